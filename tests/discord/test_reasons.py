"""Reasons of edits on Discord: those that are refused, and those that the bot gives itself."""

from dataclasses import replace

import pytest

from bot.words import words_for
from tests.discord.editors import EVENT, said
from tests.discord.world import World

pytestmark = pytest.mark.usefixtures("opened")


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_reason_that_is_refused_is_named_as_the_field(world: World, language: str) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), language=language)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    words = words_for(language)
    told = await world.boss.slash(world.channel, "kb retract", fact="FL-0003", reason="@everyone")
    wrong = words.say("remark.entry-mention")
    assert words.say("remark.entry-about", field=words.say("field.reason"), told=wrong) in said(
        told
    )


async def test_the_bots_own_reasons_are_told_in_the_language_of_each_reader(world: World) -> None:
    await world.boss.slash(
        world.channel, "kb link", fact="FL-0003", kind="updates", other="fl-0004", event=EVENT
    )
    for language in ("de", "kk", "en"):
        guild = replace(await world.desk.posts.guild(world.guild.id), language=language)
        await world.desk.posts.save_guild(guild, at=world.desk.clock())
        words = words_for(language)
        told = said(await world.boss.slash(world.channel, "kb history", fact="FL-0003"))
        link = words.say("link.updates", fact="FL-0004")
        assert words.say("remark.own-linked", link=link) in told
        assert words.say("remark.own-loaded") in told
