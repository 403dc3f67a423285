"""The packed model: what is written into one is read from it."""

from pathlib import Path

import numpy as np
import pytest
from packed_sample import PIECES, REPLACEMENTS, SHAPE, Sample, pack_four_bits, write_sample

from search_service.errors import ModelError
from search_service.model.packed import four_bits_to_float, read_packed


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Return a small packed model."""
    return write_sample(tmp_path / "sample.bin")


def test_four_bits_survive_the_round_trip(sample: Sample) -> None:
    """Weights that four bits can hold come back as they were, each in its place."""
    packed = read_packed(sample.path)
    for name, expected in sample.matrices.items():
        assert np.array_equal(packed.matrix(name, *expected.shape), expected), name


def test_weights_between_two_steps_come_back_near() -> None:
    """The error is at most half a step, and a whole one at the top, where the scale has no room."""
    weights = np.linspace(-1, 1, 64, dtype=np.float32)
    found = four_bits_to_float(np.frombuffer(pack_four_bits(weights), np.uint8))
    assert np.abs(found - weights).max() <= 0.125


def test_vectors_are_read_in_their_shape(sample: Sample) -> None:
    """They are not packed."""
    packed = read_packed(sample.path)
    for name, expected in sample.vectors.items():
        assert np.array_equal(packed.vector(name, *expected.shape), expected), name


def test_shape_pieces_and_replacements_are_read(sample: Sample) -> None:
    """All that is needed besides weights."""
    packed = read_packed(sample.path)
    assert packed.shape.epsilon == pytest.approx(SHAPE.epsilon)
    assert (packed.shape.hidden, packed.shape.vocabulary, packed.shape.types) == (32, len(PIECES) + 1, 2)
    assert packed.pieces.texts == PIECES
    assert packed.pieces.scores[2] == -2
    assert (packed.pieces.begin, packed.pieces.end, packed.pieces.padding, packed.pieces.unknown) == (0, 2, 1, 3)
    assert packed.replacements == REPLACEMENTS


def test_a_file_of_another_kind_is_refused(sample: Sample) -> None:
    """Its first bytes tell."""
    sample.path.write_bytes(b"GGUF" + sample.path.read_bytes()[4:])
    with pytest.raises(ModelError, match="does not begin with E5S1"):
        read_packed(sample.path)


def test_a_file_with_other_blocks_is_refused(sample: Sample) -> None:
    """A later version may pack in another way."""
    content = bytearray(sample.path.read_bytes())
    content[40:44] = (64).to_bytes(4, "little")
    sample.path.write_bytes(content)
    with pytest.raises(ModelError, match="blocks hold 64 weights, expected 32"):
        read_packed(sample.path)


@pytest.mark.parametrize("kept", [0, 3, 20, 60, 200, 260])
def test_a_file_that_is_cut_short_is_refused(sample: Sample, kept: int) -> None:
    """Wherever it ends, in the header, the pieces or the directory."""
    sample.path.write_bytes(sample.path.read_bytes()[:kept])
    with pytest.raises(ModelError, match=f"it ends at byte {kept}"):
        read_packed(sample.path)


def test_a_tensor_that_is_cut_short_is_refused(sample: Sample) -> None:
    """The directory can be whole while the tensors are not."""
    sample.path.write_bytes(sample.path.read_bytes()[:-10])
    packed = read_packed(sample.path)
    with pytest.raises(ModelError, match=r"tensor emb\.type ends at byte"):
        packed.vector("emb.type", 2, 32)


def test_a_missing_tensor_is_named(sample: Sample) -> None:
    """As is one of another size."""
    packed = read_packed(sample.path)
    with pytest.raises(ModelError, match="no tensor pooler"):
        packed.vector("pooler", 32)
    with pytest.raises(ModelError, match=r"tensor emb\.ln\.w has kind 0 and 128 bytes, expected kind 0 and 64 bytes"):
        packed.vector("emb.ln.w", 16)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """With what the system says."""
    with pytest.raises(ModelError, match=r"gone\.bin: the packed model cannot be read"):
        read_packed(tmp_path / "gone.bin")
