"""Whether an English text tells what happens in the present tense, as news of the day does: then its day is that of the
news, and another that it names is that of something else ("bodies are found after the boat sank two days ago")."""

from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.lexicon.thesaurus import kinds
from knowledge.text import STOP, Token, tokens

__all__ = ["is_in_present"]

_LOOK: Final = 40
"""Words within which the first verb stands."""
_NOW: Final = frozenset("is are has have says say goes go does do".split())
_THEN: Final = frozenset(
    "was were had did said told fell rose came went began made took gave got saw held left met sent won lost led paid sold "
    "bought brought broke built became ran hit shot struck spoke wrote grew drew drove flew kept felt found fought stood sat "
    "spent taught thought threw understood woke wore sank shook sought swore tore would could".split()
)
_SAME_THEN: Final = frozenset(
    "let read put cut hit set quit cost hurt shut spread beat burst cast split".split()
)
"""Verbs that are in the past as they are now."""
_BEFORE_NOUN: Final = frozenset(
    "the a an this that these those its his her their our of in on at by for with from to and or no some any many "
    "two three four five six seven eight nine ten eleven twelve".split()
)
_MANY: Final = frozenset("police people troops men women children".split())
_VERB: Final = 0.5
_SHORTEST: Final = 4


def is_in_present(text: str) -> bool:
    """Whether the first verb that tells a tense tells the present one; false where none tells."""
    before: Token | None = None
    for word in tokens(text)[:_LOOK]:
        folded = word.folded
        if folded in _NOW:
            return True
        if folded in _THEN or _is_past(word):
            return False
        if before is not None and _agrees(before, word):
            return True
        before = word
    return False


def _is_past(word: Token) -> bool:
    folded = word.folded
    if folded.endswith("ed"):
        return len(folded) > _SHORTEST
    return folded in BASE_FORMS and not folded.endswith("s") and _is_verb(word)


def _agrees(before: Token, word: Token) -> bool:
    """Whether a word is a verb of the one before it: "police arrest", "the minister resigns"."""
    folded = word.folded
    if (
        not word.text.islower()
        or before.folded in _BEFORE_NOUN
        or before.folded.isdigit()
        or folded in STOP
        or not _is_verb(word)
    ):
        return False
    if folded.endswith("s"):
        return not folded.endswith("ss")
    several = before.folded in _MANY or (before.folded.endswith("s") and before.folded not in STOP)
    return several and folded not in _SAME_THEN and not folded.endswith(("ing", "ly"))


def _is_verb(word: Token) -> bool:
    return dict(kinds(word.stem)).get("verb", 0.0) >= _VERB
