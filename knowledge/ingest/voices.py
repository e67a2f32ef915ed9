"""Who says so: speakers and outlets from the reporting words of an English text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.ingest.name_words import BODIES
from knowledge.ingest.persons import looks_like_person
from knowledge.ingest.subjects import joined_subject, subject
from knowledge.lexicon.glance import glance
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Standing
from knowledge.regex import regex

__all__ = ["Voice", "voice_of"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The words for the speaker and the outlet as the text has them; empty when it names none."""

    who: str = ""
    outlet: str = ""
    standing: Standing = Standing.REPORTED
    pronoun: str = ""
    """“he” or “she” where that is who speaks."""


_SAYING: Final = (
    "said|says|told|stated|added|announced|declared|claimed|claims|alleged|denied|denies|confirmed"
    "|confirms|warned|stressed|noted|explained|wrote|tweeted|argued|admitted|insisted|estimated"
    "|acknowledged|emphasi[sz]ed|reiterated|testified"
)
_REPORTING: Final = "reported|reports|published|broadcast"
_ASKING: Final = "asked|asks|recalled|recalls|replied|replies|remembered|remembers|joked"
_MANY_SAY: Final = "say|confirm|warn|announce|insist"
_VERB: Final = regex(
    rf"\b(?:(?P<said>{_SAYING}|(?<=[\"”] )(?:{_ASKING}))|(?P<reported>{_REPORTING})|(?P<many>{_MANY_SAY}))\b"
)
_PASSIVE: Final = regex(
    r"\b(?:was|were|is|are|been|be|being|as|have|had been|not)\s+(?:also\s+|previously\s+)?\Z"
)
_ACCORDING: Final = regex(
    r"\b[Aa]ccording to (?P<who>(?:[^,.;:!?\"“”()]|\.(?=\w)|(?<=\b[A-Z])\.){2,90})"
)
_CITING: Final = regex(r"\b(?:citing|cited|quoting|quoted) (?P<who>[^,.;:!?\"“”()]{2,80})")
_TOLD: Final = regex(
    r"\b(?:told|tells|interview (?:with|to)|statement to)\s+(?:the\s+)?"
    r"(?P<outlet>[A-Z][\w.&-]*(?:\s+[A-Z0-9][\w.&-]*){0,4})"
)
_AFTER_VERB: Final = regex(r"\s+(?P<who>(?:the\s+)?[A-Z][^,.;:!?\"“”()]{1,70})")
_VERB_BEFORE: Final = regex(rf"(?:said|says|say|added|explained|argued|joked|{_ASKING})\Z")
_ROLE_BEHIND: Final = regex(
    r"\s+(?:(?:the|an?|its|his|her|their|our|one|one of the|some|two|three|four|five)\s+)?"
    r"(?:(?!(?:he|she|it|they|we|you|that|will|would|is|are|was|were|has|have|had|to|who|and|through|by|in|at|on|of|for|with|from|via|as)\b)[a-z'’-]+\s+){0,3}?(?P<noun>[a-z]{3,}(?<!ment))"
    r"(?:,?\s+(?P<name>[A-Z][\w'’-]*(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]*|(?:de|van|von|bin|al)(?=\s[A-Z]))){0,4}))?"
    r"(?=\s*(?:[.,;]|\Z)|\s(?:on|in|at|for|of|who|as|after|by|whose|from|during|late|early)\s)"
)
"""What somebody is, behind the verb: "said its director, Ada Vale", "says grid operator Norpower", "said police"."""
_TITLES: Final = frozenset(
    "mr mrs ms dr sir cllr councillor minister president mayor judge professor inspector captain colonel sergeant constable "
    "governor senator bishop doctor commander".split()
)
"""What a person who reports may be: none of them begins the name of a paper."""
_IS_REPORTED: Final = regex(r"\s+(?:missing|dead|killed|injured|stolen|lost|safe|to be)\b")
"""What of somebody is reported: "a girl reported missing"."""
_THAT: Final = regex(r"\s+(?:that|seeing|hearing|having)\b")
_RELATIVE: Final = regex(r"\b(?:who|that|which)(?:\s+(?:also|now|later))?\s\Z")
_NEAR: Final = 16
_CLOCK: Final = regex(r"\A[\[(]?[0-9]{1,2}[:.][0-9]{2}[\])]?\s+(?:[-–—|]\s+)?")
"""The hour with which a piece of live news begins."""
_CUT: Final = regex(r"[,\"“”()–—!?;]|:(?![0-9])")
_ENDED: Final = regex(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Lt|St))(?<!\b(?:Mrs|Gen|Col|Sen|Gov|Rep|Maj|Sgt))\.|[!?;])\s+"
)
"""Where a sentence ends, but not "U.S." or a rank."""
_TRAILING: Final = regex(
    r"\s+(?:has|have|had|also|later|then|earlier|further|previously|itself|himself|herself|reportedly"
    r"|as|on|in|at|that|who|which)\s*\Z"
)
_STOP_AFTER: Final = regex(
    r"\s+(?:that|on|in|at|as|who|which|while|after|during|when|by|has|have|had|was|were|and that|but"
    r"|late|early|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_IN: Final = regex(
    r"^(?:and|but|however|meanwhile|earlier|later|also|then|while|as|where|when|although|though"
    r"|the fact that)\s+",
    re.IGNORECASE,
)
_PRONOUN: Final = regex(
    r"(?:him|her|them|us|me|himself|herself|he|she|they|it|we|i|you|who|which|that|this|these|those|there|what|nobody|no one|none|everybody|everyone|somebody|someone|anybody|anyone)\Z",
    re.IGNORECASE,
)
_ADVERBS: Final = r"(?:(?:also|later|then|further|again|[a-z]+ly|ha[sd])\s+)*"
_PRONOUN_SAYS: Final = regex(
    rf"(?:(?:\A(?:(?:On|In|At|By)\s[^,;.]{{1,40}}?\s|Later\s)?|[.!?:;,”\"]\s*|\b(?:but|as|when|while|where)\s+)(?P<who>[Hh]e|[Ss]he)\s+{_ADVERBS}(?:{_SAYING})"
    rf"|\A(?P<first>He|She)\s[^.,;:!?]*\band\s+{_ADVERBS}(?:{_SAYING})|[”\"]\s*(?P<asks>[Hh]e|[Ss]he)\s+(?:{_ASKING}))\b"
)
_QUOTED: Final = regex(r"“[^”]*”?|\"[^\"]*\"?")
_CLAIMING: Final = regex(
    r"\b(?:claim(?:ed|s)?|alleg(?:ed|es|edly)|accus(?:ed|es)|purported(?:ly)?|unconfirmed)\b"
)
_DENYING: Final = regex(r"\b(?:denied|denies|refuted|rejected (?:the )?(?:claims?|reports?))\b")
_ROLE: Final = regex(
    r"(?:.*\s)?(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Aa]nother|\w+['’]s?)\s(?:[\w'’-]+\s){0,3}?|[Oo]ne\sof\s(?:the|his|her|their)\s(?:[a-z-]+\s)?)"
    r"(?P<noun>[a-z]{3,})(?P<of>\s(?:of|for|at|in|from|on)\s[^,]*)?\Z"
)
"""What somebody is, up to the comma before the name: "the mayor of Halvik", "one of the survivors"."""
_SPEAKS_FOR: Final = regex(r"\b(?:spokes[a-z]+|lawyers?|attorneys?|representatives?)\s(?:for|of)\b")
"""Behind whom the name may be that of somebody else: "a spokesman for the leader, Ada Vale"."""
_TO_WHOM_SAID: Final = regex(
    r"\s+(?:the\s+)?(?:police|officials|authorities|witnesses|residents|reports)\b"
)
"""Who says so behind the verb: "Ada Vale, said police"."""
_JOINED: Final = regex(r"\band\Z")
_NAME_LAST: Final = regex(r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*\Z")
_LONGEST: Final = 90
_ROLE_NAME_VERB: Final = 3
_NOBODY: Final = Voice()
_TRIGGERS: Final = frozenset(
    f"{_SAYING}|{_REPORTING}|{_ASKING}|{_MANY_SAY}|emphasised|emphasized|according|citing|cited|quoting|quoted|tells|interview|statement|"
    "claim|alleges|allegedly|accused|accuses|purported|purportedly|unconfirmed|refuted|rejected".split(
        "|"
    )
)
"""Words without any of which nothing below is found."""
_TELLING: Final = ("told", "tells", "interview", "statement to")
_DENIALS: Final = ("denie", "refuted", "rejected")
_CLAIMS: Final = ("claim", "alleg", "accus", "purported", "unconfirmed")
"""Parts of words without which the dearer expressions cannot match."""


def voice_of(text: str) -> Voice:
    """The first speaker and outlet that the text names, and how firmly the statement stands."""
    if _TRIGGERS.isdisjoint(glance(text).runs):
        return _NOBODY
    who, outlet = "", ""
    if "ccording to " in text and (match := _ACCORDING.search(text)):
        named = _trimmed(_STOP_AFTER.sub("", match["who"]))
        who = "" if _PRONOUN.match(named) else named
    for verb in _verbs(text):
        name = _subject(text, verb)
        if name and verb["reported"] and not _reports_itself(text, verb, name):
            outlet = outlet or _outlet(name)
        elif name and not (verb["many"] and not _are_many(text, verb, name)):
            who = who or name
    if ("cit" in text or "quot" in text) and (match := _CITING.search(text)):
        who = who or _trimmed(_STOP_AFTER.sub("", match["who"]))
    if any(word in text for word in _TELLING) and (match := _TOLD.search(text)):
        told = match["outlet"].rstrip(".,-&")
        outlet = told if told != who else outlet
    return Voice(who, outlet, _standing(text), "" if who else _pronoun(text))


def _verbs(text: str) -> Sequence[re.Match[str]]:
    """The verbs of saying; those in somebody's words count only where none tells whose words they are."""
    found = list(_VERB.finditer(text))
    if len(found) < 2 or not ('"' in text or "“" in text):
        return found
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    starts = [start for start, _ in quoted]
    beside = [verb for verb in found if not _is_inside(verb.start(), quoted, starts)]
    return beside or found


def _is_inside(at: int, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether one of the spans, in order, goes over the place; ``starts`` are theirs."""
    last = bisect_left(starts, at) - 1
    return last >= 0 and at < spans[last][1]


def _pronoun(text: str) -> str:
    """The pronoun that speaks, outside of what is quoted."""
    match = _PRONOUN_SAYS.search(_QUOTED.sub('""', text))
    return (match["who"] or match["first"] or match["asks"]).lower() if match else ""


def _subject(text: str, verb: re.Match[str]) -> str:
    """The words before a verb of saying, or after it in "…," said X."""
    before = text[max(0, verb.start() - 160) : verb.start()]
    if _PASSIVE.search(before) or (verb["reported"] and _IS_REPORTED.match(text, verb.end())):
        return ""
    sentence = _ENDED.split(before.rpartition(": ")[2])[-1]
    pieces = [piece.strip() for piece in _CUT.split(sentence)]
    if _JOINED.search(pieces[-1]):
        return joined_subject(_LEAD_IN.sub("", pieces[-1]))
    name = _trimmed(pieces[-1])
    if name and not _PRONOUN.match(name):
        earlier = _trimmed(pieces[-2]) if len(pieces) > 1 else ""
        return name if name[:1].isupper() or not _is_title(earlier) else earlier
    return "" if pieces[-1] else _apart(text, verb, pieces, before.rstrip()[-1:])


def _apart(text: str, verb: re.Match[str], pieces: Sequence[str], mark: str) -> str:
    """Who says so where a comma or a quotation mark stands right before the verb."""
    behind = _behind_verb(text, verb)
    if told := _before_clause(pieces) or _behind_role(pieces):
        return behind if _TO_WHOM_SAID.match(text, verb.end()) else _trimmed(told)
    if len(pieces) > 2 and _is_title(pieces[-3]) and mark == ",":
        return _trimmed(pieces[-3])
    if behind:
        return behind
    after = _AFTER_VERB.match(text, verb.end())
    return _trimmed(_STOP_AFTER.sub("", after["who"])) if after else ""


def _behind_verb(text: str, verb: re.Match[str]) -> str:
    """Who is told behind the verb by what they are."""
    match = _ROLE_BEHIND.match(text, verb.end()) if _VERB_BEFORE.match(verb.group()) else None
    if match is None or not _is_human(match["noun"]):
        return ""
    joined = match["name"] and text[match.end("noun")] != ","
    told = match.group() if joined or not match["name"] else match["name"]
    return re.sub(r"\A[Tt]he\s+", "", told.strip())


def _reports_itself(text: str, verb: re.Match[str], name: str) -> bool:
    """Whether who reports is somebody rather than a paper: "the clerk reported that", "Captain Vale reports"."""
    if not verb["reported"].startswith("report"):
        return False
    words = name.split()
    titled = words[0].lower().rstrip(".") in _TITLES
    return titled or (_THAT.match(text, verb.end()) is not None and _is_human(words[-1]))


def _are_many(text: str, verb: re.Match[str], name: str) -> bool:
    """Whether several people or a body of them speak, so that the verb is no infinitive."""
    if _RELATIVE.search(text, max(0, verb.start() - _NEAR), verb.start()) or _VERB.search(name):
        return False
    last = name.rpartition(" ")[2] if " " in name else name.lower()
    return last.endswith(("s", "police", "men", "people")) and _is_human(last)


def _is_human(noun: str) -> bool:
    """Whether a noun is one for people: no name, and no "statement"."""
    lower = noun.islower() and not noun.endswith("ment")
    return lower and (is_office(noun) or are_humans(noun) or noun == "police")


def _outlet(name: str) -> str:
    """What reports by its name: of "news agency RIA Novosti" the name, of "three witnesses" nothing."""
    if name[:1].isupper():
        return name
    named = _NAME_LAST.search(name)
    return named.group() if named else ""


def _before_clause(pieces: Sequence[str]) -> str:
    """The name before a clause that begins with "who" or "which" and ends right before the verb."""
    for name, clause in pairwise(pieces):
        if clause.startswith(("who ", "which ", "whose ")):
            return name if _is_title(name) else ""
    return ""


def _behind_role(pieces: Sequence[str]) -> str:
    """The name behind what its bearer is, right before the verb: "their commander, Ole Brandt, told". Behind a place it
    has to be made as people's are: "an official in Kivu, Congo"."""
    if len(pieces) < _ROLE_NAME_VERB or not _is_title(pieces[-2]):
        return ""
    role = _ROLE.match(pieces[-3])
    if role is None or not _tells_who(role["noun"]):
        return ""
    person = looks_like_person("", pieces[-2])
    if person and _SPEAKS_FOR.search(pieces[-3]):
        return ""
    if person or not role["of"]:
        return pieces[-2]
    earlier = pieces[-4] if len(pieces) > _ROLE_NAME_VERB else ""
    return earlier if _is_title(earlier) else ""


def _tells_who(noun: str) -> bool:
    return is_office(noun) or are_humans(noun) or noun in BODIES


def _is_title(words: str) -> bool:
    """Whether the words look like a name and nothing else: capitals throughout, seven at most."""
    parts = words.split()
    return 0 < len(parts) <= 7 and all(part[:1].isupper() for part in (parts[0], parts[-1]))


def _trimmed(words: str) -> str:
    name = _CLOCK.sub("", _TRAILING.sub("", " " + words.strip() + " ").strip())
    name = _LEAD_IN.sub("", name)
    name = re.sub(r"\A[Tt]he\s+", "", subject(_TRAILING.sub("", name).strip()))
    return name if len(name) <= _LONGEST and len(name.split()) <= 12 else ""


def _standing(text: str) -> Standing:
    if any(word in text for word in _DENIALS) and _DENYING.search(text):
        return Standing.DENIED
    if any(word in text for word in _CLAIMS) and _CLAIMING.search(text):
        return Standing.CLAIMED
    return Standing.REPORTED
