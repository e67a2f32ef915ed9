"""Events as Discord sends them: each is taken once, one that cannot be read ends nothing, and those that
only the parts of the bot take wait until the parts are there. Knows no Discord library."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

__all__ = ["Arrivals"]

Parse = Callable[[Any], None]

_REMEMBERED: Final = 20_000
"""Messages and interactions that are known again when they come a second time."""
_ONCE: Final = frozenset({"MESSAGE_CREATE", "INTERACTION_CREATE"})
_FOR_PARTS: Final = _ONCE | {"MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK"}
_BEGIN: Final = "READY"
"""The one event without which there is no going on."""

_log = logging.getLogger(__name__)


class Arrivals:
    """Stands between the connection and the library's readers of events.

    ``heard`` is told of each new message, ``owing`` of each interaction's id, ``concerns`` whether an event may be put to the bot, and
    ``needed`` is called when an event waits for the parts. Questions are taken only while ``holds()``.
    """

    def __init__(
        self,
        *,
        heard: Callable[[Any], None],
        owing: Callable[[int], None],
        concerns: Callable[[str, Any], bool],
        needed: Callable[[], None],
        holds: Callable[[], bool] = lambda: True,
    ) -> None:
        self._heard = heard
        self._owing = owing
        self._concerns = concerns
        self._needed = needed
        self._holds = holds
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._waiting: list[tuple[str, Parse, Any]] = []
        self._complete = False
        self._ended = False

    def stand_before(self, parsers: dict[str, Parse]) -> None:
        """Let every reader of events get its events from here."""
        parsers.update({event: self._standing(event, parse) for event, parse in parsers.items()})

    def end(self) -> None:
        """Take no more questions."""
        self._ended = True

    def release(self) -> None:
        """The parts are there: take what waited for them."""
        self._complete = True
        waiting, self._waiting = self._waiting, []
        for event, parse, data in waiting:
            self._read(event, parse, data)

    def forget(self) -> None:
        """The parts could not come in: what waited for them is lost."""
        self._waiting.clear()

    def has_seen(self, sent: int) -> bool:
        """Whether a message or interaction of this id came in."""
        return sent in self._seen

    def _standing(self, event: str, parse: Parse) -> Parse:
        return lambda data: self._read(event, self._take, (event, parse, data))

    def _read(self, event: str, parse: Parse, data: Any) -> None:  # noqa: ANN401 - as Discord sends it
        try:
            parse(data)
        except Exception as error:
            if event == _BEGIN:
                raise
            _log.warning("An event %s could not be read (%s).", event, type(error).__name__)

    def _take(self, arrived: tuple[str, Parse, Any]) -> None:
        event, parse, data = arrived
        if event in _ONCE and not (self._takes() and self._first_sight(int(data["id"]))):
            return
        if event == "MESSAGE_CREATE":
            self._heard(data)
        if event == "INTERACTION_CREATE":
            self._owing(int(data["id"]))
        if self._complete or event not in _FOR_PARTS:
            parse(data)
        elif self._concerns(event, data):
            self._waiting.append(arrived)
            self._needed()

    def _takes(self) -> bool:
        return not self._ended and self._holds()

    def _first_sight(self, sent: int) -> bool:
        if sent in self._seen:
            return False
        self._seen[sent] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True
