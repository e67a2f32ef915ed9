"""What a question asks to be present in a fact: its terms and names as weighted, rarest-first ideas.

A *concept* is one thing meant, with every index token that may express it. Its rarity is the BM25
inverse document frequency ``ln(1 + (N - n + 0.5) / (n + 0.5))`` of the commonest way to express it
(Robertson and Zaragoza, 2009), so a concept that the record lacks weighs most.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import log
from typing import Final

from rapidfuzz import fuzz

from knowledge.document import name_token
from knowledge.flow import Asked, NameMatch, Plan, Question, Term, Vocabulary
from knowledge.lexicon.demonyms import country_in_words, kin_of_country
from knowledge.lexicon.measures import measure_of
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import NameKind
from knowledge.names.book import stems_of
from knowledge.search.reading.grammar import SAYING
from knowledge.search.weighing.acting import asks_of_one
from knowledge.search.weighing.fates import asks_fate
from knowledge.search.weighing.lying import place_asked
from knowledge.search.weighing.naming import asked_to_name
from knowledge.search.weighing.once import told_once
from knowledge.search.weighing.sorts import sort_asked
from knowledge.search.weighing.speech import RULING, asks_ruling
from knowledge.text import STOP, tokens

__all__ = [
    "ENOUGH",
    "SPELLED_OUT",
    "Concept",
    "concepts",
    "essential",
    "meant",
    "plan_for",
    "rarity",
]

SPELLED_OUT = 0.85
"""How well a name's own words express it in a fact that is not marked with the name."""
_OTHER_SPELLING = 0.65
"""The same for another single word that is the name: "Kyiv" where "Kiev" was asked."""
_TITLE_WEIGHT = 0.6
_NAME_WEIGHT = 1.25
_HINT_WEIGHT = 0.6
_STRONG = 0.8
_LIKELY = 0.5
_OF_A_NAME = 0.6
_SAYING = 0.4
_OF_THE_COUNTED = 0.6
_OF_AN_OFFICE = 0.8
_OF_THE_NEW = 0.55
"""The same of what is new in a follow-up: more than what only another sentence of the paragraph says."""
_OF_A_SPOT = 0.5
_GENERIC = 0.5
_OF_A_DEED = 0.8
"""Weight of what is no noun: deeds and qualities are told in other words more often than things are."""
_NOUN = 0.5
_SEVERAL = 3
_LACKING = 0.6
"""Share of its rarity that counts of what the record has no word for, beside two other ideas or more."""
_FRAMING_RARITY = 1.0
"""Framing words are no rarer for standing in few facts."""
_NAME = tokens("name")[0].stem
_EVERYWHERE = 0.9
_FEW_FACTS = 8
"""Another word for a term tells nothing where nearly all facts have it, as they have those of the title of an imported text."""
_FIFTH = 5
_CANDIDATE_LIMIT = 400
ENOUGH = 96
"""Candidates that suffice of an engine that knows how well each fits."""
_OF_DAYS = (Asked.WHAT, Asked.DAY, Asked.WHERE, Asked.WHO_SAID, Asked.WHETHER)
"""What may be asked of days alone: what came then, or whether anything did."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One asked idea. ``tokens`` maps index tokens to how well each expresses it (0 to 1].

    ``weight`` is importance times rarity; ``known`` is false when no token occurs in the record.
    """

    label: str
    tokens: dict[str, float]
    weight: float
    phrase: frozenset[str] = frozenset()
    """Stems that express it only when all are there: a name of several words, spelled out."""
    is_name: bool = False
    known: bool = True
    said: bool = True
    """Whether the record has a word that probably says it."""
    generic: bool = False
    inherited: bool = False
    """Whether it is only a hint from the question before: it helps to rank and need not be met."""
    predicate: bool = False
    """Whether it is the only verb of the question."""
    thing: bool = True
    """Whether it is a name or above all a noun, not what is done or how."""
    namesakes: Mapping[str, str] = field(default_factory=dict)
    """By token that stands in a name too, the token of that name: where it is told the other says nothing."""
    own: bool = False
    """Whether it is a name, or what is new in a follow-up, that a fifth of the facts tell at most: what lacks it is not told
    of it."""
    least: float = 0.0
    """How well a fact must express it to be an answer: above 0 for a name, what is counted, and
    an office whose holder is asked for."""


_LYING: Final = Concept(
    label="lies",
    tokens=dict.fromkeys(
        (
            token.stem
            for token in tokens(
                "lies lay located situated north south east west kilometres miles km"
            )
        ),
        1.0,
    ),
    weight=_FRAMING_RARITY,
    generic=True,
    inherited=True,
)
"""What says where a place lies, by which a line is found among all that name it."""
_LIGHT = frozenset(word.stem for word in tokens("make do take give get have go come put hold keep"))
_LIGHTLY = 0.35
"""How well a verb that says little by itself tells another deed: "made" that something was built."""
_STRONGLY = 0.8


def rarity(tokens: Iterable[str], vocabulary: Vocabulary) -> float:
    """Inverse document frequency of the commonest of ``tokens``; always above 0."""
    found = max((vocabulary.frequency.get(token, 0) for token in tokens), default=0)
    return log(1 + (vocabulary.facts - found + 0.5) / (found + 0.5))


def concepts(
    question: Question, vocabulary: Vocabulary, default_names: frozenset[str]
) -> tuple[Concept, ...]:
    """Concepts of the question in question order; default names of the event ask for nothing."""
    # Where it lies and what it is, is told of what the whole event is about as of any other.
    place, sort = place_asked(question), sort_asked(question)
    of_it = place or (sort.own if sort else frozenset())
    found = [
        _of_name(match, vocabulary)
        for match in question.names
        if (stems_of(match.name) <= of_it if of_it else match.name.id not in default_names)
    ]
    to_name = asked_to_name(question)
    counted = _OF_AN_OFFICE if question.identity or to_name else _OF_THE_COUNTED
    saying = SAYING if question.speaker else frozenset[str]()
    saying |= RULING if asks_ruling(question) else frozenset[str]()
    said = (_as_saying(term, saying) for term in _each_once(question.terms))
    found += [
        _of_term(term, vocabulary, counted)
        for term in said
        if not (to_name and term.token == _NAME)
    ]
    if place:
        found.append(_LYING)
    if asks_fate(question) or asks_of_one(question):
        # "Happened" and "done" lead there, and are told by no word: "what is happening at the front".
        found = [each for each in found if not each.generic] or found
    found = told_once([_weighty(each) if each.label in to_name else each for each in found])
    told = sum(not (concept.is_name or concept.generic or concept.inherited) for concept in found)
    return tuple(map(_lightened, found)) if told >= _SEVERAL else tuple(found)


def _weighty(thing: Concept) -> Concept:
    """What a name is asked of has to be told, though all of it be about it."""
    return replace(thing, weight=max(thing.weight, _GENERIC))


def _each_once(terms: Iterable[Term]) -> Iterable[Term]:
    """Without what says the same again, "rescued" and "the rescue"; what is counted is kept."""
    found: dict[str, Term] = {}
    for term in terms:
        if term.token not in found or (term.counted and not found[term.token].counted):
            found[term.token] = term
    return found.values()


def _lightened(concept: Concept) -> Concept:
    """Of several ideas one that the record has no word for counts less, but not the only verb: it may be written in
    another word."""
    if concept.said or concept.generic or concept.predicate:
        return concept
    return replace(concept, weight=concept.weight * _LACKING)


def _as_saying(term: Term, saying: Container[str]) -> Term:
    """Of "what did she promise" the promise asks hardly more than what she said."""
    return replace(term, weight=min(term.weight, _SAYING)) if term.token in saying else term


def _of_name(match: NameMatch, vocabulary: Vocabulary) -> Concept:
    token = name_token(match.name.id)
    importance = _TITLE_WEIGHT if match.by_title else _NAME_WEIGHT
    if match.sorting:
        importance *= _HINT_WEIGHT
    spelled = frozenset(word.stem for word in tokens(meant(match)) if word.folded not in STOP)
    alone = dict.fromkeys(spelled, SPELLED_OUT) if len(spelled) == 1 else {}
    for stem in tuple(alone):
        alone.update(dict.fromkeys(kin_of_country(stem), SPELLED_OUT))
    for stem in match.words:
        alone.setdefault(stem, _OTHER_SPELLING)
    return Concept(
        label=match.name.display,
        tokens={**alone, token: 1.0},
        weight=importance * match.fit * rarity((token,), vocabulary),
        phrase=spelled if len(spelled) > 1 else country_in_words(next(iter(spelled), "")),
        is_name=not match.by_title,
        own=not match.by_title and _is_told_of_few(token, vocabulary),
        least=0.0 if _is_loose(match) else _OF_A_NAME,
        known=token in vocabulary.frequency,
    )


def _is_told_of_few(token: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.frequency.get(token, 0) <= max(1, vocabulary.facts // _FIFTH)


def meant(match: NameMatch) -> str:
    """How the record spells the name that was written: as it was, unless that was a slip."""
    if match.fit >= 1.0 or match.by_title:
        return match.written
    spellings = (match.name.display, *match.name.aliases)
    return max(spellings, key=lambda each: fuzz.ratio(each.casefold(), match.written.casefold()))


def _is_loose(match: NameMatch) -> bool:
    """Whether facts that lack the name may answer: by an office it may be another's; "Brussels" is sure."""
    proper = match.name.kind is not NameKind.PERSON and match.written[:1].isupper()
    return match.sorting or match.home or (match.by_title and not proper)


def _of_term(term: Term, vocabulary: Vocabulary, counted: float) -> Concept:
    """``counted`` is the least fit of a term whose number or holder is asked for."""
    common = _EVERYWHERE * vocabulary.facts
    meant = {
        variant.token: variant.weight
        for variant in term.variants
        if vocabulary.facts < _FEW_FACTS or vocabulary.frequency.get(variant.token, 0) <= common
    }
    if term.predicate or not _is_thing(term.token):
        meant |= {token: _LIGHTLY for token in _LIGHT & meant.keys() if meant[token] < _STRONGLY}
    meant[term.token] = 1.0
    known = {token for token in meant if token in vocabulary.frequency}
    generic = term.weight < _GENERIC
    strong = [token for token in known if meant[token] >= _STRONG]
    likely = [token for token in known if meant[token] >= _LIKELY]
    thing = _is_thing(term.token)
    share = 1.0 if generic or thing else _OF_A_DEED
    return Concept(
        label=term.corrected or term.word,
        tokens=meant,
        weight=term.weight
        * share
        * (_FRAMING_RARITY if generic else rarity(strong or likely, vocabulary)),
        known=bool(known),
        said=bool(likely),
        generic=generic,
        inherited=term.inherited,
        least=_least(term, counted, generic=generic),
        own=term.focal and not generic and _is_told_of_few(term.token, vocabulary),
        predicate=term.predicate and not generic,
        thing=thing,
        namesakes=_namesakes(term),
    )


def _namesakes(term: Term) -> dict[str, str]:
    found = {variant.token: variant.namesake for variant in term.variants if variant.namesake}
    return found | {term.token: term.namesake} if term.namesake else found


def _is_thing(stem: str) -> bool:
    """Whether it is above all a noun, no ordinary English word, or says what is counted ("died")."""
    shares = dict(kinds(stem))
    return not shares or shares.get("noun", 0.0) >= _NOUN or bool(measure_of((stem,)))


def _least(term: Term, counted: float, *, generic: bool) -> float:
    if generic or term.inherited:
        return 0.0
    if term.counted and term.corrected:
        return _OF_THE_COUNTED
    if term.counted and not term.focal:
        return counted
    return max(counted * term.counted, _OF_THE_NEW * term.focal, _OF_A_SPOT * term.located)


def plan_for(
    scopes: tuple[str, ...],
    wanted: tuple[Concept, ...],
    vocabulary: Vocabulary,
    days: tuple[int, int] | None,
    worth: Mapping[str, float] | None = None,
    enough: int = ENOUGH,
) -> Plan:
    """The candidates worth reading, by the concepts' tokens, rarest first.

    ``worth`` is what holding a token adds, 0 where it is not given; ``days`` limits them to facts that overlap; without any
    known token only days select. ``enough`` of the best suffice where an engine knows how well each fits.
    """
    known = {
        token: vocabulary.frequency[token]
        for concept in wanted
        for token in (*concept.tokens, *concept.phrase)
        if token in vocabulary.frequency
    }
    ordered = sorted(known, key=lambda token: (known[token], token))
    first, last = days if days else (None, None)
    weights = tuple(worth.get(token, 0.0) for token in ordered) if worth else ()
    limit = _CANDIDATE_LIMIT
    return Plan(scopes, tuple(ordered), first, last, limit=limit, weights=weights, enough=enough)


def essential(question: Question, wanted: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Without the framing words where a day alone is asked: then they would only get in the way."""
    of_days = question.asked[0] in _OF_DAYS
    if question.when and of_days and all(concept.generic for concept in wanted):
        return ()
    return wanted
