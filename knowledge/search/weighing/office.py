"""Whose office it is: "the head of the CSTO" is not whoever heads something in a fact on the CSTO."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from knowledge.flow import NameMatch, Question
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Fact, Name, NameKind
from knowledge.names.book import stems_of
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = [
    "lacks_rank",
    "leaves_holder_open",
    "only_holder",
    "rank_asked",
    "tells_office",
    "tells_titled",
    "titles_asked",
]

_SURE: Final = 0.8
_THE_SAME: Final = 0.85
_WHICH_RANK: Final = regex(
    r"\b(?:which|what) (?:(?!(?:the|an?|is|was|are|were|did|does|do|has|had|of|to|his|her|their)\b)[\w’'-]+ ){0,2}?(?P<rank>general|colonel|admiral|captain|lieutenant|sergeant|marshal|minister|governor|mayor|"
    r"judge|ambassador|senator|bishop|prince|king|queen)\b(?!['’]s| of\b| (?:did|does|do)\b)",
    re.IGNORECASE,
)
"""Somebody asked for by a rank that is told wherever they are."""
_HELD: Final = 0.5
"""How well a line tells of somebody at least of whom it tells."""
_BEFORE: Final = 2
_AFTER: Final = 6
_OWNED: Final = 3
_COMMA: Final = 2
_NEAR: Final = 60
"""Letters before an office within which it is told who has it."""
_IS: Final = frozenset("is was are were been".split())
_ITS: Final = frozenset(("its", "their"))
_LINKS: Final = frozenset("office acting new then former first chief general".split())
_ANYBODY: Final = frozenset(
    "guy guys person persons people one ones man men woman women bloke blokes dude dudes chap chaps fellow fellows individual individuals".split()
)
"""What is no office: "who is the guy they wanted" asks of the deed alone."""
_ABOARD: Final = frozenset("captain skipper pilot driver conductor helmsman".split())
"""Of whom a vessel has one, be it listed as a body or as a place."""
_OF_A_HOUSE: Final = frozenset(
    "director manager headmaster headmistress headteacher principal warden foreman superintendent curator mayor".split()
)
"""Of whom a house, a works or a town has one."""
_HOUSES: Final = (NameKind.FACILITY, NameKind.PLACE)
_CALLED: Final = regex(
    r"(?:(?!(?: was| is| had| has| who| and| told| said)\b) [a-z-]+){0,2}(?:,? (?:[“\"‘]|called |named )?|,? (?:(?:of|at|in|for) (?:[\w’'-]+ ){1,6}?)?(?:is|was|are|were|became) |"
    r" (?:of|at|in|for) (?:[\w’'-]+ ){0,6}?[\w’'-]+, |: )(?:then |now )?(?:the |an? )?[A-Z]"
)
"""What stands behind an office where its holder does: "the captain, Ada Blom", "the owner is Vale & Sons"."""
_CALLS: Final = regex(
    r"(?:[A-Z][\w’.-]+, (?:(?!that\b|who\b|and\b|said\b|told\b|had\b|when\b|from\b|to\b|with\b|off\b)[\w'’-]+,? ){0,5}|"
    r"\b(?:is|was|are|were|be|been|become|became|as|made|named|appointed|elected|chosen|sworn|by|under|remains?|remained|new) "
    r"(?:(?!that\b|who\b|said\b|told\b|had\b|when\b|from\b|to\b|with\b|off\b)[\w'’-]+,? ){0,5})\Z"
)
"""What stands before it where it tells what somebody is: "Ada Blom, the former captain", "she was its captain"."""
_NO_LONGER: Final = regex(r"\b(?:retired|former|ex|previous|late)[ -]\Z", re.IGNORECASE)
_OTHER_VESSEL: Final = regex(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?:[a-z]+ )?(?P<name>[A-Z][\w-]+)\b(?! [A-Z])"
)
"""Another ship or the like that the sentence names, whose captain it may be as well."""


def only_holder(question: Question, statements: Iterable[str]) -> str:
    """The last name of the only one whom the statements call by the asked office, as "Captain Ada Blom"; empty where they so
    call nobody or several, or it is an office of which a text names many that are another's."""
    offices = {
        term.token
        for term in question.terms
        if term.counted and term.word.casefold() in _ABOARD | _OF_A_HOUSE
    }
    if not (question.identity and offices) or not all(map(_has_one, question.names)):
        return ""
    if any(term.word.casefold() in _OF_A_HOUSE for term in question.terms if term.counted) and any(
        match.name.kind not in _HOUSES for match in question.names
    ):
        return ""
    holders = {
        words[last].folded
        for words in map(tokens, statements)
        for at, word in enumerate(words)
        if word.stem in offices and (last := _named_behind(words, at)) is not None
    }
    return holders.pop() if len(holders) == 1 else ""


def _has_one(match: NameMatch) -> bool:
    """Whether what is asked of may have one captain or director: no person and no country. A passage may take a ship for
    a group."""
    person = match.name.kind is NameKind.PERSON
    return not person and not any(map(kin_of_country, stems_of(match.name)))


def _named_behind(words: Sequence[Token], at: int) -> int | None:
    """Where the name of whom the office stands before ends, right behind it or behind a comma; ``None`` where none does."""
    last = None
    for there in range(at + 1, min(at + _OWNED + 1, len(words))):
        apart = words[there].start - words[there - 1].end
        if not words[there].text[:1].isupper() or apart > (_COMMA if there == at + 1 else 1):
            break
        last = there
    return last


def tells_office(
    question: Question, statement: str, everywhere: frozenset[str], meant: Sequence[str] = ()
) -> bool:
    """Whether the statement puts the asked office beside the asked name, or no such pair is asked. What it means by
    "it" (``meant``) may stand anywhere: "it reopened under a new owner".

    ``everywhere`` are the names that the whole event is about: an office there needs no name; nor does it where nobody
    but the question's ``holder`` is called by it, and stands so there without another owner.
    """
    if not question.identity:
        return True
    offices = {
        token
        for term in question.terms
        if term.counted and term.word.casefold() not in _ANYBODY
        for token in (
            term.token,
            *(v.token for v in term.variants if v.weight >= _SURE or v.why == "spelling"),
        )
    }
    if not offices:
        return True
    owners = [
        match.name
        for match in question.names
        if match.name.kind is not NameKind.PERSON
        and not match.by_title
        and match.name.id not in everywhere
    ]
    groups = [_with_kin(owner) for owner in owners] or _owned_by(question)
    sorts = _sorted_by_name(question)
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem in offices]
    told = {word.stem for word in tokens(" ".join(meant))}
    if places and all(group & told for group in groups):
        return True
    holder = question.holder
    if holder and any(_is_holder(statement, words, at, holder, groups) for at in places):
        return True
    return all(
        any(_beside(words, at, group) or _is_done_to(words, at, group | sorts) for at in places)
        for group in groups
    )


def leaves_holder_open(question: Question, fact: Fact) -> bool:
    """Whether a passage has the office that is asked for, but says of nobody that they hold it: "the captain was questioned"."""
    if not (question.identity and fact.passage):
        return False
    offices = [term for term in question.terms if _is_office(term.word.casefold())]
    asked = [term for term in offices if term.counted] or offices[:1]
    ways = {way for term in asked for way in (term.token, *(v.token for v in term.variants))}
    ways |= {word.stem for word in tokens(question.text) if not asked and _is_office(word.folded)}
    told = [
        word for word in tokens(fact.statement) if word.stem in ways and _is_office(word.folded)
    ]
    return bool(told) and not any(_tells_holder(fact.statement, word) for word in told)


def rank_asked(question: Question) -> frozenset[str]:
    """Ways to say the rank or office of whom "which general" asks; none where it asks for nobody so."""
    asked = _WHICH_RANK.search(question.text)
    if asked is None:
        return frozenset()
    stem = tokens(asked["rank"])[0].stem
    terms = (term for term in question.terms if term.token == stem)
    others = (v.token for term in terms for v in term.variants if v.weight >= _THE_SAME)
    return frozenset((stem, *others))


def lacks_rank(ways: Container[str], statement: str) -> bool:
    """Whether a line tells of nobody of that rank."""
    return not any(word.stem in ways for word in tokens(statement))


def titles_asked(question: Question) -> Mapping[str, str]:
    """Of people asked for by title how they are labelled, with the stem of the title's last word."""
    return {
        match.name.display: tokens(match.written)[-1].stem
        for match in question.names
        if match.by_title and match.name.kind is NameKind.PERSON and tokens(match.written)
    }


def tells_titled(titles: Mapping[str, str], held: Mapping[str, float], statement: str) -> bool:
    """Whether a line tells of each of them, by name or by title."""
    words = {word.stem for word in tokens(statement)}
    return all(held.get(label, 1.0) >= _HELD or stem in words for label, stem in titles.items())


def _is_office(folded: str) -> bool:
    return is_office(folded) or are_humans(folded)


def _tells_holder(statement: str, office: Token) -> bool:
    before = statement[max(0, office.start - _NEAR) : office.start]
    if _NO_LONGER.search(before):
        return False
    return bool(_CALLED.match(statement, office.end) or _CALLS.search(before))


def _is_holder(
    statement: str,
    words: Sequence[Token],
    at: int,
    holder: str,
    owners: Sequence[frozenset[str]],
) -> bool:
    """Whether the office stands right before the name of the only one who has it, and neither has nor may have another
    owner: "Captain Blom", but not "Captain Blom of the Petrel" or "the Petrel's captain, Blom"."""
    last = _named_behind(words, at)
    if last is None or words[last].folded != holder:
        return False
    before = words[at - 1] if at else None
    if before is not None and (before.text[:1].isupper() and before.folded not in STOP):
        return False
    if before is not None and before.text.endswith(("'s", "’s", "s'", "s’")):
        return False
    if any(word.folded == "of" for word in words[last + 1 : last + 2]):
        return False
    own = frozenset[str]().union(*owners)
    others = (tokens(found["name"])[0] for found in _OTHER_VESSEL.finditer(statement))
    return all(other.stem in own for other in others)


def _owned_by(question: Question) -> list[frozenset[str]]:
    """What follows "of" where no name does: the terrorists in "the leader of the terrorists"."""
    counted = next((at for at, term in enumerate(question.terms) if term.counted), None)
    after = question.terms[counted + 1 : counted + 2] if counted is not None else ()
    if not after or f" of {after[0].word}" not in question.text.replace(" of the ", " of "):
        return []
    sure = (variant.token for variant in after[0].variants if variant.weight >= _SURE)
    return [frozenset((after[0].token, *sure))]


def _beside(words: Sequence[Token], at: int, owner: frozenset[str]) -> bool:
    """Whether the owner stands right before the office, or after it with only linking words between, or at the head
    of the sentence of "its commander"."""
    before = words[max(0, at - _BEFORE) : at]
    if any(word.stem in owner for word in before):
        return True
    if any(word.folded in _ITS for word in before) and words[0].stem in owner:
        return True
    if before and before[-1].folded == "whose" and _ends_with(words[: at - 1], owner):
        return True
    for word in words[at + 1 : at + 1 + _AFTER]:
        if word.stem in owner:
            return True
        if word.folded not in STOP and word.folded not in _LINKS:
            return False
    return False


def _ends_with(words: Sequence[Token], owner: frozenset[str]) -> bool:
    """Whether what "whose" stands behind is the owner: "the Lunde air base, whose commander"."""
    return any(word.stem in owner for word in words[-_OWNED:])


def _sorted_by_name(question: Question) -> frozenset[str]:
    """Stems of what stands right behind a name that tells which one it is: the rig in "the Aurora rig"."""
    text = question.text.casefold()
    return frozenset(
        term.token
        for match in question.names
        for term in question.terms
        if not term.counted and f"{match.written.casefold()} {term.word.casefold()}" in text
    )


def _is_done_to(words: Sequence[Token], at: int, owner: frozenset[str]) -> bool:
    """Whether the office is what is done to the owner: "The ship is owned by Vale & Sons and run by Brandt"."""
    if [word.folded for word in words[at + 1 : at + 2]] != ["by"]:
        return False
    joined = words[at - 1].folded in _IS | {"and"} or words[at - 1].end + 1 < words[at].start
    passive = next((there for there in range(1, at) if words[there].folded in _IS), None)
    if not joined or passive is None:
        return False
    return any(word.stem in owner for word in words[max(0, passive - _BEFORE) : passive])


@lru_cache(maxsize=512)
def _with_kin(name: Name) -> frozenset[str]:
    """Stems of the name, and of its people and adjective where it is a country."""
    own = stems_of(name)
    return own.union(*(kin_of_country(stem) for stem in own))
