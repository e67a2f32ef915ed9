"""Whose edits were made since an instant: one editor's, and those of people who had their data erased."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from knowledge.errors import Refused, Remark
from knowledge.storage.editing import Editor, KnownEdit
from knowledge.storage.interface import FactStore

__all__ = ["Traces", "Whose", "traces"]

_MOST: Final = 10_000
"""Edits that are looked through."""
_NOBODY: Final = Editor(0, "")
"""Who stands behind the edits of somebody who was forgotten."""


@dataclass(frozen=True, slots=True)
class Traces:
    """The first edit of each fact that somebody edited; and scope and id of the facts whose last edit is of
    somebody of whom nothing is kept any more, who may be the same."""

    firsts: tuple[KnownEdit, ...]
    nameless: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose edits are meant: those of ``editor``, in the events of these slugs (empty: in all), and with
    ``erased`` those of people who had their data erased, too.

    Who is a member is known by that alone, whatever they are called.
    """

    editor: Editor
    events: Collection[str] = ()
    erased: bool = False

    def made(self, by: Editor) -> bool:
        """Whether an edit by somebody is meant."""
        if self.erased and by == _NOBODY:
            return True
        same = by.member == self.editor.member
        return same and bool(by.member or by.name == self.editor.name)


async def traces(store: FactStore, whose: Whose, since: int, until: int) -> Traces:
    """What was edited from an instant up to before another. Raises ``Refused`` where that is too much to
    look through: a part of it would pass for all."""
    known = [event.slug for event in await store.events()]
    scopes = tuple(slug for slug in known if not whose.events or slug in whose.events)
    found = await store.edits(scopes, since=since, until=until, limit=_MOST + 1)
    if len(found) > _MOST:
        told = f"More than {_MOST:,} edits were made since then; take them back in parts, the latest first."
        raise Refused(Remark(told, "too-many-edits", count=_MOST))
    firsts: dict[tuple[str, str], KnownEdit] = {}
    lasts: dict[tuple[str, str], Editor] = {}
    for each in found:
        lasts[each.scope, each.fact] = each.editor
        if whose.made(each.editor):
            firsts.setdefault((each.scope, each.fact), each)
    nameless = tuple(key for key, by in lasts.items() if by == _NOBODY and not whose.made(by))
    return Traces(tuple(firsts.values()), nameless)
