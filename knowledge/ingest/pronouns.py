"""Whom "he" and "she" mean in the sentences of a paragraph, where that is plain.

It is the person with whom the sentence before begins, if no other one there fits, or who speaks there, and stays so until somebody
else is told of. Where that is without a name ("the owners' lawyer"), or two fit, nobody is meant rather than the wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.name_words import OFFICES
from knowledge.ingest.persons import places, word_before
from knowledge.ingest.proper import Directory, NameUse
from knowledge.lexicon.first_names import Pronoun, pronouns_of
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import NameKind
from knowledge.text import STOP, Token, tokens

__all__ = ["NOBODY", "Meant", "about", "after", "is_of_one"]


class Meant(NamedTuple):
    """Ids of the persons that the pronouns of the next sentence mean, empty where it is not plain."""

    he: str = ""
    she: str = ""


NOBODY: Final = Meant()
_SUBJECT: Final = re.compile(
    r"(?:(?:On|In|At|By|During|Since|Until)\s[^,;.“\"]{1,40}?,?\s|(?:The (?:next|following|same) [a-z]+|Later|Then|Earlier|Afterwards"
    r"|(?:An?|[A-Z][a-z]+|[0-9]+) [a-z]+ (?:later|earlier|before|after))(?: that [a-z]+)?,?\s)?(?P<who>[Hh]e|[Ss]he)\s+[a-z]"
)
"""A pronoun at the beginning, behind a time at most."""
_LEAD: Final = re.compile(
    r"\A(?:[\[(]?[0-9]{1,2}[:.][0-9]{2}[\])]?\s|(?:On|In|At|By|After|Before|Since|During|Until|From)\s[^,]{1,50},\s|(?:On|In)\s(?:[0-9]{1,2}\s)?[A-Z][a-z]+(?:\s[0-9]+)?\s"
    r"|(?:The (?:next|following|same) [a-z]+|Later|Then|Meanwhile|However|But|And|Still),?\s)"
)
"""A time with which a sentence begins, in live news the hour."""
_ROLE: Final = re.compile(
    r"(?:(?:The|An?|Its|His|Her|Their|Our|[Oo]ne of (?:the|his|her))\s[^,]{1,60},\s"
    r"|(?!(?:He|She|They|It|We|I)\b)(?:(?:[A-Z][a-z'’-]+\s){0,3}|[A-Z][a-z]+\s[a-z]+\s(?:Dr\s)?|(?:[Tt]he|[Aa]n?)\s(?:[a-z'’-]+\s){1,4}))?"
)
"""What somebody is before their name: "Prime Minister", "The skipper,"."""
_HE: Final = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_SHE: Final = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:they|their|them|it|its|there)\b", re.IGNORECASE)
_FIRST: Final = re.compile(r"\b(?:I|me|my|we|us|our)\b")
"""Words of somebody who tells the story, of whom no more is known."""
_ARTICLES: Final = frozenset("a an the his her their its our my another one".split())
_REACH: Final = 3
"""Words from an article to the noun that it is of."""
_MANY: Final = frozenset("people police men women children crew staff troops personnel".split())
_BESIDE: Final = 2
"""Characters between a name and the noun that says what its bearer is: "the skipper, Donal Hurley"."""
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")


def about(text: str, uses: Sequence[NameUse], meant: Meant) -> str:
    """Id of the person with whose pronoun a sentence begins; nobody where a name stands before it."""
    match = _SUBJECT.match(text)
    if match is None or (uses and uses[0].start < match.start("who")) or _FIRST.search(text):
        return ""
    return meant.he if match["who"].lower() == "he" else meant.she


def is_of_one(text: str) -> bool:
    """Whether the pronouns of a sentence mean one person at most, and nothing else."""
    return not _OTHER.search(text) and not (_HE.search(text) and _SHE.search(text))


def after(
    text: str, uses: Sequence[NameUse], speaker: str, directory: Directory, before: Meant
) -> Meant:
    """Whom the sentence after this one may mean. ``speaker`` is the id of who speaks in this one, or of whom it is."""
    told = _QUOTED.sub(lambda quote: " " * len(quote[0]), text)
    if _FIRST.search(told):
        return NOBODY
    persons = [use for use in uses if directory.kind(use.name) is NameKind.PERSON]
    others = any(_unnamed(told, persons)) or any(
        _may_be_person(text, use, directory) for use in uses
    )
    subject = persons[0].name if persons and _acts(text, persons[0]) else ""

    def meant(pronoun: Pronoun, known: str) -> str:
        fit = {use.name for use in persons if pronoun in pronouns_of(directory.display(use.name))}
        if speaker and (speaker in fit or speaker == known):
            return speaker
        if fit:
            return subject if fit == {subject} else ""
        return "" if others else known

    return Meant(meant("he", before.he), meant("she", before.she))


def _acts(text: str, use: NameUse) -> bool:
    """Whether a sentence begins with a person, behind a time and what they are at most."""
    lead = _LEAD.sub("", text[: use.start])
    if text.startswith(("'s", "’s"), use.end) or not _ROLE.fullmatch(lead):
        return False
    last = lead.rstrip(" ,").rpartition(" ")[2].lower()
    return not last or last in OFFICES or _is_person(last) or lead.endswith(", ")


def _may_be_person(text: str, use: NameUse, directory: Directory) -> bool:
    """Whether a name of which nothing is known may be a person's."""
    unknown = directory.kind(use.name) is NameKind.GROUP and not use.placed
    return unknown and not places(word_before(text, use.start))


def _unnamed(text: str, persons: Sequence[NameUse]) -> Iterator[bool]:
    """Whether of somebody who is told of, no name is told."""
    words = tokens(text)
    for at, word in enumerate(words):
        if word.folded not in _ARTICLES:
            continue
        noun = _noun(words[at + 1 : at + 1 + _REACH])
        yield noun is not None and not any(_is_about(use, word, noun) for use in persons)


def _noun(words: Sequence[Token]) -> Token | None:
    """The person of whom words behind an article tell."""
    for word in words:
        if word.folded in STOP or word.folded in _MANY:
            return None
        several = word.folded.endswith("s") and not word.folded.endswith(("ss", "'s"))
        if not several and word.text[:1].islower() and _is_person(word.folded):
            return word
    return None


def _is_person(folded: str) -> bool:
    return is_office(folded) or are_humans(folded)


def _is_about(use: NameUse, article: Token, noun: Token) -> bool:
    """Whether a noun only says what the bearer of a name is, before it or behind it."""
    return 0 < use.start - noun.end <= _BESIDE or 0 < article.start - use.end <= _BESIDE
