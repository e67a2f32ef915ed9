"""``facts list`` and ``facts show``."""

from typing import TYPE_CHECKING, Final

import click

from bot.blocks import Reply, Row, Table
from bot.commands.options import as_json, event_option, on_record, screen, store_option, write_bytes

if TYPE_CHECKING:
    from knowledge.models import Event, Fact, Revision
    from knowledge.service import KnowledgeBase

__all__ = ["facts"]

_LONGEST: Final = 300
"""Characters of a statement that are listed."""


@click.group()
def facts() -> None:
    """List the facts of the record, or show one with its history.

    Example: ticktock facts list
    """


@facts.command("list")
@as_json
@event_option
@store_option
def _list(json_wanted: bool, event: str, store: str | None) -> None:
    """List every fact: id, day, statement.

    Example: ticktock facts list --event kazakhstan-2022
    """

    async def work(knowledge: "KnowledgeBase") -> "tuple[tuple[Fact, ...], tuple[Event, ...]]":
        return await knowledge.facts(event), await knowledge.events()

    found, events = on_record(store, work)
    if json_wanted:
        from bot.machine import encode
        from knowledge.codec import fact_to_dict

        write_bytes(b"".join(encode(fact_to_dict(fact)) for fact in found))
        return
    from bot.render import ENDLESS, Piece

    out = screen()
    if out.width == ENDLESS:
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


@facts.command("show")
@click.argument("fact_id", metavar="ID")
@as_json
@event_option
@store_option
def _show(fact_id: str, json_wanted: bool, event: str, store: str | None) -> None:
    """Show one fact with everything recorded about it.

    Example: ticktock facts show KZ-0001
    """
    from bot.reply import fact_reply

    async def work(
        knowledge: "KnowledgeBase",
    ) -> "tuple[Fact, tuple[Revision, ...], Reply]":
        fact, revisions = await knowledge.fact(fact_id, event)
        return fact, revisions, fact_reply(fact, revisions, *await knowledge.refer((fact,)))

    fact, revisions, reply = on_record(store, work)
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
