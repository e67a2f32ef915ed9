"""What of something is asked for: the fine in "what is the fine for breaking the curfew" has to be told, not only the
curfew."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = ["attribute_asked", "lacks_attribute"]

_WHAT_IS: Final = regex(
    r"\bwh?at(?:['’]?s| is| was| are| were) (?:the|their|his|her|its) (?P<phrase>[^,;.?!]+)",
    re.IGNORECASE,
)
_WHICH: Final = regex(
    r"\b(?:what|which|how much) (?P<sum>compensation|ransom|bounty|pension|salary|refund|bail|damages)\b",
    re.IGNORECASE,
)
"""What is paid for something, and is not told by the money alone."""
_BEFELL: Final = regex(
    r"\bwhat (?:happened|became|has become|was done|will happen) (?:to|of|with) (?P<whom>[^,;.?!]+)",
    re.IGNORECASE,
)
_OF: Final = frozenset(("of", "for"))
_SAID: Final = 0.3


def attribute_asked(question: Question, wanted: Sequence[Concept]) -> tuple[str, ...]:
    """Labels of the nouns by which it is asked for, "interest" and "rate"; none where they say too little."""
    telling = [each for each in wanted if not (each.generic or each.inherited or each.is_name)]
    by_label = {each.label.casefold(): each.label for each in telling}
    if which := _WHICH.search(question.text):
        return tuple(by_label[word] for word in (which["sum"].casefold(),) if word in by_label)
    if befell := _BEFELL.search(question.text):
        return _first_noun(tokens(befell["whom"]), by_label)
    found = _WHAT_IS.search(question.text)
    if found is None or Asked.HOW_MANY in question.asked:
        return ()
    phrase: list[str] = []
    owned = False
    for word in tokens(found["phrase"]):
        if word.folded in _OF:
            break
        if word.folded in STOP:
            return ()
        phrase.append(word.text.casefold())
        if word.text.endswith(("'s", "’s")):
            # Of "the carpenter's punishment" the punishment.
            phrase, owned = [], True
    else:
        if not owned:
            return ()
    return tuple(label for folded, label in by_label.items() if folded in phrase)


def _first_noun(words: Sequence[Token], by_label: Mapping[str, str]) -> tuple[str, ...]:
    """The last word of the first phrase: "miners" of "the bitcoin miners in the north"."""
    phrase: list[Token] = []
    for word in words:
        if word.folded not in STOP:
            phrase.append(word)
        elif phrase:
            break
    label = by_label.get(phrase[-1].text.casefold()) if phrase else None
    return (label,) if label else ()


def lacks_attribute(labels: Sequence[str], held: Mapping[str, float]) -> bool:
    """Whether a line says none of them."""
    return all(held.get(label, 1.0) < _SAID for label in labels)
