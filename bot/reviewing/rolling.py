"""Taking back what a member edited: first what that would do, then what it did. Knows no Discord."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.curating.changes import changed_rows, field_word
from bot.curating.replies import Beside
from bot.telling import because
from bot.wording import clipped
from bot.words import Words
from knowledge.curate import Returned, Rollback

__all__ = ["returns_told", "rollback_reply", "rolled_back_reply", "shown_of"]

_STATEMENT: Final = 200
_MOST: Final = 25
"""Facts that are told one by one."""


def _return_rows(each: Returned, beside: Beside, words: Words) -> tuple[Row, ...]:
    """How a fact goes back, field by field; in one row where it does not stand now or then."""
    if each.now is not None and each.then is not None:
        known = (tuple(beside.names.values()), tuple(beside.sources.values()))
        rows = changed_rows(each.now, each.then, *known, words)
        return tuple(
            replace(row, day=" · ".join(filter(None, (each.fact, row.day)))) for row in rows
        )
    gone = words.say("review.stands-not")
    texts = (clipped(f.statement, _STATEMENT) if f else gone for f in (each.now, each.then))
    return (Row(each.fact, " → ".join(texts), ""),)


def shown_of(found: Rollback) -> tuple[tuple[str, str, int], ...]:
    """What a preview showed, to be compared with what would be done when it is confirmed."""
    return tuple((each.scope, each.fact, each.revision) for each in found.edited)


def rollback_reply(
    found: Rollback,
    beside: Mapping[str, Beside],
    words: Words,
    *,
    who: str,
    since: str,
    reason: str = "",
    remarks: Sequence[str] = (),
    erased: bool = False,
) -> Reply:
    """The preview; ``beside`` is by the slugs of events. With ``erased`` some of the edits may be those of
    people whose data was erased."""
    count = len(found.edited)
    blocks: list[Block] = [Sentence(each) for each in remarks]
    head = f"review.rollback{'-too' if erased else ''}" if count else "review.rollback-nothing"
    blocks.append(Sentence(words.say(head, who=who, since=since, count=count), strong=True))
    if reason:
        blocks.append(
            Table(
                "", (Row(field_word("reason", words), because(reason, words), ""),), labelled=True
            )
        )
    blocks += returns_told(found, beside, words, most=_MOST)
    blocks += _stay(found, words)
    return Reply(tuple(blocks))


def returns_told(
    found: Rollback, beside: Mapping[str, Beside], words: Words, *, most: int | None
) -> Iterator[Block]:
    """What goes back to what, of at most ``most`` facts (``None``: of all), and how many more there are."""
    shown = found.returns[:most]
    known = Beside({}, {})
    rows = tuple(
        row for each in shown for row in _return_rows(each, beside.get(each.scope, known), words)
    )
    if rows:
        yield Table(words.say("review.go-back"), rows, labelled=True)
    if more := len(found.returns) - len(shown):
        yield Sentence(words.say("layout.more", count=more))


def _stay(found: Rollback, words: Words) -> Iterator[Sentence]:
    """Which facts stay as they are, and why."""
    why = (
        ("already", found.same),
        ("said", found.said),
        ("kept", found.kept),
        ("nameless", found.nameless),
    )
    for name, facts in why:
        if facts:
            listed = ", ".join(fact for _, fact in facts[:_MOST])
            yield Sentence(words.say(f"review.{name}", count=len(facts), facts=listed))


def rolled_back_reply(
    found: Rollback, words: Words, *, who: str, since: str, erased: bool = False
) -> Reply:
    """What was done."""
    head = "review.rolled-back-too" if erased else "review.rolled-back"
    told = words.say(head, who=who, since=since, count=len(found.edited))
    blocks: list[Block] = [Sentence(told, strong=True)]
    blocks += _stay(replace(found, nameless=()), words)
    return Reply(tuple(blocks))
