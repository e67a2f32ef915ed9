"""What some lines tell by how they are put and by no word of its own: "a commission under Ada Blom" tells who heads it, and
"arrived with Ada Blom" who came along."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question
from knowledge.lexicon.common import is_place
from knowledge.lexicon.first_names import FIRST_NAMES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, tokens

__all__ = ["AS_TOLD", "Construction", "constructions"]

AS_TOLD: Final = 0.85
"""How well a line says what it tells so."""
_PLAINLY: Final = 0.9
"""How well it has to say with whom and where: a chancellor is no president."""
_LEADS: Final = frozenset(
    "lead led leads head headed heads command commanded commands direct directed directs chair chaired chairs run ran runs "
    "leader chief commander".split()
)
_UNDER: Final = regex(
    r"(?<![\w-])(?P<thing>[a-z-]{1,40})(?: (?:set up|sent|formed|working|operating|fighting|serving|acting))? under "
    r"(?:the (?:command|leadership|direction|orders|chairmanship) of )?(?P<name>(?:(?:the )?[\w.’'-]+ ){0,3}?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)"
)
"""Some body with the name of who is at its head."""
_COMPANY: Final = regex(
    r"\bwho (?:(?:else|all|was|were|had|has) )*(?P<deed>sat|sit|sitting|stood|stand|standing|came|come|went|arrived|travell?ed|flew|appeared|"
    r"walked|drove|rode|sailed|was|were) (?:[^?]*? )?(?:with|alongside|beside|next to) |"
    r"\bwho (?:(?:else|all|was|had|has) )*(?P<along>accompan\w+|joined|escorted|flanked) ",
    re.IGNORECASE,
)
_WITH: Final = regex(
    r"\b(?:with|alongside|beside|next to|(?:accompanied|joined|escorted|flanked) by) (?P<whom>[^.;:]+)"
)
_NEAR: Final = 8
"""Words behind "with" among which a name stands."""


class Construction(NamedTuple):
    """``label`` of the concept that a statement may tell so, and whether one does."""

    label: str
    tells: Callable[[str], bool]
    company: bool = False
    """Whether it is asked who was with somebody, and not who did something."""
    rest: tuple[str, ...] = ()
    """Labels of what a statement has to tell besides: with whom it was, and where."""

    def told_by(self, statement: str, held: Mapping[str, float]) -> bool:
        """Whether the statement tells it so of those who are asked about, as far as ``held`` tells by label."""
        plain = all(held.get(each, 1.0) >= _PLAINLY for each in self.rest)
        return plain and self.tells(statement)


def constructions(question: Question, wanted: Sequence[Concept]) -> tuple[Construction, ...]:
    """Those by which what is asked may be told; mostly none."""
    if Asked.WHO not in question.asked or Asked.WHO_SAID in question.asked:
        return ()
    own = [each for each in wanted if not (each.is_name or each.inherited)]
    leading = next((each.label for each in own if each.label.casefold() in _LEADS), "")
    if leading:
        things = frozenset(
            token
            for each in own
            if each.label != leading
            for token, fit in each.tokens.items()
            if fit >= AS_TOLD
        )
        return (Construction(leading, lambda statement: _is_under(statement, things)),)
    return _of_company(question, own)


def _of_company(question: Question, own: Sequence[Concept]) -> tuple[Construction, ...]:
    found = _COMPANY.search(question.text)
    if found is None:
        return ()
    said = (found["deed"] or found["along"]).casefold()
    label = next((each.label for each in own if each.label.casefold() == said), said)
    rest = tuple(each.label for each in own if each.label != label and not each.generic)
    asked = frozenset(word.folded for word in tokens(question.text))
    return (Construction(label, lambda statement: _is_with(statement, asked), True, rest),)


def _is_under(statement: str, things: Container[str]) -> bool:
    """Whether one of the things is told to be under somebody who is named."""
    return any(
        tokens(found["thing"])[0].stem in things
        and (_names_somebody(found["name"]) or _is_full_name(found["name"]))
        for found in (_UNDER.finditer(statement) if " under " in statement else ())
    )


def _is_full_name(text: str) -> bool:
    """Whether two capitals stand there, one of them of a word that says nothing else: "Aino Frisk", but not "Rule Six"."""
    last = [word for word in tokens(text) if word.text[:1].isupper()][-2:]
    strange = (not kinds(word.stem) and not is_place(word.folded) for word in last)
    return len(last) > 1 and any(strange)


def _names_somebody(text: str) -> bool:
    """Whether a person's name stands there: one with a common first name, or behind what somebody is."""
    return any(
        word.folded in FIRST_NAMES or are_humans(word.folded) or is_office(word.folded)
        for word in tokens(text)
    )


def _is_with(statement: str, asked: Container[str]) -> bool:
    """Whether somebody is told to be with another who is not asked about."""
    return any(
        word.folded not in asked and word.text[:1].isupper() and word.folded not in STOP
        for found in _WITH.finditer(statement)
        for word in tokens(found["whom"])[:_NEAR]
    ) and _names_somebody(statement)
