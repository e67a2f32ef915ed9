"""Where in a line of a file something is wrong: the column or key, as the file spells it."""

from collections.abc import Mapping
from typing import Final

from knowledge.curate.entries import Entry
from knowledge.errors import Remark

__all__ = ["about", "placed"]

_KEYS: Final[Mapping[str, str]] = {
    "who": "attribution.who",
    "outlet": "attribution.outlet",
    "date": "when.written",
    "quote": "citations.quote",
    "source": "citations",
    "paragraph": "citations.paragraph",
}
"""Keys of a fact in the form of a pack for fields of a draft, where they are called otherwise."""
_FIELDS: Final[Mapping[str, str]] = {
    "line-uncited": "source",
    "line-no-paragraph": "paragraph",
    "line-quote": "quote",
    "line-no-passage": "quote",
    "line-outside": "date",
    "line-unattributed": "who",
    "line-repeated": "statement",
}
"""Fields of which the checks of a pack speak without naming them, by the code of what they say."""


def about(entry: Entry, field: str, told: Remark) -> Remark:
    """What is wrong with a field of a draft, or with the key that stands for it in the form of a pack."""
    where = _KEYS.get(field, field) if entry.fact else entry.headings.get(field, field)
    return Remark(f"{where}: {told}", "line-about", about=where, told=told)


def placed(entry: Entry, told: str) -> str:
    """What a check of a pack said of a line, with the column or key where it does not name one."""
    field = _FIELDS.get(told.code, "") if isinstance(told, Remark) else ""
    return about(entry, field, told) if field and isinstance(told, Remark) else told
