"""Facts out of messages and proposals of members; and who may do what with the forms and buttons."""

import json
import random
from dataclasses import replace
from typing import Any, Final

import discord
import pytest
import simcord
from simcord.interactions import base_payload

from bot.cogs.gathering import open_to_all as readable
from bot.config import Settings
from bot.words import words_for
from knowledge.storage.keeping import Proposal
from tests.discord.editors import (
    EVENT,
    FACT,
    Filled,
    add,
    answer_to,
    default_of,
    editor,
    emit,
    facts_of,
    fill,
    id_of,
    labels,
    open_to_all,
    payload_of,
    press,
    said,
)
from tests.discord.world import Whole, World, text_of

WORDS: Final = words_for("en")
UNKNOWN: Final = WORDS.say("editing.unknown")
EDITORS: Final = WORDS.say("access.editors")
TEXT: Final = "On 5 July 2021 the **ferry** stopped at noon, see https://post.example/river"
SENTENCE: Final = "On 5 July 2021 the ferry stopped at noon"


@pytest.fixture(autouse=True)
async def opened(world: World) -> None:
    """Everybody is shown the commands; who may use them is looked at by the bot."""
    await world.env.settle()
    open_to_all(world, "kb", "Add as fact")


@pytest.fixture
async def flood(world: World) -> None:
    """The guild reads one event alone."""
    guild = replace(await world.desk.posts.guild(world.guild.id), events=(EVENT,))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


async def waiting(world: World) -> tuple[Proposal, ...]:
    return await world.desk.keeps.proposals(world.guild.id)


# Out of a message.


@pytest.mark.usefixtures("flood")
async def test_a_message_fills_the_form(world: World) -> None:
    message = await world.alice.send(world.channel, TEXT)
    shown = await world.boss.context_menu(world.channel, "Add as fact", message)
    assert default_of(shown) == {
        "statement": SENTENCE,
        "date": "5 July 2021",
        "source": "https://post.example/river",
        "who": "",
        "figures": "",
    }
    statement = "The ferry stopped at noon."
    assert "Saved as" in said(await fill(world.boss, shown, statement=statement))
    assert statement in str(await facts_of(world))


async def test_without_a_day_it_is_the_day_of_the_message(world: World) -> None:
    message = await world.alice.send(world.channel, "The ferry stopped.")
    shown = await world.boss.context_menu(world.channel, "Add as fact", message)
    assert default_of(shown)["date"] == "1 January 2026"


async def test_of_several_events_the_likeliest_is_chosen_in_the_form(world: World) -> None:
    message = await world.alice.send(world.channel, TEXT)
    shown = await world.boss.context_menu(world.channel, "Add as fact", message)
    assert default_of(shown)["event"] == EVENT


async def test_a_message_without_words_is_refused(world: World) -> None:
    message = await world.alice.send(world.channel, "https://post.example/river")
    shown = await world.boss.context_menu(world.channel, "Add as fact", message)
    assert said(shown) == WORDS.say("ask.no-text")


# Out of a channel that is closed to some.


@pytest.fixture
def closed(world: World) -> simcord.ChannelHandle:
    """A channel for managers alone."""
    hidden = discord.PermissionOverwrite(view_channel=False)
    managers = next(role for role in world.guild.roles.values() if role.name == "Managers")
    seen = discord.PermissionOverwrite(view_channel=True)
    me = world.guild.me
    assert me is not None
    overwrites: dict[Any, discord.PermissionOverwrite] = {
        world.guild.default_role: hidden,
        managers: seen,
        me: seen,
    }
    return world.guild.create_text_channel("backroom", overwrites=overwrites)


@pytest.mark.usefixtures("flood")
async def test_out_of_a_closed_channel_it_takes_a_second_press(
    world: World, closed: simcord.ChannelHandle
) -> None:
    message = await world.boss.send(closed, TEXT)
    shown = await world.boss.context_menu(closed, "Add as fact", message)
    told = said(shown)
    assert "Not everybody in this server may read that channel" in told
    assert "backroom" in told
    assert SENTENCE in told
    form = await press(world.boss, shown, "Use it nevertheless")
    assert default_of(form)["statement"] == SENTENCE


@pytest.mark.usefixtures("flood")
async def test_what_a_closed_channel_says_is_not_written_down_before(
    world: World, closed: simcord.ChannelHandle
) -> None:
    message = await world.boss.send(closed, TEXT)
    shown = await world.boss.context_menu(closed, "Add as fact", message)
    post = await world.desk.posts.post(id_of(shown, "Cancel").split(":")[2])
    assert post is not None
    assert "ferry" not in str(post)
    payload, use = payload_of(world, shown), id_of(shown, "Use it nevertheless")
    assert said(await press(world.boss, shown, "Cancel")) == "Nothing was saved."
    late = emit(world, world.boss, payload, use)
    await world.env.settle()
    assert said(late) == UNKNOWN


@pytest.mark.parametrize("private", [False, True])
async def test_a_private_thread_is_closed_and_a_public_one_is_not(
    world: World, private: bool
) -> None:
    guild = world.bot.get_guild(world.guild.id)
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    kind = discord.ChannelType.private_thread if private else discord.ChannelType.public_thread
    thread = await channel.create_thread(name="talk", type=kind)
    assert readable(guild, thread.id) is not private


async def test_a_channel_that_is_not_known_is_closed(world: World) -> None:
    guild = world.bot.get_guild(world.guild.id)
    assert readable(guild, world.channel.id)
    assert not readable(guild, 1)
    assert not readable(None, world.channel.id)


# Proposals.


async def test_a_member_proposes_and_is_told_what_comes_next(world: World) -> None:
    before = await facts_of(world)
    shown = await world.alice.slash(world.channel, "propose", event=EVENT)
    told = said(await fill(world.alice, shown, **FACT))
    assert "Proposal 1 waits for those who keep the record" in told
    assert "direct message" in told
    assert await facts_of(world) == before
    (proposal,) = await waiting(world)
    assert proposal.author.member == world.alice.id
    assert proposal.event == EVENT
    assert proposal.channel == 0


@pytest.mark.usefixtures("flood")
async def test_a_member_proposes_out_of_a_message(world: World) -> None:
    message = await world.bob.send(world.channel, TEXT)
    shown = await world.alice.context_menu(world.channel, "Propose as fact", message)
    assert "waits for" in said(await fill(world.alice, shown, statement="The ferry stopped."))
    assert len(await waiting(world)) == 1


async def test_a_doubtful_proposal_is_looked_at_first(world: World) -> None:
    shown = await world.alice.slash(world.channel, "propose", event=EVENT)
    told = await fill(world.alice, shown, **FACT | {"date": "5 July 2023"})
    assert labels(told)[0] == "Propose"
    assert await waiting(world) == ()
    assert "waits for" in said(await press(world.alice, told, "Propose"))
    assert len(await waiting(world)) == 1


async def test_proposals_can_be_closed(world: World) -> None:
    """Also after the form was opened."""
    shown = await world.alice.slash(world.channel, "propose", event=EVENT)
    guild = replace(await world.desk.posts.guild(world.guild.id), proposals=False)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    refused = WORDS.say("access.no-proposals")
    assert said(await fill(world.alice, shown, **FACT)) == refused
    assert said(await world.alice.slash(world.channel, "propose", event=EVENT)) == refused
    offered = await world.alice.autocomplete(world.channel, "propose", "event", "")
    assert offered == []
    assert await waiting(world) == ()


async def test_an_editors_own_edit_waits_where_the_guild_wants_a_second_person(
    world: World,
) -> None:
    edith = await editor(world, review=True)
    before = await facts_of(world)
    assert "Proposal 1 waits" in said(await add(world, edith))
    told = await edith.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    assert "Proposal 2 waits" in said(told)
    assert await facts_of(world) == before


# By whom.

COMMANDS: Final[dict[str, dict[str, Any]]] = {
    "add": {"event": EVENT},
    "correct": {"fact": "FL-0003"},
    "retract": {"fact": "FL-0003", "reason": "So"},
    "undo": {"fact": "FL-0003", "reason": "So"},
    "history": {"fact": "FL-0003"},
    "link": {"fact": "FL-0003", "kind": "updates", "other": "FL-0004"},
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_member_may_not_edit(world: World, command: str) -> None:
    """Also where the command is open to all, and with every right in that channel; it is on record."""
    rights = discord.PermissionOverwrite(manage_guild=True, manage_messages=True)
    channel = world.guild.create_text_channel("own", overwrites={world.alice: rights})
    result = await world.alice.slash(channel, f"kb {command}", **COMMANDS[command])
    assert said(result) == EDITORS
    assert result.modal is None
    (entry,) = await world.desk.keeps.audit(world.guild.id)
    assert entry.action == "denied"


@pytest.mark.parametrize(
    ("command", "option"),
    [
        *((command, "event") for command in COMMANDS),
        *((command, "fact") for command in COMMANDS if command != "add"),
        ("link", "other"),
    ],
)
async def test_nothing_is_offered_to_members(world: World, command: str, option: str) -> None:
    filled = {"kind": "updates"} if command == "link" else {}
    here = (world.channel, f"kb {command}", option, "")
    assert await world.alice.autocomplete(*here, **filled) == []
    assert 0 < len(await world.boss.autocomplete(*here, **filled)) <= 25


async def test_members_may_not_add_out_of_messages(world: World) -> None:
    message = await world.bob.send(world.channel, TEXT)
    shown = await world.alice.context_menu(world.channel, "Add as fact", message)
    assert said(shown) == EDITORS


def demote(world: World, member: simcord.MemberActor) -> None:
    """Take the editors' role from somebody."""
    for role in list(world.guild.roles.values()):
        if role.name == "Keepers":
            world.env.backend.remove_member_role(world.guild.id, member.id, role.id)


async def test_who_lost_the_role_meanwhile_saves_nothing(world: World) -> None:
    """At a form that is sent in, at a press, and at an undo."""
    edith = await editor(world)
    before = await facts_of(world)
    form = await edith.slash(world.channel, "kb add", event=EVENT)
    doubtful = await add(world, edith, date="5 July 2023")
    taken = await edith.slash(world.channel, "kb retract", fact="FL-0003", reason="Not so")
    demote(world, edith)
    assert said(await fill(edith, form, **FACT)) == EDITORS
    for shown, label in ((doubtful, "Save"), (doubtful, "Change"), (taken, "Undo")):
        pressed = await press(edith, shown, label)
        told = [each.content for each in pressed.followups] or [said(pressed)]
        assert told == [EDITORS]
    assert set(before) - set(await facts_of(world)) == {"FL-0003"}


async def test_buttons_belong_to_the_one_who_opened_them(world: World) -> None:
    """Another editor cannot use them, whatever id they send and on whatever message."""
    edith = await editor(world)
    before = await facts_of(world)
    shown = await add(world, date="5 July 2023")
    own = await add(world, edith, date="5 July 2023", statement="The mill stopped.")
    for message in (payload_of(world, shown), payload_of(world, own)):
        for label in ("Save", "Change", "Cancel"):
            components = payload_of(world, shown)["components"]
            pressed = emit(world, edith, message | {"components": components}, id_of(shown, label))
            await world.env.settle()
            assert said(pressed) == UNKNOWN
    assert await facts_of(world) == before
    assert "Saved as" in said(await press(world.boss, shown, "Save"))


async def test_made_up_ids_do_nothing(world: World) -> None:
    """A thousand, of which each differs from a real one in a sign or more."""
    before = await facts_of(world)
    shown = await add(world, date="5 July 2023")
    real, message = id_of(shown, "Save"), payload_of(world, shown)
    chance = random.Random(7)  # noqa: S311 - the same ids at every run
    signs = "abcdefghijklmnopqrstuvwxyz0123456789:-"
    row = message["components"][0]["components"][-1]
    for _ in range(1000):
        at = chance.randrange(len(real))
        forged = real[:at] + chance.choice(signs) + real[at + chance.randint(0, 1) :]
        if forged == real or forged.startswith(f"{real}:"):
            continue
        row["components"][0]["custom_id"] = forged
        emit(world, world.boss, message, forged)
    await world.env.settle()
    assert await facts_of(world) == before


async def test_a_form_of_somebody_else_counts_for_nothing(world: World) -> None:
    edith = await editor(world)
    shown = await world.boss.slash(world.channel, "kb add", event=EVENT)
    assert shown.modal is not None
    components = [
        {"type": 18, "component": {"type": 4, "custom_id": name, "value": value}}
        for name, value in FACT.items()
    ]
    data = {"custom_id": shown.modal["custom_id"], "components": components}
    record, payload = base_payload(
        world.env.backend,
        type=5,
        channel_id=world.channel.id,
        guild_id=world.guild.id,
        user_id=edith.id,
        data=data,
    )
    world.env.backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    assert said(Filled(world.env, record)) == UNKNOWN
    assert "ferry" not in str(await facts_of(world))


@pytest.mark.parametrize("name", ["Add as fact", "Propose as fact", "propose", "kb"])
async def test_they_are_not_there_in_direct_messages(world: World, name: str) -> None:
    assert not any(each.startswith(name) for each in world.boss.user.available_commands())


async def test_a_made_up_menu_from_elsewhere_does_nothing(world: World) -> None:
    """Such as in a direct message."""
    backend = world.env.backend
    commands = backend.visible_commands(user_id=world.boss.id, channel_id=world.channel.id)
    (command,) = [each for each in commands if each["name"] == "propose"]
    record, payload = base_payload(
        backend,
        type=2,
        channel_id=world.alice.user.dm_channel.id,
        guild_id=None,
        user_id=world.alice.id,
        data={"id": command["id"], "name": "propose", "type": 1, "options": []},
    )
    backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    assert said(Filled(world.env, record)) == WORDS.say("access.in-guild")


# Taking a proposal back.

BACK: Final = WORDS.say("review.withdraw")


async def proposed(world: World, who: simcord.MemberActor, /, **typed: str) -> Filled:
    shown = await who.slash(world.channel, "propose", event=EVENT)
    return await fill(who, shown, **(FACT | typed))


async def test_a_member_takes_a_proposal_back(world: World) -> None:
    told = await proposed(world, world.alice)
    assert labels(told) == [BACK]
    done = await press(world.alice, told, BACK)
    assert said(done) == "### Proposal 1 is taken back."
    assert labels(done) == []
    assert await waiting(world) == ()


async def test_a_proposal_is_taken_back_after_a_restart(
    world: World, simcord_env: simcord.Env, settings: Settings
) -> None:
    told = await proposed(world, world.alice)
    await simcord_env.restart_bot(Whole(world.desk, settings))
    assert "is taken back" in said(await press(world.alice, told, BACK))
    assert await waiting(world) == ()


async def test_nobody_else_takes_a_proposal_back(world: World) -> None:
    """Not even an editor, who declines it in the queue; and not from another server."""
    told = await proposed(world, world.alice)
    for who in (world.bob, await editor(world)):
        pressed = emit(world, who, payload_of(world, told), id_of(told, BACK))
        assert await answer_to(pressed) == "There is no proposal 1 here."
    (proposal,) = await waiting(world)
    await world.desk.keeps.propose(replace(proposal, guild=4242, number=0), key="x")
    mine = json.dumps(payload_of(world, told))
    for number in (2, 3):
        identity = f"tt8:withdraw:{number}"
        forged = json.loads(mine.replace("tt8:withdraw:1", identity))
        pressed = emit(world, world.alice, forged, identity)
        assert await answer_to(pressed) == f"There is no proposal {number} here."
    assert len(await world.desk.keeps.proposals(4242)) == 1


async def test_same_proposal_waits_once_and_its_second_author_is_told(world: World) -> None:
    notices = world.guild.create_text_channel("notices")
    guild = replace(await world.desk.posts.guild(world.guild.id), notices=notices.id)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    await proposed(world, world.alice)
    for who, buttons in ((world.alice, [BACK]), (world.bob, [])):
        told = await proposed(world, who)
        assert said(told) == f"## {WORDS.say('editing.waits-already', number=1)}"
        assert labels(told) == buttons
    assert [each.number for each in await waiting(world)] == [1]
    await world.env.settle()
    (notice,) = world.said(notices)
    assert "1 proposal waits" in text_of(notice)
    assert notice.edited_at is None


async def test_a_member_sees_their_own_proposals_and_takes_one_back(world: World) -> None:
    none = said(await world.bob.slash(world.channel, "proposals"))
    assert none == WORDS.say("editing.none-proposed")
    await proposed(world, world.alice)
    shown = await world.alice.slash(world.channel, "propose", event=EVENT)
    await fill(world.alice, shown, **FACT | {"statement": "The mill stopped at dusk."})
    await proposed(world, world.bob, who="the miller")
    mine = await world.alice.slash(world.channel, "proposals")
    for part in (FACT["statement"], "The mill stopped at dusk.", "proposal 1", "proposal 2"):
        assert part in said(mine)
    assert labels(mine) == [f"{BACK} (1)", f"{BACK} (2)"]
    await press(world.alice, mine, f"{BACK} (2)")
    assert [each.number for each in await waiting(world)] == [1, 3]
    assert labels(await world.alice.slash(world.channel, "proposals")) == [BACK]


async def test_proposals_of_an_event_that_is_left_out_are_not_listed(world: World) -> None:
    await proposed(world, world.alice)
    guild = replace(await world.desk.posts.guild(world.guild.id), events=("kazakhstan-2022",))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    listed = said(await world.alice.slash(world.channel, "proposals"))
    assert listed == WORDS.say("editing.none-proposed")


async def test_what_was_decided_is_not_taken_back(world: World) -> None:
    told = await proposed(world, world.alice)
    shown = await world.boss.slash(world.channel, "kb queue")
    await press(world.boss, shown, "Accept")
    assert "Proposal 1 was decided already" in said(await press(world.alice, told, BACK))
    assert FACT["statement"] in str(await facts_of(world))


async def test_where_the_event_is_asked_for_the_form_says_that_it_proposes(world: World) -> None:
    shown = await world.alice.slash(world.channel, "propose")
    assert shown.modal is not None
    assert shown.modal["title"] == WORDS.say("editing.title-propose")
    assert default_of(shown)["event"]
    assert "waits for" in said(await fill(world.alice, shown, **FACT, event=EVENT))
