"""Chat spelling, contractions and set phrases, made into plain words before a question is read."""

import re
from collections.abc import Set
from typing import Final

from knowledge.lexicon.digitwords import with_small_words
from knowledge.regex import regex

__all__ = ["expand", "is_chat", "short_for"]

_SHORT: Final = {
    "ppl": "people",
    "peeps": "people",
    "folks": "people",
    "individuals": "people",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ur": "your",
    "wat": "what",
    "wut": "what",
    "wht": "what",
    "whats": "what is",
    "wats": "what is",
    "whos": "who is",
    "wheres": "where is",
    "whens": "when is",
    "hows": "how is",
    "whn": "when",
    "wen": "when",
    "hw": "how",
    "whr": "where",
    "b4": "before",
    "bc": "because",
    "cuz": "because",
    "coz": "because",
    "abt": "about",
    "bout": "about",
    "gov": "government",
    "govt": "government",
    "gvt": "government",
    "prez": "president",
    "intl": "international",
    "dept": "department",
    "bldg": "building",
    "hq": "headquarters",
    "info": "information",
    "tho": "though",
    "max": "at most",
    "thru": "through",
    "tmrw": "tomorrow",
    "yday": "yesterday",
    "2day": "today",
    "nite": "night",
    "didnt": "did not",
    "dont": "do not",
    "doesnt": "does not",
    "wasnt": "was not",
    "werent": "were not",
    "isnt": "is not",
    "arent": "are not",
    "hasnt": "has not",
    "havent": "have not",
    "couldnt": "could not",
    "wouldnt": "would not",
    "cant": "can not",
    "wont": "will not",
    "im": "I am",
    "ive": "I have",
    "gonna": "going to",
    "wanna": "want to",
    "gimme": "give me",
    "lemme": "let me",
    "num": "number",
    "nr": "number",
    "approx": "about",
    "wo": "without",
    "bldgs": "buildings",
    "cops": "police",
    "btwn": "between",
    "btw": "by the way",
    "frm": "from",
    "gona": "going to",
    "wer": "were",
    "wher": "where",
    "whre": "where",
    "whch": "which",
    "acc": "according",
    "sb": "somebody",
    "smth": "something",
    "bn": "been",
    "hav": "have",
    "rly": "really",
    "rlly": "really",
    "og": "original",
    "gotta": "have to",
    "cos": "because",
    "cus": "because",
    "bcs": "because",
    "bcuz": "because",
    "becuz": "because",
    "da": "the",
    "dat": "that",
    "dis": "this",
    "dey": "they",
    "dem": "them",
    "wuz": "was",
    "sum1": "someone",
    "any1": "anyone",
    "every1": "everyone",
    "sth": "something",
    "pres": "president",
    "popo": "police",
    "feds": "police",
    "w/": "with",
    "w/o": "without",
    "fyi": "for your information",
    "afaik": "as far as I know",
    "msg": "message",
    "msgs": "messages",
    "wld": "would",
    "cld": "could",
    "shld": "should",
    "wud": "would",
    "cud": "could",
    "shud": "should",
    "yest": "yesterday",
    "ystd": "yesterday",
    "ystday": "yesterday",
    "evry1": "everyone",
    "some1": "someone",
    "ne1": "anyone",
    "mtg": "meeting",
    "agst": "against",
    "wot": "what",
    "wos": "was",
    "wid": "with",
    "esp": "especially",
    "incl": "including",
    "amt": "amount",
    "natl": "national",
    "govts": "governments",
    "pic": "picture",
    "pics": "pictures",
    "vid": "video",
    "vids": "videos",
    "gf": "girlfriend",
    "bf": "boyfriend",
    "bcoz": "because",
    "becos": "because",
    "becoz": "because",
    "wrt": "about",
    "tonite": "tonight",
    "2nite": "tonight",
    "2moro": "tomorrow",
    "orgs": "organisations",
    "pols": "politicians",
    "ambo": "ambulance",
}
_LETTERS: Final = {"u": "you", "r": "are", "y": "why", "n": "and", "w": "with"}
"""Single letters are words only in small print and with no letter, dot or apostrophe at them."""
_PHRASES: Final = {
    "how come": "why",
    "on what grounds": "why",
    "on which grounds": "why",
    "for what reason": "why",
    "for which reason": "why",
    "how long for": "how long",
    "in general": "overall",
    "whereabouts did": "where did",
    "whereabouts was": "where was",
    "whereabouts were": "where were",
    "whereabouts is": "where is",
    "how often": "how many times",
    "how meny": "how many",
    "how meni": "how many",
    "how mani": "how many",
    "how manny": "how many",
    "how menny": "how many",
    "how mutch": "how much",
    "how mach": "how much",
    "law enforcement officers": "police officers",
    "law enforcement": "police",
    "got fired": "was dismissed",
    "get fired": "be dismissed",
    "gets fired": "is dismissed",
    "set fire to": "burned",
    "set on fire": "burned",
    "set alight": "burned",
    "set ablaze": "burned",
    "went up in flames": "burned",
    "stepped down": "resigned",
    "step down": "resign",
    "put in charge of": "appointed head of",
    "in charge of": "head of",
    "took control of": "seized",
    "take control of": "seize",
    "tear down": "demolish",
    "tore down": "demolished",
    "torn down": "demolished",
    "pulled down": "demolished",
    "pull down": "demolish",
    "knocked down": "demolished",
    "switched off": "shut",
    "turned back on": "restored",
    "switched back on": "restored",
    "back online": "internet restored",
    "kicked off": "began",
    "call off": "cancel",
    "called off": "cancelled",
    "lost their lives": "died",
    "lose their lives": "die",
    "lost his life": "died",
    "lost her life": "died",
    "death toll": "deaths killed",
    "body count": "deaths killed",
    "rounded up": "detained",
    "locked up": "detained",
    "round up": "detain",
    "taken into custody": "detained",
    "in custody": "detained",
    "behind bars": "detained",
    "put in jail": "detained",
    "kicked out": "removed",
    "thrown out": "removed",
    "threw out": "removed",
    "got rid of": "dismissed",
    "get rid of": "dismiss",
    "sent in": "deployed",
    "blow up": "explode",
    "blew up": "exploded",
    "point of view": "view",
    "joined sides": "defected",
    "pushed out": "removed",
    "push out": "remove",
    "forced out": "removed",
    "force out": "remove",
    "driven out": "removed",
    "booted out": "removed",
    "go over to": "defect to",
    "went over to": "defected to",
    "gone over to": "defected to",
    "going over to": "defecting to",
    "switched sides": "defected",
    "switch sides": "defect",
    "changed sides": "defected",
    "change sides": "defect",
    "crossed sides": "defected",
    "put out a statement": "issued a statement",
    "put out the statement": "issued the statement",
    "put out its statement": "issued its statement",
    "put out a warning": "issued a warning",
    "put out a report": "issued a report",
}
_CONTRACTED: Final = regex(
    r"\b(i|you|he|she|it|we|they|who|what|that|there|where|when|how|why)['’](?:d|ll|ve|re|m)\b",
    re.IGNORECASE,
)
_SWORN: Final = regex(
    r"(?<![\w'’])(?:(?P<asks>what|who|where|when|why|how)(?: (?:tf|da hell|the (?:hell|heck|fuck|f)|on earth|in the world)))(?= )|"
    r"(?<![\w'’])(?P<what>wt[fh])(?= (?:is|was|were|are|did|does|do|has|have|had|happen\w*|went|goes|caused|started)\b)",
    re.IGNORECASE,
)
"""What is sworn in a question: "wtf happened", "who tf ordered it"."""
_NOISE: Final = regex(
    r"(?<![\w'’])(?:lol|lmao|rofl|haha\w*|hehe\w*|omg|wtf|smh|tbh|imo|imho|ngl|bruh|bro|dude|xd|idk|fr|asap|"
    r"umm*|uhh*|hmm+|ehh*)(?![\w'’])[,.!…]*",
    re.IGNORECASE,
)
_OVER: Final = regex(
    r"(?P<begin>\b(?:is|was|were|are|be|being|been|['’]s)\b.*) over(?=(?: yet| now| already)?\W*$)",
    re.IGNORECASE,
)
"""What is over has ended; "over" alone is a function word."""
_FIRED: Final = regex(
    r"\b(?P<who>(?:(?:who|(?:which|what|how many) (?!(?:was|were|is|are|shots?|rounds?|bullets?|rockets?|missiles?|weapons?|guns?|shells?|grenades?|gas|ammunition|ammo|flares?|"
    r"torpedo(?:es)?)\b)\w+) (?:was|were|got|get|gets|has been|have been|had been|been) |"
    r"(?:was|were|got|be|been|is|are) (?:(?:the|a|his|her|their|its) )?(?!(?:tear|stun|rubber|live|any|some)\b)"
    r"(?!(?:\w+ )?(?:shots?|rounds?|bullets?|rockets?|missiles?|weapons?|guns?|shells?|grenades?|gas|ammunition|ammo|flares?|torpedo(?:es)?)\b)"
    r"[\w’'-]+(?: of (?:the )?[\w’'-]+)? ))fired\b(?! (?:at|on|upon|into|off|tear|stun|rubber|live|shots?))",
    re.IGNORECASE,
)
"""People who are fired lose their posts; shots are fired, and at somebody."""
_TAG: Final = regex(
    r"(?<=\w),? or (?:not|no|nah|naw|nope|what|wot|whatever|something|smth)(?=\W*$)", re.IGNORECASE
)
"""What leaves the answer open: "did they join or nah"."""
_HOLDING: Final = regex(
    r"\bhold(?P<ing>(?:ing)?)(?= (?:(?:an?|the|any|their|his|her|more|further|mass|peaceful|public|illegal|big|new|street) )*"
    r"(?:conferences?|briefings?|meetings?|rall(?:y|ies)|speech(?:es)?|talks|summits?|vigils?|hearings?|sessions?|elections?|votes?|referendums?|"
    r"strikes?|protests?|demonstrations?|demos?|march(?:es)?|gatherings?|concerts?|funerals?|ceremon(?:y|ies)|weddings?|festivals?|parades?)\b)",
    re.IGNORECASE,
)
"""What is held there is no thing in a hand: to hold a strike is to have one."""
_PREMIER: Final = regex(
    r"\b(?P<whose>(?:the|a|an|new|old|ex|former|current|next|last|first|deputy|vice|acting|interim|then|our|their|his|her|its|which|what|as|by|with|for)"
    r"[ -]|[a-z]+['’]s )pms?(?![\w'’.-]*\d)\b",
    re.IGNORECASE,
)
"""A PM of somebody or something, where no number tells the hour."""
_SOMEBODY: Final = regex(
    r"\bwho(?: is| was| are| were|['’]s|s)? (?:the|that|this|those|these) (?:guys?|men|man|wom[ae]n|persons?|people|one|lady|bloke|chap|fella) "
    r"(?:(?:that|who|which) |(?=(?:in|at|behind|from|on|with|running|leading) ))",
    re.IGNORECASE,
)
"""Asks who, in more words: "who's the guy that got fired"."""
_ANYONE: Final = regex(
    r"\A(?P<so>\W*(?:(?:so|and|but|ok|okay|um|uh|then)\W+)*)(?P<any>any(?:one|body|(?: of (?:the|them|these|those))?(?: (?:[a-z]+s|police|people|men|women|children|staff|crew))?)"
    r"(?: (?:from|in|at|of|on) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?)?) "
    r"(?:(?P<was>arrested|detained|killed|injured|hurt|wounded|shot|dead|missing|found|rescued|saved|evacuated|charged|jailed|fired|sacked|dismissed|blamed|"
    r"punished|tortured|beaten|attacked|robbed|looted|damaged|destroyed|burnt|burned|closed|cancelled|canceled|seized|affected|hospitalised|hospitalized|involved)|"
    r"(?P<did>die|survive|escape|resign|quit|respond|react|comment|confess|say(?= (?:anything|something|that|so|who|why|what)\b)|claim|admit|protest|surrender|flee|shoot|deny|complain|apologise|apologize|collapse|explode|sink|burn)(?:ed|d)?)"
    r"\b(?=.*\?\W*\Z)",
    re.IGNORECASE,
)
"""Asks whether, without its verb: "anyone arrested in Halvik?"."""
_STATES: Final = regex(
    r"\b(?<=\bthe )us\b(?! all\b)|\b(?<=\b(?:did|any|are) )us(?= (?:troops?|army|military|soldiers|forces|government|president|embassy|citizens|officials?|navy|marines|state department)\b)"
)
"""A country, and none of those who ask: "what did the us say"."""
_RUNS: Final = regex(
    r"\bwho(?:['’]?s| is)? (?:runs|running|bosses|bossing) (?=(?:the |that |this |their )?[\w’'-]+)",
    re.IGNORECASE,
)
"""Who runs a body leads it; "who ran" may be who fled."""
_RAN: Final = regex(
    r"\bwho (?:ran|was running|had been running) (?=(?:the|its|this|that|their) "
    r"(?!(?:\w+ )?(?:race|races|marathon|relay|blockade|gauntlet|risk|risks|story|article|ads?|light|lights|length|distance|final)\b)[\w’'-]+)",
    re.IGNORECASE,
)
"""So did who ran it, unless it is nothing that is led."""
_HOLD: Final = regex(
    r"(?P<begin>\b(?:when|where) (?:did|does|do|will)\b.{1,60}?) hold(?= (?:an?|the|his|her|their) (?:\w+ )?(?:conference|briefing|meeting|"
    r"rally|speech|talks|summit|vigil|hearing|session|election|vote|referendum)\b)",
    re.IGNORECASE,
)
_ROLE: Final = regex(
    r"^(?P<so>\W*(?:so|and|but|also|then)?\W*)(?:in )?what (?:was the )?(?:job|post|position|role|office|title|profession|occupation|rank|capacity) "
    r"(?:did|does|do|has|had|is|was) (?P<name>(?!the\b)[\w’'.-]+(?: (?!(?:have|had|hold|held|holding|occupy|serve|work|at|then)\b)[\w’'.-]+){0,3})(?: (?:have|had|hold|held|holding|occupy|serve|serve in|work in))?(?: at the time| then)?(?=\W*$)",
    re.IGNORECASE,
)
"""Asks who somebody is by the place that they hold."""
_KIND: Final = regex(
    r"^(?P<so>\W*)what (?:kind|sort|type) of (?:an? )?\w+ (?P<be>is|was) (?P<name>.{1,40})$",
    re.IGNORECASE,
)
_REQUEST: Final = regex(
    r"\b(?P<who>(?:can|could|would|will) (?:you|u|anyone|anybody|someone|somebody)(?: please)?) "
    r"(?:confirm|clarify|specify|check|verify|find out|look up)\b",
    re.IGNORECASE,
)
"""Asks to be told, whatever the word."""
_HELD: Final = regex(
    r"(?P<begin>\b(?:when|where|what (?:day|date|time))\b.{0,60}?\b(?:is|was|were)\b.{0,60}?) held(?=\W*$)",
    re.IGNORECASE,
)
"""Where and when something is held, it takes place."""
_CALLED: Final = regex(
    r"\bwhat(?P<be> (?:is|was|are|were)|['’]s) (?P<of>(?:the|his|her|their) (?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:called|named)(?= again)?(?=\W*\Z)|"
    r"\bwhat (?:do|did|does) (?:they|people|one) (?:call|name) (?P<that>the (?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=\W*\Z)",
    re.IGNORECASE,
)
"""Asks for a name, and not whom anybody called."""
_THOUSANDS: Final = regex(r"(?<![\w.,])([0-9]{1,4}(?:\.[0-9])?)k\b", re.IGNORECASE)
_ABROAD: Final = {
    **dict.fromkeys(("wer", "quien", "quién", "qui", "кто"), "who"),
    **dict.fromkeys(("wann", "cuando", "cuándo", "quand", "когда"), "when"),
    **dict.fromkeys(("wo", "donde", "dónde", "где"), "where"),
    **dict.fromkeys(("warum", "wieso", "pourquoi", "почему"), "why"),
}
"""Words by which other languages ask, as people mix them into English."""
_MIXED: Final = regex(
    rf"\A(?P<so>\W*)(?P<asks>{'|'.join(_ABROAD)})(?= (?:is|was|did|does|do|has|had|have)\b)",
    re.IGNORECASE,
)
_CHAT_WORD: Final = regex(
    r"(?<![\w/.'’-])(?:w/o?|[A-Za-z0-9]{1,12})(?![\w.'’-])|(?<![\w/])[A-Za-z0-9]{2,12}(?=[.-](?:\W|$))"
)
_PHRASE: Final = regex(
    r"\b(?:" + "|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def expand(text: str) -> str:
    """``text`` with chat spellings and set phrases replaced; capitals elsewhere stay."""
    text = _SWORN.sub(lambda met: met["asks"] or "what", text)
    text = _without_noise(_CONTRACTED.sub(r"\1", text))
    text = _MIXED.sub(lambda met: met["so"] + _ABROAD[met["asks"].lower()], text)
    plain = _CHAT_WORD.sub(_chat_word, with_small_words(text))
    plain = _OVER.sub(r"\g<begin> ended", _THOUSANDS.sub(_thousands, plain))
    plain = _HOLD.sub(r"\g<begin> give", plain)
    plain = _HOLDING.sub(lambda met: "having" if met["ing"] else "have", plain)
    plain = _HELD.sub(r"\g<begin> happen", _TAG.sub("", plain))
    plain = _ROLE.sub(r"\g<so>who is \g<name>", _KIND.sub(r"\g<so>what \g<be> \g<name>", plain))
    plain = _STATES.sub("US", plain)
    plain = _RAN.sub("who led ", _RUNS.sub("who leads ", _ANYONE.sub(_whether, plain)))
    plain = _SOMEBODY.sub(_who, _PREMIER.sub(r"\g<whose>prime minister", plain))
    plain = _CALLED.sub(lambda met: f"what is the name of {met['of'] or met['that']}", plain)
    plain = _FIRED.sub(r"\g<who>dismissed", plain)
    plain = _REQUEST.sub(r"\g<who> tell", plain)
    return _PHRASE.sub(lambda match: _PHRASES[match.group().lower()], plain)


def short_for(words: Set[str]) -> frozenset[str]:
    """What stands in chat for one of the words, or for it and a verb behind it: "wats" for "what"."""
    shorts = {**_SHORT, **_LETTERS}
    return frozenset(short for short, plain in shorts.items() if plain.split()[0] in words)


def is_chat(folded: str) -> bool:
    """Whether it is a short way to write a word, or an interjection: meant as it stands."""
    return folded in _SHORT or _NOISE.fullmatch(folded) is not None


def _without_noise(text: str) -> str:
    """``text`` without interjections, unless nothing else is left."""
    quiet = " ".join(_NOISE.sub(" ", text).split())
    return quiet if any(char.isalpha() for char in quiet) else text


def _whether(match: re.Match[str]) -> str:
    rest = (
        f"was {match['any']} {match['was']}"
        if match["was"]
        else f"did {match['any']} {match['did']}"
    )
    return f"{match['so']}{rest}"


def _who(match: re.Match[str]) -> str:
    return "who " if match.group().endswith(("that ", "who ", "which ")) else "who is "


def _thousands(match: re.Match[str]) -> str:
    return f"{float(match.group(1)) * 1000:,.0f}"


def _chat_word(match: re.Match[str]) -> str:
    written = match.group()
    if len(written) == 1:
        return _LETTERS.get(written, written)
    if written.isupper() or written == "Max":
        return written
    return _SHORT.get(written.lower(), written)
