"""Answers as plain data for other programs: the batch protocol's line and ``ask --json``.

Keys stand in a fixed order and every text is ASCII-escaped, so that equal answers give equal bytes in
any locale.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.citing import Names, source_of
from bot.reply import answer_reply, snippet_text
from bot.wording import figure_value, said_by
from knowledge.dates.edtf import to_edtf
from knowledge.flow import Answer, Evidence, Question, Status
from knowledge.models import Fact

__all__ = ["answer_data", "encode", "reply_data"]

Data = dict[str, Any]


def encode(data: Mapping[str, Any], *, indent: int | None = None) -> bytes:
    """JSON in ASCII with a line break at the end."""
    return json.dumps(data, indent=indent, allow_nan=False).encode("ascii") + b"\n"


def answer_data(answer: Answer) -> Data:
    """What ``answer --jsonl`` tells of an answer, without the question's id and the time taken."""
    shown = answer.lead if answer.status is Status.ANSWERED else answer.nearest
    return {
        "answered": answer.status is Status.ANSWERED,
        "status": answer.status.value,
        "snippets": [_snippet(found, answer, shown[0].score) for found in shown],
        "understood": _understood(answer.question),
    }


def _snippet(found: Evidence, answer: Answer, best: float) -> Data:
    """``score`` is how sure it is that the line answers: of the first as calibrated, of the others in proportion."""
    fact, sources, names = found.fact, answer.sources, answer.names
    return {
        "fact": fact.id,
        "text": snippet_text(found, sources),
        "date": to_edtf(fact.when) if fact.when is not None else "",
        "place": _places(fact, names),
        "attribution": said_by(fact, source_of(fact, sources)),
        "source": fact.citations[0].source if fact.citations else "",
        "paragraph": fact.citations[0].paragraph if fact.citations else 0,
        "score": round(answer.confidence * min(1.0, found.score / best if best else 1.0), 4),
    }


def _places(fact: Fact, names: Names) -> str:
    shown = []
    for place in fact.places:
        name = names.get((fact.scope, place))
        shown.append(name.display if name else place)
    return ", ".join(shown)


def _understood(question: Question) -> Data:
    return {
        "event": question.event,
        "asked": [kind.value for kind in question.asked],
        "measure": question.measure,
        "terms": [term.corrected or term.word for term in question.terms],
        "corrected": {
            term.typed or term.word: term.corrected or term.word
            for term in question.terms
            if term.corrected or term.typed
        },
        "names": [match.name.display for match in question.names],
        "dates": [to_edtf(span) for span in question.when],
        "date_use": question.date_use.value,
        "assumed": list(question.assumed),
        "unknown": list(question.unknown),
        "follow_up": question.follow_up,
    }


def reply_data(answer: Answer) -> Data:
    """What ``ask --json`` tells: the protocol's keys, then the rest of the reply."""
    reply = answer_reply(answer)
    history = answer.history
    return {
        **answer_data(answer),
        "why_not": answer.why_not,
        "history": [
            {
                "fact": point.fact.id,
                "day": point.day,
                "value": figure_value(point.figure),
                "attribution": said_by(point.fact, source_of(point.fact, answer.sources)),
            }
            for point in (history.points if history else ())
        ],
        "rivals": [
            {"who": group.who, "facts": [found.fact.id for found in group.evidence]}
            for group in answer.rivals
        ],
        "references": [
            {
                "number": reference.number,
                "source": reference.source,
                "where": reference.where,
                "url": reference.url,
            }
            for reference in reply.references
        ],
        "understood_as": reply.understood,
    }
