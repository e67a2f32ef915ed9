"""What a moderator or member is filling in: kept with the reply that shows it, so that a restart loses
nothing that was typed, and erased with it. Knows no Discord.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Final

from knowledge.entry import Draft, draft_from_json, draft_to_json
from knowledge.storage.posting import Post, PostState

__all__ = ["SLIP", "Slip", "Task", "post_of", "slip_in"]

SLIP: Final = "editing"
"""The kind of posts that hold a slip."""
_WORDS: Final = "remark"
"""The part of a post's view that goes when its member is forgotten."""


class Task(StrEnum):
    """What comes of a slip."""

    ADD = "add"
    CORRECT = "correct"
    HISTORY = "history"
    """Looking at a fact's revisions, of which one may be restored."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One piece of work at one fact of one event, by the member and in the guild of its post.

    ``expected`` is the revision that was shown, and ``base`` what it said. ``saves`` counts what was
    saved, so that each save has a key of its own however often its button is pressed. ``number`` is
    the revision to be restored.
    """

    task: Task
    event: str
    draft: Draft = field(default_factory=Draft)
    base: Draft = field(default_factory=Draft)
    fact: str = ""
    expected: int = 0
    reason: str = ""
    propose: bool = False
    saves: int = 0
    number: int = 0
    sought: bool = False
    """Whether its first form asked for the event, and so had no field for figures."""
    gap: int = 0
    """Number of the gap that it is to fill; 0 for none."""
    looked: bool = False
    """Whether its member was shown what the checks say of it as it is."""
    near: tuple[str, ...] = ()
    """Ids of the facts near it that were shown then."""
    since: tuple[str, ...] = ()
    """Ids of those that came onto the record after that, and were shown when it was to be saved."""

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not on record yet."""
        return self.draft != self.base

    def saved(self, fact: str, draft: Draft, revision: int) -> "Slip":
        """The slip after a save: what is typed next corrects the fact that was saved."""
        return replace(
            self,
            task=Task.CORRECT,
            fact=fact,
            draft=draft,
            base=draft,
            expected=revision,
            reason="",
            saves=self.saves + 1,
            gap=0,
            looked=False,
            near=(),
            since=(),
        )

    def rebased(self, theirs: Draft, revision: int) -> "Slip":
        """The slip against what somebody else made of the fact meanwhile: fields that its member left
        alone become theirs."""
        mine = {
            each.name: getattr(self.draft, each.name)
            for each in fields(Draft)
            if getattr(self.draft, each.name) != getattr(self.base, each.name)
        }
        return replace(self, draft=replace(theirs, **mine), base=theirs, expected=revision)

    def text(self) -> str:
        """As JSON, to be kept in ``Post.view``: all of it is its member's own words, and stands where
        those are erased when the member is forgotten."""
        kept = {
            name: value
            for name, value in asdict(self).items()
            if name not in ("draft", "base") and value
        }
        drafts = {"draft": draft_to_json(self.draft), "base": draft_to_json(self.base)}
        whole = {_WORDS: {**kept, **drafts}}
        return json.dumps(whole, ensure_ascii=False)


def post_of(slip: Slip, *, key: str, guild: int, channel: int, member: int, at: int) -> Post:
    """The post by which a slip is kept."""
    return Post(
        key=key,
        kind=SLIP,
        channel=channel,
        guild=guild,
        asker=member,
        view=slip.text(),
        state=PostState.SENT,
        created=at,
        private=True,
    )


def slip_in(post: Post | None, *, guild: int, member: int) -> Slip | None:
    """The slip of a post, where it is this member's in this guild."""
    if post is None or post.kind != SLIP or not post.view:
        return None
    if not guild or post.guild != guild or post.asker != member:
        return None
    try:
        return _slip(json.loads(post.view)[_WORDS])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _slip(data: Mapping[str, Any]) -> Slip:
    return Slip(
        task=Task(data["task"]),
        event=str(data.get("event", "")),
        draft=draft_from_json(data["draft"]),
        base=draft_from_json(data["base"]),
        fact=str(data.get("fact", "")),
        expected=int(data.get("expected", 0)),
        reason=str(data.get("reason", "")),
        propose=bool(data.get("propose", False)),
        saves=int(data.get("saves", 0)),
        number=int(data.get("number", 0)),
        sought=bool(data.get("sought", False)),
        gap=int(data.get("gap", 0)),
        looked=bool(data.get("looked", False)),
        near=tuple(map(str, data.get("near", ()))),
        since=tuple(map(str, data.get("since", ()))),
    )
