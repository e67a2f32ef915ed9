"""Who reads: language, day and events follow the guild's choices."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.reader import NOWHERE, may_read, reader_of, zone_of
from knowledge.models import Event
from knowledge.storage.posting import Guild

LATE = int(datetime(2026, 11, 24, 20, 30, tzinfo=UTC).timestamp())
GUILD = Guild(7)
EVENTS = (Event("flood", "Flood", 1, 2), Event("storm", "Storm", 3, 4))


@pytest.mark.parametrize(
    ("chosen", "locale", "language"),
    [
        ("", "ru", "ru"),
        ("", "es-419", "es"),
        ("", "en-GB", "en"),
        ("", "pt-BR", "en"),
        ("", "", "en"),
        ("kk", "ru", "kk"),
    ],
)
def test_the_guild_s_language_goes_first(chosen: str, locale: str, language: str) -> None:
    guild = replace(GUILD, language=chosen)
    assert reader_of(guild, user=1, locale=locale, at=LATE).language == language


@pytest.mark.parametrize(
    ("chosen", "locale", "dates"),
    [
        ("", "en-GB", "en-gb"),
        ("en", "en-US", "en-us"),
        ("", "uk", "uk"),
        ("", "", ""),
        ("kk", "", "kk"),
        ("ru", "en-US", "ru"),
    ],
)
def test_dates_are_in_the_order_of_the_reader_s_own_locale(
    chosen: str, locale: str, dates: str
) -> None:
    guild = replace(GUILD, language=chosen)
    assert reader_of(guild, user=1, locale=locale, at=LATE).dates == dates


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("UTC", date(2026, 11, 24)),
        ("Asia/Almaty", date(2026, 11, 25)),
        ("America/New_York", date(2026, 11, 24)),
        ("Pacific/Kiritimati", date(2026, 11, 25)),
        ("Nowhere/At_All", date(2026, 11, 24)),
        ("../etc/passwd", date(2026, 11, 24)),
        ("", date(2026, 11, 24)),
    ],
)
def test_today_is_the_guild_s(zone: str, today: date) -> None:
    assert reader_of(replace(GUILD, zone=zone), user=1, locale="en", at=LATE).today == today


def test_only_chosen_events_may_be_read() -> None:
    chosen = reader_of(replace(GUILD, events=("storm",)), user=1, locale="en", at=LATE)
    assert may_read(chosen, EVENTS) == EVENTS[1:]
    assert may_read(reader_of(NOWHERE, user=1, locale="en", at=LATE), EVENTS) == EVENTS


def test_a_known_zone_is_kept() -> None:
    assert zone_of("Asia/Almaty").key == "Asia/Almaty"
