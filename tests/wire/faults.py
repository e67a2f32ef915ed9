"""What can go wrong with a request, by order: a script of faults, and how each is played."""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

__all__ = [
    "BANNED",
    "Fault",
    "FaultScript",
    "html",
    "limited",
    "reset",
    "slow",
    "status",
    "truncated",
]

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Fault:
    """What happens instead of a sound answer; ``applied``: the request takes effect nevertheless."""

    name: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    content_type: str = "application/json"
    applied: bool = False
    wait: float = 0.0
    """Seconds before anything happens."""
    cut: bool = False
    """The body ends in the middle, at a length that was announced."""
    broken: bool = False
    """The connection is reset instead of an answer."""
    sound: bool = False
    """The answer itself is the right one."""


def status(code: int, *, applied: bool = False) -> Fault:
    """One of the server's own faults, told as JSON."""
    body = json.dumps({"message": f"{code}: fault", "code": 0})
    return Fault(f"{code}", code, body=body, applied=applied)


def html(code: int, *, applied: bool = False) -> Fault:
    """A proxy's page."""
    page = f"<!DOCTYPE html><html><head><title>{code}</title></head><body>error</body></html>"
    return Fault(f"{code} as a page", code, body=page, content_type="text/html", applied=applied)


def limited(seconds: float, *, everywhere: bool = False) -> Fault:
    """Too many requests: of a route, or of the bot as a whole."""
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
    headers = {
        "Via": "1.1 google",
        "Retry-After": str(int(seconds) + 1),
        "X-RateLimit-Scope": "global" if everywhere else "user",
    }
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    name = "429 everywhere" if everywhere else "429"
    return Fault(name, 429, headers, json.dumps(body))


BANNED: Final = Fault(
    "429 of the edge",
    429,
    {"Retry-After": "1"},
    "error code: 1015",
    content_type="text/plain",
)
"""Too many requests, told by the proxy in front: no Via, no JSON."""


def reset(*, applied: bool = False) -> Fault:
    return Fault("connection reset" + " after the fact" * applied, broken=True, applied=applied)


def truncated() -> Fault:
    """The right answer, cut off; what was asked is done."""
    return Fault("truncated answer", applied=True, cut=True, sound=True)


def slow(seconds: float) -> Fault:
    return Fault(f"{seconds} s late", applied=True, wait=seconds, sound=True)


@dataclass(slots=True)
class _Planned:
    method: str
    path: re.Pattern[str]
    fault: Fault
    times: int


class FaultScript:
    """Faults by route, each for a number of requests, then gone."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self.played: list[str] = []
        """Names of the faults that happened."""

    def add(self, method: str, path: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next ``times`` requests whose path matches the pattern go wrong."""
        self._planned.append(_Planned(method, re.compile(path), fault, times))

    def clear(self) -> None:
        self._planned.clear()

    @property
    def pending(self) -> int:
        return sum(planned.times for planned in self._planned)

    def next_for(self, method: str, path: str) -> Fault | None:
        for planned in self._planned:
            if planned.times and planned.method == method and planned.path.search(path):
                planned.times -= 1
                self.played.append(planned.fault.name)
                return planned.fault
        return None


async def play(fault: Fault, request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer as the fault has it."""
    answer: Any = None
    if fault.wait:
        await asyncio.sleep(fault.wait)
    if fault.applied:
        answer = await handler(request)
    if fault.broken:
        abort(request.transport)
        return web.Response()
    if fault.sound and not fault.cut:
        return answer  # type: ignore[no-any-return]
    if fault.cut:
        return await _cut(request, answer)
    return web.Response(
        status=fault.status,
        body=fault.body.encode(),
        headers={**fault.headers, "Content-Type": fault.content_type},
    )


async def _cut(request: web.Request, answer: web.Response) -> web.StreamResponse:
    body = answer.body if isinstance(answer.body, bytes) else b""
    response = web.StreamResponse(status=answer.status)
    response.headers["Content-Type"] = "application/json"
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    abort(request.transport)
    return response


def abort(transport: asyncio.BaseTransport | None) -> None:
    """Reset a connection: the other side reads an error, not an end."""
    if transport is None:
        return
    held = transport.get_extra_info("socket")
    if held is not None:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if isinstance(transport, asyncio.Transport):
        transport.abort()
