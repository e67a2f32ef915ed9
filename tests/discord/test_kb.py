"""Keeping the record as moderators do: facts added, corrected, taken back, restored and linked."""

from dataclasses import replace
from datetime import date

import pytest

from bot.desk import Desk
from bot.words import LANGUAGES, words_for
from knowledge.models import LinkKind
from tests.discord.editors import (
    EVENT,
    FACT,
    add,
    default_of,
    editor,
    emit,
    fact_of,
    facts_of,
    fill,
    id_of,
    labels,
    payload_of,
    press,
    said,
)
from tests.discord.world import World
from tests.wire.schema import Oracle

UNKNOWN = words_for("en").say("editing.unknown")
EVENT_BEGINS = date(2021, 7, 1).toordinal()
DOUBTFUL = "5 July 2023"
"""A day outside the event, which is saved after a second look alone."""


pytestmark = pytest.mark.usefixtures("opened")


# Adding.


async def test_a_fact_is_added_in_two_interactions_and_the_next_question_finds_it(
    world: World,
) -> None:
    before = await facts_of(world)
    told = said(await add(world))
    (new,) = set(await facts_of(world)) - set(before)
    assert f"Saved as {new}" in told
    assert "The ferry stopped at noon." in told
    await world.ask("when did the ferry stop?")
    assert "**ferry stopped** at noon." in world.last()
    assert "5 July 2021 · the harbour office" in world.last()


async def test_commands_find_it_too(world: World) -> None:
    await add(world)
    result = await world.alice.slash(world.channel, "ask", question="when did the ferry stop?")
    assert result.response is not None
    assert "ferry stopped" in str(result.response.components)
    offered = await world.boss.autocomplete(world.channel, "kb correct", "fact", "ferry")
    assert len(offered) == 1


async def test_other_guilds_and_the_pack_do_not_see_it(world: World) -> None:
    before = await facts_of(world, 0)
    await add(world)
    assert await facts_of(world, 0) == await facts_of(world, 555) == before
    other = world.env.create_guild("Berg")
    channel = other.create_text_channel("allgemein")
    carol = other.add_member(world.env.create_user("carol"))
    await world.ask("when did the ferry stop?", who=carol, where=channel)
    assert "ferry stopped" not in world.last(channel)
    checks = await (await world.desk.knowledge(0)).check(deep=True)
    assert [check for check in checks if not check.ok] == []


async def test_what_is_refused_stays_in_the_form(world: World) -> None:
    shown = await add(world, source="", date="the fifth of never")
    assert "cannot be saved yet" in said(shown)
    assert labels(shown) == ["Change", "More details", "Rarer details", "Cancel"]
    form = await press(world.boss, shown, "Change")
    held = FACT | {"source": "", "date": "the fifth of never", "figures": ""}
    assert default_of(form) == held
    told = await fill(world.boss, form, source="River rises", date="5 July 2021")
    assert "Saved as" in said(told)


async def test_what_is_doubtful_is_shown_before_it_is_saved(world: World) -> None:
    before = await facts_of(world)
    shown = await add(world, date=DOUBTFUL)
    assert "Not saved yet" in said(shown)
    assert "Please check" in said(shown)
    assert labels(shown) == ["Save", "Change", "More details", "Rarer details", "Cancel"]
    assert await facts_of(world) == before
    assert "Saved as" in said(await press(world.boss, shown, "Save"))
    assert len(await facts_of(world)) == len(before) + 1


async def test_near_duplicates_are_shown_with_their_text_and_id(world: World) -> None:
    told = said(await add(world, statement="Mill Bridge in Oldtown collapsed!", date="2 July 2021"))
    assert "Nearly the same is on record" in told
    assert "FL-0003" in told
    assert "Mill Bridge in Oldtown collapsed." in told


async def test_saving_twice_saves_once(world: World) -> None:
    """Also when the presses come at the same time, and when one comes much later."""
    before = await facts_of(world)
    shown = await add(world, date=DOUBTFUL)
    message, save = payload_of(world, shown), id_of(shown, "Save")
    for _ in range(3):
        emit(world, world.boss, message, save)
    await world.env.settle()
    late = emit(world, world.boss, message, save)
    await world.env.settle()
    assert len(await facts_of(world)) == len(before) + 1
    assert late.acknowledged
    assert "Saved as" in said(shown)
    assert "Undo" in labels(shown)


async def test_an_added_fact_is_undone_by_the_button_under_it(world: World) -> None:
    before = await facts_of(world)
    added = await add(world)
    told = said(await press(world.boss, added, "Undo"))
    assert "is undone" in told
    assert "Before that" in told
    assert await facts_of(world) == before


async def test_what_was_saved_is_changed_at_once(world: World) -> None:
    before = await facts_of(world)
    added = await add(world, statement="The cruel mayor stopped the ferry.")
    assert "Saved as" in said(added)
    assert labels(added) == ["Undo", "Change", "More details", "Rarer details"]
    form = await press(world.boss, added, "Change")
    statement = "The mayor stopped the ferry."
    told = await fill(world.boss, form, statement=statement, reason="Neutral words")
    assert "is corrected" in said(told)
    (new,) = set(await facts_of(world)) - set(before)
    assert (await fact_of(world, new)).statement == statement


async def test_details_are_added_afterwards(world: World) -> None:
    before = await facts_of(world)
    added = await add(world)
    form = await press(world.boss, added, "More details")
    told = said(await fill(world.boss, form, place="Oldtown", paragraph="7"))
    (new,) = set(await facts_of(world)) - set(before)
    assert f"{new} is corrected" in told
    fact = await fact_of(world, new)
    assert fact.places == ("oldtown",)
    assert fact.citations[0].paragraph == 7
    assert fact.revision == 2


async def test_nothing_is_saved_after_cancelling(world: World) -> None:
    before = await facts_of(world)
    shown = await add(world, date=DOUBTFUL)
    message, save = payload_of(world, shown), id_of(shown, "Save")
    assert said(await press(world.boss, shown, "Cancel")) == "Nothing was saved."
    late = emit(world, world.boss, message, save)
    await world.env.settle()
    assert late.response is not None
    assert late.response.content == UNKNOWN
    assert await facts_of(world) == before


async def test_a_form_without_an_event_asks_for_it(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb add")
    assert list(default_of(shown)) == ["event", "statement", "date", "source", "who"]
    told = await fill(world.boss, shown, **FACT, event=EVENT)
    assert "Saved as" in said(told)
    assert "ferry" in str(await facts_of(world))


async def test_figures_are_behind_more_details_where_the_event_was_asked_for(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb add")
    told = await fill(world.boss, shown, event=EVENT, **FACT | {"date": "5 July 2023"})
    more = await press(world.boss, told, "More details")
    assert list(default_of(more)) == ["figures", "place", "names", "quote", "caveat"]
    told = await fill(world.boss, more, figures="ferries: 3")
    assert "ferries: 3" in said(told)
    again = await press(world.boss, told, "Change")
    assert "figures" in default_of(again)


async def test_a_figure_of_the_sentence_is_noted_where_the_form_had_no_field_for_it(
    world: World,
) -> None:
    shown = await world.boss.slash(world.channel, "kb add")
    statement = "Some 40 people were evacuated from the ferry."
    told = await fill(world.boss, shown, event=EVENT, **FACT | {"statement": statement})
    assert "The statement tells a figure that is not listed" in said(told)
    assert "Saved as" not in said(told)
    assert "Saved as" in said(await press(world.boss, told, "Save"))


async def test_with_one_event_nothing_is_asked(world: World) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), events=(EVENT,))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    shown = await world.boss.slash(world.channel, "kb add")
    assert list(default_of(shown)) == ["statement", "date", "source", "who", "figures"]


async def test_an_event_that_may_not_be_read_here_is_not_edited(world: World) -> None:
    """Not by the command, and not by a form that was opened before."""
    shown = await world.boss.slash(world.channel, "kb add", event=EVENT)
    guild = replace(await world.desk.posts.guild(world.guild.id), events=("kazakhstan-2022",))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    assert "no event" in said(await fill(world.boss, shown, **FACT))
    refused = await world.boss.slash(world.channel, "kb add", event=EVENT)
    assert "no event" in said(refused)
    assert "ferry" not in str(await facts_of(world))


# Correcting.


async def correct(world: World, fact: str = "FL-0003") -> dict[str, str]:
    shown = await world.boss.slash(world.channel, "kb correct", fact=fact)
    return default_of(shown)


async def test_the_form_is_filled_in_with_the_fact(world: World) -> None:
    assert await correct(world) == {
        "statement": "Mill Bridge in Oldtown collapsed.",
        "date": "evening of 2 July 2021",
        "who": "an eyewitness",
        "figures": "",
        "reason": "",
    }


async def test_a_fact_is_corrected_with_its_reason(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="fl-0004")
    statement = "The council stated that Mill Bridge was still standing."
    told = said(await fill(world.boss, shown, statement=statement, reason="As it was said"))
    assert "FL-0004 is corrected" in told
    assert (await fact_of(world, "FL-0004")).statement == statement
    assert (await facts_of(world, 0))["FL-0004"].statement != statement
    history = said(await world.boss.slash(world.channel, "kb history", fact="FL-0004"))
    assert "As it was said" in history
    assert "boss" in history
    assert "still standing." in history


async def test_a_number_put_right_is_that_of_the_figure_and_of_one_left_out_editors_are_warned(
    world: World,
) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0008")
    statement = default_of(shown)["statement"]
    better = statement.replace("1,200", "1,300")
    told = said(await fill(world.boss, shown, statement=better, reason="Misread"))
    assert "taken anew from the statement" in told
    assert [each.best for each in (await fact_of(world, "FL-0008")).figures] == [1300]
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0008")
    many = "Many people had been moved to safety, the council said."
    doubted = await fill(world.boss, shown, statement=many, reason="No number")
    assert "no longer says" in said(doubted)
    assert "Save" in labels(doubted)
    assert (await fact_of(world, "FL-0008")).statement == better


async def test_where_nothing_is_changed_the_other_details_are_offered(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    told = await fill(world.boss, shown, reason="Caveat lacked")
    assert "Nothing is changed yet" in said(told)
    assert "Save" not in labels(told)
    form = await press(world.boss, told, "Rarer details")
    assert "is corrected" in said(await fill(world.boss, form, caveat="Hearsay"))
    assert (await fact_of(world, "FL-0004")).caveat == "Hearsay"


async def test_of_two_editors_one_wins_and_the_other_sees_both_versions(world: World) -> None:
    edith = await editor(world)
    mine = await edith.slash(world.channel, "kb correct", fact="FL-0004")
    theirs = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    reason = "It was the mayor on the fourth"
    await fill(world.boss, theirs, who="the mayor", date="4 July 2021", reason=reason)
    told = await fill(edith, mine, who="the clerk", reason="It was the clerk")
    assert "was changed by somebody else meanwhile" in said(told)
    assert "the mayor" in said(told)
    assert "the clerk" in said(told)
    assert (await fact_of(world, "FL-0004")).attribution.who == "the mayor"
    form = await press(edith, told, "Change")
    assert default_of(form)["reason"] == "It was the clerk"
    assert "is corrected" in said(await press(edith, told, "Save"))
    fact = await fact_of(world, "FL-0004")
    assert fact.attribution.who == "the clerk"
    assert fact.when is not None
    assert fact.when.first == EVENT_BEGINS + 3, "what the other changed beside it stays"


async def test_one_that_was_taken_back_meanwhile_is_not_brought_back(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    await world.boss.slash(world.channel, "kb retract", fact="FL-0004", reason="Doubtful")
    told = await fill(world.boss, shown, who="the clerk", reason="It was the clerk")
    assert "retracted" in said(told)
    assert "FL-0004" not in await facts_of(world)


# Taking back, undoing, restoring.


async def test_a_fact_is_taken_back_and_brought_back(world: World) -> None:
    told = await world.boss.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    assert "FL-0003 is taken back" in said(told)
    assert "Not so" in said(told)
    assert "FL-0003" not in await facts_of(world)
    assert "FL-0003" in await facts_of(world, 0)
    undone = await press(world.boss, told, "Undo")
    assert "The last edit of FL-0003 is undone" in said(undone)
    assert "FL-0003" in await facts_of(world)


async def test_each_undo_says_which_edit_it_took_back_and_how_the_fact_stands(world: World) -> None:
    first = (await facts_of(world))["FL-0003"].statement
    for text in ("Mill Bridge fell.", "Mill Bridge flew."):
        shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0003", event=EVENT)
        await fill(world.boss, shown, statement=text, reason=f"says {text}")
    fact = {"fact": f"{EVENT}/FL-0003"}
    told = said(await world.boss.slash(world.channel, "kb undo", **fact, reason="no"))
    for part in ("3 · ", "says Mill Bridge flew.", "Mill Bridge flew. → Mill Bridge fell."):
        assert part in told
    told = said(await world.boss.slash(world.channel, "kb undo", **fact, reason="no"))
    for part in ("2 · ", "says Mill Bridge fell.", f"Mill Bridge fell. → {first}"):
        assert part in told


async def test_a_fact_that_was_taken_back_is_brought_back_by_the_command(world: World) -> None:
    await world.boss.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    told = await world.boss.slash(world.channel, "kb undo", fact="FL-0003", reason="It was so")
    assert "is undone" in said(told)
    assert "FL-0003" in await facts_of(world)
    again = await world.boss.slash(world.channel, "kb undo", fact="FL-0003", reason="Once more")
    assert "nothing to undo" in said(again)


async def test_what_was_taken_back_lately_is_offered_for_an_undo(world: World) -> None:
    await world.boss.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    for command in ("undo", "history"):
        offered = await world.boss.autocomplete(world.channel, f"kb {command}", "fact", "bridge")
        assert offered[0]["value"] == f"{EVENT}/FL-0003"
        assert "taken out of the record" in offered[0]["name"]
    offered = await world.boss.autocomplete(world.channel, "kb correct", "fact", "bridge")
    assert "FL-0003" not in str(offered)
    value = {"fact": f"{EVENT}/FL-0003"}
    told = await world.boss.slash(world.channel, "kb undo", **value, reason="It was so")
    assert "is undone" in said(told)


async def test_a_revision_is_restored_from_the_history(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    await fill(world.boss, shown, who="the mayor", reason="It was the mayor")
    history = await world.boss.slash(world.channel, "kb history", fact="FL-0004")
    assert "History of FL-0004" in said(history)
    assert "council → the mayor" in said(history)
    assert labels(history) == ["Restore 1"]
    form = await press(world.boss, history, "Restore 1")
    told = said(await fill(world.boss, form, reason="It was the council"))
    assert "FL-0004 is restored" in told
    assert (await fact_of(world, "FL-0004")).attribution.who == "council"


async def test_a_long_history_has_pages(world: World) -> None:
    for who in ("the mayor", "the clerk", "the smith", "the miller"):
        shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
        await fill(world.boss, shown, who=who, reason=f"It was {who}")
    first = await world.boss.slash(world.channel, "kb history", fact="FL-0004")
    assert labels(first) == ["▶", "Restore 4", "Restore 3"]
    assert "It was the miller" in said(first)
    second = await press(world.boss, first, "▶")
    assert labels(second) == ["◀", "Restore 2", "Restore 1"]
    assert "It was the miller" not in said(second)


async def test_a_revision_is_not_restored_over_a_newer_one(world: World) -> None:
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    await fill(world.boss, shown, who="the mayor", reason="It was the mayor")
    history = await world.boss.slash(world.channel, "kb history", fact="FL-0004")
    shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
    await fill(world.boss, shown, who="the clerk", reason="It was the clerk")
    form = await press(world.boss, history, "Restore 1")
    told = await fill(world.boss, form, reason="It was the council")
    assert told.response is not None
    assert "changed by somebody else" in told.response.content
    assert (await fact_of(world, "FL-0004")).attribution.who == "the clerk"


# Linking.


async def test_facts_are_linked_and_unlinked(world: World) -> None:
    options = {"fact": "FL-0004", "kind": "contradicts", "other": "fl-0003"}
    told = await world.boss.slash(world.channel, "kb link", **options)
    assert "FL-0004 is linked" in said(told)
    (link,) = (await fact_of(world, "FL-0004")).links
    assert (link.kind, link.fact) == (LinkKind.CONTRADICTS, "FL-0003")
    again = await world.boss.slash(world.channel, "kb link", **options)
    assert "already" in said(again)
    gone = await world.boss.slash(world.channel, "kb link", **options, remove=True)
    assert "no longer linked" in said(gone)
    assert (await fact_of(world, "FL-0004")).links == ()


@pytest.mark.parametrize("fact", ["FL-9999", "@everyone", "the bridge", "kazakhstan-2022/FL-0003"])
async def test_a_fact_that_there_is_not_is_told_so(world: World, fact: str) -> None:
    for command in ("correct", "history"):
        told = said(await world.boss.slash(world.channel, f"kb {command}", fact=fact))
        assert "no fact" in told
        assert "@everyone" not in told


# What outlives a restart.


async def test_forms_are_not_kept_in_memory(world: World) -> None:
    """So one that is sent in after a restart counts as much."""
    shown = await world.boss.slash(world.channel, "kb add", event=EVENT)
    assert not world.bot._connection._view_store._modals
    assert "Saved as" in said(await fill(world.boss, shown, **FACT))


async def test_what_was_typed_is_in_the_store(world: World, desk: Desk) -> None:
    shown = await add(world, date=DOUBTFUL)
    key = id_of(shown, "Save").split(":")[2]
    post = await desk.posts.post(key)
    assert post is not None
    assert "The ferry stopped at noon." in post.view
    await desk.posts.forget_member(world.boss.id)
    assert "ferry" not in str(await desk.posts.post(key))


async def test_plain_text_has_the_same_buttons(world: World) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), plain=True)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    shown = await add(world, date=DOUBTFUL)
    assert shown.response is not None
    assert "Not saved yet" in shown.response.content
    saved = await press(world.boss, shown, "Save")
    assert "Saved as" in said(saved)
    assert "is undone" in said(await press(world.boss, saved, "Undo"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_is_said_in_the_guilds_language(world: World, language: str) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), language=language)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    words = words_for(language)
    shown = await add(world, date=DOUBTFUL)
    assert words.say("editing.look") in said(shown)
    saved = await press(world.boss, shown, words.say("editing.button-save"))
    undone = await press(world.boss, saved, words.say("editing.button-undo"))
    assert words.say("remark.own-undone") in said(undone)


# What Discord takes.


async def test_discord_takes_every_form_and_reply(world: World) -> None:
    """Forms, previews, what is saved, histories: each as the API has it."""
    added = await add(world)
    await press(world.boss, added, "More details")
    await press(world.boss, added, "Rarer details")
    doubtful = await add(world, date=DOUBTFUL)
    await press(world.boss, doubtful, "Change")
    await press(world.boss, doubtful, "Save")
    await world.boss.slash(world.channel, "kb add")
    await world.boss.slash(world.channel, "kb correct", fact="FL-0003")
    await world.boss.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    await world.boss.slash(world.channel, "kb history", fact="FL-0003")
    oracle = Oracle()
    asked = [each for each in world.env.http_requests if each.path.endswith("/callback")]
    assert len(asked) > 10
    for each in asked:
        body = each.json
        assert body is not None
        laid_out = body["type"] == 7
        assert oracle.faults("POST", each.path, body, files={}, laid_out=laid_out) == []


async def test_a_draft_that_needs_a_look_shows_its_sentence(world: World) -> None:
    told = said(await add(world, date="5 July 2023"))
    assert f"What happened: {FACT['statement']}" in told.replace("*", "")
    refused = said(await add(world, source="", statement="The mill stopped at noon."))
    assert "The mill stopped at noon." in refused


async def test_a_count_that_the_record_has_otherwise_says_what_saving_means(world: World) -> None:
    for count, sheltered in ((90, "school"), (120, "town hall")):
        told = await add(
            world,
            statement=f"Some {count} people slept in the {sheltered}.",
            date="6 July 2021",
            figures=f"sheltered: {count} (in Oldtown, as of 6 July)",
        )
    assert "The record has this otherwise" in said(told)
    assert "/kb link" in said(told)
