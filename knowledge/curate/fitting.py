"""Sources and names that come with a fact: those it needs, under ids that nobody took meanwhile."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from knowledge.curate.outcome import Proposed
from knowledge.entry import Checked
from knowledge.models import Fact, Name, Source
from knowledge.text import fold

__all__ = ["brought", "fitted", "marked"]

_LETTERS: Final = 6
_LONGEST: Final = 40
"""Letters of an id before those that mark it."""


def brought(
    fact: Fact, sources: Iterable[Source], names: Sequence[Name]
) -> tuple[tuple[Source, ...], tuple[Name, ...]]:
    """Those of the new sources and names that the fact refers to, with the places they lie within."""
    cited = {each.source for each in fact.citations}
    within = {each.id: each.within for each in names}
    wanted, found = set[str](), _names_of(fact)
    while found:
        wanted |= found
        found = {within.get(each, "") for each in found} - wanted - {""}
    return (
        tuple(each for each in sources if each.id in cited),
        tuple(each for each in names if each.id in wanted),
    )


def _names_of(fact: Fact) -> set[str]:
    said = fact.attribution
    found = {*fact.places, *(each.name for each in fact.names), said.who_name, said.outlet_name}
    for figure in fact.figures:
        found |= {figure.place, figure.counted_by}
    return found - {""}


def marked(checked: Checked, guild: int) -> Checked:
    """The same with ids for what is new that no other layer, and no editor at the same time, gives to
    something else: a few letters of them stand for the guild and for what is named."""
    sources = {
        each.id: _mark(each.id, guild, each.title, each.publisher, each.url)
        for each in checked.sources
    }
    names = {each.id: _mark(each.id, guild, each.kind, each.display) for each in checked.names}
    if not sources and not names:
        return checked
    return replace(
        checked,
        fact=_renamed(checked.fact, sources, names) if checked.fact else None,
        sources=tuple(replace(each, id=sources[each.id]) for each in checked.sources),
        names=tuple(
            replace(each, id=names[each.id], within=names.get(each.within, each.within))
            for each in checked.names
        ),
    )


def _mark(wanted: str, *parts: object) -> str:
    told = "\x1f".join(str(part) for part in parts)
    return f"{wanted[:_LONGEST].rstrip('-')}-{hashlib.sha256(told.encode()).hexdigest()[:_LETTERS]}"


def fitted(wanted: Proposed, sources: Sequence[Source], names: Sequence[Name]) -> Proposed:
    """What is proposed, as it fits into the record now.

    A source or name that came onto the record since is taken from there; another one that has taken
    the id since keeps it, and the proposed one goes by a new id.
    """
    new_sources, cited = _sources(wanted.sources, sources)
    new_names, named = _names(wanted.names, names)
    return replace(
        wanted, fact=_renamed(wanted.fact, cited, named), sources=new_sources, names=new_names
    )


def _sources(
    proposed: Iterable[Source], held: Sequence[Source]
) -> tuple[tuple[Source, ...], dict[str, str]]:
    new: list[Source] = []
    ids: dict[str, str] = {}
    for each in proposed:
        same = next((other for other in held if _is_same_source(each, other)), None)
        if same is None:
            taken = {other.id for other in (*held, *new)}
            new.append(replace(each, id=_free(each.id, taken)))
        ids[each.id] = same.id if same else new[-1].id
    return tuple(new), ids


def _is_same_source(one: Source, other: Source) -> bool:
    if one.url or other.url:
        return one.url == other.url
    return (fold(one.title), fold(one.publisher)) == (fold(other.title), fold(other.publisher))


def _names(
    proposed: Iterable[Name], held: Sequence[Name]
) -> tuple[tuple[Name, ...], dict[str, str]]:
    new: list[Name] = []
    ids: dict[str, str] = {}
    for each in proposed:
        same = next((other for other in held if _is_same_name(each, other)), None)
        if same is None:
            taken = {other.id for other in (*held, *new)}
            new.append(replace(each, id=_free(each.id, taken)))
        ids[each.id] = same.id if same else new[-1].id
    return tuple(replace(each, within=ids.get(each.within, each.within)) for each in new), ids


def _is_same_name(one: Name, other: Name) -> bool:
    return one.kind is other.kind and fold(one.display) == fold(other.display)


def _free(wanted: str, taken: Collection[str]) -> str:
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free


def _renamed(fact: Fact, sources: Mapping[str, str], names: Mapping[str, str]) -> Fact:
    """The fact with other ids of sources and names."""
    said = fact.attribution
    return replace(
        fact,
        citations=tuple(
            replace(each, source=sources.get(each.source, each.source)) for each in fact.citations
        ),
        places=tuple(names.get(each, each) for each in fact.places),
        names=tuple(replace(each, name=names.get(each.name, each.name)) for each in fact.names),
        attribution=replace(
            said,
            who_name=names.get(said.who_name, said.who_name),
            outlet_name=names.get(said.outlet_name, said.outlet_name),
        ),
        figures=tuple(
            replace(
                each,
                place=names.get(each.place, each.place),
                counted_by=names.get(each.counted_by, each.counted_by),
            )
            for each in fact.figures
        ),
    )
