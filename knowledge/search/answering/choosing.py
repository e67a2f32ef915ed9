"""Which of several events is told of: the one that answers best, and by whose own words the question is asked.

A score tells which lines of one event fit best, and little about those of two: it grows with what the event lacks, and a
curated fact gets more of it than a sentence of a text. What both can be measured by are the words as they were typed. How
well the words fit an event is their likelihood by its facts, smoothed by those of all (Zhai and Lafferty, 2004), as is
usual where one of several collections is to be searched.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from knowledge.document import name_token
from knowledge.flow import Question, Status, Vocabulary
from knowledge.search.answering.attempts import Attempt
from knowledge.search.following.leaning import own_terms
from knowledge.text import STOP, tokens

__all__ = ["likeliest", "own_words", "speaks_of_another"]

_SMOOTHING: Final = 20
"""Facts of all events together that each event is taken to have beside its own."""
_OF_LIKELIHOOD: Final = 0.08
_HELD: Final = 0.6
"""What it is worth that the event has every asked word; the more of them it lacks, the less."""
_SAID: Final = 0.4
"""The same of the line that is told."""
_ANSWERS: Final = 0.4
_SURE: Final = 0.25
_UNKNOWN: Final = 1.0
"""What an event loses that does not know a name."""
_AS_GOOD: Final = 0.95
"""Weight of another word from which on it is as good as the one that was typed: "killed" for "dead"."""
_NEAREST: Final = 0.15
"""What the event gains whose line scores best where none answers: to show another's, the words have to tell more."""
_GOES_ON: Final = 0.3
"""What the event gains of which the conversation is."""
_TURNS: Final = 0.2
"""By how much the words have to fit another event better before that one is asked in a conversation, too."""
_TURNS_AWAY: Final = 0.5
"""The same where the question says "he" or "it"."""
_SEVERAL: Final = 2


class _Word(NamedTuple):
    """An asked word: how rare it is in all events together, and in how many facts of each it stands."""

    stem: str
    rarity: float
    held: Sequence[int]


class _Events(NamedTuple):
    """What the asked words tell of events of so many facts."""

    sizes: Sequence[int]
    words: Sequence[_Word]

    def fit(self, at: int) -> float:
        """How well the words fit one of them: how many of them it has, and how much of it is about them."""
        return _HELD * self.share(at) + _OF_LIKELIHOOD * self._likelihood(at)

    def share(self, at: int, said: frozenset[str] | None = None) -> float:
        """The share of the words that it has, the rare ones counting more; with ``said`` of those."""
        has = [bool(word.held[at]) if said is None else word.stem in said for word in self.words]
        whole = sum(word.rarity for word in self.words)
        held = sum(word.rarity for word, it in zip(self.words, has, strict=True) if it)
        return held / whole if whole else 0.0

    def _likelihood(self, at: int) -> float:
        """Logarithm of how much likelier the words are by this event than by all together."""
        size, every = self.sizes[at], sum(self.sizes)
        return sum(
            log((word.held[at] * every / sum(word.held) + _SMOOTHING) / (size + _SMOOTHING))
            for word in self.words
        )


def _told_by(counted: Mapping[str, Sequence[int]], sizes: Sequence[int]) -> _Events:
    """Of words in how many facts of each event they stand; what stands in none of them tells nothing."""
    every = sum(sizes)
    words = []
    for stem, held in counted.items():
        if count := min(sum(held), every):
            rarity = log(1 + (every - count + 0.5) / (count + 0.5))
            words.append(_Word(stem, rarity, held))
    return _Events(sizes, words)


def own_words(text: str) -> tuple[str, ...]:
    """Stems of the telling words of a text, each once."""
    return tuple(dict.fromkeys(token.stem for token in tokens(text) if token.folded not in STOP))


def speaks_of_another(
    here: Attempt, text: str, others: Iterable[Vocabulary], *, points_back: bool
) -> bool:
    """Whether a question is plainly rather of another event than of that of which the conversation is: it calls by name what
    only another has, or its words fit that better; far better, and several of them, where it says "he" or "it"."""
    known = here.glossary.vocabulary
    every = (known, *others)
    ways, strange = _ways_to_say(here.question), own_words(" ".join(here.question.unknown))
    counted = {stem: [each.frequency.get(stem, 0) for each in every] for stem in own_words(text)}
    if any(any(counted.get(stem, ())) for stem in strange):
        return True
    for stem, held in counted.items():
        held[0] = max(held[0], *[known.frequency.get(way, 0) for way in ways.get(stem, {stem})])
    told = _told_by(counted, [each.facts for each in every])
    if points_back and len(told.words) < _SEVERAL:
        return False
    least = told.fit(0) + (_TURNS_AWAY if points_back else _TURNS)
    return any(told.fit(at) > least for at in range(1, len(every)))


def likeliest(attempts: Sequence[Attempt], talked_of: str = "") -> Attempt:
    """The attempt that is told; the first of equal ones. ``talked_of`` is the event of a conversation."""
    named = [each for each in attempts if each.names_event] or attempts
    if len(named) == 1:
        return named[0]
    names = [_by_names(each.question) for each in named]
    counted = {
        stem: [_facts_with(stem, each, of) for each, of in zip(named, names, strict=True)]
        for stem in _asked_of_all(named)
    }
    told = _told_by(counted, [each.glossary.vocabulary.facts for each in named])

    nearest = max(named, key=lambda each: each.promise)

    def promise(at: int) -> tuple[bool, float]:
        attempt = named[at]
        worth = attempt.promise[-1] + told.fit(at)
        worth += _SAID * told.share(at, _said(attempt, names[at], counted))
        judged = attempt.decision.judged
        worth += _SURE * judged.confidence if judged is not None else 0.0
        worth += _ANSWERS * attempt.holds - _UNKNOWN * bool(attempt.question.unknown)
        worth += _NEAREST * (attempt is nearest and not attempt.holds)
        worth += _GOES_ON * (attempt.event.slug == talked_of)
        return attempt.decision.status in (Status.ANSWERED, Status.CLOSEST), worth

    return named[max(range(len(named)), key=promise)]


def _asked_of_all(attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """The words that are asked of every event, without those of dates; none where all are mere framing ("which events …")."""
    if not any(own_terms(each.question) or each.question.names for each in attempts):
        return ()
    texts = dict.fromkeys(_undated(each.question) for each in attempts)
    first, *others = [own_words(text) for text in texts]
    return tuple(stem for stem in first if all(stem in words for words in others))


def _undated(question: Question) -> str:
    text = question.text
    for words in question.date_words:
        text = text.replace(words, " ", 1)
    return text


def _by_names(question: Question) -> dict[str, set[str]]:
    """Tokens of the names that a question calls by each of its words."""
    found: dict[str, set[str]] = {}
    for match in question.names:
        for stem in own_words(match.written):
            found.setdefault(stem, set()).add(name_token(match.name.id))
    return found


def _facts_with(stem: str, attempt: Attempt, names: Mapping[str, set[str]]) -> int:
    """In how many facts of the event a word stands, or a name that is called so."""
    frequency = attempt.glossary.vocabulary.frequency
    called = [max(1, frequency.get(name, 0)) for name in names.get(stem, ())]
    return max(frequency.get(stem, 0), *called) if called else frequency.get(stem, 0)


def _said(attempt: Attempt, names: Mapping[str, set[str]], asked: Iterable[str]) -> frozenset[str]:
    """The asked words that the first line says, or says as well in another word."""
    lines = attempt.decision.lead or attempt.decision.nearest
    if not lines:
        return frozenset()
    fact = lines[0].fact
    said = {token.stem for token in tokens(fact.statement)}
    said |= {name_token(each) for each in (*[n.name for n in fact.names], *fact.places)}
    ways = _ways_to_say(attempt.question)
    return frozenset(
        stem
        for stem in asked
        if stem in said or said & names.get(stem, set()) or said & ways.get(stem, set())
    )


def _ways_to_say(question: Question) -> dict[str, set[str]]:
    """For each word of a question the tokens that are as good."""
    return {
        stem: {term.token, *[each.token for each in term.variants if each.weight >= _AS_GOOD]}
        for term in question.terms
        for stem in own_words(term.word)
    }
