"""The file ``.env``: reading the settings in it, and writing one without touching what else it holds.

No message of this module holds a setting's value.
"""

import io
import logging
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from dotenv.parser import Binding

__all__ = [
    "ConfigError",
    "Given",
    "is_open_to_others",
    "read_settings",
    "text_of",
    "warn_if_open",
    "with_setting",
]

_FILE_LIMIT: Final = 64
"""KiB that the file may hold: settings are short, and reading a line takes some microseconds."""

_log = logging.getLogger(__name__)


class ConfigError(KnowledgeError):
    """A setting is unknown or wrong; names it, and never repeats its value."""


class Given(NamedTuple):
    """A setting of the file: its value, and its place in words for people."""

    value: str
    place: str

    def __repr__(self) -> str:
        return f"Given({self.place!r})"


def read_settings(file: Path, prefix: str, names: Collection[str]) -> Mapping[str, Given]:
    """The settings in the file that begin with ``prefix`` or are among ``names``, by name in capitals.

    Those of other programs are left alone. The file need not exist. Raises ``ConfigError`` for one
    that cannot be read, and for a line of ours that cannot.
    """
    text = text_of(file)
    if not text.strip():
        return {}
    from dotenv import dotenv_values

    def ours(name: str) -> bool:
        return name.upper().startswith(prefix) or name.upper() in names

    lines: dict[str, str] = {}
    sound: list[str] = []
    for line, binding in _bindings(text):
        place = f"{file}, line {line}"
        if binding.error and any(
            each in binding.original.string.upper() for each in (prefix, *names)
        ):
            raise ConfigError(
                f"{place}, cannot be read; write a setting as NAME=value, and close every quotation mark."
            )
        if binding.key and binding.value is None and ours(binding.key):
            raise ConfigError(f"{binding.key} in {place}, has no value; write {binding.key}=value.")
        if not binding.error:
            sound.append(binding.original.string)
        if binding.key is not None:
            lines[binding.key] = place
    if lines:
        warn_if_open(file.resolve())
    values = dotenv_values(stream=io.StringIO("".join(sound)))
    return {
        name.upper(): Given(values[name] or "", place)
        for name, place in lines.items()
        if ours(name)
    }


def text_of(file: Path) -> str:
    """What a small text file holds; empty where there is none. Raises ``ConfigError``."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            # A named pipe would keep its reader waiting.
            raise ConfigError(f"{file} is a folder or a device, not a file; move it elsewhere.")
        with file.open("rb") as opened:
            data = opened.read((_FILE_LIMIT << 10) + 1)
    except FileNotFoundError:
        if file.is_symlink():
            raise ConfigError(f"{file} links to a file that is not there; mend the link.") from None
        return ""
    except OSError as error:
        told = (error.strerror or type(error).__name__).lower()
        raise ConfigError(
            f"{file} cannot be read ({told}); check its rights and where it links to."
        ) from None
    if len(data) > _FILE_LIMIT << 10:
        raise ConfigError(f"{file} is larger than {_FILE_LIMIT} KiB; keep only settings in it.")
    return _decoded(file, data)


def with_setting(text: str, name: str, value: str) -> str:
    """The text of a file with one setting changed where it stands, or added at the end.

    All else stays as it is. Of several lines that set it the last counts, so that one is changed.
    """
    line = f"{name}={value}\n"
    pieces = [(binding.key, binding.original.string) for _, binding in _bindings(text)]
    at = max((n for n, (key, _) in enumerate(pieces) if key and key.upper() == name), default=-1)
    if at < 0:
        joined = "".join(piece for _, piece in pieces)
        return joined + ("\n" if joined and not joined.endswith("\n") else "") + line
    before = pieces[at][1]
    blank = before[: len(before) - len(before.lstrip())]
    pieces[at] = (name, blank + line)
    return "".join(piece for _, piece in pieces)


def _decoded(file: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
        unfit = data.find(b"\0")
    except UnicodeDecodeError as error:
        text, unfit = "", error.start
    if unfit >= 0:
        line = len((data[:unfit] + b"?").splitlines())
        raise ConfigError(
            f"{file}, line {line}, cannot be read as text; save it as plain text in UTF-8."
        )
    return text


def _bindings(text: str) -> "Iterator[tuple[int, Binding]]":
    """What the file sets, each with the line where it begins."""
    from dotenv.parser import parse_stream

    for binding in parse_stream(io.StringIO(text)):
        written = binding.original.string
        before = written[: len(written) - len(written.lstrip())]
        yield binding.original.line + len((before + "?").splitlines()) - 1, binding


@cache
def warn_if_open(path: Path) -> None:
    """Tell once in a process when others can read or change the file."""
    if is_open_to_others(path):
        _log.warning("Other users can read or change %s; run: chmod 600 %s", path, path)


def is_open_to_others(path: Path) -> bool:
    """Whether others can read or change the file; where rights are kept otherwise than by mode, no."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
