"""``run``: the bot on Discord, in the foreground, until it is stopped."""

import asyncio
import signal
from typing import TYPE_CHECKING

import click

from bot.commands.options import BadConfiguration, encoder, now, settings, store_option

if TYPE_CHECKING:
    from bot.config import Settings

__all__ = ["discord_settings", "run"]

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@click.command()
@store_option
def run(store: str | None) -> None:
    """Be on Discord until Ctrl-C or SIGTERM; what is under way then is finished first.

    Example: ticktock run
    """
    from bot.config import ConfigError

    chosen = discord_settings()
    try:
        asyncio.run(_serve(store or chosen.record(), chosen))
    except ConfigError as error:
        raise BadConfiguration(str(error)) from error


def discord_settings() -> "Settings":
    """The settings, with a token among them; from here on things are told as log lines.

    Raises ``BadConfiguration``.
    """
    from bot.config import ConfigError
    from bot.running.logs import begin_logging

    chosen = settings()
    try:
        token = chosen.token()
    except ConfigError as error:
        raise BadConfiguration(str(error)) from error
    if not token:
        raise BadConfiguration("There is no token; run “ticktock init”, or set DISCORD_TOKEN.")
    begin_logging(token.reveal(), debug=chosen.debug)
    return chosen


async def _serve(store: str, chosen: "Settings") -> None:
    from bot.app import open_desk
    from bot.running.serving import serve

    stop = asyncio.Event()
    _on_signals(stop)
    async with open_desk(store, clock=now, encoder=encoder()) as desk:
        await serve(desk, chosen, stop)


def _on_signals(stop: asyncio.Event) -> None:
    """A signal asks for an end; Python's own would break off whatever is under way."""
    loop = asyncio.get_running_loop()
    for each in _SIGNALS:
        try:
            loop.add_signal_handler(each, stop.set)
        except NotImplementedError:
            # Windows: the handler runs between two steps of the loop's thread, which must be woken.
            signal.signal(each, lambda *_: loop.call_soon_threadsafe(stop.set))
