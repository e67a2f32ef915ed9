"""Everything a question about one event is read against, built once per state of the record."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from knowledge.document import name_token
from knowledge.flow import Term, Variant, Vocabulary
from knowledge.lexicon.spellings import is_written
from knowledge.lexicon.wordcounts import Counts
from knowledge.models import Event, Name, NameKind, Source
from knowledge.names.book import NameBook
from knowledge.names.listing import NameList
from knowledge.regex import regex
from knowledge.search.reading.homeland import home_country
from knowledge.search.reading.oneof import Kinds
from knowledge.search.reading.slips import Slips
from knowledge.search.reading.spelling import Speller
from knowledge.text import STOP, Token, tokens

__all__ = ["Glossary", "build_glossary"]

_STEM_START = 5
_ENDINGS = frozenset(
    "ist ism ic ical al ial er or r ar ment ness iti ation ition ion ive ativ abl ibl ish ship hood ful "
    "less dom is iz isat alis aliz ant ent anc enc ian an ari ori ous".split()
)
_RELATIVE_WEIGHT = 0.6
_SORT_WEIGHT = 0.85
_SHORTEST_SORT = 4
_SORTS = tuple(
    "sea water river fire school police life house farm motor snow rain flood air war steam speed tug sail play grand sun land "
    "mountain news store mine oil race power work church court ware".split()
)
"""First parts of compounds that tell one sort of what their last part names: "seabirds" are birds."""
_FEW_NAMES = 12
_OF_NAMES = frozenset({"described", "spelling"})
"""Why a name itself may stand for a word."""
_PERSONS = frozenset({NameKind.PERSON})
_PLACES = frozenset({NameKind.PLACE})
_BEHIND_HEAD = regex(r"[,;(]|\b(?:of|that|which|who|in|at|on|from|for|to|by|with|off|near)\b")
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class Glossary:
    """Names, words and span of one event. ``default_names`` are ids that select nothing in it."""

    event: Event
    vocabulary: Vocabulary
    book: NameBook
    speller: Speller
    slips: Slips
    names: NameList
    sources: dict[tuple[str, str], Source]
    default_names: frozenset[str]
    title: frozenset[str] = frozenset()
    """Stems of the event's own title: they say little of a question put to that event."""
    described: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Tokens of the names that a word describes: of an airline's name by "airline"."""
    home: frozenset[str] = frozenset()
    """Stems of the country in which all of an imported text plays."""
    tokens: Sequence[str] = ()
    """Those of the vocabulary in order, where it is no table that has them in order."""

    @property
    def timeline(self) -> tuple[int, int] | None:
        return self.event.timeline

    @property
    def people(self) -> Container[str]:
        """Ids of the event's persons."""
        return self.kinds.people

    @property
    def kinds(self) -> Kinds:
        """Ids of the event's names by what they are."""
        of = partial(_OfKind, self.names, self.event.slug)
        return Kinds(of(_PERSONS), of(_PLACES), of(_BODIES))

    def is_of(self, event: Event, vocabulary: Vocabulary) -> bool:
        """Whether it was made of this state of the event."""
        return self.vocabulary.version == vocabulary.version and self.event == event

    def relatives(self, stem: str) -> tuple[tuple[str, float], ...]:
        """Words of the record that grew from the same stem ("extrem" and "extremist")."""
        if len(stem) < _STEM_START:
            return ()
        near = self.starting(stem[:_STEM_START])
        return tuple(
            (token, _RELATIVE_WEIGHT)
            for token in near
            if "_" not in token and _share_stem(stem, token)
        )

    def sorts(self, stem: str) -> tuple[tuple[str, float], ...]:
        """Compounds of the record that name a sort of what it has no word for itself: "seabird" of "bird"."""
        frequency = self.vocabulary.frequency
        if len(stem) < _SHORTEST_SORT or stem in frequency:
            return ()
        return tuple((sort + stem, _SORT_WEIGHT) for sort in _SORTS if sort + stem in frequency)

    def starting(self, beginning: str) -> Iterator[str]:
        """Tokens that begin so, in order."""
        frequency = self.vocabulary.frequency
        if isinstance(frequency, Counts):
            yield from frequency.starting(beginning)
            return
        for at in range(bisect_left(self.tokens, beginning), len(self.tokens)):
            if not self.tokens[at].startswith(beginning):
                return
            yield self.tokens[at]

    def told_apart(self, term: Term) -> Term:
        """The same with the names in which its words stand too: "toll" where somebody is called so, a verb in any name."""
        variants = tuple(
            variant if variant.why in _OF_NAMES else self._of_nobody(variant)
            for variant in term.variants
        )
        bearer = self.book.bearer(term.token) if term.predicate else None
        own = name_token(bearer.id) if bearer is not None else ""
        return replace(term, variants=variants, namesake=own)

    def _of_nobody(self, variant: Variant) -> Variant:
        bearer = self.book.bearer(variant.token)
        if bearer is None or bearer.kind is not NameKind.PERSON:
            return variant
        return replace(variant, namesake=name_token(bearer.id))

    def has(self, word: Token) -> bool:
        """Whether the record has the word in some form, not only a word of the same stem that it is no form of."""
        if word.stem not in self.vocabulary.frequency:
            return False
        return is_written(word.folded) or self.vocabulary.surface.get(word.stem) == word.folded

    def is_strange(self, word: Token) -> bool:
        """Whether neither the record nor ordinary English knows the word."""
        return (
            word.number is None
            and word.stem not in self.vocabulary.frequency
            and not self.speller.is_common(word)
        )


def _share_stem(one: str, other: str) -> bool:
    """Whether the longer is the shorter with an ending that makes a word of the same family."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _STEM_START and longer.removeprefix(shorter) in _ENDINGS


@dataclass(frozen=True, slots=True)
class _OfKind(Container[str]):
    """Ids of names of some kinds, looked up one by one: few of very many are asked for."""

    names: NameList
    scope: str
    kinds: frozenset[NameKind]

    def __contains__(self, name_id: object) -> bool:
        name = self.names.get((self.scope, name_id)) if isinstance(name_id, str) else None
        return name is not None and name.kind in self.kinds


def build_glossary(
    event: Event,
    vocabulary: Vocabulary,
    names: NameList,
    sources: Iterable[Source],
    before: Glossary | None = None,
) -> Glossary:
    """The glossary of ``event`` for one state of its record.

    Of the one ``before`` the names are taken over where they are the same: to read very many takes a second.
    """
    frequency = vocabulary.frequency
    if before is not None and names.same(before.names):
        book = before.book.beside(frequency)
    else:
        book = NameBook(names, frequency)
    speller = Speller(vocabulary)
    return Glossary(
        event=event,
        vocabulary=vocabulary,
        book=book,
        speller=speller,
        slips=Slips(speller),
        names=names,
        sources={(source.scope, source.id): source for source in sources},
        default_names=frozenset(event.default_names),
        title=_title(event, names),
        described=_described(event, book.told),
        home=frozenset() if event.default_names else home_country(frequency),
        tokens=() if isinstance(frequency, Counts) else tuple(sorted(frequency)),
    )


def _title(event: Event, names: NameList) -> frozenset[str]:
    """Stems of the title, and of what that is which the event is about: the ship, where it is about one."""
    known = (names.get((event.slug, each)) for each in event.default_names)
    things = (each for each in known if each is not None and each.kind not in _PLACES)
    heads = (_head(each.about) for each in things)
    words = (*tokens(event.title), *chain.from_iterable(heads))
    return frozenset(word.stem for word in words if word.folded not in STOP)


def _head(about: str) -> Sequence[Token]:
    """The noun of what is said about a name: "ship" of "Italian cruise ship of 2004"."""
    return tokens(_BEHIND_HEAD.split(about, maxsplit=1)[0])[-1:]


def _described(event: Event, names: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """Names by each stem of their titles and of what is said about them; a stem of many says nothing."""
    found: dict[str, list[str]] = {}
    for name in names:
        if name.id in event.default_names:
            continue
        words = tokens(" ".join((name.about, *name.titles)))
        for stem in dict.fromkeys(word.stem for word in words if word.folded not in STOP):
            found.setdefault(stem, []).append(name_token(name.id))
    return {stem: tuple(marks) for stem, marks in found.items() if len(marks) <= _FEW_NAMES}
