"""The first start makes the record and loads the bundled packs: once, whole, whoever comes first."""

import subprocess
from pathlib import Path

from bot.app import bundled_packs, open_knowledge
from knowledge.ingest.export import pack_files
from knowledge.ingest.read import read_pack
from tests.contract.records import AT
from tests.faults.conftest import PATIENCE, Command, command_line, surroundings


def test_processes_that_start_at_once_share_one_record(ticktock: Command, tmp_path: Path) -> None:
    record = tmp_path / "new" / "record.db"
    store = ("--store", f"sqlite:///{record}")
    rivals = [
        subprocess.Popen(
            command_line("facts", "list", *store),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(surroundings(tmp_path)),
        )
        for _ in range(4)
    ]
    ended = [(*rival.communicate(timeout=PATIENCE), rival.returncode) for rival in rivals]
    assert [(error, status) for _, error, status in ended] == [(b"", 0)] * 4
    assert len({output for output, _, _ in ended}) == 1
    assert ended[0][0].count(b"\n") > 200
    assert [file.name for file in record.parent.iterdir()] == ["record.db"]
    verified = ticktock("verify", *store)
    assert verified.returncode == 0
    facts = ended[0][0].count(b"\n")
    assert f"all {facts} revisions" in verified.stdout


async def test_starting_again_changes_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'record.db'}"
    versions = []
    for start in range(3):
        async with open_knowledge(address, now=AT + start) as knowledge:
            facts = await knowledge.facts()
            _, revisions = await knowledge.fact(facts[0].id)
            versions.append((len(facts), len(revisions), revisions[0].at))
    assert versions == [versions[0]] * 3
    assert versions[0][1:] == (1, AT)


async def test_bundled_packs_come_out_byte_for_byte(tmp_path: Path) -> None:
    async with open_knowledge(f"sqlite:///{tmp_path / 'record.db'}", now=AT) as knowledge:
        for folder in bundled_packs():
            await knowledge.export(folder.name, tmp_path / folder.name)
    for folder in bundled_packs():
        written = {file.name: file.read_bytes() for file in (tmp_path / folder.name).iterdir()}
        kept = {
            file.name: file.read_bytes()
            for file in folder.iterdir()
            if file.suffix in (".toml", ".jsonl")
        }
        assert written == kept
        assert set(pack_files(read_pack(folder).pack)) == set(kept)


def test_failed_start_ends(ticktock: Command, tmp_path: Path) -> None:
    """A connection's thread that is left behind would keep the process for ever."""
    for address in (f"sqlite:///{tmp_path}", "sqlite:////dev/null/x.db", "postgresql://h/b"):
        assert ticktock("verify", "--store", address).returncode == 1
