"""The client: what it asks of Discord, how it tells of faults, what it remembers and what it forgets."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any, cast

import discord
import pytest
import simcord
from discord import app_commands

from bot.client import Ticktock, intents_for
from bot.config import Settings
from bot.desk import Desk
from bot.sending.outbox import Later
from knowledge.errors import NotFound, StoreError
from knowledge.storage.posting import Guild, Post
from tests.discord.world import World, text_of


def test_no_privileged_intent_is_asked_for_by_default() -> None:
    intents = intents_for(Settings())
    assert {name for name, wanted in intents if wanted} == {
        "guilds",
        "guild_messages",
        "dm_messages",
    }
    assert intents_for(Settings(message_content=True)).message_content


async def test_nothing_is_kept_and_nobody_mentioned(desk: Desk, settings: Settings) -> None:
    bot = Ticktock(desk, settings)
    state = bot._connection
    mentions: discord.AllowedMentions | None = bot.allowed_mentions
    assert mentions is not None
    assert mentions.to_dict() == cast("object", {"parse": []})
    assert state.member_cache_flags == discord.MemberCacheFlags.none()
    assert state._messages is None
    assert not state._chunk_guilds
    assert bot.help_command is None


async def test_everything_is_there_at_the_start(world: World) -> None:
    named = {command.name for command in world.bot.tree.get_commands()}
    assert {"ask", "day", "figure", "digest", "setup", "help", "privacy"} <= named


async def test_commands_are_told_only_when_they_changed(
    desk: Desk, settings: Settings, simcord_env: simcord.Env, world: World
) -> None:
    def told() -> int:
        return world.requests("PUT", "/commands")

    assert told() == 1
    await simcord_env.restart_bot(type(world.bot)(desk, settings))
    assert told() == 1
    noted = json.loads(await desk.posts.note("commands"))
    await desk.posts.save_note(
        "commands", json.dumps({**noted, "told": {"0": "others"}, "made": ""})
    )
    await simcord_env.restart_bot(type(world.bot)(desk, settings))
    assert told() == 2


class TestFaults:
    """A command that goes wrong in every way there is."""

    @pytest.fixture
    def broken(self, world: World) -> Iterator[list[Exception]]:
        raised: list[Exception] = []
        tree = world.bot.tree

        async def call(interaction: discord.Interaction[Any]) -> None:
            raise raised[0]

        tree.add_command(
            app_commands.Command(name="broken", description="Goes wrong", callback=call)
        )
        yield raised
        tree.remove_command("broken")

    async def fail(self, world: World, broken: list[Exception], error: Exception) -> str:
        broken.append(error)
        await world.bot.tree.sync()
        result = await world.alice.slash(world.channel, "broken")
        simcord.assert_error(world.env, type(error))
        assert result.response is not None
        assert result.response.ephemeral
        return text_of(result.response)

    async def test_refusal_is_told_in_its_own_words(
        self, world: World, broken: list[Exception]
    ) -> None:
        told = await self.fail(world, broken, NotFound("There is no fact “X”."))
        assert told == "There is no fact “X”."

    async def test_fault_is_told_in_one_plain_sentence(
        self, world: World, broken: list[Exception], caplog: pytest.LogCaptureFixture
    ) -> None:
        told = await self.fail(world, broken, ZeroDivisionError("a secret"))
        assert told == "Something went wrong on my side; please try again in a moment."
        assert "An interaction went wrong." in caplog.messages

    async def test_fault_is_told_in_the_language_of_the_guild(
        self, world: World, broken: list[Exception]
    ) -> None:
        await world.desk.posts.save_guild(Guild(world.guild.id, language="de"), at=0)
        assert (await self.fail(world, broken, ZeroDivisionError())).startswith("Bei mir")

    async def test_missing_right_is_told(self, world: World, broken: list[Exception]) -> None:
        told = await self.fail(world, broken, app_commands.CheckFailure())
        assert told == "You may not do that here."

    async def test_nothing_is_told_after_an_answer(
        self, world: World, caplog: pytest.LogCaptureFixture
    ) -> None:
        tree = world.bot.tree

        async def call(interaction: discord.Interaction[Any]) -> None:
            await world.bot.sender.tell(interaction, "This is the answer.")
            raise ZeroDivisionError

        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="broken", description="Goes wrong", callback=call
        )
        tree.add_command(command)
        await tree.sync()
        result = await world.alice.slash(world.channel, "broken")
        simcord.assert_error(world.env, ZeroDivisionError)
        assert result.response is not None
        assert text_of(result.response) == "This is the answer."
        assert result.followups == []
        tree.remove_command("broken")

    async def test_store_that_fails_does_not_keep_the_sentence_back(
        self,
        world: World,
        broken: list[Exception],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def guild(_id: int) -> Guild:
            raise StoreError("The record is away.")

        monkeypatch.setattr(world.desk.posts, "guild", guild)
        told = await self.fail(world, broken, StoreError("The record is away."))
        assert told == "The record is away."


async def test_question_that_came_while_it_was_away_is_answered_once(
    world: World, desk: Desk, settings: Settings
) -> None:
    """Where the bot was spoken to before; what was answered is not answered again."""
    await world.ask("how many were detained?")
    before = len(world.said())
    assert before == 1
    await world.bot._missed.note()
    bot = type(world.bot)(desk, settings)
    await world.env.restart_bot(bot)
    message = {
        "id": str(world.channel.history()[-1].id + (1 << 22)),
        "channel_id": str(world.channel.id),
        "author": {
            "id": str(world.alice.id),
            "username": "alice",
            "discriminator": "0",
            "avatar": None,
        },
        "content": f"<@{world.me}> when was the airport seized?",
        "mentions": [{"id": str(world.me), "username": "t", "discriminator": "0", "avatar": None}],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "tts": False,
        "timestamp": "2026-01-01T00:00:05+00:00",
        "edited_timestamp": None,
        "type": 0,
    }
    assert await bot._missed._take(message, world.guild.id)
    assert not await bot._missed._take(message, world.guild.id)
    answered = await desk.posts.answer_to(world.channel.history()[0].id)
    assert answered is not None
    old = {**message, "id": answered.key.removeprefix("m")}
    bot._arrivals._seen.clear()
    assert not await bot._missed._take(old, world.guild.id)


async def test_parts_come_in_when_somebody_asks(desk: Desk, settings: Settings) -> None:
    """Talk among members calls for nothing; a mention does, and is not lost meanwhile."""
    bot = Ticktock(desk, settings, sparing=True)
    bot._connection.user = discord.ClientUser(
        state=bot._connection,
        data={"id": 42, "username": "t", "discriminator": "0", "avatar": None},  # type: ignore[typeddict-item]
    )
    taken: list[str] = []
    parsers: dict[str, Any] = {"MESSAGE_CREATE": lambda data: taken.append(data["id"])}
    bot._arrivals.stand_before(parsers)
    await bot._async_setup_hook()
    parsers["MESSAGE_CREATE"]({"id": "1", "guild_id": "5", "channel_id": "6", "mentions": []})
    assert not bot._chores
    parsers["MESSAGE_CREATE"](
        {"id": "2", "guild_id": "5", "channel_id": "6", "mentions": [{"id": "42"}]}
    )
    parsers["MESSAGE_CREATE"]({"id": "3", "channel_id": "6", "mentions": []})
    assert taken == []
    await asyncio.wait_for(asyncio.gather(*bot._chores), 10)
    assert taken == ["2", "3"]
    assert bot.tree.get_command("ask") is not None
    await bot.close()


async def test_each_process_sends_for_its_own_guilds(desk: Desk) -> None:
    bot = Ticktock(desk, Settings(shard_count=4, process_count=2, process_index=1))
    assert bot.shard_ids == [1, 3]
    assert [bot._owns(shard << 22) for shard in range(4)] == [False, True, False, True]
    assert bot._owns(0) is False
    assert Ticktock(desk, Settings())._owns(0)


async def test_addresses_of_the_settings_are_used(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", "")
    bot = Ticktock(
        desk,
        Settings(discord_api_url="http://127.0.0.1:1", discord_gateway_url="ws://127.0.0.1:2"),
    )
    assert discord.http.Route("GET", "/x").url == "http://127.0.0.1:1/api/v10/x"
    assert str(bot.front_door) == "ws://127.0.0.1:2/"


async def test_process_whose_shards_are_gone_takes_and_sends_nothing(desk: Desk) -> None:
    there = True
    bot = Ticktock(desk, Settings(), holds=lambda: there)
    taken: list[str] = []
    parsers: dict[str, Any] = {
        event: lambda data: taken.append(data["id"])
        for event in ("MESSAGE_CREATE", "INTERACTION_CREATE")
    }
    bot._arrivals.stand_before(parsers)
    bot._arrivals.release()
    parsers["MESSAGE_CREATE"]({"id": "1", "channel_id": "6"})
    there = False
    parsers["MESSAGE_CREATE"]({"id": "2", "channel_id": "6"})
    parsers["INTERACTION_CREATE"]({"id": "3"})
    assert (taken, bot.has_seen(2), bot._owns(0)) == (["1"], False, False)
    outcome = await bot.sender._deliver(Post("p", "answer", 6, guild=5), False)
    assert isinstance(outcome, Later)
    assert not outcome.counts
