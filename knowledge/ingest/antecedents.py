"""What "it" and "they" mean at the beginning of a sentence, where that is plain from the sentence before.

It is the subject of that sentence, or its object where the subject cannot be meant: who acts is no "it", and one thing is no "they".
Where two may be meant, none is.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.ingest.phrases import Clause, Phrase
from knowledge.regex import regex

__all__ = ["Pointing", "antecedent", "may_mean", "pointing", "says"]


class Pointing(NamedTuple):
    """How a sentence points back: ``many`` for "they", ``owns`` for "its", ``says`` where that is what it does, ``beside``
    where the pronoun stands behind another subject."""

    many: bool
    owns: bool = False
    says: bool = False
    beside: bool = False


_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TIME: Final = (
    rf"(?:[0-9][0-9:.,]*(?:st|nd|rd|th)?|[ap]\.?m\.?|{_WEEKDAY}|{_MONTH}|the|that|same|next|following|last|early|late|morning|afternoon"
    r"|evening|night|noon|midnight|dawn|dusk|weekend|spring|summer|autumn|winter|(?:minute|hour|day|week|month|year)s?|an?|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|few|first|later|earlier|of|on|in|at|after|before|and|to|end|beginning|about|around|shortly|soon|o'clock)"
)
_LEAD: Final = (
    "(?:On|In|At|By|During|Since|Until|From|After|Before|Between|Within|Over|Shortly|Soon|Later|Then|Earlier|Afterwards|However|But|And|Still"
    "|Now|Meanwhile|Instead|Eventually|Finally|An?|The|Next|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Some"
    rf"|{_WEEKDAY}|[0-9]+)"
)
_HEAD: Final = regex(
    rf"(?:(?:{_LEAD}(?:\s{_TIME})*,?\s)?(?P<who>[Ii]t|[Tt]hey)|(?P<owner>Its|Their))\s(?P<rest>[a-z].*)",
    re.DOTALL,
)
"""A pronoun at the beginning, behind a time at most."""
_SPOT: Final = regex(
    r"\b(?:on|across|in|into|inside|under|over|through|aboard|beneath|below)\sit(?=\s*[,.;:]|\s(?:and|when|at|after|before)\b)"
)
_DIMENSION: Final = (
    r"\b(?:wide|long|high|tall|deep|thick|heavy|old|across|in diameter|kilograms|tonnes|tons)\b"
)
_OF_NOTHING: Final = regex(
    r"(?:(?:was|is|had been|has been|would be|will be|became)\s"
    r"(?:(?:also|still|not|only|now|thus|therefore|later|then|first|widely|previously)\s)*"
    rf"(?:(?:the|an?)\b|[A-Z]|[0-9](?![^,.]*{_DIMENSION})"
    r"|(?:until|when|after|because|there|here|he|she|they|him|who|his|her|their|in|on|at|from|to be|one|two|three)\b"
    r"|(?:believed|thought|said|reported|feared|hoped|known|unclear|clear|unknown|possible|likely|unlikely|impossible|necessary|important"
    r"|difficult|hard|easy|announced|estimated|claimed|alleged|understood|assumed|expected|agreed|decided|dark|cold|hot|raining|snowing"
    r"|late|early|true|not)\b)"
    r"|(?:took|takes|seemed|seems|appears?|appeared|turned out|emerged|rained|snowed|happened|transpired|follows|followed|means|meant"
    r"|came (?:as|after|amid|when|just|a|hours|days|weeks|two|three))\b)"
)
"""“It” that means no thing: "it was the first time", "it took nine hours", "it was believed that"."""
_SAYS: Final = regex(
    r"(?:(?:also|later|then|first|had|has)\s)*(?:said|says|told|announced|warned|stated|read|claimed|declared|blamed|found|concluded"
    r"|reported|called|recommended|asked|added|put|gave|showed|contained|promised)\b"
)
_TEXTS: Final = frozenset(
    "message letter report statement note study email tweet article post poll survey inquiry inquest investigation ruling verdict agreement "
    "resolution decree law order notice leaflet paper newspaper document memo telegram bulletin review audit book diary will warning forecast "
    "treaty contract recount count analysis announcement text broadcast interview speech sign map list finding".split()
)
"""What says something though nobody speaks."""


def pointing(text: str) -> Pointing | None:
    """How a sentence points to a thing told before; ``None`` where it does not."""
    match = _HEAD.match(text)
    if match is None:
        return Pointing(many=False, beside=True) if _SPOT.search(text) else None
    if match["owner"]:
        return Pointing(match["owner"] == "Their", owns=True)
    many = match["who"].lower() == "they"
    if not many and _OF_NOTHING.match(match["rest"]):
        return None
    return Pointing(many, says=_SAYS.match(match["rest"]) is not None)


def says(text: str) -> bool:
    """Whether "it" or "they" says something at the beginning of a sentence."""
    back = pointing(text)
    return back is not None and back.says


def may_mean(back: Pointing, own: Clause) -> bool:
    """Whether a pronoun behind another subject may mean what its own sentence tells."""
    told = (own.subject, own.object, own.inner)
    return bool(own.pronoun) or any(each is not None and _agrees(each, back) for each in told)


def antecedent(back: Pointing, before: Clause, known: Phrase | None) -> Phrase | None:
    """What is meant; ``before`` is the sentence before, and ``known`` what is meant by the pronoun that is its subject."""
    first = known if before.pronoun in ("it", "they") else before.subject
    behind = [each for each in (before.object, before.inner) if each is not None]
    if back.says:
        return _sayer(back, first, (*behind, *before.others))
    fitting = [each for each in behind if _agrees(each, back)]
    if first is not None and _agrees(first, back):
        return first if back.owns else _rather(back, first, fitting)
    if not fitting and before.later is not None and _agrees(before.later, back):
        return before.later
    return fitting[0] if len(fitting) == 1 else None


def _rather(back: Pointing, first: Phrase, fitting: Sequence[Phrase]) -> Phrase | None:
    """The subject, unless what it acts on may be meant as well: of a company and its product "it" may be either."""
    if not fitting:
        return first
    if back.many:
        return fitting[0] if first.one else first
    return None if first.body else first


def _sayer(back: Pointing, first: Phrase | None, others: Sequence[Phrase]) -> Phrase | None:
    """What says something: the subject if it may, else the one thing told that does, sooner a text than a company."""
    told = [each for each in (first, *others) if each is not None]
    sayers = [each for each in told if _agrees(each, back) and _may_say(each, back)]
    if first is not None and first in sayers:
        return first
    sayers = [each for each in sayers if not each.body] or sayers
    return sayers[0] if len({each.text for each in sayers}) == 1 else None


def _may_say(phrase: Phrase, back: Pointing) -> bool:
    text = not _TEXTS.isdisjoint((phrase.head, phrase.head.removesuffix("s")))
    return text or phrase.body or (back.many and phrase.human)


def _agrees(phrase: Phrase, back: Pointing) -> bool:
    return phrase.many if back.many else phrase.one and not phrase.human
