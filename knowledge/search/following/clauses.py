"""Whether a clause says by itself of whom it asks and what: "why did people flee", "how many people died".

Told without a tagger from the order of the words: behind the word that asks stands a noun, and behind that another word that
can be a verb. "How many died?" has no noun, "what did the police do?" no verb of its own, and "there", "it" and "they" stand
for what was told before.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from knowledge.lexicon.chat import short_for
from knowledge.lexicon.humans import ANY_HUMANS, are_humans
from knowledge.lexicon.thesaurus import kinds
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import STOP, Token

__all__ = ["ASKING", "AUXILIARIES", "Clause", "clause_of", "says_something"]

AUXILIARIES: Final = frozenset(
    "is are was were did does do has have had will would can could".split()
)
_QUESTIONS: Final = frozenset("who whom whose what which when where why how".split())
ASKING: Final = AUXILIARIES | _QUESTIONS | short_for(_QUESTIONS)
"""Words by which a question is known, also as they are written in chat: "wats"."""
_MOSTLY: Final = 0.5
_AT_TIMES: Final = 0.2
_ARTICLES: Final = frozenset("the a an this these".split())
_ANYBODY: Final = frozenset("anyone anybody someone somebody nobody everyone everybody".split())
_HAPPENED: Final = frozenset("happened happens occurred".split())
_HAPPEN: Final = _HAPPENED | {"happen", "happening", "became", "become", "becomes"}
_TO: Final = frozenset("to with of".split())
_DETERMINERS: Final = _ARTICLES | frozenset("those that all other".split())
_PARTICLES: Final = frozenset("out up off down over in on away back through".split())
_AT: Final = frozenset("at in near inside outside around on aboard".split())
_SHORTEST: Final = 4
_DOING: Final = frozenset("do does did".split())
_BEING: Final = frozenset("is are was were".split())
_EARLY: Final = 2
_PAIR: Final = 2
_LONGEST: Final = 4
_STATES: Final = frozenset("down up off out over open back".split())
_BY_FORM: Final = ("ed", "ought", "aught")


class Clause(StrEnum):
    """How much a clause says by itself."""

    NONE = "none"
    LIGHT = "light"
    """Somebody or something of its own, and a verb that says little: "what did the police say"; or anybody at all: "was
    anyone hurt"."""
    WHOLE = "whole"


def clause_of(words: Sequence[Token]) -> Clause:
    """What the words of a question say by themselves; ``NONE`` where the first of them does not ask."""
    if len(words) > 1 and words[1].folded in _QUESTIONS and _only_calls(words[0]):
        words = words[1:]
    if not words or words[0].folded not in ASKING:
        return Clause.NONE
    if any(asks(words) for asks in _LIGHTLY):
        return Clause.LIGHT
    telling = [word for word in words[1:] if word.folded not in STOP and word.number is None]
    if _asks_of_spot(words):
        return Clause.WHOLE
    things = _behind_articles(words)
    subject = next(
        (at for at, word in enumerate(telling) if word in things or _names_something(word)), None
    )
    if subject is None:
        return Clause.NONE
    return _of_verb(words, telling[subject], telling[subject + 1 :], things)


def _of_verb(
    words: Sequence[Token], subject: Token, behind: Sequence[Token], things: Sequence[Token]
) -> Clause:
    """What a clause says by its subject and the telling words behind that."""
    verb = next((word for word in reversed(behind) if _may_be_verb(word)), None)
    if verb is None:
        light = subject in things and _goes_on_to_verb(words, subject)
        return Clause.LIGHT if light and subject.stem not in ANY_HUMANS else Clause.NONE
    if verb.stem == subject.stem:
        return Clause.NONE
    if subject.folded in _ANYBODY:
        return Clause.LIGHT if _tells(verb) else Clause.NONE
    if _tells(verb):
        return Clause.WHOLE
    return Clause.LIGHT if _tells(subject) else Clause.NONE


def _behind_articles(words: Sequence[Token]) -> list[Token]:
    """The nouns told by where they stand, whatever else their word may be: "the talks", "the fine" in "was the fine lifted"."""
    return [
        word
        for before, word, behind in zip(words, words[1:], (*words[2:], None), strict=False)
        if before.folded in _ARTICLES and word.folded not in STOP and not _sorts(word, behind)
    ]


def _sorts(word: Token, behind: Token | None) -> bool:
    """Whether a word behind an article only says of which kind the next one is: "the old bridge"."""
    alone = behind is None or behind.folded in STOP or behind.folded.endswith(_BY_FORM)
    return not alone and dict(kinds(word.stem)).get("adjective", 0.0) >= _MOSTLY


def _goes_on_to_verb(words: Sequence[Token], subject: Token) -> bool:
    """Whether a verb has to stand behind the subject: "how long did the talks last", "how did the thieves get in"."""
    at = words.index(subject)
    did = at >= _PAIR and words[at - _PAIR].folded in _DOING
    return did and at + 1 < len(words) and words[-1].folded not in _DOING


def _only_calls(word: Token) -> bool:
    """Whether it is no word that tells anything: "bruh why …", "hey what …"."""
    return word.folded not in STOP and not _names_something(word) and not _may_be_verb(word)


def says_something(words: Sequence[Token]) -> bool:
    """Whether a verb of its own is among the words, be it as light as "say" in "what did he say"."""
    return any(_may_be_verb(word) for word in words if word.folded not in STOP)


def _asks_for_subject(words: Sequence[Token]) -> bool:
    """Whether who or what did something to what it names is asked for: "what caused the accident"."""
    if words[0].folded not in ("who", "what") or len(words) < _SHORTEST:
        return False
    verb, article, *rest = words[1:]
    if article.folded in _PARTICLES and rest:
        article, *rest = rest
    acts = verb.folded not in STOP and _may_be_verb(verb) and article.folded in _ARTICLES
    things = _behind_articles(words)
    return acts and any(
        (word in things or _names_something(word)) and _tells(word) for word in rest
    )


def _asks_of_spot(words: Sequence[Token]) -> bool:
    """Whether it asks for all that came somewhere: "what happened at the airport"."""
    if len(words) < _SHORTEST or words[0].folded != "what" or words[1].folded not in _HAPPENED:
        return False
    spot = words[3:]
    return words[2].folded in _AT and any(_names_something(word) and _tells(word) for word in spot)


def _asks_of_fate(words: Sequence[Token]) -> bool:
    """Whether it asks what happened to something that it names: "what will happen to the tower"."""
    at = next((at for at, word in enumerate(words) if word.folded in _HAPPEN), 0)
    if words[0].folded != "what" or not 0 < at <= _EARLY or len(words) < at + _SHORTEST:
        return False
    article, *thing = words[at + 2 :]
    fate = words[at + 1].folded in _TO and article.folded in _DETERMINERS
    return fate and all(word.folded not in STOP for word in thing) and _names_something(thing[-1])


def _asks_of_measure(words: Sequence[Token]) -> bool:
    """Whether it asks how big something is that it names: "how tall is the tower", "what did the work cost"."""
    if len(words) < _SHORTEST:
        return False
    if words[0].folded == "how" and len(words) > _SHORTEST:
        thing = words[-1]
        asks = words[2].folded in _BEING and words[3].folded in _ARTICLES
        return asks and _names_something(thing) and _tells(thing)
    cost = words[-1].folded in ("cost", "costs") and words[1].folded in AUXILIARIES
    return cost and words[2].folded in _ARTICLES and _tells(words[-_PAIR])


def _asks_of_state(words: Sequence[Token]) -> bool:
    """Whether it asks how a thing or people were ("was the internet down", "why were people angry"), or to whom something
    was done in a verb of its own ("who was fired")."""
    at = next((at for at, word in enumerate(words[:_EARLY]) if word.folded in _BEING), len(words))
    rest = [word for word in words[at + 1 :] if word.folded not in _ARTICLES]
    if words[0].folded in ("who", "what") and at == 1 and len(rest) == 1:
        return _is_done(rest[0]) and _tells(rest[0])
    if not _PAIR <= len(rest) <= _LONGEST or not _is_state(rest[-1]):
        return False
    thing = rest[-_PAIR]
    return thing.folded not in STOP and _names_something(thing)


def _asks_of_being(words: Sequence[Token]) -> bool:
    """Whether it asks if there were any of a thing, or how many: "was there a fire", "how many victims were there"."""
    at = next((at for at, word in enumerate(words) if word.folded == "there"), 0)
    if not at or words[at - 1].folded not in _BEING:
        return False
    counts = words[0].folded == "how" and at == len(words) - 1
    told = words[1 : at - 1] if counts else words[at + 1 :] if at == 1 else ()
    return any(word.folded not in STOP and _names_something(word) for word in told)


_LIGHTLY: Final = (
    _asks_for_subject,
    _asks_of_state,
    _asks_of_being,
    _asks_of_fate,
    _asks_of_measure,
)


def _is_done(word: Token) -> bool:
    """Whether it is a verb that tells of something done: "arrested", "found"."""
    irregular = word.folded != word.stem and dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY
    return irregular or word.folded.endswith("ed")


def _is_state(word: Token) -> bool:
    """Whether it may say how something is: an adjective, or "down", "open"."""
    return word.folded in _STATES or dict(kinds(word.stem)).get("adjective", 0.0) >= _MOSTLY


def _tells(word: Token) -> bool:
    """Whether it says more than a framing word does."""
    return generic_weight(word.stem) >= SPECIFIC


def _names_something(word: Token) -> bool:
    """Whether it is a noun: of people, or above all one."""
    if word.folded in _ANYBODY or word.stem in ANY_HUMANS or are_humans(word.folded):
        return True
    by_form = word.folded.endswith(_BY_FORM)
    return not by_form and dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY


def _may_be_verb(word: Token) -> bool:
    if word.folded.endswith(_BY_FORM):
        return True
    return dict(kinds(word.stem)).get("verb", 0.0) >= _AT_TIMES
