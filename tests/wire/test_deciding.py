"""The word to the author of a proposal, over real sockets: said once, however often the bot is killed."""

from pathlib import Path

from tests.wire.deciding import confirmed_through_kills


async def test_each_author_hears_of_an_acceptance_once(tmp_path: Path) -> None:
    """Also where the bot was killed before it knew that its words had arrived."""
    told = await confirmed_through_kills(tmp_path, kills=2, each=3, seed=4)
    assert (told.due, told.missing, told.doubled) == (6, 0, 0)
    assert told.faults == []
