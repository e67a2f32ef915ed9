"""Facts that are offered for an undo though they are not on record now."""

from dataclasses import replace
from typing import Final

from bot.curating.lately import gone_choices, gone_lately
from bot.reading.autocompleting import MOST, Choice
from bot.words import words_for
from knowledge.storage.editing import AuditEntry
from tests.bot.answers import BRIDGE, DENIAL, SCOPE

TAKEN: Final = AuditEntry(9, 0, "boss", 7, "retract", SCOPE, "FL-0003")
WORDS: Final = words_for("en")


def test_only_what_was_edited_and_stands_no_more_is_gone() -> None:
    entries = (
        TAKEN,
        replace(TAKEN, fact="FL-0004"),
        replace(TAKEN, action="correct"),
        replace(TAKEN, action="denied", fact="FL-0005"),
        replace(TAKEN, action="set-up", fact=""),
    )
    assert gone_lately(entries, {(SCOPE, "FL-0004")}) == ((SCOPE, "FL-0003"),)


def test_gone_facts_come_first_and_say_so() -> None:
    other = Choice("FL-0007 · 120 people", "FL-0007")
    first, second = gone_choices((BRIDGE, DENIAL), "collapsed", (other,), WORDS)
    assert first.name.startswith("FL-0003 · taken out of the record · Mill Bridge")
    assert first.value == f"{SCOPE}/FL-0003"
    assert second is other


def test_there_are_never_more_than_discord_takes() -> None:
    others = tuple(Choice(str(number), str(number)) for number in range(MOST))
    made = gone_choices((BRIDGE, replace(BRIDGE, statement="x" * 500)), "", others, WORDS)
    assert len(made) == MOST
    assert all(len(each.name) <= 100 for each in made)
