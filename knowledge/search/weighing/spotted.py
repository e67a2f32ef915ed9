"""Whether a line tells a place at all, so that it may answer where something is or was."""

import re
from collections.abc import Container, Iterable
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.common import is_place
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.weighing.kindfit import LIES, Places
from knowledge.text import STOP, fold, tokens

__all__ = [
    "asks_carried",
    "asks_origin",
    "asks_spot",
    "is_spot",
    "tells_carried",
    "tells_origin",
    "tells_spot",
]

_PLACES: Final = (
    r"(?:regions?|cit(?:y|ies)|towns?|villages?|countr(?:y|ies)|areas?|places?|streets?|squares?|centres?|centers?|buildings?|"
    r"hospitals?|ports?|harbou?rs?|islands?|coasts?|shores?|decks?|sea|rivers?|lakes?|mountains?|roads?|highways?|bridges?|schools?|camps?|"
    r"stations?|houses?|homes?|offices?|suburbs?|districts?|borders?|roofs?|airports?|terminals?|mines?|tunnels?|caves?|shipyards?|beach(?:es)?|"
    r"prisons?|jails?|courts?|hotels?|capitals?|church(?:es)?|halls?|factor(?:y|ies)|plants?|bases?|ships?|boats?|vessels?|vans?|cars?|rooms?|floors?|"
    r"stern|bow|seabed|surface|ground|kilomet(?:er|re)s?|miles?|work|"
    r"quarters|quarter of|neighbou?rhoods?|slums?|resorts?|spas?|estates?|farms?|fields?|gardens?|parks?|forests?|woods|hills?|valleys?|gorges?|cliffs?|"
    r"bays?|canals?|docks?|piers?|quays?|jett(?:y|ies)|yards?|depots?|warehouses?|hangars?|cellars?|basements?|garages?|stadiums?|gyms?|gymnasiums?|arenas?|"
    r"museums?|librar(?:y|ies)|palaces?|castles?|forts?|barracks|embass(?:y|ies)|consulates?|headquarters|clinics?|monaster(?:y|ies)|convents?|temples?|"
    r"mosques?|synagogues?|cathedrals?|chapels?|cemeter(?:y|ies)|graveyards?|markets?|malls?|shops?|restaurants?|cafés?|theatres?|theaters?|cinemas?|"
    r"laborator(?:y|ies)|universit(?:y|ies)|campus|kindergartens?|apartments?|flats?|villas?|cottages?|huts?|tents?|shelters?|bunkers?|cabins?|cells?|"
    r"corridors?|kitchens?|bedrooms?|bathrooms?|balcon(?:y|ies)|crossings?|motorways?|reservoirs?|ponds?|streams?|deserts?|jungles?|peninsulas?|reefs?|"
    r"lifeboats?|rafts?|lorr(?:y|ies)|trucks?|bus(?:es)?|trains?|ambulances?|ferr(?:y|ies))"
)
_SPOT: Final = regex(
    r"\b(?:abroad|overseas|ashore|downtown|underground|upstairs|downstairs|indoors|outdoors)\b|"
    r"\b(?:in|at|on|near|to|towards?|from|into|off|outside|inside|around|across|along|behind|beside|between|through|throughout|aboard|"
    r"under|beneath|above|below|north of|south of|east of|west of|via|(?:left|headed|heading|bound) for|left|reached|visited|entered|crossed)\s+"
    r"(?:(?:the|a|an|its|his|her|their|some|several|other|all|many|both|two|three)\s+)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    rf"(?:(?P<name>[A-Z][\w’'-]+)(?P<place> (?:[\w’'-]+ )??{_PLACES}\b)?|(?:[\w’'-]+ ){{0,3}}?{_PLACES})\b"
)
"""An adverb of place, or a preposition and behind it a name, or a noun for a place."""
_APPOSED: Final = regex(
    r"\b(?P<name>[A-Z][\w’'-]+), (?:(?:to|into|from|in|at|on|near|across|through|for) which|where|from where)\b"
)
"""A place that a clause right behind it tells of: "Norland, to which they fled"."""
_TRAVELLED: Final = regex(
    r"\b(?:went|gone|go|goes|travell?ed|flew|flown|fled|flee|drove|driven|came|come|returned|sailed|marched|moved|emigrated|escaped|headed|"
    r"set out|set off|walked|cycled|rode)(?: (?:back|home|on|away|over|off|straight|again|alone|together)){0,2} (?:to|from|for|into) "
    r"(?P<name>[A-Z][\w’'-]+)(?! (?:said|told|asked)\b)"
)
"""Whence or whither somebody went: a name there is that of a place, whatever else is known of it."""
_NO_THINGS: Final = (
    r"(?:morning|evening|afternoon|night|day|days|week|weekend|month|year|years|hours?|minutes?|moment|"
    r"time|times|beginning|start|end|middle|course|meantime|way|hurry|row|state|condition|case|trial|vote|ballot|poll|attack|attacks|raid|raids|clash|clashes|"
    r"fight|fighting|protests?|riots?|unrest|crash|accident|explosions?|fire|storm|flood|crisis|war|letter|report|statement|speech|interview|"
    r"message|article|book|charges?|counts?|grounds|orders?|advice|occasion|eve|run|public|process|wake|dark|cold|rain|dead|living|deal|agreement|"
    r"bid|effort|attempt|move|sign|response|reply|return|name|interests?|hope|fear|face|event|party|parties|government|coalition|majority|election|elections|"
    r"campaign|talks?|dispute|strike|search|inquiry|protest|number|figure|total|basis|condition|contrary|other|one|first|second|third|same|next|following|early|late)"
)
_BEHIND_DEED: Final = regex(
    r"(?:[^,;:.!?]|[ap]\.m\.){0,30}?\b(?:in|into|inside|on|onto|at|under|underneath|beneath|behind|beside|near|off|outside|in front of)\s+(?:the|an?|some|his|her|its|their)\s+"
    rf"(?!(?:[\w’'-]+\s+){{0,2}}?{_NO_THINGS}\b)[a-z]|"
    r"[^,;:!?]{0,60}?\b(?:under|beneath|below|at a depth of)\s+(?:[0-9]|an?\s|several\s|some\s)[\w.,]*\s*(?:met(?:er|re)s?|feet|centimet(?:er|re)s?|inches)\b",
    re.IGNORECASE,
)
"""Behind a deed the thing in, on or under which it was done: "found in a bin". Times, happenings and writings are no places."""


_FROM_WHERE: Final = regex(
    r"\bfrom where\b.*\b(?:come|came|coming|is|are|was|were)\W*\Z|\bfrom where (?:is|are|was|were) (?:the |these |those )?[\w’'-]+\W*\Z|"
    r"\bfrom (?:which|what) (?:country|city|town|village|place|state|region|nation|island|continent) \w|"
    r"\bwhere (?:(?:did|do|does|have|had) .{1,60}\b(?:come|came|coming)|(?:is|are|was|were) .{1,60}) from\W*\Z",
    re.IGNORECASE,
)
_ASKS_CARRIED: Final = regex(
    r"\bwhere(?:abouts)?\b[^?]{1,60}?\b(?:brought|taken|carried|flown|driven|transferred|rushed|shipped|bussed|airlifted|transported)\b"
    r"(?! (?:from|over|part|place|back from|on|in)\b)|"
    r"\bwhere did (?:[\w’'-]+ ){1,4}?(?:take|bring|carry|fly|drive|transfer|rush|airlift|transport) (?:the|them|him|her|it|his|their)\b(?! from\b)",
    re.IGNORECASE,
)
_CARRIED: Final = regex(
    r"\b(?:br(?:ought|ing\w*)|tak(?:en|ing|es?)|took|carr(?:ied|ying|ies)|fl(?:own|ew|ying|ies)|dr(?:iven|ove|iving)|moved|transferred|rushed|led|sent|shipped|"
    r"buss?ed|airlifted|evacuated|transported|arriv\w+|admitted|hospitali[sz]ed|treated|buried|held|kept|housed|delivered|escorted|dropped|landed|"
    r"lying|lay|recover\w*)\b[^;]{0,80}?\b(?:to|into|in|at|aboard|on|onto|for|home|ashore|abroad|back|via|there)\b",
    re.IGNORECASE,
)
"""That somebody or something was brought somewhere, or came or lay there."""
_TO_A_PLACE: Final = regex(r"\b(?:to|into) (?:the|an?|his|her|their|its) [a-z]", re.IGNORECASE)
_LIKE: Final = 0.7
"""How well another word has to say the asked deed."""
_OF_ORIGIN: Final = regex(r"\b(?:from|origin\w*|native|born|abroad)\b", re.IGNORECASE)


_OF_HOME: Final = regex(
    r"\W*(?:[\w’'-]+ ){0,2}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, (?:(?:aged )?[0-9]{1,3},? )?of (?:the )?[A-Z]"
)
"""Whence somebody is, as lists tell it: "Ada Vale, 52, of Velmstad"."""


_A_SPOT: Final = regex(_PLACES, re.IGNORECASE)


def is_spot(folded: str) -> bool:
    """Whether it is a noun for a place."""
    return _A_SPOT.fullmatch(folded) is not None


def asks_origin(text: str) -> bool:
    """Whether it is asked where somebody or something comes from."""
    return bool(_FROM_WHERE.search(text))


def tells_origin(statement: str) -> bool:
    """Whether the statement tells at all where somebody or something comes from."""
    return bool(_OF_ORIGIN.search(statement) or _OF_HOME.match(statement))


def asks_carried(text: str) -> bool:
    """Whether it is asked where somebody or something was brought."""
    return bool(_ASKS_CARRIED.search(text))


def tells_carried(statement: str) -> bool:
    """Whether the statement tells at all that somebody or something was brought or came somewhere."""
    return bool(_CARRIED.search(statement))


def asks_spot(question: Question) -> bool:
    """Whether it is asked where, and nothing else."""
    return question.asked == (Asked.WHERE,)


def tells_spot(question: Question, fact: Fact, places: Places) -> bool:
    """Whether the fact tells a place other than that of the whole event and what is asked for, or where something lies."""
    if any(place not in places.everywhere for place in fact.places):
        return True
    everywhere, others = _words_of(places.everywhere), _words_of(_named(fact))
    where = "where" in question.text.casefold()
    asked = {term.token for term in question.terms if where}
    others = frozenset() if asks_origin(question.text) else others
    found = [
        match
        for match in (*_SPOT.finditer(fact.statement), *_APPOSED.finditer(fact.statement))
        if match["name"] is None
        or match.groupdict().get("place")
        or _may_be_place(fold(match["name"]), everywhere, others)
    ]
    brought = _CARRIED.search(fact.statement) if asks_carried(question.text) else None
    if brought is not None and _TO_A_PLACE.search(fact.statement, brought.start()):
        return True
    found += [
        match
        for match in _TRAVELLED.finditer(fact.statement)
        if fold(match["name"]) not in everywhere
    ]
    told = any(tokens(match["name"] or match[0])[-1].stem not in asked for match in found)
    told = told or (asks_origin(question.text) and _OF_HOME.match(fact.statement) is not None)
    return told or LIES.search(fact.statement) is not None or _tells_thing_there(question, fact)


def _tells_thing_there(question: Question, fact: Fact) -> bool:
    """Whether the asked deed is told with the thing in, on or under which it was done."""
    names = {word.stem for match in question.names for word in tokens(match.written)}
    asked = {word.stem for word in tokens(question.text) if word.folded not in STOP} - names
    asked.update(v.token for term in question.terms for v in term.variants if v.weight >= _LIKE)
    return any(
        word.stem in asked and _BEHIND_DEED.match(fact.statement, word.end) is not None
        for word in tokens(fact.statement)
    )


def _may_be_place(name: str, everywhere: Container[str], others: Container[str]) -> bool:
    """Whether a name behind a preposition may tell where: not that of the whole event, nor one of the ``others``, who are
    somebody or something, unless it is a country or great city."""
    return name not in everywhere and (name not in others or is_place(name))


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split("-"))


def _named(fact: Fact) -> tuple[str, ...]:
    """Ids of the names of the fact that are none of its places."""
    return tuple(part.name for part in fact.names if part.name not in fact.places)
