"""The list of what was corrected or taken back, newest first, as a reply. Knows no Discord."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.blocks import Block, Facts, Line, Reply, Sentence
from bot.citing import Citer
from bot.correcting.changes import Change, change_of
from bot.correcting.wording import Depth, reason_of, told
from bot.wording import Case, clipped, full_day
from bot.words import Words
from knowledge.models import Revision

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["corrections_reply"]

_MOST: Final = 60
"""Corrections that are listed."""
_ALWAYS: Final = 2**40
"""An instant after every other."""
_WHOLE: Final = Depth(None, whole=True)
_STATEMENT: Final = 200

Key = tuple[str, str]


async def corrections_reply(
    knowledge: "KnowledgeBase",
    events: Sequence[str],
    words: Words,
    *,
    zone: ZoneInfo,
    since: int | None,
) -> Reply:
    """Corrections by day, newest first; ``since`` is a day number of the zone, ``None`` for all."""
    start = _midnight(since, zone) if since is not None else 0
    found = await knowledge.corrections(
        since=start, until=_ALWAYS, event=tuple(events), limit=_MOST + 1
    )
    changes = await _changes(found[:_MOST], knowledge)
    if not changes:
        return Reply((Sentence(_none(since, words), strong=True),))
    sources, _ = await knowledge.refer(
        fact for each in changes for fact in (each.before, each.after)
    )
    citer = Citer(sources, words)
    blocks: list[Block] = [Sentence(_title(since, words), strong=True)]
    for day, those in _by_day(changes, zone).items():
        lines = tuple(_line(each, citer, words) for each in those)
        blocks.append(Facts(full_day(day, words), lines))
    if len(found) > _MOST:
        blocks.append(Sentence(words.say("corrections.older")))
    return Reply(tuple(blocks), citer.references())


def _midnight(day: int, zone: ZoneInfo) -> int:
    return int(datetime.fromordinal(day).replace(tzinfo=zone).timestamp())


async def _changes(found: Iterable[Revision], knowledge: "KnowledgeBase") -> list[Change]:
    """What each revision changed, beside the one before it; those that changed no word are left out."""
    histories: dict[Key, tuple[Revision, ...]] = {}
    made: list[Change] = []
    for each in found:
        key = each.fact.scope, each.fact.id
        if key not in histories:
            _, histories[key] = await knowledge.fact(each.fact.id, event=each.fact.scope)
        if change := _change(histories[key], each):
            made.append(change)
    return made


def _change(revisions: Sequence[Revision], revision: Revision) -> Change | None:
    """What a revision changed in what was read before it."""
    if revision not in revisions:
        return None
    at = revisions.index(revision)
    return change_of(revisions[: at + 1], revisions[at - 1].number) if at else None


def _by_day(changes: Iterable[Change], zone: ZoneInfo) -> Mapping[int, list[Change]]:
    days: dict[int, list[Change]] = {}
    for each in changes:
        day = datetime.fromtimestamp(each.revision.at, zone).toordinal()
        days.setdefault(day, []).append(each)
    return days


def _line(change: Change, citer: Citer, words: Words) -> Line:
    """The words that changed; under them what was done, in which fact, and why."""
    changed = told(change, citer.sources, words, _WHOLE)
    parts = (
        change.after.id,
        words.say(f"corrections.was-{change.kind}"),
        reason_of(change.revision, words),
    )
    return Line(
        fact=change.after.id,
        text=changed or clipped(change.after.statement, _STATEMENT),
        byline=" · ".join(part for part in parts if part),
        marks=citer.marks((change.after,)),
    )


def _title(since: int | None, words: Words) -> str:
    if since is None:
        return words.say("corrections.title")
    return words.say("corrections.since", day=full_day(since, words, Case.FROM))


def _none(since: int | None, words: Words) -> str:
    if since is None:
        return words.say("corrections.none")
    return words.say("corrections.none-since", day=full_day(since, words, Case.FROM))
