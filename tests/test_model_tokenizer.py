"""The tokenizer of a packed model."""

from pathlib import Path

import pytest
from packed_sample import write_sample
from tokenizers import Tokenizer

from search_service.model.packed import read_packed
from search_service.model.tokenizer import build_tokenizer, unlike_nfkc


@pytest.fixture
def tokenizer(tmp_path: Path) -> Tokenizer:
    """Return the tokenizer of the small packed model."""
    return build_tokenizer(read_packed(write_sample(tmp_path / "sample.bin").path))


def test_a_text_becomes_pieces_between_two_marks(tokenizer: Tokenizer) -> None:
    """Each word begins with a sign for the blank before it."""
    assert tokenizer.encode("samenwerken").tokens == ["<s>", "▁samen", "werken", "</s>"]


def test_unknown_words_become_the_unknown_piece(tokenizer: Tokenizer) -> None:
    """And keep the places of the others."""
    assert tokenizer.encode("zorg q").tokens == ["<s>", "▁zorg", "▁", "q", "</s>"]
    assert tokenizer.encode("zorg q").ids[3] == 3


@pytest.mark.parametrize("text", ["samen\u200bzorg", "samen\tzorg", "samen   zorg", "\u0007samen zorg", "ｓａｍｅｎ zorg"])
def test_odd_characters_make_no_difference(tokenizer: Tokenizer, text: str) -> None:
    """Controls go, odd blanks are blanks, and wide letters are letters."""
    assert tokenizer.encode(text).tokens == ["<s>", "▁samen", "▁zorg", "</s>"]


def test_ligatures_are_read_as_letters(tokenizer: Tokenizer) -> None:
    """NFKC does what the model's own map does."""
    assert tokenizer.encode("ﬁ").tokens == tokenizer.encode("fi").tokens


def test_only_what_nfkc_does_otherwise_is_replaced_apart() -> None:
    """So that the tokenizer stays small."""
    assert unlike_nfkc({0x07: "", 0x200B: " ", 0xFB01: "fi"}) == {"": [0x07], " ": [0x200B]}


def test_the_mask_comes_after_the_pieces(tokenizer: Tokenizer) -> None:
    """As in the model that was packed."""
    assert tokenizer.token_to_id("<mask>") == 15
