"""Counts that leave out what they count, since it was told just before: "The police spoke of two dead. By noon they said
eleven.", and counts told by the last in a row, or as more of the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.ingest.bare import tells_tally
from knowledge.ingest.deeds import DEEDS, is_deed
from knowledge.ingest.measured import made
from knowledge.ingest.numerals import Number, numbers_in, ordinal_value
from knowledge.lexicon.measures import measure_of
from knowledge.literals import could_match
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import words

__all__ = [
    "FURTHER",
    "OF_THEM",
    "Counted",
    "as_presumed",
    "carried",
    "counted_above_all",
    "counted_last",
    "is_further",
    "is_part",
    "is_presumed",
    "nth_in",
    "of_the_next_day",
    "tallied",
]

FURTHER: Final = "more"
"""Group of those who come on top of others counted before: they are no later state of that count."""
OF_THEM: Final = "of them"
"""Group of a part of those who are counted right before."""

_BACK: Final = 64
_Kind = tuple[str, str, str]
_QUALIFIED: Final = r"(?:(?:about|around|some|only|already|now|at least|more than|over|up to|nearly|almost|between) )*"
_PUT: Final = r"(?:puts?|putting|placed|set|raised|raises|raising|lowered|lowers|lowering|revised|corrected|reduced|increased|brought|gave)"
_TALLIES: Final = (
    r"(?:figure|number|count|tally|total|toll|estimate|lead|margin|majority|sum|loss|losses)"
)
"""What is only called a number."""
_SAID: Final = regex(
    r"(?:\b(?:they|he|she|police|officials|(?:the|its|their) \w+|(?-i:[A-Z])[\w'’-]+)(?: (?:had|has|have|now|then|already|later|first|again|only))* "
    r"(?:said|say|says|spoke of|talked of|reported|counted|confirmed|gave)|"
    rf"\b{_PUT} (?:it|this|that|them|(?:the|its|their|his|her) (?:\w+ )?{_TALLIES}) (?:at|to|as)|"
    rf"\b(?:it|there|(?:the |its |their |his |her )?{_TALLIES})(?: (?:had|has|have|now|then|already|later|first|again|only|even|finally|soon))* "
    r"(?:was|is|were|are|been|(?:(?:was|were|been) )?(?:later |finally |soon |again )?(?:(?:put|given|placed) (?:at|as)|(?:corrected|raised|lowered|revised|reduced|cut) to)|"
    r"(?:rose|risen|gr(?:ew|own)|climbed|fell|fallen|shrunk|shrank|dropped) to|stood at|reached|came to)) "
    rf"{_QUALIFIED}\Z",
    re.IGNORECASE,
)
"""Who tells a number, or what is one, right before it."""
_TIMED: Final = regex(
    rf"(?:\A|[,;:] |\b(?:and|but|then) )(?:then )?(?:(?:by|at|on|until) (?:the )?(?:[\w.:-]+ ){{1,4}}|(?:the next|the following|that) "
    rf"(?:day|morning|evening|night|week|month|year)(?: it was)? |(?:an?|two|three|some|several|\w+) (?:hours?|days?|weeks?|months?|years?) later(?: it was)? ){_QUALIFIED}\Z",
    re.IGNORECASE,
)
"""When a number was told, right before it, with nothing else between."""
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_ENDS: Final = regex(
    rf"\s+(?:on|by|in|as of) (?:the )?(?:(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|early|late|mid|end of)[ -]?(?:of )?)?{_MONTH}\b|"
    r"\s*(?:[.;!?)\"”]|\Z|,(?! [0-9]))|\s+(?:and|but) (?:by|at|on|then|the (?:next|following)|later|an? \w+ later|finally|in the end)\b|"
    r"\s+(?:by|at|on) (?:the )?(?:noon|midnight|midday|dawn|dusk|morning|evening|night|nightfall|\w+day)\b",
    re.IGNORECASE,
)
_MORE: Final = regex(r"[\s-]+(?:more|further|additional)\b", re.IGNORECASE)
_ANOTHER: Final = regex(r"\b(?:another|a further|an additional)\s+\Z", re.IGNORECASE)
_PART: Final = regex(
    r"(?:,\s|\s)\s{0,8}(?:of (?:them|whom|these|those|which)|in (?:serious|critical))\b",
    re.IGNORECASE,
)
_NTH: Final = regex(
    r"\b(?P<nth>[a-z]+(?:-[a-z]+)?|[0-9]+(?:st|nd|rd|th))(?: and (?:last|final|latest))? "
    r"(?P<noun>victim|death|fatality|casualty|person to (?:die|be killed|lose (?:his|her|their) life)|(?:man|woman|person|child|one) to (?:die|be killed)|arrest)\b",
    re.IGNORECASE,
)
_NTH_NEEDS: Final = (
    (("victim", "death", "fatality", "casualty", "to die", "to be killed", "to lose", "arrest"),),
)
"""What is looked for first, for the expression tries every word of a text."""
_PRESUMED: Final = regex(
    r"(?: [a-z]+){0,5}? missing(?:,| and|, and) (?:(?:now|all|were|are) )*(?:presumed|believed|assumed)(?: to be| to have)? (?:dead|died|killed)\b"
)
_ANYBODY: Final = frozenset({"", "people", "persons"})
_DEAD: Final = "killed"
_FIRST: Final = 1
_NEXT: Final = regex(
    r"\s+(?:on )?(?:the (?:next|following)(?: day)?|the day after)(?=\s*(?:[.,;]|\Z))",
    re.IGNORECASE,
)
"""What follows a number of the day after that of the sentence."""
_NOUN: Final = regex(r" (?!the\b|on\b)[a-z]+(?= (?:on )?the\b)")
_YEAR: Final = regex(r"(?:1[5-9]|20)[0-9]{2}")


def carried(text: str, number: Number, told: Figure | None) -> Figure | None:
    """What a number counts that has no noun, where ``told`` is what was counted last: who says it or when is all that
    stands before it, and nothing behind."""
    if told is None or number.unit or not _ENDS.match(text, number.end):
        return None
    if _YEAR.fullmatch(text, number.start, number.end):
        return None
    before = text[max(0, number.start - _BACK) : number.start]
    timed = _TIMED.search(before) is not None
    if not (timed or _SAID.search(before)):
        return None
    return _like(number, told, running=timed and told.measure in DEEDS)


def counted_last(figures: Iterable[Figure]) -> Figure | None:
    """What a bare number of the next sentence may count: what all of these do, as far as they count anything."""
    told, known = Counted(), list(figures)
    for at, each in enumerate(known):
        if not any(_is_of(each, other) for other in (*known[:at], *known[at + 1 :])):
            told.add(each)
    return told.last


def _is_of(figure: Figure, other: Figure) -> bool:
    """Whether it counts the dead as the missing, who may be both, or a part of what the other does: three children among
    23 people."""
    if figure.measure == "missing" and other.measure == _DEAD and figure.best == other.best:
        return True
    part = figure.measure == other.measure and figure.best < other.best
    return part and bool(figure.group) and other.group in _ANYBODY and figure.group not in _ANYBODY


class Counted:
    """What the figures of a sentence count so far, kept as they come: asking all of them for each number takes the square
    of their number."""

    def __init__(self) -> None:
        self._kinds: Counter[_Kind] = Counter()
        self._last: Figure | None = None

    def add(self, figure: Figure) -> None:
        """Count one that is told next."""
        if _may_go_on(figure):
            self._kinds[_kind(figure)] += 1
            self._last = figure

    def put_right(self, before: Figure, after: Figure) -> None:
        """Count the last one, or the one before it, as another."""
        if _may_go_on(before):
            self._kinds[_kind(before)] -= 1
            self._kinds += Counter()
        self.add(after)

    @property
    def last(self) -> Figure | None:
        """The last of them, where they all count the same."""
        return self._last if len(self._kinds) == 1 else None


def _kind(figure: Figure) -> _Kind:
    return figure.measure, figure.unit, figure.group


def counted_above_all(figures: Iterable[Figure]) -> Figure | None:
    """What "the number" of the next sentence is of, where these tell of the dead first and of others, too."""
    told = next((each for each in figures if _may_go_on(each)), None)
    return told if told is not None and told.measure == _DEAD else None


def tallied(
    text: str, number: Number, figure: Figure, told: Figure | None, *, within: bool = False
) -> Figure:
    """``figure``, of that which ``told`` counts where it is only told to be a number: "the true number was 31"; ``within``
    a sentence it has to be called so."""
    if told is None or figure.measure != "count" or figure.group or told.unit:
        return figure
    if not tells_tally(text, number.start, named=within):
        return figure
    return _like(number, told, running=within or told.measure in DEEDS)


def as_presumed(text: str, number: Number, figure: Figure) -> Figure:
    """Of those who are missing and presumed dead a count of the dead, and a later state of it what follows."""
    if figure.measure != "missing" or not is_presumed(text, number.end):
        return figure
    return replace(figure, measure=_DEAD)


def is_presumed(text: str, end: int) -> bool:
    """Whether those whose number ends there are told to be missing and presumed dead."""
    return _PRESUMED.match(text, end) is not None


def of_the_next_day(
    text: str, when: DateSpan | None, figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """The figures, with the day up to which one counts that is told of the day after: "140 that day and 260 the next"."""
    if when is None or when.days != 1 or not figures or not (told := list(_NEXT.finditer(text))):
        return tuple(figures)
    ends = {match.start() for match in told}
    later = {number.value for number in numbers_in(text) if _noun_ends(text, number.end) in ends}
    counts = [each.best for each in figures]
    return tuple(
        replace(each, as_of=when.first + 1)
        if each.as_of is None and each.best in later and counts.count(each.best) == 1
        else each
        for each in figures
    )


def _noun_ends(text: str, end: int) -> int:
    """Where the noun of a number ends that may stand behind it."""
    match = _NOUN.match(text, end)
    return match.end() if match else end


def _like(number: Number, told: Figure, *, running: bool = False) -> Figure:
    figure = made(number, told.measure, told.unit, told.group)
    return replace(figure, cumulative=running or told.cumulative)


def _may_go_on(figure: Figure) -> bool:
    if figure.group in (FURTHER, OF_THEM, "times"):
        return False
    return figure.measure not in ("position", "age", "share", "duration") and not (
        figure.unit and figure.measure != "cost"
    )


def is_further(text: str, number: Number) -> bool:
    """Whether those of a number come on top of others: "three more bodies", "another five"."""
    if _MORE.match(text, number.end):
        return True
    return _ANOTHER.search(text[max(0, number.start - _BACK) : number.start]) is not None


def is_part(text: str, number: Number) -> bool:
    """Whether a number is one of those counted before it: "two of them seriously"."""
    return _PART.match(text, number.end) is not None


def nth_in(text: str) -> Iterator[tuple[int, int, Figure]]:
    """How many there had been by the one that is told to be the last so far: "the twelfth victim", with where it stands."""
    for match in _NTH.finditer(text) if could_match(text, _NTH_NEEDS) else ():
        value = ordinal_value(match["nth"].lower())
        measure = measure_of(
            [stem for folded, stem in words(match["noun"]) if is_deed(folded, stem)]
        )
        if value and value > _FIRST and measure:
            yield match.start(), match.end(), Figure(measure, float(value), cumulative=True)
