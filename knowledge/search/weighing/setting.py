"""The place or the body that a bare sentence goes on telling of without naming it.

"A gas tank exploded at the Orvane refinery. Three workers were killed." The second sentence answers who asks of Orvane,
as the last one before it that says where says so, and it names no place of its own; so does "The plant stayed closed".
Of "the base" and "the ferry" it is told by that very word beside the name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from knowledge.flow import NameMatch, Question
from knowledge.models import Fact, NameKind
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.paragraph import ids_before, share_said, turns_away
from knowledge.search.weighing.parts import is_one_sentence
from knowledge.search.weighing.wordfit import WordFit

__all__ = ["Setting", "asked_settings", "behind_settings", "in_setting"]

_CARRIED: Final = 0.64
"""How well a sentence says a name that holds for it: as well as one that its pronoun may mean."""
_LOOKED: Final = 4
"""Sentences before it that are looked at."""
_TRIED: Final = 6
"""Sentences for which those before them are looked up."""
_TOLD: Final = 0.6
"""How much of the specific words a sentence has to say for a name to be carried to it."""
_OWN: Final = 0.7
"""How well it says one of them itself."""
_YEAR: Final = 200
"""Days from which on a sentence tells of another time than the one before it."""
_CALENDAR: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Easter|Christmas|I\\b"
)
_AT: Final = (
    "in|at|on|near|outside|inside|around|under|aboard|off|above|below|beneath|across|into|through"
)
_SPOT: Final = regex(
    rf"\b(?:{_AT}|In|At|On|Near|Outside)\s(?:the\s|an?\s)?(?:[a-z]+\s){{0,3}}?(?!(?:{_CALENDAR})\b)(?P<name>[A-Z][\w'’.-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’.-]*)*)"
)
"""A name behind a word that says where."""
_WITHIN: Final = regex(
    r"\s*(?:[a-z]+\s){0,3}?(?:,|\b(?:in|of|on|at)\b)\s*(?:the\s)?(?:[a-z]+\s){0,3}(?:of\s)?|['’]s?\s"
)
"""What stands between a place and that in which it lies."""
_NEAR: Final = regex(
    r"(?:\s[a-z]+){0,3},?\s(?:in|of|on|at|near|outside|off|from)\s(?:the\s)?(?:[a-z]+\s){0,3}(?:of\s)?|,\s(?:the\s)?"
)
"""What stands between a place and one by which it is told where it is."""
_ASKS_AT: Final = regex(
    rf"(?:\b(?:{_AT}|of|from|to|for|between|and|or|over|with|by)\s(?:the\s|an?\s)?(?:[a-z-]+\s){{0,3}}|\bthe\s(?:[a-z-]+\s){{0,2}})\Z",
    re.IGNORECASE,
)
"""What stands before a name where it is asked what came about there, or of it."""
_DOES: Final = regex(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would|can|could)\s\Z", re.IGNORECASE
)
_THE: Final = regex(r"\bthe\s(?:[A-Z][\w'’-]*\s)*\Z")
_HEAD_BEFORE: Final = regex(r"\b([a-z]{3,})(?:\s(?:at|of|in|on)(?:\sthe)?)?\s(?:[A-Z]\w+\s)?\Z")
_HEAD_BEHIND: Final = regex(r"\s(?:[a-z]+\s)?([a-z]{3,})\b")
_NO_HEADS: Final = frozenset("and was were had has the for from with off near that who".split())
_KIN: Final = tuple(
    frozenset(words.split())
    for words in (
        "ship boat ferry yacht submarine tanker freighter liner trawler cruiser steamer vessel barge wreck",
        "plane jet aircraft airliner aeroplane airplane wreckage",
        "train tram express locomotive",
        "company firm group airline carrier insurer bank operator manufacturer maker retailer corporation business producer supplier",
        "commission committee panel inquiry board body council agency organisation organization association",
        "plant works factory refinery mine mill smelter reactor site complex facility pit colliery depot",
        "building hospital clinic school hotel museum theatre theater library mall centre center station tower block",
        "base camp barracks post airfield",
        "church mosque temple cathedral abbey monastery synagogue shrine",
        "bridge crossing viaduct",
        "town city village port settlement community",
        "prison jail",
        "airport airfield",
    )
)
"""Words by which what was told is told again."""


class Setting(NamedTuple):
    """A name that is asked for as what something came about at, or is of: ``label`` is that of its concept. ``doing``: what
    it did itself is asked."""

    label: str
    id: str
    spellings: tuple[str, ...]
    doing: bool


def asked_settings(question: Question, wanted: Sequence[Concept]) -> tuple[Setting, ...]:
    """The places and bodies of a question that an answer has to name."""
    needed = {each.label for each in wanted if each.is_name and each.least}
    return tuple(
        _setting(match, question.text)
        for match in question.names
        if match.name.display in needed and _is_no_person(match, question.text)
    )


def _is_no_person(match: NameMatch, text: str) -> bool:
    """Whether a place, a body or a thing is asked for: "the Lady Morwen" is a ship."""
    if match.name.kind is not NameKind.PERSON:
        return True
    return _THE.search(text.partition(match.written)[0]) is not None


def _setting(match: NameMatch, text: str) -> Setting:
    name = match.name
    before, found, _ = text.partition(match.written)
    asked_at = not found or (_ASKS_AT.search(before) and not _DOES.search(before))
    spellings = sorted({name.display, match.written, *name.aliases}, key=len, reverse=True)
    return Setting(name.display, name.id, tuple(spellings), doing=not asked_at)


def behind_settings(
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    asked: Sequence[Setting],
    wanted: Sequence[Concept],
) -> tuple[str, ...]:
    """Ids of the sentences before those that may go on telling of what is asked, where these are not known."""
    found: dict[str, None] = {}
    for fit in _lacking(fits, facts, asked, wanted):
        scope = fit.candidate.scope
        before = (
            each for each in ids_before(fit.candidate.fact, _LOOKED) if (scope, each) not in facts
        )
        found.update(dict.fromkeys(before))
    return tuple(found)


def in_setting(
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    asked: Sequence[Setting],
    wanted: Sequence[Concept],
) -> tuple[tuple[WordFit, ...], Mapping[tuple[str, str], Fact]]:
    """``fits`` in their order, those with the asked names that hold for them; and the facts of these, which say so where
    they are shown."""
    changed: dict[tuple[str, str], WordFit] = {}
    told: dict[tuple[str, str], Fact] = {}
    for fit in _lacking(fits, facts, asked, wanted):
        key = (fit.candidate.scope, fit.candidate.fact)
        carried = _carried(facts[key], fit.held, facts, asked)
        if carried:
            held = {**fit.held, **dict.fromkeys(carried, _CARRIED)}
            coverage = max(fit.coverage, share_said(held, wanted))
            changed[key] = fit._replace(held=held, coverage=coverage)
            beside = dict.fromkeys((*carried, *facts[key].beside))
            told[key] = replace(facts[key], beside=tuple(beside))
    if not changed:
        return tuple(fits), told
    return tuple(changed.get((fit.candidate.scope, fit.candidate.fact), fit) for fit in fits), told


def _lacking(
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    asked: Sequence[Setting],
    wanted: Sequence[Concept],
) -> Iterator[WordFit]:
    """Sentences that tell much of what is asked, but not of what."""
    least = {each.label: each.least for each in wanted}
    others = [each for each in wanted if not each.is_name]
    found = [
        fit
        for fit in fits
        if fit.content >= _TOLD
        and any(fit.held[each.label] < least[each.label] for each in asked)
        and max((fit.held[each.label] for each in others), default=0.0) >= _OWN
    ]
    # Those come first beside which the name is known to stand.
    found.sort(key=lambda fit: (not any(fit.held[each.label] for each in asked), -fit.coverage))
    for fit in found[:_TRIED]:
        fact = facts.get((fit.candidate.scope, fit.candidate.fact))
        if fact is not None and fact.passage and is_one_sentence(fact.statement):
            yield fit


def _carried(
    fact: Fact,
    held: Mapping[str, float],
    facts: Mapping[tuple[str, str], Fact],
    asked: Sequence[Setting],
) -> tuple[str, ...]:
    """The labels of the asked names that hold for a sentence."""
    before = list(
        _before(fact, (facts.get((fact.scope, each)) for each in ids_before(fact.id, _LOOKED)))
    )
    return tuple(
        each.label
        for each in asked
        if held[each.label] < _CARRIED and before and _holds_for(each, fact, before, asked)
    )


def _before(fact: Fact, found: Iterable[Fact | None]) -> Iterator[Fact]:
    """The sentences right before a fact in its paragraph, the nearest first."""
    for each in found:
        if each is None or _place(each) != _place(fact):
            return
        yield each


def _place(fact: Fact) -> tuple[str, int]:
    return (fact.citations[0].source, fact.citations[0].paragraph) if fact.citations else ("", -1)


def _holds_for(
    asked: Setting, fact: Fact, before: Sequence[Fact], others: Sequence[Setting]
) -> bool:
    """Whether what is asked of a name is told of it in a sentence behind those that name it."""
    if turns_away(fact.statement) or _is_of_another_time(fact, before[0]):
        return False
    if _points_back(asked, fact.statement, before):
        return True
    return not (asked.doing or _says_where(fact, others)) and _is_there(asked, before)


def _is_there(asked: Setting, before: Sequence[Fact]) -> bool:
    """Whether the last of the sentences before that says where tells of what is asked."""
    for at, each in enumerate(before):
        if _names(each, asked):
            return _is_only_spot(asked, each.statement)
        if _says_where(each, ()):
            return _points_back(asked, each.statement, before[at + 1 :])
    return False


def _is_of_another_time(fact: Fact, before: Fact) -> bool:
    if fact.when is None or before.when is None:
        return False
    return abs(fact.when.first - before.when.first) > _YEAR


def _names(fact: Fact, asked: Setting) -> bool:
    if asked.id in fact.places or any(part.name == asked.id for part in fact.names):
        return True
    return any(spelling in fact.statement for spelling in asked.spellings)


def _says_where(fact: Fact, asked: Iterable[Setting]) -> bool:
    """Whether a sentence names a place of its own that is not asked for as well."""
    known = {each.id for each in asked}
    if any(place not in known for place in fact.places):
        return True
    return _SPOT.search(fact.statement) is not None


def _is_only_spot(asked: Setting, text: str) -> bool:
    """Whether a sentence tells of no other place, but what it lies in or what lies in it."""
    at = next(((text.find(each), each) for each in asked.spellings if each in text), None)
    if at is None:
        return True
    start, end = at[0], at[0] + len(at[1])
    for spot in _SPOT.finditer(text):
        first, last = spot.span("name")
        if first < end and start < last:
            continue
        lies = (
            _NEAR.fullmatch(text[end:first])
            if first >= end
            else _WITHIN.fullmatch(text[last:start])
        )
        if not lies:
            return False
    return True


def _points_back(asked: Setting, text: str, before: Sequence[Fact]) -> bool:
    """Whether a sentence has "the base" where one before has "the army base at Harl", or "the ship" behind "the ferry"."""
    between = ""
    for each in before:
        if _names(each, asked):
            heads = _heads(asked, each.statement)
            known = {kin for head in heads for kin in _kin_of(head)} | heads
            return any(_is_told_again(word, text, between, own=word in heads) for word in known)
        between = f"{each.statement} {between}"
    return False


def _heads(asked: Setting, told: str) -> set[str]:
    """The nouns beside the name: "base" of "the army base at Harl"."""
    name = next((each for each in asked.spellings if each in told), None)
    if name is None:
        return set()
    start = told.index(name)
    found = (_HEAD_BEFORE.search(told[:start]), _HEAD_BEHIND.match(told, start + len(name)))
    return {head[1] for head in found if head is not None} - _NO_HEADS


def _kin_of(noun: str) -> Iterator[str]:
    return (each for kin in _KIN if noun in kin for each in kin)


def _is_told_again(noun: str, text: str, between: str, *, own: bool) -> bool:
    """Whether "the" noun stands in a sentence, another word than the one told only as what it begins with, and no other one
    came between."""
    if noun not in text:
        return False
    first = r"\b[Tt]he (?:[a-z-]+ ){0,3}?" if own else r"\AThe (?:[a-z-]+ )?"
    if re.search(rf"{first}{noun}\b", text) is None:
        return False
    return re.search(rf"\b(?:an?|another) (?:[\w-]+ ){{0,3}}?{noun}\b", between, re.I) is None
