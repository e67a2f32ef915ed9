"""``facts updates`` and ``facts settle``: what an update of an event tells otherwise than the operator."""

from typing import TYPE_CHECKING, Final

import click

from bot.commands.meant import which_apart
from bot.commands.options import event_option, now, of_event_option, screen, store_option
from bot.commands.workshop import OPERATOR, entering, event_of, in_workshop, tell_outcome
from knowledge.errors import BadInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Workshop
    from bot.blocks import Reply
    from knowledge.curate import Outcome
    from knowledge.models import Fact
    from knowledge.storage.editing import Diverged

__all__ = ["settle", "updates"]

_CHOICES: Final = ("keep", "take")


@click.command()
@event_option
@store_option
def updates(event: str, store: str | None) -> None:
    """List facts that were edited here and that a newer pack tells otherwise.

    Example: ticktock facts updates
    """
    from bot.reviewing.updates import no_updates_reply
    from bot.words import ENGLISH

    async def work(workshop: "Workshop") -> "list[Reply]":
        found = await _diverged(workshop, event)
        return [
            await _reply(workshop, each, (at, len(found))) for at, each in enumerate(found, start=1)
        ]

    for reply in in_workshop(store, work) or [no_updates_reply(ENGLISH)]:
        screen().show(reply)


@click.command()
@click.argument("fact_id", metavar="ID")
@click.argument("choice", metavar="CHOICE", type=click.Choice(_CHOICES))
@of_event_option
@store_option
def settle(fact_id: str, choice: str, event: str, store: str | None) -> None:
    """Keep what was edited here, or take what a newer pack tells: CHOICE is keep or take.

    Example: ticktock facts settle KZ-0042 take
    """

    async def work(workshop: "Workshop") -> "Outcome":
        found = await _diverged(workshop, event)
        meant, own = _meant(found, fact_id), fact_id
        if not meant:
            slug, own = which_apart(fact_id, event)
            meant = _meant([each for each in found if slug in ("", each.mine.scope)], own)
        if len(meant) > 1:
            having = ", ".join(each.scope for each in meant)
            raise BadInput(f"Several events have {own}; say which with --event: {having}.")
        for mine in meant:
            return await workshop.curator.settle(
                entering(), mine.scope, mine.id, keep=choice == "keep", expected=mine.revision
            )
        raise NotFound(f"{own} does not differ from an update; see “facts updates”.")

    tell_outcome(in_workshop(store, work), "kept" if choice == "keep" else "taken")


def _meant(found: "Sequence[Diverged]", fact_id: str) -> "list[Fact]":
    asked = fact_id.strip().casefold()
    return [each.mine for each in found if each.mine.id.casefold() == asked]


async def _diverged(workshop: "Workshop", event: str) -> "tuple[Diverged, ...]":
    if event:
        await event_of(workshop, event)
    found = await workshop.curator.diverged(OPERATOR, at=now())
    return tuple(each for each in found if event in ("", each.mine.scope))


async def _reply(workshop: "Workshop", found: "Diverged", place: tuple[int, int]) -> "Reply":
    from bot.reviewing.updates import update_reply
    from bot.words import ENGLISH
    from knowledge.entry import draft_of

    sources, names = await workshop.knowledge.refer((found.mine,))
    given = tuple(names.values()), tuple(sources.values())
    return update_reply(
        found.mine.id,
        draft_of(found.mine, *given) if found.stands else None,
        draft_of(found.below, *given) if found.below else None,
        ENGLISH,
        place=place,
        event=found.mine.scope,
    )
