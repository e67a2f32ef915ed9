"""Taking one's own proposals back: by the button under the word that one waits, and out of a list of them.
Also after a restart.
"""

from collections.abc import Sequence
from typing import Any, Final

import discord

from bot.access import Action
from bot.blocks import Facts, Line, Reply, Sentence
from bot.cogs.pressing import Remembered
from bot.cogs.working import Told, Working
from bot.curating.acts import WITHDRAW, withdraw_button
from bot.instants import instant_words
from bot.reader import zone_of
from bot.wording import clipped
from knowledge.curate.outcome import proposed
from knowledge.errors import NotFound, Refused, Remark
from knowledge.storage.keeping import Proposal, ProposalState

__all__ = ["WithdrawButton", "Withdrawing"]

Press = discord.Interaction[Any]

_LISTED: Final = 10
"""Proposals that are listed at once, the oldest first."""
_STATEMENT: Final = 200


class WithdrawButton(Remembered, template=WITHDRAW):
    """*Take it back*. The proposal is looked up in the guild of the press."""

    async def pressed(self, interaction: Press) -> None:
        work = await Withdrawing.of(interaction)
        await work.answer(work.withdrawn(int(self.found["number"])))


class Withdrawing(Working):
    """One press of somebody who thinks better of what they proposed."""

    async def listed(self) -> Told:
        """What the member proposed here and is not decided yet, each with the button that takes it back."""
        await self.allowed(Action.WITHDRAW_PROPOSAL)
        found = await self.desk.keeps.proposals(self.guild, author=self.actor.user)
        mine = [each for each in found if self.reader.reads(each.event)]
        if not mine:
            return Told(Reply((Sentence(self.words.say("editing.none-proposed")),)))
        chosen = mine[:_LISTED]
        buttons = tuple(
            withdraw_button(each.number, self.words, several=len(chosen) > 1) for each in chosen
        )
        return Told(self._list(chosen, len(mine) - len(chosen)), buttons)

    def _list(self, proposals: Sequence[Proposal], more: int) -> Reply:
        zone = zone_of(self.reader.guild.zone)
        lines = tuple(
            Line(
                "",
                clipped(_statement(each), _STATEMENT),
                f"{self.words.say('review.proposal', number=str(each.number))} · {instant_words(each.at, zone)}",
            )
            for each in proposals
        )
        head = Sentence(self.words.say("editing.proposed"), strong=True)
        return Reply((head, Facts("", lines, more)))

    async def withdrawn(self, number: int) -> Told:
        """Take a proposal back. Raises ``NotFound`` for one of somebody else."""
        proposal = await self.desk.keeps.proposal(self.guild, number) if self.guild else None
        if proposal is None or proposal.author.member != self.actor.user:
            told = f"There is no proposal {number} here."
            raise NotFound(Remark(told, "no-proposal", number=number))
        self.here(proposal.event)
        if proposal.state is not ProposalState.WAITING:
            withdrawn = proposal.state is ProposalState.WITHDRAWN
            key = "review.withdrawn" if withdrawn else "editing.decided"
        else:
            review = await self.desk.review(self.guild)
            await review.withdraw(self.actor, number, at=self.desk.clock())
            key = "review.withdrawn"
        told = self.words.say(key, number=str(number))
        return Told(Reply((Sentence(told, strong=True),)))


def _statement(proposal: Proposal) -> str:
    """What a proposal says; its fact's id where it cannot be read any more."""
    try:
        return proposed(proposal).fact.statement
    except Refused:
        return proposal.fact
