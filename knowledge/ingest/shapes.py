"""The shape of every line of a pack, strictly: types, allowed words, lengths, no unknown keys.

References between lines are not looked at here; see ``knowledge.ingest.check``.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from knowledge.codec import day_from_text
from knowledge.dates.edtf import from_edtf
from knowledge.dates.span import PartOfDay, Precision
from knowledge.errors import BadDate, Remark
from knowledge.ingest.sizes import LARGEST, SMALLEST, is_size, may_be_negative, written
from knowledge.models import Basis, LinkKind, NameKind, Qualifier, Standing
from knowledge.regex import regex

__all__ = [
    "EventShape",
    "FactShape",
    "NameShape",
    "PassageShape",
    "SourceShape",
    "explain",
    "has_words",
    "is_address",
    "is_visible",
    "leads_elsewhere",
    "unfit",
]

_UNWANTED: Final = regex(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_MARK: Final = regex(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_ID: Final = regex("(?! )(?:[^\\s\u00ad\u200b-\u200f\u2060]| )+(?<! )\\Z")
"""Blanks are such as a keyboard has: nobody could type another one, or what is not seen, again."""
_PREFIX: Final = regex(r"(?:[^\W_]+(?:[-._][^\W_]+)*)?\Z")
_MONTH: Final = regex(r"(?P<year>(?!0000)[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?\Z")
_CLOCK: Final = regex(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z")
_ELSEWHERE: Final = regex(
    r"(?!https?://)[a-z][a-z0-9+.-]*://|(?:javascript|vbscript|data|blob|file):\S", re.IGNORECASE
)
_BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by their class, but nothing is to be seen of them."""


def _clean(text: str) -> str:
    if found := _UNWANTED.search(text):
        code = ord(found.group())
        kind = "control character" if code < 0xA0 else "invisible control character"
        at = found.start() + 1
        told = f"holds the {kind} U+{code:04X} at character {at}"
        raise ValueError(Remark(told, "line-control", sign=f"U+{code:04X}", at=at))
    return text


def is_visible(text: str) -> bool:
    """Whether a text shows anything: a letter, a digit or a sign, not only spaces and marks."""
    return any(
        unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in text
    )


def has_words(text: str) -> bool:
    """Whether a text tells anything: a letter, or a sign that stands for a word, is in it."""
    return any(letter.isalpha() and letter not in _BLANK for letter in text)


def unfit(text: str, most: int) -> str:
    """What is wrong with words that a pack is to hold, such as a title of ``most`` characters; empty where they will do."""
    try:
        _clean(text)
    except ValueError as error:
        return str(error)
    if text and not is_visible(text):
        return "shows nothing"
    return f"is longer than {most:,} characters" if len(text) > most else ""


def _filled(text: str) -> str:
    if not is_visible(text):
        told = "holds only characters that cannot be seen" if text.strip() else "must not be empty"
        raise ValueError(Remark(told, "line-unseen" if text.strip() else "line-empty"))
    return text


def _worded(text: str) -> str:
    if not has_words(_filled(text)):
        raise ValueError(Remark("must say something in words", "line-wordless"))
    return text


def _matching(pattern: re.Pattern[str], wanted: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.match(text):
            raise ValueError(wanted)
        return text

    return check


def _one_of(words: type[StrEnum]) -> Callable[[str], str]:
    allowed = [word.value for word in words]

    def check(text: str) -> str:
        if text not in allowed:
            told = f"must be one of {', '.join(allowed)}"
            raise ValueError(Remark(told, "line-one-of", allowed=tuple(allowed)))
        return text

    return check


def _day(text: str) -> str:
    try:
        day_from_text(text)
    except ValueError:
        told = Remark("must be a day such as 2022-01-05", "line-day")
        raise ValueError(told) from None
    return text


def _day_or_open(text: str) -> str:
    if vague := _MONTH.match(text):
        raise ValueError(_by_its_days(int(vague["year"]), int(vague["month"] or 0)))
    return text if text == ".." else _day(text)


def _by_its_days(year: int, month: int) -> Remark:
    """How a month, or a year where it is 0, is written as days."""
    first = f"{year:04}-{month or 1:02}-01"
    last = f"{year:04}-{month or 12:02}-{monthrange(year, month or 12)[1]}"
    precision = (Precision.MONTH if month else Precision.YEAR).value
    told = f"must be a day; write first {first}, last {last} and precision {precision}"
    return Remark(told, "line-month", first=first, last=last, precision=precision)


def _edtf(text: str) -> str:
    if text:
        try:
            from_edtf(text)
        except BadDate:
            raise ValueError("must be a date such as 1999-04-30, 1999-04 or 1999") from None
    return text


def _address(text: str) -> str:
    if text and not is_address(text):
        raise ValueError("must be an address that begins with https:// or http://")
    return text


def is_address(text: str) -> bool:
    """Whether a text is an address on the web from end to end, which shows its host and names no user."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = not any(char.isspace() or char == "\\" for char in text)
    return bool(parts.scheme in ("https", "http") and host and port != 0 and plain) and not (
        parts.username or parts.password
    )


def leads_elsewhere(text: str) -> bool:
    """Whether a text begins as an address that is none of the web; of words such as “data: the ministry” not."""
    return _ELSEWHERE.match(text) is not None


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone such as Asia/Almaty") from None
    return text


Text = Annotated[str, Field(max_length=4000), AfterValidator(_clean)]
Long = Annotated[str, Field(max_length=200_000), AfterValidator(_clean)]
Filled = Annotated[Text, AfterValidator(_filled)]
Id = Annotated[
    str,
    Field(max_length=200),
    AfterValidator(_clean),
    AfterValidator(_filled),
    AfterValidator(_matching(_ID, Remark("must be an id such as KZ-0042", "line-id"))),
]
Prefix = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_matching(_PREFIX, "must be letters or digits, such as KZ")),
]
Mark = Annotated[
    str,
    Field(max_length=80),
    AfterValidator(_clean),
    AfterValidator(
        _matching(
            _MARK,
            Remark("must be lower-case words joined by hyphens, such as old-town", "line-mark"),
        )
    ),
]
Day = Annotated[Text, AfterValidator(_day)]
Edtf = Annotated[Text, AfterValidator(_edtf)]
Address = Annotated[Text, AfterValidator(_address)]
DayOrOpen = Annotated[Text, AfterValidator(_day_or_open)]
_TIME: Final = Remark("must be a clock time such as 07:00", "line-clock")
Clock = Annotated[Text, AfterValidator(_matching(_CLOCK, _TIME))]
Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: object) -> object:
        """A field that is null is looked at as if it were not there; an unknown one stays wrong."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        fields = cls.model_fields
        return {key: value for key, value in data.items() if value is not None or key not in fields}


class _TimeShape(_Shape):
    last: DayOrOpen | None = None
    precision: Annotated[str, AfterValidator(_one_of(Precision))] = Precision.DAY.value
    part: Annotated[str, AfterValidator(_one_of(PartOfDay))] | None = None
    clock: Annotated[list[Clock], Field(min_length=1, max_length=2)] | None = None
    approximate: bool = False
    uncertain: bool = False


class _SpanShape(_TimeShape):
    first: DayOrOpen

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_ends(self.first, self.last, has_clock=self.clock is not None)
        return self


class _WhenShape(_TimeShape):
    """A span that may be absent while the words of the date or the basis are given."""

    first: DayOrOpen | None = None
    basis: Annotated[str, AfterValidator(_one_of(Basis))] = Basis.STATED.value
    written: Text = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first is not None:
            _check_ends(self.first, self.last, has_clock=self.clock is not None)
        elif self.model_fields_set - {"basis", "written"}:
            told = "needs first, the day on which it begins"
            raise ValueError(Remark(told, "line-no-first"))
        return self


def _check_ends(first: str, last: str | None, *, has_clock: bool) -> None:
    if has_clock and last is not None and last != first:
        told = "clock is for times of one day, but last differs from first"
        raise ValueError(Remark(told, "line-clock-days"))
    if first != ".." and last not in (None, "..") and _later(first, str(last)):
        raise ValueError(Remark("last lies before first", "line-backwards"))
    if first == ".." and last is None:
        raise ValueError(Remark('first is open (".."), so last is needed', "line-open"))


def _later(first: str, last: str) -> bool:
    return day_from_text(first) > day_from_text(last)


class _FactNameShape(_Shape):
    name: Mark
    role: Filled = "subject"


class _AttributionShape(_Shape):
    who: Text = ""
    outlet: Text = ""
    who_name: Mark | None = None
    outlet_name: Mark | None = None
    said: _SpanShape | None = None


class _FigureShape(_Shape):
    measure: Mark
    best: Number
    low: Number | None = None
    high: Number | None = None
    qualifier: Annotated[str, AfterValidator(_one_of(Qualifier))] = Qualifier.EXACTLY.value
    unit: Text = ""
    place: Mark | None = None
    group: Text = ""
    as_of: Day | None = None
    cumulative: bool = False
    counted_by: Mark | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low = self.best if self.low is None else self.low
        high = self.best if self.high is None else self.high
        if not low <= self.best <= high:
            raise ValueError(Remark("best must lie between low and high", "line-between"))
        for field, value in (("best", self.best), ("low", low), ("high", high)):
            _check_size(field, value, self.measure)
        return self


def _check_size(field: str, value: float, measure: str) -> None:
    if not is_size(value):
        told = f"{field} is nearly nothing; write 0, or at least {SMALLEST:g}"
        raise ValueError(Remark(told, "line-tiny", about=field, least=f"{SMALLEST:g}"))
    if value < 0 and not may_be_negative(measure):
        told = f"{field} lies below 0, as only a temperature, a change, a level and the like may"
        raise ValueError(Remark(told, "line-below", about=field))


class _CitationShape(_Shape):
    source: Id
    paragraph: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    quote: Text = ""


class _LinkShape(_Shape):
    kind: Annotated[str, AfterValidator(_one_of(LinkKind))]
    fact: Id


class FactShape(_Shape):
    id: Id
    statement: Annotated[Long, AfterValidator(_worded)]
    when: _WhenShape | None = None
    places: list[Mark] = []
    names: list[_FactNameShape] = []
    attribution: _AttributionShape | None = None
    standing: Annotated[str, AfterValidator(_one_of(Standing))] = Standing.REPORTED.value
    topics: list[Mark] = []
    figures: list[_FigureShape] = []
    citations: list[_CitationShape] = []
    caveat: Text = ""
    links: list[_LinkShape] = []
    keywords: list[Filled] = []
    title: Text = ""
    passage: bool = False
    beside: list[Filled] = []
    meant: list[Filled] = []
    also: list[Day] = []


class NameShape(_Shape):
    id: Mark
    kind: Annotated[str, AfterValidator(_one_of(NameKind))]
    name: Filled
    aliases: list[Filled] = []
    titles: list[Filled] = []
    within: Mark | None = None
    about: Text = ""


class SourceShape(_Shape):
    id: Id
    title: Filled
    publisher: Text
    url: Address = ""
    published: Edtf = ""
    modified: Edtf = ""
    language: Text = "en"
    note: Text = ""


class PassageShape(_Shape):
    id: Id
    source: Id
    paragraph: Annotated[int, Field(ge=1, le=1_000_000)]
    text: Long = ""
    title: Text = ""


class EventShape(_Shape):
    slug: Mark
    title: Filled
    prefix: Prefix = ""
    first: Day
    last: Day
    zone: Annotated[str, AfterValidator(_zone)] = "UTC"
    languages: Annotated[list[Filled], Field(min_length=1)] = ["en"]
    default_names: list[Mark] = []
    summary: Text = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if _later(self.first, self.last):
            raise ValueError("last lies before first")
        return self


_WORDS: Final = {
    "missing": Remark("is missing", "line-missing"),
    "extra_forbidden": Remark("is not a field of this file", "line-extra"),
    "string_type": Remark("must be text", "line-text"),
    "string_unicode": Remark("holds half of a character (a lone surrogate)", "line-surrogate"),
    "int_type": Remark("must be a whole number", "line-whole"),
    "float_type": Remark("must be a number", "line-number"),
    "finite_number": Remark("must be a finite number", "line-finite"),
    "bool_type": Remark("must be true or false", "line-bool"),
    "list_type": Remark("must be a list", "line-list"),
    "model_type": Remark("must be an object {…}", "line-object"),
    "model_attributes_type": Remark("must be an object {…}", "line-object"),
    "dict_type": Remark("must be an object {…}", "line-object"),
}
_LIMITS: Final = {
    "string_too_long": ("is longer than {} characters", "line-long", "max_length"),
    "too_short": ("needs at least {} entry", "line-few", "min_length"),
    "too_long": ("has more than {} entries", "line-many", "max_length"),
    "greater_than_equal": ("must be at least {}", "line-least", "ge"),
    "less_than_equal": ("must be at most {}", "line-most", "le"),
}


def explain(error: ValidationError) -> tuple[Remark, ...]:
    """One plain sentence for each fault: the field and the reason, never what was typed."""
    return tuple(
        _explained(_field(fault["loc"]), _reason(fault["type"], fault["msg"], fault.get("ctx", {})))
        for fault in error.errors(include_url=False, include_input=False)
    )


def _explained(field: str, reason: str) -> Remark:
    return Remark(f"{field} {reason}", "line-field", about=field, reason=reason)


def _field(path: Sequence[str | int]) -> str:
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step + 1}]"
        else:
            plain = step if _MARK.match(step) else ascii(step[:40])
            shown += f".{plain}" if shown else plain
    return shown or "the line"


def _reason(kind: str, message: str, details: dict[str, Any]) -> str:
    if kind == "value_error":
        told: object = details["error"].args[0]
        return told if isinstance(told, Remark) else str(told)
    if kind in _LIMITS:
        english, code, name = _LIMITS[kind]
        limit = details[name]
        return Remark(english.format(written(limit)), code, limit=limit)
    return _WORDS.get(kind, message[:1].lower() + message[1:])
