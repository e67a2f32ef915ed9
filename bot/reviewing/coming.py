"""The word to a guild's moderators that something waits for review: one line, put right for an hour."""

from typing import TYPE_CHECKING

from bot.reader import reader_of
from bot.reviewing.notices import waiting_post
from bot.words import words_for
from knowledge.curate.outcome import proposed
from knowledge.storage.keeping import Proposal

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["tell_coming"]


async def tell_coming(desk: "Desk", sender: "Sender", latest: Proposal, *, locale: str) -> None:
    """Tell of a proposal that has just come in, where the guild wants to be told.

    ``locale`` is the guild's on Discord. Further ones within the hour change the same message.
    """
    guild = await desk.posts.guild(latest.guild)
    if not guild.notices:
        return
    at = desk.clock()
    reader = reader_of(guild, user=0, locale=locale, at=at)
    waiting = [each for each in await desk.keeps.proposals(guild.id) if reader.reads(each.event)]
    statement = proposed(latest).fact.statement
    words = words_for(reader.language)
    post = waiting_post(guild, max(1, len(waiting)), latest, statement, words, at=at)
    if post is not None and not await sender.post(post):
        await sender.revise(post)
