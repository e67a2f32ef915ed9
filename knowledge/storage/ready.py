"""What a fact and its index become, in plain types, ready for any engine to write.

It may be made elsewhere and beforehand, as a large import does.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge.codec import canonical, fact_to_dict
from knowledge.flow import IndexDocument
from knowledge.models import Fact, Pack
from knowledge.regex import regex

if TYPE_CHECKING:
    from knowledge.storage.postings import Gathering
    from knowledge.storage.wordbook import Wordbook

__all__ = [
    "FIELDS",
    "Counted",
    "FactRow",
    "MadePack",
    "Row",
    "Terms",
    "day_values",
    "detail_rows",
    "fact_row",
    "index_fields",
    "index_values",
    "statement_length",
    "tokens_of",
]

Row = dict[str, object]

FIELDS: Final = frozenset(
    (
        "statement",
        "senses",
        "title",
        "names",
        "places",
        "attribution",
        "topics",
        "measures",
    )
)
"""Fields that an index document may have; see ``knowledge.flow.IndexDocument``."""

_INDEXABLE: Final = regex(r"[a-z0-9_ ;]*")


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
    for link in fact.links:
        yield "links", {"kind": str(link.kind), "other": link.fact}


class FactRow(NamedTuple):
    """All that a load writes of a fact. Made of JSON types, beforehand and perhaps elsewhere."""

    id: str
    place: int
    """Where the fact stands in its pack, from 0."""
    body: str
    days: dict[str, int | None]
    details: tuple[tuple[str, Row], ...]
    fields: str
    tokens: str
    """Without that of the scope; empty where the text is packed, for the fields tell them."""
    packed: bytes | None = None
    """The body and the fields packed together by the book of the pack, where they are to be stored packed."""


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
    postings: "Gathering | None" = None
    """Of all the facts, by their places, where somebody has gathered them."""
    book: bytes = b""
    """By which the facts are packed; empty where they are not."""


def fact_row(
    place: int, fact: Fact, document: IndexDocument, book: "Wordbook | None" = None
) -> FactRow:
    """Raises ``ValueError`` for what is no index token. With a ``book`` the text is to be stored packed."""
    fields = index_fields(document)
    tokens = "" if book else " ".join(document.tokens)
    body = canonical(fact_to_dict(fact))
    details = tuple(detail_rows(fact))
    packed = book.pack(body, fields) if book else None
    return FactRow(fact.id, place, body, day_values(fact), details, fields, tokens, packed)


def index_values(document: IndexDocument) -> tuple[str, str]:
    """The fields and the tokens of an index entry, without that of the scope. Raises as ``index_fields``."""
    return index_fields(document), " ".join(document.tokens)


def tokens_of(fields: str) -> str:
    """The tokens of an index entry, of the fields that are stored of it."""
    return " ".join(sorted(set().union(*[field.split(" ")[1:] for field in fields.split(";")])))


def index_fields(document: IndexDocument) -> str:
    """The fields of an index entry as text. Raises ``ValueError`` for what is no index token."""
    fields = ";".join(" ".join((name, *tokens)) for name, tokens in document.fields)
    if not _INDEXABLE.fullmatch(fields):
        raise ValueError(f"the index document of {document.fact} has tokens that are not ASCII")
    if not FIELDS.issuperset([name for name, _ in document.fields]):
        raise ValueError(f"the index document of {document.fact} has a field of another name")
    return fields


def statement_length(document: IndexDocument) -> int:
    """Tokens of the statement, as they are counted for the mean length."""
    return sum(len(held) for name, held in document.fields if name == "statement")


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

    def put(self, counts: Mapping[str, int]) -> None:
        """Of every document together how many hold each token, where another one has counted them."""
        self._counts = Counter(counts)

    def merge(self, counted: Counted) -> None:
        facts, words, counts, origins = counted
        self.facts += facts
        self.words += words
        for token, count in counts.items():
            self._counts[token] += count
        for origin, count in origins.items():
            self._origins[origin] += count

    def add(self, document: IndexDocument, *, counts: bool = True) -> None:
        """``counts``: nobody else counts which tokens it holds; see ``put``."""
        self.facts += 1
        self.words += statement_length(document)
        if counts:
            self._counts.update(set().union(*(tokens for _, tokens in document.fields)))
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
