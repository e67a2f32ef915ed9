"""Answers to interactions: at once, tried again within the few seconds that Discord waits."""

import io
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from mimetypes import guess_type
from typing import Any, Final

import aiohttp
import discord
from discord import InteractionResponseType as Kind
from discord.http import MultipartParameters, Route, json_or_text
from discord.webhook.async_ import (
    AsyncWebhookAdapter,
    async_context,
)

from bot.pictures import Picture
from bot.sending.bodies import changed, with_files
from bot.sending.tries import FAILURES, persist, timeout, told

__all__ = ["Callbacks", "PromptAdapter", "parts_of"]

Press = discord.Interaction[Any]

_ANSWER_WITHIN: Final = 2.7
"""Seconds in which an interaction is acknowledged, of the three that Discord waits."""
_COMPLETE_WITHIN: Final = 60.0
"""Seconds for which the answer after an acknowledgement is tried."""
_LOOK_WITHIN: Final = 5.0
"""Seconds for which it is asked whether an answer arrived."""
_MAKING: Final = (Kind.channel_message, Kind.deferred_channel_message)
"""Answers that make a message of their own."""
_ANSWERED: Final = 40060
_FILLED: Final = "filled"
"""Marks an interaction whose acknowledgement has got its content."""

_log = logging.getLogger(__name__)


class Callbacks:
    """Requests about interactions. Each gives the message's id, 0 where Discord does not tell it, and
    ``None`` when it did not arrive; why not is in the log."""

    def __init__(self, bot: discord.Client) -> None:
        self._bot = bot

    async def say(
        self, interaction: Press, body: Mapping[str, Any], files: Sequence[Picture] = ()
    ) -> int | None:
        """Say something in the way that is left: as the first answer, in its place, or after it."""
        response = interaction.response
        if not response.is_done():
            return await self.acknowledge(interaction, Kind.channel_message, body, files)
        if response.type is Kind.deferred_channel_message and _FILLED not in interaction.extras:
            return await self.fill(interaction, changed(body), files)
        return await self._follow(interaction, body, files)

    async def acknowledge(
        self,
        interaction: Press,
        kind: Kind,
        data: Mapping[str, Any] | None,
        files: Sequence[Picture] = (),
    ) -> int | None:
        """The first answer, which may be a promise of one."""
        http = self._bot.http
        tries = 0

        async def attempt() -> object:
            nonlocal tries
            tries += 1
            payload: dict[str, Any] = {"type": kind.value}
            if data is not None:
                payload["data"] = with_files(data, files)
            return await async_context.get().create_interaction_response(
                interaction.id,
                interaction.token,
                session=interaction._session,
                proxy=http.proxy,
                proxy_auth=http.proxy_auth,
                params=parts_of(payload, files),
            )

        given: object = None
        try:
            given = await persist(attempt, _ANSWER_WITHIN, repeatable=True, cut_off=True)
        except FAILURES as error:
            if isinstance(error, discord.HTTPException):
                # Answered already, after a failed try: that try had arrived.
                arrived = error.code == _ANSWERED and tries > 1
            else:
                arrived = kind in _MAKING and bool(await self._original(interaction))
            if not arrived:
                _log.warning("An interaction could not be answered: %s.", told(error))
                return None
        interaction.response._response_type = kind
        if kind is not Kind.channel_message:
            return 0
        return _message_in(given) or await self._original(interaction)

    async def fill(
        self, interaction: Press, body: Mapping[str, Any], files: Sequence[Picture] = ()
    ) -> int | None:
        """Give the message of an acknowledgement, or the one that was pressed, its content."""
        http = self._bot.http

        async def attempt() -> object:
            parts = parts_of(with_files(body, files), files)
            return await async_context.get().edit_original_interaction_response(
                interaction.application_id,
                interaction.token,
                session=interaction._session,
                proxy=http.proxy,
                proxy_auth=http.proxy_auth,
                payload=parts.payload,
                multipart=parts.multipart,
                files=parts.files,
            )

        interaction.extras[_FILLED] = True
        return _id_of(await _lately(attempt, repeatable=True))

    async def _follow(
        self, interaction: Press, body: Mapping[str, Any], files: Sequence[Picture]
    ) -> int | None:
        """One more message. It has no nonce, so it is not repeated when it may have arrived."""
        http = self._bot.http

        async def attempt() -> object:
            parts = parts_of(with_files(body, files), files)
            return await async_context.get().execute_webhook(
                interaction.application_id,
                interaction.token,
                session=interaction._session,
                proxy=http.proxy,
                proxy_auth=http.proxy_auth,
                payload=parts.payload,
                multipart=parts.multipart,
                files=parts.files,
                wait=True,
                with_components="components" in body,
            )

        return _id_of(await _lately(attempt, repeatable=False))

    async def _original(self, interaction: Press) -> int:
        """The id of the message that was the first answer; 0 when there is none."""
        http = self._bot.http

        async def attempt() -> object:
            return await async_context.get().get_original_interaction_response(
                interaction.application_id,
                interaction.token,
                session=interaction._session,
                proxy=http.proxy,
                proxy_auth=http.proxy_auth,
            )

        try:
            return _id_of(await persist(attempt, _LOOK_WITHIN, repeatable=True, cut_off=True)) or 0
        except FAILURES:
            return 0


class PromptAdapter(AsyncWebhookAdapter):
    """One bounded try for each request about an interaction.

    The library's own waits a second or more after a fault, of the three that there are.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    async def request(
        self,
        route: Route,
        session: aiohttp.ClientSession,
        *,
        payload: dict[str, Any] | None = None,
        multipart: list[dict[str, Any]] | None = None,
        params: dict[str, Any] | None = None,
        **options: Any,  # noqa: ANN401 - the library's own, of several types
    ) -> object:
        data: aiohttp.FormData | bytes | None = None
        headers = {}
        if multipart:
            data = aiohttp.FormData(quote_fields=False)
            for part in multipart:
                data.add_field(**part)
        elif payload is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(payload).encode()
        async with session.request(
            route.method,
            route.url,
            data=data,
            headers=headers,
            params=params,
            proxy=options.get("proxy"),
            proxy_auth=options.get("proxy_auth"),
            timeout=timeout(),
        ) as response:
            answer = await json_or_text(response)
        if response.status < 300:
            if isinstance(answer, str) and answer:
                # A proxy's page, which tells nothing of whether Discord took it.
                raise ValueError("no JSON")
            return answer
        kinds = {403: discord.Forbidden, 404: discord.NotFound}
        raise kinds.get(response.status, discord.HTTPException)(response, answer)


async def _lately(attempt: Callable[[], Awaitable[object]], *, repeatable: bool) -> object:
    """What Discord gives for what comes after an acknowledgement; ``None`` for a failure."""
    try:
        return await persist(attempt, _COMPLETE_WITHIN, repeatable=repeatable)
    except FAILURES as error:
        _log.warning("An answer could not be completed: %s.", told(error))
        return None


def parts_of(payload: dict[str, Any], files: Sequence[Picture]) -> MultipartParameters:
    """A request's body as the library takes it; files are read anew for each try."""
    if not files:
        return MultipartParameters(payload=payload, multipart=None, files=None)
    parts: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(payload)}]
    sent = [discord.File(io.BytesIO(each.data), each.name) for each in files]
    parts += [
        {
            "name": f"files[{number}]",
            "value": file.fp,
            "filename": file.filename,
            "content_type": guess_type(file.filename)[0] or "application/octet-stream",
        }
        for number, file in enumerate(sent)
    ]
    return MultipartParameters(payload=None, multipart=parts, files=sent)


def _message_in(given: object) -> int:
    """The id of the message that an interaction's callback made; 0 when it is not told."""
    try:
        return int(given["resource"]["message"]["id"])  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return 0


def _id_of(message: object) -> int | None:
    if message is None:
        return None
    return int(message["id"]) if isinstance(message, dict) and "id" in message else 0
