"""How well a candidate's words meet a question's, by its index row alone: pure scores from 0 to 1.

Every candidate is looked at, so only those of its words that were asked for are: few candidates hold more than some.
What needs the whole statement is scored only of those that it may still bring among the best.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from knowledge.dates.span import DateSpan
from knowledge.flow import Candidate
from knowledge.search.reading.dayfit import closeness
from knowledge.search.weighing.concepts import SPELLED_OUT, Concept
from knowledge.search.weighing.weights import OF_FACTS
from knowledge.search.weighing.wording import Wording
from knowledge.storage.impact import IN_OTHER_FIELDS, slack

__all__ = ["SAID", "ByWords", "WordFit", "best_by_words", "fit_words", "near", "said_too"]

_FIELD_WEIGHTS: Final[Mapping[str, float]] = {
    "statement": 1.0,
    "senses": 0.95,
    "title": 0.8,
    "names": 0.95,
    "places": 0.9,
    "attribution": 0.75,
    "topics": 0.749,
    "measures": 0.9,
}
"""How much a match counts by where in the fact it stands."""
_FILED: Final = _FIELD_WEIGHTS["topics"]
_FILED_AS: Final = 0.85
"""How well a word has to express what is asked where it was only recorded for a fact: what was given for other words is not
read in others again."""
_WRITTEN: Final = _FIELD_WEIGHTS["statement"]
"""What a word counts that the statement itself has; the names that were told before it are among the topics."""
_FOCUS_FULL: Final = 0.6
SAID: Final = 0.3
"""How well a verb is said at least that is there at all."""
_SEVERAL: Final = 2
_PLAINLY: Final = 0.7
"""How well at least one of several ideas is said by what answers: distant words for each say something else."""
_OF_COVERAGE: Final = OF_FACTS["coverage"]
_OF_TEXT: Final = OF_FACTS["text"]
_MORE: Final = OF_FACTS["focus"] + OF_FACTS["nearness"] + 1e-6
"""The most that the whole statement can add to what single words tell."""


class WordFit(NamedTuple):
    """Word scores of one candidate, each 0 to 1. A tuple, for a question makes some fifty.

    ``coverage``: share of the concepts' weight that it holds. ``content``: the same of the specific
    words alone, names and framing words aside (1 when there are none). ``focus``: share of the statement's
    words that were asked for. ``nearness``: 1 when the matched words stand side by side.
    """

    candidate: Candidate
    coverage: float
    content: float
    focus: float
    nearness: float
    missing: tuple[Concept, ...]
    held: Mapping[str, float]
    """How well each concept is expressed, 0 to 1, by its label."""
    unmet: bool = False
    """Whether it lacks something required, or holds only a distant word for it."""
    idle: bool = False
    """Whether it lacks the only verb of the question."""
    wanted: bool = True
    """Whether anything but days was asked."""
    text: float = 0.0
    """How well its words meet the question's, by rarity, repetition and length; see ``wording.text_fit``."""


@dataclass(slots=True)
class _Said:
    """What words tell by standing in a candidate, each in the field where it counts most."""

    hits: frozenset[str]
    """Those that express a concept."""
    fits: Sequence[float]
    """How well each concept is expressed, in their order."""
    coverage: float
    tells: Sequence[tuple[str, Sequence[tuple[int, float]]]]
    """The words that tell of wordings, sorted, with the place of each wording and how well it is said."""
    met: "_Met | None" = None
    """What that makes of the concepts, for those candidates that are told."""


class _Met(NamedTuple):
    """See ``WordFit``."""

    content: float
    missing: tuple[Concept, ...]
    held: Mapping[str, float]
    unmet: bool
    idle: bool


class _Glance(NamedTuple):
    """What single words tell of a candidate."""

    candidate: Candidate
    statement: Sequence[str]
    said: _Said
    text: float
    sure: float
    """What it has of the total whatever the rest is."""


class _Whole(NamedTuple):
    """A glance with what the whole statement tells besides."""

    seen: _Glance
    focus: float
    nearness: float

    @property
    def total(self) -> float:
        return (
            self.seen.sure + OF_FACTS["focus"] * self.focus + OF_FACTS["nearness"] * self.nearness
        )


class _Scorer:
    """One question's concepts and wordings, ready to be met by many candidates."""

    def __init__(
        self, wanted: Sequence[Concept], asked: Sequence[Wording], mean_length: float
    ) -> None:
        self._wanted = wanted
        self._weights = [concept.weight for concept in wanted]
        self._weight = sum(self._weights)
        self._mean_length = mean_length
        self._worth = [wording.weight for wording in asked]
        self._most = sum(self._worth)
        # By word what it says of each concept and of each wording, by their places.
        self._says = _by_word(concept.tokens for concept in wanted)
        self._tells = _by_word(wording.tokens for wording in asked)
        self._phrases = [
            (at, concept.phrase) for at, concept in enumerate(wanted) if concept.phrase
        ]
        self._namesakes = {
            (at, word): name
            for at, concept in enumerate(wanted)
            for word, name in concept.namesakes.items()
        }
        self._words = frozenset(self._says).union(
            self._tells, self._namesakes.values(), *(phrase for _, phrase in self._phrases)
        )
        # Few of the many candidates hold other words than those before, or are of another length.
        self._said: dict[frozenset[tuple[str, tuple[str, ...]]], _Said] = {}
        self._against: dict[int, float] = {}
        # Other days of the same question meet most of the candidates again.
        self._seen: dict[tuple[str, str], _Glance] = {}
        self._wholes: dict[tuple[str, str], _Whole] = {}

    def glance(self, candidate: Candidate) -> _Glance:
        """Look at the asked words of a candidate."""
        key = candidate.scope, candidate.fact
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = self._glance(candidate)
        return seen

    def _glance(self, candidate: Candidate) -> _Glance:
        statement, found = candidate.document.met(self._words)
        said = self._said.get(found)
        if said is None:
            presence = {word: _counts(fields) for word, fields in found}
            said = self._said[found] = self._read(presence)
        text = self._gained(said.tells, statement) / self._most if self._most else 0.0
        sure = _OF_COVERAGE * said.coverage + _OF_TEXT * text
        return _Glance(candidate, statement, said, text, sure)

    def _read(self, presence: Mapping[str, float]) -> _Said:
        """``presence`` is what each word counts that is held."""
        hits, fits = self._fits(presence)
        held = sum([fit * weight for fit, weight in zip(fits, self._weights, strict=True) if fit])
        # In order, for the last bit of a sum must not hang on the order of a set.
        tells = [(word, self._tells[word]) for word in sorted(presence) if word in self._tells]
        return _Said(frozenset(hits), fits, held / self._weight if self._weight else 0.0, tells)

    def _fits(self, presence: Mapping[str, float]) -> tuple[set[str], Sequence[float]]:
        """The words that express a concept, and how well each concept is expressed."""
        hits: set[str] = set()
        fits = [0.0] * len(self._wanted)
        for word, weight in presence.items():
            for at, share in self._says.get(word, ()):
                if self._namesakes and self._is_of_name(at, word, presence):
                    continue
                if weight == _FILED and share < _FILED_AS and not self._wanted[at].is_name:
                    continue
                hits.add(word)
                if fits[at] < (fit := share * weight):
                    fits[at] = fit
        for at, phrase in self._phrases:
            if fits[at] < SPELLED_OUT and phrase.issubset(presence):
                hits |= phrase
                fits[at] = SPELLED_OUT
        return hits, fits

    def _is_of_name(self, at: int, word: str, presence: Mapping[str, float]) -> bool:
        """Whether the word that might express a concept is there as part of a name only."""
        name = self._namesakes.get((at, word))
        return name is not None and (name in presence or presence[word] < _WRITTEN)

    def _gained(
        self,
        tells: Sequence[tuple[str, Sequence[tuple[int, float]]]],
        statement: Sequence[str],
    ) -> float:
        """The BM25 of a statement; see ``wording``."""
        said: dict[int, float] = {}
        for word, wordings in tells:
            times = statement.count(word) or IN_OTHER_FIELDS
            for at, share in wordings:
                said[at] = said.get(at, 0.0) + share * times
        length = len(statement)
        against = self._against.get(length)
        if against is None:
            against = self._against[length] = slack(length, self._mean_length)
        gained, worth = 0.0, self._worth
        for at, held in said.items():
            gained += worth[at] * held / (held + against)
        return gained

    def whole(self, seen: _Glance) -> _Whole:
        """Look at the whole statement of a candidate that was glanced at."""
        key = seen.candidate.scope, seen.candidate.fact
        whole = self._wholes.get(key)
        if whole is None:
            hits = seen.said.hits
            places = [(at, word) for at, word in enumerate(seen.statement) if word in hits]
            length = len(seen.statement)
            focus, nearness = _focus(len(places), length), _nearness(places, length)
            whole = self._wholes[key] = _Whole(seen, focus, nearness)
        return whole

    def told(self, whole: _Whole) -> WordFit:
        """All scores of a candidate."""
        seen = whole.seen
        met = seen.said.met
        if met is None:
            met = seen.said.met = _met(self._wanted, seen.said.fits)
        return WordFit(
            seen.candidate,
            seen.said.coverage,
            met.content,
            whole.focus,
            whole.nearness,
            met.missing,
            met.held,
            unmet=met.unmet,
            idle=met.idle,
            wanted=bool(self._wanted),
            text=seen.text,
        )


def _met(wanted: Sequence[Concept], fits: Sequence[float]) -> _Met:
    content = specific = nearest = 0.0
    ideas = 0
    unmet = idle = False
    each = tuple(zip(wanted, fits, strict=True))
    for concept, fit in each:
        if not (concept.is_name or concept.generic or concept.inherited):
            specific += concept.weight
            content += fit * concept.weight
            ideas += 1
            nearest = max(nearest, fit)
        unmet = unmet or fit < concept.least
        idle = idle or (concept.predicate and fit < SAID)
    return _Met(
        content=content / specific if specific else 1.0,
        missing=tuple([concept for concept, fit in each if fit <= 0]),
        held={concept.label: fit for concept, fit in each},
        unmet=unmet or (ideas >= _SEVERAL and nearest < _PLAINLY),
        idle=idle,
    )


def said_too(fit: WordFit, wanted: Sequence[Concept], label: str, share: float) -> WordFit:
    """The same where the statement says the concept of that label as well, by how it is put and by none of its words."""
    held = {**fit.held, label: share}
    fits = [held[concept.label] for concept in wanted]
    met = _met(wanted, fits)
    total = sum(concept.weight for concept in wanted)
    said = sum(each * concept.weight for each, concept in zip(fits, wanted, strict=True))
    return fit._replace(
        coverage=said / total if total else 0.0,
        content=met.content,
        missing=met.missing,
        held=met.held,
        unmet=met.unmet,
        idle=met.idle,
    )


@cache
def _counts(fields: tuple[str, ...]) -> float:
    """What a word counts by that of its fields where it counts most."""
    return max(_FIELD_WEIGHTS[field] for field in fields)


def _by_word(says: Iterable[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """For each word the places of what it says, and how well it says each."""
    found: dict[str, list[tuple[int, float]]] = {}
    for at, tokens in enumerate(says):
        for token, share in tokens.items():
            found.setdefault(token, []).append((at, share))
    return found


def fit_words(
    candidate: Candidate,
    wanted: Sequence[Concept],
    asked: Sequence[Wording] = (),
    mean_length: float = 1.0,
) -> WordFit:
    """Score a candidate by its index row alone; ``mean_length`` is that of statements, in tokens."""
    scorer = _Scorer(wanted, asked, mean_length)
    return scorer.told(scorer.whole(scorer.glance(candidate)))


def _focus(hits: int, length: int) -> float:
    """Asked words among the statement's, full at ``_FOCUS_FULL``: short exact facts come first."""
    return min(1.0, hits / length / _FOCUS_FULL) if length else 0.0


def _nearness(places: Sequence[tuple[int, str]], length: int) -> float:
    """How tightly the different asked words stand together, given where each stands in a statement of a
    ``length``; 0 with fewer than two of them."""
    kinds = len({word for _, word in places}) if len(places) > 1 else 0
    if kinds < 2:
        return 0.0
    best = length
    counts: dict[str, int] = {}
    left = 0
    for at, word in places:
        counts[word] = counts.get(word, 0) + 1
        while len(counts) == kinds:
            start, first = places[left]
            best = min(best, at - start + 1)
            counts[first] -= 1
            if not counts[first]:
                del counts[first]
            left += 1
    return kinds / best


def best_by_words(
    candidates: Sequence[Candidate],
    wanted: Sequence[Concept],
    limit: int,
    days: Sequence[DateSpan] = (),
    asked: Sequence[Wording] = (),
    mean_length: float = 1.0,
    *,
    share: float = 0.0,
) -> tuple[WordFit, ...]:
    """The ``limit`` best candidates by the words of one question; see ``ByWords.best``."""
    return ByWords(wanted, asked, mean_length).best(candidates, limit, days, share=share)


class ByWords:
    """Chooses candidates by the words of a question, of which it looks at each once whatever days are asked."""

    def __init__(
        self, wanted: Sequence[Concept], asked: Sequence[Wording], mean_length: float
    ) -> None:
        undated = [each for each in asked if not each.dated]
        self._asked = (wanted, asked, mean_length)
        self._scorer = _Scorer(wanted, asked, mean_length)
        self._of_days = self._scorer
        if len(undated) < len(asked):
            self._of_days = _Scorer(wanted, undated, mean_length)

    def are(self, wanted: Sequence[Concept], asked: Sequence[Wording], mean_length: float) -> bool:
        """Whether they are the words of a question too."""
        return self._asked == (wanted, asked, mean_length)

    def best(
        self,
        candidates: Sequence[Candidate],
        limit: int,
        days: Sequence[DateSpan] = (),
        *,
        share: float = 0.0,
    ) -> tuple[WordFit, ...]:
        """The ``limit`` best candidates by their index rows, those nearer to the asked days first among equals;
        ties by scope and id. ``share`` is what lying in the asked days adds. What has a day is measured by that, and
        what has none by the words for the asked days.

        Two orders have their say, for each knows what the other does not: a third of the places go by the ideas
        that are held, the rest by the words.
        """
        scorer, of_days = self._scorer, self._of_days
        seen = [
            (
                (scorer if candidate.first is None else of_days).glance(candidate),
                share * near(candidate, days) if days else 0.0,
            )
            for candidate in candidates
        ]
        places = (limit + 2) // 3
        fits = [
            (scorer.whole(each), more, (each.candidate.scope, each.candidate.fact))
            for each, more in _promising(seen, places, limit)
        ]
        fits.sort(key=lambda each: (-each[0].total - each[1], each[2]))
        if len(fits) > limit:
            first, others = fits[:places], fits[places:]
            others.sort(key=lambda each: -each[0].seen.text - each[1])
            fits = [*first, *others[: limit - places]]
        return tuple(scorer.told(fit) for fit, *_ in fits)


def _promising(
    seen: Sequence[tuple[_Glance, float]], places: int, limit: int
) -> list[tuple[_Glance, float]]:
    """Those that may be among the first ``places`` by all scores, or the first ``limit`` by the words alone."""
    if len(seen) <= limit:
        return list(seen)
    sure = [each.sure + more for each, more in seen]
    words = [each.text + more for each, more in seen]
    least_sure = sorted(sure)[-places] - _MORE
    least_words = sorted(words)[-limit]
    return [
        each for at, each in enumerate(seen) if sure[at] >= least_sure or words[at] >= least_words
    ]


def near(candidate: Candidate, days: Sequence[DateSpan]) -> float:
    """How close the candidate's days are to the asked ones, 0 to 1; 0 where it has none."""
    first, last = candidate.first, candidate.last
    if first is None or last is None:
        return 0.0
    return max(
        (closeness(span, max(first - span.last, span.first - last)) for span in days), default=0.0
    )
