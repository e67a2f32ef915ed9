"""What an editor's keywords say against a thesaurus: a word that stands in no statement, but that was given for some
facts, is told by these, and hardly by what has only a word near to it.

"Apartments" that were given for 129 flats are these, and not the homes that were evacuated next door.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.lexicon.measures import measure_of
from knowledge.models import Fact
from knowledge.search.reading.keywords import keyword_stems
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.paragraph import share_said
from knowledge.search.weighing.wordfit import WordFit

__all__ = ["with_keywords"]

_GIVEN: Final = 0.95
"""How well a fact says a word that was given for it and stands in no other's statement."""
_NEAR_TO_IT: Final = 0.8
"""How well one says it that has but another word for it, as a share of what it would else."""


def with_keywords(
    fits: Sequence[WordFit], facts: Mapping[tuple[str, str], Fact], wanted: Sequence[Concept]
) -> tuple[WordFit, ...]:
    """``fits`` in their order, with what the keywords of their ``facts`` say of the one word that is asked beside names
    and a light word at most."""
    light = [concept for concept in wanted if concept.generic]
    ideas = [concept for concept in wanted if not (concept.is_name or concept.generic)]
    own = _own(ideas[0]) if len(ideas) == 1 and len(light) <= 1 else ""
    keyed = {at for at, fit in enumerate(fits) if own and own in _given_for(fit, facts)}
    if not keyed or any(own in fit.candidate.document.statement for fit in fits):
        return tuple(fits)
    return tuple(_saying(fit, ideas[0], wanted, given=at in keyed) for at, fit in enumerate(fits))


def _own(concept: Concept) -> str:
    """The stem of the word itself, which says all of it; empty for one of a measure, for which figures speak."""
    whole = (token for token, share in concept.tokens.items() if share >= 1.0 and "_" not in token)
    own = next(whole, "")
    return "" if measure_of((own,)) else own


def _given_for(fit: WordFit, facts: Mapping[tuple[str, str], Fact]) -> frozenset[str]:
    fact = facts.get((fit.candidate.scope, fit.candidate.fact))
    return keyword_stems(fact.keywords) if fact is not None and fact.keywords else frozenset()


def _saying(fit: WordFit, concept: Concept, wanted: Sequence[Concept], *, given: bool) -> WordFit:
    """The fit with how well it says the concept, for which its fact was ``given`` the word or has but another."""
    said = fit.held[concept.label]
    told = max(said, _GIVEN) if given else said * _NEAR_TO_IT
    if told == said:
        return fit
    held = {**fit.held, concept.label: told}
    content = fit.content if concept.inherited else told
    return fit._replace(held=held, coverage=share_said(held, wanted), content=content)
