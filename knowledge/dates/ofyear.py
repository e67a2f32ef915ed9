"""Years that tell which happening is meant: "the war of 1912 the enemy lost", "the flood of 1953 killed twelve"."""

from typing import Final

from knowledge.dates.rules import Hit

__all__ = ["is_of_happening"]

_HAPPENINGS: Final = frozenset(
    "war wars battle siege flood floods fire fires earthquake quake storm storms hurricane cyclone tornado drought famine plague epidemic pandemic "
    "strike strikes riot riots revolt uprising rebellion revolution coup putsch mutiny massacre crash collapse disaster catastrophe accident "
    "explosion eruption landslide avalanche tsunami crisis recession scandal election elections census referendum exhibition expedition raid "
    "invasion occupation blockade boom outbreak heatwave protests blackout".split()
)
_EARLIEST: Final = 1000


def is_of_happening(hit: Hit) -> bool:
    """Whether four digits stand behind "of" and a word for what happens in some year, and count nothing behind them."""
    at, after = hit.match.start(), hit.after
    if at < 2 or hit.nodes[at - 1].key != "of" or hit.nodes[at - 2].key not in _HAPPENINGS:
        return False
    counts = after is not None and (after.has("COUNT", "UNIT") or after.key.endswith("s"))
    return hit.node("y").values.get("YEAR", 0) >= _EARLIEST and not counts
