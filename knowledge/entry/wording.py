"""How a statement is worded: one neutral sentence that stands by itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.ingest.sentences import ends_in
from knowledge.ingest.shapes import has_words
from knowledge.regex import regex

__all__ = ["claims", "saying_at", "wording"]

_DANGLING: Final = regex(
    r"(?:he|she|it|they|him|them|his|hers?|its|theirs?|this|that|these|those|the latter|the former)\b"
    r"(?!\s+(?:is|was|became)\s+\w+\s+that\b)(?!\s+(?:week|month|year|morning|evening|night|day)\b)",
    re.I,
)
_NEUTRAL: Final[Mapping[str, str]] = {
    **dict.fromkeys(("admitted", "conceded", "confessed", "boasted", "bragged"), "said"),
    **dict.fromkeys(("ranted", "gloated", "lied", "pretended", "whined", "raved"), "said"),
    **dict.fromkeys(("admits", "concedes", "boasts", "brags", "rants", "lies"), "says"),
    **dict.fromkeys(("falsely claimed", "claimed falsely", "wrongly claimed"), "said"),
    **dict.fromkeys(("absurdly claimed", "baselessly claimed", "claimed baselessly"), "said"),
    **dict.fromkeys(("falsely claims", "claims falsely", "wrongly claims"), "says"),
    "regime": "government",
    "regimes": "governments",
    "junta": "military government",
    "clique": "group",
    "puppet government": "government",
    "thug": "person",
    "thugs": "people",
    "mob": "crowd",
    "mobs": "crowds",
    "horde": "crowd",
    "hordes": "crowds",
    "martyr": "victim",
    "martyrs": "victims",
    **dict.fromkeys(
        ("martyred", "slaughtered", "massacred", "butchered", "liquidated", "neutralised"), "killed"
    ),
    **dict.fromkeys(("neutralized", "eliminated"), "killed"),
    "stormtroopers": "troops",
    "henchmen": "staff",
    "cronies": "associates",
    "propaganda": "statements",
    **dict.fromkeys(("brutally", "heroic", "heroically", "barbaric", "savagely", "viciously"), ""),
    **dict.fromkeys(("shameless", "shamelessly", "cowardly", "notorious", "infamous"), ""),
    **dict.fromkeys(("obviously", "clearly", "undoubtedly", "of course", "so-called"), ""),
    **dict.fromkeys(("outrageous", "outrageously", "evil", "bloodthirsty", "glorious"), ""),
}
"""Words that judge, with a neutral one; empty where it is better left out."""
_NAMING: Final[Mapping[str, str]] = {
    "terrorist": "attacker",
    "terrorists": "attackers",
    "extremist": "armed person",
    "extremists": "armed people",
    "bandit": "attacker",
    "bandits": "attackers",
    "traitor": "opponent",
    "traitors": "opponents",
    "freedom fighter": "fighter",
    "freedom fighters": "fighters",
}
"""Words that are somebody's view of people: fine where it is said whose."""
_LOADED: Final = regex(
    rf"\b(?P<word>{'|'.join(sorted({*_NEUTRAL, *_NAMING}, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_QUOTED: Final = regex(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_SAYING: Final = regex(
    r"\b(?:said|says|saying|claim(?:s|ed)?|alleg(?:es|ed|edly)|accord(?:s|ing) to|reportedly|denie[sd]"
    r"|insist(?:s|ed)|assert(?:s|ed)|blam(?:es|ed)|accus(?:es|ed)|report(?:s|ed)|stat(?:es|ed)|warn(?:s|ed)"
    r"|argu(?:es|ed)|estimat(?:es|ed)|suspect(?:s|ed)|admit(?:s|ted)|concede[sd]|confirm(?:s|ed))\b",
    re.IGNORECASE,
)
_TOLL: Final = regex(
    r"\b(?:killed|dead|died|deaths|casualties|injured|wounded|hurt|detained|arrested|missing)\b",
    re.IGNORECASE,
)
_NUMBER: Final = regex(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?"
    r"|thousands?)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = regex(r"\b(?P<article>[Aa]n?)(?P<gap> +)$")
_VOWELS: Final = tuple("aeiou")


def saying_at(statement: str) -> int:
    """Where a verb of saying begins outside of quotation marks; -1 where there is none."""
    match = _SAYING.search(_unquoted(statement))
    return match.start() if match else -1


def claims(statement: str) -> bool:
    """Whether somebody's words or a toll are told, so that it should be said whose they are."""
    toll = _TOLL.search(statement) is not None and _NUMBER.search(statement) is not None
    return toll or saying_at(statement) >= 0


def _unquoted(statement: str) -> str:
    """The statement with blanks for what is quoted in it, which keeps its words."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), statement)


def wording(statement: str, *, attributed: bool, sayer: str = "") -> Iterator[Finding]:
    """Hints at the statement; only an empty one is refused. ``sayer`` is whom it names as saying so."""
    if not has_words(statement):
        told = "Say what happened, in one sentence."
        yield Finding(Level.REFUSAL, "statement", Remark(told, "entry-empty"))
        return
    if any(ends_in(_unquoted(statement))):
        told = (
            "This is more than one sentence; a fact is one. The others can be facts of their own."
        )
        yield Finding(Level.NOTE, "statement", Remark(told, "entry-sentences"))
    if match := _DANGLING.match(statement):
        told = f"“{match.group()}” leaves open who or what is meant; name it, so that the fact stands alone."
        remark = Remark(told, "entry-dangling", word=match.group())
        yield Finding(Level.WARNING, "statement", remark)
    yield from _judging(statement, attributed=attributed)
    if not attributed and claims(statement):
        told = "This is somebody’s claim or count; say whose in “who says so”."
        yield Finding(Level.WARNING, "who", Remark(told, "entry-unattributed"), sayer)


def _judging(statement: str, *, attributed: bool) -> Iterator[Finding]:
    """Words that judge, each once, all with the statement in which neutral ones stand for them."""
    found = [
        match
        for match in _LOADED.finditer(_unquoted(statement))
        if not (attributed and match["word"].lower() in _NAMING)
    ]
    better = statement
    for match in reversed(found):
        better = _replaced(better, match.start(), match.end(), _other(match["word"]))
    for word in dict.fromkeys(match["word"] for match in found):
        other = _other(word)
        if other:
            told = f"“{word}” judges; “{other}” is neutral."
            remark = Remark(told, "entry-loaded", word=word, other=other)
        else:
            told = f"“{word}” judges; the sentence says as much without it."
            remark = Remark(told, "entry-judging", word=word)
        yield Finding(Level.NOTE, "statement", remark, better)


def _other(word: str) -> str:
    return {**_NEUTRAL, **_NAMING}[word.lower()]


def _replaced(text: str, start: int, end: int, other: str) -> str:
    """The text with other words in a stretch, the article before them to match, and its capital."""
    before, after = text[:start], text[end:]
    if not other:
        after = after.lstrip(" ") if before.strip() else after.lstrip(" ,")
    if not before.strip():
        other = f"{other[:1].upper()}{other[1:]}"
        after = after if other else f"{after[:1].upper()}{after[1:]}"
    follows = f"{other}{after}"
    if (match := _ARTICLE.search(before)) and follows[:1].isalpha():
        article = f"{match['article'][0]}{'n' if follows[0].lower() in _VOWELS else ''}"
        before = f"{before[: match.start()]}{article}{match['gap']}"
    return f"{before}{follows}".strip()
