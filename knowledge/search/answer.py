"""From ranked evidence to an answer, or to an honest "the record does not say".

An evidence *holds* when it is inside the asked days, misses no asked name, covers enough of what
was asked, and, for a how-many question, has a figure of that measure. Thresholds are calibrated on
the development questions in ``tests/golden`` and printed in ``docs/answers.md``.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.dates.mention import Relation
from knowledge.dates.show import show
from knowledge.errors import Remark
from knowledge.flow import Asked, Evidence, Judged, Question, Status
from knowledge.lexicon import cues
from knowledge.models import Fact, LinkKind, NameKind
from knowledge.search.clocks import in_asked_hours
from knowledge.search.concepts import Concept
from knowledge.search.confidence import judge, suffices
from knowledge.search.dayfit import OTHER_HOUR, hour_fit
from knowledge.search.grammar import OF_ONESELF
from knowledge.search.histories import asks_forecast, forecasts, moved
from knowledge.search.ofdays import USUAL_LINES, is_stretch, of_asked_part, unlike, usual_lines
from knowledge.search.oneof import Kinds, names_one, tells_of_doers
from knowledge.search.order import in_order
from knowledge.search.parts import with_its_day
from knowledge.search.reasons import with_reasons
from knowledge.search.speakers import country_asked, is_speaker, speaks
from knowledge.text import STOP, tokens

__all__ = ["Decision", "decide", "holds"]

ANSWER_COVERAGE = 0.43
"""Least share of the asked meaning that the first line must hold."""
ANSWER_CONTENT_OF_TWO = 0.51
"""The same where two words say all that is asked: the one that is missing is half the sense."""
ANSWER_CONTENT = 0.40
"""Least share of the specific words that it must hold, however well the names fit."""
ANSWER_CONTENT_OF_ONE = 0.65
"""The same where one word says it: only what means much the same will do."""
ANSWER_CONTENT_OF_DAY = 0.75
"""The same where it is asked whether that came on a day: some fact of the day always resembles it from afar."""
_OF_ONE_SLIP = 0.42
"""The same where that word was a slip, which is put right and told: two letters off, it counts less than half."""
_OF_ONE_IN_PROSE = 0.60
"""The same of a passage, which nobody wrote to be found."""
NAMED_COVERAGE = 0.55
NAMED_CONTENT = 0.20
"""The same for a fact that covers so much of a question and holds two of its names or more."""
FOLLOW_SHARE = 0.8
"""Least score of a further line, as a share of the first line's."""
NEAR_COVERAGE = 0.25
"""Least coverage of a fact shown as one of the closest."""
NEAR_MEANING = 0.6
"""Meaning from which on a fact is shown as one of the closest though it holds few of the words."""
_NEAREST = 3
_NAMES_ENOUGH = 2
_DEED_AND_THING = 2
"""Specific words of "who cancelled the strikes": what was done, and to what. Another thing is another deed."""
_TOLD = 0.9
"""Coverage of a fact that tells what is counted, but not its number."""
_FAR_LESS = 0.35
_EVENTFUL = frozenset({Asked.WHEN, Asked.WHETHER})
_TELLING = ("speaker", "outlet")
_NOBODY = Kinds()
_TIME = re.compile(
    r"\b[0-2]?[0-9]:[0-5][0-9]\b|\b[0-9]{1,2}(?:[.:][0-5][0-9])? ?(?:a\.?m|p\.?m)\b|"
    r"\b[0-2]?[0-9]\.[0-5][0-9] (?:in the|at night|local|hours|hrs|\w+ time\b|(?:to|until|till) [0-2]?[0-9]\.[0-5][0-9]\b)|"
    r"\bo['’]clock\b|\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
_FEW_DAYS = 3
_NAMED_LACKING = 2
_AS_TELLING = 0.6
"""Least weight of a further word that is said to lack, as a share of the first one's."""
_PLAIN = 0.7
"""How well a word of a fact has to express what was asked to be said to tell it."""
_TELLING_WEIGHT = 0.5
_LEAST_CONTENT = {2: ANSWER_CONTENT_OF_TWO}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said: the lines that answer, or the nearest ones and why they do not."""

    status: Status
    lead: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    why_not: str = ""
    judged: Judged | None = None
    """The line that would be told first."""


def decide(
    question: Question,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    top: int,
    kinds: Kinds = _NOBODY,
    always: bool = False,
) -> Decision:
    """Choose the lines, at most ``top`` or, where that is 0, as many as is usual.

    ``ranked`` is best first; ``always`` ranks without abstaining.

    ``kinds`` tell what the names of the record are.
    """
    missing = _unanswerable(question, wanted)
    foretold: tuple[Evidence, ...] = ()
    if always:
        lead = _without_repeats(ranked, top or USUAL_LINES)
        passes = bool(lead) and not missing and holds(question, lead[0], wanted, kinds)
    else:
        lead = _lines(question, ranked, wanted, kinds, top) if not missing else ()
        if len(lead) <= 1 and not missing and asks_forecast(question):
            most = top or USUAL_LINES
            foretold = _without_repeats(forecasts(question, ranked, wanted, top=most), most)
            lead = foretold or lead
        passes = bool(lead)
    best = next(iter((*lead, *ranked)), None)
    judged = judge(question, best, ranked, wanted, holds=passes) if best else None
    # Of a question for days alone nothing but the days can be sure, and those are held already.
    if lead and judged and (always or not wanted or foretold or suffices(judged)):
        return Decision(Status.ANSWERED, lead, judged=judged)
    near = [
        found
        for found in ranked
        if found.coverage >= NEAR_COVERAGE or found.meaning >= NEAR_MEANING or not wanted
    ]
    near = near if wanted else unlike(near)
    nearest = _without_repeats(near, _NEAREST)
    status = Status.CLOSEST if nearest else Status.NOTHING
    why_not = missing or _why_not(question, ranked, wanted)
    return Decision(status, (), nearest, why_not, judged)


def _lines(
    question: Question,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    kinds: Kinds,
    top: int,
) -> tuple[Evidence, ...]:
    """The lines that answer, in the order in which they are told."""
    fitting = [found for found in ranked if holds(question, found, wanted, kinds)]
    if question.speaker:
        own = [found for found in fitting if is_speaker(question, found.fact)]
        fitting = own if own or country_asked(question) else fitting
    if not fitting or (_wants_figure(question) and _counted_elsewhere(fitting, ranked)):
        return ()
    of_days = _asks_of_days(question, wanted)
    of_stretch = is_stretch(question.when) and of_days
    close = _of_like_worth(fitting, by_coverage=of_stretch)
    close = of_asked_part(question.when, close) if of_stretch else close
    if of_stretch and any(span.clock for span in question.when):
        told = in_asked_hours(question.when, close)
        return _without_repeats(told, top or USUAL_LINES)
    told = in_order(question, close, ranked, only_days=of_stretch or not wanted, onward=of_days)
    if not moved(question, told, ranked):
        return ()
    told = with_reasons(question, told, ranked)
    return _without_repeats(told, top or usual_lines(question, told))


def _of_like_worth(fitting: Sequence[Evidence], *, by_coverage: bool) -> list[Evidence]:
    """The lines that tell nearly as well what is asked as the first; of days alone those that tell as much of whom or where."""
    if by_coverage:
        least = max(found.coverage for found in fitting) * FOLLOW_SHARE
        return [found for found in fitting if found.coverage >= least]
    least = fitting[0].score * FOLLOW_SHARE
    return [found for found in fitting if found.score >= least]


def _asks_of_days(question: Question, wanted: Sequence[Concept]) -> bool:
    """Whether it asks for what came on some days, of somebody or of a place at most."""
    if wanted and question.asked[0] is not Asked.WHAT:
        return False
    return not any(_says_what(concept) for concept in wanted)


def holds(question: Question, found: Evidence, wanted: Sequence[Concept], kinds: Kinds) -> bool:
    """Whether a fact answers the question (see the module's first lines)."""
    specific = [concept for concept in wanted if _says_what(concept)]
    by_days = not wanted or bool(question.when and not specific)
    # Most facts hold too little, which is sooner seen than of what kind they are.
    told = by_days or found.coverage >= ANSWER_COVERAGE
    if not told or found.days_off or found.unmet or not _of_asked_kind(question, found, kinds):
        return False
    if by_days:
        return not _asks_day_of_day(question, wanted) and _happened_then(question, found.fact)
    if not specific and not (question.definition or _tells_some_deed(question, found, wanted)):
        return False
    own = sum(not concept.inherited for concept in specific)
    if specific and all(concept.label.isdigit() for concept in specific):
        named = any(concept.is_name and not concept.inherited for concept in wanted)
        return named and found.coverage >= _TOLD
    least = _least_content(question, found.fact, own)
    by_deed = Asked.WHO in question.asked and Asked.WHO_SAID not in question.asked
    if by_deed and own == _DEED_AND_THING and specific[-1].label in found.missing:
        return False
    if _lacks_half(question, found, specific):
        return False
    if found.coverage >= NAMED_COVERAGE and not by_deed and _named_enough(found, wanted):
        least = 0.0 if _on_all_topics(question, found, wanted) else NAMED_CONTENT
    return found.content >= least


def _lacks_half(question: Question, found: Evidence, specific: Sequence[Concept]) -> bool:
    """Whether of "were schools closed" one of the two words is nowhere in the fact."""
    own = [concept for concept in specific if not concept.inherited]
    bare = Asked.WHETHER in question.asked and len(own) == _DEED_AND_THING and not question.names
    return bare and any(concept.label in found.missing for concept in own)


def _least_content(question: Question, fact: Fact, own: int) -> float:
    """Least share of the ``own`` specific words of a question that a fact must hold."""
    if own != 1:
        return _LEAST_CONTENT.get(own, ANSWER_CONTENT)
    if question.when and Asked.WHETHER in question.asked:
        return ANSWER_CONTENT_OF_DAY
    if any(term.corrected and term.weight >= _TELLING_WEIGHT for term in question.terms):
        return _OF_ONE_SLIP
    return _OF_ONE_IN_PROSE if fact.passage else ANSWER_CONTENT_OF_ONE


def _asks_day_of_day(question: Question, wanted: Sequence[Concept]) -> bool:
    """Whether it asks when a day is, and nothing else: "in what month is Independence Day"."""
    named = any(concept.is_name for concept in wanted)
    return question.asked[0] is Asked.WHEN and not question.clock and not named


def _tells_some_deed(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether more than names is asked and told of when or whether something was done, in however light words:
    "comment", but not "become"."""
    if question.earliest or _EVENTFUL.isdisjoint(question.asked):
        return True
    told = any(concept.generic and concept.label not in found.missing for concept in wanted)
    return told and any(concept.is_name for concept in wanted)


def _named_enough(found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether the fact holds two asked names or more: they say by themselves much of what is meant."""
    named = [concept for concept in wanted if concept.is_name and not concept.inherited]
    held = sum(concept.label not in found.missing for concept in named)
    return held >= _NAMES_ENOUGH


def _on_all_topics(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether somebody's words are asked for on two named things or more, and these are on all of them."""
    named = [concept for concept in wanted if concept.is_name and not concept.inherited]
    held = all(concept.label not in found.missing for concept in named)
    return bool(question.speaker) and len(named) > _NAMES_ENOUGH and held


def _of_asked_kind(question: Question, found: Evidence, kinds: Kinds) -> bool:
    """Whether the fact has the number, the time of day or the person that is asked for, if one is."""
    if found.figure is None and _wants_figure(question):
        return False
    if question.clock and not _tells_clock(found.fact):
        return False
    if any(_only_acts(name, found.fact) for name in question.sufferers):
        return _tells_by_itself(question, found)
    strict = question.speaker in kinds.people
    if strict and not speaks(question.speaker, found.fact):
        return False
    if not names_one(question, found.fact, kinds) or not tells_of_doers(question, found.fact):
        return False
    return not question.identity or _names_somebody(question, found.fact, kinds.people)


def _only_acts(name: str, fact: Fact) -> bool:
    """Whether somebody does or says what the fact tells, and nothing is done to them, or it is to another."""
    roles = {part.role for part in fact.names if part.name == name}
    acts = roles <= {"actor", "speaker", "outlet"}
    done = any(part.role == "target" for part in fact.names) and "target" not in roles
    return bool(roles) and (acts or done)


def _tells_by_itself(question: Question, found: Evidence) -> bool:
    """Whether that they act is all that is asked, as of who resigned, and told by that very word."""
    return any(
        term.word.casefold() in OF_ONESELF and term.token in found.stems for term in question.terms
    )


def _wants_figure(question: Question) -> bool:
    """Whether only a number answers: not where it is asked what somebody said of a number."""
    return Asked.HOW_MANY in question.asked and (
        Asked.WHO_SAID not in question.asked or cues.names_number(question.text)
    )


def _tells_clock(fact: Fact) -> bool:
    when = fact.when
    if when is not None and (when.clock is not None or when.part is not None):
        return True
    return bool(_TIME.search(fact.statement))


def _names_somebody(question: Question, fact: Fact, people: Container[str]) -> bool:
    """Whether the fact names a person besides those in the question.

    Who merely speaks is not one of "the people who died"; but it may be the chief who is asked for.
    """
    asked = {match.name.id for match in question.names if not match.by_title}
    if fact.passage:
        return any(part.name not in asked for part in fact.names)
    office = any(term.counted and term.weight >= _TELLING_WEIGHT for term in question.terms)
    office = office or any(match.by_title for match in question.names)
    named = {part.name for part in fact.names if office or part.role not in _TELLING}
    if office:
        named.add(fact.attribution.who_name)
    else:
        named.discard(fact.attribution.who_name)
    return any(name in people for name in named - asked)


def _says_what(concept: Concept) -> bool:
    return not (concept.is_name or concept.generic)


def _counted_elsewhere(fitting: Sequence[Evidence], ranked: Sequence[Evidence]) -> bool:
    """Whether a fact without a number tells so much more of what is asked that the number is another's."""
    most = max(found.coverage for found in ranked)
    return most >= _TOLD and fitting[0].coverage < most - _FAR_LESS


def _happened_then(question: Question, fact: Fact) -> bool:
    """Whether the fact's time lies in the asked days, or is a few days that they fall into.

    What ran for weeks, or from no one knows when, is not told as what happened on one of its days.
    """
    when = fact.when
    if when is None or question.asked[0] in (Asked.WHEN, Asked.WHY, Asked.HOW_MANY, Asked.HISTORY):
        return when is not None
    return any(
        (asked.contains(when) or (when.days <= _FEW_DAYS and asked.overlaps(when)))
        and (asked.clock is not None or hour_fit(asked, when) > OTHER_HOUR)
        for asked in question.when
    )


def _unanswerable(question: Question, wanted: Sequence[Concept]) -> str:
    """Why no fact of this record can answer, or nothing when one might."""
    if question.impossible and not question.when:
        days = question.impossible[:3]
        told = " or ".join(f"“{day}”" for day in days)
        return Remark(f"There is no such day as {told}.", "no-such-day", words=days)
    if question.unplaced:
        told = f"The record does not tell on which day “{question.unplaced}” was."
        return Remark(told, "no-day-of", word=question.unplaced)
    if question.vague:
        return Remark(
            f"It is not clear who “{question.vague}” is; ask with the name.",
            "unclear-who",
            word=question.vague,
        )
    if question.unknown:
        unknown = question.unknown[:3]
        words = " or ".join(f"“{word}”" for word in unknown)
        return Remark(f"The record does not mention {words}.", "not-mentioned", words=unknown)
    if cues.asks_how_to(question.text):
        return Remark("The record does not say.", "not-said")
    if wanted and not any(concept.known for concept in wanted):
        return Remark("The record holds nothing on that.", "nothing-on-that")
    return ""


def _why_not(question: Question, ranked: Sequence[Evidence], wanted: Sequence[Concept]) -> str:
    if question.when and question.names and not any(_says_what(concept) for concept in wanted):
        names = tuple(dict.fromkeys(match.name.display for match in question.names))
        return Remark(
            f"The record has nothing on {' and '.join(names)} {_asked_days(question)}.",
            "nothing-of-names-then",
            names=names,
            days=question.when,
        )
    if question.when and any(found.coverage >= ANSWER_COVERAGE for found in ranked):
        told = f"The record does not say this {_asked_days(question)}."
        return Remark(told, "not-said-then", days=question.when)
    if question.when and not wanted:
        told = f"The record has nothing {_asked_days(question)}."
        return Remark(told, "nothing-then", days=question.when)
    if Asked.HOW_MANY in question.asked and question.measure:
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
    near = [found for found in ranked[:_NEAREST] if found.coverage >= NEAR_COVERAGE]
    if near and near[0] is ranked[0] and not question.ending:
        return _what_lacks(question, near, wanted)
    return Remark("The record does not say.", "not-said")


def _what_lacks(question: Question, near: Sequence[Evidence], wanted: Sequence[Concept]) -> str:
    """What the nearest facts say nothing of, in the asker's own words: what most tells what is asked comes first.

    A word that a fact holds only by some distant likeness is not said in it ("the weather" in "the atmosphere was calm").
    """
    own = _typed(question)
    telling = [
        concept
        for concept in wanted
        if not (concept.generic or concept.inherited) and concept.label in own
    ]
    lacking = [
        concept for concept in telling if not any(_tells_plainly(concept, each) for each in near)
    ]
    held = not any(each.label in near[0].missing for each in telling)
    lacking = lacking or [each for each in telling if each.label in near[0].missing]
    if held or not lacking:
        told = "The record holds no sure answer; these facts come closest."
        return Remark(told, "nothing-sure")
    lacking.sort(key=lambda concept: -concept.weight)
    least = lacking[0].weight * _AS_TELLING
    labels = tuple(each.label for each in lacking if each.weight >= least)[:_NAMED_LACKING]
    words = " or ".join(f"“{label}”" for label in labels)
    told = f"The record holds no sure answer: the nearest fact says nothing of {words}."
    return Remark(told, "nothing-sure-of", words=labels)


def _typed(question: Question) -> frozenset[str]:
    """The labels of what was asked in this question's own words, and not in those of the one before."""
    raw = question.raw.casefold()
    words = ((term.corrected or term.word, term.word) for term in question.terms)
    names = ((match.name.display, match.written) for match in question.names)
    return frozenset(
        label
        for label, written in (*words, *names)
        if not question.follow_up or written.casefold() in raw
    )


def _tells_plainly(concept: Concept, found: Evidence) -> bool:
    if concept.label in found.missing:
        return False
    if concept.is_name or not found.stems:
        return True
    return any(fit >= _PLAIN and token in found.stems for token, fit in concept.tokens.items())


def _asked_days(question: Question) -> str:
    """The asked days behind "nothing": "for 6 January", "before 6 January", "for the week of …"."""
    relation = Relation(question.date_use)
    shown = [show(span, relation=relation) for span in question.when]
    told = [f"the {text}" if text.startswith("week") else text for text in shown]
    open_ended = bool(question.when) and question.when[0].is_open
    return f"{'' if open_ended else 'for '}{' or '.join(told)}"


def _without_repeats(ranked: Sequence[Evidence], top: int) -> tuple[Evidence, ...]:
    """The best ``top``, each with its day; a fact that tells the same as a better one is cited with it instead."""
    chosen: list[Evidence] = []
    for found in ranked:
        same = next((at for at, other in enumerate(chosen) if _tells_same(other, found)), None)
        if same is not None:
            told = chosen[same]
            fact = with_its_day(found).fact
            chosen[same] = replace(told, corroborated_by=(*told.corroborated_by, fact))
        elif len(chosen) < top:
            chosen.append(with_its_day(found))
    return tuple(chosen)


def _tells_same(one: Evidence, other: Evidence) -> bool:
    """Whether two tell one thing of one day; ``one`` has its day."""
    if one.fact.scope != other.fact.scope:
        return False
    if other.part is None and one.fact.when != other.fact.when:
        return False
    if [f.best for f in one.fact.figures] != [f.best for f in other.fact.figures]:
        return False
    linked = any(
        link.kind is LinkKind.DUPLICATES and link.fact in (one.fact.id, other.fact.id)
        for link in (*one.fact.links, *other.fact.links)
    )
    if not linked and _words_of(other) != _words_of(one):
        return False
    return one.fact.when == with_its_day(other).fact.when


def _words_of(found: Evidence) -> frozenset[str]:
    return found.stems or _words(found.fact.statement)


@lru_cache(maxsize=2048)
def _words(statement: str) -> frozenset[str]:
    """The words that carry a statement: alike to a letter or not, another word tells another thing."""
    return frozenset(word.stem for word in tokens(statement) if word.folded not in STOP)
