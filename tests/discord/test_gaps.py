"""What was asked and is not on record: counted without whoever asked, told to who waits once it is known."""

from typing import Any, Final

import discord
import simcord

from bot.gaps.noting import fill
from knowledge.storage.keeping import Gap, GapKind, GapState
from tests.bot.answers import COUNTS
from tests.discord.posted import answered
from tests.discord.world import World, buttons_of, text_of

HURT: Final = "how many people were injured in Oldtown on 3 July?"
LABEL: Final = "how many · injured · Oldtown · 3 July 2021"
AWAIT: Final = "Tell me when this is known"


async def gaps(world: World, state: GapState | None = GapState.OPEN) -> tuple[Gap, ...]:
    return await world.desk.keeps.gaps(world.guild.id, state=state)


async def ask(world: World, question: str = HURT, who: Any = None) -> discord.Message:
    """A question, and its answer."""
    await world.ask(question, who=who)
    return world.said()[-1]


def said(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    assert result.response.ephemeral
    return text_of(result.response)


def direct(world: World, who: simcord.MemberActor) -> list[discord.Message]:
    return world.said(who.user.dm_channel)


async def test_question_without_an_answer_is_counted_without_who_asked(world: World) -> None:
    await ask(world)
    await ask(world, "number of injured in oldtown by july 3rd", world.bob)
    (gap,) = await gaps(world)
    at = world.desk.clock()
    assert gap == Gap(
        guild=world.guild.id,
        event="flood-2021",
        kind=GapKind.UNANSWERED,
        key=gap.key,
        label=LABEL,
        first=gap.first,
        last=gap.last,
        count=2,
        number=gap.number,
    )
    assert gap.first <= gap.last <= at


async def test_what_is_answered_is_no_gap_and_has_no_button(world: World) -> None:
    answer = await answered(world)
    assert AWAIT not in buttons_of(answer)
    assert await gaps(world) == ()


async def test_questions_in_direct_messages_are_not_counted(world: World) -> None:
    await world.alice.user.send_dm(HURT)
    (answer,) = direct(world, world.alice)
    assert AWAIT not in buttons_of(answer)
    assert await gaps(world) == ()
    assert await world.desk.keeps.gaps(0) == ()


async def test_commands_are_counted_in_private_too(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=HURT, private=True)
    assert said(result)
    (gap,) = await gaps(world)
    assert (gap.label, gap.count) == (LABEL, 1)


async def test_personal_words_of_a_question_are_kept_nowhere(world: World) -> None:
    await ask(
        world, "did Jane Quux-Miller of 5551234 see the bridge of Oldtown collapse in May 2019?"
    )
    for gap in await gaps(world):
        told = f"{gap.key} {gap.label}".lower()
        assert not any(word in told for word in ("jane", "quux", "5551234"))


async def test_who_waits_is_told_once_it_is_known(world: World) -> None:
    answer = await ask(world)
    for who in (world.alice, world.bob, world.bob):
        result = await who.click(answer, label=AWAIT)
        assert "I write to you directly once it is known" in said(result)
    (gap,) = await gaps(world)
    assert gap.count == 1
    told = await fill(world.desk, gap, COUNTS[0], locale="en", place="Steppe")
    assert told == 2
    world.bot.sender.wake(0)
    for who in (world.alice, world.bob):
        for _ in range(100):
            if direct(world, who):
                break
            await world.env.advance_time(1)
        (message,) = direct(world, who)
        assert "Steppe: what you waited for is on record now: how many · injured" in text_of(
            message
        )
        assert COUNTS[0].statement in text_of(message)
    (filled,) = await gaps(world, GapState.FILLED)
    assert filled.fact == COUNTS[0].id
    assert await fill(world.desk, filled, COUNTS[0], locale="en", place="Steppe") == 0


async def test_waiting_goes_on_from_an_answer_whose_gap_was_dismissed(world: World) -> None:
    answer = await ask(world)
    (gap,) = await gaps(world)
    at = world.desk.clock()
    await world.desk.keeps.settle_gap(world.guild.id, gap.number, GapState.DISMISSED, at=at)
    await world.bob.click(answer, label=AWAIT)
    (again,) = await gaps(world)
    assert again.number == gap.number
    assert await fill(world.desk, again, COUNTS[0], locale="en", place="Steppe") == 1


async def test_report_counts_what_was_asked_and_keeps_the_reported_fact(world: World) -> None:
    answer = await answered(world, "how many people were evacuated by 4 July?")
    for who in (world.alice, world.bob, world.bob):
        shown = await who.click(answer, label="Report")
        assert shown.modal is not None
        (label,) = shown.modal["components"]
        field = label["component"]["custom_id"]
        await who.submit_modal(shown, {field: "Jane Quux knows better."})
    (gap,) = await gaps(world)
    assert (gap.kind, gap.count, gap.fact) == (GapKind.REPORTED, 2, "FL-0008")
    assert "evacuated" in gap.label
    assert "quux" not in f"{gap.key} {gap.label}".lower()


async def test_report_of_what_nobody_asked_counts_its_fact(world: World) -> None:
    result = await world.alice.slash(world.channel, "fact", id="FL-0003")
    assert result.response is not None
    shown = await world.bob.click(result.response.message, label="Report")
    assert shown.modal is not None
    (label,) = shown.modal["components"]
    await world.bob.submit_modal(shown, {label["component"]["custom_id"]: "Wrong."})
    (gap,) = await gaps(world)
    assert (gap.kind, gap.fact) == (GapKind.REPORTED, "FL-0003")
    assert gap.label == "FL-0003 · Mill Bridge in Oldtown collapsed."
