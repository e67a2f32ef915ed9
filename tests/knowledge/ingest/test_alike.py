"""Near copies on one day are found, on a full day too, and never by comparing all with all."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import token_sort_ratio

from knowledge.dates.span import DateSpan
from knowledge.ingest.alike import nearly_alike
from knowledge.models import Fact, Link, LinkKind

STREETS = ("Harbour", "Mill", "Church", "Castle", "Market", "Station", "Garden", "Bridge")
DEEDS = ("burnt down", "was flooded", "lost its roof", "stood empty", "was sold", "was searched")


def facts_of(statements: Sequence[str]) -> list[Fact]:
    return [Fact(f"F-{at}", statement) for at, statement in enumerate(statements)]


def every_pair(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """The rule as it is meant: each statement with every earlier one."""
    for index, fact in enumerate(facts):
        for earlier in range(index):
            one, other = fact.statement.casefold(), facts[earlier].statement.casefold()
            if one != other and token_sort_ratio(one, other) >= 95:
                yield index, earlier


@given(
    st.lists(
        st.lists(
            st.sampled_from(("storm", "storms", "hit", "the", "Old", "old", "harbour")), max_size=9
        )
        .map(" ".join)
        .filter(bool),
        max_size=6,
    )
)
def test_on_a_day_of_few_facts_every_pair_is_looked_at(statements: list[str]) -> None:
    facts = facts_of(statements)
    assert list(nearly_alike(facts)) == list(every_pair(facts))


def test_on_a_day_of_many_facts_the_same_near_copies_are_found() -> None:
    rng = random.Random(7)  # noqa: S311 - the same record in every run
    statements = [
        f"The {rng.choice(STREETS)} Street house of {owner} the {trade} {rng.choice(DEEDS)} at noon."
        for owner, trade in zip(
            rng.sample(range(10_000, 99_999), 1500), rng.choices(STREETS, k=1500), strict=True
        )
    ]
    statements += [text.replace("noon", "noons") for text in rng.sample(statements, 40)]
    statements += [text.replace(" house", ", a house") for text in rng.sample(statements, 40)]
    statements += [" ".join(reversed(text.split())) for text in rng.sample(statements, 40)]
    facts = facts_of(statements)
    wanted = set(every_pair(facts))
    assert len(wanted) > 100
    assert {index for index, _ in wanted} == {index for index, _ in nearly_alike(facts)}
    assert set(nearly_alike(facts)) <= wanted


def test_a_day_of_one_sentence_with_other_numbers_names_a_few_for_each_fact() -> None:
    facts = facts_of([f"House {at} in the long street by the river burnt." for at in range(3000)])
    found = list(nearly_alike(facts))
    assert {index for index, _ in found} == set(range(1, 3000))
    assert len(found) <= 5 * len(facts)


@pytest.mark.parametrize(
    "other",
    [
        Fact("F-2", "The old bridges over the river fell.", DateSpan(9, 9)),
        Fact("F-2", "The old bridges over the river fell.", passage=True),
        Fact("F-2", "THE OLD BRIDGE over the river fell."),
        Fact("F-2", "The old bridges over the river fell.", links=(Link(LinkKind.UPDATES, "F-1"),)),
    ],
    ids=["another day", "a passage", "the same words", "linked"],
)
def test_what_is_settled_already_is_not_named(other: Fact) -> None:
    first = Fact("F-1", "The old bridge over the river fell.")
    near = Fact("F-2", "The old bridges over the river fell.")
    assert list(nearly_alike([first, near])) == [(1, 0)]
    assert list(nearly_alike([first, other])) == []
