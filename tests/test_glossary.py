"""The glossary's terms, and other words for them."""

import re
from pathlib import Path

import pytest

from sphinx_handbook.glossary import SYNONYMS, Entry, check_synonyms, read_synonyms


def test_a_term_with_an_explanation_behind_it_is_two_words_for_it() -> None:
    """So is each synonym; none stands twice."""
    entry = Entry("term-wijkteam", ("wijkteam (neighbourhood team)", "team"), "A team.")

    assert entry.key == "wijkteam"
    assert entry.words(["community team", "team"]) == ["wijkteam", "neighbourhood team", "team", "community team"]


def test_synonyms_are_read_in_one_language(tmp_path: Path) -> None:
    """A handbook may have none."""
    assert read_synonyms(tmp_path, "en") == {}
    (tmp_path / SYNONYMS).write_text("AVG: {nl: [privacywet], en: [GDPR]}\n", encoding="utf-8")
    assert read_synonyms(tmp_path, "en") == {"AVG": ["GDPR"]}


@pytest.mark.parametrize("text", ["AVG: {nl: [privacywet]}", "AVG: [GDPR]", "AVG: {nl: [x], en: [GDPR]}", "AVG: {nl: [", "[]"])
def test_a_faulty_file_is_refused(tmp_path: Path, text: str) -> None:
    """With its name."""
    (tmp_path / SYNONYMS).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"kb/synoniemen\.yml"):
        read_synonyms(tmp_path, "en")


def test_words_for_a_term_that_is_not_there_are_refused() -> None:
    """The entry was renamed or removed."""
    check_synonyms({"AVG": ["GDPR"]}, {"AVG", "ICR"})
    with pytest.raises(ValueError, match="no entry has the address term-AVGG"):
        check_synonyms({"AVGG": ["GDPR"]}, {"AVG", "ICR"})


def test_a_translated_term_names_the_dutch_one() -> None:
    """That is the word which a reader has heard; where both are the same, it stands there once."""
    page = Path(__file__).parent.parent / "build" / "site" / "en" / "begrippen" / "index.html"
    if not page.is_file():
        pytest.skip("the site has not been built: run `samenwerkwijzer build`")
    terms = re.findall(r"<dt id=\"term-.*?</dt>", page.read_text(encoding="utf-8"), re.DOTALL)
    texts = [" ".join(re.sub(r"<[^>]+>", "", term).split()) for term in terms]

    assert any(text.startswith("power to force a decision (doorzettingsmacht)") for text in texts)
    assert any(text.startswith("Veilig Thuis") and "(Veilig Thuis)" not in text for text in texts)
