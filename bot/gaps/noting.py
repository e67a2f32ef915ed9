"""From an answer that was none, or was reported, to a gap; and from a gap that is filled to those who wait.

What is counted is made of the record's terms (``knowledge.gaps``) and kept with the answer: who asked, and
in which words, is not in it.
"""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.blocks import Facts, Reply, Sentence
from bot.citing import Citer
from bot.gaps.wording import label_of
from bot.layout import lay_out
from bot.pages.shown import read_shown
from bot.words import words_for
from knowledge.errors import KnowledgeError, StoreError
from knowledge.flow import Status
from knowledge.gaps import of_fact
from knowledge.models import Fact
from knowledge.storage.keeping import Gap, GapKind, GapState
from knowledge.storage.posting import Post

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["KIND", "await_gap", "count_report", "count_unanswered", "fill", "reasons_of"]

KIND: Final = "known"
"""The kind of the posts that tell somebody what they waited for."""
_MOST: Final = 1000
"""Open gaps that are looked through."""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"

_log = logging.getLogger(__name__)


def _asked_in(post: Post, *, at: int, kind: GapKind = GapKind.UNANSWERED) -> Gap | None:
    """What the question asked for that a post in a guild answers, as a gap."""
    shown = read_shown(post.view)
    if not post.guild or shown is None or len(shown.asked) != 3:
        return None
    event, key, label = shown.asked
    return Gap(post.guild, event, kind, key, label, at, at)


def _is_unanswered(post: Post) -> bool:
    shown = read_shown(post.view)
    return shown is not None and shown.status in (Status.CLOSEST, Status.NOTHING)


async def count_unanswered(desk: "Desk", post: Post) -> None:
    """Count a question in a guild that the post could not answer. Never raises: the answer stands."""
    gap = _asked_in(post, at=desk.clock())
    if gap is None or not _is_unanswered(post):
        return
    try:
        await desk.keeps.note_gap(gap)
    except StoreError as error:
        _log.warning("A question without an answer could not be counted: %s", error)


async def count_report(desk: "Desk", post: Post) -> bool:
    """Count an answer in a guild that was reported; whether it could be. The reason stays with the report.
    Never raises."""
    try:
        if gap := await _reported(desk, post):
            await desk.keeps.note_gap(gap)
            return True
    except KnowledgeError as error:
        _log.warning("A report could not be counted: %s", error)
    return False


async def reasons_of(desk: "Desk", gap: Gap) -> tuple[tuple[int, str], ...]:
    """What those wrote who reported what became a gap, each with when, the newest first."""
    if gap.kind is not GapKind.REPORTED:
        return ()
    found = []
    for key, reason, at in await desk.posts.reports(gap.guild):
        post = await desk.posts.post(key)
        if reason and post is not None and _is_of(post, gap):
            found.append((at, reason))
    return tuple(found)


def _is_of(post: Post, gap: Gap) -> bool:
    """Whether a report on a post is counted by a gap."""
    if asked := _asked_in(post, at=0, kind=GapKind.REPORTED):
        return (asked.event, asked.key) == (gap.event, gap.key)
    first = post.facts[0] if post.facts else None
    if first is None or first.scope != gap.event:
        return False
    return of_fact(Fact(first.fact, "", scope=first.scope), gap.guild, at=0).key == gap.key


async def _reported(desk: "Desk", post: Post) -> Gap | None:
    at = desk.clock()
    first = post.facts[0] if post.facts else None
    if gap := _asked_in(post, at=at, kind=GapKind.REPORTED):
        return replace(gap, fact=first.fact if first and first.scope == gap.event else "")
    if first is None or not post.guild:
        return None
    knowledge = await desk.knowledge(post.guild)
    current = await knowledge.current([(first.scope, first.fact)])
    return of_fact(current[0], post.guild, at=at) if current else None


async def await_gap(desk: "Desk", post: Post, member: int) -> bool:
    """Tell a member when what a post could not answer is known; whether that can be."""
    wanted = _asked_in(post, at=desk.clock())
    if wanted is None or not _is_unanswered(post):
        return False
    for gap in await desk.keeps.gaps(post.guild, limit=_MOST):
        same = (gap.event, gap.kind, gap.key) == (wanted.event, wanted.kind, wanted.key)
        if same and await desk.keeps.await_gap(post.guild, gap.number, member):
            return True
    await desk.keeps.note_gap(wanted, waiting=member)
    return True


async def fill(desk: "Desk", gap: Gap, fact: Fact, *, locale: str, place: str) -> int:
    """Say that a fact fills a gap, and tell those who wait; how many they were.

    ``locale`` is that of the guild, ``place`` its name.
    """
    knowledge = await desk.knowledge(gap.guild)
    guild = await desk.posts.guild(gap.guild)
    words = words_for(guild.language or locale)
    sources, _ = await knowledge.refer((fact,))
    names = await knowledge.names(gap.event)
    at = desk.clock()
    citer = Citer(sources, words)
    head = words.say("gaps.known", what=label_of(gap, names, words), place=place)
    reply = Reply(
        (Sentence(head, strong=True), Facts("", citer.lines((fact,)))), citer.references()
    )
    body = lay_out(reply, words=words, plain=guild.plain).body()

    def tell(member: int) -> Post:
        return Post(
            key=f"g{_short(gap.number)}-{_short(member)}{_short(at)}",
            kind=KIND,
            channel=0,
            guild=gap.guild,
            asker=member,
            body=body,
            created=at,
        )

    told = await desk.keeps.settle_gap(
        gap.guild, gap.number, GapState.FILLED, fact=fact.id, at=at, tell=tell
    )
    return len(told)


def _short(number: int) -> str:
    """A number in few characters, for a key."""
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits or "0"
