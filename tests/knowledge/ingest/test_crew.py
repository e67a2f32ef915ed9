"""Work that is given out: what comes back, and what becomes of it where no process is left."""

import gc
import os
from contextlib import suppress
from pathlib import Path

import pytest

from knowledge.ingest.crew import Crew, Shared, collecting_rarely, processors


def test_work_comes_back_in_the_order_in_which_it_is_asked_for() -> None:
    with Crew(0) as crew:
        tasks = [crew.give(len, words) for words in ("", "a", "ab")]
        assert [task.result() for task in tasks] == [0, 1, 2]


def test_what_the_work_raises_is_raised() -> None:
    with Crew(1) as crew, pytest.raises(ValueError, match="invalid literal"):
        crew.give(int, "x").result()


def _die_elsewhere(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(3)
    return os.getpid()


def test_work_of_a_process_that_ended_is_done_here() -> None:
    with Crew(1) as crew:
        task = crew.give(_die_elsewhere, os.getpid())
        assert task.result() == os.getpid()
        assert crew.give(len, "after").result() == 5


def test_one_processor_needs_no_other_process() -> None:
    assert processors() != 1


def _length(shared: Shared) -> int:
    return len(shared.read())


@pytest.mark.parametrize("processes", [0, 1])
def test_what_is_shared_is_read_by_every_part_of_the_work(processes: int) -> None:
    with Crew(processes) as crew:
        shared = crew.share(b"x" * 70_000)
        assert crew.give(_length, shared).result() == 70_000
    assert not (shared.path and Path(shared.path).exists())


@pytest.mark.parametrize("before", [0, 700, 500_000])
def test_garbage_is_collected_rarely_for_a_while(before: int) -> None:
    held = gc.get_threshold()
    try:
        gc.set_threshold(before, *held[1:])
        with suppress(ValueError), collecting_rarely():
            assert gc.get_threshold()[0] in (0, 100_000, 500_000)
            assert gc.get_threshold()[0] >= before
            raise ValueError
        assert gc.get_threshold() == (before, *held[1:])
    finally:
        gc.set_threshold(*held)
