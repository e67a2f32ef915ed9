"""Filling in a fact: its forms are opened, what was typed is kept and checked, then shown or saved.

Thin: forms, slips and replies are in ``bot.curating``, and the curator decides what may be saved. A form
is known by its id and a slip by its post's row, so that both outlive a restart.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import Final

from bot.access import Action
from bot.blocks import Reply, Sentence
from bot.cogs.modal import modal_of
from bot.cogs.waiting import filled_by
from bot.cogs.working import Told, Working
from bot.curating.acts import Act, button
from bot.curating.forms import Form, Step, blanks, form_of, taken, title_of
from bot.curating.replies import (
    conflict_reply,
    is_clean,
    preview_reply,
    saved_reply,
)
from bot.curating.slips import Slip, Task, post_of, slip_in
from bot.pages.buttons import Own
from bot.pages.shown import Tone
from knowledge.curate import Curator
from knowledge.curate.outcome import Alike
from knowledge.entry import Checked
from knowledge.errors import Denied, KnowledgeError, Refused
from knowledge.storage.editing import EditConflict
from knowledge.storage.keeping import GapState
from knowledge.storage.posting import Post
from knowledge.storage.reasons import written

__all__ = ["Filling"]

_STEPS: Final = {Act.CHANGE: Step.FIRST, Act.DETAILS: Step.DETAILS, Act.REST: Step.REST}


class Filling(Working):
    """One interaction of somebody who fills in a fact."""

    async def begin(self, slip: Slip, filled: Slip | None = None) -> None:
        """Open the first form for a new slip. It is filled in with what ``filled`` holds, which is not
        kept before it is sent in."""
        if not await self.ready():
            return
        await self.allow(slip)
        await self.desk.posts.keep(self.post(self.key, slip))
        await self.open(form_of(slip, Step.FIRST), self.key, filled or slip)

    @property
    def key(self) -> str:
        """The key of what an interaction begins."""
        return f"i{self.interaction.id}"

    async def allow(self, slip: Slip) -> Curator:
        """The curator. Raises ``Denied`` for somebody who may not do what a slip is for."""
        return await self.allowed(_action(slip), about=slip.fact)

    async def more(self, key: str, slip: Slip, act: Act) -> None:
        """Open a form about a slip once more, with what it holds."""
        if await self.ready():
            await self.allow(slip)
            await self.open(form_of(slip, _STEPS[act]), key, slip)

    async def open(self, form: Form, key: str, slip: Slip) -> None:
        """Open a form about a slip, filled in with what it holds."""
        known = [(each.slug, each.title) for each in await self.events()]
        fields = blanks(form, slip, self.words, known)
        modal = modal_of(form, key, title_of(form, self.words), fields)
        await self.sender.form(self.interaction, modal)

    async def slip(self, key: str) -> Slip | None:
        """The member's own slip of a post; where there is none, that is told."""
        post = await self.desk.posts.post(key)
        found = slip_in(post, guild=self.guild, member=self.actor.user)
        if found is None:
            await self.tell("editing.unknown")
        return found

    async def keep(self, key: str, slip: Slip) -> None:
        """Keep a slip as it now is."""
        await self.desk.posts.amend(self.post(key, slip), at=self.desk.clock())

    async def drop(self, key: str, slip: Slip) -> None:
        """Forget a slip with all that was typed; its buttons do nothing any more."""
        emptied = replace(self.post(key, slip), view="")
        await self.desk.posts.amend(emptied, at=self.desk.clock())

    def post(self, key: str, slip: Slip) -> Post:
        """The post by which a slip is kept."""
        return post_of(
            slip,
            key=key,
            guild=self.guild,
            channel=self.interaction.channel_id or 0,
            member=self.actor.user,
            at=self.desk.clock(),
        )

    # What was typed.

    async def take(self, form: Form, key: str, slip: Slip, typed: dict[str, str]) -> None:
        """Keep what was typed; save it where nothing is wrong with it, else show what is."""
        slip = taken(form, slip, typed)
        await self.keep(key, slip)

        async def looked() -> Told:
            if told := self.too_fast():
                raise Refused(told)
            return await self._looked(key, slip)

        await self.answer(self._kept(key, slip, looked()))

    async def save(self, key: str, slip: Slip, number: int, *, anyway: bool = False) -> None:
        """Save what was shown, whatever was doubtful in it, and with ``anyway`` whatever came onto the
        record since; what was not shown yet is looked at first. ``number`` is that of the save that the
        button was made for; one that was made before is shown again."""
        if number != slip.saves:
            await self.answer(self._saved(key, slip))
            return
        near = (*slip.near, *slip.since) if anyway else slip.near
        work = self._save(key, slip, near) if slip.looked else self._looked(key, slip)
        await self.answer(self._kept(key, slip, work))

    async def cancel(self, key: str, slip: Slip) -> None:
        """Forget what was typed."""

        async def cancelled() -> Told:
            await self.drop(key, slip)
            return Told(Reply((Sentence(self.words.say("editing.cancelled")),)))

        await self.answer(cancelled())

    async def _kept(self, key: str, slip: Slip, work: Awaitable[Told]) -> Told:
        """What the work makes; when it fails, why, with the way back to what was typed."""
        try:
            return await work
        except Denied:
            raise
        except EditConflict as error:
            return await self._differs(key, slip, error)
        except Alike as error:
            return await self._came(key, slip, error)
        except KnowledgeError as error:
            told = Sentence(self.trouble(error))
        head = Sentence(self.words.say("editing.trouble"), strong=True)
        kept = Sentence(self.words.say("editing.kept"))
        buttons = (self._save_button(key, slip), *self._further(key))
        return Told(Reply((head, told, kept)), buttons, Tone.TROUBLE)

    async def _looked(self, key: str, slip: Slip) -> Told:
        curator = await self.allow(slip)
        await self.event(slip.event)
        checked = await curator.check(
            slip.event, slip.draft, today=self.reader.today, fact_id=slip.fact
        )
        changed = slip.changed
        if changed and is_clean(checked) and not _lacks_figures(slip, checked):
            return await self._save(key, slip, ())
        near = dict.fromkeys(each.id for each in (*checked.duplicates, *checked.conflicts))
        slip = replace(slip, looked=True, near=tuple(near), since=())
        await self.keep(key, slip)
        beside = await self.beside(slip.event)
        reply = preview_reply(checked, beside, self.words, changed=changed)
        savable = changed and checked.fact is not None
        save = (self._save_button(key, slip),) if savable else ()
        tone = Tone.CLOSEST if savable else Tone.TROUBLE
        return Told(reply, (*save, *self._further(key)), tone)

    async def _came(self, key: str, slip: Slip, error: Alike) -> Told:
        """What came onto the record since it was looked at, beside what was typed; pressing once more then
        takes both."""
        since = dict.fromkeys((*slip.since, *error.facts))
        slip = replace(slip, looked=True, since=tuple(since))
        await self.keep(key, slip)
        curator = await self.curator()
        checked = await curator.check(
            slip.event, slip.draft, today=self.reader.today, fact_id=slip.fact
        )
        beside = await self.beside(slip.event)
        reply = preview_reply(checked, beside, self.words, remarks=(self.trouble(error),))
        label = "propose-anyway" if slip.propose else ""
        save = button(Act.ANYWAY, key, self.words, number=slip.saves, main=True, label=label)
        return Told(reply, (save, *self._further(key)), Tone.CLOSEST)

    async def _save(self, key: str, slip: Slip, near: Sequence[str]) -> Told:
        """Save it; ``near`` are the ids of the facts near it that its member has seen."""
        curator = await self.curator()
        who = self.who(f"{key}-{slip.saves}", propose=slip.propose)
        today = self.reader.today
        if slip.task is Task.ADD:
            outcome = await curator.add(who, slip.event, slip.draft, today=today, near=near)
        else:
            outcome = await curator.correct(
                who,
                slip.event,
                slip.fact,
                slip.draft,
                expected=slip.expected,
                reason=slip.reason or written("own-details"),
                today=today,
                near=near,
            )
        if (waits := await self.waits(outcome)) is not None:
            await self.drop(key, slip)
            return waits
        edited = outcome.edited[-1]
        draft, revision = await curator.draft(slip.event, edited.fact)
        after = slip.saved(edited.fact, draft, revision)
        if outcome.repeated and not await self._is_recorded(slip, edited.fact):
            # Saved before a crash that kept this slip from being told; other words came since.
            after = replace(after, draft=slip.draft)
            await self.keep(key, after)
            return await self._looked(key, after)
        await self.keep(key, after)
        filled = await self._filled(slip, edited.fact)
        return await self._saved(key, after, (*outcome.remarks, *filled))

    async def _is_recorded(self, slip: Slip, identity: str) -> bool:
        """Whether the fact says what is in the slip."""
        curator = await self.curator()
        fact = await curator.fact(slip.event, identity)
        checked = await curator.check(
            slip.event, slip.draft, today=self.reader.today, fact_id=identity
        )
        return checked.fact is not None and replace(checked.fact, revision=fact.revision) == fact

    async def _filled(self, slip: Slip, identity: str) -> tuple[str, ...]:
        """Fill the gap for which a slip was begun, where it is still open; what there is to tell of it."""
        gap = await self.desk.keeps.gap(self.guild, slip.gap) if slip.gap else None
        if gap is None or gap.state is not GapState.OPEN:
            return ()
        fact = await (await self.curator()).fact(slip.event, identity)
        told = await filled_by(self.interaction, gap, fact)
        done = self.words.say("gaps.filled", fact=identity)
        return (done, self.words.say("gaps.told", count=told)) if told else (done,)

    async def _saved(self, key: str, after: Slip, notes: Sequence[str] = ()) -> Told:
        """What was saved, with the ways on from there."""
        fact = await (await self.curator()).fact(after.event, after.fact)
        beside = await self.beside(after.event)
        reply = saved_reply(fact, beside, self.words, notes=notes)
        buttons = (
            button(Act.UNDO, key, self.words, number=after.saves),
            button(Act.CHANGE, key, self.words),
            button(Act.DETAILS, key, self.words),
            button(Act.REST, key, self.words),
        )
        return Told(reply, buttons, Tone.ANSWERED)

    async def _differs(self, key: str, slip: Slip, error: EditConflict) -> Told:
        """Both versions; saving once more then puts one's own in the place of the other."""
        theirs = None
        if error.current is not None:
            theirs, revision = await (await self.curator()).draft(slip.event, slip.fact)
            slip = slip.rebased(theirs, revision)
            await self.keep(key, slip)
        reply = conflict_reply(slip.fact, theirs, slip.draft, self.words)
        save = (self._save_button(key, slip),) if theirs is not None else ()
        return Told(reply, (*save, *self._further(key)), Tone.TROUBLE)

    # Buttons.

    def _save_button(self, key: str, slip: Slip) -> Own:
        label = "propose" if slip.propose else ""
        return button(Act.SAVE, key, self.words, number=slip.saves, main=True, label=label)

    def _further(self, key: str) -> tuple[Own, ...]:
        acts = (Act.CHANGE, Act.DETAILS, Act.REST, Act.CANCEL)
        return tuple(button(each, key, self.words) for each in acts)


def _lacks_figures(slip: Slip, checked: Checked) -> bool:
    """Whether the sentence tells a figure for which the first form had no field."""
    told = any(each.remark.code == "entry-unlisted-figure" for each in checked.findings)
    return told and slip.sought and slip.task is Task.ADD


def _action(slip: Slip) -> Action:
    if slip.propose:
        return Action.PROPOSE
    return Action.CORRECT if slip.task is Task.CORRECT else Action.ADD
