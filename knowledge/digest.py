"""A day read as a summary: which facts, in which order, under which heading."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay
from knowledge.errors import Remark
from knowledge.flow import Digest, DigestGroup, FigurePoint
from knowledge.models import Event, Fact, Name, Source

__all__ = ["compose", "day_order", "place_of", "within_reach"]

_PARTS = {part: number for number, part in enumerate(PartOfDay)}
_UNTIMED = len(_PARTS) // 2
_ELSEWHERE = Remark("Elsewhere and in general", "elsewhere")


def day_order(fact: Fact) -> tuple[int, int, int, str]:
    """Order of reading: first day, part of day, then the order of the record."""
    if fact.when is None:
        return (0, _UNTIMED, 0, fact.id)
    if fact.when.clock is not None:
        return (fact.when.first, _part_of(fact.when.clock[0]), fact.when.clock[0], fact.id)
    part = _PARTS[fact.when.part] if fact.when.part is not None else _UNTIMED
    return (fact.when.first, part, 0, fact.id)


def _part_of(minute: int) -> int:
    return min(len(_PARTS) - 1, minute * len(_PARTS) // 1440)


def compose(
    span: DateSpan,
    facts: Sequence[Fact],
    nearest: Sequence[Fact],
    events: Iterable[Event],
    sources: Mapping[tuple[str, str], Source],
    names: Mapping[tuple[str, str], Name],
) -> Digest:
    """The digest of ``span`` from every fact that overlaps it.

    Facts that lie wholly inside are grouped by their outermost known place; facts that are vaguer
    than the span are set apart. Groups with more facts come first, the rest group last.
    """
    events = tuple(events)
    inside = sorted((fact for fact in facts if _lies_in(fact, span)), key=day_order)
    others = (fact for fact in within_reach(facts, span, events) if not _lies_in(fact, span))
    wider = sorted(others, key=day_order)
    grouped: dict[str, list[Fact]] = {}
    default = {(event.slug, name) for event in events for name in event.default_names}
    for fact in inside:
        grouped.setdefault(place_of(fact, names, default) or _ELSEWHERE, []).append(fact)
    order = sorted(grouped, key=lambda title: (title == _ELSEWHERE, -len(grouped[title]), title))
    return Digest(
        span=span,
        groups=tuple(DigestGroup(title, tuple(grouped[title])) for title in order),
        figures=tuple(
            FigurePoint(fact, figure, fact.when.last if fact.when else span.last)
            for fact in inside
            for figure in fact.figures
            if figure.cumulative
        ),
        wider=tuple(wider),
        nearest=tuple(nearest) if not inside else (),
        events=events,
        sources=dict(sources),
        names=dict(names),
    )


def within_reach(
    facts: Iterable[Fact], span: DateSpan, events: Iterable[Event]
) -> tuple[Fact, ...]:
    """Those of the facts that may belong to some days: an open end reaches no further than the event that the
    fact is part of."""
    lengths = {each.slug: (each.first, each.last) for each in events}
    return tuple(fact for fact in facts if _reaches(fact, span, lengths.get(fact.scope)))


def _reaches(fact: Fact, span: DateSpan, event: tuple[int, int] | None) -> bool:
    when = fact.when
    if when is None or not when.is_open or event is None:
        return True
    first, last = when.first, when.last
    if first == OPEN_START:
        first = event[0] if last == OPEN_END else min(event[0], last)
    if last == OPEN_END:
        last = max(event[1], first)
    return first <= span.last and span.first <= last


def _lies_in(fact: Fact, span: DateSpan) -> bool:
    return fact.when is not None and span.contains(fact.when)


def place_of(
    fact: Fact, names: Mapping[tuple[str, str], Name], default: set[tuple[str, str]]
) -> str:
    """The widest place of the fact below the event's own country, which is among ``default``; empty
    when it has none."""
    shown = ""
    current = fact.places[0] if fact.places else ""
    seen: set[str] = set()
    while current and current not in seen and (fact.scope, current) not in default:
        seen.add(current)
        name = names.get((fact.scope, current))
        if name is None:
            break
        shown, current = name.display, name.within
    return shown
