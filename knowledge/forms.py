"""Forms of English words: irregular ones and their base, which no stemmer finds, and the stems of the others.

Stems are those of the algorithm "English" of Snowball 3.1 (Porter's second), told over whole strings: letter for
letter what Snowball's own program for Python gives, in a tenth of its time, for a question brings some
fifteen words that were not read before, and an import thousands.
"""

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["APART", "BASE_FORMS", "stem"]

_FORMS: Final = """
arise arose arisen|light lit|mean meant|shine shone|speed sped|spring sprang sprung|overtake overtook overtaken|thief thieves|shelf shelves|mouse mice|leaf leaves|loaf loaves|wolf wolves|calf calves|awake awoke awoken|bear bore borne|beat beaten|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came
creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held
keep kept|kneel knelt|know knew known|lay laid|lead led|lend lent|lose lost|make made
meet met|pay paid|overthrow overthrew overthrown|overrun overran|oversee oversaw overseen
override overrode overridden|ride rode ridden|ring rang rung|rise rose risen|run ran|seek sought|sell sold
send sent|shake shook shaken|shoot shot|show shown|shrink shrank shrunk|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun
stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|sweep swept
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told
retake retook retaken|rebuild rebuilt|redo redid redone|rewrite rewrote rewritten|repay repaid|retell retold
resell resold|overcome overcame|overhear overheard|overdo overdid overdone|outdo outdid outdone|outrun outran
mislead misled|misunderstand misunderstood|foresee foresaw foreseen|befall befell befallen|uphold upheld
undo undid undone|unwind unwound|overfly overflew overflown|cling clung|fling flung|slay slew slain|spit spat
stride strode|strive strove|swell swollen|tread trod trodden|weave wove woven|sting stung|string strung
think thought|throw threw thrown|undergo underwent undergone|understand understood
undertake undertook undertaken|wake woke woken|wear wore worn|weep wept|win won
withdraw withdrew withdrawn|withstand withstood|write wrote written|say said
die died dying dies|tie tied tying|lie lying|man men|woman women|child children|foot feet
tooth teeth|goose geese|wife wives|life lives|knife knives|half halves
crisis crises|person persons|policeman policemen|fireman firemen|serviceman servicemen
gunman gunmen|journalist reporter reporters newsman newsmen|spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons
businessman businessmen|fisherman fishermen|airman airmen|seize seizure seizures
arrive arrival arrivals|deny denial denials|refuse refusal refusals|dismiss dismissal dismissals
remove removal removals|approve approval|withdraw withdrawal withdrawals|survive survival survivor survivors
explode explosion explosions|collide collision collisions|decide decision decisions
expand expansion|invade invasion invasions|evade evasion|extend extension extensions
suspend suspension suspensions|detain detention detentions detainee detainees
destroy destruction|collapse collapses|fail failure failures|pursue pursuit
believe belief|speak speech speeches|succeed success successes|proceed procedure
try tried tries trying|reply replied replies replying|lose loss losses|sell sale sales
depart departure departures
organisation organization organisations organizations organise organize organised organized|see saw seen
describe description descriptions|declare declaration declarations|explain explanation
restore restoration|resolve resolution|negotiate negotiation negotiations|evacuate evacuation evacuations evacuee evacuees
announce announcement announcements|curb curbs|demand demands|injure injury injuries injured
restrict restriction restrictions|rob robbed robbery robberies|clash clashes
free freedom freed|strong strength|deep depth
poor poverty|violent violence
appoint appointment appointments appointee|replace replacement replacements|reduce reduction reductions
increase increases|grow growth|warn warning warnings|meet meeting meetings|fight fighting
defend defence defense defender defenders|attack attacks attacker attackers|rescue rescuer rescuers
kilometre km kms kilometer kilometers kilometres|kilogram kg kgs kilo kilos kilograms|metre meter meters metres
bus buses|gas gases|wharf wharves|scarf scarves|hoof hooves|ox oxen|diagnosis diagnoses|hypothesis hypotheses
bacterium bacteria|criterion criteria|phenomenon phenomena|lens lenses
advise advice|inquire inquiry inquiries|recover recovery|discover discovery discoveries|deliver delivery deliveries
prove proof|permit permission permissions|admit admission admissions|submit submission submissions
transmit transmission transmissions|intervene intervention interventions|intend intention intentions
consume consumption|resume resumption|deceive deception|disclose disclosure disclosures|close closure closures
expose exposure|erode erosion|absorb absorption|acquire acquisition acquisitions|solve solution solutions
bribe bribery|forge forgery forgeries|loyal loyalty loyalties|cruel cruelty cruelties|anxious anxiety anxieties
pay payment payments|complain complaint complaints|bury burial burials|retain retention|abstain abstention abstentions
conclude conclusion conclusions|respond response responses|suspect suspicion suspicions|choose choice choices
centimetre cm cms|hour hr hrs hours|minute min mins minutes|tonne ton tons tonnes
"""


def _read(lines: str) -> dict[str, str]:
    bases: dict[str, str] = {}
    for group in lines.replace("\n", "|").split("|"):
        base, *forms = group.split() or ("",)
        for form in forms:
            bases.setdefault(form, base)
    return bases


BASE_FORMS: Final = _read(_FORMS)
"""Base by form, lower case; regular forms are left to the stemmer."""

_WORDS_APART: Final = """
department departments|important importance importantly|authority authorities|organ organs|
fired firing|manager managers|officer officers|executive executives|
experiment experiments experimental|university universities|customer customers|severe severely severity|
powerful powerfully|positive|observer observers|situated
"""

APART: Final = {
    word: group.split()[0]
    for group in _WORDS_APART.replace("\n", "|").split("|")
    for word in group.split()
}
"""Words that the stemmer would throw together with another ("department" with "depart"): the stem by word."""

_VOWELS: Final = frozenset("aeiouy")
_NO_SHORT_END: Final = _VOWELS | frozenset("wxY")
_BEFORE_LI: Final = frozenset("cdeghkmnrt")
_REGION: Final = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
"""Up to and with the first letter behind a vowel that is none itself: behind it a region begins."""
_HAS_VOWEL: Final = re.compile(r"[aeiouy]")
_BEGINNINGS: Final = re.compile(r"arsen|commun|emerg|gener|inter|later|organ|past|univers")
_DOUBLES: Final = frozenset(letter * 2 for letter in "bdfgmnprt")
_WANT_E: Final = frozenset({"at", "bl", "iz"})
_KEPT_BEFORE_ING: Final = frozenset({"even", "cann", "inn", "earr", "herr", "out"})
_KEPT_BEFORE_EED: Final = frozenset({"succ", "proc", "exc"})
_WHOLE: Final[Mapping[str, str]] = {
    **{word: word for word in "andes atlas bias cosmos howe news sky".split()},
    "early": "earli",
    "gently": "gentl",
    "idly": "idl",
    "only": "onli",
    "singly": "singl",
    "skies": "sky",
    "skis": "ski",
    "ugly": "ugli",
}
_SECOND: Final[Mapping[str, str]] = {
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "abli": "able",
    "entli": "ent",
    "izer": "ize",
    "ization": "ize",
    "ational": "ate",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "aliti": "al",
    "alli": "al",
    "fulness": "ful",
    "fulli": "ful",
    "ousli": "ous",
    "ousness": "ous",
    "iveness": "ive",
    "iviti": "ive",
    "biliti": "ble",
    "bli": "ble",
    "ogist": "og",
    "ogi": "og",
    "lessli": "less",
    "li": "",
}
_THIRD: Final[Mapping[str, str]] = {
    "tional": "tion",
    "ational": "ate",
    "alize": "al",
    "icate": "ic",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
    "ative": "",
}
_FOURTH: Final[Mapping[str, str]] = dict.fromkeys(
    "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion".split(), ""
)


def stem(word: str) -> str:
    """The stem of a word of lower-case ASCII letters."""
    if len(word) < 3 or word in _WHOLE:
        return _WHOLE.get(word, word)
    if "y" in word:
        return _reduced(_marked(word)).replace("Y", "y")
    return _reduced(word)


def _marked(word: str) -> str:
    """With a Y for each y that is a consonant: the first letter, or one behind a vowel."""
    letters = list(word)
    before = "a"
    for at, letter in enumerate(letters):
        if letter == "y" and before in _VOWELS:
            letters[at] = "Y"
        before = letters[at]
    return "".join(letters)


def _reduced(word: str) -> str:
    first = _BEGINNINGS.match(word) or _REGION.match(word)
    one = first.end() if first else len(word)
    second = _REGION.match(word, one) if first else None
    two = second.end() if second else len(word)
    word = _past(_single(word), one)
    if word[-1] in "yY" and len(word) > 2 and word[-2] not in _VOWELS:
        word = f"{word[:-1]}i"
    word = _derived(word, one)
    word = _inflected(word, one, two)
    word = _suffixed(word, two)
    return _ended(word, one, two)


def _single(word: str) -> str:
    """Step 1a: without the s of a plural."""
    last = word[-1]
    if last == "s":
        if word.endswith("sses"):
            return word[:-2]
        if word.endswith("ies"):
            return word[: -2 if len(word) > 4 else -1]
        if word[-2] not in "su" and _HAS_VOWEL.search(word, 0, len(word) - 2):
            return word[:-1]
    elif last == "d" and word.endswith("ied"):
        return word[: -2 if len(word) > 4 else -1]
    return word


def _past(word: str, one: int) -> str:
    """Step 1b: without -ed and -ing. ``one`` is where the first region begins."""
    if word.endswith(("eed", "eedly")):
        start = word.rindex("eed")
        return word[: start + 2] if one <= start and word[:start] not in _KEPT_BEFORE_EED else word
    rest = _before(word, "ed", "ing", "edly", "ingly")
    if rest is None:
        return word
    if word[-1] == "g":
        if rest in _KEPT_BEFORE_ING:
            return word
        if len(rest) == 2 and rest[1] == "y" and rest[0] not in _VOWELS:
            return f"{rest[0]}ie"
    if not _HAS_VOWEL.search(rest):
        return word
    end = rest[-2:]
    if end in _WANT_E:
        return f"{rest}e"
    if end in _DOUBLES:
        return rest if len(rest) == 3 and rest[0] in "aeo" else rest[:-1]
    return f"{rest}e" if len(rest) == one and _is_short(rest) else rest


def _before(word: str, *endings: str) -> str | None:
    return next((word[: -len(end)] for end in endings if word.endswith(end)), None)


def _is_short(word: str) -> bool:
    """Whether it ends with a short syllable."""
    if len(word) == 2:
        return word[1] not in _VOWELS and word[0] in _VOWELS
    syllable = len(word) > 2 and word[-1] not in _NO_SHORT_END and word[-2] in _VOWELS
    return (syllable and word[-3] not in _VOWELS) or word.endswith("past")


def _longest(word: str, endings: Mapping[str, str], most: int) -> str:
    """The longest of the endings that the word has; nothing where it has none."""
    for length in range(min(most, len(word)), 1, -1):
        end = word[-length:]
        if end in endings:
            return end
    return ""


def _derived(word: str, one: int) -> str:
    """Step 2."""
    end = _longest(word, _SECOND, 7) if word[-1] in "ilmnrst" else ""
    start = len(word) - len(end)
    if not end or start < one:
        return word
    if end == "li" and word[start - 1 : start] not in _BEFORE_LI:
        return word
    if end == "ogi" and word[start - 1 : start] != "l":
        return word
    return word[:start] + _SECOND[end]


def _inflected(word: str, one: int, two: int) -> str:
    """Step 3."""
    end = _longest(word, _THIRD, 7) if word[-1] in "eils" else ""
    start = len(word) - len(end)
    if not end or start < one or (end == "ative" and start < two):
        return word
    return word[:start] + _THIRD[end]


def _suffixed(word: str, two: int) -> str:
    """Step 4."""
    end = _longest(word, _FOURTH, 5)
    start = len(word) - len(end)
    if not end or start < two or (end == "ion" and word[start - 1 : start] not in ("s", "t")):
        return word
    return word[:start]


def _ended(word: str, one: int, two: int) -> str:
    """Step 5: without a last e, or the second of two l."""
    start = len(word) - 1
    if word[-1:] == "e":
        keeps = start < two and (start < one or _is_short(word[:-1]))
        return word if keeps else word[:-1]
    if word[-2:] == "ll" and start >= two:
        return word[:-1]
    return word
