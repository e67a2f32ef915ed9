"""What letters stand for: "what does CSTO stand for?" is told where its words stand in full."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.regex import regex

__all__ = ["letters_asked", "spells_out"]

_LETTERS: Final = r"(?P<{}>[^\W\d_](?:\.?[^\W\d_]){{1,7}})\.?"
_ASKED: Final = regex(
    rf"\bwhat (?:does|do|did) (?:the )?(?:letters |acronym |abbreviation )?{_LETTERS.format('stands')} (?:stand for|mean)\b|"
    rf"\bwhat(?:['’]?s| is| was) (?:the )?{_LETTERS.format('short')} (?:short|an? (?:abbreviation|acronym)) (?:for|of)\b|"
    rf"\b(?:full|long|whole|proper) (?:name|form) (?:of|for) (?:the )?{_LETTERS.format('full')}\W*\Z|"
    rf"\b(?:spell|write) out (?:the )?{_LETTERS.format('out')}\W*\Z",
    re.IGNORECASE,
)
_SURE: Final = regex(
    r"\b(?:stands? for|short for|abbreviation|acronym|(?:full|long) (?:name|form)|out)\b", re.I
)
_LINKING: Final = r"(?:[-\s]+(?:of|for|and|the|in|on|to|de|du|der|&))*[-\s]+"


def letters_asked(question: Question) -> str:
    """The letters of which it is asked what they stand for, in capitals; empty where it asks for something else.

    What a word in small letters means is another question ("what does curfew mean?").
    """
    found = _ASKED.search(question.text)
    if found is None:
        return ""
    written = next(part for part in found.groupdict().values() if part)
    letters = written.replace(".", "")
    return letters.upper() if letters.isupper() or _SURE.search(question.text) else ""


def spells_out(letters: str, statement: str) -> bool:
    """Whether a statement has words in a row that begin with these letters, small words between them aside."""
    words = _LINKING.join(rf"{re.escape(letter)}[^\W\d_][\w’']*" for letter in letters)
    return re.search(rf"\b{words}", statement) is not None
