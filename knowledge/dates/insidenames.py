"""Words and figures inside a document's names: "Winter Olympics", "Sept-Îles", "the Champ de Mars", "Pac-10's"."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from knowledge.dates.lexicon import ENTRIES, level
from knowledge.dates.scan import Node, is_shouted
from knowledge.regex import regex

__all__ = ["is_inside_name"]

_NEAR: Final = 15
_ENGLISH: Final = frozenset(
    "the of and to that with from by said has have his are were its their".split()
)
"""Small words that are common in English and hardly met in the other languages."""
_ENGLISH_NAMES: Final = frozenset(
    "january jan february feb march mar april apr may june jun july jul august aug september sept sep "
    "october oct november nov december dec monday mon tuesday tue tues wednesday wed weds thursday thu thur "
    "thurs friday fri saturday sat sunday sun".split()
)
_DATED: Final = ("MONTH", "DOW", "UNIT", "PART", "SEASON", "YEARWORD", "RELDAY", "NUM", "ORD")
_SHORT: Final = 4
"""Most letters of a short form, "Sept", that a dash ties to a name."""
_GAMES: Final = frozenset("game match contest bowl final play".split())


def is_inside_name(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether the date at ``at`` is only a piece of some name or of a thing told of by it."""
    node = nodes[at]
    written = text[node.start : node.end]
    if _is_tied(nodes, at, text, written) or _names_body(nodes, at, text):
        return True
    words = level(written).split()
    if _is_length(nodes, at, words[-1]) or _ranks(nodes, at, words):
        return True
    if node.has("SEASONP"):
        article = at > 0 and written.isalpha() and nodes[at - 1].key in ("a", "an")
        return article or _names_games(nodes, at, text, words)
    if words[-1] in ("quarter", "half"):
        return any(word.key in _GAMES for word in nodes[at + 1 : at + 5])
    foreign = not node.has("HOLIDAYP") and _is_foreign(nodes, at, words[0])
    return foreign and not is_shouted(text)


def _is_length(nodes: Sequence[Node], at: int, last: str) -> bool:
    """As in "this month-long patrol", "the last year-and-a-half": how long something took."""
    rest = nodes[at + 1 : at + 3]
    if len(rest) < _DASH_AND_WORD or "UNIT" not in ENTRIES.get(last, {}):
        return False
    tied = rest[0].has("DASH") and not rest[0].gap and not rest[1].gap
    return tied and rest[1].key.isalpha() and not rest[1].has(*_DATED)


def _ranks(nodes: Sequence[Node], at: int, words: Sequence[str]) -> bool:
    """As in "tied for 3rd–4th", "the third and fourth floors", "the first of three": ranks, no days."""
    if nodes[at].has("MONTHP") or any(
        "MONTH" in ENTRIES.get(word.strip(",."), {}) for word in words
    ):
        return False
    if _RANKS.fullmatch(" ".join(words)):
        return True
    after = nodes[at + 1 : at + 4]
    ordinal = words[-1].isalpha() and "ORD" in ENTRIES.get(words[-1], {})
    return ordinal and len(after) > 1 and after[0].has("AND", "OR") and after[1].has("ORD")


_DASH_AND_WORD: Final = 2
_RANKS: Final = regex(r"[0-9]{1,2}(?:st|nd|rd|th) ?[-–] ?[0-9]{1,2}(?:st|nd|rd|th)")


def _is_tied(nodes: Sequence[Node], at: int, text: str, written: str) -> bool:
    """As in "Jan-Åke", "Portneuf-sur-Mer", "APR-1400", "X5.1": no space between it and a word."""
    node = nodes[at]
    before = text[node.start - 1 : node.start]
    if before.isalpha() and written[0].isdigit():
        return True
    word = written.isalpha() and (len(written) <= _SHORT or _is_name_of_others(level(written)))
    if not word and not written[0].isdigit():
        return False
    left = at > 1 and nodes[at - 1].has("DASH") and not nodes[at - 1].gap and not node.gap
    if left and _is_capital(nodes[at - 2], text):
        return True
    rest = nodes[at + 1 : at + 3]
    right = len(rest) > 1 and rest[0].has("DASH") and not rest[0].gap and not rest[1].gap
    if word and left and written[0].isupper() and not nodes[at - 2].has("P", *_DATED):
        return True
    return word and right and _is_capital(rest[1], text)


def _is_capital(node: Node, text: str) -> bool:
    """Whether a plain word with a capital stands here, no word of dates."""
    return node.piece is None and text[node.start].isupper() and not node.has(*_DATED)


def _names_games(nodes: Sequence[Node], at: int, text: str, words: Sequence[str]) -> bool:
    """As in "the Winter Olympics", "Fall River", "prices fall following the news"."""
    if words == ["fall", "following"]:
        return True
    node = nodes[at]
    season = text.rfind(" ", node.start, node.end) + 1 or node.start
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if after is None or not after.gap or not text[season].isupper():
        return False
    return not is_shouted(text) and after.key.isalpha() and _is_capital(after, text)


def _names_body(nodes: Sequence[Node], at: int, text: str) -> bool:
    """As in "the April 6 Youth Movement", "the Good Friday Agreement": a day that something is named after."""
    node = nodes[at]
    if not node.has("DAYP") or node.piece is None or node.piece.year is not None:
        return False
    for word in nodes[at + 1 : at + 4]:
        if not word.gap or not word.key.isalpha() or not text[word.start].isupper():
            return False
        if word.key in _BODIES:
            return True
    return False


_BODIES: Final = frozenset(
    "movement alliance brigade battalion front coalition committee club foundation party agreement accord "
    "accords declaration honours honors list islands island river association league".split()
)


def _is_foreign(nodes: Sequence[Node], at: int, word: str) -> bool:
    """As in "the magazine El Jueves", "Mars 2020": a word of another language in English sentences."""
    if not _is_name_of_others(word):
        return False
    near = {part for node in nodes[max(0, at - _NEAR) : at + _NEAR] for part in node.key.split()}
    return len(near & _ENGLISH) > 1


def _is_name_of_others(word: str) -> bool:
    return word in _names_of_others()


@cache
def _names_of_others() -> frozenset[str]:
    """Names of days and months that are not English, too short ones left out."""
    return frozenset(
        key
        for key, roles in ENTRIES.items()
        if key.isalpha()
        and len(key) > 2
        and ("MONTH" in roles or "DOW" in roles)
        and key not in _ENGLISH_NAMES
    )
