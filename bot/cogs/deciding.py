"""Deciding: presses and forms under what waits for review, each looked at anew for who may.

Thin: what is shown is built in ``bot.reviewing.showing``, what may be decided is known to the curator. A
button is known by its id and a board by its post's row, so both outlive a restart.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.blocks import Reply, Sentence
from bot.cogs.modal import modal_of, typed_in
from bot.cogs.pressing import Remembered, failing_aloud
from bot.cogs.working import Working
from bot.curating.forms import Blank, Form, blanks, taken
from bot.curating.slips import Slip, Task
from bot.instants import instant_words
from bot.layout import lay_out
from bot.reader import reader_of, zone_of
from bot.reviewing.boards import (
    DEED,
    Board,
    Deed,
    Done,
    Subject,
    board_in,
    done,
    form_id,
    form_in,
    post_of,
    suits,
)
from bot.reviewing.notices import Telling, accepted_post, declined_post
from bot.reviewing.rolling import rolled_back_reply, shown_of
from bot.reviewing.showing import Boards, Looking, Seen, seen
from bot.wording import clipped
from bot.words import Words, words_for
from knowledge.curate import Outcome
from knowledge.curate.outcome import Alike, proposed
from knowledge.entry import Draft, draft_from_json, draft_to_json, longest
from knowledge.errors import BadInput, Denied, KnowledgeError, NotFound, Refused
from knowledge.storage.editing import Edited
from knowledge.storage.keeping import Proposal
from knowledge.storage.posting import Post, PostState

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Decided", "Deciding", "submitted"]

Press = discord.Interaction[Any]

_REASON: Final = longest("reason")
_TYPED: Final = 200
"""Characters of a sentence that are told back."""


class Decided(Remembered, template=DEED):
    """A button under a board, whenever it was shown."""

    COUNTS = True

    async def pressed(self, interaction: Press) -> None:
        await (await Deciding.of(interaction)).press(done(self.found))


async def submitted(interaction: Press) -> None:
    """Take a form that was sent in, if it is one of a board's."""
    data: Any = interaction.data or {}
    press = form_in(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or press is None:
        return
    async with failing_aloud(interaction):
        await (await Deciding.of(interaction)).submit(press, typed_in(interaction))


class Deciding(Working):
    """One command, press or form about what is to be reviewed."""

    def looking(self, key: str) -> Looking:
        message = self.interaction.message if self.on_message else None
        plain = self.reader.guild.plain
        if message is not None:
            plain = not message.flags.components_v2
        return Looking(self.actor, self.reader, key, self.desk.clock(), plain)

    @property
    def boards(self) -> Boards:
        return Boards(self.desk)

    # What a command opens.

    async def open(self, board: Board) -> None:
        """Show a board to the one who asked for it."""
        key = f"i{self.interaction.id}"
        shown = await self.within(self.boards.show(board, self.looking(key)))
        await self.present(shown, key)

    async def present(self, shown: Seen, key: str) -> None:
        """Show a board that was made, and keep it."""
        post = post_of(
            shown.board,
            key=key,
            guild=self.guild,
            channel=self.interaction.channel_id or 0,
            member=self.actor.user,
            at=self.desk.clock(),
        )
        await self.sender.respond(self.interaction, shown.page, private=True, post=post)

    # What a press or a form does.

    async def press(self, press: Done) -> None:
        """Do what a button is for."""
        if not await self._admitted(press.deed):
            return
        found = await self._found(press)
        if found is not None:
            post, board = found
            await self.guarded(lambda: self._do(press, post, board))

    async def submit(self, press: Done, typed: dict[str, str]) -> None:
        """Do what a form is for."""
        found = await self._found(press)
        if found is None:
            return
        post, board = found

        async def decide() -> None:
            if told := self.too_fast():
                await self._again(post, *await self._kept(press, board, typed, told))
                return
            if press.deed is Deed.DECLINE:
                await self._declined(post, board, typed.get("reason", ""))
                return
            await self._accepted(post, board, await self._typed(board, typed), board.near)

        await self.guarded(decide)

    async def _typed(self, board: Board, typed: dict[str, str]) -> Draft:
        """What was typed in place of a proposal."""
        return taken(Form.ADD, Slip(Task.ADD, "", await self._draft(board)), typed).draft

    async def _kept(
        self, press: Done, board: Board, typed: dict[str, str], told: str
    ) -> tuple[Board, tuple[str, str]]:
        """The board with what was typed into a form, which stands in it when it is opened again; and what
        is told of that."""
        if press.deed is Deed.DECLINE:
            board = replace(board, reason=typed.get("reason", ""))
            return board, (told, self.words.say("review.kept-reason"))
        board = replace(board, draft=draft_to_json(await self._typed(board, typed)))
        return board, (told, self.words.say("review.kept-text"))

    async def _admitted(self, deed: Deed) -> bool:
        if deed not in (Deed.BACK, Deed.NEXT):
            if told := self.too_fast():
                await self.sender.tell(self.interaction, told)
            return not told
        bot: Ticktock = self.interaction.client
        admission = bot.turns.admit(
            user=self.actor.user, channel=self.interaction.channel_id or 0, guild=self.guild
        )
        if not admission.admitted:
            told = self.words.say("ask.too-fast", count=admission.wait)
            await self.sender.tell(self.interaction, told)
        return admission.admitted

    async def _found(self, press: Done) -> tuple[Post, Board] | None:
        """The member's own board that was pressed; where there is none, or it shows another matter by
        now, that is told."""
        post = await self.desk.posts.post(press.key)
        board = board_in(post, guild=self.guild, member=self.actor.user)
        if post is not None and board is not None and self._stands(post, press, board):
            return post, board
        await self.tell("review.stale")
        return None

    def _stands(self, post: Post, press: Done, board: Board) -> bool:
        message = self.interaction.message
        if message is None or post.state is PostState.REMOVED:
            return False
        if press.number != board.number or not suits(press.deed, board):
            return False
        return post.channel == self.interaction.channel_id and post.message in (0, message.id)

    async def _do(self, press: Done, post: Post, board: Board) -> None:
        match press.deed:
            case Deed.BACK | Deed.NEXT:
                await self._show(
                    post, await self.boards.turned(board, self.looking(post.key), press.deed)
                )
            case Deed.EDIT | Deed.DECLINE:
                await self._form(press, board)
            case Deed.ACCEPT | Deed.ANYWAY:
                near = board.near if press.deed is Deed.ANYWAY else ()
                await self._accepted(post, board, None, near)
            case Deed.WITHDRAW:
                await self._withdrawn(post, board)
            case Deed.KEEP | Deed.TAKE:
                await self._settled(post, board, keep=press.deed is Deed.KEEP)
            case Deed.CANCEL:
                await self._cancelled(post)
            case Deed.INCLUDE:
                await self._again(post, replace(board, erased=True))
            case Deed.CONFIRM if board.subject is Subject.ROLLBACK:
                await self._rolled_back(post, board)
            case _:
                from bot.cogs.transferring import Transferring

                await Transferring(self.interaction, self.reader).confirmed(post, board)

    async def _show(self, post: Post, shown: Seen) -> None:
        kept = replace(post, view=shown.board.text())
        await self.sender.update(self.interaction, shown.page, post=kept)

    async def _cancelled(self, post: Post) -> None:
        """Forget a preview: nothing can be confirmed under it any more."""
        reply = Reply((Sentence(self.words.say("review.cancelled")),))
        page = lay_out(reply, words=self.words, plain=self.looking(post.key).plain)
        await self.sender.update(self.interaction, page, post=replace(post, view=""))

    async def _again(self, post: Post, board: Board, remarks: Sequence[str] = ()) -> None:
        """Show what the board is about as it is now."""
        await self._show(post, await self.boards.show(board, self.looking(post.key), remarks))

    # Proposals.

    async def _form(self, press: Done, board: Board) -> None:
        """Ask for the reason of a decline, or for what is to be in the record instead."""
        if not await self.ready():
            return
        # Whoever may not accept or decline is told so now, not when all is typed.
        proposal = await self._proposal(board)
        fields: tuple[Blank, ...]
        if press.deed is Deed.DECLINE:
            fields = (self._reason(board.reason),)
        else:
            slip = Slip(Task.ADD, proposal.event, await self._draft(board))
            fields = blanks(Form.ADD, slip, self.words)
        title = self.words.say(f"review.title-{press.deed}")
        modal = modal_of(Form.ADD, press.key, title, fields)
        modal.custom_id = form_id(press)
        await self.sender.form(self.interaction, modal)

    def _reason(self, typed: str) -> Blank:
        label, hint = self.words.say("review.because"), self.words.say("review.because-hint")
        return Blank("reason", label, hint, typed, _REASON, required=True, tall=True)

    async def _draft(self, board: Board) -> Draft:
        """What was typed in place of a proposal, else the proposal itself."""
        await self._proposal(board)
        if board.draft:
            return draft_from_json(board.draft)
        review = await self.desk.review(self.guild)
        return await review.draft(self.actor, board.number, at=self.desk.clock())

    async def _proposal(self, board: Board) -> Proposal:
        """The proposal of a board. Raises ``NotFound`` for one of an event that may not be read here."""
        review = await self.desk.review(self.guild)
        proposal = await review.proposal(self.actor, board.number, at=self.desk.clock())
        self.here(proposal.event)
        return proposal

    async def _accepted(
        self, post: Post, board: Board, draft: Draft | None, near: Collection[str]
    ) -> None:
        try:
            outcome = await self._accept(board, draft, near)
        except Denied:
            raise
        except (BadInput, Alike) as error:
            if isinstance(error, Alike):
                board = replace(board, near=(*board.near, *error.facts))
            remarks = [self.trouble(error)]
            if draft is not None:
                # What was typed is kept, and stands in the form when it is opened again.
                board = replace(board, draft=draft_to_json(draft))
                remarks.append(self.words.say("review.kept-text"))
            await self._again(post, board, remarks)
            return
        except (NotFound, Refused) as error:
            await self._again(post, board, (self.trouble(error),))
            return
        facts = ", ".join(each.fact for each in outcome.edited)
        # The key of an acceptance is the proposal's own, so that the second of two changes nothing.
        head = "review.accepted-before" if outcome.repeated else "review.accepted"
        told = self.words.say(head, number=str(board.number), facts=facts)
        remarks = [told]
        if outcome.repeated and draft is not None:
            typed = clipped(draft.statement, _TYPED)
            remarks.append(self.words.say("review.not-taken", typed=typed))
        await self._again(post, replace(board, draft=""), remarks)

    async def _accept(self, board: Board, draft: Draft | None, near: Collection[str]) -> Outcome:
        proposal = await self._proposal(board)
        review = await self.desk.review(self.guild)
        number, now = board.number, self.desk.clock()
        said = draft or await review.draft(self.actor, number, at=now)
        telling = self._telling()

        def tell(edited: Sequence[Edited]) -> tuple[Post, ...]:
            notice = accepted_post(proposal, said.statement, edited[-1].fact, telling)
            return (notice,) if notice else ()

        outcome = await review.accept(
            self.actor,
            number,
            today=self.reader.today,
            at=now,
            draft=draft,
            near=near,
            tell=tell,
        )
        self.sender.wake(proposal.channel)
        return outcome

    async def _declined(self, post: Post, board: Board, note: str) -> None:
        review = await self.desk.review(self.guild)
        now = self.desk.clock()
        proposal = await self._proposal(board)
        notice = declined_post(proposal, _statement(proposal), note, self._telling())
        try:
            await review.decline(
                self.actor, board.number, note=note, at=now, posts=(notice,) if notice else ()
            )
        except Denied:
            raise
        except (NotFound, Refused) as error:
            await self._again(post, board, (self.trouble(error),))
            return
        if notice:
            self.sender.wake(notice.channel)
        told = self.words.say("review.declined", number=str(board.number))
        await self._again(post, replace(board, draft="", reason=""), (told,))

    async def _withdrawn(self, post: Post, board: Board) -> None:
        review = await self.desk.review(self.guild)
        try:
            await self._proposal(board)
            await review.withdraw(self.actor, board.number, at=self.desk.clock())
            told = self.words.say("review.withdrawn", number=str(board.number))
        except Denied:
            raise
        except (NotFound, Refused) as error:
            told = self.trouble(error)
        await self._again(post, board, (told,))

    def _telling(self) -> Telling:
        """How the author of what is decided by this interaction is told."""
        here = self.interaction.guild
        return Telling(
            guild=self.reader.guild,
            words=self._words_of_all(),
            key=f"n{self.interaction.id}",
            at=self.desk.clock(),
            place=here.name if here else "",
        )

    def _words_of_all(self) -> Words:
        """The words of what others read, whoever they are."""
        here = self.interaction.guild
        locale = str(here.preferred_locale) if here else ""
        at = self.desk.clock()
        return words_for(reader_of(self.reader.guild, user=0, locale=locale, at=at).language)

    # What came with updates, and what is taken back.

    async def _settled(self, post: Post, board: Board, *, keep: bool) -> None:
        curator = await self.curator()
        key = f"{post.key}-{board.number}-{board.revision}"
        try:
            self.here(board.event)
            outcome = await curator.settle(
                self.who(key), board.event, board.fact, keep=keep, expected=board.revision
            )
            head = "review.kept-mine" if keep else "review.took-theirs"
            told = self.words.say(head, fact=board.fact)
            if outcome.proposal is not None:
                await self.waiting(outcome.proposal, already=outcome.repeated)
                head = "editing.waits-already" if outcome.repeated else "editing.waits"
                told = self.words.say(head, number=outcome.proposal.number)
        except Denied:
            raise
        except (NotFound, Refused) as error:
            told = self.trouble(error)
        await self._again(post, board, (told,))

    async def _rolled_back(self, post: Post, board: Board) -> None:
        await self.sender.hold(self.interaction)
        look = self.looking(post.key)
        now = await self.boards.preview(board, look)
        if shown_of(now) != board.facts:
            await self._again(post, board, (self.words.say("review.changed-since"),))
            return
        curator = await self.curator()
        try:
            found = await curator.rollback(
                self.who(post.key),
                board.member,
                board.since,
                reason=board.reason,
                events=self.reader.events,
                erased=board.erased,
            )
        except Denied:
            raise
        except KnowledgeError as error:
            await self._again(post, board, (self.trouble(error),))
            return
        since = instant_words(board.since, zone_of(self.reader.guild.zone))
        reply = rolled_back_reply(
            found, self.words, who=board.name, since=since, erased=board.erased
        )
        await self._show(post, seen(board, reply, look))


def _statement(proposal: Proposal) -> str:
    """What a proposal says; empty where it cannot be read any more."""
    try:
        return proposed(proposal).fact.statement
    except Refused:
        return ""
