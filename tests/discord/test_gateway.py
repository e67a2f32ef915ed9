"""The gateway: when sessions may begin, where they go on, and what ends the bot for good."""

from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest
import yarl

from bot.config import Settings
from bot.running.gateway import IdentifyGate, _door, _is_final, _pause, bounded, until_allowed
from bot.running.serving import _refusal, _what_ended

FRONT = yarl.URL("wss://gateway.discord.gg/")


class Watch:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_first_session_begins_at_once_and_the_next_five_seconds_later() -> None:
    watch = Watch()
    gate = IdentifyGate(watch)
    assert [gate.wait(0), gate.wait(1), gate.wait(2)] == [0.0, 5.0, 10.0]
    watch.now += 60
    assert gate.wait(0) == 0.0


def test_sessions_of_different_lanes_begin_together() -> None:
    gate = IdentifyGate(Watch())
    gate.at_once = 2
    assert [gate.wait(shard) for shard in range(4)] == [0.0, 0.0, 5.0, 5.0]


def test_ten_new_sessions_in_a_minute_are_not_slowed_down() -> None:
    watch = Watch()
    gate = IdentifyGate(watch)
    for _ in range(10):
        assert gate.wait(0) == 0.0
        watch.now += 6


def test_endless_new_sessions_stay_far_below_what_discord_allows_in_a_day() -> None:
    watch = Watch()
    gate = IdentifyGate(watch)
    begun = 0
    while watch.now < 1000 + 86_400:
        watch.now += gate.wait(0) + 4
        begun += 1
    assert begun < 900


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        ({"remaining": 999, "reset_after": 14_400_000}, 0.0),
        ({"remaining": 4, "reset_after": 14_400_000}, 0.0),
        ({"remaining": 3, "reset_after": 14_400_000}, 14_400.0),
        ({"remaining": 0, "reset_after": 0}, 0.0),
        ({"remaining": 0}, 0.0),
        ({}, 0.0),
    ],
)
def test_sessions_wait_until_discord_lets_all_of_them_begin(
    told: dict[str, int], wait: float
) -> None:
    assert until_allowed(told, 4) == wait


def resumed(address: str) -> Any:
    return SimpleNamespace(gateway=yarl.URL(address))


@pytest.mark.parametrize(
    ("set_by_operator", "told", "taken"),
    [
        (False, "wss://gateway-us-east1-b.discord.gg", "wss://gateway-us-east1-b.discord.gg"),
        (True, "wss://gateway-us-east1-b.discord.gg", str(FRONT)),
        (True, "ws://127.0.0.1:7000/resume", "ws://127.0.0.1:7000/resume"),
    ],
)
def test_session_goes_on_where_discord_says_unless_a_proxy_stands_before_it(
    set_by_operator: bool, told: str, taken: str
) -> None:
    client = cast("Any", SimpleNamespace(front_door=FRONT, door_is_set=set_by_operator))
    assert str(_door(client, resumed(told))) == taken
    assert _door(client, None) == FRONT


def test_pauses_grow_and_stay_short() -> None:
    assert 0.3 < _pause(1) <= 0.5
    assert all(1.5 <= _pause(failures) <= 2.0 for failures in (5, 50, 5000))


async def test_dialling_ends_in_time_and_so_does_hanging_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    socket = SimpleNamespace(_timeout=None)

    async def dial(url: str, *, compress: int) -> Any:
        assert (url, compress) == ("ws://x", 0)
        return socket

    assert await bounded(dial)("ws://x") is socket
    assert socket._timeout == aiohttp.ClientWSTimeout(ws_close=2.0)


def closed(code: int) -> discord.ConnectionClosed:
    socket = cast("Any", SimpleNamespace(close_code=code))
    return discord.ConnectionClosed(socket, shard_id=0, code=code)


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
def test_codes_that_end_a_client(code: int) -> None:
    assert _is_final(closed(code))


@pytest.mark.parametrize("code", [1000, 1001, 1006, 4000, 4001, 4002, 4003, 4007, 4008, 4009])
def test_codes_after_which_it_goes_on(code: int) -> None:
    assert not _is_final(closed(code))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (discord.LoginFailure(), "does not know the token"),
        (closed(4004), "does not know the token"),
        (discord.PrivilegedIntentsRequired(0), "TICKTOCK_MESSAGE_CONTENT"),
        (closed(4014), "“Message Content Intent”"),
        (closed(4013), "TICKTOCK_MESSAGE_CONTENT"),
        (closed(4011), "TICKTOCK_SHARD_COUNT is too small"),
    ],
)
def test_refusal_for_good_says_what_to_do(error: Exception, told: str) -> None:
    assert told in _refusal(error, Settings(shard_count=1))


@pytest.mark.parametrize("error", [closed(4012), closed(4011), OSError(), RuntimeError("x")])
def test_anything_else_is_tried_again(error: Exception) -> None:
    assert _refusal(error, Settings()) == ""
    assert _what_ended(error)
