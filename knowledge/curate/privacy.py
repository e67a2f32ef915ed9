"""What is kept of a member, and erasing it; and all of a guild's."""

from knowledge.authority import Action, Actor
from knowledge.curate.curator import Curator
from knowledge.curate.outcome import editor_of
from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.interface import FactStore

__all__ = ["Privacy"]


class Privacy:
    """Members see and erase what is kept of them; the operator does it for anybody, and for guilds."""

    def __init__(self, store: FactStore, curator: Curator) -> None:
        self._store = store
        self._curator = curator

    async def kept(self, actor: Actor, *, at: int) -> dict[str, list[dict[str, object]]]:
        """All that is kept of the actor, in all guilds, by what it is."""
        await self._curator.allow(actor, Action.EXPORT_OWN, at=at)
        return await self._store.keeps.mine(actor.user)

    async def erase_own(self, actor: Actor, *, at: int) -> int:
        """Erase what is kept of the actor; how many entries knew them."""
        await self._curator.allow(actor, Action.ERASE_OWN, at=at)
        return await self._forget(actor.user, at)

    async def erase_member(self, actor: Actor, member: int, *, at: int) -> int:
        """Erase what is kept of a member; how many entries knew them."""
        await self._curator.allow(actor, Action.ERASE_ANYONE, at=at)
        return await self._forget(member, at)

    async def erase_guild(self, actor: Actor, guild: int, *, at: int) -> bool:
        """Erase a guild's own record, with all that was kept for it; whether there was anything."""
        await self._curator.allow(actor, Action.ERASE_GUILD, at=at)
        posts = self._store.posts
        kept = guild in (*await posts.kept_guilds(), *await posts.left_guilds())
        await self._store.keeps.leave(guild, at=at, editor=editor_of(actor))
        await posts.forget_guild(guild)
        await posts.note_back(guild)
        return kept

    async def _forget(self, member: int, at: int) -> int:
        known = await self._store.keeps.forget(member)
        known += await self._store.posts.forget_member(member)
        entry = AuditEntry(0, at, "", 0, "erase", note=f"{known} entries of a member")
        await self._store.keeps.witness(entry, editor=Editor(0, "erasure"))
        return known
