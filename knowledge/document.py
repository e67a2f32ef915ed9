"""A fact as the index knows it: the tokens it can be found by, field by field.

Ingest writes these and search reads them, so both see one set of tokens. Besides stems there are
four kinds of marked tokens: ``n_<name id>`` for a name wherever the fact mentions it,
``m_<measure>`` for a figure, ``d_<topic>`` for a topic, ``y_<day>`` for a further day.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.flow import IndexDocument
from knowledge.lexicon.phrasal import AS_COMMON, senses_of
from knowledge.models import Attribution, Fact, Name
from knowledge.regex import regex
from knowledge.text import STOP, spans, words

__all__ = ["day_token", "describe", "in_full", "measure_token", "name_token", "topic_token"]

Word = tuple[str, str]
"""Folded form and stem."""

_MAX_ANCESTORS = 8
_PRONOUN: Final = regex(r"\b(?:it|its|they|their|he|she|his|her)\b", re.IGNORECASE)
_NOBODY: Final = Attribution()


@lru_cache(maxsize=65536)
def name_token(name_id: str) -> str:
    """Index token of a name id."""
    return "n_" + _safe(name_id)


@lru_cache(maxsize=4096)
def measure_token(measure: str) -> str:
    """Index token of a figure's measure."""
    return "m_" + _safe(measure)


def day_token(day: int) -> str:
    """Index token of a further day of a fact."""
    return f"y_{day}" if day >= 0 else f"y_0_{-day}"


def topic_token(topic: str) -> str:
    """Index token of a topic."""
    return "d_" + _safe(topic)


def in_full(fact: Fact) -> str:
    """The statement with what its pronouns plainly mean in their place: "the mine reopened" for "it reopened"."""
    told = fact.statement
    for meant in fact.meant:
        if pronoun := _PRONOUN.search(told):
            told = f"{told[: pronoun.start()]}{meant}{told[pronoun.end() :]}"
    return told


def describe(fact: Fact, names: Mapping[str, Name]) -> IndexDocument:
    """The index document of ``fact``; ``names`` are those of its scope by id."""
    written = words(fact.statement)
    statement = _content(words(in_full(fact)) if fact.meant else written)
    title = _content(words(fact.title)) if fact.title else []
    shown = _displayed([part.name for part in fact.names], names) if fact.names else ()
    places = _displayed(fact.places, names) if fact.places else ()
    attribution, said_by = _said(fact.attribution)
    topics: list[Word] = []
    keywords = () if fact.passage else fact.keywords
    if fact.topics or keywords or fact.beside:
        told = " ".join((*fact.topics, *keywords, *fact.beside))
        topics = _content(words(told.replace("-", " ")))
    measures = [figure.measure for figure in fact.figures]
    fields = (
        ("statement", _stems(statement)),
        ("senses", (*_senses(fact.statement, written), *_left_out(fact))),
        ("title", _stems(title)),
        ("names", _stems(shown, [name_token(part.name) for part in fact.names])),
        ("places", _stems(places, _place_tokens(fact.places, names))),
        ("attribution", _stems(attribution, said_by)),
        ("topics", _stems(topics, [topic_token(topic) for topic in fact.topics])),
        ("measures", (*map(measure_token, measures), *map(day_token, fact.also))),
    )
    said = (*statement, *title, *shown, *places, *attribution, *topics)
    # Of a stem that comes from several words the first one stays.
    surfaces = {stem: folded for folded, stem in reversed(said)}
    return IndexDocument(
        fact=fact.id,
        fields=tuple([field for field in fields if field[1]]),
        surfaces=tuple(surfaces.items()),
    )


def _said(attribution: Attribution) -> tuple[list[Word], list[str]]:
    """The words for who says so, and the tokens of their names."""
    if attribution == _NOBODY:
        return [], []
    said_by = [name_token(n) for n in (attribution.who_name, attribution.outlet_name) if n]
    return _content(words(f"{attribution.who} {attribution.outlet}")), said_by


def _senses(text: str, written: Sequence[Word]) -> tuple[str, ...]:
    found = senses_of(written, lambda: spans(text))
    meant = [sense.stem for sense in found]
    for sense in found:
        meant += [stem for stem, share in sense.others if share >= AS_COMMON]
    return tuple(dict.fromkeys(meant))


def _left_out(fact: Fact) -> tuple[str, ...]:
    """Stems of what the numbers of a passage are of, which only a sentence before it says."""
    return (
        _stems(_content(words(" ".join(fact.keywords)))) if fact.passage and fact.keywords else ()
    )


def _safe(mark: str) -> str:
    """Marks are ids made of letters, digits and hyphens; anything else becomes ``_``."""
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in mark.casefold())


def _content(found: Iterable[Word]) -> list[Word]:
    return [word for word in found if word[1] and word[0] not in STOP]


def _stems(found: Sequence[Word], before: Iterable[str] = ()) -> tuple[str, ...]:
    """The stems, other tokens before them."""
    if not found:
        return tuple(before)
    return (*before, *[stem for _, stem in found])


def _displayed(ids: Sequence[str], names: Mapping[str, Name]) -> Sequence[Word]:
    """The words of names as they read one after the other."""
    shown = [names[name_id].display for name_id in ids if name_id in names]
    if not shown:
        return ()
    parts = [_words_of(display) for display in shown]
    if any(part.is_open for part in parts):
        text = " ".join(shown)
        if text.isupper() or any(part.is_letter for part in parts[1:]):
            return _content(words(text))
    if len(parts) == 1:
        return parts[0].content
    return [word for part in parts for word in part.content]


class _Shown(NamedTuple):
    """The words of a name among others that are not all in capitals, without function words.

    ``is_letter``: it begins with a single letter, which the name before it may turn into a mark. ``is_open``:
    that, or it is in capitals, so that what stands beside it matters.
    """

    content: tuple[Word, ...]
    is_letter: bool
    is_open: bool


@lru_cache(maxsize=65536)
def _words_of(display: str) -> _Shown:
    found = words(f"{display} x")[:-1]
    is_letter = bool(found) and len(found[0][0]) == 1
    content = tuple([word for word in found if word[0] not in STOP])
    # Figures are in capitals as well as not: what stands beside them tells.
    return _Shown(content, is_letter, is_letter or display == display.upper())


def _place_tokens(places: Sequence[str], names: Mapping[str, Name]) -> Iterable[str]:
    """Tokens of the places and of what contains them, nearest first, each once."""
    if not places:
        return ()
    found: dict[str, None] = {}
    for place in places:
        current = place
        for _ in range(_MAX_ANCESTORS):
            if not current or name_token(current) in found:
                break
            found[name_token(current)] = None
            current = names[current].within if current in names else ""
    return found
