"""Years that are part of a title: "Office 2019", "Vision 2030", "the 2030 Agenda", the mission "Mars 2020"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.lexicon import level
from knowledge.dates.scan import Node, is_shouted

__all__ = ["is_title_year"]

_PLANS: Final = frozenset(
    level(
        "agenda vision visions strategy horizon roadmap strategie zukunftsvision stratégie feuille "
        "estrategia visión horizonte стратегия стратегии стратегию стратегией повестка повестки повестку повесткой "
        "стратегиясы стратегиясында стратегиясын"
    ).split()
)
"""What is named after the year in which it is to be reached."""
_PROGRAMS: Final = frozenset(
    "office studio server word excel outlook exchange windows access".split()
)
"""Software that is named after the year in which it came out; with a capital."""
_SPACE: Final = frozenset(
    level("mission rover probe lander sonde misión sonda миссия миссии марсоход").split()
)
_OF_AGENDA: Final = level("дня")


def is_title_year(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether the date at ``at`` only goes on a title, and nothing more is known of it."""
    node = nodes[at]
    written = text[node.start : node.end]
    if not written[-4:].isdigit():
        return False
    before, after = nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None
    if node.has("MONTHP"):
        beside = {word.key for word in (before, after) if word is not None}
        return written.startswith("Mars ") and not _SPACE.isdisjoint(beside)
    if not node.has("YEARP"):
        return False
    if not written.isdigit():
        word = written.split()[0]
        return len(word) > 1 and word.isupper() and not is_shouted(text)
    if before is not None and before.key == _OF_AGENDA and at > 1:
        before = nodes[at - 2]
    if before is not None and before.key in _PLANS:
        return True
    if before is not None and before.key in _PROGRAMS and text[before.start].isupper():
        return not is_shouted(text)
    return after is not None and after.key in _PLANS and text[after.start].isupper()
