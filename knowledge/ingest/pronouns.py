"""Whom "he" and "she" mean in the sentences of a paragraph, where that is plain.

It is the person with whom the sentence before begins, if no other one there fits, or who speaks there, and stays so until somebody
else is told of. Where that is without a name ("the owners' lawyer"), or two fit, nobody is meant rather than the wrong one.
"""

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.cast import EMPTY, Cast, Part, is_person, parts_in
from knowledge.ingest.name_words import OFFICES
from knowledge.ingest.persons import places, word_before
from knowledge.ingest.proper import Directory, NameUse
from knowledge.lexicon.first_names import Pronoun
from knowledge.models import NameKind
from knowledge.regex import regex

__all__ = ["NOBODY", "Meant", "about", "across", "after", "called", "is_of_one", "owner", "told_of"]


class Meant(NamedTuple):
    """Ids of the persons that the pronouns of the next sentence mean, empty where it is not plain."""

    he: str = ""
    she: str = ""


NOBODY: Final = Meant()
_SUBJECT: Final = regex(
    r"(?:(?:On|In|At|By|During|Since|Until)\s[^,;.“\"]{1,40}?,?\s|(?:The (?:next|following|same) [a-z]+|Later|Then|Earlier|Afterwards"
    r"|(?:An?|[A-Z][a-z]+|[0-9]+) [a-z]+ (?:later|earlier|before|after))(?: that [a-z]+)?,?\s)?(?P<who>[Hh]e|[Ss]he)\s+[a-z]"
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
_OTHER: Final = regex(r"\b(?:they|their|them|it|its|there)\b", re.IGNORECASE)
_FIRST: Final = regex(r"\b(?:I|me|my|we|us|our)\b")
"""Words of somebody who tells the story, of whom no more is known."""
_QUOTED: Final = regex(r"“[^”]*”|\"[^\"]*\"")


def about(text: str, uses: Sequence[NameUse], meant: Meant) -> str:
    """Id of the person with whose pronoun a sentence begins; nobody where a name stands before it."""
    match = _SUBJECT.match(text)
    if match is None or (uses and uses[0].start < match.start("who")) or _FIRST.search(text):
        return ""
    return meant.he if match["who"].lower() == "he" else meant.she


def owner(
    text: str, uses: Sequence[NameUse], meant: Meant, cast: Cast, directory: Directory
) -> str:
    """Id of the person of whose thing a sentence tells: "his first act", but nobody for "his lawyer", of whom it then is.
    Behind somebody else it is who alone fits: "Ada Vale took over his office"."""
    told = _QUOTED.sub("", text)
    he, she = (_is_said(each, told) for each in (_HE, _SHE))
    if he == she or not _OWNED.search(told) or any(parts_in(told, ())):
        return ""
    persons = {use.name for use in uses if directory.kind(use.name) is NameKind.PERSON}
    pronoun: Pronoun = "he" if he else "she"
    if not (persons or _OWNED.match(told)) or _ACTING.search(told):
        return ""
    if any(_may_be_person(text, use, directory) for use in uses):
        return ""
    if cast.fitting(pronoun, persons, directory.display):
        return ""
    return meant.he if he else meant.she


def is_of_one(text: str) -> bool:
    """Whether the pronouns of a sentence mean one person at most, and nothing else."""
    return not _OTHER.search(text) and not (_HE.search(text) and _SHE.search(text))


def after(
    text: str,
    uses: Sequence[NameUse],
    speaker: str,
    directory: Directory,
    before: Meant,
    cast: Cast = EMPTY,
) -> Meant:
    """Whom the sentence after this one may mean. ``speaker`` is the id of who speaks in this one, or of whom it is;
    ``cast`` are those of the sentences before it."""
    told = _QUOTED.sub(lambda quote: " " * len(quote[0]), text)
    if _FIRST.search(told):
        return NOBODY
    persons = [use for use in uses if directory.kind(use.name) is NameKind.PERSON]
    parts = list(parts_in(told, persons))
    players = [cast.who(part, persons) for part in parts]
    others = not all(players) or any(_may_be_person(text, use, directory) for use in uses)
    subject = persons[0].name if persons and _acts(text, persons[0]) else ""
    if players and not subject and not _LEAD.sub("", text[: parts[0].start]):
        subject = players[0]
    told_here = {*(use.name for use in persons), *players} - {""}

    def meant(pronoun: Pronoun, known: str) -> str:
        fit = cast.fitting(pronoun, told_here, directory.display)
        if speaker and (speaker in fit or speaker == known):
            return speaker
        if fit:
            alone = len(fit) == 1 and bool(subject or speaker) and not others
            return next(iter(fit)) if fit == {subject} or alone else ""
        return "" if others else known

    return Meant(meant("he", before.he), meant("she", before.she))


def told_of(text: str, persons: Sequence[NameUse], cast: Cast) -> set[str]:
    """Ids of those of whom a sentence tells, by name or by the part that they play."""
    played = (cast.who(part, persons) for part in parts_in(text, persons))
    return {*(use.name for use in persons), *played} - {""}


def across(meant: Meant, near: Container[str], cast: Cast, directory: Directory) -> Meant:
    """Whom the first sentence of the next paragraph may mean: of whom the last sentence tells (``near``), or the only
    one of the paragraph who fits."""

    def kept(pronoun: Pronoun, person: str) -> str:
        alone = cast.fitting(pronoun, cast.told, directory.display) == {person}
        return person if person in near or alone else ""

    return Meant(kept("he", meant.he), kept("she", meant.she))


def called(
    text: str, parts: Sequence[Part], persons: Sequence[NameUse]
) -> tuple[tuple[str, Pronoun], ...]:
    """The one person with whom a sentence begins, with the pronoun by which it goes on."""
    told = _QUOTED.sub("", text)
    he, she = (_is_said(each, told) for each in (_HE, _SHE))
    names = {use.name for use in persons}
    others = any(not (part.name or part.owned) for part in parts)
    if he == she or len(names) != 1 or others or not _acts(text, persons[0]):
        return ()
    return ((persons[0].name, "he" if he else "she"),)


def _is_said(pronoun: re.Pattern[str], text: str) -> bool:
    return pronoun.search(text) is not None


def _acts(text: str, use: NameUse) -> bool:
    """Whether a sentence begins with a person, behind a time and what they are at most."""
    lead = _LEAD.sub("", text[: use.start])
    if text.startswith(("'s", "’s"), use.end) or not _ROLE.fullmatch(lead):
        return False
    last = lead.rstrip(" ,").rpartition(" ")[2].lower()
    return not last or last in OFFICES or is_person(last) or lead.endswith(", ")


def _may_be_person(text: str, use: NameUse, directory: Directory) -> bool:
    """Whether a name of which nothing is known may be a person's."""
    unknown = directory.kind(use.name) is NameKind.GROUP and not use.placed
    return unknown and not places(word_before(text, use.start))
