"""Opening a record: the bundled events are in it, in this release's words unless people changed them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot
from bot.app import BUNDLED, bundled_packs, open_knowledge
from knowledge.service import KnowledgeBase

NOW = 1_790_000_000
OLD = "Residents of Aktau took to the streets."


async def first_statement(door: KnowledgeBase, event: str) -> str:
    return (await door.facts(event))[0].statement


def edited(folder: Path, bundled: Path) -> Path:
    """A copy of the pack whose first fact reads otherwise."""
    copy = shutil.copytree(bundled, folder / bundled.name)
    facts = copy / "facts.jsonl"
    first, _, rest = facts.read_text(encoding="utf-8").partition("\n")
    before = first.partition('"statement": "')
    after = before[2].partition('"')
    facts.write_text(f'{before[0]}{before[1]}{OLD}"{after[2]}\n{rest}', encoding="utf-8")
    return copy


async def test_first_start_loads_every_bundled_event(store_url: str) -> None:
    async with open_knowledge(store_url, now=NOW) as door:
        events = await door.events()
    assert sorted(event.slug for event in events) == [path.name for path in bundled_packs()]


@pytest.mark.parametrize(("actor", "kept"), [(BUNDLED, False), ("import", True)])
async def test_new_release_replaces_only_its_own_words(
    actor: str, kept: bool, store_url: str, tmp_path: Path
) -> None:
    """What an older release loaded is brought up to date; what people imported stays theirs."""
    (bundled,) = bundled_packs()
    async with open_knowledge(store_url, now=NOW) as door:
        ours = await first_statement(door, bundled.name)
        await door.import_pack(edited(tmp_path, bundled), actor=actor, at=NOW + 1)
        assert await first_statement(door, bundled.name) == OLD
    async with open_knowledge(store_url, now=NOW + 2) as door:
        assert await first_statement(door, bundled.name) == (OLD if kept else ours)


def test_process_that_stays_holds_nothing_of_what_loading_took(store_url: str) -> None:
    """A chat's first start is as small as its others, and a terminal is told how far it has come."""
    program = (
        "import asyncio, sys\n"
        "from bot.app import open_knowledge\n"
        "told = []\n"
        "async def load():\n"
        f"    async with open_knowledge({store_url!r}, now={NOW}, stays=True,\n"
        "                              progress=lambda *each: told.append(each)) as door:\n"
        "        print(len(await door.events()))\n"
        "asyncio.run(load())\n"
        "print(told[0][0] <= told[0][1], told[-1][0] == told[-1][1])\n"
        "heavy = {'knowledge.ingest.load', 'knowledge.ingest.derive', 'pydantic'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{len(bundled_packs())}\nTrue True\n[]\n"


async def test_process_that_stays_has_a_record_in_memory_too() -> None:
    async with open_knowledge("sqlite:///:memory:", now=NOW, stays=True) as door:
        assert len(await door.events()) == len(bundled_packs())


def test_loading_runs_nothing_of_the_folder_that_it_is_started_in(tmp_path: Path) -> None:
    """An address is taken to the letter, and what else prints at a start is no report."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in ("bot", "json", "knowledge"):
        (folder / f"{name}.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("print('hello 1 2')\n", encoding="utf-8")
    file = folder / "a record "
    program = (
        "import asyncio\n"
        "from bot.app import open_knowledge\n"
        "async def load():\n"
        f"    async with open_knowledge('sqlite:///{file}', now={NOW}, stays=True,\n"
        "                              progress=lambda done, total: None) as door:\n"
        "        print(len(await door.events()))\n"
        "asyncio.run(load())\n"
    )
    root = Path(bot.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"},
    )
    assert done.stdout.splitlines()[-1] == str(len(bundled_packs()))
    assert [each.name for each in folder.iterdir() if each.name.startswith("a record")] == [
        "a record "
    ]
