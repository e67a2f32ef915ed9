"""The audit as moderators read it: who did what, when, refusals included. Knows no Discord."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.instants import instant_words
from bot.words import Words
from knowledge.storage.editing import AuditEntry, Editor

__all__ = ["audit_reply"]

_DECISIONS: Final = frozenset({"accept", "decline", "withdraw"})
"""What is done to a proposal, whose number is then the entry's note."""


def audit_reply(
    entries: Sequence[tuple[AuditEntry, Editor]], words: Words, *, zone: tzinfo
) -> Reply:
    """Entries in the order given."""
    blocks: list[Block] = [Sentence(words.say("review.audit"), strong=True)]
    rows = tuple(_row(entry, who, words, zone) for entry, who in entries)
    blocks.append(
        Table("", rows, labelled=True) if rows else Sentence(words.say("review.no-entries"))
    )
    return Reply(tuple(blocks))


def _row(entry: AuditEntry, who: Editor, words: Words, zone: tzinfo) -> Row:
    done = _word(entry.action, words)
    if entry.action == "denied" and entry.note:
        done = f"{done} ({_tried(entry.note, words)})"
    what = entry.fact
    if entry.revision:
        what += f" · {words.say('review.revision', number=str(entry.revision))}"
    told = [who.name or words.say("review.somebody"), done, what]
    if entry.action in _DECISIONS:
        told.append(words.say("review.proposal", number=entry.note))
    elif entry.revision and words.has(f"review.deed-{entry.note}"):
        told.append(words.say(f"review.deed-{entry.note}"))
    elif entry.action != "denied":
        told.append(entry.note)
    return Row(instant_words(entry.at, zone), " · ".join(part for part in told if part), "")


def _tried(action: str, words: Words) -> str:
    key = f"tried.{action}"
    return words.say(key) if words.has(key) else _word(action, words)


def _word(action: str, words: Words) -> str:
    """An action in words; its own name where there are none."""
    for key in (f"action.{action}", f"review.did-{action}"):
        if words.has(key):
            return words.say(key)
    return action.replace("-", " ")
