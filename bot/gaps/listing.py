"""What editors see of gaps: the list, and one of them with what is near it and what probably fills it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.blocks import Block, Facts, Line, Reply, Row, Sentence, Table
from bot.citing import Citer, Names, Sources
from bot.digests.daily import local_day
from bot.gaps.acts import Act, button
from bot.gaps.wording import counted, label_of
from bot.pages.buttons import Own
from bot.wording import full_day
from bot.words import Words
from knowledge.dates.show import show
from knowledge.errors import NotFound
from knowledge.flow import Answer, Status
from knowledge.gaps import Cluster, asks, clusters, read
from knowledge.models import Fact, NameKind
from knowledge.storage.keeping import Gap, GapKind

if TYPE_CHECKING:
    from knowledge.entry import Draft
    from knowledge.service import KnowledgeBase

__all__ = ["Looking", "Seen", "draft_for", "gap_seen", "list_seen", "probable"]

ON_PAGE: Final = 5
_NEAR: Final = 3
"""Facts that are shown as near."""
_REASONS: Final = 5
"""Reports on an answer that are told."""
_ALIKE: Final = 6
"""Gaps like one that are named with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown, with its buttons."""

    reply: Reply
    buttons: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which words, on which day, in which zone and from which page of the list."""

    knowledge: "KnowledgeBase"
    words: Words
    today: date
    zone: str
    page: int = 1


async def list_seen(gaps: Sequence[Gap], looking: Looking) -> Seen:
    """A page of a guild's open gaps, each with the button that opens it."""
    words = looking.words
    told = clusters(gaps)
    if not told:
        return Seen(Reply((Sentence(words.say("gaps.none")),)))
    pages = -(-len(told) // ON_PAGE)
    page = min(max(1, looking.page), pages)
    names = await looking.knowledge.names()
    chosen = told[(page - 1) * ON_PAGE : page * ON_PAGE]
    lines = [await _line(at, each, names, looking) for at, each in enumerate(chosen, 1)]
    head = Sentence(words.say("gaps.title", count=len(told)), strong=True)
    buttons = [
        button(Act.OPEN, str(at), each.head.number, page) for at, each in enumerate(chosen, 1)
    ]
    if page > 1:
        buttons.append(button(Act.LIST, words.say("views.previous"), page - 1, page - 1))
    if page < pages:
        buttons.append(button(Act.LIST, words.say("views.next"), page + 1, page + 1))
    return Seen(Reply((head, Facts("", tuple(lines), brief=True))), tuple(buttons))


async def _line(at: int, cluster: Cluster, names: Names, looking: Looking) -> Line:
    words = looking.words
    note = ""
    if found := await probable(cluster.head, names, looking):
        note = words.say("gaps.probably", fact=found.id)
    label = f"{at}. {label_of(cluster.head, names, words)}"
    return Line("", label, counted(cluster, words, looking.zone), note=note)


async def gap_seen(
    gap: Gap,
    gaps: Sequence[Gap],
    looking: Looking,
    reasons: Sequence[tuple[int, str]] = (),
) -> Seen:
    """One gap: how often, what is like it, the facts nearest to it, and what can be done about it.

    ``reasons`` are what was written of it in reports, each with when, the newest first.
    """
    words, knowledge = looking.words, looking.knowledge
    names = await knowledge.names()
    cluster = next(
        (each for each in clusters(gaps) if gap in (each.head, *each.others)), Cluster(gap)
    )
    blocks: list[Block] = [
        Sentence(label_of(gap, names, words), strong=True),
        Sentence(counted(Cluster(gap), words, looking.zone)),
    ]
    if reasons:
        rows = (
            Row(full_day(local_day(looking.zone, at), words), reason, "")
            for at, reason in reasons[:_REASONS]
        )
        told = Table(words.say("gaps.reasons"), tuple(rows), len(reasons[_REASONS:]))
        blocks.append(told)
    others = [each for each in (cluster.head, *cluster.others) if each != gap][:_ALIKE]
    if others:
        lines = (
            Line("", label_of(each, names, words), counted(Cluster(each), words, looking.zone))
            for each in others
        )
        blocks.append(Facts(words.say("gaps.alike"), tuple(lines), brief=True))
    near, sources = await _near(gap, names, looking)
    citer = Citer(sources, words)
    if near:
        blocks.append(Facts(words.say("gaps.near"), citer.lines(near)))
    taken = await probable(gap, names, looking)
    if taken is not None:
        blocks.append(Sentence(words.say("gaps.probably", fact=taken.id)))
    return Seen(Reply(tuple(blocks), citer.references()), _buttons(gap, taken, looking))


def _buttons(gap: Gap, taken: Fact | None, looking: Looking) -> tuple[Own, ...]:
    words, page = looking.words, looking.page
    acts = [(Act.ADD, words.say("gaps.button-add"))]
    if taken is not None:
        acts.insert(0, (Act.TAKE, words.say("gaps.button-take", fact=taken.id)))
    acts.append((Act.FILL, words.say("gaps.button-fill")))
    acts.append((Act.DISMISS, words.say("gaps.button-dismiss")))
    made = [
        button(act, label, gap.number, page, main=not at) for at, (act, label) in enumerate(acts)
    ]
    return (*made, button(Act.LIST, words.say("gaps.button-list"), page, page))


async def _near(gap: Gap, names: Names, looking: Looking) -> tuple[tuple[Fact, ...], Sources]:
    """The facts nearest to what a gap asks for; of one that was reported, the fact itself first."""
    found: list[Fact] = []
    if gap.fact:
        found += await looking.knowledge.current([(gap.event, gap.fact)])
    if answer := await _asked(gap, names, looking):
        found += [each.fact for each in (answer.lead or answer.nearest)]
    facts = tuple({fact.id: fact for fact in found}.values())[:_NEAR]
    sources, _ = await looking.knowledge.refer(facts)
    return facts, sources


async def _asked(gap: Gap, names: Names, looking: Looking) -> Answer | None:
    """The answer to the question that asks for the same as a gap, as the record now stands."""
    found = read(gap, names)
    if found is None:
        return None
    try:
        return await looking.knowledge.ask(asks(found), today=looking.today, event=gap.event)
    except NotFound:
        return None


async def probable(gap: Gap, names: Names, looking: Looking) -> Fact | None:
    """The fact that probably fills a gap: it answers what was asked, and was recorded or put right since.

    Where a word is hidden it cannot be told what would answer.
    """
    found = read(gap, names)
    if gap.kind is not GapKind.UNANSWERED or found is None or found.hidden:
        return None
    answer = await _asked(gap, names, looking)
    if answer is None or answer.status is not Status.ANSWERED:
        return None
    fact = answer.lead[0].fact
    _, revisions = await looking.knowledge.fact(fact.id, fact.scope)
    return fact if revisions[-1].at >= gap.first else None


def draft_for(gap: Gap, names: Names) -> "Draft":
    """What a form to fill the gap begins with: its day, its names, what is counted."""
    from knowledge.entry import Draft

    found = read(gap, names)
    if found is None:
        return Draft()
    known = [names[gap.event, name] for name, _ in found.names if (gap.event, name) in names]
    places = [each.display for each in known if each.kind is NameKind.PLACE]
    others = [each.display for each in known if each.kind is not NameKind.PLACE]
    return Draft(
        date=show(found.days[0]) if found.days else "",
        place="; ".join(places),
        names="; ".join(others),
        figures=f"{found.measure.replace('-', ' ')}: " if found.measure else "",
    )
