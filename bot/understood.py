"""The "Understood as" line: how a question was read, told only when something was put right."""

from collections.abc import Iterator

from bot.wording import clipped, day_words, full_day
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.flow import DateUse, NameMatch, Question, Term
from knowledge.text import fold

__all__ = ["days_asked", "understood_as"]

_LIMIT = 240
_WEIGHTY = 0.5


def understood_as(question: Question) -> str:
    """What was understood, in a few words; empty when nothing was corrected or assumed."""
    repaired = any(term.corrected for term in question.terms)
    guessed = any(_respelled(match) for match in question.names)
    if not (repaired or guessed or question.assumed):
        return ""
    parts = [_term(term) for term in question.terms if term.weight >= _WEIGHTY or term.corrected]
    parts += [_name(match) for match in question.names]
    parts += days_asked(question)
    parts += _remarks(question)
    return clipped(" · ".join(dict.fromkeys(parts)), _LIMIT)


def days_asked(question: Question) -> list[str]:
    """The asked days with their use; the words they came from where a day was assumed."""
    words = question.date_words if len(question.date_words) == len(question.when) else ()
    shown = []
    for at, span in enumerate(question.when):
        day = _asked(span, question.date_use)
        written = words[at] if words else ""
        assumed = written and any(f"“{written}”" in remark for remark in question.assumed)
        shown.append(f"{day} (“{written}”)" if assumed else day)
    return shown


def _asked(span: DateSpan, use: DateUse) -> str:
    """A span with its open end as it was asked for: "before 7 Jan" asks up to the 6th."""
    if span.first == OPEN_START and span.last != OPEN_END:
        before = use is DateUse.BEFORE
        return f"before {full_day(span.last + 1)}" if before else f"up to {full_day(span.last)}"
    if span.last == OPEN_END and span.first != OPEN_START:
        after = use is DateUse.AFTER
        return f"after {full_day(span.first - 1)}" if after else f"from {full_day(span.first)} on"
    return f"up to {day_words(span)}" if use is DateUse.BY else day_words(span)


def _remarks(question: Question) -> Iterator[str]:
    for remark in question.assumed:
        if not any(f"“{written}”" in remark for written in question.date_words):
            yield remark


def _respelled(match: NameMatch) -> bool:
    """Whether what was typed does not show by itself which name it was taken for."""
    return match.by_title or match.fit < 1.0 or fold(match.written) not in fold(match.name.display)


def _term(term: Term) -> str:
    return f"{term.corrected} (“{term.word}”)" if term.corrected else term.word


def _name(match: NameMatch) -> str:
    if _respelled(match):
        return f"{match.name.display} (“{match.written}”)"
    return match.name.display
