"""Processes that edit one record, one after the other, each killed in the midst of it."""

import asyncio
import json
import os
import select
import signal
import traceback
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from knowledge.storage import open_store
from tests.contract.records import FULL, keep
from tests.faults.editors import edit
from tests.faults.ledger import Deed, Done, Ledger, faults_of, found_of
from tests.faults.places import Place, address_of

__all__ = ["Lives", "begin"]

_PIPE: Final = 1 << 16


class Lives:
    """The lives that were spent on one record."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.ledger = Ledger()
        self.killed = 0
        self.acknowledged = 0
        self.unsaid = 0
        """Deeds that were found done although nobody had been told so."""
        self.faults: list[str] = []
        """What was wrong after any of them."""
        self._unsure: list[Deed] = []
        """Begun and not acknowledged when the last life ended."""
        asyncio.run(begin(place))

    def live(
        self,
        *,
        seed: int,
        deeds: int,
        lines: int,
        pause: float = 0.0,
        deep: bool,
        strike: Callable[[], None] | None = None,
    ) -> None:
        """Let a new process edit, and kill it so many seconds after it has said so many lines; then look
        at the record. One that has done so many deeds in each guild before that ends by itself.

        With ``strike`` something else is killed in its place, by that, and the process ends as it will.
        """
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._edit(writing, seed, deeds)
        os.close(writing)
        said = _heard(reading, lines)
        if said.count(b"\n") >= lines:
            select.select([], [], [], pause)
            if strike is None:
                os.kill(child, signal.SIGKILL)
            else:
                strike()
                self.killed += 1
        said += _heard(reading, 1 << 30)
        os.close(reading)
        _, status = os.waitpid(child, 0)
        self.killed += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) and strike is None:
            self.faults.append("a process failed by itself")
        self._take_note(said)
        self._judge(deep=deep)

    def _edit(self, writing: int, seed: int, deeds: int) -> None:
        """What the new process does."""

        def say(what: str, deed: Deed, done: Done) -> None:
            line = json.dumps([what, asdict(deed), asdict(done)])
            os.write(writing, line.encode() + b"\n")

        try:
            work = edit(self.place, self.ledger, self._unsure, seed=seed, deeds=deeds, say=say)
            asyncio.run(work)
        except BaseException:  # noqa: BLE001 - nothing may run on in the copy of the caller's process
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    def _take_note(self, said: bytes) -> None:
        unsure = {deed.kept_as: deed for deed in self._unsure}
        for line in said.decode().splitlines(keepends=True):
            if not line.endswith("\n"):
                continue
            what, deed_told, done_told = json.loads(line)
            deed = Deed(**deed_told)
            if what == "begin":
                unsure[deed.kept_as] = deed
                continue
            edited = tuple((fact, revision) for fact, revision in done_told["edited"])
            self.acknowledged += 1
            self._note(deed, Done(edited, done_told["proposal"]))
            del unsure[deed.kept_as]
        self._unsure = list(unsure.values())

    def _note(self, deed: Deed, done: Done) -> None:
        known = self.ledger.done.get(deed.kept_as)
        if known is None:
            self.ledger.note(deed, done)
        elif known[1] != done:
            self.faults.append(f"{deed.kept_as} was told as {known[1]}, and then as {done}")

    def _judge(self, *, deep: bool) -> None:
        for key, done in found_of(self.place, self._unsure).items():
            if key not in self.ledger.done:
                self.unsaid += 1
                deed = next(each for each in self._unsure if each.kept_as == key)
                self._note(deed, done)
        self.faults += faults_of(self.place, self.ledger, deep=deep)


async def begin(place: Place) -> None:
    """Make a record with the pack that editors edit."""
    store = await open_store(address_of(place))
    await keep(store, FULL)
    await store.close()


def _heard(reading: int, lines: int) -> bytes:
    """What comes through a pipe until there are so many lines, or its end."""
    said = b""
    while said.count(b"\n") < lines:
        more = os.read(reading, _PIPE)
        if not more:
            break
        said += more
    return said
