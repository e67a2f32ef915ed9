"""Quotes, compared with the stored text of the passage."""

import pytest

from knowledge.entry import Level
from knowledge.models import Citation
from tests.knowledge.entry.drafts import checked, codes, finding


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The river rose on Monday", "The river rose on Monday"),
        ("the  river rose on\nMonday.", "The river rose on Monday."),
        ('"Nobody slept," the baker said', "“Nobody slept,” the baker said"),
        ("«Nobody slept,»", "“Nobody slept,”"),
        ("“The river rose on Monday”", "The river rose on Monday"),
    ],
)
def test_a_quote_is_kept_as_the_passage_has_it(typed: str, words: str) -> None:
    found = checked(quote=typed)
    assert codes(found) == []
    assert found.fact is not None
    assert found.fact.citations == (Citation("gazette", 1, words),)


def test_the_paragraph_of_a_quote_is_found() -> None:
    found = checked(quote="1,200 people", paragraph="")
    assert codes(found) == []
    assert found.fact is not None
    assert found.fact.citations[0].paragraph == 2


def test_a_quote_of_another_paragraph_is_taken_from_there_and_said() -> None:
    found = checked(quote="1,200 people", paragraph="1")
    assert codes(found, Level.WARNING) == ["entry-other-paragraph"]
    assert found.fact is not None
    assert found.fact.citations[0].paragraph == 2


def test_a_near_miss_is_refused_with_the_exact_words() -> None:
    found = checked(quote="The river rises on Mondays")
    near = finding(found, "entry-near-quote")
    assert found.fact is None
    assert near.suggestion == "The river rose on Monday"
    assert checked(quote=near.suggestion).fact is not None


def test_other_words_are_refused() -> None:
    found = checked(quote="Everything was quiet over there")
    assert codes(found, Level.REFUSAL) == ["entry-not-quoted"]


def test_where_no_text_is_stored_a_quote_cannot_be_compared() -> None:
    found = checked(source="herald-2", paragraph="4", quote="The river fell.")
    assert codes(found) == ["entry-no-text"]
    assert found.findings[0].level is Level.NOTE
    assert found.fact is not None
    assert found.fact.citations == (Citation("herald-2", 4, "The river fell."),)
