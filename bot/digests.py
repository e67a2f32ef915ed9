"""What a daily digest says: a day's anniversary, the next days of a replay, or what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.blocks import Block, Facts, Line, Reply, Sentence
from bot.citing import Citer
from bot.daily import anniversaries, due_at, finished, replayed
from bot.days import day_reply, timeline_reply
from bot.wording import clipped, short_day
from bot.words import Words
from knowledge.dates.span import DateSpan
from knowledge.errors import NotFound
from knowledge.flow import Digest
from knowledge.models import Event, Fact, Revision, RevisionAction
from knowledge.storage.posting import DigestMode, Schedule, Settled

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["Content", "Look", "content_of", "is_over", "readable"]

_DAY: Final = 24 * 3600
_LINES: Final = 8
"""Changed facts of one kind that are shown."""
_REASON: Final = 200
"""Characters of a reason that are shown."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a digest shows. ``spans`` are the event's days in it, none where it tells of changes."""

    reply: Reply
    facts: tuple[Fact, ...]
    spans: tuple[DateSpan, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a schedule: its local day, the day settled before it, the instant, and the slugs of
    the events that its guild may read (none: all)."""

    schedule: Schedule
    day: int
    before: Settled | None
    at: int
    events: tuple[str, ...] = ()


async def content_of(knowledge: "KnowledgeBase", look: Look, words: Words) -> Content | None:
    """What the digest of a local day shows; ``None`` when there is nothing."""
    events = await readable(knowledge, look)
    match look.schedule.mode:
        case DigestMode.ON_THIS_DAY:
            return await _on_this_day(knowledge, look, events, words)
        case DigestMode.REPLAY:
            return await _replay(knowledge, look, events, words)
        case DigestMode.CHANGES:
            return await _changes(knowledge, look, events, words)


async def is_over(knowledge: "KnowledgeBase", look: Look) -> bool:
    """Whether a schedule has nothing left for this local day and those after it."""
    if look.schedule.mode is not DigestMode.REPLAY:
        return False
    events = await readable(knowledge, look)
    return bool(events) and finished(look.schedule, events[0], look.day)


async def readable(knowledge: "KnowledgeBase", look: Look) -> tuple[Event, ...]:
    """The events that a schedule is about and its guild may read, by first day."""
    wanted, allowed = look.schedule.event, look.events
    return tuple(
        each
        for each in await knowledge.events()
        if wanted in ("", each.slug) and (not allowed or each.slug in allowed)
    )


async def _on_this_day(
    knowledge: "KnowledgeBase", look: Look, events: Sequence[Event], words: Words
) -> Content | None:
    today = date.fromordinal(look.day)
    found: list[tuple[str, Digest]] = []
    for event in events:
        for day in anniversaries(event, look.day):
            digest = await knowledge.day(DateSpan(day, day), today=today, event=event.slug)
            if digest.groups:
                found.append((event.slug, digest))
    if not found:
        return None
    found.sort(key=lambda each: each[1].span.first)
    if len(found) == 1:
        ((slug, digest),) = found
        years = today.year - date.fromordinal(digest.span.first).year
        return Content(
            _headed(words.say("digest.years-ago", count=years), day_reply(digest, words=words)),
            _facts(digest),
            (digest.span,),
            (slug,),
        )
    return _several_years(found, look.day, words)


def _several_years(found: Sequence[tuple[str, Digest]], day: int, words: Words) -> Content:
    """Days of several years, or of several events, one after the other."""
    facts = tuple(fact for _, digest in found for fact in _facts(digest))
    sources = {key: source for _, digest in found for key, source in digest.sources.items()}
    title = words.say("digest.over-the-years", day=short_day(day, words))
    return Content(
        _headed(title, timeline_reply(facts, sources, words=words)),
        facts,
        tuple(dict.fromkeys(digest.span for _, digest in found)),
        tuple(dict.fromkeys(slug for slug, _ in found)),
    )


async def _replay(
    knowledge: "KnowledgeBase", look: Look, events: Sequence[Event], words: Words
) -> Content | None:
    if not events:
        return None
    event = events[0]
    before = look.before.day if look.before else None
    shown = replayed(look.schedule, event, look.day, before)
    if shown is None:
        return None
    today = date.fromordinal(look.day)
    digest = await knowledge.day(shown.span, today=today, event=event.slug)
    if not digest.groups:
        return None
    key = "digest.replay-ends" if shown.is_last else "digest.replay"
    title = words.say(key, number=shown.number, days=shown.days)
    reply = _headed(title, day_reply(digest, words=words))
    return Content(reply, _facts(digest), (shown.span,), (event.slug,))


async def _changes(
    knowledge: "KnowledgeBase", look: Look, events: Sequence[Event], words: Words
) -> Content | None:
    if not events:
        return None
    since = look.before.at if look.before else due_at(look.schedule, look.day) - _DAY
    slugs = tuple(each.slug for each in events)
    try:
        revisions = await knowledge.changes(since=since, until=look.at, event=slugs)
    except NotFound:
        return None
    changed = _net(revisions)
    if not changed:
        return None
    facts = tuple(each.fact for each in changed)
    sources, _ = await knowledge.refer(facts)
    citer = Citer(sources, words)
    blocks: list[Block] = [Sentence(words.say("digest.changes", count=len(changed)), strong=True)]
    for kind in ("added", "corrected", "retracted"):
        those = [each for each in changed if _kind(each) == kind]
        if those:
            lines = tuple(_line(each, citer, words) for each in those[:_LINES])
            blocks.append(
                Facts(words.say(f"digest.{kind}"), lines, len(those) - len(lines), brief=True)
            )
    return Content(Reply(tuple(blocks), citer.references()), facts, (), slugs)


def _net(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """The newest revision of each fact, in the order in which facts were first changed; a fact that
    came and went within the time is left out, and one that came and was mended is new."""
    chains: dict[tuple[str, str], list[Revision]] = {}
    for each in revisions:
        chains.setdefault((each.fact.scope, each.fact.id), []).append(each)
    kept: list[Revision] = []
    for chain in chains.values():
        newest = chain[-1]
        if chain[0].number == 1:
            if newest.action is RevisionAction.RETRACT:
                continue
            newest = replace(newest, action=RevisionAction.ADD)
        kept.append(newest)
    return tuple(kept)


def _kind(revision: Revision) -> str:
    match revision.action:
        case RevisionAction.ADD:
            return "added"
        case RevisionAction.RETRACT:
            return "retracted"
    return "corrected"


def _line(revision: Revision, citer: Citer, words: Words) -> Line:
    (line,) = citer.lines((revision.fact,))
    if _kind(revision) == "added" or not revision.reason:
        return line
    reason = words.say("digest.reason", reason=clipped(revision.reason, _REASON))
    return replace(line, note=f"{line.note} {reason}".strip())


def _headed(title: str, reply: Reply) -> Reply:
    return replace(reply, blocks=(Sentence(title), *reply.blocks))


def _facts(digest: Digest) -> tuple[Fact, ...]:
    return tuple(fact for group in digest.groups for fact in group.facts)
