"""Finds the dates in a text. Pure functions; the day of writing is part of the context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from knowledge.dates.absolute import ABSOLUTE
from knowledge.dates.anniversaries import ANNIVERSARIES
from knowledge.dates.asides import is_aside, is_recurring
from knowledge.dates.beside import BESIDE
from knowledge.dates.composed import COMPOSED
from knowledge.dates.counted import COUNTED
from knowledge.dates.distance import DISTANCE
from knowledge.dates.edtf import typed_edtf
from knowledge.dates.faryears import with_far_years
from knowledge.dates.halfcounts import HALF_COUNTS
from knowledge.dates.hedges import hedges_around
from knowledge.dates.kazakh import BESIDE_KAZAKH, SHARED_KAZAKH, WHOLE_FIRST
from knowledge.dates.lexicon import level
from knowledge.dates.lists import LISTS
from knowledge.dates.mention import DateContext, Mention, Relation
from knowledge.dates.named import HOLIDAY
from knowledge.dates.namedplaces import is_place_name
from knowledge.dates.nodays import NO_DAYS, with_no_days
from knowledge.dates.numeric import NUMERIC
from knowledge.dates.occasions import Occasions, is_reachable, meant
from knowledge.dates.oddyears import with_odd_years
from knowledge.dates.pieces import Frame, Piece
from knowledge.dates.ranges import RANGES, SHARED
from knowledge.dates.relative import RELATIVE
from knowledge.dates.repair import repaired
from knowledge.dates.reports import REPORTS
from knowledge.dates.rules import Grammar, Passes
from knowledge.dates.scan import Node, scan
from knowledge.dates.sharedyear import with_shared_years
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.dates.spokenclocks import with_spoken_clocks
from knowledge.dates.stretches import STRETCHES
from knowledge.dates.tallies import with_tallies
from knowledge.dates.tense import Tense, tense_at
from knowledge.dates.titles import is_title_year
from knowledge.dates.trigger import may_hold_date
from knowledge.dates.weekdays import RECENT, WEEKDAYS
from knowledge.regex import regex

__all__ = ["find_dates", "grammars", "impossible_dates", "make_ready", "read_dates"]

_PARTS: Final = Grammar.merged(COMPOSED, DISTANCE, BESIDE)
_PASSES: Final = (
    LISTS,
    NUMERIC,
    HOLIDAY,
    Grammar.merged(SHARED_KAZAKH, SHARED),
    Grammar.merged(NO_DAYS, ABSOLUTE, STRETCHES, RECENT),
    Grammar.merged(WHOLE_FIRST, ANNIVERSARIES, HALF_COUNTS, RELATIVE, COUNTED, WEEKDAYS),
    _PARTS,
    _PARTS,
    Grammar.merged(BESIDE_KAZAKH, RANGES),
)
"""The rules in the order in which they are applied; parts twice, for parts of parts."""

_QUESTION_PASSES: Final = Passes(_PASSES)
_NEWS_PASSES: Final = Passes((*_PASSES[:4], REPORTS, *_PASSES[4:]))

_BEFORE_ROLES: Final = (
    ("BEFORE", Relation.BEFORE),
    ("AFTER", Relation.AFTER),
    ("SINCE", Relation.SINCE),
    ("BY", Relation.BY),
)
_AFTER_ROLES: Final = (
    ("SINCEPOST", Relation.SINCE),
    ("BYPOST", Relation.BY),
    ("BEFOREPOST", Relation.BEFORE),
    ("AFTERPOST", Relation.AFTER),
)
_SHORT: Final = 600
"""Characters of a text up to which its words are kept for a while."""
_START: Final = "начала"
_POINTED_DAY: Final = regex(r"\s?[0-9]{1,2}\.")
_SURELY_A_DATE: Final = regex(r"[0-9].*[^\W\d_]|[^\W\d_].*[0-9]|[0-9]+\D+[0-9]+\D+[0-9]")
"""A number and a word, or three numbers: "31.04" alone may be a measure."""


def grammars(mode: str = "question") -> tuple[Grammar, ...]:
    """The rules of a mode, pass after pass."""
    return (_NEWS_PASSES if mode == "document" else _QUESTION_PASSES).grammars


def make_ready() -> None:
    """Make every rule now, for one who answers many questions; else each is made for the first text that it may fit."""
    for grammar in _NEWS_PASSES.grammars:
        grammar.make_ready()


def find_dates(text: str, context: DateContext, mode: str = "question") -> tuple[Mention, ...]:
    """The dates that ``text`` names, in the order of the text; they do not overlap.

    ``mode`` is "question" (about the past of an event) or "document" (news, told from the day of
    writing). Any text is accepted.
    """
    anchored, asks = context.anchors is not None, mode != "document"
    if not may_hold_date(text, anchored, asks, context.previous is not None):
        return ()
    return read_dates(text, context, mode)


def read_dates(text: str, context: DateContext, mode: str = "question") -> tuple[Mention, ...]:
    """``find_dates`` without the quick look that spares it most texts without a date."""
    whole = _typed(text)
    if whole is not None:
        return (whole,)
    context = context.closed()
    return tuple(_Reader(text, _nodes(text, context, mode), context, mode).mentions())


def _typed(text: str) -> Mention | None:
    """A text that is wholly one date of the standard which no words would tell: "2022-01-05/.."."""
    written = text.strip()
    if "/" in written:
        written = written.removesuffix("?")
    span = typed_edtf(written)
    if span is None or (span.first == OPEN_START and span.last == OPEN_END):
        return None
    base, relation = span, Relation.ON if "/" not in written else Relation.BETWEEN
    if span.first == OPEN_START:
        base, relation = DateSpan(span.last, span.last), Relation.BY
    elif span.last == OPEN_END:
        base, relation = DateSpan(span.first, span.first), Relation.SINCE
    start = text.index(written)
    return Mention(written, start, start + len(written), span, base, relation)


def impossible_dates(text: str, context: DateContext) -> tuple[tuple[int, int], ...]:
    """Where a question names days that no calendar has, such as "31 February": half-open offsets, in order."""
    if not any(char.isdecimal() for char in text) or not may_hold_date(text):
        return ()
    frame = Frame(context.closed(), "question")
    return tuple(
        (node.start, node.end)
        for node in _nodes(text, context, "question")
        if node.piece is not None
        and _is_of_calendar(node.piece)
        and _SURELY_A_DATE.search(text, node.start, node.end)
        and node.piece.find(frame) is None
    )


def _is_of_calendar(piece: Piece) -> bool:
    """Whether it names a day of a month or a week of a year, which may not exist."""
    return piece.month is not None or (piece.kind == "week" and piece.year is not None)


def _nodes(text: str, context: DateContext, mode: str) -> Sequence[Node]:
    """The words of a text, with each date in the place of its words."""
    # They depend on no more of what surrounds the text than the years near which it may tell of one.
    year = context.reference.replace(month=1, day=1)
    years = DateContext(year, event_year=context.event_year, timeline=context.timeline)
    read = _nodes_kept if len(text) <= _SHORT else _nodes_read
    return read(text, years, mode != "document")


def _nodes_read(text: str, context: DateContext, asks: bool) -> tuple[Node, ...]:
    nodes = with_spoken_clocks(repaired(scan(text), text))
    if asks:
        nodes = with_far_years(nodes)
    nodes = with_odd_years(nodes, text, asks)
    nodes = with_tallies(nodes, text, context)
    if asks:
        nodes = with_no_days(nodes)
    passes = _QUESTION_PASSES if asks else _NEWS_PASSES
    return tuple(with_shared_years(passes.apply(nodes, text), asks))


# What is asked is read for its days and for days that no calendar has, and a sentence from several days.
_nodes_kept: Final = lru_cache(maxsize=64)(_nodes_read)


@dataclass(slots=True)
class _Reader:
    """Turns the dates among the nodes into mentions, each read against the one before it."""

    text: str
    nodes: Sequence[Node]
    context: DateContext
    mode: str
    occasions: Occasions | None = None
    previous: DateSpan | None = None
    period: DateSpan | None = None
    futures: list[int] | None = None
    """Where a verb is in the future, looked for once."""

    def mentions(self) -> Iterator[Mention]:
        self.previous = self.context.previous
        if self.context.anchors is not None:
            self.occasions = Occasions.of(self.text, self.nodes, self.context.anchors)
        for mention in self._found():
            if not mention.base.is_open:
                self.previous = mention.base
            if mention.base.precision in (Precision.QUARTER, Precision.HALF_YEAR):
                self.period = mention.base
            yield mention

    def _found(self) -> Iterator[Mention]:
        at, end = 0, len(self.nodes)
        if self.occasions is None:
            # Without happenings there is nothing but the dates.
            dated = [at for at, node in enumerate(self.nodes) if node.piece is not None]
            found = (self._mention_at(at)[0] for at in dated)
            yield from (mention for mention in found if mention is not None)
            return
        while at < end:
            mention, at = self._mention_at(at)
            if mention is not None:
                yield mention

    def _mention_at(self, at: int) -> tuple[Mention | None, int]:
        node = self.nodes[at]
        told = self.occasions.at(at, self._frame(at)) if self.occasions is not None else None
        if told is not None:
            return told
        if node.piece is not None:
            if self.occasions is not None and self.occasions.are_unknown(at):
                return None, at + 1
            if self._is_no_date(at):
                return None, at + 1
            return self._dated(at, node, node.piece), at + 1
        return None, at + 1

    def _is_no_date(self, at: int) -> bool:
        """Whether the words only look like a date: a place's name, or in a document a firm's or a figure."""
        if is_place_name(self.nodes, at, self.text) or is_recurring(self.nodes, at):
            return True
        if is_title_year(self.nodes, at, self.text):
            return True
        return self.mode == "document" and is_aside(self.nodes, at, self.text)

    def _dated(self, at: int, node: Node, piece: Piece) -> Mention | None:
        frame = self._frame(at)
        found = piece.find(frame)
        if found is None:
            return None
        relation = Relation.BETWEEN if piece.kind == "range" else self._relation(at)
        hedges = hedges_around(self.nodes, at)
        asked = dict.fromkeys(days for span in found.spans for days in meant(span, relation))
        spans = [_hedged(span, hedges) for span in asked if is_reachable(span.first, span.last)]
        if not spans:
            return None
        return Mention(
            text=self.text[node.start : node.end],
            start=node.start,
            end=node.end,
            span=spans[0],
            base=_hedged(found.spans[0], hedges),
            relation=relation,
            how=found.how,
            alternatives=tuple(spans[1:]),
        )

    def _frame(self, at: int) -> Frame:
        if self.mode != "document":
            return Frame(self.context, self.mode, self.previous, self._in_future(at))
        tense = tense_at(self.nodes, at)
        future, past = tense is Tense.FUTURE, tense is Tense.PAST
        return Frame(self.context, self.mode, self.previous, future, past, self.period)

    def _relation(self, at: int) -> Relation:
        after = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        word = self._leading(at)
        found = self._trailing(at + 1) or self._german_relation(word, after)
        if found is not None:
            return found
        if after is not None and (after.key != "on" or (word is not None and word.has("FROM"))):
            for role, relation in _AFTER_ROLES:
                if after.has(role) and not (
                    role in ("SINCEPOST",) and after.key in ("forward", "forwards")
                ):
                    return relation
        for role, relation in _BEFORE_ROLES:
            if word is not None and word.has(role) and word.key not in ("past", "des", "preceding"):
                return relation if not self._is_up_to_start(word, at) else Relation.BEFORE
        return Relation.ON

    def _is_up_to_start(self, word: Node, at: int) -> bool:
        """As in "до начала 2022": before it begins."""
        return word.key == "до" and level(self.text[self.nodes[at].start :][:6]) == _START

    def _leading(self, at: int) -> Node | None:
        """The word before a date that may tell how it narrows, articles and the like left out."""
        before = at - 1
        while (
            before >= 0
            and self.nodes[before].has("ART", "ABOUT")
            and not self.nodes[before].has("SINCE", "BY")
        ):
            before -= 1
        word = self.nodes[before] if before >= 0 else None
        if (
            word is not None
            and word.has("ON")
            and before
            and self.nodes[before - 1].has("SINCE", "BY")
            and not word.has("BY", "SINCE")
        ):
            return self.nodes[before - 1]
        return word

    def _german_relation(self, word: Node | None, after: Node | None) -> Relation | None:
        """As in "vom 7. Januar an", "Stand 7. Januar" (a noun: with a capital, at the start before "7.")."""
        if word is None:
            return None
        if word.key in ("vom", "von") and after is not None and after.key == "an":
            return Relation.SINCE
        if word.key != "stand" or not self.text[word.start].isupper():
            return None
        inside = word is not self.nodes[0] or self.context.language == "de"
        pointed = _POINTED_DAY.match(self.text, word.end)
        return Relation.BY if inside or pointed else None

    def _trailing(self, at: int) -> Relation | None:
        """As in "7 January or later", "2016 and before" at the end of a clause."""
        words = self.nodes[at : at + 3]
        if len(words) < 2 or not words[0].has("AND", "OR"):
            return None
        if len(words) == 3 and not words[2].has("STOP", "COMMA", "DOT"):
            return None
        if words[1].has("AFTER") or words[1].values.get("LATER") == 1:
            return Relation.SINCE
        early = words[1].has("BEFORE") or words[1].values.get("LATER") == -1
        return Relation.BY if early else None

    def _in_future(self, at: int) -> bool:
        """Whether a verb of the sentence, looked for a few words around, is in the future."""
        if self.futures is None:
            self.futures = [step for step, node in enumerate(self.nodes) if node.has("FUTURE")]
        return any(at - 12 <= step < at + 8 for step in self.futures)


def _hedged(span: DateSpan, hedges: tuple[bool, bool]) -> DateSpan:
    """``span`` as approximate and uncertain as the words around it say."""
    if hedges == (False, False):
        return span
    about, perhaps = hedges
    return replace(span, approximate=span.approximate or about, uncertain=span.uncertain or perhaps)
