"""The gateway: sessions over websockets, with what can go wrong there.

A session outlives its socket: events go on being numbered and kept while it is away, and are told again
when it resumes, as long as it was not closed on purpose or declared invalid.
"""

import asyncio
import json
import zlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.wire.faults import abort
from tests.wire.payloads import application_json, guild_json, user_json, without_content
from tests.wire.world import World

__all__ = [
    "CONTENT",
    "DIRECT_MESSAGES",
    "GUILDS",
    "GUILD_MESSAGES",
    "PRIVILEGED",
    "Gateway",
    "Session",
]

GUILDS: Final = 1 << 0
GUILD_MEMBERS: Final = 1 << 1
PRESENCES: Final = 1 << 8
GUILD_MESSAGES: Final = 1 << 9
DIRECT_MESSAGES: Final = 1 << 12
CONTENT: Final = 1 << 15
PRIVILEGED: Final = GUILD_MEMBERS | PRESENCES | CONTENT
_KNOWN: Final = (1 << 26) - 1
_KEPT: Final = 2000
"""Events that a session keeps for a resume."""


@dataclass(slots=True, eq=False)
class Session:
    """One shard's connection, or what is left of it."""

    id: str
    intents: int
    shard: int
    shards: int
    socket: "_Socket | None" = None
    seq: int = 0
    events: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_KEPT))
    ready_at: float = 0.0


@dataclass(slots=True, eq=False)
class _Socket:
    """One websocket; ``deflate`` when the client asked for a compressed stream."""

    ws: web.WebSocketResponse
    transport: asyncio.BaseTransport | None
    deflate: Any = None
    received: int = 0
    session: Session | None = None
    silent: bool = False
    ended_here: bool = False
    """Closed from this side."""

    async def end(self, code: int) -> None:
        self.ended_here = True
        await self.ws.close(code=code)

    async def send(self, text: str) -> None:
        if self.silent or self.ws.closed:
            return
        try:
            if self.deflate is None:
                await self.ws.send_str(text)
                return
            data = self.deflate.compress(text.encode())
            await self.ws.send_bytes(data + self.deflate.flush(zlib.Z_SYNC_FLUSH))
        except (ConnectionError, RuntimeError):
            # It broke while this was written; the session keeps the event.
            return


class _Closed(Exception):
    """This side ends the connection with a code."""

    def __init__(self, code: int) -> None:
        self.code = code


class Gateway:
    """Accepts sessions and tells them of events. ``token`` is the right one; ``granted`` the intents."""

    def __init__(self, world: World, token: str, *, granted: int, url: Callable[[], str]) -> None:
        self._world = world
        self._token = token
        self._url = url
        self.granted = granted
        self.heartbeat_ms = 41_250
        self.shards = 1
        """Advised number of shards."""
        self.at_once = 1
        """Sessions that may begin every five seconds."""
        self.refusals = 0
        """Connections still to be refused."""
        self.sessions: dict[str, Session] = {}
        self.sockets: set[_Socket] = set()
        self.log: list[tuple[float, str]] = []
        """What happened and when, by the loop's clock: hello, identify, resume, replayed, closed."""
        self.changed: Callable[[], None] = lambda: None
        self._numbers = 0

    def _note(self, what: str) -> None:
        self.log.append((asyncio.get_running_loop().time(), what))
        self.changed()

    def count(self, what: str) -> int:
        return sum(noted == what for _, noted in self.log)

    @property
    def live(self) -> list[Session]:
        """Sessions that are connected and have been greeted."""
        return [one for one in self.sessions.values() if one.socket is not None and one.ready_at]

    # -- connections ------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if self.refusals > 0:
            self.refusals -= 1
            self._note("refused")
            abort(request.transport)
            return web.Response(status=503)
        ws = web.WebSocketResponse(max_msg_size=1 << 14)
        await ws.prepare(request)
        wants = request.query.get("compress", "")
        deflate = zlib.compressobj() if wants == "zlib-stream" else None
        socket = _Socket(ws, request.transport, deflate)
        self.sockets.add(socket)
        try:
            _refuse_version(request)
            await socket.send(_packet(10, {"heartbeat_interval": self.heartbeat_ms, "_trace": []}))
            self._note("hello")
            await self._converse(socket)
        except _Closed as closed:
            self._note(f"closed {closed.code}")
            await socket.end(closed.code)
        finally:
            self.sockets.discard(socket)
            self._leave(socket)
        return ws

    def _leave(self, socket: _Socket) -> None:
        session = socket.session
        if session is not None and session.socket is socket:
            session.socket = None
            session.ready_at = 0.0
            if socket.ws.close_code in (1000, 1001) and not socket.ended_here:
                # The client said goodbye: there is nothing to resume.
                self.sessions.pop(session.id, None)
        self._note("left")

    async def _converse(self, socket: _Socket) -> None:
        async for message in socket.ws:
            if message.type is not WSMsgType.TEXT:
                raise _Closed(4002)
            if len(message.data.encode()) > 4096:
                raise _Closed(4002)
            socket.received += 1
            if socket.silent:
                continue
            try:
                packet = json.loads(message.data)
            except ValueError:
                raise _Closed(4002) from None
            await self._receive(socket, packet)

    async def _receive(self, socket: _Socket, packet: Mapping[str, Any]) -> None:
        op, data = packet.get("op"), packet.get("d")
        if op == 1:
            self._note("heartbeat")
            await socket.send(_packet(11))
        elif op == 2 and isinstance(data, dict):
            await self._identify(socket, data)
        elif op == 6 and isinstance(data, dict):
            await self._resume(socket, data)
        elif socket.session is None:
            raise _Closed(4003)
        elif op == 8 and isinstance(data, dict):
            await self._tell_members(socket.session, data)
        elif op not in (3, 4):
            raise _Closed(4001)

    async def _identify(self, socket: _Socket, data: Mapping[str, Any]) -> None:
        if socket.session is not None:
            raise _Closed(4005)
        if data.get("token") != self._token:
            self._note("bad token")
            raise _Closed(4004)
        intents = int(data.get("intents", -1))
        if not 0 <= intents <= _KNOWN:
            raise _Closed(4013)
        if intents & PRIVILEGED & ~self.granted:
            self._note("intents refused")
            raise _Closed(4014)
        shard, shards = data.get("shard", (0, 1))
        if not 0 <= shard < shards:
            raise _Closed(4010)
        self._numbers += 1
        session = Session(f"session{self._numbers:027d}", intents, shard, shards, socket)
        self.sessions[session.id] = session
        socket.session = session
        self._note("identify")
        await self._greet(session, data)

    async def _greet(self, session: Session, data: Mapping[str, Any]) -> None:
        world = self._world
        guilds = [
            guild
            for guild in world.guilds.values()
            if (guild.id >> 22) % session.shards == session.shard and session.intents & GUILDS
        ]
        ready = {
            "v": 10,
            "user": {**user_json(world.bot), "verified": True, "mfa_enabled": False},
            "user_settings": {},
            "session_type": "normal",
            "session_id": session.id,
            "resume_gateway_url": self._url(),
            "relationships": [],
            "private_channels": [],
            "presences": [],
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": [],
            "application": {
                "id": str(world.bot.id),
                "flags": application_json(world, content=bool(self.granted & CONTENT))["flags"],
            },
            "_trace": [],
        }
        if "shard" in data:
            ready["shard"] = [session.shard, session.shards]
        await self.tell(session, "READY", ready)
        for guild in guilds:
            await self.tell(session, "GUILD_CREATE", guild_json(world, guild))
        session.ready_at = asyncio.get_running_loop().time()
        self._note("ready")

    async def _resume(self, socket: _Socket, data: Mapping[str, Any]) -> None:
        if data.get("token") != self._token:
            raise _Closed(4004)
        session = self.sessions.get(str(data.get("session_id")))
        if session is None:
            self._note("cannot resume")
            await socket.send(_packet(9, False))
            return
        seq = data.get("seq")
        if not isinstance(seq, int) or seq > session.seq:
            raise _Closed(4007)
        if session.socket is not None:
            session.socket.session = None
        session.socket, socket.session = None, session
        self._note("resume")
        # What happens meanwhile is kept, and told in its turn.
        while missed := [event for event in session.events if event[0] > seq]:
            for seq, text in missed:  # noqa: B007 - read by the condition above
                await socket.send(text)
        session.socket = socket
        session.ready_at = asyncio.get_running_loop().time()
        await self.tell(session, "RESUMED", {"_trace": []})
        self._note("resumed")

    async def _tell_members(self, session: Session, data: Mapping[str, Any]) -> None:
        guild = self._world.guilds[int(data["guild_id"])]
        if (
            not data.get("user_ids")
            and not data.get("query")
            and not session.intents & GUILD_MEMBERS
        ):
            return
        chunk = {"guild_id": str(guild.id), "members": [], "chunk_index": 0, "chunk_count": 1}
        await self.tell(session, "GUILD_MEMBERS_CHUNK", {**chunk, "nonce": data.get("nonce")})

    # -- events -----------------------------------------------------------------------------------

    async def tell(self, session: Session, event: str, data: Mapping[str, Any]) -> None:
        """Number an event, keep it, and send it when there is a socket."""
        session.seq += 1
        text = _packet(0, data, session.seq, event)
        session.events.append((session.seq, text))
        if session.socket is not None:
            await session.socket.send(text)

    async def dispatch(
        self, event: str, data: Mapping[str, Any], *, guild: int = 0, intent: int = 0
    ) -> None:
        """Tell the sessions whose shard has the guild and that asked for such events."""
        for session in list(self.sessions.values()):
            if (guild >> 22) % session.shards != session.shard:
                continue
            if intent and not session.intents & intent:
                continue
            told = data if session.intents & CONTENT else self._censored(event, data)
            await self.tell(session, event, told)

    def _censored(self, event: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        if not event.startswith("MESSAGE_") or "content" not in data or "guild_id" not in data:
            return data
        return without_content(self._world, data)

    # -- faults -----------------------------------------------------------------------------------

    def _of(self, shard: int | None) -> list[_Socket]:
        """The connections of a shard, or all."""
        return [
            socket
            for socket in self.sockets
            if shard is None or (socket.session is not None and socket.session.shard == shard)
        ]

    def drop(self, shard: int | None = None) -> None:
        """Reset connections."""
        for socket in self._of(shard):
            abort(socket.transport)

    async def close(self, code: int, shard: int | None = None) -> None:
        """End connections with a code; if it is one after which Discord forgets the session, it does."""
        for socket in self._of(shard):
            if code in (4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014) and socket.session:
                self.sessions.pop(socket.session.id, None)
            await socket.end(code)

    async def ask_to_reconnect(self, shard: int | None = None) -> None:
        for socket in self._of(shard):
            await socket.send(_packet(7))

    async def invalidate(self, *, resumable: bool, shard: int | None = None) -> None:
        for socket in self._of(shard):
            if socket.session is not None and not resumable:
                self.sessions.pop(socket.session.id, None)
            await socket.send(_packet(9, resumable))

    def fall_silent(self, shard: int | None = None) -> None:
        """Neither send nor acknowledge on the connections that there are; new ones are sound."""
        for socket in self._of(shard):
            socket.silent = True

    async def say_raw(self, text: str) -> None:
        """A frame as it stands, numbered by nobody."""
        for socket in list(self.sockets):
            await socket.send(text)

    async def tell_again(self, last: int = 1) -> None:
        """The last events a second time, with the numbers that they had."""
        for session in list(self.sessions.values()):
            for _, text in list(session.events)[-last:]:
                if session.socket is not None:
                    await session.socket.send(text)


def _refuse_version(request: web.Request) -> None:
    if request.query.get("v") != "10" or request.query.get("encoding", "json") != "json":
        raise _Closed(4012)


def _packet(op: int, data: Any = None, seq: int | None = None, event: str | None = None) -> str:
    return json.dumps({"op": op, "d": data, "s": seq, "t": event}, separators=(",", ":"))
