"""Only the sender speaks: no other module calls what makes, changes or takes away a message."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "bot"
SPEAKING = {"send.py", "callbacks.py"}
CALLS = {
    "create_interaction_response",
    "create_thread",
    "delete_original_response",
    "edit",
    "edit_message",
    "edit_original_response",
    "execute_webhook",
    "reply",
    "send",
    "send_message",
    "send_modal",
    "typing",
}
"""Names of the library's methods by which something is said."""


def spoken(code: str) -> list[str]:
    """What a module says by itself: each call with its line."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and node.attr == "followup":
            found.append(f"{node.lineno}: followup")
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, owner = node.func.attr, node.func.value
        of_response = isinstance(owner, ast.Attribute | ast.Name) and (
            getattr(owner, "attr", getattr(owner, "id", "")) == "response"
        )
        if name in CALLS or (of_response and name != "is_done"):
            found.append(f"{node.lineno}: {name}")
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(ROOT.rglob("*.py")) if path.name not in SPEAKING],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_module_leaves_speaking_to_the_sender(path: Path) -> None:
    assert spoken(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "await channel.send('hi')",
        "await message.reply('hi')",
        "await interaction.response.defer()",
        "await response.send_message('hi')",
        "await interaction.followup.send('hi')",
        "await message.edit(content='hi')",
    ],
)
def test_line_that_speaks_is_noticed(line: str) -> None:
    assert spoken(f"async def f():\n    {line}\n")


def test_line_that_asks_the_sender_is_not() -> None:
    assert not spoken("async def f():\n    await sender.defer(interaction, private=True)\n")
    assert not spoken("if interaction.response.is_done():\n    pass\n")
