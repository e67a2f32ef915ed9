"""Sentences that leave a matter open, and those that turn it: a claim that is denied, a promise that came to nothing.

Told by general words alone: what a sentence is (said, planned, halted, charged), and what another one is against it.
"""

import re
from collections.abc import Container
from typing import Final, NamedTuple

from knowledge.models import Fact, Standing
from knowledge.regex import regex
from knowledge.search.answering.contesting import denies
from knowledge.text import Token, tokens

__all__ = [
    "Openness",
    "blames",
    "came_of",
    "changes_holder",
    "changes_state",
    "ends",
    "finds_none",
    "has_not",
    "is_another",
    "is_claim",
    "is_unsettled",
    "names_no_doer",
    "openness",
    "refers_back",
    "refutes",
]

_SAID: Final = regex(
    r"\b(?:said|says|told|tells|claim(?:s|ed)|alleg(?:es|ed)|argu(?:es|ed)|insist(?:s|ed)|maintain(?:s|ed)|assert(?:s|ed)|believ(?:es|ed)|"
    r"predict(?:s|ed)|declar(?:es|ed)|announc(?:es|ed)|report(?:s|ed)|testif(?:ies|ied)|blam(?:es|ed)|accus(?:es|ed)|(?<!the )(?<!a )suspect(?:s|ed)|warn(?:s|ed)|"
    r"publish(?:es|ed)|admit(?:s|ted)|(?:believed|thought|feared|rumou?red|presumed) (?:to|that|dead)|assur(?:es|ed)|judged|according to|"
    r"den(?:ies|ied)|reject(?:s|ed)|calls? (?:it|the|this|them|him|her)|called (?:it|the|this|them|him|her)|estimat(?:es|ed)|"
    r"puts? (?:the|it|its|their)\b[^.,;]{0,40}\bat|(?:poll|survey|report|study|estimate)s?\b[^.;]{0,60}\b(?:gave|gives|found|finds|shows|showed))\b",
    re.IGNORECASE,
)
_PLANNED: Final = regex(
    r"\b(?:(?:promis|pledg|vow|plann|intend|announc|vot|decid|threaten|propos|schedul|expect|demand|agree|offer|prepar|hop|predict|order|guarante|"
    r"assur|undert[ao]k|commit)(?:es|s|ed|d|e|ing|ted|een|ing)?|(?:was|were|is|are) (?:to|due|supposed|meant|going)|would|will|refus(?:es|ed)|"
    r"declin(?:es|ed)|ruled out)\b",
    re.IGNORECASE,
)
_HALTED: Final = regex(
    r"\b(?:(?:call|broke|broken) off|call(?:s|ed) off|suspend(?:s|ed)|halt(?:s|ed)|stopped|cancel(?:s|led|ed)|postpon(?:es|ed)|clos(?:es|ed)|shut|"
    r"banned|bans|abandon(?:s|ed)|interrupt(?:s|ed))\b",
    re.IGNORECASE,
)
_CHARGED: Final = regex(
    r"\b(?:charged|accus(?:es|ed)|arrest(?:s|ed)|sued|(?<!the )(?<!a )suspect(?:s|ed)|indict(?:s|ed)|prosecut(?:es|ed)|blam(?:es|ed)|detained)\b",
    re.IGNORECASE,
)
_SENTENCED: Final = regex(
    r"\b(?:sentenced|convicted|guilty|fined|years in prison|jailed|ordered to pay|acquitted|cleared of)\b",
    re.IGNORECASE,
)
_DENIED: Final = regex(
    r"\b(?:den(?:ies|ied)|reject(?:s|ed)|disput(?:es|ed)|rul(?:es|ed) out)\b", re.IGNORECASE
)
_PROVES: Final = regex(
    r"\b(?:print(?:s|ed)|publish(?:es|ed)|show(?:s|ed|n)|prov(?:es|ed)|reveal(?:s|ed)|found|leak(?:s|ed)|surfaced|emerged|broadcast|produced|"
    r"contradict(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|videos?|photographs?|recordings?|footage)\b",
    re.IGNORECASE,
)
_UNSETTLED: Final = regex(
    r"\b(?:in dispute|(?:the|a) disputes? (?:over|about)|(?:is|are|was|were|remain(?:s|ed)?|still) (?:\w+ly |still )?(?:disputed|contested|unclear|unknown|not (?:clear|known))|"
    r"disagree[sd]?|conflicting|contradictory|(?:two|three|several|rival|different|competing) (?:accounts|versions|explanations|theories|stories))\b",
    re.IGNORECASE,
)
_IT: Final = r"(?:it|this|that|them|these|those|him|her)"
_MATTER: Final = r"(?:claim|accusation|charge|allegation|report|figure|number|account|story|version|rumou?r|statement)s?"
_JUDGES_IT: Final = regex(
    rf"\b(?:confirm(?:ed|s)|admitt?(?:ed|s)|acknowledg(?:ed|es)|retract(?:ed|s)|disprov(?:ed|es)|corrected) (?:{_IT}\b(?! \w+ (?:would|will|could))|having|both|"
    rf"the {_MATTER}|that (?:it|this|they|these|he|she|there|the)\b)|"
    rf"\b(?:call(?:ed|s)|brand(?:ed|s)|labell?ed|describ(?:ed|es)|dismiss(?:ed|es)) {_IT} (?:as )?[\"“\w]|"
    rf"\b(?:{_IT}|they|which) (?:was|were|is|are|had been|proved|turned out)(?: to be)? (?:an? |the )?(?:false|true|untrue|real|genuine|wrong|right|(?:fake|forger|lie|hoax|mistake|misunderstanding|mix-up|trick|rumou?r)\w*)\b|"
    r"\bapologi[sz]ed\b",
    re.IGNORECASE,
)
_FINDS_NONE: Final = regex(
    r"\b(?:no|without|any) (?:sign|evidence|indication|proof|trace|grounds)s? (?:of|that|for)\b",
    re.IGNORECASE,
)
_CALLS_THING: Final = regex(
    r"\b(?:call(?:ed|s)|brand(?:ed|s)|labell?ed|describ(?:ed|es)|dismiss(?:ed|es)) (?P<thing>(?:the|his|her|their|its|that|this) [^.;\"“]{1,40}?) "
    r"(?:(?:as )?(?:an? |[\"“])|(?:as )?(?:nonsense|false|untrue|lies|forgeries|fakes|fabrications|slander|absurd|baseless|irresponsible)\b)",
    re.IGNORECASE,
)
_BEFALLEN: Final = regex(
    r"\b(?:after all|in the end|eventually|at last|finally|instead|however|nevertheless|in fact|too late|(?:kept|broke) (?:his|her|its|their) (?:word|promise)s?|changed (?:his|her|its|their) minds?|(?:backed|stood) down|gave in|relented|(?:days|weeks|months|years|hours) late)\b|"
    r"\A(?:But|Yet|Only|By)\b|\bonly (?:[0-9]|one|two|three|four|five|half|some|a few|part)\b",
    re.IGNORECASE,
)
_SO_IT_WAS: Final = regex(
    r"\A(?:\W*(?:But|And|Yet|Later|Then|In the end|(?:On|By|In|At|An?|Two|Three|Four|Five) [^,.;]{2,24}?),? )?(?:It|They|This|None|Neither|Both|Most|All|Some)\b(?: of (?:it|them))?,? (?:\w+ ){0,2}?"
    r"(?:re-?[a-z]{3,}ed|came|arrived|began|opened|happened|fell|failed|ended|lasted|took place|went|struck|took|did|"
    r"(?:was|were|had been) (?!to\b|due\b|supposed\b|expected\b|meant\b)(?:\w+ly )?\w+(?:ed|en|id|ilt|eld|ost|ent|un)\b)",
)
_RESUMED: Final = regex(
    r"\b(?:resum|reopen|re-open|restart|restor|reinstat|recommenc)\w*|\b(?:lifted|ran again|began again|after all|got (?:his|her|its|their) \w+ back|revived)\b",
    re.IGNORECASE,
)
_MADE_UP: Final = regex(
    r"\A\W*(?:(?:But|Later|In the end|Instead),? )?(?:It|They) (?:\w+ ){0,2}?(?:took place|went ahead|(?:was|were) (?:\w+ly |later |then )?(?:held|shown|played|opened|run|paid|made up))\b"
)
"""What took place later, though it was off at first."""
_NEVER_DID: Final = regex(
    r"\A(?:But )?(?:He|She) (?:\w+ ){0,2}?(?:never|not)\b|\A(?:But )?(?:He|She) \w+n['’]t\b"
)
_CLEARED: Final = regex(
    r"\b(?:acquit\w*|cleared|convict\w*|guilty|innocent|sentenced|exonerat\w*|pleaded|confess\w*|(?:charges?|case|proceedings|inquiry|investigation) [^.;]{0,20}(?:dropped|closed|discontinued|dismissed|withdrawn))\b",
    re.IGNORECASE,
)
_APPEALED: Final = regex(
    r"\b(?:(?:court of appeals?|appeals? court|supreme court|higher court)|overturn\w*|quash\w*|pardon\w*|set aside|(?:cut|reduced|lowered|raised|upheld) (?:his|her|their|the|its) (?:sentence|term|fine|verdict|conviction)s?)\b",
    re.IGNORECASE,
)
_BLAMES: Final = regex(
    r"\b(?:blam(?:es|ed)|accus(?:es|ed)|(?<!the )(?<!a )suspect(?:s|ed)|suspect (?:an?|the|that)\b|claimed responsibility|pointed (?:to|at)|held [^.;]{2,30} responsible|confess(?:es|ed)|"
    r"attribut(?:es|ed))\b",
    re.IGNORECASE,
)
_VAGUE_DOER: Final = regex(
    r"\b(?:some(?:body|one)|unknown|unidentified|masked|strangers?|looters|arsonists|vandals|thieves|burglars|robbers|attackers|assailants|gunmen|rioters|"
    r"a (?:mob|crowd|gang))\b",
    re.IGNORECASE,
)
_PASSIVE: Final = regex(r"\b(?:was|were|been|being)\b(?! \w+ing\b)", re.IGNORECASE)
_BY: Final = regex(r"\bby (?!(?:the )?(?:end|[0-9]|noon|midnight|dawn|\w+day))", re.IGNORECASE)

_OPENS_BACK: Final = regex(
    r"\A\W*(?:(?:But|And|Yet|However|Later|Then|Still|Instead|(?:A|An|Two|Three|Some|On|In|By|At) [^,.;]{2,30}?),? )?"
    r"(?:It|They|This|That|These|Those|None|Neither|Both|Not one|One of them|Nobody|No one|Nothing|the latter)\b",
)
_POINTS_BACK: Final = regex(
    r"\b(?:of them|of it|it|this|them|these|those|been one|such|either|after all|there(?! (?:was|were|is|are|had|has|would|could|might)))\b(?! (?:morning|evening|week|year|time|day|month))",
    re.IGNORECASE,
)
_NOT: Final = regex(r"not|never|no|none|nobody|neither|nothing|without|hardly|.*n['’]t")
_ONLY_SILENT: Final = regex(
    r"\b(?:not|never|n['’]t|nothing|refused to|declined to) (?:\w+ )?(?:say|said|comment|give|name|explain|elaborate|specify|answer|know|tell|reply|respond)\b",
    re.IGNORECASE,
)
_NEW_HOLDER: Final = regex(
    r"\b(?:new|next|successor|succeed(?:ed|s)|former(?:ly)?|no longer|took over|taken over|takes over|bought|sold|acquir(?:ed|es)|replac(?:ed|es)|"
    r"became|handed (?:it )?over|passed to|inherited|nationali[sz]ed|privati[sz]ed)\b",
    re.IGNORECASE,
)
_AGAIN: Final = regex(
    r"\b(?:again|no longer|restored|rebuilt|repaired|reopened|resumed|recovered)\b", re.IGNORECASE
)
_ENDS: Final = regex(
    r"\b(?:has|have) (?:since |now |long )?been\b|\bno longer\b|\bnow\b|"
    r"\b(?:(?:was|were) (?:\w+ly |later |finally )?(?:closed|sold|demolished|dissolved|abolished|abandoned|merged|replaced|torn down|lifted|ended)|"
    r"closed|reopened|resigned|stepped down|retired|moved (?:to|away)|died|went (?:bankrupt|out of business)|became)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = regex(
    r"\A(?:But |However, |Yet )?(?:An? (?:rival|different|second|third|separate|competing|later|other)|Another|The other|Other|Others)\b"
)
_OF_KIND: Final = 2
"""Words behind "another" that say of what kind it is."""
_OPENING: Final = 4
"""Words behind a "they" within which a "not" is of them."""
_BESIDE: Final = 3
"""Words between a "not" and that of which it is said."""
_DOUBTED: Final = frozenset({Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED})


class Openness(NamedTuple):
    """In which ways a sentence leaves open what became of its matter."""

    said: bool = False
    """Somebody says so: others may say otherwise."""
    planned: bool = False
    halted: bool = False
    charged: bool = False
    denied: bool = False
    sentenced: bool = False
    disputed: bool = False
    """It says itself that there are several accounts."""

    def __bool__(self) -> bool:
        return (
            self.said
            or self.planned
            or self.halted
            or self.charged
            or self.denied
            or self.sentenced
            or self.disputed
        )


def openness(fact: Fact, asked: Container[str]) -> Openness:
    """How the fact leaves its matter open; not by a word that is ``asked`` for: "did she promise it" is answered by that she did."""
    text = fact.statement

    def has(pattern: re.Pattern[str]) -> bool:
        return any(tokens(match[0])[0].stem not in asked for match in pattern.finditer(text))

    return Openness(
        said=is_claim(fact),
        planned=has(_PLANNED),
        halted=_HALTED.search(text) is not None,
        charged=has(_CHARGED),
        denied=has(_DENIED),
        sentenced=_SENTENCED.search(text) is not None,
        disputed=is_unsettled(text),
    )


def is_unsettled(statement: str) -> bool:
    """Whether it says that its own matter is in dispute, or not known."""
    return _UNSETTLED.search(statement) is not None


def is_claim(fact: Fact) -> bool:
    """Whether somebody says it, and no plain voice of the source."""
    attributed = bool(fact.attribution.who) or fact.standing in _DOUBTED
    return attributed or _SAID.search(fact.statement) is not None


def refers_back(statement: str) -> bool:
    """Whether it speaks of what stands before it: begins with "They", or has a "them"."""
    return bool(_OPENS_BACK.match(statement) or _POINTS_BACK.search(statement))


def refutes(statement: str, matter: Container[str]) -> bool:
    """Whether it denies, confirms or judges a "this" that was told before, or a thing of the same ``matter``, as stems."""
    if denies(statement) or _JUDGES_IT.search(statement):
        return True
    called = _CALLS_THING.search(statement)
    return called is not None and any(word.stem in matter for word in tokens(called["thing"]))


def finds_none(statement: str) -> bool:
    """Whether it tells that nothing speaks for something: "no sign of sabotage"."""
    return _FINDS_NONE.search(statement) is not None


def blames(statement: str) -> bool:
    return _BLAMES.search(statement) is not None


def names_no_doer(statement: str) -> bool:
    """Whether it tells what was done and not by whom, or only that it was somebody."""
    if _VAGUE_DOER.search(statement):
        return True
    return _PASSIVE.search(statement) is not None and _BY.search(statement) is None


def ends(statement: str) -> bool:
    """Whether it tells that something is no more as it was: "it has been closed since"."""
    return _ENDS.search(statement) is not None


def has_not(statement: str) -> bool:
    return any(_NOT.fullmatch(word.folded) or _short(word) for word in tokens(statement))


def is_another(statement: str, matter: Container[str]) -> bool:
    """Whether it tells of another one of the same ``matter``, as stems: "A rival poll …"."""
    match = _ANOTHER.match(statement)
    return match is not None and any(
        word.stem in matter for word in tokens(statement[match.end() :])[:_OF_KIND]
    )


def changes_holder(statement: str) -> bool:
    """Whether it tells that something passed into other hands."""
    return _NEW_HOLDER.search(statement) is not None


def changes_state(statement: str) -> bool:
    """Whether it tells that something is so again, or no longer."""
    return _AGAIN.search(statement) is not None


def came_of(was: Openness, statement: str, matter: frozenset[str]) -> bool:
    """Whether a later statement tells what became of what was left open; ``matter`` are stems of what that was of."""
    if _ONLY_SILENT.search(statement):
        return False
    planned = was.planned and not (_PLANNED.search(statement) and not _BEFALLEN.search(statement))
    return (
        (planned and bool(_BEFALLEN.search(statement) or _SO_IT_WAS.search(statement)))
        or (was.denied and _PROVES.search(statement) is not None)
        or (was.planned and _NEVER_DID.search(statement) is not None)
        or (was.halted and bool(_RESUMED.search(statement) or _MADE_UP.search(statement)))
        or (was.charged and _CLEARED.search(statement) is not None)
        or (was.sentenced and _APPEALED.search(statement) is not None)
        or ((was.said or was.planned) and _is_denied(statement, matter))
    )


def _is_denied(statement: str, matter: frozenset[str]) -> bool:
    """Whether a "not" stands behind a "they" that begins it, or beside a word of the matter, or one that points back."""
    words = tokens(statement)
    nots = [at for at, word in enumerate(words) if _NOT.fullmatch(word.folded) or _short(word)]
    if not nots:
        return False
    if _OPENS_BACK.match(statement) and nots[0] <= _OPENING:
        return True
    told = [
        at for at, word in enumerate(words) if word.stem in matter or word.folded in ("one", "such")
    ]
    return any(0 <= abs(at - other) <= _BESIDE for at in nots for other in told)


def _short(word: Token) -> bool:
    return word.text.endswith(("n't", "n’t"))
