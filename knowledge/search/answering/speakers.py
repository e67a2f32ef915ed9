"""Whose words a fact tells: a person's own, or those of one who speaks for a country."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.models import Fact
from knowledge.search.reading.grammar import SAYING, country_stems
from knowledge.text import tokens

__all__ = ["country_asked", "is_speaker", "speaks"]

_TALKED: Final = re.compile(
    r"\b(?:discuss(?:ed|es|ion|ions)|talk(?:s|ed)?|spoke (?:by|on|with|to|over)|conversations?|conferred|phoned|met)\b",
    re.IGNORECASE,
)
_OPENING: Final = 7
"""Words with which a statement names who speaks: "Ada Blom, the foreign minister of Norland, said"."""


def speaks(person: str, fact: Fact) -> bool:
    """Whether the fact tells the person's own words; of a passage it is enough that it names them."""
    if person in (fact.attribution.who_name, fact.attribution.outlet_name):
        return True
    told = {part.name for part in fact.names if fact.passage or part.role == "speaker"}
    return person in told and (fact.passage or not _only_talked(fact.statement))


def _only_talked(statement: str) -> bool:
    """Whether it tells that they talked with somebody, and none of what was said."""
    said = any(word.stem in SAYING for word in tokens(statement))
    return not said and '"' not in statement and _TALKED.search(statement) is not None


def is_speaker(question: Question, fact: Fact) -> bool:
    """Whether the fact tells the words of who is asked for; of a country those of one who speaks for it."""
    country = country_asked(question)
    if not country:
        return speaks(question.speaker, fact)
    says = bool(fact.attribution.who) or any(part.role == "speaker" for part in fact.names)
    told = (*tokens(fact.attribution.who), *tokens(fact.statement)[:_OPENING])
    return says and any(word.stem in country for word in told)


def country_asked(question: Question) -> frozenset[str]:
    """Stems of the country whose words are asked for; none where it is no country's."""
    names = (each.name for each in question.names if each.name.id == question.speaker)
    return next(map(country_stems, names), frozenset())
