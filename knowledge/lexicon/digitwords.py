"""The digits that chat writes for small words: "2" for "to" and "4" for "for", told from numbers by where they stand.

A number is followed by what it counts, in the plural, or by nothing where a date, an hour or a numbered thing stands before
it. Where an article, a pronoun or the plain form of a verb follows, it is none.
"""

import re
from typing import Final

from knowledge.lexicon.common import is_place
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["with_small_words"]

_DIGIT: Final = regex(
    r"(?<![\w.,:/-])(?:(?P<before>[\w’']+) )?(?P<digit>[24])(?: (?P<next>[A-Za-z’']+)(?: (?P<after>[A-Za-z’']+))?)?(?=[\s?!,]|\Z)"
)
_WORDS: Final = {"2": "to", "4": "for"}
_DETERMINERS: Final = frozenset(
    "the a an their his her its my our your him them us me it whom those these this".split()
)
_NUMBERED: Final = frozenset(
    "at by before after until till around about since from between and or on in of to for no number unit plan phase reactor "
    "group part chapter page room gate platform terminal block line day act zone bus route flight level stage round team "
    "boat ship car truck floor pier berth track well mine hall january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words behind which a digit is a number whatever follows."""
_TAKES_FOR: Final = frozenset(
    "pay paid paying ask asked asking wait waited waiting vote voted voting search searched searching look looked looking "
    "call called calling fight fought fighting apply applied thank thanks thx responsible blame blamed charged convicted known "
    "used need needed reason reasons money ransom price bill plea demand demands meant good bad ready sorry cared care caring "
    "prayed hope hoped hoping stand stands stood punished arrested jailed fined sentenced tried wanted dismissed fired".split()
)
_TAKES_TO: Final = frozenset(
    "talk talked talking spoke speak speaking went go going gone come came want wanted wants need needs happened happen listen "
    "lead led send sent gave give given said say according due next close back used able return returned moved flew added "
    "reply replied agreed tried try belong belongs belonged open try decided plan plans planned refused forced allowed told "
    "asked ordered supposed going hope hoped happens brought bring taken take sold sell wrote write lost from married".split()
)
_COUNTS_NOTHING: Final = frozenset(
    "talk talked talking spoke speak speaking went go going happened happen listen say said according due reply replied "
    "belong belongs belonged".split()
)
"""Those of them behind which nothing is counted but time."""
_SEVERAL: Final = frozenset(
    "people men women children police staff crew more others other of million billion thousand hundred per percent pct pm am "
    "and or to were was are is have had who that which dead".split()
)
_TIMES: Final = frozenset("day week month year hour hr minute min night time".split())
_MANY: Final = frozenset("did do does were are been the these those".split())
"""Words behind which a digit before a verb is who acts: "did 2 resign"."""
_SAME_IN_ALL: Final = frozenset("hurt shut cut hit put set let quit split burst".split())
_UNITS: Final = frozenset(
    "km kg cm mm m g t ft in mi lb mph kph kmh kw mw gw mg ml l k mn bn tn pm am h hr min sec s pc pct v p nd th rd".split()
)
_VERB: Final = 0.6


def with_small_words(text: str) -> str:
    """``text`` with "to" and "for" for those of its digits that can be no numbers."""
    return _DIGIT.sub(_small_word, text) if _DIGIT.search(text) else text


def _small_word(match: re.Match[str]) -> str:
    before, follows = (match["before"] or "").casefold(), (match["next"] or "").casefold()
    after = (match["after"] or "").casefold()
    if not _is_small(match["digit"], before, follows, after):
        return match.group()
    start, end = match.start("digit") - match.start(), match.end("digit") - match.start()
    written = match.group()
    return f"{written[:start]}{_WORDS[match['digit']]}{written[end:]}"


def _is_small(digit: str, before: str, follows: str, after: str) -> bool:
    if before in _NUMBERED:
        return False
    if follows in _DETERMINERS:
        return True
    if digit == "2" and before in _COUNTS_NOTHING:
        return (
            bool(follows) and follows.rstrip("s") not in _TIMES and after.rstrip("s") not in _TIMES
        )
    if follows in _SEVERAL or _counts(follows, after):
        return False
    if digit == "2" and follows and before not in _MANY and _is_plain_verb(follows, after):
        return bool(before)
    if (
        follows
        and not after
        and before.endswith("s")
        and before not in _MANY
        and _is_place(follows)
    ):
        return True
    return before in (_TAKES_TO if digit == "2" else _TAKES_FOR)


def _is_place(follows: str) -> bool:
    """Whether nothing can be counted by it that stands at the end: a name, or a word of no English, as "kz" for a country."""
    (word,) = tokens(follows)[:1] or (None,)
    return (
        word is not None and follows not in _UNITS and (is_place(follows) or not kinds(word.stem))
    )


def _counts(follows: str, after: str) -> bool:
    """Whether what follows is counted: "2 days", "2 gold cups"."""
    plural = (word for word in (follows, after) if word.endswith("s") and not word.endswith("ss"))
    return (
        any(plural)
        or follows.rstrip("s") in _TIMES
        or after in _SEVERAL - {"to", "of", "and", "or"}
    )


def _is_plain_verb(follows: str, after: str) -> bool:
    if follows in _SAME_IN_ALL or follows.endswith(("ed", "ing")):
        return False
    if follows in ("do", "be", "get", "have", "go"):
        return True
    (word,) = tokens(follows)[:1] or (None,)
    if word is None or not follows.startswith(word.stem[:-1]):
        return False
    return dict(kinds(word.stem)).get("verb", 0.0) >= _VERB
