"""What posts no longer hold: words that were kept for a while, members, guilds; functions over one open
connection.

Each runs inside the caller's unit of work.
"""

from typing import Any, Final

from knowledge.storage.dialect import queries_of
from knowledge.storage.posting import PostAction

__all__ = ["fade_posts", "forget_guild", "forget_member", "kept_guilds"]

_NOTICE: Final = "notice"
"""The kind of posts that tell moderators what a member reported, in the member's words."""
_WORDLESS: Final = {
    "context": "",
    "own": "$.own",
    "remark": "$.remark",
    "understood": "$.understood",
    "unread": "",
}
"""What a post keeps of its asker's own words is taken out of it: these parts of its view."""


def _do(raw: Any, name: str, /, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
    return found


def forget_guild(raw: Any, guild: int) -> None:
    """See ``PostStore.forget_guild``."""
    for query in (
        "drop_guild_reports",
        "drop_guild_posts",
        "drop_guild_schedules",
        "drop_guild",
    ):
        _do(raw, query, guild=guild)


def forget_member(raw: Any, member: int) -> int:
    """See ``PostStore.forget_member``."""
    reports = _do(raw, "drop_member_reports", actor=member)
    edit = str(PostAction.EDIT)
    dropped = _do(raw, "drop_member_posts", asker=member, edit=edit, notice=_NOTICE)
    return len(reports) + len(dropped) + len(_do(raw, "unname_posts", asker=member, **_WORDLESS))


def fade_posts(raw: Any, before: int, limit: int) -> int:
    """Take the asker's own words out of posts that were last changed before an instant; how many."""
    parts = {name: _WORDLESS[name] for name in ("own", "understood", "unread")}
    return len(_do(raw, "fade_posts", before=before, limit=limit, **parts))


def kept_guilds(raw: Any) -> tuple[int, ...]:
    """See ``PostStore.kept_guilds``."""
    return tuple(sorted({guild for (guild,) in _do(raw, "known_guilds")} - {0}))
