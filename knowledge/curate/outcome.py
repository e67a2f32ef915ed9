"""What comes of an edit, and the small judgements that every edit needs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from knowledge.authority import Actor
from knowledge.codec import (
    canonical,
    fact_from_dict,
    fact_to_dict,
    name_from_dict,
    name_to_dict,
    source_from_dict,
    source_to_dict,
)
from knowledge.entry import Checked, Level, clean, harmless, hostile, longest
from knowledge.errors import BadEntry, BadInput, Refused, Remark
from knowledge.models import Fact, FactState, Link, Name, Source
from knowledge.storage.editing import ChangeSet, Edited, Editor, Receipt
from knowledge.storage.keeping import Proposal
from knowledge.storage.reasons import written

__all__ = [
    "Alike",
    "Outcome",
    "Proposed",
    "Returned",
    "Rollback",
    "SameContent",
    "accepted",
    "as_it_is",
    "as_proposal",
    "editor_of",
    "outcome",
    "own_import",
    "proposed",
    "reasoned",
]

_LONGEST_REASON: Final = longest("reason")


class Alike(Refused):
    """Facts came onto the record since that say nearly the same as a draft or a proposal, or count
    otherwise: ids in ``facts``. It is saved or accepted once these were looked at."""

    def __init__(self, told: Remark, facts: tuple[str, ...]) -> None:
        self.facts = facts
        super().__init__(told)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an edit: facts as they are now, or a proposal where a second person is wanted.

    ``remarks`` are the warnings and notes of the checks. ``repeated``: it was done before; a proposal of
    the same content, whoever made it, waited already.
    """

    edited: tuple[Edited, ...] = ()
    proposal: Proposal | None = None
    repeated: bool = False
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A fact that goes back: as it is read now, and as it would be then; ``None`` where it does not stand."""

    scope: str
    fact: str
    now: Fact | None
    then: Fact | None


@dataclass(frozen=True, slots=True)
class Rollback:
    """What taking back a member's edits does to which facts, and which stay as somebody else edited
    them after: scope and id of each. ``nameless`` are those whose last edit is by somebody whose data was
    erased, so that it may be the same one; they stay, too. ``same`` are already as they were before.

    ``returns`` go with ``edited``.
    """

    edited: tuple[Edited, ...]
    kept: tuple[tuple[str, str], ...] = ()
    repeated: bool = False
    nameless: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    returns: tuple[Returned, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a proposal would make of the record: a fact in a state, with what it brings along."""

    fact: Fact
    state: FactState
    sources: tuple[Source, ...]
    names: tuple[Name, ...]


def editor_of(actor: Actor) -> Editor:
    """The actor as the record keeps them."""
    return Editor(actor.user, actor.name)


def accepted(checked: Checked) -> Fact:
    """The checked fact. Raises ``BadEntry`` with every refusal."""
    if checked.fact is None:
        raise BadEntry(
            tuple(
                (each.field, each.remark)
                for each in checked.findings
                if each.level is Level.REFUSAL
            )
        )
    return checked.fact


def reasoned(reason: str) -> str:
    """The reason, trimmed. Raises ``BadInput`` where there is none, or far too much of it, and
    ``BadEntry`` where it would deceive or disturb whoever reads it."""
    told = clean(reason)
    if not told:
        raise BadInput(Remark("Say why: a change of the record needs a reason.", "no-reason"))
    if len(told) > _LONGEST_REASON:
        said = f"The reason is too long; keep it under {_LONGEST_REASON} characters."
        raise BadInput(Remark(said, "long-reason", limit=_LONGEST_REASON))
    found = [each for each in hostile("reason", told) if each.level is Level.REFUSAL]
    if found:
        raise BadEntry(tuple((each.field, each.remark) for each in found))
    return told


def own_import(file: str) -> str:
    """The reason of what a file changes, where nobody gave one; the file's name is made harmless in it."""
    return written("own-imported", file=harmless(file) or "?")


def outcome(receipt: Receipt, checked: Checked | None = None) -> Outcome:
    """What a change set did, with what the checks had to say."""
    remarks = tuple(each.remark for each in checked.findings) if checked else ()
    return Outcome(receipt.edited, repeated=receipt.repeated, remarks=remarks)


def _body_of(changes: ChangeSet) -> str:
    """A change set of one edit as the text that its proposal keeps."""
    (edit,) = changes.edits
    return canonical(
        {
            "id": edit.fact.id,
            "fact": fact_to_dict(edit.fact),
            "state": str(edit.state),
            "sources": [source_to_dict(each) for each in changes.sources],
            "names": [name_to_dict(each) for each in changes.names],
        }
    )


def as_proposal(changes: ChangeSet, guild: int, channel: int) -> Proposal:
    """A change set of one edit as the proposal of it; its author is told in the channel (0: directly)."""
    (edit,) = changes.edits
    return Proposal(
        guild=guild,
        event=edit.fact.scope,
        action=edit.action,
        fact=edit.fact.id,
        expected=edit.expected,
        body=_body_of(changes),
        author=changes.editor,
        reason=changes.reason,
        at=changes.at,
        channel=channel,
        key=changes.key,
    )


def proposed(proposal: Proposal) -> Proposed:
    """What a proposal's text says. Raises ``Refused`` where it cannot be read any more."""
    scope = proposal.event
    try:
        data: dict[str, Any] = json.loads(proposal.body)
        return Proposed(
            fact=fact_from_dict(data["fact"], scope=scope, revision=proposal.expected),
            state=FactState(data["state"]),
            sources=tuple(source_from_dict(each, scope=scope) for each in data["sources"]),
            names=tuple(name_from_dict(each, scope=scope) for each in data["names"]),
        )
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        told = f"Proposal {proposal.number} cannot be read any more; decline it and enter it anew."
        raise Refused(Remark(told, "proposal-unreadable", number=proposal.number)) from error


class SameContent:
    """Tells whether two proposals would make the same of the same fact, whoever made them and why. What
    one brings along may be on record for the other. Each is read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, str], Proposed | None] = {}

    def __call__(self, one: Proposal, other: Proposal) -> bool:
        if _about(one) != _about(other):
            return False
        first, second = self._proposed(one), self._proposed(other)
        if first is None or second is None:
            return False
        if (first.fact, first.state) != (second.fact, second.state):
            return False
        return _agree(first.sources, second.sources) and _agree(first.names, second.names)

    def _proposed(self, proposal: Proposal) -> Proposed | None:
        known = proposal.guild, proposal.key
        if known not in self._read:
            try:
                self._read[known] = proposed(proposal)
            except Refused:
                self._read[known] = None
        return self._read[known]


def _agree(one: Iterable[Source | Name], other: Iterable[Source | Name]) -> bool:
    """Whether what both bring along by the same id is the same."""
    known = {each.id: each for each in one}
    return all(known.get(each.id, each) == each for each in other)


def _about(proposal: Proposal) -> tuple[object, ...]:
    return proposal.guild, proposal.event, proposal.action, proposal.fact, proposal.expected


def as_it_is(fact: str, link: Link, *, unlink: bool) -> Refused:
    """The refusal to link what is linked so already, or to unlink what is not."""
    if unlink:
        told = f"{fact} is not linked to {link.fact} in that way."
        return Refused(Remark(told, "not-linked", fact=fact, other=link.fact))
    told = f"{fact} is linked to {link.fact} in that way already."
    return Refused(Remark(told, "linked-already", fact=fact, other=link.fact))
