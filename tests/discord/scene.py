"""A guild with editors, and somebody of one kind who tries what they may not, or no longer."""

from typing import Any, Final, Self

import discord
import simcord
from simcord.backend.serializers import message_payload

from bot.curating import slips
from bot.curating.acts import Act
from bot.curating.acts import form_id as slip_form
from bot.curating.forms import Form
from bot.curating.slips import Slip
from bot.gaps import acts as gaps
from bot.reviewing import boards
from bot.reviewing.boards import Board, Deed, Done, Subject
from bot.words import words_for
from knowledge.authority import Action, Actor, Refusal, authorize
from knowledge.curate import Entering
from knowledge.entry import Draft
from knowledge.storage.editing import AuditEntry
from knowledge.storage.keeping import Gap, GapKind, Watch, WatchKind
from knowledge.storage.posting import DigestMode, Guild, Schedule
from tests.discord.editors import EVENT, FACT, editor
from tests.discord.forging import Forger, told
from tests.discord.posted import answered
from tests.discord.world import World

__all__ = ["Scene", "Trial", "is_refused"]

Trial = tuple[object, simcord.InteractionResult]
"""What the record was before somebody tried something, and what they were shown."""

_WORDS: Final = words_for("en")
_REFUSALS: Final = (
    *(_WORDS.say(f"access.{each}") for each in Refusal),
    _WORDS.say("editing.unknown"),
    _WORDS.say("review.stale"),
    _WORDS.say("views.unknown"),
    _WORDS.say("watch.gone"),
)


def is_refused(shown: simcord.InteractionResult) -> bool:
    """Whether somebody is told that they may not, or that there is no such thing for them."""
    return told(shown) in _REFUSALS


class Scene:
    """``forger`` is the somebody; see ``of``."""

    def __init__(self, world: World, kind: str, choices: Guild) -> None:
        self.world = world
        self.kind = kind
        self.choices = choices
        self._number = 0
        user = world.env.create_user("somebody")
        roles = self._roles()
        world.guild.add_member(user, roles=roles)
        if kind == "editor of another server":
            elsewhere = world.env.create_guild("Elsewhere")
            elsewhere.add_member(user, roles=[elsewhere.create_role("Keepers")])
        if kind == "former editor":
            world.env.backend.remove_member_role(world.guild.id, user.id, choices.editor_role)
            roles = []
        direct = kind == "in direct messages"
        place = user.dm_channel if direct else world.channel
        self.forger = Forger(world, user.id, 0 if direct else world.guild.id, place.id, world.boss)
        self._actor = Actor(
            user.id,
            self.forger.guild,
            frozenset(role.id for role in roles),
            manages=kind == "manager",
            moderates=kind == "moderator",
        )

    @classmethod
    async def of(cls, world: World, kind: str) -> Self:
        """A "member", "moderator", "editor", "former editor", "manager", "editor of another server", or
        somebody "in direct messages"."""
        await world.env.settle()
        await editor(world)
        made = cls(world, kind, await world.desk.posts.guild(world.guild.id))
        await world.desk.posts.save_schedule(
            Schedule(world.guild.id, world.channel.id, DigestMode.CHANGES, "", 8, "UTC"),
            at=world.desk.clock(),
        )
        await world.env.settle()
        return made

    def _roles(self) -> list[Any]:
        guild = self.world.guild
        match self.kind:
            case "moderator":
                rights = discord.Permissions(manage_messages=True)
                return [guild.create_role("Moderators", permissions=rights)]
            case "manager":
                rights = discord.Permissions(manage_guild=True)
                return [guild.create_role("Leaders", permissions=rights)]
            case "editor" | "former editor":
                return [each for each in guild.roles.values() if each.name == "Keepers"]
        return []

    def allowed(self, action: Action) -> bool:
        """What the table says of them."""
        return authorize(self._actor, action, self.choices) is None

    def filled(self, options: dict[str, Any]) -> dict[str, Any]:
        """Options with what they stand for."""
        role = next(each for each in self.world.guild.roles.values() if each.name == "Keepers")
        meant = {
            "channel": self.world.channel,
            "alice": self.world.alice,
            "role": role,
            "a.txt": ("a.txt", b"The ferry stopped at noon.\n"),
        }
        return {
            name: meant.get(value, value) if isinstance(value, str) else value
            for name, value in options.items()
        }

    async def state(self) -> object:
        """All that somebody could change in the guild."""
        desk, guild = self.world.desk, self.world.guild.id
        knowledge = await desk.knowledge(guild)
        return (
            await knowledge.facts(EVENT),
            await desk.keeps.proposals(guild, state=None),
            await desk.keeps.gaps(guild, state=None),
            await desk.keeps.watches(guild),
            await desk.posts.guild(guild),
            await desk.posts.schedules(guild),
        )

    async def denied(self) -> list[AuditEntry]:
        """Attempts of theirs that the audit tells of."""
        entries = await self.world.desk.keeps.audit(None, limit=10_000)
        return [each for each in entries if each.action == "denied"]

    async def follow(self) -> None:
        """Let them follow an event."""
        watch = self._watch(member=self.forger.user)
        await self.world.desk.keeps.watch(watch)

    def _watch(self, *, member: int = 0, channel: int = 0) -> Watch:
        at = self.world.desk.clock()
        guild = self.world.guild.id
        return Watch(guild, EVENT, WatchKind.EVENT, "", member, channel, "UTC", told=at)

    # What they were shown when they still might.

    def _key(self) -> str:
        self._number += 1
        return f"i{self._number}"

    def _message(self) -> dict[str, Any]:
        """A message that they alone see, as Discord tells of it."""
        backend = self.world.env.backend
        stored = backend.create_message(self.forger.channel, self.world.me, "Look.")
        return {**message_payload(backend, stored), "flags": 64}

    async def _kept(self, slip: Slip) -> str:
        key = self._key()
        post = slips.post_of(
            slip,
            key=key,
            guild=self.world.guild.id,
            channel=self.forger.channel,
            member=self.forger.user,
            at=self.world.desk.clock(),
        )
        await self.world.desk.posts.keep(post)
        return key

    async def press_slip(self, act: Act, slip: Slip, number: int) -> Trial:
        key = await self._kept(slip)
        tail = f":{number}" if number else ""
        return await self.state(), await self.forger.press(
            f"tt2:{act}:{key}{tail}", self._message()
        )

    async def submit_slip(self, form: Form, slip: Slip) -> Trial:
        key = await self._kept(slip)
        typed = FACT | {"reason": "It was so"}
        return await self.state(), await self.forger.submit(
            slip_form(form, key), self._message(), **typed
        )

    async def _board(self, subject: Subject) -> tuple[str, Board]:
        key, at = self._key(), self.world.desk.clock()
        number = await self._proposed(key) if subject is Subject.QUEUE else 0
        board = Board(
            subject,
            number,
            event=EVENT,
            fact="FL-0003",
            revision=1,
            member=self.world.alice.id,
            name="alice",
            since=at - 60,
        )
        post = boards.post_of(
            board,
            key=key,
            guild=self.world.guild.id,
            channel=self.forger.channel,
            member=self.forger.user,
            at=at,
        )
        await self.world.desk.posts.keep(post)
        return key, board

    async def _proposed(self, key: str) -> int:
        """A proposal of somebody else."""
        curator = await self.world.desk.curator(self.world.guild.id)
        actor = Actor(self.world.alice.id, self.world.guild.id)
        who = Entering(actor, self.world.desk.clock(), f"p-{key}", propose=True)
        draft = Draft(**(FACT | {"statement": f"The ferry {key} stopped at noon."}))
        day = self.world.env.now().date()
        made = await curator.add(who, EVENT, draft, today=day)
        assert made.proposal is not None
        return made.proposal.number

    async def press_board(self, deed: Deed, subject: Subject) -> Trial:
        key, board = await self._board(subject)
        return await self.state(), await self.forger.press(
            f"tt3:{deed}:{key}:{board.number}", self._message()
        )

    async def submit_board(self, deed: Deed) -> Trial:
        key, board = await self._board(Subject.QUEUE)
        identity = boards.form_id(Done(deed, key, board.number))
        typed = FACT | {"reason": "It was not so"}
        return await self.state(), await self.forger.submit(identity, self._message(), **typed)

    async def press_gap(self, act: gaps.Act) -> Trial:
        at, key = self.world.desk.clock(), self._key()
        gap = Gap(self.world.guild.id, EVENT, GapKind.UNANSWERED, f"who|||{key}", "who", at, at)
        number = (await self.world.desk.keeps.note_gap(gap)).number
        return await self.state(), await self.forger.press(f"tt6:{act}:{number}:1", self._message())

    async def press_stop(self) -> Trial:
        watch = await self.world.desk.keeps.watch(self._watch(channel=self.forger.channel))
        assert watch is not None
        return await self.state(), await self.forger.press(
            f"tt5:stop:{watch.number}", self._message()
        )

    async def press_remove(self) -> Trial:
        """Take away the answer to a question of somebody else."""
        answer = await answered(self.world)
        backend = self.world.env.backend
        shown = dict(message_payload(backend, backend.get_message(answer.channel.id, answer.id)))
        post = await self.world.desk.posts.post_in(answer.id)
        assert post is not None
        return await self.state(), await self.forger.press(f"tt1:remove:{post.key}", shown)
