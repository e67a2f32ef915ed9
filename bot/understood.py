"""The "Understood as" line: how a question was read, told only when something was put right."""

from collections.abc import Iterator

from bot.wording import clipped, day_words
from knowledge.flow import DateUse, NameMatch, Question, Term

__all__ = ["days_asked", "understood_as"]

_LIMIT = 240
_WEIGHTY = 0.5
_USES = {
    DateUse.ON: "",
    DateUse.BETWEEN: "",
    DateUse.BEFORE: "before ",
    DateUse.AFTER: "after ",
    DateUse.BY: "up to ",
    DateUse.SINCE: "since ",
}


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
    use = _USES[question.date_use]
    words = question.date_words if len(question.date_words) == len(question.when) else ()
    shown = []
    for at, span in enumerate(question.when):
        day = f"{use}{day_words(span)}"
        written = words[at] if words else ""
        assumed = written and any(f"“{written}”" in remark for remark in question.assumed)
        shown.append(f"{day} (“{written}”)" if assumed else day)
    return shown


def _remarks(question: Question) -> Iterator[str]:
    for remark in question.assumed:
        if not any(f"“{written}”" in remark for written in question.date_words):
            yield remark


def _respelled(match: NameMatch) -> bool:
    return match.by_title or match.fit < 1.0


def _term(term: Term) -> str:
    return f"{term.corrected} (“{term.word}”)" if term.corrected else term.word


def _name(match: NameMatch) -> str:
    if _respelled(match):
        return f"{match.name.display} (“{match.written}”)"
    return match.name.display
