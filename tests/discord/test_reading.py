"""Reading the record by command: days, timelines, figures, facts, sources and events."""

import io
from dataclasses import replace
from typing import Any, Final

import pytest
import simcord
from PIL import Image

from bot.pages.shown import Shown, ShownKind, read_shown
from knowledge.storage.posting import Guild
from tests.discord.world import World, as_json, buttons_of, text_of

KAZAKHSTAN: Final = "kazakhstan-2022"
FLOOD: Final = "flood-2021"


async def read(world: World, command: str, **options: Any) -> simcord.InteractionResult:
    """A reading command by Alice in the channel."""
    return await world.alice.slash(world.channel, command, **options)


def told(result: simcord.InteractionResult) -> str:
    """All text of an answer, without the marks of its heading."""
    assert result.response is not None
    return text_of(result.response).lstrip("# ")


async def choose(world: World, **chosen: Any) -> None:
    """Keep choices of the guild."""
    guild = replace(Guild(world.guild.id), **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


async def shown(world: World, result: simcord.InteractionResult) -> Shown:
    """What is kept of the post."""
    assert result.response is not None
    post = await world.desk.posts.post_in(result.response.id)
    assert post is not None
    assert (post.kind, post.asker, post.guild) == ("reading", world.alice.id, world.guild.id)
    kept = read_shown(post.view)
    assert kept is not None
    return kept


async def picture(result: simcord.InteractionResult) -> Image.Image:
    assert result.response is not None
    (attached,) = result.response.attachments
    return Image.open(io.BytesIO(await attached.read()))


async def offered(world: World, command: str, option: str, typed: str, **more: Any) -> list[str]:
    """The names of what is offered while typing; all of it within Discord's limits."""
    found = await world.alice.autocomplete(world.channel, command, option, typed, **more)
    assert len(found) <= 25
    assert all(0 < len(each[key]) <= 100 for each in found for key in ("name", "value"))
    return [each["name"] for each in found]


class TestDay:
    async def test_tells_counts_first_then_places(self, world: World) -> None:
        result = await read(world, "day", date="6 January 2022", event=KAZAKHSTAN)
        text = told(result)
        assert not result.ephemeral
        assert not result.deferred
        assert text.startswith("6 Jan 2022 · Kazakhstan, January 2022")
        assert "GlobalSecurity.org" in text
        kept = await shown(world, result)
        assert kept.kind is ShownKind.DAY
        assert kept.events == (KAZAKHSTAN,)

    async def test_rival_accounts_stand_side_by_side(self, world: World) -> None:
        result = await read(world, "day", date="9 January 2022", event=KAZAKHSTAN)
        text = told(result)
        assert text.index("Counts") < text.index("Accounts differ") < text.index("Almaty**")

    async def test_facts_that_it_shows_are_kept_with_it(self, world: World) -> None:
        """So that it can be put right when one of them changes."""
        result = await read(world, "day", date="3 July 2021", event=FLOOD)
        assert result.response is not None
        post = await world.desk.posts.post_in(result.response.id)
        assert post is not None
        assert ("flood-2021", "FL-0007") in {(each.scope, each.fact) for each in post.facts}

    async def test_without_a_day_it_is_the_fullest(self, world: World) -> None:
        text = told(await read(world, "day", event=KAZAKHSTAN))
        assert text.startswith("5 Jan 2022")
        assert "the day with the most facts, as none was named" in text

    async def test_runs_of_days_are_told_as_one(self, world: World) -> None:
        text = told(await read(world, "day", date="3 to 4 July 2021"))
        assert text.startswith("3–4 July 2021")

    async def test_a_long_day_has_pages_that_only_its_asker_turns(self, world: World) -> None:
        result = await read(world, "day", date="5 January 2022", event=KAZAKHSTAN)
        assert result.response is not None
        assert "▶" in buttons_of(result.response)
        (first,) = world.said()
        before = text_of(first)
        pressed = await world.bob.click(first, label="▶")
        assert pressed.ephemeral
        assert text_of(world.said()[0]) == before
        await world.alice.click(first, label="▶")
        (second,) = world.said()
        assert text_of(second) != before
        assert "Page 2" in text_of(second)
        await world.alice.click(second, label="◀")
        assert world.last() == before

    async def test_in_private_nothing_is_said_in_the_channel(self, world: World) -> None:
        result = await read(world, "day", date="6 January 2022", private=True)
        assert result.ephemeral
        assert world.said() == []

    async def test_plain_where_the_guild_wants_it(self, world: World) -> None:
        await choose(world, plain=True)
        result = await read(world, "day", date="4 July 2021")
        assert result.response is not None
        assert result.response.content.lstrip("# ").startswith("4 July 2021")


class TestTimeline:
    async def test_goes_from_one_day_to_another(self, world: World) -> None:
        result = await read(world, "timeline", **{"from": "3 July 2021", "to": "4 July 2021"})
        text = told(result)
        assert text.index("3 July 2021") < text.index("4 July 2021")
        assert "6 July 2021" not in text
        assert (await shown(world, result)).kind is ShownKind.TIMELINE

    async def test_days_the_wrong_way_round_are_turned(self, world: World) -> None:
        result = await read(world, "timeline", **{"from": "4 July 2021", "to": "3 July 2021"})
        assert "3 July 2021" in told(result)

    async def test_a_run_of_days_alone_is_meant_whole(self, world: World) -> None:
        text = told(await read(world, "timeline", **{"from": "3 to 4 July 2021"}))
        assert "4 July 2021" in text
        assert "6 July 2021" not in text

    async def test_is_drawn_with_words_for_those_who_hear_it(self, world: World) -> None:
        result = await read(world, "timeline", event=FLOOD)
        assert (await picture(result)).width == 1200
        gallery = as_json(result.response)
        assert "timeline.png" in gallery
        assert "3 July 2021: 2." in gallery

    async def test_keeps_to_what_it_is_about(self, world: World) -> None:
        text = told(await read(world, "timeline", about="Mill Bridge", event=FLOOD))
        assert "Mill Bridge" in text
        assert "moved to safety" not in text

    async def test_nothing_about_that_suggests_what_there_is(self, world: World) -> None:
        result = await read(world, "timeline", about="curfewww", event=FLOOD)
        assert result.ephemeral
        assert told(result) == "The record has nothing about “curfewww” there."
        result = await read(
            world, "timeline", about="bridge", event=FLOOD, **{"from": "8 July 2021"}
        )
        assert "Did you mean “Mill Bridge”?" in told(result)


class TestFigure:
    async def test_tells_the_history_and_draws_it(self, world: World) -> None:
        result = await read(world, "figure", measure="evacuated")
        text = told(result)
        assert [value in text for value in ("about 120", "over 1,200", "1,531")] == [True] * 3
        image = await picture(result)
        assert (image.format, image.width) == ("PNG", 1200)
        kept = await shown(world, result)
        assert (kept.kind, kept.measure) == (ShownKind.FIGURE, "evacuated")

    async def test_facts_that_count_are_kept_with_it(self, world: World) -> None:
        result = await read(world, "figure", measure="evacuated")
        assert result.response is not None
        post = await world.desk.posts.post_in(result.response.id)
        assert post is not None
        assert {each.fact for each in post.facts} == {"FL-0007", "FL-0008", "FL-0009"}

    async def test_goes_by_a_word_that_asks_for_it(self, world: World) -> None:
        assert "5,969" in told(await read(world, "figure", measure="arrested"))

    async def test_goes_by_its_name_in_the_reader_s_language(self, world: World) -> None:
        await choose(world, language="ru")
        result = await read(world, "figure", measure="Задержано")
        assert "5\u00a0969" in told(result)

    async def test_of_one_place(self, world: World) -> None:
        text = told(await read(world, "figure", measure="killed", place="Алматы"))
        assert "103" in text
        assert "164" not in text

    async def test_of_a_place_without_such_a_count_names_those_that_have(
        self, world: World
    ) -> None:
        result = await read(world, "figure", measure="killed", place="Aktau")
        assert result.ephemeral
        assert "There is no such count for “Aktau”." in told(result)
        assert "“Almaty”" in told(result)

    async def test_a_slip_suggests_what_was_meant(self, world: World) -> None:
        result = await read(world, "figure", measure="detaned")
        assert result.ephemeral
        assert "Did you mean “detained”?" in told(result)

    async def test_what_is_not_counted_names_what_is(self, world: World) -> None:
        result = await read(world, "figure", measure="zzzz", event=FLOOD)
        assert "There is: “evacuated”." in told(result)


class TestFact:
    async def test_tells_all_about_it(self, world: World) -> None:
        result = await read(world, "fact", id="kz-0042")
        assert "KZ-0042" in told(result)
        assert "Aktobe" in told(result)
        assert (await shown(world, result)).kind is ShownKind.FACT

    async def test_may_have_its_event_before_it(self, world: World) -> None:
        assert "FL-0007" in told(await read(world, "fact", id="flood-2021/FL-0007"))

    async def test_part_of_an_id_suggests_ids(self, world: World) -> None:
        result = await read(world, "fact", id="0042")
        assert result.ephemeral
        assert "Did you mean “KZ-0042”?" in told(result)


async def test_sources_are_told_with_what_rests_on_them(world: World) -> None:
    text = told(await read(world, "sources", event=FLOOD))
    assert "Valley Post" in text
    assert "River rises" in text
    assert "post.example" in text
    assert "GlobalSecurity" not in text


async def test_events_are_told_with_their_days(world: World) -> None:
    text = told(await read(world, "events"))
    for words in (
        "The valley flood, 2021",
        "1–9 July 2021",
        "Kazakhstan, January 2022",
        "229 facts",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("command", "options", "sentence"),
    [
        ("day", {"date": "soonish"}, "“soonish” is not a date"),
        ("day", {"date": "6 January about the airport"}, "A day is told whole"),
        ("day", {"event": "kazahstan"}, "Did you mean “Kazakhstan, January 2022”?"),
        ("day", {"event": "atlantis"}, "There is no event “atlantis” here."),
        ("timeline", {"from": "whenever"}, "“whenever” is not a date"),
        ("figure", {"measure": "@everyone"}, "Nothing called “＠everyone” is counted here."),
        ("fact", {"id": "**KZ-9999**"}, "There is no fact"),
        ("sources", {"event": "atlantis"}, "There is no event “atlantis” here."),
    ],
)
async def test_what_is_not_clear_is_one_private_sentence(
    world: World, command: str, options: dict[str, str], sentence: str
) -> None:
    result = await read(world, command, **options)
    assert result.ephemeral
    assert sentence in told(result)
    assert "**KZ" not in told(result)
    assert world.said() == []


class TestTyping:
    async def test_days_are_offered_with_their_number_of_facts(self, world: World) -> None:
        assert "5 Jan 2022 · 139 facts" in await offered(world, "day", "date", "")
        assert (await offered(world, "day", "date", "6 января"))[0].startswith("6 Jan 2022")

    async def test_ends_of_a_timeline_are_offered_in_order(self, world: World) -> None:
        names = await offered(world, "timeline", "from", "", event=FLOOD)
        assert [name.split()[0] for name in names] == sorted(name.split()[0] for name in names)

    async def test_measures_are_offered_in_the_reader_s_language(self, world: World) -> None:
        assert "detained · 5 facts" in await offered(world, "figure", "measure", "arrest")
        await choose(world, language="de")
        assert any("Fakten" in name for name in await offered(world, "figure", "measure", ""))

    async def test_places_are_those_that_were_counted_for(self, world: World) -> None:
        names = await offered(world, "figure", "place", "", measure="killed", event=KAZAKHSTAN)
        assert [name.partition(" · ")[0] for name in names] == ["Kazakhstan", "Almaty"]

    async def test_facts_are_offered_by_id_and_by_words(self, world: World) -> None:
        assert (await offered(world, "fact", "id", "KZ-0042"))[0].startswith("KZ-0042 · Earlier")
        assert any("airport" in name for name in await offered(world, "fact", "id", "airprot"))

    async def test_names_and_topics_are_offered_by_any_spelling(self, world: World) -> None:
        names = await offered(world, "timeline", "about", "Токаев")
        assert names[0].startswith("Kassym-Jomart Tokayev")

    async def test_slips_in_an_event_s_name_are_forgiven(self, world: World) -> None:
        assert await offered(world, "day", "event", "kazak") == [
            "Kazakhstan, January 2022 · 229 facts"
        ]

    @pytest.mark.parametrize("typed", ["", "FL", "mill", "evacuated", "july", "flood", "Oldtown"])
    async def test_nothing_is_offered_of_events_left_out(self, world: World, typed: str) -> None:
        """Whatever is typed, and even where the event is named."""
        await choose(world, events=(KAZAKHSTAN,))
        for command, option in (
            ("day", "event"),
            ("day", "date"),
            ("timeline", "about"),
            ("figure", "measure"),
            ("figure", "place"),
            ("fact", "id"),
        ):
            more = {"measure": "evacuated"} if option == "place" else {}
            every = await offered(world, command, option, typed, **more)
            if option != "event":
                every += await offered(world, command, option, typed, event=FLOOD, **more)
            told_ = " ".join(every)
            for secret in ("FL-", "Mill Bridge", "evacuated ·", "July 2021", "flood", "Oldtown"):
                assert secret not in told_


class TestLeftOut:
    @pytest.mark.parametrize(
        ("command", "options"),
        [
            ("day", {"event": FLOOD}),
            ("day", {"event": "The valley flood, 2021"}),
            ("timeline", {"event": FLOOD}),
            ("timeline", {"about": "Mill Bridge"}),
            ("figure", {"measure": "evacuated"}),
            ("fact", {"id": "FL-0007"}),
            ("fact", {"id": "flood-2021/FL-0007"}),
            ("sources", {"event": FLOOD}),
        ],
    )
    async def test_an_event_left_out_is_not_read(
        self, world: World, command: str, options: dict[str, str]
    ) -> None:
        await choose(world, events=(KAZAKHSTAN,))
        result = await read(world, command, **options)
        text = told(result)
        assert result.ephemeral
        assert "Valley Post" not in text
        assert "moved to safety" not in text
        assert "1,531" not in text

    async def test_lists_leave_it_out(self, world: World) -> None:
        await choose(world, events=(KAZAKHSTAN,))
        assert "flood" not in told(await read(world, "events"))
        assert "Valley Post" not in told(await read(world, "sources"))


@pytest.mark.parametrize("command", ["day", "timeline", "sources", "events"])
async def test_works_in_direct_messages(world: World, command: str) -> None:
    result = await world.alice.user.slash(command)
    assert told(result)


@pytest.mark.parametrize("language", ["en", "ru", "kk", "de", "fr", "es"])
async def test_every_language_is_spoken(world: World, language: str) -> None:
    await choose(world, language=language)
    for command, options in (
        ("day", {"date": "9 January 2022"}),
        ("timeline", {"event": FLOOD}),
        ("figure", {"measure": "detained"}),
        ("fact", {"id": "KZ-0042"}),
        ("sources", {}),
        ("events", {}),
        ("day", {"date": "soonish"}),
    ):
        assert told(await read(world, command, **options))


async def test_who_reads_too_fast_is_told_so(world: World) -> None:
    while world.bot.turns.admit(user=world.alice.id, channel=1, guild=0).admitted:
        pass
    result = await read(world, "events")
    assert result.ephemeral
    assert "too fast" in told(result)
