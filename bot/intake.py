"""What is turned away or cut at the door, whichever door it is: told in one plain sentence."""

import unicodedata
from typing import Final

from knowledge.text import MAX_QUESTION, clean, clean_question

__all__ = ["LONGEST", "refusal", "shortened"]

LONGEST: Final = 2_000
"""Characters of typed text above which it is no question but something pasted by mistake."""


def refusal(text: str) -> str:
    """Why ``text`` cannot be taken as a question; empty when it can."""
    if not text.strip():
        return "The question is empty; ask something, such as “what happened on 6 January?”."
    if len(text) > LONGEST:
        return (
            f"The question is too long ({len(text):,} characters); at most {LONGEST:,} are taken, "
            f"of which the first {MAX_QUESTION} are read."
        )
    if "\0" in text:
        return "The question holds a NUL character; send plain text."
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "The question holds broken characters (not UTF-8); send plain text."
    return ""


def shortened(text: str) -> str:
    """A remark that only the beginning of ``text`` is read; empty when all of it is."""
    whole = clean(unicodedata.normalize("NFKC", clean(text)))
    if len(whole) <= len(clean_question(text)):
        return ""
    return f"The question is long; only its first {MAX_QUESTION} characters were read."
