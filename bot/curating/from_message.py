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
_ADDRESS: Final = re.compile(r"<?(https?://[^\s<>\])]*[^\s<>\]).,;:!?'\"”»])>?")
_MASKED: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?(https?://[^\s<>)]+)>?\)")
_MARKS: Final = re.compile(r"<(?:[@#][!&]?[0-9]+|a?:\w+:[0-9]+|t:-?[0-9]+(?::\w)?)>")
_AROUND: Final = " \t\n,;:–—-([<|→>"
_CLOSING: Final = (".", ",", ";", "!", "?")
_LEADING: Final = re.compile(
    # What joins or governs, and has nothing to join or govern any more.
    r"(?:^|(?<=[\s(\[]))(?:and|or|but|as|at|by|from|via|per|in|on|with|cf|и|а|по|және|und|oder|laut|bei|et|ou|"
    r"selon|chez|y|o|según)$"
    # What sends the reader there.
    r"|(?:^|(?<=[\s(\[]))(?:see|read|watch|look|find|check|см|смотри|смотрите|читайте|қараңыз|siehe|voir|lire|"
    r"ver|véase|lea)(?:\s+(?:also|more|it|this|out|here|there|details|тут|здесь|также|auch|hier|mehr|dazu|aussi|"
    r"ici|plus|también|aquí|más)){0,3}[.:]?$"
    # What names it, where that begins a clause.
    r"|(?:^|(?<=[.,;:!?–—(\[\n-]))\s*(?:(?:full |the )?(?:sources?|links?|more|details|report|article|story)|"
    r"here|источник|ссылка|подробнее|подробности|здесь|вот|дереккөз|сілтеме|толығырақ|мұнда|quellen?|mehr|hier|"
    r"lien|ici|fuentes?|enlace|aquí)(?:\s+(?:here|there|hier|тут|здесь|ici|aquí))?[.:]?$",
    re.IGNORECASE,
)
"""Words that, right before a link at the end of a sentence, lead to it and say nothing without it."""
_JOINING: Final = re.compile(r"^(?:and|or|but|и|а|және|und|oder|et|ou|y|o)\s+", re.IGNORECASE)
_DRESS: Final = re.compile(r"\*\*|__|~~|\|\||`+|^\s*(?:#{1,3}|>{1,3}|-#|[-*])\s+", re.MULTILINE)


def words_of_message(text: str) -> str:
    """What a message says in one line, without links, mentions and dressing, and without the words that
    merely lead to a link; at most what a statement may have."""
    plain = _MASKED.sub(r"\1", text)
    plain = _DRESS.sub("", _MARKS.sub(" ", plain))
    told, *others = _ADDRESS.split(plain)[::2]
    for each in others:
        told = _joined(told, each)
    return clipped(" ".join(told.split()), _STATEMENT)


def _joined(before: str, after: str) -> str:
    """What stands before and behind a link. Where it ended a sentence, what led to it goes, too."""
    after = after.lstrip()
    before = before.rstrip(_AROUND)
    if not after or after[0] in f"{_AROUND})].!?" or _JOINING.match(after):
        before = _led(before)
    if before.count("(") <= before.count(")"):
        after = after.lstrip(")] ")
    if not before or before.endswith((".", "!", "?", "…")):
        after = _JOINING.sub("", after.lstrip(f"{_AROUND}.!?)]"))
    if not any(map(str.isalnum, after)):
        after = after.strip(_AROUND)[:1]
    return f"{before}{'' if after[:1] in _CLOSING else ' '}{after}".strip()


def _led(before: str) -> str:
    """What stands before a link, without what leads to it: ", see", ". Source:", "and"."""
    while match := _LEADING.search(before):
        before = before[: match.start()].rstrip(_AROUND)
    return before if any(map(str.isalnum, before)) else ""


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
    context = DateContext(reference=written, timeline=event.timeline)
    found = find_dates(clean_question(statement), context)
    day = written.toordinal()
    return found[0].base if found else DateSpan(day, day)


def _link(text: str) -> str:
    found = _ADDRESS.search(text)
    address = found[1].rstrip(".,;:!?'\"") if found else ""
    return address if len(address) <= _LINK else ""
