"""What is kept of a member: handed out to them alone, and erased for good when they confirm it."""

import json
from dataclasses import replace
from typing import Any, Final

import pytest
import simcord

from bot.cogs.gathering import Gathering
from bot.curating.slips import Slip, Task
from bot.words import LANGUAGES, words_for
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.storage.posting import Guild, Post
from tests.discord.editors import emit, id_of, payload_of
from tests.discord.world import World, as_json, buttons_of, text_of

QUESTION: Final = "who seized Almaty airport?"
WORDS: Final = words_for("en")
CONFIRM: Final = WORDS.say("mydata.confirm")
NOTHING: Final = WORDS.say("mydata.nothing")


def shown(result: simcord.InteractionResult) -> Any:
    """The answer, which one member alone sees."""
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def exported(world: World, who: Any = None) -> dict[str, Any]:
    """What the file holds; empty without one."""
    answer = shown(await (who or world.alice).slash(world.channel, "mydata export"))
    if not answer.attachments:
        assert text_of(answer) == NOTHING
        return {}
    (file,) = answer.attachments
    assert file.filename == "mydata.json"
    found: dict[str, Any] = json.loads(await file.read())
    return found


async def erase(world: World, who: Any = None) -> str:
    """Ask for it and confirm it; what is said then."""
    member = who or world.alice
    asked = await member.slash(world.channel, "mydata delete")
    done = await member.click(shown(asked), label=CONFIRM)
    return text_of(done.response)


async def test_nobody_has_nothing(world: World) -> None:
    assert await exported(world) == {}


async def test_all_that_is_kept_is_handed_out(world: World) -> None:
    question = await world.ask(QUESTION)
    await world.ask(QUESTION, who=world.bob)
    await world.alice.user.slash("ask", question=QUESTION)
    await world.desk.keeps.watch(
        Watch(9, "flood-2021", WatchKind.EVENT, "", world.alice.id, 0, "UTC", 0)
    )
    answer = shown(await world.alice.slash(world.channel, "mydata export"))
    told = text_of(answer)
    assert "2 messages of mine to you" in told
    assert "1 thing that you follow" in told
    assert "edit" not in told
    data = await exported(world)
    assert data["member"] == str(world.alice.id)
    assert [each["question"] for each in data["posts"]] == [str(question.id), 0]
    assert data["posts"][0]["view"]["kind"] == "answer"
    assert str(world.bob.id) not in json.dumps(data)
    assert [each["event"] for each in data["watches"]] == ["flood-2021"]


async def test_it_says_what_goes_and_what_stays_before_anything_is_erased(world: World) -> None:
    await world.ask(QUESTION)
    answer = shown(await world.alice.slash(world.channel, "mydata delete"))
    told = text_of(answer)
    for part in ("ask", "erased", "erased-name", "stays", "stays-facts"):
        assert WORDS.say(f"mydata.{part}") in told
    assert list(buttons_of(answer)) == [CONFIRM]
    assert len((await exported(world))["posts"]) == 1


async def test_a_member_is_forgotten_once_they_confirm_it(world: World) -> None:
    """Their answers in the guild stay, as nobody's; another member's are not touched."""
    question = await world.ask(QUESTION)
    await world.ask(QUESTION, who=world.bob)
    await world.alice.user.slash("ask", question=QUESTION)
    assert "Done. 2 entries no longer know you" in await erase(world)
    posts = world.desk.posts
    kept = await posts.post(f"m{question.id}")
    assert kept is not None
    assert (kept.asker, kept.question, kept.context) == (0, 0, "")
    assert await exported(world) == {}
    assert len((await exported(world, world.bob))["posts"]) == 1
    assert len(world.said()) == 2
    acts = [each.action for each in await world.desk.keeps.audit(None)]
    assert acts.count("erase") == 1


async def test_the_button_is_of_the_one_to_whom_it_was_shown(world: World) -> None:
    await world.ask(QUESTION)
    await world.ask(QUESTION, who=world.bob)
    asked = await world.alice.slash(world.channel, "mydata delete")
    message, made = payload_of(world, asked), id_of(asked, CONFIRM)
    late = emit(world, world.bob, message, made)
    forged = emit(world, world.bob, message, "tt7:erase:0")
    await world.env.settle()
    assert text_of(shown(late)) == WORDS.say("mydata.not-yours")
    assert not forged.acknowledged
    for who in (world.alice, world.bob):
        assert len((await exported(world, who))["posts"]) == 1


async def test_what_is_kept_in_memory_goes_too(world: World) -> None:
    await world.ask(QUESTION)
    await world.ask(QUESTION, who=world.bob)
    await world.alice.send_dm(QUESTION)
    bot, alice = world.bot, world.alice.id
    hearing = bot.cogs["Ask"]._hearing  # type: ignore[attr-defined]
    askers = {each.asker for each in hearing._heard.values()}
    assert askers == {alice, world.bob.id}
    assert alice in bot.turns._members._held
    direct = world.alice.user.dm_channel.id
    assert direct in bot._missed._spoken
    bot.sender._direct._known[alice] = direct
    slip = Slip(Task.ADD, "flood-2021")
    Gathering.held["i1"] = slip
    await world.desk.posts.keep(
        Post("i1", "editing", 5, world.guild.id, alice, view=slip.text(), private=True)
    )
    await erase(world)
    assert {each.asker for each in hearing._heard.values()} == {0, world.bob.id}
    assert QUESTION not in repr(hearing._heard)
    assert alice not in bot.turns._members._held
    assert world.bob.id in bot.turns._members._held
    assert direct not in bot._missed._spoken
    assert alice not in bot.sender._direct._known
    assert "i1" not in Gathering.held
    assert await world.desk.posts.post("i1") is None


async def test_edited_question_of_a_forgotten_member_is_answered_anew(world: World) -> None:
    question = await world.ask(QUESTION)
    await erase(world)
    await world.alice.edit(question, f"{world.call} when did Mill Bridge collapse?")
    assert "Mill Bridge" in world.last()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_is_spoken_also_in_plain_text(world: World, language: str) -> None:
    words = words_for(language)
    await world.ask(QUESTION)
    guild = replace(Guild(world.guild.id), language=language, plain=language == "kk")
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    told = shown(await world.alice.slash(world.channel, "mydata export"))
    assert words.say("mydata.head") in text_of(told)
    asked = shown(await world.alice.slash(world.channel, "mydata delete"))
    assert words.say("mydata.ask") in text_of(asked)
    done = await world.alice.click(asked, label=words.say("mydata.confirm"))
    assert words.say("mydata.done", count=1) in text_of(done.response)
    assert words.say("mydata.confirm") not in as_json(done.response)


async def test_works_in_direct_messages_for_all_servers(world: World) -> None:
    await world.ask(QUESTION)
    user = world.alice.user
    told = await user.slash("mydata export")
    assert told.response is not None
    assert "1 message of mine to you" in text_of(told.response)
    asked = await user.slash("mydata delete")
    assert asked.response is not None
    await user.click(asked.response, label=CONFIRM)
    assert await exported(world) == {}


async def test_nothing_is_to_be_erased_where_nothing_is_kept(world: World) -> None:
    asked = await world.alice.slash(world.channel, "mydata delete")
    assert text_of(shown(asked)) == NOTHING
    assert buttons_of(shown(asked)) == {}
