"""Packs and passages into a store: all or nothing, again and again, with progress."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from knowledge.errors import BadInput, BadPack, Refused
from knowledge.flow import Plan
from knowledge.ingest.load import load_pack, load_passages
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore, LoadReceipt
from tests.knowledge.ingest.packs import replaced, write

AT = 1_700_000_000
NEWS = (
    {"id": "n-1", "text": "The lighthouse at Cape Long burnt down.", "date": "1911-03-04"},
    {"id": "n/2", "text": "A ferry to Cape Long began, said Ada Ström.", "source": "Harbour Post"},
)


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    yield opened
    await opened.close()


def news(folder: Path, *lines: Mapping[str, object], name: str = "old-news.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


async def test_pack_in_a_folder_is_checked_and_loaded(store: FactStore, tmp_path: Path) -> None:
    receipt = await load_pack(store, write(tmp_path / "river"), actor="ed", at=AT)
    assert receipt == LoadReceipt("river-1999", added=2, corrected=0, retracted=0, unchanged=0)
    (revision,) = await store.history("river-1999", "RF-0001")
    assert (revision.actor, revision.at) == ("ed", AT)


async def test_pack_loaded_again_changes_nothing(store: FactStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "river")
    await load_pack(store, folder, actor="ed", at=AT)
    receipt = await load_pack(store, folder, actor="eve", at=AT + 1)
    assert receipt == LoadReceipt("river-1999", added=0, corrected=0, retracted=0, unchanged=2)


async def test_pack_with_errors_of_sense_names_them_all_and_loads_nothing(
    store: FactStore, tmp_path: Path
) -> None:
    broken = replaced("facts.jsonl", '"places": ["quay"]', '"places": ["sea"]')
    broken = broken.replace('"source": "gazette", "paragraph": 2', '"source": "news"')
    with pytest.raises(BadPack) as caught:
        await load_pack(store, write(tmp_path / "river", facts=broken), actor="ed", at=AT)
    found = [str(problem) for problem in caught.value.problems]
    assert [line.partition(": ")[0] for line in found] == ["facts.jsonl:1", "facts.jsonl:2"]
    assert await store.events() == ()


async def test_passages_are_found_and_cited_as_they_stand(store: FactStore, tmp_path: Path) -> None:
    receipt = await load_passages(store, news(tmp_path, *NEWS), actor="ed", at=AT)
    assert receipt == LoadReceipt("old-news", added=2, corrected=0, retracted=0, unchanged=0)
    (event,) = await store.events()
    assert (event.slug, event.title) == ("old-news", "old news")
    (found,) = await store.candidates(Plan(("old-news",), ("ferri",)))
    (fact,) = await store.facts(("old-news",), (found.fact,))
    assert (fact.id, fact.statement, fact.passage) == ("n/2", NEWS[1]["text"], True)
    (citation,) = fact.citations
    sources = {source.id: source.title for source in await store.sources(("old-news",))}
    assert sources[citation.source] == "Harbour Post"


async def test_slug_and_title_can_be_given(store: FactStore, tmp_path: Path) -> None:
    path = news(tmp_path, *NEWS)
    await load_passages(store, path, slug="cape-1911", title="Cape\x07 Long", actor="ed", at=AT)
    (event,) = await store.events()
    assert (event.slug, event.title) == ("cape-1911", "Cape Long")


@pytest.mark.parametrize("slug", ["Cape 1911", "cape--1911", "../cape", "каменка", "-"])
async def test_what_can_be_no_slug_is_refused(store: FactStore, tmp_path: Path, slug: str) -> None:
    with pytest.raises(BadInput, match="cannot be a slug; write it as"):
        await load_passages(store, news(tmp_path, *NEWS), slug=slug, actor="ed", at=AT)
    assert await store.events() == ()


async def test_passages_again_add_correct_and_retract(store: FactStore, tmp_path: Path) -> None:
    await load_passages(store, news(tmp_path, *NEWS), actor="ed", at=AT)
    again = await load_passages(store, news(tmp_path, *NEWS), actor="ed", at=AT)
    assert again == LoadReceipt("old-news", added=0, corrected=0, retracted=0, unchanged=2)
    changed = {**NEWS[0], "text": "The lighthouse at Cape Long was rebuilt."}
    new = {"id": "n-3", "text": "Fog lay over the cape."}
    receipt = await load_passages(store, news(tmp_path, changed, new), actor="ed", at=AT + 1)
    assert (receipt.added, receipt.corrected, receipt.retracted) == (1, 1, 1)
    assert [revision.fact.statement for revision in await store.history("old-news", "n-1")] == [
        NEWS[0]["text"],
        changed["text"],
    ]


async def test_bad_lines_are_all_named_and_the_last_import_stays(
    store: FactStore, tmp_path: Path
) -> None:
    await load_passages(store, news(tmp_path, *NEWS), actor="ed", at=AT)
    before = await store.facts(("old-news",))
    bad = news(tmp_path, {"id": "n-1"}, NEWS[1], {"id": "n-4", "text": "Fog.", "date": "soon"})
    with pytest.raises(BadPack) as caught:
        await load_passages(store, bad, actor="ed", at=AT + 1)
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        ("old-news.jsonl", 1),
        ("old-news.jsonl", 3),
    ]
    assert await store.facts(("old-news",)) == before


async def test_passages_never_replace_curated_facts(store: FactStore, tmp_path: Path) -> None:
    await load_pack(store, write(tmp_path / "river"), actor="ed", at=AT)
    before = await store.facts(("river-1999",))
    with pytest.raises(Refused, match="“river-1999” holds curated facts"):
        await load_passages(store, news(tmp_path, *NEWS), slug="river-1999", actor="ed", at=AT)
    assert await store.facts(("river-1999",)) == before


async def test_progress_only_rises_and_reaches_its_end(store: FactStore, tmp_path: Path) -> None:
    many = [{"id": at, "text": f"House {at} stood empty."} for at in range(1700)]
    told: list[tuple[int, int]] = []
    await load_passages(
        store, news(tmp_path, *many), actor="ed", at=AT, progress=lambda *each: told.append(each)
    )
    assert told == sorted(told)
    assert len({done for done, _ in told}) > 10
    assert told[-1][0] == told[-1][1]
    assert {total for _, total in told} == {told[-1][1]}


async def test_loop_goes_on_while_passages_are_read_and_stops_them_when_cancelled(
    store: FactStore, tmp_path: Path
) -> None:
    """Someone else is served meanwhile; nothing of a cancelled import stays."""
    many = [{"id": at, "text": f"House {at} stood empty."} for at in range(5000)]
    begun = asyncio.Event()
    importing = asyncio.create_task(
        load_passages(
            store, news(tmp_path, *many), actor="ed", at=AT, progress=lambda *_: begun.set()
        )
    )
    await begun.wait()
    assert await store.events() == ()
    importing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await importing
    assert await store.events() == ()
    assert (await load_passages(store, news(tmp_path, *NEWS), actor="ed", at=AT)).added == 2


async def test_cancelled_import_of_a_pack_leaves_nothing_and_nobody_at_work(
    store: FactStore, tmp_path: Path
) -> None:
    folder = write(tmp_path / "river", sources="\n" * 2_000_000)
    importing = asyncio.create_task(load_pack(store, folder, actor="ed", at=AT))
    await asyncio.sleep(0)
    importing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await importing
    await asyncio.get_running_loop().shutdown_default_executor()
    assert await store.events() == ()
