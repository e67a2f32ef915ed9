"""What is kept of a member, forgetting them, and erasing a guild: functions over one open connection.

Each runs inside the caller's unit of work.
"""

from typing import Any, Final

from knowledge.storage.chain import actor_id, actor_text, witness
from knowledge.storage.dialect import dialect_of, queries_of
from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.keeping import ProposalState

__all__ = ["erase_guild", "erase_layer", "forget_member", "kept_of"]

_OF_ACTOR: Final = {
    "edits": "member_edits",
    "acts": "member_acts",
    "proposals": "member_proposals",
    "decisions": "member_decisions",
}
_OF_MEMBER: Final = {
    "waits": "member_waits",
    "watches": "member_watches",
    "reports": "member_reports",
    "posts": "member_posts",
}
"""Queries of what is kept of a member, by what it is; of editors and of anybody."""

_ERASURES: Final = (
    "drop_postings",
    "drop_rare",
    "drop_outside",
    "drop_segment",
    "erase_figures",
    "erase_links",
    "erase_documents",
    "erase_facts",
    "erase_revisions",
    "clear_terms",
    "clear_names",
    "erase_listed",
    "clear_sources",
    "clear_passages",
    "erase_layer",
)
"""What a layer consists of, what refers to something before that."""


def _do(raw: Any, name: str, /, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
    return found


def kept_of(raw: Any, member: int) -> dict[str, list[dict[str, object]]]:
    """See ``KeepStore.mine``."""
    known = _do(raw, "known_member", member=member or None)
    kept: dict[str, list[dict[str, object]]] = {
        "names": [{"name": name} for _, name in known],
        **{word: [] for word in _OF_ACTOR},
    }
    for number, _ in known:
        values = {"id": number, "actor": actor_text(number)}
        for word, query in _OF_ACTOR.items():
            kept[word] += _told(raw, query, **values)
    for word, query in _OF_MEMBER.items():
        kept[word] = _told(raw, query, member=member) if member else []
    return kept


def _told(raw: Any, name: str, /, **values: object) -> list[dict[str, object]]:
    """The rows of a query, each value under the name of its column."""
    cursor = raw.execute(queries_of(raw)[name], values)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def forget_member(raw: Any, member: int) -> int:
    """See ``KeepStore.forget``."""
    # Whose they are is not known any more, so that anybody might decide on their own.
    _do(raw, "withdraw_of_member", member=member, state=ProposalState.WITHDRAWN.value)
    return (
        len(_do(raw, "forget_actor", member=member, name=""))
        + len(_do(raw, "drop_member_waits", member=member))
        + len(_do(raw, "drop_member_watches", member=member))
    )


def erase_guild(raw: Any, guild: int, editor: Editor, at: int) -> None:
    """See ``KeepStore.leave``."""
    for query in ("drop_guild_proposals", "drop_guild_gaps", "drop_guild_watches"):
        _do(raw, query, guild=guild)
    erase_layer(raw, guild)
    witness(raw, AuditEntry(0, at, actor_text(actor_id(raw, editor)), guild, "erase"))


def erase_layer(raw: Any, guild: int) -> None:
    """Erase all that a guild wrote into the record: its layers, and events of its own.

    Also from the index, down to the last word. The audit stays.
    """
    if not guild:
        return
    layers = _do(raw, "guild_layers", guild=guild)
    # What lies over an event of the guild's own goes before it.
    layers.sort(key=lambda layer: layer[1] is None)
    if not layers:
        return
    with dialect_of(raw).unguarded(raw):
        for layer, _ in layers:
            for row, tokens in _do(raw, "layer_documents", scope=layer):
                if tokens:
                    _do(raw, "unindex_document", row=row, tokens=tokens)
            for erasure in _ERASURES:
                _do(raw, erasure, scope=layer)
        # The index only marks what is taken out of it, until its parts are put together anew.
        _do(raw, "optimize_index")
