"""A draft becomes a checked fact: every field understood, and all that is wrong with it said at once.

Where a fact is corrected, fields whose text was left as ``draft_of`` gave it keep what the fact has, to
the letter: only what was touched is read anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry.days import day_shown, outside, read_day
from knowledge.entry.draft import draft_of, figure_text
from knowledge.entry.figures import read_figures, unlisted
from knowledge.entry.hostile import clean, hostile
from knowledge.entry.likeness import conflicts, duplicates
from knowledge.entry.naming import Naming
from knowledge.entry.quotes import find_quote
from knowledge.entry.records import Checked, Draft, Finding, Known, Level
from knowledge.entry.sources import find_sources
from knowledge.entry.wording import wording
from knowledge.errors import Remark
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Fact,
    FactName,
    Figure,
    NameKind,
    Source,
    Standing,
)

__all__ = ["check"]

_NEW: Final = Fact("", "")
_STANDINGS: Final = frozenset(each.value for each in Standing)


def check(
    draft: Draft,
    known: Known,
    *,
    today: date,
    fact: Fact | None = None,
    new_names: bool = False,
) -> Checked:
    """How a draft is understood, and what is wrong with it. ``fact`` is the one that is corrected.

    ``today`` is the editor's day. With ``new_names`` names that are not on record are made.
    """
    typed = Draft(**{each.name: clean(getattr(draft, each.name)) for each in fields(Draft)})
    refused = [
        found for each in fields(Draft) for found in hostile(each.name, getattr(draft, each.name))
    ]
    if any(each.level is Level.REFUSAL for each in refused):
        return Checked(draft, None, findings=tuple(refused))
    before = draft_of(fact, known.names, known.sources) if fact else Draft()
    before = Draft(**{each.name: clean(getattr(before, each.name)) for each in fields(Draft)})
    reading = _Reading(typed, before, known, today, fact or _NEW, new_names, list(refused))
    made = reading.run()
    return reading.checked(draft, made)


@dataclass
class _Reading:
    """One draft on its way to a fact."""

    draft: Draft
    before: Draft
    known: Known
    today: date
    old: Fact
    new_names: bool
    findings: list[Finding]
    sources: list[Source] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.naming = Naming(self.known.names, self.known.event.slug, self.new_names)

    def touched(self, *names: str) -> bool:
        """Whether one of the fields differs from what the corrected fact has; always for a new one."""
        if not self.old.id:
            return True
        return any(getattr(self.draft, name) != getattr(self.before, name) for name in names)

    def run(self) -> Fact:
        draft = self.draft
        made = replace(
            self.old,
            statement=draft.statement,
            topics=self._words("topics", self.old.topics),
            keywords=self._words("keywords", self.old.keywords),
            caveat=draft.caveat,
            standing=self._standing(),
        )
        made = self._dated(made)
        made = replace(made, citations=self._citations(), attribution=self._attribution())
        made = replace(made, places=self._places(made), names=self._names(made))
        made = replace(made, figures=self._figures())
        attributed = bool(draft.who or draft.outlet)
        if self.touched("statement", "who", "outlet"):
            self.findings += wording(draft.statement, attributed=attributed)
        if self.touched("statement", "figures"):
            self.findings += unlisted(draft.statement, made.figures, self.known, self.today)
        if made.standing in (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED):
            self._claim(attributed=attributed)
        self.findings += self.naming.findings
        return made

    def checked(self, draft: Draft, made: Fact) -> Checked:
        findings = tuple(dict.fromkeys(self.findings))
        refused = any(each.level is Level.REFUSAL for each in findings)
        near = [each for each in self.known.facts if each.id != made.id]
        looked = self.touched("statement", "date", "figures")
        return Checked(
            draft=draft,
            fact=None if refused else made,
            sources=tuple(self.sources),
            names=tuple(self.naming.new),
            findings=tuple(sorted(findings, key=lambda each: list(Level).index(each.level))),
            shown=tuple(self._shown(made)),
            duplicates=duplicates(made, near) if looked else (),
            conflicts=conflicts(made, near) if looked else (),
        )

    # The fields.

    def _words(self, name: str, kept: tuple[str, ...]) -> tuple[str, ...]:
        if not self.touched(name):
            return kept
        parts = [" ".join(part.split()) for part in getattr(self.draft, name).split(";")]
        if name == "topics":
            parts = ["-".join(part.casefold().split()) for part in parts]
        return tuple(dict.fromkeys(part for part in parts if part))

    def _standing(self) -> Standing:
        typed = self.draft.standing.casefold()
        if not typed:
            return Standing.REPORTED
        if typed in _STANDINGS:
            return Standing(typed)
        allowed = tuple(sorted(_STANDINGS))
        told = f"“{typed[:40]}” is no standing; it is one of {', '.join(allowed)}."
        remark = Remark(told, "entry-standing", asked=typed[:40], standings=allowed)
        self._say(Level.REFUSAL, "standing", remark)
        return Standing.REPORTED

    def _dated(self, made: Fact) -> Fact:
        if not self.touched("date", "basis"):
            return made
        if not self.draft.date:
            return self._undated(made)
        span, findings = read_day("date", self.draft.date, self.known.event, self.today)
        self.findings += findings
        inferred = self.draft.basis.casefold() == Basis.INFERRED.value
        basis = Basis.INFERRED if inferred else Basis.STATED
        written = made.written if not self.touched("date") else ""
        return replace(made, when=span, basis=basis, written=written)

    def _undated(self, made: Fact) -> Fact:
        """Without a date of its own, a fact has the day that its statement names."""
        event = self.known.event
        context = DateContext(reference=self.today, timeline=(event.first, event.last))
        found = find_dates(self.draft.statement, context, mode="document")
        if len(found) == 1 and not self.old.id:
            span = found[0].base
            told = f"The date is taken from the statement: {show(span)}."
            self._say(Level.NOTE, "date", Remark(told, "entry-date-found", day=span), show(span))
            self.findings += outside("date", span, event, self.today)
            return replace(made, when=span, basis=Basis.STATED, written=found[0].text)
        told = (
            "Without a date the fact is found by its words alone; add one if the source tells it."
        )
        self._say(Level.WARNING, "date", Remark(told, "entry-undated"))
        return replace(made, when=None, basis=Basis.STATED, written="")

    def _citations(self) -> tuple[Citation, ...]:
        if not self.touched("source", "paragraph", "quote"):
            return self.old.citations
        cited, findings = find_sources(self.draft.source, self.known.sources, self.known.event.slug)
        self.findings += findings
        self.sources += [each.source for each in cited if each.new]
        if not cited:
            return ()
        paragraph = self._paragraph(cited[0].paragraph)
        quote = self.draft.quote
        if quote:
            passages = [p for p in self.known.passages if p.source == cited[0].source.id]
            quoted = find_quote(quote, passages, paragraph)
            self.findings += quoted.findings
            quote, paragraph = quoted.words, quoted.paragraph
        first = Citation(cited[0].source.id, paragraph, quote)
        return (first, *(Citation(each.source.id, each.paragraph) for each in cited[1:]))

    def _paragraph(self, typed_with_source: int) -> int:
        typed = self.draft.paragraph.strip(" ¶§.")
        if not typed:
            return typed_with_source
        if typed.isascii() and typed.isdigit() and 0 < len(typed) <= 5:
            return int(typed)
        told = f"“{typed[:40]}” is no paragraph; write its number."
        self._say(Level.REFUSAL, "paragraph", Remark(told, "entry-paragraph", asked=typed[:40]))
        return 0

    def _attribution(self) -> Attribution:
        draft = self.draft
        if not self.touched("who", "outlet", "said"):
            return self.old.attribution
        said: DateSpan | None = self.old.attribution.said
        if self.touched("said"):
            said, findings = read_day("said", draft.said, self.known.event, self.today)
            self.findings += findings
        return Attribution(
            who=draft.who,
            outlet=draft.outlet,
            who_name=self.naming.speaker(draft.who) if draft.who else "",
            outlet_name=self.naming.speaker(draft.outlet) if draft.outlet else "",
            said=said,
        )

    def _places(self, made: Fact) -> tuple[str, ...]:
        if not self.touched("place") and (self.old.places or not self.touched("statement")):
            return self.old.places
        if self.draft.place:
            listed = self.naming.listed("place", self.draft.place, NameKind.PLACE)
            return tuple(each.name for each in listed)
        return () if self.old.id and self.before.place else self.naming.places_in(made.statement)

    def _names(self, made: Fact) -> tuple[FactName, ...]:
        if not self.touched("names") and (self.old.names or not self.touched("statement")):
            return self.old.names
        if self.draft.names:
            return self.naming.listed("names", self.draft.names)
        if self.old.id and self.before.names:
            return ()
        roles = ((made.attribution.who_name, "speaker"), (made.attribution.outlet_name, "outlet"))
        spoken = tuple(FactName(name, role) for name, role in roles if name)
        held = {each.name for each in spoken}
        others = [each for each in self.naming.others_in(made.statement) if each.name not in held]
        return tuple(dict.fromkeys((*spoken, *others)))

    def _figures(self) -> tuple[Figure, ...]:
        if not self.touched("figures"):
            return self.old.figures
        figures, findings = read_figures(self.draft.figures, self.known, self.naming, self.today)
        self.findings += findings
        return figures

    def _claim(self, *, attributed: bool) -> None:
        if not attributed:
            told = "A claim needs somebody who makes it; say whose it is in “who says so”."
            self._say(Level.REFUSAL, "who", Remark(told, "entry-claim"))

    def _say(self, level: Level, name: str, remark: Remark, suggestion: str = "") -> None:
        self.findings.append(Finding(level, name, remark, suggestion))

    # How it is shown back.

    def _shown(self, made: Fact) -> Iterator[tuple[str, str]]:
        if made.when is not None:
            yield "date", day_shown(made.when)
        titles = {each.id: each.title for each in (*self.known.sources, *self.sources)}
        for cited in made.citations:
            where = f" ¶ {cited.paragraph}" if cited.paragraph else ""
            yield "source", f"{titles.get(cited.source, cited.source)}{where}"
        if made.attribution.who or made.attribution.outlet:
            told = (made.attribution.who, made.attribution.outlet)
            yield "who", " · ".join(each for each in told if each)
        if made.attribution.said is not None:
            yield "said", day_shown(made.attribution.said)
        if made.standing is not Standing.REPORTED:
            yield "standing", made.standing.value
        yield from self._listed("place", made.places)
        yield from self._listed("names", (each.name for each in made.names))
        for figure in made.figures:
            yield "figures", figure_text(figure, self.naming.display)

    def _listed(self, name: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        told = "; ".join(self.naming.display(each) for each in ids)
        if told:
            yield name, told
