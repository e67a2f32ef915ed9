"""What PostgreSQL and its driver report, as one plain sentence that never holds a password."""

import ssl
from typing import Final

import asyncpg

from knowledge.errors import (
    BadInput,
    KnowledgeError,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreReadOnly,
)
from knowledge.storage.dialect import NUL
from knowledge.storage.failures import Unreadable

__all__ = ["FAILURES", "REPEATED", "translate", "unusable"]

FAILURES: Final[tuple[type[Exception], ...]] = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)
"""What the driver raises."""
REPEATED: Final[tuple[type[Exception], ...]] = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
)
"""Two programs stood in each other's way: all that the transaction did is undone, to be done again."""

_LOST: Final = (
    "{place} cannot be reached. Check that the server runs, and the host and port of the address."
)
_NO_TLS: Final = "rejected SSL"
"""Part of what the driver says of a server that offers none."""
_PLAIN: Final = (
    "{place} offers no TLS, for which the address asks. Switch it on in the server (ssl = on), or use sslmode=disable "
    "where the network is safe."
)
_UNUSABLE: Final = (
    "{place} has an address that cannot be used; check its host and its parts after “?”, such as "
    "sslmode, and the files that they name."
)
_KINDS: Final[tuple[tuple[tuple[type[BaseException], ...], type[KnowledgeError], str], ...]] = (
    ((asyncpg.CharacterNotInRepertoireError,), BadInput, NUL),
    (
        (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError),
        StoreError,
        "{place} refuses the user or the password. Check both in the address, or the server's "
        "pg_hba.conf.",
    ),
    (
        (asyncpg.InvalidCatalogNameError,),
        StoreError,
        "{place} does not exist, though the server is there. Make it once with “createdb”, or check "
        "the name at the end of the address.",
    ),
    (
        (asyncpg.TooManyConnectionsError,),
        StoreError,
        "{place} has no connection left. Raise max_connections of the server, or stop a program "
        "that uses it.",
    ),
    (
        (asyncpg.InsufficientPrivilegeError,),
        StoreReadOnly,
        "{place} may not be read or written by this user. Make the user the owner of the database "
        "or of its schema “ticktock”.",
    ),
    (
        (asyncpg.ReadOnlySQLTransactionError,),
        StoreReadOnly,
        "{place} takes no edits: it is a copy, or set to be read only. Name the main server in the "
        "address, or several with target_session_attrs=read-write.",
    ),
    (
        (asyncpg.exceptions.TargetServerAttributeNotMatched,),
        StoreReadOnly,
        "{place}: none of the servers takes edits at the moment. Check which of them is the main one.",
    ),
    (
        (asyncpg.LockNotAvailableError, *REPEATED),
        StoreLocked,
        "{place} is in use by another program that is writing to it. Try again in a moment, or stop "
        "the other program.",
    ),
    (
        (asyncpg.QueryCanceledError,),
        StoreError,
        "That took too long and was stopped. Ask for less at once.",
    ),
    (
        (asyncpg.DiskFullError,),
        StoreError,
        "The disk that holds {place} is full. Nothing was changed; make room and try again.",
    ),
    (
        (
            asyncpg.UndefinedTableError,
            asyncpg.UndefinedColumnError,
            asyncpg.UndefinedFunctionError,
            asyncpg.DataCorruptedError,
            asyncpg.IndexCorruptedError,
        ),
        StoreDamaged,
        "{place} is damaged or is not a Ticktock database. It was left as it is; restore a backup, "
        "or choose another database with --store.",
    ),
    (
        (ssl.SSLError,),
        StoreError,
        "{place} cannot be reached safely: its certificate or TLS does not fit. Check sslmode and "
        "sslrootcert in the address.",
    ),
    (
        (asyncpg.exceptions.ClientConfigurationError,),
        BadInput,
        _UNUSABLE,
    ),
    (
        (
            asyncpg.PostgresConnectionError,
            asyncpg.CannotConnectNowError,
            asyncpg.AdminShutdownError,
            asyncpg.CrashShutdownError,
            OSError,
        ),
        StoreError,
        _LOST,
    ),
)
"""For each kind: what the driver raises, error, sentence. The first that fits counts."""


def translate(error: BaseException, place: str) -> KnowledgeError:
    """The error that people may be shown for one of the driver's; ``place`` names the database."""
    if isinstance(error, KnowledgeError):
        return error
    if isinstance(error, Unreadable):
        return StoreDamaged(
            f"{place} is damaged: {error} cannot be read. It was left as it is; “ticktock verify” "
            "says more; restore a backup, or import an export into a new record."
        )
    if isinstance(error, ConnectionError) and _NO_TLS in str(error):
        return StoreError(_PLAIN.format(place=place))
    for kinds, kind, sentence in _KINDS:
        if isinstance(error, kinds):
            return kind(sentence.format(place=place))
    if isinstance(error, asyncpg.InterfaceError) and "closed" in str(error):
        return StoreError(_LOST.format(place=place))
    return StoreError(f"{place} could not do its work ({error}).")


def unusable(place: str) -> BadInput:
    """For an address that the driver cannot take: its own words could repeat a password."""
    return BadInput(_UNUSABLE.format(place=place))
