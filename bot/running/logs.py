"""What a process that stays says on the error stream: one line for each thing, never a secret."""

import logging
import re
import sys
import traceback
from typing import Final

from bot.escape import harmless

__all__ = ["begin_logging"]

_TOKEN: Final = re.compile(r"[\w-]{20,30}\.[\w-]{6,7}\.[\w-]{27,45}|(?<=/)[\w-]{60,}", re.ASCII)
"""The shape of a bot's token, and of an interaction's or a webhook's in an address."""


class _OneLine(logging.Formatter):
    """Time, severity and message; of an exception its kind and the last place in our own code."""

    def __init__(self, secret: str, *, whole: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secret = secret
        self._whole = whole

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        _, error, _ = ei if isinstance(ei, tuple) else (None, None, None)
        if error is None:
            return ""
        if self._whole:
            return "".join(traceback.format_exception(error))
        places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.name]
        ours = [frame for frame in places if "/bot/" in frame.filename] or places
        where = f" in {ours[-1].name}, line {ours[-1].lineno}" if ours else ""
        return f"({type(error).__name__}{where})"

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        text = super().format(record)
        if self._secret:
            text = text.replace(self._secret, "…")
        text = harmless(_TOKEN.sub("…", text))
        return text if self._whole else " ".join(text.split())


def begin_logging(secret: str = "", *, debug: bool = False) -> None:
    """Write what happens to the error stream; ``secret`` is left out wherever it turns up.

    ``debug`` shows tracebacks whole. What the libraries say is kept to warnings: their finer lines hold
    addresses with tokens, and what people wrote.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine(secret, whole=debug))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(logging.INFO)
    # Once a connection is renewed by itself, the library's own lines about it say it twice.
    logging.getLogger("discord.client").setLevel(logging.ERROR)
    logging.getLogger("discord.gateway").setLevel(logging.ERROR)
