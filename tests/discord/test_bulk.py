"""Much at once: edits taken back, facts as files, updates of an event, and the audit of it all."""

import json
from dataclasses import replace
from typing import Any, Final

import pytest
import simcord

from bot.words import ENGLISH, words_for
from knowledge.ingest.load import prepare
from knowledge.models import Fact
from tests.bot.answers import BRIDGE
from tests.discord.conftest import FLOOD
from tests.discord.editors import (
    EVENT,
    Filled,
    add,
    answer_to,
    editor,
    emit,
    facts_of,
    fill,
    id_of,
    labels,
    payload_of,
    press,
    said,
)
from tests.discord.world import Clock, World

CHANGED: Final = ENGLISH.say("review.changed-since")


pytestmark = pytest.mark.usefixtures("opened")


async def correct(world: World, who: simcord.MemberActor, fact: Fact, **typed: str) -> Filled:
    shown = await who.slash(world.channel, "kb correct", fact=fact.id, event=EVENT)
    return await fill(who, shown, **({"reason": "better"} | typed))


async def statements(world: World, guild: int | None = None) -> list[str]:
    return [each.statement for each in (await facts_of(world, guild)).values()]


# Taking back what a member edited.


async def rollback(world: World, member: Any, since: str = "1 hour ago", **more: str) -> Filled:
    return await world.boss.slash(world.channel, "kb rollback", member=member, since=since, **more)


async def test_edits_of_a_member_are_shown_and_then_taken_back(
    world: World, ed: simcord.MemberActor
) -> None:
    before = await statements(world)
    await add(world, ed)
    await correct(world, ed, (await facts_of(world))[BRIDGE.id], statement="Mill Bridge flew away.")
    shown = await rollback(world, ed, reason="nonsense")
    for part in ("2 facts", "edith", "nonsense", "Mill Bridge flew away. → ", "not on record"):
        assert part in said(shown)
    assert "Mill Bridge flew away." in await statements(world)
    after = await press(world.boss, shown, "Confirm")
    assert "2 facts are again" in said(after)
    assert labels(after) == []
    assert await statements(world) == before


async def test_rollback_that_is_repeated_says_that_all_is_as_it_was(
    world: World, ed: simcord.MemberActor
) -> None:
    await correct(world, ed, (await facts_of(world))[BRIDGE.id], statement="Mill Bridge flew away.")
    await press(world.boss, await rollback(world, ed, reason="nonsense"), "Confirm")
    again = said(await rollback(world, ed, reason="nonsense"))
    assert f"1 fact is already as it was before, and is left alone: {BRIDGE.id}" in again
    assert "somebody else" not in again


async def test_what_somebody_else_edited_later_stays(world: World, ed: simcord.MemberActor) -> None:
    await correct(world, ed, (await facts_of(world))[BRIDGE.id], statement="Mill Bridge flew away.")
    now = (await facts_of(world))[BRIDGE.id]
    await correct(world, world.boss, now, statement="Mill Bridge was closed for good.")
    shown = await rollback(world, ed)
    assert "nothing to take back" in said(shown)
    assert f"1 fact stays as it is, since somebody else edited it later: {BRIDGE.id}" in said(shown)
    assert "Confirm" not in labels(shown)


async def test_what_came_after_the_preview_is_shown_first(
    world: World, ed: simcord.MemberActor
) -> None:
    await add(world, ed)
    shown = await rollback(world, ed)
    await add(world, ed, statement="The ferry sank at the pier on the far side.")
    again = await press(world.boss, shown, "Confirm")
    assert CHANGED in said(again)
    assert "2 facts" in said(again)
    await press(world.boss, again, "Confirm")
    assert len(await statements(world)) == len(FLOOD.facts)


async def test_time_is_understood_and_shown_back(world: World, ed: simcord.MemberActor) -> None:
    await add(world, ed)
    assert "2025-12-31 00:00 UTC" in said(await rollback(world, ed, "yesterday"))
    assert "no time up to now" in said(await rollback(world, ed, "when pigs fly"))


async def test_only_those_who_manage_the_guild_roll_back(
    world: World, ed: simcord.MemberActor
) -> None:
    await add(world, ed)
    shown = await rollback(world, ed)
    for who in (ed, world.alice):
        result = await who.slash(world.channel, "kb rollback", member=ed, since="yesterday")
        assert said(result) == ENGLISH.say("access.manage")
        stolen = emit(world, who, payload_of(world, shown), id_of(shown, "Confirm"))
        assert await answer_to(stolen) == ENGLISH.say("review.stale")
        offered = await who.autocomplete(world.channel, "kb rollback", "since", "", member=ed)
        assert offered == []
    assert len(await statements(world)) == len(FLOOD.facts) + 1


async def test_times_are_offered(world: World, ed: simcord.MemberActor) -> None:
    offered = await world.boss.autocomplete(
        world.channel, "kb rollback", "since", "yest", member=ed
    )
    assert [each["value"] for each in offered] == ["yesterday"]


# Files.


async def export(world: World, who: simcord.MemberActor, **options: str) -> list[tuple[str, bytes]]:
    result = await who.slash(world.channel, "kb export", **options)
    assert result.response is not None
    assert result.response.ephemeral
    return [(each.filename, fetched(world, each.url)) for each in result.response.attachments]


def fetched(world: World, url: str) -> bytes:
    data = world.env.backend.cdn.get(url)
    assert data is not None
    return data


async def load(
    world: World, name: str, data: str, who: simcord.MemberActor | None = None
) -> Filled:
    who = who or world.boss
    return await who.slash(world.channel, "kb import", file=(name, data.encode()), event=EVENT)


async def test_faults_of_a_file_are_told_in_the_readers_language(world: World) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), language="de")
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    shown = await load(world, "facts.csv", "statement,date\nThe ferry stopped.\n")
    assert "Zeile 2: 1 Zellen, aber die erste Zeile nennt 2 Spalten" in said(shown)
    shown = await load(world, "facts.csv", "statement,source\n,https://a.example/b\n")
    assert f"statement: {words_for('de').say('remark.entry-empty')}" in said(shown)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
async def test_exported_file_is_the_guilds_view_and_changes_nothing_when_imported(
    world: World, ed: simcord.MemberActor, form: str
) -> None:
    await add(world, ed)
    ((name, data),) = await export(world, ed, event=EVENT, format=form)
    assert name == f"flood-2021.{form}"
    assert "The ferry stopped at noon." in data.decode()
    shown = await load(world, name, data.decode())
    assert "would change nothing" in said(shown)
    assert f"unchanged: {len(FLOOD.facts) + 1}" in said(shown)
    assert "Confirm" not in labels(shown)


async def test_all_events_come_as_a_file_each(world: World) -> None:
    names = [name for name, _ in await export(world, world.boss)]
    assert names == ["flood-2021.jsonl", "kazakhstan-2022.jsonl"]


CSV: Final = (
    "statement,date,source\n"
    "The ferry sank at its pier in the night.,8 July 2021,post\n"
    "The lake road was closed to lorries.,7 July 2021,post\n"
)


async def test_file_is_shown_and_then_taken(world: World) -> None:
    shown = await load(world, "new.csv", CSV)
    assert "nothing is saved yet" in said(shown)
    assert "new: 2" in said(shown)
    assert len(await statements(world)) == len(FLOOD.facts)
    after = await press(world.boss, shown, "Confirm")
    assert "new.csv is imported" in said(after)
    assert "The lake road was closed to lorries." in await statements(world)
    assert len(await statements(world, 0)) == len(FLOOD.facts)


async def test_file_may_have_any_name(world: World) -> None:
    shown = await load(world, "@everyone <@123>.csv", CSV)
    await press(world.boss, shown, "Confirm")
    made = [each for each in (await facts_of(world)).values() if "lorries" in each.statement]
    history = await world.boss.slash(world.channel, "kb history", fact=made[0].id)
    assert "imported from everyone 123>.csv" in said(history)


async def test_preview_shows_each_changed_field_and_new_statements(world: World) -> None:
    before = (await facts_of(world))[BRIDGE.id]
    shown = await load(world, "facts.csv", f"id,statement\n{BRIDGE.id},Mill Bridge flew away.\n")
    assert f"{BRIDGE.statement} → Mill Bridge flew away." in said(shown)
    await press(world.boss, shown, "Confirm")
    now = (await facts_of(world))[BRIDGE.id]
    assert replace(now, statement=before.statement, revision=before.revision) == before
    shown = await load(world, "facts.csv", CSV)
    assert "The ferry sank at its pier in the night." in said(shown)


async def test_record_that_moved_on_is_looked_at_again(
    world: World, ed: simcord.MemberActor
) -> None:
    shown = await load(world, "new.csv", CSV)
    await add(world, ed)
    again = await press(world.boss, shown, "Confirm")
    assert CHANGED in said(again)
    assert "The lake road was closed to lorries." not in await statements(world)
    await press(world.boss, again, "Confirm")
    assert "The lake road was closed to lorries." in await statements(world)


async def test_every_fault_is_told_by_line_and_nothing_is_taken(world: World) -> None:
    bad = CSV + "".join(f"Something {n} happened.,the 40th of Nowhere,post\n" for n in range(12))
    shown = await load(world, "bad.csv", bad)
    assert "so nothing was taken from it" in said(shown)
    assert "line 4" in said(shown)
    assert shown.response is not None
    (every,) = shown.response.attachments
    told = fetched(world, every.url).decode()
    assert all(f"bad.csv:{line}: " in told for line in range(4, 16))
    assert len(await statements(world)) == len(FLOOD.facts)


async def test_large_file_is_not_even_read(world: World) -> None:
    shown = await load(world, "big.csv", "x" * (2 * 1024 * 1024 + 1))
    assert said(shown) == ENGLISH.say("review.import-large")


async def test_event_has_to_be_named_where_there_are_several(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb import", file=("a.csv", CSV.encode()))
    assert said(shown) == ENGLISH.say("review.which-event")


async def test_file_of_an_editor_waits_where_that_is_wanted(world: World) -> None:
    ed = await editor(world, review=True)
    after = await press(ed, await load(world, "new.csv", CSV, ed), "Confirm")
    assert "2 changes from new.csv wait for a second person" in said(after)
    assert len(await world.desk.keeps.proposals(world.guild.id)) == 2
    assert len(await statements(world)) == len(FLOOD.facts)


async def test_same_file_waits_once_which_is_told_before_it_is_confirmed(world: World) -> None:
    ed = await editor(world, review=True)
    await press(ed, await load(world, "new.csv", CSV, ed), "Confirm")
    shown = await load(world, "again.csv", CSV, ed)
    assert "2 changes wait already, as proposals 1, 2, and are not kept twice" in said(shown)
    assert labels(shown) == []
    more = f"{CSV}A barge broke loose on the lake.,9 July 2021,post\n"
    wider = await load(world, "more.csv", more, ed)
    assert "2 changes wait already, as proposals 1, 2," in said(wider)
    after = said(await press(ed, wider, "Confirm"))
    assert "1 change from more.csv waits for a second person" in after
    assert "2 changes wait already" in after
    assert len(await world.desk.keeps.proposals(world.guild.id)) == 3


async def test_too_many_for_a_second_person_are_told_before_anything_is_confirmed(
    world: World,
) -> None:
    ed = await editor(world, review=True)
    lines = "".join(f"Lot {at} of the mill was sold.,8 July 2021,post\n" for at in range(51))
    shown = await load(world, "lots.csv", f"statement,date,source\n{lines}", ed)
    assert "51 at once are too many to review; import at most 50 at a time" in said(shown)
    assert labels(shown) == []


async def test_members_get_and_give_no_files(world: World) -> None:
    for result in (
        await world.alice.slash(world.channel, "kb export"),
        await load(world, "new.csv", CSV, world.alice),
    ):
        assert said(result) == ENGLISH.say("access.editors")
    for command in ("kb export", "kb import"):
        filled = {"file": ("a.csv", b"a")} if command == "kb import" else {}
        assert await world.alice.autocomplete(world.channel, command, "event", "", **filled) == []


# Updates and the audit.


async def updated(world: World, **changed: Any) -> None:
    """A newer pack in which the bridge is told otherwise."""
    facts = [replace(each, **changed) if each.id == BRIDGE.id else each for each in FLOOD.facts]
    pack = replace(FLOOD, facts=tuple(facts))
    await world.desk._store.load(prepare(pack, "newer"), actor="tests", at=world.desk.clock())


@pytest.mark.parametrize(
    ("label", "after", "told"),
    [
        ("Keep mine", "Mill Bridge was closed for good.", "stays as it is here"),
        ("Take theirs", "Mill Bridge was torn down.", "is now as in the update"),
    ],
)
async def test_update_and_own_edit_are_shown_side_by_side_and_settled(
    world: World, ed: simcord.MemberActor, label: str, after: str, told: str
) -> None:
    fact = (await facts_of(world))[BRIDGE.id]
    await correct(world, ed, fact, statement="Mill Bridge was closed for good.")
    assert "No fact edited here differs" in said(await ed.slash(world.channel, "kb updates"))
    await updated(world, statement="Mill Bridge was torn down.")
    shown = await ed.slash(world.channel, "kb updates")
    assert "yours: Mill Bridge was closed for good." in said(shown)
    assert "in the update: Mill Bridge was torn down." in said(shown)
    done = await press(ed, shown, label)
    assert told in said(done)
    assert "No fact edited here differs" in said(done)
    assert after in await statements(world)
    assert "No fact edited here differs" in said(await ed.slash(world.channel, "kb updates"))


async def test_audit_tells_edits_and_refusals(
    world: World, ed: simcord.MemberActor, clock: Clock
) -> None:
    await add(world, ed)
    await world.alice.slash(world.channel, "kb queue")
    told = said(await world.boss.slash(world.channel, "kb audit"))
    assert "edith · add" in told
    assert "alice · tried what they may not do (see what waits)" in told
    for who in (ed, world.alice):
        refused = await who.slash(world.channel, "kb audit")
        assert said(refused) == ENGLISH.say("access.manage")


async def test_what_is_kept_of_a_board_holds_no_text_of_facts(
    world: World, ed: simcord.MemberActor
) -> None:
    await add(world, ed)
    shown = await rollback(world, ed)
    post = await world.desk.posts.post(id_of(shown, "Confirm").split(":")[2])
    assert post is not None
    kept = {name for name, value in json.loads(post.view)["own"].items() if value}
    assert kept == {
        "subject",
        "sheet",
        "member",
        "name",
        "since",
        "reason",
        "facts",
    }
