"""Numbers that are asked for by a word which an editor gave a fact for it: "apartments" for 129 flats."""

from functools import lru_cache

from knowledge.flow import Question
from knowledge.lexicon.measures import MEASURES, measure_of
from knowledge.lexicon.quantities import kinds_of
from knowledge.models import Fact, Figure
from knowledge.text import tokens

__all__ = ["by_keyword", "keyword_stems"]


def by_keyword(question: Question, fact: Fact) -> Figure | None:
    """The figure of a curated fact that the counted noun, or what became of people, asks for by a keyword. Not one of a
    measure that has words of its own, and none where a size or a time is asked for."""
    if fact.passage or not fact.keywords or kinds_of(question.quantity):
        return None
    keywords = keyword_stems(fact.keywords)
    asked = any(term.counted and term.token in keywords for term in question.terms)
    if not asked and (not question.measure or question.measure not in _measures(keywords)):
        return None
    return next((figure for figure in fact.figures if figure.measure not in MEASURES), None)


@lru_cache(maxsize=1024)
def _measures(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(measure_of((stem,)) for stem in stems)


@lru_cache(maxsize=4096)
def keyword_stems(keywords: tuple[str, ...]) -> frozenset[str]:
    """The stems of the keywords that are one word."""
    told = [tokens(keyword) for keyword in keywords]
    return frozenset(words[0].stem for words in told if len(words) == 1)
