"""A guild among others, with words that no other may ever see, and what comes of it."""

import logging
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from knowledge.entry import Draft

__all__ = ["HIDDEN", "PLACES", "Heard", "Pen", "Seen"]

_LETTERS: Final = "bcdfghklmnprstvwxyz"
_VOWELS: Final = "ae"
_ASK: Final = "vexil"
HIDDEN: Final = "quolm"
"""Beginning of every secret."""
PLACES: Final = "Almena Brodick Corvo Dunmore Elsing Fennel".split()


@dataclass
class Seen:
    """What came of all operations."""

    operations: int = 0
    refused: int = 0
    """Of them ended with an error, whose text was searched like all else."""
    own: int = 0
    """Of them showed a guild its own secret: so there was something to leak."""
    leaks: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


class Heard(logging.Handler):
    """All that is written to the log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.exc_info}")


def _letters(guild: int) -> str:
    return _LETTERS[guild % len(_LETTERS)] + _VOWELS[guild // len(_LETTERS)]


class Pen:
    """One guild: its words, its people, and what it has done so far."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.id = 700 + number
        self.letters = _letters(number)
        self.ask = _ASK + self.letters
        self.secret = HIDDEN + self.letters
        self.facts: list[str] = []
        self.chance = chance
        self.done = 0

    def draft(self, number: int) -> Draft:
        """A fact that holds the guild's words in all its parts."""
        chance = self.chance
        ask, secret = self.ask.title(), self.secret.title()
        return Draft(
            statement=f"The {ask} {secret} of lot {number} in {chance.choice(PLACES)} was seen.",
            date=f"{chance.randint(1, 30)} March 1999",
            source=f"{ask} {secret} Herald, https://{self.ask}.example/{self.secret}/{number % 3}",
            paragraph="1",
            who=f"{secret} office",
            names=f"{ask} {secret}",
            figures=f"{self.secret}: {number % 90 + 3}" if number % 3 else "evacuated: 1,200",
            topics=self.secret,
            keywords=f"{self.ask} {self.secret}",
            caveat=f"{secret} says so",
        )
