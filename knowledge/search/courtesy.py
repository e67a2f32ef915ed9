"""What people say around a question: how they come to ask, whom they call, that they thank for it.

Chat is full of it ("sorry if this was asked already but …", "… off the top of your head, thx"), and none of it is
asked. It is told from a question by its words alone: all of them are such as people use of themselves and of
asking, and one at least is of nothing else.
"""

import re
from typing import Final, NamedTuple

__all__ = ["bare_question"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STARTS: Final = frozenset(
    "who whos who's whom whose what whats what's wat wats when whens when's whn wen where wheres where's whr why how hows "
    "how's hw which whch".split()
)
_TURNED: Final = frozenset("did does do is are was were has have had will can could".split())
"""Words that open a question only where a clause begins."""
_MARKS: Final = frozenset(
    "i i'm im i've ive i'd id i'll ill me my we we're our us you u ya you're your ur anyone anybody someone somebody any1 y'all yall "
    "question questions q qs noob newbie newb dumb stupid silly curious sorry apologies pardon excuse hey hi hello yo hiya heya greetings "
    "howdy wait hold hmm hm um umm uh uhh er erm ok okay kk alright please pls plz plox thanks thx thnx ty guys folks lads fellas peeps "
    "mods bot ticktock remind sure btw fyi ngl tbh lol lmao honestly genuinely seriously serious random wondering "
    "homework mate bro bruh dude fam".split()
)
"""Of these a lead-in has at least one."""
_CALLED_OUT: Final = frozenset(
    "right well help now listen look quick anyway anyways next again all everyone everybody team chat".split()
)
"""Of these it is enough to be the first word, with a sign behind it."""
_LEADING: Final = frozenset(
    "well right all everyone everybody team gang friends chat mod quick morning evening afternoon essay thesis a an the this that it its it's at in on for to of with from about into by if so just only also too still really actually "
    "maybe perhaps probably again already before earlier else here there now then today yesterday tonight lately recently "
    "but and or because cause cuz since as while although though not no never am is are was were be been being isn't wasn't do does did "
    "don't dont doesn't didn't didnt have has had haven't havent can can't cant could couldn't would will would'nt should may "
    "might must want wanted wanna need needed needs gotta like liked love know knew kno known understand understood remember remembered recall "
    "forget forgot forgotten wonder wondered ask asked asking read reading saw seen see heard hear hearing watched watching listening found find "
    "finding looking look looked trying try tried tell told telling say said saying help helping check checking confirm explain share "
    "writing write working work doing done making make got get getting going go study studying learning learn researching research revising "
    "thinking think thought hoping hope mean meant missed miss joined new late confused unsure sure certain clear lost stuck able happy "
    "possible allowed wrong right good great nice kind quickly briefly exactly "
    "one two couple more another last first thing things something anything everything stuff bit few lot came come comes of some any other "
    "paper project report school class college university uni course assignment presentation exam test quiz job article blog "
    "podcast documentary book news wiki wikipedia twitter internet online web site thread channel server place room post message topic subject "
    "record records database data archive archives knowledge sources source files info information memory answer answers fact facts "
    "friend brother sister teacher professor boss mom mum dad wife husband colleague cousin kid son daughter interest curiosity context sake "
    "minute second sec time times day days week while head top opinion view chance way interested reason bother bothering bug disturb "
    "according based off out up over down".split()
)
_JOINS: Final = frozenset("and but or then also so because".split())
_ENDS: Final = ":,.!?;…-–—("
_LEAST_LEFT: Final = 1
_CLOSE: Final = re.compile(
    r"""(?:
    (?:rn|atm|asap|btw|tbh|ngl|imo|imho|idk|iirc|afaik|tia|k?thx(?:bye)?|thnx|tnx|ty|tysm|tyvm|thanks|thank|cheers|ta|pls|plz|plox|please|
       lmk|lol+|lmao|rofl|xd|smh|fr|bro|bruh|bruv|fam|dude|m8|tho|srs|jk|hmu|ffs)\b
    |(?:mate|guys|folks|lads|fellas|everyone|everybody|all|people|team|friends|chat|mods?|man|sir|buddy|pal|help|anyone|anybody|someone|
       sorry|bot|ticktock|ok|okay|right|correct|s)(?=\W*\Z)
    |just\ (?:wonder\w*|curious|asking|checking|interested)\b
    |out\ of\ (?:curiosity|interest)\b|by\ any\ chance\b|in\ (?:your|ur)\ |(?:many\ )?thanks\b|in\ advance\b
    |for\ (?:my|our)\ |for\ (?:a|an|this|some|the)\ (?:\w+\ )?(?:homework|essay|thesis|assignment|presentation|quiz|school\ \w+|class\ \w+)\b
    |for\ (?:school|class|college|uni|homework|context)(?=\W*\Z)
    |if\ (?:you|u|ya|anyone|anybody|someone|somebody|any1|we|i|possible)\b
    |(?:do|does|did|can|could|would|will)\ (?:you|u|ya|we|anyone|anybody|someone|somebody|any1)\b
    |any\ (?:idea|ideas|clue|clues|info|guess|thoughts|help)\b|(?:i|we|i['’]?m|i['’]?ve|i['’]d|my|our)\b
    |(?:can['’]?t|can\ ?not|couldn['’]?t)\ (?:find|remember|recall|see|figure|tell)\b
    |need\ (?:it|this|that)\ (?:for\ \w|asap|now|today|quick)|trying\ to\ (?:find|figure|understand|remember|learn)\b
    |looking\ for\ (?:an?\ )?(?:answers?|info)\b|(?:curious|wondering)\b|as\ far\ as\ (?:you|u|we|anyone|i)\b
    |according\ to\ (?:you|your|ur|our)\b|off\ the\ top\b|to\ your\ knowledge\b|from\ memory\b
    |let\ (?:me|us)\ know\b|hope\ (?:you|u|someone)\b|would\ (?:love|like|be)\b|you\ know\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How what follows a question begins."""
_CALLS: Final = frozenset(
    "mate guys folks lads fellas friends sir buddy pal chat bot ticktock mods mod".split()
)
_ALSO_THINGS: Final = frozenset(
    "everyone everybody all people team man help right correct someone anyone anybody sorry ok okay s".split()
)
"""What calls somebody, or closes, only behind a sign: "who died, anyone?", but "did they arrest anyone?"."""
_OF_A_THING: Final = frozenset(
    "the a an many much more few those these that this which what of some any both no other most how for to by with at in on from were "
    "was are is and or his her their its between against among about".split()
)
"""Behind these a noun is one that is asked about: "how many guys"."""
_CLOSING: Final = (
    _LEADING
    | _MARKS
    | frozenset(
        "thank much many so advance lot bunch tia cheers ta tysm tyvm asap rn atm tho though kthx kthxbye lmk imo imho idk iirc afaik xd smh fr s srs jk "
        "respond reply answer hurry far knowledge sources chance love appreciate appreciated appreciates grateful guess idea ideas clue clues thoughts figure "
        "seem anywhere anyway anyways hmu ffs m8 bruv man sir buddy pal lads roughly precisely specifically ballpark remind give let google correct people".split()
    )
)
_NAMES: Final = frozenset("US WHO IT IS".split())
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
    words = _words(text)
    first = _behind_lead(text, words)
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
    """The place of the first word behind what leads up to the question; 0 where nothing does."""
    marked = False
    found = 0
    for at, word in enumerate(words):
        if marked and at and _opens(text, words, at) and _tells(words[at:]):
            found = at
        if word.folded not in _LEADING and word.folded not in _MARKS:
            break
        marked = marked or word.folded in _MARKS or _called_out(text, words, at)
    while found and words[found - 1].folded in _JOINS and not _apart(text, words, found):
        found -= 1
    return found


def _opens(text: str, words: list[_Word], at: int) -> bool:
    """Whether a question may begin with the word: a question word, or any word of its own behind a sign."""
    word = words[at].folded
    if word in _STARTS:
        return True
    if not _apart(text, words, at):
        return False
    return word in _TURNED or word not in _LEADING | _MARKS


def _called_out(text: str, words: list[_Word], at: int) -> bool:
    return not at and len(words) > 1 and words[0].folded in _CALLED_OUT and _apart(text, words, 1)


def _apart(text: str, words: list[_Word], at: int) -> bool:
    """Whether a sign stands before the word."""
    return any(char in _ENDS for char in text[words[at - 1].end : words[at].start])


def _before_close(text: str, words: list[_Word], first: int) -> int:
    """How many words there are before what is said behind the question."""
    found = len(words)
    for at in range(len(words) - 1, first, -1):
        if words[at].folded not in _CLOSING:
            break
        closes = _CLOSE.match(text, words[at].start)
        if closes and not _is_thing(text, words, at) and _tells(words[first:at]):
            found = at
    return found


def _is_thing(text: str, words: list[_Word], at: int) -> bool:
    """Whether a word that calls somebody stands where a thing or a person is told of."""
    if _apart(text, words, at):
        return False
    word, before = words[at].folded, words[at - 1].folded
    if word in _CALLS:
        return before in _OF_A_THING
    return word in _ALSO_THINGS or before in _OWNERS


def _tells(words: list[_Word]) -> bool:
    """Whether more than courtesy is left."""
    told = [word for word in words if word.folded not in _CLOSING]
    return len(told) >= _LEAST_LEFT and not all(word.folded in _STARTS for word in told)
