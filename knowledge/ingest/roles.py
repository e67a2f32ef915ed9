"""The parts that people play in a sentence: "the transport minister", "her lawyer", "President" before a name.

What tells one in a part from another in it is told with it: of what it is, whose, and whether it is the former one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.ingest.name_words import CALENDAR, OFFICES, OPENERS
from knowledge.ingest.plainwords import is_adverb, is_verb
from knowledge.ingest.proper import NameUse
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.first_names import FIRST_NAMES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["Part", "is_lasting", "is_person", "parts_in"]

_ARTICLES: Final = frozenset("a an the his her their its our my another one".split())
_OWNERS: Final = frozenset("his her their its our my".split())
_ANY: Final = frozenset("a an another one".split())
_NEW: Final = frozenset("former next other second late then future ex".split())
"""What tells one in a part from the one who has it."""
_FIRST: Final = frozenset(("new",))
"""What is told of one who has it since a short while."""
_RANKS: Final = frozenset("deputy acting vice interim assistant caretaker junior".split())
"""What makes another part of a part."""
_REACH: Final = 5
"""Words from an article to the noun that it is of."""
_MANY: Final = frozenset("people police men women children crew staff troops personnel".split())
_BESIDE: Final = 2
"""Characters between a name and the noun that says what its bearer is: "the skipper, Donal Hurley"."""
_OF_WHAT: Final = regex(
    r" of (?:the |its |his |her |their )?(?P<what>[\w'’-]+)(?: [\w'’-]+){0,4}?, \Z"
)
"""Of what somebody is who is named behind it: "the mayor of Halvik, Ingrid Solberg"."""
_OF: Final = regex(r" (?:of|for) (?:the |its |his |her |their )?(?P<what>[A-Za-z][\w'’-]*)")
_OF_A_TIME: Final = regex(r" (?:at the time|of the day|who|then)\b")
"""What tells which of several in a part is meant: "the mayor at the time"."""
_BY_RANK: Final = regex(r",? (?:[A-Z][\w-]*\.? ){1,3}\Z")
"""What may stand between what somebody is and their name: "the judge, Sir Alan Pryce"."""
_TITLE: Final = regex(r"(?:[A-Za-z][\w’'-]*\.? ){1,5}\Z")
_MOST_TITLE: Final = 48
_COURTESY: Final = frozenset("mr mrs ms miss dr sir lord lady cllr".split())
"""What stands before many names."""
_LASTING: Final = frozenset(
    "president vice-president premier chancellor king queen emperor empress sultan emir pope prince princess bishop archbishop mayor governor minister "
    "sheriff pontiff monarch ruler speaker ayatollah tsar tsarina shah patriarch chieftain".split()
)
"""What one at a time is, in a whole text."""
_RANKS_OF_ONE: Final = frozenset(
    "general colonel admiral captain skipper commander inspector superintendent coach judge warden abbot".split()
)
"""What many may be, but who is named by it in a text is mostly the only one there."""
_LASTING_WITH: Final = frozenset("secretary chief commissioner general leader".split())
"""The same with a word that tells of what: "home secretary", "police chief"."""
_OF_OFFICES: Final = frozenset(
    "prime foreign interior justice health finance defence defense education transport economy labour labor energy environment agriculture "
    "trade culture home police fire attorney state treasury security army navy union opposition party rebel interim acting deputy vice "
    "former first".split()
)
"""What stands before an office that is told without an article: "Prime Minister"."""


class Part(NamedTuple):
    """A person told of by a noun; ``name`` is the id of the bearer beside whose name it stands, if any."""

    noun: str
    start: int
    owned: bool = False
    """Whether it is of somebody: "her minister"."""
    known: bool = True
    """Whether it may be one who was told of before."""
    name: str = ""
    ways: frozenset[str] = frozenset()
    """The words before the noun that tell what is in the part: the prime of "prime minister"."""
    of: str = ""
    """Of what it is, by its first word."""
    foreign: bool = False
    """Whether it is told of which country, or of whose: "the Norwegian minister", "the club's president"."""
    new: bool = False
    """Whether the one who has it since a short while is meant."""
    definite: bool = False
    """Whether "the" stands before it."""
    end: int = 0

    @property
    def ranks(self) -> frozenset[str]:
        """The words that make another part of it: of the deputy mayor."""
        return self.ways & _RANKS

    @property
    def is_former(self) -> bool:
        return not _NEW.isdisjoint(self.ways)


def parts_in(text: str, persons: Sequence[NameUse]) -> Sequence[Part]:
    """The parts that a sentence tells of, in order."""
    return sorted(_parts(text, persons), key=_start)


def _start(part: Part) -> int:
    return part.start


def _parts(text: str, persons: Sequence[NameUse]) -> Iterator[Part]:
    words = tokens(text)
    named: set[str] = set()
    for at, article in enumerate(words):
        if article.folded not in _ARTICLES and not (
            article.text[0].isupper() and _is_whose(article)
        ):
            continue
        behind = words[at + 1 : at + 1 + _REACH]
        found = _noun(words, at + 1)
        if found is None:
            continue
        noun = words[found]
        name = next((use.name for use in persons if _is_about(text, use, article, noun)), "")
        named.add(name)
        before = behind[: found - at - 1]
        yield _part(text, article, before, noun, name)
    for use in persons:
        if use.name not in named and (part := _titled(text, use)) is not None:
            yield part


def _part(text: str, article: Token, before: Sequence[Token], noun: Token, name: str) -> Part:
    ways = frozenset(word.folded for word in before)
    of = _OF.match(text, noun.end)
    apart = article.folded in _ANY or _OF_A_TIME.match(text, noun.end) is not None
    return Part(
        noun.folded,
        article.start,
        owned=article.folded in _OWNERS,
        known=not apart and _NEW.isdisjoint(ways),
        name=name,
        ways=ways - _FIRST,
        of=of["what"].lower() if of else "",
        foreign=any(_is_whose(word) or _is_of_country(word) for word in (article, *before)),
        new=not _FIRST.isdisjoint(ways),
        definite=article.folded == "the",
        end=noun.end,
    )


def _is_whose(word: Token) -> bool:
    return word.text.endswith(("'s", "’s", "s'", "s’"))


def _is_of_country(word: Token) -> bool:
    named = word.text[:1].isupper() and word.folded not in _ARTICLES
    return named or _is_demonym(word.stem)


@lru_cache(maxsize=4096)
def _is_demonym(stem: str) -> bool:
    return bool(kin_of_country(stem))


def is_person(folded: str) -> bool:
    """Whether a noun is one for people, or for an office."""
    return is_office(folded) or are_humans(folded) or folded in _LASTING


def is_lasting(part: Part) -> bool:
    """Whether one at a time is in a part, so that it means the same one all through a text."""
    told = part.noun in _LASTING or part.noun in _RANKS_OF_ONE
    return told or (part.noun in _LASTING_WITH and bool(part.ways))


def _noun(words: Sequence[Token], first: int) -> int | None:
    """Where the person of whom words behind an article tell is: the inspector of "the state's chief mines inspector"."""
    found = None
    end = words[first].start if first < len(words) else 0
    for at in range(first, min(first + _REACH, len(words))):
        word = words[at]
        if word.start > end + _BESIDE or word.folded in STOP:
            break
        if word.folded in _MANY and not _leads_on(words, at):
            break
        verb = found is not None and is_verb(words, at, goes_on=at + 1 < len(words))
        if verb or is_adverb(word):
            break
        end = word.end
        several = word.folded.endswith("s") and not word.folded.endswith(("ss", "'s"))
        if not several and word.text[:1].islower() and is_person(word.folded):
            found = at
    return found


def _leads_on(words: Sequence[Token], at: int) -> bool:
    """Whether what several are stands before what one of them is: "the police chief"."""
    behind = words[at + 1 : at + 2]
    return bool(behind) and is_person(behind[0].folded) and behind[0].folded not in _MANY


def _is_about(text: str, use: NameUse, article: Token, noun: Token) -> bool:
    """Whether a noun only says what the bearer of a name is, before it or behind it."""
    if 0 < use.start - noun.end <= _BESIDE or 0 < article.start - use.end <= _BESIDE:
        return True
    if use.start <= noun.end:
        return False
    rank = _BY_RANK.fullmatch(text, noun.end, use.start)
    if rank is not None and rank[0].split()[-1].strip(".").lower() in OFFICES:
        return True
    return _OF_WHAT.fullmatch(text, noun.end, use.start) is not None


def _titled(text: str, use: NameUse) -> Part | None:
    """What the bearer of a name is by the words right before it: "Justice Minister Bekir Bozdag"."""
    begin = max(0, use.start - _MOST_TITLE)
    match = _TITLE.search(text, begin, use.start)
    if match is None:
        return None
    *before, last = match[0].split()
    noun = last.lower()
    if not (noun in OFFICES or is_person(noun)) or noun in FIRST_NAMES or noun in _COURTESY:
        return None
    ways, foreign = _ways(before, opens=match.start() == 0)
    known = _NEW.isdisjoint(ways)
    start = use.start - len(" ".join((*before[len(before) - len(ways) :], last))) - 1
    return Part(
        noun, max(0, start), known=known, name=use.name, ways=frozenset(ways), foreign=foreign
    )


def _ways(before: Sequence[str], *, opens: bool) -> tuple[list[str], bool]:
    """The words that are of a title, and whether it is of a country or a body."""
    ways: list[str] = []
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        folded = re.sub(r"['’]s?\Z", "", word).lower()
        if folded in _OF_OFFICES or folded in _NEW or folded in _RANKS:
            ways.append(folded)
            continue
        if not word[:1].isupper() or folded in CALENDAR or folded in ("the", "a", "an"):
            return ways, False
        begins = opens and at == 0 and not word.isupper()
        if begins and (folded in STOP or folded in OPENERS):
            return ways, False
        return ways, True
    return ways, False
