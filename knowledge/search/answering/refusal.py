"""Why the record does not say: in plain words, and never against what is shown right below them."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.dates.mention import Relation
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_START
from knowledge.errors import Remark
from knowledge.flow import Asked, DateUse, Evidence, Question
from knowledge.lexicon import cues
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.search.answering.reasons import gives_none
from knowledge.search.answering.speakers import country_asked, is_speaker
from knowledge.search.following.leaning import HE
from knowledge.search.reading.dayfit import years_asked
from knowledge.search.reading.shortnames import letters_asked
from knowledge.search.weighing.causes import is_reason_itself, tells_reason
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, tokens

__all__ = ["NEAR_COVERAGE", "says_what", "unanswerable", "why_not_said"]

NEAR_COVERAGE: Final = 0.25
"""Least coverage of a fact shown as one of the closest."""
_NOTHING_SURE: Final = "The record holds no sure answer; these facts come closest."
_NEAREST: Final = 3
_NEARLY_ALL: Final = 0.75
_MOST: Final = 0.6
_MUCH: Final = 0.4
_NAMED_LACKING: Final = 2
_AS_TELLING: Final = 0.6
"""Least weight of a further word that is said to lack, as a share of the first one's."""
_SPECIFIC: Final = 0.5
_IS: Final = regex(r"\A\W*(?:(?:so|and|but|ok|then)\W+)*(?:is|was|are|were)\b", re.IGNORECASE)
_AHEAD: Final = regex(
    r"\bwhat(?:['’]?s| will| is|['’]ll) (?:going to |gonna )?(?:happen|come) (?:next|now|in the future|from now on)\W*\Z",
    re.IGNORECASE,
)
"""What is yet to come, which no record tells."""
_PLAIN: Final = 0.7
"""How well a word of a fact has to express what was asked to be said to tell it."""


def says_what(concept: Concept) -> bool:
    """Whether it says what is asked, beside names and framing words."""
    return not (concept.is_name or concept.generic)


def unanswerable(question: Question, wanted: Sequence[Concept]) -> str:
    """Why no fact of this record can answer, or nothing when one might."""
    if question.impossible and not question.when:
        days = question.impossible[:3]
        return Remark(f"There is no such day as {_quoted(days)}.", "no-such-day", words=days)
    if question.unplaced:
        told = f"The record does not tell on which day “{question.unplaced}” was."
        return Remark(told, "no-day-of", word=question.unplaced)
    if question.untimed and not any(says_what(concept) for concept in wanted):
        told = f"The record tells of nothing “{question.untimed}”."
        return Remark(told, "nothing-at-hour", word=question.untimed)
    if question.vague:
        return _unclear(question.vague)
    if question.unknown:
        unknown = question.unknown[:3]
        told = f"The record does not mention {_quoted(unknown)}."
        return Remark(told, "not-mentioned", words=unknown)
    if cues.asks_how_to(question.text) or _AHEAD.search(question.text) or _equates(question):
        return Remark("The record does not say.", "not-said")
    if wanted and not any(concept.known for concept in wanted):
        return Remark("The record holds nothing on that.", "nothing-on-that")
    return ""


def _unclear(word: str) -> Remark:
    """That nobody can tell for what or whom a word stands."""
    if word in HE:
        told = f"It is not clear who “{word}” is; ask with the name."
        return Remark(told, "unclear-who", word=word)
    return Remark(f"It is not clear what “{word}” is; say which.", "unclear-what", word=word)


def _equates(question: Question) -> bool:
    """Whether nothing is asked but whether one thing is what another is known as: "is Velmstad the capital", where the
    capital is another town."""
    if len(question.names) != _NAMED_LACKING or not _IS.search(question.text):
        return False
    one, other = question.names
    alone = not any(term.weight >= _SPECIFIC for term in question.terms)
    return alone and other.by_title and not one.by_title and one.name.id != other.name.id


def why_not_said(
    question: Question,
    ranked: Sequence[Evidence],
    shown: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    least: float,
) -> str:
    """Why none of ``ranked`` answers, in a way that none of those that are ``shown`` as nearest belies.

    ``least`` is the coverage that an answer needs.
    """
    if question.when and question.names and not any(says_what(concept) for concept in wanted):
        names = tuple(dict.fromkeys(match.name.display for match in question.names))
        return Remark(
            f"The record has nothing on {' and '.join(names)} {_asked_days(question)}.",
            "nothing-of-names-then",
            names=names,
            days=question.when,
        )
    counted = [found for found in shown if _may_say_it(question, found)]
    if counted:
        return _of_other_numbers(question, counted)
    of_days = _of_days(question, ranked, shown, wanted, least) if question.when else ""
    if of_days:
        return of_days
    if Asked.HOW_MANY in question.asked and question.measure:
        if shown and _has_such_number(question, shown[0]):
            return Remark(_NOTHING_SURE, "nothing-sure")
        return Remark("The record gives no such number.", "no-such-number")
    strict = bool(country_asked(question)) or any(
        match.name.kind is NameKind.PERSON for match in question.names
    )
    if (
        question.speaker
        and strict
        and not any(is_speaker(question, found.fact) for found in ranked)
    ):
        name = next(m.name.display for m in question.names if m.name.id == question.speaker)
        return Remark(f"The record quotes no words of {name} on that.", "no-words-of", name=name)
    return _of_words(question, ranked, shown, wanted)


def _of_words(
    question: Question,
    ranked: Sequence[Evidence],
    shown: Sequence[Evidence],
    wanted: Sequence[Concept],
) -> str:
    """What the nearest facts do not say of a question that asks for no days, numbers or speakers, or for none that lack."""
    if letters_asked(question):
        return Remark("The record does not say.", "not-said")
    reason = any(_may_be_reason(question, found) for found in shown)
    if gives_none(question, ranked[:1], wanted) and not reason:
        return Remark("The record does not say why.", "not-said-why")
    near = [found for found in ranked[:_NEAREST] if found.coverage >= NEAR_COVERAGE]
    if near and near[0] is ranked[0] and not question.ending:
        return _what_lacks(question, near, shown, wanted)
    tells_most = any(found.coverage >= _NEARLY_ALL for found in shown)
    if reason or (tells_most and not question.ending):
        return _nothing_sure()
    return Remark("The record does not say.", "not-said")


def _nothing_sure() -> Remark:
    return Remark("The record holds no sure answer; these facts come closest.", "nothing-sure")


def _may_be_reason(question: Question, found: Evidence) -> bool:
    """Whether a line that is shown tells most of what is asked, and a reason: nobody can say that none is told."""
    statement = found.fact.statement
    if Asked.WHY not in question.asked or found.coverage < _MOST:
        return False
    return tells_reason(statement) and not is_reason_itself(question, statement)


def _of_days(
    question: Question,
    ranked: Sequence[Evidence],
    shown: Sequence[Evidence],
    wanted: Sequence[Concept],
    least: float,
) -> str:
    """That it is not said of the asked days, or nothing is; empty where neither is plain, or a line of these days is
    ``shown`` that tells much of it."""
    counts = Asked.HOW_MANY in question.asked
    within = [found for found in shown if not found.days_off and found.content]
    told = [found for found in within if found.fact.figures or not counts]
    years = years_asked(question)
    if any(year in found.fact.statement for found in shown for year in years):
        return _nothing_sure()
    if wanted and any(found.coverage >= least for found in told):
        return ""
    before = not wanted and question.date_use is DateUse.BEFORE
    of_them = before and any(_is_of_them(found) for found in shown)
    if of_them or any(found.coverage >= least for found in ranked):
        text = f"The record does not say this {_asked_days(question)}."
        return Remark(text, "not-said-then", days=question.when)
    if not wanted:
        text = f"The record has nothing {_asked_days(question)}."
        return Remark(text, "nothing-then", days=question.when)
    return ""


def _is_of_them(found: Evidence) -> bool:
    """Whether a line is of the asked days, and not only of a time of which nobody knows the beginning."""
    when = found.fact.when
    return not found.days_off and when is not None and when.first > OPEN_START


def _may_say_it(question: Question, found: Evidence) -> bool:
    """Whether a line that is shown tells much of what is asked, of the asked days and with a number where one is
    asked for: of it nobody can say that the record has no such thing."""
    if found.coverage < _MUCH or not found.content or found.days_off:
        return False
    counts = Asked.HOW_MANY in question.asked and bool(question.measure or question.when)
    return counts and bool(found.fact.figures)


def _has_such_number(question: Question, found: Evidence) -> bool:
    """Whether a line that is shown has a number of the things that are counted, or one of the asked form of whom or what is
    asked by name: who says that there is none would be wrong."""
    counted = {term.token for term in question.terms if term.counted}
    for figure in found.fact.figures:
        if not counted.isdisjoint(token.stem for token in tokens(figure.group)):
            return True
        if figure.measure in question.quantity and question.names:
            return not any(match.name.display in found.missing for match in question.names)
    return False


def _what_lacks(
    question: Question,
    near: Sequence[Evidence],
    shown: Sequence[Evidence],
    wanted: Sequence[Concept],
) -> str:
    """What the nearest facts say nothing of, in the asker's own words: what most tells what is asked comes first.

    A word that a fact holds only by some distant likeness is not said in it ("the weather" in "the atmosphere was calm").
    Where each word is told by one of them, and by no one all, that is not said of any.
    """
    own = _typed(question)
    telling = [
        concept
        for concept in wanted
        if not (concept.generic or concept.inherited) and concept.label in own
    ]
    lacking = [
        concept
        for concept in telling
        if not any(_tells_plainly(concept, each) for each in near)
        and not any(_writes(concept, each.fact.statement) for each in shown)
    ]
    held = not any(each.label in near[0].missing for each in telling)
    if held or not lacking:
        return _nothing_sure()
    lacking.sort(key=lambda concept: -concept.weight)
    least = lacking[0].weight * _AS_TELLING
    labels = tuple(each.label for each in lacking if each.weight >= least)[:_NAMED_LACKING]
    told = f"The record holds no sure answer: the nearest fact says nothing of {_quoted(labels)}."
    return Remark(told, "nothing-sure-of", words=labels)


def _of_other_numbers(question: Question, counted: Sequence[Evidence]) -> Remark:
    """That no number ``counted`` is said to be of what is asked by name: "detained in Almaty", where a country counts all."""
    asked = dict.fromkeys(match.name.display for match in question.names)
    names = tuple(name for name in asked if all(name in found.missing for found in counted))
    if not names:
        return _nothing_sure()
    told = f"The record holds no sure answer: the nearest number is not told of {_quoted(names)}."
    return Remark(told, "number-not-of", words=names)


def _quoted(words: Sequence[str]) -> str:
    return " or ".join(f"“{word}”" for word in words)


def _typed(question: Question) -> frozenset[str]:
    """The labels of what was asked in this question's own words, and in no others: neither those of the one before nor
    those that are read for an expression ("made" for "put in charge")."""
    raw = question.raw.casefold()
    words = ((term.corrected or term.word, term.typed or term.word) for term in question.terms)
    names = ((match.name.display, match.written) for match in question.names)
    return frozenset(
        label for label, written in (*words, *names) if question.tongue or written.casefold() in raw
    )


def _tells_plainly(concept: Concept, found: Evidence) -> bool:
    if concept.label in found.missing:
        return False
    if concept.is_name or not found.stems:
        return True
    return any(fit >= _PLAIN and token in found.stems for token, fit in concept.tokens.items())


def _writes(concept: Concept, statement: str) -> bool:
    """Whether the statement has the very words, whatever it tells of them."""
    asked = {word.stem for word in tokens(concept.label) if word.folded not in STOP}
    return bool(asked) and asked <= {word.stem for word in tokens(statement)}


def _asked_days(question: Question) -> str:
    """The asked days behind "nothing": "for 6 January", "before 6 January", "for the week of …"."""
    relation = Relation(question.date_use)
    shown = [show(span, relation=relation) for span in question.when]
    told = [f"the {text}" if text.startswith("week") else text for text in shown]
    open_ended = bool(question.when) and question.when[0].is_open
    return f"{'' if open_ended else 'for '}{' or '.join(told)}"
