"""Instants that people name."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.instants import instant_of, instant_words
from knowledge.errors import BadDate

ALMATY = ZoneInfo("Asia/Almaty")
NOW = int(datetime(2026, 11, 26, 15, 0, tzinfo=ALMATY).timestamp())


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("now", "2026-11-26 15:00", "2026-11-26 15:00"),
        ("2 hours ago", "2026-11-26 13:00", "2026-11-26 13:00"),
        ("an hour ago", "2026-11-26 14:00", "2026-11-26 14:00"),
        ("30m", "2026-11-26 14:30", "2026-11-26 14:30"),
        ("the last 3 days", "2026-11-23 15:00", "2026-11-23 15:00"),
        ("yesterday", "2026-11-25 00:00", "2026-11-25 23:59"),
        ("yesterday 14:00", "2026-11-25 14:00", "2026-11-25 14:00"),
        ("26 nov", "2026-11-26 00:00", "2026-11-26 15:00"),
        ("27 nov", "2025-11-27 00:00", "2025-11-27 23:59"),
        ("monday", "2026-11-23 00:00", "2026-11-23 23:59"),
        ("last week", "2026-11-16 00:00", "2026-11-22 23:59"),
        ("2026-11-25 14:30", "2026-11-25 14:30", "2026-11-25 14:30"),
        ("9 January 2022", "2022-01-09 00:00", "2022-01-09 23:59"),
    ],
)
def test_words_name_the_latest_such_instant(words: str, start: str, end: str) -> None:
    def shown(at: int) -> str:
        return instant_words(at, ALMATY)[:16]

    assert shown(instant_of(words, at=NOW, zone=ALMATY)) == start
    assert shown(instant_of(words, at=NOW, zone=ALMATY, end=True)) == end


@pytest.mark.parametrize("words", ["", "soon", "tomorrow", "2027-01-01 10:00", "0", "99999 days"])
def test_what_names_no_instant_up_to_now_is_refused(words: str) -> None:
    with pytest.raises(BadDate, match="no time up to now"):
        instant_of(words, at=NOW, zone=ALMATY)


def test_instant_is_shown_with_its_zone() -> None:
    assert instant_words(NOW, UTC) == "2026-11-26 10:00 UTC"


@pytest.mark.parametrize("words", ["0001-01-01", "0987-06-05"])
def test_a_year_has_four_digits_always(words: str) -> None:
    assert instant_words(instant_of(words, at=NOW)) == f"{words} 00:00 UTC"
