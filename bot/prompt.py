"""Lines that people type: edited in a terminal, read as they are from a pipe."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final

from bot.batch import Unreadable, lines_of
from bot.escape import harmless

__all__ = ["PROMPT", "edited_lines", "piped_lines"]

PROMPT: Final = "> "
_ECHO: Final = 80


def piped_lines(stream: IO[bytes], echo: IO[str]) -> Iterator[str | Unreadable]:
    """Every line of ``stream``, told on ``echo`` in short, so that the replies can be told apart.

    Bytes that are not UTF-8 stay in a line as lone surrogates, by which they are refused.
    """
    for line in lines_of(stream):
        if isinstance(line, Unreadable):
            echo.write(f"{PROMPT}…\n\n")
            yield line
            continue
        text = line.decode(errors="surrogateescape")
        shown = text.strip()
        if shown:
            tail = "…" if len(shown) > _ECHO else ""
            echo.write(f"{PROMPT}{harmless(shown[:_ECHO])}{tail}\n\n")
        yield text


def edited_lines(history: Path | None, commands: Sequence[str]) -> Iterator[str]:
    """Lines with editing, history and completion of commands, until Ctrl-D, or Ctrl-C on nothing."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    kept = _private(history)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(kept)) if kept else InMemoryHistory(),
        completer=WordCompleter(list(commands), sentence=True),
        complete_while_typing=False,
    )
    while True:
        try:
            yield session.prompt(PROMPT)
        except EOFError:
            return
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                return


def _private(file: Path | None) -> Path | None:
    """The history's file, readable by its owner only; ``None`` when it cannot be kept so."""
    if file is None:
        return None
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
        file.chmod(0o600)
    except OSError as error:
        print(f"Typed lines are not kept: {error.strerror}.", file=sys.stderr)
        return None
    return file
