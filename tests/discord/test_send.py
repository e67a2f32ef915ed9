"""Sending over real sockets: what is tried again, what is given up, and that nothing comes twice."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any, Final

import discord
import pytest
import pytest_asyncio
from aiohttp import web
from discord.webhook.async_ import async_context

from bot.blocks import Reply, Sentence
from bot.desk import Desk
from bot.layout import lay_out
from bot.pictures import Picture
from bot.send import Sender
from bot.sending.budget import Budget
from bot.sending.callbacks import PromptAdapter
from bot.sending.snowflakes import snowflake
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Post, PostState
from tests.discord.street import ME, Street, open_street, page, refused, reset, said

NOW: Final = 1_767_225_600
MESSAGES: Final = "/channels/5/messages"
BODY: Final = json.dumps({"content": "hi", "message_reference": {"message_id": 7}})
LAID_OUT: Final = lay_out(Reply((Sentence("an answer"),)), plain=True)


class Clock:
    now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def desk(clock: Clock) -> AsyncIterator[Desk]:
    """Over an empty record, which nobody asks here."""

    async def read(_store: FactStore) -> KnowledgeBase:
        raise AssertionError

    store = await open_store("sqlite:///:memory:")
    yield Desk(store, clock=clock, read=read)
    await store.close()


@pytest_asyncio.fixture
async def street() -> AsyncIterator[Street]:
    async with open_street() as opened:
        yield opened


@pytest_asyncio.fixture
async def bot(street: Street) -> AsyncIterator[discord.Client]:
    async_context.set(PromptAdapter())
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30)
    await client._async_setup_hook()
    data = await client.http.static_login("a.token")
    client._connection.user = discord.ClientUser(state=client._connection, data=data)
    client._connection.application_id = ME
    street.asked.clear()
    try:
        yield client
    finally:
        await client.close()


@pytest_asyncio.fixture
async def sender(bot: discord.Client, desk: Desk) -> AsyncIterator[Sender]:
    made = Sender(bot, desk)
    yield made
    await made.drain(0.2)


def post(key: str = "m7", **more: Any) -> Post:
    given = {"guild": 1, "question": 7, "body": BODY, "created": NOW, **more}
    return Post(key, "answer", 5, **given)


def press(bot: discord.Client, kind: int = 2, sent: int = 0, **more: Any) -> Any:
    data = {
        "id": str(sent or snowflake(NOW) + 1),
        "application_id": str(ME),
        "type": kind,
        "token": "an-interaction-token",
        "version": 1,
        "channel": {"id": "5", "type": 1, "recipients": [], "last_message_id": None},
        "channel_id": "5",
        "user": {"id": "66", "username": "ann", "discriminator": "0", "avatar": None},
        "locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "attachment_size_limit": 1000,
        "data": {"name": "ask", "id": "1", "type": 1},
        **more,
    }
    return discord.Interaction(data=data, state=bot._connection)  # type: ignore[arg-type]


async def settled(desk: Desk, key: str = "m7") -> Post:
    async with asyncio.timeout(15):
        while True:
            found = await desk.posts.post(key)
            if found is not None and found.state is not PostState.WAITING:
                return found
            await asyncio.sleep(0.01)


async def test_post_goes_out_under_its_key_and_mentions_nobody(
    sender: Sender, desk: Desk, street: Street
) -> None:
    assert await sender.post(post())
    assert not await sender.post(post())
    sent = await settled(desk)
    (asked,) = street.of("POST", MESSAGES)
    assert (sent.state, sent.message) == (PostState.SENT, street.next_id)
    assert (asked.body["nonce"], asked.body["enforce_nonce"]) == ("m7", True)
    assert asked.body["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    "fault",
    [
        refused(503),
        refused(520),
        page(502),
        page(200),
        reset,
        refused(429, Retry_After="0.5"),
        lambda _request: web.Response(
            body=b'{"id": "1', headers={"Content-Type": "application/json"}
        ),
    ],
    ids=["503", "520", "502 as a page", "200 as a page", "reset", "429 without via", "cut short"],
)
async def test_fault_that_passes_is_tried_again_under_the_same_nonce(
    fault: Callable[[web.Request], Any], sender: Sender, desk: Desk, street: Street
) -> None:
    street.meet("POST", MESSAGES, fault)
    await sender.post(post())
    assert (await settled(desk)).state is PostState.SENT
    tries = street.of("POST", MESSAGES)
    assert len(tries) == 2
    assert tries[0] == tries[1]


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (403, 50083), (404, 10003), (400, 1)])
async def test_refusal_is_taken_at_once(
    status: int,
    code: int,
    sender: Sender,
    desk: Desk,
    street: Street,
    caplog: pytest.LogCaptureFixture,
) -> None:
    street.meet("POST", MESSAGES, refused(status, code), times=9)
    await sender.post(replace(post(), body='{"content": "a secret question"}'))
    assert (await settled(desk)).state is PostState.GIVEN_UP
    assert len(street.of("POST", MESSAGES)) == 1
    assert [line for line in caplog.messages if f"{status}, code {code}" in line]
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "refusal",
    [
        refused(400, 10008),
        lambda _request: said(
            400,
            {
                "code": 50035,
                "message": "Invalid Form Body",
                "errors": {"message_reference": {"_errors": [{"code": "X", "message": "Unknown"}]}},
            },
        ),
    ],
    ids=["unknown message", "form error"],
)
async def test_answer_to_a_deleted_question_goes_without_the_reference(
    refusal: Callable[[web.Request], Any], sender: Sender, desk: Desk, street: Street
) -> None:
    street.meet("POST", MESSAGES, refusal)
    await sender.post(post())
    assert (await settled(desk)).state is PostState.SENT
    first, second = street.of("POST", MESSAGES)
    assert "message_reference" in first.body
    assert second.body == {k: v for k, v in first.body.items() if k != "message_reference"}


async def test_token_that_is_refused_stops_all(sender: Sender, desk: Desk, street: Street) -> None:
    street.meet("POST", MESSAGES, refused(401), times=9)
    street.meet("GET", "/users/@me", refused(401), times=9)
    await sender.post(post())
    await asyncio.wait_for(sender.token_refused.wait(), 5)
    await sender.post(post("m8", created=NOW + 1))
    await asyncio.sleep(0.1)
    assert len(street.of("POST", MESSAGES)) <= 2
    assert await desk.posts.next_in(5) is not None


async def test_one_refusal_of_the_token_may_be_a_slip(
    sender: Sender, desk: Desk, street: Street
) -> None:
    street.meet("POST", MESSAGES, refused(401))
    await sender.post(post())
    assert (await settled(desk)).state is PostState.SENT
    assert not sender.token_refused.is_set()


async def test_spent_budget_stops_sending(bot: discord.Client, desk: Desk, street: Street) -> None:
    budget = Budget(lambda: 0.0, limit=1)
    budget.count(403)
    sender = Sender(bot, desk, budget=budget)
    await sender.post(post())
    await asyncio.sleep(0.1)
    await sender.drain(0.1)
    assert street.asked == []
    assert await desk.posts.next_in(5) is not None


async def test_change_and_removal_reach_the_message(
    sender: Sender, desk: Desk, street: Street
) -> None:
    await desk.posts.keep(replace(post(), message=77, body=""))
    await sender.revise(post())
    await settled(desk)
    await sender.remove("m7")
    assert (await settled(desk)).state is PostState.REMOVED
    (edit,) = street.of("PATCH", f"{MESSAGES}/77")
    assert edit.body == {"content": "hi", "allowed_mentions": {"parse": []}}
    assert street.of("DELETE", f"{MESSAGES}/77")


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [(400, 50035, 1), (429, 30046, 1), (403, 50001, 0), (404, 10003, 0), (404, 10008, 0)],
)
async def test_message_that_stays_as_it_was_is_told_where_something_can_be_said(
    sender: Sender, desk: Desk, street: Street, status: int, code: int, told: int
) -> None:
    unchanged: list[str] = []

    async def drawn(_post: Post) -> Picture:
        return Picture("chart.png", b"png", "A chart")

    async def hear(post: Post) -> None:
        unchanged.append(post.key)

    sender.correct_by(drawn, hear)
    await desk.posts.keep(replace(post(), message=77, body=""))
    street.meet("PATCH", f"{MESSAGES}/77", refused(status, code))
    await sender.revise(post())
    assert (await settled(desk)).state is PostState.GIVEN_UP
    assert unchanged == ["m7"] * told
    (asked,) = street.of("PATCH", f"{MESSAGES}/77")
    assert asked.files == (b"png",)


@pytest.mark.parametrize("what", ["edit", "delete"])
async def test_message_that_somebody_took_away_is_no_fault(
    what: str, sender: Sender, desk: Desk, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.posts.keep(replace(post(), message=77, body=""))
    method = "PATCH" if what == "edit" else "DELETE"
    street.meet(method, f"{MESSAGES}/77", refused(404, 10008), times=9)
    await (sender.revise(post()) if what == "edit" else sender.remove("m7"))
    await settled(desk)
    assert len(street.of(method, f"{MESSAGES}/77")) == 1
    assert caplog.messages == []


class TestAfterARestart:
    """A post that was written down long ago may have been sent, and its nonce forgotten."""

    @pytest.fixture(autouse=True)
    async def old_post(self, desk: Desk, clock: Clock) -> None:
        await desk.posts.queue(post())
        clock.now += 600

    async def test_it_is_sent_when_it_is_not_there(
        self, sender: Sender, desk: Desk, street: Street
    ) -> None:
        street.meet(
            "GET", MESSAGES, lambda _request: said(200, [{"id": "1", "author": {"id": "2"}}])
        )
        sender.start()
        assert (await settled(desk)).state is PostState.SENT
        assert len(street.of("POST", MESSAGES)) == 1

    async def test_it_is_found_when_it_is_there(
        self, sender: Sender, desk: Desk, street: Street
    ) -> None:
        found = {"id": "31", "author": {"id": str(ME)}, "message_reference": {"message_id": "7"}}
        street.meet("GET", MESSAGES, lambda _request: said(200, [found]))
        sender.start()
        kept = await settled(desk)
        assert (kept.state, kept.message) == (PostState.SENT, 31)
        assert street.of("POST", MESSAGES) == []

    async def test_it_is_rather_lost_than_shown_twice(
        self, sender: Sender, desk: Desk, street: Street
    ) -> None:
        street.meet("GET", MESSAGES, refused(403, 50001))
        sender.start()
        assert (await settled(desk)).state is PostState.GIVEN_UP
        assert street.of("POST", MESSAGES) == []

    async def test_it_waits_until_the_history_can_be_read(
        self, sender: Sender, desk: Desk, street: Street
    ) -> None:
        street.meet("GET", MESSAGES, refused(503))
        sender.start()
        assert (await settled(desk)).state is PostState.SENT
        assert len(street.of("GET", MESSAGES)) == 2


class TestInteractions:
    async def test_answer_is_kept_with_its_message(
        self, sender: Sender, bot: discord.Client, desk: Desk, street: Street
    ) -> None:
        asked = press(bot)
        assert await sender.respond(asked, LAID_OUT, private=True, post=post("i1"))
        (callback,) = street.of("POST", "/callback")
        assert callback.body["type"] == 4
        assert callback.body["data"]["flags"] & (1 << 6)
        assert callback.body["data"]["allowed_mentions"] == {"parse": []}
        kept = await desk.posts.post("i1")
        assert kept is not None
        assert (kept.state, kept.message) == (PostState.SENT, street.next_id)

    @pytest.mark.parametrize(
        "fault", [refused(500), refused(503), page(502), reset, refused(429, Retry_After="0.5")]
    )
    async def test_callback_is_tried_again_within_the_three_seconds(
        self,
        fault: Callable[[web.Request], Any],
        sender: Sender,
        bot: discord.Client,
        street: Street,
    ) -> None:
        street.meet("POST", "/callback", fault)
        began = asyncio.get_running_loop().time()
        assert await sender.respond(press(bot), LAID_OUT, private=False)
        assert asyncio.get_running_loop().time() - began < 2.5
        assert len(street.of("POST", "/callback")) == 2

    async def test_callback_that_had_arrived_after_all_is_done(
        self, sender: Sender, bot: discord.Client, desk: Desk, street: Street
    ) -> None:
        """The message's id is asked for then."""
        street.meet("POST", "/callback", reset, refused(400, 40060))
        assert await sender.respond(press(bot), LAID_OUT, private=False, post=post("i1"))
        kept = await desk.posts.post("i1")
        assert kept is not None
        assert kept.message == street.next_id
        assert len(street.of("GET", "/messages/@original")) == 1

    async def test_callback_whose_answer_is_late_is_looked_for(
        self,
        sender: Sender,
        bot: discord.Client,
        desk: Desk,
        street: Street,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("bot.sending.callbacks._ANSWER_WITHIN", 0.05)

        async def late(_request: web.Request) -> web.Response:
            await asyncio.sleep(0.3)
            return web.Response()

        street.meet("POST", "/callback", late)
        assert await sender.respond(press(bot), LAID_OUT, private=False, post=post("i1"))
        kept = await desk.posts.post("i1")
        assert kept is not None
        assert kept.message == street.next_id
        street.meet("POST", "/callback", late)
        street.meet("GET", "/messages/@original", refused(404, 10015))
        assert not await sender.respond(press(bot, sent=5), LAID_OUT, private=False)

    @pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
    async def test_interaction_that_is_lost_is_let_go_quietly(
        self,
        status: int,
        code: int,
        sender: Sender,
        bot: discord.Client,
        street: Street,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        street.meet("POST", "/callback", refused(status, code), times=9)
        with caplog.at_level(logging.WARNING):
            assert not await sender.respond(press(bot), LAID_OUT, private=False, post=post("i1"))
        assert len(street.asked) == 1
        assert len(caplog.messages) == 1

    async def test_acknowledgement_gets_its_answer_in_place(
        self, sender: Sender, bot: discord.Client, street: Street
    ) -> None:
        asked = press(bot)
        assert await sender.defer(asked, private=True)
        street.meet("PATCH", "/messages/@original", refused(503), reset)
        assert await sender.respond(asked, LAID_OUT, private=True)
        assert await sender.tell(asked, "And one more thing.")
        (deferred,) = street.of("POST", "/callback")
        assert deferred.body == {"type": 5, "data": {"flags": 1 << 6}}
        assert len(street.of("PATCH", "/messages/@original")) == 3
        (followed,) = street.of("POST", f"/webhooks/{ME}/an-interaction-token")
        assert followed.body["flags"] == 1 << 6

    async def test_follow_up_is_not_repeated_when_it_may_have_arrived(
        self, sender: Sender, bot: discord.Client, street: Street
    ) -> None:
        asked = press(bot)
        await sender.respond(asked, LAID_OUT, private=False)
        street.meet("POST", "an-interaction-token", reset, refused(503))
        assert not await sender.tell(asked, "More.")
        assert await sender.tell(asked, "More.")
        assert len(street.of("POST", "an-interaction-token")) == 3

    async def test_answer_that_comes_too_late_goes_to_the_channel(
        self, sender: Sender, bot: discord.Client, desk: Desk, street: Street
    ) -> None:
        asked = press(bot, sent=snowflake(1_600_000_000))
        await sender.defer(asked, private=False)
        street.meet("PATCH", "/messages/@original", refused(404, 10015))
        assert await sender.respond(asked, LAID_OUT, private=False, post=post("i1"))
        assert (await settled(desk, "i1")).state is PostState.SENT
        assert street.of("POST", MESSAGES)[0].body["content"] == "an answer"

    async def test_press_changes_its_own_message(
        self, sender: Sender, bot: discord.Client, desk: Desk, street: Street
    ) -> None:
        await desk.posts.keep(post("i1"))
        assert await sender.update(press(bot, 3), LAID_OUT, post=post("i1", view='{"page": 2}'))
        (callback,) = street.of("POST", "/callback")
        assert callback.body["type"] == 7
        assert callback.body["data"]["attachments"] == []
        kept = await desk.posts.post("i1")
        assert kept is not None
        assert (kept.view, kept.state) == ('{"page": 2}', PostState.SENT)

    async def test_press_that_takes_longer_is_held_first(
        self, sender: Sender, bot: discord.Client, street: Street
    ) -> None:
        asked = press(bot, 3)
        assert await sender.hold(asked)
        assert await sender.update(asked, LAID_OUT)
        assert street.of("POST", "/callback")[0].body == {"type": 6}
        assert len(street.of("PATCH", "/messages/@original")) == 1

    async def test_picture_comes_with_words_for_it(
        self, sender: Sender, bot: discord.Client, street: Street
    ) -> None:
        picture = Picture("figure.png", b"PNG", "A chart")
        shown = replace(LAID_OUT, files=(picture,))
        street.meet("POST", "/callback", refused(503))
        assert await sender.respond(press(bot), shown, private=False)
        for callback in street.of("POST", "/callback"):
            (told,) = callback.body["data"]["attachments"]
            assert told == {"id": 0, "filename": "figure.png", "description": "A chart"}
            assert callback.files == (b"PNG",)

    async def test_nothing_is_told_while_somebody_types(
        self, sender: Sender, bot: discord.Client, street: Street
    ) -> None:
        assert not await sender.tell(press(bot, 4), "No.")
        assert street.asked == []

    async def test_tokens_of_interactions_are_in_no_line(
        self, sender: Sender, bot: discord.Client, street: Street, caplog: pytest.LogCaptureFixture
    ) -> None:
        street.meet("POST", "/callback", *[reset] * 2, refused(403, 50001))
        with caplog.at_level(logging.INFO, "bot"):
            await sender.respond(press(bot), LAID_OUT, private=False)
        assert caplog.messages
        assert "an-interaction-token" not in caplog.text
