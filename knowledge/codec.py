"""Records to plain dictionaries and back: the pack format, also what the store keeps of a revision.

Dictionaries hold only JSON types, keys in the pack's order, defaults and empty values left out, so
that equal records give equal text. Scope and revision are the store's business and not part of
them. Reading trusts its input (``knowledge.ingest.read`` checks what people wrote): wrong shapes
raise ``KeyError``, ``TypeError`` or ``ValueError``.
"""

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Event,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
    Passage,
    Qualifier,
    Source,
    Standing,
)

__all__ = [
    "canonical",
    "day_from_text",
    "day_to_text",
    "event_from_dict",
    "event_to_dict",
    "fact_from_dict",
    "fact_to_dict",
    "name_from_dict",
    "name_to_dict",
    "passage_from_dict",
    "passage_to_dict",
    "source_from_dict",
    "source_to_dict",
    "span_from_dict",
    "span_to_dict",
]

Data = dict[str, Any]

_CYCLE_DAYS: Final = 146_097
"""Days in 400 Gregorian years, after which the calendar repeats."""

_LAST_WHOLE: Final = float(2**53)
"""Below this every whole float is exact, so it may be written without a fraction."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_NO_ATTRIBUTION: Final = Attribution()


def canonical(data: Mapping[str, Any]) -> str:
    """One line of JSON in the order of the keys as built, without a line break at the end."""
    return _ENCODER.encode(data)


def day_to_text(day: int) -> str:
    """ISO text of a day number; years below 0 as ``-0044-03-15``, above 9999 as ``+12022-01-01``."""
    if 1 <= day <= date.max.toordinal():
        return date.fromordinal(day).isoformat()
    cycles, rest = divmod(day - 1, _CYCLE_DAYS)
    inside = date.fromordinal(rest + 1)
    year = inside.year + 400 * cycles
    sign = "-" if year < 0 else "+" if year > date.max.year else ""
    return f"{sign}{abs(year):04d}-{inside.month:02d}-{inside.day:02d}"


def day_from_text(text: str) -> int:
    """Day number of ISO text as ``day_to_text`` writes it. Raises ``ValueError`` for other text."""
    sign, digits = (text[0], text[1:]) if text[:1] in ("-", "+") else ("", text)
    year_text, _, rest = digits.partition("-")
    wrong = ValueError(f"{text!r} is no day; write it as 2022-01-05")
    if len(rest) != 5 or not (year_text.isascii() and year_text.isdigit() and len(year_text) < 7):
        raise wrong
    try:
        if not sign and len(year_text) == 4 and year_text != "0000":
            return date.fromisoformat(text).toordinal()
        cycles, within = divmod(int(year_text) * (-1 if sign == "-" else 1) - 1, 400)
        return date.fromisoformat(f"{within + 1:04d}-{rest}").toordinal() + cycles * _CYCLE_DAYS
    except ValueError:
        raise wrong from None


def span_to_dict(span: DateSpan) -> Data:
    """The keys ``first`` to ``uncertain`` of a time."""
    data: Data = {"first": ".." if span.first == OPEN_START else day_to_text(span.first)}
    if span.last != span.first:
        data["last"] = ".." if span.last == OPEN_END else day_to_text(span.last)
    if span.precision != _usual_precision(span.first, span.last, span.part, span.clock):
        data["precision"] = span.precision.value
    if span.part is not None:
        data["part"] = span.part.value
    if span.clock is not None:
        start, end = span.clock
        moments = (start,) if start == end else (start, end)
        data["clock"] = [f"{moment // 60:02d}:{moment % 60:02d}" for moment in moments]
    if span.approximate:
        data["approximate"] = True
    if span.uncertain:
        data["uncertain"] = True
    return data


def span_from_dict(data: Mapping[str, Any]) -> DateSpan:
    """A time from its keys ``first`` to ``uncertain``; ``first`` is required."""
    first = OPEN_START if data["first"] == ".." else day_from_text(data["first"])
    last_text = data.get("last")
    last = first
    if last_text is not None:
        last = OPEN_END if last_text == ".." else day_from_text(last_text)
    part = PartOfDay(data["part"]) if "part" in data else None
    clock = _clock(data["clock"]) if "clock" in data else None
    precision = (
        Precision(data["precision"])
        if "precision" in data
        else _usual_precision(first, last, part, clock)
    )
    return DateSpan(
        first=first,
        last=last,
        precision=precision,
        approximate=data.get("approximate", False),
        uncertain=data.get("uncertain", False),
        part=part,
        clock=clock,
    )


def _usual_precision(
    first: int, last: int, part: PartOfDay | None, clock: tuple[int, int] | None
) -> Precision:
    """The precision that a time has when its data names none."""
    if clock is not None:
        return Precision.MINUTE
    if part is not None:
        return Precision.PART_OF_DAY
    if first == last:
        return Precision.DAY
    if first == OPEN_START and last != OPEN_END:
        return Precision.OPEN_START
    if last == OPEN_END and first != OPEN_START:
        return Precision.OPEN_END
    return Precision.RANGE


def _clock(moments: list[str]) -> tuple[int, int]:
    minutes = [int(moment[:2]) * 60 + int(moment[3:]) for moment in moments]
    return minutes[0], minutes[-1]


def fact_to_dict(fact: Fact) -> Data:
    """A fact as its line in ``facts.jsonl``; what only passages have follows the keywords."""
    # Every fact of an import comes by, so that what it lacks costs as little as can be.
    data: Data = {"id": fact.id, "statement": fact.statement}
    if when := _when_to_dict(fact):
        data["when"] = when
    if fact.places:
        data["places"] = list(fact.places)
    if fact.names:
        data["names"] = [_fact_name_to_dict(name) for name in fact.names]
    if fact.attribution != _NO_ATTRIBUTION:
        data["attribution"] = _attribution_to_dict(fact.attribution)
    _put_unless(data, "standing", fact.standing, Standing.REPORTED)
    if fact.topics:
        data["topics"] = list(fact.topics)
    if fact.figures:
        data["figures"] = [_figure_to_dict(figure) for figure in fact.figures]
    if fact.citations:
        data["citations"] = [_citation_to_dict(citation) for citation in fact.citations]
    if fact.caveat or fact.links or fact.keywords:
        _add_rare(data, fact)
    if fact.title or fact.passage or fact.beside or fact.meant or fact.also:
        _add_of_passage(data, fact)
    return data


def _add_rare(data: Data, fact: Fact) -> None:
    _put(data, "caveat", fact.caveat)
    _put(data, "links", [{"kind": link.kind.value, "fact": link.fact} for link in fact.links])
    _put(data, "keywords", list(fact.keywords))


def _add_of_passage(data: Data, fact: Fact) -> None:
    _put(data, "title", fact.title)
    _put(data, "passage", fact.passage)
    if fact.beside:
        data["beside"] = list(fact.beside)
    if fact.meant:
        data["meant"] = list(fact.meant)
    if fact.also:
        data["also"] = [day_to_text(day) for day in fact.also]


def fact_from_dict(data: Mapping[str, Any], scope: str = "", revision: int = 1) -> Fact:
    """A fact from its line in ``facts.jsonl``."""
    # Much is read and most of it has none of these, so nothing is made of what is not there.
    get = data.get
    when: Data = get("when", {})
    names, figures, citations, links = get("names"), get("figures"), get("citations"), get("links")
    return Fact(
        id=data["id"],
        statement=data["statement"],
        when=_when(when) if "first" in when else None,
        basis=Basis(when["basis"]) if "basis" in when else Basis.STATED,
        written=when.get("written", ""),
        places=tuple(get("places", ())),
        names=tuple([_fact_name(name) for name in names]) if names else (),
        attribution=_attribution(data["attribution"]) if "attribution" in data else _NO_ATTRIBUTION,
        standing=Standing(data["standing"]) if "standing" in data else Standing.REPORTED,
        topics=tuple(get("topics", ())),
        figures=tuple([_figure(figure) for figure in figures]) if figures else (),
        citations=tuple([Citation(**citation) for citation in citations]) if citations else (),
        caveat=get("caveat", ""),
        links=tuple([Link(LinkKind(link["kind"]), link["fact"]) for link in links])
        if links
        else (),
        keywords=tuple(get("keywords", ())),
        title=get("title", ""),
        passage=get("passage", False),
        beside=tuple(get("beside", ())),
        meant=tuple(get("meant", ())),
        also=tuple([day_from_text(day) for day in data["also"]]) if "also" in data else (),
        scope=scope,
        revision=revision,
    )


def _when(data: Mapping[str, Any]) -> DateSpan:
    """Most facts have nothing but a day, and many have the same."""
    return _day_span(data["first"]) if len(data) == 1 else span_from_dict(data)


@lru_cache(maxsize=4096)
def _day_span(day: str) -> DateSpan:
    return span_from_dict({"first": day})


def _fact_name(data: Mapping[str, Any]) -> FactName:
    return _subject(data["name"]) if len(data) == 1 else FactName(**data)


@lru_cache(maxsize=4096)
def _subject(name: str) -> FactName:
    return FactName(name)


def _when_to_dict(fact: Fact) -> Data:
    data = span_to_dict(fact.when) if fact.when is not None else {}
    _put_unless(data, "basis", fact.basis, Basis.STATED)
    _put(data, "written", fact.written)
    return data


def _fact_name_to_dict(name: FactName) -> Data:
    data: Data = {"name": name.name}
    if name.role != "subject":
        data["role"] = name.role
    return data


def _attribution_to_dict(attribution: Attribution) -> Data:
    data: Data = {}
    for key in ("who", "outlet", "who_name", "outlet_name"):
        _put(data, key, getattr(attribution, key))
    if attribution.said is not None:
        data["said"] = span_to_dict(attribution.said)
    return data


def _attribution(data: Mapping[str, Any]) -> Attribution:
    said = data.get("said")
    return Attribution(
        who=data.get("who", ""),
        outlet=data.get("outlet", ""),
        who_name=data.get("who_name", ""),
        outlet_name=data.get("outlet_name", ""),
        said=span_from_dict(said) if said else None,
    )


def _figure_to_dict(figure: Figure) -> Data:
    data: Data = {"measure": figure.measure, "best": _number(figure.best)}
    if figure.low is not None:
        data["low"] = _number(figure.low)
    if figure.high is not None:
        data["high"] = _number(figure.high)
    _put_unless(data, "qualifier", figure.qualifier, Qualifier.EXACTLY)
    _put(data, "unit", figure.unit)
    _put(data, "place", figure.place)
    _put(data, "group", figure.group)
    if figure.as_of is not None:
        data["as_of"] = day_to_text(figure.as_of)
    _put(data, "cumulative", figure.cumulative)
    _put(data, "counted_by", figure.counted_by)
    return data


def _figure(data: Mapping[str, Any]) -> Figure:
    low, high, as_of = data.get("low"), data.get("high"), data.get("as_of")
    return Figure(
        measure=data["measure"],
        best=float(data["best"]),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        qualifier=Qualifier(data["qualifier"]) if "qualifier" in data else Qualifier.EXACTLY,
        unit=data.get("unit", ""),
        place=data.get("place", ""),
        group=data.get("group", ""),
        as_of=None if as_of is None else day_from_text(as_of),
        cumulative=data.get("cumulative", False),
        counted_by=data.get("counted_by", ""),
    )


def _number(value: float) -> int | float:
    """Whole numbers lose their fraction, as people write them."""
    return int(value) if value == int(value) and abs(value) < _LAST_WHOLE else value


def _citation_to_dict(citation: Citation) -> Data:
    data: Data = {"source": citation.source}
    _put(data, "paragraph", citation.paragraph)
    _put(data, "quote", citation.quote)
    return data


def name_to_dict(name: Name) -> Data:
    """A name as its line in ``names.jsonl``, where ``display`` is written as ``name``."""
    data: Data = {"id": name.id, "kind": name.kind.value, "name": name.display}
    _put(data, "aliases", list(name.aliases))
    _put(data, "titles", list(name.titles))
    _put(data, "within", name.within)
    _put(data, "about", name.about)
    return data


def name_from_dict(data: Mapping[str, Any], scope: str = "") -> Name:
    return Name(
        id=data["id"],
        kind=NameKind(data["kind"]),
        display=data["name"],
        aliases=tuple(data.get("aliases", ())),
        titles=tuple(data.get("titles", ())),
        within=data.get("within", ""),
        about=data.get("about", ""),
        scope=scope,
    )


def source_to_dict(source: Source) -> Data:
    """A source as its line in ``sources.jsonl``; the language is left out when it is English."""
    data: Data = {"id": source.id, "title": source.title, "publisher": source.publisher}
    for key in ("url", "published", "modified"):
        _put(data, key, getattr(source, key))
    _put_unless(data, "language", source.language, "en")
    _put(data, "note", source.note)
    return data


def source_from_dict(data: Mapping[str, Any], scope: str = "") -> Source:
    return Source(**data, scope=scope)


def passage_to_dict(passage: Passage) -> Data:
    """A passage as its line in ``passages.jsonl``."""
    data: Data = {
        "id": passage.id,
        "source": passage.source,
        "paragraph": passage.paragraph,
    }
    _put(data, "text", passage.text)
    _put(data, "title", passage.title)
    return data


def passage_from_dict(data: Mapping[str, Any]) -> Passage:
    return Passage(**data)


def event_to_dict(event: Event) -> Data:
    """An event with the keys of ``event.toml``, in order; days are ISO text."""
    data: Data = {"slug": event.slug, "title": event.title}
    _put(data, "prefix", event.prefix)
    data["first"] = day_to_text(event.first)
    data["last"] = day_to_text(event.last)
    data["zone"] = event.zone
    data["languages"] = list(event.languages)
    _put(data, "default_names", list(event.default_names))
    _put(data, "summary", event.summary)
    return data


def event_from_dict(data: Mapping[str, Any]) -> Event:
    return Event(
        slug=data["slug"],
        title=data["title"],
        first=day_from_text(data["first"]),
        last=day_from_text(data["last"]),
        zone=data.get("zone", "UTC"),
        languages=tuple(data.get("languages", ("en",))),
        default_names=tuple(data.get("default_names", ())),
        summary=data.get("summary", ""),
        prefix=data.get("prefix", ""),
    )


def _put(data: Data, key: str, value: object) -> None:
    """Keep ``value`` unless it is empty."""
    if value:
        data[key] = value


def _put_unless(data: Data, key: str, value: str, usual: str) -> None:
    if value != usual:
        data[key] = value.value if isinstance(value, StrEnum) else value
