"""Hints at how a statement is worded."""

import pytest

from knowledge.entry import Level
from tests.knowledge.entry.drafts import checked, codes, finding


@pytest.mark.parametrize("statement", ["", "   ", "1999", "…", "\u3164"])
def test_a_statement_says_something(statement: str) -> None:
    assert codes(checked(statement=statement), Level.REFUSAL) == ["entry-empty"]


@pytest.mark.parametrize(
    ("statement", "several"),
    [
        ("The river rose. The gate of Quay was closed.", True),
        ("Река поднялась. Ворота закрыли.", True),
        ("Өзен көтерілді. Қақпа жабылды.", True),
        ("Col. A. Jones reached Quay at 5 p.m. on Monday.", False),
        ("Gen. Jones reached the U.S. Embassy.", False),
        ("The shop “Stop. Look. Buy.” in Quay was flooded.", False),
    ],
)
def test_a_fact_is_one_sentence(statement: str, several: bool) -> None:
    assert ("entry-sentences" in codes(checked(statement=statement), Level.NOTE)) is several


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("He closed the gate of Quay.", "He"),
        ("their houses in Quay were flooded.", "their"),
        ("This led to a flood in Quay.", "This"),
        ("The latter left Quay.", "The latter"),
    ],
)
def test_a_sentence_names_who_is_meant(statement: str, word: str) -> None:
    found = finding(checked(statement=statement), "entry-dangling")
    assert found.level is Level.WARNING
    assert found.remark.values["word"] == word


@pytest.mark.parametrize(
    "statement",
    ["This week the river rose in Quay.", "It was dockers that closed the gate of Quay."],
)
def test_not_every_such_beginning_dangles(statement: str) -> None:
    assert "entry-dangling" not in codes(checked(statement=statement))


@pytest.mark.parametrize(
    ("statement", "better"),
    [
        ("The mayor admitted a delay in Quay.", "The mayor said a delay in Quay."),
        ("The mayor falsely claimed a delay.", "The mayor said a delay."),
        ("The regime left Quay.", "The government left Quay."),
        ("A barbaric act shook Quay.", "An act shook Quay."),
        ("An infamous judge left Quay.", "A judge left Quay."),
        ("Clearly, the river rose in Quay.", "The river rose in Quay."),
        ("Thugs of the regime closed Quay.", "People of the government closed Quay."),
        ("The so-called council met in Quay.", "The council met in Quay."),
    ],
)
def test_words_that_judge_are_named_with_a_neutral_sentence(statement: str, better: str) -> None:
    found = checked(statement=statement, who="MVD")
    hints = [each for each in found.findings if each.suggestion == better]
    assert hints
    assert {each.level for each in hints} == {Level.NOTE}
    assert found.fact is not None
    assert found.fact.statement == statement


def test_words_of_others_may_judge() -> None:
    quoted = "The mayor spoke of a “regime” and of “brutally” closed gates."
    assert codes(checked(statement=quoted, who="Ada Ström")) == []


def test_views_of_people_are_hinted_at_unless_it_is_said_whose_they_are() -> None:
    statement = "Terrorists closed the gate of Quay."
    hint = finding(checked(statement=statement), "entry-loaded")
    assert hint.suggestion == "Attackers closed the gate of Quay."
    assert "entry-loaded" not in codes(checked(statement=statement, who="MVD"))


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("The baker said that nobody slept in Quay.", True),
        ("According to reports the gate of Quay was closed.", True),
        ("The gate of Quay was reportedly closed.", True),
        ("Twelve people died in Quay.", True),
        ("Over 3,000 people were detained in Quay.", True),
        ("The dead were buried in Quay.", False),
        ("Ada Ström closed the gate of Quay.", False),
        ("A sign in Quay read “Nobody said so”.", False),
    ],
)
def test_whose_words_or_count_it_is_is_asked_for(statement: str, asked: bool) -> None:
    warned = codes(checked(statement=statement), Level.WARNING)
    assert ("entry-unattributed" in warned) is asked
    assert "entry-unattributed" not in codes(checked(statement=statement, who="MVD"))


def test_whoever_the_statement_names_as_saying_so_is_suggested() -> None:
    found = checked(statement="Mayor Ada Ström said that nobody slept in Quay.")
    assert finding(found, "entry-unattributed").suggestion == "Ada Ström"


@pytest.mark.parametrize("standing", ["claimed", "Disputed", "denied"])
def test_a_claim_without_anybody_is_refused(standing: str) -> None:
    assert codes(checked(standing=standing), Level.REFUSAL) == ["entry-claim"]
    assert checked(standing=standing, outlet="Norland Gazette").fact is not None


def test_another_standing_is_refused_with_those_that_there_are() -> None:
    found = finding(checked(standing="true"), "entry-standing")
    assert "reported, claimed, confirmed, disputed, denied" in found.remark
