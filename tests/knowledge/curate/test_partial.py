"""A file that tells some fields of facts on record: what it does not mention stays, to the letter."""

import json
from dataclasses import replace

import pytest

from knowledge.curate import Bulk
from knowledge.curate.entries import write_lines
from knowledge.dates.span import DateSpan
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Fact,
    FactName,
    Figure,
    Qualifier,
    Standing,
)
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL, day, keep
from tests.knowledge.curate.people import HERE
from tests.knowledge.curate.test_bulk import codes, faults, load, told

FIRE = Fact(
    "RF-0009",
    "The mill burnt down.",
    DateSpan(day(5), day(5)),
    basis=Basis.INFERRED,
    written="Friday",
    places=("quay",),
    names=(FactName("mayor", "witness"),),
    attribution=Attribution("the mayor", "a paper", "mayor"),
    standing=Standing.CLAIMED,
    topics=("fire",),
    figures=(Figure("burnt", 2),),
    citations=(Citation("gazette", 1),),
    caveat="hearsay",
    keywords=("blaze",),
    title="Fire",
    scope=FLOOD,
)


@pytest.fixture(autouse=True)
async def kept(store: FactStore) -> None:
    await keep(store, replace(FULL, facts=(*FULL.facts, FIRE)))


async def now(store: FactStore) -> Fact:
    (one,) = await store.view(HERE.id).facts((FLOOD,), [FIRE.id])
    return replace(one, revision=1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,statement\nRF-0009,The mill burned down.\n"),
        ("a.csv", "id,statement,date,who\nrf-0009,The mill burned down.,5 March 1999,the mayor\n"),
        ("a.jsonl", '{"id": "RF-0009", "statement": "The mill burned down."}\n'),
        (
            "a.jsonl",
            '{"id": "RF-0009", "statement": "The mill burned down.", "title": "Fire"}\n',
        ),
    ],
)
async def test_fields_that_the_file_does_not_mention_stay(
    store: FactStore, bulk: Bulk, name: str, text: str
) -> None:
    done = await load(bulk, text, name)
    assert told(done) == (0, 1, 0)
    made = await now(store)
    assert made.statement == "The mill burned down."
    assert replace(made, statement=FIRE.statement) == FIRE


@pytest.mark.parametrize("form", ["a.csv", "a.json", "a.jsonl"])
async def test_a_figure_takes_over_the_number_of_its_statement(
    store: FactStore, bulk: Bulk, form: str
) -> None:
    """Typed, or in the form of a pack with all its keys."""
    before = next(each for each in FULL.facts if each.id == "RF-0001")
    after = before.statement.replace("1,200", "over 1,300")
    text = {
        "a.csv": f'id,statement\nRF-0001,"{after}"\n',
        "a.json": json.dumps({"id": "RF-0001", "statement": after}),
        "a.jsonl": write_lines([before]).replace("1,200", "over 1,300"),
    }[form]
    done = await load(bulk, text, form)
    assert told(done) == (0, 1, 0)
    assert (2 if form == "a.csv" else 1, "entry-figure-follows") in codes(done)
    (made,) = await store.view(HERE.id).facts((FLOOD,), ["RF-0001"])
    evacuated, boats = before.figures
    assert made.figures == (replace(evacuated, best=1300, qualifier=Qualifier.OVER), boats)


async def test_keys_of_a_pack_change_what_they_name_alone(store: FactStore, bulk: Bulk) -> None:
    line = {"id": "RF-0009", "when": {"first": "1999-03-06"}, "places": ["norland"]}
    await load(bulk, json.dumps(line), "a.jsonl")
    made = await now(store)
    assert (made.when, made.places) == (DateSpan(day(6), day(6)), ("norland",))
    assert (made.basis, made.written) == (Basis.STATED, ""), "these belong to the day"
    same = replace(made, when=FIRE.when, basis=FIRE.basis, written=FIRE.written)
    assert replace(same, places=FIRE.places) == FIRE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,caveat,standing\nRF-0009,,\n"),
        ("a.jsonl", '{"id": "RF-0009", "caveat": null, "standing": null}'),
        ("a.jsonl", '{"id": "RF-0009", "caveat": "", "standing": null, "title": "Fire"}'),
    ],
)
async def test_empty_cell_or_null_takes_a_field_away(
    store: FactStore, bulk: Bulk, name: str, text: str
) -> None:
    await load(bulk, text, name)
    assert await now(store) == replace(FIRE, caveat="", standing=Standing.REPORTED)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("id,date\nRF-0009,6 March 1999\n", Basis.STATED),
        ("id,date,basis\nRF-0009,6 March 1999,\n", Basis.STATED),
        ("id,date,basis\nRF-0009,6 March 1999,inferred\n", Basis.INFERRED),
    ],
)
async def test_another_day_is_stated_unless_the_file_says_otherwise(
    store: FactStore, bulk: Bulk, text: str, basis: Basis
) -> None:
    await load(bulk, text)
    made = await now(store)
    assert (made.when, made.basis, made.written) == (DateSpan(day(6), day(6)), basis, "")


async def test_no_place_or_name_is_taken_from_a_new_statement(store: FactStore, bulk: Bulk) -> None:
    await load(bulk, "id,statement\nRF-0003,The harbour of Norland has walls.\n")
    (made,) = await store.view(HERE.id).facts((FLOOD,), ["RF-0003"])
    assert (made.places, made.names) == ((), ())


async def test_paragraph_beside_a_source_is_meant_where_there_is_no_column_of_paragraphs(
    store: FactStore, bulk: Bulk
) -> None:
    await load(bulk, "id,source\nRF-0009,gazette ¶ 2\n")
    assert (await now(store)).citations == (Citation("gazette", 2),)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ('id,source\nRF-0009,"A log, https://log.example/a"\n', [(2, "import-kept-paragraph")]),
        ('id,source,paragraph\nRF-0009,"A log, https://log.example/a",1\n', []),
        ('id,source\nRF-0009,"A log, https://log.example/a ¶ 4"\n', []),
        ("id,source\nRF-0009,gazette\n", []),
    ],
)
async def test_paragraph_that_is_kept_under_another_source_is_remarked(
    bulk: Bulk, text: str, remarks: list[tuple[int, str]]
) -> None:
    done = await load(bulk, text, preview=True)
    assert [each for each in codes(done) if each[1] == "import-kept-paragraph"] == remarks


async def test_statement_without_a_day_may_stand_in_two_facts(bulk: Bulk) -> None:
    text = "id,statement\nRF-0009,The river rose.\nRF-0003,The river rose.\n"
    assert told(await load(bulk, text)) == (0, 2, 0)


async def test_line_of_an_unknown_fact_needs_a_statement(bulk: Bulk) -> None:
    assert await faults(bulk, '{"id": "XX-1", "places": ["quay"]}', "a.jsonl") == [
        "a.jsonl:1: statement: XX-1 is not on record here, so this line needs a statement"
    ]


async def test_exported_line_says_all_of_a_fact(store: FactStore, bulk: Bulk) -> None:
    """So a fact is again what it was, though it has more by now."""
    bare = replace(
        FIRE, caveat="", places=(), attribution=Attribution(), standing=Standing.REPORTED
    )
    await load(bulk, write_lines([bare]), "a.jsonl")
    assert await now(store) == bare


async def test_preview_tells_each_change_with_both_facts(bulk: Bulk) -> None:
    text = "id,statement,date,source\nRF-0009,It burnt.,,\n,The dam held.,6 March 1999,gazette\n"
    done = await load(bulk, text.replace(",,\n", ",5 March 1999,gazette\n"), preview=True)
    changed, new = done.changes
    assert (changed.line, changed.before, changed.after.statement) == (2, FIRE, "It burnt.")
    assert (new.line, new.before, new.after.id, new.after.statement) == (
        3,
        None,
        "",
        "The dam held.",
    )
