"""From ranked evidence to an answer, or to an honest "the record does not say".

An evidence *holds* when it is inside the asked days, misses no asked name, covers enough of what
was asked, and, for a how-many question, has a figure of that measure. Thresholds are calibrated on
the development questions in ``tests/golden`` and printed in ``docs/answers.md``.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from knowledge.figures import as_of_day
from knowledge.flow import Asked, Evidence, Judged, Question, Status
from knowledge.lexicon import cues
from knowledge.models import Fact
from knowledge.search.answering.confidence import judge, suffices
from knowledge.search.answering.doers import is_left_open, is_told_short
from knowledge.search.answering.guilt import tells_lesser
from knowledge.search.answering.histories import asks_forecast, forecasts, moved
from knowledge.search.answering.news import newest_first
from knowledge.search.answering.nonetold import none_told, says_none
from knowledge.search.answering.ofdays import (
    USUAL_LINES,
    is_stretch,
    of_asked_part,
    unlike,
    usual_lines,
)
from knowledge.search.answering.order import in_order, known_by_then
from knowledge.search.answering.otherwords import in_other_words
from knowledge.search.answering.reasons import gives_none, is_of_it, with_reasons
from knowledge.search.answering.refusal import NEAR_COVERAGE, says_what, unanswerable, why_not_said
from knowledge.search.answering.repeats import telling_words, without_repeats
from knowledge.search.answering.series import is_course, surest
from knowledge.search.answering.speakers import (
    asks_all_words,
    by_teller,
    country_asked,
    is_speaker,
    lacks_matter,
    on_what_happened,
    speaks,
    unsaid,
)
from knowledge.search.answering.totals import last_word_first
from knowledge.search.following.leaning import says_its_own
from knowledge.search.following.replying import is_at_hand, may_reply
from knowledge.search.following.several import tells_of_them
from knowledge.search.reading.clocks import in_asked_hours, tells_clock
from knowledge.search.reading.dayfit import OTHER_HOUR, hour_fit
from knowledge.search.reading.framing import asks_any_figure
from knowledge.search.reading.grammar import OF_ONESELF
from knowledge.search.reading.news import asks_news
from knowledge.search.reading.oneof import Kinds, names_one, tells_of_doers
from knowledge.search.reading.reactions import who_reacted
from knowledge.search.reading.shortnames import letters_asked, spells_out
from knowledge.search.weighing.acting import asks_of_one
from knowledge.search.weighing.arrivals import counts_arrivals
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.fates import asks_fate
from knowledge.search.weighing.lasting import asks_how_long, tells_how_long
from knowledge.search.weighing.measuring import measures_anything
from knowledge.search.weighing.portions import asks_portion, tells_portion
from knowledge.search.weighing.since import asks_since, tells_since
from knowledge.search.weighing.wished import tells_it_done

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
_OF_ONE_SPOKEN = 0.49
"""The same of somebody's words, of which the sentences beside them tell what they are about."""
NAMED_COVERAGE = 0.55
NAMED_CONTENT = 0.20
"""The same for a fact that covers so much of a question and holds two of its names or more."""
FOLLOW_SHARE = 0.8
"""Least score of a further line, as a share of the first line's."""
NEAR_MEANING = 0.6
"""Meaning from which on a fact is shown as one of the closest though it holds few of the words."""
_NEAREST = 3
_NAMES_ENOUGH = 2
_DEED_AND_THING = 2
"""Specific words of "who cancelled the strikes": what was done, and to what. Another thing is another deed."""
_TOLD = 0.9
"""Coverage of what tells what is counted, but not its number."""
_FAR_LESS = 0.35
_SEVERAL = 3
"""Light words that say what is asked only where all of them are told: "the first man brought up"."""
_EVENTFUL = frozenset({Asked.WHEN, Asked.WHETHER})
_TELLING = ("speaker", "outlet")
_NOBODY = Kinds()
_PLAINLY_TOLD = 0.5
"""How well a line tells at least what somebody did or what befell them."""
_FEW_DAYS = 3
_SEVERAL_UNKNOWN = 2
_TELLING_WEIGHT = 0.5
_OF_TITLE = 0.4
"""Weight of a word that the event is called by."""
_AS_GOOD = 0.7
"""How well another word has to stand for one of these."""
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

    def telling(self, lines: tuple[Evidence, ...]) -> "Decision":
        """The same with these lines that answer, or these nearest ones."""
        return replace(self, lead=lines) if self.lead else replace(self, nearest=lines)


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

    ``ranked`` is best first; ``always`` ranks without abstaining. ``kinds`` tell what the names of the record are.
    """
    missing = unanswerable(question, wanted)
    foretold: tuple[Evidence, ...] = ()
    if always:
        lead = without_repeats(ranked, top or USUAL_LINES)
        passes = bool(lead) and not missing and holds(question, lead[0], wanted, kinds)
    else:
        lead = _lines(question, ranked, wanted, kinds, top) if not missing else ()
        if len(lead) <= 1 and not missing and asks_forecast(question):
            most = top or USUAL_LINES
            foretold = without_repeats(forecasts(question, ranked, wanted, top=most), most)
            lead = foretold or lead
        passes = bool(lead)
    best = surest(lead) if lead else next(iter(ranked), None)
    judged = judge(question, best, ranked, wanted, holds=passes) if best else None
    # Of a question for days alone, for all of somebody’s words, for news or for a reaction, nothing but these can be sure, and they
    # are held already.
    plain = not wanted or bool(foretold) or asks_all_words(question) or asks_news(question)
    letters = bool(letters_asked(question))
    plain = plain or letters
    plain = plain or any(
        is_at_hand(question, found) or _tells_of_one(question, found) for found in lead[:1]
    )
    plain = plain or bool(who_reacted(question.text)) or is_course(question, lead)
    short = bool(lead) and is_told_short(
        question, lead[0], ranked, lambda found: holds(question, found, wanted, kinds)
    )
    none = bool(lead) and not always and says_none(question, lead[0], wanted)
    if lead and judged and (always or ((plain or suffices(judged)) and not (short or none))):
        return Decision(Status.ANSWERED, lead, judged=judged)
    if not (missing or always):
        sure = none_told(question, ranked, wanted) or in_other_words(
            question,
            () if lead or letters else ranked,
            wanted,
            lambda found: _of_asked_kind(question, found, kinds),
        )
        if sure is not None:
            told = without_repeats(sure[0], top or USUAL_LINES)
            return Decision(Status.ANSWERED, told, judged=sure[1])
    near = [
        found
        for found in ranked
        if found.coverage >= NEAR_COVERAGE or found.meaning >= NEAR_MEANING or not wanted
    ]
    near = near if wanted else unlike(near)
    nearest = without_repeats(near, _NEAREST)
    status = Status.CLOSEST if nearest else Status.NOTHING
    why_not = missing or why_not_said(question, ranked, nearest, wanted, least=ANSWER_COVERAGE)
    return Decision(status, (), nearest, why_not, judged)


def _tells_of_one(question: Question, found: Evidence) -> bool:
    """Whether it is only asked what somebody did or what befell them, and this tells it: no other words could make it surer."""
    by_name = bool(question.names) and not any(
        term.weight >= _TELLING_WEIGHT for term in question.terms
    )
    if not by_name or not (asks_of_one(question) or asks_fate(question)):
        return False
    return any(reason.name == "kind" and reason.value >= _PLAINLY_TOLD for reason in found.reasons)


def _lines(
    question: Question,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    kinds: Kinds,
    top: int,
) -> tuple[Evidence, ...]:
    """The lines that answer, in the order in which they are told."""
    if letters := letters_asked(question):
        full = [found for found in ranked if spells_out(letters, found.fact.statement)]
        return without_repeats(full, top or 1)
    ranked = by_teller(question, ranked)
    fitting = [found for found in ranked if holds(question, found, wanted, kinds)]
    fitting = fitting or on_what_happened(question, ranked)
    if question.speaker:
        own = [found for found in fitting if is_speaker(question, found.fact)]
        fitting = own if own or country_asked(question) else fitting
    fitting = known_by_then(question, unsaid(question, fitting))
    particular = _wants_figure(question) and not asks_any_figure(question.text)
    if not fitting or (particular and _counted_elsewhere(fitting, ranked)):
        return ()
    if is_left_open(question, fitting[0], ranked):
        return ()
    if asks_news(question) and (latest := newest_first(fitting)):
        return without_repeats(latest, top or USUAL_LINES)
    of_days = _asks_of_days(question, wanted)
    of_stretch = is_stretch(question.when) and of_days
    onward = of_days and any(span.is_open and span.clock for span in question.when)
    close = _of_like_worth(fitting, by_coverage=of_stretch or onward)
    close = of_asked_part(question.when, close) if of_stretch else close
    if of_stretch and any(span.clock for span in question.when):
        told = in_asked_hours(question.when, close)
        return without_repeats(told, top or USUAL_LINES)
    told = in_order(question, close, ranked, only_days=of_stretch or not wanted, onward=of_days)
    if not moved(question, told, ranked):
        return ()
    told = last_word_first(question, told, ranked, wanted)
    told = with_reasons(question, told, ranked)
    if gives_none(question, told, wanted):
        return ()
    return without_repeats(told, top or usual_lines(question, told))


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
    return not any(says_what(concept) for concept in wanted)


def holds(question: Question, found: Evidence, wanted: Sequence[Concept], kinds: Kinds) -> bool:
    """Whether a fact answers the question (see the module's first lines)."""
    # Most facts hold too little, which is sooner seen than of what kind they are.
    told = found.coverage >= ANSWER_COVERAGE or not wanted or bool(question.when)
    if not told or found.days_off or found.unmet:
        return False
    specific = [concept for concept in wanted if says_what(concept)]
    by_days = not wanted or bool(question.when and not specific)
    told = by_days or found.coverage >= ANSWER_COVERAGE
    if not told or not _of_asked_kind(question, found, kinds):
        return False
    if by_days:
        told = not _asks_day_of_day(question, wanted) and _tells_matter(question, found)
        return told and _happened_then(question, found)
    if not specific and not _tells_by_little(question, found, wanted):
        return False
    own = sum(not concept.inherited for concept in specific)
    if specific and all(concept.label.isdigit() for concept in specific):
        named = any(concept.is_name for concept in wanted)
        return named and found.coverage >= _TOLD
    least = _least_content(question, found.fact, own)
    if tells_lesser(question, found.fact.statement) or counts_arrivals(question, found, wanted):
        least = NAMED_CONTENT
    by_deed = Asked.WHO in question.asked and Asked.WHO_SAID not in question.asked
    if by_deed and own == _DEED_AND_THING and specific[-1].label in found.missing:
        return False
    if _lacks_half(question, found, specific) or not says_its_own(question, found.missing):
        return False
    if found.coverage >= NAMED_COVERAGE and not by_deed and _named_enough(found, wanted):
        least = 0.0 if _on_all_topics(question, found, wanted) else NAMED_CONTENT
    return found.content >= least


def _knows_too_little(question: Question, specific: Sequence[Concept]) -> bool:
    """Whether the record has no word at all for two of the things of which it is asked whether something was so."""
    unknown = sum(not (each.known or each.is_name or each.inherited) for each in specific)
    return Asked.WHETHER in question.asked and unknown >= _SEVERAL_UNKNOWN


def _lacks_half(question: Question, found: Evidence, specific: Sequence[Concept]) -> bool:
    """Whether of "were schools closed" one of the two words is nowhere in the fact, or all that somebody spoke of."""
    own = [concept for concept in specific if not concept.inherited]
    bare = Asked.WHETHER in question.asked and len(own) == _DEED_AND_THING and not question.names
    half = any(concept.label in found.missing for concept in own)
    bare_half = (bare and half) or _knows_too_little(question, specific)
    return bare_half or lacks_matter(question, found.missing)


def _least_content(question: Question, fact: Fact, own: int) -> float:
    """Least share of the ``own`` specific words of a question that a fact must hold."""
    if own != 1:
        return _LEAST_CONTENT.get(own, ANSWER_CONTENT)
    if question.when and Asked.WHETHER in question.asked:
        return ANSWER_CONTENT_OF_DAY
    if any(term.corrected and term.weight >= _TELLING_WEIGHT for term in question.terms):
        return _OF_ONE_SLIP
    if fact.passage:
        return _OF_ONE_SPOKEN if question.speaker else _OF_ONE_IN_PROSE
    return ANSWER_CONTENT_OF_ONE


def _asks_day_of_day(question: Question, wanted: Sequence[Concept]) -> bool:
    """Whether it asks when a day is, and nothing else: "in what month is Independence Day"."""
    named = any(concept.is_name for concept in wanted)
    return question.asked[0] is Asked.WHEN and not question.clock and not named


def _tells_matter(question: Question, found: Evidence) -> bool:
    """Whether of what the event is called by, if it is asked whether there was such on a day, anything is told;
    a curated fact need not say it again."""
    asked = [term for term in question.terms if _OF_TITLE <= term.weight < _TELLING_WEIGHT]
    if Asked.WHETHER not in question.asked or not asked or not found.fact.passage:
        return True
    ways = {
        way
        for term in asked
        for way in (term.token, *(v.token for v in term.variants if v.weight >= _AS_GOOD))
    }
    return not ways.isdisjoint(telling_words(found.fact.statement))


def _tells_by_little(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether it answers what is asked in no telling words."""
    told = question.definition or _tells_some_deed(question, found, wanted)
    return told and not measures_anything(question, found)


def _tells_some_deed(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether more than names is asked and told of when or whether something was done, in however light words:
    "comment", but not "become"."""
    if question.earliest or _EVENTFUL.isdisjoint(question.asked):
        return True
    if asks_since(question.text) and tells_since(found.fact.statement):
        return not found.missing
    light = [concept for concept in wanted if concept.generic]
    told = any(concept.label not in found.missing for concept in light)
    named = any(concept.is_name for concept in wanted)
    return (told and named) or (len(light) >= _SEVERAL and not found.missing)


def _named_enough(found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether the fact holds two asked names or more: they say by themselves much of what is meant."""
    named = (concept for concept in wanted if concept.is_name)
    return sum(concept.label not in found.missing for concept in named) >= _NAMES_ENOUGH


def _on_all_topics(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether somebody's words are asked for on two named things or more, and these are on all of them."""
    named = [concept for concept in wanted if concept.is_name]
    held = all(concept.label not in found.missing for concept in named)
    return bool(question.speaker) and len(named) > _NAMES_ENOUGH and held


def _of_asked_kind(question: Question, found: Evidence, kinds: Kinds) -> bool:
    """Whether the fact has the number, the time of day or the person that is asked for, if one is."""
    if found.figure is None and _wants_figure(question) and not _tells_in_words(question, found):
        return False
    if question.clock and not tells_clock(found.fact):
        return False
    if _is_of_another(question, found.fact) or not tells_of_them(question, found, kinds.people):
        return False
    if not may_reply(question, found):
        return False
    if any(_only_acts(name, found.fact) for name in question.sufferers):
        return _tells_by_itself(question, found)
    strict = question.speaker in kinds.people
    if strict and not speaks(question.speaker, found.fact):
        return False
    done = tells_of_doers(question, found.fact) and tells_it_done(question, found.fact.statement)
    if not done or not is_of_it(question, found) or not names_one(question, found.fact, kinds):
        return False
    return not question.identity or _names_somebody(question, found.fact, kinds.people)


def _is_of_another(question: Question, fact: Fact) -> bool:
    """Whether it is asked what became of the holder of an office, and told of others."""
    held = {match.name.id for match in question.names if match.by_title}
    named = {part.name for part in fact.names}
    return not fact.passage and any(
        name in held and name not in named for name in question.sufferers
    )


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


def _tells_in_words(question: Question, found: Evidence) -> bool:
    """Whether it is asked how long or how much of something, and told in other words than a number with its unit."""
    statement = found.fact.statement
    if asks_portion(question):
        return tells_portion(question, statement)
    return asks_how_long(question) and tells_how_long(question, statement)


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


def _counted_elsewhere(fitting: Sequence[Evidence], ranked: Sequence[Evidence]) -> bool:
    """Whether a fact without a number tells so much more of what is asked that the number is another's."""
    most = max(found.coverage for found in ranked)
    return most >= _TOLD and fitting[0].coverage < most - _FAR_LESS


def _happened_then(question: Question, found: Evidence) -> bool:
    """Whether the fact's time lies in the asked days, or is a few days that they fall into.

    What ran for weeks, or from no one knows when, is not told as what happened on one of its days, nor is its number as one
    that came out on one of them.
    """
    when = found.fact.when
    if when is not None and found.figure is not None and when.days > _FEW_DAYS:
        day = as_of_day(found.fact, found.figure)
        return day is not None and any(span.first <= day <= span.last for span in question.when)
    if when is None or question.asked[0] in (Asked.WHEN, Asked.WHY, Asked.HOW_MANY, Asked.HISTORY):
        return when is not None
    day_itself = any(span.is_open and span.clock for span in question.when)
    return any(
        (asked.contains(when) or (when.days <= _FEW_DAYS and asked.distance(when) <= day_itself))
        and (asked.clock is not None or hour_fit(asked, when) > OTHER_HOUR)
        for asked in question.when
    )
