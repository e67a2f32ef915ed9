"""Time zones by their IANA names: which there are, and which somebody means who types one."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import available_timezones

from bot.reader import zone_of
from bot.reading.autocompleting import MOST, Choice
from knowledge.text import fold

__all__ = ["hour_in", "known_zone", "zone_choices"]

_AREAS: Final = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)
"""Names that begin otherwise are old or technical, and are offered only as far as they are typed."""


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Every zone by its name in lower case; reads the file system once."""
    return {name.lower(): name for name in sorted(available_timezones())}


def known_zone(typed: str) -> str:
    """The zone of a name in any case, or of a city that only one zone has; empty for none."""
    asked = "_".join(typed.split()).lower()
    zones = _zones()
    if asked in zones:
        return zones[asked]
    found = [name for name in _places() if _city(name) == fold(typed)]
    return found[0] if len(found) == 1 else ""


def zone_choices(typed: str, held: str, at: int) -> tuple[Choice, ...]:
    """Zones to offer, each with its difference from UTC at an instant: ``held`` first where nothing was
    typed, else those whose city begins so, then those that hold it anywhere."""
    asked = fold(typed)
    if not asked:
        names = dict.fromkeys((held, "UTC", *_places()))
        return _choices((name for name in names if name.lower() in _zones()), at)
    begin = [name for name in _places() if _city(name).startswith(asked)]
    hold = [name for name in _places() if asked in fold(name)]
    rest = [name for lower, name in _zones().items() if typed.strip().lower() in lower]
    return _choices(dict.fromkeys((*begin, *hold, *rest)), at)


def hour_in(zone: str, hour: int) -> str:
    """An hour as clocks show it, with its zone."""
    return f"{hour:02}:00 ({zone})"


@lru_cache(maxsize=1)
def _places() -> tuple[str, ...]:
    """Zones named for a place, and UTC."""
    return tuple(
        name for name in _zones().values() if name == "UTC" or name.partition("/")[0] in _AREAS
    )


@lru_cache(maxsize=1024)
def _city(name: str) -> str:
    return fold(name.rpartition("/")[2])


def _choices(names: Iterable[str], at: int) -> tuple[Choice, ...]:
    return tuple(Choice(_told(name, at), name) for name in list(names)[:MOST])


def _told(name: str, at: int) -> str:
    """A zone with its difference from UTC."""
    if name == "UTC":
        return name
    shown = datetime.fromtimestamp(at, zone_of(name)).strftime("%z")
    return f"{name} (UTC{shown[:3]}:{shown[3:5]})"
