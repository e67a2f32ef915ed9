"""What a bare sentence leaves to those beside it: a paragraph says once what all of it is about.

"They drank water dripping from the rocks" tells of the boys whom another sentence of its paragraph names. A
curated fact stands alone, so this is for passages only. It is too little for a name that is asked about: that an
answer has to say itself, or it stands in the sentence right before. What was done to those who are counted is told by no
other sentence either: "Hunters shot the animal" tells of no hikers who were shot.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from knowledge.models import Fact
from knowledge.regex import finder, regex
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.wordfit import WordFit

__all__ = ["ids_before", "in_paragraph", "share_said", "turns_away"]

_FROM_BESIDE: Final = 0.5
"""How well a passage says what only another one of its paragraph says, as a share of that."""
_FROM_BEFORE: Final = 0.62
"""How well it says what the sentence right before it says plainly."""
_PLAINLY: Final = 0.9
_COUNTED: Final = 0.6
"""Least fit of what is counted: that an answer says itself."""
_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_AWAY: Final = regex(
    r"\b(?:elsewhere|nearby|neighbouring|another|similar|abroad|likewise|nationwide)\b"
    r"|\b(?:in|from|to|around) (?:the|its|their) (?:capital|north|south|east|west|neighbou?r\w*|rest|whole|entire)\b"
    r"|\ba (?:second|third|fourth|new|different|further)\b|\bother (?:cities|towns|villages|places|parts|regions|countries)\b"
    r"|\bacross the country\b",
    re.IGNORECASE,
)
_DEED: Final = regex(
    r"\b(?:was|were|been|got)(?P<done>(?:\s\w+ly)?\s\w+)\b|\bhow many(?P<befell>(?:\s(?!that\b|who\b|which\b)[\w-]+){1,4})",
    re.IGNORECASE,
)
"""What is asked to have been done, or to have befallen those who are counted."""
_PASTS: Final = frozenset(
    "shot lost fell fled stolen broken drowned sank sunk won paid sold bought built found sent cut hit hurt put shut burnt fought caught thrown "
    "struck taken given left made held kept told seen".split()
)
"""Pasts that do not end in "ed"."""


def in_paragraph(
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    wanted: Sequence[Concept],
    text: str = "",
) -> tuple[WordFit, ...]:
    """``fits`` in their order, those of passages with a share of what others among them say in the same paragraph; ``text``
    is that of the question."""
    together: dict[tuple[str, str, int], list[WordFit]] = {}
    of_paragraph = [
        _paragraph(facts.get((each.candidate.scope, each.candidate.fact))) for each in fits
    ]
    for fit, paragraph in zip(fits, of_paragraph, strict=True):
        if paragraph is not None:
            together.setdefault(paragraph, []).append(fit)
    if all(len(each) == 1 for each in together.values()):
        return tuple(fits)
    deeds = _deeds(text)
    shared = [
        each
        for each in wanted
        if each.thing and not each.predicate and each.label.casefold() not in deeds
    ]
    return tuple(
        _beside(fit, together[paragraph], shared, wanted, facts)
        if paragraph is not None and len(together[paragraph]) > 1
        else fit
        for fit, paragraph in zip(fits, of_paragraph, strict=True)
    )


def _deeds(text: str) -> Collection[str]:
    found = " ".join(match["done"] or match["befell"] for match in _DEED.finditer(text)).casefold()
    return {each for each in found.split() if each.endswith("ed") or each in _PASTS}


def _paragraph(fact: Fact | None) -> tuple[str, str, int] | None:
    """Where a passage stands; ``None`` for what is none, or of no known paragraph."""
    if fact is None or not fact.passage or not fact.citations:
        return None
    cited = fact.citations[0]
    return (fact.scope, cited.source, cited.paragraph) if cited.paragraph else None


def ids_before(fact_id: str, most: int) -> Iterator[str]:
    """Ids of what may stand before a fact in its text, the nearest first."""
    own = _NUMBERED.match(fact_id)
    if own is None:
        return
    number, width = int(own[2]), len(own[2]) if own[2].startswith("0") else 0
    for step in range(1, min(most, number) + 1):
        yield f"{own[1]}{number - step:0{width}}"


turns_away: Final = finder(_AWAY)
"""Whether a sentence turns to another place or thing than the one before it."""


def _beside(
    fit: WordFit,
    paragraph: Sequence[WordFit],
    shared: Sequence[Concept],
    wanted: Sequence[Concept],
    facts: Mapping[tuple[str, str], Fact],
) -> WordFit:
    """``shared`` is what another sentence may say for this one."""
    others = [each.held for each in paragraph if each is not fit]
    before = _right_before(fit, paragraph, facts)
    held = dict(fit.held)
    for concept in shared:
        label = concept.label
        said = _FROM_BESIDE * max(other[label] for other in others)
        if concept.least < _COUNTED and before.get(label, 0.0) >= _PLAINLY:
            said = _FROM_BEFORE
        held[label] = max(held[label], said)
    if held == fit.held:
        return fit
    specific = [each for each in wanted if not (each.is_name or each.generic or each.inherited)]
    return fit._replace(
        held=held,
        coverage=max(fit.coverage, share_said(held, wanted)),
        content=max(fit.content, share_said(held, specific)),
    )


def _right_before(
    fit: WordFit, paragraph: Sequence[WordFit], facts: Mapping[tuple[str, str], Fact]
) -> Mapping[str, float]:
    """What the sentence right before one of its paragraph says, where it goes on with that."""
    own = fit.candidate
    before = next(ids_before(own.fact, 1), "")
    said = next((each.held for each in paragraph if each.candidate.fact == before), None)
    return {} if said is None or turns_away(facts[own.scope, own.fact].statement) else said


def share_said(held: Mapping[str, float], wanted: Iterable[Concept]) -> float:
    """The share of the weight of ``wanted`` that is said; 0 where nothing is."""
    weighed = [(each.weight, held[each.label] * each.weight) for each in wanted]
    whole = sum(weight for weight, _ in weighed)
    return sum(said for _, said in weighed) / whole if whole else 0.0
