"""The buttons under a post, and how a press tells which one and of which post it was. No Discord here."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = [
    "PRESSED",
    "Button",
    "ButtonKind",
    "Go",
    "Link",
    "Own",
    "Press",
    "Turn",
    "custom_id",
    "pressed",
    "report_id",
    "reported_in",
]


class ButtonKind(StrEnum):
    """What a press asks for, in the order in which buttons stand. ``PAGE`` is two, back and on."""

    PAGE = "page"
    SOURCES = "sources"
    PASSAGE = "passage"
    EARLIER = "earlier"
    LATER = "later"
    MORE = "more"
    AWAIT = "await"
    REPORT = "report"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Go:
    """A button that tells from where it goes on: a day, or a place among the facts around another."""

    kind: ButtonKind
    number: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Two buttons, back and on, through the pages of what another button shows; ``base`` is added to the
    page that each goes to."""

    kind: ButtonKind
    base: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A button that leads to a source; shown only where ``bot.escape.safe_link`` trusts its address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Own:
    """A button of some other part of the bot: what it is called, and the id that comes back with a press.
    ``main`` stands out as what is usually wanted."""

    label: str
    identity: str
    main: bool = False


Button = ButtonKind | Go | Turn | Link | Own


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed. ``number`` is the page to go to, or the place to go on from; 0 where
    none is told."""

    kind: ButtonKind
    key: str
    number: int = 0


PRESSED: Final = re.compile(
    rf"tt1:(?P<kind>{'|'.join(ButtonKind)}):(?P<key>[a-z0-9-]{{1,25}})(?::(?P<number>[0-9]{{1,9}}))?"
)
"""What ``custom_id`` makes, and nothing else that anybody could make up, but for the key."""


def custom_id(kind: ButtonKind, key: str, number: int | None = None) -> str:
    """The id of a button of the post ``key``; at most 48 characters."""
    return f"tt1:{kind}:{key}" if number is None else f"tt1:{kind}:{key}:{number}"


def pressed(found: re.Match[str]) -> Press:
    """What an id matched by ``PRESSED`` asks for."""
    return Press(ButtonKind(found["kind"]), found["key"], int(found["number"] or 0))


_REPORT: Final = re.compile(r"tt1:form:report:(?P<key>[a-z0-9-]{1,25})")


def report_id(key: str) -> str:
    """The id of the form by which the post ``key`` is reported."""
    return f"tt1:form:report:{key}"


def reported_in(identity: str) -> str | None:
    """The key of the post that a form reports; ``None`` for what is no id of such a form."""
    found = _REPORT.fullmatch(identity)
    return found["key"] if found else None
