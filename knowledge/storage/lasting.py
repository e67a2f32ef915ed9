"""Names and sources that a newer pack lacks and that facts edited over it still use: they stay in the layers of
these facts, so that nothing of an edit is lost."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from knowledge.codec import fact_from_dict, name_from_dict
from knowledge.models import Fact, Pack
from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.listed import name_rows
from knowledge.storage.reading import decoded

__all__ = ["keep_used"]

_OVERLAYS: Final = 7
"""Column of an event's row that tells over which pack a layer lies."""
_BODY: Final = 10
"""Column of a fact's row with what its newest revision says."""


def keep_used(raw: Any, scope: int, pack: Pack, change: int) -> None:
    """Put what edited facts use of the lists of a scope, and a newer pack does not list, into their layers;
    to be done before those lists are replaced."""
    queries = queries_of(raw)
    layers = [row[0] for row in raw.execute(queries["every_event"]) if row[_OVERLAYS] == scope]
    if not layers:
        return
    sources = raw.execute(queries["every_source"], {"scope": scope}).fetchall()
    names = _lacking(name_rows(raw, scope), (each.id for each in pack.names))
    gone = _lacking(sources, (each.id for each in pack.sources))
    for layer in layers if names or gone else ():
        told = tuple(_facts(raw, layer))
        own = {key for key, _ in name_rows(raw, layer)}
        for key in _with_places((name for fact in told for name in _named(fact)), names) - own:
            _put(raw, "put_name", layer, key, names[key])
        cited = {each.source for fact in told for each in fact.citations}
        kept = {key for key, _ in raw.execute(queries["every_source"], {"scope": layer})}
        for key in (cited & gone.keys()) - kept:
            _put(raw, "put_source", layer, key, gone[key])
        raw.execute(queries["touch_layer"], {"layer": layer, "change": change})


def _lacking(rows: Iterable[tuple[str, str]], listed: Iterable[str]) -> dict[str, str]:
    known = frozenset(listed)
    return {key: body for key, body in rows if key not in known}


def _facts(raw: Any, layer: int) -> Iterator[Fact]:
    """Facts of a layer as their newest revisions say, also those that were taken back: that can be undone."""
    for row in raw.execute(queries_of(raw)["every_fact"], {"scope": layer}).fetchall():
        if row[_BODY] is not None:
            yield decoded("fact", row[_BODY], partial(fact_from_dict, scope=""))


def _named(fact: Fact) -> Iterator[str]:
    said = fact.attribution
    yield from fact.places
    yield from (part.name for part in fact.names)
    yield from (each for figure in fact.figures for each in (figure.place, figure.counted_by))
    yield from (said.who_name, said.outlet_name)


def _with_places(used: Iterable[str], names: dict[str, str]) -> set[str]:
    """Those of the used names that are among these, with the places in which they lie."""
    found: set[str] = set()
    waiting = [key for key in used if key in names]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            within = decoded("name", names[key], partial(name_from_dict, scope="")).within
            waiting += [within] if within in names else []
    return found


def _put(raw: Any, query: str, layer: int, key: str, body: str) -> None:
    raw.execute(queries_of(raw)[query], writable({"scope": layer, "id": key, "body": body}))
