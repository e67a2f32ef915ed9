"""Posts follow the record: what was corrected or taken back is put right where people read it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
import simcord

from bot.config import Settings
from bot.pages.shown import Group, Ref, Shown, ShownKind
from bot.running.correcting import Corrections
from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.bot.edited import correct, retract, undo
from tests.discord.carried import (
    COLLAPSE,
    MOVED,
    NEW,
    OLD,
    all_sent,
    carried_out,
    edits,
    lines,
    notes,
    read,
)
from tests.discord.posted import LONG, answered, day, posted
from tests.discord.world import Whole, World, text_of

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


# By way of those who keep the record.


async def test_what_an_editor_corrects_retracts_and_undoes_reaches_readers(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    curator = await world.desk.curator(world.guild.id)
    boss = Actor(world.boss.id, guild=world.guild.id, manages=True, name="boss")
    at = world.desk.clock()
    draft, revision = await curator.draft(EVENT.slug, BRIDGE.id)
    corrected = await curator.correct(
        Entering(boss, at, "k1"),
        EVENT.slug,
        BRIDGE.id,
        replace(draft, statement=NEW),
        expected=revision,
        reason="The wire said so",
        today=date(2026, 1, 1),
    )
    await carried_out(world)
    told = f"Corrected 1 Jan 2026: {MOVED} · Reason: The wire said so"
    assert notes(world) == [told]
    (edited,) = corrected.edited
    await curator.undo(
        Entering(boss, at, "k2"),
        EVENT.slug,
        BRIDGE.id,
        expected=edited.revision,
        reason="It was right",
    )
    await carried_out(world)
    undone = f"Correction undone 1 Jan 2026: “{NEW}” → “{OLD}” · Reason: It was right"
    assert notes(world) == [undone, told]
    assert lines(world)[0] == OLD
    current = await curator.fact(EVENT.slug, BRIDGE.id)
    await curator.retract(
        Entering(boss, at, "k3"),
        EVENT.slug,
        BRIDGE.id,
        expected=current.revision,
        reason="There is no such bridge",
    )
    await carried_out(world)
    assert notes(world)[0].startswith(f"Taken back 1 Jan 2026: “{OLD}” · Reason: There is no such")
    assert [each.id for each in world.said()] == [answer.id]
