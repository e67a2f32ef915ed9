"""Every setting, once: its name, unit, default and what it does.

The environment counts before the file ``.env`` in the working folder. Reading them happens in
``load_settings`` alone, never at import. No message of this module holds a setting's value. Values are
words, whole numbers and yes or no, so they are read here: a process that stays saves what a library
for more would take.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import platformdirs

from bot.addresses import api_address, gateway_address
from bot.env_file import ConfigError, read_settings, text_of, warn_if_open
from knowledge.meaning.encoder import is_installed
from knowledge.regex import regex

__all__ = ["ANY", "PREFIX", "ConfigError", "Secret", "Settings", "load_settings", "setting_names"]

PREFIX: Final = "TICKTOCK_"
ANY: Final = "any"
"""Instead of a process's number: the share that is free."""

_YES: Final = frozenset({"1", "true", "t", "yes", "y", "on"})
_NO: Final = frozenset({"0", "false", "f", "no", "n", "off"})
_LONGEST_GRACE: Final = 3650
_NUMBER: Final = regex(r"[0-9]{1,19}", re.ASCII)
_ORDINAL: Final = regex(r"-([0-9]{1,4})\Z", re.ASCII)
"""What ends the name of a host that is one of several alike."""


class _Misfit(ConfigError):
    """A value does not fit; ``place`` is where it was set, empty for the environment."""

    def __init__(self, name: str, reason: str, place: str = "") -> None:
        self.name = name
        self.reason = reason
        where = f" in {place}," if place else ""
        super().__init__(f"{name}{where} does not fit: {reason}.")


class Secret:
    """A text that is never shown by accident; false when it is empty."""

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(…)" if self._text else "Secret()"

    def reveal(self) -> str:
        """The text itself, for the one who needs it."""
        return self._text


def _data_folder() -> Path:
    return platformdirs.user_data_path("ticktock", appauthor=False)


def _does(description: str, name: str = "") -> dict[str, str]:
    """What a setting does; ``name`` where it is not the field's with the prefix."""
    return {"description": description, "name": name}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set; each field is ``TICKTOCK_`` and its name in capitals, but for the token.

    Raises ``ConfigError`` for a value that does not fit.
    """

    store: str = field(
        default="",
        # It may hold a password.
        repr=False,
        metadata=_does(
            "Where the record is kept: sqlite:/// and the path of a file, or a database such as "
            "postgresql://user:password@host/database. Default: record.db in the data folder."
        ),
    )
    store_file: str = field(
        default="",
        metadata=_does(
            "A file that holds nothing but the record's address, which is then a secret."
        ),
    )
    event: str = field(
        default="",
        metadata=_does("The event that is asked when a command names none. Default: all of them."),
    )
    debug: bool = field(
        default=False,
        metadata=_does("Show the traceback of an unexpected fault instead of one sentence."),
    )
    semantic: bool = field(
        default=False,
        metadata=_does(
            "Weigh what questions mean, also in other languages; needs the extra semantic."
        ),
    )
    discord_token: Secret = field(
        default=Secret(),
        metadata=_does("The bot's token, from Discord's developer portal.", "DISCORD_TOKEN"),
    )
    discord_token_file: str = field(
        default="",
        metadata=_does("A file that holds nothing but the token.", "DISCORD_TOKEN_FILE"),
    )
    discord_api_url: str = field(
        default="",
        metadata=_does("Where Discord's API is reached, for a proxy. Default: Discord's own."),
    )
    discord_gateway_url: str = field(
        default="",
        metadata=_does(
            "Where Discord's gateway is reached, for a proxy. Default: what the API says."
        ),
    )
    shard_count: int = field(
        default=0,
        metadata=_does(
            "Connections over which the guilds are spread. Default: what Discord advises."
        ),
    )
    process_index: int | str = field(
        default="",
        metadata=_does(
            "Which of several processes this is, from 0; host: by the number that ends the host's name; "
            "any: whichever share is free. Default: any on PostgreSQL, else 0."
        ),
    )
    process_count: int = field(
        default=1,
        metadata=_does("How many processes share the guilds."),
    )
    heartbeat_file: str = field(
        default="",
        metadata=_does(
            "File in which a running bot tells every five seconds that it lives. Default: heartbeat-, "
            "with the number of the process, in the data folder."
        ),
    )
    leave_grace_days: int = field(
        default=30,
        metadata=_does(
            "Days for which all of a server is kept after the bot was taken out of it; 0 for none."
        ),
    )
    message_content: bool = field(
        default=False,
        metadata=_does(
            "Ask Discord for the text of every message, which auto-answer channels need."
        ),
    )
    dev_guild: int = field(
        default=0,
        metadata=_does(
            "Id of a guild that gets the commands at once, while developing. Default: none."
        ),
    )

    def __post_init__(self) -> None:
        if self.store and not _is_address(self.store):
            raise _misfit(
                "store",
                "write sqlite:/// and the path of a file, or postgresql://user:password@host/database",
            )
        slug = self.event
        if slug and not (slug.isascii() and slug.replace("-", "").isalnum() and slug.islower()):
            raise _misfit("event", "write an event's short name, such as kazakhstan-2022")
        if self.semantic and not is_installed():
            raise _misfit("semantic", "install ticktock[semantic] first, which brings the model")
        self._check_token()
        self._check_addresses()
        self._check_processes()
        if self.leave_grace_days > _LONGEST_GRACE:
            raise _misfit("leave_grace_days", f"write a number of days up to {_LONGEST_GRACE}")

    def _check_token(self) -> None:
        if self.discord_token and not _is_token(self.discord_token.reveal()):
            raise _misfit("discord_token", "copy the token as the developer portal shows it")

    def _check_addresses(self) -> None:
        for name, read in (
            ("discord_api_url", api_address),
            ("discord_gateway_url", gateway_address),
        ):
            given: str = getattr(self, name)
            try:
                object.__setattr__(self, name, read(given) if given else "")
            except ValueError as error:
                raise _misfit(name, str(error)) from None

    def _check_processes(self) -> None:
        if not 1 <= self.process_count <= 1000:
            raise _misfit("process_count", "write how many processes there are, at least 1")
        given = str(self.process_index).strip().lower()
        read = given if given in ("", ANY) else _index(given)
        object.__setattr__(self, "process_index", read)
        if self.index >= self.process_count:
            last = self.process_count - 1
            raise _misfit("process_index", f"the processes are counted from 0 to {last}")
        if self.process_count > 1 and self.shard_count < self.process_count:
            raise _misfit(
                "shard_count", "each process needs one shard at least; set it for all alike"
            )

    @property
    def data_folder(self) -> Path:
        """Where this installation keeps its own files; need not exist yet."""
        return _data_folder()

    @property
    def index(self) -> int:
        """Which of several processes this is: 0 where that is not told."""
        return self.process_index if isinstance(self.process_index, int) else 0

    @property
    def heartbeat(self) -> Path:
        """Where this process tells that it lives."""
        if self.heartbeat_file:
            return Path(self.heartbeat_file).expanduser()
        return _data_folder() / f"heartbeat-{self.index}"

    @property
    def shards(self) -> tuple[int, ...]:
        """The shards of this process; empty when there is but one process, which has them all."""
        if self.process_count == 1:
            return ()
        return tuple(range(self.index, self.shard_count, self.process_count))

    def record(self) -> str:
        """The address of the record, which may be kept in a file of its own.

        Raises ``ConfigError`` when two are given, or the file does not hold one.
        """
        if not self.store_file:
            return self.store or f"sqlite:///{_data_folder() / 'record.db'}"
        if self.store:
            raise ConfigError(
                "TICKTOCK_STORE and TICKTOCK_STORE_FILE are both set; keep one of them."
            )
        file = Path(self.store_file).expanduser()
        address = text_of(file).strip()
        if not _is_address(address):
            raise ConfigError(
                f"TICKTOCK_STORE_FILE names {file}, which holds no address of a record; put it there alone."
            )
        warn_if_open(file.resolve())
        return address

    def token(self) -> Secret:
        """The bot's token, which may be kept in a file of its own; false when there is none.

        Raises ``ConfigError`` when two are given, or the file does not hold one.
        """
        if not self.discord_token_file:
            return self.discord_token
        if self.discord_token:
            raise ConfigError(
                "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; keep one of them."
            )
        file = Path(self.discord_token_file).expanduser()
        token = text_of(file).strip()
        if not _is_token(token):
            raise ConfigError(
                f"DISCORD_TOKEN_FILE names {file}, which holds no token; put it there alone."
            )
        warn_if_open(file.resolve())
        return Secret(token)


def _index(text: str) -> int:
    """The number of a process that a text gives, or that of the host's name for ``host``."""
    if _NUMBER.fullmatch(text):
        return int(text)
    if text != "host":
        raise _misfit("process_index", "write a whole number, host or any")
    import platform

    ordinal = _ORDINAL.search(platform.node().partition(".")[0])
    if ordinal is None:
        raise _misfit("process_index", "the name of this host does not end in a number behind a -")
    return int(ordinal[1])


def _is_address(text: str) -> bool:
    """Whether a text may be the address of a record."""
    if not text.isprintable():
        return False
    scheme, _, place = text.partition("://")
    if scheme == "sqlite":
        return place.startswith("/") and len(place) > 1
    return scheme in ("postgresql", "postgres") and bool(place.strip("/"))


def _is_token(text: str) -> bool:
    """Whether a text may be a token; only Discord knows whether it is one."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


def setting_names() -> tuple[str, ...]:
    """The name of every setting, as it is written, in the order of ``Settings``."""
    return tuple(_name(each) for each in fields(Settings))


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of the environment over those of ``env_file``, which need not exist.

    Raises ``ConfigError`` for an unknown ``TICKTOCK_`` name, a value that does not fit, or a file that
    cannot be read.
    """
    in_file = read_settings(env_file, PREFIX, _without_prefix())
    _refuse_unknown(dict.fromkeys(os.environ, "the environment"))
    _refuse_unknown({name: f"{given.place}," for name, given in in_file.items()})
    in_environment = {name.upper(): value for name, value in os.environ.items()}
    given = {name: each.value for name, each in in_file.items()}
    if _without_prefix() & in_environment.keys():
        # Either way of giving the token there counts before both here.
        given = {name: value for name, value in given.items() if name not in _without_prefix()}
    try:
        return _read({**given, **in_environment})
    except _Misfit as error:
        if error.name in in_environment or error.name not in in_file:
            raise
        raise _Misfit(error.name, error.reason, in_file[error.name].place) from None


def _read(given: Mapping[str, str]) -> Settings:
    values: dict[str, Any] = {
        each.name: _value(each, given[_name(each)]) for each in _set_in(given)
    }
    return Settings(**values)


def _set_in(given: Mapping[str, str]) -> list[Field[Any]]:
    return [each for each in fields(Settings) if _name(each) in given]


def _value(setting: Field[Any], text: str) -> str | bool | int | Secret:
    """What a text means, by the setting's type."""
    kind = setting.type
    if kind is bool:
        if text.strip().lower() not in _YES | _NO:
            raise _misfit(setting.name, "write true or false")
        return text.strip().lower() in _YES
    if kind is int:
        if not _NUMBER.fullmatch(text.strip()):
            raise _misfit(setting.name, "write a whole number")
        return int(text)
    if kind is Secret:
        return Secret(text.strip())
    return text


def _name(setting: Field[Any]) -> str:
    return setting.metadata["name"] or PREFIX + setting.name.upper()


def _misfit(field_name: str, reason: str) -> _Misfit:
    (setting,) = (each for each in fields(Settings) if each.name == field_name)
    return _Misfit(_name(setting), reason)


def _without_prefix() -> frozenset[str]:
    return frozenset(name for name in setting_names() if not name.startswith(PREFIX))


def _refuse_unknown(places: Mapping[str, str]) -> None:
    """``places`` tells of each name where it is set."""
    known = setting_names()
    for name in sorted(places):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(
                f"{name} in {places[name]} is no setting of Ticktock; "
                f"there are {', '.join(sorted(known))}."
            )
