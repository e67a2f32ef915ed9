"""``doctor``, ``verify`` and ``health``: whether this installation, its record and the running bot are sound."""

import asyncio
import errno
import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.commands.options import (
    chosen_event,
    data_folder,
    now,
    on_record,
    screen,
    settings,
    store_option,
    store_url,
)
from bot.commands.writing import unwritable
from bot.render import Style
from knowledge.errors import KnowledgeError, Refused
from knowledge.storage.interface import CheckResult

if TYPE_CHECKING:
    from knowledge.models import Event
    from knowledge.service import KnowledgeBase
    from knowledge.storage.leasing import Held

__all__ = ["doctor", "health", "verify"]

_LABEL: Final = 12
"""Characters of a column that holds the name of every check."""
_KEPT: Final = "\u00a0"
"""A space that is neither dropped nor broken at."""


@click.command()
@store_option
def doctor(store: str | None) -> None:
    """Look at the installation: settings, token, store, SQLite, events; say what to do about faults.

    Example: ticktock doctor
    """
    from knowledge.storage import shown_address

    address = store_url(store)
    results = [
        CheckResult("python", True, f"Python {platform.python_version()} on {platform.system()}"),
        CheckResult("settings", True, f"the record is kept at {shown_address(address)}"),
        CheckResult("discord", True, f"discord.py {version('discord.py')}"),
        _token(),
        _folder(),
    ]
    try:
        results += _none_yet(store) or [*on_record(store, _examine), *_writing(address)]
    except KnowledgeError as error:
        results.append(CheckResult("store", False, str(error)))
    else:
        results += _processes(address)
    _tell(results)


@click.command()
@click.option(
    "--connected", is_flag=True, help="Also fail while Discord is not there, as a readiness probe."
)
def health(connected: bool) -> None:
    """Tell whether the bot that runs here lives, by the file that it writes every five seconds.

    For a container or a service manager: status 0 when it does. It asks neither Discord nor the record
    itself. While Discord is away a restart would not help, so that alone is no failure.

    Example: ticktock health --connected
    """
    from bot.running.heartbeat import LATE, read_beat

    path = settings().heartbeat
    beat = read_beat(path)
    if beat is None:
        raise Refused(f"No bot runs here: there is no sign of life at {path}.")
    age = max(0, now() - beat.at)
    if age > LATE:
        raise Refused(
            f"The bot hangs or was killed: its last sign of life ({path}) is {age} seconds old."
        )
    if not beat.record:
        raise Refused("The bot lives, but its record does not answer; “ticktock doctor” tells why.")
    if connected and not beat.connected:
        raise Refused("The bot lives, but has no connection with Discord.")
    there = "connected with Discord" if beat.connected else "not connected with Discord yet"
    click.echo(f"The bot lives: {there}, last sign {age} seconds ago (process {beat.pid}).")


def _none_yet(store: str | None) -> list[CheckResult]:
    """What there is to say where no record is: looking makes none."""
    from knowledge.storage import is_recorded, record_file, shown_address

    address = store_url(store)
    if is_recorded(address):
        return []
    if store:
        told = f"there is no record at {shown_address(address)}; look at the address again"
        return [CheckResult("store", False, told)]
    file = record_file(address)
    if file is not None and (reason := unwritable(file.parent)):
        told = f"no record can be made at {file} ({reason}): name another place with TICKTOCK_STORE"
        return [CheckResult("store", False, told)]
    told = "there is no record yet; the first question or edit makes it"
    return [CheckResult("store", True, told)]


def _folder() -> CheckResult:
    """Whether what this installation keeps for itself can be written, and what is lost where it cannot."""
    folder = data_folder()
    reason = unwritable(folder)
    if not reason:
        return CheckResult("folder", True, f"{folder} can be written")
    lost = "what is typed into “ticktock chat” is not remembered"
    if not settings().heartbeat_file:
        lost += ", and “ticktock health” never finds a bot (unless TICKTOCK_HEARTBEAT_FILE names another place)"
    told = f"{folder} cannot be written ({reason}): {lost}; make it writable, or set HOME"
    return CheckResult("folder", False, told)


def _writing(address: str) -> list[CheckResult]:
    """Whether a record in a file can be edited: one that cannot answers all the same."""
    from knowledge.storage import record_file

    file = record_file(address)
    if file is None:
        return []
    reason = unwritable(file.parent)
    if not reason and not os.access(file, os.W_OK):
        reason = os.strerror(errno.EACCES).lower()
    if not reason:
        return [CheckResult("writing", True, "the record can be edited")]
    told = (
        f"{file} cannot be written ({reason}): questions are answered, but edits, imports and "
        "“ticktock run” are refused"
    )
    return [CheckResult("writing", False, told)]


def _token() -> CheckResult:
    """Whether there is a token, and who else can read it. Discord is not asked."""
    from bot.env_file import is_open_to_others

    chosen = settings()
    try:
        token = chosen.token()
    except KnowledgeError as error:
        return CheckResult("token", False, str(error))
    if not token:
        told = "none; only “ticktock run” needs one, and “ticktock init” asks for it"
        return CheckResult("token", True, told)
    kept = Path(chosen.discord_token_file or ".env").expanduser()
    if "DISCORD_TOKEN" in os.environ:
        return CheckResult("token", True, "set in the environment")
    if is_open_to_others(kept):
        told = f"other users can read it in {kept}; run: chmod 600 {kept}"
        return CheckResult("token", False, told)
    return CheckResult("token", True, f"set in {kept}, for you alone to read")


async def _examine(knowledge: "KnowledgeBase") -> list[CheckResult]:
    return [_events(await knowledge.events()), *await knowledge.check()]


def _processes(address: str) -> list[CheckResult]:
    """Whether all shards are held, where the record's engine knows who holds them."""
    from knowledge.storage import open_processes

    processes = open_processes(address)
    if processes is None:
        return []

    async def look() -> "tuple[Held, ...]":
        try:
            return await processes.shares()
        finally:
            await processes.close()

    try:
        found = asyncio.run(look())
    except KnowledgeError as error:
        return [CheckResult("processes", False, str(error))]
    held = {each.lease.share.part: each.lease for each in found if each.live}
    if not held:
        return [CheckResult("processes", True, "no bot runs on this record")]
    parts = next(iter(held.values())).share.parts
    told = ", ".join(f"{part} by {lease.owner}" for part, lease in sorted(held.items()))
    missing = ", ".join(str(part) for part in range(parts) if part not in held)
    if missing:
        told += f"; nobody holds {missing}: start the process that does, or a spare"
    return [CheckResult("processes", not missing, f"shares of the shards, of {parts}: {told}")]


def _events(events: "Iterable[Event]") -> CheckResult:
    """Whether there are events, and among them the one that the settings name."""
    known = [event.slug for event in events]
    if not known:
        return CheckResult("events", False, "none; load one with “ticktock import”")
    listed = ", ".join(known)
    chosen = chosen_event()
    if chosen and chosen not in known:
        told = f"TICKTOCK_EVENT is “{chosen}”, which the record lacks; set it to one of: {listed}."
        return CheckResult("events", False, told)
    return CheckResult("events", True, listed)


@click.command()
@store_option
def verify(store: str | None) -> None:
    """Check the whole record: file, index, revisions, citations. Slow on a large one.

    Example: ticktock verify
    """

    async def work(knowledge: "KnowledgeBase") -> tuple[CheckResult, ...]:
        from bot.progress import Bar

        with Bar("Verifying") as bar:
            return await knowledge.check(deep=True, progress=bar)

    _tell(_none_yet(store) or on_record(store, work))


def _tell(results: Iterable[CheckResult]) -> None:
    """One line for each check; ends with status 1 when one fails."""
    out = screen()
    failed = False
    for result in results:
        label = f"{'ok' if result.ok else 'FAIL':4} {result.name:{_LABEL}} ".replace(" ", _KEPT)
        failed = failed or not result.ok
        out.say(f"{label}{result.detail}", Style.PLAIN if result.ok else Style.STRONG)
    if failed:
        raise click.exceptions.Exit(1)
