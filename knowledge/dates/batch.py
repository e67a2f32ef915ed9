"""One request of ``dates --jsonl``: a text in, the days that it names out.

A request is ``{"id", "text", "reference_date", "lang"?, "event_year"?, "event_range"?, "anchors"?,
"prefer"?}``; other keys are ignored. Days are ISO text, both ends included, ``null`` for an open end.
"""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError

from knowledge.dates.civil import civil_day
from knowledge.dates.happenings import NamedHappenings
from knowledge.dates.mention import DateContext, Mention, Prefer
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

__all__ = ["answer_line"]

Data = dict[str, Any]

_DAY: Final = "a day such as 2022-01-05"
_WANTED: Final = {
    "text": "text",
    "reference_date": _DAY,
    "lang": "a language code such as en",
    "event_year": "a year from 1 to 9999",
    "event_range": "the first and the last day, such as [“2022-01-02”, “2022-01-19”]",
    "prefer": "past or future",
    "anchors": f"phrases with {_DAY}, or with [first, last]",
}


def _day(value: object) -> date:
    """The day of ISO text, also of an ISO moment."""
    if not isinstance(value, str):
        raise ValueError("not text")  # noqa: TRY004 - pydantic only gathers this kind
    return date.fromisoformat(value[:10] if value[10:11] in ("T", " ") else value)


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("not a number")  # noqa: TRY004 - pydantic only gathers this kind
    return value


_Day = Annotated[date, PlainValidator(_day)]
_Days = tuple[_Day | None, _Day | None]
_Year = Annotated[int, BeforeValidator(_no_truth), Field(ge=date.min.year, le=date.max.year)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    text: Annotated[str, Field(strict=True)]
    reference_date: _Day
    lang: str | None = None
    event_year: _Year | None = None
    event_range: tuple[_Day, _Day] | None = None
    anchors: dict[str, _Day | _Days] | None = None
    prefer: Prefer | None = None


def answer_line(
    found: Mapping[str, Any], mode: str = "question", prefer: str = Prefer.PAST
) -> Data:
    """The answer to a request that was read from JSON. Never raises; a bad one gets ``error``.

    ``mode`` is ``question`` or ``document``; ``prefer``, ``past`` or ``future``, is for requests
    that do not tell.
    """
    known = found.get("id")
    if not _is_id(known):
        return _error(None, "“id” must be text or a number.")
    try:
        request = _Request.model_validate(
            {key: _whole(found[key]) for key in _WANTED & found.keys()}
        )
        context = _context(request, Prefer(prefer))
    except ValidationError as error:
        return _error(known, _sentence(error))
    except ValueError as error:
        return _error(known, str(error))
    mentions = find_dates(request.text, context, mode)
    return {"id": known, "mentions": [_mention(mention, mode) for mention in mentions]}


def _language(tag: str) -> str:
    """The language of a tag such as "de-AT"; of English the country as well, for it tells the order of 05/01."""
    parts = tag.replace("_", "-").lower().split("-")
    country = next((part for part in parts[1:] if len(part) == _COUNTRY), "")
    return f"en-{country}" if parts[0] == "en" and country else parts[0]


_COUNTRY: Final = 2


def _is_id(value: object) -> bool:
    """Whether JSON can carry it back, as one plain value."""
    if isinstance(value, float):
        return isfinite(value)
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _whole(value: object) -> object:
    """A text, or phrases as keys, with a mark for every half of a character.

    No encoding can carry such a half; the mark keeps all offsets.
    """
    if isinstance(value, dict):
        return {_without_halves(str(key)): inner for key, inner in value.items()}
    return _without_halves(value) if isinstance(value, str) else value


def _without_halves(text: str) -> str:
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _context(request: _Request, prefer: Prefer) -> DateContext:
    timeline = None
    if request.event_range is not None:
        span = _span(request.event_range, "event_range")
        timeline = (span.first, span.last)
    anchors = None
    if request.anchors:
        days = {phrase: _span(value, "anchors") for phrase, value in request.anchors.items()}
        anchors = NamedHappenings(days)
    return DateContext(
        reference=request.reference_date,
        language=_language(request.lang or ""),
        event_year=request.event_year,
        timeline=timeline,
        anchors=anchors,
        prefer=request.prefer or prefer,
    )


def _span(value: date | _Days, key: str) -> DateSpan:
    if isinstance(value, date):
        return DateSpan(value.toordinal(), value.toordinal())
    first = OPEN_START if value[0] is None else value[0].toordinal()
    last = OPEN_END if value[1] is None else value[1].toordinal()
    if last < first:
        raise ValueError(f"“{key}” ends before it starts; write the earlier day first.")
    return DateSpan(first, last, Precision.DAY if first == last else Precision.RANGE)


def _sentence(error: ValidationError) -> str:
    """What is wrong first, in one plain sentence."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    key = str(first["loc"][0])
    problem = (
        "is missing; give" if first["type"] == "missing" and len(first["loc"]) == 1 else "must be"
    )
    return f"“{key}” {problem} {_WANTED[key]}."


def _error(known: object, why: str) -> Data:
    return {"id": known, "mentions": [], "error": why}


def _mention(mention: Mention, mode: str) -> Data:
    """The days asked for; of a document the days named, whatever is told of the time around them."""
    asks = mode != "document" or mention.span == mention.base
    span = mention.span if asks else mention.base
    start, end = _ends(span)
    return {
        "text": mention.text,
        "span": [mention.start, mention.end],
        "start": start,
        "end": end,
        "precision": span.precision.value,
        "alternatives": [_ends(other) for other in mention.alternatives] if asks else [],
        "how": mention.how.value,
        "relation": mention.relation.value,
    }


def _ends(span: DateSpan) -> list[str | None]:
    return [
        None if span.first == OPEN_START else _iso(span.first),
        None if span.last == OPEN_END else _iso(span.last),
    ]


def _iso(number: int) -> str:
    """ISO text; years below 0 as ``-0044``, above 9999 as ``+12022``."""
    day = civil_day(number)
    sign = "-" if day.year < 0 else "+" if day.year > date.max.year else ""
    return f"{sign}{abs(day.year):04d}-{day.month:02d}-{day.day:02d}"
