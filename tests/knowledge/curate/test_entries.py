"""Facts as files: read with every fault by its line; written so that they are read back."""

import csv
import io
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.curate.entries import MOST_LINES, Entry, read_entries, write_csv, write_lines
from knowledge.entry import Draft
from knowledge.errors import BadPack
from knowledge.models import Attribution, Fact
from tests.contract.records import FLOOD, FULL, fact, span

COLUMNS = ("id", *(each.name for each in fields(Draft)))

GIVEN = frozenset({"date", "statement"})


def read(text: str | bytes, name: str = "facts.csv") -> tuple[Entry, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_entries(data, name, event=FLOOD)


def faults(text: str | bytes, name: str = "facts.csv") -> list[str]:
    try:
        found = read(text, name)
    except BadPack as bad:
        return [str(each) for each in bad.problems]
    return [f"{name}:{each.line}: {told}" for each in found for told in each.faults]


def outcome(text: str | bytes, name: str) -> tuple[tuple[Entry, ...], list[str]]:
    """Entries, or else what is wrong."""
    try:
        return read(text, name), []
    except BadPack as bad:
        return (), [str(each) for each in bad.problems]


# JSON over several lines.


def test_array_is_read_with_the_line_of_each_fact() -> None:
    text = json.dumps([{"statement": "It rained."}, {"statement": "It snowed."}, 3], indent=2)
    first, second, third = read(text, "facts.json")
    assert [(each.line, each.draft and each.draft.statement) for each in (first, second)] == [
        (2, "It rained."),
        (5, "It snowed."),
    ]
    assert (third.line, third.faults) == (8, ("the line must be one JSON object {…}",))


def test_objects_of_several_lines_are_read() -> None:
    text = '\ufeff{"statement": "a",\n "date": "5 March"}\n{"statement": "b"}\n'
    assert [(each.line, each.id) for each in read(text, "facts.jsonl")] == [(1, ""), (3, "")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[\n{"statement": "a"},\n{"statement": }\n]', 3),
        ('[\n{"statement": "a"}\n', 3),
        ('[{"statement": "a"}]\n[]', 2),
        ('{\n"statement": "a",\n', 3),
    ],
)
def test_nothing_is_taken_where_json_breaks_off(text: str, line: int) -> None:
    assert any(
        each.startswith(f"a.json:{line}: this is not JSON") for each in faults(text, "a.json")
    )


def test_empty_array_holds_no_fact() -> None:
    assert faults("[]", "a.json") == ["a.json: the file holds no fact"]


# CSV.


def test_csv_names_its_columns_in_any_order_and_case() -> None:
    found = read("Date, STATEMENT,id\n5 March,It rained.,rf-0001\n\n,It snowed.,\n")
    assert found == (
        Entry(2, "rf-0001", Draft("It rained.", date="5 March"), given=GIVEN),
        Entry(4, "", Draft("It snowed."), given=GIVEN),
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_spreadsheets_of_any_country_write_csv(mark: str) -> None:
    """With a byte order mark, Windows line ends, quotation marks, and their own mark between cells."""
    text = f'\ufeffstatement{mark}names\r\n"It said ""no"";{mark} twice."{mark}"Ann; Ben"\r\n'
    (one,) = read(text)
    assert one.draft == Draft(f'It said "no";{mark} twice.', names="Ann; Ben")


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
def test_line_that_says_what_parts_cells_is_read(first: str) -> None:
    text = f"\ufeff{first}\r\nstatement;caveat\r\nIt rained, twice, and, again.;x\r\na;b;c\r\n"
    one, wrong = read(text)
    assert (one.line, one.draft) == (3, Draft("It rained, twice, and, again.", caveat="x"))
    assert (wrong.line, len(wrong.faults)) == (4, 1)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1"])
@pytest.mark.parametrize("name", ["facts.xlsx", "facts.csv", "facts"])
def test_workbook_is_refused_in_one_sentence(start: bytes, name: str) -> None:
    (told,) = faults(start + b"\0\xff", name)
    assert told.startswith(f"{name}: this is a workbook")
    assert "CSV" in told


def test_row_is_told_by_its_first_line_though_cells_hold_several() -> None:
    text = 'statement,caveat\n"It\nrained.",x\nIt snowed.,y,z\n"a\nb",c,d\n'
    assert faults(text) == [
        "facts.csv:4: 3 cells, but the first line names 2 columns",
        "facts.csv:5: 3 cells, but the first line names 2 columns",
    ]


def test_unknown_columns_are_told_once_and_not_at_every_line() -> None:
    (told,) = faults("Ereignis;Datum;statement\n" + "a;b;c\n" * 100)
    assert told.startswith(
        "facts.csv:1: the first line must name columns, and “Ereignis”, “Datum” is none; "
        "there are: id, statement, date, "
    )


def test_column_that_is_there_twice_would_lose_words() -> None:
    assert faults("statement,date,statement\na,b,c\n") == [
        "facts.csv:1: the column statement is there twice"
    ]


def test_unclosed_quotation_mark_is_found() -> None:
    (told,) = faults('statement\n"It rained.\n')
    assert told == "facts.csv:2: this is not CSV: a quotation mark is never closed"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ('"It "rained" again."', "a quotation mark stands within a cell; write it twice there"),
        ("a" * 140_000, "a cell is far too long; a quotation mark may not be closed"),
    ],
)
def test_what_is_no_csv_is_told_in_plain_words(cell: str, why: str) -> None:
    """Not in those of the reader, which are for programmers."""
    (told,) = faults(f"statement,date\n{cell},5 January\n")
    assert told == f"facts.csv:2: this is not CSV: {why}"


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "=cmd|' /C calc'!A0",
    "＝1",
    "'quoted'",
    "''",
    "'=x",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_taken_for_a_formula_and_all_are_read_back(text: str) -> None:
    made = replace(FULL.facts[2], caveat=text, keywords=(text,), scope=FLOOD)
    written = write_csv([made], FULL.names, FULL.sources)
    for row in csv.reader(io.StringIO(written)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row)
    (one,) = read(written)
    assert one.draft is not None
    assert one.draft.caveat == text.strip()


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=3, max_size=3)
)
def test_any_text_of_a_cell_is_read_back(texts: list[str]) -> None:
    made = fact("RF-0009", texts[0], span(2), caveat=texts[1], attribution=Attribution(texts[2]))
    (one,) = read(write_csv([replace(made, scope=FLOOD)], FULL.names, FULL.sources))
    assert one.draft is not None
    found = (one.draft.statement, one.draft.caveat, one.draft.who)
    assert found == tuple(text.strip() for text in texts)


# JSON Lines.


def test_line_of_texts_is_a_draft_and_line_of_a_pack_a_fact() -> None:
    lines: list[dict[str, object]] = [
        {"statement": "It rained.", "date": "5 March", "paragraph": 3, "source": None},
        {"id": "rf-0001", "statement": "It snowed."},
        {"statement": "It froze.", "when": None, "citations": [{"source": "gazette"}]},
        {"id": "RF-0002", "statement": "It thawed.", "citations": [{"source": "gazette"}]},
    ]
    found = read("\n".join(map(json.dumps, lines)), "facts.jsonl")
    assert found[0] == Entry(
        1, "", Draft("It rained.", "5 March", paragraph="3"), given=frozenset(lines[0])
    )
    assert found[1] == Entry(2, "rf-0001", Draft("It snowed."), given=frozenset({"statement"}))
    assert [(each.id, each.fact and each.fact.statement) for each in found[2:]] == [
        ("", "It froze."),
        ("RF-0002", "It thawed."),
    ]


def test_all_faults_of_a_file_are_told_by_line() -> None:
    lines = [
        '{"statement": "It rained."}',
        "{",
        '{"statement": "It snowed.", "datum": "5 March"}',
        '["It froze."]',
        '{"statement": true}',
        '{"statement": "It thawed.", "citations": [{}]}',
    ]
    found = faults("\n".join(lines), "facts.jsonl")
    assert [told.partition(": ")[0] for told in found] == [
        "facts.jsonl:2",
        "facts.jsonl:3",
        "facts.jsonl:4",
        "facts.jsonl:5",
        "facts.jsonl:6",
    ]
    assert "unknown field 'datum'; there are: id, statement, date" in found[1]


def test_lines_of_facts_are_read_back() -> None:
    facts = [replace(each, scope=FLOOD) for each in FULL.facts]
    found = read(write_lines(facts), "facts.jsonl")
    assert [each.fact for each in found] == facts
    assert [each.id for each in found] == [each.id for each in facts]


# One statement a line.


def test_plain_lines_are_statements_and_settings_hold_from_there_on() -> None:
    text = "Source: The flood, ¶ 3\n\nIt rained.\n  It snowed.  \ndate: 5 March\nwho : council\nIt froze.\n"
    assert read(text, "notes.txt") == (
        Entry(3, draft=Draft("It rained.", source="The flood, ¶ 3")),
        Entry(4, draft=Draft("It snowed.", source="The flood, ¶ 3")),
        Entry(7, draft=Draft("It froze.", "5 March", "The flood, ¶ 3", who="council")),
    )


def test_statement_with_a_colon_is_no_setting() -> None:
    text = "Officials said: it rained.\nThe date: a mystery.\nstatement: It froze."
    assert [each.draft and each.draft.statement for each in read(text, "notes")] == [
        "Officials said: it rained.",
        "The date: a mystery.",
        "It froze.",
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("sorce: Other news, https://a.example", "source"),
        ("dates: 9 January", "date"),
        ("Dtae: 9 January", "date"),
        ("  - Sources : Other news", "source"),
        ("outlets: a paper", "outlet"),
        ("wo: the mayor", "who"),
        ("figure: hurt: 3", "figures"),
        ("statment: It rained.", "statement"),
    ],
)
def test_word_that_is_nearly_a_field_is_a_fault_and_no_fact(line: str, field: str) -> None:
    found = read(f"It rained.\n{line}\nIt snowed.\n", "notes.txt")
    assert [(each.line, len(each.faults)) for each in found] == [(1, 0), (2, 1), (3, 0)]
    assert f"write “{field}:” if that is meant" in found[1].faults[0]


@pytest.mark.parametrize(
    "line",
    [
        "Officials: the yard is closed.",
        "Note: the yard is closed.",
        "Almaty: the yard is closed.",
        "Fate: the yard is closed.",
        "War: the yard is closed.",
        "“It is over”: so the mayor said.",
        "At 12:30 the yard was closed.",
    ],
)
def test_other_words_before_a_colon_begin_a_statement(line: str) -> None:
    (one,) = read(line, "notes.txt")
    assert (one.draft and one.draft.statement, one.faults) == (line, ())


def test_plain_text_has_no_ids() -> None:
    assert faults("id: RF-0001\nIt rained.", "notes.txt") == [
        "notes.txt:1: plain text has no ids; to put facts right, use CSV or JSON Lines"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\nIt rained.\n#source: no\nIt snowed.",
        "- It rained.\n- It snowed.",
        "* It rained.\n\n\t• It snowed.",
        "1) It rained.\n2) It snowed.",
        "1. It rained.\n2. It snowed.",
        "- statement: It rained.\n– It snowed.",
    ],
)
def test_comments_and_the_marks_of_lists_are_no_part_of_a_statement(text: str) -> None:
    found = read(text, "notes.txt")
    assert [each.draft for each in found] == [Draft("It rained."), Draft("It snowed.")]


@pytest.mark.parametrize(
    "text",
    [
        "1. Januar: Es regnete.\n2. Januar: Es schneite.",
        "7. It rained.\n3. It snowed.",
        "-5 °C were measured.\n+3 °C were measured later.",
    ],
)
def test_days_and_numbers_at_the_beginning_stay(text: str) -> None:
    assert [each.draft and each.draft.statement for each in read(text, "a.txt")] == text.split("\n")


@pytest.mark.parametrize("name", ["facts.tsv", "FACTS.TSV", "facts.tab"])
def test_table_with_tabs_is_read_as_a_table(name: str) -> None:
    found = read("statement\tdate\nIt rained, and rained.\t5 March\n", name)
    assert found == (Entry(2, draft=Draft("It rained, and rained.", "5 March"), given=GIVEN),)


def test_row_that_cannot_be_read_hides_no_other_row() -> None:
    found = read("statement,date\nIt rained.,5 March,x\nIt snowed.,6 March\n")
    assert [(each.line, len(each.faults)) for each in found] == [(2, 1), (3, 0)]


# Any file.


@pytest.mark.parametrize("name", ["facts.csv", "facts.jsonl", "notes.txt", "facts"])
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"statement\n"])
def test_file_without_a_fact_says_so(name: str, data: bytes) -> None:
    if data == b"statement\n" and not name.endswith("csv"):
        return
    assert faults(data, name) == [f"{name}: the file holds no fact"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            "statement\nÜber\n".encode("utf-16-le"),
            "facts.csv:2: this is not UTF-8; save the file as UTF-8",
        ),
        (
            "statement\n".encode("utf-16") + b"x",
            "facts.csv: this is not UTF-8; save the file as UTF-8",
        ),
        (
            "statement\na\nДата\n".encode("cp1251"),
            "facts.csv:3: this is not UTF-8; save the file as UTF-8",
        ),
        (b"statement\na\nb\0c\n", "facts.csv:3: a NUL character; take it out"),
    ],
)
def test_other_encodings_are_told_by_line(data: bytes, told: str) -> None:
    assert faults(data) == [told]


@pytest.mark.parametrize(
    ("name", "head", "line"),
    [
        ("a.csv", "statement\n", "Lot {}.\n"),
        ("a.txt", "", "Lot {}.\n"),
        ("a.jsonl", "", '{{"statement": "Lot {}."}}\n'),
    ],
)
def test_file_may_hold_five_thousand_facts_and_no_more(name: str, head: str, line: str) -> None:
    text = head + "".join(line.format(number) for number in range(MOST_LINES))
    assert len(read(text, name)) == MOST_LINES
    assert faults(text + line.format("more"), name) == [
        f"{name}: more than 5000 facts; split the file"
    ]


@given(st.binary(), st.sampled_from(["a.csv", "a.jsonl", "a.txt"]))
def test_any_bytes_are_read_or_refused_with_reasons(data: bytes, name: str) -> None:
    assert any(outcome(data, name))


@given(
    st.text(alphabet="{}[]\":,;\n\r\t'= statementidcx019\\"), st.sampled_from(["a.csv", "a.jsonl"])
)
def test_texts_nearly_in_form_are_read_or_refused(text: str, name: str) -> None:
    entries, problems = outcome(text, name)
    assert entries or problems
    assert all(problem.startswith(name) for problem in problems)


def test_every_field_is_a_column() -> None:
    written = write_csv([Fact("A-1", "It rained.", scope=FLOOD)], (), ())
    assert tuple(next(csv.reader(io.StringIO(written)))) == COLUMNS


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_table_saved_as_utf_16_is_read(order: str) -> None:
    text = "\ufeffstatement\tdate\nDie Brücke fiel.\t12.6.1997\n"
    (entry,) = read(text.encode(order), "facts.csv")
    assert entry.draft is not None
    assert (entry.draft.statement, entry.draft.date) == ("Die Brücke fiel.", "12.6.1997")
