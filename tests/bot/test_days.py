"""A day told as a summary: counts first, rival accounts side by side, each fact once."""

from dataclasses import replace

from bot.blocks import Facts, Sentence, Table
from bot.days import day_reply
from bot.words import words_for
from knowledge.digest import compose
from knowledge.flow import Digest
from knowledge.models import Attribution, Fact, Figure, Link, LinkKind
from tests.bot.answers import EVENT, NAMES, SOURCES, day, fact

BROKE = fact("FL-0201", "The dam broke.", day(4), attribution=Attribution("council"))
HELD = fact(
    "FL-0202",
    "The dam held.",
    day(4),
    attribution=Attribution("owner"),
    links=(Link(LinkKind.CONTRADICTS, "FL-0201"),),
)
RAIN = fact("FL-0203", "It rained.", day(4))
BEFORE = fact("FL-0204", "The dam leaked.", day(2), links=(Link(LinkKind.CONTRADICTS, "FL-0201"),))


def digest(*facts: Fact) -> Digest:
    return compose(day(4), facts, (), [EVENT], SOURCES, NAMES)


def told(found: Digest, title: str, language: str = "en") -> list[str]:
    blocks = day_reply(found, words=words_for(language)).blocks
    kept = [block for block in blocks if isinstance(block, Facts) and block.title == title]
    return [line.text for block in kept for line in block.lines]


def test_rival_accounts_stand_side_by_side() -> None:
    """Each with its sayer, and not a second time among the rest."""
    found = digest(BROKE, RAIN, HELD)
    assert told(found, "Accounts differ") == ["The dam broke.", "The dam held."]
    assert told(found, "Сведения расходятся", "ru") == ["The dam broke.", "The dam held."]
    blocks = day_reply(found).blocks
    everything = [line for block in blocks if isinstance(block, Facts) for line in block.lines]
    assert sorted(line.text for line in everything) == [
        "It rained.",
        "The dam broke.",
        "The dam held.",
    ]
    assert {line.byline for line in everything if "dam" in line.text} == {"council", "owner"}


def test_rival_from_another_day_makes_no_account_of_this_one() -> None:
    assert told(digest(BROKE, RAIN), "Accounts differ") == []


def test_rival_of_a_longer_time_is_set_beside() -> None:
    longer = replace(HELD, when=replace(day(3), last=day(6).last))
    assert told(digest(BROKE, longer), "Accounts differ") == ["The dam held.", "The dam broke."]
    assert told(digest(BROKE, longer), "Known only to lie in a longer time") == []


def test_three_accounts_are_one_set() -> None:
    third = replace(HELD, id="FL-0205", statement="There was no dam.")
    found = digest(BROKE, HELD, third)
    blocks = [b for b in day_reply(found).blocks if isinstance(b, Facts)]
    assert [len(b.lines) for b in blocks if b.title == "Accounts differ"] == [3]


def test_counts_of_the_same_stand_together() -> None:
    def counted(identity: str, measure: str, best: float, who: str) -> Fact:
        figure = Figure(measure, best, cumulative=True)
        return fact(identity, "Counted.", day(4), attribution=Attribution(who), figures=(figure,))

    found = digest(
        counted("FL-1", "injured", 4, "council"),
        counted("FL-2", "evacuated", 9, "council"),
        counted("FL-3", "injured", 6, "hospital"),
    )
    (table,) = [block for block in day_reply(found).blocks if isinstance(block, Table)]
    assert [(row.day, row.value, row.who) for row in table.rows] == [
        ("injured", "4", "council"),
        ("injured", "6", "hospital"),
        ("evacuated", "9", "council"),
    ]


def test_the_heading_names_the_events_that_have_facts_that_day() -> None:
    other = replace(EVENT, slug="storm-2021", title="The storm, 2021")
    found = compose(day(4), (RAIN,), (), [EVENT, other], SOURCES, NAMES)
    empty = compose(day(4), (), (), [EVENT, other], SOURCES, NAMES)
    heads = [day_reply(each).blocks[0] for each in (found, empty)]
    assert heads == [
        Sentence("4 July 2021 · The valley flood, 2021", strong=True),
        Sentence("4 July 2021 · The valley flood, 2021, The storm, 2021", strong=True),
    ]


def test_facts_of_no_place_are_elsewhere_only_beside_others() -> None:
    assert told(digest(RAIN), "What happened") == ["It rained."]
    there = replace(BROKE, places=("oldtown",))
    assert told(digest(RAIN, there), "What happened") == []
    assert told(digest(RAIN, there), "Elsewhere and in general") == ["It rained."]
    assert told(digest(RAIN), "Was geschah", "de") == ["It rained."]
