"""What is read of some events before anything is looked for in them, by one query."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from knowledge.models import Event
from knowledge.storage.dialect import queries_of
from knowledge.storage.layers import Layers, Visible

__all__ = ["Moment", "Standing", "standing_of", "standings_of"]


class Standing(NamedTuple):
    """``facts`` is how many the layers hold together; ``segments`` are those of the layers, each with the numbers of the
    changes that made it and of the last of its layer; ``changes`` are those last ones, of each layer."""

    visible: Visible
    facts: int
    segments: Mapping[int, tuple[int, int]]
    changes: Mapping[int, int]

    @property
    def version(self) -> int:
        """The number of the last change of any of the layers; 0 without one."""
        return max(self.changes.values(), default=0)


class Moment(NamedTuple):
    """How a record stood when it was last looked at: the events that may be read, and how each of those asked for stood."""

    events: tuple[Event, ...]
    standings: Mapping[str, Standing]

    def standing(self, scopes: tuple[str, ...]) -> Standing | None:
        """That of one event; ``None`` for several, or one that was not asked for."""
        return self.standings.get(scopes[0]) if len(scopes) == 1 else None


def standing_of(raw: Any, layers: Layers, guild: int | None, scopes: tuple[str, ...]) -> Standing:
    """How the events of these slugs stand together for the guild; see ``Layers.visible``."""
    return _standing(raw, layers, guild, scopes, _rows(raw, guild))


def standings_of(
    raw: Any, layers: Layers, guild: int | None, slugs: Iterable[str]
) -> dict[str, Standing]:
    """How each of the events stands by itself, by slug."""
    rows = _rows(raw, guild)
    return {slug: _standing(raw, layers, guild, (slug,), rows) for slug in slugs}


def _rows(raw: Any, guild: int | None) -> Sequence[Sequence[Any]]:
    rows: list[Any] = raw.execute(queries_of(raw)["standing"], {"guild": guild}).fetchall()
    return rows


def _standing(
    raw: Any,
    layers: Layers,
    guild: int | None,
    scopes: tuple[str, ...],
    rows: Iterable[Sequence[Any]],
) -> Standing:
    visible = layers.visible(raw, guild, scopes, [row[:4] for row in rows])
    facts, segments, changes = 0, {}, {}
    for scope, _, _, _, held, changed, made in rows:
        if scope in visible.scopes:
            facts += held
            changes[scope] = changed
            if made is not None:
                segments[scope] = made, changed
    return Standing(visible, facts, segments, changes)
