"""Building and loading the index: unchanged work is not done again, and nothing that does not fit is loaded."""

import json
import shutil
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from conftest import silent
from embedder import HashingEmbedder

from search_service.errors import IndexUnusable, IndexUnwritable
from search_service.index import build_index, load_index, unchanged_index
from search_service.manifest import NAME, SCHEMA
from search_service.settings import Settings


def edit_passages(settings: Settings) -> None:
    """Change a word in the Dutch edition."""
    path = settings.build_dir / "passages.nl.json"
    path.write_text(path.read_text(encoding="utf-8").replace("twijfel", "aarzeling"), encoding="utf-8")


def versions(settings: Settings) -> list[str]:
    """Return the names of the versions on disk."""
    return sorted(path.name for path in settings.index_dir.iterdir() if path.is_dir())


def test_an_index_is_built_and_loaded(settings: Settings, embedder: HashingEmbedder) -> None:
    """Every text has a vector, and every sentence in both languages."""
    folder = build_index(settings, embedder, silent)
    index = load_index(settings, embedder)
    assert index.version == folder.name == versions(settings)[0]
    assert len(index.vectors) == len(index.layout.dense.rows)
    assert all(len(index.sentences[lang]) == len(index.layout.sentences[lang]) for lang in ("nl", "en"))


def test_a_sentence_keeps_its_own_vector(settings: Settings, embedder: HashingEmbedder) -> None:
    """The languages do not get mixed up on disk."""
    build_index(settings, embedder, silent)
    index = load_index(settings, embedder)
    expected = index.space.shifted_prose(embedder.encode_queries([index.layout.sentences["en"][5]]))[0]
    assert np.allclose(index.sentences["en"][5], expected, atol=1e-3)


def test_an_unchanged_index_is_not_built_again(settings: Settings) -> None:
    """The same passages and model: the same folder, and nothing is embedded."""
    encoder = HashingEmbedder()
    first = build_index(settings, encoder, silent)
    done = encoder.encoded
    assert build_index(settings, encoder, silent) == first
    assert encoder.encoded == done


def test_changed_passages_give_a_new_version_that_embeds_only_what_changed(settings: Settings) -> None:
    """One sentence in one action: a few texts, not all."""
    encoder = HashingEmbedder()
    first = build_index(settings, encoder, silent)
    done = encoder.encoded
    edit_passages(settings)
    second = build_index(settings, encoder, silent)
    assert second != first
    assert 0 < encoder.encoded - done < 5
    assert load_index(settings, encoder).version == second.name


def test_the_version_before_the_current_one_is_kept(settings: Settings) -> None:
    """And no older one."""
    for number in range(4):
        build_index(settings, HashingEmbedder(f"model-{number}"), silent)
    assert [name[:5] for name in versions(settings)] == ["v0003", "v0004"]


def test_a_build_that_fails_leaves_the_current_index(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing half done."""
    encoder = HashingEmbedder()
    first = build_index(settings, encoder, silent)
    edit_passages(settings)

    def fail(*arguments: object, **named: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("search_service.index.np.save", fail)
    with pytest.raises(IndexUnwritable, match=r"disk full.*Make room .* or set SAMENWERKWIJZER_INDEX_DIR"):
        build_index(settings, encoder, silent)
    assert versions(settings) == [first.name]
    assert (settings.index_dir / "current").read_text().strip() == first.name


def test_two_builds_at_once_both_end_well(settings: Settings) -> None:
    """They take turns, and the last is current."""
    builds = [Thread(target=build_index, args=(settings, HashingEmbedder(f"model-{number}"), silent)) for number in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()

    assert [name[:5] for name in versions(settings)] == ["v0001", "v0002"]
    assert (settings.index_dir / "current").read_text().strip() == versions(settings)[1]


def test_a_missing_index_is_refused(settings: Settings, embedder: HashingEmbedder) -> None:
    """With what to run."""
    with pytest.raises(IndexUnusable, match="there is no index here; run `samenwerkwijzer index`"):
        load_index(settings, embedder)


def test_an_index_of_other_passages_is_refused(settings: Settings, embedder: HashingEmbedder) -> None:
    """With both sides of the mismatch."""
    build_index(settings, embedder, silent)
    edit_passages(settings)
    assert unchanged_index(settings, embedder) is None
    with pytest.raises(IndexUnusable, match=r"made from the passages with SHA-256 \w{12}, where .* now holds \w{12}; run"):
        load_index(settings, embedder)


def test_an_index_serves_without_the_passages_it_was_made_from(settings: Settings, embedder: HashingEmbedder) -> None:
    """A machine that only serves needs no build folder."""
    build_index(settings, embedder, silent)
    for path in settings.build_dir.glob("passages.*.json"):
        path.unlink()
    assert load_index(settings, embedder).documents


@pytest.mark.parametrize("other", [HashingEmbedder("other"), HashingEmbedder(dimension=32)])
def test_an_index_of_another_model_is_refused(settings: Settings, embedder: HashingEmbedder, other: HashingEmbedder) -> None:
    """With both names and dimensions."""
    build_index(settings, embedder, silent)
    message = rf"made with the model hashing \(256 components\), where the service runs {other.name} \({other.dimension} "
    with pytest.raises(IndexUnusable, match=message):
        load_index(settings, other)


def test_an_index_of_another_layout_is_refused(settings: Settings, embedder: HashingEmbedder) -> None:
    """With both numbers."""
    path = build_index(settings, embedder, silent) / NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 99}))
    with pytest.raises(IndexUnusable, match=f"has layout 99, where this service reads layout {SCHEMA}"):
        load_index(settings, embedder)


def test_an_index_of_other_texts_is_refused(
    settings: Settings, embedder: HashingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code that cuts passages in another way does not fit the vectors on disk."""
    build_index(settings, embedder, silent)
    monkeypatch.setattr("search_service.texts.WINDOW_WORDS", 12)
    assert unchanged_index(settings, embedder) is None
    with pytest.raises(IndexUnusable, match="this version of the service makes"):
        load_index(settings, embedder)


@pytest.mark.parametrize("name", ["vectors.faiss", "sentences.npy", "passages.en.json", "lexical.nl/vocab.index.json"])
@pytest.mark.parametrize("damage", ["torn", "flipped", "gone"])
def test_a_damaged_index_is_refused_and_built_again(
    settings: Settings, embedder: HashingEmbedder, name: str, damage: str
) -> None:
    """Every byte is checked when the service starts."""
    path = build_index(settings, embedder, silent) / name
    content = path.read_bytes()
    path.write_bytes(content[:-7] if damage == "torn" else content[:-1] + bytes([content[-1] ^ 1]))
    if damage == "gone":
        path.unlink()
    with pytest.raises(IndexUnusable, match=f"{path.name}.*run `samenwerkwijzer index`"):
        load_index(settings, embedder)
    build_index(settings, embedder, silent)
    assert load_index(settings, embedder).version.startswith("v0002")


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000, '{"schema": 1}', '{"schema": 1, "more": 2}'])
def test_a_damaged_manifest_is_refused(settings: Settings, embedder: HashingEmbedder, content: str) -> None:
    """Whatever is in it."""
    (build_index(settings, embedder, silent) / NAME).write_text(content)
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        load_index(settings, embedder)


@pytest.mark.parametrize("part", [{"files": []}, {"files": {}}, {"corpus": 3}, {"texts": None}, {"dimension": "64"}])
def test_a_manifest_with_wrong_parts_is_refused(settings: Settings, embedder: HashingEmbedder, part: dict[str, object]) -> None:
    """Also where each part is there and is not what it should be."""
    path = build_index(settings, embedder, silent) / NAME
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **part}))
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        load_index(settings, embedder)


def test_a_pointer_that_is_no_text_is_refused(settings: Settings, embedder: HashingEmbedder) -> None:
    """And a new index mends it."""
    build_index(settings, embedder, silent)
    (settings.index_dir / "current").write_bytes(b"\xb0\xb1junk")
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        load_index(settings, embedder)
    build_index(settings, embedder, silent)
    load_index(settings, embedder)


@pytest.mark.parametrize("content", ["v0009-00000000", "../elsewhere", "", "v0001"])
def test_a_pointer_to_nothing_is_refused(settings: Settings, embedder: HashingEmbedder, content: str) -> None:
    """It cannot lead out of the folder either."""
    build_index(settings, embedder, silent)
    (settings.index_dir / "current").write_text(content)
    with pytest.raises(IndexUnusable, match="which is no version in"):
        load_index(settings, embedder)


def test_an_index_may_be_copied_elsewhere(settings: Settings, embedder: HashingEmbedder, tmp_path: Path) -> None:
    """Nothing in it names a folder of the machine that made it."""
    build_index(settings, embedder, silent)
    shutil.copytree(settings.index_dir, tmp_path / "copy")
    moved = Settings(cache_dir=tmp_path, build_dir=tmp_path / "none", index_dir=tmp_path / "copy")
    assert load_index(moved, embedder).documents
    named = [path for path in (tmp_path / "copy").rglob("*") if path.is_file() and str(tmp_path).encode() in path.read_bytes()]
    assert named == []
