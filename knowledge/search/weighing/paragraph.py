"""What a bare sentence leaves to those beside it: a paragraph says once what all of it is about.

"They drank water dripping from the rocks" tells of the boys whom another sentence of its paragraph names. A
curated fact stands alone, so this is for passages only. It is too little for a name that is asked about: that an
answer has to say itself, or it stands in the sentence right before.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from knowledge.models import Fact
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.wordfit import WordFit

__all__ = ["in_paragraph", "share_said"]

_FROM_BESIDE: Final = 0.5
"""How well a passage says what only another one of its paragraph says, as a share of that."""


def in_paragraph(
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    wanted: Sequence[Concept],
) -> tuple[WordFit, ...]:
    """``fits`` in their order, those of passages with a share of what others among them say in the same paragraph."""
    together: dict[tuple[str, str, int], list[WordFit]] = {}
    of_paragraph = [
        _paragraph(facts.get((each.candidate.scope, each.candidate.fact))) for each in fits
    ]
    for fit, paragraph in zip(fits, of_paragraph, strict=True):
        if paragraph is not None:
            together.setdefault(paragraph, []).append(fit)
    return tuple(
        _beside(fit, together[paragraph], wanted)
        if paragraph is not None and len(together[paragraph]) > 1
        else fit
        for fit, paragraph in zip(fits, of_paragraph, strict=True)
    )


def _paragraph(fact: Fact | None) -> tuple[str, str, int] | None:
    """Where a passage stands; ``None`` for what is none, or of no known paragraph."""
    if fact is None or not fact.passage or not fact.citations:
        return None
    cited = fact.citations[0]
    return (fact.scope, cited.source, cited.paragraph) if cited.paragraph else None


def _beside(fit: WordFit, paragraph: Iterable[WordFit], wanted: Sequence[Concept]) -> WordFit:
    others = [each.held for each in paragraph if each is not fit]
    held = dict(fit.held)
    for concept in wanted:
        if concept.thing and not concept.predicate:
            said = max(other[concept.label] for other in others)
            held[concept.label] = max(held[concept.label], _FROM_BESIDE * said)
    if held == fit.held:
        return fit
    specific = [each for each in wanted if not (each.is_name or each.generic or each.inherited)]
    return fit._replace(
        held=held,
        coverage=max(fit.coverage, share_said(held, wanted)),
        content=max(fit.content, share_said(held, specific)),
    )


def share_said(held: Mapping[str, float], wanted: Iterable[Concept]) -> float:
    """The share of the weight of ``wanted`` that is said; 0 where nothing is."""
    weighed = [(each.weight, held[each.label] * each.weight) for each in wanted]
    whole = sum(weight for weight, _ in weighed)
    return sum(said for _, said in weighed) / whole if whole else 0.0
