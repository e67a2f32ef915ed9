"""A make-believe Discord on 127.0.0.1: one port for the API and the gateway, and its members' hands.

``async with FakeDiscord() as discord`` runs it in the loop of the test. What members do are its methods;
what the bot did is in ``recorder``, ``world`` and the interactions that the methods return.
"""

import asyncio
import base64
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, Self

from aiohttp import web

from tests.wire.commands import Commands
from tests.wire.faults import Fault, FaultScript, play
from tests.wire.gateway import CONTENT, Gateway
from tests.wire.interactions import Interaction, Interactions
from tests.wire.members import Members
from tests.wire.messages import Messages
from tests.wire.payloads import application_json, user_json
from tests.wire.requests import Buckets, Recorder, Refusal, Seen, answer, keep, read_body
from tests.wire.schema import Oracle
from tests.wire.sending import Teller
from tests.wire.world import World

__all__ = ["FakeDiscord"]

_PREFIX: Final = "/api/v10"


class FakeDiscord:
    """``content``: whether the message content intent is granted; ``checked``: whether requests are.

    ``own_faults`` fills with what is wrong with its own answers, when ``strict``.
    """

    def __init__(
        self, *, content: bool = False, checked: bool = True, strict: bool = False
    ) -> None:
        self.ahead = 0.0
        """Seconds by which this Discord's clock is ahead of the machine's."""
        self.world = World(self.clock)
        self.token = _token(self.world.bot.id)
        self.recorder = Recorder()
        self.faults = FaultScript()
        self.buckets = Buckets()
        self.gateway = Gateway(
            self.world, self.token, granted=CONTENT if content else 0, url=lambda: self.gateway_url
        )
        self.gateway.changed = self.recorder.changed
        self.teller = Teller(self.world, self.gateway)
        self.messages = Messages(self.world, self.recorder, self.teller)
        self.interactions = Interactions(self.world, self.recorder, self.gateway, self.teller)
        self.commands = Commands(self.world)
        self.members = Members(
            self.world, self.gateway, self.teller, self.interactions, self.commands
        )
        self._oracle = Oracle() if checked else None
        self._strict = strict
        self.own_faults: list[str] = []
        self._runner: web.AppRunner | None = None
        self.port = 0

    def clock(self) -> float:
        return time.time() + self.ahead

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}{_PREFIX}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gw/"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        """Listen; on a port of before, when one is named."""
        api = web.Application(middlewares=[self._guard], client_max_size=64 << 20)
        api.router.add_get("/users/@me", self._me)
        api.router.add_get("/oauth2/applications/@me", self._application)
        api.router.add_get("/applications/@me", self._application)
        api.router.add_get("/gateway", self._gateway)
        api.router.add_get("/gateway/bot", self._gateway_of_bot)
        self.messages.add_to(api)
        self.interactions.add_to(api)
        self.commands.add_to(api)
        app = web.Application(client_max_size=64 << 20)
        app.add_subapp(_PREFIX, api)
        app.router.add_get("/gw/", self.gateway.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            self.gateway.drop()
            await self._runner.cleanup()
            self._runner = None

    async def until(self, condition: Any, seconds: float = 25.0) -> None:
        await self.recorder.until(condition, seconds)

    async def ready(self, times: int = 1, seconds: float = 20.0) -> None:
        """Wait until the bot has identified as often and knows its guilds."""
        await self.until(lambda: self.gateway.count("ready") >= times, seconds)

    # -- what every request goes through ----------------------------------------------------------

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        loop_time = asyncio.get_running_loop().time()
        seen = Seen(
            loop_time, request.method, request.path.removeprefix(_PREFIX), dict(request.query)
        )
        seen.signed = request.headers.get("Authorization") == f"Bot {self.token}"
        self.recorder.seen.append(seen)
        self.recorder.changed()
        response: web.StreamResponse | None = None
        try:
            seen.body, seen.files = await read_body(request)
            keep(request, seen.body, seen.files)
            fault = self.faults.next_for(seen.method, seen.path)
            if fault is None:
                response = await self._serve(request, seen, handler)
            else:
                seen.fault = fault.name
                response = await self._fail(fault, request, seen, handler)
        except Refusal as refusal:
            response = refusal.response()
        finally:
            gone = request.transport is None or request.transport.is_closing()
            seen.status = response.status if response is not None and not gone else 0
            self.recorder.changed()
        return response

    async def _fail(
        self, fault: Fault, request: web.Request, seen: Seen, handler: Any
    ) -> web.StreamResponse:
        async def serve(_: web.Request) -> web.StreamResponse:
            try:
                return await self._serve(request, seen, handler)
            except Refusal as refusal:
                return refusal.response()

        return await play(fault, request, serve)

    async def _serve(self, request: web.Request, seen: Seen, handler: Any) -> web.StreamResponse:
        if not seen.signed and not _needs_no_token(seen.path):
            raise Refusal(0)
        headers, wait, everywhere = self.buckets.take(seen.method, seen.path, seen.at)
        if wait:
            return _too_many(headers, wait, everywhere=everywhere)
        self._check(seen)
        try:
            response: web.StreamResponse = await handler(request)
        except web.HTTPException as missing:
            self.recorder.violations.append(f"{seen.method} {seen.path}: {missing.status}")
            response = answer(
                {"message": f"{missing.status}: {missing.reason}", "code": 0}, status=404
            )
        response.headers.update(headers)
        if self._strict and isinstance(response, web.Response):
            body = json.loads(response.body) if isinstance(response.body, bytes) else None
            self.own_faults += [
                f"{seen.method} {seen.path}: {fault}"
                for fault in Oracle().faults_of_answer(
                    seen.method, seen.path, response.status, body
                )
            ]
        return response

    def _check(self, seen: Seen) -> None:
        """Note what is wrong with a body, and refuse it as Discord would."""
        if self._oracle is None or seen.method not in ("POST", "PUT", "PATCH"):
            return
        sizes = {name: len(data) for name, data in seen.files.items()}
        found = self._oracle.faults(
            seen.method, seen.path, seen.body, files=sizes, laid_out=self._laid_out(seen.path)
        )
        if found:
            self.recorder.violations += [f"{seen.method} {seen.path}: {fault}" for fault in found]
            raise Refusal(50006 if found[0].startswith("50006") else 50035, "; ".join(found))

    def _laid_out(self, path: str) -> bool:
        """Whether the message that a request changes is laid out in components."""
        parts = path.strip("/").split("/")
        message = None
        if parts[0] == "channels" and len(parts) == 4:
            message = self.world.message(int(parts[1]), int(parts[3]))
        elif parts[0] in ("webhooks", "interactions") and len(parts) > 2:
            interaction = self.interactions.by_token.get(parts[2])
            if interaction is not None:
                message = interaction.original or interaction.source
                if len(parts) == 5 and parts[4].isdigit():
                    message = self.world.find(int(parts[4]))
        return bool(message and message["flags"] & (1 << 15))

    # -- the bot itself ---------------------------------------------------------------------------

    async def _me(self, _: web.Request) -> web.Response:
        more = {"verified": True, "mfa_enabled": False, "locale": "en-US"}
        return answer({**user_json(self.world.bot), **more})

    async def _application(self, _: web.Request) -> web.Response:
        return answer(application_json(self.world, content=bool(self.gateway.granted & CONTENT)))

    async def _gateway(self, _: web.Request) -> web.Response:
        return answer({"url": self.gateway_url})

    async def _gateway_of_bot(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000}
        limit["max_concurrency"] = self.gateway.at_once
        told = {"url": self.gateway_url, "shards": self.gateway.shards}
        return answer({**told, "session_start_limit": limit})

    # -- what was answered ------------------------------------------------------------------------

    def answers_to(self, message: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The bot's messages that reply to one, those taken away not counted."""
        return [
            each
            for each in self.world.own_messages(int(message["channel_id"]))
            if (each.get("message_reference") or {}).get("message_id") == message["id"]
        ]

    async def answered(self, message: Mapping[str, Any], seconds: float = 25.0) -> dict[str, Any]:
        """The bot's reply to a message, once it is there."""
        await self.until(lambda: bool(self.answers_to(message)), seconds)
        return self.answers_to(message)[0]

    async def shown(self, interaction: Interaction, seconds: float = 25.0) -> dict[str, Any]:
        """The first message that answers an interaction, once it is there."""
        await self.until(lambda: interaction.shown is not None, seconds)
        found: dict[str, Any] = interaction.shown or {}
        return found

    def requests(self, method: str, ending: str) -> Sequence[Seen]:
        return self.recorder.of(method, ending)


def _needs_no_token(path: str) -> bool:
    return path.startswith(("/interactions/", "/webhooks/")) or path == "/gateway"


def _too_many(headers: Mapping[str, str], wait: float, *, everywhere: bool) -> web.Response:
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(wait, 3),
        "global": everywhere,
    }
    response = answer(body, status=429)
    response.headers.update(headers)
    response.headers["Via"] = "1.1 google"
    response.headers["Retry-After"] = str(int(wait) + 1)
    return response


def _token(bot: int) -> str:
    """In the form of a real one, so that whoever looks for such shapes finds it."""
    owner = base64.b64encode(str(bot).encode()).decode().rstrip("=")
    return f"{owner}.Gc4n4r.{'Canary-token-of-the-wire-tests-0123456'}"
