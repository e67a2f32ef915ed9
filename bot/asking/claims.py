"""What the record says for and against a statement: compared fact by fact, never guessed.

A fact *says the same* when it holds nearly every word and name of the statement, on its day, with the
same numbers, as firmly, and in the same direction; only then does it bear the statement out. What says
the same but for one thing, a day, a number or a "not", is told under that. All else is merely near.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from knowledge.flow import Evidence, NameMatch, Question, Term
from knowledge.ingest.counts import figures_in
from knowledge.models import Fact, Figure, LinkKind, NameKind, Standing
from knowledge.text import Token, tokens

__all__ = ["Checked", "Stand", "Statement", "compare", "read", "statements"]

_SAME: Final = 0.95
"""Least share of the statement's meaning that a fact holds which says the same."""
_TELLING: Final = 0.8
"""Weight from which a word tells something."""
_LEAST: Final = 2
"""Telling words, names and days that a statement needs before anything bears it out."""
_NEAR: Final = 0.4
"""Least share of the meaning of a fact that is shown as near."""
_STATEMENTS: Final = 3
_WORDS: Final = 2
"""Words of the shortest sentence that states something."""

_NOT: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b|\bno one\b",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"\b(?:would|could|may|might|should|shall|will|wants?|wanted|wish\w*|demand\w*|urg(?:e|es|ed|ing)|ready"
    r"|plan(?:s|ned|ning)?|threat\w*|expect\w*|likely|if|unless|whether|hop(?:e|es|ed|ing)|possib\w+"
    r"|attempt\w*|tr(?:y|ies|ied|ying)|fail\w*|refus\w*|impossible|calls? (?:for|on)|called (?:for|on)"
    r"|(?:was|were|is|are|about) to|in order to|rumou?r\w*)\b",
    re.IGNORECASE,
)
"""Words by which something is wanted, feared or to come instead of told."""
_SCOPE: Final = re.compile(
    r"\b(?:all|every\w*|whole|entire(?:ly)?|only|each|both|most|nationwide|always|first|last|whoever"
    r"|completely|largest|biggest|highest)\b",
    re.IGNORECASE,
)
"""Words that widen or narrow what is said; a fact without them says less, or other."""
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been|being|be)\b.{1,60}\bby\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’)]?\s+|\n+")
_NUMBER: Final = re.compile(
    r"\b(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|under|about|around|some|nearly|almost"
    r"|exactly|only)?\s*(?:[0-9]+(?:[.,\u00a0\u202f][0-9]+)*)(?:\s?(?:%|percent|k|thousand|million))?(?![\w-])",
    re.IGNORECASE,
)


class Stand(StrEnum):
    """How a fact stands to a statement, from for it to merely near it."""

    BEARS_OUT = "bears-out"
    CLAIMS = "claims"
    """Says the same, as somebody's claim."""
    OTHERWISE = "otherwise"
    OTHER_NUMBER = "other-number"
    OTHER_DAY = "other-day"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to be checked. ``sought`` is what the record is asked for: without its "not" and its
    numbers, which would hide the facts that speak against it."""

    text: str
    sought: str
    negated: bool
    unsure: bool
    figures: tuple[Figure, ...] = ()


@dataclass(slots=True)
class Checked:
    """Facts by how they stand, each once, best first."""

    found: dict[Stand, list[Evidence]] = field(default_factory=dict)

    def add(self, stand: Stand, evidence: Evidence) -> None:
        key = (evidence.fact.scope, evidence.fact.id)
        held = (other for others in self.found.values() for other in others)
        if all((other.fact.scope, other.fact.id) != key for other in held):
            self.found.setdefault(stand, []).append(evidence)

    def best(self, stand: Stand, most: int) -> tuple[Evidence, ...]:
        """The best facts that stand so; what somebody merely claims comes last."""
        held = self.found.get(stand, ())
        return tuple(sorted(held, key=lambda each: each.fact.standing is Standing.CLAIMED)[:most])


def statements(text: str) -> tuple[str, ...]:
    """The first sentences of a message that may state something, at most three."""
    said = (each.strip() for each in _SENTENCE.split(text))
    return tuple(each for each in said if len(tokens(each)) >= _WORDS)[:_STATEMENTS]


def read(text: str, question: Question) -> Statement:
    """The statement that ``text`` makes; ``question`` is the text as understood, for its days."""
    dateless = text
    for words in question.date_words:
        dateless = dateless.replace(words, " ")
    figures = figures_in(dateless)
    sought = _NOT.sub(" ", text)
    if figures:
        sought = _without_numbers(sought, question.date_words)
    return Statement(
        text=text,
        sought=" ".join(sought.split()),
        negated=bool(_NOT.search(text)),
        unsure=bool(_UNSURE.search(text)),
        figures=figures,
    )


def _without_numbers(text: str, kept: Sequence[str]) -> str:
    """``text`` without the numbers in digits that are no part of a date."""
    dates = re.compile("|".join(map(re.escape, kept)) or r"(?!)")
    parts: list[str] = []
    at = 0
    for match in dates.finditer(text):
        parts += [_NUMBER.sub(" ", text[at : match.start()]), match.group()]
        at = match.end()
    return "".join((*parts, _NUMBER.sub(" ", text[at:])))


def compare(
    statement: Statement, question: Question, ranked: Sequence[Evidence], checked: Checked
) -> None:
    """Put each ranked fact into ``checked``; ``question`` is ``statement.sought`` as understood."""
    enough = _tells(question) + bool(statement.figures) >= (1 if statement.negated else _LEAST)
    for evidence in ranked:
        stand = _stand(statement, question, evidence) if enough else Stand.NEAR
        if stand is not Stand.NEAR:
            checked.add(stand, evidence)
    borne = [
        each.fact
        for stand in (Stand.BEARS_OUT, Stand.CLAIMS)
        for each in checked.found.get(stand, ())
    ]
    for evidence in ranked:
        if _contradicts(evidence.fact, borne):
            checked.add(Stand.OTHERWISE, evidence)
    for evidence in ranked:
        if evidence.coverage >= _NEAR and not evidence.unmet:
            checked.add(Stand.NEAR, evidence)


def _tells(question: Question) -> int:
    telling = sum(term.weight >= _TELLING for term in question.terms)
    return telling + len(question.names) + bool(question.when)


def _stand(statement: Statement, question: Question, evidence: Evidence) -> Stand:
    fact = evidence.fact
    if not _says_same(statement, question, evidence):
        return Stand.NEAR
    if not _has_numbers(statement, fact):
        return Stand.NEAR
    denied = fact.standing in (Standing.DENIED, Standing.DISPUTED)
    if denied or statement.negated != bool(_NOT.search(_told(fact))):
        return Stand.NEAR if evidence.days_off else Stand.OTHERWISE
    if evidence.days_off:
        return Stand.OTHER_DAY
    return Stand.CLAIMS if fact.standing is Standing.CLAIMED else Stand.BEARS_OUT


def _says_same(statement: Statement, question: Question, evidence: Evidence) -> bool:
    """Whether a fact tells what the statement does, its day, its numbers and a "not" aside."""
    fact = evidence.fact
    if evidence.unmet or evidence.coverage < _SAME or evidence.content < _SAME:
        return False
    if statement.unsure != bool(_UNSURE.search(_told(fact))):
        return False
    if not _scope(statement.text) <= _scope(fact.statement):
        return False
    return not _turned_round(statement.text, question, fact.statement)


def _told(fact: Fact) -> str:
    """What the fact states, without what its editor remarks on it behind a semicolon."""
    return fact.statement.partition(";")[0]


def _scope(text: str) -> set[str]:
    """The words of a text by which it holds of all, of one alone, or of the first or last."""
    return {match.group().casefold() for match in _SCOPE.finditer(text)}


def _has_numbers(statement: Statement, fact: Fact) -> bool:
    """Whether every number of the statement stands in the fact as well."""
    told = {word.number for word in tokens(fact.statement)} - {None}
    return all(figure.best in told for figure in statement.figures)


def _turned_round(text: str, question: Question, statement: str) -> bool:
    """Whether the one who acts in the text is the one to whom it is done in the fact."""
    parts = [part for part in _parts(text, question) if part]
    words = tokens(statement)
    places = [_first(words, stems) for stems in parts]
    found = [place for place in places if place is not None]
    if len(parts) < 3 or len(found) < 2:
        return False
    reversed_order = found[0] > found[-1]
    return reversed_order != (bool(_PASSIVE.search(text)) != bool(_PASSIVE.search(statement)))


def _parts(text: str, question: Question) -> list[frozenset[str]]:
    """Index tokens of the statement's telling words and of its names but places, as they stand in it."""
    lowered = text.casefold()
    held = [
        (lowered.find(term.word.casefold()), _tokens_of(term))
        for term in question.terms
        if term.weight >= _TELLING
    ]
    held += [
        (lowered.find(match.written.casefold()), _stems_of(match))
        for match in question.names
        if match.name.kind is not NameKind.PLACE
    ]
    return [stems for _, stems in sorted(held, key=lambda each: each[0])]


def _tokens_of(term: Term) -> frozenset[str]:
    return frozenset((term.token, *(variant.token for variant in term.variants)))


def _stems_of(match: NameMatch) -> frozenset[str]:
    written = (match.name.display, *match.name.aliases)
    return frozenset(word.stem for words in written for word in tokens(words))


def _first(words: Sequence[Token], stems: frozenset[str]) -> int | None:
    return next((at for at, word in enumerate(words) if word.stem in stems), None)


def _contradicts(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether a link says that a fact cannot hold beside one of the others."""
    return any(
        link.kind is LinkKind.CONTRADICTS and link.fact == far.id and near.scope == far.scope
        for other in others
        for near, far in ((fact, other), (other, fact))
        for link in near.links
    )
