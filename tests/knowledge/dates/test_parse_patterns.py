"""Every rule at work: texts drawn from its own patterns are read without an error, and their days are in order.

The texts of a pattern are the same in every run; ``test_parse_properties`` draws others each time.
"""

import sys
from collections.abc import Iterator
from datetime import date
from types import CodeType, FrameType
from zlib import crc32

import pytest

from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates, grammars
from knowledge.dates.rules import Grammar
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from tests.knowledge.dates.patterned import Drawer

_MODES = ("question", "document")
_PASSES = grammars("document")
"""All that questions are read by, and more."""
_TEXTS = 30
"""Drawn for each pattern."""
_TRIES = 5000
"""Texts after which a rule counts as never at work."""


class _Everything:
    """Knows every happening: one day, one that goes on, one that began nobody knows when."""

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        spans = (
            DateSpan(738_160, 738_160),
            DateSpan(738_160, OPEN_END),
            DateSpan(OPEN_START, 738_160),
        )
        return (spans[len(phrase) % len(spans)],)


_NEAR = 9_000_000
"""Days around year 1 within which every date lies; farther off is only what was counted from an open end."""
_CONTEXTS = (
    DateContext(date(2024, 5, 15), timeline=(738_157, 738_174), anchors=_Everything()),
    DateContext(date(2022, 1, 7)),
    DateContext(date(2026, 11, 25), timeline=(738_157, 738_174)),
    DateContext(date(2024, 2, 29), previous=DateSpan(738_000, 738_003)),
    DateContext(date(9999, 12, 31), timeline=(738_157, OPEN_END)),
    DateContext(date(1, 1, 1), event_year=2022),
)


def patterns(grammar: Grammar) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.pattern.written for rule in grammar.rules))


def texts(pattern: str, count: int = _TEXTS) -> Iterator[str]:
    drawer = Drawer(crc32(pattern.encode()))
    return (drawer.text(pattern) for _ in range(count))


def wrong(text: str, found: tuple[Mention, ...]) -> str:
    """What must not be, in words."""
    end = 0
    for mention in found:
        if (
            mention.text != text[mention.start : mention.end]
            or not end <= mention.start < mention.end
        ):
            return f"{mention.text!r} is out of place in {text!r}"
        end = mention.end
        for span in (mention.span, mention.base, *mention.alternatives):
            if not OPEN_START <= span.first <= span.last <= OPEN_END:
                return f"{text!r} gives {span}"
            if any(_NEAR < abs(day) < OPEN_END for day in (span.first, span.last)):
                return f"{text!r} gives a day beyond all"
        if len({mention.span, *mention.alternatives}) != 1 + len(mention.alternatives):
            return f"{text!r} gives the same days twice"
    return ""


@pytest.mark.parametrize("number", range(len(_PASSES)))
def test_texts_of_every_pattern_are_read(number: int) -> None:
    for pattern in patterns(_PASSES[number]):
        for at, text in enumerate(texts(pattern)):
            context, mode = _CONTEXTS[at % len(_CONTEXTS)], _MODES[at % len(_MODES)]
            assert wrong(text, find_dates(text, context, mode)) == ""


@pytest.mark.parametrize("number", range(len(_PASSES)))
def test_a_clause_without_a_date_changes_nothing(number: int) -> None:
    """Save for a full stop that then ends no sentence: "05.01." may be a measure."""
    context = DateContext(date(2024, 5, 15))
    for pattern in patterns(_PASSES[number]):
        for text in texts(pattern, 6):
            alone = find_dates(f"what happened {text}", context)
            beside = find_dates(
                f"what happened {text}, and nobody in the square asked why", context
            )
            assert alone == beside or text.endswith("."), text


def at_work(codes: set[CodeType], text: str) -> set[CodeType]:
    """The rules among ``codes`` that make a date of the text's words, in either mode."""
    made: set[CodeType] = set()

    def noted(frame: FrameType, event: str, result: object) -> None:
        if event == "return" and result is not None and frame.f_code in codes:
            made.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(noted)
    try:
        for mode in _MODES:
            find_dates(text, _CONTEXTS[0], mode)
    finally:
        sys.setprofile(before)
    return made


def test_every_rule_makes_a_date_of_some_text() -> None:
    written: dict[CodeType, list[str]] = {}
    for grammar in _PASSES:
        for rule in grammar.rules:
            written.setdefault(rule.action.__code__, []).append(rule.pattern.written)
    idle = set(written)
    for code, known in written.items():
        drawn = (
            text
            for turn in zip(*(texts(one, _TRIES) for one in known), strict=True)
            for text in turn
        )
        for text in drawn:
            if code not in idle:
                break
            idle -= at_work(idle, text)
    assert sorted(code.co_name for code in idle) == []


@pytest.mark.parametrize(
    "text",
    [
        "from 30 to 31 next month",
        "the next 1500 centuries",
        "екі дүйсенбі бұрын",
        "екі дүйсенбі кейін",
    ],
)
def test_what_no_calendar_has_is_no_error(text: str) -> None:
    assert wrong(text, find_dates(text, DateContext(date(2022, 1, 31)))) == ""
