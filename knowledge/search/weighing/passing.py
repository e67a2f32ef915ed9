"""Whether a statement tells an asked happening only in passing: as what something else came before, as a mere
hope, or to say which thing it is about.

"A month before the collapse a man was hurt" is no answer to when the mine collapsed, nor "the crashed jet was new" to
where the jet crashed, though the words are there.
"""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon import cues
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import finder, regex
from knowledge.text import STOP, Token, tokens

__all__ = ["Passing", "deed_tokens", "in_passing", "to_tell_which"]

_BESIDE: Final = frozenset(
    "before after since during until till following despite amid ahead prior without against".split()
)
_TIMES: Final = frozenset("before after since until till".split())
"""What joins two happenings of which each may have its day."""
_UNREAL: Final = frozenset(
    "hope hopes hoped chance chances probability odds plan plans planned would could may might should if whether possible likely "
    "expected expect expects want wants wanted demand demands demanded fear fears feared risk danger unless refuse refused hard difficult".split()
)
_ABLE_OR_NOT: Final = frozenset("could would refuse refused".split())
"""Of these what somebody is able to do answers whether they do it, and so does that they would not."""
_WISHED: Final = _UNREAL - _ABLE_OR_NOT
_HINT: Final = regex(rf"\b(?:{'|'.join(sorted(_BESIDE | _UNREAL))})\b", re.IGNORECASE)
_hints: Final = finder(_HINT)
_MIGHT: Final = regex(
    r"(?P<none>\b(?:no(?: [a-z]+)?|nobody|no one|none) )?\b(?:might|may|could) (?:also |soon |yet |well )?(?!not\b)[a-z]+",
    re.IGNORECASE,
)
_WHICH: Final = regex(
    r"\b(?:that|which|who)\b|\b(?:the|an?|this|its|his|her|their) \w+e[dn]\b", re.IGNORECASE
)
"""Without a match of these no word stands in passing."""
_tells_any_which: Final = finder(_WHICH)
_ENDING: Final = frozenset("and but which who while where when as".split())
_RELATIVE: Final = frozenset("that which who".split())
_ARTICLES: Final = frozenset("the a an this that its his her their".split())
_BREAK: Final = regex(r"[.;:!?]\s")
_DAY_BEHIND: Final = regex(
    r"(?: (?:on|in|at|by|of|the|its|early|late|morning|night|evening|afternoon|day|about|around|shortly|after|before|again|down|off|out|up|over|"
    r"completely|altogether|[a-z]+ly|[0-9]{1,2}(?:st|nd|rd|th)?))*"
    r" (?:(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|"
    r"[0-9]{1,2}[:.][0-9]{2}\b|[0-9]{1,2} (?:[ap]\.?m\b|o['’]clock))"
)
"""A day or an hour right behind a deed in its own clause, which is then told after all: "until the rig sank on 22 April"."""
_CLOSED: Final = regex(r", (?:who|which|whose|where) [^;]*,\s\Z")
"""What stands right before the verb that goes on behind a relative clause: "Vale, who would say nothing, left"."""
_REACH: Final = 4
_FAR: Final = 8
_NOUN: Final = 0.5


_SINCE_START: Final = regex(
    r"\b(?:since|after|before|from|until|till|at|by|for|despite|during) (?:the )?(?:very )?(?:start|beginning|onset|outbreak) of\b",
    re.IGNORECASE,
)
"""From when something is counted; nothing is told of how that began."""
_STARTS: Final = regex(
    r"\b(?:start\w*|beg[aiu]n\w*|onset|outbreak|br[eo]a?ke?n? out|erupt\w*|kick\w* off|sparked|triggered|launch\w*|open\w*)\b",
    re.IGNORECASE,
)
_IN_PASSING: Final = 0.4
_TO_TELL_WHICH: Final = 0.7
"""What is left of how well a fact is of the asked kind."""
_TELLING: Final = 0.5
_PARTLY: Final = 0.3
_OF_DEEDS: Final = frozenset({Asked.WHEN, Asked.WHERE, Asked.WHO})
_AHEAD: Final = regex(
    r"\b(?:will|would|shall|should|going to|is|are|supposed|plan|planned|hope|hoped|want|wanted|expected|due)\b",
    re.IGNORECASE,
)
_DONE: Final = regex(
    r"\A\W*(?:(?:so|and|but|ok|hey|or|also)\W+)*(?:was|were|did|has|have|had|is|are)\b",
    re.IGNORECASE,
)
"""How it is asked whether something came to be."""


class Passing:
    """One question, whose day or place is asked for or not, to be held against many statements."""

    def __init__(self, question: Question) -> None:
        asked = frozenset(question.asked)
        self._asked = _said_by(question.terms) if Asked.WHEN in asked else frozenset[str]()
        self._deeds = (
            frozenset[str]() if asked.isdisjoint(_OF_DEEDS) else _said_by(_deeds(question.terms))
        )
        self._future = bool(self._asked) and bool(_AHEAD.search(question.text))
        doubted = Asked.WHETHER in asked and _DONE.match(question.text) is not None
        self._done = _said_by(_deeds(question.terms)) if doubted else frozenset[str]()
        self._outbreak = cues.asks_outbreak(question.text)
        # Each statement is asked about twice in a row.
        self._last = ("", False)

    @property
    def asks(self) -> bool:
        """Whether it is asked when or whether a happening came to be, so that a statement may tell it only in passing."""
        return bool(self._asked or self._done or self._outbreak)

    def is_all(self, statement: str) -> bool:
        """Whether the day of a happening is asked for that the statement tells only in passing, or whether that came to
        be which it tells as a mere hope."""
        if not self.asks:
            return False
        known, told = self._last
        if known != statement:
            told = self._tells_in_passing(statement)
            self._last = statement, told
        return told

    def _tells_in_passing(self, statement: str) -> bool:
        if self._outbreak and _only_since_start(statement):
            return True
        if self._done and (
            in_passing(self._done, statement, among=_WISHED) or _only_may_be(self._done, statement)
        ):
            return True
        among = _BESIDE if self._future else _BESIDE | _UNREAL
        return bool(self._asked) and in_passing(self._asked, statement, among=among)

    def share(self, statement: str) -> float:
        """How much less it is of the asked kind for that, or for telling by the deed only which thing is meant."""
        if (self._asked or self._outbreak) and self.is_all(statement):
            return _IN_PASSING
        only = bool(self._deeds) and to_tell_which(self._deeds, statement)
        return _TO_TELL_WHICH if only else 1.0


def _deeds(terms: Iterable[Term]) -> Iterable[Term]:
    return (term for term in terms if dict(kinds(term.token)).get("verb", 0.0) >= _PARTLY)


def deed_tokens(terms: Iterable[Term]) -> frozenset[str]:
    """The tokens that say what is asked to have happened."""
    return _said_by(_deeds(terms))


def _said_by(terms: Iterable[Term]) -> frozenset[str]:
    """The tokens that say the telling ones among the terms."""
    return frozenset(
        token
        for term in terms
        if term.weight >= _TELLING
        for token in (term.token, *(variant.token for variant in term.variants))
    )


def in_passing(
    asked: Container[str], statement: str, *, among: Container[str] = _BESIDE | _UNREAL
) -> bool:
    """Whether every ``asked`` stem that the statement holds stands in passing; false where it holds none.

    ``among``: the words that make it so. Where what is asked for may lie ahead, hopes and plans answer.
    """
    if not _hints(statement):
        return False
    words = _words_of(statement)
    places = [at for at, word in enumerate(words) if word.stem in asked]
    return bool(places) and all(_aside(statement, words, at, among) for at in places)


def to_tell_which(deed: Container[str], statement: str) -> bool:
    """Whether every ``deed`` stem that the statement holds only tells one thing from others: "the crashed jet", "the
    jet that crashed"; false where it holds none."""
    if not _tells_any_which(statement):
        return False
    words = _words_of(statement)
    places = [at for at, word in enumerate(words) if word.stem in deed]
    return bool(places) and all(_tells_which(words, at) for at in places)


def _only_since_start(statement: str) -> bool:
    """Whether all that it says of a beginning is from when it counts: "since the start of the siege"."""
    if not _SINCE_START.search(statement):
        return False
    return not _STARTS.search(_SINCE_START.sub(" ", statement))


def _only_may_be(deed: Container[str], statement: str) -> bool:
    """Whether a statement without the ``deed`` in so many words tells what might come: "others might follow"."""
    if all(might["none"] for might in _MIGHT.finditer(statement)):
        return False
    return not any(word.stem in deed for word in _words_of(statement))


@lru_cache(maxsize=512)
def _words_of(statement: str) -> tuple[Token, ...]:
    return tokens(statement)


def _aside(statement: str, words: Sequence[Token], at: int, among: Container[str]) -> bool:
    """Whether a word not far before says so, with no new clause between."""
    if _CLOSED.search(statement, 0, words[at].start):
        return False
    for back in range(1, min(at, _FAR) + 1):
        word = words[at - back].folded
        if _BREAK.search(statement, words[at - back].end, words[at - back + 1].start):
            return False
        if word in among and _is_near(words, at, back):
            return not (word in _TIMES and _DAY_BEHIND.match(statement, words[at].end))
        if word in _ENDING:
            return False
    return False


def _is_near(words: Sequence[Token], at: int, back: int) -> bool:
    word = words[at - back]
    return back <= _REACH if word.folded in _BESIDE else word.text.islower()


def _tells_which(words: Sequence[Token], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None:
        return False
    if before.folded in _RELATIVE:
        return at > 1 and _is_noun(words[at - 2])
    participle = word.folded.endswith(("ed", "en")) and before.folded in _ARTICLES
    return participle and after is not None and _is_noun(after)


def _is_noun(word: Token) -> bool:
    return word.folded not in STOP and dict(kinds(word.stem)).get("noun", 0.0) >= _NOUN
