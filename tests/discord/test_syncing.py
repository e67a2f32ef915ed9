"""Commands are told to whom they are for, once, and nobody sees one twice."""

import subprocess
import sys

import discord
import pytest

from bot.config import Settings
from bot.desk import Desk
from bot.running.syncing import _PROGRAM, EVERYBODY, Known, sync_commands, tell_if_changed
from bot.words import texts
from tests.discord.world import World


class Teller:
    """Tells what is asked, and counts."""

    def __init__(self, told: Known) -> None:
        self.told = told
        self.asked: list[Known] = []

    async def __call__(self, known: Known) -> Known:
        self.asked.append(known)
        return self.told


async def test_what_is_known_is_not_told_again(desk: Desk) -> None:
    teller = Teller({EVERYBODY: "x"})
    for _ in range(2):
        await tell_if_changed(desk.posts, teller, application=1)
    assert teller.asked == [{}]
    await tell_if_changed(desk.posts, teller, application=1, anyway=True)
    assert teller.asked[1:] == [{EVERYBODY: "x"}]


@pytest.mark.parametrize(("application", "guild"), [(2, 0), (1, 7)])
async def test_another_bot_or_guild_is_told(application: int, guild: int, desk: Desk) -> None:
    teller = Teller({EVERYBODY: "x"})
    await tell_if_changed(desk.posts, teller, application=1)
    await tell_if_changed(desk.posts, teller, application=application, guild=guild)
    assert len(teller.asked) == 2


async def test_guild_of_a_developer_gets_them_for_itself_and_loses_them_after(
    world: World,
) -> None:
    tree, guild = world.bot.tree, world.guild.id
    here = f"/guilds/{guild}/commands"
    known = await sync_commands(tree, {EVERYBODY: "before"}, guild=guild)
    assert world.requests("PUT", here) == 1
    assert known.keys() == {EVERYBODY, str(guild)}
    assert len(await tree.fetch_commands(guild=discord.Object(guild))) > 5
    assert await sync_commands(tree, known, guild=guild) == known
    assert world.requests("PUT", here) == 1
    after = await sync_commands(tree, {**known, EVERYBODY: "before"})
    assert after.keys() == {EVERYBODY}
    assert await tree.fetch_commands(guild=discord.Object(guild)) == []


@pytest.mark.parametrize("key", ["commands.ask.description", "choices.On this day"])
async def test_another_word_of_another_language_is_told(
    key: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = await sync_commands(world.bot.tree, {})
    spoken = texts("de")
    assert key in spoken
    monkeypatch.setitem(spoken, key, "Anders")
    after = await sync_commands(world.bot.tree, known)
    assert after.keys() == known.keys()
    assert after != known


@pytest.mark.parametrize(
    "settings", [{"process_count": 2, "process_index": 1, "shard_count": 2}], indirect=True
)
async def test_one_process_of_several_tells_them(settings: Settings, world: World) -> None:
    assert settings.process_index == 1
    assert world.requests("PUT", "/commands") == 0


def test_process_that_tells_them_ends_quietly_when_the_bot_was_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
