"""``import``, ``export`` and ``check``: packs and passages in and out of the record."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from bot.commands.options import now, on_record, screen, store_option
from bot.render import Style
from bot.wording import number_of
from knowledge.errors import BadPack, Problem, Refused

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase
    from knowledge.storage.interface import LoadReceipt

__all__ = ["check", "export_event", "import_files"]

_ACTOR = "import"


@click.command("import")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--passages",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='JSON Lines, each {"id", "text", "title"?, "date"?, "source"?}.',
)
@click.option("--event", default="", metavar="SLUG", help="Slug of the passages' event.")
@click.option("--title", default="", metavar="WORDS", help="Title of the passages' event.")
@store_option
def import_files(
    folder: Path | None, passages: Path | None, event: str, title: str, store: str | None
) -> None:
    """Load a pack's FOLDER, or a file of passages, all or nothing.

    Example: ticktock import my-pack

    Example: ticktock import --passages articles.jsonl --event storm-2021
    """
    if (folder is None) == (passages is None):
        raise click.UsageError("Name either a pack's folder or --passages FILE.")
    if folder is not None and (event or title):
        raise click.UsageError(
            "--event and --title are for --passages; a pack names its own event."
        )

    async def work(knowledge: "KnowledgeBase") -> "LoadReceipt":
        from bot.progress import Bar

        with Bar("Importing") as bar:
            if passages is None:
                return await knowledge.import_pack(
                    folder or Path(), actor=_ACTOR, at=now(), progress=bar
                )
            return await knowledge.import_passages(
                passages, slug=event, title=title, actor=_ACTOR, at=now(), progress=bar
            )

    try:
        receipt = on_record(store, work)
    except BadPack as error:
        _fail(error.problems)
    screen().say(
        f"{receipt.scope}: {receipt.added} added, {receipt.corrected} corrected, "
        f"{receipt.retracted} retracted, {receipt.unchanged} unchanged."
    )


def _fail(problems: tuple[Problem, ...]) -> NoReturn:
    """Tell every problem, then refuse in one sentence."""
    out = screen()
    for problem in problems:
        out.say(str(problem))
    raise Refused(f"{number_of(len(problems), 'problem')} found, listed above.")


@click.command("export")
@click.argument("event", metavar="EVENT")
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
def export_event(event: str, folder: Path, store: str | None) -> None:
    """Write an event as a pack's FOLDER, which "import" reads back.

    Example: ticktock export kazakhstan-2022 backup/kazakhstan-2022
    """

    async def work(knowledge: "KnowledgeBase") -> None:
        await knowledge.export(event, folder)

    on_record(store, work)
    screen().say(f"{event} written to {folder}.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
def check(folder: Path, store: str | None) -> None:
    """Check a pack's FOLDER without loading it: every problem with file and line.

    Example: ticktock check my-pack
    """
    from knowledge.ingest.check import check_pack
    from knowledge.ingest.read import read_pack

    try:
        read = read_pack(folder)
    except BadPack as error:
        _fail(error.problems)
    findings = check_pack(read)
    for problem in findings.warnings:
        screen().say(f"{problem} (warning)", Style.NOTE)
    if findings.errors:
        _fail(findings.errors)
    pack = read.pack
    screen().say(
        f"{pack.event.slug}: {number_of(len(pack.facts), 'fact')}, "
        f"{number_of(len(pack.names), 'name')}, {number_of(len(pack.sources), 'source')}; "
        f"no errors, {number_of(len(findings.warnings), 'warning')}."
    )
