"""What is read of some events before anything is looked for in them, by one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.storage.dialect import queries_of
from knowledge.storage.layers import Layers, Visible

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """``facts`` is how many the layers hold together; ``segments`` are those of the layers, each with the numbers of the
    changes that made it and of the last of its layer; ``changes`` are those last ones, of each layer."""

    visible: Visible
    facts: int
    segments: Mapping[int, tuple[int, int]]
    changes: Mapping[int, int]


def standing_of(raw: Any, layers: Layers, guild: int | None, scopes: tuple[str, ...]) -> Standing:
    """How the events of these slugs stand for the guild; see ``Layers.visible``."""
    rows = raw.execute(queries_of(raw)["standing"], {"guild": guild}).fetchall()
    visible = layers.visible(raw, guild, scopes, [row[:4] for row in rows])
    facts, segments, changes = 0, {}, {}
    for scope, _, _, _, held, changed, made in rows:
        if scope in visible.scopes:
            facts += held
            changes[scope] = changed
            if made is not None:
                segments[scope] = made, changed
    return Standing(visible, facts, segments, changes)
