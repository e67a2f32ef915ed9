"""What the records of a pack promise each other, one broken promise at a time."""

from pathlib import Path

import pytest

from knowledge.errors import BadPack
from knowledge.ingest.check import check_folder, check_pack, errors_in, read_sound
from knowledge.ingest.read import read_pack
from tests.knowledge.ingest.packs import FILES, replaced, write

SECOND = FILES["facts.jsonl"].split("\n")[1]


def test_a_sound_pack_has_no_findings(tmp_path: Path) -> None:
    findings = check_folder(write(tmp_path))
    assert findings.errors == ()
    assert findings.warnings == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "event",
            '["norland"]',
            '["atlantis"]',
            "event.toml: default_names has the unknown",
        ),
        (
            "names",
            '"within": "norland"',
            '"within": "sea"',
            "names.jsonl:3: within names the",
        ),
        (
            "names",
            '"within": "norland"',
            '"within": "quay"',
            "names.jsonl:3: within leads back",
        ),
        (
            "facts",
            '["quay"]',
            '["pier"]',
            "facts.jsonl:1: places has the unknown name pier",
        ),
        (
            "facts",
            '["quay"]',
            '["quey"]',
            "facts.jsonl:1: places has the unknown name quey; did you mean quay?",
        ),
        (
            "facts",
            '{"name": "mayor", "role"',
            '{"name": "ada-ström", "role"'.replace("ö", "o"),
            "facts.jsonl:2: names has the unknown name ada-strom; did you mean mayor?",
        ),
        (
            "facts",
            '"source": "gazette", "paragraph": 2',
            '"source": "gazete", "paragraph": 2',
            "citations has the unknown source gazete; did you mean gazette?",
        ),
        (
            "facts",
            '"mayor", "role"',
            '"major", "role"',
            "facts.jsonl:2: names has the unknown",
        ),
        (
            "facts",
            '"paragraph": 2',
            '"paragraph": 3',
            "facts.jsonl:2: paragraph 3 is cited, but",
        ),
        (
            "facts",
            "The river rose",
            "The river sank",
            "the quote is not in paragraph 1",
        ),
        (
            "facts",
            '"fact": "RF-0001"',
            '"fact": "RF-0002"',
            "links names the fact itself",
        ),
        (
            "facts",
            '"fact": "RF-0001"',
            '"fact": "RF-0009"',
            "links names the unknown fact",
        ),
        (
            "facts",
            '"1999-03-02"',
            '"1998-03-02"',
            "facts.jsonl:1: the day lies outside the event",
        ),
        (
            "facts",
            '"attribution": {"who": "Ada Ström", "who_name": "mayor"}, ',
            "",
            "facts.jsonl:2: the standing is claimed, but attribution names nobody",
        ),
        (
            "passages",
            '"paragraph": 2',
            '"paragraph": 1',
            "paragraph 1 of gazette is given twice",
        ),
        (
            "passages",
            '"g-2", "source": "gazette"',
            '"g-2", "source": "x"',
            "there is no source x",
        ),
    ],
)
def test_a_broken_promise_is_an_error(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    name = "event.toml" if file == "event" else f"{file}.jsonl"
    findings = check_folder(write(tmp_path, **{file: replaced(name, old, new)}))
    assert any(message in str(problem) for problem in findings.errors)


@pytest.mark.parametrize(
    "explanation",
    ['"written": "last year"', '"basis": "inferred"', '"caveat": "As printed."'],
)
def test_a_day_outside_the_event_may_be_explained(tmp_path: Path, explanation: str) -> None:
    inside = "caveat" not in explanation
    new = f'"1998-03-02", {explanation}' if inside else '"1998-03-02"'
    facts = replaced("facts.jsonl", '"1999-03-02"', new)
    if not inside:
        facts = facts.replace(
            '"quote": "The river rose"}]', f'"quote": "The river"}}], {explanation}'
        )
    assert check_folder(write(tmp_path, facts=facts)).errors == ()


def test_a_quote_of_a_source_without_stored_text_is_a_warning(tmp_path: Path) -> None:
    texts = "".join(
        f'{{"id": "g-{number}", "source": "gazette", "paragraph": {number}}}\n' for number in (1, 2)
    )
    findings = check_folder(write(tmp_path, passages=texts))
    assert findings.errors == ()
    assert "facts.jsonl:1: no text of gazette is stored, so the quote is not checked" in map(
        str, findings.warnings
    )


def test_a_fact_told_twice_is_an_error_and_a_near_copy_a_warning(
    tmp_path: Path,
) -> None:
    same = SECOND.replace("RF-0002", "RF-0003").replace("updates", "corroborates")
    near = same.replace("RF-0003", "RF-0004").replace("Ström said", "Strom said")
    findings = check_folder(write(tmp_path, facts=f"{FILES['facts.jsonl']}{same}\n{near}\n"))
    assert [str(p) for p in findings.errors] == [
        "facts.jsonl:3: RF-0002 says the same about the same day"
    ]
    assert "facts.jsonl:4: this reads almost like RF-0002; merge or link them" in map(
        str, findings.warnings
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "facts",
            "The river rose over",
            "It rose over",
            "facts.jsonl:1: the statement begins",
        ),
        (
            "facts",
            '"best": 1200',
            '"best": 1300',
            "facts.jsonl:2: the statement does not say",
        ),
        (
            "names",
            '"Кай"',
            '"norland"',
            "names.jsonl:3: “norland” is also a name of norland",
        ),
    ],
)
def test_what_an_editor_should_look_at_is_a_warning(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    text = replaced(f"{file}.jsonl", old, new)
    findings = check_folder(write(tmp_path, **{file: text}))
    assert findings.errors == ()
    assert any(message in str(problem) for problem in findings.warnings)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["quay"]', '["mayor"]', "1: places has mayor, which is a person; put it under names"),
        (
            '"who_name": "mayor"',
            '"who_name": "quay"',
            "2: attribution names quay, which is a place",
        ),
        (
            '"who": "Ada Ström"',
            '"who": "Norland Police"',
            "2: attribution.who is “Norland Police”, but who_name is Ada Ström",
        ),
        (
            "Mayor Ada Ström said",
            "The police said",
            "2: names has mayor, but the statement tells nobody of that name",
        ),
        ('"speaker"', '"speeker"', "2: the role speeker is not known; did you mean speaker?"),
        ('"speaker"', '"actors"', "2: the role actors is not known; did you mean actor?"),
        ('"evacuated", "best"', '"evacuted", "best"', "did you mean evacuated?"),
        (
            '"when": {"first": "1999-03-02", "part": "night"}',
            '"when": {"first": "1999-03-09"}',
            "2: the fact updates RF-0001, which is of a later day",
        ),
        (
            '"first": "1999-03-02", "part": "night"',
            '"first": "1999-03-01", "precision": "month"',
            "1: when is a month by its precision, but one day; give its last day",
        ),
    ],
)
def test_what_is_probably_a_slip_is_a_warning(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    findings = check_folder(write(tmp_path, facts=replaced("facts.jsonl", old, new)))
    assert findings.errors == ()
    assert any(message in str(problem) for problem in findings.warnings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"speaker"', '"author"'),
        ('"evacuated", "best"', '"ships", "best"'),
        ('"evacuated", "best"', '"evacuated-by-boat", "best"'),
    ],
)
def test_other_roles_and_measures_are_as_good(tmp_path: Path, old: str, new: str) -> None:
    findings = check_folder(write(tmp_path, facts=replaced("facts.jsonl", old, new)))
    assert findings.warnings == ()


def test_a_measure_is_told_as_most_facts_tell_it(tmp_path: Path) -> None:
    facts = [
        SECOND.replace("RF-0002", f"RF-{at}")
        .replace("1,200 people were evacuated", f"{at} boats came")
        .replace('"evacuated", "best": 1200', f'"{"boat" if at == 30 else "boats"}", "best": {at}')
        for at in (10, 20, 30)
    ]
    findings = check_folder(write(tmp_path, facts=FILES["facts.jsonl"] + "\n".join(facts)))
    assert [str(each) for each in findings.warnings if "measure" in str(each)] == [
        "facts.jsonl:5: the measure boat is not known; did you mean boats?"
    ]


def test_a_line_of_a_wrong_shape_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    facts = (
        replaced("facts.jsonl", '["quay"]', '["pier"]').replace('"best": 1200', '"best": 1300')
        + '{"id": "RF-0003"}\n'
    )
    findings = check_folder(write(tmp_path, facts=facts))
    assert [str(each) for each in findings.errors] == [
        "facts.jsonl:1: places has the unknown name pier",
        "facts.jsonl:3: statement is missing",
    ]
    assert [str(each) for each in findings.warnings] == [
        "facts.jsonl:2: the statement does not say evacuated 1,300"
    ]


def test_an_event_that_cannot_be_read_hides_no_fault_of_the_facts(tmp_path: Path) -> None:
    event = replaced("event.toml", "1999-03-01", "1999-03")
    facts = replaced("facts.jsonl", '["quay"]', '["pier"]')
    findings = check_folder(write(tmp_path, event=event, facts=facts))
    assert [each.file for each in findings.errors] == ["event.toml", "facts.jsonl"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("names", FILES["names.jsonl"].replace('"kind": "place"', '"kind": "town"')),
        ("names", FILES["names.jsonl"].replace('{"id": "quay"', '"id": "quay"')),
        ("names", b"\xff"),
        ("sources", '{"id": "gazette"}'),
        ("passages", FILES["passages.jsonl"].replace('"paragraph": 2', '"paragraph": "2"')),
        ("facts", FILES["facts.jsonl"].replace('"part": "night"', '"part": "dusk"')),
        ("facts", FILES["facts.jsonl"].replace('{"id": "RF-0001"', '{"id": "RF-0001')),
    ],
)
def test_what_could_not_be_read_is_missed_nowhere(
    tmp_path: Path, file: str, text: str | bytes
) -> None:
    findings = check_folder(write(tmp_path, **{file: text}))
    assert findings.errors
    assert {each.file for each in findings.errors} == {f"{file}.jsonl"}


def test_an_import_names_all_that_a_check_does(tmp_path: Path) -> None:
    facts = replaced("facts.jsonl", '["quay"]', '["pier"]') + '{"id": "RF-0003"}\n'
    folder = write(tmp_path, facts=facts)
    with pytest.raises(BadPack) as caught:
        read_sound(folder)
    assert caught.value.problems == check_folder(folder).errors


def test_it_was_announced_that_is_no_dangling_start(tmp_path: Path) -> None:
    facts = replaced("facts.jsonl", "The river rose over", "It was announced that water rose over")
    assert check_folder(write(tmp_path, facts=facts)).warnings == ()


def test_errors_alone_are_those_of_the_whole_check(tmp_path: Path) -> None:
    facts = replaced("facts.jsonl", '["quay"]', '["pier"]').replace(
        "The river rose over", "It rose"
    )
    read = read_pack(write(tmp_path, facts=facts))
    findings = check_pack(read)
    assert errors_in(read) == findings.errors != ()
    assert findings.warnings != ()


def test_checking_stops_where_it_is_told_to(tmp_path: Path) -> None:
    def look() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        errors_in(read_pack(write(tmp_path)), look)
