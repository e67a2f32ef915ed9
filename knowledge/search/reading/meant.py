"""What a question means, beside its words: facts that lie near it, and its words where they are of another language.

There only with an encoder. Nearness has its share in the order of what is found, as a score; whether a fact answers is
decided by what it holds, as ever. So what is near in meaning alone is told as near, never as an answer.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge.flow import Evidence, Likeness, Reason
from knowledge.lexicon.languages import language_of
from knowledge.meaning.encoder import Encoder
from knowledge.search.reading.glossary import Glossary
from knowledge.storage.interface import FactStore
from knowledge.text import clean_question, tokens

if TYPE_CHECKING:
    from knowledge.meaning.encoder import Vectors
    from knowledge.meaning.words import WordFinder

__all__ = ["SHARE", "SHARE_ABROAD", "Meant", "Spoken", "with_meaning"]

SHARE: Final = 0.05
SHARE_ABROAD: Final = 0.2
"""The share of meaning in a score, and in that of a question in another language, whose words are less sure; chosen on
public questions in four languages, see docs/semantic.md."""
_WHOLE: Final = 6.0
"""Standard deviations above the mean of all facts at which a fact means the whole of a question."""
_FACTS: Final = 24
"""Facts that are weighed because they mean something like the question."""
_OF_WORDS: Final = 64
"""Facts whose words a question's words may be told by."""


class Spoken(NamedTuple):
    """A question as it was put and as it is read; ``tongue`` is the code of its language where that is another."""

    raw: str
    text: str
    tongue: str = ""


class Meant:
    """Encodes questions and compares them with the facts of a store, on threads of their own."""

    def __init__(self, store: FactStore, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._finder: WordFinder | None = None

    async def near(
        self, text: str, scope: str, beside: Sequence[tuple[str, str]]
    ) -> Likeness | None:
        """The facts nearest to a question in meaning, and how near those ``beside`` lie."""
        vector = await self._vector(text)
        return await self._store.likeness((scope,), vector, limit=_FACTS, beside=beside)

    async def in_english(self, raw: str, glossary: Glossary, today: date) -> Spoken:
        """A question as it reads in English, word by word; as it is where it is in no other language that is known."""
        tongue = language_of(raw)
        if not tongue:
            return Spoken(raw, raw)
        scope = glossary.event.slug
        vector = await self._vector(raw)
        near = await self._store.likeness((scope,), vector, limit=_OF_WORDS)
        ids = [each.fact for each in near.nearest] if near else []
        facts = await self._store.facts((scope,), ids)
        words = {
            word.text.lower()
            for fact in facts
            for word in tokens(fact.statement)
            if word.number is None and len(word.text) > 1
        }
        finder = await asyncio.to_thread(self._words)
        # What reads other languages is of no use to anybody else.
        from knowledge.search.reading.gloss import gloss

        told = await asyncio.to_thread(gloss, raw, tongue, glossary, finder, words, today)
        return Spoken(raw, told, tongue) if told != clean_question(raw) else Spoken(raw, raw)

    async def _vector(self, text: str) -> "Vectors":
        vectors = await asyncio.to_thread(self._encoder.encode, [clean_question(text)])
        first: Vectors = vectors[0]
        return first

    def _words(self) -> "WordFinder":
        if self._finder is None:
            # It brings numpy with it, which nobody else need wait for.
            from knowledge.meaning.words import WordFinder

            self._finder = WordFinder(self._encoder)
        return self._finder


def with_meaning(
    found: Sequence[Evidence], near: Likeness, *, foreign: bool
) -> tuple[Evidence, ...]:
    """The evidence with the share of meaning in each score, best first anew; equals stay as they stood."""
    share = SHARE_ABROAD if foreign else SHARE
    weighed = [_weighed(each, near, share) for each in found]
    return tuple(sorted(weighed, key=lambda each: -round(each.score, 6)))


def _weighed(found: Evidence, near: Likeness, share: float) -> Evidence:
    cosine = near.cosines.get((found.fact.scope, found.fact.id), near.mean)
    above = (cosine - near.mean) / near.spread if near.spread else 0.0
    value = max(0.0, min(1.0, above / _WHOLE))
    others = (Reason(name, was, weight * (1.0 - share)) for name, was, weight in found.reasons)
    return replace(
        found,
        score=found.score * (1.0 - share) + value * share,
        reasons=(*others, Reason("meaning", value, share)),
    )
