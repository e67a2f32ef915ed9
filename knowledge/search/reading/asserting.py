"""What a question whether asks of its subject: "injured" in "was anyone injured at the branch", "go" in "did the men go to prison"."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.measures import measure_of
from knowledge.lexicon.numbers import parse_number
from knowledge.lexicon.thesaurus import kinds
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.ideas import Idea
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import STOP, Token, tokens

__all__ = ["asks_deed", "asserted", "befell_whom", "tells_deed"]

_HAVING: Final = frozenset(
    word.stem
    for word in tokens("wear carry hold own possess contain include bring use need require")
)

_BE: Final = frozenset("was were is are been get got".split())
_DO: Final = frozenset("did do does has have had will would".split())
_LEADS_IN: Final = frozenset(
    "the a an his her its their my your our any some no this that these those of in on at for with from by to and or very so as".split()
)
"""Words before a noun, or before what only says how."""
_SOMEBODY: Final = frozenset(
    "anyone anybody someone somebody everyone everybody nobody anything something everything he she they it we there".split()
)
_NO_BARE_QUESTION: Final = frozenset("or that who what whom whose which why how whether if".split())
"""Words of a question that asks for one of two things, or whether something is known."""
_WITH_VERB: Final = 2
_MOSTLY: Final = 0.5
_OFTEN: Final = 0.4
_RARELY: Final = 0.1
_NEARLY_ALWAYS: Final = 0.8


def asserted(words: Sequence[Token], content: Sequence[Token]) -> Token | None:
    """The word among the telling ones; ``None`` where the question has another form, or nothing is sure."""
    at = next((at for at, word in enumerate(words[:3]) if word.folded in _BE | _DO), None)
    if at is None or any(word.folded in _NO_BARE_QUESTION for word in words[at + 1 :]):
        return None
    telling, acts = set(content), words[at].folded in _DO
    behind = words[at + 1 :]
    found = [
        word
        for before, word, after in zip(behind, behind[1:], (*behind[2:], None), strict=False)
        if word in telling and _ends_subject(before) and _may_tell(word, after, acts=acts)
    ]
    return next(filter(_is_verb, found), found[0] if found else None)


def _ends_subject(before: Token) -> bool:
    """Whether the subject may end with this word."""
    if before.folded in _SOMEBODY:
        return True
    if before.folded in STOP or before.folded in _LEADS_IN or before.text.endswith(("'s", "’s")):
        return False
    if before.number is not None or parse_number((before.folded,)) is not None:
        return False
    return before.folded.endswith("s") or dict(kinds(before.stem)).get("adjective", 0.0) < _MOSTLY


def _may_tell(word: Token, after: Token | None, *, acts: bool) -> bool:
    """Whether it may be what is told of a subject right before it: a quality only where no noun follows."""
    if _is_verb(word):
        return True
    shares = dict(kinds(word.stem))
    if acts:
        return shares.get("verb", 0.0) >= _RARELY and shares.get("noun", 0.0) < _NEARLY_ALWAYS
    bare = after is None or (after.folded in STOP and after.folded != "of")
    return word.folded.endswith("ed") or (bare and shares.get("adjective", 0.0) >= _OFTEN)


def _is_verb(word: Token) -> bool:
    return dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY


def befell_whom(words: Sequence[Token], content: Sequence[Token]) -> Token | None:
    """What befell those who are asked for: "died" in "who died in the flood", "arrested" in "who was arrested"."""
    if len(words) < _WITH_VERB or words[0].folded != "who":
        return None
    passive = words[1].folded in _BE
    word = words[1 + passive] if len(words) > 1 + passive else None
    if word is None or word not in content:
        return None
    if passive:
        return word if _is_verb(word) or word.folded.endswith("ed") else None
    return word if _is_verb(word) and measure_of((word.stem,)) else None


def tells_deed(idea: Idea) -> bool:
    """Whether it says more than that something was or happened: "go" does in "go to prison", and "cut" in "power cut" is
    no deed."""
    if idea.sense:
        nouns = [dict(kinds(each)).get("noun", 0.0) for each in (idea.sense, idea.word.stem)]
        return nouns[0] < _NEARLY_ALWAYS or nouns[1] < _MOSTLY
    return generic_weight(idea.word.stem) >= SPECIFIC


def asks_deed(question: Question) -> bool:
    """Whether nothing answers that does not tell the verb: whether something was done, and to whom. Whether somebody
    had or used a thing is told in many ways: "did they wear masks"."""
    if Asked.WHEN in question.asked or {Asked.WHETHER, Asked.WHO}.isdisjoint(question.asked):
        return False
    return not any(term.predicate and term.token in _HAVING for term in question.terms)
