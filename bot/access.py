"""Who may do what: decided here for commands, buttons, forms and autocomplete alike, and only here.

Default permissions of a command are a hint that a guild's administrators can change, and Discord does
not apply them to buttons. So whoever acts is described as an ``Actor``, and ``authorize`` looks the
action up in one table. What it does not know is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import discord

from bot.reader import Reader, reader_of
from bot.words import Words
from knowledge.storage.posting import Guild, PostStore

__all__ = [
    "Action",
    "Actor",
    "Refusal",
    "actor_of",
    "authorize",
    "guild_with_bot",
    "lacking",
    "may",
    "reader_here",
    "rights_told",
]


class Action(StrEnum):
    """What somebody may want to do."""

    READ = "read"
    """Ask, and look at what is on record."""
    REMOVE = "remove"
    """Take away an answer that somebody else asked for."""
    EDIT = "edit"
    """Add to the record, correct it, undo."""
    DIGEST = "digest"
    """Say which channels get a daily digest."""
    SET_UP = "set-up"
    """Choose how the bot behaves in the guild."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, as Discord vouches for it in the very interaction.

    ``guild`` is the guild in which they act and that has the bot, else 0: in direct messages, and where
    somebody brought the bot along for themselves. ``roles`` are ids of that guild's roles. ``manages``
    and ``moderates`` tell of rights in the whole guild, not in one channel.
    """

    user: int
    guild: int = 0
    roles: frozenset[int] = frozenset()
    manages: bool = False
    """Manage Server, Administrator, or owner."""
    moderates: bool = False
    """Manage Messages."""
    bot: bool = False


class Refusal(StrEnum):
    """Why not; each is a text of the words' section ``access``."""

    IN_GUILD = "in-guild"
    MANAGE = "manage"
    EDITORS = "editors"
    MODERATORS = "moderators"
    NOBODY = "nobody"


Rule = Callable[[Actor, Guild], bool]


def _manages(actor: Actor, guild: Guild) -> bool:
    return actor.manages


def _edits(actor: Actor, guild: Guild) -> bool:
    return actor.manages or (guild.editor_role != 0 and guild.editor_role in actor.roles)


def _moderates(actor: Actor, guild: Guild) -> bool:
    return actor.moderates or _edits(actor, guild)


_RULES: Final[Mapping[Action, tuple[Rule, Refusal]]] = {
    Action.REMOVE: (_moderates, Refusal.MODERATORS),
    Action.EDIT: (_edits, Refusal.EDITORS),
    Action.DIGEST: (_manages, Refusal.MANAGE),
    Action.SET_UP: (_manages, Refusal.MANAGE),
}
"""What needs more than being there, and how it is said that somebody may not."""


def authorize(actor: Actor, action: Action, guild: Guild) -> Refusal | None:
    """Why the actor may not; ``None`` when they may. ``guild`` holds the choices of the place acted in."""
    if actor.bot:
        return Refusal.NOBODY
    if action is Action.READ:
        return None
    if not actor.guild or actor.guild != guild.id:
        return Refusal.IN_GUILD
    rule = _RULES.get(action)
    if rule is None:
        return Refusal.NOBODY
    allowed, refusal = rule
    return None if allowed(actor, guild) else refusal


def may(actor: Actor, action: Action, guild: Guild) -> bool:
    """Whether the actor may."""
    return authorize(actor, action, guild) is None


def actor_of(interaction: discord.Interaction[Any]) -> Actor:
    """Who acts. The rights in one channel, which Discord sends along, count for nothing here."""
    user = interaction.user
    guild = guild_with_bot(interaction)
    if guild is None or not isinstance(user, discord.Member):
        return Actor(user.id, bot=user.bot)
    rights = user.guild_permissions
    return Actor(
        user=user.id,
        guild=guild.id,
        roles=frozenset(role.id for role in user.roles if not role.is_default()),
        manages=rights.manage_guild,
        moderates=rights.manage_messages,
        bot=user.bot,
    )


def guild_with_bot(interaction: discord.Interaction[Any]) -> discord.Guild | None:
    """The guild of an interaction if it has the bot itself: of another, to which somebody brought the
    bot along, no roles are known, so nothing can be checked there."""
    client: discord.Client = interaction.client
    guild = client.get_guild(interaction.guild_id) if interaction.guild_id else None
    return guild if guild is not None and not guild.unavailable else None


async def reader_here(interaction: discord.Interaction[Any], posts: PostStore) -> Reader:
    """Who reads. What a guild chose counts where the guild itself has the bot."""
    here = guild_with_bot(interaction)
    return reader_of(
        await posts.guild(here.id if here else 0),
        user=interaction.user.id,
        locale=str(interaction.locale),
        at=int(interaction.created_at.timestamp()),
    )


_SENDING: Final = ("view_channel", "send_messages", "read_message_history")
_IN_THREAD: Final = ("view_channel", "send_messages_in_threads", "read_message_history")


def lacking(channel: object, *, files: bool = False) -> tuple[str, ...]:
    """Names of the rights that the bot lacks to post in a channel of a guild; ``("channel",)`` for what
    is no such channel."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return ("channel",)
    if isinstance(channel, discord.CategoryChannel):
        return ("channel",)
    held = channel.permissions_for(channel.guild.me)
    threads = isinstance(channel, discord.Thread | discord.ForumChannel)
    wanted = list(_IN_THREAD if threads else _SENDING)
    if files:
        wanted.append("attach_files")
    return tuple(name for name in wanted if not getattr(held, name))


def rights_told(names: tuple[str, ...], words: Words) -> str:
    """The names of rights as Discord's own settings show them."""
    return ", ".join(words.say(f"rights.{name}") for name in names)
