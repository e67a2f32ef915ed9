"""The address of a PostgreSQL database: what may be shown of it, and what the driver is told."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from knowledge.errors import BadInput

__all__ = ["Address", "read_address"]

_SCHEMES: Final = ("postgresql", "postgres")
_FORM: Final = "write postgresql://user:password@host:5432/database."


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` may hold a password; ``place`` names the database without one, for people."""

    url: str
    place: str

    def __repr__(self) -> str:
        return f"Address({self.place!r})"


def read_address(url: str) -> Address:
    """Raises ``BadInput`` for what is no address, without a word of it that may be a password."""
    try:
        parts = urlsplit(url)
        asked = parse_qs(parts.query)
    except ValueError as error:
        raise BadInput(f"The address of the store cannot be read; {_FORM}") from error
    if parts.scheme not in _SCHEMES:
        raise BadInput(f"The store is not at an address of PostgreSQL; {_FORM}")
    hosts = parts.netloc.rpartition("@")[2] or ",".join(asked.get("host", [])) or "this machine"
    database = unquote(parts.path.removeprefix("/")) or asked.get("dbname", [""])[0]
    named = f"The database “{database}”" if database else "The database"
    return Address(url, f"{named} on {unquote(hosts)}")
