"""What other languages call countries and great cities, from Unicode's CLDR through Babel: some 700 places.

CLDR has the cities after which time zones are called. English has several names of some: today's, that of the zone, which is
often the older one ("Kiev", "Rangoon"), and what stands in brackets ("Myanmar (Burma)").
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from knowledge.regex import regex
from knowledge.text import fold

if TYPE_CHECKING:
    from babel.core import Locale

__all__ = ["called_in_english"]

_COUNTRY: Final = 2
"""Letters of a country's code; longer ones are of parts of the world."""
_NOWHERE: Final = frozenset({"XA", "XB", "ZZ", "EZ", "QO"})
_SHORTENED: Final = (" Island", " Islands")
"""Zones of islands leave out that they are some: "Navidad" is Christmas. The whole name is among the countries."""
_ADDED: Final = regex(r"\s*\((.+?)\)|\s+-\s+\w+| SAR China")


@lru_cache(maxsize=8)
def called_in_english(language: str) -> dict[str, tuple[str, ...]]:
    """English names of a place by its name in ``language``, today's first; without those that are written alike."""
    # It takes some milliseconds, for which only a question in another language waits.
    from babel.core import Locale  # noqa: PLC0415 - as said

    english, other = Locale.parse("en"), Locale.parse(language)
    found: dict[str, tuple[str, ...]] = {}
    for name, called in (*_countries(english, other), *_cities(english, other)):
        for written in _written(name):
            if fold(written) != fold(called[0]):
                found.setdefault(written, called)
    return found


def _countries(english: "Locale", other: "Locale") -> Iterator[tuple[str, tuple[str, ...]]]:
    for code, name in other.territories.items():
        if len(code) == _COUNTRY and code in english.territories and code not in _NOWHERE:
            yield name, _written(english.territories[code])


def _cities(english: "Locale", other: "Locale") -> Iterator[tuple[str, tuple[str, ...]]]:
    for zone, told in other.time_zones.items():
        region, _, last = zone.rpartition("/")
        if not region or "city" not in told:
            continue
        of_zone = last.replace("_", " ")
        today = english.time_zones.get(zone, {}).get("city", of_zone)
        if today.endswith(_SHORTENED):
            continue
        yield told["city"], tuple(dict.fromkeys((today, of_zone)))


def _written(name: str) -> tuple[str, ...]:
    """A name as people write it, without what CLDR adds to tell two apart, then what it has in brackets."""
    plain = _ADDED.sub("", name).replace("&", "and")
    return (plain, *(inner for inner in _ADDED.findall(name) if inner))
