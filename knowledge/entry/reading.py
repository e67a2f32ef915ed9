"""One draft on its way to a fact, field by field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry.days import day_shown, is_outside, outside, read_day
from knowledge.entry.figure_texts import figure_shown
from knowledge.entry.figures import FigureReading, unlisted
from knowledge.entry.following import follow
from knowledge.entry.listing import parts_in
from knowledge.entry.naming import Naming
from knowledge.entry.paragraphs import no_paragraph, paragraph_in
from knowledge.entry.proper import unknown_names
from knowledge.entry.quotes import find_quote
from knowledge.entry.records import Draft, Finding, Known, Level
from knowledge.entry.slugs import slug_of
from knowledge.entry.sources import find_sources
from knowledge.entry.wording import saying_at, wording
from knowledge.errors import Remark
from knowledge.ingest.shapes import is_visible
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
from knowledge.text import fold, tokens

__all__ = ["Reading"]

_STANDINGS: Final = tuple(each.value for each in Standing)
_BASES: Final = tuple(each.value for each in Basis)
_CLAIMS: Final = (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED)
_TOLD: Final = 40
"""Characters of what was typed that are said back."""
_APART: Final = 3
"""Words that may stand between a speaker and the verb of saying."""


@dataclass
class Reading:
    """Reads one draft; collects what is to be said of it. ``before`` is the draft of ``old``, the fact
    that is corrected; its id is empty for a new one."""

    draft: Draft
    before: Draft
    known: Known
    today: date
    old: Fact
    new_names: bool
    findings: list[Finding] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.naming = Naming(self.known.names, self.known.event.slug, self.new_names)

    def touched(self, *names: str) -> bool:
        """Whether one of the fields differs from what the corrected fact has; always for a new one."""
        if not self.old.id:
            return True
        return any(getattr(self.draft, name) != getattr(self.before, name) for name in names)

    def run(self) -> Fact:
        """The fact that the draft makes; refused ones are findings."""
        draft, old = self.draft, self.old
        made = replace(
            old,
            statement=draft.statement if self.touched("statement") else old.statement,
            topics=self._topics(),
            keywords=self._keywords(),
            caveat=draft.caveat if self.touched("caveat") else old.caveat,
            standing=self._standing(),
        )
        made = self._dated(made)
        made = replace(made, citations=self._citations(), attribution=self._attribution())
        made = replace(made, places=self._places(made), names=self._names(made))
        made = replace(made, figures=self._figures())
        self._look(made)
        self.findings += self.naming.findings
        return self._explained(made)

    def _look(self, made: Fact) -> None:
        """At the statement, and whether somebody is named where a claim needs it."""
        draft = self.draft
        attributed = bool(draft.who or draft.outlet)
        if self.touched("statement", "who", "outlet"):
            sayer = "" if attributed else self._sayer(draft.statement)
            found = wording(draft.statement, attributed=attributed, sayer=sayer)
            self.findings += (each for each in found if self.touched("statement", each.field))
        if self.touched("statement", "figures"):
            self.findings += unlisted(draft.statement, made.figures, self.known, self.today)
        if self.touched("statement"):
            self.findings += unknown_names(draft.statement, self.naming, draft.names)
        if (
            made.standing in _CLAIMS
            and not attributed
            and self.touched("standing", "who", "outlet")
        ):
            told = "A claim needs somebody who makes it; say whose it is in “who says so”."
            self._say(Level.REFUSAL, "who", Remark(told, "entry-claim"))

    def _sayer(self, statement: str) -> str:
        """Whom a statement names right before its verb of saying."""
        at = saying_at(statement)
        words = [token for token in tokens(statement) if token.start < at]
        hits = [hit for hit in self.naming.found(tokens(statement)) if hit.last < len(words)]
        if at < 0 or not hits or len(words) - 1 - hits[-1].last > _APART:
            return ""
        return hits[-1].name.display if hits[-1].name.kind is not NameKind.PLACE else ""

    # Words and standing.

    def _topics(self) -> tuple[str, ...]:
        if not self.touched("topics"):
            return self.old.topics
        return tuple(
            dict.fromkeys(slug_of(part) for part in parts_in(self.draft.topics) if fold(part))
        )

    def _keywords(self) -> tuple[str, ...]:
        if not self.touched("keywords"):
            return self.old.keywords
        return tuple(dict.fromkeys(filter(is_visible, parts_in(self.draft.keywords))))

    def _standing(self) -> Standing:
        typed = self.draft.standing.casefold()
        if not self.touched("standing"):
            return self.old.standing
        if typed and typed not in _STANDINGS:
            told = f"“{typed[:_TOLD]}” is no standing; it is one of {', '.join(_STANDINGS)}."
            remark = Remark(told, "entry-standing", asked=typed[:_TOLD], standings=_STANDINGS)
            self._say(Level.REFUSAL, "standing", remark)
            return Standing.REPORTED
        return Standing(typed) if typed else Standing.REPORTED

    # The day.

    def _dated(self, made: Fact) -> Fact:
        made = replace(made, basis=self._basis())
        if not self.touched("date"):
            return made
        if not self.draft.date:
            return self._undated(made)
        span, findings = read_day("date", self.draft.date, self.known.event, self.today)
        self.findings += findings
        # Whoever types another day does not infer it.
        basis = made.basis if self.touched("basis") else Basis.STATED
        return replace(made, when=span, written="", basis=basis)

    def _basis(self) -> Basis:
        typed = self.draft.basis.casefold()
        if not self.touched("basis"):
            return self.old.basis
        if typed and typed not in _BASES:
            told = f"“{typed[:_TOLD]}” is no basis of a day; it is one of {', '.join(_BASES)}."
            remark = Remark(told, "entry-basis", asked=typed[:_TOLD], bases=_BASES)
            self._say(Level.REFUSAL, "basis", remark)
            return Basis.STATED
        return Basis(typed) if typed else Basis.STATED

    def _undated(self, made: Fact) -> Fact:
        """Without a date of its own, a new fact has the day that its statement names."""
        event = self.known.event
        context = DateContext(reference=self.today, timeline=event.timeline)
        found = () if self.old.id else find_dates(self.draft.statement, context, mode="document")
        if len(found) == 1:
            span = found[0].base
            told = f"The date is taken from the statement: {show(span)}."
            self._say(Level.NOTE, "date", Remark(told, "entry-date-found", day=span), show(span))
            self.findings += outside("date", span, event, self.today)
            return replace(made, when=span, written=found[0].text)
        told = (
            "Without a date the fact is found by its words alone; add one if the source tells it."
        )
        self._say(Level.WARNING, "date", Remark(told, "entry-undated"))
        return replace(made, when=None, written="")

    def _explained(self, made: Fact) -> Fact:
        """A day outside of the event is explained by the words that were typed for it."""
        if made.when is None or not is_outside(made.when, self.known.event):
            return made
        explained = made.caveat or made.written or made.basis is Basis.INFERRED or made.passage
        return made if explained else replace(made, written=self.draft.date)

    # The source.

    def _citations(self) -> tuple[Citation, ...]:
        held = self.old.citations
        if not self.touched("source", "paragraph", "quote"):
            return held
        if held and not self.touched("source"):
            paragraph = held[0].paragraph
            if self.touched("paragraph"):
                paragraph = self._paragraph(0)
            return self._each_once(self._quoted(held[0].source, paragraph), held[1:])
        cited, findings = find_sources(self.draft.source, self.known.sources, self.known.event.slug)
        self.findings += findings
        self.sources += [each.source for each in cited if each.new]
        if not cited:
            return ()
        first = self._quoted(cited[0].source.id, self._paragraph(cited[0].paragraph))
        others = [Citation(each.source.id, each.paragraph) for each in cited[1:]]
        for each in others:
            self._beyond(each)
        same = {(each.source, each.paragraph): each for each in held}
        return self._each_once(first, [same.get((e.source, e.paragraph), e) for e in others])

    def _each_once(self, first: Citation, others: Sequence[Citation]) -> tuple[Citation, ...]:
        places = {(each.source, each.paragraph): each for each in (*reversed(others), first)}
        return tuple(
            dict.fromkeys(places[each.source, each.paragraph] for each in (first, *others))
        )

    def _quoted(self, source: str, paragraph: int) -> Citation:
        """The first citation, with its quote compared with the stored text."""
        quote = self.draft.quote
        cited = Citation(source, paragraph)
        if quote:
            passages = [each for each in self.known.passages if each.source == source]
            found = find_quote(quote, passages, paragraph)
            self.findings += found.findings
            cited = Citation(source, found.paragraph, found.words)
        self._beyond(cited)
        return cited

    def _paragraph(self, typed_with_source: int) -> int:
        typed = self.draft.paragraph.strip()
        if not typed or (typed_with_source and not self.touched("paragraph")):
            return typed_with_source
        if number := paragraph_in(typed):
            return number
        self.findings.append(no_paragraph(typed, "paragraph"))
        return 0

    def _beyond(self, cited: Citation) -> None:
        """Refuses a paragraph that the stored source does not have."""
        numbers = [each.paragraph for each in self.known.passages if each.source == cited.source]
        if numbers and cited.paragraph > max(numbers):
            last = max(numbers)
            told = f"That source has {last} paragraphs; {cited.paragraph} is not one of them."
            remark = Remark(told, "entry-no-paragraph", asked=cited.paragraph, last=last)
            self._say(Level.REFUSAL, "paragraph", remark)

    def _attribution(self) -> Attribution:
        old, draft = self.old.attribution, self.draft
        if not self.touched("who", "outlet", "said"):
            return old
        who, who_name, outlet, outlet_name = old.who, old.who_name, old.outlet, old.outlet_name
        said: DateSpan | None = old.said
        if self.touched("who"):
            who, who_name = self._speaker("who", draft.who)
        if self.touched("outlet"):
            outlet, outlet_name = self._speaker("outlet", draft.outlet)
        if self.touched("said"):
            said, findings = read_day("said", draft.said, self.known.event, self.today)
            self.findings += findings
        return Attribution(who, outlet, who_name, outlet_name, said)

    def _speaker(self, where: str, typed: str) -> tuple[str, str]:
        return self.naming.speaker(where, typed) if is_visible(typed) else ("", "")

    # Names and figures.

    def _places(self, made: Fact) -> tuple[str, ...]:
        if not self.touched("place") and (self.old.places or not self.touched("statement")):
            return self.old.places
        if self.draft.place:
            listed = self.naming.listed("place", self.draft.place, NameKind.PLACE)
            return tuple(dict.fromkeys(each.name for each in listed if self._is_place(each)))
        return () if self.old.id and self.before.place else self.naming.places_in(made.statement)

    def _is_place(self, part: FactName) -> bool:
        """Whether what stands among the places may be one; that a person is left out is said."""
        name = self.naming.by_id(part.name)
        if name is None or name.kind is not NameKind.PERSON:
            return True
        told = f"{name.display} is on record, but not as a place, and is left out there."
        remark = Remark(told, "entry-not-a-place", name=name.display)
        self._say(Level.WARNING, "place", remark)
        return False

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
            if not (self.old.figures and self.touched("statement")):
                return self.old.figures
            figures, findings = follow(
                self.old.figures, self.old.statement, self.draft.statement, self.naming.display
            )
            self.findings += findings
            return figures
        reading = FigureReading(self.known, self.naming, self.today)
        figures = reading.read(self.draft.figures, self.draft.statement)
        self.findings += reading.findings
        return figures

    def _say(self, level: Level, name: str, remark: Remark, suggestion: str = "") -> None:
        self.findings.append(Finding(level, name, remark, suggestion))

    # How it is shown back.

    def shown(self, made: Fact) -> Iterator[tuple[str, str]]:
        """Fields with how they were understood."""
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
            yield (
                "standing",
                Remark(made.standing.value, "entry-held", standing=made.standing.value),
            )
        yield from self._listed("place", (self.naming.display(each) for each in made.places))
        yield from self._listed("names", map(self._named, made.names))
        for figure in made.figures:
            yield "figures", figure_shown(figure, self.naming.display)
        yield from self._listed("topics", made.topics)

    def _named(self, part: FactName) -> str:
        name = self.naming.display(part.name)
        if part.role == "subject":
            return name
        return Remark(f"{name} ({part.role})", "entry-role", name=name, role=part.role)

    def _listed(self, name: str, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
        told = tuple(parts)
        if told:
            yield name, Remark("; ".join(told), "entry-listed", parts=told)
