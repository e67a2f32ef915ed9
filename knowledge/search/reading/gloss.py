"""A question in another language in English, also those of its words that no list has: then all that reads English questions reads it.

Those are told by the encoder: the nearest word that English or the record has. A word that nothing is near to stays as it
is, so that the record does not mention it.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from knowledge.search.reading.abroad import question_in_english
from knowledge.search.reading.glossary import Glossary
from knowledge.text import Token, clean_question

if TYPE_CHECKING:
    from knowledge.meaning.words import WordFinder

__all__ = ["gloss"]

_NOUNS_IN_CAPITALS: Final = ("de",)


def gloss(
    raw: str,
    language: str,
    glossary: Glossary,
    finder: "WordFinder",
    of_record: Iterable[str],
    today: date,
) -> str:
    """The question ``raw`` of that ``language`` in English. ``of_record`` are words that the record uses, in small letters."""
    ours = sorted(set(of_record))

    def nearest(word: Token) -> str:
        named = _is_proper(word, language)
        (said,) = finder.nearest([(word.text.lower(), named)], ours)
        return said.capitalize() if named else said

    return question_in_english(clean_question(raw), glossary, today, "", nearest).text


def _is_proper(word: Token, language: str) -> bool:
    """Whether a word's capital says that it is a name or part of one."""
    capital = word.start > 0 and word.text[:1].isupper()
    return capital and language not in _NOUNS_IN_CAPITALS
