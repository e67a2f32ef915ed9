"""Which facts lie on some days, by their length: each class of length is one stretch of an index."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from knowledge.storage.dialect import queries_of
from knowledge.storage.layers import Visible

__all__ = ["CLASSES", "begun_by_day", "lying_within", "overlapping", "visibly_overlapping"]

CLASSES: Final = ((0, 1), (1, 8), (2, 32), (3, 366), (4, 30_000_000))
"""Day classes with the most days that a span of the class covers."""


def overlapping(
    raw: Any, scope: int, first: int, last: int, limit: int, hidden: str
) -> list[tuple[int, int, int, int, int]]:
    """Facts of a layer that overlap the days, as (first day, day class, position, row, last day), in order.

    ``hidden`` is a JSON list of rows to leave out. One bounded scan for each class of length, each cut at
    ``limit``, so that there may be five times as many.
    """
    sql = queries_of(raw)["overlapping"]
    found = [
        (first_day, day_class, position, row, last_day)
        for day_class, longest in CLASSES
        for row, first_day, position, last_day in raw.execute(
            sql,
            {
                "scope": scope,
                "day_class": day_class,
                "earliest": first - longest + 1,
                "first": first,
                "last": last,
                "limit": limit,
                "hidden": hidden,
            },
        ).fetchall()
    ]
    found.sort()
    return found


def visibly_overlapping(
    raw: Any, visible: Visible, first: int, last: int, limit: int
) -> list[tuple[int, int, int, str, int, int]]:
    """The first of the visible facts that overlap the days, as (first day, day class, position, slug, row, last day)."""
    found = [
        (*spot[:3], slug, *spot[3:])
        for layer, slug in visible.scopes.items()
        for spot in overlapping(raw, layer, first, last, limit, visible.hidden)
    ]
    found.sort()
    return found[:limit]


def lying_within(
    raw: Any, visible: Visible, spans: Sequence[tuple[int, int]], limit: int
) -> tuple[int, ...]:
    """See ``FactStore.lying_within``. Where only facts of one day overlap a run of days, all of them lie in it and are
    counted in the index; else those have to be looked at that come first."""
    (_, *longer) = CLASSES
    firsts, lasts = zip(*spans, strict=True) if spans else ((), ())
    classes, longest = zip(*longer, strict=True)
    lists = {"firsts": firsts, "lasts": lasts, "classes": classes, "longest": longest}
    where = {name: json.dumps(values) for name, values in lists.items()}
    where["hidden"] = visible.hidden
    counts = [0] * len(spans)
    mixed: set[int] = set()
    for scope in visible.scopes:
        wanted = {"scope": scope, "limit": limit, **where}
        for at, count, has_longer in raw.execute(
            queries_of(raw)["lying_within"], wanted
        ).fetchall():
            counts[at] += count
            if has_longer:
                mixed.add(at)
    for at in mixed:
        first, last = spans[at]
        met = visibly_overlapping(raw, visible, first, last, limit)
        counts[at] = sum(first <= spot[0] and spot[5] <= last for spot in met)
    return tuple([min(count, limit) for count in counts])


def begun_by_day(
    raw: Any, visible: Visible, first: int, last: int, limit: int
) -> tuple[tuple[int, int, int], ...]:
    """See ``FactStore.begun_by_day``."""
    begun: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    left = limit
    for day_class, longest in CLASSES:
        days: Counter[int] = Counter()
        where = {"day_class": day_class, "earliest": first - longest + 1, "limit": left}
        where |= {"first": first, "last": last}
        for scope in visible.scopes:
            held = {"scope": scope, "hidden": visible.hidden, **where}
            days.update(dict(raw.execute(queries_of(raw)["begun_by_day"], held).fetchall()))
        for day, count in sorted(days.items()):
            taken = min(count, left)
            left -= taken
            begun[day] += taken
            alone[day] += taken if longest == 1 else 0
    return tuple((day, count, alone[day]) for day, count in sorted(begun.items()) if count)
