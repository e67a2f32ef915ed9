"""Facts as cited lines: marks numbered in the order in which they are needed, and what they stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.blocks import Line, Reference
from bot.pointers import told_before
from bot.wording import byline, clipped, listed
from bot.words import ENGLISH, Words
from knowledge.flow import Bold, Evidence
from knowledge.ingest.namesakes import host_in, with_namesakes
from knowledge.models import Citation, Fact, Name, Source

__all__ = ["Citer", "Names", "Sources", "source_of", "source_title"]

Sources = Mapping[tuple[str, str], Source]
Names = Mapping[tuple[str, str], Name]

STATEMENT_LIMIT: Final = 1000
"""Characters of a statement that are shown; only imported passages are longer."""
_MARKS: Final = 4
_TITLE_LIMIT: Final = 160
_BEFORE_BOLD: Final = 200


@dataclass(slots=True)
class Citer:
    """Numbers citations in the order in which they are first needed."""

    sources: Sources
    words: Words = ENGLISH
    numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def marks(self, facts: Iterable[Fact]) -> tuple[int, ...]:
        keys = dict.fromkeys(
            (fact.scope, cited.source, cited.paragraph)
            for fact in facts
            for cited in fact.citations
        )
        kept = list(keys)[:_MARKS]
        return tuple(sorted(self.numbers.setdefault(key, len(self.numbers) + 1) for key in kept))

    def line(self, found: Evidence) -> Line:
        fact = found.fact
        text, bold = _window(fact.statement, found.bold)
        return Line(
            fact=fact.id,
            text=text,
            byline=byline(fact, source_of(fact, self.sources), self.words),
            marks=self.marks((fact, *found.corroborated_by)),
            bold=bold,
            note=self._note(fact),
        )

    def _note(self, fact: Fact) -> str:
        """The caveat, or what "it", "he" and "there" may mean in a passage that goes on from the one before."""
        if fact.caveat:
            return self.words.say("said.note", caveat=fact.caveat)
        nouns = [word for word in fact.meant if word not in fact.beside]
        meant = [self.words.say("list.quoted", word=word) for word in nouns]
        others = [name for name in told_before(fact) if not any(name in noun for noun in nouns)]
        names = listed((*meant, *others)[:_MARKS], self.words)
        return self.words.say("said.beside", names=names) if names else ""

    def lines(self, facts: Iterable[Fact]) -> tuple[Line, ...]:
        return tuple(self.line(Evidence(fact, 0.0)) for fact in facts)

    def references(self) -> tuple[Reference, ...]:
        made: list[Reference] = []
        before: tuple[str, str] | None = None
        keys = dict.fromkeys((scope, source) for scope, source, _ in self.numbers)
        cited = [self.sources[key] for key in keys if key in self.sources]
        doubled = with_namesakes(cited, self.sources.values())
        for (scope, source_id, paragraph), number in self.numbers.items():
            source = self.sources.get((scope, source_id))
            made.append(
                Reference(
                    number=number,
                    source=source_title(source, self.words) if source else source_id,
                    where=self._where(paragraph),
                    url=source.url if source else "",
                    again=before == (scope, source_id) and bool(paragraph),
                    cited=(scope, source_id, paragraph),
                    host=host_in(source.url) if source and (scope, source_id) in doubled else "",
                )
            )
            before = (scope, source_id)
        return tuple(made)

    def _where(self, paragraph: int) -> str:
        return self.words.say("source.paragraph", number=str(paragraph)) if paragraph else ""


def source_of(fact: Fact, sources: Sources) -> Source | None:
    """The source that a fact cites first."""
    cited: Citation | None = fact.citations[0] if fact.citations else None
    return sources.get((fact.scope, cited.source)) if cited else None


def source_title(source: Source, words: Words) -> str:
    """Publisher and title of a source."""
    title = words.say("source.title", title=clipped(source.title, _TITLE_LIMIT))
    if not source.publisher or source.publisher == source.title:
        return title
    publisher = clipped(source.publisher, _TITLE_LIMIT)
    return words.say("source.published", publisher=publisher, title=title)


def _window(text: str, bold: tuple[Bold, ...]) -> tuple[str, tuple[Bold, ...]]:
    """A statement short enough to read, around its decisive words."""
    if len(text) <= STATEMENT_LIMIT:
        return text, bold
    start = 0
    if bold and bold[0].end > STATEMENT_LIMIT:
        start = text.rfind(" ", 0, max(1, bold[0].start - _BEFORE_BOLD)) + 1
    lead = "…" if start else ""
    shown = lead + clipped(text[start:], STATEMENT_LIMIT)
    moved = len(lead) - start
    return shown, tuple(
        Bold(each.start + moved, each.end + moved)
        for each in bold
        if each.start + moved >= len(lead) and each.end + moved < len(shown)
    )
