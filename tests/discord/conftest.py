"""A whole bot in an in-memory Discord, over a record of its own: the bundled event and a small flood."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Final

import discord
import pytest
import pytest_asyncio
import simcord

from bot.app import open_desk, open_knowledge
from bot.config import Settings
from bot.desk import Desk
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.service import KnowledgeBase
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.discord.editors import editor, open_to_all
from tests.discord.told import sync_made_once
from tests.discord.world import Clock, Whole, World

FLOOD: Final = Pack(
    EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), (BRIDGE, DENIAL, *COUNTS)
)
"""The event "The valley flood, 2021", with the slug ``flood-2021``, beside ``kazakhstan-2022``."""
BEGIN: Final = 1_767_225_600
"""1 January 2026, when simcord's clock begins."""


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with both events; to be copied."""
    folder = tmp_path_factory.mktemp("record")
    write_pack(FLOOD, folder / "flood")
    asyncio.run(_load(folder / "record.db", folder / "flood"))
    return folder / "record.db"


async def _load(file: Path, pack: Path) -> None:
    async with open_knowledge(f"sqlite:///{file}", now=BEGIN) as knowledge:
        await knowledge.import_pack(pack, actor="tests", at=BEGIN)


@pytest.fixture
def clock() -> Clock:
    """The bot's clock, which ``env.advance_time`` moves."""
    return Clock(BEGIN)


@pytest.fixture(scope="session")
def tried(record: Path) -> None:
    """What a bot that starts does in advance is done, once in this process."""
    asyncio.run(_try(record))


async def _try(record: Path) -> None:
    async with open_desk(f"sqlite:///{record}", clock=Clock(BEGIN)) as opened:
        await opened.knowledge(0)


async def _trying_nothing(knowledge: KnowledgeBase, *, today: date) -> None:
    """Most tests ask little, and a first question reads for itself what it needs."""


@pytest_asyncio.fixture
async def desk(
    record: Path, tmp_path: Path, clock: Clock, tried: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Desk]:
    """The desk over a record of the test's own, ready to answer."""
    monkeypatch.setattr(KnowledgeBase, "warm_up", _trying_nothing)
    file = tmp_path / "record.db"
    shutil.copy(record, file)
    async with open_desk(f"sqlite:///{file}", clock=clock) as opened:
        await opened.knowledge(0)
        yield opened


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """The operator's settings; others by ``parametrize("settings", [{…}], indirect=True)``."""
    return Settings(**{"shard_count": 1, **getattr(request, "param", {})})


@pytest.fixture
def simcord_bot(desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Whole:
    monkeypatch.setattr("bot.client.sync_commands", sync_made_once)
    return Whole(desk, settings)


@pytest_asyncio.fixture
async def quiet(simcord_env: simcord.Env, desk: Desk) -> AsyncIterator[None]:
    """Whatever is being written is written before simcord cancels all that is under way."""
    yield
    await desk._store._writes.finish()  # type: ignore[attr-defined]


@pytest.fixture
def world(
    simcord_env: simcord.Env, simcord_bot: Whole, desk: Desk, clock: Clock, quiet: None
) -> World:
    """The bot in a guild with a channel and three people."""
    clock.env = simcord_env
    guild = simcord_env.create_guild("Steppe")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return World(
        env=simcord_env,
        bot=simcord_bot,
        desk=desk,
        guild=guild,
        channel=guild.create_text_channel("general"),
        alice=guild.add_member(simcord_env.create_user("alice")),
        bob=guild.add_member(simcord_env.create_user("bob")),
        boss=guild.add_member(simcord_env.create_user("boss"), roles=[managers]),
    )


@pytest.fixture
async def opened(world: World) -> None:
    """Everybody is shown the commands of the record; who may use them is looked at by the bot."""
    await world.env.settle()
    open_to_all(world, "kb")


@pytest.fixture
async def ed(world: World) -> simcord.MemberActor:
    """A second one who keeps the record, beside the manager."""
    return await editor(world)
