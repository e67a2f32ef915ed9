"""Text of large imports is stored packed, and read, proved and changed as any other."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.passages import read_passages
from knowledge.models import RevisionAction
from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.interface import LARGE, FactStore
from knowledge.storage.packing import is_sealed_with, pack, plain, seal
from knowledge.storage.sqlite import open_sqlite

EVENT: Final = "packed"
DIGEST: Final = "ab" * 32
TEXTS: Final = {
    "p-1": "The river rose by 3 metres on 4 May 1999, said the mayor of Alba.",
    "p-2": "Hundreds of people left the town of Alba, and two boats sank.",
    "p-3": "Zoë and Бекзат rebuilt the bridge.",
}


FACT: Final = (
    '{"id": "p-1", "statement": "He said \\"no\\", \\n and Zoë: [{\\"name\\": \\"", "when": {"first": "1999-05-04", '
    '"written": "4 May 1999"}, "places": ["alba", "rome"], "names": [{"name": "a"}, {"name": "b"}], "figures": '
    '[{"measure": "height", "best": 3, "place": "rome", "unit": "m"}], "citations": [{"source": "s", "paragraph": 1}], "passage": true}'
)
EARLIER: Final = '{"id": "p-1", "statement": "The river rose."}'
OLD: Final = (
    "0183c915e81a629386760c815dfc543da55a00",
    f"02{DIGEST}83c915e81a629386760c815dfc543da55a00",
)
"""What an earlier release packed."""
MARKED: Final = (
    "03132bd035e471cc4b8414228e3949897a6c86969696ba06a6ba06265cc0ba2e9139312f5137293f255f891d00"
)
"""The fact ``TOLD``, packed by one that had marks alone."""
TOLD: Final = (
    '{"id": "p-1", "statement": "Ana left Alba.", "when": {"first": "1999-05-04"}, "places": ["alba"], '
    '"names": [{"name": "ana-bodo"}], "passage": true}'
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "river",
            "Zoë Бекзат 🌊",
            "the river rose " * 900,
            FACT,
            "{\x01 \x02}",
            "{",
            '{"id": "',
        ),
        '{"id": "a", "places": ["alba", "b-c", "Oder By", "d"], "x": ["e", "F"]}',
        '{"id": "a", "places": [""], "names": [{"name": "A b"}, {"name": ""}, {"name": "é"}, {"name": "x_y"}]}',
        '{"id": "a", "when": {"first": "20991-1-31"}, "names": [{"name": "c-3po--"}]}',
        '{"id": "a", "when": {"first": "9934-56-78", "last": "٢٠٢٢-01-01"}, "places": ["a", "b',
    ],
)
def test_packed_text_is_read_as_it_was(text: str) -> None:
    assert plain(pack(text)) == text
    assert plain(seal(DIGEST, pack(text))) == text
    assert is_sealed_with(seal(DIGEST, pack(text)), DIGEST)
    assert not is_sealed_with(seal("ba" * 32, pack(text)), DIGEST)


def test_fact_is_packed_in_fewer_bytes_than_other_text_of_its_words() -> None:
    assert len(pack(FACT)) + 10 < len(pack(f" {FACT}"))


PIECES: Final = (
    *(
        '{"id": "',
        '"names": [{"name": "',
        '"}, {"name": "',
        '", "places": ["',
        '", "',
        '", "when": {"first": "',
    ),
    *(
        '"}, "places": ["',
        '", "last": "',
        ', "place": "',
        '"',
        "a-b",
        "A b",
        "1999-05-04",
        "-",
        " ",
        "é",
        "]",
        "\\",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_anything_between_the_pieces_of_a_fact_is_read_as_it_was(parts: list[str]) -> None:
    text = "{" + "".join(parts)
    assert plain(pack(text)) == text


def test_ids_and_days_of_a_fact_take_hardly_any_bytes() -> None:
    told = '{"id": "p", "statement": "Ana Bodo left Upper Alba.", "when": {"first": "1987-03-29"}'
    names = ', "places": ["upper-alba"], "names": [{"name": "ana-bodo"}], "passage": true}'
    assert len(pack(told + names)) < len(pack(told + ', "passage": true}')) + 14


@pytest.mark.parametrize("packed", OLD)
def test_what_an_earlier_release_packed_is_read(packed: str) -> None:
    assert plain(bytes.fromhex(packed)) == EARLIER


def test_marks_alone_of_an_earlier_release_are_read() -> None:
    packed = bytes.fromhex(MARKED)
    assert plain(packed) == TOLD
    assert len(pack(TOLD)) < len(packed)
    assert plain(seal(DIGEST, packed)) == TOLD


def test_whole_hash_of_an_earlier_release_is_compared_whole() -> None:
    sealed = bytes.fromhex(OLD[1])
    assert is_sealed_with(sealed, DIGEST)
    assert not is_sealed_with(sealed, DIGEST[:-2] + "00")


def test_plain_text_and_hash_stay_as_they_are() -> None:
    assert plain("river") == "river"
    assert is_sealed_with(DIGEST, DIGEST)
    assert not is_sealed_with(DIGEST, DIGEST[:-1] + "0")


@pytest.mark.parametrize(
    "damaged", [b"", b"\x07abc", b"\x0fabc", b"\x08ab", b"\x01\xff\xff", pack("é" * 40)[:-9]]
)
def test_damaged_text_is_never_taken_for_another(damaged: bytes) -> None:
    assert not is_sealed_with(damaged, DIGEST)
    assert plain(damaged) in ("", "é" * len(plain(damaged)))


def lay(folder: Path, texts: dict[str, str]) -> Path:
    file = folder / "passages.jsonl"
    lines = (json.dumps({"id": key, "text": text}) for key, text in texts.items())
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


async def keep(store: FactStore, file: Path, at: int) -> None:
    with read_passages(file, slug=EVENT, packed_from=1) as made:
        await store.load(made, actor="ed", at=at)


@pytest.fixture(params=[LARGE, 1])
async def store(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[FactStore]:
    """In a large one facts are packed together with their index entries."""
    opened = await open_sqlite(tmp_path / "packed.db", large=request.param)
    await keep(opened, lay(tmp_path, TEXTS), 10)
    yield opened
    await opened.close()


async def test_facts_are_told_and_proved(store: FactStore) -> None:
    found = {fact.id: fact.statement for fact in await store.facts((EVENT,))}
    assert found == TEXTS
    assert [each for each in await store.check(deep=True) if not each.ok] == []


async def test_same_passages_again_change_nothing(store: FactStore, tmp_path: Path) -> None:
    texts = TEXTS | {"p-4": "It rained."}
    with read_passages(lay(tmp_path, texts), slug=EVENT, packed_from=1) as made:
        receipt = await store.load(made, actor="ed", at=20)
    assert (receipt.added, receipt.corrected, receipt.unchanged) == (1, 0, 3)


async def test_what_was_known_before_is_kept(store: FactStore, tmp_path: Path) -> None:
    await keep(store, lay(tmp_path, {"p-1": "The river fell.", "p-2": TEXTS["p-2"]}), 20)
    history = await store.history(EVENT, "p-1")
    assert [(each.action, each.fact.statement) for each in history] == [
        (RevisionAction.ADD, TEXTS["p-1"]),
        (RevisionAction.CORRECT, "The river fell."),
    ]
    assert {fact.statement for fact in await store.known_at((EVENT,), 15)} == set(TEXTS.values())
    assert [each for each in await store.check(deep=True) if not each.ok] == []


async def test_flipped_byte_is_found(store: FactStore, tmp_path: Path) -> None:
    raw = driver().connect(str(tmp_path / "packed.db"), isolation_level=None)
    raw.execute("DROP TRIGGER loaded_is_final")
    raw.execute(
        "UPDATE loaded SET packed = substr(packed, 1, length(packed) - 2) "
        "WHERE row = (SELECT row FROM fact WHERE id = 'p-2')"
    )
    raw.close()
    wrong = {each.name for each in await store.check(deep=True) if not each.ok}
    assert {"revisions", "facts"} <= wrong


async def test_postings_gathered_beforehand_are_those_of_the_facts(tmp_path: Path) -> None:
    """Also where places and rows differ; verify compares each word of each fact."""
    large = await open_store(f"sqlite:///{tmp_path}/large.db", large=1)
    told: list[tuple[int, int]] = []
    try:
        with read_passages(lay(tmp_path, TEXTS), slug="first", packed_from=1) as made:
            await large.load(made, actor="ed", at=10)
        mixed = {"p-9": TEXTS["p-2"], **TEXTS}
        with read_passages(lay(tmp_path, mixed), slug=EVENT, packed_from=1, crew=(0, 2)) as made:
            assert made.postings is not None
            await large.load(made, actor="ed", at=10, progress=lambda *report: told.append(report))
        assert [each for each in await large.check(deep=True) if not each.ok] == []
    finally:
        await large.close()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
