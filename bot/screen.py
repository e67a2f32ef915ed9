"""The one place where text is written for people to read.

A screen is styled (a terminal, through rich) or plain (a pipe, a file, a dumb terminal); what it
says is the same. Every text passes ``bot.escape.harmless`` here.
"""

import os
import shutil
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Final, TextIO

from bot.blocks import Reply
from bot.escape import harmless
from bot.render import ENDLESS, Piece, Style, StyledLine, render, wrap_text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Screen"]

_WIDEST: Final = 100
_LOOKS: Final = {
    Style.PLAIN: "",
    Style.STRONG: "bold",
    Style.QUIET: "dim",
    Style.HEADING: "bold cyan",
    Style.NOTE: "italic yellow",
}


class Screen:
    """Writes to ``out``; ``width`` in cells.

    A reply is for people, wherever it goes: it is wrapped in a pipe or a file too, where nothing else would break
    a long line between words. What programs read line by line, remarks and lists of records, stays whole where it
    is ``piped``; answers are theirs as JSON.
    """

    def __init__(self, out: TextIO, *, styled: bool, width: int, piped: bool = False) -> None:
        self._out = out
        self.styled = styled
        self.width = width
        self.piped = piped

    @classmethod
    def on(cls, out: TextIO) -> "Screen":
        """The screen that fits ``out``: as wide as the terminal or ``COLUMNS`` says, if not too wide to be read."""
        terminal = out.isatty()
        styled = terminal and os.environ.get("TERM", "") != "dumb"
        if terminal or os.environ.get("COLUMNS", "").isdigit():
            columns = shutil.get_terminal_size().columns
            return cls(out, styled=styled, width=min(columns, _WIDEST))
        return cls(out, styled=False, width=_WIDEST, piped=True)

    def show(self, reply: Reply) -> None:
        """Write a reply and an empty line after it; an empty reply writes nothing."""
        lines = render(reply, self.width)
        if lines:
            self.write((*lines, ()))

    def say(self, text: str, style: Style = Style.PLAIN) -> None:
        """Write one remark, wrapped on a screen."""
        self.write(wrap_text(text, ENDLESS if self.piped else self.width, style))

    def write(self, lines: Iterable[StyledLine]) -> None:
        for line in lines:
            safe = [Piece(harmless(piece.text), piece.style) for piece in line]
            if self.styled:
                self._write_styled(safe)
            else:
                self._out.write("".join(piece.text for piece in safe).rstrip() + "\n")
        self._out.flush()

    def _write_styled(self, pieces: list[Piece]) -> None:
        from rich.text import Text

        text = Text.assemble(*((piece.text, _LOOKS[piece.style]) for piece in pieces))
        self._console.print(text, soft_wrap=True, highlight=False)

    @cached_property
    def _console(self) -> "Console":
        from rich.console import Console

        return Console(file=self._out, markup=False, emoji=False, highlight=False)
