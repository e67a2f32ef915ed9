"""The instant as at which a member wants to be told the record."""

from dataclasses import replace

from bot.blocks import Note
from bot.instants import instant_of, instant_words
from bot.pages.shown import Shown
from bot.reader import Reader, zone_of
from bot.words import words_for

__all__ = ["as_known", "known_note", "wanted_instant"]


def wanted_instant(typed: str | None, reader: Reader, at: int) -> int:
    """The instant that the words name in the guild's zone, 0 for none. Raises ``BadDate``."""
    if not typed or not typed.strip():
        return 0
    return instant_of(typed, at=at, zone=zone_of(reader.guild.zone), end=True)


def known_note(known: int, reader: Reader) -> Note:
    """Says as at which instant the record is told."""
    told = instant_words(known, zone_of(reader.guild.zone))
    words = words_for(reader.language)
    return Note(words.say("known.lead"), words.say("known.text", instant=told))


def as_known(shown: Shown, known: int, reader: Reader) -> Shown:
    """The same, told as it was known at an instant; unchanged for 0."""
    return replace(shown, known=known, notes=(known_note(known, reader),)) if known else shown
