"""Who waits to be acknowledged, and for how long."""

from bot.running.owed import Owed


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_it_is_late_when_the_oldest_has_waited() -> None:
    clock = Clock()
    owed = Owed(clock)
    assert not owed.late()
    owed.came(1)
    clock.now += 0.05
    owed.came(2)
    assert not owed.late()
    clock.now += 0.06
    assert owed.late()
    owed.answered(1)
    assert not owed.late()
    clock.now += 0.06
    assert owed.late()
    owed.answered(2)
    owed.answered(2)
    assert not owed.late()


def test_whoever_cannot_be_told_in_time_holds_up_nobody() -> None:
    clock = Clock()
    owed = Owed(clock)
    owed.came(1)
    clock.now += 3.5
    assert not owed.late()
    owed.came(2)
    clock.now += 0.2
    assert owed.late()
