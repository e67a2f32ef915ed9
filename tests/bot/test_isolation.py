"""Twenty guilds on one record: none is ever shown what another wrote. ``tests.benchmarks.isolation`` does
a hundred thousand such operations."""

from pathlib import Path

from tests.bot.neighbours import DEEDS, Neighbours
from tests.contract.records import FULL, fact, pack, span


async def test_no_guild_sees_another_ones_words(tmp_path: Path) -> None:
    """In answers, lists, suggestions, files, errors, posts and the log, whoever asks for them."""
    seen = await Neighbours(tmp_path, seed=4).run(1500)
    assert seen.leaks == []
    assert seen.own > 700
    assert seen.refused > 50
    assert seen.kinds.keys() == DEEDS.keys()


async def test_a_word_that_gets_about_is_noticed(tmp_path: Path) -> None:
    """Where the event that all read tells of one guild's secret."""
    leaky = pack(*FULL.facts, fact("RF-0009", "The quolmba was seen.", span(4)))
    seen = await Neighbours(tmp_path, made=leaky).run(60)
    assert len(seen.leaks) > 5
