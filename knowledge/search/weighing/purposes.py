"""What something was done for, told by "to" and a verb alone: "they blew holes into the hull to get in faster"."""

from functools import lru_cache
from typing import Final

from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["tells_purpose"]

_TO: Final = regex(r"(?<![\w’'-])(?P<before>[\w’'-]{1,40}) to (?P<deed>[a-z]{2,20})\b")
_NO_DEEDS: Final = frozenset(
    "be have the a an his her its their this that him them it us me you which whom".split()
)
"""What stands behind a "to" that leads somewhere, or tells how something is."""
_TAKING: Final = frozenset(
    "plan plans decision decisions attempt attempts order orders right rights chance chances way ways time ability refusal request requests "
    "permission demand demands call calls need desire pressure threat threats offer offers promise promises effort efforts failure first last "
    "one ones thing things obligation duty power powers opportunity tendency readiness willingness access appeal appeals bid pledge vow invitation "
    "intention intentions reason reasons place places somebody someone anybody anyone nobody nothing something lot much more enough".split()
)
"""Nouns that say nothing without the "to" behind them."""
_OTHERS: Final = regex(
    r"\b(?:want|wish|try|tri|hope|hoping|plan|begin|began|start|continu|need|ask|order|tell|told|urg|call|advis|invit|allow|permit|forc|caus|enabl|help|"
    r"refus|agree|decid|promis|threaten|fail|manag|attempt|expect|intend|seem|appear|happen|claim|prefer|learn|teach|taught|remind|persuad|convinc|"
    r"encourag|requir|oblig|compel|instruct|command|beg|beseech|like|love|hate|offer|prepar|pledg|vow|swear|swore|demand|request|appeal|warn|said|due|"
    r"likely|able|unable|ready|set|supposed|bound|going|used|free|right|wrong|difficult|easy|hard|impossible|possible|necessary|important|close|near|next)\w*(?: [\w’'-]+){0,4} ?\Z",
)
"""What takes an infinitive that tells no purpose."""
_REACH: Final = 60
_NOUN: Final = 0.5
_OF_SEVERAL: Final = 0.3
"""The same of a word in the plural."""
_VERB: Final = 0.3


@lru_cache(maxsize=256)
def tells_purpose(statement: str) -> bool:
    """Whether it tells for what something was done by an infinitive that nothing else asks for."""
    return any(
        match["deed"] not in _NO_DEEDS
        and match["before"].lower() not in _TAKING
        and _is_thing(match["before"])
        and _is_deed(match["deed"])
        and not _OTHERS.search(statement[max(0, match.start() - _REACH) : match.start("before")])
        for match in _TO.finditer(statement)
    )


def _is_thing(word: str) -> bool:
    if word.casefold() in STOP or not word[:1].isalpha():
        return False
    stems = tokens(word)
    shares = dict(kinds(stems[0].stem)) if stems else {}
    least = _OF_SEVERAL if word.endswith("s") else _NOUN
    return word[:1].isupper() or not shares or shares.get("noun", 0.0) >= least


def _is_deed(word: str) -> bool:
    stems = tokens(word)
    return bool(stems) and dict(kinds(stems[0].stem)).get("verb", 0.0) >= _VERB
