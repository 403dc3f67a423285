"""The recipe: what must be known of a model, besides its weights, to make vectors with it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from search_service.errors import ModelError


@dataclass(frozen=True)
class Prompts:
    """Words that a model expects before a query and before a passage."""

    query: str = ""
    passage: str = ""


@dataclass(frozen=True)
class Recipe:
    """Name, size and limits of a model; `max_tokens` counts the marks at both ends."""

    name: str
    dimension: int
    max_tokens: int
    prompts: Prompts

    def write(self, path: Path) -> None:
        """Write the recipe as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Recipe":
        """Read a recipe that `write` has written."""
        try:
            fields = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{**fields, "prompts": Prompts(**fields["prompts"])})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: not a recipe of this version ({error}); run `samenwerkwijzer model`") from error


def choose_prompts(prompts: Mapping[str, str | None]) -> Prompts:
    """Choose a model's own prompts, if it has any.

    sentence-transformers 6 adds an empty "document" to every model and then prefers it to the "passage" that older models
    bring; here what is empty does not count.
    """
    passage = next((found for name in ("document", "passage", "corpus") if (found := prompts.get(name))), "")
    return Prompts(query=prompts.get("query") or "", passage=passage)
