"""Many facts at once: all or nothing, with every fault by its line."""

import json
from dataclasses import replace

import pytest

from bot.app import bundled_packs
from knowledge.curate import Bulk, Curator, Entering, Imported, Review, own_import
from knowledge.curate.entries import read_entries, write_csv, write_lines
from knowledge.errors import BadInput, BadPack, Denied, Refused
from knowledge.ingest.load import load_pack
from knowledge.models import LinkKind
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL, keep
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    THERE,
    TODAY,
    actions,
    by,
    draft,
    statements,
    strict,
)

SAID = {each.id: each.statement for each in FULL.facts}
HEAD = "id,statement,date,source,paragraph,figures\n"
FERRY = ",The ferry stopped at noon.,5 March 1999,gazette,1,\n"
DAM = ",The dam held.,6 March 1999,gazette,2,\n"


async def load(
    bulk: Bulk,
    text: str,
    name: str = "facts.csv",
    *,
    who: Entering | None = None,
    reason: str = "from the archive",
    preview: bool = False,
) -> Imported:
    """Import a file as an editor does."""
    entries = read_entries(text.encode(), name, event=FLOOD)
    return await bulk.add_many(
        who or by(ANN), FLOOD, entries, name=name, reason=reason, today=TODAY, preview=preview
    )


async def faults(bulk: Bulk, text: str, name: str = "facts.csv") -> list[str]:
    with pytest.raises(BadPack) as caught:
        await load(bulk, text, name)
    return [str(each) for each in caught.value.problems]


def told(done: Imported) -> tuple[int, int, int]:
    return done.added, done.corrected, done.unchanged


def codes(done: Imported) -> list[tuple[int, str]]:
    return [(line, remark.code) for line, remark in done.remarks]


async def test_file_adds_and_corrects_in_one_step(
    store: FactStore, bulk: Bulk, curator: Curator
) -> None:
    text = f"{HEAD}{FERRY}rf-0003,The harbour has brick walls.,,gazette,1,\n{DAM}"
    done = await load(bulk, text)
    assert told(done) == (2, 1, 0)
    assert [(each.fact, each.revision) for each in done.edited] == [
        ("RI-G001", 1),
        ("RF-0003", 2),
        ("RI-G002", 1),
    ]
    now = await statements(store, HERE.id)
    assert now["RF-0003"] == "The harbour has brick walls."
    assert await statements(store, THERE.id) == SAID
    (made,) = await curator.history(FLOOD, "RI-G002")
    assert (made.reason, made.actor) == ("from the archive", "Ann")
    assert await actions(store) == ["add", "correct", "add"]


async def test_preview_says_what_would_be_done_and_does_nothing(
    store: FactStore, bulk: Bulk
) -> None:
    text = f"{HEAD}{FERRY}rf-0003,The harbour has brick walls.,,gazette,1,\n"
    assert told(await load(bulk, text, preview=True)) == (1, 1, 0)
    assert await statements(store, HERE.id) == SAID
    assert await actions(store) == []
    assert told(await load(bulk, text)) == (1, 1, 0)


async def test_one_fault_keeps_everything_out_and_all_of_them_are_told(
    store: FactStore, bulk: Bulk
) -> None:
    text = (
        f"{HEAD}{FERRY}"
        ",The dam held.,the day of days,gazette,1,\n"
        ",,6 March 1999,,x,\n"
        ",The mill burnt down.,6 March 1999,,,\n"
    )
    found = await faults(bulk, text)
    lines = [each.partition(": ")[0] for each in found]
    assert lines == sorted(lines)
    assert set(lines) == {"facts.csv:3", "facts.csv:4", "facts.csv:5"}
    assert await statements(store, HERE.id) == SAID
    assert await actions(store) == []


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        (
            "a.csv",
            "statement,date,source\n"
            "It rained.,5 March 1999,gazette,too much\n"
            "It snowed.,the day of days,gazette\n"
            "It froze.,5 March 1999,\n",
            [2, 3, 4],
        ),
        (
            "a.jsonl",
            '{"statement": "It rained.\n'
            '{"statement": "It snowed.", "date": "the day of days", "source": "gazette"}\n'
            '{"statement": "It froze.", "citations": [{"source": "nowhere"}]}\n',
            [1, 2, 3],
        ),
        (
            "a.txt",
            "source: gazette\ndate: 5 March 1999\nIt rained.\nsorce: post\n"
            "date: the day of days\nIt snowed.\n",
            [4, 6],
        ),
    ],
)
async def test_line_that_cannot_be_read_hides_no_faults_of_others(
    bulk: Bulk, name: str, text: str, lines: list[int]
) -> None:
    found = await faults(bulk, text, name)
    assert [int(each.split(":")[1]) for each in found] == lines


async def test_same_key_imports_once(store: FactStore, bulk: Bulk) -> None:
    first = await load(bulk, HEAD + FERRY, who=by(ANN, key="i7"))
    again = await load(bulk, HEAD + FERRY, who=by(ANN, key="i7"))
    assert again.repeated
    assert again.edited == first.edited
    assert len(await statements(store, HERE.id)) == len(SAID) + 1


async def test_who_may_not_imports_nothing(store: FactStore, bulk: Bulk) -> None:
    for who in (MEMBER, OPERATOR):
        with pytest.raises(Denied):
            await load(bulk, HEAD + FERRY, who=by(who))
    assert await actions(store) == ["denied", "denied"]
    with pytest.raises(BadInput, match="Say why"):
        await load(bulk, HEAD + FERRY, reason=" ")
    assert await statements(store, HERE.id) == SAID


# Lines that meet.


async def test_id_or_statement_given_twice_is_told_with_the_first_line(bulk: Bulk) -> None:
    text = f"{HEAD}{FERRY}rf-0003,Walls.,,gazette,1,\nRF-0003,No walls.,,gazette,1,\n{FERRY}"
    assert await faults(bulk, text) == [
        "facts.csv:4: id: the id RF-0003 was already given on line 3",
        "facts.csv:5: statement: this statement was already given on line 2",
    ]


async def test_same_words_about_another_day_are_another_fact(bulk: Bulk) -> None:
    other = FERRY.replace("5 March", "7 March")
    assert told(await load(bulk, HEAD + FERRY + other)) == (2, 0, 0)


async def test_fact_that_is_on_record_already_is_told_by_line(bulk: Bulk) -> None:
    same = f",{SAID['RF-0002']},2 March 1999,gazette,1,\n"
    assert await faults(bulk, HEAD + FERRY + same) == [
        "facts.csv:3: statement: RF-0002 says just this about the same time; correct that one instead."
    ]


async def test_near_duplicates_and_other_counts_are_remarked_by_line(bulk: Bulk) -> None:
    text = (
        f"{HEAD},The river rose over the quays.,2 March 1999,gazette,1,\n"
        ",Nine boats were lost.,4 March 1999,gazette,1,boats: 9\n"
    )
    done = await load(bulk, text, preview=True)
    assert (2, "import-alike") in codes(done)
    assert (3, "import-conflict") in codes(done)


async def test_retracted_fact_does_not_come_back_under_a_new_id(
    store: FactStore, bulk: Bulk, curator: Curator
) -> None:
    await curator.retract(by(ANN), FLOOD, "RF-0003", expected=1, reason="no")
    text = f"{HEAD}RF-0003,The harbour has brick walls.,,gazette,1,\n"
    assert await faults(bulk, text) == [
        "facts.csv:2: id: RF-0003 was retracted; undo that first, or leave the id out"
    ]


async def test_id_that_is_not_on_record_is_remarked(bulk: Bulk) -> None:
    done = await load(bulk, f"{HEAD}XX-0001{FERRY}")
    assert codes(done) == [(2, "import-new-id")]
    assert done.edited[0].fact == "RI-G001"


async def test_lines_share_the_new_sources_and_names_that_they_bring(
    store: FactStore, bulk: Bulk
) -> None:
    """And a source of the same title at another address is another source."""
    log = "Lock log, Harbour office, https://harbour.example"
    text = (
        "statement,date,source,names\n"
        f'The lock opened.,5 March 1999,"{log}/a",person: Otto Brandt\n'
        f'The lock closed.,6 March 1999,"{log}/b",Otto Brandt (actor)\n'
        f'The lock broke.,7 March 1999,"{log}/a",otto brandt\n'
    )
    await load(bulk, text)
    here = store.view(HERE.id)
    sources = {each.id: each.url for each in await here.sources((FLOOD,)) if each.url}
    assert sorted(sources.values()) == ["https://harbour.example/a", "https://harbour.example/b"]
    facts = [each for each in await here.facts((FLOOD,)) if each.id.startswith("RI-")]
    assert [sources[each.citations[0].source][-1] for each in facts] == ["a", "b", "a"]
    assert len({part.name for each in facts for part in each.names}) == 1
    assert len(await here.names((FLOOD,))) == len(FULL.names) + 1


# In the form of a pack.


async def test_lines_of_a_pack_keep_what_drafts_do_not_tell(store: FactStore, bulk: Bulk) -> None:
    facts = await store.view(HERE.id).facts((FLOOD,))
    assert told(await load(bulk, write_lines(facts), "facts.jsonl")) == (0, 0, 3)
    changed = [replace(each, caveat="as printed") for each in facts]
    assert told(await load(bulk, write_lines(changed), "facts.jsonl")) == (0, 3, 0)
    now = await store.view(HERE.id).facts((FLOOD,))
    assert [replace(each, revision=1) for each in now] == changed
    assert now[1].links[0].kind is LinkKind.UPDATES


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(
    ("recorded", "typed"),
    [("RF-0003", "rf-0003"), ("RF-0003", "Rf-0003"), ("p-17", "p-17"), ("p-17", "P-17")],
)
async def test_ids_are_read_whatever_the_case(
    store: FactStore, bulk: Bulk, form: str, recorded: str, typed: str
) -> None:
    (first, *_) = FULL.facts
    small = replace(first, id="p-17", statement="The mill stood still.", links=())
    await keep(store, replace(FULL, facts=(*FULL.facts, small)))
    view = store.view(HERE.id)
    (one,) = await view.facts((FLOOD,), [recorded])
    changed = replace(one, id=typed, caveat="as printed")
    names, sources = await view.names((FLOOD,)), await view.sources((FLOOD,))
    csv = form == "csv"
    text = write_csv([changed], names, sources) if csv else write_lines([changed])
    done = await load(bulk, text, f"facts.{form}")
    assert (told(done), [each.fact for each in done.edited]) == ((0, 1, 0), [recorded])


@pytest.mark.parametrize("typed", ["RF-0003", "rf-0003"])
async def test_one_fact_is_not_corrected_twice_by_ids_of_different_case(
    store: FactStore, bulk: Bulk, typed: str
) -> None:
    (one,) = await store.view(HERE.id).facts((FLOOD,), ["RF-0003"])
    text = write_lines([one, replace(one, id=typed, caveat="as printed")])
    assert await faults(bulk, text, "facts.jsonl") == [
        "facts.jsonl:2: id: the id RF-0003 was already given on line 1"
    ]


@pytest.mark.parametrize("typed", ["RF-0003", "rf-0003"])
async def test_id_of_a_retracted_fact_is_known_whatever_its_case(
    store: FactStore, curator: Curator, bulk: Bulk, typed: str
) -> None:
    (one,) = await store.view(HERE.id).facts((FLOOD,), ["RF-0003"])
    await curator.retract(by(ANN), FLOOD, "RF-0003", expected=one.revision, reason="wrong")
    text = write_lines([replace(one, id=typed, links=())])
    (fault, *_) = await faults(bulk, text, "facts.jsonl")
    assert "RF-0003 was retracted" in fault


async def test_quote_in_a_line_of_a_pack_is_looked_for_in_the_passage(
    store: FactStore, bulk: Bulk
) -> None:
    (first, *_) = await store.view(HERE.id).facts((FLOOD,), ["RF-0003"])
    for words, sound in (("rose at night", True), ("rose at noon", False)):
        cited = (replace(first.citations[0], quote=words),)
        text = write_lines([replace(first, citations=cited)])
        if sound:
            assert told(await load(bulk, text, "facts.jsonl", preview=True)) == (0, 1, 0)
        else:
            assert await faults(bulk, text, "facts.jsonl") == [
                "facts.jsonl:1: citations.quote: the quote is not in paragraph 1 of gazette; copy it exactly"
            ]


async def test_line_of_a_pack_refers_to_what_is_there(bulk: Bulk) -> None:
    line = (
        '{"statement": "It froze.", "citations": [{"source": "gazette"}, {"source": "nowhere"}],'
        ' "places": ["atlantis"], "links": [{"kind": "updates", "fact": "RF-9999"}]}'
    )
    found = await faults(bulk, line, "facts.jsonl")
    assert len(found) == 3
    for word in ("nowhere", "atlantis", "RF-9999"):
        assert any(word in each for each in found)


# Where a second person is wanted.


async def test_each_line_waits_by_itself_where_a_second_person_is_wanted(
    store: FactStore,
) -> None:
    curator = strict(store)
    view = store.view(HERE.id)
    bulk, review = Bulk(view, curator), Review(view, curator)
    log = "Lock log, Harbour office, https://harbour.example/a"
    text = (
        "statement,date,source,names\n"
        f'The lock opened.,5 March 1999,"{log}",person: Otto Brandt\n'
        f'The lock closed.,6 March 1999,"{log}",Otto Brandt\n'
    )
    done = await load(bulk, text)
    assert await statements(store, HERE.id) == SAID
    first, second = done.proposals
    await review.decline(BEN, first.number, note="not so", at=NOON)
    accepted = await review.accept(BEN, second.number, today=TODAY, at=NOON)
    made = await curator.fact(FLOOD, accepted.edited[0].fact)
    assert made.citations[0].source in {each.id for each in await view.sources((FLOOD,))}
    assert made.names[0].name in {each.id for each in await view.names((FLOOD,))}
    assert all(check.ok for check in await store.check(deep=True))


async def test_more_lines_than_anybody_reviews_are_refused(store: FactStore) -> None:
    bulk = Bulk(store.view(HERE.id), strict(store))
    text = HEAD + "".join(
        f",Lot {number} was sold.,5 March 1999,gazette,1,\n" for number in range(51)
    )
    with pytest.raises(Refused, match="51 at once"):
        await load(bulk, text)
    assert await store.keeps.proposals(HERE.id) == ()


async def test_proposed_source_keeps_its_address_when_its_id_was_taken_meanwhile(
    store: FactStore, curator: Curator, review: Review
) -> None:
    log = "Lock log, Harbour office, https://harbour.example"
    typed = draft("The lock opened.", source=f"{log}/a", paragraph="", names="person: Otto Brandt")
    done = await curator.add(by(MEMBER, propose=True), FLOOD, typed, today=TODAY)
    assert done.proposal is not None
    other = draft("The lock closed.", source=f"{log}/b", paragraph="", names="group: Otto Brandt")
    (mine,) = (await curator.add(by(ANN), FLOOD, other, today=TODAY)).edited
    (theirs,) = (await review.accept(ANN, done.proposal.number, today=TODAY, at=NOON)).edited
    view = store.view(HERE.id)
    urls = {each.id: each.url for each in await view.sources((FLOOD,))}
    kinds = {each.id: each.kind for each in await view.names((FLOOD,))}
    for edited, url, kind in ((mine, "b", "group"), (theirs, "a", "person")):
        made = await curator.fact(FLOOD, edited.fact)
        assert urls[made.citations[0].source] == f"https://harbour.example/{url}"
        assert kinds[made.names[0].name] == kind


async def test_proposal_with_a_new_source_can_be_edited_before_it_is_accepted(
    store: FactStore, curator: Curator, review: Review
) -> None:
    log = "Lock log, Harbour office, https://harbour.example/a"
    typed = draft("The lock opened.", source=log, paragraph="", names="person: Otto Brandt")
    done = await curator.add(by(MEMBER, propose=True), FLOOD, typed, today=TODAY)
    assert done.proposal is not None
    number = done.proposal.number
    shown = await review.draft(ANN, number, at=NOON)
    better = replace(shown, statement="The lock opened again.")
    (new,) = (await review.accept(ANN, number, today=TODAY, at=NOON, draft=better)).edited
    made = await curator.fact(FLOOD, new.fact)
    urls = {each.id: each.url for each in await store.view(HERE.id).sources((FLOOD,))}
    assert urls[made.citations[0].source] == "https://harbour.example/a"
    assert len(made.names) == 1


# The whole of a real event.


@pytest.mark.parametrize("form", ["csv", "jsonl"])
async def test_whole_event_written_and_read_back_changes_nothing(form: str) -> None:
    store = await open_store("sqlite:///:memory:")
    try:
        for folder in bundled_packs():
            await load_pack(store, folder, actor="ed", at=NOON)
            facts = await store.facts((folder.name,))
            sources, names = await store.sources((folder.name,)), await store.names((folder.name,))
            text = write_csv(facts, names, sources) if form == "csv" else write_lines(facts)
            bulk = Bulk(store.view(0), Curator(store.view(0), replace(HERE, id=0)))
            entries = read_entries(text.encode(), f"facts.{form}", event=folder.name)
            done = await bulk.add_many(
                by(OPERATOR), folder.name, entries, name="f", reason="same", today=TODAY
            )
            assert told(done) == (0, 0, len(facts))
    finally:
        await store.close()


async def test_faults_name_the_column_as_the_file_spells_it(bulk: Bulk) -> None:
    text = (
        "Statement;When Said;DATE;Source\n".replace("When Said", "said")
        + "@everyone look;;5 March 1999;gazette\n"
        + "It rained.;the day of days;5 March 1999;gazette\n"
        + "It snowed.;;one day;gazette\n"
        + "It hailed.;;5 March 1999;\n"
    )
    assert [each.split(": ")[:2] for each in await faults(bulk, text)] == [
        ["facts.csv:2", "Statement"],
        ["facts.csv:3", "said"],
        ["facts.csv:4", "DATE"],
        ["facts.csv:5", "Source"],
    ]


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("title", {"title": "@here"}),
        ("title", {"title": "discord.gg/abc"}),
        ("attribution.who", {"attribution": {"who": "<@12345>"}}),
        ("when.written", {"when": {"first": "1999-03-05", "written": "@everyone"}}),
        ("citations.quote", {"citations": [{"source": "gazette", "quote": "<@&5>"}]}),
    ],
)
async def test_hostile_text_of_a_line_is_told_with_its_key(
    bulk: Bulk, key: str, more: dict[str, object]
) -> None:
    line = {"statement": "It rained.", "citations": [{"source": "gazette"}], **more}
    (told,) = await faults(bulk, json.dumps(line), "facts.jsonl")
    assert told.startswith(f"facts.jsonl:1: {key}: This holds ")


@pytest.mark.parametrize(
    "name",
    [
        "@everyone.csv",
        "<@123> @here.csv",
        "a\u202ecsv.csv",
        "discord.gg/abc",
        "e\u0301\u0302\u0303\u0304.csv",
        "@",
    ],
)
async def test_name_of_a_file_is_made_harmless_in_the_reason(bulk: Bulk, name: str) -> None:
    await load(bulk, HEAD + FERRY, reason=own_import(name))


def test_name_of_an_ordinary_file_stands_in_the_reason_as_it_is() -> None:
    assert own_import("факты 5 <ö>.csv") == "imported from факты 5 <ö>.csv"
