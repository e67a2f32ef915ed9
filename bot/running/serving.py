"""The bot, kept going: begun anew whatever ends it, until it is told to stop or Discord refuses it."""

import asyncio
import gc
import json
import logging
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

import aiohttp
import discord
from discord.webhook.async_ import async_context

from bot.app import open_desk
from bot.client import Ticktock
from bot.config import ConfigError, Settings, load_settings
from bot.desk import Desk
from bot.running.gateway import IdentifyGate
from bot.running.heartbeat import Heartbeat
from bot.running.logs import begin_logging
from bot.running.syncing import Known, tell_if_changed
from bot.sending.callbacks import PromptAdapter
from bot.sending.tries import FAILURES, told, wait_of
from knowledge.errors import KnowledgeError, Refused
from knowledge.storage.posting import PostStore

__all__ = ["Rejected", "serve", "tell_from_input", "tell_now"]

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 4.0
_STOOD: Final = 60.0
"""Seconds after which a client counts as one that had begun well."""
_LEAVE_WITHIN: Final = 9.0
"""Seconds for finishing what is under way."""

_UNKNOWN: Final = "Discord does not know the token; copy it anew from the developer portal, or run “ticktock init”."
_NO_INTENT: Final = (
    "TICKTOCK_MESSAGE_CONTENT is set, but Discord refuses it; switch on “Message Content Intent” on the "
    "page “Bot” of the developer portal, or take the setting away."
)
_MORE_SHARDS: Final = "TICKTOCK_SHARD_COUNT is too small for the guilds that the bot is in; set a greater one, or take it away."
_TOO_FEW_SHARDS: Final = 4011
_REFUSED: Final[Mapping[int, str]] = {4004: _UNKNOWN, 4013: _NO_INTENT, 4014: _NO_INTENT}
"""Codes with which the gateway closes a bot out for good."""

_log = logging.getLogger(__name__)


class Rejected(ConfigError):
    """Discord refuses the bot as it is set up; trying again would not help."""


async def serve(desk: Desk, settings: Settings, stop: asyncio.Event) -> None:
    """Be on Discord until ``stop`` is set, with signs of life for ``ticktock health``. Raises ``Rejected``."""
    asyncio.get_running_loop().set_exception_handler(_note)
    async_context.set(PromptAdapter())
    gc.freeze()
    there: list[Ticktock] = []
    heartbeat = Heartbeat(settings.heartbeat, desk, lambda: bool(there) and there[0].is_connected)
    beating = asyncio.create_task(heartbeat.run())
    try:
        await _begin_anew(desk, settings, stop, there)
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


async def _begin_anew(
    desk: Desk, settings: Settings, stop: asyncio.Event, there: list[Ticktock]
) -> None:
    """One client after the other until ``stop`` is set; ``there`` holds the one that is there."""
    gate = IdentifyGate(time.monotonic)
    pause = _FIRST_PAUSE
    while not stop.is_set():
        begun = time.monotonic()
        bot = Ticktock(desk, settings, sparing=True, gate=gate)
        there[:] = [bot]
        error = await _until_it_ends(bot, settings.token().reveal(), stop)
        if error is None:
            return
        if reason := _refusal(error, settings):
            raise Rejected(reason)
        pause = _FIRST_PAUSE if time.monotonic() - begun > _STOOD else pause
        wait = max(pause, wait_of(error))
        _log.warning("%s; again in %.1f seconds.", _what_ended(error), wait)
        await _wait(stop, wait)
        pause = min(_LONGEST_PAUSE, 2 * pause)


async def _until_it_ends(bot: Ticktock, token: str, stop: asyncio.Event) -> Exception | None:
    """Run one client; what ended it, or ``None`` when it was told to stop."""
    running = asyncio.ensure_future(bot.start(token))
    refused = asyncio.ensure_future(bot.sender.token_refused.wait())
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((running, refused, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            _log.info("Stopping; finishing what is under way.")
            await bot.shut_down(_LEAVE_WITHIN)
            return None
        if refused.done():
            return discord.LoginFailure()
        await asyncio.wait((running,))
        ended = running.exception()
        if isinstance(ended, Exception) or ended is None:
            return ended or RuntimeError("the connection was closed")
        raise ended
    finally:
        for task in (running, refused, stopping):
            task.cancel()
        await asyncio.gather(running, refused, stopping, return_exceptions=True)
        await bot.close()


def _refusal(error: Exception, settings: Settings) -> str:
    """Why Discord refuses the bot for good; empty where trying again may help."""
    if isinstance(error, discord.LoginFailure):
        return _UNKNOWN
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _NO_INTENT
    if isinstance(error, discord.ConnectionClosed):
        if error.code == _TOO_FEW_SHARDS and settings.shard_count:
            return _MORE_SHARDS
        return _REFUSED.get(error.code, "")
    return ""


def _what_ended(error: Exception) -> str:
    if isinstance(error, discord.DiscordException | aiohttp.ClientError | OSError):
        return f"Discord cannot be reached: {told(error)}"
    return f"The client ended unforeseen ({type(error).__name__})"


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What went wrong in a task that nobody waits for."""
    error = context.get("exception")
    _log.error("Something went wrong in the background.", exc_info=error)


async def tell_now(posts: PostStore, settings: Settings, guild: int) -> None:
    """Tell Discord the commands, of one guild or (0) of all. Raises ``Rejected`` or ``Refused``."""

    async def tell(known: Known) -> Known:
        return await _tell(settings, known, guild, anyway=True)

    await tell_if_changed(posts, tell, application=0, guild=guild, anyway=True)


def tell_from_input() -> None:
    """The process that ``tell_elsewhere`` starts: what is known comes in, what is known then goes out."""
    given = sys.stdin.read()
    if not given:
        # Whoever asked was killed.
        return
    asked = json.loads(given)
    settings = load_settings()
    begin_logging(settings.token().reveal(), debug=settings.debug)
    try:
        told = asyncio.run(_tell(settings, asked["known"], asked["guild"], anyway=False))
    except KnowledgeError as error:
        _log.warning("%s", error)
        return
    with suppress(BrokenPipeError):
        # Past the buffer, which would be tried again at the end where nobody listens any more.
        os.write(sys.stdout.fileno(), json.dumps(dict(told)).encode())


async def _tell(settings: Settings, known: Known, guild: int, *, anyway: bool) -> Known:
    """Build the commands over an empty desk, on which nothing is due, and tell them."""
    async with open_desk("sqlite:///:memory:", clock=lambda: 0) as desk:
        bot = Ticktock(desk, settings)
        try:
            token = settings.token().reveal()
            return await bot.tell_commands(token, known, guild, anyway=anyway)
        except discord.LoginFailure:
            raise Rejected(_UNKNOWN) from None
        except discord.app_commands.CommandSyncFailure as error:
            where = " ".join(str(error).split())[:300]
            raise Refused(f"Discord did not take the commands: {where}") from None
        except FAILURES as error:
            raise Refused(f"Discord did not take the commands: {told(error)}.") from None
        finally:
            await bot.close()
