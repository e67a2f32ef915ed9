"""Facts that are not on record now but were edited here lately: what an undo is often wanted for."""

from collections.abc import Container, Iterable
from typing import Final

from bot.reading.autocompleting import MOST, Choice
from bot.wording import clipped
from bot.words import Words
from knowledge.models import Fact, RevisionAction
from knowledge.storage.editing import AuditEntry
from knowledge.text import fold

__all__ = ["gone_choices", "gone_lately"]

Key = tuple[str, str]
"""Scope and id of a fact."""

_LONGEST: Final = 100
_GONE: Final = 10
_EDITS: Final = frozenset(action.value for action in RevisionAction)


def gone_lately(entries: Iterable[AuditEntry], standing: Container[Key]) -> tuple[Key, ...]:
    """Facts that entries of the audit, newest first, tell to be edited, and that do not stand now."""
    edited = {
        (each.scope, each.fact): None for each in entries if each.action in _EDITS and each.fact
    }
    return tuple(key for key in edited if key not in standing)[:_GONE]


def gone_choices(
    facts: Iterable[Fact], typed: str, others: Iterable[Choice], words: Words
) -> tuple[Choice, ...]:
    """Such facts before others that fit what was typed, each marked as taken out."""
    asked = fold(typed).split()
    mark = words.say("editing.stands-no-more")
    made = []
    for fact in facts:
        folded = fold(f"{fact.id} {fact.statement}")
        if all(part in folded for part in asked):
            told = clipped(f"{fact.id} · {mark} · {fact.statement}", _LONGEST)
            made.append(Choice(told, f"{fact.scope}/{fact.id}"[:_LONGEST]))
    return (*made, *others)[:MOST]
