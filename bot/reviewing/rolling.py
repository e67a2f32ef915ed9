"""Taking back what a member edited: first what that would do, then what it did. Knows no Discord."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.curating.changes import field_word
from bot.wording import clipped
from bot.words import Words
from knowledge.curate import Rollback
from knowledge.models import FactState, Revision

__all__ = ["Return", "return_of", "rollback_reply", "rolled_back_reply", "shown_of"]

_STATEMENT: Final = 200
_MOST: Final = 25
"""Facts that are told one by one."""


@dataclass(frozen=True, slots=True)
class Return:
    """A fact that goes back: what it says now and what it would say. Empty where it does not stand."""

    fact: str
    now: str
    then: str


def return_of(
    revisions: Sequence[Revision], member: int, since: int, guild: int, *, erased: bool = False
) -> Return:
    """How a fact goes back to before the first edit that a member made in a guild since an instant; with
    ``erased`` also somebody whose data was erased."""
    first = next(
        (
            at
            for at, each in enumerate(revisions)
            if each.guild == guild and _is_meant(each, member, erased) and each.at >= since
        ),
        len(revisions),
    )
    return Return(revisions[-1].fact.id, _said(revisions), _said(revisions[:first]))


def _is_meant(revision: Revision, member: int, erased: bool) -> bool:
    nobody = not revision.member and not revision.actor
    return revision.member == member or (erased and nobody)


def _said(revisions: Sequence[Revision]) -> str:
    """The statement that stands after some revisions."""
    if not revisions:
        return ""
    last = revisions[-1]
    if last.state is FactState.RELEASED:
        return _said([each for each in revisions if each.guild != last.guild])
    return last.fact.statement if last.stands else ""


def shown_of(found: Rollback) -> tuple[tuple[str, str, int], ...]:
    """What a preview showed, to be compared with what would be done when it is confirmed."""
    return tuple((each.scope, each.fact, each.revision) for each in found.edited)


def rollback_reply(
    found: Rollback,
    returns: Sequence[Return],
    words: Words,
    *,
    who: str,
    since: str,
    reason: str = "",
    remarks: Sequence[str] = (),
) -> Reply:
    """The preview; ``returns`` go with the first of ``found.edited``."""
    count = len(found.edited)
    blocks: list[Block] = [Sentence(each) for each in remarks]
    head = "review.rollback" if count else "review.rollback-nothing"
    blocks.append(Sentence(words.say(head, who=who, since=since, count=count), strong=True))
    if reason:
        blocks.append(Table("", (Row(field_word("reason", words), reason, ""),), labelled=True))
    rows = tuple(Row(each.fact, _told(each, words), "") for each in returns[:_MOST])
    if rows:
        blocks.append(Table(words.say("review.go-back"), rows, labelled=True))
    if count > len(rows):
        blocks.append(Sentence(words.say("layout.more", count=count - len(rows))))
    if found.kept:
        kept = ", ".join(fact for _, fact in found.kept[:_MOST])
        told = words.say("review.kept", count=len(found.kept), facts=kept)
        blocks.append(Sentence(told))
    if found.nameless:
        facts = ", ".join(fact for _, fact in found.nameless[:_MOST])
        told = words.say("review.nameless", count=len(found.nameless), facts=facts)
        blocks.append(Sentence(told))
    return Reply(tuple(blocks))


def rolled_back_reply(found: Rollback, words: Words, *, who: str, since: str) -> Reply:
    """What was done."""
    count = len(found.edited)
    blocks: list[Block] = [
        Sentence(words.say("review.rolled-back", who=who, since=since, count=count), strong=True)
    ]
    if found.kept:
        kept = ", ".join(fact for _, fact in found.kept[:_MOST])
        blocks.append(Sentence(words.say("review.kept", count=len(found.kept), facts=kept)))
    return Reply(tuple(blocks))


def _told(each: Return, words: Words) -> str:
    gone = words.say("review.stands-not")
    now, then = (clipped(text, _STATEMENT) if text else gone for text in (each.now, each.then))
    return f"{now} → {then}" if now != then else words.say("review.same-words", statement=now)
