"""Which facts hold a figure of a measure: those nearest in time, and of these such as measure the same."""

import json
from collections.abc import Mapping
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Final

from knowledge.storage.dialect import queries_of
from knowledge.storage.interface import Alike
from knowledge.storage.layers import Visible

__all__ = ["rows_measured"]

_BY_DAY: Final = itemgetter(1)
_MANY: Final = 8
"""How many times more figures of a measure there are than are wanted, where they are looked for by days."""
_REACHES: Final = (4, 16, 64, 256)
"""Days on either side within which the nearest are looked for, one after the other."""
_FEW: Final = 32
"""Facts that are sooner read than their figures are looked at."""


def rows_measured(
    raw: Any,
    visible: Visible,
    measure: str,
    near: int | None,
    limit: int | None,
    alike: Alike | None,
) -> list[int]:
    """Rows of visible facts in the order of ``FactStore.measured``, which tells what the arguments are."""
    wanted = {"measure": measure, "hidden": visible.hidden}
    found = [
        (day, position, slug, row)
        for layer, slug in visible.scopes.items()
        for row, day, position in _of_layer(raw, layer, near, limit, wanted)
    ]
    if limit is not None and len(found) > limit:
        day = near or 0
        found = nsmallest(limit, found, key=lambda spot: (abs(spot[0] - day), spot))
    found.sort()
    rows = [spot[3] for spot in found]
    if alike is None or len(rows) <= _FEW:
        return rows
    where = {"rows": json.dumps(rows), "scopes": json.dumps([*visible.scopes])}
    kinds = _all(raw, "figures_by_row", measure=measure, **where)
    held = {row for row, *kind in kinds if alike(*kind)}
    return [row for row in rows if row in held]


def _of_layer(
    raw: Any, layer: int, near: int | None, limit: int | None, wanted: Mapping[str, object]
) -> list[tuple[int, int, int]]:
    """Rows with their days and positions; of very many that have the measure those about ``near``, as far as the
    farthest reach: to read all of them would take seconds."""
    wanted = {"scope": layer, **wanted}
    many = {"scope": layer, "measure": wanted["measure"], "many": _MANY * (limit or 0)}
    if limit is not None and _all(raw, "has_many_measured", **many):
        found: dict[int, tuple[int, int, int]] = {}
        for reach in _REACHES if near is not None else ():
            each = _all(raw, "measured_near", near=near, reach=reach, **wanted)
            # Of several figures of a fact the first day counts.
            found = {spot[0]: spot for spot in sorted(each, key=_BY_DAY)[::-1]}
            if len(found) >= limit:
                break
        return list(found.values())
    return _all(raw, "measured", **wanted)


def _all(raw: Any, name: str, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
    return found
