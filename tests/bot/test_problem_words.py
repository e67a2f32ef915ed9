"""What is wrong with a file, line by line, in the languages of readers."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from bot.blocks import Table
from bot.reviewing.files import problems_file, problems_reply
from bot.telling import said
from bot.words import LANGUAGES, texts, words_for
from knowledge.curate.entries import MOST_LINES, read_entries
from knowledge.errors import BadPack, Problem, Remark
from knowledge.ingest.check import errors_in
from knowledge.ingest.read import FACTS, ReadPack
from knowledge.models import Citation, Fact, Link, LinkKind, Pack, Passage, Standing
from tests.contract.records import FLOOD, FULL, span

ROOT: Final = Path(__file__).parents[2]
WHOLE: Final[dict[str, Any]] = {"statement": "It rained.", "citations": [{"source": "gazette"}]}
FIGURE: Final[dict[str, Any]] = {"measure": "killed", "best": 3}


def line(**more: object) -> str:
    return json.dumps(WHOLE | more)


def figure(**more: object) -> str:
    return line(figures=[FIGURE | more])


LINES: Final = (
    "{",
    "[" * 20_000,
    f'{{"paragraph": {"9" * 5000}}}',
    "3",
    '{"statement": "a", "statement": "b"}',
    '{"statement": NaN}',
    '{"statement": "a", "colour": "red"}',
    '{"statement": ["a"]}',
    '{"text": "a"}',
    line(statement=""),
    line(statement="\u2800"),
    line(statement="!!!"),
    line(statement="a\u202eb"),
    line(statement=3),
    line(statement="x" * 200_001),
    line(id=" a"),
    line(colour="red"),
    line(standing="sure"),
    line(places=["Old Town"]),
    line(places="quay"),
    line(passage="yes"),
    line(names=["ann"]),
    line(names=[{}]),
    line(when={"first": "5 March"}),
    line(when={"first": "1999-03", "precision": "month"}),
    line(when={"part": "evening"}),
    line(when={"first": "1999-03-05", "last": "1999-03-06", "clock": ["07:00"]}),
    line(when={"first": "1999-03-05", "clock": ["7"]}),
    line(when={"first": "1999-03-05", "clock": []}),
    line(when={"first": "1999-03-05", "clock": ["07:00", "08:00", "09:00"]}),
    line(when={"first": "1999-03-05", "last": "1999-03-04"}),
    line(when={"first": ".."}),
    line(citations=[{"source": "gazette", "paragraph": -1}]),
    line(citations=[{"source": "gazette", "paragraph": 2_000_000}]),
    line(citations=[{"source": "gazette", "paragraph": "one"}]),
    figure(best="three"),
    figure(low=5),
    figure(best=1e-300),
    figure(best=-3),
    figure(best=3).replace("3}", "1e999}"),
    line(statement="\ud800"),
)
FILES: Final = (
    *(("facts.jsonl", each.encode()) for each in LINES),
    ("facts.csv", b""),
    ("facts.csv", b"\xff"),
    ("facts.xlsx", b"PK\x03\x04"),
    ("facts.csv", b"a\0b"),
    ("facts.csv", b"statement,colour\n"),
    ("facts.csv", b"date,date\n"),
    ("facts.csv", b"statement,date\na\n"),
    ("facts.csv", b"statement\n" + b"x" * 20_001),
    ("facts.csv", b'statement\n"a"b\n'),
    ("facts.txt", b"It rained.\n" * (MOST_LINES + 1)),
    ("facts.txt", b"sorce: a\nid: 3\n"),
)
FIRST: Final = replace(FULL.facts[0], links=())
FAULTY: Final[tuple[Fact, ...]] = (
    replace(FIRST, places=("nowhere",)),
    replace(FIRST, places=(f"{FULL.names[0].id}x",)),
    replace(FIRST, citations=(Citation("nowhere"),)),
    replace(FIRST, citations=()),
    replace(FIRST, citations=(Citation("gazette", 9_000),)),
    replace(FIRST, citations=(Citation("gazette", 1, "never said"),)),
    replace(FIRST, citations=(Citation("gazette", 2, "never said"),)),
    replace(FIRST, links=(Link(LinkKind.UPDATES, FIRST.id),)),
    replace(FIRST, links=(Link(LinkKind.UPDATES, "XX-1"),)),
    replace(FIRST, when=replace(span(5), first=1, last=1), caveat="", written=""),
    replace(
        FIRST, standing=Standing.CLAIMED, attribution=replace(FIRST.attribution, who="", outlet="")
    ),
)
BULK: Final = (
    Remark("x", "line-retracted", fact="RF-0001"),
    Remark("x", "line-about", about="quote", told=Remark("Far too long.", "entry-hidden")),
    Remark("x", "line-id-twice", fact="RF-0001", line=3),
    Remark("x", "line-said-twice", line=3),
    Remark("x", "line-no-statement", fact="RF-0001"),
    Remark("x", "line-other-event", other="storm-1999", event="river-1999"),
)
"""Made only while a file is held against a record; see ``tests/knowledge/curate/test_bulk.py``."""


def problems() -> Iterator[Problem]:
    for name, data in FILES:
        try:
            for each in read_entries(data, name, event=FLOOD):
                yield from (Problem(name, each.line, told) for told in each.faults)
        except BadPack as bad:
            yield from bad.problems
    passages = (Passage("p1", "gazette", 1, "The river rose."), Passage("p2", "gazette", 2, ""))
    for facts in (*((each,) for each in FAULTY), (FIRST, replace(FIRST, id="RF-0009"))):
        pack = Pack(FULL.event, FULL.sources, FULL.names, facts, passages)
        yield from errors_in(ReadPack(pack, {FACTS: tuple(range(1, len(facts) + 1))}))


def within(message: str) -> Iterator[Remark]:
    assert isinstance(message, Remark), message
    yield message
    for value in message.values.values():
        if isinstance(value, Remark):
            yield from within(value)


FOUND: Final = (*problems(), *(Problem("facts.csv", 2, each) for each in BULK))
CODES: Final = {each.code: each for found in FOUND for each in within(found.message)}


def test_the_files_bring_forth_all_that_can_be_wrong_with_one() -> None:
    made = {
        code
        for path in (ROOT / "knowledge").rglob("*.py")
        for code in re.findall(r'"(line-[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    known = {key.removeprefix("remark.") for key in texts("en") if key.startswith("remark.line-")}
    assert made == known
    assert known - set(CODES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_told_in_every_language(language: str) -> None:
    words = words_for(language)
    for each in CODES.values():
        told = said(each, words)
        assert told
        if language != "en" and each.code not in ("line-about", "line-field"):
            assert told != str(each), each.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_reply_and_file_tell_problems_in_the_readers_words(language: str) -> None:
    words = words_for(language)
    every = problems_file(FOUND, words)
    assert every is not None
    lines = every.data.decode().splitlines()
    assert len(lines) == len(FOUND)
    for shown, found in zip(lines, FOUND, strict=True):
        assert shown.endswith(said(found.message, words))
    _, table = problems_reply(FOUND[:3], words, file="facts.jsonl").blocks[:2]
    assert isinstance(table, Table)
    assert [row.value for row in table.rows] == [said(each.message, words) for each in FOUND[:3]]
