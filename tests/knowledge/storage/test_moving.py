"""A whole record copied to another place: all of it, also when the copy was killed half-way."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import open_knowledge
from bot.cli import main
from knowledge.errors import Refused, StoreError
from knowledge.storage import copy_store, open_store
from knowledge.storage.connection import driver
from knowledge.storage.migrate import migrate
from knowledge.storage.moving import TABLES, Copied
from knowledge.storage.posting import Guild

QUESTION = "how many people were detained by 7 January 2022?"
KILLED = """
import asyncio, os, sys
from knowledge.storage import copy_store
def tell(done, total):
    if done >= int(sys.argv[3]):
        os._exit(9)
asyncio.run(copy_store(sys.argv[1], sys.argv[2], progress=tell))
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record with packs, an edit that was undone, and a server's choices."""
    url = f"sqlite:///{tmp_path_factory.mktemp('moving') / 'a.db'}"
    assert main(["facts", "retract", "KZ-0001", "--reason", "a try", "--store", url]) == 0
    assert main(["facts", "undo", "KZ-0001", "--reason", "b", "--store", url]) == 0

    async def choose() -> None:
        store = await open_store(url)
        await store.posts.save_guild(Guild(7, language="ru"), at=1)
        await store.close()

    asyncio.run(choose())
    return url


def answer(url: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["ask", QUESTION, "--store", url, "--json"]) == 0
    return capsys.readouterr().out


def killed(source: str, target: str, rows: int) -> None:
    """Copy in a process of its own, which dies as soon as so many rows are done."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, source, target, str(rows)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert ended.returncode == 9


def test_every_table_is_copied_by_its_own_key() -> None:
    """What an import says alike of its facts is copied as the revisions that it is."""
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    found = {
        name: tuple(
            column
            for column, place in opened.execute(
                "SELECT name, pk FROM pragma_table_info(?) WHERE pk ORDER BY pk", (name,)
            )
        )
        for (name,) in opened.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND name NOT LIKE 'fact_index%' AND name NOT LIKE 'sqlite%' "
            "AND name NOT IN ('step', 'load', 'loaded')"
        )
    }
    opened.close()
    assert {name: set(key) for name, key in TABLES.items()} == {
        name: set(key) for name, key in found.items()
    }


async def test_copy_is_whole_and_answers_alike(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = f"sqlite:///{tmp_path / 'b.db'}"
    seen: list[tuple[int, int]] = []
    done = await copy_store(record, there, progress=lambda at, of: seen.append((at, of)))
    assert not done.resumed
    assert seen[-1][0] == seen[-1][1] == 2 * done.rows
    assert [at for at, _ in seen] == sorted(at for at, _ in seen)
    back = f"sqlite:///{tmp_path / 'c.db'}"
    assert (await copy_store(there, back)).hash == done.hash
    store = await open_store(there)
    assert await store.posts.guild(7) == Guild(7, language="ru")
    assert [each.name for each in await store.check(deep=True) if not each.ok] == []
    await store.close()
    assert await asyncio.to_thread(answer, there, capsys) == await asyncio.to_thread(
        answer, record, capsys
    )


@pytest.mark.parametrize("rows", [1, 700, 2000, 3000])
def test_copy_that_was_killed_goes_on_and_is_no_record_until_it_is_whole(
    rows: int, record: str, tmp_path: Path
) -> None:
    there, whole = f"sqlite:///{tmp_path / 'b.db'}", f"sqlite:///{tmp_path / 'c.db'}"
    killed(record, there, rows)
    with pytest.raises(StoreError, match="a copy of a record that was cut off"):
        asyncio.run(open_store(there))
    done = asyncio.run(copy_store(record, there))
    assert done.resumed
    again = asyncio.run(copy_store(record, whole))
    assert (done.hash, done.rows) == (again.hash, again.rows)


def test_copy_is_not_mixed_with_what_came_since(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, there = tmp_path / "mine.db", f"sqlite:///{tmp_path / 'b.db'}"
    asyncio.run(copy_store(record, f"sqlite:///{mine}"))
    killed(f"sqlite:///{mine}", there, 700)
    assert (
        main(["facts", "retract", "KZ-0002", "--reason", "x", "--store", f"sqlite:///{mine}"]) == 0
    )
    assert main(["copy", "--from", f"sqlite:///{mine}", "--to", there]) == 1
    assert "changed since the copy of it was cut off" in capsys.readouterr().err


async def test_a_record_is_never_copied_over(record: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'b.db'}"
    async with open_knowledge(other, now=0):
        pass
    with pytest.raises(Refused, match="a record already"):
        await copy_store(record, other)
    with pytest.raises(Refused, match="Both addresses are the same"):
        await copy_store(record, record)
    with pytest.raises(Refused, match="no record where the copy should come from"):
        await copy_store(f"sqlite:///{tmp_path / 'none.db'}", f"sqlite:///{tmp_path / 'c.db'}")


async def test_of_two_copies_into_one_place_one_is_refused(record: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'b.db'}"
    await (await open_store(target)).close()
    ended = await asyncio.gather(
        copy_store(record, target), copy_store(record, target), return_exceptions=True
    )
    copied = [each for each in ended if isinstance(each, Copied)]
    (refused,) = [each for each in ended if isinstance(each, Refused)]
    assert len(copied) == 1
    assert "Another “ticktock copy”" in str(refused)
    store = await open_store(target)
    assert all(each.ok for each in await store.check(deep=True))
    await store.close()
