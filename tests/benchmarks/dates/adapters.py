"""Other readers of dates, each in its best setting; run by an interpreter that has them installed.

Nothing of the product is imported here. Each gets the language and the moment of asking, is told to prefer
the past or the coming date where it has such a setting, and is taken at its best:

- `dateparser`: the language given, the strategy that is right more often (``ngram``, for news ``split``),
  undated days by ``PREFER_DATES_FROM``; a month, week or year is spread over its days, and the pair that
  ``RETURN_TIME_SPAN`` gives becomes one range.
- `recognizers` (Microsoft Recognizers-Text): all values are readings, the coming one first where that is
  wanted. Its excluded ends become included ones; a range that was spoken ("from 3 to 5") is listed
  with its end in and out.
- `duckling`: the coming date always, for it knows no other; all values are readings, spread by their grain.
- `parsedatetime`: its locale of the language; years and weekdays before or ahead; spread by its accuracy.
- `timefhuman`: direction before or ahead, English. A month without a day is spread over it.
- `ctparse`: one reading a text, German and English. A month or weekday without a year is put before or ahead.
- `metadate`: English; its excluded ends become included ones.

A clock time alone is never counted against anybody, nor are durations and "now".
"""

import logging
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any, Final

from tests.benchmarks.dates.found import Days, Found

__all__ = ["PEERS", "Asked", "Peer"]

_CLOCK: Final = re.compile(
    r"\W*(?:(?:at|around|um|gegen|ab|à|vers|a las?|sobre las?|в|около)\s*)?(?:\d{1,2}\s?[:h]\s?\d\d|"
    r"\d{1,2}(?:\s?[:.h]\s?\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o'?clock|uhr|h|heures?|horas?|часов|часа?)|"
    r"(?<=[a-zàв] )\d{1,2})\W*",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"^\W*(?:between|from|von|zwischen|entre|de|с)\b|\s*(?:[-–]|\b(?:to|till|until|and|bis|und|à|et|a|y|до)\b)\s*",
    re.IGNORECASE,
)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, the moment of asking, its language; whether the coming date is preferred, whether it is news."""

    text: str
    reference: datetime
    language: str
    ahead: bool = False
    news: bool = False


Reader = Callable[[Asked], list[Found]]


@dataclass(frozen=True, slots=True)
class Peer:
    """``start`` imports it and makes its reader; ``distribution`` is its name among installed packages."""

    distribution: str
    languages: frozenset[str]
    start: Callable[[], Reader]


def _is_clock(words: str) -> bool:
    """Whether only a clock time is named, or a range of them ("5-9 am")."""
    parts = [part for part in _BETWEEN.split(words) if part.strip()]
    clocks = [part for part in parts if _CLOCK.fullmatch(part)]
    rest = [part for part in parts if part not in clocks]
    return bool(clocks) and all(re.fullmatch(r"\W*\d{1,2}\W*", part) for part in rest)


def _month(year: int, month: int) -> Days:
    return (str(date(year, month, 1)), str(date(year, month, monthrange(year, month)[1])))


def _spread(day: date, length: str) -> Days:
    """First and last day of the ``length`` in which ``day`` lies."""
    if length == "week":
        monday = day - timedelta(days=day.weekday())
        return (str(monday), str(monday + timedelta(days=6)))
    if length == "month":
        return _month(day.year, day.month)
    if length == "quarter":
        month = (day.month - 1) // 3 * 3 + 1
        return (_month(day.year, month)[0], _month(day.year, month + 2)[1])
    if length == "year":
        return (f"{day.year:04}-01-01", f"{day.year:04}-12-31")
    return (str(day), str(day))


def _unique(readings: Iterable[Days]) -> tuple[Days, ...]:
    return tuple(dict.fromkeys(readings))


def _dateparser() -> Reader:
    search = import_module("dateparser.search").search_dates

    def read(asked: Asked) -> list[Found]:
        settings = {
            "RELATIVE_BASE": asked.reference,
            "PREFER_DATES_FROM": "future" if asked.ahead else "past",
            "RETURN_TIME_AS_PERIOD": True,
            "RETURN_TIME_SPAN": True,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        }
        rows = search(
            asked.text,
            languages=[asked.language],
            settings=settings,
            strategy="split" if asked.news else "ngram",
            add_period=True,
        )
        return list(_with_spans(asked.text, rows or []))

    return read


def _with_spans(text: str, rows: list[tuple[str, datetime, str]]) -> Iterator[Found]:
    """Dates with their places; "past week (start)" and "(end)" become one, or none where it is told already."""
    at = 0
    ends = {words: when for words, when, _ in rows}
    told = {words for words, _, _ in rows}
    for words, when, period in rows:
        name, start, _ = words.partition(" (start)")
        if words.endswith(" (end)") or (start and name in told):
            continue
        if not start and period == "time" and _is_clock(words):
            continue
        place = text.find(name, at)
        at = max(at, place + len(name)) if place >= 0 else at
        last = ends.get(f"{name} (end)") if start else None
        days = (str(when.date()), str(last.date())) if last else _spread(when.date(), period)
        yield Found((days,), (place, place + len(name)) if place >= 0 else None)


def _recognizers() -> Reader:
    recognize = import_module("ms_recognizers_date_time").recognize_datetime
    cultures = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "de": "de-de"}

    def read(asked: Asked) -> list[Found]:
        found = []
        for one in recognize(asked.text, cultures[asked.language], reference=asked.reference):
            values = (one.resolution or {}).get("values") or []
            readings = [days for value in values for days in _microsoft_days(value)]
            if asked.ahead and len(values) > 1:
                readings = [days for value in values[::-1] for days in _microsoft_days(value)]
            if readings:
                found.append(Found(_unique(readings), (one.start, one.end + 1)))
        return found

    return read


def _microsoft_days(value: Mapping[str, str]) -> Iterator[Days]:
    """Readings of one value: none for clock times, durations and sets, and where it is not resolved."""
    kind = value.get("type")
    with suppress(ValueError):
        if kind in {"date", "datetime"} and "value" in value:
            day = str(date.fromisoformat(value["value"][:10]))
            yield (day, day)
        if kind not in {"daterange", "datetimerange"}:
            return
        start, end = (
            date.fromisoformat(value[key][:10]) if key in value else None
            for key in ("start", "end")
        )
        if start is None or end is None:
            yield from _microsoft_open(value, start, end)
            return
        out = (str(start), str(max(start, end - _DAY)))
        if kind == "datetimerange":
            yield (str(start), str(end))
        elif value.get("timex", "").startswith("("):
            yield from ((str(start), str(end)), out)
        else:
            yield out


def _microsoft_open(
    value: Mapping[str, str], start: date | None, end: date | None
) -> Iterator[Days]:
    mod = value.get("Mod", "")
    if start is not None:
        after = mod == "after" and value.get("sourceEntity") == "datetimepoint"
        yield (str(start + _DAY if after else start), None)
    elif end is not None:
        yield (None, str(end - _DAY if mod == "before" else end))


def _duckling() -> Reader:
    engine = import_module("duckling")
    zones = engine.load_time_zones("/usr/share/zoneinfo")
    wanted = engine.parse_dimensions(["time"])
    locales = {
        language: engine.parse_locale(
            "EN_US" if language == "en" else "",
            engine.default_locale_lang(engine.parse_lang(language)),
        )
        for language in ("en", "de", "fr", "es", "ru")
    }

    def read(asked: Asked) -> list[Found]:
        seconds = int((asked.reference - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001 - both are without a zone
        moment = engine.parse_ref_time(zones, "UTC", seconds)
        context = engine.Context(moment, locales[asked.language])
        found = []
        for one in engine.parse(asked.text, context, wanted, False):
            values = one["value"].get("values") or []
            readings = _unique(days for value in values if (days := _duckling_days(value)))
            if readings and not _is_clock(one["body"]):
                found.append(Found(readings, (one["start"], one["end"])))
        return found

    return read


def _duckling_days(value: Mapping[str, Any]) -> Days | None:
    if value["type"] == "value":
        if value["grain"] == "second":
            return None
        return _spread(date.fromisoformat(value["value"][:10]), value["grain"])
    start, end = value.get("from"), value.get("to")
    first = str(date.fromisoformat(start["value"][:10])) if start else None
    last = None
    if end:
        moment = datetime.fromisoformat(end["value"]) - timedelta(seconds=1)
        last = str(max(moment.date(), date.fromisoformat(first) if first else date.min))
    return (first, last)


def _parsedatetime() -> Reader:
    module = import_module("parsedatetime")
    locales = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es", "ru": "ru_RU"}
    calendars: dict[tuple[str, bool], Any] = {}

    def calendar(language: str, ahead: bool) -> Any:
        if (language, ahead) not in calendars:
            constants = module.Constants(locales[language], usePyICU=False)
            constants.YearParseStyle = 1 if ahead else 0
            constants.DOWParseStyle = 1 if ahead else -1
            made = module.Calendar(constants, version=module.VERSION_CONTEXT_STYLE)
            calendars[language, ahead] = made
        return calendars[language, ahead]

    def read(asked: Asked) -> list[Found]:
        rows = calendar(asked.language, asked.ahead).nlp(asked.text, sourceTime=asked.reference)
        found = []
        for when, context, _, end, words in rows or ():
            if context.hasDate:
                days = _spread(when.date(), _accuracy(context))
                found.append(Found((days,), (end - len(words.strip()), end)))
        return found

    return read


def _accuracy(context: Any) -> str:
    for name, length in (("DAY", "day"), ("WEEK", "week"), ("MONTH", "month"), ("YEAR", "year")):
        if context.accuracy & getattr(context, f"ACU_{name}"):
            return length
    return "day"


def _timefhuman() -> Reader:
    module = import_module("timefhuman")

    def read(asked: Asked) -> list[Found]:
        direction = module.Direction.next if asked.ahead else module.Direction.previous
        config = module.tfhConfig(
            direction=direction,
            infer_datetimes=False,
            now=asked.reference,
            return_matched_text=True,
        )
        return [
            Found((days,), at)
            for words, at, value in module.timefhuman(asked.text, config)
            for one in (value if isinstance(value, list) else [value])
            if (days := _human_days(words, one, asked.reference))
        ]

    return read


def _human_days(words: str, value: Any, now: datetime) -> Days | None:
    if isinstance(value, tuple):
        ends = [_human_days("", one, now) for one in value]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    if isinstance(value, timedelta):
        told = value < timedelta(0) or re.match(r"in\b", words) is not None
        return _spread((now + value).date(), "day") if told else None
    if value is None or isinstance(value, time):
        return None
    day = value.date() if isinstance(value, datetime) else value
    return _spread(day, "month" if re.fullmatch(r"[A-Za-z]+\.?,?\s+\d{4}", words) else "day")


def _ctparse() -> Reader:
    logging.disable(logging.CRITICAL)
    parse = import_module("ctparse").ctparse

    def read(asked: Asked) -> list[Found]:
        parsed = parse(asked.text, ts=asked.reference)
        if parsed is None:
            return []
        one = parsed.resolution
        kind = type(one).__name__
        days: Days | None = None
        if kind == "Time":
            days = _partial_days(one, asked)
        elif kind == "Interval":
            ends = [
                _partial_days(end, asked) if end else (None, None) for end in (one.t_from, one.t_to)
            ]
            days = (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
        if days is None or days == (None, None) or _is_clock(asked.text):
            return []
        return [Found((days,), (one.mstart, one.mend) if one.mend else None)]

    return read


def _partial_days(one: Any, asked: Asked) -> Days | None:
    """Days of a time that may lack its year: put before or ahead of the moment of asking."""
    today = asked.reference.date()
    if one.year and one.month and one.day:
        return _spread(date(one.year, one.month, one.day), "day")
    if one.year and one.month:
        return _month(one.year, one.month)
    if one.year and not one.day:
        return _spread(date(one.year, 1, 1), "year")
    if one.month and not one.day:
        step = (one.month < today.month) if asked.ahead else -(one.month > today.month)
        return _month(today.year + step, one.month)
    return None


def _metadate() -> Reader:
    module = import_module("metadate")
    day = module.Units.DAY.value

    def read(asked: Asked) -> list[Found]:
        found = []
        for one in module.parse_date(asked.text, reference_date=asked.reference, multi=True):
            if max(level.value for level in one.levels) < day:
                continue
            first, last = one.start_date.date(), (one.end_date - timedelta(seconds=1)).date()
            at = (min(start for start, _ in one.spans), max(end for _, end in one.spans))
            found.append(Found(((str(first), str(max(first, last))),), at))
        return found

    return read


def _ticktock() -> Reader:
    reader = import_module("tests.benchmarks.dates.ours")
    mention = import_module("knowledge.dates.mention")

    def read(asked: Asked) -> list[Found]:
        prefer = mention.Prefer.FUTURE if asked.ahead else mention.Prefer.PAST
        day = asked.reference.date()
        context = mention.DateContext(day, language=asked.language, prefer=prefer)
        mode = "document" if asked.news else "question"
        found: list[Found] = reader.found_by_ours(asked.text, context, mode)
        return found

    return read


_FIVE: Final = frozenset({"en", "de", "fr", "es", "ru"})

PEERS: Final[Mapping[str, Peer]] = {
    "ours": Peer("ticktock", _FIVE, _ticktock),
    "recognizers": Peer("ms-recognizers-text-date-time", _FIVE - {"ru"}, _recognizers),
    "duckling": Peer("pyduckling-native-phihos", _FIVE, _duckling),
    "dateparser": Peer("dateparser", _FIVE, _dateparser),
    "ctparse": Peer("ctparse", frozenset({"en", "de"}), _ctparse),
    "metadate": Peer("metadate", frozenset({"en"}), _metadate),
    "timefhuman": Peer("timefhuman", frozenset({"en"}), _timefhuman),
    "parsedatetime": Peer("parsedatetime", _FIVE, _parsedatetime),
}
"""All systems by their short names, ours first."""
