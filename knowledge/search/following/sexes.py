"""Who can be "he" and who "she": by the first name, or by what a line that was told calls them.

"The prime minister, Greta Hollmann, said that her minister …" tells of a woman, whatever her name tells. Where nothing tells
it, somebody can be either.
"""

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final, Literal

from knowledge.flow import Context
from knowledge.lexicon.first_names import pronouns_of
from knowledge.lexicon.humans import MENS_NOUNS, WOMENS_NOUNS
from knowledge.models import Fact, Name
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["Pronoun", "can_be", "surely_is", "wanted", "with_sexes"]

Pronoun = Literal["he", "she"]
_HE: Final = frozenset("he him his himself".split())
_SHE: Final = frozenset("she her hers herself".split())
_QUOTED: Final = regex(r"“[^”]*”|\"[^\"]*\"")
_NEAR: Final = 5
"""Words between somebody's name and a word for them."""
_KEPT: Final = 12


def wanted(words: Set[str]) -> Pronoun | None:
    """What the pronouns of a question want; nothing where they want both or neither."""
    he, she = bool(words & _HE), bool(words & _SHE)
    if he is she:
        return None
    return "he" if he else "she"


def can_be(name: Name, pronoun: Pronoun | None, context: Context) -> bool:
    """Whether the pronoun may stand for the person."""
    return pronoun is None or pronoun in _pronouns(name, context)


def surely_is(name: Name, pronoun: Pronoun | None, context: Context) -> bool:
    """Whether the pronoun may stand for the person, and the other may not."""
    return pronoun is not None and _pronouns(name, context) == {pronoun}


def with_sexes(
    left: Context,
    before: Context | None,
    lines: Iterable[Fact],
    people: Container[str],
    names: Mapping[tuple[str, str], Name],
) -> Context:
    """``left`` with whom the ``lines`` tell to be a woman or a man, and whom those before told."""
    told: dict[str, Pronoun] = {}
    for fact in lines:
        persons = [each for each in _names_of(fact, names) if each.id in people]
        told |= _told_of(fact.statement, persons)
    was = before or Context()
    women = _joined("she", told, was.women)
    men = _joined("he", told, was.men)
    return replace(left, women=women, men=men)


def _pronouns(name: Name, context: Context) -> frozenset[str]:
    by_name = frozenset(pronouns_of(name.display))
    if len(by_name) == 1:
        return by_name
    she, he = name.id in context.women, name.id in context.men
    if she is he:
        return by_name
    return frozenset({"she" if she else "he"})


def _joined(
    pronoun: Pronoun, told: Mapping[str, Pronoun], before: tuple[str, ...]
) -> tuple[str, ...]:
    now = tuple(each for each, as_told in told.items() if as_told == pronoun)
    return tuple(dict.fromkeys((*now, *(each for each in before if each not in told))))[:_KEPT]


def _names_of(fact: Fact, names: Mapping[tuple[str, str], Name]) -> list[Name]:
    found = (names.get((fact.scope, part.name)) for part in fact.names)
    return list({name.id: name for name in found if name is not None}.values())


def _told_of(statement: str, persons: list[Name]) -> dict[str, Pronoun]:
    """What the statement calls each of the persons, where that is plain: by a word beside the name, or by the only kind of
    pronoun behind the only name."""
    words = [word.folded for word in tokens(_QUOTED.sub(" ", statement))]
    alone = len(persons) == 1
    found: dict[str, Pronoun] = {}
    for person in persons:
        own = [word.folded for word in tokens(person.display)]
        last = next((at for at, word in enumerate(words) if own and word == own[-1]), None)
        if last is None:
            continue
        behind = frozenset(words[last + 1 :]) if alone else frozenset()
        beside = _beside(words, own, last)
        told = _one(behind & _SHE, behind & _HE) or _one(beside & WOMENS_NOUNS, beside & MENS_NOUNS)
        if told is not None:
            found[person.id] = told
    return found


def _beside(words: Sequence[str], own: Sequence[str], last: int) -> frozenset[str]:
    """Words that may say what the bearer of a name is: before it, or behind it where an article follows."""
    first = last - len(own) + 1
    first = first if first >= 0 and list(words[first : last + 1]) == list(own) else last
    of_another = words[first - 1 : first] == ["of"]
    before = [] if of_another else words[max(0, first - _NEAR) : first]
    behind = words[last + 1 : last + 1 + _NEAR]
    return frozenset((*before, *(behind if behind[:1] in (["a"], ["an"], ["the"]) else ())))


def _one(she: Set[str], he: Set[str]) -> Pronoun | None:
    if bool(she) is bool(he):
        return None
    return "she" if she else "he"
