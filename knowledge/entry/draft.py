"""A fact as typed texts, which can be shown in a form, changed, and read back."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Final

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry.figure_texts import figure_text
from knowledge.entry.hostile import clean
from knowledge.entry.records import Draft
from knowledge.entry.sources import find_sources
from knowledge.models import Citation, Fact, FactName, Name, Source, Standing
from knowledge.text import fold

__all__ = ["draft_from_json", "draft_of", "draft_to_json"]

_FIELDS: Final = frozenset(each.name for each in fields(Draft))
_UNSURE: Final = frozenset(";()“”:")
"""Characters of a name by which a field would be read otherwise; its id stands there then."""


def draft_of(fact: Fact, names: Iterable[Name], sources: Iterable[Source]) -> Draft:
    """The typed texts of a fact. ``names`` and ``sources`` are those of its event."""
    shown = _shown(tuple(names))
    titled = _titled(tuple(sources))
    cited = fact.citations
    single = cited[0] if len(cited) == 1 else None
    said = fact.attribution
    return Draft(
        statement=fact.statement,
        date=_day(fact.when),
        source=titled.of(single.source) if single else titled.cited(cited),
        paragraph=str(single.paragraph) if single and single.paragraph else "",
        quote=cited[0].quote if cited else "",
        who=said.who or shown.of(said.who_name),
        outlet=said.outlet or shown.of(said.outlet_name),
        said=_day(said.said),
        standing="" if fact.standing is Standing.REPORTED else fact.standing.value,
        place="; ".join(shown.of(each) for each in fact.places),
        names="; ".join(shown.with_role(each) for each in fact.names),
        figures="; ".join(figure_text(each, shown.of) for each in fact.figures),
        topics="; ".join(fact.topics),
        keywords="; ".join(fact.keywords),
        caveat=fact.caveat,
        basis=fact.basis.value if fact.when else "",
    )


@lru_cache(maxsize=8)
def _shown(names: tuple[Name, ...]) -> "_Names":
    return _Names(names)


class _Names:
    """What stands in a field for a name: how it is shown, else its id where that would not be read."""

    def __init__(self, known: tuple[Name, ...]) -> None:
        often = Counter(fold(name.display) for name in known)
        ids = {name.id for name in known}
        self._shown = {
            name.id: name.display
            for name in known
            if often[fold(name.display)] == 1
            and fold(name.display)
            and _UNSURE.isdisjoint(name.display)
            and (name.display == name.id or name.display not in ids)
        }

    def of(self, name_id: str) -> str:
        return self._shown.get(name_id, name_id)

    def with_role(self, part: FactName) -> str:
        shown = self.of(part.name)
        return shown if part.role == "subject" else f"{shown} ({part.role})"


@lru_cache(maxsize=8)
def _titled(sources: tuple[Source, ...]) -> "_Titles":
    return _Titles(sources)


class _Titles:
    """What stands in a field for a source: its title, with the publisher where another one is called the
    same; its id where neither would be read as just this source."""

    def __init__(self, known: tuple[Source, ...]) -> None:
        self._known = known
        self._ids = {each.id: each for each in known}
        self._shown: dict[str, str] = {}

    def of(self, source_id: str) -> str:
        if source_id not in self._shown:
            self._shown[source_id] = self._of(source_id)
        return self._shown[source_id]

    def _of(self, source_id: str) -> str:
        source = self._ids.get(source_id)
        if source is None:
            return source_id
        with_publisher = f"{source.title}, {source.publisher}"
        for text in (source.title, with_publisher if source.publisher else ""):
            # With and without a paragraph: the end of a title may look like one.
            if self._is_read(text, (Citation(source_id),)) and self._is_read(
                f"{text} ¶ 1", (Citation(source_id, 1),)
            ):
                return text
        return source_id

    def cited(self, cited: Sequence[Citation]) -> str:
        """Several sources, each with its paragraph."""
        text = "; ".join(_citation(self.of(each.source), each) for each in cited)
        if self._is_read(text, cited):
            return text
        return "; ".join(_citation(each.source, each) for each in cited)

    def _is_read(self, text: str, cited: Sequence[Citation]) -> bool:
        """Whether a text, typed into the field, is read as these sources and paragraphs, and no more."""
        if not text or text != clean(text) or text != " ".join(text.split()):
            return False
        found, remarks = find_sources(text, self._known, "")
        wanted = [(each.source, each.paragraph) for each in cited]
        return not remarks and [(each.source.id, each.paragraph) for each in found] == wanted


def _day(span: DateSpan | None) -> str:
    return show(span) if span is not None else ""


def _citation(shown: str, cited: Citation) -> str:
    return f"{shown} ¶ {cited.paragraph}" if cited.paragraph else shown


def draft_to_json(draft: Draft) -> str:
    """One line of JSON without what is empty."""
    told = {key: text for key, text in asdict(draft).items() if text}
    return json.dumps(told, ensure_ascii=False)


def draft_from_json(text: str) -> Draft:
    """What ``draft_to_json`` wrote; fields of another release are left out.

    Raises ``ValueError`` or ``TypeError`` for other text.
    """
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ValueError("a draft is no such deep JSON") from error
    if not isinstance(data, dict):
        raise TypeError("a draft must be a JSON object")
    if not all(isinstance(value, str) for value in data.values()):
        raise TypeError("each field of a draft must be a text")
    return Draft(**{key: value for key, value in data.items() if key in _FIELDS})
