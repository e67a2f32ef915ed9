"""Events as they come in: once each, none that ends the process, none lost while the parts come in."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.running.arrivals import Arrivals

Parsers = dict[str, Callable[[Any], None]]


class Town:
    """Readers that write down what they are given."""

    def __init__(self, *, concerned: bool = True) -> None:
        self.read: list[tuple[str, Any]] = []
        self.heard: list[Any] = []
        self.owed: list[int] = []
        self.needed = 0
        self.arrivals = Arrivals(
            heard=self.heard.append,
            owing=self.owed.append,
            concerns=lambda _event, _data: concerned,
            needed=self._need,
        )
        self.parsers: Parsers = {
            event: self._reader(event)
            for event in ("READY", "GUILD_CREATE", "MESSAGE_CREATE", "INTERACTION_CREATE")
        }
        self.arrivals.stand_before(self.parsers)

    def _need(self) -> None:
        self.needed += 1

    def _reader(self, event: str) -> Callable[[Any], None]:
        def read(data: Any) -> None:
            self.read.append((event, data["id"]))

        return read

    def comes(self, event: str, data: Any) -> None:
        self.parsers[event](data)


def test_event_that_is_told_twice_is_taken_once() -> None:
    town = Town()
    town.arrivals.release()
    for sent in ("1", "2", "1"):
        town.comes("MESSAGE_CREATE", {"id": sent})
    town.comes("INTERACTION_CREATE", {"id": "3"})
    town.comes("INTERACTION_CREATE", {"id": "3"})
    assert [data for _, data in town.read] == ["1", "2", "3"]
    assert town.owed == [3]
    assert town.arrivals.has_seen(2)
    assert not town.arrivals.has_seen(4)


@pytest.mark.parametrize("data", [None, [], {}, {"id": "x"}, {"id": {}}])
def test_event_that_cannot_be_read_ends_nothing(
    data: Any, caplog: pytest.LogCaptureFixture
) -> None:
    town = Town()
    town.arrivals.release()
    town.comes("MESSAGE_CREATE", data)
    town.comes("MESSAGE_CREATE", {"id": "1"})
    assert town.read == [("MESSAGE_CREATE", "1")]
    assert len(caplog.messages) == 1


def test_beginning_that_cannot_be_read_is_no_beginning() -> None:
    with pytest.raises(TypeError):
        Town().comes("READY", None)


def test_questions_wait_for_the_parts_in_their_order() -> None:
    town = Town()
    town.comes("MESSAGE_CREATE", {"id": "1"})
    town.comes("GUILD_CREATE", {"id": "9"})
    town.comes("INTERACTION_CREATE", {"id": "2"})
    town.comes("MESSAGE_CREATE", {"id": "1"})
    assert town.read == [("GUILD_CREATE", "9")]
    assert town.needed == 2
    town.arrivals.release()
    town.comes("MESSAGE_CREATE", {"id": "3"})
    assert [data for _, data in town.read] == ["9", "1", "2", "3"]


def test_talk_that_concerns_nobody_calls_for_no_parts() -> None:
    town = Town(concerned=False)
    town.comes("MESSAGE_CREATE", {"id": "1"})
    town.arrivals.release()
    assert (town.read, town.needed, town.heard) == ([], 0, [{"id": "1"}])


def test_what_waited_for_parts_that_never_came_is_dropped() -> None:
    town = Town()
    town.comes("MESSAGE_CREATE", {"id": "1"})
    town.arrivals.forget()
    town.arrivals.release()
    assert town.read == []


def test_nothing_new_is_taken_at_the_end() -> None:
    town = Town()
    town.arrivals.release()
    town.arrivals.end()
    town.comes("MESSAGE_CREATE", {"id": "1"})
    town.comes("GUILD_CREATE", {"id": "9"})
    assert town.read == [("GUILD_CREATE", "9")]


def test_memory_of_events_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.running.arrivals._REMEMBERED", 2)
    town = Town()
    town.arrivals.release()
    for sent in ("1", "2", "3", "1"):
        town.comes("MESSAGE_CREATE", {"id": sent})
    assert [data for _, data in town.read] == ["1", "2", "3", "1"]
