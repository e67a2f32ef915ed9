"""Facts that say nearly the same, and counts that cannot both hold."""

from dataclasses import replace

import pytest

from knowledge.models import Fact, Link, LinkKind
from tests.knowledge.entry.drafts import COUNTED, KNOWN, RISEN, checked, codes, finding


@pytest.mark.parametrize(
    "statement",
    [
        "The river rose above the old bridge at Quay",
        "In Quay the river had risen above the old bridge.",
    ],
)
def test_nearly_the_same_of_the_same_or_the_next_day_is_shown(statement: str) -> None:
    assert checked(statement=statement, date="2 March").duplicates == (RISEN,)
    assert checked(statement=statement, date="3 March").duplicates == (RISEN,)
    assert checked(statement=statement, date="").duplicates == (RISEN,)


def test_a_fact_with_all_the_telling_words_of_another_is_shown() -> None:
    short = replace(RISEN, statement="Dockers of Quay closed the harbour gate with iron chains.")
    known = replace(KNOWN, facts=(short, COUNTED))
    longer = "Late at night dockers of Quay closed the old harbour gate, with the iron chains of two barges."
    assert checked(known, statement=longer, date="2 March").duplicates == (short,)


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ("The river rose above the old bridge in Quay.", "9 March"),
        ("The river fell below the new gate of Quay.", "2 March"),
        ("The old bridge of Quay was closed.", "2 March"),
    ],
)
def test_another_day_or_other_words_are_another_fact(statement: str, day: str) -> None:
    assert checked(statement=statement, date=day).duplicates == ()


def test_the_same_words_about_the_same_day_are_refused() -> None:
    found = checked(statement=RISEN.statement.upper(), date="2 March")
    assert found.fact is None
    assert finding(found, "entry-repeated").remark.values["fact"] == "RF-0001"


def test_a_fact_is_no_copy_of_itself_nor_of_one_that_it_is_linked_to() -> None:
    linked = replace(RISEN, id="RF-0003", links=(Link(LinkKind.CORROBORATES, "RF-0001"),))
    known = replace(KNOWN, facts=(linked, RISEN, COUNTED))
    found = checked(
        known, RISEN, statement="The river rose above the old bridge of Quay.", date="2 March"
    )
    assert found.duplicates == ()


def conflicts(
    figures: str, day: str = "3 March", who: str = "MVD", **more: str
) -> tuple[Fact, ...]:
    found = checked(
        statement="People were taken to the school.", date=day, who=who, figures=figures, **more
    )
    assert found.fact is not None, codes(found)
    return found.conflicts


@pytest.mark.parametrize(
    "figures",
    [
        "evacuated: 1,400 (Quay)",
        "evacuated: 900 (people, Quay, as of 3 March)",
        "evacuated: over 2,000 (Quay, in all)",
        "evacuated: 100 to 200 (in Quay)",
    ],
)
def test_counts_of_the_same_day_whose_ranges_lie_apart_are_shown(figures: str) -> None:
    assert conflicts(figures) == (COUNTED,)


@pytest.mark.parametrize(
    "figures",
    [
        "evacuated: 1,200 (Quay)",
        "evacuated: over 1,000 (Quay)",
        "evacuated: about 1,250 (Quay)",
        "evacuated: 1,000 to 1,300 (Quay)",
        "evacuated: 1,400 (Quay, as of 5 March, in all)",
        "evacuated: 1,400 (Almaty)",
        "evacuated: 40 (children, Quay)",
        "killed: 3 (Quay)",
    ],
)
def test_counts_that_agree_or_count_something_else_are_not(figures: str) -> None:
    assert conflicts(figures) == ()


def test_a_place_that_the_whole_event_is_about_narrows_nothing() -> None:
    everywhere = replace(COUNTED, figures=(replace(COUNTED.figures[0], place=""),))
    known = replace(KNOWN, facts=(everywhere,))
    found = checked(known, date="3 March", figures="evacuated: 1,400 (Norland)")
    assert found.conflicts == (everywhere,)


def test_a_count_that_is_linked_as_contradicting_is_not_shown_again() -> None:
    linked = replace(COUNTED, id="RF-0004", links=(Link(LinkKind.CONTRADICTS, "RF-0002"),))
    draft = {"statement": linked.statement, "date": "3 March", "who": "Ada Ström"}
    found = checked(KNOWN, linked, figures="evacuated: 1,400 (people, Quay)", **draft)
    assert found.conflicts == ()
