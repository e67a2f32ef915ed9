"""What a fact, an event and their index become as rows: written by loading, recomputed by ``verify``."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.codec import canonical, event_to_dict, fact_to_dict
from knowledge.flow import IndexDocument
from knowledge.models import Event, Fact, Pack
from knowledge.storage.finding import FIELDS, scope_token, statement_length

__all__ = [
    "DETAILS",
    "Counted",
    "FactRow",
    "MadePack",
    "Row",
    "Terms",
    "day_values",
    "detail_rows",
    "document_values",
    "event_values",
    "fact_row",
    "index_values",
]

Row = dict[str, object]

DETAILS: Final = (
    ("figures", "add_figure", "clear_figures", "figures_of"),
    ("citations", "add_citation", "clear_citations", "citations_of"),
    ("names", "add_fact_name", "clear_fact_names", "fact_names_of"),
    ("links", "add_link", "clear_links", "links_of"),
)
"""What a fact is spread over: a word for it, and the queries that add, clear and read its rows."""

_INDEXABLE: Final = re.compile(r"[a-z0-9_ ;]*")


def event_values(event: Event) -> Row:
    """The columns of an event that are made of it."""
    body = canonical(event_to_dict(event))
    return {"first": event.first, "last": event.last, "body": body}


def day_values(fact: Fact) -> dict[str, int | None]:
    """First day, last day and day class by which a fact is found, all ``None`` without a day."""
    if fact.when is None:
        return {"first": None, "last": None, "day_class": None}
    return {
        "first": fact.when.first,
        "last": fact.when.last,
        "day_class": fact.when.day_class,
    }


def detail_rows(fact: Fact) -> Iterator[tuple[str, Row]]:
    """The word of ``DETAILS`` and the values of every row of a fact, but for its scope and id."""
    for ordinal, figure in enumerate(fact.figures):
        yield (
            "figures",
            {
                "ordinal": ordinal,
                "measure": figure.measure,
                "best": float(figure.best),
                "low": figure.low,
                "high": figure.high,
                "qualifier": str(figure.qualifier),
                "unit": figure.unit,
                "place": figure.place,
                "grouping": figure.group,
                "as_of": figure.as_of,
                "cumulative": int(figure.cumulative),
                "counted_by": figure.counted_by,
            },
        )
    for ordinal, citation in enumerate(fact.citations):
        yield (
            "citations",
            {
                "ordinal": ordinal,
                "source": citation.source,
                "paragraph": citation.paragraph,
                "quote": citation.quote,
            },
        )
    for part in fact.names:
        yield "names", {"name": part.name, "role": part.role}
    for link in fact.links:
        yield "links", {"kind": str(link.kind), "other": link.fact}


@dataclass(frozen=True, slots=True)
class FactRow:
    """All that a load writes of a fact. Made of JSON types, beforehand and perhaps elsewhere."""

    id: str
    place: int
    """Where the fact stands in its pack, from 0."""
    body: str
    days: dict[str, int | None]
    details: tuple[tuple[str, Row], ...]
    fields: str
    tokens: str
    """Without that of the scope."""


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack whose facts were made into rows beforehand, ready to be written.

    ``pack`` lacks them; ``rows`` gives all ``count`` of them in the order of ids, ``terms`` counts their
    words.
    """

    pack: Pack
    count: int
    rows: Callable[[], Iterator[FactRow]]
    terms: "Terms"
    digest: str


def fact_row(place: int, fact: Fact, document: IndexDocument) -> FactRow:
    """Raises ``ValueError`` for what is no index token."""
    fields, tokens = index_values(document)
    body = canonical(fact_to_dict(fact))
    details = tuple(detail_rows(fact))
    return FactRow(fact.id, place, body, day_values(fact), details, fields, tokens)


def document_values(scope: int, document: IndexDocument) -> tuple[str, str]:
    """The fields and the tokens of an index entry. Raises ``ValueError`` for what is no index token."""
    fields, tokens = index_values(document)
    return fields, f"{scope_token(scope)} {tokens}" if tokens else scope_token(scope)


def index_values(document: IndexDocument) -> tuple[str, str]:
    """The same without the token of the scope."""
    fields = ";".join(" ".join((name, *tokens)) for name, tokens in document.fields)
    if not _INDEXABLE.fullmatch(fields):
        raise ValueError(f"the index document of {document.fact} has tokens that are not ASCII")
    if not FIELDS.issuperset([name for name, _ in document.fields]):
        raise ValueError(f"the index document of {document.fact} has a field of another name")
    return fields, " ".join(document.tokens)


Counted = tuple[int, int, dict[str, int], dict[tuple[str, str], int]]
"""Facts, words, facts by token, and facts by token and the word that it came from."""


class Terms:
    """Word counts of an event, summed up document by document."""

    def __init__(self) -> None:
        self.facts = 0
        self.words = 0
        """Tokens in all statements together."""
        self._counts: Counter[str] = Counter()
        self._origins: Counter[tuple[str, str]] = Counter()

    def plain(self) -> Counted:
        """The counts in plain types, to be added to those of other documents."""
        return self.facts, self.words, dict(self._counts), dict(self._origins)

    def merge(self, counted: Counted) -> None:
        facts, words, counts, origins = counted
        self.facts += facts
        self.words += words
        for token, count in counts.items():
            self._counts[token] += count
        for origin, count in origins.items():
            self._origins[origin] += count

    def add(self, document: IndexDocument) -> None:
        self.facts += 1
        self.words += statement_length(document)
        self._counts.update({token for _, tokens in document.fields for token in tokens})
        self._origins.update(document.surfaces)

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """Token, number of facts that hold it, and the word it most often came from, by token."""
        surfaces = _commonest(self._origins)
        for token in sorted(self._counts):
            yield token, self._counts[token], surfaces.get(token, "")


def _commonest(origins: Counter[tuple[str, str]]) -> dict[str, str]:
    """For each token the word it most often came from; the earlier in the alphabet among equals."""
    chosen: dict[str, tuple[int, str]] = {}
    for (token, word), count in origins.items():
        held = chosen.get(token)
        if held is None or (-count, word) < held:
            chosen[token] = (-count, word)
    return {token: word for token, (_, word) in chosen.items()}
