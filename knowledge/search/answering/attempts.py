"""One event's try at a question, and which of several readings of it is told."""

from dataclasses import dataclass, replace

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Context, Evidence, Question, Status
from knowledge.models import Event, Fact
from knowledge.search.answering.answer import Decision
from knowledge.search.following.follow import in_other_words
from knowledge.search.following.leaning import opens, own_labels
from knowledge.search.reading.glossary import Glossary
from knowledge.search.weighing.concepts import Concept

__all__ = ["Attempt"]

_FIRMLY = 0.75


@dataclass(frozen=True, slots=True)
class Attempt:
    """One event's try at a question."""

    glossary: Glossary
    question: Question
    wanted: tuple[Concept, ...]
    ranked: tuple[Evidence, ...]
    decision: Decision
    as_of: DateSpan | None = None
    """The span that ends with the last day of which anything may be told."""
    before: Context | None = None
    """What it went on from."""
    left: Context | None = None
    """What it leaves to the next question, where that is what was left to it."""

    undisputed: bool = False
    """Whether it is asked who tells it otherwise, or if it is true, and nothing is found that may."""
    against: tuple[Fact, ...] = ()
    """What is then told against it, besides what is linked or counted otherwise."""

    @property
    def event(self) -> Event:
        return self.glossary.event

    @property
    def answered(self) -> bool:
        return self.decision.status is Status.ANSWERED

    @property
    def holds_firmly(self) -> bool:
        """Whether its first line, where it is asked who did something, also tells most of that and not one loose word."""
        loose = Asked.WHO in self.question.asked
        return self.holds and (not loose or self.decision.lead[0].coverage >= _FIRMLY)

    @property
    def holds(self) -> bool:
        """Whether the first line answers by the rules, also where something is told in any case."""
        judged = self.decision.judged
        return self.answered and judged is not None and judged.signals["holds"] > 0

    @property
    def told_otherwise(self) -> bool:
        """Whether it answers a question that goes on, but by another word than the one that is new in it."""
        lead = self.decision.lead
        return bool(lead) and in_other_words(self.question, lead[0].fact.statement)

    def nearer_alone(self, other: "Attempt") -> bool:
        """Whether both only come close, this one by what is asked itself, without what was asked before, and nearer."""
        near, far = self.decision.nearest, other.decision.nearest
        both = self.decision.status is other.decision.status is Status.CLOSEST
        alone = other.question.follow_up and not self.question.follow_up
        return both and alone and near[0].coverage > far[0].coverage

    @property
    def names_event(self) -> bool:
        """Whether the question names what the whole event is about."""
        default = self.glossary.default_names
        return any(match.name.id in default for match in self.question.names)

    @property
    def promise(self) -> tuple[int, int, float]:
        """Sorts attempts: answered before closest before nothing, then by the best score; where none
        answers, those first whose event knows the names that are asked about."""
        told = self.decision.status in (Status.ANSWERED, Status.CLOSEST)
        rank = 2 if self.holds else int(told)
        best = (*self.decision.lead, *self.decision.nearest)
        names = 0 if self.answered else len(self.question.names)
        return rank, names, best[0].score if best else 0.0

    @property
    def settled(self) -> bool:
        """Whether no other reading can tell better: it answers, and what it lacks was not asked in this question itself."""
        return self.holds and not self.told_otherwise and not self.lacking

    @property
    def lacking(self) -> float:
        """Weight of what this question asks in its own words, and the first line does not tell though it answers; what was
        asked before may have led to it then."""
        lead = self.decision.lead
        if not lead or not self.question.follow_up or opens(self.question):
            return 0.0
        own = own_labels(self.question)
        return sum(
            each.weight
            for each in self.wanted
            if not (each.generic or each.inherited)
            and each.label in own
            and each.label in lead[0].missing
        )

    def is_better_than(self, other: "Attempt") -> bool:
        """Whether this reading, a less likely one than that of ``other``, tells better."""
        if self.promise[0] > other.promise[0] or self.nearer_alone(other):
            return True
        if other.told_otherwise and self.answered and not self.told_otherwise:
            return True
        return self.holds and other.holds and self.lacking < other.lacking

    def with_other(self, other: "Attempt", *, raw: str, before: Context | None) -> "Attempt":
        """Both answers as one, the first line of each before all else; ``raw`` is what was typed."""
        mine, theirs = self.decision.lead, other.decision.lead
        lines: dict[str, Evidence] = {}
        for found in (mine[0], theirs[0], *mine[1:], *theirs[1:]):
            lines.setdefault(found.fact.id, found)
        firsts = len({mine[0].fact.id, theirs[0].fact.id})
        most = max(len(mine), len(theirs), firsts)
        return replace(
            self,
            question=replace(self.question, raw=raw),
            wanted=(*self.wanted, *other.wanted),
            ranked=(*self.ranked, *other.ranked),
            decision=replace(self.decision, lead=tuple(lines.values())[:most]),
            before=before,
        )
