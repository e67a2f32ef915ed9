"""Whether a line tells the very thing that two words name together: no "building" is "the TV tower", nor shots "rubber
bullets", where the line has nothing of the word that tells which."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.reading.grammar import is_noun
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = [
    "Compound",
    "Compounds",
    "another_asked",
    "compounds_asked",
    "lacks_compound",
    "tells_only_one",
]


class Compound(NamedTuple):
    """Labels of what tells which, and of the thing, with the stem of the thing."""

    which: str
    thing: str
    stem: str
    own: frozenset[str]
    """Stems of all words of the question, none of which tells another thing."""


Compounds = tuple[Compound, ...]

_ASKED: Final = frozenset({Asked.WHETHER, Asked.WHEN})
_SAID: Final = 0.3
_PLAINLY: Final = 0.9
"""How well the thing has to be told where nothing tells which."""
_DO: Final = frozenset("did do does".split())
_PARTLY: Final = 0.3
_MOSTLY: Final = 0.5
_SIDES: Final = frozenset(
    "north south east west northern southern eastern western left right upper lower inner outer".split()
)


_ANOTHER: Final = regex(
    r"\b(?:the|an?|his|her|its|their|what|which|how many) (?:second|third|fourth|fifth|next|replacement|follow-?up|future) (?!of\b)(?P<thing>[\w’'-]+)",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = regex(
    r"\b(?:second|third|fourth|fifth|2nd|3rd|next|other|another|replac\w*|follow\w*|future|new|again|later|further|more|both|twice|two|three|four|"
    r"five|several|remaining|rest|successor|repeat\w*)\b",
    re.IGNORECASE,
)


def another_asked(question: Question) -> str:
    """The stem of what one beside the first is asked of: "race" in "who won the next race"; empty where there is none."""
    asked = _ANOTHER.search(question.text)
    return tokens(asked["thing"])[-1].stem if asked and tokens(asked["thing"]) else ""


def tells_only_one(thing: str, statement: str) -> bool:
    """Whether a statement tells of the thing, and nothing of another one: "the race began in Bergen"."""
    told = any(word.stem == thing for word in tokens(statement))
    return told and not _OF_ANOTHER.search(statement)


def compounds_asked(question: Question, wanted: Sequence[Concept]) -> Compounds:
    """Nouns in a question whether or when something happened, each with the word before it that tells which is meant."""
    if _ASKED.isdisjoint(question.asked):
        return ()
    labels = _by_place(question, wanted)
    words = tokens(question.text)
    verb = _last_verb(words)
    own = frozenset(word.stem for word in words)
    return tuple(
        Compound(labels[before.start], labels[word.start], word.stem, own)
        for before, word in pairwise(words)
        if before.start in labels
        and word.start in labels
        and labels[before.start] != labels[word.start]
        and word.folded not in STOP
        and word != verb
        and _is_thing(word)
        and (is_noun(before) or before.folded in _SIDES)
    )


def _last_verb(words: Sequence[Token]) -> Token | None:
    """The verb of "when did the state of emergency end", where a noun may stand as well and no other verb is."""
    acts = next((at for at, word in enumerate(words[:3]) if word.folded in _DO), None)
    if acts is None or acts + 1 == len(words) or words[-1].folded.endswith("s"):
        return None
    shares = [dict(kinds(word.stem)).get("verb", 0.0) for word in words[acts + 1 :]]
    return (
        words[-1] if shares[-1] >= _PARTLY and max(shares[:-1], default=0.0) < shares[-1] else None
    )


def _is_thing(word: Token) -> bool:
    return is_noun(word) and not word.text[:1].isupper() and not word.folded.endswith("ed")


def _by_place(question: Question, wanted: Sequence[Concept]) -> Mapping[int, str]:
    """The label of the concept that each word says, by where it stands."""
    known = {each.label for each in wanted if not each.inherited}
    said = {
        **{each.word.casefold(): each.corrected or each.word for each in question.terms},
        **{_last(m.written): m.name.display for m in question.names if m.by_title},
    }
    found = {}
    for word in tokens(question.text):
        text = _plain(word.text)
        if said.get(text) in known:
            found[word.start] = said[text]
    return found


def _plain(written: str) -> str:
    return written.casefold().removesuffix("'s").removesuffix("’s")


def _last(written: str) -> str:
    return _plain(written.rsplit(maxsplit=1)[-1])


def lacks_compound(
    asked: Compounds, held: Mapping[str, float], statement: str, meant: Sequence[str] = ()
) -> bool:
    """Whether a line has nothing of what tells which, and the thing only in another word, or tells of another such thing.
    ``meant`` is what "they" means in it."""
    if meant and any(_is_parted(each, meant) for each in asked):
        return True
    return any(
        held.get(each.which, 1.0) < _PLAINLY
        and (
            (held.get(each.which, 1.0) < _SAID and held.get(each.thing, 1.0) < _PLAINLY)
            or _tells_of_another(each, statement)
        )
        for each in asked
    )


def _is_parted(asked: Compound, meant: Sequence[str]) -> bool:
    """Whether what tells which is what "they" means, and the thing is not: that "they never came, as no drivers were found"
    of buses tells nothing of bus drivers."""
    told = {word.stem for word in tokens(" ".join(meant))}
    which = {word.stem for word in tokens(asked.which)}
    return which <= told and asked.stem not in told


def _tells_of_another(asked: Compound, statement: str) -> bool:
    """Whether another word tells which wherever the thing is told: "the west bridge" where the stone bridge is asked for."""
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem == asked.stem]
    return bool(places) and all(_is_told_apart(words, at, asked.own) for at in places)


def _is_told_apart(words: Sequence[Token], at: int, own: Container[str]) -> bool:
    before = words[at - 1] if at else None
    if before is None or before.end + 1 != words[at].start or before.stem in own:
        return False
    plain = before.text.islower() and before.folded not in STOP and before.number is None
    return plain and _tells_which(before)


def _tells_which(word: Token) -> bool:
    shares = dict(kinds(word.stem))
    return shares.get("noun", 0.0) + shares.get("adjective", 0.0) >= _MOSTLY
