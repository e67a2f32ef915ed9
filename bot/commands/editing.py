"""``facts add``, ``correct``, ``retract``, ``undo``, ``restore``, ``link`` and ``rollback``: the operator
edits for everybody."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from bot.commands.meant import which
from bot.commands.options import (
    Whole,
    into_event_option,
    now,
    of_event_option,
    screen,
    store_option,
)
from bot.commands.workshop import (
    entering,
    event_of,
    in_workshop,
    operators_day,
    reason_option,
    tell_only,
    tell_outcome,
    yes_option,
)
from bot.escape import harmless
from knowledge.errors import BadInput, Refused
from knowledge.models import Link, LinkKind

if TYPE_CHECKING:
    from bot.app import Workshop
    from bot.blocks import Reply
    from bot.curating.replies import Beside
    from knowledge.curate import Outcome, Rollback
    from knowledge.entry import Checked, Draft

__all__ = ["add", "correct", "link", "restore", "retract", "rollback", "undo"]

_FIELDS: Final = {
    "date": "When, in any words that a question may use.",
    "source": "An id or address of a source, or “Title, Publisher, https://…”.",
    "paragraph": "Paragraph of the source.",
    "quote": "Exact words of the source.",
    "who": "Who says so.",
    "outlet": "Through which outlet.",
    "said": "When it was said.",
    "standing": "reported, claimed, confirmed, disputed or denied.",
    "place": "Where.",
    "names": "Who and what it is about, with “;” between.",
    "figures": "Such as “detained: over 3,000 (as of 7 Jan)”, with “;” between.",
    "topics": "Topics, with “;” between.",
    "keywords": "Other words for it, with “;” between.",
    "caveat": "An editor's note.",
}
"""Fields of a draft as options, and what each holds."""


def _typed(command: Callable[..., None]) -> Callable[..., None]:
    """Options for every field but the statement."""
    for name, told in reversed(_FIELDS.items()):
        command = click.option(f"--{name}", default=None, metavar="TEXT", help=told)(command)
    return command


def _given(typed: dict[str, Any]) -> dict[str, str]:
    return {name: text for name, text in typed.items() if text is not None}


@click.command()
@click.argument("statement", nargs=-1, required=True)
@_typed
@yes_option
@into_event_option
@store_option
def add(
    statement: tuple[str, ...], yes: bool, event: str, store: str | None, **typed: str | None
) -> None:
    """Add a fact; what was understood is shown before it is saved.

    Example: ticktock facts add "The bridge reopened." --date "12 January" --source "https://example.org/a"
    """
    from knowledge.entry import Draft

    draft = Draft(statement=" ".join(statement), **_given(typed))

    async def work(workshop: "Workshop") -> "Outcome":
        where = await event_of(workshop, event)
        if not event:
            tell_only(await workshop.curator.event(where))
        day = operators_day()
        await _confirm(workshop, await workshop.curator.check(where, draft, today=day), yes=yes)
        return await workshop.curator.add(entering(), where, draft, today=day)

    tell_outcome(in_workshop(store, work), "added", into=True)


@click.command()
@click.argument("fact_id", metavar="ID")
@click.option("--statement", default=None, metavar="TEXT", help="The sentence itself.")
@_typed
@reason_option
@yes_option
@of_event_option
@store_option
def correct(
    fact_id: str, reason: str, yes: bool, event: str, store: str | None, **typed: str | None
) -> None:
    """Put a fact right: only what is given changes; an empty text takes a field away.

    Example: ticktock facts correct KZ-0042 --date "6 January" --reason "the source says the 6th"
    """
    changes = _given(typed)
    if not changes:
        raise BadInput("Say what to change, for instance --statement or --date.")

    async def work(workshop: "Workshop") -> "Outcome":
        where, own = await which(workshop.knowledge, event, fact_id)
        curator, day = workshop.curator, operators_day()
        before, revision = await curator.draft(where, own)
        draft: Draft = replace(before, **changes)
        checked = await curator.check(where, draft, today=day, fact_id=own)
        if checked.fact != await curator.fact(where, own):
            await _confirm(workshop, checked, yes=yes)
        return await curator.correct(
            entering(), where, own, draft, expected=revision, reason=reason, today=day
        )

    tell_outcome(in_workshop(store, work), "corrected")


@click.command()
@click.argument("fact_id", metavar="ID")
@reason_option
@of_event_option
@store_option
def retract(fact_id: str, reason: str, event: str, store: str | None) -> None:
    """Take a fact back; it stays in the history and can be undone.

    Example: ticktock facts retract KZ-0042 --reason "the source withdrew it"
    """

    async def work(workshop: "Workshop") -> "Outcome":
        where, own = await which(workshop.knowledge, event, fact_id)
        fact = await workshop.curator.fact(where, own)
        return await workshop.curator.retract(
            entering(), where, fact.id, expected=fact.revision, reason=reason
        )

    tell_outcome(in_workshop(store, work), "retracted")


@click.command()
@click.argument("fact_id", metavar="ID")
@reason_option
@of_event_option
@store_option
def undo(fact_id: str, reason: str, event: str, store: str | None) -> None:
    """Take back the last edit of a fact; once more, the one before it.

    Example: ticktock facts undo KZ-0042 --reason "the old wording was right"
    """

    async def work(workshop: "Workshop") -> "tuple[Outcome, Reply]":
        where, own = await which(workshop.knowledge, event, fact_id)
        seen = await workshop.curator.seen(where, own)
        done = await workshop.curator.undo(entering(), where, own, expected=seen, reason=reason)
        return done, await _undone(workshop, where, own)

    done, reply = in_workshop(store, work)
    tell_outcome(done, "undone")
    screen().show(reply)


async def _undone(workshop: "Workshop", event: str, fact_id: str) -> "Reply":
    """Which edit was taken back just now, and how the fact stands."""
    from zoneinfo import ZoneInfo

    from bot.curating.changes import undone_table
    from bot.curating.replies import mended_reply
    from bot.words import ENGLISH
    from knowledge.curate.steps import effect

    revisions = await workshop.curator.history(event, fact_id)
    beside = await _beside(workshop, event)
    known = (beside.names.values(), beside.sources.values())
    now = effect(revisions)
    return mended_reply(
        "undone",
        now or revisions[-1].fact,
        beside,
        ENGLISH,
        stands=now is not None,
        undone=undone_table(revisions, *known, ENGLISH, zone=ZoneInfo("UTC")),
    )


@click.command()
@click.argument("fact_id", metavar="ID")
@click.argument("revision", type=Whole(1))
@reason_option
@of_event_option
@store_option
def restore(fact_id: str, revision: int, reason: str, event: str, store: str | None) -> None:
    """Make a fact again what one of its revisions said.

    Example: ticktock facts restore KZ-0042 1 --reason "the first wording was right"
    """

    async def work(workshop: "Workshop") -> "Outcome":
        where, own = await which(workshop.knowledge, event, fact_id)
        seen = await workshop.curator.seen(where, own)
        return await workshop.curator.restore(
            entering(), where, own, revision, expected=seen, reason=reason
        )

    tell_outcome(in_workshop(store, work), "restored")


@click.command()
@click.argument("fact_id", metavar="ID")
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in LinkKind]))
@click.argument("other", metavar="OTHER")
@click.option("--remove", is_flag=True, help="Take the link away.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@of_event_option
@store_option
def link(
    fact_id: str, kind: str, other: str, remove: bool, reason: str, event: str, store: str | None
) -> None:
    """Say how a fact stands to another one: KIND is updates, contradicts, corroborates, duplicates or retracts.

    Example: ticktock facts link KZ-0042 contradicts KZ-0040
    """

    async def work(workshop: "Workshop") -> "Outcome":
        where, own = await which(workshop.knowledge, event, fact_id)
        fact = await workshop.curator.fact(where, own)
        _, to = await which(workshop.knowledge, where, other)
        return await workshop.curator.link(
            entering(),
            where,
            fact.id,
            Link(LinkKind(kind), to),
            expected=fact.revision,
            reason=reason,
            unlink=remove,
        )

    tell_outcome(in_workshop(store, work), "unlinked" if remove else "linked")


@click.command()
@click.option("--since", required=True, metavar="WHEN", help="Such as “2 hours ago” (UTC).")
@click.option("--by", default="terminal", metavar="NAME", help="Whose edits. Default: terminal.")
@click.option("--reason", default="", metavar="TEXT", help="Why; needed unless --preview.")
@click.option("--preview", is_flag=True, help="Only say what would be taken back.")
@store_option
def rollback(since: str, by: str, reason: str, preview: bool, store: str | None) -> None:
    """Take back all edits since an instant.

    Example: ticktock facts rollback --since "2 hours ago" --preview
    """
    from bot.blocks import Reply
    from bot.instants import instant_of, instant_words
    from bot.reviewing.rolling import returns_told
    from bot.words import ENGLISH

    start = instant_of(since, at=now())

    async def work(workshop: "Workshop") -> "tuple[Rollback, dict[str, Beside]]":
        done = await workshop.curator.rollback(
            entering(), 0, start, reason=reason, preview=preview, name=by
        )
        scopes = dict.fromkeys(each.scope for each in done.returns)
        return done, {scope: await _beside(workshop, scope) for scope in scopes}

    done, beside = in_workshop(store, work)
    click.echo(f"Edits by {harmless(by)} since {instant_words(start)}:")
    for each in done.edited:
        click.echo(f"  {each.fact} {'would go' if preview else 'went'} back.")
    for _, fact_id in done.same:
        click.echo(f"  {fact_id} is already as it was before, and is left alone.")
    for _, fact_id in done.said:
        click.echo(f"  {fact_id} stays: another fact says by now just what it would say again.")
    for _, fact_id in done.kept:
        click.echo(f"  {fact_id} stays: somebody else edited it after.")
    for _, fact_id in done.nameless:
        click.echo(f"  {fact_id} stays: it was last edited by somebody whose data was erased.")
    if not (done.edited or done.same or done.said or done.kept or done.nameless):
        click.echo("  none.")
    if blocks := tuple(returns_told(done, beside, ENGLISH, most=None)):
        screen().show(Reply(blocks))


async def _beside(workshop: "Workshop", scope: str) -> "Beside":
    """What the fields of an event's facts are told with."""
    from bot.curating.replies import Beside

    knowledge = workshop.knowledge
    return Beside(await knowledge.sources(scope), await knowledge.names(scope))


async def _confirm(workshop: "Workshop", checked: "Checked", *, yes: bool) -> None:
    """Show how a draft is understood; ask, where somebody can answer, when there is more to it.

    Raises ``Refused`` when it is not to be saved.
    """
    from bot.curating.replies import Beside, is_clean, preview_reply
    from bot.words import ENGLISH

    near = (*checked.duplicates, *checked.conflicts)
    reply = preview_reply(checked, Beside(*await workshop.knowledge.refer(near)), ENGLISH)
    saved = checked.fact is not None and (yes or is_clean(checked))
    # What is saved in the next moment needs no word that it is not saved yet.
    screen().show(replace(reply, blocks=reply.blocks[1:]) if saved else reply)
    if saved:
        return
    if checked.fact is None:
        raise Refused("Nothing was saved: put right what is said above, and try again.")
    if not sys.stdin or not sys.stdin.isatty():
        raise Refused(
            "Nothing was saved: look at the above, then say --yes to save it all the same."
        )
    if not click.confirm("Save it all the same?"):
        raise Refused("Nothing was saved.")
