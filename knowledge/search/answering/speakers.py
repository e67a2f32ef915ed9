"""Whose words a fact tells: a person's own, or those of one who speaks for a country."""

import re
from collections.abc import Container, Sequence
from typing import Final

from knowledge.document import in_full, name_token
from knowledge.flow import Asked, Evidence, NameMatch, Question, Term
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING, country_stems
from knowledge.search.reading.terms import SPECIFIC
from knowledge.search.weighing.reacting import opening, says_something
from knowledge.text import STOP, Token, fold, tokens

__all__ = [
    "asks_all_words",
    "by_teller",
    "country_asked",
    "is_speaker",
    "lacks_matter",
    "on_what_happened",
    "speaks",
    "unsaid",
]

_TALKED: Final = regex(
    r"\b(?:discuss(?:ed|es|ion|ions)|talk(?:s|ed)?|spoke (?:by|on|with|to|over)|conversations?|conferred|phoned|met)\b",
    re.IGNORECASE,
)
_HE_SAYS: Final = regex(
    r"\b(?:he|she) (?:\w+ly )?(?:said|says|told|wrote|added|replied|claimed|promised|predicted|explained|recalled|warned|asked|"
    r"called|insisted|admitted|testified|announced|argued|shouted)\b|[,?!.]?[\"”] (?:said|says|wrote|added|replied|asked|recalled) (?:he|she)\b",
    re.IGNORECASE,
)
_BARELY: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok|then)\W+)*(?:what happened to (?:him|her|them|it|those)|what (?:was|were|is) (?:he|she|they) told)(?: (?:then|next|after(?:wards?| that)|later))?\W*\Z|"
    r"\bwhat (?:did|does|has|had) (?:he|she|they) (?:say|said|tell|told)(?: (?:then|about (?:it|that|this)|to (?:that|this|it|them|reporters)))?\W*\Z",
    re.IGNORECASE,
)
_SAY: Final = regex(
    r"\bwhat (?:else )?(?:did|does|has|had)\b.* (?:say|said|tell|told)\b", re.IGNORECASE
)
_CLAUSE: Final = regex(r";|,? \b(?:which|who|whom|whose|while|whereas)\b")
_WHO_SAYS: Final = regex(r"(?P<name>\b[A-Z][\w’-]+), who\b(?= )")
"""Somebody of whom the relative clause right behind may tell what they say."""
_OWNED: Final = regex(r"['’]s? (?:[a-z-]+ )?([a-z-]+)\Z")
_POSSESSIVE: Final = regex(r"\b[\w-]+['’]s?(?= )")
"""Somebody's: of "Halloran's lawyer said" it is not Halloran who says it."""
_INVERTED: Final = frozenset("said says added wrote replied asked recalled explained".split())
_QUOTE: Final = regex(r"[\"”]")
_RIGHT_BEHIND: Final = 3
"""Words from a verb to the name of who speaks: "said Amir Nazari"."""
_SPEAKING: Final = frozenset(
    token.stem
    for token in tokens("speak spoke testify shout cry joke quip explain confirm ask add recall")
)
_TELLER: Final = regex(
    r"\baccording to (?:the |their |his |her |its |an? )?(?P<source>(?:[a-z][\w’'-]* ){0,3}?[a-z][\w’'-]*)(?=[,?.!;]|\W*\Z| (?:by|on|as of|up to|in|at|when)\b)|"
    r"\b(?:what|which) (?:number|figure|count|total|estimate|toll|tally)s?\b.{0,40}? (?:did|does|do|has|have|had) (?:the |their |his |her |its |an? )?"
    r"(?P<giver>(?:[a-z][\w’'-]* ){0,2}?[a-z][\w’'-]*) (?:first |initially |then )?(?:give|given|name|named|put|cite|cited|report|reported|announced?|mention|mentioned|publish|published|speak|spoken)\b|"
    r"\bhow many\b.{0,40}? (?:did|does|has|have|had) (?:the |their |his |her |its |an? )(?P<counter>(?:[a-z][\w’'-]* ){0,2}?[a-z][\w’'-]*) "
    r"(?:first |initially |then )?(?:report|reported|claim|claimed|announced?|estimated?|say|said|speak of|spoken of|put)\b",
    re.IGNORECASE,
)
"""Whose number is asked for, by what they are: "according to the justice minister", "what figure did the union give"."""
_LIKE: Final = 0.6
"""Least weight of another word for who tells a number: a ministry's officials speak for it."""
_OPENING: Final = 7
"""Words with which a statement names who speaks: "Ada Blom, the foreign minister of Norland, said"."""
_MATTER: Final = regex(
    r"\bwh?at (?:else )?(?:did|does|do|has|have|had) (?P<who>(?:[\w’'.-]+ ){1,6}?)(?:say|said|think|thought|make|tell|told|write|written|wrote|claim|argue|"
    r"answer|reply|respond)\b(?: (?:\w+ )?){0,2}?(?:about|of|on|to|regarding|concerning) (?P<matter>[^?]+)",
    re.IGNORECASE,
)
"""Who is asked about, and on what they spoke."""
_HAPPENINGS: Final = frozenset(
    token.stem
    for token in tokens(
        "disaster tragedy catastrophe calamity accident incident crash collision wreck derailment sinking shipwreck capsizing blast explosion "
        "bombing attack massacre shooting coup putsch revolt rebellion mutiny uprising unrest riots quake earthquake flood flooding collapse "
        "outbreak siege crisis"
    )
)
"""What a whole record may be about, and nobody who speaks of it need say."""
_FEW_WORDS: Final = 2
"""Lines of somebody that may all be on that."""


def speaks(person: str, fact: Fact) -> bool:
    """Whether the fact tells the person's own words; of a passage by what its sentence says of them, or of a "he" behind them."""
    if fact.passage and _is_of_somebody(fact.attribution.who):
        return False
    if person in (fact.attribution.who_name, fact.attribution.outlet_name):
        return True
    if any(part.name == person and part.role == "speaker" for part in fact.names):
        return fact.passage or not _only_talked(fact.statement)
    if not fact.passage:
        return False
    if any(part.name == person for part in fact.names):
        return _says_in(in_full(fact), person)
    surname = person.rpartition("-")[2]
    near = any(fold(name).rpartition(" ")[2] == surname for name in fact.beside)
    return near and _HE_SAYS.search(fact.statement) is not None


def _is_of_somebody(who: str) -> bool:
    """Whether it is somebody of theirs who speaks, and not they: "Brackley's lawyer"."""
    behind = _OWNED.search(who)
    return behind is not None and (
        are_humans(behind[1].casefold()) or is_office(behind[1].casefold())
    )


def _says_in(statement: str, person: str) -> bool:
    """Whether of somebody who is named in a passage it is told that they say something, by their name and a verb in one
    clause of it, or by their name right behind the verb."""
    surname = person.rpartition("-")[2]
    for clause in _CLAUSE.split(_WHO_SAYS.sub(r"\g<name>", statement)):
        words = tokens(_POSSESSIVE.sub(" ", clause))
        named = [at for at, word in enumerate(words) if word.folded == surname]
        says = [at for at, word in enumerate(words) if _is_saying(word)]
        if any(at < verb for at in named for verb in says):
            return True
        quotes = [at for at, word in enumerate(words) if word.folded in _INVERTED]
        if _QUOTE.search(clause) and any(
            0 < at - verb <= _RIGHT_BEHIND for at in named for verb in quotes
        ):
            return True
    return False


def _is_saying(word: Token) -> bool:
    return word.stem in SAYING or word.stem in _SPEAKING


def _only_talked(statement: str) -> bool:
    """Whether it tells that they talked with somebody, and none of what was said."""
    said = any(word.stem in SAYING for word in tokens(statement))
    return not said and '"' not in statement and _TALKED.search(statement) is not None


def unsaid(question: Question, lines: Sequence[Evidence]) -> list[Evidence]:
    """The lines without the one that led the answer before, where no more than what somebody said, or what became of them,
    is asked and others tell that too."""
    if not _BARELY.search(question.text):
        return list(lines)
    return [line for line in lines if line.fact.id not in question.told[:1]] or list(lines)


def by_teller(question: Question, lines: Sequence[Evidence]) -> list[Evidence]:
    """The lines that tell the number of whom it is asked for by an office or the like, who is no name of the record; all
    where nobody's number is asked for."""
    if question.speaker or Asked.HOW_MANY not in question.asked:
        return list(lines)
    asked = _TELLER.search(question.text)
    said = {word.stem for word in tokens(next(filter(None, asked.groups())))} if asked else set()
    whose = [{term.token, *_same(term)} for term in question.terms if {term.token} & said]
    if not whose or any(said & _written(match) for match in question.names):
        return list(lines)
    return [line for line in lines if _is_told_by(whose, line.fact)]


def _is_told_by(whose: Sequence[set[str]], fact: Fact) -> bool:
    told = f"{fact.attribution.who} {fact.attribution.outlet} {fact.statement}"
    held = {word.stem for word in tokens(told)}
    return all(not held.isdisjoint(each) for each in whose)


def _same(term: Term) -> set[str]:
    return {each.token for each in term.variants if each.weight >= _LIKE}


def _written(match: NameMatch) -> set[str]:
    return {word.stem for word in tokens(match.written)}


def on_what_happened(question: Question, lines: Sequence[Evidence]) -> list[Evidence]:
    """The few lines in which somebody speaks who is asked for their words on the disaster and nothing else, whether or not they
    call it so; none where they speak of more."""
    found = _MATTER.search(question.text) if question.speaker and not question.when else None
    asked = [word for word in tokens(found["matter"]) if word.folded not in STOP] if found else []
    if len(asked) != 1 or asked[0].stem not in _HAPPENINGS:
        return []
    own = [line for line in lines if is_speaker(question, line.fact)]
    return [line for line in own if not line.barred] if len(own) <= _FEW_WORDS else []


def lacks_matter(question: Question, missing: Container[str]) -> bool:
    """Whether a line is missing all that somebody is asked to have spoken of, and has only a word for who they are: the
    "cardinal" that one is tells none of it."""
    found = _MATTER.search(question.text) if Asked.WHO_SAID in question.asked else None
    if found is None:
        return False
    by_title = any(each.by_title and each.written in found["who"] for each in question.names)
    on = _labels(question, found["matter"])
    if not on or not (by_title or _labels(question, found["who"])):
        return False
    if any(word.stem in _HAPPENINGS for word in tokens(found["matter"])):
        return False
    on |= {each.name.display for each in question.names if each.written in found["matter"]}
    return all(label in missing for label in on)


def _labels(question: Question, text: str) -> frozenset[str]:
    """The telling words of a part of the question, as they are labelled where they are weighed."""
    said = {word.folded for word in tokens(text)}
    return frozenset(
        term.corrected or term.word
        for term in question.terms
        if term.weight >= SPECIFIC and not term.inherited and term.word.casefold() in said
    )


def asks_all_words(question: Question) -> bool:
    """Whether whatever somebody said is asked for: of that nothing but that they say it can be sure."""
    telling = any(term.weight >= SPECIFIC for term in question.terms)
    others = any(match.name.id != question.speaker for match in question.names)
    return bool(question.speaker and _SAY.search(question.text)) and not (telling or others)


def is_speaker(question: Question, fact: Fact) -> bool:
    """Whether the fact tells the words of who is asked for; of a country those of one who speaks for it."""
    country = country_asked(question)
    if not country:
        return speaks(question.speaker, fact)
    says = bool(fact.attribution.who) or any(part.role == "speaker" for part in fact.names)
    says = says or (fact.passage and says_something(fact.statement))
    told = (*tokens(fact.attribution.who), *opening(fact.statement)[:_OPENING])
    return says and (_is_of_country(question, fact) or any(word.stem in country for word in told))


def _is_of_country(question: Question, fact: Fact) -> bool:
    """Whether somebody speaks of whom the record says that they are of the country."""
    marks = {
        mark for each in question.names if each.name.id == question.speaker for mark in each.words
    }
    return bool(marks) and name_token(fact.attribution.who_name) in marks


def country_asked(question: Question) -> frozenset[str]:
    """Stems of the country whose words are asked for; none where it is no country's."""
    names = (each.name for each in question.names if each.name.id == question.speaker)
    return next(map(country_stems, names), frozenset())
