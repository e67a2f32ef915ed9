"""Posts about proposals: what became of one, to its author; and that some wait, to the moderators."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.curating.changes import field_word
from bot.layout import lay_out
from bot.pages.buttons import Link
from bot.pages.shown import Tone
from bot.wording import clipped
from bot.words import Words
from knowledge.storage.keeping import Proposal
from knowledge.storage.posting import Guild, Post

__all__ = ["Telling", "accepted_post", "declined_post", "waiting_post"]

KIND: Final = "notice"
_STATEMENT: Final = 300
_HOUR: Final = 3600
"""Seconds for which one notice is put right instead of another being sent."""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Telling:
    """How an author is told: of which guild, whose name is ``place``, in which words, by a post of which
    key, and when."""

    guild: Guild
    words: Words
    key: str
    at: int
    place: str = ""


def accepted_post(proposal: Proposal, statement: str, fact: str, telling: Telling) -> Post | None:
    """The word to the author of a proposal that was accepted; ``fact`` is the id under which it is on
    record."""
    words = telling.words
    head = words.say("review.was-accepted", who=_named(proposal, words))
    rows = (
        (words.say("review.fact"), fact),
        (field_word("statement", words), clipped(statement, _STATEMENT)),
    )
    return _told(proposal, head, rows, telling, words.say("review.see-fact", fact=fact))


def declined_post(proposal: Proposal, statement: str, note: str, telling: Telling) -> Post | None:
    """The word to the author of a proposal that was declined, with the reason; ``statement`` is empty where
    it cannot be read any more."""
    words = telling.words
    head = words.say("review.was-declined", who=_named(proposal, words))
    rows = (
        (words.say("review.fact"), proposal.fact),
        (field_word("statement", words), clipped(statement, _STATEMENT)),
        (words.say("review.because"), note),
    )
    return _told(proposal, head, rows, telling)


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
    rows: Sequence[tuple[str, str]],
    telling: Telling,
    after: str = "",
) -> Post | None:
    member, guild, words = proposal.author.member, telling.guild, telling.words
    if not member:
        # Whoever proposed it was forgotten.
        return None
    direct = not proposal.channel
    if direct and telling.place:
        head = words.say("review.in-place", place=telling.place, told=head)
    held = tuple(Row(label, value, "") for label, value in rows if value)
    blocks: list[Block] = [Sentence(head), Table("", held, labelled=True)]
    if after:
        blocks.append(Sentence(after))
    there = Link(telling.place, f"https://discord.com/channels/{guild.id}")
    page = lay_out(
        Reply(tuple(blocks)),
        words=words,
        buttons=(there,) if direct and telling.place else (),
        plain=guild.plain,
        tone=Tone.READING,
    )
    return Post(
        key=telling.key,
        kind=KIND,
        channel=proposal.channel,
        guild=0 if direct else guild.id,
        asker=member if direct else 0,
        body=page.body(),
        created=telling.at,
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
