"""What may go wrong with a request to Discord, and how long it is tried again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import aiohttp
import discord

__all__ = ["FAILURES", "passes", "persist", "timeout", "told", "wait_of"]

T = TypeVar("T")

FAILURES: Final = (discord.DiscordException, aiohttp.ClientError, OSError, ValueError)
"""A refusal, a broken connection, a time-out, an answer that is no JSON."""

_ONE_TRY: Final = 10.0
"""Seconds that one request may take."""
_LONGEST_PAUSE: Final = 5.0
_LONGEST_WAIT: Final = 300.0


def timeout() -> aiohttp.ClientTimeout:
    """The bound of one request."""
    return aiohttp.ClientTimeout(total=_ONE_TRY)


async def persist(
    attempt: Callable[[], Awaitable[T]],
    seconds: float,
    *,
    repeatable: bool,
    cut_off: bool = False,
) -> T:
    """Try for ``seconds`` while another try may help, then raise one of ``FAILURES``.

    ``repeatable`` tells that a try does no harm when an earlier one arrived unnoticed. ``cut_off``
    breaks off a try when the time is up; never one of the library's own, which may be waiting for all
    others while Discord asks for patience.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    pause = 0.1
    while True:
        try:
            async with asyncio.timeout_at(deadline if cut_off else None):
                return await attempt()
        except FAILURES as error:
            if not passes(error) or not (repeatable or isinstance(error, discord.HTTPException)):
                raise
            wait = wait_of(error) or pause
            if loop.time() + wait >= deadline:
                raise
        await asyncio.sleep(wait)
        pause = min(2 * pause, _LONGEST_PAUSE)


def passes(error: Exception) -> bool:
    """Whether what went wrong may be over soon."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status in (408, 429)
    return True


def wait_of(error: Exception) -> float:
    """Seconds that Discord wants us to wait; 0 where it does not say."""
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    if isinstance(error, discord.HTTPException) and error.status == 429:
        try:
            seconds = float(error.response.headers.get("Retry-After", ""))
        except ValueError:
            return _LONGEST_PAUSE
        return min(_LONGEST_WAIT, max(0.5, seconds))
    return 0.0


def told(error: Exception) -> str:
    """A failure in words that repeat nothing of what was sent."""
    if isinstance(error, discord.RateLimited):
        return "Discord asks for patience"
    if isinstance(error, discord.HTTPException):
        return f"Discord said {error.status}, code {error.code}"
    if isinstance(error, TimeoutError):
        return "Discord did not answer in time"
    return f"the connection to Discord failed ({type(error).__name__})"
