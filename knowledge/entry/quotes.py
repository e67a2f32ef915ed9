"""The words that are quoted, looked for in the stored passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.models import Passage

__all__ = ["Quoted", "find_quote"]

_SAME: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
    }
)
_NEAR: Final = 60
"""Likeness, of 100, from which on the words meant may be suggested."""
_LONGEST: Final = 400
"""Characters of a quote that are compared loosely."""
_MOST: Final = 400
"""Passages that are compared loosely."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words as the passage has them, and its paragraph; findings where it is not so simple."""

    words: str
    paragraph: int
    findings: tuple[Finding, ...] = ()


def find_quote(quote: str, passages: Sequence[Passage], paragraph: int) -> Quoted:
    """The quote in the passage of the paragraph, 0 for any. It is refused where texts are stored and
    none holds it."""
    texts = [each for each in passages if each.text]
    if not texts:
        told = "The text of that source is not stored, so the quote cannot be compared with it."
        return Quoted(
            quote, paragraph, (Finding(Level.NOTE, "quote", Remark(told, "entry-no-text")),)
        )
    at = [each for each in texts if each.paragraph == paragraph] if paragraph else texts
    for each in at:
        if (words := _exact(quote, each.text)) is not None:
            return Quoted(words, each.paragraph)
    for each in texts:
        if (words := _exact(quote, each.text)) is not None:
            told = f"These words stand in paragraph {each.paragraph}."
            remark = Remark(told, "entry-other-paragraph", paragraph=each.paragraph)
            found = Finding(Level.WARNING, "paragraph", remark, str(each.paragraph))
            return Quoted(words, each.paragraph, (found,))
    nearest = _nearest(quote, at or texts)
    told = "These words do not stand there; copy them exactly, or leave the quote out."
    if nearest:
        told = f"These words do not stand there; near them is: “{nearest}”"
    remark = Remark(told, "entry-near-quote" if nearest else "entry-not-quoted", near=nearest)
    return Quoted(quote, paragraph, (Finding(Level.REFUSAL, "quote", remark, nearest),))


def _exact(quote: str, text: str) -> str | None:
    """The stretch of the text that is the quote, whatever its white space and quotation marks."""
    words = quote.translate(_SAME).casefold().split()
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.search(pattern, text.translate(_SAME).casefold())
    # Folding the case may change lengths; then the typed words have to do.
    if match is None:
        return None
    same = len(text.casefold()) == len(text)
    return text[match.start() : match.end()] if same else quote


def _nearest(quote: str, passages: Sequence[Passage]) -> str:
    best, words = float(_NEAR), ""
    for each in passages[:_MOST]:
        for sentence in re.split(r"(?<=[.!?])\s+", each.text):
            score = fuzz.ratio(quote[:_LONGEST].casefold(), sentence[:_LONGEST].casefold())
            if score > best:
                best, words = score, sentence
    return words[:_LONGEST]
