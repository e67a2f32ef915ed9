"""The buttons and forms of editing, and how a press or a submit tells which. No Discord here.

An id names what is wanted and the post that holds the slip; the slip decides about all else, so a made-up
id does nothing that its sender may not do anyway.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.curating.forms import Form
from bot.pages.buttons import Own
from bot.words import Words

__all__ = [
    "ACT",
    "WITHDRAW",
    "Act",
    "Acted",
    "acted",
    "button",
    "form_id",
    "form_in",
    "withdraw_button",
]


class Act(StrEnum):
    """What a press asks for."""

    SAVE = "save"
    ANYWAY = "anyway"
    """Save although nearly the same came onto the record since, which was shown."""
    CHANGE = "change"
    DETAILS = "details"
    REST = "rest"
    CANCEL = "cancel"
    UNDO = "undo"
    RESTORE = "restore"
    PAGE = "page"
    USE = "use"
    """Use a message that not everybody may read."""


@dataclass(frozen=True, slots=True)
class Acted:
    """A press. ``number`` is a page or a revision; 0 where none is told."""

    act: Act
    key: str
    number: int = 0


ACT: Final = re.compile(
    rf"tt2:(?P<act>{'|'.join(Act)}):(?P<key>[a-z0-9-]{{1,25}})(?::(?P<number>[0-9]{{1,9}}))?"
)
_FORM: Final = re.compile(rf"tt2:form:(?P<form>{'|'.join(Form)}):(?P<key>[a-z0-9-]{{1,25}})")


WITHDRAW: Final = re.compile(r"tt8:withdraw:(?P<number>[0-9]{1,12})")


def withdraw_button(number: int, words: Words, *, several: bool = False) -> Own:
    """The button by which the author of a proposal takes it back; it names which of ``several``."""
    label = words.say("review.withdraw")
    return Own(f"{label} ({number})" if several else label, f"tt8:withdraw:{number}")


def acted(found: re.Match[str]) -> Acted:
    """What an id matched by ``ACT`` asks for."""
    return Acted(Act(found["act"]), found["key"], int(found["number"] or 0))


def button(
    act: Act, key: str, words: Words, *, number: int = 0, main: bool = False, label: str = ""
) -> Own:
    """A button under a reply about the slip of the post ``key``; ``label`` where it is called otherwise
    than its act."""
    label = words.say(f"editing.button-{label or act}", number=str(number))
    tail = f":{number}" if number else ""
    return Own(label, f"tt2:{act}:{key}{tail}", main=main)


def form_id(form: Form, key: str) -> str:
    """The id of a form about the slip of the post ``key``."""
    return f"tt2:form:{form}:{key}"


def form_in(identity: str) -> tuple[Form, str] | None:
    """The form and the key of its slip's post; ``None`` for what is no id of ours."""
    found = _FORM.fullmatch(identity)
    return (Form(found["form"]), found["key"]) if found else None
