"""A fact as the index knows it: the tokens it can be found by, field by field.

Ingest writes these and search reads them, so both see one set of tokens. Besides stems there are
three kinds of marked tokens: ``n_<name id>`` for a name wherever the fact mentions it,
``m_<measure>`` for a figure, ``d_<topic>`` for a topic.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.flow import IndexDocument
from knowledge.lexicon.phrasal import senses
from knowledge.models import Fact, Name
from knowledge.text import STOP, Token, tokens

__all__ = ["describe", "measure_token", "name_token", "topic_token"]

_MAX_ANCESTORS = 8


@lru_cache(maxsize=65536)
def name_token(name_id: str) -> str:
    """Index token of a name id."""
    return "n_" + _safe(name_id)


def measure_token(measure: str) -> str:
    """Index token of a figure's measure."""
    return "m_" + _safe(measure)


def topic_token(topic: str) -> str:
    """Index token of a topic."""
    return "d_" + _safe(topic)


def describe(fact: Fact, names: Mapping[str, Name]) -> IndexDocument:
    """The index document of ``fact``; ``names`` are those of its scope by id."""
    written = tokens(fact.statement)
    statement = _content(written)
    title = _content(tokens(fact.title)) if fact.title else []
    shown = _displayed([part.name for part in fact.names], names)
    places = _displayed(fact.places, names)
    attribution = _content(tokens(f"{fact.attribution.who} {fact.attribution.outlet}"))
    topics = _content(tokens(" ".join((*fact.topics, *fact.keywords)).replace("-", " ")))
    said_by = [fact.attribution.who_name, fact.attribution.outlet_name]
    fields = (
        ("statement", _stems(statement)),
        ("senses", tuple(dict.fromkeys(sense.stem for sense in senses(written)))),
        ("title", _stems(title)),
        ("names", (*(name_token(part.name) for part in fact.names), *_stems(shown))),
        ("places", (*_place_tokens(fact.places, names), *_stems(places))),
        ("attribution", (*(name_token(n) for n in said_by if n), *_stems(attribution))),
        ("topics", (*(topic_token(topic) for topic in fact.topics), *_stems(topics))),
        ("measures", tuple(measure_token(figure.measure) for figure in fact.figures)),
    )
    surfaces: dict[str, str] = {}
    for token in (*statement, *title, *shown, *places, *attribution, *topics):
        surfaces.setdefault(token.stem, token.folded)
    return IndexDocument(
        fact=fact.id,
        fields=tuple((field, found) for field, found in fields if found),
        surfaces=tuple(surfaces.items()),
    )


def _safe(mark: str) -> str:
    """Marks are ids made of letters, digits and hyphens; anything else becomes ``_``."""
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in mark.casefold())


def _content(found: Iterable[Token]) -> list[Token]:
    return [token for token in found if token.stem and token.folded not in STOP]


def _stems(found: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in found)


def _displayed(ids: Iterable[str], names: Mapping[str, Name]) -> list[Token]:
    """The words of names as they read one after the other."""
    shown = [names[name_id].display for name_id in ids if name_id in names]
    text = " ".join(shown)
    parts = [_words_of(display) for display in shown]
    if text.isupper() or any(part and len(part[0].folded) == 1 for part in parts[1:]):
        return _content(tokens(text))
    return [token for part in parts for token in part if token.folded not in STOP]


@lru_cache(maxsize=65536)
def _words_of(display: str) -> tuple[Token, ...]:
    """The words of a name among others that are not all in capitals."""
    return tokens(f"{display} x")[:-1]


def _place_tokens(places: Iterable[str], names: Mapping[str, Name]) -> tuple[str, ...]:
    """Tokens of the places and of what contains them, nearest first, each once."""
    found: dict[str, None] = {}
    for place in places:
        current = place
        for _ in range(_MAX_ANCESTORS):
            if not current or name_token(current) in found:
                break
            found[name_token(current)] = None
            current = names[current].within if current in names else ""
    return tuple(found)
