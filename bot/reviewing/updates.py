"""Facts that were edited here and that a newer pack tells otherwise: both side by side. Knows no Discord."""

from collections.abc import Sequence

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.curating.changes import differences, field_word
from bot.words import Words
from knowledge.entry import Draft

__all__ = ["no_updates_reply", "update_reply"]


def update_reply(
    fact: str,
    mine: Draft | None,
    theirs: Draft | None,
    words: Words,
    *,
    place: tuple[int, int],
    event: str,
    remarks: Sequence[str] = (),
) -> Reply:
    """One fact, field by field; ``None`` where it was taken back. ``place`` is its number and of how many."""
    number, count = place
    blocks: list[Block] = [Sentence(each) for each in remarks]
    title = words.say("review.update", fact=fact, event=event, place=number, count=count)
    blocks.append(Sentence(title, strong=True))
    if mine is None or theirs is None:
        standing = mine or theirs or Draft()
        gone = "review.mine-gone" if mine is None else "review.theirs-gone"
        blocks.append(Sentence(words.say(gone)))
        blocks.append(_table("mine" if mine else "theirs", standing, words))
        return Reply(tuple(blocks))
    empty = words.say("review.empty")
    for each in differences(mine, theirs):
        rows = (
            Row(words.say("review.mine"), each.before or empty, ""),
            Row(words.say("review.theirs"), each.after or empty, ""),
        )
        blocks.append(Table(field_word(each.field, words), rows, labelled=True))
    if mine == theirs:
        blocks.append(Sentence(words.say("review.same-fields")))
    return Reply(tuple(blocks))


def no_updates_reply(words: Words, remarks: Sequence[str] = ()) -> Reply:
    """Nothing diverges."""
    told = Sentence(words.say("review.no-updates"), strong=True)
    return Reply((*(Sentence(each) for each in remarks), told))


def _table(side: str, draft: Draft, words: Words) -> Table:
    rows = tuple(
        Row(field_word(each.field, words), each.after, "") for each in differences(Draft(), draft)
    )
    return Table(words.say(f"review.{side}"), rows, labelled=True)
