"""Words that frame a question rather than say what it is about: general English, by index stem.

They ask little of a fact: a fact that lacks them may still answer.
"""

import re
from functools import lru_cache
from typing import Final

from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = [
    "FRAMING_WORDS",
    "GENERIC",
    "asks_any_figure",
    "frames_as_written",
    "framing_phrases",
    "generic_weight",
]

_WORDS: Final = """
account accounts actually affair affairs amount answer article aspect briefly case cause caused
circumstance claim claimed claims come coming comment commented comments concerning condition
conditions consequence consequences country countries crisis current currently data date day days
describe described characterise characterised detail details development developments different entire estimate estimated
event events evidence exact exactly explain explanation extent fact facts figure figures following
full give given going happen happened happening happens history hour hours idea incident
incidents include included including info information involve involved involving issue item
january february april may june july august september october november december
kind know known like list main matter mean mention mentioned moment month months name named names
nation need new news number numbers official officially outcome overall part particular people
person persons place places point position possible problem question read really reason reasons
record recorded regard regarding remark remarks report reported reportedly reports
response result results role said say says saying see seem set several show shown side situation
something somebody someone source sources specific start started state stated statement statements
stuff sum summarise summarize summary sure take taken talk tell term terms thing things think time
times timeline today told total type understand unfold unfolded update updates use used view wake
want way week weeks word words year years according regards latest recent recently far exactly
ever finally eventually still already later early earlier first last final initially originally
effort efforts whereabouts true ups ones guy guys man men folks stuff please thanks ok okay hey hi hello
""".split()
_LIGHT: Final = """
actual actually alone apart apparently approximately around barely basically briefly certain certainly
clearly closely completely correct currently directly entirely especially essentially exact
finally fully generally gradually half hardly heavily immediately indeed instead just largely lately
likely literally little long longer lot lots mainly maybe merely mostly much namely nearly nearby newly
nicely obviously only openly overnight perhaps plainly play plays played possibly practically precisely presumably
previously primarily probably properly purely quickly quite rapidly rarely real recently relatively
roughly seriously shortly simply simultaneously slightly slowly soon specifically subsequently
successfully suddenly supposedly surely thereby together totally truly ultimately usually virtually well
whole widely able allow anyone anybody anything bit bring brought came come comes end ended ends
everybody everyone everything get gets getting go goes gone got gotten keep keeps kept let lets
made make makes making nobody nothing put puts putting remain remained run
occur occurred occurs somehow sort tried try trying turn turned turns use using went work worked works compare compared comparison versus vs difference available supposed announce announced announces consist consists consisted comprise comprises comprised compose composed contain contains contained belong belongs belonged participate participated else altogether original hear hears heard dear bot ticktock nationwide countrywide concerned yet various total
become beyond past across amid despite except throughout straight ago less least enough almost becomes becoming need needs needed learn learned learnt wise happen interested curious fate
effort efforts famous notorious infamous folk bloke blokes chap chaps fella fellas fellow fellows dude dudes bunch
occasion occasions instance instances example examples scenario context episode saga happenings topic gist overview recap
rundown afterwards afterward meanwhile meantime nowadays presently plus furthermore moreover whatsoever pretty rather somewhat
dozens hundreds thousands millions billions trillions
honestly frankly personally aforementioned precise apparent apparently eventual ultimate
entirety sorts kinds types anywhere somewhere anyplace someplace heck hell damn thingy thingies basics awfully super
exist exists existed existing existence arise arises arose arisen transpire transpires transpired ensue ensues ensued occurrence occurrences impression impressions respective corresponding likewise opinion opinions along besides situated located status extent manner elsewhere quote quotes quoted experience experienced view viewed act acts acted serve serves served objects
""".split()

FRAMING_WORDS: Final = tuple(dict.fromkeys((*_WORDS, *_LIGHT)))
"""Framing words as they are written."""

_BY_FORM: Final = frozenset(
    "quite bit apart according several hear hears heard thanks contain contains contained compose composed located remain remained objects".split()
)
_AS_WRITTEN: Final = frozenset(
    word for word in FRAMING_WORDS if word.endswith("ly") or word in _BY_FORM
)
"""Those that frame in this form alone: "openly" frames, "open" does not, though they share a stem; nor do
"quit", "bite", "apartment", "accord", "severe", "hearing", "container", "composer", "remains" or "object"."""

GENERIC: Final = frozenset(
    token.stem for word in FRAMING_WORDS if word not in _AS_WRITTEN for token in tokens(word)
)
"""Stems of framing words."""

_MOVING: Final = frozenset(
    token.stem
    for token in tokens(
        "change evolve evolution grow growth rise rising increase develop development climb progress count tally figure "
        "progression move fall drop decline decrease trend go up down compare comparison course series "
        "level amount size quantity supply supplies stock reserve rate track trace chart plot swell mount successive"
    )
)
"""Stems that only say that something moved, or that it can, in a question about how it moved."""

_GENERIC_WEIGHT: Final = 0.2
_QUALITY_WEIGHT: Final = 0.6
_MOSTLY: Final = 0.8


_FIGURES: Final = r"(?<!\w)(?:what|which) (?:(?:new|other|official|different|further) )?(?:figures|numbers|counts|statistics|estimates)"
_TOLD: Final = (
    r"(?:(?:came|come|have come|were|was|are|got|had been|have been|have) (?:out|in|up|published|released|given|reported|announced|told|put out|"
    r"issued|made public|known|heard))"
)
_ANY_FIGURE: Final = regex(
    rf"{_FIGURES} {_TOLD}(?!\w)|(?<!\w)what were the (?:\w+ )?(?:figures|numbers|counts)(?= (?:on|of|for) |\W*\Z)",
    re.IGNORECASE,
)
_PHRASES: Final = regex(
    r"\b(?:in the end(?! of\b)|in the beginning(?! of\b)|at the (?:very )?outset(?! of\b)|to (?:begin|start) with(?=\W*\Z|,)|at the end of the day|in the first place(?! (?:was|is|it)\b)|at the time(?=\W*\Z)|back then|these days|after all|"
    r"(?:by|from) the looks? of (?:it|things)|as far as (?:i|we|one|any(?:one|body)) (?:can|could) tell|(?:as|how) (?:it|that|things) turn(?:s|ed) out|"
    r"in (?:daily|everyday|ordinary|day[ -]to[ -]day) life|by all accounts|when all is said and done)(?!\w)|"
    r"(?<!\w)(?:who|what|why|how|where|when) (?P<wonder>on earth|in the world|in god['’]s name)\b(?! (?:cup|bank|war|record)\b)|"
    r"\b(?P<proving>turn(?:s|ed)? out) (?:to be|to have|that)\b|(?<!\w)how (?:did|does|has|will) .{1,60}?\b(?P<ending>turn(?:ed)? out)(?=\W*\Z)|"
    r"\bin (?:(?:the )?[\w.-]+['’]s?|his|her|their|its) (?:own )?(?P<seeing>eyes|mind|estimation|judge?ment|reckoning|view|words|opinion|telling|account|version)(?=\W*\Z|,| (?:why|what|how|who|where|when|did|was|were|is)\b)|"
    r"\bby (?:(?:the )?[\w.-]+['’]s?|his|her|their|its) (?:own )?(?P<telling>account|admission|telling|reckoning|estimate|version)(?=\W*\Z|,)|"
    r"(?<!\w)what (?:did|do|does|had|has|have) .{1,60}?\b(?P<mind>(?:think|thought|feel|felt|reckon|make|made) (?:of|about))\b|"
    r"(?<!\w)(?:how did|how do|how does|how has|how have|what was|what were|what is) .{1,60}?\b(?P<reply>react(?:ed|ions?)?|respond(?:ed)?|responses?)\b|"
    rf"{_FIGURES} (?P<told>{_TOLD})(?!\w)|"
    r"\b(?:in|on|at|to) (?:what|which) (?P<part>(?:parts?|corner|side|end|half|quarter|region|area|province|direction) of (?:the )?[\w’'-]+"
    r"(?: [\w’'-]+)?)(?= (?:is|are|was|were|does|do|did|lies?)\b)|"
    r"(?<!\w)who (?:replaced?|replaces|succeed(?:ed|s)?|follow(?:ed|s)|took over from|takes over from) (?:[\w’'.-]+ ){1,4}?"
    r"(?P<office>as (?:(?:the|an?|its|his|her|their) )?(?:(?!of\b)[a-z’'-]+ ?){1,3})(?=\W*\Z)",
    re.IGNORECASE,
)
"""What only says when or how it seems ("turned out to be"), or that somebody's opinion or reaction is asked for, which is told by whatever they said or did, of what
a part is asked for where something lies, or
which office it is that somebody had who is named."""


def framing_phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of ``text`` that ask nothing though their words might: "in the end", "think of"."""
    return tuple(match.span(match.lastgroup or 0) for match in _PHRASES.finditer(text))


def asks_any_figure(text: str) -> bool:
    """Whether it is asked which numbers were told, whatever they count: "which figures came out"."""
    return _ANY_FIGURE.search(text) is not None


def frames_as_written(folded: str) -> bool:
    """Whether a folded word only frames, though others of its stem need not."""
    return folded in _AS_WRITTEN


def generic_weight(stem: str, *, history: bool = False) -> float:
    """Importance of a word of a question: 1, or little for a framing word.

    ``history``: the question asks how something moved, so words of moving frame it too.
    """
    if stem in GENERIC or (history and stem in _MOVING):
        return _GENERIC_WEIGHT
    return _QUALITY_WEIGHT if _is_quality(stem) else 1.0


@lru_cache(maxsize=4096)
def _is_quality(stem: str) -> bool:
    """Whether it is above all an adjective or an adverb: how a thing is, not what it is."""
    shares = dict(kinds(stem))
    return shares.get("adjective", 0.0) + shares.get("adverb", 0.0) >= _MOSTLY
