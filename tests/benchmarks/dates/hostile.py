"""Texts made to be slow to read: one shape repeated to a length, and what surrounds them."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.mention import DateContext
from knowledge.dates.span import DateSpan

__all__ = ["CONTEXTS", "MODES", "SHAPES", "drawn_shapes", "repeated"]

SHAPES: Final = {
    "months": "January ",
    "days and months": "5 January ",
    "months in a chain": "January and ",
    "months to months": "from January to ",
    "days in a chain": "5 and ",
    "days in a list": "5, ",
    "days in a tight list": "5,",
    "days between": "between 5 and ",
    "days of a month to": "5 – 6 January – ",
    "ordinals": "5th and ",
    "spelt ordinals": "first second third ",
    "one long number": "5",
    "digits apart": "5 ",
    "zeros": "0",
    "digits of another script": "٥",
    "years": "2022 ",
    "years with dashes": "2022-",
    "years to years": "2022 to ",
    "ISO days": "2022-01-05 ",
    "ISO days glued": "2022-01-05-",
    "slashes": "1/",
    "points": "1.",
    "colons": "1:",
    "clock times": "07:00 ",
    "clock ranges": "7 am to ",
    "percent": "5% ",
    "money": "$5 ",
    "numbered things": "No. 5 ",
    "relative days": "the day after ",
    "relative weeks": "a week before ",
    "chained days": "the next day, ",
    "counted days": "three days later ",
    "weekdays": "Monday to ",
    "weekdays after weekdays": "the Monday after the ",
    "parts of parts": "the first half of the second half of ",
    "ends of ends": "the end of ",
    "weeks of weeks": "week of ",
    "quarters": "first quarter of ",
    "centuries": "20th century ",
    "decades": "the 1990s and ",
    "eras": "5 BC ",
    "prepositions": "since ",
    "trailing relations": "5 January or later ",
    "anchors": "after the fire ",
    "anchors in a chain": "since the airport was seized until the blackout ended ",
    "anchors of long words": f"before {'x' * 400} ",
    "hedges": "perhaps about ",
    "mistyped months": "5 Januray ",
    "numbers in words": "twenty one ",
    "thousands in words": "two thousand and ",
    "impossible days": "32 January ",
    "phrases cut short": "day before ",
    "articles": "the ",
    "of": "of ",
    "one long word": "a",
    "words with dashes": "mid-",
    "accents apart": "e\u0301",
    "spaces": " ",
    "lines": "\n",
    "brackets": "(",
    "quotation marks": "“",
    "dashes": "–",
    "emoji": "😀",
    "ordinary words": "people asked what was going on ",
    "holidays": "Christmas Eve ",
    "holidays of many countries": "fête de l'indépendance ",
    "one long word beside a number": "5 " + "januar" * 90 + " ",
    "Russian": "5 января, ",
    "Kazakh": "2022 жылғы 5 қаңтар – ",
    "German": "vom 5. bis zum 6. ",
    "French": "du 5 au 6 et ",
    "Spanish": "del 5 de enero al ",
}


class _Some:
    """Knows two of three happenings."""

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        day = 738_000 + len(phrase) % 9
        return (DateSpan(day, day),) if len(phrase) % 3 else ()


CONTEXTS: Final = {
    "alone": DateContext(date(2026, 11, 25)),
    "in an event": DateContext(date(2026, 11, 25), timeline=(738_000, 738_020), anchors=_Some()),
}
MODES: Final = ("question", "document")
_GLUE: Final = (" ", " ", " ", ", ", "-", "")


def repeated(shape: str, length: int) -> str:
    """``shape`` again and again, cut at ``length`` characters."""
    return (shape * (length // len(shape) + 1))[:length]


def drawn_shapes(count: int, seed: int) -> Iterator[str]:
    """Runs of one to six date words, numbers and signs, drawn at random but the same for a seed."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    words = [*ENTRIES, *(str(number) for number in range(32)), "2022", "05/01", "7am", ".", ","]
    for _ in range(count):
        picked = draw.choices(words, k=draw.randint(1, 6))
        glue = draw.choice(_GLUE)
        yield glue.join(picked) + (glue or " ")
