"""Which nouns name people, by themselves or by how they end: men are miners, and miners are men. General English."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from knowledge.lexicon.first_names import Pronoun
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = [
    "ANY_HUMANS",
    "MENS_NOUNS",
    "WOMENS_NOUNS",
    "are_any_humans",
    "are_humans",
    "is_office",
    "pronouns_of_noun",
]

ANY_HUMANS: Final = frozenset(
    token.stem for token in tokens("people person persons men individuals souls humans lives")
)
"""Stems of nouns for people of any kind."""
_KINDS: Final = frozenset(
    "men women people persons children boys girls babies adults students residents patients agents recipients crew staff police troops "
    "guests pupils victims relatives refugees monks nuns priests nurses colleagues friends youths teens males females "
    "civilians casualties recruits cadets pilots judges clerks cooks guards scouts sailors actors doctors mayors "
    "ministers husbands wives sons daughters brothers sisters parents mothers fathers widows widowers orphans uncles aunts cousins nephews nieces "
    "neighbours neighbors witnesses captains thieves burglars experts officials suspects hostages athletes aides coaches heroes ladies lads "
    "kings queens princes princesses heirs brides bishops popes chaplains rabbis imams surgeons poets novelists champions youngsters toddlers infants "
    "bosuns boatswains stewards cops abbots envoys paramedics medics copilots umpires maids registrars detectives attorneys notaries magistrates "
    "bailiffs mechanics empresses abbesses".split()
)
_ONES: Final = {
    "child": "children",
    "wife": "wives",
    "witness": "witnesses",
    "thief": "thieves",
    "lady": "ladies",
    "hero": "heroes",
    "coach": "coaches",
    "baby": "babies",
    "princess": "princesses",
    "midwife": "midwives",
    "housewife": "housewives",
}
"""One of those who are many by another form than by an s."""
_NO_MEN: Final = frozenset("human german roman norman ottoman talisman caiman shaman".split())
"""What ends like a man and is none, or not by this."""
_DOERS: Final = regex(r"[a-z]{2}(?:ers|ors|ists|ees|ants|ians|men|women|folk|mates|wives)\Z")
_THINGS: Final = frozenset(
    "papers newspapers numbers towers containers helicopters computers centers rivers letters trailers layers flowers "
    "shelters powers waters corners orders offers tankers steamers trawlers bombers boosters reactors tractors sensors "
    "doors floors errors mirrors colors sectors factors meters kilometers centimeters liters barriers borders quarters "
    "matters monsters motors trees committees degrees fees plants restaurants elephants "
    "freighters liners cruisers destroyers carriers chambers cylinders filters hangars "
    "ladders lasers lighters lockers mortars pillars planters posters printers processors routers scooters "
    "semiconductors servers skyscrapers stickers sweaters theaters tumors vapors variants grants".split()
)
"""What ends like people and is none."""


def are_any_humans(stems: Iterable[str]) -> bool:
    """Whether one of the stems stands for people of any kind, as "men" does."""
    return not ANY_HUMANS.isdisjoint(stems)


_OFFICES: Final = regex(
    r"(?:ents?|officials?|experts?|neighbou?rs?|(?:harbou?r|head|post|station)masters?|chiefs?|heads?|kings?|queens?|boss(?:es)?|captains?|generals?|colonels?|marshals?|secretar(?:y|ies)|deput(?:y|ies)|"
    r"spokes\w+|priests?|bishops?|popes?|coach(?:es)?|wi(?:fe|ves)|hero(?:es)?|bab(?:y|ies)|kids?|brides?|princes?|princess|duke|"
    r"guides?|wardens?|executives?|candidates?|\brivals?|aides?|architects?|surgeons?|poets?|chefs?|champions?|heirs?|widows?|uncles?|"
    r"aunts?|cousins?|nephews?|nieces?|athletes?|\ball(?:y|ies)|suspects?|hostages?|owner|baker|spies|spy|guy|guys|lady|girl|boy|child|son|daughter|mother|father|sister|brother|man|woman|person)\Z"
)


def is_office(folded: str) -> bool:
    """Whether a word may be what a person is: an office, a part, a kin."""
    return bool(_OFFICES.search(folded))


@lru_cache(maxsize=1024)
def are_humans(words: str) -> bool:
    """Whether the last noun of the words names people: "trapped miners"."""
    nouns = [word.folded for word in tokens(words) if word.folded not in STOP]
    if not nouns:
        return False
    last = nouns[-1]
    plural = _ONES.get(last) or _plural(last)
    if plural in _THINGS:
        return False
    return last in _KINDS or plural in _KINDS or _DOERS.search(plural) is not None


def _plural(word: str) -> str:
    if word.endswith("man") and word not in _NO_MEN:
        return f"{word[:-3]}men"
    return word if word.endswith(("s", "men", "women", "folk")) else f"{word}s"


WOMENS_NOUNS: Final = frozenset(
    "woman girl mother daughter sister wife widow aunt niece grandmother lady queen princess empress duchess mrs ms miss madam actress "
    "waitress heiress hostess stewardess policewoman firewoman spokeswoman chairwoman congresswoman businesswoman sportswoman "
    "signalwoman schoolgirl nun abbess housewife midwife ballerina fiancee girlfriend bride".split()
)
MENS_NOUNS: Final = frozenset(
    "boy father son brother husband widower uncle nephew grandfather sir lord king prince duke mr actor waiter monk abbot "
    "policeman fireman spokesman chairman congressman businessman sportsman signalman schoolboy fisherman ferryman boyfriend "
    "bridegroom groom gentleman sultan emperor pope emir sheikh pontiff salesman craftsman seaman".split()
)


@lru_cache(maxsize=1024)
def pronouns_of_noun(folded: str) -> frozenset[Pronoun]:
    """By which pronouns one may be told of whom a noun names."""
    if folded in WOMENS_NOUNS:
        return frozenset({"she"})
    return frozenset({"he"}) if folded in MENS_NOUNS else frozenset({"he", "she"})
