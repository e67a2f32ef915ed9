"""Limits for those who ask too fast, and the order in which questions are answered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.asking.turns import Admission, Crowded, Limits, Rate, Turns, Verdict

LOOSE = Rate(1000, 1000)


class Clock:
    """Seconds that go on when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def limits(**given: Rate | int) -> Limits:
    """Limits that stop nobody but as given."""
    loose = {"member": LOOSE, "when_crowded": LOOSE, "channel": LOOSE, "guild": LOOSE}
    return Limits(**{**loose, **given})  # type: ignore[arg-type]


def ask(turns: Turns, user: int = 1, channel: int = 2, guild: int = 3) -> Admission:
    return turns.admit(user=user, channel=channel, guild=guild)


def test_who_asks_too_fast_is_told_once_and_then_ignored() -> None:
    clock = Clock()
    turns = Turns(clock, limits=limits(member=Rate(4, 0.5)))
    assert [ask(turns).verdict for _ in range(7)] == [
        *[Verdict.ADMIT] * 4,
        Verdict.TELL,
        Verdict.IGNORE,
        Verdict.IGNORE,
    ]
    assert ask(turns) == Admission(Verdict.IGNORE, 2)
    assert ask(turns, user=9).admitted
    clock.now += 2
    assert ask(turns).admitted
    assert ask(turns).verdict is Verdict.IGNORE


def test_who_waits_long_enough_is_told_anew() -> None:
    clock = Clock()
    turns = Turns(clock, limits=limits(member=Rate(4, 0.5)))
    for _ in range(6):
        ask(turns)
    clock.now += 8
    verdicts = [ask(turns).verdict for _ in range(6)]
    assert verdicts == [*[Verdict.ADMIT] * 4, Verdict.TELL, Verdict.IGNORE]


def test_commands_that_write_are_counted_apart_and_by_member() -> None:
    clock = Clock()
    turns = Turns(clock, limits=limits(writing=Rate(2, 0.5), member=Rate(1, 0.5)))
    told = [turns.admit_command(1, writes=True) for _ in range(3)]
    assert told == [*[Admission(Verdict.ADMIT)] * 2, Admission(Verdict.TELL, 2)]
    assert turns.admit_command(9, writes=True).admitted
    assert ask(turns).admitted
    assert not turns.admit_command(1, writes=False).admitted
    clock.now += 2
    assert turns.admit_command(1, writes=True).admitted
    turns.forget(1)
    assert turns.admit_command(1, writes=True).admitted


def test_typing_costs_no_answer() -> None:
    turns = Turns(Clock(), limits=limits(typing=Rate(2, 1), member=Rate(1, 1)))
    assert [turns.admit_typing(1) for _ in range(3)] == [True, True, False]
    assert turns.admit_typing(2)
    assert ask(turns).admitted


def test_nobody_who_keeps_the_record_by_hand_is_stopped() -> None:
    """One command each three seconds for an hour, twenty of them at once to begin with."""
    clock = Clock()
    turns = Turns(clock)
    assert all(turns.admit_command(1, writes=True).admitted for _ in range(20))
    for _ in range(1200):
        clock.now += 3
        assert turns.admit_command(1, writes=True).admitted


def test_a_forgotten_member_is_as_if_they_had_never_asked() -> None:
    """What their channel and guild have asked stays counted."""
    turns = Turns(Clock(), limits=limits(member=Rate(1, 0.1), channel=Rate(2, 0.1)))
    assert ask(turns).admitted
    assert not ask(turns).admitted
    turns.forget(1)
    turns.forget(7)
    assert ask(turns).admitted
    turns.forget(1)
    assert not ask(turns).admitted


def test_a_refused_question_costs_nothing() -> None:
    """Who goes on asking while too fast does not wait the longer for it."""
    clock = Clock()
    turns = Turns(clock, limits=limits(member=Rate(1, 0.1)))
    assert ask(turns).admitted
    for _ in range(100):
        ask(turns)
    clock.now += 10
    assert ask(turns).admitted


def test_a_clock_put_back_gives_and_takes_nothing() -> None:
    clock = Clock()
    turns = Turns(clock, limits=limits(member=Rate(2, 1)))
    assert ask(turns).admitted
    clock.now -= 500
    assert ask(turns).admitted
    assert not ask(turns).admitted
    clock.now += 1
    assert ask(turns).admitted


@pytest.mark.parametrize("limited", ["channel", "guild"])
def test_many_members_share_a_limit(limited: str) -> None:
    turns = Turns(Clock(), limits=limits(**{limited: Rate(3, 1)}))
    verdicts = [ask(turns, user=user).verdict for user in range(5)]
    assert verdicts == [*[Verdict.ADMIT] * 3, Verdict.TELL, Verdict.IGNORE]
    assert ask(turns, channel=20, guild=30).admitted


def test_direct_messages_share_no_guild() -> None:
    turns = Turns(Clock(), limits=limits(guild=Rate(1, 1)))
    assert all(ask(turns, user=user, channel=user, guild=0).admitted for user in range(50))


def test_a_program_that_asks_twenty_a_second_is_answered() -> None:
    """What the limits let through while nobody has to wait."""
    clock = Clock()
    turns = Turns(clock)
    for _ in range(1200):
        assert ask(turns).admitted
        clock.now += 1 / 20


def test_what_was_said_while_the_connection_was_lost_is_answered() -> None:
    """Ten seconds of twenty questions each, from four members in one channel, told at once."""
    turns = Turns(Clock())
    assert all(ask(turns, user=number % 4).admitted for number in range(200))


def test_a_flood_is_cut_off() -> None:
    turns = Turns(Clock())
    admitted = sum(ask(turns).admitted for _ in range(500))
    assert admitted == 150


def test_only_so_many_are_kept_in_mind() -> None:
    turns = Turns(Clock(), limits=limits(remembered=100))
    for user in range(1000):
        ask(turns, user=user, channel=user, guild=user + 1)
    assert len(turns._members) == len(turns._channels) == len(turns._guilds) == 100


async def test_one_question_is_answered_at_a_time() -> None:
    turns = Turns(Clock())
    running: list[int] = []

    async def answer(number: int) -> None:
        async with turns.turn(1):
            running.append(number)
            assert len(running) == 1
            await asyncio.sleep(0)
            running.remove(number)

    await asyncio.gather(*(answer(number) for number in range(20)))
    await asyncio.sleep(0)
    assert not turns.busy
    assert turns.waiting == 0


@asynccontextmanager
async def occupied(turns: Turns) -> AsyncIterator[None]:
    """While a question of another guild is being answered."""
    async with turns.turn(999):
        yield
    await asyncio.sleep(0)


async def _answered(turns: Turns, asked: list[tuple[int, str]]) -> list[str]:
    """The order in which questions of guilds, asked in this order, are answered."""
    order: list[str] = []

    async def answer(guild: int, name: str) -> None:
        try:
            async with turns.turn(guild):
                order.append(name)
        except Crowded:
            order.append(f"no {name}")

    async with occupied(turns):
        tasks = [asyncio.create_task(answer(*each)) for each in asked]
        await asyncio.sleep(0)
        assert turns.busy
    await asyncio.gather(*tasks)
    return order


async def test_each_guild_has_its_turn() -> None:
    flood = [(1, f"flood {number}") for number in range(4)]
    order = await _answered(Turns(Clock()), [*flood, (2, "quiet"), (3, "calm")])
    assert order == ["flood 0", "quiet", "calm", "flood 1", "flood 2", "flood 3"]


async def test_the_oldest_of_too_many_gives_way() -> None:
    asked = [(1, "a"), (1, "b"), (1, "c"), (2, "d")]
    order = await _answered(Turns(Clock(), limits=limits(waiting=2)), asked)
    assert order == ["no a", "b", "d", "c"]


async def test_in_a_crowd_everybody_gets_less() -> None:
    turns = Turns(Clock(), limits=limits(crowd=2, when_crowded=Rate(1, 0.1)))
    assert all(ask(turns).admitted for _ in range(5))

    async def wait() -> None:
        async with turns.turn(1):
            pass

    async with occupied(turns):
        tasks = [asyncio.create_task(wait()) for _ in range(2)]
        await asyncio.sleep(0)
        assert turns.waiting == 2
        assert [ask(turns).admitted for _ in range(3)] == [True, False, False]
        assert ask(turns, user=7).admitted
    await asyncio.gather(*tasks)
    assert ask(turns).admitted


async def test_who_no_longer_waits_holds_nobody_up() -> None:
    """A cancelled question gives its place away, also in the moment in which it had its turn."""
    turns = Turns(Clock())
    order: list[str] = []

    async def answer(name: str) -> None:
        async with turns.turn(1):
            order.append(name)

    async with occupied(turns):
        first, second, third, fourth = (asyncio.create_task(answer(name)) for name in "abcd")
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
    # The turn has just been given to the first, which has not run yet.
    first.cancel()
    await asyncio.gather(third, fourth)
    assert order == ["c", "d"]
    assert first.cancelled()
    assert second.cancelled()
    await asyncio.sleep(0)
    assert not turns.busy


async def test_a_failed_answer_gives_the_turn_on() -> None:
    turns = Turns(Clock())
    with pytest.raises(RuntimeError):
        async with turns.turn(1):
            raise RuntimeError
    await asyncio.sleep(0)
    async with asyncio.timeout(1), turns.turn(1):
        pass


async def test_what_came_in_meanwhile_goes_before_the_next_question() -> None:
    turns = Turns(Clock())
    order: list[str] = []

    async def answer() -> None:
        async with turns.turn(1):
            order.append("question")

    waiting: list[asyncio.Task[None]] = []
    async with turns.turn(1):
        waiting.append(asyncio.create_task(answer()))
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(order.append, "acknowledged")
    await asyncio.gather(*waiting)
    assert order == ["acknowledged", "question"]


async def test_questions_wait_while_something_else_presses() -> None:
    """The one that is being answered is answered; the next one waits, but not for ever."""
    pressing = True
    turns = Turns(Clock(), limits=limits(), pressed=lambda: pressing)
    order: list[str] = []

    async def take(name: str) -> None:
        async with turns.turn(1):
            order.append(name)
            await asyncio.sleep(0)

    first, second = asyncio.create_task(take("first")), asyncio.create_task(take("second"))
    await first
    await asyncio.sleep(0.05)
    assert order == ["first"]
    pressing = False
    await second
    assert order == ["first", "second"]
    pressing = True
    await asyncio.wait_for(asyncio.gather(take("third"), take("fourth")), 5)
    assert order[2:] == ["third", "fourth"]
