"""``PostStore`` on any engine; see ``knowledge.storage.posting`` for what each method promises."""

import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, TypeVar

from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.failures import UNREADABLE, Unreadable
from knowledge.storage.forgetting import fade_posts, forget_guild, forget_member, kept_guilds
from knowledge.storage.posting import (
    DigestMode,
    Guild,
    Post,
    PostAction,
    PostedFact,
    PostState,
    Schedule,
    Settled,
)
from knowledge.storage.writing import Writes

__all__ = ["StoredPosts", "queue_post"]

T = TypeVar("T")

_AT_ONCE: Final = 500
"""Rows erased in one unit of work, so that other writes need not wait for all of them."""
_COLUMNS: Final = tuple(
    "key kind channel guild asker question body view context created action state message attempts "
    "due private".split()
)
"""Fields of a post in the order of the query ``post_row``."""
_LATEST: Final = 2**62
"""A day after every other."""


class _Read(Protocol):
    """Runs one unit of reading that sees one state throughout."""

    def __call__(self, work: Callable[[Any], T], /) -> Awaitable[T]: ...


class StoredPosts:
    """Guilds, posts and schedules, on the connections of an open record."""

    def __init__(self, read: _Read, writes: Writes) -> None:
        self._read = read
        self._writes = writes

    async def guild(self, guild: int) -> Guild:
        return await self._read(lambda raw: _guild(raw, guild))

    async def save_guild(self, guild: Guild, *, at: int) -> None:
        values = {
            "id": guild.id,
            "language": guild.language,
            "zone": guild.zone,
            "events": json.dumps(guild.events),
            "answer_in": json.dumps(sorted(guild.answer_in)),
            "editor_role": guild.editor_role,
            "notices": guild.notices,
            "plain": int(guild.plain),
            "review": int(guild.review),
            "proposals": int(guild.proposals),
            "at": at,
        }
        await self._writes.run(lambda raw: _do(raw, "put_guild", **values))

    async def forget_guild(self, guild: int) -> None:
        await self._writes.run(lambda raw: forget_guild(raw, guild))
        await self._writes.empty_log()

    async def kept_guilds(self) -> tuple[int, ...]:
        return await self._read(kept_guilds)

    async def left_guilds(self) -> dict[int, int]:
        return dict(await self._read(lambda raw: _do(raw, "left_guilds")))

    async def note_left(self, guild: int, *, at: int) -> None:
        await self._writes.run(lambda raw: _do(raw, "add_left_guild", id=guild, at=at))

    async def note_back(self, guild: int) -> None:
        await self._writes.run(lambda raw: _do(raw, "drop_left_guild", id=guild))

    async def forget_member(self, member: int) -> int:
        if not member:
            return 0
        erased = await self._writes.run(lambda raw: forget_member(raw, member))
        await self._writes.empty_log()
        return erased

    async def fade(self, *, before: int) -> int:
        faded = await self._in_parts(lambda raw: fade_posts(raw, before, _AT_ONCE))
        if faded:
            await self._writes.empty_log()
        return faded

    async def claim(self, key: str, *, at: int) -> bool:
        return await self._writes.run(lambda raw: bool(_do(raw, "claim", key=key, at=at)))

    async def queue(self, post: Post) -> bool:
        return await self._writes.run(lambda raw: queue_post(raw, post))

    async def keep(self, post: Post) -> bool:
        return await self._writes.run(lambda raw: _add(raw, post, PostState.SENT, ""))

    async def revise(self, post: Post, *, at: int) -> None:
        await self._writes.run(lambda raw: _revise(raw, post, at))

    async def amend(self, post: Post, *, at: int) -> None:
        await self._writes.run(lambda raw: _amend(raw, post, at))

    async def remove(self, key: str, *, at: int) -> None:
        await self._writes.run(lambda raw: _move(raw, key, at, _Standing.removed))

    async def waiting(self, *, limit: int = 100) -> tuple[Post, ...]:
        return await self._posts("waiting_posts", limit=limit)

    async def next_in(self, channel: int) -> Post | None:
        return await self._one("next_post", channel=channel)

    async def sent(self, key: str, *, body: str, message: int, at: int) -> None:
        await self._writes.run(
            lambda raw: _move(raw, key, at, lambda standing: standing.sent(body, message))
        )

    async def postpone(self, key: str, *, due: int) -> None:
        await self._writes.run(lambda raw: _do(raw, "postpone_post", key=key, due=due))

    async def give_up(self, key: str, *, at: int) -> None:
        await self._writes.run(lambda raw: _move(raw, key, at, _Standing.given_up))

    async def post(self, key: str) -> Post | None:
        return await self._one("post_by_key", key=key)

    async def post_in(self, message: int) -> Post | None:
        return await self._one("post_by_message", message=message)

    async def answer_to(self, question: int) -> Post | None:
        return await self._one("post_by_question", question=question)

    async def latest(self, channel: int, asker: int, *, since: int) -> Post | None:
        return await self._one("latest_post", channel=channel, asker=asker, since=since)

    async def citing(
        self,
        scope: str,
        fact: str,
        *,
        guild: int | None = None,
        since: int = 0,
        limit: int = 1000,
    ) -> tuple[Post, ...]:
        wanted = {"scope": scope, "fact": fact, "guild": guild, "since": since, "limit": limit}
        return await self._posts("posts_citing", **wanted)

    async def cited(self, scope: str, *, since: int = 0) -> tuple[PostedFact, ...]:
        found = await self._read(lambda raw: _do(raw, "cited_facts", scope=scope, since=since))
        return tuple(PostedFact(*each) for each in sorted(set(found)))

    async def unchanged(self, *, since: int, limit: int = 100) -> tuple[Post, ...]:
        how = {"state": str(PostState.GIVEN_UP), "action": str(PostAction.EDIT)}
        return await self._posts("unchanged_posts", since=since, limit=limit, **how)

    async def schedules(self, guild: int | None = None) -> tuple[Schedule, ...]:
        def work(raw: Any) -> tuple[Schedule, ...]:
            if guild is None:
                rows = _do(raw, "every_schedule")
            else:
                rows = _do(raw, "guild_schedules", guild=guild)
            return tuple(
                Schedule(of, channel, DigestMode(mode), *rest) for of, channel, mode, *rest in rows
            )

        return await self._read(work)

    async def save_schedule(self, schedule: Schedule, *, at: int) -> Schedule:
        values = {
            "guild": schedule.guild,
            "channel": schedule.channel,
            "mode": str(schedule.mode),
            "event": schedule.event,
            "hour": schedule.hour,
            "zone": schedule.zone,
            "pace": schedule.pace,
            "begins": schedule.begins,
            "refusals": schedule.refusals,
            "off": schedule.off,
            "at": at,
        }
        ((given,),) = await self._writes.run(lambda raw: _do(raw, "put_schedule", **values))
        return replace(schedule, id=given)

    async def remove_schedule(self, schedule: int) -> bool:
        return await self._writes.run(lambda raw: bool(_do(raw, "remove_schedule", id=schedule)))

    async def claim_digest(self, schedule: int, day: int, post: Post | None, *, at: int) -> bool:
        def work(raw: Any) -> bool:
            settled = bool(_do(raw, "settle_day", schedule=schedule, day=day, at=at))
            if settled and post is not None:
                queue_post(raw, post)
            return settled

        return await self._writes.run(work)

    async def settled(self, schedule: int) -> int | None:
        newest = await self.settled_before(schedule, _LATEST)
        return newest.day if newest else None

    async def settled_before(self, schedule: int, day: int) -> Settled | None:
        found = await self._read(lambda raw: _do(raw, "settled_before", schedule=schedule, day=day))
        return Settled(*found[0]) if found else None

    async def refused(self, schedule: int) -> int:
        found = await self._writes.run(lambda raw: _do(raw, "refuse_schedule", id=schedule))
        return int(found[0][0]) if found else 0

    async def accepted(self, schedule: int) -> None:
        await self._writes.run(lambda raw: _do(raw, "accept_schedule", id=schedule))

    async def switch_off(self, schedule: int, reason: str, notice: Post | None, *, at: int) -> bool:
        def work(raw: Any) -> bool:
            switched = bool(_do(raw, "switch_schedule_off", id=schedule, off=reason, at=at))
            if switched and notice is not None:
                queue_post(raw, notice)
            return switched

        return await self._writes.run(work)

    async def report(self, key: str, *, actor: int, reason: str, at: int) -> bool:
        return await self._writes.run(
            lambda raw: bool(_do(raw, "report", post=key, actor=actor, reason=reason, at=at))
        )

    async def reports(self, guild: int, *, limit: int = 500) -> tuple[tuple[str, str, int], ...]:
        return await self._read(
            lambda raw: tuple(map(tuple, _do(raw, "reports", guild=guild, limit=limit)))
        )

    async def note(self, name: str) -> str:
        found = await self._read(lambda raw: _do(raw, "note", name=name))
        return str(found[0][0]) if found else ""

    async def save_note(self, name: str, text: str) -> None:
        await self._writes.run(lambda raw: _do(raw, "put_note", name=name, text=text))

    async def prune(self, *, before: int) -> int:
        await self._erase("prune_claims", before)
        await self._writes.run(lambda raw: _do(raw, "prune_reports", before=before))
        await self._writes.run(lambda raw: _do(raw, "prune_change_sets", before=before))
        return await self._erase("prune_posts", before)

    async def _erase(self, query: str, before: int) -> int:
        return await self._in_parts(lambda raw: len(_do(raw, query, before=before, limit=_AT_ONCE)))

    async def _in_parts(self, work: Callable[[Any], int]) -> int:
        """Do ``work`` until it changes fewer rows than it may at once; how many it changed."""
        changed = 0
        while True:
            found = await self._writes.run(work)
            changed += found
            if found < _AT_ONCE:
                return changed

    async def _posts(self, query: str, **values: object) -> tuple[Post, ...]:
        return await self._read(lambda raw: _posts(raw, query, **values))

    async def _one(self, query: str, **values: object) -> Post | None:
        found = await self._posts(query, **values)
        return found[0] if found else None


def _do(raw: Any, query: str, /, **values: object) -> list[Any]:
    """Run a named query to its end; the rows that it gives."""
    rows: list[Any] = raw.execute(queries_of(raw)[query], writable(values)).fetchall()
    return rows


def _guild(raw: Any, guild: int) -> Guild:
    found = _do(raw, "guild", id=guild)
    if not found:
        return Guild(guild)
    _, language, zone, events, answer_in, editor_role, notices, plain, review, proposals = found[0]
    what = f"what the guild {guild} has chosen"
    return Guild(
        id=guild,
        language=language,
        zone=zone,
        events=_listed(events, str, what),
        answer_in=_listed(answer_in, int, what),
        editor_role=editor_role,
        notices=notices,
        plain=bool(plain),
        review=bool(review),
        proposals=bool(proposals),
    )


def _listed(text: str, kind: type[T], what: str) -> tuple[T, ...]:
    """The values of a stored list. Raises ``Unreadable(what)`` for anything else."""
    try:
        values = json.loads(text)
    except UNREADABLE as error:
        raise Unreadable(what) from error
    if not isinstance(values, list) or not all(type(each) is kind for each in values):
        raise Unreadable(what)
    return tuple(values)


def _posts(raw: Any, query: str, /, **values: object) -> tuple[Post, ...]:
    """The posts whose numbers a query finds, in its order."""
    return tuple(_post(raw, number) for number, *_ in _do(raw, query, **values))


def _post(raw: Any, number: int) -> Post:
    (row,) = _do(raw, "post_row", number=number)
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    values["action"] = PostAction(values["action"])
    values["state"] = PostState(values["state"])
    values["private"] = bool(values["private"])
    facts = tuple(PostedFact(*each) for each in _do(raw, "posted_facts", post=number))
    return Post(facts=facts, **values)


def queue_post(raw: Any, post: Post) -> bool:
    """``PostStore.queue`` inside the caller's unit of work."""
    return _add(raw, post, PostState.WAITING, post.body)


def _add(raw: Any, post: Post, state: PostState, body: str) -> bool:
    added = _do(
        raw,
        "add_post",
        key=post.key,
        kind=post.kind,
        channel=post.channel,
        guild=post.guild,
        asker=post.asker,
        question=post.question,
        body=body,
        view=post.view,
        context=post.context,
        created=post.created,
        action=str(post.action),
        state=str(state),
        message=post.message,
        attempts=post.attempts,
        due=post.due,
        private=int(post.private),
    )
    for ((number,),) in [added] if added else []:
        _add_facts(raw, number, post.facts)
    return bool(added)


def _add_facts(raw: Any, number: int, facts: Iterable[PostedFact]) -> None:
    for ordinal, fact in enumerate(facts):
        _do(
            raw,
            "add_posted_fact",
            post=number,
            ordinal=ordinal,
            scope=fact.scope,
            fact=fact.fact,
            revision=fact.revision,
        )


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a post stands: what is to be done with it, and what was."""

    action: PostAction
    state: PostState
    body: str
    message: int

    @property
    def gone(self) -> bool:
        return (
            self.action is PostAction.DELETE
            or self.state is PostState.REMOVED
            or (self.state is PostState.GIVEN_UP and not self.message)
        )

    def revised(self, body: str) -> "_Standing":
        if self.gone:
            return self
        if self.state is PostState.WAITING and self.action is PostAction.CREATE:
            return _Standing(self.action, self.state, body, self.message)
        if not self.message:
            return self
        return _Standing(PostAction.EDIT, PostState.WAITING, body, self.message)

    def removed(self) -> "_Standing":
        if self.action is PostAction.DELETE or self.state is PostState.REMOVED:
            return self
        state = PostState.WAITING if self.message else PostState.REMOVED
        return _Standing(PostAction.DELETE, state, "", self.message)

    def sent(self, body: str, message: int) -> "_Standing":
        """After ``body`` was sent; an empty body tells that the message was taken away."""
        known = self.message or message
        if self.action is PostAction.DELETE:
            # What was under way when the post was taken back has made a message after all.
            undone = (bool(body) and self.state is PostState.WAITING) or known != self.message
            state = PostState.WAITING if undone else PostState.REMOVED
            return _Standing(PostAction.DELETE, state, "", known)
        if self.state is PostState.WAITING and self.body != body:
            return _Standing(PostAction.EDIT, PostState.WAITING, self.body, known)
        return _Standing(self.action, PostState.SENT, "", known)

    def given_up(self) -> "_Standing":
        if self.state is not PostState.WAITING:
            return self
        return _Standing(self.action, PostState.GIVEN_UP, "", self.message)


def _move(
    raw: Any, key: str, at: int, change: Callable[[_Standing], _Standing]
) -> tuple[int, _Standing] | None:
    """Change how a post stands; its number and how it stood before, if there is one."""
    for number, action, state, body, message in _do(raw, "post_standing", key=key):
        before = _Standing(PostAction(action), PostState(state), body, message)
        after = change(before)
        if after != before:
            _do(
                raw,
                "move_post",
                number=number,
                action=str(after.action),
                state=str(after.state),
                body=after.body,
                message=after.message,
                at=at,
            )
        return number, before
    return None


def _revise(raw: Any, post: Post, at: int) -> None:
    moved = _move(raw, post.key, at, lambda standing: standing.revised(post.body))
    if moved is not None and not moved[1].gone:
        _show(raw, moved[0], post, at)


def _amend(raw: Any, post: Post, at: int) -> None:
    moved = _move(raw, post.key, at, lambda standing: standing)
    if moved is not None and not moved[1].gone:
        _show(raw, moved[0], post, at)


def _show(raw: Any, number: int, post: Post, at: int) -> None:
    _do(raw, "reshow_post", number=number, view=post.view, context=post.context, at=at)
    _do(raw, "clear_posted_facts", post=number)
    _add_facts(raw, number, post.facts)
