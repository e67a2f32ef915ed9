"""``gaps`` and ``erase``: what the record lacks, and what is kept of a member or a guild."""

from typing import TYPE_CHECKING, Final

import click

from bot.commands.options import SNOWFLAKE, as_json, now, screen, store_option, write_bytes
from bot.commands.workshop import OPERATOR, in_workshop
from knowledge.errors import BadInput, Refused

if TYPE_CHECKING:
    from bot.app import Workshop
    from knowledge.storage.keeping import Gap

__all__ = ["erase", "gaps"]

_MOST: Final = 200


@click.command()
@click.option("--guild", type=SNOWFLAKE, default=0, metavar="ID", help="Only those of this server.")
@as_json
@store_option
def gaps(guild: int, json_wanted: bool, store: str | None) -> None:
    """List what was asked and is not on record, most asked first.

    Example: ticktock gaps
    """
    from bot.blocks import Reply, Row, Table

    async def work(workshop: "Workshop") -> "tuple[Gap, ...]":
        return await workshop.keeps.gaps(guild or None, limit=_MOST)

    found = in_workshop(store, work)
    if json_wanted:
        from bot.machine import encode

        data = [
            {
                "gap": each.number,
                "guild": each.guild,
                "event": each.event,
                "kind": each.kind.value,
                "asked": each.label,
                "count": each.count,
                "first": each.first,
                "last": each.last,
            }
            for each in found
        ]
        write_bytes(b"".join(encode(each) for each in data))
        return
    rows = tuple(Row(f"{each.count}x", each.label, each.kind.value) for each in found)
    if rows:
        screen().show(Reply((Table("Asked and not on record", rows, labelled=True),)))
    else:
        screen().say("Nothing that was asked is missing from the record.")


@click.command()
@click.option("--member", type=SNOWFLAKE, default=0, metavar="ID", help="Discord id of a member.")
@click.option("--guild", type=SNOWFLAKE, default=0, metavar="ID", help="Discord id of a server.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@store_option
def erase(member: int, guild: int, yes: bool, store: str | None) -> None:
    """Erase what is kept of a member, or all of a server, its own record included.

    Facts that a member wrote stay; who wrote them is forgotten.

    Example: ticktock erase --member 123456789012345678
    """
    if bool(member) == bool(guild):
        raise BadInput("Name either a member or a server: --member ID or --guild ID.")
    what = f"what is kept of the member {member}" if member else f"all of the server {guild}"
    if not yes and not click.confirm(f"Erase {what}? This cannot be undone"):
        raise Refused("Nothing was erased.")

    async def work(workshop: "Workshop") -> int:
        if member:
            return await workshop.privacy.erase_member(OPERATOR, member, at=now())
        await workshop.privacy.erase_guild(OPERATOR, guild, at=now())
        return 0

    rows = in_workshop(store, work)
    counted = f" ({rows} entries)" if rows else ""
    click.echo(f"Erased {what}{counted}.")
