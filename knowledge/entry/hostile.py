"""Texts that would deceive or disturb whoever reads them: refused before anything else is looked at."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.ingest.shapes import is_visible
from knowledge.models import Fact
from knowledge.regex import regex

__all__ = ["clean", "harmless", "hostile", "hostile_in", "longest", "plain_fact", "plainly"]

_LONGEST: Final[Mapping[str, int]] = {
    "statement": 500,
    "quote": 1000,
    "figures": 500,
    "names": 500,
    "keywords": 500,
    "caveat": 500,
    "reason": 500,
    "source": 600,
}
_USUALLY: Final = 300
_MARKS: Final = 3
"""Marks that one letter may bear."""
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Co"))
"""Categories of characters that are not seen, or not what they seem."""
_JOINERS: Final = "\u200c\u200d"
"""Needed to write some scripts and emoji."""
_JOINER: Final = regex(f"[{_JOINERS}]+")
_UNJOINED: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "CJK", "HANGUL")
"""Scripts that are written without joiners, by the first word of their letters' names."""
_DROPPED: Final = dict.fromkeys(map(ord, "\u00ad\u034f\u180e\u200b\u2060\ufeff"))
"""Unseen characters that come along with what is copied from pages; they are left out."""
_NEAR: Final = 8
"""Characters beside a joiner among which the one is looked for that it joins."""
_SIGNS: Final = str.maketrans("@<", "  ")
"""What makes a word a mention."""
_INVITATION: Final = regex(
    r"\b(?:discord(?:app)?\.com\.?(?::\d{0,5})?/[/.]*(?:invite|template)"
    r"|(?:discord\.(?:gg|new|gift)|dis\.gd)\.?(?::\d{0,5})?)/[/.]*\w",
    re.I,
)
_STOPS: Final = str.maketrans("\u3002\uff61", "..")
"""Full stops that browsers take for the one of an address."""
_MENTION: Final = regex(
    r"<(?:@[!&]?|#|/[\w -]{1,100}:|t:|a?:\w{1,40}:)-?\d|<id:\w|@(?:everyone|here)", re.I
)
_WORD: Final = regex(r"[^\W\d_]+")
_LOOKALIKE: Final = ("LATIN", "CYRILLIC", "GREEK")
_TOLD: Final = 40


def longest(field: str) -> int:
    """Characters that a text in a field may have; forms and messages hold to it too."""
    return _LONGEST.get(field, _USUALLY)


def clean(text: str) -> str:
    """The text composed (NFC), white space folded, without unseen characters that come with copying;
    empty where nothing of it can be seen."""
    folded = " ".join(unicodedata.normalize("NFC", plainly(text)).split())
    return folded if is_visible(folded) else ""


def plainly(text: str) -> str:
    """The text without unseen characters that come with copying, and without joiners where no script
    and no emoji needs them."""
    if text.isascii():
        return text
    seen = text.translate(_DROPPED)
    return _JOINER.sub(lambda found: _joiners(seen, found), seen)


def _joiners(text: str, found: re.Match[str]) -> str:
    """Some joiners of a text where what stands on either side needs them."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    after = text[found.end() : found.end() + _NEAR]
    return found.group() if _joins(before[::-1]) or _joins(after) else ""


def _joins(text: str) -> bool:
    """Whether the first character, marks left aside, is of a script that is written with joiners, or a
    sign such as an emoji."""
    char = next((each for each in text if unicodedata.category(each)[0] != "M"), "")
    if char.isalpha():
        return not unicodedata.name(char, "").startswith(_UNJOINED)
    return not char.isascii() and unicodedata.category(char) in ("So", "Sk")


def harmless(text: str) -> str:
    """The text of a title or a file's name such that nothing in it is refused: what is hostile is taken
    out. At most ``longest("")`` characters; may be empty."""
    seen = "".join(char for char in plainly(text) if not _is_hidden(char))
    if _is_piled(seen):
        bare = unicodedata.normalize("NFD", seen)
        seen = "".join(char for char in bare if unicodedata.category(char) not in ("Mn", "Me"))
    if _MENTION.search(seen):
        seen = seen.translate(_SIGNS)
    if _invites(seen):
        seen = _INVITATION.sub(" ", _as_address(seen))
    return clean(seen[:_USUALLY])


def hostile(field: str, text: str) -> Iterator[Finding]:
    """What keeps a text from being taken, and words that look like others."""
    limit = longest(field)
    if len(text) > limit:
        told = f"This is too long ({len(text)} characters); keep it under {limit}."
        remark = Remark(told, "entry-long", length=len(text), limit=limit)
        yield Finding(Level.REFUSAL, field, remark)
        return
    seen = plainly(text)
    if any(map(_is_hidden, seen)):
        told = "This holds characters that cannot be seen; type it in plain text."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-hidden"))
    if _is_piled(seen):
        told = "This holds letters with too many marks on them; type it in plain text."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-marks"))
    if _MENTION.search(seen):
        told = "This holds a mention; write the name in words."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-mention"))
    if _invites(seen):
        told = "This holds an invitation to a Discord server; leave it out."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-invitation"))
    for word in dict.fromkeys(_mixed(seen)):
        told = f"“{word}” mixes letters of different alphabets; type it anew."
        yield Finding(Level.WARNING, field, Remark(told, "entry-mixed", word=word))


def _invites(text: str) -> bool:
    return _INVITATION.search(_as_address(text)) is not None


def _as_address(text: str) -> str:
    """The text with the letters and full stops that a browser makes of those in an address."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_STOPS))


def hostile_in(fact: Fact) -> Iterator[Finding]:
    """What keeps a fact in the form of a pack from being taken: the same as for typed texts."""
    said = fact.attribution
    texts = [
        ("statement", fact.statement),
        ("title", fact.title),
        ("caveat", fact.caveat),
        ("who", said.who),
        ("outlet", said.outlet),
        ("date", fact.written),
        *(("quote", cited.quote) for cited in fact.citations),
        *(("names", part.role) for part in fact.names),
        *(("keywords", word) for word in fact.keywords),
        *(("figures", text) for each in fact.figures for text in (each.group, each.unit)),
    ]
    for field, text in texts:
        for found in hostile(field, text):
            if found.level is Level.REFUSAL:
                yield found


def plain_fact(fact: Fact) -> Fact:
    """A fact in the form of a pack, its texts ``plainly``; quotes stay as they are, to the letter."""
    said = fact.attribution
    return replace(
        fact,
        statement=plainly(fact.statement),
        title=plainly(fact.title),
        caveat=plainly(fact.caveat),
        written=plainly(fact.written),
        attribution=replace(said, who=plainly(said.who), outlet=plainly(said.outlet)),
        keywords=tuple(map(plainly, fact.keywords)),
    )


def _is_hidden(char: str) -> bool:
    if char in _JOINERS or char in "\n\t\r":
        return False
    return unicodedata.category(char) in _HIDDEN or _is_none(ord(char))


def _is_none(code: int) -> bool:
    """Whether a code point never stands for a character."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _is_piled(text: str) -> bool:
    """Whether a letter bears more marks than any language writes."""
    if text.isascii():
        return False
    marks = 0
    for char in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > _MARKS:
            return True
    return False


def _mixed(text: str) -> Iterator[str]:
    """Words with letters of alphabets that look alike."""
    if text.isascii():
        return
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        word = match.group()
        if len({script for char in word for script in _scripts(char)}) > 1:
            yield word[:_TOLD]


def _scripts(char: str) -> Iterator[str]:
    name = unicodedata.name(char, "")
    return (script for script in _LOOKALIKE if name.startswith(script))
