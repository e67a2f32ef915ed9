"""Names of the record: all of an event's, and how they are found in a question."""

from knowledge.names.book import NameBook, NameHit, spellings, stems_of
from knowledge.names.listing import NameList

__all__ = ["NameBook", "NameHit", "NameList", "spellings", "stems_of"]
