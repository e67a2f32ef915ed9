"""What is asked at the end of a long message: "… my brother says it was staged, does anyone know who said that?".

Tried only where the whole of it finds no answer: a question may need what was told before it. It begins behind words by which people
come to ask ("can somebody tell me", "what I want to know is"), or where a question word opens a clause behind a sign.
"""

import re
from typing import Final

from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["asked_last"]

_ROOM: Final = r"(?:you|u|ya|y['’]?all|anyone|anybody|someone|somebody|any1|one of you|any of you)"
_STARTS: Final = (
    r"(?:who|whos|who['’]s|whom|whose|what|whats|what['’]s|wat|when|where|why|how|which|did|does|was|were|is|are|has|have|had)\b"
    rf"(?! {_ROOM}\b)"
)
_HEDGED: Final = (
    r"(?: (?:please|pls|plz|just|really|also|actually|maybe|kindly|here|guys|still|even|now))*"
)
_COMES_TO_ASK: Final = regex(
    rf"(?:\b(?:do|does|did|can|could|would|will|may|might){_HEDGED} {_ROOM}{_HEDGED} (?:know|tell|remember|recall|explain|say|clarify|confirm)(?: (?:me|us))?"
    r"|\b(?:i|we)(?:['’]?(?:m|ve|d|re)| am| are| was| were| have been| had been| would)?"
    rf"{_HEDGED} (?:wonder|wondered|wondering|curious|want to (?:know|find out)|wanted to (?:know|ask|find out)|wanna know|need to (?:know|find out)|like to (?:know|find out)|"
    r"love to know|trying to (?:find|figure) out)"
    r"|\b(?:what|all|one thing|the thing) (?:i|we)(?:['’]?(?:m|d)| am| would)?"
    rf"{_HEDGED} (?:want|wanted|wanna|need|like|trying)(?: to)? (?:know|find out|ask|understand) is"
    r"|\b(?:my|the|one|so the) (?:question|q) is)"
    rf"{_HEDGED}[\s,:;-]+(?:about )?(?:(?P<open>(?:if|whether))\s+|(?={_STARTS}))",
    re.IGNORECASE,
)
_OPENS: Final = regex(
    rf"[,.;:!?–—-]+\s*(?:(?:so|but|and|anyways?|ok|okay|well|then|basically|now)\b[\s,]*)*(?={_STARTS})|"
    rf"\b(?:so|but|anyways?)\s+(?={_STARTS})",
    re.IGNORECASE,
)
_SPEAKS: Final = regex(
    r"\b(?:i|i['’]?(?:m|ve|d|ll)|im|ive|me|my|mine|we|our|us|sorry|ok|okay|hey|hi|hello)\b",
    re.IGNORECASE,
)
_PLACE: Final = regex(
    r"\b(?:in|from|near|to|at) (?!(?:the|a|an|this|that|these|those|my|our|his|her|their|your|it|him|them|there|here|bed|fact|case)\b)"
    r"(?P<place>[^\W\d_][\w’'-]*)",
    re.IGNORECASE,
)
_THERE: Final = regex(r"\bthere(?=\W*\Z)", re.IGNORECASE)
_LONG: Final = 12
"""Words of a message from which on something may be told before its question."""
_BEFORE: Final = 4
_ASKED: Final = 3
_LONGEST: Final = 1_000


def asked_last(text: str) -> str:
    """The question with which a long message ends, in words that stand by themselves; empty where it is none, or is all."""
    if len(text) > _LONGEST or len(text.split()) < _LONG:
        return ""
    found = max(
        (*_COMES_TO_ASK.finditer(text), *_OPENS.finditer(text)),
        key=lambda each: each.end(),
        default=None,
    )
    if found is None:
        return ""
    story, rest = text[: found.start()], text[found.end() :].strip()
    told = [word for word in tokens(rest) if word.folded not in STOP]
    if len(rest.split()) < _ASKED or not told or len(story.split()) < _BEFORE:
        return ""
    if not _SPEAKS.search(text[: found.end()]):
        return ""
    rest = _with_place(rest, story)
    return f"do you know if {rest}" if found.groupdict().get("open") else rest


def _with_place(rest: str, story: str) -> str:
    """``rest`` with the last place of the story for its "there"."""
    placed = [match["place"] for match in _PLACE.finditer(story)]
    return _THERE.sub(f"in {placed[-1]}", rest) if placed else rest
