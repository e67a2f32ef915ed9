"""What was edited by hand, read back: lists of edits, what changed below them, what was known when."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from knowledge.codec import fact_from_dict
from knowledge.models import Fact, FactState, RevisionAction
from knowledge.storage.chain import editor_of
from knowledge.storage.dialect import queries_of
from knowledge.storage.editing import Diverged, Edited, KnownEdit, Receipt
from knowledge.storage.layers import Layers, Stack
from knowledge.storage.reading import decoded, state_of

__all__ = ["diverged", "edits_by_hand", "known_at", "receipt"]

_LAYERS: Final = Layers()


def _all(raw: Any, name: str, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
    return found


def _own(raw: Any, guild: int | None, scopes: Iterable[str]) -> Iterator[tuple[Stack, int]]:
    """Each event with the guild's own layer, where it has one."""
    for stack in _LAYERS.stacks(raw, guild, scopes):
        for (layer,) in _all(raw, "own_layer", pack=stack.layers[0], guild=guild):
            yield stack, layer


def receipt(raw: Any, key: str) -> Receipt | None:
    """See ``FactStore.receipt``."""
    for (kept,) in _all(raw, "change_set", key=key):
        edited = tuple(
            Edited(scope, fact, revision, RevisionAction(action))
            for scope, fact, revision, action in json.loads(kept)
        )
        return Receipt(edited, repeated=True)
    return None


def edits_by_hand(
    raw: Any, guild: int | None, scopes: Iterable[str], since: int, until: int, limit: int
) -> tuple[KnownEdit, ...]:
    """See ``FactStore.edits``."""
    found = [
        KnownEdit(
            scope=stack.slug,
            fact=fact,
            number=number,
            action=RevisionAction(action),
            state=state_of(action, state),
            editor=editor_of(raw, actor),
            reason=reason,
            at=at,
        )
        for stack, layer in _own(raw, guild, scopes)
        for fact, number, action, reason, actor, at, state in _all(
            raw, "layer_edits", scope=layer, since=since, until=until, limit=limit
        )
    ]
    found.sort(key=lambda each: each.at)
    return tuple(found[:limit])


def diverged(raw: Any, guild: int | None, scopes: Iterable[str]) -> tuple[Diverged, ...]:
    """See ``FactStore.diverged``."""
    return tuple(
        moved
        for stack, layer in _own(raw, guild, scopes)
        for row in _all(raw, "layer_facts", scope=layer)
        if (moved := _moved(raw, stack, layer, row)) is not None
    )


def _moved(raw: Any, stack: Stack, layer: int, row: tuple[Any, ...]) -> Diverged | None:
    """A fact of a layer with what is below it, where that is not what it was taken over from."""
    fact, revision, retracted, based, body = row
    for lower in reversed(stack.layers[: stack.layers.index(layer)]):
        for number, gone, released, kept in _all(raw, "below", scope=lower, fact=fact):
            if released:
                continue
            if number == based:
                return None
            mine = _fact(stack.slug, fact, revision, body)
            below = None if gone else _fact(stack.slug, fact, number, kept)
            return Diverged(mine, not retracted, based, below, number)
    return None


def known_at(raw: Any, guild: int | None, scopes: Iterable[str], at: int) -> tuple[Fact, ...]:
    """See ``FactStore.known_at``."""
    found: list[tuple[str, int, str, Fact]] = []
    for stack in _LAYERS.stacks(raw, guild, scopes):
        told: dict[str, tuple[FactState, int, Any]] = {}
        for layer in stack.layers:
            for fact, number, action, state, body, position in _all(
                raw, "known_at", scope=layer, at=at
            ):
                meant = state_of(action, state)
                if meant is not FactState.RELEASED:
                    told[fact] = meant, position, (fact, number, body)
        found += [
            (stack.slug, position, fact, _fact(stack.slug, *parts))
            for fact, (state, position, parts) in told.items()
            if state is FactState.STANDS
        ]
    found.sort(key=lambda each: each[:3])
    return tuple(fact for *_, fact in found)


def _fact(scope: str, fact: str, revision: int, body: str) -> Fact:
    return decoded(
        f"the fact {fact}", body, partial(fact_from_dict, scope=scope, revision=revision)
    )
