"""What a moderator is shown of a fact in the making: how it was understood, what is wrong, what was saved.

Replies like any other, in the reader's language. Knows no Discord.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.blocks import Block, Facts, Line, Reply, Row, Sentence, Table
from bot.citing import Citer, Names, Sources
from bot.curating.changes import differences, field_word
from bot.reply import fact_reply
from bot.telling import said
from bot.wording import clipped
from bot.words import Words
from knowledge.entry import Checked, Draft, Finding, Level
from knowledge.models import Fact
from knowledge.storage.keeping import Proposal

__all__ = [
    "Beside",
    "conflict_reply",
    "is_clean",
    "mended_reply",
    "preview_reply",
    "private_reply",
    "saved_reply",
    "waiting_reply",
]

_STATEMENT: Final = 500
_NEAR: Final = 3
"""Facts that are shown as near duplicates, and again as conflicts."""
_HEADS: Final = ((Level.REFUSAL, "refusals"), (Level.WARNING, "warnings"), (Level.NOTE, "notes"))


@dataclass(frozen=True, slots=True)
class Beside:
    """What lines are cited with: the sources and names of the event."""

    sources: Sources
    names: Names


def is_clean(checked: Checked) -> bool:
    """Whether nothing has to be looked at before the fact is saved."""
    grave = any(each.level is not Level.NOTE for each in checked.findings)
    return not (grave or checked.fact is None or checked.duplicates or checked.conflicts)


def preview_reply(
    checked: Checked,
    beside: Beside,
    words: Words,
    *,
    changed: bool = True,
    remarks: Sequence[str] = (),
) -> Reply:
    """How a draft was understood and what is wrong or doubtful in it, after remarks on why it is shown.
    ``changed`` is false for a correction in which nothing differs from the fact yet."""
    citer = Citer(beside.sources, words)
    head = "refused" if checked.fact is None else "look" if changed else "unchanged"
    blocks: list[Block] = [Sentence(words.say(f"editing.{head}"), strong=True)]
    blocks += [Sentence(each) for each in remarks]
    blocks += _found(checked.findings, words, (Level.REFUSAL, Level.WARNING))
    blocks += _near("duplicates", checked.duplicates, citer)
    blocks += _near("conflicts", checked.conflicts, citer)
    if checked.conflicts and checked.fact is not None:
        blocks.append(Sentence(words.say("editing.conflicts-how")))
    blocks += _understood(checked, words)
    blocks += _found(checked.findings, words, (Level.NOTE,))
    return Reply(tuple(blocks), citer.references())


def _understood(checked: Checked, words: Words) -> Iterator[Table]:
    rows = [
        Row(field_word(name, words), said(text, words), "") for name, text in checked.shown if text
    ]
    if statement := clipped(" ".join(checked.draft.statement.split()), _STATEMENT):
        rows.insert(0, Row(field_word("statement", words), statement, ""))
    if rows:
        yield Table(words.say("editing.understood"), tuple(rows), labelled=True)


def _found(findings: Iterable[Finding], words: Words, levels: tuple[Level, ...]) -> Iterator[Table]:
    found = list(findings)
    for level, head in _HEADS:
        rows = tuple(_finding(each, words) for each in found if each.level is level)
        if rows and level in levels:
            yield Table(words.say(f"editing.{head}"), rows, labelled=True)


def _finding(found: Finding, words: Words) -> Row:
    told = said(found.remark, words)
    if found.suggestion and found.suggestion not in told:
        told = words.say("editing.suggestion", told=told, text=found.suggestion)
    return Row(field_word(found.field, words) if found.field else "", told, "")


def _near(head: str, facts: Sequence[Fact], citer: Citer) -> Iterator[Facts]:
    if facts:
        lines = tuple(_line(each, citer) for each in facts[:_NEAR])
        more = len(facts) - len(lines)
        yield Facts(citer.words.say(f"editing.{head}"), lines, more)


def _line(fact: Fact, citer: Citer) -> Line:
    """A fact's line with its id, by which it can be corrected or linked."""
    (line,) = citer.lines((fact,))
    return replace(line, byline=f"{fact.id} · {line.byline}")


def saved_reply(fact: Fact, beside: Beside, words: Words, *, notes: Sequence[str] = ()) -> Reply:
    """A fact as it now stands, after it was added or corrected."""
    reply = fact_reply(fact, (), beside.sources, beside.names, words=words)
    head = "added" if fact.revision == 1 else "corrected"
    blocks: list[Block] = [Sentence(words.say(f"editing.{head}", fact=fact.id), strong=True)]
    blocks += reply.blocks[1:]
    if notes:
        rows = tuple(Row("", said(each, words), "") for each in notes)
        blocks.append(Table(words.say("editing.notes"), rows, labelled=True))
    return replace(reply, blocks=tuple(blocks))


def mended_reply(
    head: str,
    fact: Fact,
    beside: Beside,
    words: Words,
    *,
    stands: bool,
    rows: Sequence[tuple[str, str]] = (),
    undone: Table | None = None,
) -> Reply:
    """What was done to a fact that somebody named: ``head`` is ``retracted``, ``undone`` and the like.
    ``fact`` is as it stands, or as it did last; ``rows`` are labels with what there is to add; ``undone``
    tells which edit was taken back."""
    citer = Citer(beside.sources, words)
    title = words.say("editing.stands" if stands else "editing.stood")
    blocks: list[Block] = [
        Sentence(words.say(f"editing.{head}", fact=fact.id), strong=True),
        *([undone] if undone else []),
        Facts(title, (_line(fact, citer),)),
    ]
    told = tuple(Row(label, value, "") for label, value in rows if value)
    if told:
        blocks.append(Table("", told, labelled=True))
    return Reply(tuple(blocks), citer.references())


def waiting_reply(
    proposal: Proposal, words: Words, *, already: bool = False, decides: bool = False
) -> Reply:
    """A proposal that a second person decides on; with ``already`` one that waited before, of the same
    content, on which with ``decides`` the reader may decide."""
    if already:
        told = words.say("editing.waits-already", number=proposal.number)
        queue = (Sentence(words.say("review.see-queue")),) if decides else ()
        return Reply((Sentence(told, strong=True), *queue))
    return Reply(
        (
            Sentence(words.say("editing.waits", number=proposal.number), strong=True),
            Sentence(words.say("editing.told-later")),
        )
    )


def conflict_reply(fact_id: str, theirs: Draft | None, mine: Draft, words: Words) -> Reply:
    """What somebody else made of a fact meanwhile, beside what was typed, field by field. ``theirs`` is
    ``None`` where they took it back."""
    blocks: list[Block] = [Sentence(words.say("editing.conflict", fact=fact_id), strong=True)]
    how = "conflict-how" if theirs else "stands-not"
    blocks.append(Sentence(words.say(f"editing.{how}", fact=fact_id)))
    for each in differences(theirs or Draft(), mine):
        rows = (
            Row(words.say("editing.theirs"), each.before or words.say("editing.empty"), ""),
            Row(words.say("editing.mine"), each.after or words.say("editing.empty"), ""),
        )
        blocks.append(Table(field_word(each.field, words), rows, labelled=True))
    return Reply(tuple(blocks))


def private_reply(channel: str, text: str, words: Words) -> Reply:
    """What would be taken out of a channel that not everybody may read."""
    rows = (
        Row(words.say("editing.channel"), f"#{channel}", ""),
        Row(words.say("editing.text"), text, ""),
    )
    head = Sentence(words.say("editing.not-for-all"), strong=True)
    why = Sentence(words.say("editing.not-for-all-how"))
    return Reply((head, why, Table("", rows, labelled=True)))
