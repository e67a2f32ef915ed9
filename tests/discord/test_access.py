"""Who somebody is, as Discord vouches for it; the table itself is tried with all commands elsewhere."""

from typing import Any, Final

import discord
import pytest
import simcord

from bot.access import author_of
from bot.words import ENGLISH
from tests.discord.editors import EVENT, Filled, open_to_all, said
from tests.discord.world import World, buttons_of

LED: Final = {"kb audit", "digest list", "setup show"}
TRIED: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "kb add": ("add", {"event": EVENT}),
    "kb history": ("history", {"fact": "FL-0003"}),
    "kb audit": ("audit", {}),
    "watch event": ("watch-channel", {"event": EVENT}),
    "digest list": ("digest", {}),
    "setup show": ("set-up", {}),
}
"""A command for each way to look at who may, the action that it is, and what is typed."""


def refusal_in(shown: Filled) -> str:
    """The refusal that somebody was told; nothing where they were told anything else."""
    if shown.modal is not None:
        return ""
    told = said(shown)
    return next(
        (each for each in ("editors", "manage") if told == ENGLISH.say(f"access.{each}")), ""
    )


async def attempts(world: World, who: simcord.MemberActor, where: Any) -> dict[str, str]:
    """How each command is refused."""
    await world.env.settle()
    open_to_all(world, "kb", "digest", "setup")
    found = {}
    for command, (_, options) in TRIED.items():
        channel = {"channel": where} if command == "watch event" else {}
        found[command] = refusal_in(await who.slash(where, command, **options, **channel))
    return found


@pytest.mark.parametrize("kind", ["owner", "administrator"])
async def test_owners_and_administrators_need_no_other_right(world: World, kind: str) -> None:
    rights = discord.Permissions(administrator=True)
    who = world.guild.add_member(
        world.env.create_user("admin"), roles=[world.guild.create_role("Admin", permissions=rights)]
    )
    if kind == "owner":
        who = simcord.MemberActor(world.env, world.guild, world.guild.owner)
    told = await attempts(world, who, world.channel)
    assert set(told.values()) == {""}
    assert await world.desk.keeps.audit(world.guild.id) == ()


async def test_every_right_in_one_channel_is_none_in_the_guild(world: World) -> None:
    """And each refused attempt is in the audit."""
    every = discord.PermissionOverwrite.from_pair(
        discord.Permissions.all_channel(), discord.Permissions.none()
    )
    channel = world.guild.create_text_channel("own", overwrites={world.alice: every})
    told = await attempts(world, world.alice, channel)
    assert told == {each: "manage" if each in LED else "editors" for each in TRIED}
    entries = await world.desk.keeps.latest(world.guild.id, limit=100)
    assert sorted((each.action, each.note) for each, _ in entries) == sorted(
        ("denied", action) for action, _ in TRIED.values()
    )
    assert {who.name for _, who in entries} == {"alice"}


async def test_who_says_something_is_described_as_an_actor(world: World) -> None:
    heard: list[discord.Message] = []

    async def hear(message: discord.Message) -> None:
        heard.append(message)

    world.bot.add_listener(hear, "on_message")
    hook = world.guild.create_webhook(world.channel)
    await world.boss.send(world.channel, "Hello.")
    await hook.send("Hello.")
    await world.alice.send_dm("Hello.")
    await world.env.settle()
    boss, webhook, alone = [author_of(each) for each in heard if each.author.id != world.me]
    assert (boss.user, boss.guild, boss.name) == (world.boss.id, world.guild.id, "boss")
    assert boss.manages
    assert not boss.webhook
    assert webhook.webhook
    assert (alone.user, alone.guild, alone.manages) == (world.alice.id, 0, False)


async def test_answers_outside_a_guild_have_nobody_to_report_to(world: World) -> None:
    await world.alice.send_dm("when did the Mill Bridge collapse?")
    (answer,) = world.said(world.alice.user.dm_channel)
    assert set(buttons_of(answer)) >= {"Sources", "Remove"}
    assert "Report" not in buttons_of(answer)
    await world.alice.user.click(answer, label="Remove")
    assert world.said(world.alice.user.dm_channel) == []
