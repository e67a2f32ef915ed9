"""Index documents as they are stored: ``name token token;name token``, one part a field."""

import sys
from collections.abc import Sequence
from typing import Any, Final

from knowledge.flow import IndexDocument
from knowledge.storage.failures import Unreadable
from knowledge.storage.packing import plain
from knowledge.storage.ready import FIELDS

__all__ = ["Held", "Kept", "read_document"]

_Met = tuple[Sequence[str], frozenset[tuple[str, tuple[str, ...]]]]
_STATEMENT: Final = "statement "
_SAID: Final = ("statement",)


class Kept(IndexDocument):
    """An index document that is asked of many times: it keeps in which of its fields each word stands."""

    __slots__ = ("_where",)

    def __getattr__(self, name: str) -> Any:
        # Reached only while the slot is empty.
        if name != "_where":
            raise AttributeError(name)
        where: dict[str, tuple[str, tuple[str, ...]]] = {}
        for field, tokens in self.fields:
            for token in tokens:
                fields = where[token][1] if token in where else ()
                if field not in fields:
                    where[token] = token, (*fields, field)
        object.__setattr__(self, "_where", where)
        return where

    def met(self, words: frozenset[str]) -> _Met:
        """See ``IndexDocument.met``."""
        where = self._where
        return self.statement, frozenset([where[word] for word in words.intersection(where)])


class Held(IndexDocument):
    """An index document whose stored text is read when it is looked at."""

    __slots__ = ("_text",)

    def __init__(self, fact: str, text: str | bytes) -> None:
        object.__setattr__(self, "fact", fact)
        object.__setattr__(self, "_text", text)

    def __getattr__(self, name: str) -> Any:
        # Reached only while a slot is empty.
        if name == "surfaces":
            return ()
        if name != "fields":
            raise AttributeError(name)
        # Their words go again with the question, so that to keep equal ones once is not worth its time.
        parts = _parts(self.fact, self._plain())
        fields = tuple((part[0], tuple(part[1:])) for part in parts)
        object.__setattr__(self, "fields", fields)
        return fields

    def _plain(self) -> str:
        kept: str | bytes = self._text
        text = plain(kept)
        if kept is not text:
            object.__setattr__(self, "_text", text)
        return text

    @property
    def statement(self) -> tuple[str, ...]:
        """See ``IndexDocument.statement``."""
        text = self._plain()
        if not text.startswith(_STATEMENT):
            return super().statement
        return tuple(text.partition(";")[0].split(" ")[1:])

    def met(self, words: frozenset[str]) -> _Met:
        """See ``IndexDocument.met``; most of the fields are not worth keeping for the few words asked of them."""
        text = self._plain()
        if not text.startswith(_STATEMENT):
            return super().met(words)
        first, *others = text.split(";")
        statement = first.split(" ")
        del statement[0]
        where = dict.fromkeys(words.intersection(statement), _SAID)
        for part in others:
            held = part.split(" ")
            name = held[0]
            if name not in FIELDS:
                raise _damaged(self.fact)
            if not words.isdisjoint(held):
                for word in words.intersection(held[1:]):
                    where[word] = (*where.get(word, ()), name)
        return statement, frozenset(where.items())


def read_document(fact: str, fields: str) -> Kept:
    """Fields are stored as ``name token token;name token``; equal tokens are kept once in memory."""
    parts = _parts(fact, fields)
    return Kept(fact, tuple((part[0], tuple(map(sys.intern, part[1:]))) for part in parts))


def _parts(fact: str, fields: str) -> list[list[str]]:
    """Each field's name and tokens."""
    parts = [part.split(" ") for part in fields.split(";")] if fields else []
    if not FIELDS.issuperset([part[0] for part in parts]):
        raise _damaged(fact)
    return parts


def _damaged(fact: str) -> Unreadable:
    return Unreadable(f"the index entry of the fact {fact}")
