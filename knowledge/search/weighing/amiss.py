"""What a word alone tells amiss: "how many years" is answered by no hours, and a trial by nothing that somebody "tried to" do."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.flow import IndexDocument, Question
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import tokens

__all__ = ["lacks_unit", "only_attempted", "sort_of_body", "tried_asked", "unit_asked"]

_UNITS: Final = "second minute hour day week month year decade".split()
"""Units of time, each some times as long as the one before."""
_ALSO: Final = {"night": "day", "fortnight": "week", "weekend": "day"}
_ASKED: Final = regex(
    rf"\bhow many (?:more |whole |full )?({'|'.join((*_UNITS, *_ALSO))})s\b", re.IGNORECASE
)
_COUNTED: Final = regex(
    rf"(?<![\w.,])(?:[0-9][0-9.,]{{0,20}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|few)[ -](?:and a half )?({'|'.join((*_UNITS, *_ALSO))})s?\b",
    re.IGNORECASE,
)
_WHICH_BODY: Final = regex(
    r"\b(?:which|what) (?P<sort>[a-z]{3,}) (?:company|companies|firms?|agency|agencies|banks?|operators?|providers?|authority|authorities)\b",
    re.IGNORECASE,
)
_QUALITY: Final = 0.3
_NEAR: Final = 2
"""Steps from a unit to those in which the same time may be told: days as hours or months, but no years."""
_ATTEMPT: Final = regex(r"\btr(?:y|ies|ied|ying) to\b", re.IGNORECASE)
_TRIED: Final = tokens("tried")[0].stem
_SAID: Final = 0.5


def unit_asked(question: Question) -> str:
    """The unit of which it is asked how many; empty where none is."""
    asked = _ASKED.search(question.text)
    return _plain(asked[1]) if asked else ""


def _plain(unit: str) -> str:
    folded = unit.casefold()
    return _ALSO.get(folded, folded)


def lacks_unit(unit: str, statement: str) -> bool:
    """Whether a statement counts times, and all of them in units that are far longer or shorter."""
    told = [_plain(match[1]) for match in _COUNTED.finditer(statement)]
    at = _UNITS.index(unit)
    return bool(told) and all(abs(_UNITS.index(each) - at) > _NEAR for each in told)


def sort_of_body(question: Question, wanted: Sequence[Concept]) -> str:
    """The label of what tells which sort of company is asked for: "insurance" in "which insurance company"."""
    asked = _WHICH_BODY.search(question.text)
    if asked is None or dict(kinds(tokens(asked["sort"])[0].stem)).get("adjective", 0.0) > _QUALITY:
        return ""
    sort = asked["sort"].casefold()
    labels = (each.label for each in wanted if not (each.generic or each.is_name))
    return next((label for label in labels if label.casefold() == sort), "")


def tried_asked(wanted: Sequence[Concept]) -> tuple[Concept, ...]:
    """What is asked for that "tried" may tell as a court does: a trial, a judge."""
    return tuple(
        concept
        for concept in wanted
        if _TRIED in concept.tokens and tokens(concept.label)[:1] and not _asks_attempt(concept)
    )


def _asks_attempt(concept: Concept) -> bool:
    return any(
        word.stem == _TRIED and not word.folded.startswith("trial")
        for word in tokens(concept.label)
    )


def only_attempted(asked: Sequence[Concept], statement: str, document: IndexDocument) -> bool:
    """Whether a statement tells one of them by nothing but that somebody "tried to" do something."""
    attempts = len(_ATTEMPT.findall(statement))
    if not attempts:
        return False
    tried = sum(word.stem == _TRIED for word in tokens(statement))
    held = {token for _, found in document.fields for token in found} - {_TRIED}
    return tried <= attempts and any(
        all(fit < _SAID or token not in held for token, fit in concept.tokens.items())
        for concept in asked
    )
