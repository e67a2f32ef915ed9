"""Days that are typed by their number alone, dates that can be read in two ways, and how far open ends reach."""

from datetime import date

import pytest

from bot.bare_days import with_ordinals
from knowledge.dates.mention import DateContext
from tests.bot.answers import EVENT
from tests.bot.conftest import PACK, Run, one_sentence

FLOOD = ("--event", "flood-2021")
KAZAKHSTAN = ("--event", "kazakhstan-2022")
CONTEXT = DateContext(reference=date(2026, 1, 1), timeline=EVENT.timeline)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *(("3", "3rd"), ("03", "3rd"), ("3.", "3rd"), ("the 3.", "3rd"), ("11", "11th")),
        *(
            ("2 to 4", "2nd to 4th"),
            ("2-4", "2nd to 4th"),
            ("2–4", "2nd to 4th"),
            ("3-7", "3rd to 7th"),
        ),
        *(("3 and 4", "3rd to 4th"), ("3,4", "3rd to 4th"), ("3rd & 4th", "3rd to 4th")),
        ("the 2nd until the 4th", "the 2nd until the 4th"),
    ],
)
def test_a_number_alone_is_a_day_of_the_event(typed: str, read: str) -> None:
    assert with_ordinals(typed, CONTEXT) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("0", "32", "99", "100", "2021", "4 to 2", "3 and 6", "3 4", "3/4", "1.5", "", "x"),
        *("7-3", "3 July", "day 3", "3 people"),
    ],
)
def test_what_is_none_or_a_date_of_the_event_already_stays_as_it_is(typed: str) -> None:
    """In July 2021 7-3 is the third of July, and 3-7 would be in March."""
    assert with_ordinals(typed, CONTEXT) == typed


@pytest.mark.parametrize("typed", ["3", "3.", "the 3rd", "03"])
def test_day_and_timeline_take_a_number_alone(run: Run, flood_store: str, typed: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    status, out, _ = run("day", *typed.split(), *where)
    assert (status, out.splitlines()[0]) == (0, "  3 July 2021 · The valley flood, 2021")
    assert run("chat", *where, given=f"/day {typed}".encode())[1].count("  3 July 2021 · ") == 1
    assert run("ask", f"day {typed}", *where)[1] == out
    status, out, _ = run("timeline", *typed.split(), *where)
    told = [fact.id for fact in PACK.facts if fact.statement in out]
    assert (status, told) == (0, ["FL-0004", "FL-0007"])


def test_a_run_of_numbers_is_a_run_of_days(run: Run, flood_store: str) -> None:
    out = run("day", "2", "to", "4", "--store", flood_store, *FLOOD)[1]
    assert out.startswith("  2–4 July 2021 · The valley flood, 2021")


@pytest.mark.parametrize("typed", ["0", "99", "0 to 99", "3 and 6", "32 or 33"])
def test_numbers_that_are_no_days_are_no_topic_either(
    run: Run, flood_store: str, typed: str
) -> None:
    for command in ("day", "timeline"):
        if (command, typed) != ("timeline", "32 or 33"):
            status, out, err = run(command, *typed.split(), "--store", flood_store, *FLOOD)
            assert (status, out) == (1, "")
            assert "is not a date that I can read" in err
            assert one_sentence(err)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("day 05/06/2022", "6 May 2022 (“05/06/2022”, not 5 June 2022)"),
        ("timeline 05/06/2022", "6 May 2022 (“05/06/2022”, not 5 June 2022)"),
        ("timeline until 05/06/2022", "6 May 2022 (“05/06/2022”, not 5 June 2022)"),
        ("day wednesday", "5 Jan 2022 (“wednesday”, not 12 Jan 2022)"),
    ],
)
def test_other_days_that_may_be_meant_are_told(
    run: Run, flood_store: str, words: str, told: str
) -> None:
    """As an answer tells them."""
    _, out, _ = run(*words.split(), "--store", flood_store, *KAZAKHSTAN)
    assert out.rstrip().endswith(f"Understood as: {told}")
    given = f"/{words}".encode()
    assert told in run("chat", "--store", flood_store, *KAZAKHSTAN, given=given)[1]


@pytest.mark.parametrize("words", ["day 05/01/2022", "day 5 January", "timeline 4 to 6 January"])
def test_nothing_is_told_where_only_one_is_of_the_event(
    run: Run, flood_store: str, words: str
) -> None:
    assert "Understood" not in run(*words.split(), "--store", flood_store, *KAZAKHSTAN)[1]


def test_days_of_several_events_are_told_apart(run: Run, flood_store: str) -> None:
    out = run("day", "4th", "--store", flood_store)[1]
    assert out.rstrip().endswith("Understood as: 4 July 2021 (“4th”, not 4 Jan 2022)")


@pytest.mark.parametrize("words", ["1999", "before 2 January", "1999 about the emergency", "2030"])
def test_an_open_end_reaches_no_further_than_its_event(
    run: Run, flood_store: str, words: str
) -> None:
    """A state of emergency "until 19 January" is no news of 1999."""
    status, out, _ = run("timeline", *words.split(), "--store", flood_store, *KAZAKHSTAN)
    assert status == 0
    assert out.startswith("  The record has nothing ")


def test_it_does_reach_all_days_of_its_event(run: Run, flood_store: str) -> None:
    out = run("timeline", "10", "to", "15", "January", "--store", flood_store, *KAZAKHSTAN)[1]
    assert out.startswith("  Until 19 Jan 2022\n")
    day = run("day", "10", "to", "15", "January", "--store", flood_store, *KAZAKHSTAN)[1]
    assert "until 19 Jan 2022" in day


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("about Mill Bridge on 3 July", "FL-0004"),
        ("about Mill Bridge 3 July", "FL-0004"),
        ("about Mill Bridge before 3 July", "FL-0003"),
        ("about Mill Bridge since 1805", "FL-0003 FL-0004"),
    ],
)
def test_a_date_behind_what_a_timeline_is_about_narrows_it(
    run: Run, flood_store: str, words: str, shown: str
) -> None:
    """But for a year that is none of the event: that is of what it is about."""
    out = run("timeline", *words.split(), "--store", flood_store, *FLOOD)[1]
    told = [fact.id for fact in PACK.facts if fact.statement in out]
    assert told == shown.split()
