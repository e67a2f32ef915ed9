"""Days, timelines and figures as people ask for them, in the command and in the chat."""

import json
from pathlib import Path

import pytest

from tests.bot.conftest import PACK, Run, one_sentence

FLOOD = ("--event", "flood-2021")


def test_day_and_timeline_and_figure_and_facts(run: Run, flood_store: str) -> None:
    """Each reads the same record in its own order."""
    where = ("--store", flood_store, *FLOOD)
    assert run("day", "4 July", *where)[1].startswith("  4 July 2021 · The valley flood, 2021\n")
    timeline = run("timeline", "3 July to 4 July", *where)[1]
    assert "Mill Bridge in Oldtown collapsed" not in timeline
    assert timeline.index("3 July 2021\n") < timeline.index("4 July 2021\n")
    assert "over 1,200" in run("figure", "evacuated", *where)[1]
    assert "evacuated   3 facts" in run("figure", *where)[1]
    listed = run("facts", "list", *where)[1].splitlines()
    assert listed[0] == ("FL-0003 2 July 2021, evening Mill Bridge in Oldtown collapsed.")
    assert "Revisions" in run("facts", "show", "fl-0003", *where)[1]
    assert json.loads(run("facts", "show", "FL-0003", "--json", *where)[1])["revisions"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("", "FL-0003 FL-0004 FL-0007 FL-0008 FL-0009"),
        ("3 to 4 July", "FL-0004 FL-0007 FL-0008"),
        ("3 July..4 July", "FL-0004 FL-0007 FL-0008"),
        ("about 4 July", "FL-0008"),
        ("since 4 July", "FL-0008 FL-0009"),
        ("before 3 July", "FL-0003"),
        ("about Mill Bridge", "FL-0003 FL-0004"),
        ("Mill Bridge on 3 July", "FL-0004"),
        ("2 to 6 July about Mill Bridge", "FL-0003 FL-0004"),
    ],
)
def test_timeline_takes_days_and_words(run: Run, flood_store: str, words: str, shown: str) -> None:
    """In either order; what is no date is what the facts must be about."""
    out = run("timeline", *words.split(), "--store", flood_store, *FLOOD)[1]
    told = [fact.id for fact in PACK.facts if fact.statement in out]
    assert told == shown.split()


@pytest.mark.parametrize(
    "words",
    [
        "3 July 2021",
        "on the 3rd of July, please",
        "what happened on 3 July?",
        "c. 3 July 2021",
        "perhaps 3 July 2021",
        "around 3 July",
        "le 3 juillet",
        "3 июля",
    ],
)
def test_day_takes_the_ways_to_say_one(run: Run, flood_store: str, words: str) -> None:
    status, out, _ = run("day", *words.split(), "--store", flood_store, *FLOOD)
    assert (status, out.splitlines()[0]) == (0, "  3 July 2021 · The valley flood, 2021")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("3 July about the bridge", "ask for “timeline 3 July about bridge”"),
        ("3 July council", "ask for “timeline 3 July about council”"),
        ("3 July and 6 July", "a run such as “5 to 7 January”"),
    ],
)
def test_day_refuses_what_it_would_leave_out(
    run: Run, flood_store: str, words: str, told: str
) -> None:
    """In the command and in the chat, in one sentence."""
    where = ("--store", flood_store, *FLOOD)
    status, out, err = run("day", *words.split(), *where)
    assert (status, out) == (1, "")
    assert told in err
    assert one_sentence(err)
    assert told in run("chat", *where, given=f"/day {words}".encode())[1]


@pytest.mark.parametrize("measure", ["evacuated", "Evacuated", "evacuees", "the relocated"])
def test_figure_takes_the_words_that_questions_use(
    run: Run, flood_store: str, measure: str
) -> None:
    where = ("--store", flood_store, *FLOOD)
    assert "over 1,200" in run("figure", measure, *where)[1]
    assert "over 1,200" in run("chat", *where, given=f"/figure {measure}".encode())[1]


@pytest.mark.parametrize("measure", ["killed", "evacuated bananas", "bananas", "the"])
def test_figure_that_the_record_lacks_is_refused_with_those_it_has(
    run: Run, flood_store: str, measure: str
) -> None:
    status, _, err = run("figure", measure, "--store", flood_store, *FLOOD)
    assert status == 1
    hint = "Did you mean evacuated? " if "evacuated" in measure else ""
    assert f"no figure called “{measure}”. {hint}It has: evacuated." in err


@pytest.mark.parametrize("words", ["rioters", "Rioter", "armed rioters"])
def test_figure_takes_those_whom_it_counts(run: Run, flood_store: str, words: str) -> None:
    _, out, _ = run("figure", words, "--store", flood_store, "--event", "kazakhstan-2022")
    assert "Killed · armed rioters, Kazakhstan, cumulative" in out
    assert "Killed · people" not in out


@pytest.mark.parametrize("place", ["almaty", "Almaty", "ALMATY", "Алматы", "Alma-Ata"])
def test_figure_takes_a_place_by_any_of_its_names(run: Run, flood_store: str, place: str) -> None:
    _, out, _ = run("figure", "dead", "--place", place, "--store", flood_store)
    assert "Killed · people, Almaty, cumulative" in out
    assert "Kazakhstan, cumulative" not in out


@pytest.mark.parametrize(
    "words", ["killed almaty", "almaty killed", "killed in Almaty", "dead in the Алматы"]
)
def test_figure_takes_its_place_beside_the_measure(run: Run, flood_store: str, words: str) -> None:
    where = ("--store", flood_store, "--event", "kazakhstan-2022")
    there = run("figure", "killed", "--place", "almaty", *where)
    assert there[1].startswith("  Killed · people, Almaty")
    assert run("figure", *words.split(), *where) == there
    told = run("chat", *where, given=f"/figure {words}".encode())[1]
    assert there[1].strip() in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("killd", "“killd”. Did you mean killed? It has: detained, killed"),
        ("kiled in almaty", "“kiled in almaty”. Did you mean killed?"),
        ("dead attackers somewhere", "Did you mean killed or attackers?"),
        ("killed in Atlantis", "no place called “Atlantis”"),
        ("of the killed in a city on the ninth of January", "Did you mean killed?"),
        ("in", "no figure called “in”. It has"),
        ("zzz zzz", "no figure called “zzz zzz”. It has"),
    ],
)
def test_figure_that_the_record_lacks_names_the_nearest(
    run: Run, flood_store: str, words: str, told: str
) -> None:
    where = ("--store", flood_store, "--event", "kazakhstan-2022")
    status, out, err = run("figure", *words.split(), *where)
    assert (status, out) == (1, "")
    assert told in err


def test_figure_of_a_place_that_the_record_does_not_know(run: Run, flood_store: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    status, out, err = run("figure", "evacuated", "--place", "nowhere", *where)
    assert (status, out) == (1, "")
    assert "knows no place called “nowhere”" in err
    assert one_sentence(err)
    known = run("figure", "evacuated", "--place", "Mill Bridge", *where)
    assert known[:2] == (0, "  The record has no such figure there.\n\n")


def test_day_long_before_an_event_names_what_is_nearest(run: Run, flood_store: str) -> None:
    """Facts of the nearest days, each once; what is open to the past is not among them."""
    where = ("--store", flood_store, "--event", "kazakhstan-2022")
    status, out, _ = run("day", "5 January 1999", *where)
    told = [line for line in out.splitlines() if line.startswith("  - ")]
    assert status == 0
    assert "The record has no fact for this day." in out
    assert len(told) == len(set(told)) > 1
    assert "until" not in out


@pytest.mark.parametrize("command", ["ask", "day", "chat"])
def test_days_outside_the_record_are_told_which_it_covers(
    run: Run, flood_store: str, command: str
) -> None:
    """The days of all events that were asked; none where the days lie in one of them."""

    def told(when: str, *event: str) -> str:
        words = when if command == "day" else f"what happened on {when}?"
        given = () if command == "chat" else (words,)
        return run(command, *given, "--store", flood_store, *event, given=words.encode())[1]

    assert "The record covers 1–9 July 2021." in told("5 May 2026", *FLOOD)
    assert "The record covers 1–9 July 2021 and 2–19 Jan 2022." in told("5 May 2026")
    for held in (told("8 July 2021", *FLOOD), told("17 January 2022"), told("8 July 2021")):
        assert "The record covers" not in held


def test_figure_and_timeline_are_drawn_on_request(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    for words in (("figure", "evacuated"), ("timeline", "about", "people")):
        file = tmp_path / f"{words[0]}.png"
        status, out, err = run(*words, "--png", str(file), "--store", flood_store)
        assert (status, err) == (0, "")
        assert "1,531" in out
        assert file.read_bytes().startswith(b"\x89PNG\r\n")


def test_what_makes_no_picture_is_refused(run: Run, flood_store: str, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    status, _, err = run("timeline", "2 July 2021", "--png", str(file), "--store", flood_store)
    assert status == 1
    assert one_sentence(err)
    status, _, err = run("figure", "--png", str(file), "--store", flood_store)
    assert status == 2
    assert one_sentence(err)
    assert not file.exists()


def test_picture_that_cannot_be_written_is_told_with_its_place(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "nowhere" / "x.png"
    status, _, err = run("timeline", "--png", str(file), "--store", flood_store)
    assert status == 1
    assert str(file) in err
    assert "cannot be written" in err


@pytest.mark.parametrize("words", ["31 February", "99999-99-99", "5 june to 31 february"])
def test_a_timeline_of_a_day_that_is_none_is_refused(
    run: Run, flood_store: str, words: str
) -> None:
    code, _, told = run("timeline", *words.split(), "--store", flood_store)
    assert code != 0
    assert "is not a date that I can read" in told
