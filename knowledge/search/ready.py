"""What the first questions of a process would wait for, made before they come."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from knowledge.dates import parse
from knowledge.dates.mention import DateContext
from knowledge.lexicon import common, phrasal, synonyms
from knowledge.models import Event
from knowledge.search.find import Finder
from knowledge.search.reading import slips

__all__ = ["SAMPLES", "make_ready"]

SAMPLES: Final = (
    "how manny peple were hurtt by the 2nd of january?",
    "what happened two days before that, and who said so?",
    "how long did it last?",
)
"""Questions that between them touch every table: slips, days, counts, forms."""
_DATED: Final = (
    "On 5 January 2003, Monday, it began in November, early in May 1998 or since 2001. The next day, two days later, "
    "last week, that evening at 5 pm or by mid-June, from 3 to 7 June, on the 3rd of March, it went on for three weeks."
)
"""Days as documents tell them, for the grammars of days are long to make."""


async def make_ready(finder: Finder, events: Iterable[Event], today: date) -> None:
    """Make what asking ``SAMPLES`` leaves unmade: lists of ordinary words, rules of days, sounds of names."""
    for each in (common, phrasal, synonyms, parse):
        each.make_ready()
    slips.make_ready()
    parse.find_dates(_DATED, DateContext(today), mode="document")
    for event in events:
        glossary = await finder.glossary(event)
        glossary.book.make_ready()
        glossary.speller.make_ready()
