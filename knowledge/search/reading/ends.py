"""Where a story begins and ends: "what happened first", "how did it end", "when did the protests start"."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.errors import Remark
from knowledge.flow import Asked, DateUse, Question, Term
from knowledge.lexicon import cues
from knowledge.lexicon.bounds import AFFAIRS, asks_end, asks_start
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.terms import SPECIFIC, is_bound
from knowledge.text import Token, tokens

__all__ = [
    "ENDS",
    "LAST_DAY",
    "at_an_end",
    "end_as",
    "from_its_outbreak",
    "tells_end",
    "to_its_end",
]

LAST_DAY: Final = "last-day"
ENDS: Final = {"first-day": "first day", LAST_DAY: "last day"}
"""Codes of what is assumed of the two ends of an event."""
_MAIN = 0.1
"""Least share of the facts that hold a word for what the event is about."""
_AS_FRAMING = 0.2
"""Weight of "start" where the first fact tells the start."""

_STANDING: Final = frozenset("stand status state info information news new current".split())
"""What people ask after where they want to know how the whole of it stands."""
_THE_SAME = 0.8
"""Least weight of another word for what began or ended."""
_REACH = 5
_IS: Final = frozenset("is are was were be been all now".split())
_ENDED: Final = regex(
    r"end(?:s|ed|ing)?|stop(?:s|ped)?|finish(?:es|ed)?|ceas(?:es|ed)|halt(?:s|ed)?|conclu(?:des|ded|sion)|subsid(?:es|ed)|fail(?:s|ed|ure)|"
    r"collaps(?:es|ed)|crush(?:es|ed)|quell(?:s|ed)|suppress(?:es|ed)|defeat(?:s|ed)?|foil(?:s|ed)|thwart(?:s|ed)|abandon(?:s|ed)|disperse[sd]"
)
"""By what a statement tells that something is over."""


def at_an_end(question: Question, text: str, glossary: Glossary) -> Question:
    """The first or the last day of the event where "what happened first" or "how did it end" asks it."""
    if glossary.timeline is None:
        return question
    first, last = glossary.timeline
    if asks_start(text):
        day, code = first, "first-day"
    elif asks_end(text):
        day, code = last, LAST_DAY
    else:
        return question
    span = DateSpan(day, day)
    return replace(
        question,
        terms=_lighter(question),
        when=(span,),
        date_use=DateUse.ON,
        assumed=(end_as(span, code),),
        asked=(Asked.WHAT,),
    )


def end_as(span: DateSpan, code: str) -> Remark:
    """Which days are taken for the first or the last, as ``code`` says."""
    return Remark(f"the {ENDS[code]} as {show(span)}", code, day=span)


def from_its_outbreak(question: Question, text: str, glossary: Glossary) -> Question:
    """Of what most of the record is about, the first fact tells when, where and why it began.

    For anything else the beginning has to be told: a later fact on it says nothing of its start.
    """
    asked = cues.asks_outbreak(text) or question.asked == (Asked.WHY,)
    if not asked or not _of_it_all(question, glossary, by_synonyms=False):
        return question
    return replace(question, terms=_lighter(question), earliest=True, latest=False)


def to_its_end(question: Question, text: str, glossary: Glossary) -> Question:
    """Of what most of the record is about, only what tells its end tells when it ended: most other facts hold its word
    and some word for an end."""
    if not cues.asks_ending(text):
        return question
    told = _of_it_all(question, glossary, by_synonyms=True)
    said = frozenset(stem for term in told for stem in _same(term))
    return replace(question, ending=said)


def tells_end(question: Question, fact: Fact, everywhere: Container[str]) -> bool:
    """Whether the fact tells that what is asked for ended, and not only in some place; or no such end is asked."""
    if not question.ending:
        return True
    own = {match.name.id for match in question.names}
    if any(place not in everywhere and place not in own for place in fact.places):
        return False
    words = tokens(fact.statement)
    return any(
        _ends(words, at) and _is_end_of(question.ending, words, at) for at in range(len(words))
    )


def _ends(words: Sequence[Token], at: int) -> bool:
    """Whether the word says that something ended; "over" only in "was over"."""
    if words[at].folded == "over":
        return at > 0 and words[at - 1].folded in _IS
    return _ENDED.fullmatch(words[at].folded) is not None


def _is_end_of(ended: Container[str], words: Sequence[Token], at: int) -> bool:
    """Whether the end is that of one of these: "the protests ended", "the end of the protests", "an end to them"."""
    before, after = words[max(0, at - _REACH) : at], words[at + 1 : at + 2]
    if after and after[0].folded in ("of", "to"):
        return any(word.stem in ended for word in words[at + 2 : at + 2 + _REACH])
    return any(word.stem in ended for word in before)


def _of_it_all(question: Question, glossary: Glossary, *, by_synonyms: bool) -> tuple[Term, ...]:
    """Its telling words where all of them say what most of the record is about, wherever that was; else none.

    ``by_synonyms``: also where another word of the event's title says the same.
    """
    if {match.name.id for match in question.names} - glossary.default_names:
        return ()
    told = tuple(
        term
        for term in question.terms
        if (term.weight >= SPECIFIC or term.token in glossary.title) and not is_bound(term.token)
    )
    least = _MAIN * max(1, glossary.vocabulary.facts)
    known = glossary.vocabulary.frequency
    common = all(
        known.get(term.token, 0) >= least
        or not glossary.title.isdisjoint(_same(term) if by_synonyms else (term.token,))
        for term in told
    )
    return told if common else ()


def _same(term: Term) -> tuple[str, ...]:
    """Stems that say the same: "mutiny" for "rebellion"."""
    return (term.token, *(v.token for v in term.variants if v.weight >= _THE_SAME))


def _lighter(question: Question) -> tuple[Term, ...]:
    """Its terms, with "start" and the like as framing, and so what the whole of it is called."""
    return tuple(
        replace(term, weight=_AS_FRAMING)
        if is_bound(term.token) or term.word.casefold() in AFFAIRS | _STANDING
        else term
        for term in question.terms
    )
