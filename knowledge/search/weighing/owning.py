"""Whose number is asked for: what something else cost is no answer on the strike, nor the seats of another party on those
of the list.

The form of a question tells who or what the number is of: who earned it, what cost so much, what is so high. A line
answers that says so itself.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.flow import Asked, IndexDocument, Question
from knowledge.models import Figure
from knowledge.regex import finder, regex
from knowledge.search.reading.amounts import MOVES
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = [
    "Owner",
    "asked_owner",
    "fell_on_another",
    "is_at_height",
    "is_margin",
    "is_of_it",
    "tells_of_owner",
]

_AUX: Final = r"(?:did|does|do|will|would|has|had|have|was|were|is|are)"
_GAINS: Final = (
    r"(?:get|got|gotten|win|won|have|lose|lost|receive[d]?|score[d]?|gain(?:ed)?|hold|take|need)"
)
_OF_MONEY: Final = (
    r"(?:costs?|earn(?:s|ed)?|charged?|make|paid|pay|spen[dt]|get|got|receive[d]?|lose|lost|owed?|borrow(?:ed)?|lent|lend|"
    r"offer(?:ed)?|demand(?:ed)?|bid|invest(?:ed)?|donated?|weigh(?:ed)?|withdr[ae]wn?|worth)"
)
_FORMS: Final = regex(
    rf"\bhow much (?:money )?{_AUX} (?P<one>[^?.,;]+?) (?P<deed>{_OF_MONEY})\b|"
    rf"\bhow many (?:seats|votes|points|goals|medals|delegates|mandates) {_AUX} (?P<two>[^?.,;]+?) {_GAINS}\b|"
    rf"\bhow (?:high|wide|tall|deep|thick|broad|heavy|steep|large in area) (?:was|is|were|are) (?P<three>[^?.,;]+)|"
    r"\bwhat (?:was|is|were|are) the (?:interest rate|height|width|depth|thickness|weight|diameter|altitude) (?:of|on|for) (?P<four>[^?.,;]+)|"
    r"\bwhat (?:did|does|do|would) (?P<five>[^?.,;]+?) cost\b|"
    rf"\bhow (?:much|sharply|steeply|badly) {_AUX} (?P<seven>[^?.,;]+?) {MOVES}\b|"
    r"\bhow much (?:was|were|is|are) (?:an?|the|one|each|his|her|its|their) (?P<six>[^?.,;]+)",
    re.IGNORECASE,
)
_NAMED: Final = ("one", "two", "three", "four", "five", "six", "seven")
_ENDS: Final = regex(
    r"\s+(?:when|while|after|before|as|since|until|by|on|in|at|from|for|during|with|that|who|which|where|because|once)\b.*\Z",
    re.IGNORECASE,
)
"""What follows who or what it is."""
_THEY: Final = frozenset(
    "they he she it we you i one someone somebody anyone people this that there these those".split()
)
_BY_WORD: Final = {
    "charg": re.compile(r"\b(?:charg|fee|bill|invoic|pric|cost)\w*", re.IGNORECASE),
    "earn": re.compile(r"\b(?:earn|pay|paid|wage|salar|income|made|make|worth)\w*", re.IGNORECASE),
}
"""What a line has to say of money that is charged or earned."""
_IN_ALL: Final = regex(
    r"\b(?:damages?|loss(?:es)?|bill|costs (?:of|were|came|rose|ran)|cost of|total cost|operation)\b",
    re.IGNORECASE,
)
"""What tells how much all of it cost, where the question names what the whole record is about."""
_POINTS: Final = regex(
    r"\A\W*(?:it|they|he|she|that|this|the same|its|their|his|her)\b", re.IGNORECASE
)
_SAID: Final = 0.5
_ASIDE: Final = frozenset({"topics", "measures", "title"})
"""Fields that tell under what a line is filed, and not what it says."""
_AT: Final = frozenset(
    "at fell falls fallen dropped plunged slid sank sunk rose risen moved went".split()
)
_AHEAD: Final = regex(
    r"\b(?:leads?|leading|led|margins?|majority|ahead|advantage|by how (?:many|much)|(?:won|win|lost|lose|beat\w*) .{0,80}?\bby)\b",
    re.IGNORECASE,
)
_tells_ahead: Final = finder(_AHEAD)
_MARGIN: Final = regex(
    r"\b(?:lead|margin|majority|advantage|ahead)\b[^.;,]*\Z|\b(?:ahead|beat\w*|defeat\w*|w[io]n|lost)\b[^.;]*\bby (?:only |just |about )?\Z",
    re.IGNORECASE,
)
_BACK: Final = 64
_FINED_WHOM: Final = regex(r"\bhow much (?:was|were) (?P<whom>[^?.,;]+?) fined\b", re.IGNORECASE)
_FINED: Final = regex(r"\bfined (?P<whom>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_ACROSS: Final = frozenset({"width", "length", "thickness"})
_NEAR: Final = 2
"""Words from a number within which what it is of stands right behind."""
_TELLING: Final = frozenset(
    "put puts found said says estimated showed reported announced wrote told asked ordered granted gave paid".split()
)
"""What follows a thing that tells a number of something else, or gives it."""
_PLAINLY: Final = 0.9
_REACH: Final = 3


class Owner(NamedTuple):
    """Who or what the number is of: concepts of which the last is the noun itself; ``whole``: it is what all of the
    record is about; ``word``: how the line has to tell what was done; ``ahead``: it stands before the number there, as in
    "a ticket was 20 crowns"."""

    concepts: tuple[Concept, ...] = ()
    whole: bool = False
    word: re.Pattern[str] | None = None
    ahead: bool = False

    def __bool__(self) -> bool:
        return bool(self.concepts) or self.whole


def asked_owner(question: Question, wanted: Sequence[Concept]) -> Owner:
    """Who or what the number is asked of, as far as the form of the question tells; false where it does not."""
    if Asked.HOW_MANY not in question.asked or question.follow_up:
        return Owner()
    match = _FORMS.search(question.text)
    if match is None:
        return Owner()
    written = next(match[name] for name in _NAMED if match[name])
    written = _ENDS.sub("", written)
    own = {word.folded for word in tokens(written)} - STOP
    if not own or own <= _THEY:
        return Owner()
    found = [each for each in wanted if not each.inherited and _is_in(question, each, own)]
    named = tuple(each for each in found if not each.generic)
    deed = (match["deed"] or "").casefold()
    costs = deed.startswith("cost") or match["five"] is not None
    whole = costs and bool(found) and not named
    word = next((told for start, told in _BY_WORD.items() if deed.startswith(start)), None)
    ahead = match["six"] is not None and not _is_done(match["six"])
    return Owner(tuple(found) if whole else named, whole, word, ahead)


def _is_done(written: str) -> bool:
    """Whether it is asked how much something was done, and not how much it was."""
    return any(word.folded.endswith("ed") for word in tokens(written))


def _is_in(question: Question, concept: Concept, own: set[str]) -> bool:
    """Whether a concept is said by some of the words that tell the owner."""
    if concept.is_name:
        written = (m.written for m in question.names if m.name.display == concept.label)
        return any({word.folded for word in tokens(each)} & own for each in written)
    return any(
        term.word.casefold() in own
        for term in question.terms
        if (term.corrected or term.word) == concept.label
    )


def tells_of_owner(owner: Owner, statement: str, document: IndexDocument) -> bool:
    """Whether a line says itself whose number it tells."""
    if owner.word is not None and not owner.word.search(statement):
        return False
    if owner.whole:
        own = {word.stem for word in tokens(statement)}
        named = any(_is_told(each, own, least=_PLAINLY) for each in owner.concepts)
        return named or _IN_ALL.search(statement) is not None
    if owner.ahead and not _is_ahead(owner.concepts[-1], tokens(statement)):
        return False
    pointing = _POINTS.search(statement) is not None
    held = {
        token
        for field, said in document.fields
        if field not in _ASIDE or (pointing and field == "topics")
        for token in said
    }
    *others, noun = owner.concepts
    if _is_told(noun, held):
        return True
    return noun.is_name is False and any(each.is_name and _is_told(each, held) for each in others)


def _is_ahead(concept: Concept, words: Sequence[Token]) -> bool:
    """Whether a number stands somewhere behind the thing, or right before it: "a loan of 20 million", "a 20-crown fine"."""
    numbers = [at for at, word in enumerate(words) if word.number is not None]
    said = [
        at
        for at, word in enumerate(words)
        if (concept.tokens.get(word.stem, 0.0) >= _SAID or word.stem in concept.phrase)
        and _TELLING.isdisjoint(each.folded for each in words[at + 1 : at + 2])
    ]
    return any(place < at or 0 < place - at <= _NEAR for place in said for at in numbers)


def _is_told(concept: Concept, held: Set[str], least: float = _SAID) -> bool:
    if concept.phrase and concept.phrase <= held:
        return True
    return any(share >= least and token in held for token, share in concept.tokens.items())


def is_margin(question: Question, figure: Figure, statement: str) -> bool:
    """Whether a number of votes or seats only says by how many somebody is ahead, and that is not asked."""
    if figure.unit or _tells_ahead(question.text) or not _tells_ahead(statement):
        return False
    words = tokens(statement)
    return any(
        word.number == figure.best
        and _MARGIN.search(statement[max(0, word.start - _BACK) : word.start]) is not None
        for word in words
    )


def is_of_it(owner: Owner, statement: str) -> bool:
    """Whether the number is told of what "it" means, and what was asked for comes new behind it: "it weighed two tonnes and carried
    a small lander"."""
    if not owner.concepts or not _POINTS.match(statement):
        return False
    ways = {token for token, share in owner.concepts[-1].tokens.items() if share >= _PLAINLY}
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem in ways]
    return bool(places) and all(_is_new(words, at) for at in places)


def _is_new(words: Sequence[Token], at: int) -> bool:
    """Whether an "a" stands before the word, with two others between at most."""
    return any(word.folded in ("a", "an") for word in words[max(1, at - _REACH) : at])


def fell_on_another(question: Question, statement: str) -> bool:
    """Whether it is asked how much somebody was fined, and told how much somebody else was: "fined Quill 250,000"."""
    asked = _FINED_WHOM.search(question.text)
    told = _FINED.search(statement)
    if asked is None or told is None:
        return False
    own = {word.stem for word in tokens(asked["whom"])}
    whom = {word.stem for word in tokens(told["whom"])}
    named = {word.stem for match in question.names for word in tokens(match.name.display)}
    return bool(named) and whom.isdisjoint(own | named)


def is_at_height(question: Question, figure: Figure, statement: str) -> bool:
    """Whether a length only says where something is ("broke loose at 2,870 metres") or how far it went ("fell four metres"),
    where it is asked how wide or how long that is."""
    if _ACROSS.isdisjoint(question.quantity) or figure.measure != "extent":
        return False
    if "depth" in question.quantity:
        # "How many metres" may well be how far down something is.
        return False
    words = tokens(statement)
    return any(
        word.number == figure.best and before.folded in _AT for before, word in pairwise(words)
    )
