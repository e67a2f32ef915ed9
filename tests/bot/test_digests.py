"""What a daily digest says in each of its modes, and when it says nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from bot.blocks import Facts, Reply, Sentence
from bot.digests.contents import Content, Look, content_of, is_over
from bot.digests.daily import due_at
from bot.pages.shown import ShownKind, read_shown
from bot.words import ENGLISH, words_for
from knowledge.dates.span import DateSpan
from knowledge.models import Event
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import DigestMode, Schedule, Settled
from tests.contract.records import AT, FLOOD, day, fact, keep, pack, span

LATER: Final = "river-2001"
RIVER: Final = pack(
    fact("RF-1", "The river rose over the quay.", span(2), places=("quay",)),
    fact("RF-2", "The mayor spoke.", span(3)),
    fact("RF-3", "People left their houses.", span(3)),
    fact("RF-4", "The water fell slowly.", span(4, 9)),
    first=2,
    last=6,
)


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    await keep(opened, RIVER, at=AT)
    yield opened
    await opened.close()


@pytest.fixture
def knowledge(store: FactStore) -> KnowledgeBase:
    return KnowledgeBase(store)


def on(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def look(mode: DigestMode, when: int, **more: object) -> Look:
    schedule = Schedule(5, 70, mode, FLOOD, 8, "UTC")
    chosen = {name: value for name, value in more.items() if hasattr(schedule, name)}
    rest = {name: value for name, value in more.items() if name not in chosen}
    made = replace(schedule, **chosen)  # type: ignore[arg-type]
    return replace(Look(made, when, None, due_at(made, when)), **rest)  # type: ignore[arg-type]


def told(content: Content | None) -> list[str]:
    """The sentences, headings and statements, in order."""
    assert content is not None
    found: list[str] = []
    for block in content.reply.blocks:
        if isinstance(block, Sentence):
            found.append(block.text)
        elif isinstance(block, Facts):
            found += [f"[{block.title}]", *(line.text for line in block.lines)]
    return found


async def test_anniversary_shows_the_event_s_day_and_how_long_ago_it_was(
    knowledge: KnowledgeBase,
) -> None:
    content = await content_of(knowledge, look(DigestMode.ON_THIS_DAY, on(2024, 3, 2)), ENGLISH)
    assert told(content)[0] == "25 years ago today"
    assert "The river rose over the quay." in told(content)
    assert content is not None
    assert [each.id for each in content.facts] == ["RF-1"]
    assert content.reply.references
    shown = read_shown(content.shown.text())
    assert shown is not None
    assert (shown.kind, shown.events) == (ShownKind.DAY, (FLOOD,))
    assert shown.when == (DateSpan(day(2), day(2)),)
    year = await content_of(knowledge, look(DigestMode.ON_THIS_DAY, on(2000, 3, 2)), ENGLISH)
    assert told(year)[0] == "One year ago today"


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (on(2024, 7, 1), "no day of the event"),
        (on(2024, 3, 5), "a day known only to lie in a longer time"),
        (on(1999, 3, 2), "the day itself"),
        (on(1998, 3, 2), "before the event"),
    ],
)
async def test_day_without_an_anniversary_shows_nothing(
    knowledge: KnowledgeBase, when: int, why: str
) -> None:
    assert await content_of(knowledge, look(DigestMode.ON_THIS_DAY, when), ENGLISH) is None, why


async def test_anniversaries_of_several_years_stand_one_after_the_other(
    store: FactStore, knowledge: KnowledgeBase
) -> None:
    second = DateSpan(on(2001, 3, 2), on(2001, 3, 2))
    later = pack(fact("RF-9", "The river rose again.", second), slug=LATER)
    event = Event(LATER, "The second flood", on(2001, 3, 1), on(2001, 3, 9))
    await keep(store, replace(later, event=event))
    content = await content_of(
        knowledge, look(DigestMode.ON_THIS_DAY, on(2024, 3, 2), event=""), ENGLISH
    )
    assert told(content) == [
        "2 Mar in earlier years",
        "[2 Mar 1999 · The flood of river-1999]",
        "The river rose over the quay.",
        "[2 Mar 2001 · The second flood]",
        "The river rose again.",
    ]
    assert content is not None
    assert content.shown.kind is ShownKind.FACTS
    assert content.shown.events == (FLOOD, LATER)
    assert [[ref.fact for ref in group.facts] for group in content.shown.groups] == [
        ["RF-1"],
        ["RF-9"],
    ]
    one = look(DigestMode.ON_THIS_DAY, on(2024, 3, 2), event="", events=(LATER,))
    assert told(await content_of(knowledge, one, ENGLISH))[0] == "23 years ago today"


async def test_replay_shows_day_after_day_and_says_how_far_it_has_come(
    knowledge: KnowledgeBase,
) -> None:
    begins = on(2024, 7, 1)
    looks = [
        look(DigestMode.REPLAY, begins + past, begins=begins, before=Settled(begins + past - 1, AT))
        for past in range(6)
    ]
    shown = [await content_of(knowledge, each, ENGLISH) for each in looks]
    assert [each and told(each)[0] for each in shown] == [
        "Day 1 of 5",
        "Day 2 of 5",
        None,
        None,
        None,
        None,
    ]
    assert [fact.id for each in shown if each for fact in each.facts] == ["RF-1", "RF-2", "RF-3"]
    over = [
        await is_over(knowledge, look(DigestMode.REPLAY, begins + past, begins=begins))
        for past in range(7)
    ]
    assert over == [False] * 5 + [True] * 2


async def test_replay_at_a_faster_pace_ends_sooner(knowledge: KnowledgeBase) -> None:
    begins = on(2024, 7, 1)
    content = await content_of(
        knowledge, look(DigestMode.REPLAY, begins, begins=begins, pace=9), ENGLISH
    )
    assert told(content)[0] == "Day 5 of 5, the last one"
    assert await is_over(knowledge, look(DigestMode.REPLAY, begins + 1, begins=begins, pace=9))


async def test_replay_after_an_absence_shows_what_was_missed(knowledge: KnowledgeBase) -> None:
    begins = on(2024, 7, 1)
    missed = look(DigestMode.REPLAY, begins + 2, begins=begins, before=Settled(begins, AT))
    content = await content_of(knowledge, missed, ENGLISH)
    assert content is not None
    assert content.shown.when == (DateSpan(day(3), day(4)),)
    assert [each.id for each in content.facts] == ["RF-2", "RF-3"]


async def test_changes_tell_what_is_new_corrected_and_taken_back(
    store: FactStore, knowledge: KnowledgeBase
) -> None:
    await keep(
        store,
        pack(
            replace(RIVER.facts[0], statement="The river rose over the old quay."),
            *RIVER.facts[1:3],
            fact("RF-5", "The bridge stood.", span(3)),
            first=2,
            last=6,
        ),
        at=AT + 100,
    )
    since = Settled(1, AT + 1)
    content = await content_of(
        knowledge, look(DigestMode.CHANGES, 730_000, before=since, at=AT + 101), ENGLISH
    )
    assert told(content) == [
        "3 facts of the record have changed",
        "[New]",
        "The bridge stood.",
        "[Corrected]",
        "The river rose over the old quay.",
        "[Taken back]",
        "The water fell slowly.",
    ]
    assert content is not None
    notes = [
        line.note
        for block in content.reply.blocks
        if isinstance(block, Facts)
        for line in block.lines
    ]
    assert notes == ["", "Reason: changed in the pack", "Reason: no longer in the pack"]
    assert [group.title for group in content.shown.groups] == ["New", "Corrected"]
    assert [each.id for each in content.facts] == ["RF-5", "RF-1"]
    for before, at in ((Settled(1, AT + 101), AT + 200), (since, AT + 100), (since, AT)):
        quiet = look(DigestMode.CHANGES, 730_000, before=before, at=at)
        assert await content_of(knowledge, quiet, ENGLISH) is None


async def test_first_changes_are_those_of_the_day_before(knowledge: KnowledgeBase) -> None:
    day_of = AT // 86_400 + date(1970, 1, 1).toordinal()
    first = look(DigestMode.CHANGES, day_of + 1)
    assert told(await content_of(knowledge, first, ENGLISH))[0] == (
        "4 facts of the record have changed"
    )
    assert await content_of(knowledge, look(DigestMode.CHANGES, day_of + 3), ENGLISH) is None


async def test_fact_that_came_and_went_is_not_told_and_one_mended_at_once_is_new(
    store: FactStore, knowledge: KnowledgeBase
) -> None:
    slug = "brief"
    await keep(store, pack(fact("B-1", "A.", span(1)), fact("B-2", "B.", span(1)), slug=slug))
    await keep(store, pack(fact("B-1", "A, mended.", span(1)), slug=slug), at=AT + 1)
    content = await content_of(
        knowledge,
        look(DigestMode.CHANGES, 730_000, event=slug, before=Settled(1, AT), at=AT + 9),
        ENGLISH,
    )
    assert told(content) == ["1 fact of the record has changed", "[New]", "A, mended."]


async def test_many_changes_are_counted_and_some_are_told(
    store: FactStore, knowledge: KnowledgeBase
) -> None:
    many = [fact(f"M-{at:02}", f"House {at} stood.", span(1)) for at in range(30)]
    await keep(store, pack(*many, slug="many"))
    content = await content_of(
        knowledge,
        look(DigestMode.CHANGES, 730_000, event="many", before=Settled(1, AT), at=AT + 9),
        ENGLISH,
    )
    assert content is not None
    (block,) = [each for each in content.reply.blocks if isinstance(each, Facts)]
    assert (len(block.lines), block.more, len(content.facts)) == (8, 22, 8)


@pytest.mark.parametrize("mode", DigestMode)
async def test_event_that_the_guild_may_not_read_or_that_is_gone_shows_nothing(
    knowledge: KnowledgeBase, mode: DigestMode
) -> None:
    when = on(2024, 3, 2)
    for asked in (
        look(mode, when, begins=when, events=("another",)),
        look(mode, when, begins=when, event="gone"),
    ):
        assert await content_of(knowledge, replace(asked, at=AT + 9), ENGLISH) is None
        assert not await is_over(knowledge, asked)


@pytest.mark.parametrize("language", ["ru", "kk", "de", "fr", "es"])
async def test_every_mode_is_told_in_every_language(
    knowledge: KnowledgeBase, language: str
) -> None:
    words = words_for(language)
    when = on(2024, 3, 2)
    for mode in DigestMode:
        asked = look(mode, when, begins=when, before=Settled(1, AT), at=AT + 9)
        content = await content_of(knowledge, asked, words)
        english = await content_of(knowledge, asked, ENGLISH)
        assert content is not None
        assert content.shown.language == language
        assert told(content)[0] != told(english)[0]
        assert isinstance(content.reply, Reply)
