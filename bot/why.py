"""How a question was understood and its lines were scored, as a reply: for ``/why``."""

from collections.abc import Iterator
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.understood import days_asked
from bot.wording import clipped
from knowledge.flow import Answer, Evidence, NameMatch, Question, Status, Term
from knowledge.search.answer import ANSWER_COVERAGE

__all__ = ["why_reply"]

_VARIANTS: Final = 6
_STATEMENT: Final = 90

_MEANING: Final = {
    "coverage": "how much of what was asked stands in it",
    "focus": "how much of it was asked for",
    "nearness": "how close together the words stand",
    "phrase": "how alike the wording is",
    "kind": "whether it is the kind of thing asked for",
    "day": "how well its day fits",
}


def why_reply(answer: Answer) -> Reply:
    """The reading of the question, then each shown line with the parts of its score."""
    question = answer.question
    rows = tuple(Row(label, value, "") for label, value in _reading(question) if value)
    blocks: list[Block] = [Table("How the question was read", rows, labelled=True)]
    if question.terms:
        words = tuple(_word(term) for term in question.terms)
        blocks.append(
            Table("Words, how much each counts, what else is taken for it", words, labelled=True)
        )
    shown = answer.lead or answer.nearest
    blocks.append(Sentence(_verdict(answer)))
    blocks += [_score(found, explained=not at) for at, found in enumerate(shown)]
    return Reply(tuple(blocks))


def _reading(question: Question) -> Iterator[tuple[str, str]]:
    yield "read as", question.text
    yield "asked for", ", ".join(kind.value.replace("-", " ") for kind in question.asked)
    yield "figure of", question.measure.replace("-", " ")
    yield "names", "; ".join(map(_name, question.names))
    yield "days", ", ".join(days_asked(question))
    yield "assumed", "; ".join(question.assumed)
    yield "unknown", ", ".join(question.unknown)
    yield "in order", "latest first" if question.latest else ""
    yield "event", question.event


def _word(term: Term) -> Row:
    also: dict[str, list[str]] = {}
    for variant in term.variants[:_VARIANTS]:
        if "_" not in variant.token:
            also.setdefault(variant.why, []).append(f"{variant.token} {variant.weight:.2f}")
    told = [f"{why}: {', '.join(tokens)}" for why, tokens in also.items()]
    if term.corrected:
        told.insert(0, f"read as {term.corrected}")
    return Row(term.word, f"{term.weight:.2f}", "; ".join(told) or "only itself")


def _name(match: NameMatch) -> str:
    how = "by title" if match.by_title else f"fit {match.fit:.2f}"
    return f"{match.name.display} from “{match.written}” ({how})"


def _verdict(answer: Answer) -> str:
    rule = f"A line answers when its coverage is at least {ANSWER_COVERAGE:.2f}"
    rest = "its day is an asked one and it lacks no asked name or count"
    if answer.status is Status.ANSWERED:
        return f"{rule}, {rest}. These do:"
    if answer.nearest:
        return f"{rule}, {rest}. None does; the nearest are:"
    return "No fact came near it."


def _score(found: Evidence, *, explained: bool) -> Table:
    """The parts of a line's score, value times weight; what they are is told once."""
    rows = [
        Row(
            reason.name,
            f"{reason.value:.2f} × {reason.weight:.2f}",
            _MEANING.get(reason.name, "") if explained else "",
        )
        for reason in found.reasons
    ]
    rows.append(Row("score", f"{found.score:.2f}", "the sum of these" if explained else ""))
    if found.days_off:
        rows.append(Row("days off", str(found.days_off), ""))
    if found.missing:
        rows.append(Row("lacks", ", ".join(found.missing), ""))
    title = f"{found.fact.id}: {clipped(found.fact.statement, _STATEMENT)}"
    return Table(title, tuple(rows), labelled=True)
