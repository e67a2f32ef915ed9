"""Regular expressions that are compiled when they are first used: a process that answers one question needs a third of
them, and compiling all takes longer than the question."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

__all__ = ["finder", "regex"]


def regex(expression: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """The compiled ``expression``, or what stands for it until it is used. Raises ``re.error`` on first use only."""
    return cast("re.Pattern[str]", _Uncompiled(expression, flags))


def finder(pattern: re.Pattern[str], *, texts: int = 1024) -> Callable[[str], bool]:
    """Whether a text has the ``pattern``, remembered of so many ``texts``: the same statements are held against question
    after question."""
    return lru_cache(maxsize=texts)(lambda text: pattern.search(text) is not None)


class _Uncompiled:
    """Gets the attributes of the compiled pattern one by one as they are asked for, and keeps them."""

    def __init__(self, expression: str, flags: int | re.RegexFlag) -> None:
        self._written = expression, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if self._compiled is None:
            self._compiled = re.compile(*self._written)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
