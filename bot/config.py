"""Every setting, once: its name, unit, default and what it does.

The environment counts before the file ``.env`` in the working folder. Reading them happens in
``load_settings`` alone, never at import. No message of this module holds a setting's value.
"""

import io
import logging
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_type_hints

import platformdirs

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from dotenv.parser import Binding
    from pydantic import ValidationError

__all__ = ["PREFIX", "ConfigError", "Settings", "load_settings"]

PREFIX: Final = "TICKTOCK_"

_FILE_LIMIT: Final = 64
"""KiB that the file may hold: settings are short, and reading a line takes some microseconds."""
_NEEDED: Final[Mapping[object, str]] = {bool: "write true or false", str: "write plain text"}
"""What a value of a type must be."""

_log = logging.getLogger(__name__)


class ConfigError(KnowledgeError):
    """A setting is unknown or wrong; names it, and never repeats its value."""


class _Misfit(ConfigError):
    """A value does not fit; ``place`` is where it was set, empty for the environment."""

    def __init__(self, name: str, reason: str, place: str = "") -> None:
        self.name = name
        self.reason = reason
        where = f" in {place}," if place else ""
        super().__init__(f"{PREFIX}{name.upper()}{where} does not fit: {reason}.")


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting of the file: its value, and its place in words for people."""

    value: str
    place: str


def _data_folder() -> Path:
    return platformdirs.user_data_path("ticktock", appauthor=False)


def _does(description: str) -> dict[str, str]:
    return {"description": description}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set; each field is ``TICKTOCK_`` and its name in capitals.

    Raises ``ConfigError`` for a value that does not fit.
    """

    store: str = field(
        default_factory=lambda: f"sqlite:///{_data_folder() / 'record.db'}",
        metadata=_does("Where the record is kept: sqlite:/// and the path of a file."),
    )
    event: str = field(
        default="",
        metadata=_does("The event that is asked when a command names none. Default: all of them."),
    )
    debug: bool = field(
        default=False,
        metadata=_does("Show the traceback of an unexpected fault instead of one sentence."),
    )

    def __post_init__(self) -> None:
        scheme, _, path = self.store.partition(":///")
        if scheme != "sqlite" or not path:
            raise _Misfit("store", "write sqlite:/// and the path of a file")
        slug = self.event
        if slug and not (slug.isascii() and slug.replace("-", "").isalnum() and slug.islower()):
            raise _Misfit("event", "write an event's short name, such as kazakhstan-2022")

    @property
    def data_folder(self) -> Path:
        """Where this installation keeps its own files; need not exist yet."""
        return _data_folder()


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of the environment over those of ``env_file``, which need not exist.

    Raises ``ConfigError`` for an unknown ``TICKTOCK_`` name, a value that does not fit, or a file that
    cannot be read.
    """
    in_file = _settings_in(env_file)
    _refuse_unknown(dict.fromkeys(os.environ, "the environment"))
    _refuse_unknown({name: f"{given.place}," for name, given in in_file.items()})
    in_environment = {name.upper() for name in os.environ}
    if not any(name.startswith(PREFIX) for name in (*in_environment, *in_file)):
        # Nothing to read and check: without the reader's library a command starts much sooner.
        return Settings()
    try:
        return _read({name: given.value for name, given in in_file.items()})
    except _Misfit as error:
        name = PREFIX + error.name.upper()
        if name in in_environment or name not in in_file:
            raise
        raise _Misfit(error.name, error.reason, in_file[name].place) from None


def _settings_in(file: Path) -> dict[str, _Given]:
    """The settings of Ticktock in the file by name, in capitals; those of others are left alone."""
    text = _text_of(file)
    if not text.strip():
        return {}
    from dotenv import dotenv_values

    lines: dict[str, str] = {}
    sound: list[str] = []
    for line, binding in _bindings(text):
        place = f"{file}, line {line}"
        _refuse_broken(binding, place)
        if not binding.error:
            sound.append(binding.original.string)
        if binding.key is not None:
            lines[binding.key] = place
    if lines:
        _warn_if_open_to_others(file.resolve())
    values = dotenv_values(stream=io.StringIO("".join(sound)))
    return {
        name.upper(): _Given(values[name] or "", place)
        for name, place in lines.items()
        if name.upper().startswith(PREFIX)
    }


def _text_of(file: Path) -> str:
    """What the file holds; empty where there is none."""
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


def _refuse_broken(binding: "Binding", place: str) -> None:
    """A setting of ours that the reader would pass over; what others write is theirs."""
    if binding.error and PREFIX in binding.original.string.upper():
        raise ConfigError(
            f"{place}, cannot be read; write a setting as NAME=value, and close every quotation mark."
        )
    if binding.key and binding.value is None and binding.key.upper().startswith(PREFIX):
        raise ConfigError(f"{binding.key} in {place}, has no value; write {binding.key}=value.")


def _read(in_file: Mapping[str, str]) -> Settings:
    """The settings of the environment over ``in_file``, by name in capitals."""
    from pydantic import Field, ValidationError, create_model
    from pydantic_settings import BaseSettings, SettingsConfigDict

    class Given(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, extra="ignore", frozen=True, validate_default=True
        )

    types = get_type_hints(Settings)
    declared: dict[str, Any] = {}
    for each in fields(Settings):
        name = PREFIX + each.name.upper()
        default: Any
        if name in in_file:
            default = Field(default=in_file[name])
        elif each.default_factory is not MISSING:
            default = Field(default_factory=each.default_factory)
        else:
            default = Field(default=each.default)
        declared[each.name] = (types[each.name], default)
    try:
        given = create_model("Given", __base__=Given, **declared)()
    except ValidationError as error:
        raise _first_fault(error) from None
    return Settings(**given.model_dump())


def _refuse_unknown(places: Mapping[str, str]) -> None:
    """``places`` tells of each name where it is set."""
    known = {PREFIX + each.name.upper() for each in fields(Settings)}
    for name in sorted(places):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(
                f"{name} in {places[name]} is no setting of Ticktock; "
                f"there are {', '.join(sorted(known))}."
            )


def _first_fault(error: "ValidationError") -> _Misfit:
    """The first fault in our words; pydantic's would show what was set, which may be a secret."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = str(fault["loc"][0])
    return _Misfit(name, _NEEDED[get_type_hints(Settings)[name]])


@cache
def _warn_if_open_to_others(path: Path) -> None:
    """Once in a process; where rights are kept otherwise than by mode there is nothing to say."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        _log.warning("Other users can read or change %s; run: chmod 600 %s", path, path)
