"""Telling Discord which commands there are: only when they are others than those it was told.

Building the commands takes most of the program into memory, so a process that stays lets another one
tell them, and only after the program itself has changed.
"""

import asyncio
import hashlib
import json
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import discord
from discord import app_commands

from bot.translate import CommandWords
from knowledge.errors import Refused
from knowledge.storage.posting import PostStore

__all__ = ["EVERYBODY", "Known", "sync_commands", "tell_elsewhere", "tell_if_changed"]

Tree = app_commands.CommandTree[Any]
Known = Mapping[str, str]
"""Hash of the commands that each guild was told for itself; that of all others is under ``EVERYBODY``."""

EVERYBODY: Final = "0"
_NOTE: Final = "commands"
_PROGRAM: Final = "from bot.running.serving import tell_from_input; tell_from_input()"
_SECONDS: Final = 120.0

_log = logging.getLogger(__name__)


async def tell_if_changed(
    posts: PostStore,
    tell: Callable[[Known], Awaitable[Known]],
    *,
    application: int,
    guild: int = 0,
    anyway: bool = False,
) -> None:
    """Call ``tell`` with what Discord knows unless that is surely what there is; note what it gives."""
    noted = json.loads(await posts.note(_NOTE) or "{}")
    known: Known = noted.get("told", {})
    made = await asyncio.to_thread(_made_from, application)
    wanted = {str(guild)} if guild else {EVERYBODY}
    only = {place for place in known if place != EVERYBODY} <= wanted
    if not anyway and only and wanted <= known.keys() and noted.get("made") == made:
        return
    told = await tell(known)
    await posts.save_note(_NOTE, json.dumps({"made": made, "told": dict(told)}))


async def sync_commands(tree: Tree, known: Known, *, guild: int = 0, anyway: bool = False) -> Known:
    """Tell Discord the commands unless it knows them; what it knows then.

    ``guild`` gets them for itself, at once; 0 is for everybody. A guild that had them for itself before
    loses those, so that nobody sees a command twice. ``anyway`` tells them even when nothing changed.
    """
    told = dict(known)
    for before in [place for place in known if place not in (EVERYBODY, str(guild))]:
        tree.clear_commands(guild=discord.Object(int(before)))
        await tree.sync(guild=discord.Object(int(before)))
        del told[before]
    place = discord.Object(guild) if guild else None
    if place is not None:
        tree.copy_global_to(guild=place)
    digest = _digest(tree, place)
    if anyway or known.get(str(guild)) != digest:
        await tree.sync(guild=place)
        _log.info("Told Discord the commands%s.", f" of guild {guild}" if guild else "")
    return {**told, str(guild): digest}


async def tell_elsewhere(known: Known, *, guild: int) -> Known:
    """The same in a process that ends, with the settings of this one. Raises ``Refused``."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _PROGRAM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    asked = json.dumps({"known": dict(known), "guild": guild}).encode()
    try:
        out, _ = await asyncio.wait_for(child.communicate(asked), _SECONDS)
        told: Known = json.loads(out)
    except (TimeoutError, ValueError):
        raise Refused("the process that tells them did not end well") from None
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            # Whoever looks after it must not find the loop closed.
            await child.wait()
    return told


def _made_from(application: int) -> str:
    """A hash of all that the commands are made from: the bot's own files and the library."""
    found = hashlib.sha256(f"{application} {discord.__version__}".encode())
    root = Path(__file__).parent
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.toml")]):
        found.update(file.read_bytes())
    return found.hexdigest()


def _digest(tree: Tree, place: discord.Object | None) -> str:
    """A hash of all that Discord would be told, and of who tells it: the English of it beside the other languages, since
    to put them together takes as long as to tell them."""
    told = [command.to_dict(tree) for command in tree._get_all_commands(guild=place)]
    told.sort(key=lambda each: (each.get("type", 1), each["name"]))
    words = tree.translator.told() if isinstance(tree.translator, CommandWords) else {}
    text = json.dumps([tree.client.application_id, told, words], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
