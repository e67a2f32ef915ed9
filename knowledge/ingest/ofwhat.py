"""What the numbers of a sentence are of where only a sentence before tells it: "a leak of 1,000 barrels a day was reported.
Later it was put at 5,000 barrels".

Such words are kept with a passage as words by which it may be asked for.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from knowledge.figures import rate_of
from knowledge.ingest.deeds import DEEDS, is_deed
from knowledge.literals import could_match
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import STOP, tokens, words

__all__ = ["NOTHING_COUNTED", "OfWhat", "counting_on"]

_Kind = tuple[str, str, str]
_MOST: Final = 5
"""Words that are kept."""
_SUMS: Final = "figure number count tally total toll estimate sum amount rate size extent".split()
_TALLIES: Final = rf"(?:{'|'.join(_SUMS)})s?"
_TALLIED: Final = regex(
    rf"\b(?:it|them|they|this|there|(?:the|its|their|this|that|his|her)(?: \w+)? {_TALLIES})\b",
    re.IGNORECASE,
)
"""What is only called a number, or not called at all."""
_TOPIC: Final = regex(
    rf"\b{_TALLIES} of (?:the |its |their |his |her )?([a-z]+(?: [a-z]+)?)", re.IGNORECASE
)
"""What a paragraph counts, be it without a number yet: "the estimates of the flow were disputed"."""
_TOPIC_NEEDS: Final = ((tuple(f"{word}{end} of " for word in _SUMS for end in ("", "s")),),)
_HEAD: Final = regex(
    r"\b(?:an?|the|its|their|his|her)\s+(?:[a-z]+\s+)?([a-z]+)\s+(?:of|at|to)\s+(?:[a-z]+\s+){0,3}[0-9]"
)
"""The noun whose size a number is: "a leak of 1,000 barrels", "its losses at 400 million"."""
_DEED: Final = regex(
    r"[0-9](?:\s[a-z]+){1,5}?\s(?:were|was|are|is|be|been)\s(?:being\s)?([a-z]+(?:ing|ed))\b"
)
_TOO_PLAIN: Final = frozenset(
    "figure number count tally total toll estimate sum amount rate size extent people person persons more day week month year a".split()
)


class OfWhat(NamedTuple):
    """Words for what is counted in a paragraph so far, and the kinds of its figures."""

    told: tuple[str, ...] = ()
    kinds: frozenset[_Kind] = frozenset()


NOTHING_COUNTED: Final = OfWhat()


def counting_on(
    text: str, figures: Sequence[Figure], before: OfWhat
) -> tuple[tuple[str, ...], OfWhat]:
    """The words for what the figures of a text are of that it leaves out, and what the next sentence may count on."""
    kinds = frozenset(map(_kind, figures))
    if not kinds:
        return (), OfWhat(_known((*_topics(text), *before.told)), before.kinds)
    goes_on = not before.kinds or not kinds.isdisjoint(before.kinds)
    goes_on = (
        goes_on
        and not _topics(text)
        and (_TALLIED.search(text) is not None or any(map(rate_of, figures)))
    )
    own = _own_words(text, figures)
    if not goes_on:
        return (), OfWhat(_known((*own, *_topics(text))), kinds)
    written = {token.stem for token in tokens(text)}
    lacking = [word for word in before.told if tokens(word)[0].stem not in written]
    return tuple(lacking), OfWhat(_known((*own, *before.told)), kinds | before.kinds)


def _kind(figure: Figure) -> _Kind:
    """What is measured, and how; a rate is no sum."""
    return figure.measure, figure.unit, rate_of(figure)


def _topics(text: str) -> tuple[str, ...]:
    if not could_match(text, _TOPIC_NEEDS):
        return ()
    found = (match[1] for match in _TOPIC.finditer(text))
    return tuple(word for written in found for word in written.split())


def _own_words(text: str, figures: Iterable[Figure]) -> tuple[str, ...]:
    groups = (each.group for each in figures if each.measure not in DEEDS)
    found = [word for group in groups for word in group.split()]
    found += [match[1] for told in (_HEAD, _DEED) for match in told.finditer(text)]
    # What befell people is told by the kind of their figure.
    return tuple(word for word in found if not any(is_deed(*pair) for pair in words(word)))


def _known(told: Iterable[str]) -> tuple[str, ...]:
    kept = [word.lower() for word in told if word.lower() not in STOP | _TOO_PLAIN]
    return tuple(dict.fromkeys(kept))[:_MOST]
