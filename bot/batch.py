"""The batch protocols: one JSON line in, one JSON line out, whatever the line holds.

Lines are read as bytes and bounded, so that a line without end cannot fill the memory.
"""

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from time import perf_counter
from typing import IO, Any, Final

from bot.intake import refusal
from bot.machine import answer_data
from knowledge.errors import KnowledgeError
from knowledge.flow import Answer, Context, Status
from knowledge.ingest.not_json import why_not_json
from knowledge.service import KnowledgeBase

__all__ = [
    "LINE_LIMIT",
    "Unreadable",
    "answer_line",
    "dates_failed",
    "dates_line",
    "failed",
    "lines_of",
    "read_object",
]

Data = dict[str, Any]

LINE_LIMIT: Final = 1 << 20
"""Bytes of one line that are read; a longer line is answered with an error."""
_TURNS: Final = 20
"""Questions of a conversation that are replayed, the last ones."""
_CHUNK: Final = 1 << 16
_TURN_KEYS: Final = ("questions", "question", "previous", "text")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no request; ``why`` is one plain sentence, ``id`` the request's if known."""

    why: str
    id: Any = None


def lines_of(stream: IO[bytes]) -> Iterator[bytes | Unreadable]:
    """Every line without its line break; a longer one than ``LINE_LIMIT`` is skipped and told.

    The byte order mark that some programs write at the very start is no part of the first line.
    """
    lines = iter(lambda: stream.readline(LINE_LIMIT + 1), b"")
    for number, read in enumerate(lines):
        line = read if number else read.removeprefix(BOM_UTF8)
        if not line:
            continue
        if len(read) > LINE_LIMIT and not read.endswith(b"\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield Unreadable(f"The line is longer than {LINE_LIMIT:,} bytes; send it in parts.")
        else:
            yield line.rstrip(b"\r\n")


def read_object(line: bytes) -> Data | Unreadable:
    """The line's JSON object, or why it is none."""
    if not line.strip():
        return Unreadable("The line is empty; send a JSON object.")
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> Data:
        data = dict(pairs)
        if len(data) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice.extend(key for key, count in counts.items() if count > 1)
        return data

    try:
        text = line.decode("utf-8")
        if text.startswith("\ufeff"):
            return Unreadable("The line begins with a byte order mark; only the first line may.")
        found = json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        return Unreadable(f"The line is not UTF-8 (byte {error.start + 1}).")
    except json.JSONDecodeError as error:
        return Unreadable(
            f"The line is not JSON: {why_not_json(error)} at character {error.pos + 1}."
        )
    except (ValueError, RecursionError):
        return Unreadable("The line is not JSON that can be read: too deep, or a number too long.")
    if not isinstance(found, dict):
        return Unreadable("The line is not a JSON object {…}.")
    if twice:
        # One of the two values would be lost unseen.
        known = found.get("id") if "id" not in twice and _is_id(found.get("id")) else None
        return Unreadable(f"The key “{twice[0][:40]}” is given twice; give each key once.", known)
    return found


@dataclass(frozen=True, slots=True)
class _Request:
    id: Any
    question: str
    earlier: tuple[str, ...]


def _request(data: Data) -> _Request | Unreadable:
    known = data.get("id")
    if not _is_id(known):
        return Unreadable("“id” must be text or a number.")
    question = data.get("question")
    if not isinstance(question, str):
        return Unreadable("“question” is missing or is not text.", known)
    if reason := refusal(question):
        return Unreadable(reason, known)
    earlier = _earlier(data.get("context"))
    if earlier is None:
        return Unreadable("“context” must be the question before, or a list of them.", known)
    return _Request(known, question, earlier)


def _is_id(value: object) -> bool:
    """Whether it is text or a number that JSON can carry back, or none at all."""
    if isinstance(value, float):
        return isfinite(value)
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _earlier(context: object) -> tuple[str, ...] | None:
    """The conversation's earlier questions, oldest first; ``None`` for another shape."""
    if context is None:
        return ()
    if isinstance(context, str):
        return () if refusal(context) else (context,)
    if isinstance(context, dict):
        return _earlier(next((context[key] for key in _TURN_KEYS if key in context), None))
    if not isinstance(context, list):
        return None
    found = [_turn(turn) for turn in context[-_TURNS:]]
    kept = [turn for turn in found if turn is not None]
    return tuple(turn for turn in kept if not refusal(turn)) if len(kept) == len(found) else None


def _turn(turn: object) -> str | None:
    if isinstance(turn, dict):
        turn = next((turn[key] for key in _TURN_KEYS if key in turn), None)
    return turn if isinstance(turn, str) else None


async def answer_line(
    line: bytes | Unreadable,
    knowledge: KnowledgeBase,
    *,
    today: date,
    event: str = "",
    top: int = 3,
    always: bool = False,
) -> Data:
    """The line that answers ``line``. Never raises for anything that the line holds."""
    started = perf_counter()
    found = read_object(line) if isinstance(line, bytes) else line
    request = found if isinstance(found, Unreadable) else _request(found)
    if isinstance(request, Unreadable):
        return _error(request.id, request.why, started)

    async def ask(text: str, context: Context | None) -> Answer:
        return await knowledge.ask(
            text, today=today, event=event, context=context, always=always, top=top
        )

    try:
        answer = await _conversation(request, ask)
    except KnowledgeError as error:
        return _error(request.id, str(error), started)
    return {"id": request.id, **answer_data(answer), "ms": _since(started)}


async def _conversation(
    request: _Request, ask: Callable[[str, Context | None], Awaitable[Answer]]
) -> Answer:
    context: Context | None = None
    for question in request.earlier:
        before = await ask(question, context)
        if before.status is not Status.NOT_A_QUESTION:
            context = before.context
    return await ask(request.question, context)


def _error(known: object, why: str, started: float) -> Data:
    return {
        "id": known,
        "answered": False,
        "status": "error",
        "snippets": [],
        "understood": {},
        "ms": _since(started),
        "error": why,
    }


def failed(line: bytes | Unreadable, error: Exception) -> Data:
    """The line for a request on which the program itself failed."""
    return _error(_id_of(line), _fault(error), perf_counter())


def dates_failed(line: bytes | Unreadable, error: Exception) -> Data:
    """The line of ``dates --jsonl`` for a text on which the program itself failed."""
    return {"id": _id_of(line), "mentions": [], "error": _fault(error)}


def _id_of(line: bytes | Unreadable) -> object:
    found = read_object(line) if isinstance(line, bytes) else line
    known = found.id if isinstance(found, Unreadable) else found.get("id")
    return known if _is_id(known) else None


def _fault(error: Exception) -> str:
    return f"Something went wrong that should not ({type(error).__name__})."


def dates_line(line: bytes | Unreadable, mode: str, prefer: str = "past") -> Data:
    """The line of ``dates --jsonl`` for ``line``; ``prefer`` counts where it tells none itself."""
    from knowledge.dates.batch import answer_line as dates_of

    found = read_object(line) if isinstance(line, bytes) else line
    if isinstance(found, Unreadable):
        return {"id": found.id, "mentions": [], "error": found.why}
    return dict(dates_of(found, mode, prefer))


def _since(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
