"""What was changed in a fact, field by field and in the words in which one would type it. Knows no Discord."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final
from zoneinfo import ZoneInfo

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.instants import instant_words
from bot.pages.paging import sheets_of
from bot.telling import because
from bot.wording import clipped
from bot.words import Words
from knowledge.curate.steps import effect, not_undone
from knowledge.entry import Draft, draft_of
from knowledge.models import Fact, Link, Name, Revision, RevisionAction, Source

__all__ = [
    "Difference",
    "HistoryPage",
    "changed_rows",
    "differences",
    "field_word",
    "history_pages",
    "links_told",
    "undone_table",
]

_SIDE: Final = 160
"""Characters of an old or a new text in a history."""
_ROWS: Final = 6
"""Changed fields of one revision that are told."""
_ON_PAGE: Final = 3
_NEW: Final = ("statement", "date", "source", "who", "figures")
"""What is told of a fact when it was added."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a draft before and after a change; either may be empty."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some revisions of a fact, the newest first, and the numbers of those that may be restored."""

    reply: Reply
    restorable: tuple[int, ...]


def field_word(name: str, words: Words) -> str:
    """What a field is called, as its form calls it."""
    return words.say(f"field.{name}") if words.has(f"field.{name}") else name


def differences(before: Draft, after: Draft) -> tuple[Difference, ...]:
    """The fields that differ, in the order of a draft."""
    pairs = (
        Difference(each.name, getattr(before, each.name), getattr(after, each.name))
        for each in fields(Draft)
    )
    return tuple(each for each in pairs if each.before != each.after)


def history_pages(
    revisions: Sequence[Revision],
    names: Iterable[Name],
    sources: Iterable[Source],
    words: Words,
    *,
    zone: ZoneInfo,
) -> tuple[HistoryPage, ...]:
    """Every revision with what it changed, who made it, when and why; the newest first."""
    known_names, known_sources = tuple(names), tuple(sources)
    told: list[tuple[Revision, Table]] = []
    before: Fact | None = None
    earlier: dict[Fact, int] = {}
    for at, revision in enumerate(revisions):
        after = effect(revisions[: at + 1])
        rows = [
            *_rows(before, after, known_names, known_sources, words),
            *_reason(revision, words),
        ]
        again = _restored(revision, before, after, earlier)
        title = _title(revision, words, zone, again)
        told.append((revision, Table(title, tuple(rows), labelled=True)))
        if after is not None:
            earlier.setdefault(replace(after, revision=0), revision.number)
        before = after
    heading = words.say("editing.history", fact=revisions[-1].fact.id)
    return tuple(_paged(heading, told[::-1], words))


def _paged(
    heading: str, told: Sequence[tuple[Revision, Table]], words: Words
) -> Iterator[HistoryPage]:
    newest = told[0][0].number
    page: list[tuple[Revision, Table]] = []
    for each in told:
        full = len(page) == _ON_PAGE or len(sheets_of(_reply(heading, [*page, each]), words)) > 1
        if page and full:
            yield _page(heading, page, newest)
            page = []
        page.append(each)
    yield _page(heading, page, newest)


def _page(heading: str, page: Sequence[tuple[Revision, Table]], newest: int) -> HistoryPage:
    restorable = tuple(each.number for each, _ in page if each.stands and each.number != newest)
    return HistoryPage(_reply(heading, page), restorable)


def _reply(heading: str, page: Sequence[tuple[Revision, Table]]) -> Reply:
    blocks: list[Block] = [Sentence(heading, strong=True), *(table for _, table in page)]
    return Reply(tuple(blocks))


def _restored(
    revision: Revision, before: Fact | None, after: Fact | None, earlier: Mapping[Fact, int]
) -> int:
    """The number of the earlier revision that a correction goes back to, as one does that restores it or
    takes back what somebody edited; 0 for none."""
    if after is None or revision.action is not RevisionAction.CORRECT:
        return 0
    now = replace(after, revision=0)
    if before is not None and now == replace(before, revision=0):
        return 0
    return earlier.get(now, 0)


def _title(revision: Revision, words: Words, zone: ZoneInfo, again: int = 0) -> str:
    who = revision.actor or words.say("editing.somebody")
    done = words.say(f"action.{revision.action}")
    if again:
        done = words.say("editing.back-to", number=str(again))
    return f"{revision.number} · {done} · {instant_words(revision.at, zone)} · {who}"


def undone_table(
    revisions: Sequence[Revision],
    names: Iterable[Name],
    sources: Iterable[Source],
    words: Words,
    *,
    zone: ZoneInfo,
) -> Table:
    """Which edit the last of some revisions took back, and what that changed field by field."""
    before = revisions[:-1]
    taken = not_undone(before, revisions[-1].guild)[-1]
    now, then = effect(before), effect(revisions)
    if now is not None and then is not None:
        rows = changed_rows(now, then, tuple(names), tuple(sources), words)
    else:
        gone = words.say("review.stands-not")
        texts = (clipped(each.statement, _SIDE) if each else gone for each in (now, then))
        rows = (Row("", " → ".join(texts), ""),)
    return Table(_title(taken, words, zone), (*rows, *_reason(taken, words)), labelled=True)


def _reason(revision: Revision, words: Words) -> Iterator[Row]:
    if revision.reason:
        yield Row(
            field_word("reason", words), clipped(because(revision.reason, words), 2 * _SIDE), ""
        )


def changed_rows(
    before: Fact,
    after: Fact,
    names: Sequence[Name],
    sources: Sequence[Source],
    words: Words,
) -> tuple[Row, ...]:
    """Every field that differs with the old and the new text, and links; one row at least."""
    found = differences(draft_of(before, names, sources), draft_of(after, names, sources))
    rows = [Row(field_word(each.field, words), _arrow(each, words), "") for each in found]
    if links := links_told(before.links, after.links, words):
        rows.append(Row(words.say("detail.links"), links, ""))
    if rows:
        return tuple(rows)
    same = words.say("review.same-words", statement=clipped(after.statement, _SIDE))
    return (Row("", same, ""),)


def _rows(
    before: Fact | None,
    after: Fact | None,
    names: Sequence[Name],
    sources: Sequence[Source],
    words: Words,
) -> Iterator[Row]:
    if after is None:
        yield Row("", words.say("editing.stands-no-more"), "")
        return
    changed = differences(
        draft_of(before, names, sources) if before else Draft(), draft_of(after, names, sources)
    )
    if before is None:
        changed = tuple(each for each in changed if each.field in _NEW)
    for each in changed[:_ROWS]:
        yield Row(field_word(each.field, words), _told(each, words), "")
    if len(changed) > _ROWS:
        yield Row("", words.say("editing.more-fields", count=len(changed) - _ROWS), "")
    if links := links_told(before.links if before else (), after.links, words):
        yield Row(words.say("detail.links"), links, "")
    if before is not None and before == after:
        yield Row("", words.say("editing.as-before"), "")


def _told(change: Difference, words: Words) -> str:
    return _arrow(change, words) if change.before else clipped(change.after, _SIDE)


def _arrow(change: Difference, words: Words) -> str:
    nothing = words.say("editing.empty")
    before, after = (clipped(each, _SIDE) or nothing for each in (change.before, change.after))
    return f"{before} → {after}"


def links_told(before: Sequence[Link], after: Sequence[Link], words: Words) -> str:
    """The links that come and those that go; empty where none does."""

    def said(link: Link) -> str:
        return words.say(f"link.{link.kind}", fact=link.fact)

    gone = [words.say("editing.no-more", what=said(each)) for each in before if each not in after]
    return ", ".join([*(said(each) for each in after if each not in before), *gone])
