"""What a draft is checked against, brought from the record."""

import pytest

from knowledge.curate import Curator
from tests.contract.records import FLOOD
from tests.knowledge.curate.people import TODAY, draft


@pytest.mark.parametrize("source", ["gazette", "The flood", "Norland Gazette", "gazette ¶ 1"])
async def test_a_quote_is_compared_however_its_source_is_named(
    curator: Curator, source: str
) -> None:
    typed = draft(source=source, paragraph="", quote="The mayor was silent for days.")
    found = await curator.check(FLOOD, typed, today=TODAY)
    assert found.fact is None
    assert [each.field for each in found.findings if each.level == "refusal"] == ["quote"]
    spoken = draft(source=source, paragraph="2", quote="the mayor spoke")
    right = (await curator.check(FLOOD, spoken, today=TODAY)).fact
    assert right is not None
    assert right.citations[0].quote == "The mayor spoke"


async def test_counts_are_compared_however_their_measure_is_named(curator: Curator) -> None:
    """The fact on record is of two days, and its count is of the last of them."""
    typed = draft(
        "At the school the count went on.",
        date="12 March 1999",
        figures="evacuees: 900 (as of 4 March)",
        who="Ada Ström",
    )
    found = await curator.check(FLOOD, typed, today=TODAY)
    assert [each.id for each in found.conflicts] == ["RF-0001"]
