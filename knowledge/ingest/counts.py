"""Figures from running English text: which numbers count something, and what they count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.ingest.bare import is_label, is_understood, positions_in, repeats_in, told_group
from knowledge.ingest.carried import (
    FURTHER,
    OF_THEM,
    Counted,
    carried,
    is_further,
    is_part,
    nth_in,
    tallied,
)
from knowledge.ingest.deeds import (
    DEEDS,
    animals_at,
    has_own_verb,
    is_deed,
    is_doer,
    is_named,
    is_saved,
    part_told,
    tells_deed,
)
from knowledge.ingest.measured import made, with_unit
from knowledge.ingest.numerals import Number, numbers_in
from knowledge.ingest.sizes import is_size
from knowledge.ingest.worded import Clause, Range, Worded, has_break, touching
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.measures import measure_of
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["figures_in"]

_COUNTED: Final = frozenset(
    "troops protesters attackers hostages population buildings vehicles flights votes waves countries".split()
)
"""Measures that the counted noun tells."""

_WEAK_PHRASE_ENDS: Final = frozenset(
    [
        "were",
        "was",
        "had",
        "have",
        "has",
        "are",
        "is",
        "been",
        "be",
        "who",
        "that",
        "which",
        "in",
        "on",
        "at",
        "from",
        "to",
        "by",
        "with",
        "during",
        "after",
        "and",
        "or",
        "for",
        "into",
        "near",
        "but",
        "as",
        "while",
        "when",
        "including",
        "between",
        "since",
        "said",
        "over",
        "under",
        "within",
        "until",
        "because",
        "before",
        "would",
        "could",
        "will",
        "can",
        "may",
        "might",
        "should",
        "did",
        "they",
        "he",
        "she",
        "it",
        "we",
        "went",
        "came",
        "left",
        "took",
        "set",
        "got",
        "before",
        "without",
        "against",
        "among",
        "than",
        "where",
        "whose",
        "whom",
        "through",
        "despite",
        "via",
    ]
)
_BEHIND: Final = frozenset(
    "about around across along ashore aboard off out up down last this next earlier later ago outside inside behind beyond "
    "alive below above underground underwater overboard live lived living still already also now then each every per".split()
)
"""Words that end a noun phrase which has its noun: "40 people ashore"."""
_WHOLE: Final = regex(
    r"\s+of\s+(?:all\s+)?(?:the|its|their|his|her|our|these|those)\s+(?:first\s+|last\s+|other\s+)?\Z",
    re.IGNORECASE,
)
"""Between a part and its whole: "twelve of the 40 passengers"."""
_SOFT: Final = regex(r"\band\b|\bwhile\b|\bbut\b|\bwith\b")
_PLURAL: Final = regex(r"(?<!s)(?<!u)(?<!i)s\Z|(?:people|men|women|children|police)\Z")
_PLURALS: Final = frozenset(
    "aircraft cattle sheep fish deer crew personnel staff teeth mice geese oxen dead wounded troops series species "
    "media cavalry infantry viruses buses crises analyses".split()
)
"""Plurals that do not end in "s", or in one that belongs to the word."""
_PEOPLES: Final = regex(
    r"(?:ans|ers|ists|crats|ees|ites|ards|ikhs|ews|urds|erbs|wedes|anes|oles|inns|urks)\Z"
)
"""Ends of plural names of people, as in "nine Canadians"."""
_OF_A_CAUSE: Final = regex(
    r"\s+of\s+(?!(?:the|these|those|his|her|its|their|our|your|my)\b)", re.IGNORECASE
)
"""What somebody died of, or a pronoun, rather than what is counted: "seven of radiation sickness"."""
_OF: Final = regex(r"\s+of\s+(?:the|them|these|those|his|her|its|their)\b", re.IGNORECASE)
_YEAR: Final = regex(r"(?:1[5-9]|20)[0-9]{2}\Z")
_OWNER: Final = regex(r"\b(\w+) (?:of|is|was|reached|stood at|stands at|rose to|fell to)\s*\Z")
_OWNS: Final = ("of ", "is ", "was ", "reached ", "at ", "to ")
_BESIDE: Final = frozenset("in at across throughout on of to from aboard into via".split())
"""What stands before a number of places or vehicles rather than before one of people."""
_BESIDE_BACK: Final = 12
_PEOPLED: Final = frozenset({"count", "troops", "protesters", "attackers"})
"""Measures that only say who is counted."""
_LISTED: Final = regex(
    r"(?:\s(?!(?:and|who|which|that|had|has|have|were|was|are|is|in|on|at)\b)[\w'’-]+){1,3},?\s(?:and\s)?\Z"
)
"""The noun of a number before, with nothing told of it: " farmers and "."""
_OPENING: Final = regex(
    r"(?:\A|[.,;:“\"]\s*|\b(?:that|said|says|and|where|when|which|least|[A-Z]\w+|[0-9]+)\s+)\Z"
)
"""What stands before a number with which a clause begins."""
_AND: Final = regex(r"(?:\band|\bthen|,|\bbut|\bwhile)\s+(?:(?:then|another|a further)\s+)?\Z")
_THEN: Final = regex(
    r"\s+(?:on|in|at|by|about|around|during|the (?:next|following|day|week|month|year)|a (?:day|week|month|year|few)|"
    r"yesterday|today|later|last|this|after|before|from|of|elsewhere|more)\b|\s*[.;]|\s*\Z",
    re.IGNORECASE,
)
_REACH: Final = 12
"""Words between a number and the verb that tells what it counts, at most."""
_SOFT_COST: Final = 5.0
_COMMA_COST: Final = 9.0
"""Added when a comma lies between a number and a verb after it."""
_BEFORE_COST: Final = 0.5


def figures_in(
    text: str, dates: Sequence[Range] = (), told: Figure | None = None
) -> tuple[Figure, ...]:
    """Figures of ``text`` in order; numbers inside the ranges ``dates`` are part of a date, and ``told`` is what the
    sentence before counts, which a number without a noun may count too.

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
        return tuple(dict.fromkeys(placed.values()))
    worded = Worded(text)
    starts = [number.start for number in numbers]
    deeds = tells_deed(worded.pairs)
    found: list[tuple[int, Figure]] = list(placed.items())
    counted = Counted()
    for _, each in found:
        counted.add(each)
    before: tuple[Number, Figure] | None = None
    for number, part, whole in _in_parts(text, numbers):
        last = counted.last if found else told
        figure = _figure(worded, number, starts, whole=whole, deeds=deeds and not part)
        figure = figure or _again(text, number, before) or carried(text, number, last)
        if figure is not None:
            figure = figure if part else _likewise(text, number, figure, before)
            figure = figure if found else tallied(text, number, figure, told)
            figure = _beside_others(text, number, figure, before)
            if not part and before is not None and _befell_both(text, before, (number, figure)):
                measure, running = figure.measure, figure.cumulative
                both = replace(before[1], measure=measure, cumulative=running)
                counted.put_right(found[-1][1], both)
                found[-1] = before[0].start, both
            found.append((number.start, _of_animals(worded, whole, figure)))
            counted.add(found[-1][1])
            before = (number, figure)
    return tuple(dict.fromkeys(figure for _, figure in sorted(found, key=itemgetter(0))))


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
    return number.value != 1 or not _is_pronoun(text, number)


def _in_one_word(text: str, is_date: Callable[[int, int], bool]) -> dict[int, Figure]:
    """Positions ("finished third") and how often something was done ("twice"), by where they start."""
    placed: dict[int, Figure] = {}
    for value, start, end in positions_in(text):
        if not is_date(start, end):
            placed[start] = Figure("position", float(value))
    for value, start, end in repeats_in(text):
        if not is_date(start, end):
            placed[start] = Figure("count", float(value), group="times")
    nth = nth_in(text)
    return placed | {start: figure for start, end, figure in nth if not is_date(start, end)}


def _likewise(
    text: str, number: Number, figure: Figure, before: tuple[Number, Figure] | None
) -> Figure:
    """What was done to those before was done to these: "killed nine farmers and three policemen"."""
    if before is None or figure.measure not in _PEOPLED or before[1].measure not in DEEDS:
        return figure
    between = text[before[0].end : number.start]
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
    if before is not None and before[1].measure == figure.measure and is_part(text, number):
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


def _again(text: str, number: Number, before: tuple[Number, Figure] | None) -> Figure | None:
    """The same of another time, without its noun: "they sold 300 tickets on Monday and 450 on Tuesday"."""
    if before is None or before[1].unit or before[1].measure == "position":
        return None
    between = text[before[0].end : number.start]
    if has_break(between) or not _AND.search(between) or not _THEN.match(text, number.end):
        return None
    told = before[1]
    return replace(made(number, told.measure, told.unit, told.group), cumulative=told.cumulative)


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
        return replace(told, group=_shared(_phrase(worded, number)))
    phrase = _phrase(worded, whole)
    countable = _countable(phrase)
    if is_label(text, number.start, plural=countable):
        return None
    by_deed = deeds and not _is_beside(text, number, phrase)
    measure = _deed(worded, number, whole, starts) if by_deed else ""
    measure = measure or _saved(text, number, phrase) or _counted(phrase) or _owned(text, number)
    year = _YEAR.match(text[number.start : number.end])
    understood = not (measure or countable or year) and is_understood(
        text, number.start, number.end, number.value
    )
    if not measure and (year or not (countable or understood)):
        return None
    group = told_group(text, number.start) if understood else _group(phrase)
    group = group or part_told(text, number.end)
    figure = made(number, measure or "count", "", group)
    running = measure in DEEDS and worded.is_running(_clause(worded, number))
    return replace(figure, cumulative=True) if running else figure


def _saved(text: str, number: Number, phrase: Sequence[Token]) -> str:
    """The measure of people who were brought out of danger, as words beside their number tell it."""
    if not phrase or not are_humans(_group(phrase)):
        return ""
    return "rescued" if is_saved(text, number.start, phrase[-1].end) else ""


def _is_beside(text: str, number: Number, phrase: Sequence[Token]) -> bool:
    """Whether it counts where something was done, as in "killed people in 30 villages"."""
    before = text[max(0, number.start - _BESIDE_BACK) : number.start].split()
    beside = bool(phrase and before) and before[-1].lower() in _BESIDE
    return beside and not are_humans(_group(phrase))


def _phrase(worded: Worded, number: Number) -> list[Token]:
    """The words right after the number up to the end of its noun phrase, four at most."""
    phrase: list[Token] = []
    text = worded.text
    if _OF_A_CAUSE.match(text, number.end):
        return phrase
    at = number.end
    first = worded.word_at(number.end)
    for word in worded.words[first : first + 5]:
        gap = text[at : word.start]
        if len(phrase) == 4 or gap.strip(" \u00a0-") or word.folded in _WEAK_PHRASE_ENDS:
            break
        ends = phrase and (word.folded == "of" or word.folded.endswith("ed"))
        if (
            ends
            or (_is_behind(word) and _countable(phrase))
            or word.number is not None
            or is_deed(word.folded, word.stem)
        ):
            break
        phrase.append(word)
        at = word.end
    return [word for word in phrase if word.folded not in ("other", "others", "more", "of", "the")]


def _is_behind(word: Token) -> bool:
    """Whether a word behind a plural is no part of its phrase: "two companies went bankrupt"."""
    return word.folded in _BEHIND or (word.folded in BASE_FORMS and not _is_plural(word))


def _shared(phrase: Sequence[Token]) -> str:
    """Of whom or what a share is; nothing where a verb follows it: "41 percent drove faster"."""
    first = phrase[0] if phrase else None
    verb = first is not None and (first.folded.endswith("ed") or first.folded in BASE_FORMS)
    return "" if verb and not _countable(phrase) else _group(phrase)


def _of_animals(worded: Worded, number: Number, figure: Figure) -> Figure:
    """Of animals only how many they are: what befell them befell nobody."""
    animals = animals_at(worded, number.end) if figure.measure in DEEDS else ()
    if not animals:
        return figure
    return replace(figure, measure="count", group=_group(animals), cumulative=False)


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
    plural = [_is_plural(word) for word in phrase]
    heads = [
        word.stem
        for at, word in enumerate(phrase)
        if word.text[:1].islower() and not is_doer(word) and (plural[at] or not any(plural))
    ]
    measure = measure_of(heads)
    return measure if measure in _COUNTED or measure in DEEDS else ""


def _group(phrase: Sequence[Token]) -> str:
    return " ".join(word.text for word in phrase).casefold()


def _countable(phrase: Sequence[Token]) -> bool:
    """Whether the phrase names things: it holds a plural that is no stop word."""
    return any(map(_is_plural, phrase))


def _is_plural(word: Token) -> bool:
    if word.folded in STOP:
        return False
    if word.text[:1].isupper():
        return _PEOPLES.search(word.text) is not None
    return word.folded in _PLURALS or _PLURAL.search(word.folded) is not None


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
