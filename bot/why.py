"""How a question was understood and its lines were scored, as a reply: for ``/why``."""

from collections.abc import Iterator

from bot.reply import Block, Reply, Row, Sentence, Table
from bot.understood import days_asked
from bot.wording import clipped
from knowledge.flow import Answer, Evidence, NameMatch, Question, Term

__all__ = ["why_reply"]

_VARIANTS = 8
_STATEMENT = 90


def why_reply(answer: Answer) -> Reply:
    """The reading of the question, then each shown line with the parts of its score."""
    rows = tuple(Row(label, value, "") for label, value in _reading(answer.question) if value)
    blocks: list[Block] = [Table("How the question was read", rows)]
    shown = answer.lead or answer.nearest
    if not shown:
        blocks.append(Sentence("No fact came near it."))
    blocks += [_score(found) for found in shown]
    return Reply(tuple(blocks))


def _reading(question: Question) -> Iterator[tuple[str, str]]:
    yield "read as", question.text
    yield "asked for", ", ".join(kind.value for kind in question.asked)
    yield "figure of", question.measure
    for term in question.terms:
        yield "word", _term(term)
    for match in question.names:
        yield "name", _name(match)
    yield "days", ", ".join(days_asked(question))
    yield "assumed", "; ".join(question.assumed)
    yield "not in the record", ", ".join(question.unknown)
    yield "in order", "latest first" if question.latest else ""
    yield "event", question.event


def _term(term: Term) -> str:
    shown = f"{term.word} (weight {term.weight:.2f})"
    if term.corrected:
        shown += f", read as {term.corrected}"
    variants = ", ".join(f"{v.token} {v.weight:.2f} {v.why}" for v in term.variants[:_VARIANTS])
    return f"{shown}; also {variants}" if variants else shown


def _name(match: NameMatch) -> str:
    how = "by title" if match.by_title else f"fit {match.fit:.2f}"
    return f"{match.name.display} from “{match.written}” ({how})"


def _score(found: Evidence) -> Table:
    rows = [
        Row(reason.name, f"{reason.value:.2f}", f"of weight {reason.weight:.2f}")
        for reason in found.reasons
    ]
    rows.append(Row("score", f"{found.score:.2f}", f"coverage {found.coverage:.2f}"))
    if found.days_off:
        rows.append(Row("days off", str(found.days_off), "from the asked days"))
    if found.missing:
        rows.append(Row("lacks", ", ".join(found.missing), ""))
    return Table(f"{found.fact.id}: {clipped(found.fact.statement, _STATEMENT)}", tuple(rows))
