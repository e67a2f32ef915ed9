"""What the commands share: their common options, and work on an open record."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypeVar

import click

from bot.screen import Screen
from knowledge.errors import KnowledgeError, Refused

if TYPE_CHECKING:
    from bot.config import Settings
    from knowledge.meaning.encoder import Encoder
    from knowledge.service import KnowledgeBase

__all__ = [
    "SNOWFLAKE",
    "BadConfiguration",
    "Whole",
    "as_json",
    "chosen_event",
    "data_folder",
    "encoder",
    "event_option",
    "into_event_option",
    "known_at_option",
    "now",
    "of_event_option",
    "on_record",
    "screen",
    "settings",
    "standard_input",
    "store_option",
    "store_url",
    "today_option",
    "write_bytes",
    "written_day",
]

Result = TypeVar("Result")
_Command = TypeVar("_Command", bound=Callable[..., object])

store_option = click.option(
    "--store",
    metavar="ADDRESS",
    help="Where the record is kept, such as sqlite:///path/to/file. Default: TICKTOCK_STORE.",
)


def _event(_context: click.Context, _option: click.Parameter, slug: str | None) -> str:
    return slug or settings().event


def _event_option(told: str) -> Callable[[_Command], _Command]:
    return click.option("--event", callback=_event, metavar="SLUG", help=told)


event_option = _event_option("Only this event. Default: TICKTOCK_EVENT, else all of them.")
into_event_option = _event_option(
    "The event that it goes into. Default: TICKTOCK_EVENT, else the only one there is."
)
of_event_option = _event_option(
    "The fact's event, where its id does not tell that. Default: TICKTOCK_EVENT."
)
as_json = click.option("--json", "json_wanted", is_flag=True, help="Write JSON.")


def written_day(context: click.Context, option: click.Parameter, text: str | None) -> date | None:
    """The day that an option was given as, if it was given."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write a day as 2022-01-06.", context, option) from None


def _day(context: click.Context, option: click.Parameter, text: str | None) -> date:
    given = written_day(context, option, text)
    return given or datetime.fromtimestamp(now(), UTC).date()


today_option = click.option(
    "--today",
    callback=_day,
    metavar="DAY",
    help="The day that “today” and “yesterday” count from, as 2022-01-06. Default: today (UTC).",
)


def _instant(context: click.Context, option: click.Parameter, words: str | None) -> int | None:
    if words is None:
        return None
    from bot.instants import instant_of

    try:
        return instant_of(words, at=now(), end=True)
    except KnowledgeError as error:
        raise click.BadParameter(str(error), context, option) from None


known_at_option = click.option(
    "--known-at",
    callback=_instant,
    metavar="WHEN",
    help="Read the record as it was then, such as “yesterday” or “2026-11-26 14:30” (UTC).",
)


class Whole(click.ParamType[int]):
    """A whole number within bounds; what is none is told in a plain sentence."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self._least, self._most = least, most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        typed = str(value).strip()
        if typed.isascii() and typed.isdigit() and len(typed) < 10 and self._fits(int(typed)):
            return int(typed)
        bounds = f"to {self._most}" if self._most else "on"
        told = f"“{typed[:40]}” is no whole number from {self._least} {bounds}."
        raise click.BadParameter(told, ctx, param)

    def _fits(self, number: int) -> bool:
        return self._least <= number <= (self._most or number)


class _Snowflake(click.ParamType[int]):
    """An id of Discord's; what is none is told in a plain sentence."""

    name = "id"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        typed = str(value).strip()
        if typed.isascii() and typed.isdigit() and len(typed) < 20 and int(typed) < 2**63:
            return int(typed)
        told = "is no id of Discord’s; an id is a whole number such as 123456789012345678."
        raise click.BadParameter(f"“{typed[:40]}” {told}", ctx, param)


SNOWFLAKE: Final = _Snowflake()
"""An id of Discord's, or 0 for none."""


def now() -> int:
    """The clock, in Unix seconds: read at the edge only, and passed down."""
    return int(datetime.now(UTC).timestamp())


class BadConfiguration(click.ClickException):
    """A setting is wrong; the status follows sysexits' EX_CONFIG."""

    exit_code = 78


def settings() -> "Settings":
    """What the operator set. Raises ``BadConfiguration``."""
    from bot.config import load_settings

    try:
        return load_settings()
    except KnowledgeError as error:
        raise BadConfiguration(str(error)) from error


def store_url(given: str | None) -> str:
    """The store's address: the option's, else the setting's."""
    return given or _record()


def _record() -> str:
    try:
        return settings().record()
    except KnowledgeError as error:
        raise BadConfiguration(str(error)) from error


def chosen_event() -> str:
    """Slug of the event that the settings name; empty for all."""
    return settings().event


def encoder() -> "Encoder | None":
    """What makes vectors of meaning, where the operator wants that."""
    if not settings().semantic:
        return None
    from knowledge.meaning.encoder import SentenceEncoder

    return SentenceEncoder()


def data_folder() -> Path:
    """Where this installation keeps its own files."""
    return settings().data_folder


def on_record(
    given: str | None,
    work: "Callable[[KnowledgeBase], Awaitable[Result]]",
    *,
    known_at: int | None = None,
    guild: int = 0,
    writes: bool = False,
) -> Result:
    """Open the record, do ``work`` on it, or on what was known at an instant; close it whatever happens.

    It is read as a guild has it, with 0 as everybody does. One that cannot be written is refused where the
    work ``writes``."""
    from bot.app import open_knowledge
    from bot.progress import Bar

    address, meaning = store_url(given), encoder()

    async def run() -> Result:
        with Bar("Loading the record") as bar:
            how = partial(open_knowledge, now=now(), progress=bar, encoder=meaning, writes=writes)
            async with how(address) as opened:
                knowledge = opened.view(guild) if guild else opened
                if known_at is None:
                    return await work(knowledge)
                async with knowledge.as_known(known_at) as then:
                    await _something_known(then, known_at)
                    return await work(then)

    return asyncio.run(run())


async def _something_known(knowledge: "KnowledgeBase", at: int) -> None:
    """Raises ``Refused`` where nothing was on record yet: that is no answer to what was asked."""
    from bot.instants import instant_words

    if not await knowledge.facts():
        told = f"Nothing was on record by {instant_words(at)}; name a later instant."
        raise Refused(told)


def screen() -> Screen:
    """The screen for the standard output."""
    return Screen.on(sys.stdout)


def standard_input() -> IO[bytes]:
    """What is piped or typed in. Raises ``Refused`` where it is closed: nothing can come."""
    if sys.stdin is None:
        raise Refused("The standard input is closed; pipe lines into it, or read a file with “<”.")
    return sys.stdin.buffer


def write_bytes(data: bytes) -> None:
    """Write machine output, whole and at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
