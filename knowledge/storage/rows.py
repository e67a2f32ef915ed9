"""What a fact, an event and their index become as rows: written by loading, recomputed by ``verify``."""

from typing import Final

from knowledge.codec import canonical, event_to_dict
from knowledge.flow import IndexDocument
from knowledge.models import Event
from knowledge.storage.finding import scope_token
from knowledge.storage.ready import Row, index_values

__all__ = ["DETAILS", "document_values", "event_values"]

DETAILS: Final = (
    ("figures", "add_figure", "clear_figures", "figures_of"),
    ("links", "add_link", "clear_links", "links_of"),
)
"""What facts are found by besides words and days: a word for it, and the queries that add, clear and read its rows."""


def event_values(event: Event) -> Row:
    """The columns of an event that are made of it."""
    body = canonical(event_to_dict(event))
    return {"first": event.first, "last": event.last, "body": body}


def document_values(scope: int, document: IndexDocument) -> tuple[str, str]:
    """The fields and the tokens of an index entry. Raises ``ValueError`` for what is no index token."""
    fields, tokens = index_values(document)
    return fields, f"{scope_token(scope)} {tokens}" if tokens else scope_token(scope)
