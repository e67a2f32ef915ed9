"""Discord's Markdown as a grammar of its own, written from how clients show it: what is live in a text.

Knows nothing of the escaper. Nesting is not followed: a node is found by how it begins and ends.
"""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Node", "live", "pinging"]

_ESCAPE: Final = re.compile(r"\\[^0-9A-Za-z\s]")
_TEXT: Final = "\ue000"
"""Stands for an escaped character: neither letter, digit, mark nor space."""

_BLOCKS: Final = {
    "heading": r"^[^\S\n]*#{1,3}[^\S\n]+\S",
    "subtext": r"^[^\S\n]*-\#[^\S\n]+\S",
    "quote": r"^[^\S\n]*>(?:>>)?[^\S\n]",
    "list": r"^[^\S\n]*(?:[-*+]|[0-9]+[.)])[^\S\n]+\S",
    "rule": r"^[^\S\n]*(?:-{3,}|={3,}|_{3,}|\*{3,})[^\S\n]*$",
}
_SPANS: Final = {
    "fence": r"```[\s\S]+?```|~~~",
    "code": r"`[^`]+`",
    "link": r"\[[^\]]*\]\s?\(<?[^)\s>]+>?[^)]*\)",
    "autolink": r"<[^: >]+:/[^ >]+>|<[^ >]+@[^ >]+>|<\+[0-9]+>",
    "mention": r"<(?:@[!&]?|\#)[0-9]+>|<(?:[0-9]+|id):[a-z][a-z-]*(?::[0-9]+)?>",
    "command": r"</[^:\n>]+:[0-9]+>",
    "emoji": r"<a?:\w+:[0-9]+>|:[A-Za-z0-9_+~-]+:",
    "time": r"<t:-?[0-9]+(?::[a-zA-Z])?>",
    "ping": r"@(?i:everyone|here)",
    "url": r"[A-Za-z][A-Za-z0-9+.-]*://\S",
    "card": r"(?i:discord(?:app)?\.(?:gg|com|gift|new)|dis\.gd)/",
    "strong": r"\*\*[^*]+\*\*",
    "emphasis": r"\*[^\s*][^*]*\*|_[^_]+_",
    "underline": r"__[\s\S]+?__",
    "strike": r"~~[\s\S]+?~~",
    "spoiler": r"\|\|[\s\S]+?\|\|",
}


def _grammar(rules: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in rules.items()), re.MULTILINE)


_BLOCK: Final = _grammar(_BLOCKS)
_SPAN: Final = _grammar(_SPANS)
_PING: Final = re.compile(r"<@[!&]?[0-9]+>|<#[0-9]+>|@(?:everyone|here)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    kind: str
    text: str


def live(text: str) -> tuple[Node, ...]:
    """What a client would show other than as it stands, blocks first."""
    plain = _ESCAPE.sub(_TEXT, text)
    return tuple(
        Node(found.lastgroup or "", found.group())
        for grammar in (_BLOCK, _SPAN)
        for found in grammar.finditer(plain)
    )


def pinging(text: str) -> tuple[str, ...]:
    """Mentions that a server would find in the text as sent, backslashes or not."""
    return tuple(_PING.findall(text))
