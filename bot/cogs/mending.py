"""Facts that are on record: taken back, undone, linked; their history, and revisions restored from it.

Thin: what may be done and what it does is the curator's, what is told of it in ``bot.curating``.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Action, may
from bot.blocks import Table
from bot.cogs.filling import Filling
from bot.cogs.working import Told
from bot.curating.acts import Act, button
from bot.curating.changes import field_word, history_pages, undone_table
from bot.curating.forms import Form
from bot.curating.replies import mended_reply
from bot.curating.slips import Slip, Task
from bot.pages.buttons import Own
from bot.pages.shown import Tone
from bot.reader import zone_of
from bot.telling import because
from knowledge.curate import Outcome
from knowledge.models import Event, Link, Revision
from knowledge.storage.reasons import written

__all__ = ["Mending"]


class Mending(Filling):
    """One interaction of somebody who mends what is on record."""

    async def correct(self, typed: str, event: str) -> None:
        """Open a fact's form, filled in as it stands."""
        if not await self.ready():
            return
        curator = await self.allowed(Action.CORRECT, about=typed)
        found, revisions = await self.fact_meant(typed, event)
        fact = revisions[-1].fact.id
        draft, revision = await curator.draft(found.slug, fact)
        await self.begin(Slip(Task.CORRECT, found.slug, draft, draft, fact, revision))

    async def retract(self, typed: str, event: str, reason: str) -> Told:
        """Take a fact back."""
        curator = await self.allowed(Action.RETRACT, about=typed)
        found, revisions = await self.fact_meant(typed, event)
        fact, seen = revisions[-1].fact.id, (await self.now(found, revisions))[1]
        outcome = await curator.retract(
            self.who(self.key), found.slug, fact, expected=seen, reason=reason
        )
        return await self._mended("retracted", found, outcome, reason)

    async def undo(self, typed: str, event: str, reason: str) -> Told:
        """Take back the last edit of a fact."""
        curator = await self.allowed(Action.UNDO, about=typed)
        found, revisions = await self.fact_meant(typed, event)
        fact, seen = revisions[-1].fact.id, (await self.now(found, revisions))[1]
        outcome = await curator.undo(
            self.who(self.key), found.slug, fact, expected=seen, reason=reason
        )
        return await self._mended("undone", found, outcome, reason, undoing=False)

    async def link(self, typed: str, event: str, link: Link, *, reason: str, unlink: bool) -> Told:
        """Say how a fact stands to another one, or that it does not."""
        curator = await self.allowed(Action.LINK, about=typed)
        found, revisions = await self.fact_meant(typed, event)
        fact, seen = revisions[-1].fact.id, (await self.now(found, revisions))[1]
        other = link.fact.strip().lstrip("#").rpartition("/")[2].strip()
        outcome = await curator.link(
            self.who(self.key),
            found.slug,
            fact,
            replace(link, fact=other),
            expected=seen,
            reason=reason,
            unlink=unlink,
        )
        known = (await curator.history(found.slug, other))[-1].fact.id
        link_told = self.words.say(f"link.{link.kind}", fact=known)
        rows = () if unlink else ((self.words.say("detail.links"), link_told),)
        head = "unlinked" if unlink else "linked"
        return await self._mended(head, found, outcome, reason, rows=rows)

    async def undo_saved(self, key: str, slip: Slip) -> Told:
        """Take back what was done just now, by the button under it."""
        curator = await self.allowed(Action.UNDO, about=slip.fact)
        reason = written("own-undone")
        outcome = await curator.undo(
            self.who(f"{key}-u{slip.saves}"),
            slip.event,
            slip.fact,
            expected=slip.expected,
            reason=reason,
        )
        await self.drop(key, slip)
        event = await curator.event(slip.event)
        return await self._mended("undone", event, outcome, reason, undoing=False)

    async def _mended(
        self,
        head: str,
        event: Event,
        outcome: Outcome,
        reason: str,
        *,
        undoing: bool = True,
        key: str = "",
        rows: Sequence[tuple[str, str]] = (),
    ) -> Told:
        """What was done, and the button that undoes it; ``key`` is that of the slip there was before."""
        if (waits := await self.waits(outcome)) is not None:
            return waits
        curator = await self.curator()
        revisions = await curator.history(event.slug, outcome.edited[-1].fact)
        fact_id = revisions[-1].fact.id
        fact, seen = await self.now(event, revisions)
        beside = await self.beside(event.slug)
        undone: Table | None = None
        if head == "undone":
            known = (beside.names.values(), beside.sources.values())
            zone = zone_of(self.reader.guild.zone)
            undone = undone_table(revisions, *known, self.words, zone=zone)
        reply = mended_reply(
            head,
            fact or revisions[-1].fact,
            beside,
            self.words,
            stands=fact is not None,
            rows=[*rows, (field_word("reason", self.words), because(reason, self.words))],
            undone=undone,
        )
        if not undoing:
            return Told(reply, (), Tone.ANSWERED)
        key = key or self.key
        slip = Slip(Task.CORRECT, event.slug, fact=fact_id, expected=seen, saves=seen)
        buttons = (button(Act.UNDO, key, self.words, number=slip.saves),)
        return Told(reply, buttons, Tone.ANSWERED, self.post(key, slip))

    # How a fact came to be what it is.

    async def history(self, typed: str, event: str) -> Told:
        """A fact's revisions, the newest first."""
        await self.allowed(Action.HISTORY, about=typed)
        found, revisions = await self.fact_meant(typed, event)
        slip = Slip(Task.HISTORY, found.slug, fact=revisions[-1].fact.id)
        return await self._history(self.key, slip, found, revisions, 1)

    async def turn(self, key: str, slip: Slip, page: int) -> Told:
        """Another page of a history, as it is by now."""
        await self.allowed(Action.HISTORY, about=slip.fact)
        found, revisions = await self.fact_meant(f"{slip.event}/{slip.fact}")
        return await self._history(key, slip, found, revisions, max(1, page))

    async def _history(
        self, key: str, slip: Slip, event: Event, revisions: Sequence[Revision], number: int
    ) -> Told:
        beside = await self.beside(event.slug)
        pages = history_pages(
            revisions,
            beside.names.values(),
            beside.sources.values(),
            self.words,
            zone=zone_of(self.reader.guild.zone),
        )
        number = min(number, len(pages))
        page = pages[number - 1]
        buttons: list[Own] = []
        for label, to in (("previous", number - 1), ("next", number + 1)):
            if 1 <= to <= len(pages):
                buttons.append(button(Act.PAGE, key, self.words, number=to, label=label))
        if may(self.actor, Action.RESTORE, self.reader.guild):
            buttons += [button(Act.RESTORE, key, self.words, number=n) for n in page.restorable]
        seen = (await self.now(event, revisions))[1]
        return Told(page.reply, tuple(buttons), post=self.post(key, replace(slip, expected=seen)))

    async def ask_reason(self, key: str, slip: Slip, number: int) -> None:
        """Open the form that asks why a revision is to be restored."""
        await self.allowed(Action.RESTORE, about=slip.fact)
        slip = replace(slip, number=number, reason=slip.reason if number == slip.number else "")
        await self.keep(key, slip)
        await self.open(Form.REASON, key, slip)

    async def restore(self, key: str, slip: Slip) -> Told:
        """Make a fact again what the chosen revision said."""
        curator = await self.allowed(Action.RESTORE, about=slip.fact)
        event = await curator.event(slip.event)
        outcome = await curator.restore(
            self.who(f"{key}-r{slip.expected}-{slip.number}"),
            slip.event,
            slip.fact,
            slip.number,
            expected=slip.expected,
            reason=slip.reason,
        )
        return await self._mended("restored", event, outcome, slip.reason, key=key)
