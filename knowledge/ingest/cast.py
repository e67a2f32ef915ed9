"""Who plays which part in a text: "the minister" behind "the transport minister, Carl Stone" is Carl Stone.

A part is a noun behind an article. Where two play it, it is the one of whom the paragraph tells, or nobody.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.proper import NameUse
from knowledge.lexicon.first_names import Pronoun, pronouns_of
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.text import STOP, Token, tokens

__all__ = ["EMPTY", "Cast", "Part", "is_person", "parts_in"]

_ARTICLES: Final = frozenset("a an the his her their its our my another one".split())
_OWNERS: Final = frozenset("his her their its our my".split())
_ANY: Final = frozenset("a an another one".split())
_NEW: Final = frozenset("new former next other second deputy acting late".split())
"""What tells one in a part from another in it."""
_REACH: Final = 5
"""Words from an article to the noun that it is of."""
_MANY: Final = frozenset("people police men women children crew staff troops personnel".split())
_BESIDE: Final = 2
"""Characters between a name and the noun that says what its bearer is: "the skipper, Donal Hurley"."""
_REMEMBERED: Final = 24


class Part(NamedTuple):
    """A person told of by a noun; ``name`` is the id of the bearer beside whose name it stands, if any."""

    noun: str
    start: int
    owned: bool = False
    """Whether it is of somebody: "her minister"."""
    known: bool = True
    """Whether it may be one who was told of before."""
    name: str = ""


class Cast(NamedTuple):
    """Parts with the ids of who plays them, latest first, and the ids of those of whom the paragraph tells."""

    parts: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    called: tuple[tuple[str, Pronoun], ...] = ()
    """Ids of persons with the pronoun by which a sentence told them."""

    def with_sentence(
        self,
        parts: Sequence[Part],
        persons: Sequence[NameUse],
        called: Sequence[tuple[str, Pronoun]],
    ) -> "Cast":
        """The same behind a sentence that tells of more."""
        played = [(part.noun, part.name) for part in parts if part.name]
        known = dict.fromkeys((*played, *self.parts))
        told = dict.fromkeys((*(use.name for use in persons), *self.told))
        by_pronoun = dict.fromkeys((*called, *self.called))
        return Cast(tuple(known)[:_REMEMBERED], tuple(told), tuple(by_pronoun)[:_REMEMBERED])

    def fitting(
        self, pronoun: Pronoun, persons: Iterable[str], shown: Callable[[str], str]
    ) -> set[str]:
        """Those of the persons whom a pronoun may mean; ``shown`` gives their names."""
        called = dict(reversed(self.called))
        return {
            name
            for name in persons
            if (called[name] == pronoun if name in called else pronoun in pronouns_of(shown(name)))
        }

    def who(self, part: Part, persons: Sequence[NameUse]) -> str:
        """Id of who is meant by a part in a sentence of the ``persons``; empty where it is not plain."""
        if part.name or not part.known:
            return part.name
        owners = {use.name for use in persons} if part.owned else set[str]()
        players = dict.fromkeys(name for noun, name in self.parts if noun == part.noun)
        near = [name for name in players if name in self.told and name not in owners]
        if len(near) == 1:
            return near[0]
        return next(iter(players)) if len(players) == 1 and not part.owned else ""


EMPTY: Final = Cast()


def parts_in(text: str, persons: Sequence[NameUse]) -> Iterator[Part]:
    """The parts that a sentence tells of, in order."""
    words = tokens(text)
    for at, article in enumerate(words):
        if article.folded not in _ARTICLES:
            continue
        behind = words[at + 1 : at + 1 + _REACH]
        noun = _noun(behind)
        if noun is None:
            continue
        name = next((use.name for use in persons if _is_about(use, article, noun)), "")
        before = {word.folded for word in behind if word.start < noun.start}
        known = article.folded not in _ANY and _NEW.isdisjoint(before)
        yield Part(noun.folded, article.start, article.folded in _OWNERS, known, name)


def is_person(folded: str) -> bool:
    """Whether a noun is one for people, or for an office."""
    return is_office(folded) or are_humans(folded)


def _noun(words: Sequence[Token]) -> Token | None:
    """The person of whom words behind an article tell: the inspector of "the state's chief mines inspector"."""
    found, end = None, words[0].start if words else 0
    for word in words:
        if word.start > end + _BESIDE or word.folded in STOP or word.folded in _MANY:
            break
        end = word.end
        several = word.folded.endswith("s") and not word.folded.endswith(("ss", "'s"))
        if not several and word.text[:1].islower() and is_person(word.folded):
            found = word
    return found


def _is_about(use: NameUse, article: Token, noun: Token) -> bool:
    """Whether a noun only says what the bearer of a name is, before it or behind it."""
    return 0 < use.start - noun.end <= _BESIDE or 0 < article.start - use.end <= _BESIDE
