"""What travels from a typed question to an answer; each stage one frozen record:
``text -> Question -> candidates -> Evidence -> Answer``; ``bot`` turns an ``Answer`` into a reply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from knowledge.dates.span import DateSpan
from knowledge.models import Event, Fact, Figure, Name, Source

__all__ = [
    "Answer",
    "Asked",
    "Bold",
    "Candidate",
    "Context",
    "DateUse",
    "Digest",
    "DigestGroup",
    "Evidence",
    "FigureHistory",
    "FigurePoint",
    "IndexDocument",
    "Judged",
    "Likeness",
    "NameMatch",
    "Part",
    "Plan",
    "Question",
    "Reason",
    "RivalGroup",
    "Status",
    "Term",
    "Variant",
    "Vocabulary",
]

_MONTH: Final = 31


class Asked(StrEnum):
    """What kind of thing would answer the question."""

    WHAT = "what"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    HOW_MANY = "how-many"
    WHY = "why"
    WHETHER = "whether"
    WHO_SAID = "who-said"
    HISTORY = "history"
    DAY = "day"


class DateUse(StrEnum):
    """How a date narrows the facts. ``BY`` is "as of, up to"; ``ANCHOR`` came from a happening."""

    ON = "on"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    SINCE = "since"


class Status(StrEnum):
    """``ANSWERED``: the lead answers. ``CLOSEST``: nearest facts only. ``NOTHING``: none near."""

    ANSWERED = "answered"
    CLOSEST = "closest"
    NOTHING = "nothing"
    NOT_A_QUESTION = "not_a_question"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another token that may stand for a term; ``weight`` above 0, at most 1."""

    token: str
    weight: float
    why: str  # synonym | spelling | inflection | translation
    namesake: str = ""  # The token of a person in whose name it stands too.


@dataclass(frozen=True, slots=True)
class Term:
    """One content word of a question. ``token`` is its index token; ``weight`` 0 to 1."""

    word: str
    token: str
    weight: float = 1.0
    variants: tuple[Variant, ...] = ()
    corrected: str = ""
    """The record's word when ``word`` was repaired as a typo, as shown to the asker."""
    typed: str = ""
    """What was typed where ``word`` was put right before the question was read."""
    inherited: bool = False  # Only a hint from the question before, which no fact has to meet.
    counted: bool = False
    """Whether it names what a how-many question counts, as "officers" in "how many officers"."""
    predicate: bool = False
    """Whether it is the only verb: what is said to have happened."""
    located: bool = False
    """Whether it says where, as "airport" in "at the airport"."""
    focal: bool = False
    """Whether it is all that is new in a follow-up, as "trains" in "what about the trains?"."""
    namesake: str = ""  # The token of a name in which the deed stands too: "Ring Road".
    contact: bool = False
    """Whether it is part of an address, a number or a name by which somebody can be reached."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the record found in the question, by alias, spelling or title.

    ``fit`` is 1.0 for an exact alias and falls with the edits needed; ``by_title`` is true for "the president" and the like.
    """

    name: Name
    written: str
    fit: float
    by_title: bool = False
    words: tuple[str, ...] = ()
    """Stems of single words each of which is this place's name, and part of no other name."""
    sorting: bool = False
    """Whether it only says of which sort the asked thing is, as "US" in "which US company"; a fact need not."""
    home: bool = False
    """Whether it only says in which country all of an imported text plays; its sentences need not."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood; the same text, clock and scope always give an equal record.

    ``when`` holds the asked days, empty when no date was asked; ``unknown`` words that look like names and that the record lacks.
    """

    raw: str
    text: str
    is_question: bool = True
    asked: tuple[Asked, ...] = (Asked.WHAT,)
    measure: str = ""
    quantity: tuple[str, ...] = ()
    """Measures of which the figure has to be one, by the question's form ("how long"); sorted."""
    terms: tuple[Term, ...] = ()
    names: tuple[NameMatch, ...] = ()
    when: tuple[DateSpan, ...] = ()
    other_days: tuple[DateSpan, ...] = ()
    """What the one asked date could also mean; tried when it finds nothing."""
    date_use: DateUse = DateUse.ON
    date_words: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()  # Words for days that no calendar has, such as "31 February".
    assumed: tuple[str, ...] = ()
    """Plain remarks on what was assumed or inherited, for the "Understood as" line."""
    unknown: tuple[str, ...] = ()
    latest: bool = False
    earliest: bool = False
    ending: frozenset[str] = frozenset()
    """Stems of what the record is about, where it is asked when that ended or whether it did."""
    first_of: frozenset[str] = frozenset()
    """Stems of a kind of which the first is asked, or with ``latest`` the last."""
    history: bool = False
    clock: bool = False  # Whether a time of day is asked for.
    identity: bool = False  # Whether somebody's name is asked for, not merely who did something.
    holder: str = ""  # Last name of the only one whom the lines found call by the asked office.
    denied: bool = False
    """Whether it is asked who or what did not: "which airlines did not fly"."""
    definition: bool = False  # Whether it is asked who or what a name is, and nothing else.
    overview: bool = False
    """Whether the whole of what happened is asked for: "what happened?", "give me a summary"."""
    of_happening: bool = False
    """Whether its days are those of a happening that it names, and not counted from it."""
    unplaced: str = ""  # A happening from which days are counted, of which the record tells none.
    untimed: str = ""  # Words for an hour without a day, of which the record tells nothing.
    vague: str = ""  # A word for somebody that nothing before explains, such as "he".
    sufferers: tuple[str, ...] = ()
    """Ids of names to whom something is asked to have been done: "who removed X", "when was X removed"."""
    numbered: tuple[tuple[str, str], ...] = ()
    """Things told from their like by a number, as stems: ("unit", "4") of "unit 4"."""
    spelled: tuple[tuple[str, ...], ...] = ()
    """Names that the record does not list, as stems of their words: "United Nations"."""
    speaker: str = ""
    """Id of the person whose words are asked for; empty where anybody's will do."""
    tongue: str = ""
    """ISO 639-1 code of the language that it was asked in, where ``text`` tells it in English; else empty."""
    follow_up: bool = False
    told: tuple[str, ...] = ()
    """Ids of the facts that the answer before showed, where this question builds on it."""
    others: bool = False
    """Whether facts beside those are wanted: "what else did he say?"."""
    replies_to: frozenset[str] = (
        frozenset()
    )  # Tokens and ids of names of what a reply is wanted to.
    topic: tuple[str, ...] = ()
    """What it goes on from, as shown, where an answer has to tell plainly of any of that: what its "it" was, for one."""
    event: str = ""
    abroad: str = ""
    """The language of which ``text`` is the English by the word lists alone; empty where it is as asked."""

    @property
    def undated(self) -> str:
        """The text without the words of its dates, where these are closed spans of a month at most.

        What has a day of its own is measured by that then. Where they are wider, many facts lie in them, and
        that one says the asked words tells it from the others.
        """
        text = self.text
        if any(span.is_open or span.days > _MONTH for span in self.when):
            return text
        for words in self.date_words:
            text = text.replace(words, " ", 1)
        return text


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may inherit from the question before: names, dates and terms, never text."""

    asked: tuple[Asked, ...] = ()
    measure: str = ""
    quantity: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    said: tuple[str, ...] = ()  # Index tokens by which the line that answered first tells these.
    names: tuple[str, ...] = ()
    when: tuple[DateSpan, ...] = ()
    date_use: DateUse = DateUse.ON
    days_kept: bool = False  # Whether these days were taken over from a question before it.
    facts: tuple[str, ...] = ()  # Ids of the facts that led the previous answer.
    people: tuple[str, ...] = ()
    """Ids of the persons that its first line names, for "he" and "she"."""
    earlier: tuple[str, ...] = ()  # Those of its other lines, then of the turns before.
    women: tuple[str, ...] = ()  # Ids of those whom a line of the conversation calls "she".
    men: tuple[str, ...] = ()
    near: str = ""  # Id of the fact that came closest, where nothing answered.
    actors: tuple[str, ...] = ()
    """Ids of the bodies that do what its first line tells, for "they"."""
    places: tuple[str, ...] = ()
    """Ids of the places of its first line, for "there"; none that the whole event is about."""
    told: DateSpan | None = None  # The day of its first line, for "the next day".
    astray: bool = False
    """Whether a follow-up has found nothing since, so that no line of these was told last."""
    event: str = ""  # Slug of the event that answered.


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What the index knows of a fact: tokens by field, in order, ASCII-safe (``[a-z0-9_]+``).

    Fields: ``statement``, ``senses`` (words that its expressions stand for), ``title``, ``names``, ``places``, ``attribution``, ``topics``, ``measures``.
    """

    fact: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    surfaces: tuple[tuple[str, str], ...] = ()
    """(token, the lower-case word it was made from), for the vocabulary's display forms."""

    @property
    def statement(self) -> tuple[str, ...]:
        """The stems of the statement, in order."""
        if self.fields and self.fields[0][0] == "statement":
            return self.fields[0][1]
        return next((tokens for name, tokens in self.fields if name == "statement"), ())

    def met(
        self, words: frozenset[str]
    ) -> tuple[Sequence[str], frozenset[tuple[str, tuple[str, ...]]]]:
        """The stems of the statement, in order, and those of the ``words`` that it holds, each with its fields."""
        where: dict[str, tuple[str, ...]] = {}
        for name, tokens in self.fields:
            for word in words.intersection(tokens):
                where[word] = (*where.get(word, ()), name)
        return self.statement, frozenset(where.items())

    @property
    def tokens(self) -> tuple[str, ...]:
        """Every distinct token, sorted: what candidates are found by."""
        return tuple(sorted(set().union(*(tokens for _, tokens in self.fields))))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Term statistics of a scope set: document frequency by token; ``version`` moves at each edit."""

    version: int
    facts: int
    mean_length: float
    """Mean number of tokens in the statement field."""
    frequency: Mapping[str, int]
    surface: Mapping[str, str] = field(default_factory=dict)
    """For each token the word it most often came from, lower case, for typo repair and display."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine has to find. Every candidate lies in one of ``scopes`` and holds at least one of ``tokens`` (all facts when empty); when
    ``first``/``last`` are given it also overlaps them. Tokens are ordered rarest first; an engine reads them in that order
    and stops adding once ``limit`` candidates are found.
    With ``weights``, one a token, an engine that cannot return all returns those with the greatest sums of the weights of
    the tokens that they hold, as far as it reads. One that also knows how much each fact gains by each token returns the
    best first, and no more than ``enough``.
    """

    scopes: tuple[str, ...]
    tokens: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    limit: int = 2000
    weights: tuple[float, ...] = ()
    """What holding each token adds: how well it says what is asked, times its rarity."""
    enough: int = 0
    """How many of the best suffice, where 0 stands for ``limit``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact's index row: enough to score words and days without reading the fact."""

    scope: str
    fact: str
    revision: int
    first: int | None
    last: int | None
    document: IndexDocument


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near the facts of some events lie to a question in meaning.

    ``nearest`` come first; ``cosines`` are by scope and fact, -1 to 1, of these and of those that were asked for;
    ``mean`` and ``spread`` (a standard deviation) of all ``facts`` that have a vector.
    """

    nearest: tuple[Candidate, ...]
    cosines: Mapping[tuple[str, str], float]
    mean: float
    spread: float
    facts: int


class Reason(NamedTuple):
    """One part of a score: what it was, its value 0 to 1, and the weight it had.

    A tuple, for a question makes some ten for each fact that is weighed.
    """

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Bold:
    """Half-open range of characters of the statement that decide the answer."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences of a passage, from the one numbered ``first`` up to ``end``, which is left out."""

    passage: Fact
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A ranked fact. ``score`` 0 to 1; ``coverage`` is the share of asked meaning it holds, 0 to 1; ``days_off`` is 0 inside
    the asked days, else the distance in days."""

    fact: Fact
    score: float
    coverage: float = 0.0
    content: float = 0.0
    """The same share of the specific words alone, names and framing words aside."""
    days_off: int = 0
    reasons: tuple[Reason, ...] = ()
    bold: tuple[Bold, ...] = ()
    figure: Figure | None = None
    """The figure of the fact that was asked for, if one was."""
    corroborated_by: tuple[Fact, ...] = ()
    """Other facts that tell the same happening; cited on the same line."""
    unmet: bool = False
    """Whether it lacks something that an answer has to hold: a name, or what is counted."""
    barred: bool = False
    """Whether it is unmet in whatever words: it tells too little, or of something else. Left open far behind the best."""
    missing: tuple[str, ...] = ()
    """Asked words and names that this fact does not hold."""
    stems: frozenset[str] = frozenset()
    """Stems of the telling words of the statement; none where they were not told."""
    part: Part | None = None
    """What is shown of a passage, where nothing depended on the day that the part names: it has to be looked
    up before the fact is told; see ``search.parts``."""

    @property
    def kind(self) -> float:
        """0 to 1: how well it is the kind of thing asked; 0 where it was not weighed."""
        return self._value("kind")

    @property
    def meaning(self) -> float:
        """0 to 1: how near it lies to the question in meaning; 0 where it was not weighed."""
        return self._value("meaning")

    def _value(self, name: str) -> float:
        return next((reason.value for reason in self.reasons if reason.name == name), 0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact as an answer: what tells whether it is one, by name, and how sure that is, above 0 and below 1."""

    best: Evidence
    signals: Mapping[str, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One entry of a figure history, ordered by as-of day, then as reported."""

    fact: Fact
    figure: Figure
    day: int


@dataclass(frozen=True, slots=True)
class FigureHistory:
    """How one measure moved. ``points`` oldest first; never mixes places or groups silently."""

    measure: str
    points: tuple[FigurePoint, ...]
    cumulative: bool
    place: str = ""
    group: str = ""  # Words for whom or what alone it counts, where it was asked for by these.


@dataclass(frozen=True, slots=True)
class RivalGroup:
    """What one side says where accounts differ. ``who`` as shown."""

    who: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says. ``lead`` answers (best first; empty unless ``ANSWERED``).

    ``nearest`` are the closest dated facts when it does not. ``sources`` and ``names`` hold every
    source and name that the facts within refer to, by (scope, id).
    """

    question: Question
    status: Status
    lead: tuple[Evidence, ...] = ()
    history: FigureHistory | None = None
    rivals: tuple[RivalGroup, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    why_not: str = ""
    """The one thing that is missing, in plain words: an answer, or another account where one was asked for."""
    judged: Judged | None = None
    """The line that would be told first, and how sure it is that it answers; nothing where there is none."""
    events: tuple[Event, ...] = ()
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    names: Mapping[tuple[str, str], Name] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    """What the next question may inherit."""

    @property
    def confidence(self) -> float:
        """How sure it is that the first line, or the nearest, answers: 0 to 1, calibrated."""
        return self.judged.confidence if self.judged else 0.0


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """Facts of a day that belong together; ``title`` is a place or a topic, as shown."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One day, or a run of days, read as a summary. ``nearest`` only when the day itself is empty."""

    span: DateSpan
    groups: tuple[DigestGroup, ...]
    figures: tuple[FigurePoint, ...] = ()
    wider: tuple[Fact, ...] = ()
    """Facts whose time is vaguer than the asked span and overlaps it; never shown as that day's."""
    nearest: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
