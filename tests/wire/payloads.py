"""How Discord writes its records down: users, members, channels, guilds, messages."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from tests.wire.world import DISCORD_EPOCH, Channel, Guild, Kind, Role, User, World

__all__ = [
    "application_json",
    "channel_json",
    "components_of",
    "guild_json",
    "instant",
    "member_json",
    "message_json",
    "outgoing",
    "texts_of",
    "user_json",
    "without_content",
]

_MENTION: Final = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION: Final = re.compile(r"<@&(\d+)>")
_LIMITED_CONTENT: Final = 1 << 19
"""Application flag: the message content intent is granted to a bot in fewer than 100 guilds."""


def instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user_json(user: User) -> dict[str, Any]:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": None if user.bot else user.name.title(),
        "avatar": None,
        "bot": user.bot,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "primary_guild": None,
    }


def application_json(world: World, *, content: bool = False) -> dict[str, Any]:
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "summary": "",
        "bot": user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": _LIMITED_CONTENT if content else 0,
        "owner": user_json(next(iter(world.users.values()))),
        "team": None,
        "redirect_uris": [],
        "integration_types_config": {"0": {}, "1": {}},
        "flags_new": str(_LIMITED_CONTENT if content else 0),
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
    }


def member_json(world: World, guild: Guild, user: User, *, within: bool = True) -> dict[str, Any]:
    """``within``: with the user, as in a guild's own list; messages carry the user apart."""
    member: dict[str, Any] = {
        "roles": [str(role) for role in sorted(guild.members[user.id])],
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": instant(world.clock() - 86400),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    if within:
        member["user"] = user_json(user)
    return member


def _role_json(role: Role, position: int) -> dict[str, Any]:
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.rights),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "description": None,
        "flags": 0,
    }


def channel_json(world: World, channel: Channel) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": str(channel.id),
        "type": int(channel.kind),
        "last_message_id": _last_message(world, channel),
        "flags": 0,
    }
    if channel.kind is Kind.DM:
        others = [world.users[user] for user in channel.people if user != world.bot.id]
        return {**told, "recipients": [user_json(user) for user in others]}
    guild = world.guilds[channel.guild]
    told |= {"guild_id": str(guild.id), "name": channel.name, "rate_limit_per_user": 0}
    if channel.kind is Kind.THREAD:
        return told | {
            "parent_id": str(channel.parent),
            "owner_id": str(guild.owner),
            "message_count": 0,
            "member_count": 1,
            "thread_metadata": {
                "archived": channel.archived,
                "auto_archive_duration": 1440,
                "archive_timestamp": instant(world.clock()),
                "locked": channel.locked,
            },
        }
    return told | {
        "parent_id": None,
        "position": 0,
        "topic": None,
        "nsfw": False,
        "permission_overwrites": [
            {
                "id": str(bearer),
                "type": 0 if bearer in guild.roles else 1,
                "allow": "0",
                "deny": str(int(rights)),
            }
            for bearer, rights in channel.denied.items()
        ],
    }


def _last_message(world: World, channel: Channel) -> str | None:
    messages = world.messages.get(channel.id)
    return str(max(messages)) if messages else None


def guild_json(world: World, guild: Guild) -> dict[str, Any]:
    """As ``GUILD_CREATE`` tells it; a guild of this size comes with the bot alone as a member."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": str(guild.owner),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [_role_json(role, at) for at, role in enumerate(guild.roles.values())],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.locale,
        "public_updates_channel_id": None,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "joined_at": instant(world.clock() - 86400),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "voice_states": [],
        "members": [member_json(world, guild, world.bot)],
        "channels": [channel_json(world, channel) for channel in guild.channels.values()],
        "threads": [
            channel_json(world, thread)
            for thread in world.channels.values()
            if thread.guild == guild.id and thread.kind is Kind.THREAD and not thread.archived
        ],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def message_json(
    world: World, channel: Channel, author: User, content: str, **more: Any
) -> dict[str, Any]:
    """A new message; ``more`` are keys in Discord's form."""
    told: dict[str, Any] = {
        "id": str(world.new_id()),
        "type": 0,
        "channel_id": str(channel.id),
        "author": user_json(author),
        "content": content,
        "timestamp": instant(world.clock()),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "flags": 0,
        **more,
    }
    name_the_mentioned(world, told)
    return told


def name_the_mentioned(world: World, message: dict[str, Any]) -> None:
    """Who is named in the text, and in a pinged reply the author of what is replied to."""
    named = {int(user) for user in _MENTION.findall(message["content"])}
    reference = message.get("referenced_message")
    if reference and message.get("_pings_author"):
        named.add(int(reference["author"]["id"]))
    message["mentions"] = [
        user_json(world.users[user]) for user in sorted(named & set(world.users))
    ]
    message["mention_roles"] = _ROLE_MENTION.findall(message["content"])


def outgoing(world: World, message: Mapping[str, Any]) -> dict[str, Any]:
    """A message as an event tells it: in a guild with the author's membership."""
    told = {key: value for key, value in message.items() if not key.startswith("_")}
    channel = world.channels[int(message["channel_id"])]
    told["channel_type"] = int(channel.kind)
    guild = world.guild_of(channel)
    if guild is not None:
        told["guild_id"] = str(guild.id)
        author = int(message["author"]["id"])
        if author in guild.members:
            told["member"] = member_json(world, guild, world.users[author], within=False)
    return told


def without_content(world: World, message: Mapping[str, Any]) -> dict[str, Any]:
    """A guild's message as a bot without the content intent sees it: it reads its own messages and
    those that mention it."""
    bot = str(world.bot.id)
    if message["author"]["id"] == bot or any(user["id"] == bot for user in message["mentions"]):
        return dict(message)
    return {**message, "content": "", "embeds": [], "attachments": [], "components": []}


def components_of(message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every component of a message or a form, however deep."""
    stack = list(message.get("components") or ())
    while stack:
        component = stack.pop(0)
        yield component
        inner = [component.get("accessory"), component.get("component")]
        stack[:0] = [*(component.get("components") or ()), *(one for one in inner if one)]


def texts_of(message: Mapping[str, Any]) -> str:
    """All that a member reads in a message, line by line."""
    lines = [message.get("content") or ""]
    lines += [str(part.get("content", "")) for part in components_of(message) if part["type"] == 10]
    for embed in message.get("embeds") or ():
        lines += [embed.get("title") or "", embed.get("description") or ""]
        for told in embed.get("fields") or ():
            lines += [told["name"], told["value"]]
    return "\n".join(line for line in lines if line)


def made_at(snowflake: int) -> float:
    """Unix seconds of an id."""
    return ((snowflake >> 22) + DISCORD_EPOCH) / 1000
