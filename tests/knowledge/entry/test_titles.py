"""Sources stand in forms by their titles, and are read back as just those sources."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entry import Known, Level, check, draft_of
from knowledge.models import Citation, Fact, Source
from tests.knowledge.entry.drafts import COUNTED, KNOWN, NAMES, TODAY, codes, finding

TRICKY: Final = (
    Source("plain", "The flood of the year", "Norland Gazette"),
    Source("same-1", "Live updates", "Norland Gazette"),
    Source("same-2", "Live updates", "Quay Herald"),
    Source("twin-1", "Two days later", "Quay Herald"),
    Source("twin-2", "two days later", "Quay Herald"),
    Source("semicolon", "Dams; and what broke them", ""),
    Source("comma", "Rain, wind, Norland Gazette", "Quay Herald"),
    Source("page", "Report of the wardens, p. 12", ""),
    Source("named-so", "plain", ""),
    Source("address", "https://quay.example/flood", "", "https://quay.example/other"),
    Source("quoted", "“Nobody slept”; a baker’s night", ""),
    Source("wide", "Two  spaces", ""),
    Source("nothing", "", ""),
    Source("dots", "…", ""),
    Source("publisher", "Norland Gazette", ""),
    Source("linked", "Of the lock", "Harbour office", "https://harbour.example/lock"),
)
SHOWN: Final = {
    "plain": "The flood of the year",
    "same-1": "Live updates, Norland Gazette",
    "same-2": "Live updates, Quay Herald",
    "linked": "Of the lock",
    "twin-1": "twin-1",
    "named-so": "named-so",
    "page": "page",
}


def known(sources: tuple[Source, ...]) -> Known:
    return replace(KNOWN, sources=sources, passages=(), facts=())


def cited(*citations: Citation) -> Fact:
    return replace(COUNTED, citations=citations)


def read_back(fact: Fact, sources: tuple[Source, ...]) -> tuple[Citation, ...]:
    """What comes of a fact whose draft is typed anew."""
    found = check(draft_of(fact, NAMES, sources), known(sources), today=TODAY)
    assert found.fact is not None, found.findings
    assert found.sources == ()
    return found.fact.citations


@pytest.mark.parametrize(("source", "text"), SHOWN.items(), ids=list(SHOWN))
def test_source_is_shown_by_its_title_where_that_is_its_alone(source: str, text: str) -> None:
    assert draft_of(cited(Citation(source)), NAMES, TRICKY).source == text


@pytest.mark.parametrize("source", [each.id for each in TRICKY])
def test_whatever_it_is_called_it_is_read_back(source: str) -> None:
    for paragraph in (0, 7):
        fact = cited(Citation(source, paragraph))
        assert read_back(fact, TRICKY) == fact.citations


def test_several_are_read_back_with_their_paragraphs() -> None:
    for one, other in pairwise((*TRICKY, *TRICKY[::3])):
        fact = cited(Citation(one.id, 3), Citation(other.id), Citation(other.id, 5))
        assert read_back(fact, TRICKY) == fact.citations, (one.id, other.id)


@settings(max_examples=30)
@given(st.lists(st.text("ab ;,.“”¶p5", max_size=8), min_size=1, max_size=4))
def test_any_titles_are_read_back(titles: list[str]) -> None:
    sources = tuple(Source(f"s-{at}", title, "") for at, title in enumerate(titles))
    for each in sources:
        fact = cited(Citation(each.id, 2))
        assert read_back(fact, sources) == fact.citations


def test_source_that_is_not_known_keeps_its_id() -> None:
    assert draft_of(cited(Citation("lost", 2)), NAMES, TRICKY).source == "lost"


@pytest.mark.parametrize("typed", ["Live updates", "live updates"])
def test_title_of_several_sources_is_no_choice_between_them(typed: str) -> None:
    draft = replace(draft_of(COUNTED, NAMES, TRICKY), source=typed)
    found = check(draft, known(TRICKY), today=TODAY)
    assert codes(found, Level.REFUSAL) == ["entry-several-sources"]
    assert "same-1, same-2" in finding(found, "entry-several-sources").remark


@pytest.mark.parametrize(
    "typed", ["plain", "The flood of the year", "same-2", "Live updates, Quay Herald"]
)
def test_ids_and_titles_are_both_understood(typed: str) -> None:
    draft = replace(draft_of(COUNTED, NAMES, TRICKY), source=typed, paragraph="")
    found = check(draft, known(TRICKY), today=TODAY)
    assert found.fact is not None
    wanted = "plain" if typed in ("plain", "The flood of the year") else "same-2"
    assert found.fact.citations == (Citation(wanted),)
