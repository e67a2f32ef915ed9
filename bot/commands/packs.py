"""``import``, ``export`` and ``check``: packs and passages in and out of the record."""

from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final, NoReturn

import click

from bot.commands.options import now, on_record, screen, store_option, store_url, written_day
from bot.commands.paths import NamedPath
from bot.render import Style
from bot.wording import number_of
from knowledge.errors import BadPack, Problem, Refused

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase
    from knowledge.storage.interface import LoadReceipt

__all__ = ["check", "export_event", "import_files"]

_ACTOR = "import"
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_TABLES: Final = frozenset({".csv", ".tsv", ".tab", ".json"})
_LONGEST: Final = 300
"""Characters of a title or a source."""
_LONGEST_ADDRESS: Final = 2_000


def _fit(_: click.Context, option: click.Parameter, text: str) -> str:
    """Words for a pack, or why they are none."""
    from knowledge.ingest.shapes import unfit

    wrong = unfit(text, _LONGEST_ADDRESS if option.name == "url" else _LONGEST)
    if wrong:
        raise click.UsageError(f"--{option.name} {wrong}.")
    return text.strip()


@click.command("import")
@click.argument("path", required=False, type=NamedPath())
@click.option(
    "--passages",
    type=NamedPath(),
    metavar="FILE",
    help='JSON Lines whatever its name, each {"text", "id"?, "title"?, "date"?, "source"?}.',
)
@click.option(
    "--event", default="", metavar="SLUG", help="Slug of the event. Default: the file's name."
)
@click.option("--title", default="", callback=_fit, metavar="WORDS", help="Title of the event.")
@click.option(
    "--source", default="", callback=_fit, metavar="WORDS", help="Who published the text."
)
@click.option(
    "--url", default="", callback=_fit, metavar="ADDRESS", help="Where it stands on the web."
)
@click.option(
    "--published",
    callback=written_day,
    metavar="DAY",
    help="When it was published, as 2022-01-06; days without a year are those nearest to it.",
)
@store_option
def import_files(
    path: Path | None,
    passages: Path | None,
    event: str,
    title: str,
    source: str,
    url: str,
    published: date | None,
    store: str | None,
) -> None:
    """Load a pack's folder, a plain text (.txt, .md) or passages (.jsonl), all or nothing.

    A text or passages become an event of their own. Paragraphs of a text have empty lines between them.

    Example: ticktock import my-pack

    Example: ticktock import article.txt --event storm-2021 --source "Harbour Herald" --published 2021-11-05
    """
    from knowledge.ingest.articles import is_text
    from knowledge.ingest.shapes import is_address
    from knowledge.storage import shown_address

    if (path is None) == (passages is None):
        raise click.UsageError("Name a pack's folder, a text, or a file of passages.")
    file = passages or path or Path()
    is_pack = passages is None and _is_pack(file)
    if is_pack and (event or title or source or url or published):
        raise click.UsageError("A pack names its own event and sources; leave the options out.")
    if published is not None and not is_text(file):
        raise click.UsageError("--published is for a text; passages have a date each.")
    if url and not is_address(url):
        raise click.UsageError("--url takes an address that begins with https:// or http://.")

    async def work(knowledge: "KnowledgeBase") -> "LoadReceipt":
        from bot.progress import Bar
        from knowledge.ingest.passages import Origin

        with Bar("Importing") as bar:
            if is_pack:
                return await knowledge.import_pack(file, actor=_ACTOR, at=now(), progress=bar)
            return await knowledge.import_passages(
                file,
                slug=event,
                title=title,
                origin=Origin(source, url, published),
                actor=_ACTOR,
                at=now(),
                progress=bar,
            )

    try:
        receipt = on_record(store, work, writes=True)
    except BadPack as error:
        _fail(error.problems)
    out = screen()
    out.say(
        f"{receipt.scope}: {receipt.added} added, {receipt.corrected} corrected, "
        f"{receipt.retracted} retracted, {receipt.unchanged} unchanged."
    )
    if not out.piped:
        kept = shown_address(store_url(store))
        out.say(f"It lies beside the other events in the record at {kept}.", Style.QUIET)
        # An address with a password is shown without it, and so cannot be asked.
        where = f" --store {quote(kept)}" if kept == store else ""
        out.say(f"Ask it alone with: ticktock chat --event {receipt.scope}{where}", Style.QUIET)


def _is_pack(path: Path) -> bool:
    """Whether it is a pack's folder; no, where it is a file that can be imported. Raises ``Refused``."""
    from knowledge.ingest.articles import is_text

    if path.is_dir():
        return True
    if path.suffix.lower() in _LINES or is_text(path):
        return False
    if not path.exists():
        raise Refused(
            f"There is no {path}; name a pack's folder, a text (.txt) or passages (.jsonl)."
        )
    told = f"{path} is no pack's folder, no text (.txt, .md) and no passages (.jsonl)"
    hint = "; for tables there is “ticktock facts import”" if path.suffix.lower() in _TABLES else ""
    raise Refused(f"{told}{hint}.")


def _fail(problems: tuple[Problem, ...]) -> NoReturn:
    """Tell every problem, then refuse in one sentence."""
    out = screen()
    for problem in problems:
        out.say(str(problem))
    raise Refused(f"{number_of(len(problems), 'problem')} found, listed above.")


@click.command("export")
@click.argument("event", metavar="EVENT")
@click.argument("folder", type=NamedPath())
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
@click.argument("folder", type=NamedPath())
@store_option
def check(folder: Path, store: str | None) -> None:
    """Check a pack's FOLDER without loading it: every problem with file and line.

    Example: ticktock check my-pack
    """
    from knowledge.ingest.check import check_folder

    findings = check_folder(folder)
    for problem in findings.warnings:
        screen().say(f"{problem} (warning)", Style.NOTE)
    pack = findings.pack
    if findings.errors or pack is None:
        _fail(findings.errors)
    screen().say(
        f"{pack.event.slug}: {number_of(len(pack.facts), 'fact')}, "
        f"{number_of(len(pack.names), 'name')}, {number_of(len(pack.sources), 'source')}; "
        f"no errors, {number_of(len(findings.warnings), 'warning')}."
    )
