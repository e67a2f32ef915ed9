"""What earlier releases noted is taken over by the step of the schema that keeps it otherwise."""

from typing import Any

import pytest

from knowledge.storage.connection import driver
from knowledge.storage.migrate import APPLICATION_ID, load_steps, migrate


def before(number: int) -> Any:
    """A record of the schema before a step."""
    raw = driver().connect(":memory:", isolation_level=None)
    for step, text in load_steps("sqlite"):
        if step < number:
            raw.executescript(text)
            raw.execute("INSERT INTO step (number) VALUES (?)", (step,))
            raw.execute(f"PRAGMA user_version = {step}")
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return raw


@pytest.mark.parametrize(
    ("noted", "left"),
    [('{"7": 100, "9223372036854775807": 200}', [(7, 100), (2**63 - 1, 200)]), ("{", [])],
)
def test_guilds_that_were_left_are_known_after_an_update(
    noted: str, left: list[tuple[int, int]]
) -> None:
    raw = before(4)
    raw.execute("INSERT INTO note VALUES ('left-guilds', ?), ('commands', 'a1')", (noted,))
    migrate(raw, "a test")
    assert raw.execute("SELECT id, at FROM left_guild ORDER BY id").fetchall() == left
    assert raw.execute("SELECT name FROM note").fetchall() == [("commands",)]
    raw.close()


def test_words_of_before_are_gone_after_an_update() -> None:
    raw = before(4)
    raw.execute(
        "INSERT INTO post (key, kind, channel, guild, asker, question, body, view, context, created,"
        " changed, action, state, message, attempts, due) VALUES ('m1', 'answer', 1, 1, 1, 1, '',"
        """ '{"understood":"xyzzy","lead":1}', '{"terms":["xyzzy"]}', 1, 1, 'create', 'sent', 1, 0, 0)"""
    )
    migrate(raw, "a test")
    assert raw.execute("SELECT view, context FROM post").fetchall() == [('{"lead":1}', "")]
    raw.close()
