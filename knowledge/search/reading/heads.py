"""The noun that a question is about: what it counts, or the office whose holder it asks for."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.quantities import is_unit
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import NameKind
from knowledge.names.book import NameHit
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["OF_ANYBODY", "asks_what_they_did", "asks_who_leads", "counted", "role_asked"]

_COUNTING: Final = regex(
    r"\b(?:how many|how much|hwo many|how mny|(?:number|numbers|amount|count|total|tally|share|percentage) of)\b",
    re.IGNORECASE,
)
OF_ANYBODY: Final = regex(
    r"\bhow many (?:(?:(?:were|was|are|got|have|had|has)(?: been)?|of them were) \w+|(?:came|come|attended|gathered|turned (?:up|out)|"
    r"showed up|took part|joined|stayed|fled|voted|went|work|worked)\b)",
    re.IGNORECASE,
)
"""Asks of people without a noun for them: "how many were rescued", "how many came"."""
_DOERS: Final = regex(r"\bhow many did (?:the |their |its )?(?P<who>[a-z]+) ", re.IGNORECASE)
_ROLE: Final = regex(
    r"\bwho(?:'s| is| was| were| became| becomes| got appointed| was appointed| was named| was elected)"
    r" (?:the|his|her|their|its|an?) (?:(?:new|next|former|old|then|current) )?(?!.*\bby\W*$)|"
    r"\bwho (?:became|becomes|(?:got|was|were|is|has been|had been) (?:appointed|named|elected|chosen|nominated|sworn in))"
    r"(?: as| to be)? (?:(?:the|new|next|acting) )*(?!(?:by|in|on|at|for|to|after|before|from|with|about|during|as|when|ill|sick|part)\b)|"
    r"\bwho(?:'s| is| was| were) (?:\w+ ){0,2}\w+['’]s (?:(?:new|next|former|old|then|current|first) )*|"
    r"\bnames? of (?:the|his|her|their|its|an?) |\bwho (?=(?:commanded|commands|led|leads|headed|heads|chaired|chairs|directed|directs|"
    r"governed|governs|oversaw|oversees|coached|captained|owned|owns|founded)\b)",
    re.IGNORECASE,
)
_LEADS: Final = regex(
    r"\bwho (?:commands|commanded|heads|headed|leads|led|chairs|chaired|directs|governs|rules|presides over|owns|owned) (?:the )?",
    re.IGNORECASE,
)
_LEADS_SOME: Final = regex(
    r"\bwho (?:commands|heads|leads|chairs|directs|governs|presides over) (?:the|this|that|their|its) "
    r"(?!(?:attacks?|march|way|charge|protests?|revolt|strikes?|search|talks?|raids?|assault|rescue|poll|polls|race|field)\b)[a-z]",
    re.IGNORECASE,
)
"""Who is at the head of what has no name here, "the security service"; who leads a march does something."""
_LED: Final = (NameKind.ORGANISATION, NameKind.GROUP, NameKind.FACILITY)
_AUXILIARY: Final = frozenset(
    "was were is are be been had have has did do does would could will can should might got get".split()
)
_ARTICLES: Final = frozenset("the of these those other more such all".split())
_OWNERS: Final = frozenset("his her its their our my your".split())
_ASIDE: Final = frozenset(
    "altogether overall roughly approximately exactly actually really finally eventually ultimately currently still already".split()
)
"""What says no more of the counted than when or how well they were: "how many people altogether"."""
_SCALES: Final = frozenset("dozens hundreds thousands millions billions trillions".split())
"""In what a number is told: "how many thousands of people"."""
_BEFORE_HEAD: Final = _ARTICLES | _OWNERS | _SCALES
_SUBJECTS: Final = frozenset(
    "the a an he she it they we you his her its their this these those that which who whose".split()
)
"""What begins a clause about the counted: it is the weight in "how much body weight the crew lost"."""
_BOUNDS: Final = STOP | {"according"}
_SIGN: Final = regex(r"[,;:?!(–—]")
_SUPERLATIVES: Final = regex(
    r"(?:young|old|eld|larg|bigg|small|long|short|high|tall|fast|deep|great)est\Z"
)
"""Words that tell one from its like by a quality, and are no office."""
_ANYBODY: Final = frozenset(
    "man woman guy bloke chap dude fella lady lad girl boy kid person one ones people men women guys folks somebody someone".split()
)
"""Words for anybody, which are no office: "who is the man that sold the boat"."""
_PLURALS: Final = frozenset("people men women children policemen firemen servicemen".split())
_PARTICIPLES: Final = ("ed", "en")
_LONGEST_PHRASE: Final = 4
_MEMBERS: Final = frozenset("members employees representatives personnel staff men".split())
"""Who are counted as what follows: "members of the police"."""
_MOSTLY: Final = 0.5
_COMING: Final = frozenset(
    "came come attended gathered joined stayed fled voted went work worked".split()
)
"""What people do who are counted without a noun: "how many came to the memorial"."""


def asks_what_they_did(text: str, group: str) -> bool:
    """Whether those of a group did what is asked, and nobody of them is counted: "how many did the helicopters rescue"."""
    did = _DOERS.search(text)
    return did is not None and tokens(did["who"])[0].stem in {token.stem for token in tokens(group)}


def counted(text: str, words: Sequence[Token]) -> Token | None:
    """The noun that is counted, as "officers" in "how many police officers were hurt".

    Without a tagger: the words after "how many" up to a function word are a noun phrase when an
    auxiliary follows, and its last word is the noun; otherwise the first word is, and a verb follows.
    """
    asked = _COUNTING.search(text)
    if asked is None:
        return None
    phrase: list[Token] = []
    follower = ""
    for word in words:
        if word.start < asked.end() or word.number is not None or word.folded in _ASIDE:
            continue
        if not phrase and word.folded in _BEFORE_HEAD:
            continue
        if word.folded in _BOUNDS or len(phrase) == _LONGEST_PHRASE:
            follower = word.folded
            break
        if phrase and _SIGN.search(text, phrase[-1].end, word.start):
            break
        phrase.append(word)
    if not phrase or is_unit(phrase[0].folded):
        return None
    if len(phrase) == 1 and phrase[0].folded in _COMING:
        return None
    if phrase[0].folded in _MEMBERS and follower == "of":
        return _after_of(words, phrase[0]) or phrase[0]
    # Behind "number of" no verb follows that could be taken for what is counted.
    listed = asked.group().lower().endswith(" of") and not phrase[0].folded.endswith(_PARTICIPLES)
    ends = follower in _SUBJECTS or listed
    whole = follower in _AUXILIARY or (ends and _is_thing(phrase[-1]))
    return phrase[-1] if whole else _first_plural(phrase)


def asks_who_leads(text: str, hits: Sequence[NameHit]) -> bool:
    """Whether it is asked who is at the head of something: "who heads the CSTO", not "who led the attack"."""
    if not hits and _LEADS_SOME.search(text):
        return True
    asked = _LEADS.search(text)
    behind = len(tokens(text[: asked.end()])) if asked else 0
    return asked is not None and any(
        hit.first == behind and hit.name.kind in _LED and not hit.by_title for hit in hits
    )


def _first_plural(phrase: Sequence[Token]) -> Token:
    """The noun that ends the phrase before a verb: "teachers" in "how many private school teachers lost"; the first
    word where none is a plural, and of people in one word ("police") no other than what is right behind."""
    first = phrase[0]
    if first.folded.endswith(_PARTICIPLES):
        return first
    reach = 2 if are_humans(first.folded) else len(phrase)
    for word in phrase[:reach]:
        if _is_plural(word):
            return word
        if word is not first and _acts(word):
            break
    return first


def _is_plural(word: Token) -> bool:
    ends = word.folded.endswith("s") and word.folded != word.stem
    return word.folded in _PLURALS or (ends and (_is_thing(word) or are_humans(word.folded)))


def _acts(word: Token) -> bool:
    """Whether it is above all a verb, or in a form that only verbs have."""
    return word.folded.endswith("ed") or dict(kinds(word.stem)).get("verb", 0.0) > _MOSTLY


def _after_of(words: Sequence[Token], head: Token) -> Token | None:
    """The first telling word behind ``head``: "police" in "members of the police"."""
    return next((w for w in words if w.start > head.end and w.folded not in STOP), None)


def _is_thing(word: Token) -> bool:
    """Whether it is a noun rather than a verb, as "watched" and "left" are."""
    return not word.folded.endswith("ed") and dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY


def role_asked(text: str, words: Sequence[Token]) -> Token | None:
    """The office whose holder is asked for, as "mayor" in "who was the mayor of the town"."""
    asked = _ROLE.search(text)
    if asked is None:
        return None
    head = next(
        (w for w in words if w.start >= asked.end() and w.folded not in STOP and w.number is None),
        None,
    )
    if head is None or head.folded in _ANYBODY or _SUPERLATIVES.match(head.folded):
        return None
    return head
