"""What a private reply of review shows, kept with it so that its buttons work after a restart.

An id names what is wanted and the post that holds the board; the board decides about all else, so an id
that was made up or changed does nothing that was not shown to the one who presses. Knows no Discord.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

from bot.pages.buttons import Own
from bot.words import Words
from knowledge.storage.posting import Post, PostState

__all__ = [
    "DEED",
    "Board",
    "Deed",
    "Done",
    "Subject",
    "board_in",
    "button",
    "done",
    "form_id",
    "form_in",
    "post_of",
    "suits",
]

KIND: Final = "reviewing"
"""The kind of posts that hold a board."""


class Subject(StrEnum):
    """What a board is about, and so which of its fields count."""

    QUEUE = "queue"
    """The proposal ``number``, the ``draft`` that somebody typed in its place, and the ``reason`` that
    they typed to decline it, where that was not taken yet."""
    DECLINED = "declined"
    """The proposal ``number``, which was declined."""
    UPDATES = "updates"
    """The fact of ``event`` in its ``revision``, the ``number``-th that diverged."""
    ROLLBACK = "rollback"
    """``member``, ``name``, ``since``, ``reason``, ``erased``; ``facts`` are what the preview showed."""
    IMPORT = "import"
    """The file ``name`` at ``url`` with the hash ``digest``, for ``event`` in its ``edition``."""
    AUDIT = "audit"


class Deed(StrEnum):
    """What a press asks for."""

    BACK = "back"
    NEXT = "next"
    ACCEPT = "accept"
    ANYWAY = "anyway"
    """Accept although nearly the same is on record, which the board shows."""
    EDIT = "edit"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    KEEP = "keep"
    TAKE = "take"
    CONFIRM = "confirm"
    INCLUDE = "include"
    """Look at the edits of people whose data was erased, too."""
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Board:
    """What one member was shown in one guild. ``sheet`` counts the pages of what is shown from 1."""

    subject: Subject
    number: int = 0
    sheet: int = 1
    event: str = ""
    fact: str = ""
    revision: int = 0
    member: int = 0
    name: str = ""
    since: int = 0
    reason: str = ""
    facts: tuple[tuple[str, str, int], ...] = ()
    """Scope, id and revision of each."""
    erased: bool = False
    """Whether edits of people whose data was erased are taken back as well."""
    near: tuple[str, ...] = ()
    """Ids of the facts near a proposal that were shown beside it."""
    url: str = ""
    digest: str = ""
    edition: tuple[int, int] = (0, 0)
    draft: str = ""
    """As JSON."""

    def text(self) -> str:
        """As JSON, to be kept in ``Post.view``."""
        kept = {
            name: value for name, value in asdict(self).items() if value not in ("", 0, (), (0, 0))
        }
        # What somebody typed, and whose edits are taken back, fades before the rest: an old preview
        # has to be looked at anew.
        fading = tuple(kept) if self.subject is Subject.ROLLBACK else ("draft", "reason")
        own = {name: kept.pop(name) for name in fading if name in kept}
        if own:
            kept = {**kept, "subject": self.subject, "own": own}
        return json.dumps(kept, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Done:
    """A press. ``number`` is that of the board when its buttons were shown."""

    deed: Deed
    key: str
    number: int = 0


DEED: Final = re.compile(
    rf"tt3:(?P<deed>{'|'.join(Deed)}):(?P<key>[a-z0-9-]{{1,25}}):(?P<number>0|[1-9][0-9]{{0,11}})"
)
_FORM: Final = re.compile(
    rf"tt3:form:(?P<deed>{Deed.EDIT}|{Deed.DECLINE}):(?P<key>[a-z0-9-]{{1,25}}):(?P<number>0|[1-9][0-9]{{0,11}})"
)


def done(found: re.Match[str]) -> Done:
    """What an id matched by ``DEED`` asks for."""
    return Done(Deed(found["deed"]), found["key"], int(found["number"]))


def button(deed: Deed, key: str, board: Board, words: Words, *, main: bool = False) -> Own:
    """A button under the board of the post ``key``."""
    return Own(words.say(f"review.{deed}"), f"tt3:{deed}:{key}:{board.number}", main=main)


def suits(deed: Deed, board: Board) -> bool:
    """Whether a press can be meant for what the board is about."""
    return deed in _DEEDS[board.subject]


_TURNS: Final = (Deed.BACK, Deed.NEXT)
_DEEDS: Final[Mapping[Subject, tuple[Deed, ...]]] = {
    Subject.QUEUE: (*_TURNS, Deed.ACCEPT, Deed.ANYWAY, Deed.EDIT, Deed.DECLINE, Deed.WITHDRAW),
    Subject.DECLINED: _TURNS,
    Subject.UPDATES: (*_TURNS, Deed.KEEP, Deed.TAKE),
    Subject.ROLLBACK: (*_TURNS, Deed.CONFIRM, Deed.INCLUDE, Deed.CANCEL),
    Subject.IMPORT: (Deed.CONFIRM, Deed.CANCEL),
    Subject.AUDIT: _TURNS,
}


def form_id(done: Done) -> str:
    """The id of the form that a press opens."""
    return f"tt3:form:{done.deed}:{done.key}:{done.number}"


def form_in(identity: str) -> Done | None:
    """The press that opened a form; ``None`` for what is no id of ours."""
    found = _FORM.fullmatch(identity)
    return done(found) if found else None


def post_of(board: Board, *, key: str, guild: int, channel: int, member: int, at: int) -> Post:
    """The post by which a board is kept."""
    return Post(
        key=key,
        kind=KIND,
        channel=channel,
        guild=guild,
        asker=member,
        view=board.text(),
        state=PostState.SENT,
        created=at,
        private=True,
    )


def board_in(post: Post | None, *, guild: int, member: int) -> Board | None:
    """The board of a post, where it is this member's in this guild."""
    if post is None or post.kind != KIND or not post.view:
        return None
    if not guild or post.guild != guild or post.asker != member:
        return None
    try:
        return _board(json.loads(post.view))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _board(data: Mapping[str, Any]) -> Board:
    if data["subject"] == Subject.ROLLBACK:
        data = data["own"]
    data = {**data, **data.get("own", {})}
    facts = tuple((str(scope), str(fact), int(at)) for scope, fact, at in data.get("facts", ()))
    first, second = map(int, data.get("edition", (0, 0)))
    board = Board(
        subject=Subject(data["subject"]),
        sheet=int(data.get("sheet", 1)),
        facts=facts,
        erased=bool(data.get("erased", False)),
        near=tuple(map(str, data.get("near", ()))),
        edition=(first, second),
    )
    known: dict[str, Any] = {name: str(data[name]) for name in _TEXTS if name in data}
    known |= {name: int(data[name]) for name in _NUMBERS if name in data}
    return replace(board, **known)


_TEXTS: Final = ("event", "fact", "name", "reason", "url", "digest", "draft")
_NUMBERS: Final = ("number", "revision", "member", "since")
