"""The budget of refused requests: a thousand stop nothing, two thousand stop all for a while."""

import pytest

from bot.sending.budget import Budget


class Watch:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("status", [401, 403, 429])
def test_too_many_refusals_stop_all_until_they_are_ten_minutes_old(status: int) -> None:
    watch = Watch()
    budget = Budget(watch, limit=3)
    for watch.now in (0.0, 10.0):
        budget.count(status)
    assert budget.wait() == 0
    watch.now = 20.0
    budget.count(status)
    assert budget.wait() == 580.0
    watch.now = 600.0
    assert budget.wait() == 0


@pytest.mark.parametrize("status", [200, 204, 400, 404, 500, 503])
def test_other_answers_cost_nothing(status: int) -> None:
    budget = Budget(Watch(), limit=1)
    budget.count(status)
    assert budget.wait() == 0
