"""Which layers an event has for a guild, and which facts of the lower ones they hide.

A layer is a row of the table ``event``, as a pack is. What a guild reads of an event is the pack, under
the operator's layer (guild 0), under its own; a fact of an upper layer hides those of its id below.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from knowledge.storage.dialect import queries_of
from knowledge.storage.memory import Memory

__all__ = ["Layers", "Stack", "Visible", "layer_slug"]

_KEPT: Final = 256
_FEW: Final = 64
"""Layers of all events up to which it is remembered what is visible among them."""


def layer_slug(slug: str, guild: int) -> str:
    """The unique name of a layer's row; a pack's slug never holds the mark."""
    return f"{slug}#{guild}"


class Stack(NamedTuple):
    """An event as one guild reads it: numbers of its layers, the pack first, the uppermost last."""

    slug: str
    layers: tuple[int, ...]
    owners: tuple[int | None, ...]
    """Whose each layer is; ``None`` for the pack."""


@dataclass(frozen=True, slots=True)
class Visible:
    """What may be read: every layer with its event's slug, in the order of slugs and upwards in each,
    and the rows of facts that are hidden, as a JSON list."""

    scopes: Mapping[int, str]
    hidden: str
    owners: Mapping[int, int | None] = field(default_factory=dict)
    """Whose each layer is; ``None`` for packs."""

    @property
    def numbers(self) -> str:
        """The layers as a JSON list; a server that keeps its tables in parts looks into theirs alone."""
        return json.dumps(list(self.scopes))


class Layers:
    """Reads over any open connection; remembers what is hidden while the layers stand still."""

    def __init__(self) -> None:
        self._hidden: Memory[tuple[tuple[int, int], ...], frozenset[int]] = Memory(_KEPT)
        self._plain: Memory[tuple[object, ...], Visible] = Memory(_KEPT)
        """What is visible where no layer lies on another, by all layers there are."""

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
        return found

    def stacks(self, raw: Any, guild: int | None, scopes: Iterable[str]) -> tuple[Stack, ...]:
        """The events of these slugs that the guild may read, ordered by slug; for ``None`` the packs alone."""
        return self._stacked(self._all(raw, "layers", guild=guild), guild, scopes)

    def _stacked(
        self, rows: Iterable[Sequence[Any]], guild: int | None, scopes: Iterable[str]
    ) -> tuple[Stack, ...]:
        wanted = set(scopes)
        packs: dict[int, str] = {}
        above: dict[int, dict[int, int]] = {}
        for number, slug, overlays, owner in rows:
            if overlays is not None and guild is not None:
                # The operator's, which is 0, lies lowest.
                above.setdefault(overlays, {})[owner] = number
            elif overlays is None and slug in wanted:
                packs[number] = slug
        found = [
            Stack(slug, (pack, *mine.values()), (None, *mine))
            for pack, slug in packs.items()
            for mine in (dict(sorted(above.get(pack, {}).items())),)
        ]
        return tuple(sorted(found, key=lambda stack: stack.slug))

    def visible(
        self,
        raw: Any,
        guild: int | None,
        scopes: Iterable[str],
        rows: Iterable[Sequence[Any]] | None = None,
    ) -> Visible:
        """All layers of the events, and what they hide of each other; ``rows`` are those of the query ``layers`` where they
        are known."""
        slugs = tuple(scopes)
        rows = [tuple(row) for row in rows or self._all(raw, "layers", guild=guild)]
        key = (guild, slugs, *rows)
        known = self._plain.get(key)
        if known is not None:
            return known
        stacks = self._stacked(rows, guild, slugs)
        layers = {number: stack.slug for stack in stacks for number in stack.layers}
        owners = {
            number: owner
            for stack in stacks
            for number, owner in zip(stack.layers, stack.owners, strict=True)
        }
        hidden = [row for stack in stacks for row in self.hidden(raw, stack)]
        visible = Visible(layers, json.dumps(hidden), owners)
        if len(rows) <= _FEW and all(len(stack.layers) == 1 for stack in stacks):
            self._plain.put(key, visible)
        return visible

    def hidden(self, raw: Any, stack: Stack) -> frozenset[int]:
        """Rows of facts that a layer above has by the same id, whether it stands there or not."""
        if len(stack.layers) == 1:
            return frozenset()
        state = tuple((layer, self.change(raw, layer)) for layer in stack.layers)
        known = self._hidden.get(state)
        if known is not None:
            return known
        rows = {
            row
            for at, upper in enumerate(stack.layers)
            for lower in stack.layers[:at]
            for (row,) in self._all(raw, "hidden", upper=upper, lower=lower)
        }
        return self._hidden.put(state, frozenset(rows))

    def change(self, raw: Any, layer: int) -> int:
        """The change number at which the layer last changed."""
        ((_, _, change),) = self._all(raw, "statistics", scope=layer)
        return int(change)
