"""Whose names a follow-up takes over: whom "he", "she", "they" and "there" mean of those told of before."""

import re
from dataclasses import replace
from typing import Final

from knowledge.errors import Remark
from knowledge.flow import Asked, Context, NameMatch, Question
from knowledge.models import Name, NameKind
from knowledge.regex import regex
from knowledge.search.following.agreeing import agreeing
from knowledge.search.following.leaning import HE, THEY, own_terms
from knowledge.search.following.pointing import answers_back
from knowledge.search.following.sexes import Pronoun, can_be, surely_is, wanted
from knowledge.search.following.taking import ABOUT
from knowledge.search.reading.glossary import Glossary
from knowledge.text import tokens

__all__ = [
    "ELSE",
    "known_names",
    "names_taken",
    "nobody_fits",
    "of_actors",
    "remark_of",
    "slot",
    "suffering",
    "with_speaker",
]

ELSE: Final = frozenset("else other others another besides".split())
_OF_WHOM: Final = frozenset({Asked.WHO, Asked.WHO_SAID})
_HE_SAYS: Final = regex(r"\b(?:did|does|has|had) s?he\b", re.IGNORECASE)
_HE_SAYS_IT: Final = regex(
    r"\b(?:did|does|has|had) s?he (?:\w+ly )?(?:say|said|tell|told|write|wrote|reply)\b",
    re.IGNORECASE,
)
_THERE_IS: Final = regex(r"\b(?:is|are|was|were|be|been) there\b", re.IGNORECASE)
"""Where "there" points at no place: "how many were there"."""
_TO_HIM: Final = regex(r"\bwho(?: has| had| else)? [a-z]+ (?:him|her)\b", re.IGNORECASE)


def names_taken(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str]
) -> tuple[NameMatch, ...]:
    """Names of the question before that this one does not replace.

    A new place replaces the old place, a new person the old person, unless "he" or "she" means the
    old one; "he" takes a person.
    """
    own = {match.name.id for match in question.names}
    slots = {slot(match.name.kind) for match in question.names}
    slots = set() if ABOUT.match(question.text) or answers_back(question.text) else slots
    he = bool(words & HE)
    found = []
    people = [each for each in context.names if _is_person(glossary, each)]
    meant = _meant(context, glossary, question.text, wanted(words))
    if people and ABOUT.match(question.text):
        meant = tuple(people)
    for name_id in meant:
        name = glossary.names.get((glossary.event.slug, name_id))
        if name is None or name_id in own:
            continue
        if he and name.kind is not NameKind.PERSON:
            continue
        if slot(name.kind) in slots and not he:
            continue
        found.append(NameMatch(name, name.display, 1.0))
    return agreeing(found, question, context, words)


def _meant(
    context: Context, glossary: Glossary, text: str, pronoun: Pronoun | None
) -> tuple[str, ...]:
    """The names before, with whom or what the line told adds for "he" and "there"."""
    if answers_back(text):
        return context.people[:1] or context.names
    words = frozenset(word.folded for word in tokens(text))
    if words & HE:
        return _for_one(context, glossary, pronoun)
    placed = any(slot(name.kind) == "where" for name in known_names(context, glossary))
    spot = "there" in words and not _THERE_IS.search(text)
    return (*context.names, *context.places[:1]) if spot and not placed else context.names


def _for_one(context: Context, glossary: Glossary, pronoun: Pronoun | None) -> tuple[str, ...]:
    """The names before for "he" or "she": of the persons only who can be that, or else whom the line told adds."""
    known = {each: glossary.names.get((glossary.event.slug, each)) for each in _all(context)}
    persons = [each for each in known.values() if each and each.kind is NameKind.PERSON]
    fit = {each.id for each in persons if can_be(each, pronoun, context)}
    unfit = {each.id for each in persons} - fit
    names = tuple(each for each in context.names if each not in unfit)
    others = [each for each in context.people if each in fit and each not in names]
    if others and context.terms and not _OF_WHOM.isdisjoint(context.asked):
        # Who did it to somebody is asked for, and what is asked next is of him.
        return tuple(others[:1])
    if not fit.isdisjoint(names):
        return names
    surely = {each.id for each in persons if surely_is(each, pronoun, context)}
    others += [each for each in context.earlier if each in surely]
    return (*names, *others[:1])


def _all(context: Context) -> tuple[str, ...]:
    return (*context.names, *context.people, *context.earlier)


def nobody_fits(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str]
) -> str:
    """The "he" or "she" that can be none of those told of before; empty where one can be, or nobody was told of."""
    meant = sorted(words & HE)
    if not meant or any(match.name.kind is NameKind.PERSON for match in question.names):
        return ""
    told = any(_is_person(glossary, each) for each in (*context.names, *context.people))
    taken = _for_one(context, glossary, wanted(words))
    return meant[0] if told and not any(_is_person(glossary, each) for each in taken) else ""


def known_names(context: Context, glossary: Glossary) -> tuple[Name, ...]:
    """The names that the question before told of."""
    known = (glossary.names.get((glossary.event.slug, each)) for each in context.names)
    return tuple(name for name in known if name is not None)


def _is_person(glossary: Glossary, name_id: str) -> bool:
    name = glossary.names.get((glossary.event.slug, name_id))
    return name is not None and name.kind is NameKind.PERSON


def slot(kind: NameKind) -> str:
    return "where" if kind in (NameKind.PLACE, NameKind.FACILITY) else "who"


def of_actors(
    found: list[Question],
    question: Question,
    context: Context,
    glossary: Glossary,
    words: frozenset[str],
) -> list[Question]:
    """The ways to read it, with that of "they" as the body which did what was told: first where that was asked for, or
    what else it did."""
    known = (glossary.names.get((glossary.event.slug, each)) for each in context.actors)
    bodies = [name for name in known if name is not None and name.id not in context.names]
    if words.isdisjoint(THEY) or question.names or not (bodies and own_terms(question)):
        return found
    shown = tuple(name.display for name in bodies)
    way = replace(
        question,
        names=tuple(NameMatch(name, name.display, 1.0) for name in bodies),
        follow_up=True,
        told=context.facts,
        others=bool(words & ELSE),
        assumed=(*question.assumed, remark_of([Remark(" and ".join(shown), "names", names=shown)])),
    )
    first = bool(words & ELSE) or Asked.WHO in context.asked
    return [way, *found] if first else [*found, way]


def with_speaker(question: Question, taken: tuple[NameMatch, ...]) -> Question:
    """With the one whose words are asked for, where that is "he": "what did he say"."""
    people = [each.name.id for each in taken if each.name.kind is NameKind.PERSON]
    others = any(match not in taken for match in question.names)
    said = (_HE_SAYS if others else _HE_SAYS_IT).search(question.text)
    whether = Asked.WHETHER in question.asked and _HE_SAYS_IT.search(question.text)
    asks = Asked.WHO_SAID in question.asked or whether
    if not asks or not said or len(people) != 1 or question.speaker:
        return question
    return replace(question, speaker=people[0])


def suffering(question: Question) -> tuple[str, ...]:
    """Whom "him" or "her" stands for in "who replaced him?", to whom it was done."""
    if not _TO_HIM.search(question.text):
        return ()
    return tuple(each.name.id for each in question.names if each.name.kind is NameKind.PERSON)


def remark_of(kept: list[str]) -> str:
    """The remark on what was taken over."""
    told = "from the question before: " + ", ".join(kept)
    return Remark(told, "from-before", kept=tuple(kept))
