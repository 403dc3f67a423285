"""The tokenizer of a packed model, built for the `tokenizers` library."""

import unicodedata
from collections.abc import Mapping

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from search_service.model.packed import PackedModel, Pieces

MASK = "<mask>"
_SPACE = "▁"


def build_tokenizer(packed: PackedModel) -> Tokenizer:
    """Build the Unigram tokenizer with its normalisation and its marks at both ends."""
    pieces = packed.pieces
    vocabulary = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = _normalizer(packed.replacements)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="always")
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in _specials(pieces)])
    tokenizer.post_processor = _marks(pieces)
    return tokenizer


def unlike_nfkc(replacements: Mapping[int, str]) -> dict[str, list[int]]:
    """Return, for each replacement text, the code points that NFKC would treat in another way.

    These are control characters, which are dropped, and odd blanks, which become spaces. NFKC does all the others,
    so that the model's own map of characters, which the packed file does not hold in whole, is not needed.
    """
    unlike: dict[str, list[int]] = {}
    for code_point, text in replacements.items():
        if unicodedata.normalize("NFKC", chr(code_point)) != text:
            unlike.setdefault(text, []).append(code_point)
    return unlike


def _normalizer(replacements: Mapping[int, str]) -> normalizers.Sequence:
    steps: list[normalizers.Normalizer] = []
    for text, code_points in unlike_nfkc(replacements).items():
        members = "".join(f"\\x{{{code_point:X}}}" for code_point in code_points)
        steps.append(normalizers.Replace(Regex(f"[{members}]"), text))
    return normalizers.Sequence([*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])


def _specials(pieces: Pieces) -> list[str]:
    return [pieces.texts[place] for place in (pieces.begin, pieces.padding, pieces.end, pieces.unknown)] + [MASK]


def _marks(pieces: Pieces) -> processors.TemplateProcessing:
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    return processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
