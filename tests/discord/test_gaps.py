"""What was asked and is not on record: counted without whoever asked, told to who waits once it is known."""

import asyncio
from dataclasses import replace
from typing import Any, Final

import discord
import simcord
from simcord.backend.serializers import message_payload

from bot.blocks import Reply, Sentence
from bot.config import Settings
from bot.gaps.acts import Act, button, form_id
from bot.gaps.noting import fill as fill_gap
from bot.gaps.noting import reasons_of
from bot.layout import lay_out
from bot.words import words_for
from knowledge.storage.keeping import Gap, GapKind, GapState
from knowledge.storage.posting import Guild, Post
from tests.bot.answers import COUNTS
from tests.discord.editors import default_of, editor, fill, open_to_all, press, said
from tests.discord.forging import Forger, told
from tests.discord.posted import answered, settled
from tests.discord.world import Whole, World, buttons_of, text_of

HURT: Final = "how many people were injured in Oldtown on 3 July?"
LABEL: Final = "how many · injured · Oldtown · 3 July 2021"
AWAIT: Final = "Tell me when known"


async def gaps(world: World, state: GapState | None = GapState.OPEN) -> tuple[Gap, ...]:
    return await world.desk.keeps.gaps(world.guild.id, state=state)


async def ask(world: World, question: str = HURT, who: Any = None) -> discord.Message:
    """A question, and its answer."""
    await world.ask(question, who=who)
    return world.said()[-1]


def direct(world: World, who: simcord.MemberActor) -> list[discord.Message]:
    return world.said(who.user.dm_channel)


async def arrived(world: World, who: simcord.MemberActor) -> discord.Message:
    """The only direct message to somebody, once it is there."""
    for _ in range(1000):
        if direct(world, who):
            break
        await asyncio.sleep(0.005)
    (message,) = direct(world, who)
    return message


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
    told = await fill_gap(world.desk, gap, COUNTS[0], locale="en", place="Steppe")
    assert told == 2
    world.bot.sender.wake(0)
    for who in (world.alice, world.bob):
        message = await arrived(world, who)
        assert "Steppe: what you waited for is on record now: how many · injured" in text_of(
            message
        )
        assert COUNTS[0].statement in text_of(message)
    (filled,) = await gaps(world, GapState.FILLED)
    assert filled.fact == COUNTS[0].id
    assert await fill_gap(world.desk, filled, COUNTS[0], locale="en", place="Steppe") == 0


async def test_waiting_goes_on_from_an_answer_whose_gap_was_dismissed(world: World) -> None:
    answer = await ask(world)
    (gap,) = await gaps(world)
    at = world.desk.clock()
    await world.desk.keeps.settle_gap(world.guild.id, gap.number, GapState.DISMISSED, at=at)
    await world.bob.click(answer, label=AWAIT)
    (again,) = await gaps(world)
    assert again.number == gap.number
    assert await fill_gap(world.desk, again, COUNTS[0], locale="en", place="Steppe") == 1


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


async def report(
    world: World, who: simcord.MemberActor, message: discord.Message, reason: str
) -> str:
    """Report an answer; what the one who does is told."""
    shown = await who.click(message, label="Report")
    assert shown.modal is not None
    (label,) = shown.modal["components"]
    return said(await who.submit_modal(shown, {label["component"]["custom_id"]: reason}))


async def test_what_was_reported_is_shown_with_the_gap(world: World) -> None:
    answer = await answered(world, "how many people were evacuated by 4 July?")
    thanks = words_for("en").say("views.reported")
    assert await report(world, world.bob, answer, "Only 300 were evacuated.") == thanks
    assert await report(world, world.alice, answer, "It was the day after.") == thanks
    opened = said(await press(world.boss, await listed(world), "1"))
    assert "What was reported" in opened
    assert "Only 300 were evacuated." in opened
    assert "It was the day after." in opened
    await world.desk.posts.forget_member(world.bob.id)
    opened = said(await press(world.boss, await listed(world), "1"))
    assert "Only 300 were evacuated." not in opened


async def test_report_of_a_fact_is_shown_with_its_gap_alone(world: World) -> None:
    for fact, reason in (("FL-0003", "It still stands."), ("FL-0004", "That was later.")):
        result = await world.alice.slash(world.channel, "fact", id=fact)
        assert result.response is not None
        await report(world, world.bob, result.response.message, reason)
    for fact, reason in (("FL-0003", "It still stands."), ("FL-0004", "That was later.")):
        (gap,) = [each for each in await gaps(world) if each.fact == fact]
        assert [told for _, told in await reasons_of(world.desk, gap)] == [reason]


async def test_report_that_nobody_will_see_says_so(world: World) -> None:
    answer = await ask(world, "Quux Zorblax?")
    told = await report(world, world.bob, answer, "She is known.")
    assert await gaps(world) == ()
    assert told == words_for("en").say("views.reported-unseen")


# What editors do about them.


async def listed(world: World, who: simcord.MemberActor | None = None) -> simcord.InteractionResult:
    open_to_all(world, "kb")
    return await (who or world.boss).slash(world.channel, "kb gaps")


async def test_only_editors_see_gaps(world: World) -> None:
    await ask(world)
    assert LABEL not in said(await listed(world, world.alice))
    assert "injured · Oldtown" in said(await listed(world, await editor(world)))


async def test_one_press_leads_from_a_gap_to_the_fact_that_fills_it(world: World) -> None:
    answer = await ask(world)
    await world.alice.click(answer, label=AWAIT)
    shown = await listed(world)
    assert "asked once · 1 Jan 2026" in said(shown)
    opened = await press(world.boss, shown, "1")
    form = await press(world.boss, opened, "Add a fact")
    assert default_of(form)["date"] == "3 July 2021"
    assert default_of(form)["figures"] == "injured: "
    saved = await fill(
        world.boss,
        form,
        statement="12 people were injured in Oldtown.",
        source="River rises",
        who="the fire brigade",
    )
    told = said(saved)
    assert "12 people were injured in Oldtown." in told
    assert "1 member who waited for it is told." in told
    (filled,) = await gaps(world, GapState.FILLED)
    assert filled.fact
    assert await gaps(world) == ()
    message = await arrived(world, world.alice)
    assert "12 people were injured in Oldtown." in text_of(message)
    assert "people were injured in Oldtown" in text_of(await ask(world))


async def test_gap_is_filled_with_a_fact_that_is_there(world: World) -> None:
    await ask(world)
    opened = await press(world.boss, await listed(world), "1")
    form = await press(world.boss, opened, "Filled by …")
    assert form.modal is not None
    (label,) = form.modal["components"]
    field = label["component"]["custom_id"]
    wrong = await world.boss.submit_modal(form, {field: "FL-9999"})
    assert "There is no fact “FL-9999”; choose" in said(wrong)
    opened = await press(world.boss, await listed(world), "1")
    form = await press(world.boss, opened, "Filled by …")
    assert form.modal is not None
    (label,) = form.modal["components"]
    done = await world.boss.submit_modal(form, {label["component"]["custom_id"]: "fl-0003"})
    assert "Filled by FL-0003." in said(done)
    assert "No gap is open" in said(done)


async def test_form_that_asks_for_the_fact_is_not_kept_in_memory(
    world: World, simcord_env: simcord.Env, settings: Settings
) -> None:
    """So one that was opened before a restart is taken after it."""
    await ask(world)
    opened = await press(world.boss, await listed(world), "1")
    form = await press(world.boss, opened, "Filled by …")
    assert not world.bot._connection._view_store._modals
    await simcord_env.restart_bot(Whole(world.desk, settings))
    assert "Filled by FL-0003." in said(await fill(world.boss, form, fact="FL-0003"))
    (filled,) = await gaps(world, GapState.FILLED)
    assert filled.fact == "FL-0003"


async def test_form_that_asks_for_the_fact_counts_only_for_who_may(world: World) -> None:
    await ask(world)
    (gap,) = await gaps(world)
    forger = Forger(world, world.alice.id, world.guild.id, world.channel.id, world.boss)
    (message,) = world.said()[-1:]
    payload = message_payload(
        world.env.backend, world.env.backend.get_message(world.channel.id, message.id)
    )
    shown = await forger.submit(form_id(gap.number), dict(payload), fact="FL-0003")
    assert "Only editors" in told(shown)
    assert await gaps(world) == (gap,)


async def test_gap_is_dismissed_and_comes_back_when_it_is_asked_again(world: World) -> None:
    await ask(world)
    opened = await press(world.boss, await listed(world), "1")
    other = await press(world.boss, await listed(world), "1")
    done = await press(world.boss, opened, "Dismiss")
    assert "Dismissed." in said(done)
    assert await gaps(world) == ()
    again = await press(world.boss, other, "Dismiss")
    assert "That gap is closed already." in said(again)
    await ask(world)
    assert len(await gaps(world)) == 1


async def test_press_counts_only_for_who_may_now(world: World) -> None:
    """Somebody who lost the role since can do nothing with what stands there."""
    edith = await editor(world)
    await ask(world)
    shown = await listed(world, edith)
    await world.desk.posts.save_guild(Guild(world.guild.id), at=world.desk.clock())
    refused = await press(edith, shown, "1")
    assert LABEL not in said(refused)
    assert len(await gaps(world)) == 1


async def test_gaps_of_other_guilds_are_out_of_reach(world: World) -> None:
    await ask(world)
    (mine,) = await gaps(world)
    theirs = await world.desk.keeps.note_gap(replace(mine, guild=4242))
    shown = await listed(world)
    assert said(shown).count("injured") == 1
    page = lay_out(
        Reply((Sentence("Press this."),)),
        buttons=(button(Act.DISMISS, "Dismiss", theirs.number, 1),),
    )
    at = world.desk.clock()
    await world.bot.sender.post(
        Post("n1", "notice", world.channel.id, body=page.body(), created=at)
    )
    await settled(world, "n1")
    await world.boss.click(world.said()[-1], label="Dismiss")
    (still,) = await world.desk.keeps.gaps(4242)
    assert still.number == theirs.number
