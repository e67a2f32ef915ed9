"""Words that are names of days and months and far oftener something else: "среда", "Марта", "sept"."""

from typing import Final

from knowledge.dates.rules import Hit

__all__ = ["MILIEU", "RUSSIAN_NAMES", "is_weekday_in_russian"]

MILIEU: Final = frozenset("среда среды среде средои".split())
"""Forms of the Russian Wednesday that are as well those of "environment"; "среду" is nearly always the day."""
RUSSIAN_NAMES: Final = frozenset("марта марту марте мартои августа августу августе".split())
"""Case forms of months that are given names as well, where they have a capital."""
_LEADS: Final = (
    *("ON", "LAST", "NEXT", "THIS", "SINCE", "BY", "BEFORE", "AFTER", "FROM", "TO", "AND", "OR"),
    *("BETWEEN", "DASH", "COMMA", "STOP", "LPAR"),
)


def is_weekday_in_russian(hit: Hit) -> bool:
    """As in "до среды", "к среде"; not "в окружающей среде", "среда обитания"."""
    before, after = hit.before, hit.after
    if after is not None and after.key[:1].isalpha() and not after.values and not after.piece:
        return False
    return before is None or (before.has(*_LEADS) and before.key != "в")
