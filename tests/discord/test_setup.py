"""What a guild chooses, by whom, and how that is told."""

from dataclasses import replace
from typing import Any, Final

import discord
import pytest
import simcord
from simcord.interactions import base_payload

from knowledge.storage.posting import Guild
from tests.discord.posted import alone
from tests.discord.world import World, text_of

READS_ALL: Final = pytest.mark.parametrize("settings", [{"message_content": True}], indirect=True)


async def setup(world: World, part: str, **options: Any) -> str:
    """``/setup part`` by the one who manages the guild; what is told."""
    result = await world.boss.slash(world.channel, f"setup {part}", **options)
    assert result.ephemeral
    assert result.response is not None
    return text_of(result.response)


async def chosen(world: World) -> Guild:
    return await world.desk.posts.guild(world.guild.id)


async def test_all_choices_are_shown(world: World) -> None:
    told = await setup(world, "show")
    for label in ("Language", "Time zone", "Events", "Answers every question", "Editors"):
        assert label in told
    assert "that of each reader" in told


async def test_nothing_is_chosen_at_first(world: World) -> None:
    assert await chosen(world) == Guild(world.guild.id)


@pytest.mark.parametrize(
    ("language", "kept", "told"),
    [("kk", "kk", "Қазақша"), ("ru", "ru", "Русский"), ("own", "", "that of each reader")],
)
async def test_the_language_is_chosen(world: World, language: str, kept: str, told: str) -> None:
    """And spoken at once."""
    assert told in await setup(world, "language", language=language)
    assert (await chosen(world)).language == kept


async def test_the_zone_is_chosen_by_city(world: World) -> None:
    assert "Asia/Almaty" in await setup(world, "zone", zone="almaty")
    assert (await chosen(world)).zone == "Asia/Almaty"


@pytest.mark.parametrize("zone", ["Atlantis", "../etc/passwd", "@everyone", "x" * 500])
async def test_a_zone_that_there_is_not_is_refused(world: World, zone: str) -> None:
    assert "There is no time zone" in await setup(world, "zone", zone=zone)
    assert (await chosen(world)).zone == "UTC"


async def test_events_are_chosen_one_by_one(world: World) -> None:
    await setup(world, "events", change="only", event="flood-2021")
    assert (await chosen(world)).events == ("flood-2021",)
    await setup(world, "events", change="also", event="kazakhstan-2022")
    assert (await chosen(world)).events == ()
    await setup(world, "events", change="not", event="flood-2021")
    assert (await chosen(world)).events == ("kazakhstan-2022",)
    assert "At least one event stays" in await setup(
        world, "events", change="not", event="kazakhstan-2022"
    )
    assert "all" in await setup(world, "events", change="all")
    assert (await chosen(world)).events == ()


@pytest.mark.parametrize(
    ("event", "told"),
    [({"event": "storm-1999"}, "no event “storm-1999”"), ({}, "Name the event")],
)
async def test_an_event_that_there_is_not_is_refused(
    world: World, event: dict[str, str], told: str
) -> None:
    assert told in await setup(world, "events", change="only", **event)
    assert (await chosen(world)).events == ()


async def test_channels_answer_everything_or_stop(world: World) -> None:
    told = await setup(world, "answer", channel=world.channel)
    assert "#general" in told
    assert (await chosen(world)).answer_in == (world.channel.id,)
    told = await setup(world, "answer", channel=world.channel, every=False)
    assert "nowhere" in told
    assert (await chosen(world)).answer_in == ()


async def test_the_intent_that_it_needs_is_told(world: World) -> None:
    told = await setup(world, "answer", channel=world.channel)
    assert "Message Content intent" in told.replace("\\", "")
    assert "TICKTOCK_MESSAGE_CONTENT" in told.replace("\\", "")


@READS_ALL
async def test_with_the_intent_nothing_is_told_of_it(world: World) -> None:
    assert "intent" not in await setup(world, "answer", channel=world.channel)


async def test_a_channel_in_which_the_bot_may_not_speak_is_refused(world: World) -> None:
    me = world.guild.me
    assert me is not None
    silent = discord.PermissionOverwrite(send_messages=False)
    channel = world.guild.create_text_channel("announcements", overwrites={me: silent})
    for part in ("answer", "notices"):
        told = await setup(world, part, channel=channel)
        assert "I lack the rights Send Messages" in told
    assert await chosen(world) == Guild(world.guild.id)


async def test_editors_are_chosen_by_role(world: World) -> None:
    role = world.guild.create_role("Keepers")
    assert "@Keepers" in await setup(world, "editor", role=role)
    assert (await chosen(world)).editor_role == role.id
    assert "@Keepers" in await setup(world, "editor")
    assert (await chosen(world)).editor_role == role.id
    assert "only those who manage" in await setup(world, "editor", nobody=True)
    assert (await chosen(world)).editor_role == 0


@pytest.mark.parametrize(
    ("right", "seen"), [("manage_messages", True), ("administrator", True), ("kick_members", False)]
)
async def test_who_manages_is_told_how_to_show_editors_their_commands(
    world: World, right: str, seen: bool
) -> None:
    """Where Discord, which knows nothing of the role's part, would hide them."""
    role = world.guild.create_role("Keepers", permissions=discord.Permissions(**{right: True}))
    edith = world.guild.add_member(world.env.create_user("edith"), roles=[role])
    told = await setup(world, "editor", role=role)
    assert ("Integrations" in told) is not seen
    assert ("which @Keepers does not give" in told) is not seen
    assert "Integrations" not in await setup(world, "editor", nobody=True)
    backend = world.env.backend
    names = [
        each["name"]
        for each in backend.visible_commands(user_id=edith.id, channel_id=world.channel.id)
    ]
    assert ("kb" in names) is seen


async def test_editor_uses_a_command_that_was_shown_to_the_role(world: World) -> None:
    """As ``/setup editor`` says; the bot decides by the role itself."""
    role = world.guild.create_role("Keepers")
    await setup(world, "editor", role=role)
    edith = world.guild.add_member(world.env.create_user("edith"), roles=[role])
    command = world.env.backend.find_command("kb", world.guild.id, type=1)
    assert command is not None
    world.guild.set_command_permissions(int(command["id"]), {role: True})
    shown = await edith.slash(world.channel, "kb gaps")
    assert "No gap is open" in alone(shown)


async def test_everybody_is_no_editor(world: World) -> None:
    told = await setup(world, "editor", role=world.guild.default_role)
    assert "Everybody has that role" in told
    assert (await chosen(world)).editor_role == 0


async def test_notices_go_to_a_channel(world: World) -> None:
    assert "#general" in await setup(world, "notices", channel=world.channel)
    assert "#general" in await setup(world, "notices")
    assert (await chosen(world)).notices == world.channel.id
    await setup(world, "notices", nowhere=True)
    assert (await chosen(world)).notices == 0


async def test_plain_text_is_chosen_and_used_at_once(world: World) -> None:
    told = await setup(world, "plain", plain=True)
    assert "plain text" in told
    assert (await chosen(world)).plain


async def test_editors_wait_for_a_second_one_where_that_is_wanted(world: World) -> None:
    assert "wait for a second editor" in await setup(world, "review", review=True)
    assert (await chosen(world)).review
    assert "count at once" in await setup(world, "review", review=False)
    assert not (await chosen(world)).review


async def test_members_may_propose_unless_it_is_not_wanted(world: World) -> None:
    assert "Proposals by members: welcome" in await setup(world, "show")
    assert "not wanted" in await setup(world, "proposals", allow=False)
    assert not (await chosen(world)).proposals


async def test_one_choice_leaves_the_others_alone(world: World) -> None:
    await setup(world, "language", language="kk")
    await setup(world, "zone", zone="Asia/Almaty")
    await setup(world, "plain", plain=True)
    expected = Guild(world.guild.id, language="kk", zone="Asia/Almaty", plain=True)
    assert await chosen(world) == expected


async def test_what_was_deleted_is_told_as_gone(world: World) -> None:
    guild = replace(Guild(world.guild.id), notices=123, answer_in=(456,), editor_role=789)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    told = await setup(world, "show")
    for gone in ("123", "456", "789"):
        assert f"deleted ({gone})" in told.replace("\\", "")


# By whom.


def open_to_all(world: World) -> None:
    """An administrator lets everybody use the command: Discord then asks nothing more."""
    (command,) = [
        each
        for each in world.env.backend.visible_commands(
            user_id=world.boss.id, channel_id=world.channel.id
        )
        if each["name"] == "setup"
    ]
    world.guild.set_command_permissions(int(command["id"]), {world.guild.default_role: True})


async def test_members_do_not_see_the_command(world: World) -> None:
    assert not any(
        name.startswith("setup") for name in world.alice.available_commands(world.channel)
    )
    assert "setup show" in world.boss.available_commands(world.channel)


PARTS: Final[dict[str, dict[str, Any]]] = {
    "show": {},
    "language": {"language": "kk"},
    "zone": {"zone": "Asia/Almaty"},
    "events": {"change": "only", "event": "flood-2021"},
    "answer": {},
    "editor": {},
    "notices": {},
    "plain": {"plain": True},
    "review": {"review": True},
    "proposals": {"allow": False},
}


@pytest.mark.parametrize("part", PARTS)
async def test_only_those_who_manage_the_guild_may(world: World, part: str) -> None:
    """Also where the command is open to all, and also for one with every right in that channel."""
    open_to_all(world)
    rights = discord.PermissionOverwrite(manage_guild=True, manage_messages=True)
    channel = world.guild.create_text_channel("own", overwrites={world.alice: rights})
    options = {"channel": channel} if part == "answer" else PARTS[part]
    result = await world.alice.slash(channel, f"setup {part}", **options)
    assert result.ephemeral
    assert result.response is not None
    assert "Manage Server" in result.response.content
    assert await chosen(world) == Guild(world.guild.id)


async def test_nothing_is_offered_to_those_who_may_not(world: World) -> None:
    open_to_all(world)
    for part, option in (("zone", "zone"), ("events", "event")):
        filled = {"change": "only"} if part == "events" else {}
        member = await world.alice.autocomplete(
            world.channel, f"setup {part}", option, "", **filled
        )
        boss = await world.boss.autocomplete(world.channel, f"setup {part}", option, "", **filled)
        assert member == []
        assert 0 < len(boss) <= 25


async def test_who_no_longer_manages_the_guild_may_not(world: World) -> None:
    open_to_all(world)
    managers = next(role for role in world.guild.roles.values() if role.name == "Managers")
    world.env.backend.remove_member_role(world.guild.id, world.boss.id, managers.id)
    result = await world.boss.slash(world.channel, "setup plain", plain=True)
    assert result.response is not None
    assert "Manage Server" in result.response.content
    assert await chosen(world) == Guild(world.guild.id)


async def test_the_owner_may(world: World) -> None:
    owner = world.env.create_user("owner")
    guild = world.env.create_guild("Berg", owner=owner)
    channel = guild.create_text_channel("allgemein")
    actor = simcord.MemberActor(world.env, guild, owner)
    result = await actor.slash(channel, "setup plain", plain=True)
    assert result.response is not None
    assert (await world.desk.posts.guild(guild.id)).plain
    assert await chosen(world) == Guild(world.guild.id)


async def test_it_is_not_there_in_direct_messages(world: World) -> None:
    names = world.boss.user.available_commands()
    assert "ask" in names
    assert not any(name.startswith("setup") for name in names)


@pytest.mark.parametrize("guild_id", ["555", None])
async def test_a_made_up_command_from_elsewhere_changes_nothing(
    world: World, guild_id: str | None
) -> None:
    """In a guild that does not have the bot, with every right there; and in direct messages."""
    backend = world.env.backend
    commands = backend.visible_commands(user_id=world.boss.id, channel_id=world.channel.id)
    (command,) = [each for each in commands if each["name"] == "setup"]
    option = {"name": "plain", "type": 5, "value": True}
    record, payload = base_payload(
        backend,
        type=2,
        channel_id=world.alice.user.dm_channel.id,
        guild_id=None,
        user_id=world.alice.id,
        data={
            "id": command["id"],
            "name": "setup",
            "type": 1,
            "options": [{"name": "plain", "type": 1, "options": [option]}],
        },
    )
    if guild_id is not None:
        member = {"user": payload.pop("user"), "roles": [], "permissions": str(1 << 3), "flags": 0}
        payload |= {
            "guild_id": guild_id,
            "guild": {"id": guild_id, "locale": "en-US", "features": []},
            "member": {**member, "deaf": False, "mute": False, "joined_at": "2026-01-01T00:00:00Z"},
            "context": 0,
        }
    backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    response = simcord.InteractionResult(world.env, record).response
    assert response is not None
    assert "server" in response.content
    for guild in (0, 555, world.guild.id):
        assert await world.desk.posts.guild(guild) == Guild(guild)
