"""What the service says to readers."""

import re

import pytest

from search_service.messages import catalogue, message


@pytest.mark.parametrize("key", catalogue())
def test_every_message_is_there_in_both_languages_with_the_same_gaps(key: str) -> None:
    """A gap that only one language has would fail for its readers alone."""
    texts = catalogue()[key]
    assert texts.keys() == {"nl", "en"}
    gaps = {language: sorted(re.findall(r"\{(\w+)\}", text)) for language, text in texts.items()}
    assert gaps["nl"] == gaps["en"]


def test_gaps_are_filled() -> None:
    """With what is given."""
    assert message("not_in_range", "en", {"least": 1, "most": 50}) == "This must be a whole number from 1 to 50."
