"""What is turned away or cut at the door, whichever door it is: told in one plain sentence."""

import unicodedata
from typing import Final

from bot.words import ENGLISH, Words
from knowledge.text import MAX_QUESTION, clean, clean_question

__all__ = ["LONGEST", "refusal", "shortened"]

LONGEST: Final = 2_000
"""Characters of typed text above which it is no question but something pasted by mistake."""


def refusal(text: str, words: Words = ENGLISH) -> str:
    """Why ``text`` cannot be taken as a question; empty when it can."""
    if not text.strip():
        return words.say("intake.empty")
    if len(text) > LONGEST:
        return words.say("intake.long", length=len(text), longest=LONGEST, read=MAX_QUESTION)
    if "\0" in text:
        return words.say("intake.null")
    if any("\ud800" <= char <= "\udfff" for char in text):
        return words.say("intake.broken")
    return ""


def shortened(text: str, words: Words = ENGLISH) -> str:
    """A remark that only the beginning of ``text`` is read; empty when all of it is."""
    whole = clean(unicodedata.normalize("NFKC", clean(text)))
    if len(whole) <= len(clean_question(text)):
        return ""
    return words.say("intake.shortened", read=MAX_QUESTION)
