"""A question in another language, word by word in English: then all that reads English questions reads it.

Days and names stay as they were written, for they are read in any language. Asking words come from a list, everything else from
the encoder: the nearest word that English or the record has. A word that nothing is near to stays as it is, so that
the record does not mention it.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.meaning.tongues import Piece, Tongue
from knowledge.search.glossary import Glossary
from knowledge.text import Token, clean_question, tokens

if TYPE_CHECKING:
    from knowledge.meaning.words import WordFinder

__all__ = ["gloss"]

_NOUNS_IN_CAPITALS: Final = ("de",)
_WORD: Final = re.compile(r"[^\W\d_]+")


def gloss(
    raw: str,
    tongue: Tongue,
    glossary: Glossary,
    finder: "WordFinder",
    of_record: Iterable[str],
    today: date,
) -> str:
    """The question ``raw`` in English, its words in the order of the other language. ``of_record`` are words that the record uses, in small letters."""
    text = clean_question(raw)
    words = tokens(text)
    kept = _kept(text, words, glossary, today)
    small = [
        piece
        for piece in tongue.pieces(text)
        if not any(a < piece.end and piece.start < b for a, b in kept)
    ]
    taken = [*kept, *((piece.start, piece.end) for piece in small)]
    rest = [
        word
        for word in _WORD.finditer(text)
        if not any(a < word.end() and word.start() < b for a, b in taken)
    ]
    proper = [_is_proper(word, tongue) for word in rest]
    asked = [(word.group().lower(), named) for word, named in zip(rest, proper, strict=True)]
    said = finder.nearest(asked, of_record)
    pieces = small + [
        Piece(*word.span(), says.capitalize() if named else says, asks=False)
        for word, named, says in zip(rest, proper, said, strict=True)
        if says
    ]
    return _told(text, sorted(pieces, key=lambda piece: piece.start))


def _kept(
    text: str, words: tuple[Token, ...], glossary: Glossary, today: date
) -> list[tuple[int, int]]:
    """Ranges of days and of names."""
    context = DateContext(today, timeline=glossary.timeline)
    days = [(each.start, each.end) for each in find_dates(text, context, mode="question")]
    names = [
        (words[hit.first].start, words[hit.last].end)
        for hit in glossary.book.find(words)
        if any(word.text[:1].isupper() for word in words[hit.first : hit.last + 1])
    ]
    return days + names


def _is_proper(word: re.Match[str], tongue: Tongue) -> bool:
    """Whether a word's capital says that it is a name or part of one."""
    capital = word.start() > 0 and word.group()[:1].isupper()
    return capital and tongue.code not in _NOUNS_IN_CAPITALS


def _told(text: str, pieces: list[Piece]) -> str:
    parts: list[str] = []
    at = 0
    for piece in pieces:
        # What is written with an apostrophe stands before its word without a space.
        parts += [text[at : piece.start], piece.says, " " * (text[piece.end - 1] in "'’")]
        at = piece.end
    told = " ".join("".join((*parts, text[at:])).replace("¿", "").replace("¡", "").split())
    asks = any(piece.asks for piece in pieces)
    return f"{told}?" if asks and not told.endswith("?") else told
