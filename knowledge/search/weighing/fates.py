"""What happened to somebody or something: "what happened to the airport?". That it was seized tells it best, then what it did
itself, less what others said or did near it, and least what it was anyway."""

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING
from knowledge.search.reading.perquestion import per_question
from knowledge.text import STOP, Token, tokens

__all__ = ["LEADING", "asks_fate", "befell", "those_asked"]

_FATE: Final = regex(
    r"\bwh?at(?:['’]?s| is| has| have| had| was| were| ever| then| finally| eventually)*(?: (?:finally|eventually|ever|then|later|exactly))?"
    r" (?:happen(?:ed|s)?|bec[ao]me|done|befell)(?: (?:next|then|later|finally|afterwards))? (?:to|of|with) (?P<whom>[^,;.?!]{1,80})"
    r"|\b(?:the )?fate of (?P<whose>[^,;.?!]{1,80})"
)
_ENDS: Final = regex(
    r"\b(?:on|in|at|during|after|before|when|while|between|since|by|until|as|who|which|that|and)\b"
)
LEADING: Final = frozenset(
    token.stem for token in tokens("happen happened become became befell done fate")
)
"""What leads to those of whom it is asked, and is told by no word of an answer."""
_SAME: Final = 0.9
_MOSTLY: Final = 0.8
_RATHER: Final = 0.6
_SOMETIMES: Final = 0.3
_TELLING: Final = 0.5
_BEING: Final = frozenset("is was are were be been being got".split())
_HELPS: Final = frozenset(
    "had has have also then first later again soon once already finally eventually still only both all".split()
)
_SMALL: Final = frozenset(
    "the a an all both other another some any several many more most at least about around nearly almost over than of its his her their "
    "one two three four five six seven eight nine ten remaining".split()
)
"""What may stand between a deed and those to whom it is done."""
_OPENS: Final = frozenset("that but while when where after as because who which said then".split())
_ROUND: Final = frozenset("the of in at on from near outside and".split())
_ARTICLES: Final = frozenset("the a an".split())
_HAVING: Final = frozenset("had has have".split())
_TIMES: Final = 8
"""How many times those are looked for who are asked for."""
_BEFORE: Final = 12
"""Words before somebody that may belong to them."""
_REACH: Final = 8
"""Words behind somebody within which the verb is looked for."""
_IRREGULAR: Final = frozenset(
    "shot took set put sent brought gave held led left caught kept lost beat hit struck tore threw drove flew hurt cut won shut burnt "
    "freed sank broke".split()
)
_PARTICIPLES: Final = frozenset(
    "shot taken set put sent brought given held led left caught kept lost beaten hit struck torn thrown driven flown hurt cut shut "
    "burnt freed sunk broken found made stolen hidden overrun overthrown withdrawn built".split()
)
_PARTICLES: Final = frozenset("down up out off over away aside apart back".split())
"""What may stand between a verb and those to whom it is done: "shot down six helicopters"."""
_MILD: Final = frozenset(
    token.stem
    for token in tokens(
        "guard protect watch see show meet visit join use lead head command call name mention support thank know want need expect describe "
        "praise tell ask order say report think believe help own base suspect hear notice follow include contain surround face reach enter pass approach"
    )
)
"""Deeds that leave those as they were to whom they are done."""
_FATES: Final = frozenset(
    token.stem
    for token in tokens(
        "die fall flee resign surrender return disappear vanish escape survive collapse crash sink burn explode land drop rise recover close "
        "end stop open fail perish drown leave retire quit break burst catch suffer lose win suspend resume shut give go get receive apply "
        "hide move arrive become turn change lapse expire spread shrink grow"
    )
)
"""Deeds that are somebody's lot."""
_BEFELL: Final = 1.0
_LOT: Final = 0.85
_DID: Final = 0.55
_MILDLY: Final = 0.4
_SAID: Final = 0.15
_NEAR_BY: Final = 0.2
_WHAT_IT_IS: Final = 0.1
_IN_OTHER_WORDS: Final = 0.4
"""Where they are told of by none of their own words, if at all."""


@lru_cache(maxsize=8)
def _whom(text: str) -> str:
    """The words for those of whom it is asked what happened to them; empty where that is not asked."""
    found = _FATE.search(text.casefold())
    if found is None:
        return ""
    words: str = found["whom"] or found["whose"]
    end = _ENDS.search(words)
    return words[: end.start()] if end else words


def asks_fate(question: Question) -> bool:
    """Whether it is asked what happened to somebody or something that is told by name or by a word of its own."""
    return bool(those_asked(question))


@per_question
def those_asked(question: Question) -> frozenset[str]:
    """Stems of those of whom it is asked what happened to them."""
    whom = _whom(question.text)
    if not whom:
        return frozenset()
    head = whom.partition(" of ")[0]
    return _stems_in(question, head) or _stems_in(question, whom)


def _stems_in(question: Question, whom: str) -> frozenset[str]:
    written = [
        f"{match.written} {match.name.display}"
        for match in question.names
        if match.written.casefold() in whom
    ]
    found = frozenset(
        word.stem for text in written for word in tokens(text) if word.folded not in STOP
    )
    for term in question.terms:
        if term.weight >= _TELLING and not term.inherited and term.word.casefold() in whom:
            found |= {term.token, *(v.token for v in term.variants if v.weight >= _SAME)}
    return found


def befell(those: Container[str], fact: Fact) -> float:
    """How well the fact tells what happened to ``those``, given by their stems, 0 to 1."""
    words = tokens(fact.statement)
    told = [_told_of(words, at) for at in islice(_runs(words, those), _TIMES)]
    return max(told, default=_IN_OTHER_WORDS)


def _runs(words: Sequence[Token], those: Container[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each run of those who are asked for."""
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and words[last].stem in those:
            last += 1
        if last > at:
            yield at, last - 1
        at = max(last, at + 1)


def _told_of(words: Sequence[Token], run: tuple[int, int]) -> float:
    first, last = run
    if words[last].text.endswith(("'s", "’s", "'", "’")) or _sorts(words[last + 1 : last + 2]):
        return _NEAR_BY / 2
    before = _before(words, first)
    if before is not None and (done := _done_to(words, before)):
        return done
    if before is None or words[before].folded in _OPENS or _begins_behind(words, before, first):
        return _of_subject(words, last)
    return _NEAR_BY


def _sorts(behind: Sequence[Token]) -> bool:
    """Whether they only sort the thing that is told: "government buildings"."""
    if not behind:
        return False
    word = behind[0]
    plain = word.text.islower() and not word.folded.endswith(("ed", "ing"))
    if not plain or word.folded in STOP or word.folded in _IRREGULAR | _BEING:
        return False
    return dict(kinds(word.stem)).get("noun", 0.0) > _MOSTLY


def _before(words: Sequence[Token], first: int) -> int | None:
    """Where the word stands that leads to them, behind what only belongs to them; ``None`` where the sentence begins."""
    at, least = first - 1, first - 1 - _BEFORE
    while at >= 0 and at > least and _belongs(words, at):
        at -= 1
    return at if at >= 0 else None


def _begins_behind(words: Sequence[Token], before: int, first: int) -> bool:
    """Whether they begin the sentence behind a place or a time: "In Velmstad the bridge …"."""
    article = next((at for at in range(first - 1, before, -1) if words[at].folded in _ARTICLES), -1)
    return before == 0 and words[0].folded in _ROUND and article > 1


def _belongs(words: Sequence[Token], at: int) -> bool:
    """Whether a word only tells more of those who follow, or is one of several: "General", "the remaining", "Ada Vale and"."""
    word = words[at]
    if word.folded in _SMALL or is_office(word.folded) or are_humans(word.folded):
        return True
    if word.folded == "and":
        return at > 0 and words[at - 1].text[:1].isupper() and words[at + 1].text[:1].isupper()
    if word.folded in STOP or word.folded in _OPENS:
        return False
    if word.text[:1].isupper():
        return True
    shares = dict(kinds(word.stem))
    return shares.get("adjective", 0.0) > _RATHER and not word.folded.endswith(("ed", "ing"))


def _done_to(words: Sequence[Token], at: int) -> float:
    """How much the word before them is something done to them; 0 where it is nothing that is done."""
    if words[at].end + 1 < words[at + 1].start:
        return 0.0  # A comma stands between.
    if words[at].folded in _PARTICLES and at > 0:
        at -= 1
    word = words[at]
    if word.stem in SAYING or word.folded in _BEING:
        return 0.0
    past = word.folded.endswith("ed") or word.folded in _IRREGULAR
    doing = word.folded.endswith("ing") and dict(kinds(word.stem)).get("verb", 0.0) > _SOMETIMES
    planned = at > 0 and words[at - 1].folded == "to"
    if not (past or doing) or planned:
        return 0.0
    return _MILDLY if word.stem in _MILD else _BEFELL


def _of_subject(words: Sequence[Token], last: int) -> float:
    """What a clause tells of those with whom it begins."""
    at = _behind_place(words, last + 1)
    while at < len(words) and words[at].folded in _HELPS:
        at += 1
    if at >= len(words):
        return _NEAR_BY
    said = words[at]
    if said.folded in _BEING:
        return _of_being(words, at + 1)
    if said.stem in SAYING:
        return _SAID
    if not said.text.islower():
        return _NEAR_BY
    return _LOT if said.stem in _FATES else _DID


def _behind_place(words: Sequence[Token], at: int) -> int:
    """Behind others of whom the same is told, and what tells which or where they are: "The airport in Almaty was …", "Ada Vale
    and Ben Lund were …"."""
    end = min(len(words), at + _REACH)
    if at >= end or not _tells_which(words[at]):
        return at
    found = next((i for i in range(at, end) if _is_verb(words[i])), end)
    return found if found < end else at


def _tells_which(word: Token) -> bool:
    return word.folded in _ROUND or word.text[:1].isupper() or word.text[:1].isdigit()


def _is_verb(word: Token) -> bool:
    if not word.text.islower():
        return False
    past = word.folded.endswith("ed") or word.folded in _IRREGULAR or word.stem in _FATES
    return past or word.folded in _BEING or word.folded in _HAVING


def _of_being(words: Sequence[Token], at: int) -> float:
    while at < len(words) and words[at].folded in _HELPS | _BEING:
        at += 1
    if at >= len(words):
        return _WHAT_IT_IS
    said = words[at]
    if said.folded.endswith("ed") or said.folded in _PARTICIPLES:
        return _MILDLY if said.stem in _MILD else _BEFELL
    return _DID if said.folded.endswith("ing") else _WHAT_IT_IS
