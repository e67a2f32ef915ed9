"""What an editor should look at in a pack, though it can be loaded: what is probably a slip, or told so that it is not found."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from knowledge.dates.span import Precision
from knowledge.ingest.alike import nearly_alike
from knowledge.ingest.nearest import meant_by
from knowledge.ingest.numerals import numbers_in
from knowledge.ingest.read import FACTS, NAMES, PASSAGES, ReadPack
from knowledge.ingest.sizes import written
from knowledge.lexicon.measures import MEASURES
from knowledge.models import Attribution, Fact, LinkKind, Name, NameKind
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["DOUBTS", "Found", "Rule"]

Found = Iterator[tuple[str, int, str]]
"""(file, index of the record in it, message). What can be wrong with facts alone is a remark, as imports
of facts show it to members of a chat room."""

Rule = Callable[[ReadPack], Found]

_DANGLING: Final = regex(
    r"(?:He|She|They|It|His|Her|Hers|Him|Them|Their|Theirs|Its|This|That|These|Those)\b"
    r"(?!\s+(?:is|was|became)\s+\w+\s+that\b)"
)
_ROLES: Final = (
    *("subject", "speaker", "actor", "target", "outlet", "origin"),
    *("affiliation", "country", "member", "neighbour"),
)
"""Parts in a fact as packs name them; others are as good, but where they are a slip."""
_LONG: Final = frozenset(
    {Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR_PART, Precision.YEAR}
)
"""What lasts more than a day."""
_ACTING: Final = ("speaker", "actor", "target")
"""Parts of people whom the statement names; a subject may be told as "two workers"."""
_SMALL: Final = frozenset("the a an of and for in".split())
"""Words that tell nobody. Not more of them: some family names are small words too."""
_REPLACING: Final = (LinkKind.UPDATES, LinkKind.RETRACTS)


def _unchecked_quotes(read: ReadPack) -> Found:
    stored = {passage.source for passage in read.pack.passages if passage.text}
    for index, fact in enumerate(read.pack.facts if read.is_whole(PASSAGES) else ()):
        for citation in fact.citations:
            if citation.quote and citation.source not in stored:
                message = f"no text of {citation.source} is stored, so the quote is not checked"
                yield FACTS, index, message


def _nearly_repeated(read: ReadPack) -> Found:
    for index, earlier in nearly_alike(read.pack.facts):
        message = f"this reads almost like {read.pack.facts[earlier].id}; merge or link them"
        yield FACTS, index, message


def _dangling(read: ReadPack) -> Found:
    for index, fact in enumerate(read.pack.facts):
        start = _DANGLING.match(fact.statement)
        if start and not fact.passage:
            yield (
                FACTS,
                index,
                f"the statement begins with “{start.group()}”; say who or what it is",
            )


def _unstated_figures(read: ReadPack) -> Found:
    for index, fact in enumerate(read.pack.facts):
        stated = {number.value for number in numbers_in(fact.statement)} if fact.figures else set()
        for figure in fact.figures:
            if not fact.passage and figure.best not in stated:
                yield (
                    FACTS,
                    index,
                    f"the statement does not say {figure.measure} {written(figure.best)}",
                )


def _shared_spellings(read: ReadPack) -> Found:
    owners: dict[str, str] = {}
    for index, name in enumerate(read.pack.names):
        for spelling in (name.display, *name.aliases):
            owner = owners.setdefault(spelling.casefold(), name.id)
            if owner != name.id:
                yield NAMES, index, f"“{spelling}” is also a name of {owner}"


def _no_places(read: ReadPack) -> Found:
    kinds = {name.id: name.kind for name in read.pack.names}
    for index, fact in _curated(read):
        for place in fact.places:
            kind = kinds.get(place, NameKind.PLACE)
            if kind not in (NameKind.PLACE, NameKind.FACILITY):
                yield FACTS, index, f"places has {place}, which is {_a(kind)}; put it under names"


def _a(kind: NameKind) -> str:
    return f"{'an' if kind.value[0] in 'aeiou' else 'a'} {kind.value}"


def _speaking_places(read: ReadPack) -> Found:
    places = {name.id for name in read.pack.names if name.kind is NameKind.PLACE}
    for index, fact in _curated(read):
        who = fact.attribution.who_name
        if who in places:
            yield FACTS, index, f"attribution names {who}, which is a place, as the one who says so"


def _other_speakers(read: ReadPack) -> Found:
    names = {name.id: name for name in read.pack.names}
    for index, fact in _curated(read):
        who, name = fact.attribution.who, names.get(fact.attribution.who_name)
        if name is not None and _is_other(fact.attribution, name):
            yield FACTS, index, f"attribution.who is “{who}”, but who_name is {name.display}"


def _is_other(attribution: Attribution, name: Name) -> bool:
    """Whether who says so shares no word with the name and what it is."""
    return bool(attribution.who) and _words_of(name).isdisjoint(_words(attribution.who))


def _untold_people(read: ReadPack) -> Found:
    people = {name.id: name for name in read.pack.names if name.kind is NameKind.PERSON}
    for index, fact in _curated(read):
        words = _words(fact.statement)
        for part in fact.names:
            acts = part.name in people and part.role in _ACTING
            if acts and _words_of(people[part.name]).isdisjoint(words):
                told = f"names has {part.name}, but the statement tells nobody of that name"
                yield FACTS, index, told


def _words_of(name: Name) -> set[str]:
    told = (name.display, *name.aliases, *name.titles, name.about)
    return {word for text in told for word in _words(text)}


def _words(text: str) -> list[str]:
    return [token.folded for token in tokens(text) if token.folded not in _SMALL]


def _odd_roles(read: ReadPack) -> Found:
    used = Counter(part.role for _, fact in _curated(read) for part in fact.names)
    for index, fact in _curated(read):
        for part in fact.names:
            if meant := _meant(part.role, used, _ROLES):
                yield FACTS, index, f"the role {part.role} is not known; did you mean {meant}?"


def _odd_measures(read: ReadPack) -> Found:
    used = Counter(figure.measure for _, fact in _curated(read) for figure in fact.figures)
    for index, fact in _curated(read):
        for figure in fact.figures:
            if meant := _meant(figure.measure, used, MEASURES):
                told = f"the measure {figure.measure} is not known; did you mean {meant}?"
                yield FACTS, index, told


def _meant(word: str, used: Counter[str], known: Iterable[str]) -> str:
    """The word that was probably meant: of those that are known, or told more often; empty where it is one of them."""
    return meant_by(word, {*known, *(each for each, count in used.items() if count > used[word])})


def _early_updates(read: ReadPack) -> Found:
    facts = {fact.id: fact for fact in read.pack.facts}
    for index, fact in _curated(read):
        for link in fact.links:
            other = facts.get(link.fact)
            if other is not None and link.kind in _REPLACING and _is_before(fact, other):
                yield FACTS, index, f"the fact {link.kind} {other.id}, which is of a later day"


def _is_before(fact: Fact, other: Fact) -> bool:
    return fact.when is not None and other.when is not None and fact.when.last < other.when.first


def _short_spans(read: ReadPack) -> Found:
    for index, fact in _curated(read):
        for field, span in (("when", fact.when), ("said", fact.attribution.said)):
            if span is not None and span.precision in _LONG and span.first == span.last:
                told = f"{field} is a {span.precision} by its precision, but one day; give its last day"
                yield FACTS, index, told


def _curated(read: ReadPack) -> Iterator[tuple[int, Fact]]:
    return ((index, fact) for index, fact in enumerate(read.pack.facts) if not fact.passage)


DOUBTS: Final[tuple[Rule, ...]] = (
    _nearly_repeated,
    _dangling,
    _unstated_figures,
    _unchecked_quotes,
    _shared_spellings,
    _no_places,
    _speaking_places,
    _other_speakers,
    _untold_people,
    _odd_roles,
    _odd_measures,
    _early_updates,
    _short_spans,
)
