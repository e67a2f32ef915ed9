"""Whether a line names one of the kind that "which" asks for: a company for "which company", a town for "which town"."""

import re
from collections.abc import Container, Iterable, Sequence
from typing import Final, NamedTuple

from knowledge.document import name_token
from knowledge.flow import Asked, Question
from knowledge.lexicon.common import is_place
from knowledge.lexicon.humans import are_humans
from knowledge.models import Fact, NameKind
from knowledge.regex import finder, regex
from knowledge.search.reading.framing import GENERIC
from knowledge.search.reading.perquestion import per_question
from knowledge.text import STOP, Token, fold, tokens

__all__ = ["Kinds", "names_one", "tells_of_doers"]

_TELLING: Final = ("speaker", "outlet")
_HOLDERS: Final = (
    r"(?:boss|leader|chief|head|official|officer|member|secretary|spokes\w+|chair\w*|president|director|manager|owner|founder|employee|worker|"
    r"editor|reporter|journalist|delegate|lawyer|doctor|captain|commander)"
)
"""Who is asked for by the body that they are of: "which party leader"."""
_FIRMS: Final = regex(
    r"\b(?:which|what|name of the) (?!(?:did|does|do|the|an?|his|her|its|their|some|kind|sort|type)\b)(?:[\w’'-]+ ){0,2}?(?:company|companies|firms?|corporations?|airlines?|banks?|carriers?|manufacturers?|"
    rf"insurers?|clubs?|charit(?:y|ies)|universit(?:y|ies)|operators?|providers?|divisions?|brigades?|regiments?|battalions?)\b(?! of|['’]s| {_HOLDERS})",
    re.IGNORECASE,
)
_SPEAKING: Final = regex(
    r"\b(?:which|what|name of the) (?!(?:the|an?|his|her|its|their|some|kind|sort|type)\b)(?:[\w’'-]+ ){0,2}?(?:agency|agencies|newspapers?|outlets?|broadcasters?|organi[sz]ations?|ministry|"
    rf"ministries|institutions?|part(?:y|ies)|unions?|network)\b(?! of|['’]s| {_HOLDERS})",
    re.IGNORECASE,
)
"""Bodies that are asked for as often for what they say."""
_OF_BODY: Final = regex(
    r"\A(?:which|what) (?:did|do|does|has|have|had|will|would|can|could|should)\b", re.IGNORECASE
)
"""Not which body is asked for, but what it did: "what did the union say"."""
_PLACES: Final = regex(
    r"\b(?:which|what) (?:[\w’'-]+ ){0,1}?(?:cit(?:y|ies)|towns?|villages?|countr(?:y|ies)|regions?|districts?|provinces?|islands?)\b",
    re.IGNORECASE,
)

_MEMBERS: Final = regex(
    r"\bwho(?:['’]?s| is| are| was| were)? (?:all |also |else )?(?:in|part of|(?:a |the )?members? of|belong(?:s|ed|ing)? to|makes? up) |"
    r"\b(?:which|what) (?:\w+ )?(?:countries|nations|states) (?:(?:are|were) (?:\w+ )?(?:in|part of|members of)|belong(?:ed)? to|make up) ",
    re.IGNORECASE,
)
_SEVERAL: Final = 2
_AS_GOOD: Final = 0.8
"""How well another word has to stand for that of a body."""
_MAKER: Final = regex(
    r"\bwho (?:made (?:the|a|an|this|that) (?!(?:\w+ )?(?:decision|call|announcement|statement|claim|remark|comment|speech|appeal|promise|offer|"
    r"proposal|demand|threat|joke|mistake|choice|deal|order|request|accusation|allegation|list|note|report|first|last|arrest|visit|trip)\w*)|"
    r"(?:built|designed|created|sculpted|painted|invented|manufactured|constructed|composed|engineered|drew|authored) )",
    re.IGNORECASE,
)
_MADE: Final = regex(
    r"\b(?:ma[dk]e\w*|buil[dt]\w*|design\w*|creat\w*|sculpt\w*|paint\w*|invent\w*|manufactur\w*|construct\w*|compos\w*|"
    r"engineer\w*|dr[ae]w\w*|author\w*|architect\w*|develop\w*|produc\w*|found(?:ed|er)\w*|erect\w*|wrote|written|drill\w*|dug|bor(?:ed|ing)|suppl\w*|publish\w*|film\w*|record\w*|by the (?:artist|firm))\b",
    re.IGNORECASE,
)
"""Who made something is told only where its making is."""


_HELD_BY_ONE: Final = frozenset(
    "mayor governor premier chancellor ambassador bishop king queen".split()
)
_HOUSES: Final = frozenset(
    "office offices house residence palace building mansion headquarters hq hall quarters home secretariat seat bldg".split()
)
"""What is meant by the name of whose it is."""


_BODIES: Final = (
    r"(?:army|navy|air force|coast ?guard|police|military|government|ministry|parliament|senate|congress|cabinet|council|commission|committee|"
    r"board|court|jury|company|firm|bank|party|union|team|club|agency|authority|authorities|fire brigade|fire service|hospital|university|"
    r"school|church|regime|state(?! (?:of|tv|television|media|news|department|border|university)\b)|association|foundation|charity|insurers?|insurance|operator)"
)
_IN_TIME: Final = (
    r"(?:(?:in|on|by|at) (?:early |late |mid-)?(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:(?:of )?(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: [0-9]{1,2})?|noon|dawn|midnight)?,? ?(?:[0-9]{4})?,? )?"
)
"""A day or a year that a sentence begins with: "in February 2007 an appeal court raised"."""
_ACTING_BODY: Final = regex(
    rf"(?:\A|[,;:] ){_IN_TIME}(?:of which |of whom |and |but )?(?:the |an? )?(?:[\w'’-]+ ){{0,2}}?(?P<body>{_BODIES})(?! of\b)(?= [a-z])|"
    rf"\bby (?:the |an? )(?:[\w'’-]+ ){{0,2}}?(?P<agent>{_BODIES})\b",
    re.IGNORECASE,
)
"""A body without a name that does something: "the army sent", "was granted by the central bank"."""
_BELONGS: Final = regex(
    r"(?:,? (?:an? |the )?(?:[a-z-]+ ){0,3})?\b(?:of|from|for|with|at|in) (?:the )?[A-Z]"
)
"""What follows a name where it is told to what its bearer belongs: "Vale of the Harbour List"."""
_ASKS_TO_WHAT: Final = regex(
    r"\b(?:which|what) (?:[\w’'-]+ ){0,2}?(?:is|was|were|are|did|does|do|has|had)\b.*\b(?:from|of|in|with|for|to|represent\w*|lead|led|join\w*|chair\w*)\W*\Z",
    re.IGNORECASE,
)
_asks_speaking, _asks_firms, _asks_places, _asks_to_what = (
    finder(each, texts=8) for each in (_SPEAKING, _FIRMS, _PLACES, _ASKS_TO_WHAT)
)


class Kinds(NamedTuple):
    """Ids of the names of an event by what they are; ``bodies`` are organisations and groups."""

    people: Container[str] = frozenset()
    places: Container[str] = frozenset()
    bodies: Container[str] = frozenset()


def names_one(question: Question, fact: Fact, kinds: Kinds) -> bool:
    """Whether the fact names one of the kind, besides those in the question; true where no kind is asked for."""
    if not _tells_of_holder(question, fact, kinds):
        return False
    if _tells_to_what(question, fact) or _tells_of_body(question, fact):
        return True
    if _asks_speaking(question.text):
        told = fact.attribution
        return bool(told.outlet) or _has(question, fact, kinds.bodies, kinds, (told.who_name,))
    if _asks_firms(question.text):
        return _has(question, fact, kinds.bodies, kinds)
    if not _names_members(question, fact, kinds):
        return False
    if _asks_places(question.text):
        return _has(question, fact, kinds.places, kinds) or _writes_a_name(question, fact)
    return True


def _tells_to_what(question: Question, fact: Fact) -> bool:
    """Whether beside an asked person stands to what they belong, where that is asked: "which party is she from"."""
    if not _asks_to_what(question.text):
        return False
    people = {m.written.casefold() for m in question.names if m.name.kind is NameKind.PERSON}
    last = {fold(each).split()[-1] for each in people}
    return any(
        word.folded in last and _BELONGS.match(fact.statement, word.end)
        for word in tokens(fact.statement)
    )


def _tells_of_body(question: Question, fact: Fact) -> bool:
    """Whether it is asked what a body did or said, and told of one that is called so."""
    called = _bodies_asked(question)
    return bool(called) and any(word.stem in called for word in tokens(fact.statement))


@per_question
def _bodies_asked(question: Question) -> frozenset[str]:
    found = _SPEAKING.search(question.text) or _FIRMS.search(question.text)
    if found is None or not _OF_BODY.match(found[0]):
        return frozenset()
    body = tokens(found[0])[-1].stem
    return frozenset(
        token
        for term in question.terms
        if term.token == body
        for token in (body, *(v.token for v in term.variants if v.weight >= _AS_GOOD))
    )


def _names_members(question: Question, fact: Fact, kinds: Kinds) -> bool:
    """Whether the fact names several people or countries beside a body whose members are asked for: "who is in the league"."""
    asked = {match.name.id for match in question.names}
    of_body = any(name in kinds.bodies for name in asked) and _MEMBERS.search(question.text)
    if fact.passage or not of_body:
        return True
    named = {part.name for part in fact.names if part.role not in _TELLING} - asked
    return any(
        sum(name in kind for name in named) >= _SEVERAL for kind in (kinds.people, kinds.places)
    )


def _tells_of_holder(question: Question, fact: Fact, kinds: Kinds) -> bool:
    """Whether the fact tells of the mayor where the mayor is asked about, and not of the mayor's office alone."""
    offices = _offices(question)
    if not offices:
        return True
    words = tokens(fact.statement)
    told = [at for at, word in enumerate(words) if word.stem in offices]
    if told:
        return not all(_owns_house(words, at) for at in told)
    people = (*(part.name for part in fact.names), fact.attribution.who_name)
    holders = _called_so(question, offices)
    return fact.passage or any(
        name in kinds.people and (holders is None or name_token(name) in holders) for name in people
    )


def _called_so(question: Question, offices: Container[str]) -> frozenset[str] | None:
    """The tokens of names that the record describes by the office; ``None`` where the question has no word for it."""
    terms = [term for term in question.terms if term.token in offices]
    if not terms:
        return None
    return frozenset(
        each.token for term in terms for each in term.variants if each.why == "described"
    )


@per_question
def _offices(question: Question) -> frozenset[str]:
    """Stems of the offices of one holder that are asked about, unless they name somebody or it is about their house."""
    words = tokens(question.text)
    if any(word.folded in _HOUSES for word in words):
        return frozenset()
    named = {word for match in question.names for word in fold(match.written).split()}
    return frozenset(
        word.stem for word in words if word.folded in _HELD_BY_ONE and word.folded not in named
    )


def _owns_house(words: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` only says whose house is meant: "mayor" in "the mayor's office"."""
    return any(word.folded in _HOUSES for word in words[at + 1 : at + 2])


def tells_of_doers(question: Question, fact: Fact) -> bool:
    """Whether the fact tells of anybody besides those in the question, where it is asked who did something: by a
    name, or as "the rioters"."""
    if question.asked != (Asked.WHO,) or question.definition:
        return True
    if _MAKER.search(question.text) and not _MADE.search(fact.statement):
        return False
    asked = {match.name.id for match in question.names}
    told = fact.attribution
    if told.who or told.outlet or any(part.name not in asked for part in fact.names):
        return True
    own = {word.stem for word in tokens(question.text)}
    if _acting_bodies(fact.statement) - {word.folded for word in tokens(question.text)}:
        return True
    return any(
        word.stem not in own and (_is_name(word) or are_humans(word.folded))
        for word in tokens(fact.statement)
    )


def _acting_bodies(statement: str) -> set[str]:
    return {(each["body"] or each["agent"]).lower() for each in _ACTING_BODY.finditer(statement)}


def _has(
    question: Question,
    fact: Fact,
    wanted: Container[str],
    kinds: Kinds,
    said_by: Iterable[str] | None = None,
) -> bool:
    """``said_by`` are ids of who says so, where they count as well."""
    asked = {match.name.id for match in question.names}
    telling = said_by is not None
    named = {part.name for part in fact.names if telling or part.role not in _TELLING}
    named.update(fact.places, said_by or ())
    named -= asked
    return any(name in wanted for name in named) or _strange_name(question, fact, kinds)


def _strange_name(question: Question, fact: Fact, kinds: Kinds) -> bool:
    """Whether a passage writes a name that the record does not list."""
    if not fact.passage or any(name in kinds.people for name in (part.name for part in fact.names)):
        return False
    own = {word.folded for word in tokens(question.text)}
    words = tokens(fact.statement)
    return any(_is_name(word) and word.folded not in own for word in words[1:])


def _is_name(word: Token) -> bool:
    if not word.text.istitle() or word.number is not None or word.folded in STOP:
        return False
    return not is_place(word.folded) and word.stem not in GENERIC


def _writes_a_name(question: Question, fact: Fact) -> bool:
    """Whether the statement writes some name that the question does not, which may be a place's."""
    own = {word.folded for word in tokens(question.text)}
    return any(
        (is_place(word.folded) or _is_name(word)) and word.folded not in own
        for word in tokens(fact.statement)
    )
