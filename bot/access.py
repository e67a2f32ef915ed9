"""Who acts, as Discord vouches for it, and what the bot itself may. Who may do what is decided in
``knowledge.authority``, for commands, buttons, forms and autocomplete alike.
"""

from dataclasses import replace
from typing import Any, Final

import discord

from bot.reader import Reader, reader_of
from bot.words import Words
from knowledge.authority import Action, Actor, Refusal, authorize, may
from knowledge.storage.posting import PostStore

__all__ = [
    "Action",
    "Actor",
    "Refusal",
    "actor_of",
    "author_of",
    "authorize",
    "guild_with_bot",
    "lacking",
    "may",
    "reader_here",
    "rights_told",
]


def actor_of(interaction: discord.Interaction[Any]) -> Actor:
    """Who acts. The rights in one channel, which Discord sends along, count for nothing here."""
    return _acting(interaction.user, guild_with_bot(interaction))


def author_of(message: discord.Message) -> Actor:
    """Who said something."""
    actor = _acting(message.author, message.guild)
    return replace(actor, webhook=message.webhook_id is not None)


def _acting(user: discord.User | discord.Member, guild: discord.Guild | None) -> Actor:
    """Outside the guilds that have the bot nobody has rights."""
    if guild is None or not isinstance(user, discord.Member):
        return Actor(user.id, bot=user.bot, name=user.display_name)
    rights = user.guild_permissions
    return Actor(
        user=user.id,
        guild=guild.id,
        roles=frozenset(role.id for role in user.roles if not role.is_default()),
        manages=rights.manage_guild,
        moderates=rights.manage_messages,
        bot=user.bot,
        name=user.display_name,
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
