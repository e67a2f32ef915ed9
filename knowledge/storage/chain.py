"""Who acted, and the chained audit of what was done: functions over one open connection."""

import hashlib
from dataclasses import replace
from typing import Any

from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.migrate import load_queries

__all__ = ["actor_id", "actor_text", "chain_faults", "editor_of", "witness"]


def _do(raw: Any, name: str, /, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(load_queries("sqlite")[name], values).fetchall()
    return found


def actor_id(raw: Any, editor: Editor) -> int:
    """The number of an editor, given to whoever has none; a member's name is brought up to date."""
    query = "actor_of_member" if editor.member else "actor_of_name"
    found = _do(raw, query, member=editor.member or None, name=editor.name)
    return int(found[0][0])


def actor_text(number: int) -> str:
    """How an editor's number stands in revisions and in the audit."""
    return f"a{number}"


def editor_of(raw: Any, actor: str) -> Editor:
    """Who stands behind an actor's text; a forgotten member is without a name."""
    if not (actor[:1] == "a" and actor[1:].isascii() and actor[1:].isdigit()):
        return Editor(0, actor)
    found = _do(raw, "actor", id=int(actor[1:]))
    return Editor(found[0][0] or 0, found[0][1]) if found else Editor(0)


def witness(raw: Any, entry: AuditEntry) -> AuditEntry:
    """Add an entry to the chain, with the next number and the hash that follows from the last."""
    last = _do(raw, "last_audit")
    number, before = last[0] if last else (0, "")
    entry = replace(entry, number=number + 1)
    entry = replace(entry, hash=_hash(before, entry))
    _do(raw, "add_audit", **{name: getattr(entry, name) for name in entry.__slots__})
    return entry


def _hash(before: str, entry: AuditEntry) -> str:
    parts = [before, *(str(getattr(entry, name)) for name in entry.__slots__ if name != "hash")]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def chain_faults(raw: Any) -> list[str]:
    """A sentence for each entry that does not follow from the one before it."""
    faults: list[str] = []
    before, last = "", 0
    for row in raw.execute(load_queries("sqlite")["every_audit"]):
        entry = AuditEntry(*row)
        if entry.number != last + 1:
            faults.append(f"entry {last + 1} is missing")
        elif entry.hash != _hash(before, entry):
            faults.append(f"entry {entry.number} was changed")
        before, last = entry.hash, entry.number
    return faults
