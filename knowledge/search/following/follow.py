"""Follow-up questions: what is taken over from the question before, and only then.

Names, dates, terms and what was asked for are inherited; text never is. A question that leans on
the one before ("and in Aktau?", "why?") is read with it first; one that stands alone is read with
it only when it finds nothing by itself.
"""

import re
from dataclasses import replace

from knowledge.errors import Remark
from knowledge.flow import Asked, Context, DateUse, Question, Term
from knowledge.lexicon import cues
from knowledge.lexicon.humans import are_humans
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.search.following.agreeing import means_crowd
from knowledge.search.following.bearers import (
    ELSE,
    known_names,
    names_taken,
    nobody_fits,
    of_actors,
    remark_of,
    slot,
    suffering,
    with_speaker,
)
from knowledge.search.following.clauses import ASKING
from knowledge.search.following.leaning import (
    HE,
    OPENED,
    POINTING,
    THEY,
    THINGS,
    Lean,
    folded_words,
    leans_of,
    opens,
    own_terms,
    points_back,
)
from knowledge.search.following.ongoing import gone_on
from knowledge.search.following.pointed import day_pointed_at
from knowledge.search.following.pointing import (
    asks_next,
    asks_of_told,
    goes_on,
    of_line,
)
from knowledge.search.following.replying import as_reply
from knowledge.search.following.samefigure import as_counted, asks_same_figure, asks_whose_figure
from knowledge.search.following.several import (
    OF_THE_REST,
    asks_at_last,
    counts_the_same,
    day_of_anybody,
    of_nobody,
    points_at_rest,
    with_sum,
)
from knowledge.search.following.taking import FATES, of_other_reports, with_terms
from knowledge.search.reading.ends import from_its_outbreak, to_its_end
from knowledge.search.reading.glossary import Glossary
from knowledge.text import tokens

__all__ = ["in_other_words", "readings"]

_POINTERS = frozenset("one ones else another others exactly".split())
_EXPLAINED = frozenset("who whose whom man woman person somebody someone".split())
"""Words beside which "his" and "her" may mean somebody in the question itself."""
_SAME_DAYS = Remark("the same days", "same-days")
_MUCH = 0.1
"""Share of the facts that tell of what the record is about."""
_TOO_MUCH = 0.25
"""The same of what is no topic behind a question that found nothing."""
_WHAT_ABOUT = regex(r"\A\W*(?:(?:and|but|so|ok)\W+)*(?:what|how) (?:about|of)\b", re.IGNORECASE)
_ELSE = regex(
    r"\b(?:who|whom|what|where|when|anyone|anybody|anything|nobody) else\b", re.IGNORECASE
)
_SURELY = 0.9
"""Least weight of what says much the same as a word."""


def readings(
    question: Question, context: Context | None, glossary: Glossary
) -> tuple[Question, ...]:
    """The ways to read a question after the one before it, most likely first; each once."""
    words = folded_words(question)
    if context is None:
        own = own_terms(question)
        return tuple(_with_vague(each, words, own) for each in _with_premise(question))
    question = _of_any(_without_pointers(question))
    if (alone := _only_of_line(question, context, words)) is not None:
        return (alone,)
    context = context if context.facts else _known(context, glossary, words)
    if goes_on(question.text):
        return gone_on(question, context, glossary)
    question, leans = _leaning(question, context, glossary, words)
    found = _completed(question, context, glossary, words, leans)
    found = of_actors(found, question, context, glossary, words)
    if (others := of_other_reports(question, context)) is not None:
        told = remark_of([" ".join(term.word for term in own_terms(others))])
        found = [replace(others, assumed=(*others.assumed, told))]
    if lacks := nobody_fits(question, context, glossary, words):
        return (replace(question, vague=lacks),)
    if Lean.NOTHING not in leans and points_back(question, words):
        # Without what it points at it would be answered from anywhere.
        found = [way for way in found if way != question] or [question]
    ways = dict.fromkeys(_of_others(way, context) for way in (*found, *_with_premise(question)[1:]))
    if lacks := of_nobody(question, found[0], words):
        return (replace(question, vague=lacks),)
    if not context.facts:
        return tuple(dict.fromkeys(_with_vague(way, words, own_terms(question)) for way in ways))
    return tuple(ways)


def _of_others(way: Question, context: Context) -> Question:
    """The reading of "who else was arrested?" beside those who were told."""
    if way.others or not context.facts or not _ELSE.search(way.text):
        return way
    return replace(way, others=True, told=way.told or context.facts)


def _completed(
    question: Question,
    context: Context,
    glossary: Glossary,
    words: frozenset[str],
    leans: tuple[Lean, ...],
) -> list[Question]:
    """The question completed in each of the ways; last without days that were taken over before, of some topic: who asks "and
    in Oderby?" then may mean them no longer."""
    found = [_inherit(question, context, glossary, words, lean) for lean in leans]
    if context.days_kept and context.terms and opens(question) and not question.when:
        undated = replace(context, when=(), date_use=DateUse.ON)
        leaning = (lean for lean in leans if lean is not Lean.NOTHING)
        found += [_inherit(question, undated, glossary, words, lean) for lean in leaning]
    if _WHAT_ABOUT.match(question.text) and _counts_others(question, context) and context.names:
        found.append(
            _inherit(
                question, replace(context, asked=(), terms=()), glossary, words, Lean.NAMES_AND_DAYS
            )
        )
    if asks_same_figure(question):
        found.append(_inherit(question, as_counted(context), glossary, words, Lean.ALL))
    return found


def _only_of_line(question: Question, context: Context, words: frozenset[str]) -> Question | None:
    """What can only be asked of a line told: what somebody said to it, or of none, where none was told; else ``None``."""
    if lacks := _of_no_line(question, context, words):
        return replace(question, vague=lacks)
    bare = not (
        own_terms(question) or question.names or question.when or Asked.WHO in question.asked
    )
    if bare and words & HE and not (context.names or context.people or context.earlier):
        return replace(question, vague=min(words & HE))
    return as_reply(question, context)


def _of_no_line(question: Question, context: Context, words: frozenset[str]) -> str:
    """What it points at, where it asks of a line told and none was; else empty."""
    if asks_next(question.text) and not (context.told or context.when):
        return "that"
    if of_line(question.text, context):
        return ""
    if asks_whose_figure(question.text):
        return "figure"
    asked = asks_of_told(question.text)
    if asked is None:
        return ""
    meant = sorted(words & (THINGS | THEY))
    return meant[0] if meant else "that" if asked is Asked.WHO_SAID else ""


def _leaning(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str]
) -> tuple[Question, tuple[Lean, ...]]:
    """The ways to take over, most likely first, and the question as it is read in them."""
    leans = leans_of(question, words, failed=not context.facts)
    if _counts_others(question, context):
        leans = (Lean.ALL,)
        question = _with_counted(question, context)
    if leans[0] is Lean.ALL and _names_alone(question):
        acts = _swaps(question, context, glossary)
        leans = (Lean.INSTEAD, *leans) if acts else (Lean.ALL, Lean.INSTEAD, *leans[1:])
    if _asks_same_anew(question, context, words):
        leans = (Lean.NOTHING,)
    if asks_same_figure(question) or counts_the_same(question, context):
        leans = (Lean.ALL,)
        question = with_sum(question)
    if _only_a_day(question, words) and context.terms:
        leans = _of_another_day(leans, context)
    if _counts_anything(question, context):
        leans = tuple(lean for lean in leans if lean is not Lean.NAMES_AND_DAYS)
    if _goes_elsewhere(question, context) and context.asked:
        # All that is told of the place says nothing of what was asked.
        leans = tuple(lean for lean in leans if lean in (Lean.ALL, Lean.INSTEAD))
    if "it" in words and context.terms and set(context.names) <= glossary.default_names:
        # "It" is what was told of, and not all that came in the land where it was.
        leans = tuple(lean for lean in leans if lean is not Lean.NAMES_AND_DAYS)
    if day_of_anybody(question, context):
        # Whoever was hurt on another day was so by something else.
        leans = tuple(lean for lean in leans if lean is not Lean.NOTHING) or leans
    return question, _for_several(leans, question, context, glossary)


def _known(context: Context, glossary: Glossary, words: frozenset[str]) -> Context:
    """Without what the record does not know, which is no topic of it, and, where nothing points at it, what so much of it tells
    of that it tells nothing apart."""
    known, facts = glossary.vocabulary.frequency, glossary.vocabulary.facts
    most = facts * _TOO_MUCH if words.isdisjoint(POINTING) else facts + 1
    terms = tuple(
        each
        for each in context.terms
        if (each.variants or each.token in known) and known.get(each.token, 0) < most
    )
    return replace(context, terms=terms)


def _asks_same_anew(question: Question, context: Context, words: frozenset[str]) -> bool:
    """Whether it asks just what was asked before, but of no day: "how many were killed" after "… on 7 January"."""
    own = {term.token for term in own_terms(question)}
    same = bool(own) and own <= {term.token for term in context.terms}
    alike = same and question.asked == context.asked and not (question.names or question.when)
    return alike and bool(context.when) and not opens(question) and not points_back(question, words)


def _only_a_day(question: Question, words: frozenset[str]) -> bool:
    """Whether it is no more than another day of what was asked before: "and by 9 January?". Where that was answered
    already, all of the new day may be meant."""
    bare = bool(question.when) and not (own_terms(question) or question.names)
    return bare and opens(question) and words.isdisjoint(ASKING)


def _of_another_day(leans: tuple[Lean, ...], context: Context) -> tuple[Lean, ...]:
    """Without reading it as of all that came on that day, where nothing was found before; of a number of a day, or of
    what became of people, only as of that number, so that a day without one is not answered by whatever else came then."""
    if _counted(context) and (context.when or context.measure in FATES):
        return (Lean.ALL,)
    return leans if context.facts else tuple(lean for lean in leans if lean is not Lean.NOTHING)


def _for_several(
    leans: tuple[Lean, ...], question: Question, context: Context, glossary: Glossary
) -> tuple[Lean, ...]:
    """The ways of one that asks of "them": first alone where they are the people of the record, and never where they
    are a body told of before."""
    named, words = known_names(context, glossary), folded_words(question)
    leaning = tuple(lean for lean in leans if lean is not Lean.NOTHING)
    if means_crowd(question, context, named, words) or _of_everybody(question, words, glossary):
        return (Lean.NOTHING, *leaning)
    bodies = any(name.kind is NameKind.ORGANISATION for name in named)
    return leaning if bodies and leaning and words & THEY and not question.names else leans


def _of_everybody(question: Question, words: frozenset[str], glossary: Glossary) -> bool:
    """Whether "they" do what much of the record is about: "why did they protest?"."""
    if "they" not in words or words & (HE | THINGS | {"there"}):
        return False
    known, least = glossary.vocabulary.frequency, glossary.vocabulary.facts * _MUCH
    return any(known.get(term.token, 0) >= least for term in own_terms(question))


def in_other_words(question: Question, statement: str) -> bool:
    """Whether "what about the internet?" is answered by ``statement`` by another word at most: what was told of before may
    only seem to be of it, where the record tells of the thing itself. Counts go by any word for what is counted."""
    new = _new_word(question)
    if new is None or new.token in {word.stem for word in tokens(statement)}:
        return False
    return not question.follow_up or Asked.HOW_MANY not in question.asked


def _new_word(question: Question) -> Term | None:
    """What alone is told behind "and", "what about" or nothing: the parliament in "and the parliament?"."""
    opened = OPENED.match(question.text)
    rest = question.text[opened.end() :].strip(" ?!.").casefold() if opened else ""
    return next((term for term in own_terms(question) if term.word.casefold() == rest), None)


def _with_vague(question: Question, words: frozenset[str], own: tuple[Term, ...]) -> Question:
    """With the "he" or "she" that no name stands for, or "the next day" behind nothing; ``own`` are the telling words that
    it brought itself."""
    if day := day_pointed_at(question, own):
        return replace(question, vague=day)
    meant = sorted(words & HE)
    if not meant or question.names or len(own) > 1 or _EXPLAINED & words:
        return question
    return replace(question, vague=meant[0])


def _with_premise(question: Question) -> tuple[Question, ...]:
    """The question, and without its date where the date may be a mistaken premise.

    "When was it sold, I heard on the 4th?" is answered by the day that the record gives.
    """
    if not question.when or Asked.WHEN not in question.asked:
        return (question,)
    return question, replace(question, when=(), other_days=(), date_words=(), assumed=())


def _without_pointers(question: Question) -> Question:
    """Without words that only point at what was told, such as the "ones" of "which ones"."""
    pointers = _POINTERS | OF_THE_REST if points_at_rest(question.text) else _POINTERS
    kept = tuple(term for term in question.terms if term.word.casefold() not in pointers)
    unknown = tuple(word for word in question.unknown if word.casefold() not in pointers)
    if len(kept) == len(question.terms) and len(unknown) == len(question.unknown):
        return question
    return replace(question, terms=kept, unknown=unknown)


def _counted(context: Context) -> bool:
    """Whether the question before asked for a number: "and in Oderby?" then asks for one too."""
    return Asked.HOW_MANY in context.asked


def _counts_others(question: Question, context: Context) -> bool:
    """Whether people are named of whom the same number is asked as before: "and the civilians?"."""
    own = own_terms(question)
    same = question.asked in ((Asked.WHAT,), context.asked)
    alone = len(own) == 1 and not question.names and same
    return alone and opens(question) and _counted(context) and are_humans(own[0].word.casefold())


def _with_counted(question: Question, context: Context) -> Question:
    """With the people whom it names as those who are counted."""
    told = own_terms(question)
    terms = tuple(replace(each, counted=each in told) for each in question.terms)
    return replace(question, terms=terms, measure=context.measure or question.measure)


def _counts_anything(question: Question, context: Context) -> bool:
    """Whether without the words before any number of a place would answer: "how much rain fell in X?", "and in Y?"."""
    bare = opens(question) and not own_terms(question) and question.asked == (Asked.WHAT,)
    return bare and _counted(context) and bool(context.terms) and not context.measure


def _names_alone(question: Question) -> bool:
    """Whether it is no more than somebody's or a place's name: "and Norland?"."""
    opened = OPENED.match(question.text)
    if opened is None or not question.names or own_terms(question):
        return False
    return question.text[opened.end() :].startswith(question.names[0].written)


def _goes_elsewhere(question: Question, context: Context) -> bool:
    """Whether what was answered is asked of another place alone: "was the internet down?", "and in Norland?". Numbers go by any
    word for what is counted."""
    placed = bool(question.names) and all(
        match.name.kind is NameKind.PLACE for match in question.names
    )
    answered = bool(context.facts and context.terms) and not _counted(context)
    return placed and answered and opens(question) and not own_terms(question)


def _swaps(question: Question, context: Context, glossary: Glossary) -> bool:
    """Whether its place stands for people who act, in place of those before: "what did X say?", "and Norland?"."""
    acted = not {Asked.WHO_SAID, Asked.WHO}.isdisjoint(context.asked)
    actors = any(slot(each.kind) == "who" for each in known_names(context, glossary))
    return acted and actors and slot(question.names[0].name.kind) == "where"


def _inherit(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str], lean: Lean
) -> Question:
    """The question completed from ``context``; ``words`` are its own folded words."""
    if lean is Lean.NOTHING:
        alone = _of_its_word(question, context)
        return _told_alone(alone) if context.facts and words & POINTING else alone
    own, opened = own_terms(question), opens(question)
    question, kept = _with_days(question, context, lean)
    names = names_taken(question, context, glossary, words)
    if opened and own and _of_somebody_else(question, context, words):
        names = tuple(match for match in names if match.name.kind is not NameKind.PERSON)
    if lean is Lean.SETTING:
        names = tuple(match for match in names if slot(match.name.kind) == "where")
    if names and lean is not Lean.INSTEAD:
        question = replace(question, names=(*question.names, *names))
        shown = tuple(match.name.display for match in names)
        kept.append(Remark(" and ".join(shown), "names", names=shown))
        question = with_speaker(question, names)
    if lean not in (Lean.NAMES, Lean.NAMES_AND_DAYS, Lean.SETTING) and context.terms:
        soft = bool(own) and not opened
        if len(own) == 1 and lean is Lean.ALL:
            question = _with_focus(question, own[0], context)
        points = soft and len(own) == 1 and bool(words & (THINGS | THEY | {"there"}))
        bare = not own and bool(words & (THINGS | THEY)) and question.asked == (Asked.WHERE,)
        beside = opened and bool(own and context.facts) and context.asked == (Asked.WHETHER,)
        binds = points or bare or beside or _goes_elsewhere(question, context)
        question = with_terms(question, context, soft=soft, opened=opened, binds=binds)
        kept.append(" ".join(term.corrected or term.word for term in context.terms))
    question = _with_kind(question, context, lean, opened=opened, own=bool(own))
    question = replace(question, latest=question.latest or asks_at_last(question))
    if not kept:
        return _of_its_word(question, context)
    others = bool(words & ELSE) or points_at_rest(question.text)
    question = replace(
        question,
        sufferers=question.sufferers or suffering(question),
        follow_up=True,
        told=context.facts if others or not context.astray else (),
        others=others,
        assumed=(*question.assumed, remark_of(kept)),
    )
    if words.isdisjoint(THINGS | THEY):
        return question
    question = from_its_outbreak(question, question.text, glossary)
    return to_its_end(question, question.text, glossary)


def _of_somebody_else(question: Question, context: Context, words: frozenset[str]) -> bool:
    """Whether it asks of another than the one told of before: "and the driver?" behind "who …?", "and who was the mayor?"."""
    if question.asked == (Asked.WHAT,):
        return Asked.WHO in context.asked
    return Asked.WHO in question.asked and not words & HE and cues.asks_who_is(question.text)


def _with_days(question: Question, context: Context, lean: Lean) -> tuple[Question, list[str]]:
    """With the days that it takes over, and the remark on that."""
    if (
        lean is not Lean.NAMES
        and not question.when
        and context.when
        and Asked.WHEN not in question.asked
        and not asks_at_last(question)
    ):
        question = replace(question, when=context.when, date_use=context.date_use)
        return question, [_SAME_DAYS]
    if lean is Lean.SETTING and (day := day_of_anybody(question, context)):
        question = replace(question, when=(day,))
        return question, [_SAME_DAYS]
    return question, []


def _told_alone(question: Question) -> Question:
    """With the remark that what it points at was left out: nobody can tell else that a place or a topic was dropped."""
    remark = Remark("without the question before", "by-itself")
    return replace(question, assumed=(*question.assumed, remark))


def _of_its_word(question: Question, context: Context) -> Question:
    """Alone, but what is new in "and the parliament?" has to be there in any case, by no loose synonym."""
    new = _new_word(question)
    if new is None or question.names or question.asked != (Asked.WHAT,):
        return question
    terms = _with_focus(question, new, context).terms
    return replace(
        question, terms=tuple(_to_the_word(each) if each.focal else each for each in terms)
    )


def _of_any(question: Question) -> Question:
    """With what "any buses" asks for by no loose synonym, as almost anything would be some of it."""
    if not cues.asks_for_any(question.text):
        return question
    return replace(question, terms=tuple(map(_to_the_word, question.terms)))


def _to_the_word(term: Term) -> Term:
    """Without what may only loosely stand for it."""
    return replace(term, variants=tuple(v for v in term.variants if v.weight >= _SURELY))


def _with_focus(question: Question, own: Term, context: Context) -> Question:
    """With its only telling word marked, where that is new."""
    new = all(own.word.casefold() != term.word.casefold() for term in context.terms)
    terms = (replace(term, focal=new and term is own) for term in question.terms)
    return replace(question, terms=tuple(terms))


def _with_kind(
    question: Question, context: Context, lean: Lean, *, opened: bool, own: bool
) -> Question:
    """With the kind that was asked for before, where it asks for none; ``own``: it has telling words."""
    if lean in (Lean.ALL, Lean.INSTEAD) and (
        not own or opened or question.asked == (Asked.HOW_MANY,)
    ):
        asked = context.asked if question.asked == (Asked.WHAT,) else question.asked
        return replace(
            question,
            measure=question.measure or context.measure,
            asked=asked or question.asked,
            quantity=question.quantity or (context.quantity if asked == context.asked else ()),
        )
    if opened and not own and question.asked == (Asked.WHAT,) and _counted(context):
        return replace(question, asked=context.asked, measure=context.measure)
    return question
