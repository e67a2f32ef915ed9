"""Follow-up questions: what is taken over from the question before, and only then.

Names, dates, terms and what was asked for are inherited; text never is. A question that leans on
the one before ("and in Aktau?", "why?") is read with it first; one that stands alone is read with
it only when it finds nothing by itself.
"""

import re
from dataclasses import replace
from enum import StrEnum
from typing import Final

from knowledge.errors import Remark
from knowledge.flow import Asked, Context, NameMatch, Question, Term
from knowledge.lexicon.measures import measure_of
from knowledge.models import NameKind
from knowledge.search.glossary import Glossary
from knowledge.text import tokens

__all__ = ["readings"]

_OPENERS = (
    "and ",
    "what about ",
    "how about ",
    "what of ",
    "also ",
    "then ",
    "what then",
    "or ",
    "but ",
    "same for ",
    "ok and ",
    "so ",
)
_ELSE = frozenset("else other others another besides".split())
_OPENED = re.compile(
    r"\A\W*(?:(?:ok|so|and|or|but|also|then|what about|how about|what of|same for)\b[\s,]*)+(?:the )?",
    re.IGNORECASE,
)
_HE = frozenset("he him his she her hers himself herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_THAT = frozenset("it its that this those these there then afterwards afterward one ones".split())
_THINGS = frozenset("it its that this those these one ones".split())
_POINTING = _HE | _THEY | _THAT
_EXPLAINED = frozenset("who whose whom man woman person somebody someone".split())
"""Words beside which "his" and "her" may mean somebody in the question itself."""
_EVENTFUL = frozenset({Asked.WHEN, Asked.WHETHER})
_SPECIFIC = 0.5
_FATES = frozenset("killed injured missing detained evacuated rescued displaced".split())
_MOST_CONTENT = 4
_ECHO = 0.6
"""Weight of what an independent question takes over, as a share of its own."""


_SPOT: Final = re.compile(
    r"\A\W*(?:in|at|on|by|from|near|around|before|after|until|during|as of) (?:[\w’'-]+\W*){1,4}\Z",
    re.IGNORECASE,
)
"""Only a place or a day: "in Oderby?"."""


def _opens(text: str) -> bool:
    """Whether it goes on from the question before by how it begins, or is no more than a place or a day."""
    return text.casefold().lstrip().startswith(_OPENERS) or bool(_SPOT.match(text))


class _Lean(StrEnum):
    """How much of the question before is taken over."""

    NOTHING = "nothing"
    NAMES_AND_DAYS = "names-and-days"
    ALL = "all"
    INSTEAD = "instead"
    """All of it but its names, for which this question has its own."""
    ECHO = "echo"
    """All of it, as a hint to rank by: nothing of it has to be met."""


def readings(
    question: Question, context: Context | None, glossary: Glossary
) -> tuple[Question, ...]:
    """The ways to read a question after the one before it, most likely first; each once."""
    words = frozenset(word.folded for word in tokens(question.text))
    if context is None:
        return tuple(_with_vague(each, words) for each in _with_premise(question))
    leans = _leans(question, words)
    if leans[0] is _Lean.ALL and _swaps(question, context, glossary):
        leans = (_Lean.INSTEAD, *leans)
    found = (_inherit(question, context, glossary, words, lean) for lean in leans)
    ways = dict.fromkeys((*found, *_with_premise(question)[1:]))
    if not context.facts:
        return tuple(dict.fromkeys(_with_vague(way, words) for way in ways))
    return tuple(ways)


def _with_vague(question: Question, words: frozenset[str]) -> Question:
    """With the "he" or "she" that no name stands for."""
    meant = sorted(words & _HE)
    told = sum(term.weight >= _SPECIFIC for term in question.terms)
    if not meant or question.names or told > 1 or _EXPLAINED & words:
        return question
    return replace(question, vague=meant[0])


def _with_premise(question: Question) -> tuple[Question, ...]:
    """The question, and without its date where the date may be a mistaken premise.

    "When was it sold, I heard on the 4th?" is answered by the day that the record gives.
    """
    if not question.when or Asked.WHEN not in question.asked:
        return (question,)
    return question, replace(question, when=(), other_days=(), date_words=(), assumed=())


def _leans(question: Question, words: frozenset[str]) -> tuple[_Lean, ...]:
    if question.impossible and not question.when:
        # The day before was not meant: another was, which is none.
        return (_Lean.NOTHING,)
    content = sum(term.weight >= _SPECIFIC for term in question.terms)
    named = content + len(question.names)
    opens = _opens(question.text)
    bare = not named and not (question.when and question.asked == (Asked.WHAT,))
    vague = content <= 1 and not question.names and not question.when and not question.identity
    if ((opens and not content) or bare) and not question.when:
        # Alone it would be answered from days that nobody meant.
        return (_Lean.ALL, _Lean.NAMES_AND_DAYS)
    if (words & _HE and not _names_person(question)) or (words & _THINGS and vague):
        return (_Lean.ALL, _Lean.NAMES_AND_DAYS)
    if opens or vague or (words & _POINTING and named <= _MOST_CONTENT):
        return (_Lean.ALL, _Lean.NAMES_AND_DAYS, _Lean.NOTHING)
    if content <= _MOST_CONTENT and not question.unknown:
        return (_Lean.NOTHING, _Lean.ECHO)
    return (_Lean.NOTHING,)


def _counted(context: Context) -> bool:
    """Whether the question before asked for a number: "and in Oderby?" then asks for one too."""
    return Asked.HOW_MANY in context.asked


def _swaps(question: Question, context: Context, glossary: Glossary) -> bool:
    """Whether its place stands for people who act, in place of those before: "what did X say?", "and Norland?"."""
    acted = not {Asked.WHO_SAID, Asked.WHO}.isdisjoint(context.asked)
    opened = _OPENED.match(question.text)
    if opened is None or not acted or not question.names:
        return False
    name = question.names[0]
    known = (glossary.names.get((glossary.event.slug, each)) for each in context.names)
    actors = any(each is not None and _slot(each.kind) == "who" for each in known)
    bare = question.text[opened.end() :].startswith(name.written)
    return bare and actors and _slot(name.name.kind) == "where"


def _names_person(question: Question) -> bool:
    return any(match.name.kind is NameKind.PERSON for match in question.names)


def _inherit(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str], lean: _Lean
) -> Question:
    """The question completed from ``context``; ``words`` are its own folded words."""
    if lean is _Lean.NOTHING:
        return question
    kept: list[str] = []
    own_terms = [term for term in question.terms if term.weight >= _SPECIFIC]
    opens = _opens(question.text)
    if not question.when and context.when and Asked.WHEN not in question.asked:
        question = replace(question, when=context.when, date_use=context.date_use)
        kept.append(Remark("the same days", "same-days"))
    names = _names(question, context, glossary, words, soft=lean is _Lean.ECHO)
    if opens and own_terms and question.asked == (Asked.WHAT,) and Asked.WHO in context.asked:
        names = tuple(match for match in names if match.name.kind is not NameKind.PERSON)
    if names and lean is not _Lean.INSTEAD:
        question = replace(question, names=(*question.names, *names))
        shown = tuple(match.name.display for match in names)
        kept.append(Remark(" and ".join(shown), "names", names=shown))
    if lean is not _Lean.NAMES_AND_DAYS and context.terms:
        soft = lean is _Lean.ECHO or (bool(own_terms) and not opens)
        if len(own_terms) == 1 and lean is _Lean.ALL:
            focal = (replace(term, focal=term in own_terms) for term in question.terms)
            question = replace(question, terms=tuple(focal))
        question = _with_terms(question, context, soft=soft, opens=opens)
        kept.append(" ".join(term.corrected or term.word for term in context.terms))
    question = _with_kind(question, context, lean, opens=opens, own=bool(own_terms))
    if not kept:
        return question
    return replace(
        question,
        follow_up=True,
        told=context.facts,
        others=bool(words & _ELSE),
        assumed=(*question.assumed, _remark(kept)),
    )


def _with_kind(
    question: Question, context: Context, lean: _Lean, *, opens: bool, own: bool
) -> Question:
    """With the kind that was asked for before, where it asks for none; ``own``: it has telling words."""
    if lean in (_Lean.ALL, _Lean.INSTEAD) and (
        not own or opens or question.asked == (Asked.HOW_MANY,)
    ):
        asked = context.asked if question.asked == (Asked.WHAT,) else question.asked
        return replace(
            question,
            measure=question.measure or context.measure,
            asked=asked or question.asked,
            quantity=question.quantity or (context.quantity if asked == context.asked else ()),
        )
    if opens and not own and question.asked == (Asked.WHAT,) and _counted(context):
        return replace(question, asked=context.asked, measure=context.measure)
    return question


def _with_terms(question: Question, context: Context, *, soft: bool, opens: bool) -> Question:
    """With the terms before that this question does not replace: a number by its own, "killed" by
    "injured", whom a number or an office was asked of by "and the soldiers?"."""
    own = {term.token for term in question.terms}
    counts = any(term.token.isdigit() for term in question.terms)
    measures = frozenset(measure_of((token,)) for token in own) - {""}
    told = any(term.weight >= _SPECIFIC for term in question.terms)
    others = any(
        term.weight >= _SPECIFIC and measure_of((term.token,)) not in _FATES
        for term in question.terms
    )
    happens = told and not _EVENTFUL.isdisjoint(question.asked)
    taken = (
        term
        for term in context.terms
        if term.token not in own
        and not (happens and term.predicate)
        and not (opens and term.counted and others)
        and not (counts and term.token.isdigit())
        and not _replaced(term, measures)
    )
    if soft:
        taken = (
            replace(term, weight=term.weight * _ECHO, counted=False, inherited=True)
            for term in taken
        )
    return replace(question, terms=(*question.terms, *taken))


def _replaced(term: Term, measures: frozenset[str]) -> bool:
    """Whether another measure is asked for instead: what became of people for what became of them, soldiers for
    officers."""
    was = measure_of((term.token,))
    return bool(was) and any((was in _FATES) == (each in _FATES) for each in measures)


def _remark(kept: list[str]) -> str:
    told = "from the question before: " + ", ".join(kept)
    return Remark(told, "from-before", kept=tuple(kept))


def _names(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str], *, soft: bool
) -> tuple[NameMatch, ...]:
    """Names of the question before that this one does not replace.

    A new place replaces the old place, a new person the old person, unless "he" or "she" means the
    old one; "he" takes a person.
    """
    own = {match.name.id for match in question.names}
    kinds = {_slot(match.name.kind) for match in question.names}
    he = bool(words & _HE)
    found = []
    people = [each for each in context.names if _is_person(glossary, each)]
    meant = context.names if people or not he else (*context.names, *context.people[:1])
    for name_id in meant:
        name = glossary.names.get((glossary.event.slug, name_id))
        if name is None or name_id in own:
            continue
        if he and name.kind is not NameKind.PERSON:
            continue
        if _slot(name.kind) in kinds and not (he or soft):
            continue
        found.append(NameMatch(name, name.display, 1.0, inherited=soft))
    return tuple(found)


def _is_person(glossary: Glossary, name_id: str) -> bool:
    name = glossary.names.get((glossary.event.slug, name_id))
    return name is not None and name.kind is NameKind.PERSON


def _slot(kind: NameKind) -> str:
    return "where" if kind in (NameKind.PLACE, NameKind.FACILITY) else "who"
