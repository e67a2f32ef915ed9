"""What people write to the bot is kept nowhere: asked in every way, then looked for in the files and the log."""

from pathlib import Path
from typing import Final

import pytest

from bot.reviewing.boards import Board, Subject, board_in, post_of
from bot.running.housekeeping import FADED_AFTER
from tests.discord.editors import open_to_all
from tests.discord.world import World

WORD: Final = "xyzzyplugh"


async def asked_in_every_way(world: World) -> None:
    """Alice asks with a word that is nobody's but hers."""
    alice, channel = world.alice, world.channel
    first = await world.ask(f"did {WORD} seize Almaty airport?")
    await world.ask(f"and who of {WORD} was detained?", to=world.said()[-1])
    await world.ask(f"how many {WORD.title()} were injured in Oldtown on 3 July?")
    await world.ask(f"when did Mill Brigde of {WORD} colapse?")
    await world.ask(f"{WORD}?")
    await alice.edit(first, f"{world.call} who seized Almaty airport from {WORD}?")
    await alice.send_dm(f"who seized {WORD} airport?")
    await alice.send_dm(f"and what did {WORD} say?")
    for private in (False, True):
        await alice.slash(channel, "ask", question=f"who is {WORD}?", private=private)
        await alice.slash(channel, "ask", question="who?", date=WORD, private=private)
        await alice.slash(channel, "ask", question="who?", event=WORD, private=private)
        await alice.slash(channel, "timeline", about=WORD, private=private)
        await alice.slash(
            channel, "timeline", about=f"Almaty airport seized {WORD}", private=private
        )
    await alice.user.slash("ask", question=f"who seized the airport of {WORD}?")
    await alice.slash(channel, "day", date=f"6 January {WORD}")
    await alice.slash(channel, "figure", measure=WORD)
    await alice.slash(channel, "figure", measure="detained", place=WORD)
    await alice.slash(channel, "fact", id=WORD)
    for option in ("event", "date"):
        await alice.autocomplete(channel, "ask", option, WORD)
    await asked_of_messages(world)
    await tried_without_a_right(world)
    await world.env.settle()


async def asked_of_messages(world: World) -> None:
    said = await world.bob.send(world.channel, f"{WORD} seized Almaty airport on 5 January 2022.")
    await world.alice.context_menu(world.channel, "Check this claim", said)
    await world.alice.context_menu(world.channel, "Ask about this", said)
    await world.alice.context_menu(world.channel, "Propose as fact", said)


async def tried_without_a_right(world: World) -> None:
    """Attempts of those who may not edit are kept for good, but not what they typed."""
    open_to_all(world, "kb")
    for command in ("kb correct", "kb history"):
        await world.alice.slash(world.channel, command, fact=WORD)
    await world.alice.slash(world.channel, "kb retract", fact=WORD, reason=WORD)


def held(folder: Path, word: str = WORD) -> list[str]:
    """Files that hold a word, in any case."""
    wanted = word.encode().lower()
    return [file.name for file in folder.iterdir() if wanted in file.read_bytes().lower()]


@pytest.fixture(autouse=True)
async def opened(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    await world.env.settle()


async def test_askers_words_are_nowhere_once_a_question_can_not_go_on_from_them(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await asked_in_every_way(world)
    assert len(world.said()) > 5
    assert await world.desk.posts.waiting() == ()
    assert held(tmp_path)
    await world.env.advance_time(FADED_AFTER + 1)
    await world.bot._housekeeping.fade()
    assert held(tmp_path) == []
    assert WORD not in caplog.text.lower()


async def test_a_forgotten_members_words_are_nowhere_at_once(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await asked_in_every_way(world)
    asked = await world.alice.slash(world.channel, "mydata delete")
    assert asked.response is not None
    await world.alice.click(asked.response, label="Erase it")
    assert held(tmp_path) == []
    assert held(tmp_path, str(world.alice.id)) == []
    assert WORD not in caplog.text.lower()


async def test_answers_still_follow_the_record_once_words_have_faded(world: World) -> None:
    """A page that is turned then, and a question that goes on from it, do without the words."""
    await world.ask(f"did {WORD} seize the airport in Oldtown?")
    answer = world.said()[-1]
    await world.env.advance_time(FADED_AFTER + 1)
    await world.bot._housekeeping.fade()
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    assert WORD not in post.view + post.context
    await world.ask("and who said so?", to=answer)
    assert len(world.said()) == 2


async def test_whose_edits_were_to_be_taken_back_fades_too(world: World, tmp_path: Path) -> None:
    """A preview that somebody left open keeps its member no longer, and can be confirmed no more."""
    boss, guild, at = world.boss.id, world.guild.id, world.desk.clock()
    board = Board(Subject.ROLLBACK, member=world.alice.id, name=WORD, since=at, reason="too much")
    await world.desk.posts.keep(
        post_of(board, key="i1", guild=guild, channel=5, member=boss, at=at)
    )
    kept = board_in(await world.desk.posts.post("i1"), guild=guild, member=boss)
    assert kept is not None
    assert (kept.member, kept.name) == (world.alice.id, WORD)
    await world.env.advance_time(FADED_AFTER + 1)
    await world.bot._housekeeping.fade()
    assert held(tmp_path) == held(tmp_path, str(world.alice.id)) == []
    assert board_in(await world.desk.posts.post("i1"), guild=guild, member=boss) is None


def test_words_are_looked_for_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "record.db").write_bytes(b"\0XyzzyPlugh\0")
    assert held(tmp_path) == ["record.db"]
    assert held(tmp_path, "nowhere") == []
