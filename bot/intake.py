"""What is turned away at the door, whichever door it is: in one plain sentence, nothing kept."""

from typing import Final

from knowledge.text import MAX_QUESTION

__all__ = ["LONGEST", "refusal"]

LONGEST: Final = 2_000
"""Characters of typed text above which it is no question but something pasted by mistake."""


def refusal(text: str) -> str:
    """Why ``text`` cannot be taken as a question; empty when it can."""
    if not text.strip():
        return "The question is empty; ask something, such as “what happened on 6 January?”."
    if len(text) > LONGEST:
        return (
            f"The question is too long ({len(text):,} characters); "
            f"ask it in at most {MAX_QUESTION}."
        )
    if "\0" in text:
        return "The question holds a NUL character; send plain text."
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "The question holds broken characters (not UTF-8); send plain text."
    return ""
