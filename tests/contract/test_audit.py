"""What moderators read of the audit: the newest entries of their own guild, with who acted."""

from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.interface import FactStore

ANN, BEN = Editor(77, "Ann"), Editor(78, "Ben")
HERE, THERE = 501, 502


async def denied(store: FactStore, guild: int, editor: Editor, note: str) -> None:
    await store.keeps.witness(AuditEntry(0, 9, "", guild, "denied", note=note), editor=editor)


async def test_newest_entries_come_first_with_who_acted(store: FactStore) -> None:
    await denied(store, HERE, ANN, "queue")
    await denied(store, THERE, ANN, "import")
    await denied(store, HERE, BEN, "rollback")
    found = await store.keeps.latest(HERE)
    assert [(entry.note, who) for entry, who in found] == [("rollback", BEN), ("queue", ANN)]
    assert [entry.note for entry, _ in await store.keeps.latest(HERE, limit=1)] == ["rollback"]
    assert await store.keeps.latest(503) == ()


async def test_who_was_forgotten_has_no_name(store: FactStore) -> None:
    await denied(store, HERE, ANN, "queue")
    await store.keeps.forget(ANN.member)
    ((entry, who),) = await store.keeps.latest(HERE)
    assert (entry.note, who.member) == ("queue", 0)
    assert "Ann" not in who.name
