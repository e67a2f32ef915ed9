"""The commands, put together once for all bots of a process: that takes a fifth of a test, and gives the same each
time. What puts them together has tests of its own."""

import json
from typing import Any, Final

from bot.running.syncing import EVERYBODY, Known, Tree, sync_commands

__all__ = ["sync_made_once"]

_MADE: Final[dict[int, tuple[str, Known]]] = {}
"""By application: what Discord was told, as JSON, and what is noted of it."""


async def sync_made_once(
    tree: Tree, known: Known, *, guild: int = 0, anyway: bool = False
) -> Known:
    """The same as ``sync_commands``, with the requests that it makes."""
    application = tree.client.application_id
    assert application is not None
    if guild or anyway or not known.keys() <= {EVERYBODY}:
        return await sync_commands(tree, known, guild=guild, anyway=anyway)
    if application not in _MADE:
        return await _noted(tree, known, application)
    payload, told = _MADE[application]
    if known != told:
        await tree._http.bulk_upsert_global_commands(application, payload=json.loads(payload))
    return told


async def _noted(tree: Tree, known: Known, application: int) -> Known:
    put = tree._http.bulk_upsert_global_commands
    seen: list[str] = []

    async def put_noted(of: int, payload: list[Any]) -> Any:
        seen.append(json.dumps(payload))
        return await put(of, payload=payload)

    tree._http.bulk_upsert_global_commands = put_noted  # type: ignore[method-assign, assignment]
    try:
        told = await sync_commands(tree, known)
    finally:
        tree._http.bulk_upsert_global_commands = put  # type: ignore[method-assign]
    if seen:
        _MADE[application] = seen[-1], told
    return told
