"""Whom "he" and "she" mean in the sentences of a paragraph, where that is plain.

It is the person with whom the sentence before begins, if no other one there fits, or who speaks there, and stays so until somebody
else is told of. Where that is without a name ("the owners' lawyer"), or two fit, nobody is meant rather than the wrong one.
"""

import re
from collections.abc import Collection, Container, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.ingest.cast import EMPTY, Cast
from knowledge.ingest.name_words import OFFICES
from knowledge.ingest.persons import places, word_before
from knowledge.ingest.plainwords import is_verb
from knowledge.ingest.proper import Directory, NameUse
from knowledge.ingest.roles import Part, is_person, parts_in
from knowledge.ingest.subjects import subject
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.first_names import Pronoun
from knowledge.lexicon.humans import pronouns_of_noun
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = [
    "NOBODY",
    "Meant",
    "Told",
    "about",
    "across",
    "after",
    "called",
    "is_of_one",
    "lead_of",
    "may_be_person",
    "owner",
    "without_quotes",
]


class Meant(NamedTuple):
    """Ids of the persons that the pronouns of the next sentence mean, empty where it is not plain."""

    he: str = ""
    she: str = ""


NOBODY: Final = Meant()
_SUBJECT: Final = regex(
    r"(?:(?P<lead>(?:(?:On|In|At|By|During|Since|Until|After|Before|With|For|From|Within|Under|Near|Despite|Without|As|Like)\s[^,;.“\"]{1,40}?"
    r"|(?:The|That|This) (?:next|following|same|very)?\s?[a-z]+|(?:Soon|Shortly|Later|Then|Earlier|Afterwards|Meanwhile|But|And|Still|Now|Instead|Eventually|Finally|However|Again|Twice"
    r"|Once|There|Here|So|Yet|Also|First|Next)(?: (?:afterwards?|that [a-z]+|on|again|in [^,;.]{1,20}?))?"
    r"|(?:An?|[A-Z][a-z]+|[0-9]+) [a-z]+ (?:later|earlier|before|after|afterwards)(?: that [a-z]+)?),?)\s)?(?P<who>[Hh]e|[Ss]he)\s+[a-z]"
)
"""A pronoun at the beginning, behind a time at most."""
_OWNED: Final = regex(r"\b(?:[Hh]is|[Hh]er)\s[a-z]")
_ACTING: Final = regex(r"\b(?:he|she|himself|herself)\b", re.IGNORECASE)
_LEAD: Final = regex(
    r"\A(?:[\[(]?[0-9]{1,2}[:.][0-9]{2}[\])]?\s|(?:On|In|At|By|After|Before|Since|During|Until|From)\s[^,]{1,50},\s|(?:On|In)\s(?:[0-9]{1,2}\s)?[A-Z][a-z]+(?:\s[0-9]+)?\s"
    r"|(?:The (?:next|following|same) [a-z]+|Later|Then|Meanwhile|However|But|And|Still),?\s)"
)
"""A time with which a sentence begins, in live news the hour."""
_ROLE: Final = regex(
    r"(?:(?:The|An?|Its|His|Her|Their|Our|[Oo]ne of (?:the|his|her))\s[^,]{1,60},\s"
    r"|(?!(?:He|She|They|It|We|I)\b)(?:(?:[A-Z][a-z'’-]+\s){0,3}|[A-Z][a-z]+\s[a-z]+\s(?:Dr\s)?|(?:[Tt]he|[Aa]n?)\s(?:[a-z'’-]+\s){1,4}))?"
)
"""What somebody is before their name: "Prime Minister", "The skipper,"."""
_HE: Final = regex(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_SHE: Final = regex(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_LONGEST: Final = 32
"""Characters of a verb, at most, with what stands before it."""
_OTHER_ONE: Final[dict[Pronoun, Pronoun]] = {"he": "she", "she": "he"}
_OTHER: Final = regex(r"\b(?:they|their|them|it|its|there)\b", re.IGNORECASE)
_FIRST: Final = regex(r"\b(?:I|me|my|we|us|our)\b")
"""Words of somebody who tells the story, of whom no more is known."""
_QUOTED: Final = regex(r"“[^”]*”|\"[^\"]*\"")


def about(text: str, uses: Sequence[NameUse], meant: Meant, directory: Directory) -> str:
    """Id of the person with whose pronoun a sentence begins; nobody where somebody else is told of before it."""
    match = _SUBJECT.match(text)
    if match is None or _FIRST.search(text):
        return ""
    lead = text[: match.start("who")]
    if any(use.start < len(lead) and not _is_spot(use, directory) for use in uses):
        return ""
    if lead and any(parts_in(lead, ())):
        return ""
    return meant.he if match["who"].lower() == "he" else meant.she


def owner(
    text: str, uses: Sequence[NameUse], meant: Meant, cast: Cast, directory: Directory
) -> str:
    """Id of the person of whose thing a sentence tells: "his first act", but nobody for "his lawyer", of whom it then is.
    Behind somebody else it is who alone fits: "Ada Vale took over his office"."""
    if not (meant.he or meant.she):
        return ""
    told = _QUOTED.sub("", text)
    he, she = (_is_said(each, told) for each in (_HE, _SHE))
    if he == she or not _OWNED.search(told) or any(parts_in(told, ())):
        return ""
    persons = {use.name for use in uses if directory.kind(use.name) is NameKind.PERSON}
    pronoun: Pronoun = "he" if he else "she"
    if not (persons or _OWNED.match(told)) or _ACTING.search(told):
        return ""
    if any(use.name not in persons and may_be_person(text, use, directory) for use in uses):
        return ""
    if cast.fitting(pronoun, persons, directory.display):
        return ""
    return meant.he if he else meant.she


def lead_of(text: str) -> int:
    """Where a sentence begins behind a time."""
    match = _LEAD.match(text)
    return match.end() if match else 0


def without_quotes(text: str) -> str:
    """The text with blanks in place of what is quoted in it."""
    return _QUOTED.sub(lambda quote: " " * len(quote[0]), text)


def is_of_one(text: str) -> bool:
    """Whether the pronouns of a sentence mean one person at most, and nothing else."""
    return not _OTHER.search(text) and not (_HE.search(text) and _SHE.search(text))


class Told(NamedTuple):
    """A sentence: its names, the parts in it with the ids of who plays them, the id of who speaks in it or of whom it is,
    and those of all whom it means without their names."""

    text: str
    uses: Sequence[NameUse]
    parts: Sequence[tuple[Part, str]]
    speaker: str
    meant: Sequence[str]


def after(told: Told, directory: Directory, before: Meant, cast: Cast = EMPTY) -> Meant:
    """Whom the sentence after this one may mean; ``cast`` are those of the sentences before it."""
    if _FIRST.search(without_quotes(told.text)):
        return NOBODY
    behind = _Behind(told, directory, before, cast)
    return Meant(behind.meant("he", before.he), behind.meant("she", before.she))


class _Behind:
    """Who is told of in a sentence, for the next one."""

    def __init__(self, told: Told, directory: Directory, before: Meant, cast: Cast) -> None:
        self._told, self._cast, self._directory = told, cast, directory
        self._persons = [use for use in told.uses if directory.kind(use.name) is NameKind.PERSON]
        ids = [use.name for use in self._persons]
        self._here = {*ids, *(name for _, name in told.parts), *told.meant} - {""}
        self._unknown = [part for part, name in told.parts if not name]
        self._rivals = [cast.near(part, ids) for part in self._unknown]
        self._others = any(
            use.name not in ids and may_be_person(told.text, use, directory) for use in told.uses
        )
        self._acting = self._who_acts()

    def _who_acts(self) -> str:
        text, parts = self._told.text, self._told.parts
        if self._persons and _acts(text, self._persons[0]):
            return self._persons[0].name
        return parts[0][1] if parts and not _LEAD.sub("", text[: parts[0][0].start]) else ""

    def meant(self, pronoun: Pronoun, known: str) -> str:
        """Id of whom a pronoun of the next sentence means; ``known`` is whom it would mean in this one."""
        speaker, acting = self._told.speaker, self._acting
        near = [self._fitting(pronoun, each) for each in self._rivals]
        fit = self._fitting(pronoun, self._here).union(*near)
        if speaker and (speaker in fit or speaker == known):
            return speaker
        apart = self._others or any(
            not named and pronoun in pronouns_of_noun(part.noun)
            for part, named in zip(self._unknown, near, strict=True)
        )
        if not fit:
            return "" if apart else known
        sure = fit - self._fitting(_OTHER_ONE[pronoun], fit)
        if fit == {acting} or (pronoun == "she" and sure == {acting}):
            # Who may be a woman or a man is rather a man where no first name tells it.
            return acting
        return "" if apart or len(fit) > 1 else self._only(pronoun, next(iter(fit)), known, sure)

    def _only(self, pronoun: Pronoun, one: str, known: str, sure: Collection[str]) -> str:
        """Id of the only one of whom the sentence tells and whom a pronoun fits, if no other one before does better."""
        if self._acting or self._told.speaker or one == known:
            return one
        if known and self._cast.told:
            return ""
        alone = one in sure and not self._fitting(pronoun, self._cast.told) - {one}
        return one if alone or self._is_object(one) else ""

    def _is_object(self, person: str) -> bool:
        """Whether something is done to a person, right behind the verb: "police arrested the owner, Knut Brandt"."""
        starts = [use.start for use in self._persons if use.name == person]
        starts += [part.start for part, name in self._told.parts if name == person]
        start = min(starts, default=0)
        before = tokens(self._told.text[max(0, start - _LONGEST) : start])
        return bool(before) and is_verb(before, len(before) - 1, goes_on=False)

    def _fitting(self, pronoun: Pronoun, persons: Iterable[str]) -> set[str]:
        return self._cast.fitting(pronoun, persons, self._directory.display)


def across(meant: Meant, near: Container[str], cast: Cast, directory: Directory) -> Meant:
    """Whom the first sentence of the next paragraph may mean: of whom the last sentence tells (``near``), or the only
    one of the paragraph who fits."""

    def kept(pronoun: Pronoun, person: str) -> str:
        alone = cast.fitting(pronoun, cast.told, directory.display) == {person}
        return person if person in near or alone else ""

    return Meant(kept("he", meant.he), kept("she", meant.she))


def called(
    text: str, parts: Sequence[Part], persons: Sequence[NameUse], before: Meant
) -> tuple[tuple[str, Pronoun], ...]:
    """The one person with whom a sentence begins, with the pronoun by which it goes on, which means nobody told ``before``."""
    names = {use.name for use in persons}
    if len(names) != 1 or any(not (part.name or part.owned) for part in parts):
        return ()
    told = _QUOTED.sub("", text)
    he, she = (_is_said(each, told) for each in (_HE, _SHE))
    if he == she or not _acts(text, persons[0]):
        return ()
    known = before.he if he else before.she
    return ((persons[0].name, "he" if he else "she"),) if known in ("", *names) else ()


def _is_said(pronoun: re.Pattern[str], text: str) -> bool:
    return pronoun.search(text) is not None


def _is_spot(use: NameUse, directory: Directory) -> bool:
    """Whether a name can be no person's."""
    return directory.kind(use.name) in (NameKind.PLACE, NameKind.FACILITY, NameKind.ORGANISATION)


def _acts(text: str, use: NameUse) -> bool:
    """Whether a sentence begins with a person, behind a time and what they are at most."""
    if text.startswith(("'s", "’s"), use.end):
        return False
    lead = _LEAD.sub("", text[: use.start])
    if not _ROLE.fullmatch(lead):
        # "On the morning of Friday 23 June Prigozhin": a time without a comma.
        return "," not in lead and subject(text[: use.end]) == text[use.start : use.end]
    last = lead.rstrip(" ,").rpartition(" ")[2].lower()
    told = not last or last in OFFICES or is_person(last) or lead.endswith(", ")
    return told or subject(text[: use.end]) == text[use.start : use.end]


def may_be_person(text: str, use: NameUse, directory: Directory) -> bool:
    """Whether a name is a person's, or may be one for all that is known of it."""
    kind = directory.kind(use.name)
    if kind is not NameKind.GROUP or use.placed:
        return kind is NameKind.PERSON
    return not (places(word_before(text, use.start)) or _is_no_ones(text[use.start : use.end]))


@lru_cache(maxsize=4096)
def _is_no_ones(name: str) -> bool:
    """Whether a name is a country's, a people's or an abbreviation."""
    found = tokens(name)
    country = len(found) == 1 and bool(kin_of_country(found[0].stem))
    return name.isupper() or country or any(map(str.isdigit, name))
