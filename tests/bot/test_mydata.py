"""What is told of what is kept, and the file that holds it."""

import gzip
import json
from typing import Any

import pytest

from bot.blocks import Reply
from bot.mydata import (
    CONFIRM,
    confirm_button,
    done_reply,
    erasing_reply,
    export_file,
    export_reply,
)
from bot.words import LANGUAGES, words_for
from tests.bot.test_introducing import lines

KINDS = (
    "names",
    "edits",
    "acts",
    "proposals",
    "decisions",
    "waits",
    "watches",
    "reports",
    "posts",
)
NOTHING: dict[str, list[dict[str, object]]] = {kind: [] for kind in KINDS}
ALL: dict[str, list[dict[str, object]]] = {kind: [{"at": 1}] * 2 for kind in KINDS}


def told(reply: Reply) -> str:
    return " ".join(lines(reply))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_kept_is_counted(language: str) -> None:
    words = words_for(language)
    assert len(lines(export_reply(ALL, words))) == 2 + len(KINDS)
    assert len(lines(export_reply(NOTHING, words))) == 1
    asked = told(erasing_reply(ALL, words))
    for part in ("erased", "erased-name", "stays", "stays-facts", "stays-said"):
        assert words.say(f"mydata.{part}") in asked
    assert "7" in told(done_reply(7, words))


def test_file_reads_as_it_is_kept() -> None:
    """Ids as text, which every program reads exactly, and what is JSON already as such."""
    post: dict[str, object] = {
        "key": "m1",
        "message": 2**60,
        "created": 5,
        "view": '{"lead":1}',
        "context": "no JSON",
        "body": "",
    }
    file = export_file(NOTHING | {"posts": [post]}, 2**61, at=0)
    data: dict[str, Any] = json.loads(file.data)
    assert file.name == "mydata.json"
    assert data["member"] == str(2**61)
    assert data["made"] == "1970-01-01T00:00:00+00:00"
    assert data["posts"] == [
        post | {"message": str(2**60), "view": {"lead": 1}},
    ]
    assert set(data) == {"member", "made", *KINDS}


def test_file_too_large_for_discord_is_packed() -> None:
    rows: list[dict[str, object]] = [{"view": "x" * 1000}] * 10_000
    file = export_file(NOTHING | {"posts": rows}, 7, at=0)
    assert file.name == "mydata.json.gz"
    assert len(file.data) < 1_000_000
    assert len(json.loads(gzip.decompress(file.data))["posts"]) == 10_000


def test_button_names_its_member() -> None:
    found = CONFIRM.fullmatch(confirm_button(2**62, words_for("en")).identity)
    assert found is not None
    assert int(found["member"]) == 2**62
