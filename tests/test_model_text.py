"""What is done to every text before it is encoded."""

from search_service.model.text import clean_text


def test_soft_hyphens_go() -> None:
    """A word that a PDF has split is one word again."""
    assert clean_text("casus\u00adregie") == "casusregie"


def test_quotation_marks_become_straight() -> None:
    """Typed and typeset text give the same vector."""
    assert clean_text("„foto\u2019s\u201d van \u2018thuis\u2019 en «elders»") == '"foto\'s" van \'thuis\' en "elders"'


def test_other_text_stays_as_it_is() -> None:
    """Accents carry meaning."""
    assert clean_text("één geïsoleerd gezin - 5 cm") == "één geïsoleerd gezin - 5 cm"
