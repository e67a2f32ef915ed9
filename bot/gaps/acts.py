"""The buttons of gaps, and how a press tells which. No Discord here.

An id names what is wanted and a gap's number; the gap is looked up in the guild of the press, so a made-up
id does nothing that its sender may not do anyway.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.pages.buttons import Own

__all__ = ["ACT", "FORM", "Act", "Acted", "acted", "button", "form_id"]


class Act(StrEnum):
    """What a press asks for."""

    LIST = "list"
    OPEN = "open"
    ADD = "add"
    TAKE = "take"
    """The fact that probably fills it does."""
    FILL = "fill"
    """Another fact does, which a form asks for."""
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Acted:
    """A press. ``number`` is that of a gap, or of a page of the list; ``page`` the page to go back to."""

    act: Act
    number: int
    page: int


ACT: Final = re.compile(
    rf"tt6:(?P<act>{'|'.join(Act)}):(?P<number>[0-9]{{1,9}}):(?P<page>[0-9]{{1,4}})"
)
FORM: Final = re.compile(r"tt6:form:(?P<number>[0-9]{1,9})")


def acted(found: re.Match[str]) -> Acted:
    """What an id matched by ``ACT`` asks for."""
    return Acted(Act(found["act"]), int(found["number"]), int(found["page"]))


def button(act: Act, label: str, number: int, page: int, *, main: bool = False) -> Own:
    """A button of the list (``number`` its page) or of a gap."""
    return Own(label, f"tt6:{act}:{number}:{page}", main=main)


def form_id(number: int) -> str:
    """The id of the form that asks which fact fills a gap."""
    return f"tt6:form:{number}"
