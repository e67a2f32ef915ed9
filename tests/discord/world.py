"""A small town in an in-memory Discord: a guild, a channel, a few people, and the bot among them."""

import asyncio
import itertools
import json
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord._runtime import _BOT_SCOPE

from bot.client import Ticktock
from bot.config import Settings
from bot.correcting.pace import Pace
from bot.desk import Desk

__all__ = ["Clock", "Whole", "World", "text_of", "texts_in"]


class Clock:
    """Unix seconds: those of ``begin``, and simcord's once it runs."""

    def __init__(self, begin: int) -> None:
        self._begin = begin
        self.env: simcord.Env | None = None

    def __call__(self) -> int:
        return self._begin if self.env is None else int(self.env.now().timestamp())


class Whole(Ticktock):
    """The bot as it is. Its chores never end, so simcord must not wait for them to end; and between two
    corrections nobody waits, as between two looks at their clock lie ten seconds."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        seconds = itertools.count(0.0, 10.0)
        self.corrections._pace = Pace(lambda: next(seconds))
        outbox = self.sender._outbox
        begin = outbox.start

        def begin_aside() -> None:
            token = _BOT_SCOPE.set(None)
            try:
                begin()
            finally:
                _BOT_SCOPE.reset(token)

        outbox.start = begin_aside  # type: ignore[method-assign]

    def _start(self, chore: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        if getattr(chore, "__name__", "") == "_sync":
            return super()._start(chore)
        token = _BOT_SCOPE.set(None)
        try:
            return super()._start(chore)
        finally:
            _BOT_SCOPE.reset(token)


@dataclass(frozen=True, slots=True)
class World:
    """``alice`` and ``bob`` are plain members, ``boss`` manages the guild."""

    env: simcord.Env
    bot: Ticktock
    desk: Desk
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor
    boss: simcord.MemberActor

    @property
    def me(self) -> int:
        assert self.bot.user is not None
        return self.bot.user.id

    @property
    def call(self) -> str:
        """The mention of the bot."""
        return f"<@{self.me}>"

    async def ask(
        self,
        question: str,
        *,
        who: simcord.MemberActor | None = None,
        where: simcord.ChannelHandle | None = None,
        to: Any = None,
    ) -> discord.Message:
        """Mention the bot with a question, by default as Alice in the channel; the question's message."""
        return await (who or self.alice).send(
            where or self.channel, f"{self.call} {question}", reply_to=to
        )

    def said(self, where: simcord.ChannelHandle | None = None) -> list[discord.Message]:
        """What the bot has said in a channel, oldest first; what one member alone sees is not there."""
        history = (where or self.channel).history()
        return [each for each in history if each.author.id == self.me]

    def last(self, where: simcord.ChannelHandle | None = None) -> str:
        """All text of the last thing that the bot has said; empty when it has said nothing."""
        said = self.said(where)
        return text_of(said[-1]) if said else ""

    def requests(self, method: str, path: str) -> int:
        """How many requests of a kind the bot has made."""
        return sum(each.method == method and path in each.path for each in self.env.http_requests)


def text_of(message: Any) -> str:
    """All text of a message or of an answer to an interaction: its own and that of its components."""
    parts = [each if isinstance(each, dict) else each.to_dict() for each in message.components]
    return "\n".join(text for text in (message.content, *texts_in(parts)) if text)


def texts_in(component: Any) -> Iterator[str]:
    """The texts of components, whatever holds them."""
    if isinstance(component, list):
        for each in component:
            yield from texts_in(each)
    elif isinstance(component, dict):
        if isinstance(component.get("content"), str):
            yield component["content"]
        yield from texts_in(component.get("components", []))


def buttons_of(message: Any) -> dict[str, str]:
    """Labels of a message's buttons with what a press of each sends."""
    found: dict[str, str] = {}

    def look(component: Any) -> None:
        if isinstance(component, list):
            for each in component:
                look(each)
        elif isinstance(component, dict):
            if component.get("custom_id"):
                found[component.get("label", "")] = component["custom_id"]
            look(component.get("components", []))

    look([each if isinstance(each, dict) else each.to_dict() for each in message.components])
    return found


def as_json(message: Any) -> str:
    """A message's components as JSON, for looking something up in all of it."""
    parts = [each if isinstance(each, dict) else each.to_dict() for each in message.components]
    return json.dumps(parts, ensure_ascii=False)
