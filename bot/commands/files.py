"""``facts import`` and ``facts export``: many facts at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.commands.options import (
    SNOWFLAKE,
    event_option,
    into_event_option,
    known_at_option,
    on_record,
    screen,
    standard_input,
    store_option,
    write_bytes,
)
from bot.commands.paths import NamedPath, is_piped
from bot.commands.taking import Taking
from bot.commands.workshop import in_workshop, tell_only
from bot.commands.writing import write_file
from bot.wording import number_of
from knowledge.errors import BadInput, BadPack, Problem, Refused

if TYPE_CHECKING:
    from bot.app import Workshop
    from knowledge.curate import Imported
    from knowledge.service import KnowledgeBase

__all__ = ["export_facts", "import_facts"]

_SHOWN: Final = 40
"""Problems or remarks that are shown."""
_NEW: Final = 10
"""New facts whose statements a preview shows."""
_LARGEST: Final = 64 * 1024 * 1024
_PIPED_NAME: Final = "stdin.jsonl"
"""The name of what is piped in: its ending tells how it is read."""
_ENDINGS: Final = frozenset({".jsonl", ".ndjson", ".json", ".csv"})


@click.command("import")
@click.argument("file", type=NamedPath(is_file=True, may_be_piped=True))
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the facts' history.")
@click.option("--preview", is_flag=True, help="Only say what would be done.")
@into_event_option
@store_option
def import_facts(file: Path, reason: str, preview: bool, event: str, store: str | None) -> None:
    """Add or correct facts from a file: JSON Lines, CSV, or one statement a line.

    All of them are checked first; when one is wrong, nothing is saved. A fact whose id is known is put
    right, any other is new. What a file has no column or key for stays as it is; an empty cell, or null,
    takes a field away. Among plain statements, a line such as “source: …” holds from there on.

    A column or key “event” says of each fact into which event it goes, as in what was exported of several.
    Where nothing names one they go into the only one there is, which is told; a file that has nothing to do with
    that one is refused.

    With - for FILE, JSON Lines are read from what is piped in.

    Example: ticktock facts import new.csv --preview
    """
    from bot.progress import Bar
    from knowledge.curate import own_import
    from knowledge.curate.entries import read_entries

    name = _PIPED_NAME if is_piped(file) else file.name

    async def work(workshop: "Workshop") -> "Imported":
        entries = read_entries(_read(file, name), name, event=event)
        taking = Taking(workshop, entries, name, reason or own_import(name))
        unsaid = await taking.find_events(event)
        with Bar("Checking the file") as bar:
            if not unsaid:
                return await (taking.look(bar) if preview else taking.save(bar))
            looked = await taking.look(bar)
        await _look(workshop, looked, name, preview=preview)
        if preview:
            return looked
        with Bar("Checking the file") as bar:
            return await taking.save(bar)

    try:
        done = in_workshop(store, work)
    except BadPack as error:
        _tell([str(each) for each in error.problems], "problem")
        found = number_of(len(error.problems), "problem")
        raise Refused(f"{found} found, listed above; nothing was saved.") from None
    _tell([f"{name}:{line}: {remark}" for line, remark in done.remarks], "remark")
    if preview:
        _show(done)
    told = f"{done.added} added, {done.corrected} corrected, {done.unchanged} unchanged"
    screen().say(f"{told}; nothing is saved yet." if preview else f"{told}.")


async def _look(workshop: "Workshop", done: "Imported", name: str, *, preview: bool) -> None:
    """Say into which event a file goes that names none. Raises ``Refused`` for one that is of another."""
    from bot.wording import day_words
    from knowledge.curate.belonging import is_of_another_event

    (event,) = await workshop.knowledge.events()
    names = await workshop.knowledge.names(event.slug)
    tell_only(event)
    if not is_of_another_event(done, event, names.values()):
        return
    days = day_words(event.days)
    told = f"Nothing in {name} is of {event.slug} ({days}), by day or by name."
    if preview:
        screen().say(f"{told} It is taken only with --event {event.slug}.")
        return
    raise Refused(
        f"{told} Say --event {event.slug} if it belongs there all the same; for an event of its own there is "
        "“ticktock import”. Nothing was saved."
    )


def _show(done: "Imported") -> None:
    """What would become of the record: the first of the new facts, and every change of another."""
    from bot.blocks import Reply
    from bot.reviewing.files import changes_told
    from bot.words import ENGLISH

    if blocks := changes_told(done, ENGLISH, new=_NEW, changed=None):
        screen().show(Reply(tuple(blocks)))


def _tell(lines: Sequence[str], noun: str) -> None:
    """Show what was found; of very many the first."""
    for line in lines[:_SHOWN]:
        screen().say(line)
    if len(lines) > _SHOWN:
        screen().say(f"and {number_of(len(lines) - _SHOWN, f'more {noun}')}.")


def _read(file: Path, name: str) -> bytes:
    try:
        with standard_input() if is_piped(file) else file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise BadInput(f"{file} cannot be read ({reason}).") from None
    if len(data) > _LARGEST:
        told = f"the file is larger than {_LARGEST // 1024**2} MB; split it"
        raise BadPack((Problem(name, 0, told),))
    return data


@click.command("export")
@click.argument("file", required=False, type=NamedPath(is_file=True, may_be_piped=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default=None,
    help="JSON Lines, as in packs, or CSV. Default: csv for a FILE that ends so, else jsonl.",
)
@click.option("--guild", type=SNOWFLAKE, default=0, metavar="ID", help="As this server has them.")
@event_option
@known_at_option
@store_option
def export_facts(
    file: Path | None,
    form: str | None,
    guild: int,
    event: str,
    known_at: int | None,
    store: str | None,
) -> None:
    """Write facts to FILE, else, or for -, to the standard output, as they are read now.

    “facts import” reads them back.

    Those of several events are written with the event of each.

    Example: ticktock facts export facts.csv
    """
    from knowledge.curate.entries import write_csv, write_lines

    if form is None and file is not None and not _reads_back(file):
        raise click.UsageError(
            f"{file} has no ending by which “facts import” would know it again; name it .jsonl or .csv, or say --format."
        )

    async def work(knowledge: "KnowledgeBase") -> str:
        facts = await knowledge.facts(event)
        if (form or _form_of(file)) == "jsonl":
            return write_lines(facts)
        sources, names = await knowledge.refer(facts)
        return write_csv(facts, tuple(names.values()), tuple(sources.values()))

    data = on_record(store, work, known_at=known_at, guild=guild).encode()
    if file is None or is_piped(file):
        write_bytes(data)
    else:
        write_file(file, data)


def _reads_back(file: Path) -> bool:
    """Whether the ending of its name tells what is in it; of a pipe or a device nobody asks."""
    return (
        is_piped(file) or file.suffix.lower() in _ENDINGS or (file.exists() and not file.is_file())
    )


def _form_of(file: Path | None) -> str:
    return "csv" if file is not None and file.suffix.lower() == ".csv" else "jsonl"
