"""What tests of keeping the record do as a moderator: forms filled in, buttons pressed, editors made."""

import asyncio
from typing import Any, Final

import simcord
from simcord.backend.serializers import message_payload
from simcord.interactions import base_payload

from knowledge.models import Fact
from knowledge.storage.posting import Guild
from tests.discord.world import World, buttons_of, text_of

__all__ = [
    "EVENT",
    "FACT",
    "Filled",
    "add",
    "answer_to",
    "default_of",
    "editor",
    "emit",
    "fact_of",
    "facts_of",
    "fill",
    "id_of",
    "labels",
    "open_to_all",
    "payload_of",
    "press",
    "said",
]

EVENT: Final = "flood-2021"
FACT: Final[dict[str, str]] = {
    "statement": "The ferry stopped at noon.",
    "date": "5 July 2021",
    "source": "River rises",
    "who": "the harbour office",
}

CHOSEN: Final = frozenset({"event"})
"""Fields in which something is chosen instead of typed."""

Filled = simcord.InteractionResult


def default_of(shown: Filled) -> dict[str, str]:
    """What stands in each field of a form when it opens."""
    assert shown.modal is not None
    found = {}
    for label in shown.modal["components"]:
        field = label["component"]
        chosen = [each["value"] for each in field.get("options", ()) if each.get("default")]
        found[field["custom_id"]] = chosen[0] if chosen else field.get("value", "")
    return found


def open_to_all(world: World, *names: str) -> None:
    """An administrator lets everybody use commands: Discord then asks nothing more."""
    backend = world.env.backend
    owner = backend.get_guild(world.guild.id).owner_id
    commands = [
        command
        for kind in (1, 3)
        for command in backend.visible_commands(
            user_id=owner, channel_id=world.channel.id, type=kind
        )
    ]
    for each in commands:
        if each["name"] in names:
            everybody = world.guild.default_role
            world.guild.set_command_permissions(int(each["id"]), {everybody: True})


async def fill(actor: simcord.MemberActor, shown: Filled, /, **typed: str) -> Filled:
    """Type into a form what differs from what stands in it, and send it in."""
    values: dict[str, Any] = default_of(shown) | typed
    for name in set(values) & CHOSEN:
        values[name] = [values[name]]
    return await actor.submit_modal(shown, values)


async def add(world: World, actor: simcord.MemberActor | None = None, /, **typed: str) -> Filled:
    """Add a fact by ``/kb add``: what is typed beside the usual."""
    actor = actor or world.boss
    shown = await actor.slash(world.channel, "kb add", event=EVENT)
    return await fill(actor, shown, **(FACT | typed))


def said(result: Filled) -> str:
    """What the one who acted sees, and nobody else."""
    response = result.response
    assert response is not None
    assert response.ephemeral
    return text_of(response)


async def answer_to(result: Filled) -> str:
    """What the one who acted sees once there is something: after ``emit``."""
    for _ in range(1000):
        if result.response is not None:
            break
        await asyncio.sleep(0.002)
    return said(result)


def payload_of(world: World, result: Filled) -> dict[str, Any]:
    """The message in which something was shown, as Discord tells of it with a press."""
    assert result.response is not None
    shown = result.response.message
    stored = world.env.backend.get_message(shown.channel.id, shown.id)
    return dict(message_payload(world.env.backend, stored))


def emit(
    world: World, actor: simcord.MemberActor, message: dict[str, Any], identity: str
) -> Filled:
    """Let Discord tell of a press of any id on a message, without waiting for what comes of it."""
    backend = world.env.backend
    record, payload = base_payload(
        backend,
        type=3,
        channel_id=int(message["channel_id"]),
        guild_id=world.guild.id,
        user_id=actor.id,
        data={"component_type": 2, "custom_id": identity},
    )
    record.source_message_id = int(message["id"])
    backend.emit("INTERACTION_CREATE", payload | {"message": message})
    return Filled(world.env, record)


def id_of(result: Filled, label: str) -> str:
    """The id of a button of what was shown."""
    assert result.response is not None
    return buttons_of(result.response)[label]


async def press(who: simcord.MemberActor, result: Filled, label: str) -> Filled:
    """Press a button of what was shown."""
    assert result.response is not None
    return await who.click(result.response.message, label=label)


def labels(result: Filled) -> list[str]:
    """What the buttons of what was shown are called."""
    assert result.response is not None
    return list(buttons_of(result.response))


async def editor(world: World, **chosen: Any) -> simcord.MemberActor:
    """Somebody with the role of editors, which the guild has chosen."""
    role = world.guild.create_role("Keepers")
    guild = Guild(world.guild.id, editor_role=role.id, **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    return world.guild.add_member(world.env.create_user("edith"), roles=[role])


async def facts_of(world: World, guild: int | None = None, event: str = EVENT) -> dict[str, Fact]:
    """The facts of an event as a guild has them, by id."""
    knowledge = await world.desk.knowledge(world.guild.id if guild is None else guild)
    return {fact.id: fact for fact in await knowledge.facts(event)}


async def fact_of(world: World, fact_id: str) -> Fact:
    """A fact as the guild has it."""
    return (await facts_of(world))[fact_id]
