"""Every setting, once: its name, unit, default and what it does.

The environment counts before the file ``.env`` in the working folder. Reading them happens in
``load_settings`` alone, never at import. No message of this module holds a setting's value.
"""

import logging
import os
import stat
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs
from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import KnowledgeError

__all__ = ["ConfigError", "Settings", "load_settings"]

PREFIX: Final = "TICKTOCK_"

_log = logging.getLogger(__name__)


class ConfigError(KnowledgeError):
    """A setting is unknown or wrong; names it, and never repeats its value."""


def _data_folder() -> Path:
    return platformdirs.user_data_path("ticktock", appauthor=False)


class Settings(BaseSettings):
    """What an operator may set; each field is ``TICKTOCK_`` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    store: str = Field(
        default_factory=lambda: f"sqlite:///{_data_folder() / 'record.db'}",
        description="Where the record is kept: sqlite:/// and the path of a file.",
    )
    event: str = Field(
        default="",
        description="The event that is asked when a command names none. Default: all of them.",
    )
    debug: bool = Field(
        default=False,
        description="Show the traceback of an unexpected fault instead of one sentence.",
    )

    @property
    def data_folder(self) -> Path:
        """Where this installation keeps its own files; need not exist yet."""
        return _data_folder()

    @field_validator("store")
    @classmethod
    def _is_address(cls, address: str) -> str:
        scheme, _, path = address.partition(":///")
        if scheme != "sqlite" or not path:
            raise ValueError("write sqlite:/// and the path of a file")
        return address

    @field_validator("event")
    @classmethod
    def _is_slug(cls, slug: str) -> str:
        if slug and not (slug.isascii() and slug.replace("-", "").isalnum() and slug.islower()):
            raise ValueError("write an event's short name, such as kazakhstan-2022")
        return slug


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of the environment over those of ``env_file``, which need not exist.

    Raises ``ConfigError`` for an unknown ``TICKTOCK_`` name, a value that does not fit, or a file that
    cannot be read.
    """
    try:
        in_file = dotenv_values(env_file, interpolate=False) if env_file.is_file() else {}
        if in_file:
            _warn_if_open_to_others(env_file.resolve())
        _refuse_unknown(os.environ, "the environment")
        _refuse_unknown(in_file, str(env_file))
        return Settings(_env_file=env_file if in_file else None)
    except ValidationError as error:
        raise ConfigError(_sentence(error)) from None
    except (OSError, UnicodeDecodeError):
        raise ConfigError(
            f"{env_file} cannot be read as text; check its rights, and that it is UTF-8."
        ) from None


def _refuse_unknown(names: Iterable[str], where: str) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(
                f"{name} in {where} is no setting of Ticktock; there are {', '.join(sorted(known))}."
            )


def _sentence(error: ValidationError) -> str:
    """The first fault; pydantic's own text would show what was set, which may be a secret."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = PREFIX + str(fault["loc"][0]).upper()
    reason = fault["msg"].removeprefix("Value error, ")
    return f"{name} does not fit: {reason[0].lower()}{reason[1:]}."


@cache
def _warn_if_open_to_others(path: Path) -> None:
    """Once in a process; where rights are kept otherwise than by mode there is nothing to say."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        _log.warning("Other users can read or change %s; run: chmod 600 %s", path, path)
