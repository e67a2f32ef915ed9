"""Editing the record: the same for Discord, the terminal and imports."""

from knowledge.curate.bulk import Bulk
from knowledge.curate.curator import Curator, Entering
from knowledge.curate.imported import Change, Imported
from knowledge.curate.outcome import Outcome, Returned, Rollback, own_import
from knowledge.curate.privacy import Privacy
from knowledge.curate.review import Review

__all__ = [
    "Bulk",
    "Change",
    "Curator",
    "Entering",
    "Imported",
    "Outcome",
    "Privacy",
    "Returned",
    "Review",
    "Rollback",
    "own_import",
]
