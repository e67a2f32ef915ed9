"""Telling Discord which commands there are: only when they are others than those it was told."""

import hashlib
import json
import logging
from collections.abc import Mapping
from typing import Any, Final

import discord  # noqa: TID251 - the library's command tree is told
from discord import app_commands  # noqa: TID251 - as above

from knowledge.storage.posting import PostStore

__all__ = ["sync_commands"]

Tree = app_commands.CommandTree[Any]

_DEVELOPING: Final = "commands-guild"
"""Note of the guild that was told the commands for itself."""

_log = logging.getLogger(__name__)


async def sync_commands(
    tree: Tree, posts: PostStore, *, guild: int = 0, anyway: bool = False
) -> bool:
    """Tell Discord the commands unless it knows them; whether it was told.

    ``guild`` gets them for itself, at once; 0 is for everybody. A guild that had them for itself before
    loses those, so that nobody sees a command twice. ``anyway`` tells them even when nothing changed.
    """
    told = False
    before = int(await posts.note(_DEVELOPING) or 0)
    if before and before != guild:
        tree.clear_commands(guild=discord.Object(before))
        await tree.sync(guild=discord.Object(before))
        await posts.save_note(_digest_name(before), "")
        await posts.save_note(_DEVELOPING, "")
        told = True
    place = discord.Object(guild) if guild else None
    if place is not None:
        await posts.save_note(_DEVELOPING, str(guild))
        tree.copy_global_to(guild=place)
    digest = await _digest(tree, place)
    if not anyway and await posts.note(_digest_name(guild)) == digest:
        return told
    await tree.sync(guild=place)
    await posts.save_note(_digest_name(guild), digest)
    _log.info("Told Discord the commands%s.", f" of guild {guild}" if guild else "")
    return True


def _digest_name(guild: int) -> str:
    return f"commands-{guild}" if guild else "commands"


async def _digest(tree: Tree, place: discord.Object | None) -> str:
    """A hash of all that Discord would be told, and of who tells it."""
    commands = tree._get_all_commands(guild=place)
    translator = tree.translator
    told: list[Mapping[str, Any]] = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in commands
    ]
    told.sort(key=lambda each: (each.get("type", 1), each["name"]))
    text = json.dumps([tree.client.application_id, told], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
