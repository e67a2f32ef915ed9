"""The command as people use it: what it writes, and the status that it ends with."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from knowledge.ingest.export import write_pack
from tests.bot.answers import BRIDGE
from tests.bot.conftest import PACK, Run, one_sentence

FLOOD = ("--event", "flood-2021")


@pytest.mark.parametrize("name", [*COMMANDS, "facts list", "facts show"])
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    status, out, _ = run(*name.split(), "--help")
    assert status == 0
    assert "Example: " in out or name == "facts"
    assert "--store" in out or name in ("copy", "facts", "health", "init")


def test_ask_answers_with_day_sayer_and_citation(run: Run, flood_store: str) -> None:
    status, out, err = run(
        "ask", "how many people were evacuated by 4 July?", "--store", flood_store, *FLOOD
    )
    assert (status, err) == (0, "")
    assert out.startswith(
        "  1,200 people had been moved to safety, the council said.\n"
        "  4 July 2021 · council, via Valley Post [1]\n"
    )
    assert '[1] Valley Post, "River rises", ¶ 14' in out


def test_ask_json_is_the_batch_line_and_more(run: Run, flood_store: str) -> None:
    status, out, _ = run("ask", "--json", "when did Mill Bridge collapse?", "--store", flood_store)
    found = json.loads(out)
    assert status == 0
    assert found["answered"] is True
    assert found["snippets"][0] == {
        "fact": "FL-0003",
        "text": "Mill Bridge in Oldtown collapsed. — 2 July 2021, evening (day inferred) · "
        "an eyewitness, via Radio Valley. Note: printed so in the source; probably 3 July.",
        "date": found["snippets"][0]["date"],
        "place": "Mill Bridge",
        "attribution": "an eyewitness, via Radio Valley",
        "source": "radio",
        "paragraph": 0,
        "score": found["snippets"][0]["score"],
    }
    assert found["snippets"][0]["date"].startswith("2021-07-02")
    assert found["references"][1]["where"] == "¶ 4"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("ask", ""), 1, "empty"),
        (("ask", "x" * 10_000), 1, "too long"),
        (("ask", "who?", "--event", "nowhere"), 1, "no event"),
        (("ask", "who?", "--as-of", "banana"), 1, "date"),
        (("ask", "who?", "--today", "soon"), 2, "2022-01-06"),
        (("ask",), 2, "QUESTION"),
        (("day", "banana"), 1, "date"),
        (("figure", "bananas"), 1, "bananas"),
        (("facts", "show", "FL-9999"), 1, "FL-9999"),
        (("bananas",), 2, "bananas"),
        (("ask", "who?", "--bananas"), 2, "--bananas"),
        (("export", "nowhere", "somewhere"), 1, "nowhere"),
        (("answer",), 2, "--jsonl"),
        (("import",), 2, "file of passages"),
    ],
)
def test_refusals_and_misuse_are_one_sentence(
    run: Run, flood_store: str, arguments: tuple[str, ...], status: int, words: str
) -> None:
    known = () if arguments == ("bananas",) else ("--store", flood_store)
    ended, out, err = run(*arguments, *known)
    assert ended == status
    assert out == ""
    assert words in err
    assert one_sentence(err)


def test_export_and_import_round_trip(run: Run, flood_store: str, tmp_path: Path) -> None:
    """What is written out is byte for byte what was read in, and reads in as unchanged."""
    write_pack(PACK, tmp_path / "before")
    assert run("export", "flood-2021", str(tmp_path / "after"), "--store", flood_store)[0] == 0
    for file in (tmp_path / "before").iterdir():
        assert (tmp_path / "after" / file.name).read_bytes() == file.read_bytes()
    status, out, _ = run("import", str(tmp_path / "after"), "--store", flood_store)
    assert (status, out) == (
        0,
        "flood-2021: 0 added, 0 corrected, 0 retracted, 5 unchanged.\n",
    )


def test_export_never_overwrites_another_event(run: Run, flood_store: str, tmp_path: Path) -> None:
    """It says what lies there and what to do, and says nothing of having written."""
    write_pack(PACK, tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    status, out, err = run("export", "kazakhstan-2022", str(tmp_path), "--store", flood_store)
    assert (status, out) == (1, "")
    assert "already holds the event “flood-2021”" in err
    assert "name another folder" in err
    assert one_sentence(err)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_check_names_every_problem_with_file_and_line(run: Run, tmp_path: Path) -> None:
    write_pack(PACK, tmp_path)
    facts = tmp_path / "facts.jsonl"
    lines = facts.read_text(encoding="utf-8").splitlines()
    facts.write_text("\n".join([lines[0], "{", '{"id": "X"}', *lines[1:]]) + "\n", encoding="utf-8")
    status, out, err = run("check", str(tmp_path))
    assert status == 1
    assert "facts.jsonl:2: " in out
    assert "facts.jsonl:3: " in out
    assert one_sentence(err)


def test_check_counts_one_thing_as_one(run: Run, tmp_path: Path) -> None:
    pack = replace(PACK, facts=(replace(BRIDGE, citations=BRIDGE.citations[1:]),))
    write_pack(replace(pack, sources=PACK.sources[:1]), tmp_path)
    _, out, _ = run("check", str(tmp_path))
    assert out == "flood-2021: 1 fact, 2 names, 1 source; no errors, 0 warnings.\n"


def test_broken_pack_loads_nothing(run: Run, flood_store: str, tmp_path: Path) -> None:
    write_pack(PACK, tmp_path)
    (tmp_path / "event.toml").write_text('slug = "broken"\n', encoding="utf-8")
    status, out, err = run("import", str(tmp_path), "--store", flood_store)
    assert status == 1
    assert "event.toml" in out
    assert one_sentence(err)
    assert "broken" not in run("doctor", "--store", flood_store)[1]


def test_passages_become_an_event_of_their_own(run: Run, tmp_path: Path) -> None:
    """Any corpus can be asked; the snippet carries the passage's own id."""
    corpus = tmp_path / "old-news.jsonl"
    corpus.write_text(
        '{"id": "n-1", "text": "The lighthouse at Cape Long burnt down.", "date": "1911-03-04"}\n'
        '{"id": "n-2", "text": "A ferry service to Cape Long began.", "date": "1912-05-01"}\n',
        encoding="utf-8",
    )
    store = ("--store", f"sqlite:///{tmp_path / 'record.db'}")
    status, out, _ = run("import", "--passages", str(corpus), *store)
    assert (status, out[:20]) == (0, "old-news: 2 added, 0")
    question = b'{"id": 1, "question": "what happened to the lighthouse?"}\n'
    _, out, _ = run("answer", "--jsonl", "--event", "old-news", *store, given=question)
    assert json.loads(out)["snippets"][0]["fact"] == "n-1"


def test_doctor_and_verify_find_the_record_sound(run: Run, flood_store: str) -> None:
    for command in ("doctor", "verify"):
        status, out, _ = run(command, "--store", flood_store)
        assert status == 0, out
        assert out.startswith("ok ")
        assert "FAIL" not in out


@pytest.mark.parametrize("command", ["doctor", "verify"])
def test_looking_for_a_record_makes_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    file = tmp_path / "new" / "folder" / "record.db"
    status, out, err = run(command, "--store", f"sqlite:///{file}")
    assert (status, err) == (1, "")
    assert f"there is no record at sqlite:///{file}" in "".join(out.split("\n"))
    monkeypatch.setenv("TICKTOCK_STORE", f"sqlite:///{file}")
    status, out, _ = run(command)
    assert (status, "there is no record yet" in " ".join(out.split())) == (0, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"not a database " * 100, b"SQLite format 3\0" + b"x" * 50])
def test_garbage_file_is_refused_and_left_alone(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "record.db"
    file.write_bytes(content)
    for command in (("ask", "who?"), ("verify",)):
        status, out, err = run(*command, "--store", f"sqlite:///{file}")
        assert (status, out) == (1, "")
        assert one_sentence(err)
        assert file.read_bytes() == content
    assert run("doctor", "--store", f"sqlite:///{file}")[0] == 1


def test_unknown_kind_of_store_is_refused(run: Run) -> None:
    status, _, err = run("ask", "who?", "--store", "mysql://nowhere")
    assert status == 1
    assert one_sentence(err)


def test_piped_chat_answers_line_by_line(run: Run, flood_store: str) -> None:
    """Questions, follow-ups and commands; a wrong command gets a hint; no control codes."""
    given = "when did Mill Bridge collapse?\n\n/why\n/days\nthanks\n/day \x1b[2J\n/quit\nnot read\n"
    status, out, err = run("chat", "--store", flood_store, *FLOOD, given=given.encode())
    assert (status, err) == (0, "")
    assert "Mill Bridge in Oldtown collapsed." in out
    assert "How the question was read" in out
    assert "Did you mean /day?" in out
    assert "I answer questions about the record." in out
    assert "not read" not in out
    assert "\x1b" not in out


def test_chat_survives_bytes_that_are_no_text(run: Run, flood_store: str) -> None:
    given = b"\xff\xfe\n" + b"\0\n" + b"x" * 20_000 + b"\nwhen did Mill Bridge collapse?"
    status, out, _ = run("chat", "--store", flood_store, *FLOOD, given=given)
    assert status == 0
    assert "NUL" in out
    assert "too long" in out
    assert "Mill Bridge in Oldtown collapsed." in out


@pytest.mark.parametrize("arguments", [(), ("facts",)])
def test_command_alone_shows_its_help(run: Run, arguments: tuple[str, ...]) -> None:
    """It is misuse, and the help keeps its lines."""
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: ticktock")
    assert "\n\nCommands:\n" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "who?\udcff"),
        ("ask", "who?", "--as-of", "6 Jan\udcff\udcff"),
        ("ask", "who?", "--event", "\udcff"),
        ("day", "\udcff"),
        ("timeline", "about", "\udcff"),
        ("figure", "\udcff"),
        ("figure", "evacuated", "--place", "\udcff"),
        ("facts", "show", "\udcff"),
        ("facts", "list", "--event", "\udcff"),
        ("export", "\udcff", "folder"),
    ],
)
def test_argument_that_is_no_text_costs_one_sentence(
    run: Run, flood_store: str, arguments: tuple[str, ...]
) -> None:
    """Bytes of the command line that are not UTF-8 arrive as lone surrogates."""
    status, out, err = run(*arguments, "--store", flood_store)
    assert "\udcff" not in out + err
    assert "should not" not in err
    assert status == 0 or (status == 1 and one_sentence(err))


def test_as_of_leaves_out_what_was_counted_later(run: Run, flood_store: str) -> None:
    question = ("ask", "how many people were evacuated?", "--store", flood_store, *FLOOD)
    assert run(*question)[1].startswith("  1,531 people")
    assert run(*question, "--as-of", "4 July")[1].startswith("  1,200 people")


def test_wrong_setting_ends_with_78(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICKTOCK_STOER", "sqlite:///x.db")
    status, out, err = run("ask", "who?")
    assert (status, out) == (78, "")
    assert "TICKTOCK_STOER" in err
    assert one_sentence(err)


def test_why_tells_the_reading_and_the_parts_of_each_score(run: Run, flood_store: str) -> None:
    """Words with their weights, then value times weight; the parts are explained once."""
    given = b"how many people were evacuated by 4 july?\n/why\n"
    _, out, _ = run("chat", "--store", flood_store, *FLOOD, given=given)
    assert "    figure of   evacuated\n" in out
    assert "(“4 july”)" in out
    assert "    evacuated   1.00" in out
    assert "A line answers when its coverage is at least" in out
    assert out.count("how much of what was asked stands in it") == 1
    assert "  FL-0008: 1,200 people had been moved to safety" in out


def test_why_says_that_it_goes_by_the_question_before(run: Run, flood_store: str) -> None:
    given = b"how many people were evacuated by 4 july?\nsee you at the game\n/why\n"
    _, out, _ = run("chat", "--store", flood_store, *FLOOD, given=given)
    assert "“see you at the game” was taken for no question; this is how the one before" in out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", ""),
        ("   ", ""),
        ("/foo", "There is no command /foo. /help lists those that there are."),
        ("/tmeline", "Did you mean /timeline?"),
        ("/day", "Which day? For example: /day 6 January."),
        ("/day foo", "“foo” is not a date that I can read"),
        ("/day " + "9" * 1_000, "is not a date that I can read"),
        ("/figure bananas", "no figure called “bananas”"),
        ("/timeline about bananas", "The record has nothing on “bananas”."),
        ("/fact", "Which fact? Its id follows"),
        ("/fact FL-9999", "There is no fact “FL-9999”"),
        ("/why", "Ask something first"),
        ("x" * 10_000, "too long (10,000 characters)"),
        ("a\0b", "NUL"),
        ("\u202egnp", "> \ufffdgnp"),
        ("'; DROP TABLE fact; --", ""),
        ('NEAR("a" OR *) ^x:', ""),
        ("(a+)+$" * 40, ""),
    ],
)
def test_chat_takes_any_line_and_goes_on(run: Run, flood_store: str, line: str, told: str) -> None:
    """What cannot be answered costs one sentence; the next question is answered as ever."""
    given = f"{line}\nwhen did Mill Bridge collapse?\n".encode()
    status, out, err = run("chat", "--store", flood_store, *FLOOD, given=given)
    assert (status, err) == (0, "")
    assert told in " ".join(out.split())
    assert "Mill Bridge in Oldtown collapsed." in out
    assert "Traceback" not in out
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in out.replace("\n", ""))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("help", "/timeline [DATES] [about WORDS]   every fact in order"),
        ("Day 4 July 2021", "evacuated   over 1,200   council [1]"),
        ("timeline 6 July", "- 1,531 people had been moved to safety"),
        ("figure evacuated", "6 July   1,531        council [3]"),
        ("events", "flood-2021   The valley flood, 2021   1–9 July 2021"),
        ("why", "Ask something first"),
        ("fact FL-0008", "Recorded as"),
    ],
)
def test_commands_need_no_slash(run: Run, flood_store: str, line: str, told: str) -> None:
    out = run("chat", "--store", flood_store, *FLOOD, given=line.encode())[1]
    assert told in out


@pytest.mark.parametrize(
    "line",
    ["bye", "exit", "Quit.", "/exit", "goodbye!", "bye then", "ok thanks, bye!", "see you later"],
)
def test_a_goodbye_ends_the_chat(run: Run, flood_store: str, line: str) -> None:
    given = f"{line}\nwhen did Mill Bridge collapse?\n".encode()
    out = run("chat", "--store", flood_store, *FLOOD, given=given)[1]
    assert "Mill Bridge in Oldtown collapsed." not in out


@pytest.mark.parametrize(
    "line",
    [
        "day the Mill Bridge collapsed",
        "timeline of the evacuated",
        "figure of the evacuated",
        "events on 6 July",
        "help arrived?",
        "day 4 July in Oldtown?",
    ],
)
def test_what_asks_is_no_command(run: Run, flood_store: str, line: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    typed = run("chat", *where, given=line.encode())[1]
    assert typed.count("> ") == 1
    assert not any(told in typed for told in ("Commands", "Events", "2021 · The valley"))


def test_why_alone_goes_on_where_there_is_a_reason(run: Run, flood_store: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    given = b"how many were evacuated by 4 July?\nwhy\nwho lives in Tokyo?\nwhy\n"
    assert run("chat", *where, given=given)[1].count("How the question was read") == 1


def test_a_day_is_told_as_replies_name_it(run: Run, flood_store: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    whole = run("day", "4 July 2021", *where)[1]
    assert run("ask", "day 4 July 2021", *where)[1] == whole
    assert run("ask", "day 4 July 2021 in Oldtown", *where)[1] != whole


def test_replies_are_wrapped_in_a_pipe_too(run: Run, flood_store: str) -> None:
    where = ("--store", flood_store, *FLOOD)
    for asked in (("ask", "what happened on 4 July?"), ("timeline",)):
        lines = run(*asked, *where)[1].splitlines()
        assert max(map(len, lines)) <= 100


def test_readme_shows_an_answer_as_the_terminal_does(
    run: Run, flood_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first block is what the chat writes at 80 columns, letter for letter."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```\n")[1]
    question = shown.partition("\n")[0].removeprefix("> ")
    monkeypatch.setenv("COLUMNS", "80")
    where = ("--store", flood_store, "--event", "kazakhstan-2022")
    out = run("chat", *where, given=f"{question}\n".encode())[1]
    assert out.endswith(f"\n{shown}\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/events", "flood-2021   The valley flood, 2021   1–9 July 2021"),
        ("/sources", "Valley Post    River rises"),
        ("/help", "/timeline [DATES] [about WORDS]   every fact in order"),
        ("/figure", "evacuated   3 facts"),
        ("/figure evacuated", "6 July   1,531        council [3]"),
        ("/day 4 July", "evacuated   over 1,200   council [1]"),
        ("/timeline 6 July", "- 1,531 people had been moved to safety"),
        ("/TIMELINE 6 July", "- 1,531 people had been moved to safety"),
    ],
)
def test_chat_commands(run: Run, flood_store: str, line: str, told: str) -> None:
    status, out, _ = run("chat", "--store", flood_store, *FLOOD, given=line.encode())
    assert status == 0
    assert told in out


@pytest.mark.parametrize("command", ["chat", "ask"])
def test_long_question_is_read_in_part_and_says_so(
    run: Run, flood_store: str, command: str
) -> None:
    question = "when did Mill Bridge collapse? " + "please " * 60
    given = (question,) if command == "ask" else ()
    _, out, _ = run(command, *given, "--store", flood_store, *FLOOD, given=question.encode())
    assert "The question is long; only its first 256 characters were read." in out
    assert "Mill Bridge in Oldtown collapsed." in out


def test_question_that_is_read_whole_says_nothing_of_length(run: Run, flood_store: str) -> None:
    """White space is not read, so it does not make a question long."""
    question = "when did Mill Bridge" + " " * 300 + "collapse?"
    _, out, _ = run("ask", question, "--store", flood_store, *FLOOD)
    assert out.startswith("  Mill Bridge in Oldtown collapsed.")


def test_refusal_of_a_long_question_tells_what_is_taken(run: Run, flood_store: str) -> None:
    _, _, err = run("ask", "x" * 2_001, "--store", flood_store)
    assert "at most 2,000 are taken, of which the first 256 are read" in err
    assert run("ask", "x" * 2_000, "--store", flood_store)[0] == 0


def test_fault_of_the_program_is_one_sentence_and_its_trace_on_request(
    run: Run, flood_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "ask", ("bot.nowhere", "ask", ""))
    status, out, err = run("ask", "who?", "--store", flood_store)
    assert (status, out) == (1, "")
    assert "ModuleNotFoundError" in err
    assert one_sentence(err)
    monkeypatch.setenv("TICKTOCK_DEBUG", "1")
    with pytest.raises(ModuleNotFoundError):
        run("ask", "who?", "--store", flood_store)
