"""Which local day is due: over changing clocks, zones and restarts, each day has one turn."""

import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.digests.daily import (
    CATCH_UP,
    anniversaries,
    begin,
    due_at,
    due_day,
    finished,
    local_day,
    next_due,
    replayed,
)
from knowledge.dates.span import DateSpan
from knowledge.models import Event
from knowledge.storage.posting import DigestMode, Schedule

DAILY: Final = Schedule(5, 70, DigestMode.ON_THIS_DAY, "flood", 8, "UTC")
REPLAY: Final = replace(DAILY, mode=DigestMode.REPLAY, pace=2, begins=730_000)
HOUR: Final = 3600
ODD_ZONES: Final = (
    "America/St_Johns",
    "America/Santiago",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Antarctica/Troll",
    "Asia/Almaty",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Qyzylorda",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Vienna",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
)
"""Half hours, clocks changed at midnight or in Ramadan, negative summer time, changed offsets."""


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def at(year: int, month: int, number: int, hour: int = 0, minute: int = 0) -> int:
    """An instant in universal time."""
    return int(datetime(year, month, number, hour, minute, tzinfo=UTC).timestamp())


def said(instant: int, zone: str) -> str:
    """What clocks say in a zone."""
    return datetime.fromtimestamp(instant, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def in_zone(zone: str, hour: int = 8) -> Schedule:
    return replace(DAILY, zone=zone, hour=hour)


@pytest.mark.parametrize(
    ("zone", "hour", "when", "clock"),
    [
        ("UTC", 8, day(2024, 3, 5), "2024-03-05 08:00"),
        ("Asia/Almaty", 8, day(2022, 1, 5), "2022-01-05 08:00"),
        ("Europe/Vienna", 2, day(2024, 3, 31), "2024-03-31 03:00"),
        ("Europe/Vienna", 2, day(2024, 10, 27), "2024-10-27 02:00"),
        ("Australia/Lord_Howe", 2, day(2024, 10, 6), "2024-10-06 02:30"),
        ("Africa/Cairo", 0, day(2024, 4, 26), "2024-04-26 01:00"),
        ("America/Santiago", 0, day(2024, 9, 8), "2024-09-08 01:00"),
        ("No/Such_Place", 8, day(2024, 3, 5), "2024-03-05 08:00"),
    ],
)
def test_day_is_due_when_its_hour_comes_or_would_have(
    zone: str, hour: int, when: int, clock: str
) -> None:
    """An hour that clocks skip comes as soon as it would have."""
    shown = zone if zone in available_timezones() else "UTC"
    assert said(due_at(in_zone(zone, hour), when), shown) == clock


def test_repeated_hour_is_due_the_first_time() -> None:
    due = due_at(in_zone("Europe/Vienna", 2), day(2024, 10, 27))
    assert due == at(2024, 10, 27, 0)
    assert said(due + HOUR, "Europe/Vienna") == "2024-10-27 02:00"


@pytest.mark.parametrize(
    ("hour", "minute", "due"),
    [(7, 59, None), (8, 0, 0), (13, 59, 0), (14, 0, None), (23, 59, None)],
)
def test_day_is_due_for_six_hours_from_its_hour_on(hour: int, minute: int, due: int | None) -> None:
    found = due_day(DAILY, at(2024, 3, 5, hour, minute))
    assert found == (None if due is None else day(2024, 3, 5) + due)


@pytest.mark.parametrize(("hour", "expected"), [(22, 0), (23, 0), (1, -1), (3, -1), (4, None)])
def test_late_hour_is_caught_up_with_after_midnight(hour: int, expected: int | None) -> None:
    instant = at(2024, 3, 5, hour, 30)
    found = due_day(replace(DAILY, hour=22), instant)
    assert found == (None if expected is None else day(2024, 3, 5) + expected)


def test_no_day_is_due_before_the_schedule_begins() -> None:
    begun = replace(DAILY, begins=day(2024, 3, 6))
    assert due_day(begun, at(2024, 3, 5, 9)) is None
    assert due_day(begun, at(2024, 3, 6, 9)) == day(2024, 3, 6)


def test_day_that_a_zone_left_out_is_never_due() -> None:
    """Samoa had no 30 December 2011."""
    turns = {
        due_day(in_zone("Pacific/Apia"), instant)
        for instant in range(at(2011, 12, 27), at(2012, 1, 3), 900)
    }
    december = {day(2011, 12, number) for number in (27, 28, 29, 31)}
    assert turns - {None} == december | {day(2012, 1, number) for number in (1, 2, 3)}


def claims(schedule: Schedule, looks: "list[int]") -> dict[int, int]:
    """Each day that is claimed when it is due at these looks, with the instant of its claim."""
    claimed: dict[int, int] = {}
    for instant in looks:
        due = due_day(schedule, instant)
        if due is not None:
            claimed.setdefault(due, instant)
    return claimed


def looks(chance: random.Random, pause: Callable[[], float]) -> list[int]:
    """Instants of two years at which a look falls, with pauses between them."""
    instant, found = at(2023, 1, 1) + chance.randrange(3600), []
    while instant < at(2025, 1, 1):
        found.append(instant)
        instant += int(pause())
    return found


@pytest.mark.parametrize("zone", ODD_ZONES)
def test_every_local_day_of_two_years_has_one_turn(zone: str) -> None:
    """Whatever the restarts, as long as the bot is back within six hours."""
    chance = random.Random(zone)  # noqa: S311 - the same times at each run
    schedule = in_zone(zone, chance.randrange(24))
    made = claims(schedule, looks(chance, lambda: chance.uniform(60, 5.9 * HOUR)))
    days = sorted(made)
    assert days == list(range(days[0], days[-1] + 1))
    assert len(days) >= 730
    assert all(
        0 <= instant - due_at(schedule, each) < CATCH_UP
        and local_day(zone, instant) - each in (0, 1)
        for each, instant in made.items()
    )


def test_every_zone_has_one_turn_each_day_around_its_changes() -> None:
    """All zones, on the days about which most of them change their clocks."""
    for zone in sorted(available_timezones()):
        schedule = in_zone(zone, len(zone) % 24)
        for month, number in ((3, 8), (3, 29), (4, 5), (9, 5), (10, 3), (10, 26), (11, 1)):
            first = at(2024, month, number)
            made = claims(schedule, list(range(first, first + 5 * 24 * HOUR, 5 * HOUR)))
            days = sorted(made)
            assert days == list(range(days[0], days[-1] + 1)), zone


@pytest.mark.parametrize("zone", ODD_ZONES[::3])
def test_long_absence_skips_days_and_doubles_none(zone: str) -> None:
    chance = random.Random(zone)  # noqa: S311 - the same times at each run
    schedule = in_zone(zone, chance.randrange(24))
    times = looks(chance, lambda: chance.choice((60, HOUR, 30 * HOUR)))
    made = claims(schedule, times)
    for each in range(min(made) + 1, max(made)):
        due = due_at(schedule, each)
        turn = times[bisect_left(times, due)]
        assert made.get(each) == (turn if turn - due < CATCH_UP else None)


@pytest.mark.parametrize("zone", ODD_ZONES[1::3])
def test_clock_that_is_wrong_for_a_while_doubles_and_loses_none(zone: str) -> None:
    """It steps by up to two days, and is put right soon."""
    chance = random.Random(zone)  # noqa: S311 - the same times at each run
    schedule = in_zone(zone, chance.randrange(24))
    claimed: dict[int, int] = {}
    wrong = False
    for instant in looks(chance, lambda: chance.uniform(60, 2 * HOUR)):
        wrong = not wrong and chance.random() < 0.05
        step = chance.choice((-50, -24, -3, 3, 24, 50)) * HOUR if wrong else 0
        due = due_day(schedule, instant + step)
        if due is not None:
            claimed.setdefault(due, instant)
    days = sorted(claimed)
    assert set(range(days[3], days[-3])) <= set(days)
    assert len(days) > 725


@pytest.mark.parametrize(("hour", "first"), [(0, 5), (7, 5), (8, 6), (9, 6), (23, 6)])
def test_new_schedule_begins_when_its_hour_comes_next(hour: int, first: int) -> None:
    now = at(2024, 3, 5, hour, 10)
    begun = begin(DAILY, None, now)
    assert (begun.schedule.begins, begun.settled) == (day(2024, 3, first), None)
    assert next_due(begun.schedule, now) == day(2024, 3, first)
    assert due_day(begun.schedule, now) is None


def test_schedule_that_was_off_or_has_not_begun_begins_anew() -> None:
    now = at(2024, 3, 5, 12)
    for held in (
        replace(REPLAY, off="refused", id=3),
        replace(REPLAY, begins=day(2024, 3, 6)),
        replace(REPLAY, pace=1),
    ):
        assert begin(REPLAY, held, now).schedule.begins == day(2024, 3, 6)
    daily = replace(DAILY, begins=1)
    assert begin(DAILY, daily, now).schedule.begins == day(2024, 3, 6)


FLOOD: Final = Event("flood", "The flood", day(1999, 3, 1), day(1999, 3, 10))


@pytest.mark.parametrize(
    ("before", "after", "hour"),
    [(8, 8, 12), (8, 20, 12), (20, 8, 12), (20, 22, 12), (8, 6, 12), (8, 6, 5), (20, 8, 23)],
)
def test_replay_set_to_another_hour_goes_on_where_it_was(
    before: int, after: int, hour: int
) -> None:
    """Each of the event's days is shown once and in order, on one local day at most a post."""
    start = day(2024, 3, 3)
    held = replace(REPLAY, pace=1, hour=before, begins=start)
    settled: dict[int, int | None] = {}

    def look(schedule: Schedule, instant: int) -> None:
        due = due_day(schedule, instant)
        if due is None or due in settled:
            return
        newest = max((each for each in settled if each < due), default=None)
        shown = replayed(schedule, FLOOD, due, newest)
        settled[due] = shown.number if shown else None

    change = at(2024, 3, 6, hour)
    for instant in range(at(2024, 3, 3), change, 1800):
        look(held, instant)
    begun = begin(replace(held, hour=after, begins=0), held, change)
    if begun.settled is not None:
        settled.setdefault(begun.settled, None)
    for instant in range(change, at(2024, 3, 20), 1800):
        look(begun.schedule, instant)
    assert [each for each in settled.values() if each] == list(range(1, 11))


def test_replay_shows_the_event_s_days_at_its_pace() -> None:
    shown = [replayed(REPLAY, FLOOD, 730_000 + past, 730_000 + past - 1) for past in range(-1, 6)]
    assert [each and each.span for each in shown] == [
        None,
        *(DateSpan(FLOOD.first + at, FLOOD.first + at + 1) for at in (0, 2, 4, 6, 8)),
        None,
    ]
    assert [(each.number, each.is_last) for each in shown if each] == [
        (2, False),
        (4, False),
        (6, False),
        (8, False),
        (10, True),
    ]
    assert [finished(REPLAY, FLOOD, 730_000 + past) for past in (0, 4, 5, 6)] == [
        False,
        False,
        True,
        True,
    ]


def test_replay_that_ends_within_a_pace_shows_what_is_left() -> None:
    shown = replayed(replace(REPLAY, pace=4), FLOOD, 730_002, 730_001)
    assert shown is not None
    assert shown.span == DateSpan(FLOOD.last - 1, FLOOD.last)
    assert shown.is_last


@pytest.mark.parametrize(("before", "first"), [(None, 0), (730_002, 6), (730_001, 4), (1, 0)])
def test_replay_catches_up_with_days_on_which_it_was_away(before: int | None, first: int) -> None:
    shown = replayed(REPLAY, FLOOD, 730_003, before)
    assert shown is not None
    assert shown.span == DateSpan(FLOOD.first + first, FLOOD.first + 7)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ((2024, 1, 5), [(2022, 1, 5)]),
        ((2024, 1, 20), []),
        ((2022, 1, 5), []),
        ((2021, 1, 5), []),
    ],
)
def test_anniversary_of_a_short_event(
    today: tuple[int, int, int], expected: list[tuple[int, int, int]]
) -> None:
    event = Event("kz", "Kazakhstan", day(2022, 1, 1), day(2022, 1, 15))
    assert anniversaries(event, day(*today)) == tuple(day(*each) for each in expected)


def test_anniversaries_of_a_long_event_come_latest_first() -> None:
    event = Event("war", "A war", day(2014, 2, 20), day(2024, 6, 1))
    found = anniversaries(event, day(2024, 3, 1))
    assert found == tuple(day(year, 3, 1) for year in range(2023, 2013, -1))
    assert anniversaries(event, day(2024, 1, 1))[-1] == day(2015, 1, 1)


def test_leap_day_is_remembered_on_the_28th_where_there_is_no_other() -> None:
    event = Event("leap", "A leap", day(2016, 2, 28), day(2023, 3, 1))
    on_28th = anniversaries(event, day(2023, 2, 28))
    assert day(2020, 2, 29) in on_28th
    assert day(2020, 2, 28) in on_28th
    assert anniversaries(event, day(2024, 2, 29)) == (day(2020, 2, 29), day(2016, 2, 29))
    assert day(2020, 2, 29) not in anniversaries(event, day(2024, 2, 28))


def test_event_of_long_ago_has_anniversaries_too() -> None:
    ancient = Event("rome", "Rome", -300_000, day(40, 1, 1))
    assert anniversaries(ancient, day(2024, 1, 1))[0] == day(40, 1, 1)
