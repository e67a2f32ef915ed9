"""Asking several events: each is asked, and the likeliest one is told. Glue over the finder."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from knowledge.errors import NotFound, Remark
from knowledge.flow import Answer, Context, Question
from knowledge.models import Event
from knowledge.search.answering.attempts import Attempt
from knowledge.search.answering.choosing import likeliest, own_words, speaks_of_another
from knowledge.search.find import Finder
from knowledge.search.following.leaning import HE, THEY, THINGS, folded_words
from knowledge.search.overview import together
from knowledge.text import clean_question

__all__ = ["ask_events", "chosen", "slugs_of"]

_OF_A_CLAUSE: Final = frozenset("that this these those".split())
"""Words that may lead to what the question itself says: "the ship that blocked the canal"."""


def slugs_of(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    """The slugs of the events wanted: one, several, or none given for all."""
    return (wanted,) if isinstance(wanted, str) and wanted else tuple(wanted)


def chosen(known: tuple[Event, ...], wanted: str | tuple[str, ...]) -> tuple[Event, ...]:
    """Those wanted of the known events. Raises ``NotFound``, naming those there are, where there is none."""
    slugs = slugs_of(wanted)
    found = tuple(event for event in known if not slugs or event.slug in slugs)
    if not found:
        names = ", ".join(event.slug for event in known) or "none"
        asked = clean_question(", ".join(slugs))
        told = f"There is no event “{asked}” here. Events: {names}."
        raise NotFound(Remark(told, "no-event", asked=asked))
    return found


async def ask_events(
    finder: Finder,
    events: Sequence[Event],
    attempt: Callable[[Event], Awaitable[Attempt]],
    text: str,
    context: Context | None,
) -> Answer:
    """The answer of the event that is likeliest meant; of the whole of what happened, those of all.

    A question that goes on from another is asked of that one's event alone where it finds an answer there, unless its words
    fit another event better.
    """
    slug = context.event if context is not None else ""
    attempts = [await attempt(each) for each in events if slug and each.slug == slug]
    if not attempts or await _may_leave(finder, events, attempts[0], text):
        attempts += [await attempt(each) for each in events if not slug or each.slug != slug]
    best = likeliest(attempts, slug)
    whole = [each for each in attempts if each.question.overview]
    if best.question.overview and not best.names_event and len(whole) > 1:
        return together([await finder.complete(each) for each in whole])
    return await finder.complete(best)


async def _may_leave(finder: Finder, events: Sequence[Event], here: Attempt, text: str) -> bool:
    """Whether a question may be of another event than that of which the conversation is."""
    others = [each for each in events if each != here.event]
    if not others:
        return False
    question = here.question
    back = _points_back(question)
    if not (here.answered or question.follow_up or back):
        return True
    known = [(await finder.glossary(each)).vocabulary for each in others]
    return speaks_of_another(here, text, known, points_back=back)


def _points_back(question: Question) -> bool:
    """Whether it says "he" or "it": another event would be asked it without what was told."""
    words = folded_words(question)
    if len(own_words(question.text)) > 1:
        words -= _OF_A_CLAUSE
    return not words.isdisjoint(HE | THEY | THINGS)
