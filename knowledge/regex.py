"""Regular expressions that are compiled when a text could match: a process that answers one question needs a tenth of
them, and compiling all takes longer than the question."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, cast

from knowledge.literals import Literals, could_match, literals_of

__all__ = ["compile_waiting", "finder", "regex"]


def regex(expression: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """The compiled ``expression``, or what stands for it until it is used. Raises ``re.error`` on first use only."""
    return cast("re.Pattern[str]", _Uncompiled(expression, flags))


def finder(pattern: re.Pattern[str], *, texts: int = 1024) -> Callable[[str], bool]:
    """Whether a text has the ``pattern``, remembered of so many ``texts``: the same statements are held against question
    after question."""
    return lru_cache(maxsize=texts)(lambda text: pattern.search(text) is not None)


_SPARED: Final = 256
"""Texts that an expression is spared; a process that goes on asking has it compiled, which then takes less than to look."""


def compile_waiting() -> None:
    """Compile what was held against texts that could not match it: a process that goes on asking would compile it while
    somebody waits for an answer."""
    while _WAITING:
        with suppress(re.error):  # Told by the first text that it could match.
            _WAITING.pop()._whole()


class _Uncompiled:
    """Gets the attributes of the compiled pattern one by one as they are asked for, and keeps them."""

    def __init__(self, expression: str, flags: int | re.RegexFlag) -> None:
        self._written = expression, flags
        self._compiled: re.Pattern[str] | None = None
        self._literals: Literals | None = None
        self._spared = 0

    def __getattr__(self, name: str) -> object:
        value = self._waiting(name) if name in _UNMATCHED else getattr(self._whole(), name)
        setattr(self, name, value)
        return value

    def _whole(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(*self._written)
            for name in _UNMATCHED:
                self.__dict__.pop(name, None)
        return self._compiled

    def _waiting(self, name: str) -> object:
        """The method of that name; as long as no text has what the expression needs, it is told without the expression."""
        if self._compiled is None and self._literals is None:
            self._literals = literals_of(*self._written)
            _WAITING.append(self)
        literals = self._literals
        if self._compiled is not None or not literals:
            return getattr(self._whole(), name)
        unmatched, place = _UNMATCHED[name]

        def method(*given: Any, **named: Any) -> object:  # noqa: ANN401 - as the method itself takes them
            if self._spares(given[place:], literals):
                return unmatched(given[place])
            return getattr(self._whole(), name)(*given, **named)

        return method

    def _spares(self, given: Sequence[str], literals: Literals) -> bool:
        """Whether the text that comes first of what is ``given`` is known not to match, and is one of the few spared."""
        if self._compiled is not None or not given or self._spared >= _SPARED:
            return False
        self._spared += 1
        return not could_match(given[0], literals)


_WAITING: Final[list[_Uncompiled]] = []
"""Those that were asked and may not be compiled yet."""


def _none(_: str) -> None:
    return None


_UNMATCHED: Final[dict[str, tuple[Callable[[str], object], int]]] = {
    "search": (_none, 0),
    "match": (_none, 0),
    "fullmatch": (_none, 0),
    "findall": (lambda _: [], 0),
    "finditer": (lambda _: iter(()), 0),
    "split": (lambda text: [text], 0),
    "sub": (lambda text: text, 1),
    "subn": (lambda text: (text, 0), 1),
}
"""What methods tell of a text that does not match, and the place of the text among what they are given."""
