"""What the record was asked for and lacks: questions become gaps, and gaps that ask alike are told together.

A gap is made of the record's own terms, of ordinary English words and of days that were understood. Any
other word of a question, which may be a person's, becomes "…". Nothing here reads the store or a clock.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.flow import Answer, Asked, Context, Status, Term
from knowledge.lexicon.common import is_common, is_place
from knowledge.lexicon.measures import measure_of, measure_words
from knowledge.lexicon.thesaurus import knows
from knowledge.models import Fact, Name
from knowledge.storage.keeping import Gap, GapKind
from knowledge.text import tokens

__all__ = [
    "HIDDEN",
    "Cluster",
    "Sought",
    "asks",
    "clusters",
    "is_unanswered",
    "of_fact",
    "read",
    "shown_word",
    "sought",
    "stems_of",
]

HIDDEN: Final = "…"
"""Stands for words that are not told."""
_KINDS: Final[Mapping[Asked, str]] = {
    Asked.HOW_MANY: "how many",
    Asked.WHO_SAID: "who said",
    Asked.DAY: "what",
}
"""How a kind of question is told, where that is not its own name."""
_OF_FACT: Final = "fact"
_WORDS: Final = 8
_STATEMENT: Final = 80
_ALIKE: Final = 74.0


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question asks for.

    ``names`` are (id, as shown), ``days`` closed spans; ``words`` are (stem, as shown), sorted by stem.
    ``hidden`` when it held words that are not told.
    """

    event: str
    kind: Asked
    measure: str = ""
    names: tuple[tuple[str, str], ...] = ()
    days: tuple[DateSpan, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    hidden: bool = False

    @property
    def key(self) -> str:
        """Equal for questions that ask for the same."""
        return "|".join(
            (
                self.kind,
                self.measure,
                ",".join(sorted({name for name, _ in self.names})),
                ",".join(sorted({f"{day.first}-{day.last}" for day in self.days})),
                "+".join(dict.fromkeys(stem for stem, _ in self.words)),
                HIDDEN if self.hidden else "",
            )
        )

    @property
    def label(self) -> str:
        """What is asked for, in English: "how many · injured · Almaty · 6 January 2022"."""
        parts = (
            _KINDS.get(self.kind, str(self.kind)),
            self.measure.replace("-", " "),
            ", ".join(dict.fromkeys(shown for _, shown in self.names)),
            ", ".join(dict.fromkeys(show(day) for day in self.days)),
            " ".join(dict(self.words).values()),
            HIDDEN if self.hidden else "",
        )
        return " · ".join(part for part in parts if part)

    def gap(
        self, guild: int, *, at: int, kind: GapKind = GapKind.UNANSWERED, fact: str = ""
    ) -> Gap:
        """The gap that it is in a guild, asked for once."""
        return Gap(guild, self.event, kind, self.key, self.label, at, at, fact=fact)


def is_unanswered(answer: Answer) -> bool:
    """Whether it was a question and the record does not answer it."""
    return answer.status in (Status.CLOSEST, Status.NOTHING)


def stems_of(context: Context) -> frozenset[str]:
    """Index tokens of which it matters whether the record holds them."""
    return frozenset(term.token for term in context.terms)


def sought(
    context: Context, names: Mapping[tuple[str, str], Name], known: Set[str]
) -> Sought | None:
    """What a question asked for, by what its answer handed on; ``None`` where nothing of it can be told.

    ``known`` are those of ``stems_of`` that the record holds.
    """
    kind = context.asked[0] if context.asked else Asked.WHAT
    measure = context.measure or (context.quantity[0] if context.quantity else "")
    told: dict[str, str] = {}
    hidden = False
    for term in context.terms:
        if measure and _asks_for(term, measure):
            continue
        if word := shown_word(term, known):
            told.setdefault(_stem(word, term.token), word)
        else:
            hidden = True
    found = Sought(
        event=context.event,
        kind=Asked.HOW_MANY if kind is Asked.HISTORY and measure else kind,
        measure=measure,
        names=tuple(
            (each, names[context.event, each].display)
            for each in sorted(set(context.names))
            if (context.event, each) in names
        ),
        days=tuple(sorted(map(_closed, context.when), key=lambda day: (day.first, day.last))),
        words=tuple(sorted(told.items())[:_WORDS]),
        hidden=hidden,
    )
    tells = found.measure or found.names or found.days or found.words
    return found if tells and found.event else None


def of_fact(fact: Fact, guild: int, *, at: int) -> Gap:
    """A gap for a fact that somebody says is wrong, where no question is known."""
    head = fact.statement
    if len(head) > _STATEMENT:
        head = f"{head[:_STATEMENT].rpartition(' ')[0]}{HIDDEN}"
    key, label = f"{_OF_FACT}|{fact.id}", f"{fact.id} · {head}"
    return Gap(guild, fact.scope, GapKind.REPORTED, key, label, at, at, fact=fact.id)


def read(gap: Gap, names: Mapping[tuple[str, str], Name]) -> Sought | None:
    """What a gap asks for, from its key; ``None`` for one that is about a fact."""
    parts = gap.key.split("|")
    if len(parts) != 6 or parts[0] not in set(Asked):
        return None
    kind, measure, ids, days, stems, hidden = parts
    shown = _words_of(gap, hidden=bool(hidden)) if stems else ()
    spans = [each.rpartition("-") for each in days.split(",") if each]
    return Sought(
        event=gap.event,
        kind=Asked(kind),
        measure=measure,
        names=tuple((each, _display(gap.event, each, names)) for each in ids.split(",") if each),
        days=tuple(DateSpan(int(first), int(last)) for first, _, last in spans),
        words=tuple(zip(stems.split("+"), shown, strict=False)) if stems else (),
        hidden=bool(hidden),
    )


def asks(found: Sought) -> str:
    """A question in English that asks for the same, but for what is hidden."""
    parts = [_KINDS.get(found.kind, str(found.kind)), found.measure.replace("-", " ")]
    parts += [word for _, word in found.words]
    parts += [f"in {shown}" for _, shown in found.names]
    parts += [_on(day) for day in found.days]
    return f"{' '.join(part for part in parts if part)}?"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Gaps that ask for nearly the same: the one asked for most, then those like it."""

    head: Gap
    others: tuple[Gap, ...] = ()

    @property
    def count(self) -> int:
        return self.head.count + sum(each.count for each in self.others)

    @property
    def first(self) -> int:
        return min(each.first for each in (self.head, *self.others))

    @property
    def last(self) -> int:
        return max(each.last for each in (self.head, *self.others))


def clusters(gaps: Iterable[Gap]) -> tuple[Cluster, ...]:
    """Gaps by what they ask for, those asked for most first, then the latest."""
    grouped: list[tuple[_Terms, list[Gap]]] = []
    for gap in sorted(gaps, key=_order):
        terms = _terms(gap)
        home = next((group for head, group in grouped if _is_near(head, terms)), None)
        if home is None:
            grouped.append((terms, [gap]))
        else:
            home.append(gap)
    found = [Cluster(group[0], tuple(group[1:])) for _, group in grouped]
    return tuple(sorted(found, key=lambda each: (-each.count, -each.last, each.head.number)))


@dataclass(frozen=True, slots=True)
class _Terms:
    """A gap's key, taken apart for comparison."""

    event: str
    measure: str
    names: frozenset[str]
    days: frozenset[str]
    stems: tuple[str, ...]
    about: str = ""
    """The fact that it is about, where nothing else is known."""


def _order(gap: Gap) -> tuple[int, int, int]:
    return -gap.count, -gap.last, gap.number


def _terms(gap: Gap) -> _Terms:
    parts = gap.key.split("|")
    if len(parts) != 6:
        return _Terms(gap.event, "", frozenset(), frozenset(), (), gap.key)
    _, measure, ids, days, stems, _ = parts
    return _Terms(
        gap.event,
        measure,
        frozenset(each for each in ids.split(",") if each),
        frozenset(each for each in days.split(",") if each),
        tuple(each for each in stems.split("+") if each),
    )


def _is_near(one: _Terms, other: _Terms) -> bool:
    if one.about or other.about:
        return one == other
    if (one.event, one.measure) != (other.event, other.measure):
        return False
    if not _meet(one.names, other.names) or not _meet(one.days, other.days):
        return False
    shared = bool(one.measure or one.names & other.names)
    if not one.stems or not other.stems:
        return shared and (bool(one.measure) or one.stems == other.stems)
    alike = fuzz.token_sort_ratio(" ".join(one.stems), " ".join(other.stems))
    return alike >= _ALIKE or (shared and bool(set(one.stems) & set(other.stems)))


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether they have something in common, or one of them says nothing."""
    return bool(one & other) or not one or not other


def _asks_for(term: Term, measure: str) -> bool:
    """Whether a word only says which measure is meant."""
    stems = {term.token, *(each.stem for each in tokens(term.word))}
    return measure_of(sorted(stems)) == measure or bool(stems & set(measure_words(measure)))


def shown_word(term: Term, known: Set[str]) -> str:
    """A word of a question as it may be told and kept: the record's own, or an ordinary one; empty for all
    others, and for what is part of an address or the like. ``known`` are the index tokens that the
    record holds."""
    if term.contact:
        return ""
    if term.corrected:
        return term.corrected.lower()
    word = term.word.lower()
    if term.token in known or is_place(word):
        return word
    # Within a sentence a capital is that of a name, even if there is such a word.
    named = term.word[:1].isupper() and not term.word.isupper()
    if not word.isalpha() or named:
        return ""
    return word if is_common(term.token) or knows(term.token) else ""


def _stem(word: str, token: str) -> str:
    """The stem of a word as it is told, which may be another than the one that was typed."""
    found = tokens(word)
    return found[0].stem if len(found) == 1 else token


def _closed(day: DateSpan) -> DateSpan:
    """The days that an open span was named by, without what is finer than a day: 6 January for all of
    "by", "since" and "on the morning of" it."""
    first, last = day.first, day.last
    if first == OPEN_START and last != OPEN_END:
        first = last
    if last == OPEN_END and first != OPEN_START:
        last = first
    return DateSpan(first, last)


def _display(event: str, name: str, names: Mapping[tuple[str, str], Name]) -> str:
    found = names.get((event, name))
    return found.display if found else name


def _words_of(gap: Gap, *, hidden: bool) -> Sequence[str]:
    """The words as shown: the last part of the label, but for the mark of what is not told."""
    parts = gap.label.split(" · ")
    return parts[-2 if hidden else -1].split()


def _on(day: DateSpan) -> str:
    return f"on {show(day)}" if day.days == 1 else f"from {show(day)}"
