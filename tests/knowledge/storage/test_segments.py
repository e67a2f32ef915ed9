"""Segments: the index of large events tells what the full-text index would, through edits and merges."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.document import describe
from knowledge.flow import Plan
from knowledge.models import Fact, FactState, RevisionAction
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.wordfit import best_by_words
from knowledge.search.weighing.wording import Wording
from knowledge.storage import open_store, rare
from knowledge.storage.connection import driver
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import LARGE, FactStore
from tests.contract.records import AT, FLOOD, day, fact, ids, keep, pack, span

HERE: Final = 501
WEIGHTS: Final = {"rain": 1.0, "hail": 2.5, "snow": 0.7, "fog": 3.0, "storm": 0.2}
PLACE: Final = st.integers(0, 11)
STATEMENT: Final = st.lists(st.sampled_from(tuple(WEIGHTS)), min_size=1, max_size=6)
LOAD: Final = st.dictionaries(PLACE, STATEMENT, max_size=10)
EDIT: Final = st.tuples(PLACE, st.one_of(st.none(), STATEMENT))
MEMORY: Final = "sqlite:///:memory:"
DAMAGE: Final = (
    ("impacts = X'01'", "hail"),
    ("gaps = X'0102'", "rain"),
    ("first = first + 1", "rain"),
    ("token = 'raim'", "rain"),
)


def told(place: int, words: list[str]) -> Fact:
    return fact(f"C-{place:02}", f"{' '.join(words)}.".capitalize(), span(1 + place))


async def edit(store: FactStore, place: int, words: list[str] | None, at: int) -> None:
    """Correct or retract in the guild's layer what is read there; nothing where there is nothing."""
    view = store.view(HERE)
    for before in await view.facts((FLOOD,), (f"C-{place:02}",)):
        after = replace(told(place, words or ["rain"]), scope=FLOOD)
        if words:
            made = Edit(after, describe(after, {}), RevisionAction.CORRECT, before.revision)
        else:
            gone = before.revision, FactState.RETRACTED
            made = Edit(before, None, RevisionAction.RETRACT, *gone)
        await view.edit(ChangeSet(Editor(7, "Ann"), "a slip", AT + at, f"key {at}", (made,)))


async def compare(one: FactStore, other: FactStore) -> None:
    """The same facts are found, and stand in the same order once they are weighed."""
    tokens = tuple(WEIGHTS)
    plain = Plan((FLOOD,), tokens, limit=100)
    weighted = replace(plan := plain, weights=tuple(WEIGHTS.values()))
    plans = [
        plan,
        weighted,
        replace(plan, first=day(3), last=day(8)),
        replace(weighted, first=day(3), last=day(8), enough=50),
        replace(weighted, first=day(700), last=day(701), enough=50),
        replace(plan, tokens=("fog",)),
    ]
    plans += [replace(plan, tokens=("storm", "rain"), limit=3)]
    plans += [replace(plan, first=day(1), last=day(9), limit=2)]
    asked = [Wording({token: 1.0}, weight) for token, weight in WEIGHTS.items()]
    wanted = [Concept(token, {token: 1.0}, weight) for token, weight in WEIGHTS.items()]
    for plan in plans:
        found = [await store.candidates(plan) for store in (one, other)]
        assert sorted(ids(found[0])) == sorted(ids(found[1])), plan
        assert {each.fact: each.document.fields for each in found[0]} == {
            each.fact: each.document.fields for each in found[1]
        }
        ranked = [best_by_words(each, wanted, 100, (), asked, 3.0) for each in found]
        assert [each.candidate.fact for each in ranked[0]] == [
            each.candidate.fact for each in ranked[1]
        ]


@settings(max_examples=30)
@given(
    large=st.sampled_from((1, 4, 8)),
    steps=st.lists(st.one_of(LOAD, EDIT), min_size=1, max_size=6),
)
async def test_segments_find_what_the_full_text_index_finds(
    large: int, steps: list[Mapping[int, list[str]] | tuple[int, list[str] | None]]
) -> None:
    """Through loads that add, correct and take away, merges, and edits in a layer above."""
    small, segmented = await open_store(MEMORY), await open_store(MEMORY, large=large)
    try:
        for at, step in enumerate(steps):
            for store in (small, segmented):
                if isinstance(step, tuple):
                    await edit(store, *step, at=at)
                else:
                    await keep(store, pack(*(told(*each) for each in step.items())), at=AT + at)
            await compare(small, segmented)
            await compare(small.view(HERE), segmented.view(HERE))
        await segmented.reindex()
        await compare(small.view(HERE), segmented.view(HERE))
        assert [each for each in await segmented.check(deep=True) if not each.ok] == []
    finally:
        await small.close()
        await segmented.close()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = driver().connect(str(path), isolation_level=None)
    try:
        return list(connection.execute(query).fetchall())
    finally:
        connection.close()


async def kept(path: Path, *facts: Fact, large: int) -> None:
    store = await open_store(f"sqlite:///{path}", large=large)
    await keep(store, pack(*facts))
    await store.close()


async def test_record_of_before_gets_its_segment_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    await kept(path, *(told(at, ["rain"]) for at in range(12)), large=LARGE)
    assert rows(path, "SELECT * FROM segment") == []
    reports: list[tuple[int, int]] = []
    store = await open_store(f"sqlite:///{path}", large=12)
    await store.reindex(progress=lambda done, total: reports.append((done, total)))
    assert len(await store.candidates(Plan((FLOOD,), ("rain",)))) == 12
    await store.close()
    assert reports[-1] == (12, 12)
    assert rows(path, "SELECT facts, generations FROM segment") == [(12, 1)]
    assert rows(path, "SELECT rowid FROM fact_index WHERE fact_index MATCH 'rain'") == []


async def test_new_facts_become_a_generation_and_many_changed_ones_a_new_segment(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    first = [told(at, ["rain"]) for at in range(8)]
    await kept(path, *first, large=8)
    await kept(path, *first, *(told(at, ["hail"]) for at in range(8, 10)), large=8)
    assert rows(path, "SELECT COUNT(*) FROM outside") == [(2,)]
    await kept(path, *first, *(told(at, ["hail"]) for at in range(8, 12)), large=8)
    assert rows(path, "SELECT facts, generations FROM segment") == [(12, 2)]
    await kept(path, *(told(at, ["snow"]) for at in range(4)), large=8)
    assert rows(path, "SELECT facts, generations FROM segment") == [(4, 1)]
    ((block,),) = rows(path, "SELECT body FROM rare")
    assert [token for token, *_ in rare.every_part(block)] == ["snow"]


async def test_the_best_come_first_and_no_more_than_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    said = (["rain"], ["hail", "rain"], ["hail", "hail", "rain"], ["fog"])
    await kept(path, *(told(at, words) for at, words in enumerate(said)), large=1)
    store = await open_store(f"sqlite:///{path}", large=1)
    asked = Plan((FLOOD,), ("fog", "hail", "rain"), weights=(0.0, 2.0, 1.0), enough=2)
    assert ids(await store.candidates(asked)) == ["C-02", "C-01"]
    assert ids(await store.candidates(replace(asked, enough=9))) == ["C-02", "C-01", "C-00"]
    await store.close()


@pytest.mark.parametrize(("change", "token"), DAMAGE)
async def test_damaged_postings_are_found_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, token: str
) -> None:
    monkeypatch.setattr(rare, "FEW", 0)
    path = tmp_path / "record.db"
    await kept(path, told(1, ["hail", "rain"]), told(2, ["rain"]), told(3, ["rain"]), large=1)
    rows(path, f"UPDATE posting SET {change} WHERE token = '{token}'")  # noqa: S608 - ours
    store = await open_store(f"sqlite:///{path}", large=1)
    (wrong,) = [each for each in await store.check(deep=True) if not each.ok]
    await store.close()
    assert wrong.name == "segments"
    assert wrong.detail.startswith("river-1999: the index of words differs from the facts at: ")
    assert token in wrong.detail


def test_small_records_never_bring_numpy_in(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys\n"
        "from knowledge.flow import Plan\n"
        "from knowledge.storage import open_store\n"
        "from tests.contract.records import FLOOD, FULL, keep\n"
        "async def main():\n"
        "    store = await open_store(sys.argv[1])\n"
        "    await keep(store, FULL)\n"
        "    await store.reindex()\n"
        "    print(len(await store.candidates(Plan((FLOOD,), ('river',), weights=(1.0,)))))\n"
        "    await store.close()\n"
        "asyncio.run(main())\n"
        "print('numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'record.db'}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.split() == ["1", "False"]


@pytest.mark.parametrize("change", ["body = X'01'", "token = 'raim'"])
async def test_damaged_block_of_rare_tokens_is_found_and_named(tmp_path: Path, change: str) -> None:
    path = tmp_path / "record.db"
    await kept(path, told(1, ["hail", "rain"]), told(2, ["rain"]), told(3, ["rain"]), large=1)
    rows(path, f"UPDATE rare SET {change}")  # noqa: S608 - ours
    store = await open_store(f"sqlite:///{path}", large=1)
    wrong = [each for each in await store.check(deep=True) if not each.ok]
    await store.close()
    assert [each.name for each in wrong] == ["segments"]
