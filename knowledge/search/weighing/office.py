"""Whose office it is: "the head of the CSTO" is not whoever heads something in a fact on the CSTO."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.models import Name, NameKind
from knowledge.names.book import stems_of
from knowledge.text import STOP, Token, tokens

__all__ = ["tells_office"]

_SURE: Final = 0.8
_BEFORE: Final = 2
_AFTER: Final = 6
_OWNED: Final = 3
_IS: Final = frozenset("is was are were been".split())
_ITS: Final = frozenset(("its", "their"))
_LINKS: Final = frozenset("office acting new then former first chief general".split())


def tells_office(
    question: Question, statement: str, everywhere: frozenset[str], meant: Sequence[str] = ()
) -> bool:
    """Whether the statement puts the asked office beside the asked name, or no such pair is asked. What it means by
    "it" (``meant``) may stand anywhere: "it reopened under a new owner".

    ``everywhere`` are the names that the whole event is about: an office there needs no name.
    """
    if not question.identity:
        return True
    offices = {
        token
        for term in question.terms
        if term.counted
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _SURE))
    }
    if not offices:
        return True
    owners = [
        match.name
        for match in question.names
        if match.name.kind is not NameKind.PERSON
        and not match.by_title
        and match.name.id not in everywhere
    ]
    groups = [_with_kin(owner) for owner in owners] or _owned_by(question)
    sorts = _sorted_by_name(question)
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem in offices]
    told = {word.stem for word in tokens(" ".join(meant))}
    if places and all(group & told for group in groups):
        return True
    return all(
        any(_beside(words, at, group) or _is_done_to(words, at, group | sorts) for at in places)
        for group in groups
    )


def _owned_by(question: Question) -> list[frozenset[str]]:
    """What follows "of" where no name does: the terrorists in "the leader of the terrorists"."""
    counted = next((at for at, term in enumerate(question.terms) if term.counted), None)
    after = question.terms[counted + 1 : counted + 2] if counted is not None else ()
    if not after or f" of {after[0].word}" not in question.text.replace(" of the ", " of "):
        return []
    sure = (variant.token for variant in after[0].variants if variant.weight >= _SURE)
    return [frozenset((after[0].token, *sure))]


def _beside(words: Sequence[Token], at: int, owner: frozenset[str]) -> bool:
    """Whether the owner stands right before the office, or after it with only linking words between, or at the head
    of the sentence of "its commander"."""
    before = words[max(0, at - _BEFORE) : at]
    if any(word.stem in owner for word in before):
        return True
    if any(word.folded in _ITS for word in before) and words[0].stem in owner:
        return True
    if before and before[-1].folded == "whose" and _ends_with(words[: at - 1], owner):
        return True
    for word in words[at + 1 : at + 1 + _AFTER]:
        if word.stem in owner:
            return True
        if word.folded not in STOP and word.folded not in _LINKS:
            return False
    return False


def _ends_with(words: Sequence[Token], owner: frozenset[str]) -> bool:
    """Whether what "whose" stands behind is the owner: "the Lunde air base, whose commander"."""
    return any(word.stem in owner for word in words[-_OWNED:])


def _sorted_by_name(question: Question) -> frozenset[str]:
    """Stems of what stands right behind a name that tells which one it is: the rig in "the Aurora rig"."""
    text = question.text.casefold()
    return frozenset(
        term.token
        for match in question.names
        for term in question.terms
        if not term.counted and f"{match.written.casefold()} {term.word.casefold()}" in text
    )


def _is_done_to(words: Sequence[Token], at: int, owner: frozenset[str]) -> bool:
    """Whether the office is what is done to the owner: "The ship is owned by Vale & Sons and run by Brandt"."""
    if [word.folded for word in words[at + 1 : at + 2]] != ["by"]:
        return False
    joined = words[at - 1].folded in _IS | {"and"} or words[at - 1].end + 1 < words[at].start
    passive = next((there for there in range(1, at) if words[there].folded in _IS), None)
    if not joined or passive is None:
        return False
    return any(word.stem in owner for word in words[max(0, passive - _BEFORE) : passive])


@lru_cache(maxsize=512)
def _with_kin(name: Name) -> frozenset[str]:
    """Stems of the name, and of its people and adjective where it is a country."""
    own = stems_of(name)
    return own.union(*(kin_of_country(stem) for stem in own))
