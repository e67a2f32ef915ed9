"""Who a token belongs to, and the link by which the bot is invited with the least rights."""

import json
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from bot.config import ConfigError

__all__ = ["Application", "Unreachable", "application_of", "invite_link"]

_API: Final = "https://discord.com/api/v10"
_INVITE: Final = "https://discord.com/oauth2/authorize"
_RIGHTS: Final = {
    "View Channel": 1 << 10,
    "Send Messages": 1 << 11,
    "Attach Files": 1 << 15,
    "Read Message History": 1 << 16,
    "Send Messages in Threads": 1 << 38,
}
"""All that the bot needs in a channel."""
_CONTENT: Final = 1 << 18 | 1 << 19
"""Flags of an application that may ask for the text of messages; the second while it is small."""
_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Application:
    """A bot as Discord knows it."""

    id: int
    name: str
    may_read_content: bool


class Unreachable(ConfigError):
    """Discord could not be asked."""


def application_of(token: str, api: str = "") -> Application:
    """The application that a token belongs to; ``api`` is the base address of Discord's API.

    Raises ``ConfigError`` when Discord does not know the token, ``Unreachable`` when it cannot be asked.
    """
    request = urllib.request.Request(  # noqa: S310 - only http and https get here
        f"{api or _API}/applications/@me",
        headers={"Authorization": f"Bot {token}", "User-Agent": "DiscordBot (ticktock, 0)"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            told = json.load(answer)
        return Application(
            id=int(told["id"]),
            name=str(told["name"]),
            may_read_content=bool(int(told.get("flags", 0)) & _CONTENT),
        )
    except urllib.error.HTTPError as error:
        if error.code == 401:
            raise ConfigError(
                "Discord does not know this token; copy it anew from the page “Bot” of the developer portal."
            ) from None
        raise Unreachable(f"Discord answered with status {error.code}.") from None
    except (OSError, ssl.SSLError, ValueError, KeyError, TypeError) as error:
        told = "no connection" if isinstance(error, OSError) else "its answer was not readable"
        raise Unreachable(f"Discord could not be asked: {told}.") from None


def invite_link(application: int) -> str:
    """Where somebody who manages a guild lets the bot in."""
    asked = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": sum(_RIGHTS.values()),
    }
    return f"{_INVITE}?{urlencode(asked)}"
