"""``doctor`` and ``verify``: whether this installation, and the record in it, are sound."""

import platform
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from bot.commands.options import on_record, screen, store_option, store_url
from bot.render import Style
from knowledge.errors import KnowledgeError
from knowledge.storage.interface import CheckResult

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["doctor", "verify"]


@click.command()
@store_option
def doctor(store: str | None) -> None:
    """Look at the installation: settings, store, SQLite, events; say what to do about faults.

    Example: ticktock doctor
    """
    results = [CheckResult("python", True, f"Python {platform.python_version()}")]
    address = store_url(store)
    results.append(CheckResult("settings", True, f"The record is kept at {address}."))
    try:
        results += on_record(store, _examine)
    except KnowledgeError as error:
        results.append(CheckResult("store", False, str(error)))
    _tell(results)


async def _examine(knowledge: "KnowledgeBase") -> list[CheckResult]:
    events = await knowledge.events()
    about = ", ".join(event.slug for event in events)
    found = CheckResult("events", bool(events), f"Loaded: {about}." if events else "None loaded.")
    return [found, *await knowledge.check()]


@click.command()
@store_option
def verify(store: str | None) -> None:
    """Check the whole record: file, index, revisions, citations. Slow on a large one.

    Example: ticktock verify
    """

    async def work(knowledge: "KnowledgeBase") -> tuple[CheckResult, ...]:
        return await knowledge.check(deep=True)

    _tell(on_record(store, work))


def _tell(results: Iterable[CheckResult]) -> None:
    """One line for each check; ends with status 1 when one fails."""
    out = screen()
    failed = False
    for result in results:
        mark = "ok  " if result.ok else "FAIL"
        failed = failed or not result.ok
        style = Style.PLAIN if result.ok else Style.STRONG
        out.say(f"{mark} {result.name}: {result.detail}", style)
    if failed:
        raise click.exceptions.Exit(1)
