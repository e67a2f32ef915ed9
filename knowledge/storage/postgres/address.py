"""The address of a PostgreSQL database: what may be shown of it, and what the driver is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlencode, urlsplit

from knowledge.errors import BadInput
from knowledge.regex import regex

__all__ = ["Address", "read_address", "shown"]

_SCHEMES: Final = ("postgresql", "postgres")
_FORM: Final = "write postgresql://user:password@host:5432/database."
_STANDBYS: Final = "standby"
"""Parameter of an address that names servers which follow."""
_PARTITIONS: Final = "partitions"
"""Parameter of an address that tells in how many partitions a new record is kept."""
_USUAL: Final = 8
_MOST: Final = 64
"""More would take more locks at once than a server gives by default."""
_TARGET: Final = "target_session_attrs"
_HOST: Final = regex(r"(?:\[[^\[\]]*\]|[^\[\]:]*)(?::[0-9]{1,5})?", re.ASCII)
"""A host's name or address and its port, each of which may be left out."""


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` may hold a password; ``place`` names the database without one, for people. ``standbys`` are the
    addresses of servers that follow and may answer questions. A record that is made there has ``partitions``."""

    url: str
    place: str
    standbys: tuple["Address", ...] = ()
    partitions: int = _USUAL

    def __repr__(self) -> str:
        return f"Address({self.place!r})"


def read_address(url: str) -> Address:
    """Raises ``BadInput`` for what is no address, without a word of it that may be a password."""
    parts, hosts = _split(url)
    asked = parse_qs(parts.query)
    standbys = [host for each in asked.pop(_STANDBYS, []) for host in each.split(",") if host]
    partitions = _counted(asked.pop(_PARTITIONS, []))
    if len(asked) < len(parse_qs(parts.query)):
        parts = parts._replace(query=urlencode(asked, doseq=True))
        url = parts.geturl()
    named_hosts = hosts or ",".join(asked.get("host", [])) or "this machine"
    database = unquote(parts.path.removeprefix("/")) or asked.get("dbname", [""])[0]
    named = f"The database “{database}”" if database else "The database"
    following = tuple(_standby(parts, host, asked, named) for host in standbys)
    return Address(url, f"{named} on {unquote(named_hosts)}", following, partitions)


def _counted(asked: list[str]) -> int:
    if not asked:
        return _USUAL
    told = asked[-1]
    if not (
        told.isascii()
        and told.isdecimal()
        and len(told) <= len(str(_MOST))
        and 1 <= int(told) <= _MOST
    ):
        raise BadInput(
            f"The partitions of the store's address cannot be read; write ?{_PARTITIONS}=8, from 1 to {_MOST}."
        )
    return int(told)


def _standby(parts: SplitResult, host: str, asked: Mapping[str, list[str]], named: str) -> Address:
    """The same database as the same user on a server that follows, whoever takes writes."""
    if not _HOST.fullmatch(host):
        raise BadInput(
            "The standby of the store's address cannot be read; write ?standby=host:5432, and further ones "
            "after commas."
        )
    rest = {name: told for name, told in asked.items() if name not in ("host", "port", _TARGET)}
    user, at, _ = parts.netloc.rpartition("@")
    there = parts._replace(netloc=f"{user}{at}{host}", query=urlencode(rest, doseq=True))
    return Address(there.geturl(), f"{named} on {host}")


def shown(url: str) -> str:
    """The address without user, password and what else is said to a server; no more than the kind of one
    that cannot be read."""
    try:
        parts, hosts = _split(url)
    except BadInput:
        return f"{url.partition('://')[0]}://…"
    return f"{parts.scheme}://{hosts}{parts.path}"


def _split(url: str) -> tuple[SplitResult, str]:
    """The parts and the hosts with their ports. A sign of a password that parts the address elsewhere than
    its owner meant would carry the rest of it to a place where it is shown, and is refused."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadInput(f"The address of the store cannot be read; {_FORM}") from error
    if parts.scheme not in _SCHEMES:
        raise BadInput(f"The store is not at an address of PostgreSQL; {_FORM}")
    if parts.fragment or "@" in parts.path + parts.query:
        raise BadInput(
            "The address of the store cannot be read: of a user's name, a password or a database write "
            "“@” as %40, “/” as %2F, “?” as %3F, “#” as %23 and “%” as %25."
        )
    hosts = parts.netloc.rpartition("@")[2]
    if not all(_HOST.fullmatch(each) for each in hosts.split(",")):
        raise BadInput(f"The host or the port of the store's address cannot be read; {_FORM}")
    return parts, hosts
