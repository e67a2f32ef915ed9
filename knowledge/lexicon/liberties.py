"""What anybody could do or was allowed to do: "could people buy bread", and "could you buy bread", which means the same."""

import re
from collections.abc import Container
from typing import Final

from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["asks_liberty", "of_anybody", "tells_liberty"]

_LEAD: Final = r"\A\W*(?:(?:so|and|but|or|ok|okay|hey|hi|wait|also|then|btw|by the way)\b[\s,]*)*"
_STILL: Final = r"(?: (?:still|even|also|actually|just|freely|legally|at least|really))*"
_YOU: Final = r"(?:you|u|ya|y['’]?all|i|we|one|someone|somebody|anyone|anybody|any1)"
_PEOPLE: Final = (
    r"(?:(?:the )?(?:people|ppl|residents|citizens|locals|inhabitants|civilians|tourists|foreigners|visitors|travell?ers|everyone|everybody|nobody"
    r"|anyone|anybody|someone|somebody|one|they))"
)
_ALLOWED: Final = r"(?:allowed|permitted|able|free|forbidden|supposed) to"
_ASKS: Final = regex(
    rf"{_LEAD}(?:(?:can|could){_STILL} {_PEOPLE}\b(?! (?:have|be|tell|say|know|explain)\b)"
    rf"|(?:is|are|was|were){_STILL} {_PEOPLE}{_STILL} {_ALLOWED}\b"
    rf"|(?:is|was){_STILL} it{_STILL} (?:possible|allowed|permitted|legal|illegal|forbidden) to\b)",
    re.IGNORECASE,
)
_TELLS: Final = regex(
    r"\b(?:ban(?:s|ned|ning)?|bar(?:s|red)|block\w*|forb[ia]d\w*|prohibit\w*|restrict\w*|allow\w*|permit\w*|permission|(?:il)?legal|authori[sz]ed"
    r"|able|unable|can|could|cannot|(?:im)?possible|clos(?:ed?|es|ing|ures?)|shut\w*|suspen[ds]\w*|cancel\w*|halt\w*|stopp\w*"
    r"|disrupt\w*|interrupt\w*|outages?|blackouts?|limit\w*|(?:un)?available|open(?:s|ed|ing)?|re-?open\w*|resum\w*|restor\w*|turned o[nf]f?"
    r"|works?|worked|working|offline|cut|curfew|seal\w*|prevent\w*|den(?:y|ied)|free|freely|lets?|stranded|grounded)\b",
    re.IGNORECASE,
)
"""Words by which it is told that something could be done or not, or was allowed or not."""
_CLAUSES: Final = regex(
    r"[;:] |,? \b(?:as|after|before|until|who|which|because|while|when|although|but|where)\b",
    re.IGNORECASE,
)
_CAN_YOU: Final = regex(
    rf"(?P<lead>{_LEAD})(?P<can>can|could|may|might){_STILL} {_YOU}{_STILL} (?P<do>\w.*)",
    re.I | re.S,
)
_ALLOWED_YOU: Final = regex(
    rf"(?P<lead>{_LEAD})(?:is|are|r|was|were|am){_STILL} {_YOU}{_STILL} (?P<do>{_ALLOWED}\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_ROOM: Final = regex(
    r"\A(?:please|pls|plz|not|be|take over|seize|storm|turn|switch|been|have|help|tell|ask|answer|pass|hand|join|play|stop|wait|check|fix|do|say|speak|talk|read|write|sing"
    r"|translate|explain|repeat|post|share|link|ping|pin|mute|kick|add|remove|delete|edit|update|show|list|give|find|remember|recall|see|hear|believe|"
    r"imagine|guess|think|feel|love|like|handle|shut|calm|chill|dm|message|invite|lend|cook|dance|know|confirm|clarify|verify|specify|recommend|"
    r"suggest|stream|host|log|type|come|meet|shoot|send|name|describe|summari[sz]e|recap|compare)\b"
    r"|\b(?:me|us|him|her|it|this|that|you|u|please|pls|plz|yourself|here|server|channel|chat|discord|vc|bot|emojis?|gifs?|memes?|game|homework)\b",
    re.IGNORECASE,
)
"""What people ask one another, or whoever answers, to do."""
_OURS: Final = regex(r"\b(?:my|your|ur|our|one['’]s)\b", re.IGNORECASE)


def asks_liberty(text: str) -> bool:
    """Whether it is asked what anybody could do, or was allowed to do."""
    return _ASKS.search(text) is not None


def tells_liberty(statement: str, stems: Container[str]) -> bool:
    """Whether a clause with one of the ``stems`` tells that something could be done or not, or was allowed or not."""
    if not _TELLS.search(statement):
        return False
    return any(
        told
        and any(word.stem in stems and not _TELLS.fullmatch(word.text) for word in tokens(clause))
        for clause in _CLAUSES.split(statement)
        for told in (_TELLS.search(clause),)
    )


def of_anybody(text: str) -> str:
    """The question for people in general where ``text`` has "you", "I" or "we" in their place; empty where it cannot be one.

    "Could you buy bread" may ask somebody in the room to do so; whether it does, only the record can tell.
    """
    asked = _CAN_YOU.fullmatch(text) or _ALLOWED_YOU.fullmatch(text)
    if asked is None or _OF_THE_ROOM.search(asked["do"]):
        return ""
    can = "could people" if "can" in asked.groupdict() else "were people"
    return f"{asked['lead']}{can} {_OURS.sub('their', asked['do'])}"
