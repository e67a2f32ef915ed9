"""Corrections over real sockets: carried out once, however often the bot is killed over them."""

import time

from bot.app import open_desk
from tests.bot.edited import correct
from tests.wire.faults import reset
from tests.wire.payloads import texts_of
from tests.wire.town import Town


async def correct_in_another_program(town: Town, message: int) -> None:
    """What heads an answer is put right by a program that the bot knows nothing of."""
    guild = town.guild.id
    async with open_desk(f"sqlite:///{town.bot.record}", clock=lambda: int(time.time())) as desk:
        post = await desk.posts.post_in(message)
        assert post is not None
        cited = post.facts[0]
        knowledge = await desk.knowledge(guild)
        (fact,) = await knowledge.current([(cited.scope, cited.fact)])
        right = fact.statement.replace("3,000", "3,100")
        await correct(desk, fact, guild=guild, statement=right, reason="Misread")


async def test_killed_between_edit_and_correction_the_answer_is_put_right_once(town: Town) -> None:
    """Killed again after the correction has arrived, before the bot hears of that."""
    town.bot.start()
    await town.ready()
    answer = await town.discord.answered(await town.ask())
    await correct_in_another_program(town, int(answer["id"]))
    await town.bot.kill()
    path = f"/channels/{answer['channel_id']}/messages/{answer['id']}"
    town.discord.faults.add("PATCH", path, reset(applied=True))

    def shown() -> str:
        return texts_of(town.discord.world.find(int(answer["id"])) or {}).replace("*", "")

    town.bot.start()
    await town.discord.until(lambda: "Corrected" in shown(), 20)
    await town.bot.kill()
    town.bot.start()
    await town.discord.until(lambda: len(town.discord.requests("PATCH", path)) == 2, 20)
    assert "Over 3,100 people had been detained" in shown()
    assert (
        shown().count("“Over 3,000 people had…” → “Over 3,100 people had…” · Reason: Misread") == 1
    )
    assert await town.bot.stop() == 0
    assert len(town.discord.requests("PATCH", path)) == 2
    assert town.sound() == []
