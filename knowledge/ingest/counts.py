"""Figures from running English text: which numbers count something, and what they count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import Final, NamedTuple

from knowledge.forms import BASE_FORMS
from knowledge.ingest.again import again, likened
from knowledge.ingest.bare import (
    is_label,
    is_part_of_those,
    is_understood,
    positions_in,
    repeats_in,
    told_group,
)
from knowledge.ingest.carried import (
    FURTHER,
    OF_THEM,
    Counted,
    as_presumed,
    carried,
    is_further,
    is_part,
    is_presumed,
    nth_in,
    tallied,
)
from knowledge.ingest.deeds import (
    DEEDS,
    animals_at,
    fell_of,
    has_own_verb,
    is_deed,
    is_doer,
    is_named,
    is_saved,
    part_told,
    tells_deed,
)
from knowledge.ingest.measured import made, with_unit
from knowledge.ingest.nouns import group_of, is_countable, is_plural, listed, phrase_behind
from knowledge.ingest.numerals import Number, numbers_in
from knowledge.ingest.sizes import is_size
from knowledge.ingest.worded import Clause, Range, Worded, touching
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.measures import measure_of
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["Placed", "figures_in", "placed_in"]

_COUNTED: Final = frozenset(
    "troops protesters attackers hostages population buildings vehicles flights votes waves countries".split()
)
"""Measures that the counted noun tells."""

_WHOLE: Final = regex(
    r"\s+of\s+(?:all\s+)?(?:the|its|their|his|her|our|these|those)\s+(?:first\s+|last\s+|other\s+)?\Z",
    re.IGNORECASE,
)
"""Between a part and its whole: "twelve of the 40 passengers"."""
_OF_ALL: Final = regex(
    r"(?:\A|[.;,]\s)\s*[Oo]f (?:all )?(?:the|its|their|these|those|his|her) (?:(?:first|other|some|about) )?\Z"
)
"""What stands before a whole of which parts follow: "of the 201 households, 62"."""
_BY_THEN: Final = regex(
    r"(?:\s[a-z]+){0,3}?\s+by (?:the (?:same )?)?(?:early |late )?(?:noon|midday|midnight|dawn|dusk|morning|afternoon|evening|nightfall|night|then|now)\b"
)
"""What follows a number that was reached by then: "nine dead by the evening"."""
_TOLL: Final = regex(
    r"\b(?:gave|gives|giving|counted|counting|spoke of|speaks of|told [^.;]{1,30} of|stood at|stands at|"
    r"(?:put|puts|putting|raised|revised|corrected) [^.;]{1,40} (?:at|to)) [^.;]{0,60}\Z",
    re.IGNORECASE,
)
_TOLL_BACK: Final = 120
_ANYONE: Final = frozenset({"", "people", "persons"})
_SOFT: Final = regex(r"\band\b|\bwhile\b|\bbut\b|\bwith\b")
_OF: Final = regex(r"\s+of\s+(?:the|them|these|those|his|her|its|their)\b", re.IGNORECASE)
_YEAR: Final = regex(r"(?:1[5-9]|20)[0-9]{2}\Z")
_OWNER: Final = regex(r"\b(\w+) (?:of|is|was|reached|stood at|stands at|rose to|fell to)\s*\Z")
_OWNS: Final = ("of ", "is ", "was ", "reached ", "at ", "to ")
_BESIDE: Final = frozenset("in at across throughout on of to from aboard into via".split())
"""What stands before a number of places or vehicles rather than before one of people."""
_BESIDE_BACK: Final = 12
_PEOPLED: Final = frozenset({"count", "troops", "protesters", "attackers"})
"""Measures that only say who is counted."""
_HOUR: Final = regex(
    r"\s+(?:in the (?:morning|afternoon|evening)|at night|o['’]clock)\b", re.IGNORECASE
)
_AT: Final = regex(r"\b(?:at|by|until|till|before|after|about|around|from|since) \Z", re.IGNORECASE)
"""What stands around an hour in words, which counts nothing: "by six in the evening"."""
_LISTED: Final = regex(
    r"(?:\s(?!(?:and|who|which|that|had|has|have|were|was|are|is|in|on|at)\b)[\w'’-]+){1,3},?\s(?:and\s)?\Z"
)
"""The noun of a number before, with nothing told of it: " farmers and "."""
_IN_FULL: Final = regex(r"(?:\s[a-z’'-]+){1,3}[,:]\s")
"""What stands before those told one by one who were counted: "five more dead, four men and a woman"."""
_AMONG: Final = regex(r"[\s,](?:among them|among whom|including)\s+\Z")
"""What stands before a part of those who are counted right before: "23 dead, among them five children"."""
_OPENING: Final = regex(
    r"(?:\A|[.,;:“\"]\s*|\b(?:that|said|says|and|where|when|which|least|[A-Z]\w+|[0-9]+)\s+)\Z"
)
"""What stands before a number with which a clause begins."""
_REACH: Final = 12
"""Words between a number and the verb that tells what it counts, at most."""
_SOFT_COST: Final = 5.0
_COMMA_COST: Final = 9.0
"""Added when a comma lies between a number and a verb after it."""
_BEFORE_COST: Final = 0.5


class Placed(NamedTuple):
    """A figure, and the characters in which its number stands."""

    start: int
    end: int
    figure: Figure


def figures_in(
    text: str, dates: Sequence[Range] = (), told: Figure | None = None, toll: Figure | None = None
) -> tuple[Figure, ...]:
    """The figures of ``placed_in``, each once."""
    return tuple(dict.fromkeys(each.figure for each in placed_in(text, dates, told, toll)))


def placed_in(
    text: str, dates: Sequence[Range] = (), told: Figure | None = None, toll: Figure | None = None
) -> tuple[Placed, ...]:
    """Figures of ``text`` in order; numbers inside the ranges ``dates`` are part of a date, and ``told`` is what the
    sentence before counts, which a number without a noun may count too; ``toll`` is of what it is above all, where it
    counts several things, and meant by "the number".

    Numbers too large or too small for a pack are left out: an exported event must be read again.
    """
    is_date = touching(dates)
    placed = _in_one_word(text, is_date)
    numbers = [
        number
        for number in numbers_in(text)
        if number.start not in placed
        and not is_date(number.start, number.end)
        and _is_kept(text, number)
    ]
    if not numbers:
        return _in_order(placed.values())
    worded = Worded(text)
    starts = [number.start for number in numbers]
    deeds = tells_deed(worded.pairs)
    found = list(placed.values())
    counted = Counted()
    for each in found:
        counted.add(each.figure)
    before: tuple[Number, Figure] | None = None
    for number, part, whole in _in_parts(text, numbers):
        last = counted.last if found else told
        figure = _figure(worded, number, starts, whole=whole, deeds=deeds and not part)
        figure = figure or again(text, number, before) or carried(text, number, last)
        if figure is not None:
            figure = figure if part else _likewise(text, number, figure, before)
            figure = tallied(text, number, figure, last or toll, within=bool(found))
            figure = as_presumed(text, number, likened(text, number, figure, before))
            figure = _beside_others(text, number, figure, before)
            if not part and before is not None and _befell_both(text, before, (number, figure)):
                measure, running = figure.measure, figure.cumulative
                both = replace(before[1], measure=measure, cumulative=running)
                counted.put_right(found[-1].figure, both)
                found[-1] = Placed(before[0].start, before[0].end, both)
            found.append(Placed(number.start, number.end, _of_animals(worded, whole, figure)))
            counted.add(found[-1].figure)
            before = (number, figure)
    return _in_order((*_of_the_whole(text, found), *_missing_too(text, found)))


def _of_the_whole(text: str, found: Sequence[Placed]) -> Iterator[Placed]:
    """The figures, those of a part as counts of what the whole is: "of the 201 households 62 were settled"."""
    whole: Placed | None = None
    for each in found:
        figure = each.figure
        if _OF_ALL.search(text, 0, each.start):
            whole = each
        bare = figure.measure == "count" and not (figure.group or figure.unit)
        part = whole is not None and bare and figure.best <= whole.figure.best
        group = whole.figure.group if whole is not None and part else figure.group
        yield each._replace(figure=replace(figure, group=group)) if part else each


def _missing_too(text: str, found: Iterable[Placed]) -> Iterator[Placed]:
    """The same numbers as counts of the missing, where these are told to be presumed dead."""
    for each in found:
        if each.figure.measure == "killed" and is_presumed(text, each.end):
            yield each._replace(figure=replace(each.figure, measure="missing"))


def _in_order(found: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(sorted(found, key=itemgetter(0)))


def _in_parts(
    text: str, numbers: Sequence[Number]
) -> Iterator[tuple[Number, Number | None, Number]]:
    """Each number with the one that is a part of it, if one is, and the one whose noun is its own: of "twelve of the 40
    passengers were killed" those twelve were, and they are passengers."""
    before: Number | None = None
    for number, following in zip_longest(numbers, numbers[1:]):
        part = following is not None and _WHOLE.match(text[number.end : following.start])
        yield number, before, following if part and following else number
        before = number if part else None


def _is_kept(text: str, number: Number) -> bool:
    if not (is_size(number.value) and is_size(number.low or 0) and is_size(number.high or 0)):
        return False
    if _HOUR.match(text, number.end) and _AT.search(
        text, max(0, number.start - _BESIDE_BACK), number.start
    ):
        return False
    return number.value != 1 or not _is_pronoun(text, number)


def _in_one_word(text: str, is_date: Callable[[int, int], bool]) -> dict[int, Placed]:
    """Positions ("finished third") and how often something was done ("twice"), by where they start."""
    found = [
        *(
            Placed(start, end, Figure("position", float(value)))
            for value, start, end in positions_in(text)
        ),
        *(
            Placed(start, end, Figure("count", float(value), group="times"))
            for value, start, end in repeats_in(text)
        ),
        *(Placed(start, end, figure) for start, end, figure in nth_in(text)),
    ]
    return {each.start: each for each in found if not is_date(each.start, each.end)}


def _likewise(
    text: str, number: Number, figure: Figure, before: tuple[Number, Figure] | None
) -> Figure:
    """What was done to those before was done to these: "killed nine farmers and three policemen"."""
    if before is None or figure.measure not in _PEOPLED or before[1].measure not in DEEDS:
        return figure
    between = text[before[0].end : number.start]
    if _AMONG.search(between):
        return replace(figure, measure=before[1].measure, cumulative=False)
    if not _LISTED.match(between) or not are_humans(figure.group):
        return figure
    return replace(figure, measure=before[1].measure, cumulative=before[1].cumulative)


def _beside_others(
    text: str, number: Number, figure: Figure, before: tuple[Number, Figure] | None
) -> Figure:
    """One that is no count of all of them: of those who come on top of others, or of a part of those before."""
    if figure.measure not in DEEDS:
        return figure
    if is_further(text, number):
        return replace(figure, group=FURTHER, cumulative=False)
    if (
        before is not None
        and before[1].group in (FURTHER, OF_THEM)
        and _IN_FULL.fullmatch(text, before[0].end, number.start)
    ):
        return replace(figure, cumulative=False)
    part = before is not None and before[1].measure == figure.measure and is_part(text, number)
    if part or is_part_of_those(text, number.start):
        return replace(figure, group=OF_THEM, cumulative=False)
    return figure


def _befell_both(text: str, first: tuple[Number, Figure], second: tuple[Number, Figure]) -> bool:
    """Whether what is told behind two numbers befell those of both: "nine farmers and three policemen were killed", but
    not "he met nine farmers and three policemen were killed"."""
    (number, figure), (other, told) = first, second
    if figure.measure not in _PEOPLED or told.measure not in DEEDS or not are_humans(figure.group):
        return False
    lead = text[max(0, number.start - _BESIDE_BACK) : number.start]
    return bool(_OPENING.search(lead) and _LISTED.match(text[number.end : other.start]))


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether "one" stands for a thing, as in "one of them": then it counts nothing."""
    written = text[number.start : number.end].casefold()
    return written == "one" and _OF.match(text, number.end) is not None


def _figure(
    worded: Worded, number: Number, starts: Sequence[int], *, whole: Number, deeds: bool
) -> Figure | None:
    """The figure of a number; ``starts`` are those of all numbers, in order, ``whole`` is the one before its noun.

    ``deeds`` says whether any word tells what is done to people, and may tell it of these.
    """
    text = worded.text
    if told := with_unit(text, number, lambda: worded.measure(_clause(worded, number))):
        if told.measure != "share":
            return told
        return replace(told, group=_shared(phrase_behind(worded, number)))
    phrase = phrase_behind(worded, whole)
    countable = is_countable(phrase)
    if is_label(text, number.start, plural=countable):
        return None
    by_deed = deeds and not _is_beside(text, number, phrase)
    measure = _deed(worded, number, whole, starts) if by_deed else ""
    kinds = listed(text, phrase)
    measure = measure or _saved(text, number, phrase)
    measure = measure or ("" if kinds else _counted(phrase)) or _owned(text, number)
    year = _YEAR.match(text[number.start : number.end])
    understood = not (measure or countable or year) and is_understood(
        text, number.start, number.end, number.value
    )
    if not measure and (year or not (countable or understood)):
        return None
    group = told_group(text, number.start) if understood else kinds or group_of(phrase)
    group = group or part_told(text, number.end)
    figure = made(number, measure or "count", "", group)
    running = measure in DEEDS and (
        worded.is_running(_clause(worded, number))
        or _BY_THEN.match(text, number.end) is not None
        or (group in _ANYONE and _is_toll(worded, number))
    )
    return replace(figure, cumulative=True) if running else figure


def _is_toll(worded: Worded, number: Number) -> bool:
    """Whether somebody is told to have counted so many up to then, and not merely what happened."""
    start = max(_clause(worded, number).start, number.start - _TOLL_BACK)
    return _TOLL.search(worded.text, start, number.start) is not None


def _saved(text: str, number: Number, phrase: Sequence[Token]) -> str:
    """The measure of people who were brought out of danger or lost, as words beside their number tell it."""
    if phrase and not are_humans(group_of(phrase)):
        return ""
    if fell_of(text, number.start, phrase):
        return "killed"
    end = phrase[-1].end if phrase else number.end
    return "rescued" if is_saved(text, number.start, end) else ""


def _is_beside(text: str, number: Number, phrase: Sequence[Token]) -> bool:
    """Whether it counts where something was done, as in "killed people in 30 villages"."""
    before = text[max(0, number.start - _BESIDE_BACK) : number.start].split()
    beside = bool(phrase and before) and before[-1].lower() in _BESIDE
    return beside and not are_humans(group_of(phrase))


def _shared(phrase: Sequence[Token]) -> str:
    """Of whom or what a share is; nothing where a verb follows it: "41 percent drove faster"."""
    first = phrase[0] if phrase else None
    verb = first is not None and (first.folded.endswith("ed") or first.folded in BASE_FORMS)
    return "" if verb and not is_countable(phrase) else group_of(phrase)


def _of_animals(worded: Worded, number: Number, figure: Figure) -> Figure:
    """Of animals only how many they are: what befell them befell nobody."""
    animals = animals_at(worded, number.end) if figure.measure in DEEDS else ()
    if not animals:
        return figure
    return replace(figure, measure="count", group=group_of(animals), cumulative=False)


@lru_cache(maxsize=65536)
def _measure_told(stem: str) -> str:
    return measure_of((stem,))


def _owned(text: str, number: Number) -> str:
    """The measure in "a population of 120,000"."""
    before = text[max(0, number.start - 40) : number.start]
    if not before.endswith(_OWNS):
        return ""
    match = _OWNER.search(before)
    return measure_of([token.stem for token in tokens(match.group(1))]) if match else ""


def _counted(phrase: Sequence[Token]) -> str:
    """The measure of the counted noun; "plane cleaners" are no planes, and no name tells one."""
    plural = [is_plural(word) for word in phrase]
    heads = [
        word.stem
        for at, word in enumerate(phrase)
        if word.text[:1].islower() and not is_doer(word) and (plural[at] or not any(plural))
    ]
    measure = measure_of(heads)
    return measure if measure in _COUNTED or measure in DEEDS else ""


def _clause(worded: Worded, number: Number) -> Clause:
    return worded.clause(number.start, number.end)


def _deed(worded: Worded, number: Number, whole: Number, starts: Sequence[int]) -> str:
    """The measure of the verb that belongs to the number: the nearest, commas and "and" count. Behind "twelve of the 40"
    words are counted from the 40, which is ``whole``."""
    text = worded.text
    clause = _clause(worded, number)
    position, behind = worded.word_at(number.start), worded.word_at(whole.start)
    best, best_cost = "", float(_REACH)
    apart = has_own_verb(text, whole.end)
    for at in range(max(clause.first, position - _REACH), min(clause.last, behind + _REACH)):
        if not is_deed(*worded.pairs[at]):
            continue
        word = worded.words[at]
        if number.start <= word.start < number.end:
            continue
        measure = _measure_told(word.stem)
        after = word.start >= number.end
        named = after and (
            is_named(worded.words[max(clause.first, at - 1) : at + 1])
            or _are_at_home(text, number, word)
        )
        if named or (apart and not after):
            continue
        between = text[whole.end : word.start] if after else text[word.end : number.start]
        cost = abs(at - (behind if after else position)) + (0.0 if after else _BEFORE_COST)
        cost += _SOFT_COST * len(_SOFT.findall(between))
        cost += (_COMMA_COST if after else _SOFT_COST) * (between.count(",") % 2)
        cost += _COMMA_COST * (after and _has_own(text, word, starts))
        cost += _SOFT_COST * _count_between(starts, whole if after else number, word)
        if cost < best_cost:
            best, best_cost = measure, cost
    return best


def _are_at_home(text: str, number: Number, word: Token) -> bool:
    """Whether "lives" is what people do: "a village of 300 people lives on"."""
    between = text[number.end : word.start].split()
    if word.folded != "lives" or not between or between[-1].lower() in STOP:
        return False
    return are_humans(" ".join(between))


def _has_own(text: str, verb: Token, starts: Sequence[int]) -> bool:
    """Whether a number follows the verb at once, as in "injured 27": it is that number's verb."""
    at = bisect_left(starts, verb.end)
    return at < len(starts) and not text[verb.end : starts[at]].strip()


def _count_between(starts: Sequence[int], number: Number, word: Token) -> int:
    """How many numbers start between a number and a word."""
    low, high = sorted((number.start, word.start))
    return bisect_left(starts, high) - bisect_right(starts, low)
