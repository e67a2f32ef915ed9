"""The bot, kept going: begun anew whatever ends it, until it is told to stop or Discord refuses it."""

import asyncio
import gc
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

import aiohttp
import discord
from discord.webhook.async_ import async_context

from bot.app import open_desk
from bot.client import Ticktock
from bot.config import ANY, ConfigError, Settings, load_settings
from bot.desk import Desk
from bot.running.gateway import Gate, IdentifyGate
from bot.running.heartbeat import Heartbeat
from bot.running.logs import begin_logging
from bot.running.shares import SharedGate, Shares
from bot.running.syncing import Known, tell_if_changed
from bot.sending.callbacks import PromptAdapter
from bot.sending.tries import FAILURES, told, wait_of
from knowledge.errors import KnowledgeError, Refused
from knowledge.storage.leasing import Processes
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
_NO_LEASES: Final = "TICKTOCK_PROCESS_INDEX is “any”, which needs a record on PostgreSQL; give each process its number."
_TOO_FEW_SHARDS: Final = 4011
_REFUSED: Final[Mapping[int, str]] = {4004: _UNKNOWN, 4013: _NO_INTENT, 4014: _NO_INTENT}
"""Codes with which the gateway closes a bot out for good."""

_log = logging.getLogger(__name__)


def _always() -> bool:
    return True


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
        if desk.processes is not None:
            await _in_turn(desk.processes, _Run(desk, settings, stop), there)
        elif settings.process_index == ANY:
            raise ConfigError(_NO_LEASES)
        else:
            await _begin_anew(_Run(desk, settings, stop), IdentifyGate(time.monotonic), there)
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every client of a run is made with. It ends with ``stop``, or with ``gone`` when the shards
    became another process's."""

    desk: Desk
    settings: Settings
    stop: asyncio.Event
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    holds: Callable[[], bool] = _always


async def _in_turn(processes: Processes, run: _Run, there: list[Ticktock]) -> None:
    """Be on Discord whenever there is a share of the shards to hold; stand by while there is none."""
    shares = Shares(processes, run.settings)
    gate = SharedGate(processes)
    following = asyncio.create_task(processes.follow(run.desk.edited_elsewhere))
    try:
        while (share := await shares.take(run.stop)) is not None:
            if shares.lease is not None:
                run.desk.hold(shares.lease)
            _log.info("Holding share %d of %d of the shards.", share.part, share.parts)
            keeping = asyncio.create_task(shares.keep())
            mine = replace(run.settings, process_index=share.part)
            try:
                held = replace(run, settings=mine, gone=shares.gone, holds=shares.holds)
                await _begin_anew(held, gate, there)
            finally:
                there.clear()
                await shares.give_back()
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)
            if not run.stop.is_set():
                _log.warning("The lease of the shards was lost; another process may have them now.")
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def _begin_anew(run: _Run, gate: Gate, there: list[Ticktock]) -> None:
    """One client after the other until the run is to end; ``there`` holds the one that is there."""
    pause = _FIRST_PAUSE
    token = run.settings.token().reveal()
    while not (run.stop.is_set() or run.gone.is_set()):
        begun = time.monotonic()
        bot = Ticktock(run.desk, run.settings, sparing=True, gate=gate, holds=run.holds)
        there[:] = [bot]
        error = await _until_it_ends(bot, token, run)
        if error is None:
            return
        if reason := _refusal(error, run.settings):
            raise Rejected(reason)
        pause = _FIRST_PAUSE if time.monotonic() - begun > _STOOD else pause
        wait = max(pause, wait_of(error))
        _log.warning("%s; again in %.1f seconds.", _what_ended(error), wait)
        await _first_of(run.stop, run.gone, seconds=wait)
        pause = min(_LONGEST_PAUSE, 2 * pause)


async def _until_it_ends(bot: Ticktock, token: str, run: _Run) -> Exception | None:
    """Run one client; what ended it, or ``None`` when it was told to stop or its shards are gone."""
    running = asyncio.ensure_future(bot.start(token))
    refused = asyncio.ensure_future(bot.sender.token_refused.wait())
    ending = asyncio.ensure_future(_first_of(run.stop, run.gone))
    try:
        await asyncio.wait((running, refused, ending), return_when=asyncio.FIRST_COMPLETED)
        if run.gone.is_set():
            # Whatever is under way may be another's by now.
            return None
        if run.stop.is_set():
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
        for task in (running, refused, ending):
            task.cancel()
        await asyncio.gather(running, refused, ending, return_exceptions=True)
        await bot.close()


async def _first_of(*events: asyncio.Event, seconds: float | None = None) -> None:
    """Wait for one of the events, at most so long."""
    waiting = [asyncio.ensure_future(each.wait()) for each in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()


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
