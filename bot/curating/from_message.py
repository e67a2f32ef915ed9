"""A message of a chat as the beginning of a fact: its words, its day, the link in it. Knows no Discord but
its markup.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from bot.reader import zone_of
from bot.wording import clipped
from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry import Draft, longest
from knowledge.models import Event
from knowledge.text import clean_question

__all__ = ["draft_of_message", "likeliest", "words_of_message"]

_STATEMENT: Final = longest("statement")
_LINK: Final = longest("source")
_ADDRESS: Final = re.compile(r"<?(https?://[^\s<>\])]+)>?")
_MASKED: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?(https?://[^\s<>)]+)>?\)")
_MARKS: Final = re.compile(r"<(?:[@#][!&]?[0-9]+|a?:\w+:[0-9]+|t:-?[0-9]+(?::\w)?)>")
_DRESS: Final = re.compile(r"\*\*|__|~~|\|\||`+|^\s*(?:#{1,3}|>{1,3}|-#|[-*])\s+", re.MULTILINE)


def words_of_message(text: str) -> str:
    """What a message says in one line, without links, mentions and dressing; at most what a statement may have."""
    plain = _MASKED.sub(r"\1", text)
    plain = _MARKS.sub(" ", _ADDRESS.sub(" ", plain))
    return clipped(" ".join(_DRESS.sub("", plain).split()), _STATEMENT)


def likeliest(known: Sequence[Event], text: str, *, at: int, zone: str) -> Event:
    """Of the events, at least one, that whose days hold the day of a message; else the latest of them."""
    written = datetime.fromtimestamp(at, zone_of(zone)).date()
    for each in known:
        found = _span(words_of_message(text), written, each)
        if found.first <= each.last and each.first <= found.last:
            return each
    return max(known, key=lambda each: each.last)


def draft_of_message(text: str, *, at: int, zone: str, event: Event) -> Draft:
    """The draft that a message of the instant ``at`` makes; the day is that of ``zone`` unless the text
    names one, which is then understood from the day of writing."""
    statement = words_of_message(text)
    written = datetime.fromtimestamp(at, zone_of(zone)).date()
    told = show(_span(statement, written, event))
    return Draft(statement=statement, date=told, source=_link(text))


def _span(statement: str, written: date, event: Event) -> DateSpan:
    """The days that a text names, else the day on which it was written."""
    context = DateContext(reference=written, timeline=(event.first, event.last))
    found = find_dates(clean_question(statement), context)
    day = written.toordinal()
    return found[0].base if found else DateSpan(day, day)


def _link(text: str) -> str:
    found = _ADDRESS.search(text)
    address = found[1].rstrip(".,;:!?'\"") if found else ""
    return address if len(address) <= _LINK else ""
