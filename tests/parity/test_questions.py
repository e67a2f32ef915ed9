"""Both engines find the same facts in the same order with the same scores.

``python -m tests.parity`` asks far more.
"""

import pytest

from tests.parity.questions import questions
from tests.parity.twin_records import differing, open_pair
from tests.postgres import Databases


@pytest.mark.parametrize("large", [5000, 20])
async def test_both_engines_answer_alike(databases: Databases, large: int) -> None:
    async with open_pair(databases, large=large) as pair:
        asked = questions(pair.statements, 60, seed=large)
        assert [told for each in asked if (told := await differing(pair, each))] == []
