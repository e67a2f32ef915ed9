"""``copy``: a whole record from one place to another, whichever engine either has."""

import asyncio

import click

from bot.commands.options import store_url

__all__ = ["copy"]


@click.command()
@click.option(
    "--from",
    "source",
    metavar="ADDRESS",
    help="The record that is copied. Default: TICKTOCK_STORE.",
)
@click.option("--to", "target", metavar="ADDRESS", required=True, help="Where the copy goes.")
def copy(source: str | None, target: str) -> None:
    """Copy all of a record: facts, history, audit, proposals, what servers chose, and what was posted.

    The copy goes to an empty place, or goes on there where it was cut off. At the end both are read
    again and compared row by row. Stop the bot meanwhile: what is written after the copy began stays
    behind.

    Example: ticktock copy --to postgresql://ticktock@db.example/ticktock
    """
    from bot.progress import Bar
    from knowledge.storage import copy_store

    begun = store_url(source)
    with Bar("Copying the record") as bar:
        done = asyncio.run(copy_store(begun, target, progress=bar))
    went_on = " (an earlier copy went on)" if done.resumed else ""
    click.echo(
        f"Copied and compared {done.rows:,} rows{went_on}. Both sides hash to {done.hash[:16]}…; "
        "set TICKTOCK_STORE to the new place and start the bot."
    )
