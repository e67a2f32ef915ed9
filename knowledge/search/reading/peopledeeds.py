"""What people did of whom a number is asked, and that nothing is told of it."""

import re
from collections.abc import Container, Iterator
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.humans import are_any_humans, are_humans
from knowledge.lexicon.measures import measure_of, measure_words
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.reading.framing import frames_as_written
from knowledge.text import Token, tokens

__all__ = ["groups_counted", "lacks_deed", "names_only_one"]

_SAID: Final = 0.5
_MOSTLY: Final = 0.5
_WANTED: Final = regex(
    r"(?:wanted|tried|attempted|sought|intended|planned|hoped|meant|threatened) to\b", re.IGNORECASE
)
_TRIED: Final = regex(
    r"\b(?:tried|tries|trying|attempt\w*|want(?:ed|s|ing)?|sought|seek\w*|intend\w*|plann\w+|hoped|hoping|aimed|threaten\w*|set out|demand\w*|bid) to\b|\battempts?\b",
    re.IGNORECASE,
)
_PARTICIPLE: Final = ("ed", "ing")
_PLURALS: Final = frozenset("men women children people police staff crew troops personnel".split())
_IN_MEN: Final = ("men", "women")
_PREPOSITIONS: Final = frozenset(
    "according including during following regarding concerning".split()
)
_HELPING: Final = frozenset("helped managed happened began started continued".split())
"""Verbs that say little of what was done, but another behind them."""
_ESCAPED: Final = frozenset("escaped fled released freed absconded vanished returned".split())
_HELD: Final = frozenset({"detained", "hostages"})
_AUXILIARIES: Final = frozenset("was were is are had have has been being".split())


def lacks_deed(question: Question, lacking: Container[str], fact: Fact) -> bool:
    """Whether nothing is told of the verb behind those who are counted, where they are anybody: of "how many people
    stayed at the hut" what tells of people there is no answer unless they stayed.

    ``lacking`` are the words of the question for which the fact has nothing. What only the title of a passage says is not
    told of those: of "how many people went on strike" each line of a report on a strike would tell, those arrested as well.
    """
    for verb in _verbs(question.text):
        if verb.text in lacking and _is_verb(verb) and not _is_tried(verb, question, fact):
            return True
        term = next((each for each in question.terms if each.word == verb.text), None)
        if term is not None and fact.passage and fact.title and _only_in_title(term, fact):
            return True
    return False


def _is_tried(verb: Token, question: Question, fact: Fact) -> bool:
    """Whether it only says that people wanted to do what they are told to have tried: "wanted to storm" is told by "tried to
    storm"."""
    wanted = _WANTED.match(question.text, verb.start)
    return wanted is not None and _TRIED.search(fact.statement) is not None


def groups_counted(question: Question) -> frozenset[str]:
    """Labels of people of some kind who are counted, "firefighters", not "people", and of what became of those counted."""
    if Asked.HOW_MANY not in question.asked or question.history:
        return frozenset()
    return frozenset(
        term.corrected or term.word
        for term in question.terms
        if (term.located and measure_of((term.token,)))
        or (term.counted and are_humans(term.word) and not are_any_humans((term.token,)))
    )


def names_only_one(question: Question, figure: Figure, statement: str) -> bool:
    """Whether people of some kind are counted and the statement only has one of them beside a count of all: "a girl of
    sixteen died; she was the twelfth victim" tells of no twelve children."""
    if figure.group or figure.unit:
        return False
    kind = [term for term in question.terms if term.counted and are_humans(term.word)]
    tokens_of = {term.token for term in kind}
    if not kind or are_any_humans(tokens_of) or tokens_of & {*measure_words(figure.measure)}:
        return False
    meant = set().union(*map(_ways_to_say, kind))
    # A sickness is none of the sick, though their word may stand for them.
    told = [
        word.folded
        for word in tokens(statement)
        if word.stem in meant and (word.stem in tokens_of or are_humans(word.folded))
    ]
    return bool(told) and not any(map(_is_plural, told))


def _is_plural(folded: str) -> bool:
    if folded in _PLURALS or folded.endswith(_IN_MEN):
        return True
    return folded.endswith("s") and not folded.endswith("ss")


def _ways_to_say(term: Term) -> set[str]:
    return {term.token, *(each.token for each in term.variants if each.weight >= _SAID)}


def _verbs(text: str) -> Iterator[Token]:
    """The words right behind people of any kind, auxiliaries left out, and what they helped to do instead of the helping."""
    words = [word for word in tokens(text) if word.folded not in _AUXILIARIES]
    for at, word in enumerate(words[:-1]):
        behind = words[at + 1]
        people = are_any_humans((word.stem,)) or _got_out(word, behind)
        if people and behind.folded not in _PREPOSITIONS:
            led = words[at + 2 : at + 4] if behind.folded in _HELPING else []
            yield next((each for each in led if each.folded != "to"), behind)


def _got_out(word: Token, behind: Token) -> bool:
    """Whether people called by what befell them are asked about as having got out of it: "prisoners escaped"."""
    return behind.folded in _ESCAPED and measure_of((word.stem,)) in _HELD


def _is_verb(word: Token) -> bool:
    # "According to" is nobody's deed.
    if frames_as_written(word.folded):
        return False
    return word.folded.endswith(_PARTICIPLE) and dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY


def _only_in_title(term: Term, fact: Fact) -> bool:
    if term.counted or term.token not in _stems(fact.title):
        return False
    return _ways_to_say(term).isdisjoint(_stems(fact.statement))


def _stems(text: str) -> set[str]:
    return {word.stem for word in tokens(text)}
