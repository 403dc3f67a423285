"""Reading the exported passages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search_service.corpus import corpus_digest, read_corpus
from search_service.errors import PassagesError
from search_service.settings import Settings

Change = Callable[[dict[str, Any]], object]


def change(settings: Settings, language: str, how: Change) -> None:
    """Rewrite the passages of one edition."""
    path = settings.build_dir / f"passages.{language}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    how(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_both_editions_are_read(settings: Settings) -> None:
    """Items and passages have the same ids in both languages, and their own words."""
    corpus = read_corpus(settings.build_dir)
    assert corpus.editions["nl"].items.keys() == corpus.editions["en"].items.keys()
    assert corpus.editions["nl"].items["st-02"].title == "Eén regisseur voor elk gezin"
    assert corpus.editions["en"].items["st-02"].title == "One coordinator for each family"


def test_a_role_that_is_named_twice_keeps_all_its_actions(settings: Settings) -> None:
    """Actions of the same role are put together."""
    more = {"role": "professional", "actions": ["Bel eerst."]}
    change(settings, "nl", lambda data: data["items"][2]["actions"].append(more))
    actions = read_corpus(settings.build_dir).editions["nl"].items["st-01"].actions
    assert actions["professional"][-1] == "Bel eerst."
    assert len(actions["professional"]) == 3


def test_the_digest_changes_with_either_file(settings: Settings) -> None:
    """The digest stands for the contents of both files."""
    before = corpus_digest(settings.build_dir)
    change(settings, "en", lambda data: data["items"][0].update(title="Another title"))
    assert corpus_digest(settings.build_dir) not in (before, None)


def test_missing_passages_say_what_to_run(tmp_path: Path) -> None:
    """Without a build, the message names the file and the command."""
    with pytest.raises(PassagesError, match=r"passages\.nl\.json.*samenwerkwijzer build"):
        read_corpus(tmp_path)
    assert corpus_digest(tmp_path) is None


def test_a_torn_file_is_refused(settings: Settings) -> None:
    """A file that ends too early is not JSON, and the message says so."""
    path = settings.build_dir / "passages.en.json"
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(PassagesError, match="is not JSON"):
        read_corpus(settings.build_dir)


@pytest.mark.parametrize(
    ("language", "how", "message"),
    [
        ("nl", lambda data: data["items"][0].pop("title"), r"\$\.items\[0\]: 'title' is a required property"),
        ("nl", lambda data: data.update(language="en"), "the name of the file says nl"),
        ("en", lambda data: data["items"].pop(), "item br-op is in the Dutch edition only"),
        ("en", lambda data: data["passages"].pop(), "passage begrippen#veilig-thuis is in the Dutch edition only"),
        ("nl", lambda data: data["passages"].append(data["passages"][0]), "stands here 2 times"),
        ("nl", lambda data: data["items"][0]["sources"][0].update(item="br-99"), "comes from br-99, which is no item"),
        ("nl", lambda data: data["items"][0]["relations"][0].update(target="ba-99"), "points to ba-99, which is no item"),
    ],
)
def test_passages_that_are_not_as_they_should_be_are_refused(
    settings: Settings, language: str, how: Change, message: str
) -> None:
    """The message names the file, the place and what was found."""
    change(settings, language, how)
    with pytest.raises(PassagesError, match=message):
        read_corpus(settings.build_dir)


def test_many_faults_are_counted(settings: Settings) -> None:
    """A message stays readable when every item is wrong."""
    change(settings, "nl", lambda data: [each.pop("title") for each in data["items"]])
    with pytest.raises(PassagesError, match="and 7 more"):
        read_corpus(settings.build_dir)
