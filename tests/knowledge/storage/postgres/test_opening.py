"""What stands in the way of a record on PostgreSQL is told in plain sentences, and none shows a password."""

import asyncio
import sys

import asyncpg
import pytest

from bot.app import open_knowledge
from knowledge.errors import BadInput, KnowledgeError, StoreDamaged, StoreReadOnly, StoreVersion
from knowledge.storage import open_store, shown_address
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import load_steps
from knowledge.storage.postgres.address import read_address
from knowledge.storage.postgres.failures import translate
from knowledge.storage.postgres.lane import open_lane
from knowledge.storage.postgres.session import SERVER
from tests.contract.records import FULL, keep
from tests.postgres import Databases

LIMITED = """
    DROP ROLE IF EXISTS limited; CREATE ROLE limited LOGIN;
    GRANT USAGE ON SCHEMA ticktock TO limited;
    GRANT ALL ON ALL TABLES IN SCHEMA ticktock TO limited;
    GRANT ALL ON ALL SEQUENCES IN SCHEMA ticktock TO limited;
"""

READING = """
    DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN;
    GRANT USAGE ON SCHEMA ticktock TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ticktock TO reader;
"""


async def change(address: str, statement: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def refused(address: str, *, read_only: bool = False) -> str:
    with pytest.raises(KnowledgeError) as told:
        await open_store(address, busy_seconds=0.1, read_only=read_only)
    assert "hunter2" not in str(told.value)
    return str(told.value)


def secret(address: str) -> str:
    """The address with a password, which the server does not ask for."""
    return address.replace("postgres@", "postgres:hunter2@")


async def test_server_that_is_not_there_is_told(databases: Databases) -> None:
    told = await refused("postgresql://postgres:hunter2@127.0.0.1:9/record")
    assert told.startswith("The database “record” on 127.0.0.1:9 cannot be reached.")


async def test_database_that_is_not_there_is_told(databases: Databases) -> None:
    assert "Make it once with “createdb”" in await refused(secret(f"{databases.server}/nowhere"))


async def test_unknown_user_is_told(databases: Databases) -> None:
    address = f"{databases.server}/postgres".replace("postgres@", "nobody:hunter2@")
    assert "refuses the user or the password" in await refused(address)


def test_wrong_password_is_told() -> None:
    told = translate(asyncpg.InvalidPasswordError("password authentication failed"), "The database")
    assert "refuses the user or the password" in str(told)


async def test_setting_that_is_none_is_told(address: str) -> None:
    assert "sslmode" in await refused(f"{secret(address)}?sslmode=perhaps")


async def test_server_without_tls_is_told_where_it_is_asked_for(address: str) -> None:
    assert "offers no TLS" in await refused(f"{secret(address)}?sslmode=require")


async def test_certificate_that_is_not_there_is_told(address: str) -> None:
    told = await refused(f"{secret(address)}?sslmode=verify-full&sslrootcert=/none/of.crt")
    assert "the files that they name" in told


async def test_user_who_may_only_read_is_answered_before_the_index_is_made_anew(
    databases: Databases,
) -> None:
    address = await databases.fresh("looked_at")
    store = await open_store(address)
    await keep(store, FULL)
    await store.close()
    await change(address, READING)
    async with open_knowledge(address.replace("postgres@", "reader@"), now=1) as knowledge:
        assert [event.slug for event in await knowledge.events()] == [FULL.event.slug]
        assert all(each.ok for each in await knowledge.check())


async def test_copy_that_follows_with_a_former_schema_says_so(databases: Databases) -> None:
    address = await databases.bare("former")
    await change(address, "CREATE SCHEMA ticktock; SET search_path = ticktock")
    connection = await asyncpg.connect(address, server_settings={"search_path": "ticktock"})
    try:
        await connection.execute(load_steps("postgres")[0][1])
        await connection.execute("INSERT INTO step (number) VALUES (1)")
    finally:
        await connection.close()
    follows = f"{address}?options=-cdefault_transaction_read_only%3Don"
    with pytest.raises(StoreVersion, match="older release"):
        async with open_knowledge(follows, now=1):
            pass


async def test_plans_prefer_an_index_to_a_whole_partition(address: str) -> None:
    lane = await open_lane(read_address(address), {}, patience=1.0)
    try:
        ((cost,),) = await lane.run(
            lambda raw: raw.execute("SELECT current_setting('random_page_cost')").fetchall()
        )
    finally:
        await lane.close()
    assert float(cost) < 2


async def test_record_of_a_newer_release_is_left_alone(databases: Databases) -> None:
    address = await databases.fresh("newer")
    newest = len(load_steps("postgres"))
    await change(address, "INSERT INTO ticktock.step SELECT MAX(number) + 1 FROM ticktock.step")
    with pytest.raises(StoreVersion, match=rf"schema {newest + 1}, this one knows {newest}"):
        await open_store(address)


async def test_schema_of_another_program_is_left_alone(databases: Databases) -> None:
    address = await databases.bare("another")
    await change(address, "CREATE SCHEMA ticktock; CREATE TABLE ticktock.clock (id int)")
    with pytest.raises(StoreDamaged, match="of another program"):
        await open_store(address)


async def test_tables_of_another_program_beside_the_record_are_no_matter(
    databases: Databases,
) -> None:
    address = await databases.bare("shared")
    await change(address, "CREATE TABLE event (id int); CREATE TABLE step (x text)")
    store = await open_store(address)
    assert (await keep(store, FULL)).added == 3
    await store.close()


async def test_database_without_a_record_cannot_be_opened_for_reading(databases: Databases) -> None:
    address = await databases.bare("empty")
    assert "holds no record yet" in await refused(address, read_only=True)


async def test_user_without_rights_is_told(databases: Databases) -> None:
    address = await databases.bare("closed")
    await change(address, "DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN")
    with pytest.raises(StoreReadOnly, match="Make the user the owner"):
        await open_store(address.replace("postgres@", "guest@"))


async def test_record_that_follows_is_verified_after_an_edit_was_refused(
    databases: Databases,
) -> None:
    address = await databases.fresh("followed")
    store = await open_store(f"{address}?options=-cdefault_transaction_read_only%3Don")
    try:
        with pytest.raises(StoreReadOnly, match="takes no edits"):
            await keep(store, FULL)
        assert all(each.ok for each in await store.check())
    finally:
        await store.close()


@pytest.mark.parametrize("why", ["standby", "no right to make a schema"])
async def test_record_is_verified_where_no_schema_can_be_made(
    why: str, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await databases.fresh("unwritten")
    store = await open_store(address)
    await keep(store, FULL)
    await store.close()
    # What a new record holds may be known since an earlier test.
    monkeypatch.setattr("knowledge.storage.postgres.checks._MADE", Memory(2))
    if why == "standby":
        # The server's own word for all that a standby refuses.
        address += "?options=-cdefault_transaction_read_only%3Don"
    else:
        await change(address, LIMITED)
        address = address.replace("postgres@", "limited@")
    store = await open_store(address)
    results = {each.name: each for each in await store.check(deep=True)}
    await store.close()
    assert [each.detail for each in results.values() if not each.ok] == []
    assert results["schema"].detail.startswith("not compared")


async def test_encoding_that_cannot_hold_every_letter_is_refused(databases: Databases) -> None:
    await change(
        f"{databases.server}/postgres",
        "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0",
    )
    assert "encoding UTF8" in await refused(f"{databases.server}/latin")


async def test_many_programs_may_make_the_record_at_once(databases: Databases) -> None:
    address = await databases.bare("raced")
    stores = await asyncio.gather(*(open_store(address, readers=1) for _ in range(8)))
    receipts = await asyncio.gather(*(keep(store, FULL) for store in stores))
    assert sorted(each.added for each in receipts) == [0] * 7 + [3]
    assert all(each.ok for each in await stores[0].check(deep=True))
    for store in stores:
        await store.close()


async def test_program_waits_while_another_brings_up_the_schema(databases: Databases) -> None:
    address = await databases.bare("slow")
    other = await asyncpg.connect(address)
    looking = await asyncpg.connect(address)
    try:
        await other.execute("BEGIN")
        await other.execute(SERVER["lock_schema"])
        opening = asyncio.create_task(open_store(address, busy_seconds=0.001))
        while not await looking.fetchval(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        ):
            await asyncio.wait([opening], timeout=0.01)
        await other.execute("ROLLBACK")
        await (await opening).close()
    finally:
        await other.close()
        await looking.close()


async def test_closed_store_says_so(address: str) -> None:
    store = await open_store(address)
    await store.close()
    await store.close()
    with pytest.raises(KnowledgeError, match="has been closed"):
        await store.events()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:hunter2@db:5432/base?password=x", "postgresql://db:5432/base"),
        ("postgres://me:hu@nter2@a,b/base", "postgres://a,b/base"),
        ("postgresql:///base?host=/run&password=x", "postgresql:///base"),
        ("postgresql://me:hunter2@[::1]:5432,b:5433/base", "postgresql://[::1]:5432,b:5433/base"),
        ("postgresql://me:hu/nter2@db/base", "postgresql://…"),
        ("postgresql://me:hu?nter2@db/base", "postgresql://…"),
        ("postgresql://me:hu#nter2@db/base", "postgresql://…"),
        ("postgresql://me:1/hu@nter2@db/base", "postgresql://…"),
        ("postgresql://me:hu:nter2", "postgresql://…"),
        ("postgresql://db/base?user=me&password=hu@nter2", "postgresql://…"),
        ("sqlite:///a@b/record.db", "sqlite:///a@b/record.db"),
        ("mysql://me:hunter2@host/base", "mysql://host/base"),
        ("me:hunter2@host", "host"),
    ],
)
def test_address_is_shown_without_what_may_be_a_password(url: str, shown: str) -> None:
    assert shown_address(url) == shown


def test_address_that_cannot_be_read_is_not_repeated() -> None:
    with pytest.raises(BadInput) as told:
        read_address("postgresql://me:hunter2@[::1/base")
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:hu/nter2@db/base",
        "postgresql://me:5/hu@nter2@db/base",
        "postgresql://me:hu?nter2@db/base",
        "postgresql://me:hu#nter2@db/base",
        "postgresql://db/base?user=me&password=hu@nter2",
    ],
)
async def test_sign_of_a_password_that_would_part_the_address_is_told(url: str) -> None:
    with pytest.raises(BadInput, match="“@” as %40") as told:
        await open_store(url)
    assert "nter2" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["postgresql://me:hunter2@db:543x/base", "postgresql://me:hunter2@db:5:6/base"]
)
async def test_port_that_is_none_is_told(url: str) -> None:
    with pytest.raises(BadInput, match="host or the port") as told:
        await open_store(url)
    assert "hunter2" not in str(told.value)


async def test_host_that_can_be_none_is_told() -> None:
    told = await refused(f"postgresql://me:hunter2@{'a' * 64}.example/base")
    assert "has an address that cannot be used" in told or "cannot be reached" in told


async def test_password_may_hold_every_sign(databases: Databases) -> None:
    await change(
        f"{databases.server}/postgres",
        "DROP ROLE IF EXISTS signs; CREATE ROLE signs LOGIN PASSWORD ':@/?#%'",
    )
    address = await databases.bare("signs")
    await change(address, "CREATE SCHEMA ticktock AUTHORIZATION signs")
    store = await open_store(address.replace("postgres@", "signs:%3A%40%2F%3F%23%25@"))
    await store.close()


def test_address_hides_its_password() -> None:
    assert "hunter2" not in repr(read_address("postgresql://me:hunter2@db/base"))


async def test_package_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "knowledge.storage.postgres.opening", None)
    with pytest.raises(KnowledgeError, match=r"install “ticktock\[postgres\]”"):
        await open_store("postgresql://me:hunter2@db/base")


def test_sqlite_needs_nothing_of_postgresql() -> None:
    import subprocess

    looked = "import bot.app, knowledge.storage.sqlite, sys; print('asyncpg' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", looked], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
