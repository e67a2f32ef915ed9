"""Where coverage looks: all takes twice as long meanwhile, and it learns little from a hundredth case."""

import functools
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

import pytest

__all__ = ["Measuring", "unmeasured"]

_BUDGET: Final = 0.5
"""For so many seconds of processor time each test and each fixture is looked at, then no more."""


@contextmanager
def _traced(own: Any, of_threads: Any) -> Iterator[None]:
    before = sys.gettrace(), threading.gettrace()
    sys.settrace(own)
    threading.settrace(of_threads)
    try:
        yield
    finally:
        sys.settrace(before[0])
        threading.settrace(before[1])


def unmeasured() -> AbstractContextManager[None]:
    """Nothing that this thread does is looked at, nor what a thread does that begins meanwhile."""
    return nullcontext() if sys.gettrace() is None else _traced(None, None)


class Measuring:
    """Lets coverage look at each test, with all its cases and examples together, and at each fixture for a
    while, and never at what runs them."""

    def __init__(self) -> None:
        self._look: tuple[Any, Any] = (None, None)
        self._spent = defaultdict[str, float](float)

    @contextmanager
    def _measured(self, what: str) -> Iterator[None]:
        if self._spent[what] > _BUDGET:
            yield
            return
        begun = time.process_time()
        try:
            with _traced(*self._look):
                yield
        finally:
            self._spent[what] += time.process_time() - begun

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """All processes collect the same, so one of them is looked at."""
        first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
        with nullcontext() if first else unmeasured():
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        self._look = sys.gettrace(), threading.gettrace()
        with unmeasured():
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        with self._measured(f"{fixturedef.baseid} {fixturedef.argname}"):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        test = _without_case(pyfuncitem)
        if not hasattr(pyfuncitem.obj, "hypothesis"):
            with self._measured(test):
                return (yield)
        with pytest.MonkeyPatch.context() as patch:
            examples = self._measured_examples(test, pyfuncitem.obj.hypothesis.inner_test)
            patch.setattr(pyfuncitem.obj.hypothesis, "inner_test", examples)
            return (yield)

    def _measured_examples(self, name: str, test: Callable[..., None]) -> Callable[..., None]:
        """The examples of a property, without what makes them up."""

        @functools.wraps(test)
        def example(*given: Any, **named: Any) -> None:
            with self._measured(name):
                test(*given, **named)

        return example

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        with self._measured(f"{_without_case(item)} teardown"):
            return (yield)


def _without_case(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]
