"""Facts of imported texts that tell of asked days beside their own: "announced on 20 July; parliament approved it on 21 July"."""

from dataclasses import replace
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.document import day_token
from knowledge.flow import Plan
from knowledge.models import Basis, Fact
from knowledge.storage.interface import FactStore

__all__ = ["of_further_days"]

_MOST: Final = 31
"""Asked days, each of which is looked up; the facts of more are told by their own days."""


async def of_further_days(
    store: FactStore, scopes: tuple[str, ...], span: DateSpan
) -> tuple[Fact, ...]:
    """Those whose own day lies outside of the span, each with the first of its further days that lies within."""
    if span.is_open or span.days > _MOST:
        return ()
    days = tuple(map(day_token, range(span.first, span.last + 1)))
    found = await store.candidates(Plan(scopes, days))
    keys = {(each.scope, each.fact) for each in found}
    facts = await store.facts(scopes, sorted(fact for _, fact in keys)) if keys else ()
    told = []
    for fact in facts:
        further = [day for day in fact.also if span.first <= day <= span.last]
        own = fact.when is not None and fact.when.overlaps(span)
        if further and not own and (fact.scope, fact.id) in keys:
            told.append(_on(fact, further[0], span))
    return tuple(told)


def _on(fact: Fact, day: int, span: DateSpan) -> Fact:
    """The fact as it tells of a further day, with those of its figures that are of the asked ones."""
    figures = tuple(
        figure
        for figure in fact.figures
        if figure.as_of is not None and span.first <= figure.as_of <= span.last
    )
    return replace(fact, when=DateSpan(day, day), basis=Basis.STATED, figures=figures)
