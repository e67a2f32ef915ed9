"""What "it" and "they" mean at the beginning of a sentence, where that is plain from the sentence before.

It is the one thing told in that sentence which it may be: a person is no "it", and one thing is no "they". Where two may be meant,
be it the subject and what it acts on, none is.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.ingest.phrases import Clause, Phrase
from knowledge.regex import regex

__all__ = ["Pointing", "antecedent", "may_mean", "pointing", "says"]


class Pointing(NamedTuple):
    """How a sentence points back: ``many`` for "they", ``owns`` for "its", ``says`` where that is what it does, ``beside``
    where the pronoun stands behind another subject, ``bare`` where no body can be meant, and ``led`` where one is rather."""

    many: bool
    owns: bool = False
    says: bool = False
    beside: bool = False
    bare: bool = False
    led: bool = False


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
_SIZED: Final = regex(
    rf"(?:is|was)\s(?:about\s|nearly\s|almost\s|some\s|only\s)?[0-9][^,.]*?{_DIMENSION}|weighed\b|measured\b"
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
_OF_BODIES: Final = frozenset(
    "governor chairman chairwoman chair president spokesman spokeswoman spokesperson leader leaders members deputies board shareholders".split()
)
"""What those have who act as people do."""


def pointing(text: str) -> Pointing | None:
    """How a sentence points to a thing told before; ``None`` where it does not."""
    match = _HEAD.match(text)
    if match is None:
        return Pointing(many=False, beside=True, bare=True) if _SPOT.search(text) else None
    if match["owner"]:
        head = match["rest"].split()[0].strip(",.;:").lower()
        return Pointing(match["owner"] == "Their", owns=True, led=head in _OF_BODIES)
    many = match["who"].lower() == "they"
    if not many and _OF_NOTHING.match(match["rest"]):
        return None
    rest = match["rest"]
    return Pointing(many, says=_SAYS.match(rest) is not None, bare=_SIZED.match(rest) is not None)


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
    again = before.pronoun in ("it", "they")
    lost = known is None or (known.speaks and not (back.says or back.led))
    if again and lost and back.many == (before.pronoun == "they"):
        return None
    first = known if again else before.subject
    plain = (first, before.object, before.inner, before.later)
    told = _apart((*plain, *before.rivals))
    fitting = _fitting(back, told)
    found = _sayer(fitting, first, before.others, back) if back.says else _only(fitting)
    if found is None or found.unsure or not (back.says or found in plain):
        return None
    others = len(_fitting(back._replace(led=False), told)) > 1
    return found._replace(speaks=others or (found is known and found.speaks))


def _apart(told: Sequence[Phrase | None]) -> Sequence[Phrase]:
    """The phrases without those that tell the same as one before them."""
    found: list[Phrase] = []
    for each in told:
        if each is not None and not any(_is_same(each, other) for other in found):
            found.append(each)
    return found


def _is_same(phrase: Phrase, before: Phrase) -> bool:
    if phrase.name and phrase.name == before.name:
        return True
    # "Skiers" are no other than "the party of nine skiers".
    alike = phrase.head == before.head or (before.one and before.many)
    return alike and before.text.endswith(phrase.text.removeprefix("the "))


def _fitting(back: Pointing, told: Sequence[Phrase]) -> Sequence[Phrase]:
    """Those of the phrases that may be meant; a group is "they" only where nobody and nothing else is."""
    found = [each for each in told if _agrees(each, back)]
    if back.many:
        return [each for each in found if not each.one] or found
    if back.bare:
        return [each for each in found if not (each.body or each.many)]
    return ([each for each in found if each.body] or found) if back.led else found


def _only(phrases: Sequence[Phrase]) -> Phrase | None:
    return phrases[0] if len({each.text for each in phrases}) == 1 else None


def _sayer(
    fitting: Sequence[Phrase], first: Phrase | None, others: Sequence[Phrase], back: Pointing
) -> Phrase | None:
    """What says something: the one thing told that does; where the subject does not, sooner a text than a company."""
    sayers = [each for each in fitting if _may_say(each, back)]
    if first is not None and first in sayers:
        return _only(sayers)
    sayers += [each for each in others if _agrees(each, back) and _may_say(each, back)]
    return _only([each for each in sayers if not each.body] or sayers)


def _may_say(phrase: Phrase, back: Pointing) -> bool:
    text = not _TEXTS.isdisjoint((phrase.head, phrase.head.removesuffix("s")))
    return text or phrase.body or (back.many and phrase.human)


def _agrees(phrase: Phrase, back: Pointing) -> bool:
    return phrase.many if back.many else phrase.one and (phrase.unsure or not phrase.human)
