"""What must never reach a terminal: control characters, and marks that turn or hide text.

People wrote the questions and the facts, so either may hold escape sequences. ``harmless`` is called
at the one place where text is written out (``bot.screen``).
"""

from typing import Final

__all__ = ["REPLACEMENT", "harmless"]

REPLACEMENT: Final = "\ufffd"
"""Stands for each character that is not shown."""


def _unsafe() -> dict[int, str]:
    """C0 but the line break, DEL, C1, bidi marks, separators, lone surrogates, tags."""
    ranges = (
        (0x00, 0x20),
        (0x7F, 0xA0),
        (0x61C, 0x61D),
        (0x200B, 0x200C),
        (0x200E, 0x2010),
        (0x2028, 0x202F),
        (0x2060, 0x2070),
        (0xD800, 0xE000),
        (0xFEFF, 0xFF00),
        (0xFFF9, 0xFFFC),
        (0xFFFE, 0x10000),
        (0xE0000, 0xE0080),
    )
    table = {code: REPLACEMENT for start, end in ranges for code in range(start, end)}
    del table[ord("\n")]
    table[ord("\t")] = " "
    return table


_UNSAFE: Final = _unsafe()


def harmless(text: str) -> str:
    """``text`` with every unsafe character replaced; line breaks stay. Linear in its length."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_UNSAFE)
