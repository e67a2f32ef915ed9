"""The outbox: written down first, sent in order, tried again, given up in time."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.sending.outbox import Later, Outbox, Outcome, Refused, Sent
from knowledge.errors import StoreError
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Post, PostAction, PostState, PostStore

NOW = 1_750_000_000


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


class Street:
    """Takes posts as Discord would, by what each is to meet; remembers what came."""

    def __init__(self) -> None:
        self.came: list[tuple[str, str, bool]] = []
        self.meets: dict[str, list[Outcome]] = {}
        self.passed = asyncio.Event()

    async def deliver(self, post: Post, doubtful: bool) -> Outcome:
        self.came.append((post.key, str(post.action), doubtful))
        self.passed.set()
        outcomes = self.meets.get(post.key)
        return outcomes.pop(0) if outcomes else Sent(1000 + len(self.came))

    @property
    def keys(self) -> list[str]:
        return [key for key, _, _ in self.came]


def post(key: str, *, channel: int = 5, created: int = NOW, guild: int = 1) -> Post:
    return Post(key, "answer", channel, guild=guild, body='{"content": "hi"}', created=created)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - several things are waited for
            await asyncio.sleep(0.005)


@pytest_asyncio.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    yield opened
    await opened.close()


@pytest.fixture
def posts(store: FactStore) -> PostStore:
    return store.posts


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def street() -> Street:
    return Street()


@pytest_asyncio.fixture
async def outbox(posts: PostStore, street: Street, clock: Clock) -> AsyncIterator[Outbox]:
    made = Outbox(posts, street.deliver, clock=clock)
    yield made
    await made.drain(1.0)


async def state(posts: PostStore, key: str) -> PostState | None:
    found = await posts.post(key)
    return found.state if found else None


async def settled(posts: PostStore, *keys: str) -> None:
    async with asyncio.timeout(5):
        while any([await state(posts, key) is PostState.WAITING for key in keys]):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.005)


async def test_post_is_sent_once_and_its_message_known(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    assert await outbox.add(post("m1"))
    assert not await outbox.add(post("m1"))
    await settled(posts, "m1")
    sent = await posts.post("m1")
    assert sent is not None
    assert (sent.state, sent.message, sent.body) == (PostState.SENT, 1001, "")
    assert street.came == [("m1", "create", False)]


async def test_order_of_a_channel_is_kept_through_faults(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    street.meets["m1"] = [Later("a fault", 0.01), Later("a fault", 0.01)]
    for key in ("m1", "m2", "m3"):
        await outbox.add(post(key))
    await settled(posts, "m1", "m2", "m3")
    assert street.keys == ["m1", "m1", "m1", "m2", "m3"]
    assert street.came[1] == ("m1", "create", True)


async def test_one_channel_does_not_wait_for_another(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    street.meets["m1"] = [Later("a fault", 60.0)]
    await outbox.add(post("m1", channel=1))
    await outbox.add(post("m2", channel=2))
    await settled(posts, "m2")
    assert await state(posts, "m1") is PostState.WAITING


async def test_what_is_refused_is_given_up_and_told(
    outbox: Outbox, posts: PostStore, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[tuple[str, Outcome]] = []

    async def tell(refused: Post, outcome: Outcome) -> None:
        told.append((refused.key, outcome))

    outbox.watch("answer", tell)
    street.meets["m1"] = [Refused("Discord said 403")]
    await outbox.add(post("m1"))
    await outbox.add(post("m2"))
    await until(lambda: len(told) == 2)
    assert await state(posts, "m1") is PostState.GIVEN_UP
    assert told == [("m1", Refused("Discord said 403")), ("m2", Sent(1002))]
    assert [line for line in caplog.messages if "given up" in line] == [
        "A post was given up: Discord said 403"
    ]


async def test_watcher_that_fails_stops_nothing(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    async def tell(_post: Post, _outcome: Outcome) -> None:
        raise LookupError("its own fault")

    outbox.watch("answer", tell)
    await outbox.add(post("m1"))
    await outbox.add(post("m2"))
    await settled(posts, "m1", "m2")
    assert street.keys == ["m1", "m2"]


async def test_fault_that_nobody_foresaw_is_tried_again(
    posts: PostStore, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    tries = 0

    async def deliver(_post: Post, _doubtful: bool) -> Outcome:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise ZeroDivisionError
        return Sent(7)

    outbox = Outbox(posts, deliver, clock=clock)
    await outbox.add(post("m1"))
    await settled(posts, "m1")
    await outbox.drain(1.0)
    assert tries == 2
    assert "ZeroDivisionError" in caplog.text


async def test_post_is_given_up_after_five_minutes(
    outbox: Outbox, posts: PostStore, street: Street, clock: Clock
) -> None:
    street.meets["m1"] = [Later("a fault", 0.01)] * 9
    await outbox.add(post("m1"))
    await until(lambda: len(street.came) == 2)
    clock.now += 299
    await until(lambda: len(street.came) == 4)
    assert await state(posts, "m1") is PostState.WAITING
    clock.now += 1
    await settled(posts, "m1")
    assert await state(posts, "m1") is PostState.GIVEN_UP


async def test_waiting_for_others_is_no_try(
    outbox: Outbox, posts: PostStore, street: Street, clock: Clock
) -> None:
    """While Discord takes nothing at all, nothing is given up."""
    street.meets["m1"] = [Later("the budget is spent", 0.01, counts=False)] * 3
    await outbox.add(post("m1"))
    clock.now += 1000
    await settled(posts, "m1")
    assert await state(posts, "m1") is PostState.SENT
    assert street.came[-1] == ("m1", "create", False)


async def test_what_waited_at_the_last_end_goes_out_at_the_start(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    """It may have arrived, and whoever sends is told so."""
    await posts.queue(post("m1", channel=1))
    await posts.queue(post("m2", channel=2))
    outbox.start()
    await settled(posts, "m1", "m2")
    assert sorted(street.came) == [("m1", "create", True), ("m2", "create", True)]


async def test_only_own_guilds_are_served(posts: PostStore, street: Street, clock: Clock) -> None:
    outbox = Outbox(posts, street.deliver, clock=clock, owns=lambda guild: guild == 1)
    await posts.queue(post("m1", channel=1, guild=2))
    await posts.queue(post("m2", channel=2, guild=1))
    outbox.start()
    await settled(posts, "m2")
    await outbox.drain(1.0)
    assert street.keys == ["m2"]


async def test_change_and_removal_reach_the_message(
    outbox: Outbox, posts: PostStore, street: Street
) -> None:
    await outbox.add(post("m1"))
    await settled(posts, "m1")
    await posts.revise(Post("m1", "answer", 5, body='{"content": "ho"}'), at=NOW)
    outbox.wake(5)
    await settled(posts, "m1")
    await posts.remove("m1", at=NOW)
    outbox.wake(5)
    await settled(posts, "m1")
    assert [action for _, action, _ in street.came] == ["create", "edit", "delete"]
    assert await state(posts, "m1") is PostState.REMOVED


async def test_draining_sends_what_it_can_and_leaves_the_rest(
    posts: PostStore, street: Street, clock: Clock
) -> None:
    outbox = Outbox(posts, street.deliver, clock=clock)
    outbox.start()
    street.meets["m1"] = [Later("a fault", 60.0)]
    await outbox.add(post("m1", channel=1))
    await street.passed.wait()
    await outbox.add(post("m2", channel=2))
    began = asyncio.get_running_loop().time()
    await outbox.drain(5.0)
    assert asyncio.get_running_loop().time() - began < 2
    assert (await state(posts, "m1"), await state(posts, "m2")) == (
        PostState.WAITING,
        PostState.SENT,
    )
    await outbox.add(post("m3", channel=2))
    assert street.keys == ["m1", "m2"]


async def test_slow_send_is_broken_off_when_the_time_is_up(posts: PostStore, clock: Clock) -> None:
    async def deliver(_post: Post, _doubtful: bool) -> Outcome:
        await asyncio.sleep(60)
        return Sent(1)

    outbox = Outbox(posts, deliver, clock=clock)
    await outbox.add(post("m1"))
    await asyncio.sleep(0.01)
    await outbox.drain(0.05)
    assert await state(posts, "m1") is PostState.WAITING


async def test_store_that_fails_for_a_while_loses_nothing(
    store: FactStore, street: Street, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent and could not be noted is sent again; its nonce makes that harmless."""
    noted = store.posts.sent
    failures = 1

    async def sent(key: str, *, body: str, message: int, at: int) -> None:
        nonlocal failures
        if failures:
            failures -= 1
            raise StoreError("The record is busy.")
        await noted(key, body=body, message=message, at=at)

    monkeypatch.setattr(store.posts, "sent", sent)
    monkeypatch.setattr("bot.sending.outbox._STORE_PAUSE", 0.01)
    outbox = Outbox(store.posts, street.deliver, clock=clock)
    await outbox.add(post("m1"))
    await settled(store.posts, "m1")
    await outbox.drain(1.0)
    assert street.keys == ["m1", "m1"]


@pytest.mark.parametrize("action", [PostAction.EDIT, PostAction.DELETE])
async def test_only_making_a_message_can_double_it(
    action: PostAction, outbox: Outbox, posts: PostStore, street: Street
) -> None:
    await posts.keep(Post("m1", "answer", 5, message=9, created=NOW))
    if action is PostAction.EDIT:
        await posts.revise(Post("m1", "answer", 5, body="{}"), at=NOW)
    else:
        await posts.remove("m1", at=NOW)
    outbox.start()
    await settled(posts, "m1")
    assert street.came == [("m1", str(action), False)]
