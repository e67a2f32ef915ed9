"""Whether a line tells how those reacted who are asked for: that one of them acts or speaks, not that others speak of them.

Who acts is told from the opening of a statement, up to its verb: "Swedish Foreign Minister Lars Holm said". What somebody is
("Ada Vale was the president of Norland") is no reaction.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.document import name_token
from knowledge.flow import Question
from knowledge.lexicon.demonyms import country_in_words, stems_of_countries
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact, NameKind
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING, country_stems
from knowledge.search.reading.reactions import governs, who_reacted
from knowledge.text import Token, tokens

__all__ = [
    "Reactors",
    "lacks_reaction",
    "opening",
    "reaction_fit",
    "reactors_asked",
    "says_something",
]

_LONGEST: Final = 14
"""Words up to which who acts is looked for."""
_MOSTLY: Final = 0.6
_BEING: Final = frozenset(
    "is was are were be been had has have did does do would will could".split()
)
_PAST: Final = frozenset(
    "said told sent went came gave took made let left put cut met held led kept began broke chose drew fell felt fled flew found fought got "
    "grew knew lost paid ran rose sat saw sold shot shut sought spoke spent stood struck swore taught thought threw wept withdrew won wore wrote "
    "brought built bought called".split()
)
_LINKS: Final = frozenset(
    "that who which when where while after before because as by in on at to from with against into near about over under during".split()
)
_DAYS: Final = regex(
    r"\A(?:On|By|Late|Early|Shortly|At|From|Since|After|Before|The same|The next|That|Next|Two|A) [^,;]{0,50}?(?:[0-9]|day\b|later\b|night\b|morning\b|evening\b|noon\b)(?: [A-Z][a-z]+(?: [0-9]{4})?)?,? "
)
_SAID_LAST: Final = regex(
    r", (?P<who>[^,;]{2,60}(?:, [^,;]{2,60},)?) (?:said|says|told|wrote|added|announced|declared|reported)\b[^,;]*\Z"
)
_BODIES: Final = frozenset(
    word.stem
    for word in tokens(
        "government ministry parliament army navy troops forces police embassy state court council senate congress delegation service services "
        "commission administration department authorities airline regulator bank agency cabinet prime foreign defence defense interior deputy"
    )
)
_STANCE: Final = frozenset(
    word.stem
    for word in tokens(
        "condemn urge call express offer support welcome back reject deny warn criticise criticize praise denounce recall expel suspend close stop "
        "halt impose freeze refuse deploy send declare order promise pledge vow demand ask appeal regret deplore advise thank congratulate accuse "
        "blame dismiss sack ban lift cancel request reaffirm slam voice announce introduce mobilise mobilize apply gather march protest flee "
        "cheer weep cry cheer celebrate mourn strike shout"
    )
)
_MANY: Final = frozenset(
    "dozens hundreds thousands tens scores crowd crowds group groups number millions majority".split()
)
_BE: Final = frozenset("is was are were".split())
_LIKE: Final = 0.5
_ACTS: Final = 1.0
_OTHERWISE: Final = 0.6


class Reactors(NamedTuple):
    """Stems, and tokens of names, of those of whom it is asked; none where nobody is."""

    stems: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    own: frozenset[str] | None = None
    """Of a government the stems of its country, so that none of another one is told; ``None`` of all others."""


def reactors_asked(question: Question) -> Reactors:
    """Who is asked to have reacted, of a country all who act for it."""
    who = who_reacted(question.text)
    if not who:
        return Reactors()
    words = {word.stem for word in tokens(who)}
    stems, own, marks = set[str](), None, set[str]()
    for match in question.names:
        if match.written.casefold() in who.casefold():
            if match.name.kind is NameKind.PLACE and not country_stems(match.name):
                return (
                    Reactors()
                )  # By "Moscow" whoever governs from there is meant, which no word tells.
            stems |= country_stems(match.name) or _last_stems(match.name.display, match.written)
            marks |= {name_token(match.name.id), *(each for each in match.words if "_" in each)}
    for term in question.terms if not marks else ():
        if term.token in words and not term.inherited:
            told = {term.token, *(v.token for v in term.variants if v.weight >= _LIKE)}
            stems |= {each for each in told if "_" not in each}
            marks |= {each for each in told if "_" in each}
            if governs(who):
                own = frozenset(v.token for v in term.variants if v.weight < _LIKE)
    return Reactors(frozenset(stems), frozenset(marks), own)


def _last_stems(*names: str) -> set[str]:
    """The stem of the last word of each name, by which its bearer is told again."""
    return {words[-1].stem for words in map(tokens, names) if words}


def lacks_reaction(asked: Reactors, fact: Fact) -> bool:
    """Whether none of those who are asked for acts or speaks."""
    teller = fact.attribution.who
    if teller:
        marked = fact.attribution.who_name and name_token(fact.attribution.who_name) in asked.marks
        return not (marked or _is_of(asked, tokens(teller)))
    acts = opening(fact.statement)
    if not acts or _only_is(fact.statement, acts):
        return True
    if any(part.role == "actor" and name_token(part.name) in asked.marks for part in fact.names):
        return False
    return not _is_of(asked, _without_owned(acts))


def reaction_fit(fact: Fact) -> float:
    """How plainly it tells a reaction: best where somebody takes a stand or does something about it."""
    words = {word.stem for word in tokens(fact.statement)}
    return _ACTS if not _STANCE.isdisjoint(words) else _OTHERWISE


def _is_of(asked: Reactors, words: Sequence[Token]) -> bool:
    stems = {word.stem for word in words}
    if asked.own is not None and not (stems & stems_of_countries()) <= asked.own:
        return False
    if not asked.stems.isdisjoint(stems & stems_of_countries()):
        return True
    if not asked.stems.isdisjoint(word.stem for word in _heads(words)):
        return True
    spelled = (country_in_words(stem) for stem in asked.stems)
    return any(name and name <= stems for name in spelled)


def _heads(words: Sequence[Token]) -> Sequence[Token]:
    """The words without those of whom something is: "Inspections of people", but not "thousands of people"."""
    for at, word in enumerate(words):
        if word.folded == "of" and at and words[at - 1].folded not in _MANY:
            return words[:at]
    return words


def _without_owned(acts: Sequence[Token]) -> Sequence[Token]:
    """The words without somebody's, where what is theirs is nobody who acts: "Norland's weakness"."""
    for at, word in enumerate(acts[:-1]):
        if word.text.endswith(("'s", "’s")):
            behind = acts[at + 1 :]
            if not any(_may_act(each) for each in behind):
                return ()
    return acts


def _may_act(word: Token) -> bool:
    return (
        word.stem in _BODIES
        or is_office(word.folded)
        or are_humans(word.folded)
        or word.text[:1].isupper()
    )


def _only_is(statement: str, acts: Sequence[Token]) -> bool:
    """Whether it says no more than what somebody is or has."""
    behind = tokens(statement[acts[-1].end :])
    first, second = (*(word.folded for word in behind[:2]), "", "")[:2]
    return first in _BE and not second.endswith(("ed", "ing", "en"))


@lru_cache(maxsize=2048)
def opening(statement: str) -> tuple[Token, ...]:
    """The words before the verb of a statement: who acts or speaks; those behind "on Monday" where it begins so, and those
    before a "said" that stands last where it does."""
    last = _SAID_LAST.search(statement)
    if last is not None:
        return tuple(tokens(last["who"]))
    when = _DAYS.match(statement)
    begins = when.end() if when else 0
    words = [word for word in tokens(statement) if word.start >= begins][:_LONGEST]
    end = next((at for at in range(len(words)) if _ends_it(words, at)), 0)
    return tuple(words[:end])


def says_something(statement: str) -> bool:
    """Whether the verb behind its opening is one of saying."""
    acts = opening(statement)
    behind = tokens(statement[acts[-1].end :])[:1] if acts else ()
    return any(word.stem in SAYING for word in behind)


def _ends_it(words: Sequence[Token], at: int) -> bool:
    """Whether the verb stands here, or what can only stand behind it."""
    word = words[at]
    if word.folded in _BEING or word.folded in _PAST or word.folded in _LINKS:
        return True
    if word.text[:1].isupper() or word.number is not None:
        return False
    if word.stem in SAYING or word.folded.endswith("ed"):
        return True
    return at > 0 and dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY
