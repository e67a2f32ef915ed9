"""Whether a size, a time or an amount is that of what is asked: how long the meeting lasted is no answer on the siege.

A figure of the right form is soon found, for every record holds many lengths and times. It answers where the statement
itself names what is measured, and where the figure does not say that it measures something else.
"""

import re
from collections.abc import Container, Sequence
from typing import Final

from knowledge.flow import Evidence, IndexDocument, Question
from knowledge.lexicon.measures import measure_words
from knowledge.lexicon.quantities import asks_measure, asks_price, is_unit, kinds_of, unit_kind
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.written import is_named_before
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = [
    "is_of_neighbour",
    "is_of_other_stuff",
    "is_rate",
    "measures_another",
    "measures_anything",
]

_IT: Final = regex(
    r"\W*(?:its?|they|their|this|that) (?:\w+ )?(?:is|was|are|were|has|had|lasted|took|measure[ds]?|spans?|spanned|weigh(?:s|ed)?|runs?|ran|stretch\w*|went on|cost|stood|stands)\b",
    re.IGNORECASE,
)
_SUMS: Final = frozenset({"cost", "price"})
"""What a strike costs is told as the damage of whomever."""
_SAID: Final = 0.5
"""How well a word says at least what is measured."""
_TELLING: Final = 0.5
_ASIDE: Final = frozenset({"topics", "measures"})
"""Fields that tell under what a fact is filed, and not what it says."""
_LASTS: Final = regex(
    r"\bhow (?:long|many \w+) .*\b(?:last\w*|take|takes|took|taken|go on|went on|continue\w*|stay\w*|remain\w*|spen[dt]|survive\w*|run|ran)\b",
    re.IGNORECASE,
)
_HOW_MUCH: Final = regex(r"\bhow much (?:money )?(?:was|were|is|has|have|had|did|do|does)\b", re.I)
_EACH: Final = regex(
    r"\b(?:per|each|every|apiece|a (?:day|week|month|year|head|person|litre|ton|kilo)|limit\w*|could|can|allowed|cost|price|pay|paid|worth|earn\w*|charge\w*)\b",
    re.I,
)
_PER: Final = frozenset("per each apiece".split())
_NEAR: Final = 4
"""Words from a number within which "per person" is of it."""
_SIZES: Final = frozenset({"speed", "length", "weight", "temperature", "area", "volume"})
_ABOUT: Final = frozenset(
    "more than over about around up to some nearly almost at least a an only just".split()
)
_MEASURES: Final = regex(
    r"(?:speed|height|depth|length|width|breadth|weight|mass|distance|pace|rate|altitude|temperature|maximum|minimum|average|total|size|area|volume|"
    r"radius|diameter|draught|range|thickness|span|load|level|elevation)s?"
)
_AMOUNTS: Final = frozenset({"weight", "volume", "area"})
_OF_STUFF: Final = regex(
    r"\bhow (?:many|much) (?:(?:metric|cubic|square|short|long) )?(?P<measure>[a-z]+) of (?P<which>the |that |all |this )?(?P<stuff>[a-z’'-]+)",
    re.IGNORECASE,
)
_TIMES: Final = frozenset({"duration", "time", "age"})


def measures_another(
    question: Question,
    figure: Figure,
    statement: str,
    document: IndexDocument,
    wanted: Sequence[Concept],
) -> bool:
    """Whether a figure of the asked form is of something else; ``document`` is what is known of the fact with that
    ``statement``."""
    if not kinds_of(question.quantity):
        return False
    if question.names and is_named_before(question, tokens(statement), figure.best):
        return _is_no_stay(question, figure)
    return (
        _is_no_stay(question, figure)
        or _is_of_another(question, figure)
        or not _named(document, wanted)
    )


def is_rate(question: Question, figure: Figure, statement: str) -> bool:
    """Whether an amount is told of each ("2,000 crowns per person") where it is asked how much it was in all."""
    text = question.text
    if not _HOW_MUCH.search(text) or _EACH.search(text) or asks_price(text):
        return False
    words = tokens(statement)
    return any(
        word.number == figure.best
        and any(each.folded in _PER for each in words[at + 1 : at + _NEAR])
        for at, word in enumerate(words)
        if not _is_share(words[at + 1 : at + 3])
    )


def measures_anything(question: Question, found: Evidence) -> bool:
    """Whether it is asked how long or large something is that the title of a text names ("how long was the bridge?"), and a
    sentence of it measures what may be anything else: it names it neither itself nor as "it"."""
    fact = found.fact
    of_size = bool(question.quantity) and _SUMS.isdisjoint(question.quantity)
    if not (of_size and fact.passage) or _IT.match(fact.statement):
        return False
    title = {word.stem for word in tokens(fact.title)}
    named = {word.stem for match in question.names for word in tokens(match.written)}
    things = ({term.token for term in question.terms if not term.inherited} | named) & title
    return bool(things) and things.isdisjoint(word.stem for word in tokens(fact.statement))


def is_of_neighbour(question: Question, figure: Figure, statement: str) -> bool:
    """Whether right before a size or a speed stands of what it is, and that was not asked: "gusts of more than 40 knots"."""
    if unit_kind(figure.unit) not in _SIZES or not kinds_of(question.quantity):
        return False
    asked = {term.token for term in question.terms}
    asked.update(each.token for term in question.terms for each in term.variants)
    asked.update(word.stem for match in question.names for word in tokens(match.written))
    words = tokens(statement)
    return any(
        _is_thing_of(words[max(0, at - _NEAR) : at], asked)
        for at, word in enumerate(words)
        if word.number == figure.best
    )


def is_of_other_stuff(
    question: Question, figure: Figure, statement: str, lacking: Container[str]
) -> bool:
    """Whether it is asked how many tonnes of sand, and the fact says nothing of sand: a plate or other stuff has weights too.

    ``lacking`` are the words of the question for which the fact has nothing.
    """
    asked = _OF_STUFF.search(question.text)
    if asked is None:
        return False
    bare = not asked["which"] and _is_of_something(asked["measure"], statement)
    if not (bare or unit_kind(figure.unit) in _AMOUNTS):
        return False
    stems = {word.stem for word in tokens(asked["stuff"])}
    return any(
        term.token in stems and (term.corrected or term.word) in lacking
        for term in question.terms
        if term.weight >= _TELLING
    )


def _is_of_something(measure: str, statement: str) -> bool:
    """Whether a statement says of what the sacks are full: then they are of nothing else."""
    stem = tokens(measure)[0].stem
    words = tokens(statement)
    return any(
        word.stem == stem
        and of.folded == "of"
        and stuff.text.islower()
        and stuff.folded not in STOP
        for word, of, stuff in zip(words, words[1:], words[2:], strict=False)
    )


def _is_thing_of(before: Sequence[Token], asked: Container[str]) -> bool:
    folded = [word.folded for word in before]
    if "of" not in folded[1:] or any(
        word not in _ABOUT for word in folded[folded.index("of") + 1 :]
    ):
        return False
    thing = before[folded.index("of") - 1]
    return thing.stem not in asked and _MEASURES.fullmatch(thing.folded) is None


def _is_share(words: Sequence[Token]) -> bool:
    """Whether "per cent" follows a number, which is no rate."""
    return [word.folded for word in words] == ["per", "cent"]


def _is_no_stay(question: Question, figure: Figure) -> bool:
    """Whether it is asked how long something lasted, and told how many years a sentence or a treaty has."""
    if unit_kind(figure.unit) != "time" or figure.measure in _TIMES:
        return False
    own = {term.token for term in question.terms}
    return _LASTS.search(question.text) is not None and own.isdisjoint(
        measure_words(figure.measure)
    )


def _is_of_another(question: Question, figure: Figure) -> bool:
    """Whether a time says of what it is, and that was not asked: "state of emergency"."""
    group = {token.stem for token in tokens(figure.group) if token.folded not in STOP}
    if not group or "duration" not in question.quantity:
        return False
    asked = {term.token for term in question.terms}
    asked.update(v.token for term in question.terms for v in term.variants if v.weight >= _SAID)
    asked.update(token.stem for match in question.names for token in tokens(match.written))
    return group.isdisjoint(asked)


def _named(document: IndexDocument, wanted: Sequence[Concept]) -> bool:
    """Whether the fact itself, and not only what it is filed under, says anything of what is measured."""
    of_what = [
        concept
        for concept in wanted
        if not (concept.is_name or concept.generic or concept.inherited)
    ]
    of_what = of_what or [concept for concept in wanted if concept.is_name or _tells(concept)]
    if not of_what:
        return True
    held = {token for field, said in document.fields if field not in _ASIDE for token in said}
    return any(
        (concept.phrase and concept.phrase <= held)
        or any(share >= _SAID and token in held for token, share in concept.tokens.items())
        for concept in of_what
    )


def _tells(concept: Concept) -> bool:
    """Whether it says what is measured, and not only how or when."""
    words = tokens(concept.label)
    return any(
        not (asks_measure(word.folded) or is_unit(word.folded))
        and generic_weight(word.stem) >= _TELLING
        for word in words
    )
