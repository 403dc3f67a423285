"""The recipe of a model."""

from pathlib import Path

import pytest

from search_service.errors import ModelError
from search_service.model.recipe import Prompts, Recipe, choose_prompts

RECIPE = Recipe("some@1234", 384, 512, Prompts("query: ", "passage: "))


def test_a_recipe_survives_the_disk(tmp_path: Path) -> None:
    """What is written is read."""
    RECIPE.write(tmp_path / "recipe.json")
    assert Recipe.read(tmp_path / "recipe.json") == RECIPE


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": "some", "prompts": {}, "colour": 1}'])
def test_what_is_no_recipe_is_refused(tmp_path: Path, content: str) -> None:
    """With the command that mends it."""
    (tmp_path / "recipe.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="run `samenwerkwijzer model`"):
        Recipe.read(tmp_path / "recipe.json")


def test_an_empty_document_prompt_does_not_hide_the_passage_prompt() -> None:
    """sentence-transformers 6 adds one to every model."""
    found = choose_prompts({"query": "query: ", "document": "", "passage": "passage: "})
    assert found == Prompts("query: ", "passage: ")


def test_a_model_without_prompts_gets_none() -> None:
    """Texts go in as they are."""
    assert choose_prompts({"query": "", "document": None}) == Prompts("", "")
