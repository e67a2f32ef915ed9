"""Taking one's own proposal back, by the button under the word that it waits: also after a restart."""

from typing import Any

import discord

from bot.blocks import Reply, Sentence
from bot.cogs.pressing import Remembered
from bot.cogs.working import Told, Working
from bot.curating.acts import WITHDRAW
from knowledge.errors import NotFound, Remark
from knowledge.storage.keeping import ProposalState

__all__ = ["WithdrawButton"]

Press = discord.Interaction[Any]


class WithdrawButton(Remembered, template=WITHDRAW):
    """*Take it back*. The proposal is looked up in the guild of the press."""

    async def pressed(self, interaction: Press) -> None:
        work = await _Withdrawing.of(interaction)
        await work.answer(work.withdrawn(int(self.found["number"])))


class _Withdrawing(Working):
    """One press of somebody who thinks better of what they proposed."""

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
