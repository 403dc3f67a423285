"""What is done to every text before it is encoded, whichever form encodes it."""

_REPLACED = {
    "\u00ad": None,  # soft hyphen: left behind by PDF and HTML, it splits words into pieces of no meaning
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u201b": "'",
    "\u2032": "'",
    "\u0060": "'",
    "\u00b4": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u201f": '"',
    "\u2033": '"',
    "\u00ab": '"',
    "\u00bb": '"',
}
_TABLE = str.maketrans(_REPLACED)


def clean_text(text: str) -> str:
    """Drop soft hyphens and make every kind of quotation mark straight."""
    return text.translate(_TABLE)
