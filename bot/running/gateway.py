"""The connections to Discord's gateway, which mend themselves.

The library gives up, or waits too long, where it need not: a silent gateway is noticed after a minute,
a connection that is reset or refused is renewed after up to a quarter of an hour, one event that cannot
be read ends the process. Here each shard renews its own connection, resuming the session whenever there
is one, until it stands.
"""

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Protocol

import aiohttp
import discord
import yarl
from discord.gateway import (
    DiscordWebSocket,
    ReconnectWebSocket,
    WebSocketClosure,
)
from discord.shard import EventItem, EventType, Shard

from bot.sending.tries import FAILURES, told

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = [
    "SILENCE",
    "Connection",
    "Gate",
    "IdentifyGate",
    "SteadyShard",
    "bounded",
    "connect",
    "until_allowed",
]

SILENCE: Final = 6.0
"""Seconds without a word from the gateway after which the connection counts as lost."""
_PROBE_AFTER: Final = 2.5
"""Seconds of silence after which the gateway is asked for a sign; Discord allows two a second."""
_ONE_TRY: Final = 8.0
"""Seconds that opening a connection may take."""
_CLOSING: Final = 2.0
"""Seconds that the other side has to agree to an end."""
_LONGEST_PAUSE: Final = 2.0
_SETTLED: Final = 5.0
"""Seconds after which a connection counts as one that stands."""
_SESSION_OVER: Final = frozenset({4003, 4007, 4009})
"""Codes after which a session cannot be resumed."""
_OWN_HOSTS: Final = (".discord.gg", ".discord.com")

_log = logging.getLogger(__name__)


class Connection(DiscordWebSocket):
    """One connection of a shard."""

    async def received_message(self, msg: Any, /) -> None:  # noqa: ANN401 - text or bytes
        try:
            await super().received_message(msg)
        except (ReconnectWebSocket, WebSocketClosure, discord.DiscordException):
            raise
        except (aiohttp.ClientError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - what Discord sends must not end the process
            _log.warning("The gateway sent what cannot be read (%s).", type(error).__name__)
            await self.close()
            raise ReconnectWebSocket(self.shard_id, resume=self.session_id is not None) from None

    @property
    def closed_with(self) -> int | None:
        """The code with which the other side ended the connection, if it did."""
        return self.socket.close_code

    async def watch(self) -> None:
        """Ask for a sign of life when the gateway is silent; without one the waiting reader gives up.

        The interval that Discord sets is far too long for noticing that a network went away.
        """
        while self.open and (alive := self._keep_alive) is not None:
            if time.perf_counter() - alive._last_recv > _PROBE_AFTER:
                try:
                    await self.send_heartbeat(alive.beat())
                except (discord.DiscordException, aiohttp.ClientError, OSError):
                    return
            await asyncio.sleep(_PROBE_AFTER / 2)


class SteadyShard(Shard):
    """A shard that renews its connection by itself; it ends with the client, or when Discord says so."""

    _client: "Ticktock"
    ws: Connection

    def launch(self) -> None:
        self._opened = time.perf_counter()
        self._failures = 0
        self._watching = asyncio.create_task(self.ws.watch())
        super().launch()

    def _cancel_task(self) -> None:
        self._watching.cancel()
        super()._cancel_task()

    async def worker(self) -> None:
        try:
            while not self._client.is_closed():
                await self._renew(resume=await self._listen())
        except discord.ConnectionClosed as error:
            self._queue_put(EventItem(EventType.close, self, error))
        except Exception as error:  # noqa: BLE001 - told to the client, which begins anew
            self._queue_put(EventItem(EventType.terminate, self, error))

    async def _listen(self) -> bool:
        """Take events until the connection is lost; whether its session may be resumed.

        Raises ``discord.ConnectionClosed`` when Discord refuses the bot as it is.
        """
        while True:
            try:
                await self.ws.poll_event()
            except ReconnectWebSocket as error:
                return error.resume and self.ws.closed_with not in _SESSION_OVER
            except discord.ConnectionClosed as error:
                if _is_final(error):
                    raise
                return True
            except FAILURES:
                return True

    async def _renew(self, *, resume: bool) -> None:
        self._watching.cancel()
        with suppress(*FAILURES):
            await self.ws.close()
        self._client.dispatch("disconnect")
        self._client.dispatch("shard_disconnect", self.id)
        stood = time.perf_counter() - self._opened > _SETTLED
        self._failures = 0 if stood else self._failures + 1
        if not resume:
            # Discord wants those who lost their session not to come back all at once.
            await asyncio.sleep(random.uniform(1.0, 2.0))  # noqa: S311 - no secret
        elif self._failures > 1:
            await asyncio.sleep(_pause(self._failures - 1))
        self.ws = await connect(self._client, self.id, before=self.ws if resume else None)
        self._opened = time.perf_counter()
        self._watching = asyncio.create_task(self.ws.watch())


async def connect(
    client: "Ticktock", shard: int, *, before: Connection | None = None, initial: bool = False
) -> Connection:
    """A connection that said hello; ``before`` is the one whose session is resumed.

    Tries until it succeeds, with a line in the log for each time it does not. Raises
    ``discord.ConnectionClosed`` when Discord refuses the bot as it is.
    """
    failures = 0
    while True:
        resumed = before if before is not None and before.session_id else None
        try:
            # Every other failed time at the front door: the address for resuming may be what is gone.
            door = _door(client, resumed) if failures % 2 == 0 else client.front_door
            opening = Connection.from_client(
                client,
                initial=initial,
                gateway=door,
                shard_id=shard,
                session=resumed.session_id if resumed else None,
                sequence=resumed.sequence if resumed else None,
                resume=resumed is not None,
            )
            return await opening
        except ReconnectWebSocket as error:
            reason = "it closed at once"
            before = before if error.resume else None
        except discord.ConnectionClosed as error:
            if _is_final(error):
                raise
            reason = "it was closed"
        except FAILURES as error:
            reason = told(error)
        failures += 1
        pause = _pause(failures)
        _log.warning("No gateway for shard %s: %s; again in %.1f seconds.", shard, reason, pause)
        await asyncio.sleep(pause)


def bounded(dial: Callable[..., Any]) -> Callable[..., Any]:
    """The library's way of opening a connection, which waits for minutes, with an end in sight."""

    async def within(url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        socket: aiohttp.ClientWebSocketResponse
        socket = await asyncio.wait_for(dial(url, compress=compress), _ONE_TRY)
        socket._timeout = aiohttp.ClientWSTimeout(ws_close=_CLOSING)
        return socket

    return within


class Gate(Protocol):
    """When a new session may begin; ``at_once`` is how many Discord takes at the same time."""

    at_once: int

    async def admit(self, shard: int) -> None:
        """Wait until this shard may begin."""


class IdentifyGate:
    """When a new session may begin: each of ``at_once`` lanes takes one every five seconds.

    Discord allows a thousand a day and then takes the token away, so a client that begins again and
    again is slowed down more and more. ``clock`` tells seconds that go forward.
    """

    _SPACING: Final = 5.0
    _RECENT: Final = 3600.0

    def __init__(self, clock: Callable[[], float]) -> None:
        self.at_once = 1
        self._clock = clock
        self._next: dict[int, float] = {}
        self._begun: dict[int, deque[float]] = {}

    async def admit(self, shard: int) -> None:
        """Wait until this shard may begin."""
        await asyncio.sleep(self.wait(shard))

    def wait(self, shard: int) -> float:
        """Seconds until this shard may begin; it is taken to do so then."""
        now = self._clock()
        begun = self._begun.setdefault(shard, deque(maxlen=100))
        while begun and begun[0] + self._RECENT < now:
            begun.popleft()
        lane = shard % self.at_once
        at = max(now + _slowed(len(begun)), self._next.get(lane, now))
        self._next[lane] = at + self._SPACING
        begun.append(at)
        return at - now


def until_allowed(limit: Mapping[str, Any], wanted: int) -> float:
    """Seconds until Discord lets so many sessions begin, by what it tells of its limit, which counts those
    of all processes; 0.0 where it does now, or tells nothing."""
    remaining, after = limit.get("remaining"), limit.get("reset_after")
    if not isinstance(remaining, int) or not isinstance(after, int) or remaining >= wanted:
        return 0.0
    return max(0.0, after / 1000)


def _slowed(begun: int) -> float:
    """Seconds to wait after so many sessions of one shard within an hour."""
    return 0.0 if begun < 34 else 120.0


def _pause(failures: int) -> float:
    """Seconds before the next try; with a share of chance, so that shards do not go in step."""
    pause = min(_LONGEST_PAUSE, 0.25 * 2.0 ** min(failures, 8))
    return pause * random.uniform(0.75, 1.0)  # noqa: S311 - no secret


def _is_final(error: discord.ConnectionClosed) -> bool:
    """Whether Discord refuses the bot as it is; a common end (1000) is none that we asked for."""
    return error.code in (4004, 4010, 4011, 4012, 4013, 4014)


def _door(client: "Ticktock", resumed: Connection | None) -> yarl.URL:
    """Where to resume. Whoever set up a way of their own to the gateway wants that taken each time."""
    if resumed is None:
        return client.front_door
    host = resumed.gateway.host or ""
    if client.door_is_set and host.endswith(_OWN_HOSTS):
        return client.front_door
    return resumed.gateway
