"""Power cuts without a plug: what a disk may hold that was cut off in the midst of writing.

What was written before a file's last sync is there. Of what was written after it each sector of 512
bytes may have reached the disk or not, in any order, and so may a change of the file's length.
"""

import copy
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.faults.ledger import Deed, Done, Ledger, faults_of, found_of

__all__ = ["Cut", "Said", "Step", "Tape", "cuts", "faults_after"]

_SECTOR: Final = 512
_PIECE: Final = 4096
_WAYS: Final = ("nothing", "everything", "a part", "sectors", "sectors", "begin of sectors")


@dataclass(frozen=True, slots=True)
class Said:
    """What the program says meanwhile of a deed: "begin" or "done"."""

    what: str
    deed: Deed
    done: Done


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file; or, with ``said``, something that the program says."""

    kind: str
    """write | truncate | sync | delete | say"""
    file: str = ""
    at: int = 0
    data: bytes = b""
    said: Said | None = None


class Tape:
    """All steps, from a record on that lay on the disk whole."""

    def __init__(self, record: Path) -> None:
        self.begin: Final = {str(record): record.read_bytes()}
        self.steps: list[Step] = []

    def sync(self, file: Path, known: bytes) -> bytes:
        """A file was brought to the disk; what it holds now, ``known`` is what it held before."""
        held = file.read_bytes() if file.exists() else b""
        name = str(file)
        if len(held) < len(known):
            self.steps.append(Step("truncate", name, len(held)))
        for at in range(0, len(held), _PIECE):
            piece = held[at : at + _PIECE]
            if piece != known[at : at + _PIECE]:
                self.steps.append(Step("write", name, at, piece))
        self.steps.append(Step("sync", name))
        return held

    def say(self, what: str, deed: Deed, done: Done) -> None:
        self.steps.append(Step("say", said=Said(what, deed, done)))


@dataclass
class _File:
    """``content`` is surely on the disk; ``None``: no such file. ``pending`` may be."""

    content: bytes | None = None
    pending: list[Step] = field(default_factory=list)

    def after(self, chance: random.Random | None) -> bytes | None:
        """What the disk may hold; without ``chance`` all that was done."""
        way = chance.choice(_WAYS) if chance else "everything"
        steps = self.pending
        if way == "nothing":
            return self.content
        if chance and way in ("a part", "begin of sectors"):
            steps = steps[: chance.randrange(len(steps) + 1)]
        made = self.content
        for step in steps:
            torn = chance if way.endswith("sectors") else None
            made = _applied(made, step, torn)
        return made


def _applied(content: bytes | None, step: Step, chance: random.Random | None) -> bytes | None:
    if step.kind == "delete":
        return content if chance and chance.random() < 0.5 else None
    held = bytearray(content or b"")
    if step.kind == "truncate":
        if not chance or chance.random() < 0.5:
            del held[step.at :]
            held.extend(bytes(step.at - len(held)))
        return bytes(held)
    end = step.at + len(step.data)
    at = step.at
    while at < end:
        until = min(end, (at // _SECTOR + 1) * _SECTOR)
        if not chance or chance.random() < 0.5:
            held.extend(bytes(max(0, until - len(held))))
            held[at:until] = step.data[at - step.at : until - step.at]
        at = until
    return bytes(held)


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left after one power cut: files by name, and what had been said until then."""

    step: int
    files: dict[str, bytes]
    ledger: Ledger
    unsure: tuple[Deed, ...]


def cuts(tape: Tape, points: Iterable[int], *, seed: int, syncs: bool = True) -> Iterator[Cut]:
    """Power cuts after so many steps each, in rising order; without ``syncs`` the disk obeys none."""
    chance = random.Random(seed)  # noqa: S311 - the same cuts each time are what is wanted
    wanted = sorted(set(points))
    disk = {name: _File(content) for name, content in tape.begin.items()}
    ledger, unsure = Ledger(), dict[str, Deed]()
    for number, step in enumerate(tape.steps, start=1):
        if step.said is not None:
            _note(step.said, ledger, unsure)
        else:
            held = disk.setdefault(step.file, _File())
            if step.kind != "sync":
                held.pending.append(step)
            elif syncs:
                held.content, held.pending = held.after(None), []
        while wanted and wanted[0] == number:
            del wanted[0]
            files = {name: held.after(chance) for name, held in disk.items()}
            yield Cut(
                number,
                {name: content for name, content in files.items() if content is not None},
                copy.deepcopy(ledger),
                tuple(unsure.values()),
            )


def _note(said: Said, ledger: Ledger, unsure: dict[str, Deed]) -> None:
    if said.what == "begin":
        unsure[said.deed.kept_as] = said.deed
    else:
        unsure.pop(said.deed.kept_as)
        ledger.note(said.deed, said.done)


def faults_after(cut: Cut, folder: Path, *, deep: bool) -> list[str]:
    """What is wrong with the record that a power cut leaves, opened as after any start."""
    for name, content in cut.files.items():
        (folder / Path(name).name).write_bytes(content)
    path = folder / "record.db"
    # Opened first, so that the log is read as by whoever comes next.
    for key, done in found_of(path, cut.unsure).items():
        deed = next(each for each in cut.unsure if each.kept_as == key)
        cut.ledger.note(deed, done)
    return faults_of(path, cut.ledger, deep=deep)
