"""Every setting, once: its name, unit, default and what it does.

The environment counts before the file ``.env`` in the working folder. Reading them happens in
``load_settings`` alone, never at import. No message of this module holds a setting's value.
"""

import logging
import os
import stat
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_type_hints

import platformdirs

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["PREFIX", "ConfigError", "Settings", "load_settings"]

PREFIX: Final = "TICKTOCK_"

_log = logging.getLogger(__name__)


class ConfigError(KnowledgeError):
    """A setting is unknown or wrong; names it, and never repeats its value."""


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
            raise _misfit("store", "write sqlite:/// and the path of a file")
        slug = self.event
        if slug and not (slug.isascii() and slug.replace("-", "").isalnum() and slug.islower()):
            raise _misfit("event", "write an event's short name, such as kazakhstan-2022")

    @property
    def data_folder(self) -> Path:
        """Where this installation keeps its own files; need not exist yet."""
        return _data_folder()


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of the environment over those of ``env_file``, which need not exist.

    Raises ``ConfigError`` for an unknown ``TICKTOCK_`` name, a value that does not fit, or a file that
    cannot be read.
    """
    in_file = _names_in(env_file) if env_file.is_file() else ()
    if in_file:
        _warn_if_open_to_others(env_file.resolve())
    _refuse_unknown(os.environ, "the environment")
    _refuse_unknown(in_file, str(env_file))
    if not any(name.upper().startswith(PREFIX) for name in (*os.environ, *in_file)):
        # Nothing to read and check: without the reader's library a command starts much sooner.
        return Settings()
    return _read(env_file if in_file else None)


def _names_in(env_file: Path) -> tuple[str, ...]:
    from dotenv import dotenv_values

    try:
        return tuple(dotenv_values(env_file, interpolate=False))
    except (OSError, UnicodeDecodeError):
        raise ConfigError(
            f"{env_file} cannot be read as text; check its rights, and that it is UTF-8."
        ) from None


def _read(env_file: Path | None) -> Settings:
    from pydantic import Field, ValidationError, create_model
    from pydantic_settings import BaseSettings, SettingsConfigDict

    class Given(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore", frozen=True
        )

    types = get_type_hints(Settings)
    declared: dict[str, Any] = {
        each.name: (
            types[each.name],
            Field(default_factory=each.default_factory)
            if each.default_factory is not MISSING
            else each.default,
        )
        for each in fields(Settings)
    }
    try:
        given = create_model("Given", __base__=Given, **declared)(_env_file=env_file)
    except ValidationError as error:
        raise _first_fault(error) from None
    return Settings(**given.model_dump())


def _refuse_unknown(names: Iterable[str], where: str) -> None:
    known = {PREFIX + each.name.upper() for each in fields(Settings)}
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(
                f"{name} in {where} is no setting of Ticktock; there are {', '.join(sorted(known))}."
            )


def _first_fault(error: "ValidationError") -> ConfigError:
    """The first fault; pydantic's own text would show what was set, which may be a secret."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return _misfit(str(fault["loc"][0]), f"{fault['msg'][0].lower()}{fault['msg'][1:]}")


def _misfit(name: str, reason: str) -> ConfigError:
    return ConfigError(f"{PREFIX}{name.upper()} does not fit: {reason}.")


@cache
def _warn_if_open_to_others(path: Path) -> None:
    """Once in a process; where rights are kept otherwise than by mode there is nothing to say."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        _log.warning("Other users can read or change %s; run: chmod 600 %s", path, path)
