"""How somebody reacted to it all: "how did the world react?", "what was the government's response?".

A reaction is what a body of those who are asked for does or says. Whom "the world" and "the west" mean, and who governs,
no word of the record says: here they become words that may stand for them.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.document import name_token
from knowledge.flow import NameMatch, Question, Term, Variant
from knowledge.lexicon.demonyms import kin_of_country, stems_of_countries
from knowledge.regex import regex
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.grammar import country_stems
from knowledge.text import STOP, tokens

__all__ = ["governs", "who_reacted", "with_reactors"]

_ASKED: Final = regex(
    r"\bhow (?:did|do|does|has|have|had) (?P<who>[^,;?!]{1,60}?) (?:first |initially |officially |publicly )?(?:react|reacted|respond|responded)\b|"
    r"\bwh?at (?:was|were|is|are) (?P<whose>[^,;?!]{1,60}?) (?:official |public |first |initial )?(?:reactions?|responses?)\b(?! (?:of|by|from|abroad)\b)|"
    r"\b(?:reactions?|responses?) (?:of|by|from|in) (?P<of>[^,;?!]{1,60}?)(?= to\b|\W*\Z)|"
    r"\b(?:reactions?|responses?) (?P<abroad>abroad)\b|"
    r"\bwh?at (?:did|do) (?P<others>(?:the )?(?:(?:other|foreign|neighbou?ring|western) (?:countries|nations|states|governments|leaders)|"
    r"(?:rest of the )?world|west)) (?:think|thought|say|said)\b",
    re.IGNORECASE,
)
_PLACES: Final = r"(?:countries|nations|states|governments|leaders|capitals|powers|politicians)"
_WORLD: Final = regex(
    rf"(?:the )?(?:whole |entire |wider )?(?:rest of the )?world|(?:the )?international community|(?:the )?(?:other|foreign|neighbou?ring|world) {_PLACES}|"
    r"(?:the )?(?:international|foreign|world|worldwide|global|outside)|abroad|(?:the )?(?:outside world|neighbou?rs)|other countries",
    re.IGNORECASE,
)
_WEST: Final = regex(rf"(?:the )?(?:west|western(?: {_PLACES})?)", re.IGNORECASE)
_RULERS: Final = regex(
    r"(?:the )?(?:own |local |national |country['’]?s )?(?:government|govt|authorities|state|regime|leadership)['’]?s?",
    re.IGNORECASE,
)
_PEOPLE: Final = regex(
    r"(?:the )?(?:ordinary |local |most )?(?:people|public|population|citizens|locals|residents|inhabitants|civilians|everybody|everyone)['’]?s?",
    re.IGNORECASE,
)
_OF_THE_WEST: Final = (
    "american british french german italian spanish canadian dutch belgian danish norwegian swedish finnish polish czech lithuanian latvian "
    "estonian portuguese austrian australian european".split()
)
_BODIES: Final = "eu un nato osce g7 g20 imf unhcr unicef iaea cis csto asean"
_WESTERN_BODIES: Final = "eu nato g7 west western"
_GOVERNING: Final = (
    "government authorities president premier minister ministers ministry cabinet parliament chancellor king queen governor commission official "
    "officials state regime"
)
_CROWDS: Final = (
    "people public residents inhabitants citizens civilians crowd crowds neighbours relatives families supporters shopkeepers students "
    "workers thousands hundreds demonstrators protesters"
)
_SPELLED_OUT: Final = "united-states us usa united-kingdom uk great-britain".split()
"""Ids of countries of which no single word is told."""
_MUCH: Final = 0.9
_FAINT: Final = 0.01
_TWICE: Final = 2
_OFTEN: Final = 5


@lru_cache(maxsize=8)
def who_reacted(text: str) -> str:
    """Whom it is asked how they reacted, as written; empty where that is not asked."""
    asked = _ASKED.search(text)
    return next(filter(None, asked.groups()), "").strip() if asked else ""


def governs(who: str) -> bool:
    """Whether those who are meant govern."""
    return _RULERS.fullmatch(who) is not None


def with_reactors(question: Question, text: str, glossary: Glossary) -> Question:
    """The question with words for those who are asked to have reacted, where many or none in particular are: "the world",
    "the west", "the government", "people"; of a country, also where its words are asked for, with those persons who are known to be of it."""
    who = who_reacted(text)
    if not (who or question.speaker):
        return question
    stems = _stems(who, glossary)
    if not stems:
        names = tuple(_with_people(match, glossary) for match in question.names)
        return replace(question, names=names)
    known = glossary.vocabulary.frequency
    of_countries = stems & stems_of_countries()
    marks = {token for stem in of_countries for token in glossary.described.get(stem, ())}
    if of_countries:
        marks |= {name_token(each) for each in _SPELLED_OUT} - _own(glossary)
    said = tuple(Variant(each, _MUCH, "synonym") for each in sorted(stems | marks) if each in known)
    if governs(who):
        # By these no line is found, but a government of another country is told from this one.
        said += tuple(Variant(each, _FAINT, "synonym") for each in sorted(_own(glossary)))
    words = tokens(who)
    own = {word.folded for word in words}
    rest = tuple(term for term in question.terms if term.word.casefold() not in own)
    term = Term(words[-1].text, words[-1].stem, 1.0, said)
    return replace(question, terms=(term, *rest), unknown=tuple(set(question.unknown) - own))


def _stems(who: str, glossary: Glossary) -> frozenset[str]:
    """Stems of what those are called who are many; none of others."""
    if _WORLD.fullmatch(who):
        return (stems_of_countries() - _own(glossary)) | _of(_BODIES)
    if _WEST.fullmatch(who):
        return (_western() - _own(glossary)) | _of(_WESTERN_BODIES)
    if _RULERS.fullmatch(who):
        return _of(_GOVERNING)
    return _of(_CROWDS) if _PEOPLE.fullmatch(who) else frozenset()


def _with_people(match: NameMatch, glossary: Glossary) -> NameMatch:
    """A country with the names of those of whom the record says that they are of it."""
    marks = (
        token for stem in country_stems(match.name) for token in glossary.described.get(stem, ())
    )
    return replace(match, words=tuple(dict.fromkeys((*match.words, *marks))))


def _own(glossary: Glossary) -> frozenset[str]:
    """Stems of the country of the event: by its names, its title, or as the one of which by far most is told."""
    slug = glossary.event.slug
    names = filter(None, (glossary.names.get((slug, each)) for each in glossary.default_names))
    told = frozenset[str]().union(*map(country_stems, names), *(_kin(s) for s in glossary.title))
    return told or _most_told(glossary)


def _most_told(glossary: Glossary) -> frozenset[str]:
    known = glossary.vocabulary.frequency
    counts: dict[frozenset[str], int] = {}
    for stem in stems_of_countries():
        if stem in known:
            counts[_kin(stem)] = counts.get(_kin(stem), 0) + known[stem]
    first, second = (*sorted(counts, key=lambda kin: -counts[kin]), frozenset(), frozenset())[:2]
    enough = max(_OFTEN, _TWICE * counts.get(second, 0))
    return first if counts.get(first, 0) >= enough else frozenset()


def _kin(stem: str) -> frozenset[str]:
    kin = frozenset(kin_of_country(stem))
    return kin | {stem} if kin else kin


def _of(words: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(words) if word.folded not in STOP)


@lru_cache(maxsize=1)
def _western() -> frozenset[str]:
    return frozenset[str]().union(*map(_kin, (stem for each in _OF_THE_WEST for stem in _of(each))))
