"""Facts and their index entries packed together by a book: read, proved, changed and searched as any others."""

import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.flow import Plan
from knowledge.ingest.passages import read_passages
from knowledge.storage.connection import driver
from knowledge.storage.fingerprint import NOTE
from knowledge.storage.interface import FactStore
from knowledge.storage.migrate import migrate
from knowledge.storage.packing import pack, plain, seal
from knowledge.storage.sqlite import open_sqlite
from knowledge.storage.unpacking import read_by_books, with_entries
from knowledge.storage.wordbook import (
    Wordbook,
    book_of,
    kept_book,
    mark_of,
    sample,
)
from tests.encoding import encoder

EVENT: Final = "packed"
DIGEST: Final = "ab" * 32
FACT: Final = (
    '{"id": "p-1", "statement": "Zoë said \\"no\\" in New York.", "when": {"first": "1999-05-04"}, '
    '"places": ["new-york"], "citations": [{"source": "s", "paragraph": 1}], "passage": true}'
)
FIELDS: Final = "statement zoë say new york;places n_new_york new york"
BOOK: Final = book_of([sample(FACT, FIELDS)])
TEXTS: Final = {
    f"p-{at}": f"On {at + 1} May 1999 the river at Alba rose by {at + 2} metres, said the mayor of Rome."
    for at in range(9)
}


@pytest.fixture
def connection() -> Iterator[Any]:
    """A record with one load, whose book is ``BOOK``."""
    opened = driver().connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(opened, "a test")
    read_by_books(opened)
    opened.execute(
        "INSERT INTO event (id, slug, first_day, last_day, body) VALUES (1, 'x', 1, 2, '{}')"
    )
    opened.execute(
        "INSERT INTO load VALUES (1, 1, 1, 1, 1, 'add', '', '', '', 1, ?, ?)",
        (mark_of(BOOK), kept_book(BOOK)),
    )
    yield opened
    opened.close()


def read(connection: Any, kept: bytes, mark: int | None = mark_of(BOOK)) -> tuple[Any, ...]:
    found: tuple[Any, ...] = connection.execute(
        "SELECT told(:mark, :kept), entry(:mark, :kept), told_alone(:mark, :kept), entry_alone(:mark, :kept)",
        {"mark": mark, "kept": kept},
    ).fetchone()
    return found


def test_queries_read_the_fact_and_its_entry(connection: Any) -> None:
    kept = seal(DIGEST, Wordbook(BOOK).pack(FACT, FIELDS))
    told, entry, told_alone, entry_alone = read(connection, kept)
    assert (told, entry) == (FACT, FIELDS)
    assert (plain(told_alone), plain(entry_alone)) == (FACT, FIELDS)
    assert told_alone == seal(DIGEST, pack(FACT))
    assert with_entries(connection, [(1, kept, mark_of(BOOK)), (2, "a", None)]) == [
        (1, FIELDS),
        (2, "a"),
    ]


def test_what_is_packed_by_no_book_is_given_as_it_is(connection: Any) -> None:
    kept = pack(FACT)
    assert read(connection, kept, None) == (kept, None, kept, None)


@given(st.text(), st.text("abcxyz0123456789_ ;"))
def test_any_statement_comes_back(statement: str, fields: str) -> None:
    body = json.dumps({"id": "x", "statement": statement})
    opened = driver().connect(":memory:", isolation_level=None)
    read_by_books(opened)
    opened.execute("CREATE TABLE load (book INTEGER, words BLOB)")
    opened.execute("INSERT INTO load VALUES (?, ?)", (mark_of(BOOK), kept_book(BOOK)))
    assert read(opened, Wordbook(BOOK).pack(body, fields))[:2] == (body, fields)
    opened.close()


def test_two_threads_read_by_one_book(connection: Any) -> None:
    kept = Wordbook(BOOK).pack(FACT, FIELDS)
    read(connection, kept)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(read, connection, kept).result()[:2] == (FACT, FIELDS)


@pytest.mark.parametrize("cut", [0, 1, 9, 12, 20])
def test_what_is_cut_off_is_empty(connection: Any, cut: int) -> None:
    kept = seal(DIGEST, Wordbook(BOOK).pack(FACT, FIELDS))
    assert read(connection, kept[:cut])[:2] == ("", "")


@pytest.mark.parametrize("words", [b"", b"x", kept_book(b"another book altogether"), "text"])
def test_without_its_book_it_is_empty(connection: Any, words: object) -> None:
    other = book_of([sample(FACT, f"{FIELDS} {words!r}")])
    kept = Wordbook(other).pack(FACT, FIELDS)
    assert read(connection, kept, mark_of(other))[:2] == ("", "")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE load SET book = ?, words = CAST(? AS BLOB)", (mark_of(other), words))
    assert read(connection, kept, mark_of(other))[:2] == ("", "")


def test_a_book_is_learned_from_many() -> None:
    texts = [
        (
            f'{{"id": "p-{at}", "statement": "The river at Alba rose by {at} metres; the mayor of Rome left."}}',
            f"statement river alba rise {at} metre mayor rome leave",
        )
        for at in range(2000)
    ]
    told = [sample(*text) for text in texts]
    book = book_of(told)
    assert book == book_of(told)
    assert len(Wordbook(book).pack(*texts[-1])) < len(Wordbook(BOOK).pack(*texts[-1])) // 2


async def keep(store: FactStore, folder: Path, texts: dict[str, str], at: int) -> None:
    file = folder / "passages.jsonl"
    lines = (json.dumps({"id": key, "text": text}) for key, text in texts.items())
    file.write_text("\n".join(lines), encoding="utf-8")
    with read_passages(file, slug=EVENT, packed_from=1) as made:
        await store.load(made, actor="ed", at=at)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[FactStore]:
    opened = await open_sqlite(tmp_path / "a.db", large=1)
    await keep(opened, tmp_path, TEXTS, 10)
    yield opened
    await opened.close()


def changed(folder: Path, *statements: str) -> list[Any]:
    raw = driver().connect(str(folder / "a.db"), isolation_level=None)
    found: list[list[Any]] = [raw.execute(each).fetchall() for each in statements]
    raw.close()
    return found[-1]


async def whole(store: FactStore) -> set[str]:
    """The checks that failed."""
    return {each.name for each in await store.check(deep=True) if not each.ok}


async def found(store: FactStore, *tokens: str) -> set[str]:
    plan = Plan((EVENT,), tokens=tokens, limit=20)
    return {each.fact for each in await store.candidates(plan)}


async def test_facts_of_a_large_import_have_no_entries_of_their_own(
    store: FactStore, tmp_path: Path
) -> None:
    assert changed(tmp_path, "SELECT COUNT(*) FROM document") == [(0,)]
    assert changed(tmp_path, "SELECT COUNT(*) FROM load WHERE book IS NOT NULL") == [(1,)]
    assert {fact.id: fact.statement for fact in await store.facts((EVENT,))} == TEXTS
    assert await found(store, "river") == set(TEXTS)
    assert await whole(store) == set()


async def test_a_fact_that_changes_is_found_by_its_new_words_alone(
    store: FactStore, tmp_path: Path
) -> None:
    texts = TEXTS | {"p-2": "Two boats sank.", "p-x": "A boat was built."}
    del texts["p-3"]
    await keep(store, tmp_path, texts, 20)
    assert await found(store, "river") == set(TEXTS) - {"p-2", "p-3"}
    assert await found(store, "boat") == {"p-2", "p-x"}
    assert await whole(store) == set()
    # Back to what it was, as a revision of its own.
    await keep(store, tmp_path, TEXTS, 30)
    assert await found(store, "river") == set(TEXTS)
    assert await whole(store) == set()


async def test_entries_of_another_release_are_made_anew(store: FactStore, tmp_path: Path) -> None:
    await store.close()
    changed(
        tmp_path,
        f"UPDATE note SET text = 'another' WHERE name = '{NOTE}'",  # noqa: S608 - ours
    )
    again = await open_sqlite(tmp_path / "a.db", large=1)
    assert await again.reindex() == 0
    assert changed(tmp_path, "SELECT COUNT(*) FROM document") == [(0,)]
    assert await whole(again) == set()
    await again.close()


@pytest.mark.parametrize(
    "damage",
    ["UPDATE load SET words = substr(words, 2)", "UPDATE load SET book = book + 1"],
)
async def test_a_damaged_book_is_found(store: FactStore, tmp_path: Path, damage: str) -> None:
    await store.close()
    changed(tmp_path, damage)

    again = await open_sqlite(tmp_path / "a.db", large=1)
    # Another thread may still know it by its mark.
    assert {"revisions", "facts"} <= await whole(again)
    await again.close()


async def test_facts_get_vectors_as_any_others(tmp_path: Path) -> None:
    meant = await open_sqlite(tmp_path / "a.db", large=1, encoder=encoder())
    await keep(meant, tmp_path, TEXTS, 10)
    assert await meant.count_vectors() == (len(TEXTS), len(TEXTS) * 512, 0)
    del (texts := dict(TEXTS))["p-1"]
    await keep(meant, tmp_path, texts, 20)
    assert (await meant.count_vectors())[0] == len(texts)
    assert await whole(meant) == set()
    await meant.close()
