"""Who reads an answer: in which language, on which day, and of which events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.words import LANGUAGES
from knowledge.models import Event
from knowledge.storage.posting import Guild

__all__ = ["NOWHERE", "Reader", "may_read", "reader_of", "zone_of"]

NOWHERE: Final = Guild(0)
"""The choices of no guild: those of direct messages."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The person who is answered. ``guild.id`` is 0 outside guilds."""

    user: int
    guild: Guild
    language: str
    """One of ``bot.words.LANGUAGES``."""
    today: date
    """The day in the guild's zone at which they asked."""
    events: tuple[str, ...] = ()
    """Slugs of the events that may be asked here, in order; empty: all."""
    dates: str = ""
    """The language, with its country where known, in whose order they write 05/01: "en-gb"."""

    def reads(self, event: str) -> bool:
        """Whether the event of a slug may be asked here, if there is one."""
        return not self.events or event in self.events


def reader_of(guild: Guild, *, user: int, locale: str, at: int) -> Reader:
    """A guild's language goes before that of the reader's own client. ``at`` is Unix seconds."""
    return Reader(
        user=user,
        guild=guild,
        language=guild.language or _language_of(locale),
        today=datetime.fromtimestamp(at, zone_of(guild.zone)).date(),
        events=guild.events,
        dates=_dates_of(guild.language, locale),
    )


def may_read(reader: Reader, events: Sequence[Event]) -> tuple[Event, ...]:
    """Of ``events`` those that may be asked here, in their order."""
    return tuple(each for each in events if reader.reads(each.slug))


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC for one that is not known, or no longer."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _dates_of(chosen: str, locale: str) -> str:
    """The reader's own locale, unless it is of another language than the guild chose."""
    own = locale.replace("_", "-").lower()
    return own if own and chosen in ("", own.partition("-")[0]) else chosen


def _language_of(locale: str) -> str:
    """The language of a locale such as "es-419"; English where the bot does not speak it."""
    code = locale.replace("_", "-").partition("-")[0].lower()
    return code if code in LANGUAGES else "en"
