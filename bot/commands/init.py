"""``init``: from a token to a bot that can be invited."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.commands.options import BadConfiguration, screen, settings
from knowledge.errors import Refused

if TYPE_CHECKING:
    from bot.config import Secret

__all__ = ["init"]

_FILE: Final = Path(".env")
_PORTAL: Final = "https://discord.com/developers/applications"


@click.command()
@click.option("--force", is_flag=True, help="Write a token also when Discord does not know it.")
def init(force: bool) -> None:
    """Set the bot up for Discord: ask for its token, keep it in .env, show how to invite the bot.

    The token is not shown while it is typed. It may be piped in instead.

    Example: ticktock init
    """
    from bot.config import ConfigError, Settings
    from bot.running.portal import Unreachable, application_of, invite_link

    chosen = settings()
    out = screen()
    try:
        token = Settings(discord_token=_asked()).discord_token.reveal()
    except ConfigError as error:
        raise BadConfiguration(str(error)) from error
    if not token:
        raise Refused(f"No token was given; copy it from the page “Bot” of {_PORTAL}.")
    found = None
    try:
        found = application_of(token, chosen.discord_api_url)
    except Unreachable as error:
        out.say(f"{error} So the token is kept unchecked.")
    except ConfigError as error:
        if not force:
            raise BadConfiguration(str(error)) from error
    _keep(_FILE, token)
    if found is None:
        out.say(f"The token is in {_FILE}. Start the bot with: ticktock run")
        out.say("For the link that lets it into a server, run “ticktock init” again when online.")
        return
    out.say(f"This is the bot “{found.name}”; its token is in {_FILE}, for you alone to read.")
    if chosen.message_content and not found.may_read_content:
        out.say(
            "TICKTOCK_MESSAGE_CONTENT is set: switch on “Message Content Intent” on the page “Bot” of "
            f"{_PORTAL}/{found.id}/bot first."
        )
    out.say(f"Let it into a server: {invite_link(found.id)}")
    out.say("Then start it: ticktock run")


def _asked() -> "Secret":
    """The token, typed unseen or piped in."""
    from bot.config import Secret

    if sys.stdin is not None and sys.stdin.isatty():
        return Secret(click.prompt("The bot's token", hide_input=True, err=True).strip())
    return Secret((sys.stdin.readline() if sys.stdin is not None else "").strip())


def _keep(file: Path, token: str) -> None:
    """Write the token into a file that only its owner can read, whole or not at all.

    What else the file holds stays as it is. A link is followed.
    """
    from bot.config import ConfigError
    from bot.env_file import text_of, with_setting

    try:
        text = with_setting(text_of(file), "DISCORD_TOKEN", token)
    except ConfigError as error:
        raise BadConfiguration(str(error)) from error
    target = file.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".env-", dir=target.parent)
    except OSError as error:
        raise Refused(f"{target.parent} cannot be written ({_reason(error)}).") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise Refused(f"{target} cannot be written ({_reason(error)}).") from None


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
