"""A tiny Discord that takes requests on loopback and answers them by a script."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web
from discord.http import Route

__all__ = ["ME", "Asked", "Street", "open_street", "page", "refused", "reset", "said"]

ME: Final = 4242
"""The bot's own id, and its application's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in."""

    method: str
    path: str
    body: Any
    files: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Street:
    """``meets`` holds what the next requests of a kind meet, by method and the path's end."""

    asked: list[Asked] = field(default_factory=list)
    meets: list[tuple[str, str, Callable[[web.Request], Any]]] = field(default_factory=list)
    next_id: int = 900_000

    def meet(
        self, method: str, path: str, *answers: Callable[[web.Request], Any], times: int = 1
    ) -> None:
        """Let requests of a kind meet these answers, one after the other, each ``times``."""
        self.meets += [(method, path, answer) for answer in answers for _ in range(times)]

    def of(self, method: str, path: str) -> list[Asked]:
        """The requests of a kind so far."""
        return [each for each in self.asked if each.method == method and each.path.endswith(path)]

    async def take(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v10")
        body, files = await _body(request)
        self.asked.append(Asked(request.method, path, body, files))
        for planned in self.meets:
            method, end, answer = planned
            if method == request.method and path.endswith(end):
                self.meets.remove(planned)
                made = answer(request)
                response = await made if asyncio.iscoroutine(made) else made
                assert isinstance(response, web.StreamResponse)
                return response
        return self.usual(request.method, path)

    def usual(self, method: str, path: str) -> web.Response:
        """What Discord says when nothing goes wrong."""
        if method == "DELETE":
            return web.Response(status=204)
        self.next_id += 1
        message = {"id": str(self.next_id), "author": {"id": str(ME)}, "channel_id": "5"}
        if path.endswith("/callback"):
            return said(200, {"interaction": {}, "resource": {"type": 4, "message": message}})
        if path == "/users/@me":
            return said(
                200, {"id": str(ME), "username": "tt", "discriminator": "0", "avatar": None}
            )
        return said(200, [] if method == "GET" and path.endswith("/messages") else message)


def said(status: int, body: Any, **headers: str) -> web.Response:
    """An answer of JSON."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    # With a charset behind it the library would take the body for text.
    told["Content-Type"] = "application/json"
    return web.Response(status=status, body=json.dumps(body).encode(), headers=told)


def refused(status: int, code: int = 0, **headers: str) -> Callable[[web.Request], web.Response]:
    """A refusal with Discord's code."""
    return lambda _request: said(status, {"code": code, "message": "no"}, **headers)


def page(status: int) -> Callable[[web.Request], web.Response]:
    """What stands before Discord says something in HTML."""
    return lambda _request: web.Response(status=status, text="<p>no</p>", content_type="text/html")


def reset(request: web.Request) -> web.Response:
    """The connection is cut."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def _body(request: web.Request) -> tuple[Any, tuple[bytes, ...]]:
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return (json.loads(text) if text else None), ()
    parts = await request.post()
    files = [part.file.read() for part in parts.values() if isinstance(part, web.FileField)]
    return json.loads(str(parts["payload_json"])), tuple(files)


@asynccontextmanager
async def open_street() -> AsyncIterator[Street]:
    """The server, with the library sent there, until the block ends."""
    street = Street()
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", street.take)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    before, Route.BASE = Route.BASE, f"http://127.0.0.1:{port}/api/v10"
    try:
        yield street
    finally:
        Route.BASE = before
        await runner.cleanup()
