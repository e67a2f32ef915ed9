"""Whether a fact is the kind of thing that was asked: a number, a day, a person, a place, a reason."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.dates.span import OPEN_START, Precision
from knowledge.flow import Asked, Question
from knowledge.lexicon.common import is_place
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.models import Basis, Fact, NameKind
from knowledge.names.book import stems_of
from knowledge.regex import finder, regex
from knowledge.search.reading.dayfit import clocks_told
from knowledge.search.reading.reactions import who_reacted
from knowledge.search.weighing.acting import acts_for, asks_about, asks_deeds_of
from knowledge.search.weighing.causes import is_reason_itself, tells_reason
from knowledge.search.weighing.fates import befell, those_asked
from knowledge.search.weighing.naming import is_called
from knowledge.search.weighing.purposes import tells_purpose
from knowledge.search.weighing.reacting import reaction_fit
from knowledge.search.weighing.roles import tells_role
from knowledge.search.weighing.since import asks_since, tells_since
from knowledge.search.weighing.stricken import deeds_suffered, tells_stricken
from knowledge.text import Token, tokens

__all__ = [
    "LIES",
    "Places",
    "asks_several",
    "asks_whereabouts",
    "defines",
    "kind_fit",
    "tells_whereabouts",
]

LIES = regex(
    r"\b(?:lies?|lay|located|situated|stands?|borders?|capital|near|far from|north|south|east|west|"
    r"northern|southern|eastern|western|northeast\w*|northwest\w*|southeast\w*|southwest\w*|"
    r"kilomet(?:er|re)s?|miles?|km) ",
    re.IGNORECASE,
)
"""Where something lies."""
_SEVERAL = regex(
    r"\b(?:what|which|list of|names? of|name|list) (?:the |all )?(?:\w+ )?(?:countries|nations|cities|towns|regions|places|areas|villages|states|"
    r"districts)\b",
    re.IGNORECASE,
)
_COUNTRIES: Final = regex(
    r"\b(?:which|what|list|name) (?:the |all |of )*(?:\w+ )?(?:countries|nations)\b", re.I
)
_OF_COUNTRIES: Final = {0: 0.3, 1: 0.5, 2: 0.7}
_OF_SEVERAL: Final = {0: 0.3, 1: 0.5}
_BECAME = regex(
    r"\bwhat (?:\w+ ){0,2}?(?:happened|became|was done|(?:was|were|is) the fate|befell)\b(?: (?:to|of|with))?|\bfate of\b",
    re.IGNORECASE,
)
_HAPPENED = regex(
    r"\bwhat(?:'s| is|s)? (?:\w+ ){0,2}?(?:happen(?:ed|ing|s)?|went on|going on|took place|take place|occurr?ed|up)\b|"
    r"^\W*(?:any )?(?:news|events|incidents|anything|happenings|developments)\b",
    re.IGNORECASE,
)
_UNTIL = regex(r"\b(?:until|till|til|up to) (?:when|what|which)\b", re.IGNORECASE)
_ENDS = regex(
    r"\b(?:until|till|ends?|ended|expires?d?|lasts?|lasted|up to|through|over by)\b", re.IGNORECASE
)
_LASTS = regex(
    r"\b(?:[0-9]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several)[- ](?:hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_ORIGIN = regex(r"\bwhere\b.*\bfrom\b", re.IGNORECASE)
_FROM = regex(r"\b(?:from|native of|born in)\b", re.IGNORECASE)
_BORN = regex(
    r"\A[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, (?:(?:aged )?[0-9]{1,3},? )?(?:of|from) (?:the )?[A-Z]|\b(?:native of|born in|(?:is|was|are|were|comes?|came|hails?|hailed)\b[^.;,]{0,40}\bfrom (?:the )?[A-Z]|, an? (?:[\w’'-]+ ){1,2}from (?:the )?[A-Z]\w*|grew up in|li(?:ves|ved|ving) in)\b",
)
"""Where somebody comes from."""
_STAYS = regex(
    r"is|are|was|were|been|he|she|stay(?:s|ed)|arriv(?:es|ed)|fl(?:ies|ew|ed)|went|gone|travell?(?:s|ed)|return(?:s|ed)|c[ao]me|land(?:s|ed)|"
    r"li(?:ves|ved)|visit(?:s|ed)|left|took|met|appear(?:s|ed)|remain(?:s|ed)|spent|slept|hid|works?|worked|sat|stood|moved|drove|reached"
)
"""That somebody is or goes somewhere."""
_CARRIED: Final = regex(
    r"\b(?:taken|brought|driven|flown|carried|moved|led|transferred|rushed|evacuated|airlifted)\b(?! (?:over|back from|part|place)\b)"
)
"""That somebody is brought somewhere."""
_FOUND: Final = regex(
    r"\bwhere(?:abouts)? (?:was|were|is|are|had|has|have)\b.{1,60}\b(?:found|rescued|discovered|recovered)\W*\Z",
    re.IGNORECASE,
)
_OUT_OF: Final = regex(
    r"\b(?:freed|found|rescued|pulled|discovered|recovered|lifted|dug|dragged|saved|spotted|located)\b[^;.]{1,80}?\b(?:in|from|at|on|near|under|inside|beneath|behind|out of) (?:an? |the |his |her |their )?[\w’'-]+"
)
"""That somebody was found or freed somewhere: whoever is asked where they were found was there."""
_ASIDE: Final = regex(r", [^,;:.]{2,80}, ")
_NEAR: Final = 5
_BEING: Final = frozenset("is are was were been".split())
_PLACED: Final = frozenset(
    "based stationed arrested detained seized captured trapped jailed imprisoned interned treated hospitalised hospitalized buried killed "
    "moved transferred rushed carried located spotted married educated raised invited posted deported exiled evacuated rescued airlifted "
    "stranded injured wounded attacked sheltered housed lodged returned".split()
)
"""What befalls somebody in a place that tells where they were."""
_OF_OTHERS: Final = {"left": frozenset({"for"}), "took": frozenset({"refuge", "shelter"})}
"""Verbs of going that mostly say something else, with what stands behind them where they do not."""
_NOT_FIRST: Final = 0.8
"""How well a deed tells of somebody of whom anything is asked: behind who they are."""
_has_number = finder(regex(r"[0-9]"))
_OPENING = 60
_FIRST_WORDS = 4


_IS: Final = regex(
    r"\A (?:was|is|were|are) (?:an?|the|one of|(?:deputy|vice|acting|chief|head|then|now|director|chairman|president|minister|mayor|"
    r"governor|commander|leader|spokes\w+|chair\w*|secretary|editor|owner|founder|member|professor|director) |(?:led|owned|run|headed|founded|formed|made up) (?:by|of)\b)|"
    r"\A (?:consists?|comprises?|stands for)\b",
    re.IGNORECASE,
)
"""What follows a subject where a statement does nothing but say who or what it is."""
_DEFINED: Final = regex(r"\A(?:, (?!who|which|said|via)[a-z]| of (?:the )?[A-Z])")
"""What follows a subject where a statement also says who or what it is."""


class Places(NamedTuple):
    """Ids of the places that the whole event is about, which tell nobody where something happened, and of all that
    are no single building; the latter ``None`` where that is not known."""

    everywhere: frozenset[str] = frozenset()
    wide: Container[str] | None = None


_ANY: Final = Places()


@lru_cache(maxsize=8)
def asks_several(text: str) -> bool:
    """Whether several places are asked for: "which countries", "what towns"."""
    return bool(_SEVERAL.search(text))


@lru_cache(maxsize=8)
def _asks_countries(text: str) -> bool:
    return bool(_COUNTRIES.search(text))


@lru_cache(maxsize=8)
def _asks_until(text: str) -> bool:
    return bool(_UNTIL.search(text))


@lru_cache(maxsize=8)
def _asks_origin(text: str) -> bool:
    return bool(_ORIGIN.search(text))


@lru_cache(maxsize=8)
def _asks_happening(text: str) -> bool:
    return bool(_HAPPENED.search(text))


@lru_cache(maxsize=8)
def _asks_fate(text: str) -> bool:
    return bool(_BECAME.search(text))


def kind_fit(question: Question, fact: Fact, figure_fit: float, places: Places = _ANY) -> float:
    """0 to 1: how well the fact can answer this kind of question; the best of the kinds asked.

    ``figure_fit`` is how well its best figure says what a how-many question asks.
    """
    if question.definition or asks_about(question):
        said = defines(question, fact)
        # Of whom anything is asked, deeds tell as well, behind who they are.
        about = said < 1.0 and asks_about(question)
        return _NOT_FIRST * acts_for(question, fact) if about else said
    if who_reacted(question.text):
        return reaction_fit(fact)
    if asks_several(question.text) and Asked.HOW_MANY not in question.asked:
        return _where(question, fact, places)
    fits = [
        _where(question, fact, places)
        if kind is Asked.WHERE
        else _FITS[kind](question, fact, figure_fit)
        for kind in question.asked
    ]
    return max(fits) if fits else 0.5


_NAMED: Final = regex(r",? [A-Z][\w’'-]+\b")
_NAMED_BEFORE: Final = regex(
    r"[A-Z][\w’'.-]+,(?: (?:and|then|also))?(?: (?!and\b|who\b|which\b|when\b|said\b|but\b)[a-z’'-]+){0,4} \Z"
)


def defines(question: Question, fact: Fact) -> float:
    """How well the statement says who or what that is which is asked for: best where it begins with it."""
    own = frozenset[str]().union(*(stems_of(match.name) for match in question.names))
    if tells_role(fact.statement, own):
        return 0.9
    if is_called(fact.statement, own):
        return 0.9
    opening = tokens(fact.statement[:_OPENING])
    last = next((at for at in range(len(opening) - 1, -1, -1) if _is_own(opening, at, own)), None)
    if last is None:
        return 0.2
    ends = [word.end for at, word in enumerate(opening) if _is_own(opening, at, own)]
    if any(_IS.match(fact.statement[end:].removeprefix(")")) for end in ends):
        return 1.0
    told = fact.statement[opening[last].end :].removeprefix(")")
    if last > _FIRST_WORDS:
        return 0.2
    if _DEFINED.match(told):
        return 0.9
    return 0.6 if opening[0].stem not in own else 0.2


def _is_own(words: Sequence[Token], at: int, own: frozenset[str]) -> bool:
    return at < len(words) and words[at].stem in own


def _how_many(_question: Question, fact: Fact, figure_fit: float) -> float:
    return max(figure_fit, 0.2 if _has_number(fact.statement) else 0.0)


def _when(question: Question, fact: Fact, _fit: float) -> float:
    if asks_since(question.text) and tells_since(fact.statement):
        return 1.0
    if fact.when is None:
        return 0.0
    if question.clock and not clocks_told(fact):
        return 0.5
    if _asks_until(question.text) and not _ENDS.search(fact.statement):
        return 0.8 if _LASTS.search(fact.statement) else 0.5
    if fact.when.days > 1 or fact.when.precision is Precision.RANGE:
        return 0.7
    return 1.0 if fact.basis is Basis.STATED else 0.9


def _who(question: Question, fact: Fact, _fit: float) -> float:
    if question.identity and (held := _holds_office(question, fact.statement)):
        return held
    if deeds := deeds_suffered(question):
        return tells_stricken(deeds, fact)
    asked = {match.name.id for match in question.names}
    others = [part for part in fact.names if part.name not in asked]
    if any(part.role in ("actor", "speaker") for part in others):
        return 0.9 if question.identity else 1.0
    return 0.8 if others or fact.attribution.who else 0.3


def _holds_office(question: Question, statement: str) -> float:
    """How well it says who is what is asked: best "Ada Ström was the mayor of Velmstad", next "mayor Ada Ström" and
    "Ada Ström, the mayor"; 0 where it does not."""
    offices = {term.token for term in question.terms if term.counted}
    words = tokens(statement)
    held = [at for at, word in enumerate(words) if word.stem in offices]
    if any(_is_said(words, at) for at in held):
        return 1.0
    return 0.95 if any(_is_beside_name(statement, words, at) for at in held) else 0.0


def _is_said(words: Sequence[Token], at: int) -> bool:
    before = words[max(0, at - _FIRST_WORDS) : at]
    return any(word.folded in ("is", "was", "became") for word in before)


def _is_beside_name(statement: str, words: Sequence[Token], at: int) -> bool:
    """Whether a name in capitals stands right behind the word, or before it and a comma."""
    behind = statement[words[at].end :]
    if _NAMED.match(behind):
        return True
    before = statement[: words[at].start]
    return _NAMED_BEFORE.search(before) is not None


def _where(question: Question, fact: Fact, places: Places) -> float:
    if _asks_countries(question.text):
        return _OF_COUNTRIES.get(_countries(question, fact), 1.0)
    if question.names and not any(term.weight >= 0.5 for term in question.terms):
        if fact.passage and asks_whereabouts(question):
            return 1.0 if tells_whereabouts(question, fact, places) else 0.2
        return 1.0 if LIES.search(fact.statement) else 0.2
    asked = {match.name.id for match in question.names} | places.everywhere
    others = [place for place in fact.places if place not in asked]
    if asks_several(question.text):
        wide = sum(places.wide is None or place in places.wide for place in others)
        return _OF_SEVERAL.get(max(wide, _places_of_the_world(question, fact)), 1.0)
    if _asks_origin(question.text):
        return 1.0 if _FROM.search(fact.statement) else 0.3
    return 1.0 if others else 0.3


def asks_whereabouts(question: Question) -> bool:
    """Whether nothing is asked but where a person was, or where they come from."""
    person = any(match.name.kind is NameKind.PERSON for match in question.names)
    light = not any(term.weight >= 0.5 for term in question.terms)
    return Asked.WHERE in question.asked and person and light


def tells_whereabouts(question: Question, fact: Fact, places: Places = _ANY) -> bool:
    """Whether it tells some place where that person was, or where they come from."""
    if _ORIGIN.search(question.text):
        return _BORN.search(fact.statement) is not None
    if _FOUND.search(question.text) and _OUT_OF.search(fact.statement):
        return True
    placed = any(place not in places.everywhere for place in fact.places)
    # A passage may name a place that the record does not list, which is asked for besides (``spotted``).
    return (placed or fact.passage) and _tells_of_stay(question, fact.statement, left=placed)


def _tells_of_stay(question: Question, statement: str, *, left: bool) -> bool:
    """Whether right behind a name that is asked for stands that they were or went somewhere; ``left``: or left it."""
    own = frozenset[str]().union(*(stems_of(match.name) for match in question.names))
    words = tokens(statement)
    if _CARRIED.search(question.text) and _CARRIED.search(statement):
        return True
    return any(
        word.stem in own
        and any(_stays(words, there, left=left) for there in _behind(statement, words, at))
        for at, word in enumerate(words)
    )


def _behind(statement: str, words: Sequence[Token], at: int) -> Sequence[int]:
    """Where the verb of a name may stand: right behind it, and behind what is told of its bearer between two commas."""
    near = range(at + 1, at + _NEAR)
    aside = _ASIDE.match(statement, words[at].end)
    if aside is None:
        return near
    first = next((i for i, word in enumerate(words) if word.start >= aside.end()), len(words))
    return (*near, *range(first, first + _FIRST_WORDS))


def _stays(words: Sequence[Token], at: int, *, left: bool) -> bool:
    """Whether a word says that somebody is or goes somewhere: who left tells where only by where they left for, who came
    from somewhere is not there, and not all that is taken is a train."""
    said = words[at].folded if at < len(words) else ""
    behind = words[at + 1].folded if at + 1 < len(words) else ""
    if said in _BEING and behind.endswith("ed") and behind not in _PLACED:
        return False
    if not left and said in _OF_OTHERS and behind not in _OF_OTHERS[said]:
        return False
    return _STAYS.fullmatch(said) is not None and (said, behind) != ("came", "from")


def _countries(question: Question, fact: Fact) -> int:
    """How many countries the statement names that the question does not."""
    own = {word.stem for word in tokens(question.text)}
    named = {
        word.stem
        for word in tokens(fact.statement)
        if word.text[:1].isupper() and word.stem not in own
    }
    return sum(bool(kin_of_country(stem)) for stem in named)


def _places_of_the_world(question: Question, fact: Fact) -> int:
    """How many countries and great cities the statement names that the question does not."""
    own = {word.folded for word in tokens(question.text)}
    return sum(is_place(word.folded) and word.folded not in own for word in tokens(fact.statement))


def _why(question: Question, fact: Fact, _fit: float) -> float:
    told = tells_reason(fact.statement) or tells_purpose(fact.statement)
    return 1.0 if told and not is_reason_itself(question, fact.statement) else 0.3


def _who_said(question: Question, fact: Fact, _fit: float) -> float:
    asked = {match.name.id for match in question.names}
    said_by = {fact.attribution.who_name, fact.attribution.outlet_name} - {""}
    if asked & (said_by | {part.name for part in fact.names if part.role == "speaker"}):
        return 1.0
    return 0.6 if fact.attribution.who or fact.attribution.outlet else 0.2


def _any(_question: Question, _fact: Fact, _fit: float) -> float:
    return 0.5


def _what(question: Question, fact: Fact, _fit: float) -> float:
    """What became of something is told by deeds rather than by what people say, and what happened there by what has a
    day rather than by where it lies."""
    if asks_deeds_of(question):
        return acts_for(question, fact)
    if those := those_asked(question):
        return befell(those, fact)
    undated = fact.when is None or fact.when.first == OPEN_START
    if undated and _asks_happening(question.text):
        return 0.2
    if not fact.attribution.who and _asks_fate(question.text):
        return 0.7
    return 0.5


_FITS: Mapping[Asked, Callable[[Question, Fact, float], float]] = {
    Asked.WHAT: _what,
    Asked.WHEN: _when,
    Asked.WHO: _who,
    Asked.HOW_MANY: _how_many,
    Asked.WHY: _why,
    Asked.WHETHER: _any,
    Asked.WHO_SAID: _who_said,
    Asked.HISTORY: _how_many,
    Asked.DAY: _any,
}
