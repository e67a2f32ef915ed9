"""``sync-commands``: tell Discord the commands now, without being on Discord."""

import asyncio
from typing import TYPE_CHECKING

import click

from bot.commands.options import SNOWFLAKE, BadConfiguration, now, screen, store_option
from bot.commands.run import discord_settings

if TYPE_CHECKING:
    from bot.config import Settings

__all__ = ["sync_commands"]


@click.command("sync-commands")
@click.option(
    "--guild",
    type=SNOWFLAKE,
    metavar="ID",
    help="Tell this guild alone, where they work at once. Default: TICKTOCK_DEV_GUILD, else everybody.",
)
@store_option
def sync_commands(guild: int | None, store: str | None) -> None:
    """Tell Discord the commands now; “run” does so only when they changed.

    Example: ticktock sync-commands --guild 123456789012345678
    """
    from bot.config import ConfigError

    chosen = discord_settings()
    place = guild or chosen.dev_guild
    try:
        asyncio.run(_sync(store or chosen.record(), chosen, place))
    except ConfigError as error:
        raise BadConfiguration(str(error)) from error
    screen().say(
        f"Discord knows the commands of {f'guild {place}' if place else 'every guild'} now."
    )


async def _sync(store: str, chosen: "Settings", guild: int) -> None:
    from bot.app import open_desk
    from bot.running.serving import tell_now

    async with open_desk(store, clock=now) as desk:
        await tell_now(desk.posts, chosen, guild)
