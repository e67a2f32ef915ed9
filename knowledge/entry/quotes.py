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
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("’‘‚‛ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " "),
    }
)
"""Characters that are typed in different ways; each stands for one."""
_MARKS: Final = "\"' .…"
_NEAR: Final = 70.0
"""Likeness, of 100, from which on the words meant are suggested."""
_LONGEST: Final = 400
"""Characters of a quote that are compared loosely, and of the words that are suggested."""
_COMPARED: Final = 20
"""Passages that are compared loosely: those that share most words with the quote."""


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
        note = Finding(Level.NOTE, "quote", Remark(told, "entry-no-text"))
        return Quoted(quote, paragraph, (note,))
    there = [each for each in texts if each.paragraph == paragraph]
    for each in (*there, *texts):
        words = _exact(quote, each.text) or _exact(quote.translate(_SAME).strip(_MARKS), each.text)
        if words and paragraph in (0, each.paragraph):
            return Quoted(words, each.paragraph)
        if words:
            told = f"These words stand in paragraph {each.paragraph}, which is taken."
            remark = Remark(told, "entry-other-paragraph", paragraph=each.paragraph)
            found = Finding(Level.WARNING, "paragraph", remark, str(each.paragraph))
            return Quoted(words, each.paragraph, (found,))
    nearest = _nearest(quote, there or texts)
    told = "These words do not stand there; copy them exactly, or leave the quote out."
    if nearest:
        told = f"These words do not stand there; near them is: “{nearest}”"
    remark = Remark(told, "entry-near-quote" if nearest else "entry-not-quoted", near=nearest)
    return Quoted(quote, paragraph, (Finding(Level.REFUSAL, "quote", remark, nearest),))


def _exact(quote: str, text: str) -> str:
    """The stretch of the text that is the quote, whatever its white space, quotation marks and capitals."""
    words = quote.translate(_SAME).split()
    if not words:
        return ""
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.search(pattern, text.translate(_SAME), re.IGNORECASE)
    return text[match.start() : match.end()] if match else ""


def _nearest(quote: str, passages: Sequence[Passage]) -> str:
    """The words of a passage that are most like the quote; empty where none are."""
    asked = quote.translate(_SAME)[:_LONGEST].lower()
    wanted = set(asked.split())
    likely = sorted(passages, key=lambda each: -len(wanted & set(_plain(each.text).split())))
    best, words = _NEAR, ""
    for each in likely[:_COMPARED]:
        found = fuzz.partial_ratio_alignment(asked, _plain(each.text), score_cutoff=best)
        if found is not None and found.score >= best and found.dest_end > found.dest_start:
            best, words = found.score, _whole_words(each.text, found.dest_start, found.dest_end)
    return words[:_LONGEST]


def _plain(text: str) -> str:
    """The text as it is compared, character for character."""
    lower = text.translate(_SAME).lower()
    return lower if len(lower) == len(text) else text


def _whole_words(text: str, start: int, end: int) -> str:
    """A stretch of the text, widened where it begins or ends within a word."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split())
