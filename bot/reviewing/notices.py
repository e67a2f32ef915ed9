"""Posts about proposals: what became of one, to its author; and that some wait, to the moderators."""

from typing import Final

from bot.blocks import Reply, Row, Sentence, Table
from bot.curating.changes import field_word
from bot.layout import lay_out
from bot.pages.shown import Tone
from bot.wording import clipped
from bot.words import Words
from knowledge.storage.keeping import Proposal
from knowledge.storage.posting import Guild, Post

__all__ = ["accepted_post", "declined_post", "waiting_post"]

KIND: Final = "notice"
_STATEMENT: Final = 300
_HOUR: Final = 3600
"""Seconds for which one notice is put right instead of another being sent."""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def accepted_post(
    proposal: Proposal, statement: str, guild: Guild, words: Words, *, key: str, at: int
) -> Post | None:
    """The word to the author of a proposal that was accepted."""
    head = words.say("review.was-accepted", who=_named(proposal, words))
    return _told(proposal, head, statement, "", guild, words, key=key, at=at)


def declined_post(
    proposal: Proposal,
    statement: str,
    note: str,
    guild: Guild,
    words: Words,
    *,
    key: str,
    at: int,
) -> Post | None:
    """The word to the author of a proposal that was declined, with the reason; ``statement`` is empty where
    it cannot be read any more."""
    head = words.say("review.was-declined", who=_named(proposal, words))
    return _told(proposal, head, statement, note, guild, words, key=key, at=at)


def waiting_post(
    guild: Guild, waiting: int, latest: Proposal, statement: str, words: Words, *, at: int
) -> Post | None:
    """One line for the moderators, where they want to be told.

    Its key is the same for an hour: whoever sends it puts a post of that key right if there is one.
    """
    if not guild.id or not guild.notices:
        return None
    told = words.say(
        "review.waits",
        count=waiting,
        who=latest.author.name or words.say("review.somebody"),
        statement=clipped(statement, _STATEMENT),
    )
    reply = Reply((Sentence(told), Sentence(words.say("review.see-queue"))))
    return Post(
        key=f"w{_short(guild.id)}-{_short(at // _HOUR)}",
        kind=KIND,
        channel=guild.notices,
        guild=guild.id,
        body=lay_out(reply, words=words, plain=guild.plain).body(),
        created=at,
    )


def _told(
    proposal: Proposal,
    head: str,
    statement: str,
    note: str,
    guild: Guild,
    words: Words,
    *,
    key: str,
    at: int,
) -> Post | None:
    member = proposal.author.member
    if not member:
        # Whoever proposed it was forgotten.
        return None
    rows: list[Row] = []
    if statement:
        rows.append(Row(field_word("statement", words), clipped(statement, _STATEMENT), ""))
    if note:
        rows.append(Row(words.say("review.because"), note, ""))
    reply = Reply((Sentence(head), Table("", tuple(rows), labelled=True)))
    page = lay_out(reply, words=words, plain=guild.plain, tone=Tone.READING)
    direct = not proposal.channel
    return Post(
        key=key,
        kind=KIND,
        channel=proposal.channel,
        guild=0 if direct else guild.id,
        asker=member if direct else 0,
        body=page.body(),
        created=at,
    )


def _named(proposal: Proposal, words: Words) -> str:
    return proposal.author.name or words.say("review.somebody")


def _short(number: int) -> str:
    """A number in few letters of a post's key."""
    made = ""
    while True:
        number, digit = divmod(number, len(_DIGITS))
        made = _DIGITS[digit] + made
        if not number:
            return made
