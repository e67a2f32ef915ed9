"""``facts list``, ``show`` and ``history``; the other commands of ``facts`` are in modules of their own."""

from typing import TYPE_CHECKING, Final

import click

from bot.blocks import Reply, Row, Table
from bot.commands.lazy import LazyGroup
from bot.commands.meant import which
from bot.commands.options import (
    as_json,
    event_option,
    known_at_option,
    of_event_option,
    on_record,
    screen,
    store_option,
    write_bytes,
)

if TYPE_CHECKING:
    from knowledge.models import Event, Fact, Revision
    from knowledge.service import KnowledgeBase

__all__ = ["facts", "history", "list_facts", "show"]

_LONGEST: Final = 300
"""Characters of a statement that are listed."""


_EDITING: Final = "bot.commands.editing"
_FILES: Final = "bot.commands.files"
_UPDATING: Final = "bot.commands.updating"
_COMMANDS: Final = {
    "list": (__name__, "list_facts", "List every fact: id, day, statement."),
    "show": (__name__, "show", "Show one fact with everything recorded about it."),
    "history": (__name__, "history", "Show what was changed in a fact, by whom and why."),
    "add": (_EDITING, "add", "Add a fact."),
    "correct": (_EDITING, "correct", "Put a fact right."),
    "retract": (_EDITING, "retract", "Take a fact back."),
    "undo": (_EDITING, "undo", "Take back the last edit of a fact."),
    "restore": (_EDITING, "restore", "Make a fact again what a revision said."),
    "link": (_EDITING, "link", "Say how a fact stands to another one."),
    "rollback": (_EDITING, "rollback", "Take back all edits since an instant."),
    "updates": (_UPDATING, "updates", "List where a newer pack differs from your edits."),
    "settle": (_UPDATING, "settle", "Keep your edit, or take what the newer pack tells."),
    "import": (_FILES, "import_facts", "Add or correct many facts from a file."),
    "export": (_FILES, "export_facts", "Write facts as JSON Lines or CSV."),
}


@click.group(cls=LazyGroup, told=_COMMANDS)
def facts() -> None:
    """List the facts of the record, show one, or edit them.

    What is edited here holds for everybody; servers on Discord may have edits of their own over it.

    Example: ticktock facts list
    """


@click.command("list")
@as_json
@event_option
@known_at_option
@store_option
def list_facts(json_wanted: bool, event: str, known_at: int | None, store: str | None) -> None:
    """List every fact: id, day, statement.

    Example: ticktock facts list --event kazakhstan-2022
    """

    async def work(knowledge: "KnowledgeBase") -> "tuple[tuple[Fact, ...], tuple[Event, ...]]":
        return await knowledge.facts(event), await knowledge.events()

    found, events = on_record(store, work, known_at=known_at)
    if json_wanted:
        from bot.machine import encode
        from knowledge.codec import fact_to_dict

        write_bytes(b"".join(encode(fact_to_dict(fact)) for fact in found))
        return
    from bot.render import Piece

    out = screen()
    if out.piped:
        out.write((Piece(" ".join(_told(fact))),) for fact in found)
        return
    for each in events:
        if rows := tuple(_row(fact) for fact in found if fact.scope == each.slug):
            out.show(Reply((Table(each.title, rows, labelled=True),)))


def _row(fact: "Fact") -> Row:
    fact_id, day, statement = _told(fact)
    return Row(fact_id, f"{day} · {statement}", "")


def _told(fact: "Fact") -> tuple[str, str, str]:
    """Id, day and statement, as listed."""
    from bot.wording import clipped, day_words

    return fact.id, day_words(fact.when), clipped(fact.statement, _LONGEST)


@click.command("show")
@click.argument("fact_id", metavar="ID")
@as_json
@of_event_option
@known_at_option
@store_option
def show(
    fact_id: str, json_wanted: bool, event: str, known_at: int | None, store: str | None
) -> None:
    """Show one fact with everything recorded about it.

    Example: ticktock facts show KZ-0001
    """
    from bot.reply import fact_reply

    async def work(
        knowledge: "KnowledgeBase",
    ) -> "tuple[Fact, tuple[Revision, ...], Reply]":
        where, own = await which(knowledge, event, fact_id)
        fact, revisions = await knowledge.fact(own, where)
        return fact, revisions, fact_reply(fact, revisions, *await knowledge.refer((fact,)))

    fact, revisions, reply = on_record(store, work, known_at=known_at)
    if not json_wanted:
        screen().show(reply)
        return
    from bot.machine import encode
    from knowledge.codec import fact_to_dict

    history = [
        {
            "revision": revision.number,
            "action": revision.action.value,
            "reason": revision.reason,
            "actor": revision.actor,
            "at": revision.at,
        }
        for revision in revisions
    ]
    write_bytes(encode({**fact_to_dict(fact), "revisions": history}, indent=2))


@click.command("history")
@click.argument("fact_id", metavar="ID")
@of_event_option
@known_at_option
@store_option
def history(fact_id: str, event: str, known_at: int | None, store: str | None) -> None:
    """Show every revision of a fact: what it changed, who made it, when and why.

    Example: ticktock facts history KZ-0042
    """
    from zoneinfo import ZoneInfo

    from bot.curating.changes import history_pages
    from bot.words import ENGLISH

    async def work(knowledge: "KnowledgeBase") -> "list[Reply]":
        where, own = await which(knowledge, event, fact_id)
        fact, revisions = await knowledge.fact(own, where)
        sources, names = await knowledge.refer((fact,))
        pages = history_pages(
            revisions, names.values(), sources.values(), ENGLISH, zone=ZoneInfo("UTC")
        )
        return [page.reply for page in pages]

    first, *others = on_record(store, work, known_at=known_at)
    blocks = (*first.blocks, *(block for each in others for block in each.blocks[1:]))
    screen().show(Reply(blocks))
