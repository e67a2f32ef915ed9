"""``vectors``: what facts mean, made for those that lack it, or dropped."""

import asyncio

import click

from bot.commands.options import encoder, now, screen, store_option, store_url
from knowledge.errors import Refused

__all__ = ["vectors"]

_MIB = 1024 * 1024


@click.command()
@click.option("--drop", is_flag=True, help="Forget all vectors instead.")
@store_option
def vectors(*, drop: bool, store: str | None) -> None:
    """Make the vectors of meaning that facts lack, batch by batch.

    Needed once where TICKTOCK_SEMANTIC is switched on over a record that is there already; what is loaded or edited
    afterwards gets its vectors at once. Broken off, it goes on from there the next time.

    Example: ticktock vectors
    """
    from bot.app import open_workshop
    from bot.blocks import Reply, Sentence
    from bot.progress import Bar

    meaning = encoder()
    if meaning is None and not drop:
        raise Refused("Vectors are switched off; set TICKTOCK_SEMANTIC=true first.")
    address = store_url(store)

    async def run() -> str:
        with Bar("Making vectors") as bar:
            async with open_workshop(address, now=now(), encoder=meaning) as workshop:
                record = workshop.store
                if drop:
                    return f"{await record.drop_vectors()} vectors were dropped."
                made = await record.make_vectors(progress=bar)
                held, size, _ = await record.count_vectors()
                return f"{made} vectors were made; {held} take {size / _MIB:.1f} MiB."

    screen().show(Reply((Sentence(asyncio.run(run())),)))
