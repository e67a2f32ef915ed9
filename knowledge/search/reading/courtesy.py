"""What people say around a question: how they come to ask, whom they call, that they thank for it.

Chat is full of it ("sorry if this was asked already but …", "… off the top of your head, thx"), and none of it is
asked. It is told from a question by its words, all of which are such as people use of themselves and of
asking (``lexicon.smalltalk``); or by who it is of: "I" and "you" are nobody whom a record tells of.
"""

import re
from typing import Final, NamedTuple

from knowledge.lexicon.smalltalk import CALLS, CLOSING, LEADING, MARKS, OUTCRIES
from knowledge.regex import regex
from knowledge.text import STOP

__all__ = ["bare_question"]

_WORD: Final = regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_STARTS: Final = frozenset(
    "who whos who's whom whose what whats what's wat wats when whens when's whn wen where wheres where's whr why how hows "
    "how's hw which whch".split()
)
_TURNED: Final = frozenset("did does do is are was were has have had will can could".split())
"""Words that open a question only where a clause begins."""
_ASKING: Final = frozenset("ask asking me us know question wondering wonder q".split())
"""Behind these one may begin."""
_OPENERS: Final = _STARTS | _TURNED | frozenset("in on at by to for from since until till".split())
_WHEN: Final = frozenset(
    "after before during of when while as once until if although though because".split()
)
"""What tells when or why something was, and belongs to the question behind it."""
_JOINS: Final = frozenset("and but or then also so because".split())
_SPEAKERS: Final = frozenset(
    "i i'm im i've ive i'd i'll me my we we're our u you ya you're your ur".split()
)
_OF_ONESELF: Final = frozenset("i i'm im i'll my we we're".split())
_POINTING: Final = frozenset(
    "it he she they them him her his their its that this there those these then one ones".split()
)
_ROOM: Final = frozenset("you u ya anyone anybody someone somebody i we".split())
_WHETHER: Final = frozenset({"if", "whether"})
_STORY: Final = regex(
    r"(?P<story>.*\b(?:in|from|near)\s+(?P<place>(?:the\s+)?[\w'’-]+(?:\s+[A-Z][\w'’-]+)?)\s*[,.;:!–—-]+\s*)(?P<rest>\S.*\bthere\b.*)",
    re.IGNORECASE,
)
_THERE: Final = regex(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\bthere\b(?! (?:is|are|was|were|has|have|will|been)\b)",
    re.IGNORECASE,
)
"""The place, and not that something exists: "was there a fire"."""
_NAMES: Final = frozenset("US WHO IT IS".split())
_ENDS: Final = ":,.!?;…-–—()"
_STANDS: Final = 2
"""Telling words of a question that stands by itself."""
_CLOSE: Final = regex(
    r"""(?:
    (?:rn|atm|asap|btw|tbh|ngl|imo|imho|idk|iirc|afaik|tia|k?thx(?:bye)?|thnx|tnx|ty|tysm|tyvm|thanks|thank(?=\W*(?:you|u|ya|s)\b)|cheers|ta|pls|plz|plox|please|
       lmk|lol+|lmao|rofl|xd|smh|fr|bro|bruh|bruv|fam|dude|m8|tho|srs|jk|hmu|ffs|huh|eh|innit|hm+|y['’]?all)\b
    |(?:mate|guys|folks|lads|fellas|everyone|everybody|all|people|team|friends|chat|mods?|man|sir|buddy|pal|help|anyone|anybody|someone|
       sorry|bot|ticktock|ok|okay|right|correct|serious|sources?|links?|briefly|s)(?=\W*\Z)
    |(?:sorry|sry|srry|soz|apologies)\ (?:if|for|about|to)\b|(?:sry|srry|soz)(?=\W*\Z)
    |just\ (?:wonder\w*|curious|asking|checking|interested)\b|asking\ for\ an?\ friend\b
    |out\ of\ (?:curiosity|interest)\b|by\ any\ chance\b|in\ (?:your|ur)\ |(?:many\ )?thanks\b|in\ advance\b
    |for\ (?:my|our)\ |for\ (?:a|an|this|some|the)\ (?:\w+\ )?(?:homework|essay|thesis|assignment|presentation|quiz|school\ \w+|class\ \w+)\b
    |for\ (?:school|class|college|uni|homework|context)(?=\W*\Z)
    |if\ (?:you|u|ya|anyone|anybody|someone|somebody|any1|we|i|possible|(?:that|it)['’]?s\ known|known)\b
    |(?:do|does|did|can|could|would|will)\ (?:you|u|ya|we|anyone|anybody|someone|somebody|any1)\b
    |any\ (?:idea|ideas|clue|clues|guess|thoughts)\b|(?<=\W\ )any\ (?:info|help)\b|(?:i|we|i['’]?m|i['’]?ve|i['’]d|my|our)\b
    |(?:can['’]?t|can\ ?not|couldn['’]?t)\ (?:find|remember|recall|see|figure|tell)\b
    |need\ (?:it|this|that)\ (?:for\ \w|asap|now|today|quick)|trying\ to\ (?:find|figure|understand|remember|learn)\b
    |looking\ for\ (?:an?\ )?(?:answers?|info)\b|(?:curious|wondering)\b|as\ far\ as\ (?:you|u|we|anyone|i)\b
    |(?:according\ to|based\ on|per|from)\ (?:you|your|ur|our)\b|off\ the\ top\b|to\ your\ knowledge\b|from\ memory\b
    |let\ (?:me|us)\ know\b|hope\ (?:you|u|someone)\b|would\ (?:love|like|be\ \w)|you\ (?:know|guys)\b
    |(?:much\ )?appreciated?\b|(?:quick|short|brief)\ (?:answer|reply)\b|in\ (?:short|brief|one\ sentence|a\ sentence)\b
    |(?:and\ )?(?:pls|plz|please)\ (?:cite|quote|answer|reply|respond|tell|help)\b|with\ (?:an?\ )?(?:sources?|links?|citations?|quotes?)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How what follows a question begins."""
_TELLING: Final = regex(
    r"(?<![\w'’])(?:i|we|my|our|i['’]?m|i['’]ve|ive|i['’]ll|i['’]d)(?: (?!(?:say|said|think|thought|believe|guess)\b)[\w'’]+){1,12}\W*\Z",
    re.IGNORECASE,
)
"""What people tell of themselves last: "I keep forgetting"."""
_BOUND: Final = frozenset(
    "did do does has have had will can could would should shall may might must was were is are am said say says saying claimed claim told tells "
    "that when if because than where while who whom which what how why as of to for with by from and or but not in on at into near over "
    "under through inside outside around between among against across about after before during since until till left".split()
)
"""Behind these what follows belongs to the question: "did we", "said I", "that my"."""
_ALSO_THINGS: Final = frozenset(
    "everyone everybody all people team man help right correct someone anyone anybody sorry ok okay serious source sources link links s".split()
)
"""What calls somebody, or closes, only behind a sign: "who died, anyone?", but "did they arrest anyone?"."""
_HEARD: Final = frozenset(
    "know knows knew say says said tell tells told ask asks asked remember recall hear heard see saw check explain confirm me us out wonder".split()
)
"""Behind these "when" asks; behind others it may tell the time: "was anybody working when …"."""
_OF_A_THING: Final = frozenset(
    "the a an many much more few those these that this which what of some any both no other most how for to by with at in on from were "
    "was are is and or his her their its between against among about".split()
)
"""Behind these a noun is one that is asked about: "how many guys"."""
_OWNERS: Final = frozenset("about the of to by from with and or".split())


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def bare_question(text: str) -> str:
    """``text`` without what leads up to its question and what follows it; all of it where nothing else is left.

    A lead-in ends where a question word follows, or behind a colon, comma or dash; "and", "but" and "so" right before the
    question word stay, as they may tell that it goes on from the question before.
    """
    text = _with_place(text)
    words = _words(text)
    first = _behind_lead(text, words) or _behind_story(text, words)
    last = _before_close(text, words, first)
    if not first and last == len(words):
        return text
    start = words[first].start if first else 0
    end = len(text) if last == len(words) else words[last - 1].end
    mark = "?" if last < len(words) and "?" in text[end:] else ""
    return text[start:end].strip() + mark


def _words(text: str) -> list[_Word]:
    loud = text.isupper()
    return [
        _Word(_folded(match.group(), loud=loud), *match.span()) for match in _WORD.finditer(text)
    ]


def _folded(word: str, *, loud: bool) -> str:
    """The word in small letters, but for a name such as "US" or "WHO" in a text of other letters."""
    if word in _NAMES and not loud:
        return word
    return word.lower().replace("’", "'")


def _behind_lead(text: str, words: list[_Word]) -> int:
    """The place of the first word behind a lead-in of small talk; 0 where there is none."""
    marked = False
    found = 0
    for at, word in enumerate(words):
        opens = marked and at > 0 and _opens(text, words, at) and _tells(words[at:])
        opens = opens and not _is_own_time(words, at)
        if opens and not _tells_the_time(text, words, at):
            found = at
        if word.folded not in LEADING and word.folded not in MARKS:
            break
        marked = marked or word.folded in MARKS or _called_out(text, words, at)
    return _with_joint(text, words, found)


def _tells_the_time(text: str, words: list[_Word], at: int) -> bool:
    """Whether a "when" tells the time of what is asked before it: "was anybody working when the mine collapsed"."""
    if words[at].folded != "when" or words[0].folded not in _TURNED:
        return False
    return words[at - 1].folded not in _HEARD and not _apart(text, words, at)


def _is_own_time(words: list[_Word], at: int) -> bool:
    """Whether a "when" tells of the one who speaks: "I will read it when I am home"."""
    after = words[at + 1].folded if at + 1 < len(words) else ""
    return words[at].folded in ("when", "where") and after in _OF_ONESELF


def _behind_story(text: str, words: list[_Word]) -> int:
    """The same behind whatever people tell of themselves, where the question needs nothing of it.

    It needs something where it points back ("I saw the airport on TV, when did it reopen?").
    """
    told = False
    for at, word in enumerate(words):
        starts = word.folded in _STARTS and not _is_own_time(words, at)
        if told and (starts or _turns(text, words, at)):
            rest = words[at:]
            points = any(each.folded in _POINTING for each in rest)
            telling = sum(each.folded not in STOP for each in rest)
            return 0 if points or telling < _STANDS else _with_joint(text, words, at)
        if not at and word.folded in _OPENERS | _WHEN:
            return 0
        told = told or word.folded in _SPEAKERS
    return 0


def _turns(text: str, words: list[_Word], at: int) -> bool:
    """Whether a question without a question word begins behind a sign: "… my cousin lives there, was the bridge closed"."""
    if words[at].folded not in _TURNED or not _apart(text, words, at):
        return False
    behind = [word.folded for word in words[at + 1 : at + 5]]
    if not behind or behind[0] not in _ROOM:
        return bool(behind) and behind[0] not in _POINTING
    heard = [word for word in behind[1:] if word not in ("me", "us")]
    return len(heard) > 1 and heard[0] in _HEARD and heard[1] in _STARTS | _WHETHER


def _with_place(text: str) -> str:
    """``text`` with the place that people tell of themselves where they ask what came "there"."""
    told = _STORY.fullmatch(text)
    if told is None or not any(word.folded in _SPEAKERS for word in _words(told["story"])):
        return text
    rest = _words(told["rest"])
    if not rest or rest[0].folded not in _STARTS | _TURNED:
        return text
    return told["story"] + _THERE.sub(f"in {told['place']}", told["rest"], count=1)


def _with_joint(text: str, words: list[_Word], found: int) -> int:
    while found and words[found - 1].folded in _JOINS and not _apart(text, words, found):
        found -= 1
    return found


def _opens(text: str, words: list[_Word], at: int) -> bool:
    """Whether a question may begin with the word: a question word, or any word of its own behind a sign."""
    word = words[at].folded
    if word in _STARTS or (word in _TURNED and words[at - 1].folded in _ASKING):
        return True
    if not _apart(text, words, at):
        return False
    return word in _TURNED or word not in LEADING | MARKS


def _called_out(text: str, words: list[_Word], at: int) -> bool:
    return not at and len(words) > 1 and words[0].folded in OUTCRIES and _apart(text, words, 1)


def _apart(text: str, words: list[_Word], at: int) -> bool:
    """Whether a sign stands before the word."""
    return any(char in _ENDS for char in text[words[at - 1].end : words[at].start])


def _before_close(text: str, words: list[_Word], first: int) -> int:
    """How many words there are before what is said behind the question."""
    found = len(words)
    for at in range(len(words) - 1, first, -1):
        if words[at].folded not in CLOSING:
            break
        closes = _CLOSE.match(text, words[at].start)
        if closes and not _is_thing(text, words, at) and _tells(words[first:at]):
            found = at
    return _before_story(text, words, first, found)


def _before_story(text: str, words: list[_Word], first: int, last: int) -> int:
    """The same before what people tell of themselves last, in whatever words."""
    told = _TELLING.search(text, words[first].start if words else 0)
    if told is None:
        return last
    at = next(at for at, word in enumerate(words) if word.start >= told.start())
    asked = words[first:at]
    opens = bool(asked) and asked[0].folded in _OPENERS
    bound = at > 0 and words[at - 1].folded in _BOUND and not _apart(text, words, at)
    bound = bound or _is_first(text, words, at)
    telling = sum(each.folded not in STOP for each in asked)
    return min(at, last) if opens and not bound and telling >= _STANDS else last


def _is_first(text: str, words: list[_Word], at: int) -> bool:
    """Whether an "I" counts: "World War I"."""
    before = words[at - 1] if at else None
    numbered = before is not None and text[before.start : before.end].istitle()
    return numbered and text[words[at].start : words[at].end] == "I" and not _apart(text, words, at)


def _is_thing(text: str, words: list[_Word], at: int) -> bool:
    """Whether a word that calls somebody stands where a thing or a person is told of."""
    if _apart(text, words, at):
        return False
    word, before = words[at].folded, words[at - 1].folded
    if word in CALLS:
        return before in _OF_A_THING or before.endswith("'s")
    return word in _ALSO_THINGS or before in _OWNERS


def _tells(words: list[_Word]) -> bool:
    """Whether more than courtesy is left."""
    told = [word for word in words if word.folded not in CLOSING]
    return bool(told) and not all(word.folded in _STARTS for word in told)
