"""The other side of a line that answers: what denies a claim, fulfils or undoes a promise, or blames somebody else.

A member who asks whether something happened is not to be told of its promise alone, nor of one party's word. What turns a
line stands mostly right behind it, and says "it" or "they" of its matter, so that no word leads to it: these sentences are
fetched by their place. Others are among what was found.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Evidence, Question
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.answering.contesting import denies
from knowledge.search.answering.disputing import beside
from knowledge.search.answering.reasons import share_paragraph
from knowledge.search.answering.turning import (
    Openness,
    blames,
    came_of,
    changes_holder,
    changes_state,
    ends,
    finds_none,
    has_not,
    is_another,
    is_claim,
    names_no_doer,
    openness,
    refers_back,
    refutes,
)
from knowledge.search.reading.framing import generic_weight
from knowledge.search.weighing.parts import is_one_sentence, with_its_day
from knowledge.text import STOP, Token, tokens

__all__ = ["beside_open", "with_sides"]

_ASKED: Final = frozenset({Asked.WHETHER, Asked.WHY, Asked.WHO, Asked.WHO_SAID})
_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_MOST: Final = 2
_MOST_DISPUTED: Final = 3
_SHARE: Final = 0.8
"""Score of a line that is told for the one before it, as a share of that."""
_TELLING: Final = 0.5
_SURE: Final = 0.7
"""Least weight of another word for what is asked."""
_TOLD: Final = 0.5
"""Coverage from which on a line elsewhere tells the same matter."""
_NEARLY: Final = 0.85
"""The same of one of the closest lines that only lacks somebody who does it, or that it was done."""
_TOLD_RESUMED: Final = 0.3
"""The same of what tells that something went on, and so has nothing of its halt."""
_OPENING: Final = 5
"""Words that begin a sentence with what it is of."""
_NOW: Final = regex(
    r"\b(?:now|nowadays|today|still|currently|at present|again|these days|any ?more|any longer)\b",
    re.IGNORECASE,
)
_HOLDS: Final = regex(
    r"\A\W*(?:and |so |but )?(?:is|are|does|has|have) (?!it (?:true|right|correct)\b|there\b|that\b)|\bwho (?:owns|runs|leads|heads|controls|holds|manages|operates)\b",
    re.IGNORECASE,
)
"""Asks what holds, in the present tense."""
_OF_BLAME: Final = regex(r"\b(?:to blame|fault|responsible|guilty)\b", re.IGNORECASE)
_OF_CAUSE: Final = regex(r"\b(?:because|due to|caused?|led to|thanks to)\b", re.IGNORECASE)
_PAST: Final = regex(r"\b(?:did|was|were|had|would|could)\b", re.IGNORECASE)
_HOW_KNOWN: Final = regex(
    r"\bhow (?:did|do|does|could|can|was|were|is) [^?]{0,40}\b(?:know|knew|known|tell|find out|found out|learn\w*|reali[sz]ed?|notice[sd]?|sure|certain|"
    r"concluded?)\b",
    re.IGNORECASE,
)
_INFERS: Final = regex(
    r"\b(?:took|taken|takes|read) (?:it|this|that|them) (?:to mean|as)\b|\b(?:concluded|inferred|guessed|deduced|knew) from (?:it|this|that|them)\b|"
    r"\A(?:That|This|It|They) (?:meant|showed|told|proved|suggested|confirmed)\b"
)
_CONTRAST: Final = regex(
    r"\A(?:But|Yet|Instead|Only)\b|\b(?:however|nevertheless|after all|in the end)\b", re.IGNORECASE
)
_OF_PERSON: Final = regex(r"\A(?:But )?(?:He|She)\b")
_LASTING: Final = regex(r"\bafter all\b", re.IGNORECASE)
_GOES_ON: Final = regex(
    r"\A(?:He|She)\b|\b(?:he|she) (?:said|says|added|adds|wrote|told|explained|went on)\b"
)
"""The same speaker."""
_BACKWARD: Final = regex(
    r"\bhad (?:(?:not|never|been|already) )*(?:\w+(?:ed|en|wn|ne)|made|left|put|cut|let|lost|hit|kept|sent|built|found|held|paid|sold|told|set|run|come)\b|"
    r"\bbecause\b|\bcaus\w+|\bblam\w+"
)
"""What is told of what came before: a cause is."""
_DENIES: Final = regex(
    r"\b(?:not|never|no|nobody|none|too)\b|n['’]t\b|\bden(?:ied|ies)\b", re.IGNORECASE
)


class _Matter(NamedTuple):
    """What a question is of, and its first line."""

    question: Question
    line: Evidence
    was: Openness
    asked: frozenset[str]
    """Stems that are asked for, or say the same."""
    told: frozenset[str]
    """These, and the stems of the line that are no names."""


def beside_open(
    question: Question, lead: Sequence[Evidence], *, answers: bool
) -> tuple[str, ...] | None:
    """Ids of the sentences around the first line that may tell its other side; ``None`` where it leaves nothing open, or
    neither ``answers`` nor tells nearly all that is asked."""
    if not lead or question.overview or question.others:
        return None
    if not answers and lead[0].coverage < _NEARLY:
        return None
    matter = _matter_of(question, lead[0])
    asked = _wants_doer(matter) or _may_be_blamed(matter) or _wants_grounds(matter)
    if not (matter.was or asked or _of_now(question)):
        return None
    fact = lead[0].fact
    alone = fact.passage and is_one_sentence(fact.statement)
    return beside(fact) if alone else ()


def with_sides(
    question: Question,
    lead: tuple[Evidence, ...],
    ranked: Sequence[Evidence],
    around: Iterable[Fact],
) -> tuple[Evidence, ...]:
    """``lead``, not empty, with what turns its first line right behind that; or before it, where it is asked what holds now."""
    matter = _matter_of(question, lead[0])
    fact = matter.line.fact
    near = [
        each for each in around if share_paragraph(fact, each) and is_one_sentence(each.statement)
    ]
    before = [each for each in near if _steps(fact, each) == -1]
    turning = _behind(matter, [each for each in near if _steps(fact, each) > 0])
    turning += [each for each in _elsewhere(matter, ranked) if each not in turning]
    turning = turning[: _MOST_DISPUTED if matter.was.disputed else _MOST]
    grounds = [each for each in before if _leads_up(matter, each)]
    if grounds and _wants_grounds(matter):
        return _in_turn(grounds, turning, lead, ranked)
    if not (turning or grounds):
        found = _latest(matter, ranked) if _of_now(question) else []
        return _in_turn(found, (), lead, ranked) if found else lead
    if _of_now(question) and not (matter.was.said and not matter.was.planned):
        return _in_turn(turning, grounds, lead, ranked)
    return _in_turn((), (*grounds, *turning), lead, ranked)


def _in_turn(
    first: Sequence[Fact],
    second: Sequence[Fact],
    lead: tuple[Evidence, ...],
    ranked: Iterable[Evidence],
) -> tuple[Evidence, ...]:
    """``first``, the first line, ``second`` and the other lines, each once."""
    known = {each.fact.id: each for each in (*ranked, *lead)}
    score = _SHARE * lead[0].score
    lines: dict[str, Evidence] = {}
    for fact in (*first, lead[0].fact, *second, *(each.fact for each in lead)):
        lines.setdefault(fact.id, with_its_day(known.get(fact.id) or Evidence(fact, score)))
    return tuple(lines.values())


def _matter_of(question: Question, line: Evidence) -> _Matter:
    terms = [term for term in question.terms if term.weight >= _TELLING]
    own = {term.token for term in terms}
    named = {word.stem for match in question.names for word in tokens(match.written)}
    own |= {word.stem for word in tokens(question.text) if _is_telling(word)} - named
    asked = own | {v.token for term in terms for v in term.variants if v.weight >= _SURE}
    words = tokens(line.fact.statement)
    told = {word.stem for word in words if word.text[:1].islower() and _is_telling(word)}
    was = Openness()
    if not _ASKED.isdisjoint(question.asked) or _of_now(question):
        was = openness(line.fact, own)
    return _Matter(question, line, was, frozenset(asked), frozenset(asked | told))


def _is_telling(word: Token) -> bool:
    return word.folded not in STOP and generic_weight(word.stem) >= _TELLING


def _wants_doer(matter: _Matter) -> bool:
    """Whether it is asked who did what the line tells without saying by whom."""
    asked = matter.question.asked
    if Asked.WHO not in asked or Asked.WHO_SAID in asked:
        return False
    blamed = _OF_BLAME.search(matter.question.text) is not None
    return blamed or names_no_doer(matter.line.fact.statement)


def _may_be_blamed(matter: _Matter) -> bool:
    """Whether it is asked if somebody did what the line tells without saying by whom."""
    lacks = Asked.WHETHER in matter.question.asked and bool(matter.line.missing)
    caused = _OF_CAUSE.search(matter.question.text) is not None
    return lacks and (caused or names_no_doer(matter.line.fact.statement))


def _wants_grounds(matter: _Matter) -> bool:
    """Whether it is asked from what somebody knew what the line only concludes."""
    concludes = _INFERS.search(matter.line.fact.statement) is not None
    return concludes and _HOW_KNOWN.search(matter.question.text) is not None


def _of_now(question: Question) -> bool:
    """Whether it is asked what holds now, and not what was so on a day."""
    text = question.text
    present = _NOW.search(text) is not None or _HOLDS.search(text) is not None
    present = present and not (question.when or question.ending)
    return present and _PAST.search(text) is None


def _behind(matter: _Matter, behind: Iterable[Fact]) -> list[Fact]:
    """Those of the next sentences that turn the line, in their order."""
    found: list[Fact] = []
    for fact in behind:
        joined = any(_steps(each, fact) == 1 for each in (matter.line.fact, *found[-1:]))
        if _is_other_side(matter, fact, joined=joined):
            found.append(fact)
    return found


def _is_other_side(matter: _Matter, fact: Fact, *, joined: bool) -> bool:
    """Whether a later sentence of the paragraph tells another side; ``joined``: no sentence of other matters lies between."""
    statement, was = fact.statement, matter.was
    if (was.disputed and is_claim(fact)) or (_wants_doer(matter) and blames(statement)):
        return True
    if joined and _is_refuted(matter, statement):
        return True
    if Asked.WHETHER not in matter.question.asked and not _of_now(matter.question):
        return _tells_other_cause(matter, fact, joined=joined)
    if was and is_another(statement, _stems(matter.line.fact)):
        return True
    if joined and (
        _answers(matter, fact) or _tells_how_it_is(matter, fact) or _blames_asked(matter, fact)
    ):
        return True
    return _is_tied(matter, fact, joined=joined) and came_of(was, statement, matter.told)


def _is_refuted(matter: _Matter, statement: str) -> bool:
    """Whether the next sentence denies or judges what the line says, or plans, or lays to somebody's charge."""
    was, asked = matter.was, matter.question.asked
    if not (was.said or ((was.planned or was.charged) and Asked.WHETHER in asked)):
        return False
    doubted = Asked.WHETHER in asked or Asked.WHY in asked
    return refutes(statement, matter.told) or (doubted and finds_none(statement))


def _blames_asked(matter: _Matter, fact: Fact) -> bool:
    return _may_be_blamed(matter) and blames(fact.statement) and _shares(fact, matter.asked)


def _answers(matter: _Matter, fact: Fact) -> bool:
    """Whether somebody else says something of the same claim: of the same thing, a "not" of its "it", or what the very one says of
    whom it is claimed."""
    line = matter.line.fact
    if not (matter.was.said and is_claim(fact) and _other_speaker(line, fact)):
        return False
    denied = has_not(fact.statement) and refers_back(fact.statement)
    return denied or _both_tell(matter, fact) or _is_of_speaker(line, fact)


def _is_of_speaker(line: Fact, fact: Fact) -> bool:
    """Whether the line tells of who speaks in the other, and is not their own word."""
    speaker = fact.attribution.who.split()[-1:]
    told = speaker and speaker[0] in line.statement and speaker[0] not in line.attribution.who
    return bool(told) and speaker[0][:1].isupper()


def _tells_how_it_is(matter: _Matter, fact: Fact) -> bool:
    """Whether it is asked what holds now, and told that it is no more as the line has it."""
    return _of_now(matter.question) and refers_back(fact.statement) and ends(fact.statement)


def _is_tied(matter: _Matter, fact: Fact, *, joined: bool) -> bool:
    """Whether a later sentence is of the same matter: by its "they", as the next one, or by what both tell of it."""
    statement = fact.statement
    was = matter.was
    if joined and (was.charged or was.sentenced or was.planned) and _OF_PERSON.match(statement):
        return True
    if _LASTING.search(statement) or _of_same_person(matter, fact) or _both_tell(matter, fact):
        return True
    back = refers_back(statement) or _CONTRAST.search(statement) is not None
    return joined and (back or _shares(fact, matter.asked))


def _tells_other_cause(matter: _Matter, fact: Fact, *, joined: bool) -> bool:
    """Whether somebody else tells what had come before, as the line does."""
    line = matter.line.fact
    if Asked.WHY not in matter.question.asked or not (
        joined and matter.was.said and is_claim(fact)
    ):
        return False
    both = (_BACKWARD.search(each.statement) is not None for each in (line, fact))
    return all(both) and _other_speaker(line, fact)


def _both_tell(matter: _Matter, fact: Fact) -> bool:
    """Whether the line and the other tell of a thing that is asked for, and of each name that is asked for and that the line has."""
    asked = {match.name.id for match in matter.question.names}
    mine, theirs = ({part.name for part in each.names} for each in (matter.line.fact, fact))
    words = tokens(matter.line.fact.statement)
    written = {word.stem for word in words if word.text[:1].isupper()} & matter.asked
    return asked & mine <= theirs and written <= _stems(fact) and bool(_things(matter, fact))


def _things(matter: _Matter, fact: Fact) -> frozenset[str]:
    """What is asked for and told by both, as stems."""
    return matter.asked & _stems(matter.line.fact) & _stems(fact)


def _leads_up(matter: _Matter, fact: Fact) -> bool:
    """Whether the sentence right before tells from what the line concludes, or the claim that the line is against."""
    if _wants_grounds(matter):
        return True
    line, asked = matter.line.fact, matter.question.asked
    if not (matter.was.said and is_claim(fact) and _other_speaker(fact, line)):
        return False
    if Asked.WHY in asked:
        return blames(fact.statement)
    if matter.was.denied and denies(line.statement):
        return Asked.WHETHER in asked
    against = _DENIES.search(line.statement) is not None
    of_anybody = Asked.WHETHER in asked or (Asked.WHO_SAID in asked and Asked.WHO in asked)
    return against and of_anybody and not matter.question.speaker and _both_tell(matter, fact)


def _elsewhere(matter: _Matter, ranked: Iterable[Evidence]) -> list[Fact]:
    """What is found further on that turns the line: tells of the same thing, or of the same person who was charged."""
    was = matter.was
    if Asked.WHETHER not in matter.question.asked and not _of_now(matter.question):
        return []
    if was.charged or was.sentenced:
        was = Openness(charged=was.charged, sentenced=was.sentenced)
    else:
        was = Openness(planned=was.planned, halted=was.halted)
    return [
        found.fact
        for found in ranked
        if was
        and not found.days_off
        and _is_later(matter.line.fact, found.fact)
        and came_of(was, found.fact.statement, frozenset())
        and _is_of_same(matter, found)
    ]


def _is_of_same(matter: _Matter, found: Evidence) -> bool:
    """Whether a line of another place is of whom the first one charges, or begins with the thing that it plans or halts."""
    was = matter.was
    if was.charged or was.sentenced:
        return _of_same_person(matter, found.fact)
    if found.coverage < (_TOLD if was.planned else _TOLD_RESUMED):
        return False
    shared = _things(matter, found.fact)
    return any(word.stem in shared for word in tokens(found.fact.statement)[:_OPENING])


def _latest(matter: _Matter, ranked: Iterable[Evidence]) -> list[Fact]:
    """Into whose hands it last passed, or how it last was, where that is told later than the line."""
    found = [
        each.fact
        for each in ranked
        if max(each.coverage, each.content) >= _TOLD
        and _shares(each.fact, matter.asked)
        and _changes(matter, each.fact)
        and not openness(each.fact, ()).planned
        and _is_later(matter.line.fact, each.fact)
    ]
    return sorted(found, key=_place)[-1:]


def _changes(matter: _Matter, fact: Fact) -> bool:
    """Whether it tells of new hands, or that a thing of which the line tells too is so again or no longer."""
    if changes_holder(fact.statement):
        return True
    return (
        Asked.WHETHER in matter.question.asked
        and changes_state(fact.statement)
        and _both_tell(matter, fact)
    )


def _of_same_person(matter: _Matter, fact: Fact) -> bool:
    """Whether both tell of somebody who is asked for."""
    asked = {match.name.id for match in matter.question.names}
    mine = {part.name for part in matter.line.fact.names}
    return any(part.name in asked and part.name in mine for part in fact.names)


def _other_speaker(one: Fact, other: Fact) -> bool:
    """Whether the later of two claims is somebody else's."""
    said, also = one.attribution.who, other.attribution.who
    return not (said and said == also) and _GOES_ON.search(other.statement) is None


def _shares(fact: Fact, stems: Collection[str]) -> bool:
    return any(word.stem in stems for word in tokens(fact.statement))


def _stems(fact: Fact) -> set[str]:
    return {word.stem for word in tokens(fact.statement)}


def _place(fact: Fact) -> tuple[int, int]:
    """Paragraph and number in it: the order of a text."""
    own = _NUMBERED.match(fact.id)
    return fact.citations[0].paragraph if fact.citations else 0, int(own[2]) if own else 0


def _steps(one: Fact, other: Fact) -> int:
    """How many sentences of a paragraph the other stands further on."""
    return _place(other)[1] - _place(one)[1]


def _is_later(one: Fact, other: Fact) -> bool:
    """Whether the other is told further on in the same text, or of a later day."""
    if one.passage and {each.source for each in one.citations} & {
        each.source for each in other.citations
    }:
        return _place(other) > _place(one)
    return one.when is not None and other.when is not None and other.when.first > one.when.last
