"""What a watch tells of, and when."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.span import DateSpan
from knowledge.models import (
    Attribution,
    Citation,
    Fact,
    FactName,
    FactState,
    Figure,
    Revision,
    RevisionAction,
)
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.watching import (
    Change,
    ChangeKind,
    Part,
    changed_parts,
    changes_of,
    concerning,
    is_due,
    is_quiet,
)

HOUR = 3600
FACT = Fact("F-1", "Three were hurt.", DateSpan(5, 5), scope="flood")


def watch(kind: WatchKind = WatchKind.EVENT, target: str = "", **more: Any) -> Watch:
    return replace(Watch(1, "flood", kind, target, 9, 0, "UTC", told=0), **more)


def revision(number: int, fact: Fact = FACT, **more: Any) -> Revision:
    action = RevisionAction.ADD if number == 1 else RevisionAction.CORRECT
    made = Revision(replace(fact, revision=number), number, action, "Ann", "", at=number)
    return replace(made, **more)


def retracted(number: int, **more: Any) -> Revision:
    return revision(number, action=RevisionAction.RETRACT, state=FactState.RETRACTED, **more)


def changes(*revisions: Revision, history: tuple[Revision, ...] = ()) -> tuple[Change, ...]:
    return changes_of(revisions, {("flood", "F-1"): (*history, *revisions)})


OTHER = replace(FACT, statement="Four were hurt.")


def test_new_corrected_and_retracted_are_told_apart() -> None:
    first = revision(1)
    assert [each.kind for each in changes(first)] == [ChangeKind.ADDED]
    (corrected,) = changes(revision(2, OTHER), history=(first,))
    assert (corrected.kind, corrected.before, corrected.fact.statement) == (
        ChangeKind.CORRECTED,
        first.fact,
        "Four were hurt.",
    )
    (gone,) = changes(retracted(2), history=(first,))
    assert (gone.kind, gone.before) == (ChangeKind.RETRACTED, first.fact)


def test_new_fact_that_was_mended_meanwhile_is_new_as_it_is_now() -> None:
    (change,) = changes(revision(1), revision(2, OTHER))
    assert (change.kind, change.fact.statement) == (ChangeKind.ADDED, "Four were hurt.")


def test_what_came_and_went_is_not_told() -> None:
    assert changes(revision(1), retracted(2)) == ()
    assert changes(revision(2, OTHER), revision(3), history=(revision(1),)) == ()


def test_fact_that_came_back_is_new() -> None:
    (change,) = changes(revision(3), history=(revision(1), retracted(2)))
    assert change.kind is ChangeKind.ADDED


def test_own_edits_are_not_told_to_their_author_but_to_everybody_else() -> None:
    mine = changes(revision(1, member=9))
    assert concerning(watch(), mine, {}) == ()
    assert concerning(watch(member=8), mine, {}) == mine
    assert concerning(watch(member=0, channel=5), mine, {}) == mine
    ours = changes(revision(1, member=9), revision(2, OTHER, member=8))
    assert concerning(watch(), ours, {}) == ours


def test_other_events_are_not_told() -> None:
    assert concerning(watch(event="fire"), changes(revision(1)), {}) == ()


@pytest.mark.parametrize(
    "part",
    [
        {"places": ("dam",)},
        {"names": (FactName("dam"),)},
        {"attribution": Attribution("The dam", who_name="dam")},
        {"figures": (Figure("hurt", 3, place="dam"),)},
        {"figures": (Figure("hurt", 3, counted_by="dam"),)},
    ],
)
def test_name_is_followed_whatever_its_part_and_in_all_that_it_contains(part: Any) -> None:
    within = {"dam": "town", "town": "land"}
    told = changes(revision(1, replace(FACT, **part)))
    for name in ("dam", "town", "land"):
        assert concerning(watch(WatchKind.NAME, name), told, within) == told
    assert concerning(watch(WatchKind.NAME, "village"), told, within) == ()
    assert concerning(watch(WatchKind.MEASURE, "dam"), told, within) == ()


def test_places_within_each_other_end() -> None:
    told = changes(revision(1, replace(FACT, places=("dam",))))
    assert concerning(watch(WatchKind.NAME, "x"), told, {"dam": "town", "town": "dam"}) == ()


def test_fact_that_lost_what_is_followed_is_told_once_more() -> None:
    before = replace(FACT, figures=(Figure("hurt", 3),))
    told = changes(revision(2), history=(revision(1, before),))
    assert concerning(watch(WatchKind.MEASURE, "hurt"), told, {}) == told
    assert concerning(watch(WatchKind.MEASURE, "dead"), told, {}) == ()


def test_changed_parts_are_named_in_order() -> None:
    after = replace(
        OTHER, when=DateSpan(6, 6), figures=(Figure("hurt", 4),), citations=(Citation("post"),)
    )
    assert changed_parts(FACT, after) == (
        Part.STATEMENT,
        Part.DAY,
        Part.FIGURES,
        Part.SOURCES,
    )
    assert changed_parts(FACT, replace(FACT, keywords=("injured",))) == (Part.OTHER,)
    assert changed_parts(FACT, replace(FACT, revision=4)) == ()


def at(*moment: int, zone: str = "UTC") -> int:
    return int(datetime(*moment, tzinfo=ZoneInfo(zone)).timestamp())  # type: ignore[arg-type,misc]


def test_messages_keep_their_distance() -> None:
    noon = at(2026, 1, 5, 12)
    assert not is_due(watch(told=noon - HOUR + 1), noon)
    assert is_due(watch(told=noon - HOUR), noon)
    assert is_due(watch(told=noon, every=0), noon)


def test_nights_are_quiet_in_the_zone_of_the_watch() -> None:
    vienna = watch(zone="Europe/Vienna")
    assert [is_quiet(vienna, at(2026, 1, 5, hour)) for hour in (20, 21, 5, 6)] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_due(vienna, at(2026, 1, 5, 22))


def test_quiet_hours_within_a_day_and_none() -> None:
    lunch = watch(quiet_from=12, quiet_until=14)
    assert [is_quiet(lunch, at(2026, 1, 5, hour)) for hour in (11, 12, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]
    assert not any(
        is_quiet(watch(quiet_from=3, quiet_until=3), at(2026, 1, 5, hour)) for hour in range(24)
    )


def test_unknown_zone_is_read_as_universal_time() -> None:
    assert is_quiet(watch(zone="Mars/Olympus"), at(2026, 1, 5, 23))


@given(st.integers(0, 366 * 24 * 4), st.integers(0, 23), st.integers(0, 23))
def test_quiet_is_what_the_clock_on_the_wall_says(quarter: int, first: int, end: int) -> None:
    moment = at(2026, 1, 1) + quarter * 900
    there = watch(zone="Europe/Vienna", quiet_from=first, quiet_until=end)
    hour = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo("Europe/Vienna")).hour
    hours = set(range(first, end)) if first <= end else {*range(first, 24), *range(end)}
    assert is_quiet(there, moment) is (hour in hours)


def test_hour_that_clocks_skip_keeps_nobody_waiting() -> None:
    """On 29 March 2026 clocks in Vienna go from 2 to 3: quiet until 2 ends at the leap."""
    there = watch(zone="Europe/Vienna", quiet_until=2, every=0)
    assert is_quiet(there, at(2026, 3, 29, 0, 59))
    assert is_due(there, at(2026, 3, 29, 1))


def test_hour_that_clocks_repeat_is_quiet_twice() -> None:
    there = watch(zone="Europe/Vienna", quiet_from=2, quiet_until=3)
    assert is_quiet(there, at(2026, 10, 25, 0, 30))
    assert is_quiet(there, at(2026, 10, 25, 1, 30))
    assert not is_quiet(there, at(2026, 10, 25, 2, 30))
