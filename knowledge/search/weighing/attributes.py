"""What of something is asked for: the fine in "what is the fine for breaking the curfew" has to be told, not only the
curfew."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, tokens

__all__ = ["attribute_asked", "lacks_attribute"]

_WHAT_IS: Final = regex(
    r"\bwh?at(?:['’]?s| is| was| are| were) (?:the|their|his|her|its) (?P<phrase>[^,;.?!]+)",
    re.IGNORECASE,
)
_OF: Final = frozenset(("of", "for"))
_SAID: Final = 0.3


def attribute_asked(question: Question, wanted: Sequence[Concept]) -> tuple[str, ...]:
    """Labels of the nouns by which it is asked for, "interest" and "rate"; none where they say too little."""
    found = _WHAT_IS.search(question.text)
    if found is None or Asked.HOW_MANY in question.asked:
        return ()
    phrase = []
    for word in tokens(found["phrase"]):
        if word.folded in _OF:
            break
        if word.folded in STOP:
            return ()
        phrase.append(word.text.casefold())
    else:
        return ()
    telling = (each for each in wanted if not (each.generic or each.inherited or each.is_name))
    return tuple(each.label for each in telling if each.label.casefold() in phrase)


def lacks_attribute(labels: Sequence[str], held: Mapping[str, float]) -> bool:
    """Whether a line says none of them."""
    return all(held.get(label, 1.0) < _SAID for label in labels)
