"""Ids of buttons that somebody made up or changed: whoever presses them, they do nothing."""

import random
import time
from typing import Any, Final

import discord
import simcord
from simcord.backend.serializers import message_payload

from bot.asking.turns import Limits, Rate, Turns
from bot.curating import slips
from bot.curating.acts import Act
from bot.curating.forms import Form
from bot.curating.slips import Slip, Task
from bot.gaps import acts as gaps
from bot.pages.buttons import ButtonKind, report_id
from bot.reviewing import boards
from bot.reviewing.boards import Board, Deed, Subject
from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.entry import Draft
from knowledge.storage.keeping import Gap, GapKind, Watch, WatchKind
from tests.discord.editors import EVENT, FACT, facts_of
from tests.discord.forging import Forger
from tests.discord.posted import answered
from tests.discord.world import World

PRESSES: Final = 1000
FORMS: Final = 200
MANY: Final = Rate(10_000, 10_000.0)
SIGNS: Final = "atbeilp:-0123456789\u0660 "
SLIP, BOARD, LOOKED, PROPOSED = "i901", "i902", "i903", "i904"
"""Keys of what the manager of the guild was shown."""


async def rows(world: World) -> tuple[str, int, int, int]:
    """Rows that a press could change: a member's answer, a proposal, a gap and a watch."""
    desk, guild, boss, at = world.desk, world.guild.id, world.boss.id, world.desk.clock()
    answer = await answered(world)
    post = await desk.posts.post_in(answer.id)
    assert post is not None
    curator = await desk.curator(guild)
    who = Entering(Actor(boss, guild, manages=True), at, PROPOSED, propose=True)
    made = await curator.add(who, EVENT, Draft(**FACT), today=world.env.now().date())
    assert made.proposal is not None
    gap = await desk.keeps.note_gap(Gap(guild, EVENT, GapKind.UNANSWERED, "who|", "who", at, at))
    watch = await desk.keeps.watch(
        Watch(guild, EVENT, WatchKind.EVENT, "", boss, 0, "UTC", told=at)
    )
    assert watch is not None
    place = {"guild": guild, "channel": world.channel.id, "member": boss, "at": at}
    adding = Slip(Task.ADD, EVENT, Draft(**FACT))
    looking = Slip(Task.HISTORY, EVENT, fact="FL-0003", expected=1, reason="So")
    queue = Board(Subject.QUEUE, made.proposal.number)
    await desk.posts.keep(slips.post_of(adding, key=SLIP, **place))
    await desk.posts.keep(slips.post_of(looking, key=LOOKED, **place))
    await desk.posts.keep(boards.post_of(queue, key=BOARD, **place))
    return post.key, made.proposal.number, gap.number, watch.number


def real_ids(world: World, post: str, proposal: int, gap: int, watch: int) -> list[str]:
    """Ids as the bot gives them out, of every kind of button."""
    return [
        *(f"tt1:{kind}:{post}{tail}" for kind in ButtonKind for tail in ("", ":2")),
        *(f"tt2:{act}:{key}{tail}" for act in Act for key in (SLIP, LOOKED) for tail in ("", ":1")),
        *(f"tt3:{deed}:{BOARD}:{proposal}" for deed in Deed),
        *(f"tt6:{act}:{gap}:1" for act in gaps.Act),
        f"tt5:stop:{watch}",
        f"tt7:erase:{world.boss.id}",
        f"tt8:withdraw:{proposal}",
        report_id(post),
    ]


def real_forms(proposal: int, gap: int) -> list[str]:
    """Ids of forms as the bot gives them out, but for the one that any member may send in."""
    return [
        *(f"tt2:form:{form}:{key}" for form in Form for key in (SLIP, LOOKED)),
        *(f"tt3:form:{deed}:{BOARD}:{proposal}" for deed in (Deed.EDIT, Deed.DECLINE)),
        f"tt6:form:{gap}",
    ]


def forged(dice: random.Random, real: list[str]) -> str:
    """A real id of somebody else's, one with some characters changed, or parts of several."""
    identity = dice.choice(real)
    match dice.randrange(4):
        case 0:
            return identity
        case 1:
            parts = [each.split(":") for each in (identity, dice.choice(real))]
            return ":".join([*parts[0][:2], *parts[1][2:]])[:100]
    text = list(identity)
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(text))
        text[at : at + dice.randrange(2)] = [dice.choice(SIGNS)]
    return "".join(text)


async def state(world: World, post: str) -> list[Any]:
    """All that a press could have changed."""
    desk, guild = world.desk, world.guild.id
    kept = [await desk.posts.post(key) for key in (post, SLIP, BOARD, LOOKED)]
    return [
        kept,
        await facts_of(world),
        await desk.keeps.proposals(guild, state=None),
        await desk.keeps.gaps(guild, state=None),
        await desk.keeps.watches(),
        await desk.keeps.mine(world.boss.id),
        await desk.posts.guild(guild),
        [(each.id, each.edited_at) for each in world.said()][:1],
        [each.action for each in await desk.keeps.audit(None) if each.action != "denied"],
    ]


def pressers(world: World) -> list[Forger]:
    """A member without rights there, one elsewhere, and the manager of another guild, there."""
    elsewhere = world.env.create_guild("Elsewhere")
    rights = discord.Permissions(manage_guild=True, manage_messages=True)
    leaders = elsewhere.create_role("Leaders", permissions=rights)
    user = world.env.create_user("mallory")
    world.guild.add_member(user)
    elsewhere.add_member(user, roles=[leaders])
    away = elsewhere.create_text_channel("general")
    places = (
        (world.guild.id, world.channel.id),
        (elsewhere.id, away.id),
        (0, user.dm_channel.id),
    )
    return [Forger(world, user.id, guild, channel, world.boss) for guild, channel in places]


async def test_a_thousand_forged_ids_do_nothing(world: World) -> None:
    await world.env.settle()
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=MANY, writing=MANY))
    post, *numbers = await rows(world)
    real = real_ids(world, post, *numbers)
    templates = list(world.bot._connection._view_store._dynamic_items)
    assert len(templates) >= 6
    for template in templates:
        assert any(template.fullmatch(each) for each in real), template
    backend = world.env.backend
    shown = message_payload(backend, backend.create_message(world.channel.id, world.me, "Look."))
    await world.env.settle()
    before, dice = await state(world, post), random.Random(11)  # noqa: S311 - no secret
    who = pressers(world)
    answers: list[simcord.InteractionResult] = []
    for number in range(PRESSES):
        identity = forged(dice, real)
        answers.append(who[number % len(who)].throw(identity, dict(shown) | {"flags": 64}))
        if number % 50 == 49:
            await world.env.settle()
    await world.env.settle()
    assert await state(world, post) == before
    assert sum(each.response is not None for each in answers) > PRESSES // 4


async def test_forged_forms_do_nothing(world: World) -> None:
    await world.env.settle()
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=MANY, writing=MANY))
    post, proposal, gap, _ = await rows(world)
    backend = world.env.backend
    message = backend.create_message(world.channel.id, world.me, "Look.")
    shown = dict(message_payload(backend, message)) | {"flags": 64}
    await world.env.settle()
    before, dice = await state(world, post), random.Random(12)  # noqa: S311 - no secret
    who, real = pressers(world), real_forms(proposal, gap)
    typed = {"statement": "Forged.", "reason": "Forged.", "fact": "FL-0003"}
    answers = [
        who[number % len(who)].throw_form(forged(dice, real), shown, **typed)
        for number in range(FORMS)
    ]
    await world.env.settle()
    assert await state(world, post) == before
    assert sum(each.response is not None for each in answers) > FORMS // 4
