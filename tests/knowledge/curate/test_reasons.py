"""The reason of an edit, which stands in the history and under answers that it changes."""

import pytest

from knowledge.curate.outcome import reasoned
from knowledge.errors import BadEntry


@pytest.mark.parametrize(
    "reason", ["@everyone look", "see <@123>", "a\x00b", "\u202etxt", "e\u0301\u0302\u0303\u0304"]
)
def test_a_reason_that_would_deceive_or_disturb_is_refused(reason: str) -> None:
    with pytest.raises(BadEntry):
        reasoned(reason)


def test_a_reason_is_trimmed_and_without_what_comes_along_with_copying() -> None:
    assert reasoned("  the\u00ad source\n was  corrected\u200b ") == "the source was corrected"


def test_a_reason_that_is_refused_says_where_it_was_typed() -> None:
    with pytest.raises(BadEntry, match=r"^reason: This holds a mention"):
        reasoned("@everyone")
