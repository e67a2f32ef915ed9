"""The words of a question as they are read before its days are: in English, written out, slips put right.

A question that names a happening is read several times, each time with other days; its words are the same.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge.lexicon import chat
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.languages import language_of
from knowledge.names.book import NameHit
from knowledge.regex import regex
from knowledge.search.reading.framing import GENERIC
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.numerals import in_digits
from knowledge.search.reading.repair import Repair, put_right, repairs
from knowledge.text import Token, clean_question, tokens

if TYPE_CHECKING:
    from knowledge.search.reading.abroad import Abroad

__all__ = ["Typed", "typed_out"]


_OFFICE: Final = regex(
    r"\bwho(?:['’]?s| is| was| were) (?P<office>(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z-]+(?: [a-z-]+)?) (?:of|at) ",
    re.IGNORECASE,
)


class Typed(NamedTuple):
    """A question's text, step by step."""

    raw: str
    abroad: "Abroad | None"
    """What it is in English where it is of another language."""
    written_out: str
    """Without the short forms of chats."""
    slips: tuple[Repair, ...]
    mended: str
    plain: str
    """Mended and written out, numbers in digits: what is read."""
    words: tuple[Token, ...]
    hits: tuple[NameHit, ...]
    """The names among the words."""


def typed_out(raw: str, glossary: Glossary, today: date, language: str = "") -> Typed:
    """Read the words of ``raw`` against one event's glossary. Never raises, whatever the text."""
    text = clean_question(raw)
    text = _with_article(text)
    abroad = _from_abroad(text, glossary, today, language)
    text = abroad.text if abroad else text
    written_out = chat.expand(text)
    joined = _joined(text, glossary)
    slips = repairs(tokens(joined), glossary)
    mended = put_right(joined, slips)
    expanded = written_out if mended == text else chat.expand(mended)
    plain = joined if expanded == text else _joined(expanded, glossary)
    plain = in_digits(plain, glossary.vocabulary.frequency, glossary)
    words = tokens(plain)
    hits = tuple(
        hit
        for hit in glossary.book.find(words)
        if not _frames(hit, words) and not _of_another(hit, words)
    )
    return Typed(raw, abroad, written_out, slips, mended, plain, words, hits)


def _with_article(text: str) -> str:
    """With the article that people leave out: "who was captain of the ship" asks the same as "who was the captain …"."""
    asked = _OFFICE.search(text)
    if asked is None:
        return text
    office = asked["office"].rpartition(" ")[2].lower()
    if not (is_office(office) or are_humans(office)):
        return text
    return f"{text[: asked.start('office')]}the {text[asked.start('office') :]}"


def _from_abroad(text: str, glossary: Glossary, today: date, language: str) -> "Abroad | None":
    """The question in English words where it is in another language; only then what reads those is imported."""
    if not language_of(text) or not language_of(_without_names(text, glossary)):
        return None
    from knowledge.search.reading.abroad import question_in_english

    return question_in_english(text, glossary, today, language)


def _without_names(text: str, glossary: Glossary) -> str:
    """The text without names of several words, which may have words of another language: "Nur-Sultan"."""
    words = tokens(text)
    for hit in reversed(tuple(glossary.book.find(words))):
        if hit.last > hit.first:
            text = f"{text[: words[hit.first].start]} {text[words[hit.last].end :]}"
    return text


def _joined(text: str, glossary: Glossary) -> str:
    """The text with words of the record that were typed in two put together: "Dai-ichi"."""
    words = tokens(text)
    strange = [glossary.is_strange(word) for word in words]
    if not any(strange):
        return text
    pairs = [
        (left, right, whole)
        for at, (left, right) in enumerate(pairwise(words))
        if (strange[at] or strange[at + 1])
        and not text[left.end : right.start].strip(" -")
        and (whole := glossary.speller.join(left.folded, right.folded))
    ]
    for left, right, whole in reversed(pairs):
        text = f"{text[: left.start]}{whole}{text[right.end :]}"
    return text


def _frames(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a name's word is but a framing word here: "day" in "what day", where a name is "Day"."""
    alone = hit.first == hit.last
    return alone and words[hit.first].stem in GENERIC and words[hit.first].text.islower()


def _of_another(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a title is that of something else: "the president" in "the president of the US"."""
    after = words[hit.last + 1 : hit.last + 2]
    return hit.by_title and bool(after) and after[0].folded == "of"
