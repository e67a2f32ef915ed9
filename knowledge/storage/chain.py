"""Who acted, and the chained audit of what was done: functions over one open connection.

Each runs inside the caller's unit of work. An entry's hash is the SHA-256, in hexadecimal, of the hash
of the entry before it (empty for the first) and of all its own fields but the hash, in the order of
``AuditEntry``, numbers in decimal, joined by U+001F and written as UTF-8. The number and the hash of the
last entry are kept once more beside the audit, so that one whose end was cut off is found out.
"""

import hashlib
from dataclasses import astuple, replace
from typing import Any, Final

from knowledge.regex import regex
from knowledge.storage.dialect import one_state, queries_of, writable
from knowledge.storage.editing import AuditEntry, Editor

__all__ = ["actor_id", "actor_text", "chain_faults", "editor_of", "is_witnessed", "witness"]

_ACTOR: Final = regex("a([1-9][0-9]{0,17})")
_NOTE: Final = "audit"
"""Name of the note that holds number and hash of the last entry."""
_LOOKED: Final = 500
"""Latest entries of one actor that are looked through for one like another."""
_FIRST: Final = (0, "")
"""Number and hash before the first entry."""


def _do(raw: Any, name: str, /, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], writable(values)).fetchall()
    return found


def actor_id(raw: Any, editor: Editor) -> int:
    """The number of an editor, given to whoever has none.

    A member has one, whatever their name, which is brought up to date; who is no member has one for
    each name.
    """
    if editor.member:
        found = _do(raw, "actor_of_member", member=editor.member, name=editor.name)
    else:
        found = _do(raw, "actor_of_name", name=editor.name)
    return int(found[0][0])


def actor_text(number: int) -> str:
    """How an editor's number stands in revisions and in the audit."""
    return f"a{number}"


def editor_of(raw: Any, actor: str) -> Editor:
    """Who stands behind an actor's text.

    Whoever was forgotten, or never was, is without a name; a text that ``actor_text`` does not make,
    such as that of whoever loads a pack, is a name itself.
    """
    numbered = _ACTOR.fullmatch(actor)
    if numbered is None:
        return Editor(0, actor)
    for member, name in _do(raw, "actor", id=int(numbered[1])):
        return Editor(member or 0, name)
    return Editor(0)


def witness(raw: Any, entry: AuditEntry) -> AuditEntry:
    """Add an entry to the chain, with the next number and the hash that follows from the last.

    ``entry.actor`` is set by the caller; number and hash are given here. Where the end was cut off the
    chain goes on after it, so that the gap stays.
    """
    kept, last = _kept(raw) or _FIRST, _last(raw)
    number, before = last if last[0] > kept[0] else kept
    entry = replace(entry, number=number + 1, hash="")
    entry = replace(entry, hash=_hash(before, entry))
    _do(raw, "add_audit", **dict(zip(entry.__slots__, astuple(entry), strict=True)))
    _do(raw, "put_note", name=_NOTE, text=f"{entry.number} {entry.hash}")
    return entry


def is_witnessed(raw: Any, entry: AuditEntry, editor: Editor, *, since: int) -> bool:
    """Whether a member's latest entries hold one after ``since`` of the same guild, action and note."""
    for number, _ in _do(raw, "known_member", member=editor.member) if editor.member else ():
        alike = {"guild": entry.guild, "action": entry.action, "note": entry.note}
        actor = actor_text(number)
        return bool(_do(raw, "audit_alike", actor=actor, since=since, looked=_LOOKED, **alike))
    return False


def _last(raw: Any) -> tuple[int, str]:
    for number, digest in _do(raw, "last_audit"):
        return number, digest
    return _FIRST


def _kept(raw: Any) -> tuple[int, str] | None:
    """What is noted of the last entry; ``None`` where it is lost, or nothing was witnessed yet."""
    for (text,) in _do(raw, "note", name=_NOTE):
        number, _, digest = text.partition(" ")
        if number.isascii() and number.isdigit() and len(number) < 19:
            return int(number), digest
    return None


def _hash(before: str, entry: AuditEntry) -> str:
    *parts, _ = astuple(entry)
    return hashlib.sha256("\x1f".join([before, *map(str, parts)]).encode()).hexdigest()


def chain_faults(raw: Any) -> list[str]:
    """A sentence for each entry that is missing or does not follow from the one before it."""
    with one_state(raw):
        faults, end = _faults(raw)
        kept = _kept(raw)
    if kept is None and end != _FIRST:
        faults.append("what was noted of the last entry is lost")
    elif kept is not None and kept[0] > end[0]:
        faults.append(_missing(end[0] + 1, kept[0]))
    elif kept is not None and kept != end:
        faults.append("the last entry is not the one that was noted as the last")
    return faults


def _faults(raw: Any) -> tuple[list[str], tuple[int, str]]:
    """What is wrong with the entries that there are; number and hash of the last."""
    faults: list[str] = []
    last, before = _FIRST
    for row in raw.execute(queries_of(raw)["every_audit"]):
        entry = AuditEntry(*row)
        if entry.number < 1:
            faults.append(f"entry {entry.number} is before the first")
            continue
        if entry.number != last + 1:
            faults.append(_missing(last + 1, entry.number - 1))
        elif entry.hash != _hash(before, entry):
            faults.append(f"entry {entry.number} was changed")
        last, before = entry.number, entry.hash
    return faults, (last, before)


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"entry {first} is missing"
    return f"entries {first} to {last} are missing"
