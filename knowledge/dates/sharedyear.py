"""A year that is said once for several dates: "in March and April 2021", "5 May 2021 and 7 June"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.pieces import Found, Frame, Piece
from knowledge.dates.scan import Node
from knowledge.dates.span import DateSpan

__all__ = ["in_year_of", "with_shared_years"]

_JOINS: Final = ("COMMA", "AND", "OR", "PLUS", "SLASH")
_BETWEEN: Final = (*_JOINS, "ON", "ART", "DOT")
_FAR: Final = 5
"""Most words and signs between two dates that share a year."""
_MOST: Final = 12
"""Most dates that one year is handed on to."""
_HALF: Final = 6
"""Months by which the earlier date may come later in the year before it is one of the year before."""


def with_shared_years(nodes: list[Node], asks: bool) -> list[Node]:
    """The nodes with the year of a date lent to the dates joined to it that have none.

    The year after a row is that of all before it. The year of the first one goes on to the others
    only in a question; news tell of the days around the writing.
    """
    dated = [at for at, node in enumerate(nodes) if node.piece is not None]
    pairs = [(a, b) for a, b in pairwise(dated) if _are_joined(nodes, a, b)]
    if not pairs:
        return nodes
    shared = list(nodes)
    _hand_on(shared, [(one, other) for one, other in reversed(pairs)], 1)
    if asks:
        _hand_on(shared, [(other, one) for one, other in pairs], -1)
    return shared


def _hand_on(nodes: list[Node], pairs: Sequence[tuple[int, int]], side: int) -> None:
    """Lends along a row from date to date, so many in turn at most."""
    turns: dict[int, int] = {}
    for to, of in pairs:
        if turns.get(of, 0) < _MOST and _lend(nodes, to, of, side):
            turns[to] = turns.get(of, 0) + 1


def _are_joined(nodes: Sequence[Node], one: int, other: int) -> bool:
    between = nodes[one + 1 : other]
    if not 0 < len(between) <= _FAR:
        return False
    return any(node.has(*_JOINS) for node in between) and all(n.has(*_BETWEEN) for n in between)


def _lend(nodes: list[Node], to: int, of: int, side: int) -> bool:
    piece, lender = nodes[to].piece, nodes[of].piece
    if piece is None or lender is None or piece.year is not None or piece.month is None:
        return False
    told = lender.year is not None and lender.month is not None
    if piece.refill is None or not (told or lender.lends):
        return False
    nodes[to] = replace(nodes[to], piece=in_year_of(piece, lender, side))
    return True


def in_year_of(piece: Piece, lender: Piece, side: int = 1) -> Piece:
    """``piece`` in the year of ``lender``, which stands after it with ``side`` 1 and before it with -1.

    A date of the other end of the year is one of the year beside: "December and January 2022". Of an
    event the day inside it comes first.
    """

    def find(frame: Frame) -> Found | None:
        whole = lender.find(frame)
        if whole is None:
            return piece.find(frame)
        year, month, _ = calendar_day(whole.spans[0].first)
        if ((piece.month or month) - month) * side > _HALF:
            year -= side
        found = piece.lent(year).find(frame)
        own = piece.find(frame) if frame.asks and frame.context.timeline is not None else None
        if own is None or found is None or not _fits_better(own.spans[0], found.spans[0], frame):
            return found
        return Found(tuple(dict.fromkeys((*own.spans[:1], *found.spans))), own.how)

    return replace(piece, find=find, year=lender.year, refill=None, lends=lender.lends)


def _fits_better(own: DateSpan, lent: DateSpan, frame: Frame) -> bool:
    first, last = frame.context.timeline or (0, 0)
    return _meets(own, first, last) and not _meets(lent, first, last)


def _meets(span: DateSpan, first: int, last: int) -> bool:
    return span.first <= last and span.last >= first
