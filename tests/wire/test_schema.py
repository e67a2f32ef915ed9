"""What the oracle refuses: bodies that are wrong on purpose, and some that are right."""

from typing import Any

import pytest

from tests.wire.limits import faults_of_choices, faults_of_commands, faults_of_message
from tests.wire.schema import Oracle, has_openapi

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
COMMANDS = "/applications/1/commands"
LAYOUT = 1 << 15


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def row(**button: Any) -> dict[str, Any]:
    told = {"type": 2, "style": 2, "label": "Go", "custom_id": "go", **button}
    return {"type": 1, "components": [told]}


def layout(*components: Any, **more: Any) -> dict[str, Any]:
    return {"flags": LAYOUT, "components": list(components), **more}


def faults(method: str, path: str, body: Any, files: dict[str, int] | None = None) -> list[str]:
    return Oracle().faults(method, path, body, files=files or {}, laid_out=False)


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000, "nonce": "m1", "enforce_nonce": True},
        {
            "content": "hi",
            "allowed_mentions": {"parse": []},
            "message_reference": {"message_id": 5},
        },
        {"embeds": [{"title": "t", "fields": [{"name": "a", "value": "b"}]}]},
        layout({"type": 17, "components": [text("x" * 4000), row()]}),
        layout({"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}}]}),
        {"content": "go", "components": [row(style=5, custom_id=None, url="https://example.org/")]},
    ],
)
def test_sound_messages_pass(body: dict[str, Any]) -> None:
    assert faults("POST", MESSAGES, body) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"content": "x" * 2001}, "content"),
        ({}, "50006"),
        ({"content": ""}, "50006"),
        ({"content": "x", "flags": 64}, "flags"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"content": "x", "enforce_nonce": True}, "nonce"),
        ({"embeds": [{"description": "x" * 3000}, {"description": "x" * 3001}]}, "6,000"),
        ({"embeds": [{"fields": [{"name": " ", "value": "x"}]}]}, "fields"),
        ({"embeds": [{"title": "x", "url": "ftp://example.org"}]}, "url"),
        ({"content": "x", "components": [row()] * 6}, "rows"),
        ({"content": "x", "components": [row(), row()]}, "twice"),
        ({"content": "x", "components": [row(custom_id="x" * 101)]}, "custom_id"),
        ({"content": "x", "components": [row(label="x" * 81)]}, "label"),
        ({"content": "x", "components": [row(style=5)]}, "link"),
        ({"content": "x", "components": [row(label=None)]}, "label"),
        ({"content": "x", "components": [text("x")]}, "layout"),
        (layout(text("x"), content="x"), "content"),
        (layout(), "needs some"),
        (layout(*[text("x")] * 41), "over 40"),
        (layout(text("x" * 2500), text("x" * 2500)), "4,000"),
        (layout({"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}), "attached"),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "users"),
    ],
)
def test_faulty_messages_are_noticed(body: dict[str, Any], word: str) -> None:
    """By the limits alone, whether or not the OpenAPI file is at hand."""
    assert word in "; ".join(faults_of_message(body))
    assert faults("POST", MESSAGES, body) != []


@pytest.mark.skipif(not has_openapi(), reason="Discord's OpenAPI file is not at hand")
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", MESSAGES, {"content": 5}),
        ("POST", MESSAGES, {"content": "x", "allowed_mention": {"parse": []}}),
        ("POST", MESSAGES, {"embeds": [{"title": "x" * 257}]}),
        ("POST", MESSAGES, {"embeds": [{"title": "x"}] * 11}),
        ("POST", MESSAGES, layout({"type": 17, "components": []})),
        ("POST", MESSAGES, layout(row(style=9))),
        ("POST", MESSAGES, layout({"type": 99})),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "x" * 2001}}),
        ("POST", CALLBACK, {"type": 44}),
        ("POST", CALLBACK, {"type": 9, "data": {"title": "x" * 46, "custom_id": "x"}}),
        ("PUT", COMMANDS, [{"name": "a", "description": "x", "options": [{"type": 3}]}]),
        ("PUT", "/applications/1/command", []),
    ],
)
def test_faults_are_noticed_by_the_specification(method: str, path: str, body: Any) -> None:
    assert faults(method, path, body) != []


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ([{"name": str(at), "value": "x"} for at in range(26)], "over 25"),
        ([{"name": "x" * 101, "value": "x"}], "name"),
        ([{"name": "x", "value": "x" * 101}], "value"),
        ([{"name": "", "value": "x"}], "name"),
    ],
)
def test_faulty_choices_are_noticed(data: Any, word: str) -> None:
    assert word in "; ".join(faults_of_choices({"choices": data}))
    assert faults("POST", CALLBACK, {"type": 8, "data": {"choices": data}}) != []


def test_names_and_sizes_of_files_are_looked_at() -> None:
    image = {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}
    assert faults("POST", MESSAGES, layout(image), {"a.png": 10}) == []
    assert "10 MiB" in "; ".join(faults("POST", MESSAGES, layout(image), {"a.png": 11 << 20}))


def command(name: str = "ask", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Ask", **more}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "x", "type": 3, **more}


def test_sound_commands_pass() -> None:
    options = [option("question", required=True), option("date", name_localizations={"ru": "дата"})]
    menu = {"name": "Ask about this", "type": 3}
    assert faults("PUT", COMMANDS, [command(options=options), menu]) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ([command("Ask")], "name"),
        ([command(description="x" * 101)], "description"),
        ([command(), command()], "twice"),
        ([command(str(at)) for at in range(101)], "over 100"),
        ([command(name_localizations={"kk": "сұрау"})], "locale"),
        ([command(options=[option("a"), option("b", required=True)])], "required"),
        ([command(options=[option("a"), option("a")])], "two options"),
        (
            [
                command(
                    options=[
                        option("a", name_localizations={"ru": "день"}),
                        option("b", name_localizations={"ru": "день"}),
                    ]
                )
            ],
            "two options",
        ),
        ([{"name": "x", "type": 3, "description": "x"}], "menu"),
    ],
)
def test_faulty_commands_are_noticed(body: Any, word: str) -> None:
    assert word in "; ".join(faults_of_commands(body))
    assert faults("PUT", COMMANDS, body) != []
