"""Which fact of which event an id means as people type it, in the command and in the chat."""

import re
from typing import TYPE_CHECKING, Final

from knowledge.errors import BadInput, NotFound

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from knowledge.models import Event
    from knowledge.service import KnowledgeBase

__all__ = ["which", "which_apart"]

_NUMBERED: Final = re.compile(r"(?P<letters>[^\W\d_]{0,20})[-_ .#]*0{0,9}(?P<number>[0-9]{1,6})")
"""An id as somebody remembers it: "12", "kz 12", "KZ-12"."""
_WIDEST: Final = 5
"""Digits to which ids fill their numbers up."""


async def which(knowledge: "KnowledgeBase", event: str, typed: str) -> tuple[str, str]:
    """The event, and the id as it was typed without it: of the event that is named, the only one, or the only
    one that has such a fact.

    An id that stands in the record just as it was typed is meant; else "#KZ-0001" and
    "kazakhstan-2022/KZ-0001" are read, too. Raises ``NotFound`` where no event has the fact, and ``BadInput``
    where it may be any of several, or is of another event than ``event``.
    """
    for slug, own in dict.fromkeys(_readings(typed.strip(), event)):
        if having := await _having(knowledge, slug, own):
            return _only(having, own)
    slug, own = which_apart(typed, event)
    near = "".join([each async for each in _near(knowledge, slug, own)][:1])
    if near:
        raise NotFound(f"There is no fact “{own[:60]}”; did you mean {near}?")
    fact, _ = await knowledge.fact(own, slug)
    return fact.scope, own


def _readings(typed: str, event: str) -> "Iterator[tuple[str, str]]":
    """The event and the id that the words may be, as they stand first."""
    yield event, typed
    plain = typed.lstrip("#")
    slug, mark, own = plain.partition("/")
    slug, own = slug.strip().casefold(), own.strip()
    if mark and event.casefold() in ("", slug):
        yield event or slug, own
        yield event or slug, own.lstrip("#")
    yield event, plain


def which_apart(typed: str, event: str) -> tuple[str, str]:
    """The event and the id of "KZ-0001", "#KZ-0001" or "kazakhstan-2022/KZ-0001"; the event may be empty.

    Raises ``BadInput`` where the id names another event than ``event``.
    """
    slug, _, own = typed.strip().lstrip("#").rpartition("/")
    slug, own = slug.strip().casefold(), own.strip().lstrip("#")
    if slug and event and slug != event.casefold():
        raise BadInput(f"“{typed}” is of the event {slug}, and --event says {event}.")
    return event or slug, own


def _only(having: list[tuple[str, str]], own: str) -> tuple[str, str]:
    """The one event that has the fact. Raises ``BadInput`` where several do."""
    if len(having) > 1:
        slugs = ", ".join(slug for slug, _ in having)
        raise BadInput(f"Several events have {having[0][1]}; say which with --event: {slugs}.")
    return having[0][0], own


async def _having(knowledge: "KnowledgeBase", event: str, own: str) -> list[tuple[str, str]]:
    """The events that have or had such a fact, of all or of the one named, with its id as they spell it."""
    events = [each.slug for each in await knowledge.events() if event in ("", each.slug)]
    return [(slug, held) for slug in events if (held := await _held(knowledge, slug, own))]


async def _held(knowledge: "KnowledgeBase", event: str, own: str) -> str:
    try:
        fact, _ = await knowledge.fact(own, event)
    except NotFound:
        return ""
    return fact.id


async def _near(knowledge: "KnowledgeBase", event: str, own: str) -> "AsyncIterator[str]":
    """Ids on record that the words come near to: the number filled up, and the letters that are left out."""
    numbered = _NUMBERED.fullmatch(own)
    if numbered is None:
        return
    for each in await knowledge.events():
        if event in ("", each.slug):
            for fact_id in _filled(each, numbered["letters"], int(numbered["number"])):
                if held := await _held(knowledge, each.slug, fact_id):
                    yield held


def _filled(event: "Event", letters: str, number: int) -> "Iterator[str]":
    own = event.prefix or event.slug[:2].upper()
    for prefix in dict.fromkeys((letters.upper() or own, f"{own}-{letters.upper()}")):
        for width in range(1, _WIDEST + 1):
            yield f"{prefix}{number:0{width}d}"
            yield f"{prefix}-{number:0{width}d}"
