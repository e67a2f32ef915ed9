"""The people, guilds, channels and messages of a make-believe Discord, and who may do what there.

Written from Discord's public description of its API, not from the bot's library: ids are integers here
and strings on the wire, permissions are bits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from itertools import count
from typing import Any, Final

__all__ = ["DISCORD_EPOCH", "Channel", "Guild", "Kind", "Right", "Role", "User", "World"]

DISCORD_EPOCH: Final = 1_420_070_400_000
"""Milliseconds; what the time in an id counts from."""


class Kind(IntEnum):
    """Of a channel."""

    TEXT = 0
    DM = 1
    THREAD = 11


class Right(IntFlag):
    """The permissions that this Discord asks for."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_COMMANDS = 1 << 31
    SEND_IN_THREADS = 1 << 38


ORDINARY: Final = (
    Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.EMBED_LINKS
    | Right.ATTACH_FILES
    | Right.READ_HISTORY
    | Right.MENTION_EVERYONE
    | Right.USE_COMMANDS
    | Right.SEND_IN_THREADS
)
EVERYTHING: Final = (1 << 50) - 1
_BOT: Final = 1_577_836_800_000 - DISCORD_EPOCH << 22
"""The id of one that was made on 1 January 2020."""


@dataclass(slots=True)
class User:
    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"


@dataclass(slots=True)
class Role:
    id: int
    name: str
    rights: int = 0


@dataclass(slots=True)
class Channel:
    id: int
    name: str
    kind: Kind
    guild: int = 0
    parent: int = 0
    denied: dict[int, int] = field(default_factory=dict)
    """Rights taken away, by role or member."""
    people: tuple[int, ...] = ()
    """Of a DM: the member and the bot."""
    archived: bool = False
    locked: bool = False
    gone: bool = False


@dataclass(slots=True)
class Guild:
    id: int
    name: str
    owner: int
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    """Roles of each member, without that of everyone, whose id is the guild's."""
    locale: str = "en-US"


class World:
    """Everything that exists. ``clock`` gives Unix seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._numbers = count()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, dict[int, dict[str, Any]]] = {}
        """By channel and id, in Discord's own form; ``_`` in front of what never leaves."""
        # Its application is the same in every Discord.
        self.bot = self.users[_BOT] = User(_BOT, "Ticktock", bot=True)

    def new_id(self) -> int:
        milliseconds = int(self.clock() * 1000) - DISCORD_EPOCH
        return (milliseconds << 22) | (next(self._numbers) & 0x3FFFFF)

    def add_user(self, name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        user = User(self.new_id(), name, bot, locale)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, owner: User | None = None) -> Guild:
        """A guild with the bot in it; everybody has the ordinary rights."""
        owner = owner or self.add_user(f"owner of {name}")
        guild = Guild(self.new_id(), name, owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(ORDINARY))
        for user in (owner, self.bot):
            guild.members[user.id] = set()
        self.guilds[guild.id] = guild
        return guild

    def add_role(self, guild: Guild, name: str, rights: int = 0) -> Role:
        role = Role(self.new_id(), name, rights)
        guild.roles[role.id] = role
        return role

    def add_channel(self, guild: Guild, name: str) -> Channel:
        channel = Channel(self.new_id(), name, Kind.TEXT, guild.id)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str) -> Channel:
        thread = Channel(self.new_id(), name, Kind.THREAD, parent.guild, parent.id)
        self.channels[thread.id] = thread
        return thread

    def dm_with(self, user: User) -> Channel:
        """The one private channel of a member and the bot."""
        for channel in self.channels.values():
            if channel.kind is Kind.DM and user.id in channel.people:
                return channel
        dm = Channel(self.new_id(), "", Kind.DM, people=(user.id, self.bot.id))
        self.channels[dm.id] = dm
        return dm

    def channel(self, channel: int) -> Channel | None:
        found = self.channels.get(channel)
        return None if found is None or found.gone else found

    def guild_of(self, channel: Channel) -> Guild | None:
        return self.guilds.get(channel.guild)

    def rights(self, user: int, channel: Channel) -> int:
        """What a member may do in a channel."""
        guild = self.guild_of(channel)
        if guild is None:
            return int(ORDINARY) if user in channel.people else 0
        if user not in guild.members:
            return 0
        rights = self.rights_in(user, guild)
        if rights == EVERYTHING:
            return rights
        place = self.channels[channel.parent] if channel.parent else channel
        for bearer in (guild.id, *guild.members[user], user):
            rights &= ~place.denied.get(bearer, 0)
        return rights if rights & Right.VIEW_CHANNEL else 0

    def rights_in(self, user: int, guild: Guild) -> int:
        """What a member may do in a guild as a whole."""
        if user == guild.owner:
            return EVERYTHING
        rights = guild.roles[guild.id].rights
        for role in guild.members[user]:
            rights |= guild.roles[role].rights
        return EVERYTHING if rights & Right.ADMINISTRATOR else rights

    def message(self, channel: int, message: int) -> dict[str, Any] | None:
        return self.messages.get(channel, {}).get(message)

    def find(self, message: int) -> dict[str, Any] | None:
        """A message wherever it is."""
        for within in self.messages.values():
            if message in within:
                return within[message]
        return None

    def keep(self, message: dict[str, Any]) -> None:
        self.messages.setdefault(int(message["channel_id"]), {})[int(message["id"])] = message

    def own_messages(self, channel: int) -> Iterator[dict[str, Any]]:
        """The bot's messages that everybody in a channel sees, oldest first."""
        for message in self.messages.get(channel, {}).values():
            if int(message["author"]["id"]) == self.bot.id and not message.get("_private"):
                yield message
