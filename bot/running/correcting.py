"""Corrections carried into what was posted: follows the audit, and puts right the posts that it concerns.

A note in the store keeps up to which entry that was done, and each post the revisions that it shows; so a
kill at any moment neither leaves a post out nor puts one right twice. Posts are put right newest first,
at a few a second. What does the work comes into memory with the first entry that concerns a post.
"""

import asyncio
import itertools
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Final

from bot.correcting.pace import Pace
from bot.desk import Desk
from bot.running.housekeeping import DAY, KEPT_DAYS
from bot.send import Sender
from knowledge.errors import KnowledgeError, StoreError
from knowledge.storage.posting import Post, PostState

if TYPE_CHECKING:
    from bot.correcting.changes import Touched
    from bot.pictures import Picture

__all__ = ["NOTE", "Corrections"]

NOTE: Final = "corrected"
"""Note of the last entry of the audit that was carried out; each process of several has its own."""
_LOOK: Final = 3.0
"""Seconds between two looks for what other programs edited."""
_AGAIN: Final = 1200
"""Looks, which is an hour of them, after which changes that were given up are tried once more."""
_TRIES: Final = 3
"""How often that is done for one post."""
_ON_ITS_WAY: Final = 15.0
"""Seconds after which an edit is carried out once more: an answer that was being made when it came may
have been written down after the first time."""
_ENTRIES: Final = 200
"""Entries that are carried out together."""
_POSTS: Final = 200
"""Posts that are put right for one fact, the newest."""
_OLDEST: Final = KEPT_DAYS * DAY
"""Seconds for which posts are remembered, and so put right."""

_log = logging.getLogger(__name__)

Key = tuple[str, str]


class Corrections:
    """``owns`` tells whether a guild's posts are this process's to change. ``clock`` tells seconds that
    go forward, and ``pause`` waits so many of them."""

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        *,
        owns: Callable[[int], bool] = lambda _guild: True,
        process: int = 0,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._desk = desk
        self._sender = sender
        self._owns = owns
        self._note = f"{NOTE}-{process}" if process else NOTE
        self._clock = clock
        self._pace = Pace(clock)
        self._pause = pause
        self._lately: deque[tuple[float, Touched]] = deque()
        """What was carried out once, with when it is to be done again."""
        self._looking = asyncio.Lock()
        sender.correct_by(self._drawn, self._unchanged)

    async def run(self) -> None:
        """Look now and then, and at once after an edit that this process made."""
        for looks in itertools.count():
            try:
                await self.look()
                if looks % _AGAIN == 0:
                    await self.try_again()
            except Exception as error:  # noqa: BLE001 - what failed is tried again at the next look
                told = error if isinstance(error, KnowledgeError) else type(error).__name__
                _log.warning("Posts could not be put right: %s", told)
            await self._desk.edited(_LOOK)

    async def look(self) -> None:
        """Carry out every edit that was made since the last look."""
        async with self._looking:
            done = int(await self._desk.posts.note(self._note) or 0)
            while entries := await self._desk.keeps.audit(None, after=done, limit=_ENTRIES):
                from bot.correcting.changes import touched

                made = touched(entries)
                await self._carry_out(made)
                self._lately.append((self._clock() + _ON_ITS_WAY, made))
                done = entries[-1].number
                await self._desk.posts.save_note(self._note, str(done))
            while self._lately and self._lately[0][0] <= self._clock():
                await self._carry_out(self._lately[0][1])
                self._lately.popleft()

    async def try_again(self) -> None:
        """Change posts that could not be changed while Discord was out of reach."""
        since = self._desk.clock() - _OLDEST
        for post in await self._desk.posts.unchanged(since=since, limit=_POSTS):
            if self._owns(post.guild) and await self._may_try(post.key):
                from bot.correcting.mending import remade

                guild = await self._desk.posts.guild(post.guild)
                again = await remade(post, await self._desk.knowledge(post.guild), guild)
                if again is not None:
                    await self._in_turn(post.channel)
                    await self._sender.revise(again)
                    self._pace.took(post.channel)

    async def _may_try(self, key: str) -> bool:
        for number in range(_TRIES):
            if await self._desk.posts.claim(f"again-{number}-{key}", at=self._desk.clock()):
                return True
        return False

    async def _in_turn(self, channel: int) -> None:
        if wait := self._pace.wait(channel):
            await self._pause(wait)

    async def _carry_out(self, touched: "Touched") -> None:
        """Put right each post that shows one of the facts, the newest first."""
        since = self._desk.clock() - _OLDEST
        facts = [*touched.facts]
        for scope in touched.loaded:
            facts += [(None, scope, fact) for fact in await self._moved(scope, since)]
        concerned: dict[str, Post] = {}
        for guild, scope, fact in facts:
            found = await self._desk.posts.citing(
                scope, fact, guild=guild, since=since, limit=_POSTS
            )
            concerned.update((post.key, _bare(post)) for post in found if self._owns(post.guild))
        for post in _newest_first(concerned.values()):
            await self._put_right(post)

    async def _moved(self, scope: str, since: int) -> list[str]:
        """Facts of an event that posts show otherwise than the record has them now."""
        cited = await self._desk.posts.cited(scope, since=since)
        if not cited:
            return []
        knowledge = await self._desk.knowledge(0)
        current = {
            fact.id: fact.revision
            for fact in await knowledge.current((scope, each.fact) for each in cited)
        }
        return list(dict.fromkeys(f.fact for f in cited if current.get(f.fact) != f.revision))

    async def _put_right(self, concerned: Post) -> None:
        from bot.correcting.mending import mended

        await self._in_turn(concerned.channel)
        # As it is now: its pages may have been turned meanwhile.
        post = await self._desk.posts.post(concerned.key)
        if post is None or post.state is PostState.REMOVED:
            return
        guild = await self._desk.posts.guild(post.guild)
        knowledge = await self._desk.knowledge(post.guild)
        try:
            found = await mended(post, knowledge, guild)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - one post must not stop the others
            _log.warning("A post could not be put right (%s).", type(error).__name__)
            return
        if found is None:
            return
        if not found.differs:
            await self._desk.posts.amend(found.post, at=self._desk.clock())
            return
        await self._sender.revise(found.post)
        self._pace.took(post.channel)

    async def _drawn(self, post: Post) -> "Picture | None":
        """The picture of a post that is changed, if it has one."""
        if not post.view:
            return None
        from bot.correcting.mending import picture_for

        guild = await self._desk.posts.guild(post.guild)
        try:
            return await picture_for(post, await self._desk.knowledge(post.guild), guild)
        except StoreError:
            raise
        except KnowledgeError:
            return None

    async def _unchanged(self, post: Post) -> None:
        """Say in the channel what was put right in a post that Discord does not let be changed."""
        from bot.correcting.mending import late_reply

        reply = late_reply(post, at=self._desk.clock())
        if reply is not None and await self._sender.post(reply):
            _log.info("A correction was told beside its post, in channel %d.", post.channel)


def _bare(post: Post) -> Post:
    """What is needed of a post until its turn comes."""
    return Post(post.key, post.kind, post.channel, created=post.created, message=post.message)


def _newest_first(posts: Iterable[Post]) -> list[Post]:
    """Of posts of one second that with the later message."""
    return sorted(posts, key=lambda post: (-post.created, -(post.message or 0)))
