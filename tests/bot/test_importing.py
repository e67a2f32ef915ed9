"""Plain texts and passages through the command, as the README shows it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.conftest import Run, one_sentence

ROOT = Path(__file__).parents[2]
TEXT = "The valley flood\n\nMill Bridge fell on 2 July 2021. Nobody was hurt.\n\nOn 3 July it rained.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "valley.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path) -> tuple[str, str]:
    return "--store", f"sqlite:///{tmp_path / 'record.db'}"


def test_example_of_the_readme_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = (
        block for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) if "flood" in block
    )
    script = example.replace(".venv/bin/ticktock", f"{sys.executable} -m bot")
    monkeypatch.setenv("TICKTOCK_STORE", f"sqlite:///{tmp_path / 'record.db'}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "flood: 2 added" in done.stdout
    assert "1,200 people had been moved to safety" in done.stdout
    assert '[1] Valley Post, "The valley flood", ¶ 2' in done.stdout


def test_text_becomes_an_event_with_its_source(
    run: Run, text: Path, store: tuple[str, str], tmp_path: Path
) -> None:
    whence = ("--source", "Valley Post", "--url", "https://valley.example/1")
    loaded = run("import", str(text), *whence, "--published", "2021-07-05", *store)
    assert loaded == (0, "valley: 3 added, 0 corrected, 0 retracted, 0 unchanged.\n", "")
    listed = run("facts", "list", "--event", "valley", *store)[1].splitlines()
    assert listed == [
        "valley-1-1 2 July 2021 Mill Bridge fell on 2 July 2021.",
        "valley-1-2 2 July 2021 Nobody was hurt.",
        "valley-2-1 3 July 2021 On 3 July it rained.",
    ]
    folder = tmp_path / "pack"
    assert run("export", "valley", str(folder), *store)[0] == 0
    source = (folder / "sources.jsonl").read_text(encoding="utf-8")
    assert source == (
        '{"id": "the-valley-flood", "title": "The valley flood", "publisher": "Valley Post", '
        '"url": "https://valley.example/1", "published": "2021-07-05"}\n'
    )
    assert '"basis": "inferred"' in (folder / "facts.jsonl").read_text(encoding="utf-8")
    assert run("check", str(folder))[0] == 0
    assert run("import", str(text), *whence, "--published", "2021-07-05", *store)[1].endswith(
        "3 unchanged.\n"
    )


def test_on_a_screen_it_is_told_where_it_lies_and_how_to_ask_of_it(
    run: Run, text: Path, store: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = run("import", str(text), *store)[1].splitlines()
    assert " ".join(out[1:]).split(". ") == [
        f"It lies beside the other events in the record at {store[1]}",
        f"Ask it alone with: ticktock chat --event valley --store {store[1]}",
    ]


def test_bare_sentences_in_json_lines_need_no_more_than_their_text(
    run: Run, store: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bare.jsonl"
    file.write_text('{"text": "Mill Bridge fell on 2 July 2021."}\n', encoding="utf-8")
    assert run("import", str(file), "--source", "Valley Post", *store)[0] == 0
    _, out, _ = run("ask", "when did Mill Bridge fall?", "--event", "bare", *store)
    assert '[1] Valley Post, "bare", ¶ 1' in out


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        (("{text}", "--published", "5 July"), 2, "write a day as 2022-01-06"),
        (("{text}", "--url", "javascript:x"), 2, "an address that begins with https://"),
        (("{text}", "--passages", "{text}"), 2, "Name a pack's folder, a text, or"),
        (("{folder}", "--source", "x"), 2, "A pack names its own event and sources"),
        (("a.jsonl", "--published", "2021-07-05"), 2, "passages have a date each"),
        (("missing",), 1, "There is no missing; name a pack's folder, a text (.txt)"),
        (("{folder}/odd.docx",), 1, "no text (.txt, .md) and no passages (.jsonl)."),
        (("{folder}/odd.csv",), 1, "for tables there is “ticktock facts import”."),
    ],
)
def test_what_cannot_be_imported_is_told(
    run: Run, text: Path, store: tuple[str, str], given: tuple[str, ...], status: int, told: str
) -> None:
    for name in ("odd.docx", "odd.csv"):
        (text.parent / name).write_text("x", encoding="utf-8")
    filled = [each.format(text=text, folder=text.parent) for each in given]
    found, _, err = run("import", *filled, *store)
    assert found == status
    assert one_sentence(err)
    assert told in err


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--source", "Valley\x1b[31m Post", "holds the control character U+001B"),
        ("--source", "\u202e\u200b", "--source"),
        ("--title", "T" * 301, "--title is longer than 300 characters"),
        ("--url", "https://a.example/\u202egpj", "holds the invisible control character U+202E"),
    ],
)
def test_options_are_held_to_what_a_pack_may_hold(
    run: Run, text: Path, store: tuple[str, str], option: str, value: str, words: str
) -> None:
    status, out, err = run("import", str(text), option, value, *store)
    assert (status, out) == (2, "")
    assert words in err


def test_facts_are_written_to_no_file_that_could_not_be_read_back(
    run: Run, text: Path, store: tuple[str, str], tmp_path: Path
) -> None:
    assert run("import", str(text), *store)[0] == 0
    status, out, err = run("facts", "export", str(tmp_path / "backup"), *store)
    assert (status, out) == (2, "")
    assert "name it .jsonl or .csv" in err
    assert not (tmp_path / "backup").exists()
