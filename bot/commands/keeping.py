"""``gaps`` and ``erase``: what the record lacks, and what is kept of a member or a guild."""

from typing import TYPE_CHECKING, Final

import click

from bot.commands.options import SNOWFLAKE, as_json, now, screen, store_option, write_bytes
from bot.commands.workshop import OPERATOR, in_workshop
from knowledge.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.app import Workshop
    from knowledge.storage.keeping import Gap

__all__ = ["erase", "gaps"]

_MOST: Final = 200


@click.command()
@click.option("--guild", type=SNOWFLAKE, default=0, metavar="ID", help="Only those of this server.")
@click.option("--labels", is_flag=True, help="What became of them, as labelled questions.")
@as_json
@store_option
def gaps(guild: int, labels: bool, json_wanted: bool, store: str | None) -> None:
    """List what was asked and is not on record, most asked first.

    Only questions that are asked in servers on Discord are counted, none that are asked in the terminal.
    With --json each is an object on a line of its own. With --labels each is a labelled question to
    calibrate by, also those that were settled: with the fact that answers it, with none, or with one that does not.

    Example: ticktock gaps
    """
    from bot.blocks import Reply, Row, Table
    from knowledge.storage.keeping import GapState

    async def work(workshop: "Workshop") -> "tuple[Gap, ...]":
        state = None if labels else GapState.OPEN
        return await workshop.keeps.gaps(guild or None, state=state, limit=_MOST)

    found = in_workshop(store, work)
    if labels:
        from bot.machine import encode

        write_bytes(b"".join(encode(each) for each in _labels(found)))
        return
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
        where = f"the server {guild}" if guild else "any server"
        screen().say(
            f"Nothing that was asked in {where} on Discord is missing from the record. Questions that "
            "are asked in the terminal are not counted."
        )


def _labels(found: "Iterable[Gap]") -> "Iterator[dict[str, object]]":
    """Gaps as questions that ``python -m tests.benchmarks.finding abstain --labels`` can ask.

    A report that was dismissed says that the fact answers; one that was settled otherwise says nothing of it.
    """
    from knowledge.storage.keeping import GapKind, GapState

    for gap in found:
        reported = gap.kind is GapKind.REPORTED
        if reported and gap.state is GapState.FILLED:
            continue
        answers = gap.state is (GapState.DISMISSED if reported else GapState.FILLED)
        facts = [gap.fact] if gap.fact else []
        yield {
            "type": "question",
            "id": f"gap-{gap.number}",
            "event": gap.event,
            "question": gap.label,
            "gold": facts if answers else [],
            "wrong": facts if reported and not answers else [],
        }


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
    whom = f"the member {member}" if member else f"the server {guild}"
    what = f"what is kept of {whom}" if member else f"all of {whom}"
    if not yes and not click.confirm(f"Erase {what}? This cannot be undone"):
        raise Refused("Nothing was erased.")

    async def work(workshop: "Workshop") -> int:
        if member:
            return await workshop.privacy.erase_member(OPERATOR, member, at=now())
        return int(await workshop.privacy.erase_guild(OPERATOR, guild, at=now()))

    rows = in_workshop(store, work)
    if not rows:
        click.echo(f"Nothing was kept of {whom}, so there was nothing to erase.")
        return
    counted = f" ({rows} {'entry' if rows == 1 else 'entries'})" if member else ""
    click.echo(f"Erased {what}{counted}.")
