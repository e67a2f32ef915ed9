"""No text takes more than linear time: twice the text takes about twice the steps, whatever its shape.

A step is a call of a Python or built-in function, as the interpreter counts them, so that the result is the
same on every machine. Loops inside built-in functions are not seen: for these there is
``python -m tests.benchmarks.dates.growth``, which measures time up to 64,000 characters.
"""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from knowledge.dates import parse
from knowledge.dates.parse import find_dates
from tests.benchmarks.dates.hostile import CONTEXTS, MODES, SHAPES, drawn_shapes, repeated

SHORT = 700
"""Characters; a few units of the longest shape."""
ALLOWED = 2.15
"""Times as many steps for twice the text: cuts inside a unit and edges of a window count too."""


def steps(work: Callable[[], object]) -> int:
    """Calls made by ``work``: the fewest of two runs after a first, for some is made once, when asked for often."""
    work()
    return min(_steps(work), _steps(work))


def _steps(work: Callable[[], object]) -> int:
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(shape: str, mode: str) -> float:
    """Steps for a text of twice ``SHORT`` over those for one of ``SHORT`` characters."""
    context = CONTEXTS["in an event"]
    length = SHORT // len(shape) * len(shape) or len(shape)
    short, long = (
        steps(lambda size=size: find_dates(repeated(shape, size), context, mode))  # type: ignore[misc]
        for size in (length, 2 * length)
    )
    return long / short


@pytest.fixture(autouse=True)
def unremembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that was read before takes next to no steps."""
    monkeypatch.setattr(parse, "_SHORT", 0)


def test_steps_of_a_quadratic_reading_are_seen() -> None:
    def read(text: str) -> None:
        for at in range(len(text)):
            for char in text[:at]:
                char.isdigit()

    assert steps(lambda: read("5" * 80)) / steps(lambda: read("5" * 40)) > 3.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_takes_twice_the_steps(name: str, mode: str) -> None:
    assert growth(SHAPES[name], mode) < ALLOWED


@pytest.mark.parametrize("shape", tuple(drawn_shapes(20, seed=7)))
def test_so_do_shapes_drawn_at_random(shape: str) -> None:
    assert growth(shape, "question") < ALLOWED
