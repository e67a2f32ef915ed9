"""What a daily digest says: a day's anniversary, the next days of a replay, or what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.blocks import Block, Facts, Line, Reply, Sentence
from bot.citing import Citer
from bot.days import day_reply
from bot.digests.daily import anniversaries, due_at, finished, replayed
from bot.pages.shown import Group, Ref, Shown, ShownKind
from bot.telling import because
from bot.wording import brief_byline, clipped, full_day, short_day
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
"""Facts of a group that are shown."""
_REASON: Final = 200
"""Characters of a reason that are shown."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a digest shows, with the facts that stand in it."""

    reply: Reply
    facts: tuple[Fact, ...]
    shown: Shown


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
    if len(found) > 1:
        return _several_years(found, look.day, words)
    ((slug, digest),) = found
    years = today.year - date.fromordinal(digest.span.first).year
    return _of_days(words.say("digest.years-ago", count=years), digest, slug, words)


def _of_days(title: str, digest: Digest, slug: str, words: Words) -> Content:
    reply = day_reply(digest, words=words)
    shown = Shown(
        kind=ShownKind.DAY,
        language=words.language,
        events=(slug,),
        remark=title,
        when=(digest.span,),
    )
    return Content(replace(reply, blocks=(Sentence(title), *reply.blocks)), _facts(digest), shown)


def _several_years(found: Sequence[tuple[str, Digest]], day: int, words: Words) -> Content:
    """Days of several years, or of several events, one after the other."""
    sources = {key: source for _, digest in found for key, source in digest.sources.items()}
    citer = Citer(sources, words)
    groups: list[_Lines] = []
    for _, digest in found:
        facts = _facts(digest)
        lines = tuple(
            replace(line, byline=brief_byline(fact, digest.span, words))
            for fact, line in zip(facts[:_LINES], citer.lines(facts[:_LINES]), strict=True)
        )
        about = ", ".join(event.title for event in digest.events)
        groups.append(_Lines(f"{full_day(digest.span.first, words)} · {about}", facts, lines))
    title = words.say("digest.over-the-years", day=short_day(day, words))
    return _of_groups(title, groups, citer, tuple(dict.fromkeys(slug for slug, _ in found)))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Facts under a heading, the first of which have their lines; ``stands`` unless they were taken back."""

    title: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    stands: bool = True


def _of_groups(
    title: str, groups: Sequence[_Lines], citer: Citer, slugs: tuple[str, ...]
) -> Content:
    blocks: list[Block] = [Sentence(title, strong=True)]
    for each in groups:
        left = len(each.facts) - len(each.lines)
        blocks.append(Facts(each.title, each.lines, left, brief=True))
    shown = Shown(
        kind=ShownKind.FACTS,
        language=citer.words.language,
        events=slugs,
        remark=title,
        groups=tuple(
            Group(each.title, tuple(Ref(f.scope, f.id, f.revision) for f in each.facts[:_LINES]))
            for each in groups
            if each.stands
        ),
    )
    facts = tuple(fact for each in groups if each.stands for fact in each.facts[:_LINES])
    return Content(Reply(tuple(blocks), citer.references()), facts, shown)


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
    return _of_days(title, digest, event.slug, words)


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
    sources, _ = await knowledge.refer(each.fact for each in changed)
    citer = Citer(sources, words)
    groups: list[_Lines] = []
    for kind in ("added", "corrected", "retracted"):
        those = [each for each in changed if _kind(each) == kind]
        if those:
            lines = tuple(_line(each, citer, words) for each in those[:_LINES])
            facts = tuple(each.fact for each in those)
            stands = kind != "retracted"
            groups.append(_Lines(words.say(f"digest.{kind}"), facts, lines, stands))
    return _of_groups(words.say("digest.changes", count=len(changed)), groups, citer, slugs)


def _net(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """The newest revision of each fact, in the order in which facts were first changed; a fact that
    came and went within the time is left out, and one that came and was mended is new."""
    chains: dict[tuple[str, str], list[Revision]] = {}
    for each in revisions:
        chains.setdefault((each.fact.scope, each.fact.id), []).append(each)
    kept: list[Revision] = []
    for chain in chains.values():
        newest = chain[-1]
        if chain[0].action is RevisionAction.ADD:
            if not newest.stands:
                continue
            newest = replace(newest, action=RevisionAction.ADD)
        kept.append(newest)
    return tuple(kept)


def _kind(revision: Revision) -> str:
    if not revision.stands:
        return "retracted"
    return "added" if revision.action is RevisionAction.ADD else "corrected"


def _line(revision: Revision, citer: Citer, words: Words) -> Line:
    (line,) = citer.lines((revision.fact,))
    if _kind(revision) == "added" or not revision.reason:
        return line
    reason = words.say("digest.reason", reason=clipped(because(revision.reason, words), _REASON))
    return replace(line, note=f"{line.note} {reason}".strip())


def _facts(digest: Digest) -> tuple[Fact, ...]:
    return tuple(fact for group in digest.groups for fact in group.facts)
