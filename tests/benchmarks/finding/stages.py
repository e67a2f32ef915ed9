"""In which stage of a question the processor's time goes, by looking at the stacks now and then.

A profiler would count each call and so make what calls much seem dear; looking costs every stage alike.
"""

import sys
import threading
from collections.abc import Iterator
from pathlib import PurePath
from time import process_time, sleep
from types import FrameType, TracebackType
from typing import Final, Self

__all__ = ["STAGES", "Stages"]

STAGES: Final = {
    ("glossary.py", "build_glossary"): "glossary",
    ("reading.py", "vocabulary"): "glossary",
    ("question.py", "understand"): "understand",
    ("spelling.py", "_suggest"): "spelling",
    ("concepts.py", "concepts"): "understand",
    ("reading.py", "candidates"): "candidates",
    ("whole.py", "candidates"): "candidates",
    ("wordfit.py", "best"): "order by words",
    ("reading.py", "facts"): "read",
    ("reading.py", "known_facts"): "read",
    ("rank.py", "weigh"): "weigh",
    ("answer.py", "decide"): "decide",
    ("find.py", "complete"): "complete",
}
"""Functions, by file and name, and the stage that is at work within; the innermost counts."""
_EVERY: Final = 0.0005
_SWITCH: Final = 0.0002
_REST: Final = "rest"


class Stages:
    """Watches all other threads of the process while it is entered."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._ends = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._switch = sys.getswitchinterval()

    def __enter__(self) -> Self:
        sys.setswitchinterval(_SWITCH)
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._ends.set()
        self._watcher.join()
        sys.setswitchinterval(self._switch)

    def shares(self) -> dict[str, float]:
        """The share of each stage in the time, 0 to 1; they add up to 1."""
        whole = sum(self._spent.values()) or 1.0
        return {stage: spent / whole for stage, spent in sorted(self._spent.items())}

    def _watch(self) -> None:
        own = threading.get_ident()
        last = process_time()
        while not self._ends.is_set():
            sleep(_EVERY)
            now = process_time()
            stacks = (frame for thread, frame in sys._current_frames().items() if thread != own)
            found = (stage for frame in stacks if (stage := _stage(frame)))
            stage = next(found, _REST)
            self._spent[stage] = self._spent.get(stage, 0.0) + now - last
            last = now


def _stage(frame: FrameType | None) -> str:
    """The stage that a stack is in, else nothing."""
    return next((stage for code in _codes(frame) if (stage := STAGES.get(code))), "")


def _codes(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    while frame is not None:
        yield PurePath(frame.f_code.co_filename).name, frame.f_code.co_name
        frame = frame.f_back
