"""What the commands that edit share: who the operator is, the open record, and how edits are told."""

import asyncio
import sys
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, TypeVar

import click

from bot.commands.options import encoder, now, screen, store_url
from knowledge.authority import Actor
from knowledge.errors import BadInput, NotFound

if TYPE_CHECKING:
    from bot.app import Workshop
    from knowledge.curate import Entering, Outcome
    from knowledge.models import Event

__all__ = [
    "OPERATOR",
    "entering",
    "event_of",
    "in_workshop",
    "operators_day",
    "reason_option",
    "tell_only",
    "tell_outcome",
    "yes_option",
]

Result = TypeVar("Result")

OPERATOR: Final = Actor(user=0, name="terminal", operator=True)
"""Whoever can run the program on the record's own machine."""

reason_option = click.option(
    "--reason", required=True, metavar="TEXT", help="Why; kept in the fact's history."
)
yes_option = click.option(
    "--yes", is_flag=True, help="Save in spite of warnings, without being asked."
)


def entering() -> "Entering":
    """The operator, now, with a key of their own."""
    from knowledge.curate import Entering

    return Entering(OPERATOR, now(), uuid.uuid4().hex)


def operators_day() -> date:
    """The calendar day (UTC) at which the operator edits."""
    return datetime.fromtimestamp(now(), UTC).date()


def in_workshop(given: str | None, work: "Callable[[Workshop], Awaitable[Result]]") -> Result:
    """Open the record for editing, do ``work``, close it whatever happens."""
    from bot.app import open_workshop
    from bot.progress import Bar

    address, meaning = store_url(given), encoder()

    async def run() -> Result:
        with Bar("Loading the record") as bar:
            async with open_workshop(address, now=now(), progress=bar, encoder=meaning) as workshop:
                return await work(workshop)

    return asyncio.run(run())


async def event_of(workshop: "Workshop", slug: str) -> str:
    """The event that is named, or the only one there is. Raises ``NotFound`` where there is none of that name,
    and ``BadInput`` where it may be any of several."""
    events = [each.slug for each in await workshop.knowledge.events()]
    known = ", ".join(events) or "none"
    if slug and slug not in events:
        raise NotFound(f"There is no event “{slug[:60]}” here. Events: {known}.")
    if slug or len(events) == 1:
        return slug or events[0]
    raise BadInput(f"Say which event with --event: {known}.")


def tell_only(event: "Event") -> None:
    """Say into which event something goes that names none."""
    screen().say(f"Into {event.slug} ({event.title}), the only event here; --event names another.")


def tell_outcome(outcome: "Outcome", done: str, *, into: bool = False) -> None:
    """Say what was saved, by id and revision, and where it is new into which event."""
    for each in outcome.edited:
        where = f" to {each.scope}" if into else ""
        click.echo(f"{each.fact} {done}{where} (revision {each.revision}).")
    if outcome.repeated:
        click.echo("That was saved before.", file=sys.stderr)
