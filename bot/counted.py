"""What was counted, and where, by the words of somebody who asks: “killed in Almaty”."""

from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz, process

from knowledge.errors import NotFound, Remark
from knowledge.flow import FigureHistory
from knowledge.lexicon.measures import measure_of
from knowledge.service import KnowledgeBase, Slugs
from knowledge.text import STOP, clean_question, tokens

__all__ = ["figure_named"]

_PLACING: Final = frozenset("in at around near".split())
"""What stands before a place."""
_LINKING: Final = _PLACING | {"of", "from", "for", "the"}
_MOST: Final = 8
"""Words of a measure and its place; what is longer is a question."""
_ALIKE: Final = 75.0
"""Share of letters, in per cent, from which on a measure may have been meant."""
_NEAR: Final = 3
"""Measures that are offered."""


async def figure_named(
    knowledge: KnowledgeBase, asked: str, *, place: str = "", event: Slugs = ""
) -> tuple[FigureHistory, str]:
    """How the measure moved that the words name, and the words of its place: those of ``place``, else those
    that stand beside the measure.

    Raises ``NotFound``: for a measure that there is not, with those that may have been meant.
    """
    try:
        return await knowledge.figure(asked, place=place, event=event), place
    except NotFound as error:
        if _code(error) != "no-figure":
            raise
        missing = error
    found, nowhere = await _beside(knowledge, () if place else _parted(asked), event)
    if found is not None:
        return found
    raise nowhere or await _hinted(knowledge, asked, event, missing)


async def _beside(
    knowledge: KnowledgeBase, ways: Iterable[tuple[str, str, bool]], event: Slugs
) -> tuple[tuple[FigureHistory, str] | None, NotFound | None]:
    """The first way in which something was counted, else one in which both are known; and why none is, where
    a word says which part is the place."""
    empty: tuple[FigureHistory, str] | None = None
    nowhere: NotFound | None = None
    for measure, there, is_placed in ways:
        try:
            moved = await knowledge.figure(measure, place=there, event=event)
        except NotFound as error:
            if is_placed and _code(error) == "no-place":
                nowhere = error
            continue
        if moved.points:
            return (moved, there), None
        empty = empty or (moved, there)
    return empty, nowhere


def _parted(asked: str) -> Iterator[tuple[str, str, bool]]:
    """The words as a measure and a place, in each way, and whether a word such as “in” parts them."""
    words = clean_question(asked).split()
    if len(words) > _MOST:
        return
    for at in range(1, len(words)):
        before, after = words[:at], words[at:]
        is_placed = after[0].lower() in _PLACING
        while len(after) > 1 and after[0].lower() in _LINKING:
            after = after[1:]
        yield " ".join(before), " ".join(after), is_placed
        yield " ".join(after), " ".join(before), False


async def _hinted(
    knowledge: KnowledgeBase, asked: str, event: Slugs, missing: NotFound
) -> NotFound:
    """The error with what may have been meant."""
    known = [name for name, _ in await knowledge.measures(event)]
    near = _near(asked, known)
    if not near:
        return missing
    shown = clean_question(asked)
    hint = f"Did you mean {' or '.join(near)}?"
    told = f"The record has no figure called “{shown}”. {hint} It has: {', '.join(known)}."
    return NotFound(Remark(told, "no-figure", asked=shown, measures=tuple(known)))


def _near(asked: str, known: list[str]) -> list[str]:
    """The measures that one of the words asks for, or that are spelled nearly like one."""
    words = [token for token in tokens(asked) if token.folded not in STOP][:_MOST]
    meant = [measure for word in words if (measure := measure_of([word.stem])) in known]
    alike = [
        found
        for word in words
        for found, _, _ in process.extract(
            word.folded, known, scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
    ]
    return list(dict.fromkeys([*meant, *alike]))[:_NEAR]


def _code(error: NotFound) -> str:
    reason = error.args[0] if error.args else ""
    return reason.code if isinstance(reason, Remark) else ""
