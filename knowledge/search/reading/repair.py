"""Slips in the words of a question ("teh", "mnay", "bunr"), put right before it is read.

Cues, dates, measures and what a word is in its sentence are read from the text, so what was meant stands in it. Where
two words of the record are about as likely, both are looked for instead; see ``terms``.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.forms import BASE_FORMS
from knowledge.lexicon.chat import is_chat
from knowledge.lexicon.common import is_place
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.spellings import is_written
from knowledge.lexicon.synonyms import synonyms
from knowledge.lexicon.thesaurus import related
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.slips import SHORTEST
from knowledge.search.reading.terms import in_capitals
from knowledge.text import STOP, Token

__all__ = ["Repair", "put_right", "repairs"]

_SHORT_NAME: Final = 4
"""Letters up to which a word in capitals is rather a name that nobody knows than a slip: "was Pell arrested" asks of no pull."""
_MOST: Final = 12
"""Words that are put right in one question; with more it is no English."""


class Repair(NamedTuple):
    """A word to be replaced: half-open offsets in the text, what was typed, what was meant."""

    start: int
    end: int
    typed: str
    meant: str


def repairs(words: Sequence[Token], glossary: Glossary) -> tuple[Repair, ...]:
    """What to replace, in order: never words that the record knows, nor any of its names."""
    found: list[Repair] = []
    capitals = in_capitals(words)
    for word, after in zip(words, (*words[1:], None), strict=False):
        if len(found) == _MOST:
            break
        if not _may_be_slip(word, glossary):
            continue
        if word in capitals and len(word.folded) <= _SHORT_NAME and not glossary.book.knows(word):
            continue
        capital = word in capitals or _is_acronym(word)
        slip = glossary.slips.of(word, capital=capital, named=glossary.book.knows(word))
        if slip is not None and slip.sure:
            meant = slip.meant + _owning(word, slip.meant, after)
            meant = meant.capitalize() if word.text[:1].isupper() else meant
            found.append(Repair(word.start, word.end, word.text, meant))
    return tuple(found)


def _owning(word: Token, meant: str, after: Token | None) -> str:
    """What an "s" without its sign says before a person: "vales lawyer"."""
    if after is None or word.folded != f"{meant}s":
        return ""
    return "'s" if is_office(after.folded) or are_humans(after.folded) else ""


def _is_acronym(word: Token) -> bool:
    """Whether it has capitals within: "CSTOs"."""
    return word.text[1:] != word.text[1:].lower()


def put_right(text: str, slips: Sequence[Repair]) -> str:
    """The text with what was meant in place of the slips, which come in order."""
    for slip in reversed(slips):
        text = f"{text[: slip.start]}{slip.meant}{text[slip.end :]}"
    return text


def _may_be_slip(word: Token, glossary: Glossary) -> bool:
    written = word.folded
    if len(written) < SHORTEST or not (word.text.isascii() and word.text.isalpha()):
        return False
    if (
        written in STOP
        or written in BASE_FORMS
        or is_place(written)
        or glossary.has(word)
        or is_chat(written)
    ):
        return False
    if glossary.speller.split(written):
        return False
    return not (glossary.book.writes(word) or _is_told_otherwise(word, glossary))


def _is_told_otherwise(word: Token, glossary: Glossary) -> bool:
    """Whether it is a word of English and the record has another for the same: "jab", where it has "injection"."""
    known = glossary.vocabulary.frequency
    return is_written(word.folded) and (
        any(each.stem in known for each in related(word.stem))
        or any(stem in known for stem, _ in synonyms(word.stem))
    )
