"""Where the sentences of running text end."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

__all__ = ["ends_in", "sentences_in"]

_END: Final = re.compile(r"[.!?…]['”\"’»)]?\s+(?=[\"“«(]?[A-ZА-ЯЁҚӘІҢҒҮҰӨҺÀ-Þ])")
_SHORT: Final = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Maj|Capt|Prof|Sen|Rep|Gov|Jr|Sr|No|vs|c|ca|approx|Inc|Ltd"
    r"|[гсул]|обл|ул|им)|\be\.g|\bi\.e)\.$"
)
"""What is written short, behind which a full stop ends nothing."""
_LONGEST_SHORT: Final = 9
_PAIRS: Final = (("“", "”"), ("«", "»"))
_CLOSING: Final = '"”»'
_FEW: Final = 3
"""Words behind what is quoted that are no sentence by themselves: “Berg asked.”"""


def ends_in(text: str) -> Iterator[int]:
    """Where sentences begin behind others: after the space behind the end of one."""
    for match in _END.finditer(text):
        stop = match.start() + 1
        if not _SHORT.search(text[max(0, stop - _LONGEST_SHORT) : stop]):
            yield match.end()


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, without the spaces around them. What is quoted stays with what is said of it."""
    found: list[str] = []
    quoted, begun = _Quoted(), 0
    for start, end in pairwise((0, *ends_in(text), len(text))):
        if not quoted.after(text[start:end]):
            part = text[begun:end].strip()
            if found and found[-1][-1] in _CLOSING and len(part.split()) <= _FEW:
                found[-1] += f" {part}"
            elif part:
                found.append(part)
            begun = end
    if rest := text[begun:].strip():
        found.append(rest)
    return tuple(found)


class _Quoted:
    """Whether a place lies within quotation marks."""

    def __init__(self) -> None:
        self._open = 0
        self._straight = False

    def after(self, text: str) -> bool:
        """Whether quotation marks are open where this text, which goes on from the last one, ends."""
        self._straight ^= text.count('"') % 2 == 1
        for opening, closing in _PAIRS:
            self._open = max(0, self._open + text.count(opening) - text.count(closing))
        return self._straight or self._open > 0
