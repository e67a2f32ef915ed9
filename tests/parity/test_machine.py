"""Both engines are edited at random in the same way, and say the same after each step.

Whatever the machine of ``tests/knowledge`` asks, it asks of both: facts, histories, changes, the audit,
candidates and words, as each guild reads them.
"""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD
from tests.knowledge.test_record_machine import GUILDS, RecordMachine
from tests.postgres import Databases
from tests.twins import Twins


@pytest.mark.parametrize("large", [5000, 2])
def test_edits_are_told_alike(databases: Databases, large: int) -> None:
    class TwinMachine(RecordMachine):
        def open_record(self, *, anew: bool = False) -> FactStore:
            address = f"{databases.server}/machine"
            if anew:
                self.run_(databases.fresh("machine"))
            both = [
                self.run_(open_store(url, readers=1, large=large))
                for url in (f"sqlite:///{self.path}", address)
            ]
            return cast("FactStore", Twins(*both))

        @invariant()
        def tells_the_same_of_the_past(self) -> None:
            for each in self.asked():
                self.run_(each)

        def asked(self) -> Iterator[Any]:
            end = AT + 10**6
            for guild in GUILDS:
                view = self.store.view(guild)
                yield view.changed((FLOOD,), since=0, until=end)
                yield view.corrections((FLOOD,), since=0, until=end)
                yield view.edits((FLOOD,), since=0, until=end)
                yield view.diverged((FLOOD,))
                yield view.sources((FLOOD,))
                yield view.names((FLOOD,))
                yield view.keeps.proposals(guild, state=None)
                yield view.keeps.gaps(guild, state=None)
                for fact in ("RF-0001", "RF-0002"):
                    yield view.history(FLOOD, fact)

    run_state_machine_as_test(
        TwinMachine,
        settings=settings(
            max_examples=4,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
