"""Opening the record on a PostgreSQL server: its schema, and a connection for each thing to be done."""

import asyncio
from itertools import cycle
from typing import Any, Final

from knowledge.errors import KnowledgeError, StoreDamaged, StoreError, StoreVersion
from knowledge.meaning.encoder import Encoder
from knowledge.storage.interface import LARGE
from knowledge.storage.lanes import Lanes
from knowledge.storage.migrate import load_steps
from knowledge.storage.postgres.address import Address, read_address
from knowledge.storage.postgres.following import Following
from knowledge.storage.postgres.lane import PostgresLane, open_lane
from knowledge.storage.postgres.session import SERVER, Session
from knowledge.storage.store import Store

__all__ = ["migrate", "open_postgres", "recognise"]

_OLDEST: Final = 130_000
"""First release of the server that is served: 13."""
_STANDBY_SECONDS: Final = 0.5
"""Seconds for which a standby is dialled; the main server answers where it is away."""


async def open_postgres(
    url: str,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
    encoder: Encoder | None = None,
) -> Store:
    """Open the record in a database, making its tables where there are none.

    ``readers`` connections serve questions (at least 1); ``busy_seconds`` is how long a write waits for
    another program's lock, and how long a lost server is waited for. Raises the ``StoreError`` family.
    """
    address = read_address(url)
    opened: list[PostgresLane] = []
    try:
        await _open_all(opened, address, max(1, readers), busy_seconds, read_only=read_only)
    except BaseException:
        await _close(opened)
        raise

    async def close() -> None:
        await _close(opened)

    async def blank() -> Store:
        # Every engine gives the same answers, and a record in memory needs no rights on the server.
        from knowledge.storage.sqlite import open_sqlite

        return await open_sqlite(None, large=large, encoder=encoder)

    if read_only:
        lanes = Lanes(None, None, tuple(opened), close)
    else:
        beside = tuple(opened[2 : 2 + max(1, readers)])
        following = tuple(
            Following(leader, standby)
            for leader, standby in zip(cycle(beside), opened[2 + len(beside) :], strict=False)
        )
        lanes = Lanes(opened[0], opened[1], following or beside, close, beside)
    return Store(lanes, blank, large=large, encoder=encoder)


async def _open_all(
    opened: list[PostgresLane], address: Address, readers: int, patience: float, *, read_only: bool
) -> None:
    """Connect: one that edits, one that posts, then those that read; the first sees to the schema."""
    reading = {"default_transaction_read_only": "on"}
    writing = {"lock_timeout": str(round(patience * 1000))}
    kinds = [] if read_only else [writing, writing]
    kinds += [reading] * readers
    first = await open_lane(address, kinds[0], patience=patience)
    opened.append(first)
    see = _look if read_only else migrate
    await first.run(lambda raw: see(raw, address))
    rest = await asyncio.gather(
        *(open_lane(address, kind, patience=patience) for kind in kinds[1:]),
        return_exceptions=True,
    )
    opened += [each for each in rest if isinstance(each, PostgresLane)]
    for failure in rest:
        if isinstance(failure, BaseException):
            raise failure
    if not read_only:
        opened += [
            PostgresLane(standby, reading, 0.0, dial_seconds=_STANDBY_SECONDS)
            for standby in address.standbys
            for _ in range(readers)
        ]


async def _close(lanes: list[PostgresLane]) -> None:
    """Close each in turn, also when closing one fails; then raise the first failure."""
    failures: list[KnowledgeError] = []
    for lane in lanes:
        try:
            await lane.close()
        except KnowledgeError as failure:
            failures.append(failure)
    if failures:
        raise failures[0]


def recognise(raw: Any, place: str) -> int:
    """The schema number of the record in a database, 0 when it holds none yet. Only reads.

    Raises ``StoreDamaged`` for another program's tables and ``StoreVersion`` for those of a newer release.
    """
    ((encoding, server, _),) = raw.execute(SERVER["server"]).fetchall()
    if encoding != "UTF8":
        raise StoreError(
            f"{place} keeps its text as {encoding}, which cannot hold every letter. Make a database "
            "with the encoding UTF8 and choose that with --store."
        )
    if server < _OLDEST:
        raise StoreVersion(
            f"{place} is served by PostgreSQL {server // 10_000}, which is too old for Ticktock; 13 or "
            "newer is needed."
        )
    ((is_ours, tables),) = raw.execute(SERVER["found"]).fetchall()
    if not is_ours:
        if tables:
            raise StoreDamaged(
                f"{place} has a schema “ticktock” of another program. It was left as it is; choose "
                "another database with --store."
            )
        return 0
    ((version,),) = raw.execute(SERVER["version"]).fetchall()
    known = len(load_steps("postgres"))
    if version > known:
        raise StoreVersion(
            f"{place} was written by a newer release of Ticktock (schema {version}, this one knows "
            f"{known}). Install that release, or restore a backup made before."
        )
    if version < 1:
        raise StoreDamaged(
            f"{place} is damaged: the number of its schema is lost. It was left as it is; restore a "
            "backup, or choose another database with --store."
        )
    return int(version)


def _look(raw: Any, address: Address) -> None:
    place = address.place
    version = recognise(raw, place)
    if not version:
        raise StoreError(f"{place} holds no record yet. Start “ticktock chat” once to make it.")
    if version < len(load_steps("postgres")):
        raise StoreVersion(
            f"{place} was written by an older release of Ticktock. Open it once where it can be "
            "written, for instance with “ticktock doctor”."
        )


def migrate(raw: Session, address: Address) -> None:
    """Bring the database to the newest schema, each step once, all in one transaction.

    Of several programs that do so at once each waits for the others. Raises what ``recognise`` does.
    """
    steps, place = load_steps("postgres"), address.place
    if recognise(raw, place) == len(steps):
        return
    raw.execute("BEGIN")
    try:
        raw.execute(SERVER["lock_schema"])
        raw.execute(SERVER["choose_partitions"], {"partitions": address.partitions})
        # Another program may have migrated while this one waited for the lock.
        version = recognise(raw, place)
        ((is_there,),) = raw.execute(SERVER["has_schema"]).fetchall()
        if not is_there:
            raw.execute(SERVER["make_schema"])
        for number, text in steps[version:]:
            raw.execute(text)
            raw.execute(SERVER["add_step"], {"number": number})
        # What was moved into new tables the server would plan for without having seen.
        raw.execute(SERVER["analyse"])
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
