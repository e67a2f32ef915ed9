"""Whether a line tells each asked thing by a word of its own: "money" is not at once "ransom" and "paid", and the
"Interior Ministry" does not tell that anybody was "inside"."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from knowledge.flow import Asked, IndexDocument, Question, Term
from knowledge.lexicon.thesaurus import kinds
from knowledge.search.reading.reactions import who_reacted
from knowledge.text import Token, tokens

__all__ = ["Asking", "Ways", "told_apart", "ways_asked"]

_TELLING: Final = 0.5
_SAID: Final = 0.3
_NEARLY: Final = 0.8
"""How well a word may stand for one of two asked things at most, where the other is told by it as well."""
_APART: Final = ("senses", "topics", "measures")
"""Fields that tell more than the words of the statement and its names do."""
_THE_SAME: Final = 0.9
"""How well it may stand for the other: what is the very thing may be spoken of in both, as a film that was shot."""
_MOSTLY: Final = 0.5


class Ways(NamedTuple):
    """An asked word by its token, and how well others stand for it. ``place`` is where it stands among the words."""

    place: int
    token: str
    others: Mapping[str, float]
    thing: bool
    """Whether it may be what a name is of, or like: an "Agency" is a body, an "International" one global."""
    noun: bool


class Asking(NamedTuple):
    """The telling words of a question. ``counts``: a number is asked for."""

    ways: tuple[Ways, ...]
    counts: bool


def ways_asked(question: Question) -> Asking:
    """The telling words of the question itself, each with those that may stand for it."""
    if who_reacted(question.text):
        return Asking(
            (), counts=False
        )  # A country may be told by no more than its part in a body's name.
    words = {word.folded: at for at, word in reversed(tuple(enumerate(tokens(question.text))))}
    own = [each for each in question.terms if each.weight >= _TELLING and not each.inherited]
    ways = tuple(_way(term, words.get(term.word.casefold(), -1)) for term in own)
    return Asking(ways, Asked.HOW_MANY in question.asked)


def _way(term: Term, place: int) -> Ways:
    shares = dict(kinds(term.token))
    noun, quality = (shares.get(kind, 0.0) >= _MOSTLY for kind in ("noun", "adjective"))
    noun = (noun and not term.predicate) or not shares or term.word.endswith("ing")
    others = {each.token: each.weight for each in term.variants if each.token != term.token}
    return Ways(place, term.token, others, noun or quality, noun)


def told_apart(asked: Asking, statement: str, document: IndexDocument) -> bool:
    """Whether no word of the statement has to stand for two asked ones, nor a mere part of a name for one."""
    words = tokens(statement)
    stems = [word.stem for word in words]
    filed = {token for field, held in document.fields if field in _APART for token in held}
    told = [
        (way, places)
        for way in asked.ways
        if (places := _places(way, stems)) and not _is_filed(way, filed)
    ]
    for way, places in told:
        if not way.thing and all(_is_of_a_name(words, at) for at in places):
            return False
    return asked.counts or not any(
        places == same and len(places) == 1 and _is_afar(one, other, words[places[0]].stem)
        for (one, places), (other, same) in combinations(told, 2)
    )


def _is_afar(one: Ways, other: Ways, stem: str) -> bool:
    """Whether one word tells two things that it is not: "filmed" may be said of a movie that was shot, and a
    commission is an "inquiry panel"."""
    if one.token == other.token or (other.noun and other.place == one.place + 1):
        return False
    fits = sorted((one.others[stem], other.others[stem]))
    return fits[0] <= _NEARLY and fits[1] <= _THE_SAME


def _is_filed(way: Ways, filed: Collection[str]) -> bool:
    """Whether more than words of the statement tells it."""
    return way.token in filed or any(
        token in filed for token, weight in way.others.items() if weight >= _SAID
    )


def _places(way: Ways, stems: Sequence[str]) -> tuple[int, ...]:
    """Where other words stand for it; nowhere where it stands there itself."""
    if way.token in stems:
        return ()
    others = way.others
    return tuple([at for at, stem in enumerate(stems) if others.get(stem, 0.0) >= _SAID])


def _is_of_a_name(words: Sequence[Token], at: int) -> bool:
    """Whether it stands in capitals beside another word in capitals, and not only because a sentence begins there."""
    word = words[at]
    if not word.text[:1].isupper() or not at:
        return False
    beside = (*words[at - 1 : at], *words[at + 1 : at + 2])
    return any(each.text[:1].isupper() for each in beside)
