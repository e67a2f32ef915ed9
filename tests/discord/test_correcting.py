"""Posts follow the record: what was corrected or taken back is put right where people read it."""

import asyncio
import itertools
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import simcord

from bot.blocks import Note
from bot.config import Settings
from bot.correcting.mending import mended
from bot.correcting.pace import Pace
from bot.pages.shown import Group, Ref, Shown, ShownKind
from bot.running.correcting import Corrections
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.bot.edited import correct, retract, undo
from tests.discord.posted import LONG, answered, day, posted
from tests.discord.world import Whole, World, text_of

COLLAPSE: Final = "when did Mill Bridge collapse?"
OLD: Final = "Mill Bridge in Oldtown collapsed."
NEW: Final = "Mill Bridge in Oldtown gave way."
MOVED: Final = f"“{OLD}” → “{NEW}”"
COUNT: Final = "1,200 people had been moved to safety, the council said."


@pytest.fixture(autouse=True)
def _at_once(simcord_bot: Whole) -> None:
    """Nobody waits between two posts: between two looks at the clock lie ten seconds."""
    seconds = itertools.count(0.0, 10.0)
    simcord_bot.corrections._pace = Pace(lambda: next(seconds))


async def carried_out(world: World) -> None:
    """Every edit so far is carried out, and what came of it has been sent."""
    await world.bot.corrections.look()
    await all_sent(world)


async def all_sent(world: World) -> None:
    for _ in range(1000):
        if not await world.desk.posts.waiting():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("something is not sent")


def read(text: str) -> str:
    """A text as people see it, without its markup."""
    return re.sub(r"^(?:-# |#+ )", "", text.replace("*", "").replace("\\", ""), flags=re.MULTILINE)


def lines(world: World) -> list[str]:
    return read(world.last()).splitlines()


def notes(world: World) -> list[str]:
    """The notes in the last post."""
    return [line for line in lines(world) if re.match(r"[\w ]+ \d+ Jan 2026:", line)]


def edits(world: World) -> int:
    return world.requests("PATCH", "/messages/")


# What the note says.


async def test_a_corrected_answer_tells_what_changed_when_and_why(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    assert OLD in read(text_of(answer))
    await correct(
        world.desk, BRIDGE, guild=world.guild.id, statement=NEW, reason="The wire said so"
    )
    await carried_out(world)
    (after,) = world.said()
    assert after.id == answer.id
    assert lines(world)[0] == NEW
    assert notes(world) == [f"Corrected 1 Jan 2026: {MOVED} · Reason: The wire said so"]


async def test_an_answer_whose_only_fact_was_taken_back_says_so(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    await posted(world, shown, facts=(BRIDGE,))
    await retract(world.desk, BRIDGE, guild=world.guild.id, reason="There is no such bridge")
    await carried_out(world)
    assert lines(world)[0] == "What stood here has since been taken out of the record."
    assert notes(world) == [f"Taken back 1 Jan 2026: “{OLD}” · Reason: There is no such bridge"]


async def test_a_correction_that_is_undone_is_told_beside_the_first(world: World) -> None:
    await answered(world, COLLAPSE)
    made = await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    await undo(
        world.desk, BRIDGE, guild=world.guild.id, expected=made.revision, reason="It was right"
    )
    await carried_out(world)
    assert lines(world)[0] == OLD
    assert notes(world) == [
        f"Correction undone 1 Jan 2026: “{NEW}” → “{OLD}” · Reason: It was right",
        f"Corrected 1 Jan 2026: {MOVED} · Reason: misread",
    ]


async def test_what_is_brought_back_stands_in_the_answer_again(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    await posted(world, shown, facts=(BRIDGE,))
    made = await retract(world.desk, BRIDGE, guild=world.guild.id)
    await carried_out(world)
    await undo(world.desk, BRIDGE, guild=world.guild.id, expected=made.revision)
    await carried_out(world)
    assert lines(world)[0] == OLD
    assert notes(world)[0] == f"Put back 1 Jan 2026: “{OLD}” · Reason: it was right"


async def test_what_nobody_sees_gets_no_note(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    await correct(world.desk, BRIDGE, guild=world.guild.id, keywords=("bridge",))
    await carried_out(world)
    assert world.last() == text_of(answer)
    assert edits(world) == 0
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    assert {each.revision for each in post.facts if each.fact == BRIDGE.id} == {2}


async def test_another_day_another_note_and_other_sources_are_told(world: World) -> None:
    await answered(world, COLLAPSE)
    await correct(
        world.desk,
        BRIDGE,
        guild=world.guild.id,
        when=DENIAL.when,
        caveat="",
        citations=DENIAL.citations,
    )
    await carried_out(world)
    assert notes(world) == [
        f"Corrected 1 Jan 2026: “{OLD}” — 2 July 2021, evening (day inferred) → c. 3 July 2021 (day inferred); "
        "without the note that stood with it; other sources are cited · Reason: misread"
    ]


async def test_only_the_words_around_a_change_are_told(world: World) -> None:
    text = "The council said that over 3,000 people from the lower town had been moved to safety."
    await correct(world.desk, DENIAL, guild=world.guild.id, statement=text)
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, DENIAL.id, 2),), lead=1)
    now = await (await world.desk.knowledge(world.guild.id)).current([(EVENT.slug, DENIAL.id)])
    await posted(world, shown, facts=now)
    right = text.replace("over 3,000", "about 2,500")
    await correct(world.desk, DENIAL, guild=world.guild.id, statement=right)
    await carried_out(world)
    assert notes(world)[0].startswith(
        "Corrected 1 Jan 2026: “…said that over 3,000 people from…” → "
        "“…said that about 2,500 people from…”"
    )


async def test_the_note_is_in_the_language_of_the_post(world: World) -> None:
    guild = Guild(world.guild.id, language="de", plain=True, zone="Asia/Almaty")
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    answer = await answered(world, COLLAPSE)
    assert not answer.flags.components_v2
    await world.desk.posts.save_guild(Guild(world.guild.id), at=world.desk.clock())
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    (after,) = world.said()
    assert "Berichtigt am 1. Jan. 2026:" in read(after.content)
    assert not after.flags.components_v2


# Which posts, and how often.


async def test_carrying_out_twice_changes_nothing(world: World) -> None:
    await answered(world, COLLAPSE)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    before = world.last()
    await world.desk.posts.save_note("corrected", "")
    await carried_out(world)
    assert world.last() == before
    assert edits(world) == 1


async def test_a_guilds_edit_changes_its_own_posts_alone(world: World) -> None:
    there = world.env.create_guild("Elsewhere")
    square = there.create_text_channel("square")
    dora = there.add_member(world.env.create_user("dora"))
    await answered(world, COLLAPSE)
    await world.ask(COLLAPSE, who=dora, where=square)
    elsewhere = world.last(square)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert len(notes(world)) == 1
    assert world.last(square) == elsewhere


async def test_the_operators_edit_changes_posts_everywhere_but_under_a_guilds_own(
    world: World,
) -> None:
    there = world.env.create_guild("Elsewhere")
    square = there.create_text_channel("square")
    dora = there.add_member(world.env.create_user("dora"))
    await world.ask(COLLAPSE, who=dora, where=square)
    await world.alice.send_dm(COLLAPSE)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement="Mill Bridge fell.")
    await answered(world, COLLAPSE)
    here = world.last()
    await correct(world.desk, BRIDGE, guild=0, statement=NEW)
    await carried_out(world)
    for where in (square, world.alice.user.dm_channel):
        assert MOVED in read(world.last(where))
    assert world.last() == here


async def test_a_newer_pack_corrects_posts_too(world: World, tmp_path: Path) -> None:
    shown = Shown(ShownKind.FACTS, groups=(Group("", (Ref(EVENT.slug, BRIDGE.id, 1),)),))
    await posted(world, shown, facts=(BRIDGE,))
    pack = Pack(EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), (DENIAL, *COUNTS))
    write_pack(pack, tmp_path / "pack")
    knowledge = await world.desk.knowledge(0)
    await knowledge.import_pack(tmp_path / "pack", actor="tests", at=world.desk.clock())
    await carried_out(world)
    assert lines(world)[0] == "What stood here has since been taken out of the record."
    assert notes(world) == [
        f"Taken back 1 Jan 2026: “{OLD}” · Reason: the record of the event was brought up to date"
    ]


@dataclass
class Watch:
    """Seconds that only waiting moves."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


async def test_many_posts_are_put_right_newest_first_at_one_a_second(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    for number in range(30):
        await posted(world, shown, key=f"i{number}", facts=(BRIDGE,))
        await world.env.advance_time(1)
    watch = Watch()
    paced = Corrections(world.desk, world.bot.sender, clock=watch, pause=watch.pause)
    async with world.bot.corrections._looking:
        await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
        await paced.look()
        await all_sent(world)
    assert watch.waits == pytest.approx([1.0] * 29)
    assert all(NEW in read(text_of(each)) for each in world.said())
    changed = [each.path for each in world.env.http_requests if each.method == "PATCH"]
    messages = [str(each.id) for each in world.said()]
    assert [path.rpartition("/")[2] for path in changed] == messages[::-1]


async def test_an_answer_that_was_on_its_way_is_put_right_too(world: World) -> None:
    """It was made before the edit and written down after that was carried out."""
    watch = Watch()
    again = Corrections(world.desk, world.bot.sender, clock=watch, pause=watch.pause)
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    async with world.bot.corrections._looking:
        await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
        await again.look()
        late = await posted(world, shown, facts=(BRIDGE,))
        await again.look()
        assert world.last() == text_of(late)
        watch.now += 15.0
        await again.look()
        await all_sent(world)
        assert len(notes(world)) == 1


async def test_posts_too_old_are_left(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    created = world.desk.clock() - 31 * 86_400
    old = await posted(world, shown, facts=(BRIDGE,), created=created)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert world.last() == text_of(old)


async def test_what_was_corrected_while_the_bot_was_away_is_put_right_at_the_next_start(
    world: World, simcord_env: simcord.Env, settings: Settings
) -> None:
    await answered(world, COLLAPSE)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    again = Whole(world.desk, settings)
    await simcord_env.restart_bot(again)
    await again.corrections.look()
    await all_sent(world)
    assert len(notes(world)) == 1
    assert lines(world)[0] == NEW


async def test_an_edit_wakes_whoever_carries_it_out(world: World) -> None:
    waiting = asyncio.create_task(world.desk.edited(600.0))
    await asyncio.sleep(0)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await asyncio.wait_for(waiting, 5.0)


# What stays with the post.


async def test_the_note_stands_on_each_page_and_stays_when_pages_are_turned(world: World) -> None:
    knowledge = await world.desk.knowledge(0)
    facts = await knowledge.timeline(
        today=date(2026, 1, 1), start=LONG.when[0], end=LONG.when[0], event=LONG.events
    )
    message = await posted(world, LONG, facts=facts[:100])
    await world.alice.click(message, label="▶")
    first = facts[0]
    await retract(world.desk, first, guild=world.guild.id)
    await carried_out(world)
    assert "Page 2 of" in world.last()
    assert len(notes(world)) == 1
    await world.alice.click(world.said()[-1], label="◀")
    assert "Page 1 of" in world.last()
    assert len(notes(world)) == 1
    assert first.statement not in read(world.last().split("Taken back")[0])


async def test_another_day_has_not_the_note(world: World) -> None:
    message = await posted(world, day(2), facts=(BRIDGE,))
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert len(notes(world)) == 1
    await world.alice.click(message, label="Later")
    assert notes(world) == []


async def test_a_digest_is_put_right(world: World) -> None:
    await posted(world, day(2), asker=0, key="d1-738000", facts=(BRIDGE,))
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert NEW in read(world.last())
    assert notes(world) == [f"Corrected 1 Jan 2026: {MOVED} · Reason: misread"]


async def test_a_chart_is_drawn_anew(world: World) -> None:
    await world.alice.slash(world.channel, "figure", measure="evacuated", event=EVENT.slug)
    (before,) = world.said()
    figures = tuple(replace(each, best=2400.0) for each in COUNTS[1].figures)
    await correct(world.desk, COUNTS[1], guild=world.guild.id, figures=figures)
    await carried_out(world)
    (after,) = world.said()
    assert notes(world) == [
        f"Corrected 1 Jan 2026: “{COUNTS[1].statement}” — evacuated: over 1,200 → "
        "evacuated: over 2,400 · Reason: misread"
    ]
    assert [each.filename for each in after.attachments] == ["evacuated.png"]
    assert after.attachments[0].id != before.attachments[0].id


# Where a post cannot be changed.


async def test_a_deleted_channel_or_message_is_left(world: World) -> None:
    other = world.guild.create_text_channel("other")
    await world.ask(COLLAPSE, where=other)
    answer = await answered(world, COLLAPSE)
    world.env.backend.delete_message(world.channel.id, answer.id)
    world.env.backend.delete_channel(other.id)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert world.said() == []


async def test_an_answer_for_one_member_alone_is_left(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question=COLLAPSE, private=True)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert edits(world) == 0


async def test_what_can_no_longer_be_changed_is_answered_once(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    for at, statement in enumerate((NEW, "Mill Bridge fell."), 1):
        path = f"/channels/*/messages/{answer.id}"
        world.env.inject_error("PATCH", path, status=400, code=50035)
        await correct(world.desk, BRIDGE, guild=world.guild.id, statement=statement)
        await carried_out(world)
        assert len(world.said()) == 2, at
    reply = world.said()[-1]
    assert reply.reference is not None
    assert reply.reference.message_id == answer.id
    assert lines(world)[:1] == [
        "Something in this answer was put right since, but I can no longer change it."
    ]
    assert notes(world) == [f"Corrected 1 Jan 2026: {MOVED} · Reason: misread"]


# The list of corrections.


async def test_corrections_are_listed_for_everybody_in_the_view_of_the_guild(world: World) -> None:
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW, reason="The wire")
    await correct(world.desk, DENIAL, guild=world.guild.id + 1, statement="Not here.")
    await world.alice.slash(world.channel, "corrections")
    assert lines(world)[:4] == [
        "Corrections",
        "1 Jan 2026",
        MOVED,
        "FL-0003 · corrected · Reason: The wire [1][2]",
    ]
    assert "Not here." not in world.last()


async def test_corrections_of_one_event_since_a_day(world: World) -> None:
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await world.alice.slash(
        world.channel, "corrections", event=EVENT.slug, since="yesterday", private=False
    )
    assert lines(world)[0] == "Corrections from 31 Dec 2025 on"
    await world.alice.slash(world.channel, "corrections", event="kazakhstan-2022")
    assert lines(world) == ["Nothing has been corrected or taken back here."]
    shown = await world.alice.slash(world.channel, "corrections", since="some day")
    assert shown.response is not None
    assert "is no time up to now that I can read" in text_of(shown.response)


async def test_pages_of_corrections_are_turned(world: World) -> None:
    for number in range(12):
        await correct(
            world.desk, COUNTS[0], guild=world.guild.id, statement=f"{'Many ' * 40}{number}."
        )
    await world.alice.slash(world.channel, "corrections")
    assert "Page 1 of" in world.last()
    await world.alice.click(world.said()[-1], label="▶")
    assert "Page 2 of" in world.last()


# After an outage.


async def test_a_change_that_was_given_up_is_tried_again(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    guild, at = Guild(world.guild.id), world.desk.clock()
    async with world.bot.corrections._looking:
        await correct(world.desk, BRIDGE, guild=guild.id, statement=NEW)
        found = await mended(post, await world.desk.knowledge(guild.id), guild)
        assert found is not None
        await world.desk.posts.revise(found.post, at=at)
        await world.desk.posts.give_up(post.key, at=at)
    assert world.last() == text_of(answer)
    await world.bot.corrections.try_again()
    await all_sent(world)
    assert lines(world)[0] == NEW
    assert len(notes(world)) == 1


async def test_a_change_is_tried_again_three_times(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, notes=(Note("Corrected 1 Jan 2026:", "this"),))
    await posted(world, shown)
    post = await world.desk.posts.post("i77")
    assert post is not None
    await world.desk.posts.revise(replace(post, body="{}"), at=0)
    for tries in (1, 2, 3, 3, 3):
        path = "/channels/*/messages/*"
        world.env.inject_error("PATCH", path, status=403, code=50001)
        await world.desk.posts.give_up("i77", at=0)
        await world.bot.corrections.try_again()
        await all_sent(world)
        assert edits(world) == tries
