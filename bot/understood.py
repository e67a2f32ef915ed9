"""The "Understood as" line: how a question was read, told only when something was put right."""

from collections.abc import Iterator

from bot.telling import said
from bot.wording import Case, clipped, day_words, full_day
from bot.words import ENGLISH, Words
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.errors import Remark
from knowledge.flow import DateUse, NameMatch, Question, Term
from knowledge.text import fold

__all__ = ["days_asked", "understood_as"]

_LIMIT = 240
_WEIGHTY = 0.5


def understood_as(question: Question, words: Words = ENGLISH) -> str:
    """What was understood, in a few words; empty when nothing was corrected or assumed."""
    repaired = any(term.corrected for term in question.terms)
    guessed = any(_respelled(match) for match in question.names)
    if not (repaired or guessed or question.assumed):
        return ""
    weighty = [term for term in question.terms if term.weight >= _WEIGHTY or term.corrected]
    parts = [_term(term, words) for term in weighty]
    parts += [_name(match, words) for match in question.names]
    parts += days_asked(question, words)
    parts += _remarks(question, words)
    return clipped(" · ".join(dict.fromkeys(parts)), _LIMIT)


def days_asked(question: Question, words: Words = ENGLISH) -> list[str]:
    """The asked days with their use; the words they came from where a day was assumed."""
    known = question.date_words if len(question.date_words) == len(question.when) else ()
    shown = []
    for at, span in enumerate(question.when):
        day = _asked(span, question.date_use, words)
        written = known[at] if known else ""
        told = [r for r in question.assumed if written and f"“{written}”" in r]
        shown.append(_taken(day, written, told[0], words) if told else day)
    return shown


def _taken(day: str, written: str, remark: str, words: Words) -> str:
    """A day with the words from which it was read, and with the other one that they may mean."""
    quoted = _quoted(written, words)
    other = remark.values.get("other") if isinstance(remark, Remark) else None
    if not isinstance(other, DateSpan):
        return f"{day} ({quoted})"
    return words.say("day.not_other", day=day, written=quoted, other=day_words(other, words))


def _asked(span: DateSpan, use: DateUse, words: Words) -> str:
    """A span with its open end as it was asked for: "before 7 Jan" asks up to the 6th."""
    if span.first == OPEN_START and span.last != OPEN_END:
        if use is DateUse.BEFORE:
            return words.say("day.before", day=full_day(span.last + 1, words, Case.FROM))
        return words.say("day.up_to", day=full_day(span.last, words, Case.TO))
    if span.last == OPEN_END and span.first != OPEN_START:
        if use is DateUse.AFTER:
            return words.say("day.after", day=full_day(span.first - 1, words, Case.FROM))
        return words.say("day.onwards", day=full_day(span.first, words, Case.FROM))
    if use is not DateUse.BY:
        return day_words(span, words)
    plain = span == DateSpan(span.last, span.last)
    day = full_day(span.last, words, Case.TO) if plain else day_words(span, words)
    return words.say("day.up_to", day=day)


def _remarks(question: Question, words: Words) -> Iterator[str]:
    for remark in question.assumed:
        if not any(f"“{written}”" in remark for written in question.date_words):
            yield said(remark, words)


def _respelled(match: NameMatch) -> bool:
    """Whether what was typed does not show by itself which name it was taken for."""
    return match.by_title or match.fit < 1.0 or fold(match.written) not in fold(match.name.display)


def _term(term: Term, words: Words) -> str:
    if term.typed:
        return f"{term.word} ({_quoted(term.typed, words)})"
    return f"{term.corrected} ({_quoted(term.word, words)})" if term.corrected else term.word


def _name(match: NameMatch, words: Words) -> str:
    if _respelled(match):
        return f"{match.name.display} ({_quoted(match.written, words)})"
    return match.name.display


def _quoted(text: str, words: Words) -> str:
    return words.say("list.quoted", word=text)
