"""Hours that the sentences of a story tell without a day: which go on from the day before, and behind which the next begins."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["is_late", "is_of_the_day", "is_past_midnight"]

_HAD: Final = regex(r"\b(?:had|hadn['’]t)\s+[a-z]")
_OF_THE_DAY: Final = regex(
    r"\b(?:at|by|around|about|until|from|after|before|since|soon|shortly) (?:about |around |shortly )?(?:[0-2]?[0-9][:.][0-5][0-9]|[0-9]{1,2} ?(?:[ap]\.?m\b|o['’]clock)|noon|midnight|dawn|dusk|daybreak|nightfall"
    r"|(?:half|a quarter|quarter|five|ten|twenty|twenty-five) (?:past|to) [a-z]+|[a-z]+ o['’]clock)\b"
    r"|\A(?:[\[(]?[0-2]?[0-9][:.][0-5][0-9]\b|(?:In|During) the (?:morning|afternoon|evening|night)\b|(?:Seconds|Minutes|Hours|A few hours|Moments|An hour|Half an hour|A (?:few )?(?:second|minute|moment)s?|(?:[A-Z][a-z]+(?:-[a-z]+)?|[0-9]{1,2}) (?:second|minute)s) later\b)",
    re.IGNORECASE,
)
"""An hour, or at the beginning a part of the day."""
_PAST_MIDNIGHT: Final = regex(
    r"\b(?:past|after) midnight\b|\b12[:.][0-9]{2} ?a\.?m\b|\b0?[0-5][:.][0-5][0-9](?: ?a\.?m\b|\b(?! ?p\.?m))|\b[1-5] ?a\.?m\b"
    r"|\b(?:at|by|before|shortly after|towards) (?:dawn|daybreak|sunrise|first light)\b|\A(?:In|During) the (?:early |late )?morning\b"
    r"|\A(?:At|By) (?:about |around )?0?[6-9][:.][0-5][0-9](?! ?p\.?m)\b",
    re.IGNORECASE,
)
_LATE: Final = regex(
    r"\b(?:evening|late on)\b|\b(?:1[89]|2[0-3])[:.][0-5][0-9]\b|\b(?:[6-9]|1[01])(?:[:.][0-5][0-9])? ?p\.?m\b",
    re.IGNORECASE,
)


def is_of_the_day(text: str) -> bool:
    """Whether a sentence goes on from the day told before, since it tells an hour alone: "at about 18:00 he left"."""
    earlier = _HAD.search(text) is not None and not text.startswith("By ")
    return not earlier and _OF_THE_DAY.search(text) is not None


def is_late(text: str) -> bool:
    """Whether a sentence tells of an evening, behind which the small hours are of the next day."""
    return _LATE.search(text) is not None


def is_past_midnight(text: str) -> bool:
    """Whether a sentence tells of the small hours, or begins with those of the morning."""
    return _PAST_MIDNIGHT.search(text) is not None and _HAD.search(text) is None
