"""What a pack's lines promise each other: references, days, figures, quotes, one fact told once.

Every rule is a generator over what could be read of the pack. Errors keep a pack from being loaded; warnings
(``knowledge.ingest.doubts``) are for the editor to look at. A line whose shape is wrong is not held against the others.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack, Problem, Remark
from knowledge.ingest.doubts import DOUBTS, Found, Rule
from knowledge.ingest.nearest import Nearest
from knowledge.ingest.read import EVENT, FACTS, NAMES, PASSAGES, SOURCES, ReadPack, read_what_fits
from knowledge.models import Basis, Fact, Name, Pack, Standing

__all__ = ["Findings", "check_folder", "check_pack", "errors_in", "read_sound"]

_MAX_ABOVE: Final = 32
"""Deepest chain of places within places."""

_CLAIMS: Final = (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED)


@dataclass(frozen=True, slots=True)
class Findings:
    """Errors and warnings, each in the order of file and line; ``pack`` is what could be read."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    pack: Pack | None = None


def check_folder(folder: Path) -> Findings:
    """Read and check the pack in ``folder``: what is wrong with its shape, and with the sense of the rest."""
    try:
        return check_pack(read_what_fits(folder))
    except BadPack as error:
        return Findings(error.problems, ())


def check_pack(read: ReadPack) -> Findings:
    """Everything that the pack's records get wrong by themselves and between each other."""
    return Findings(errors_in(read), _run(read, DOUBTS), read.pack)


def read_sound(folder: Path, look: Callable[[], None] | None = None) -> Pack:
    """The pack in ``folder``, for which warnings are not looked at. Raises ``BadPack`` with all errors; ``look`` is
    called before every step and may raise."""
    read = read_what_fits(folder, look)
    if errors := errors_in(read, look):
        raise BadPack(errors)
    return read.pack


def errors_in(read: ReadPack, look: Callable[[], None] | None = None) -> tuple[Problem, ...]:
    """What keeps a pack from being loaded; ``look`` is called before each rule and may raise."""
    return _ordered((*read.problems, *_run(read, _ERRORS, look)))


def _run(
    read: ReadPack, rules: tuple[Rule, ...], look: Callable[[], None] | None = None
) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for rule in rules:
        if look is not None:
            look()
        problems.extend(
            Problem(file, read.line(file, index) if index >= 0 else 0, message)
            for file, index, message in rule(read)
        )
    return _ordered(problems)


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def _unknown_names(read: ReadPack) -> Found:
    pack, known = read.pack, {name.id for name in read.pack.names}
    near = Nearest(_spellings(pack.names))
    unknown = [each for each in pack.event.default_names if each not in known]
    for name_id in unknown:
        if not read.may_hold(NAMES, name_id):
            yield EVENT, -1, near.told(f"default_names has the unknown name {name_id}", name_id)
    for index, name in enumerate(pack.names):
        if name.within and name.within not in known and not read.may_hold(NAMES, name.within):
            told = f"within names the unknown place {name.within}"
            yield NAMES, index, near.told(told, name.within)
    for index, fact in enumerate(pack.facts):
        for field, name_id in _names_used(fact):
            if name_id and name_id not in known and not read.may_hold(NAMES, name_id):
                told = f"{field} has the unknown name {name_id}"
                remark = Remark(told, "line-unknown-name", about=field, asked=name_id)
                yield FACTS, index, near.told(remark, name_id)


def _spellings(names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """What may be written for the id of a name, with the id: it, and its spellings as an id is written."""
    for name in names:
        yield name.id, name.id
        for spelling in (name.display, *name.aliases):
            yield "-".join(spelling.casefold().split()), name.id


def _names_used(fact: Fact) -> Iterator[tuple[str, str]]:
    for place in fact.places:
        yield "places", place
    for part in fact.names:
        yield "names", part.name
    yield "attribution", fact.attribution.who_name
    yield "attribution", fact.attribution.outlet_name
    for figure in fact.figures:
        yield "figures", figure.place
        yield "figures", figure.counted_by


def _circles(read: ReadPack) -> Found:
    by_id = {name.id: name for name in read.pack.names}
    for index, name in enumerate(read.pack.names):
        current: Name | None = name
        for _ in range(_MAX_ABOVE):
            current = by_id.get(current.within) if current else None
        if current is not None:
            yield NAMES, index, "within leads back to itself or through too many places"


def _unknown_sources(read: ReadPack) -> Found:
    known = {source.id for source in read.pack.sources}
    near = Nearest((source, source) for source in known)

    def lacks(source: str) -> bool:
        return source not in known and not read.may_hold(SOURCES, source)

    for index, passage in enumerate(read.pack.passages):
        if lacks(passage.source):
            told = f"there is no source {passage.source}"
            yield PASSAGES, index, near.told(told, passage.source)
    for index, fact in enumerate(read.pack.facts):
        for citation in fact.citations:
            if lacks(citation.source):
                told = f"citations has the unknown source {citation.source}"
                remark = Remark(told, "line-unknown-source", asked=citation.source)
                yield FACTS, index, near.told(remark, citation.source)


def _paragraphs(read: ReadPack) -> Found:
    seen: set[tuple[str, int]] = set()
    for index, passage in enumerate(read.pack.passages):
        place = (passage.source, passage.paragraph)
        if place in seen:
            yield PASSAGES, index, f"paragraph {place[1]} of {place[0]} is given twice"
        seen.add(place)
    last = {source: 0 for source, _ in seen}
    for source, paragraph in seen:
        last[source] = max(last[source], paragraph)
    for index, fact in enumerate(read.pack.facts if read.is_whole(PASSAGES) else ()):
        for citation in fact.citations:
            end = last.get(citation.source, citation.paragraph)
            if citation.paragraph > end:
                told = f"paragraph {citation.paragraph} is cited, but {citation.source} has {end}"
                where = {"number": citation.paragraph, "source": citation.source, "last": end}
                yield FACTS, index, Remark(told, "line-no-paragraph", **where)


def _quotes(read: ReadPack) -> Found:
    texts = {(p.source, p.paragraph): p.text for p in read.pack.passages if p.text}
    stored = {source for source, _ in texts} if read.is_whole(PASSAGES) else set()
    for index, fact in enumerate(read.pack.facts):
        for citation in fact.citations:
            text = texts.get((citation.source, citation.paragraph))
            if citation.quote and text is None and citation.source in stored:
                told = "the quote cannot be checked: its passage's text is not stored"
                yield FACTS, index, Remark(told, "line-no-passage")
            elif text is not None and citation.quote not in text:
                where = f"paragraph {citation.paragraph} of {citation.source}"
                told = f"the quote is not in {where}; copy it exactly"
                remark = Remark(
                    told, "line-quote", number=citation.paragraph, source=citation.source
                )
                yield FACTS, index, remark


def _uncited(read: ReadPack) -> Found:
    for index, fact in enumerate(read.pack.facts):
        if not fact.citations:
            yield FACTS, index, Remark("the fact cites no source", "line-uncited")


def _links(read: ReadPack) -> Found:
    known = {fact.id for fact in read.pack.facts}
    for index, fact in enumerate(read.pack.facts):
        for link in fact.links:
            if link.fact == fact.id:
                yield FACTS, index, Remark("links names the fact itself", "line-self-link")
            elif link.fact not in known and not read.may_hold(FACTS, link.fact):
                told = f"links names the unknown fact {link.fact}"
                yield FACTS, index, Remark(told, "line-unknown-fact", fact=link.fact)


def _days(read: ReadPack) -> Found:
    event = DateSpan(read.pack.event.first, read.pack.event.last)
    for index, fact in enumerate(read.pack.facts):
        outside = fact.when is not None and not event.overlaps(fact.when)
        explained = fact.caveat or fact.written or fact.basis is Basis.INFERRED or fact.passage
        if outside and not explained:
            message = (
                "the day lies outside the event; explain it in caveat,"
                " or give the source's words in when.written"
            )
            yield FACTS, index, Remark(message, "line-outside")


def _unattributed(read: ReadPack) -> Found:
    for index, fact in enumerate(read.pack.facts):
        said_by = fact.attribution
        if fact.standing in _CLAIMS and not (said_by.who or said_by.outlet) and not fact.passage:
            told = f"the standing is {fact.standing}, but attribution names nobody"
            yield FACTS, index, Remark(told, "line-unattributed", standing=str(fact.standing))


def _repeated(read: ReadPack) -> Found:
    seen: dict[tuple[str, DateSpan | None], str] = {}
    for index, fact in enumerate(read.pack.facts):
        if fact.passage:
            continue
        key = (" ".join(fact.statement.casefold().split()), fact.when)
        earlier = seen.setdefault(key, fact.id)
        if earlier != fact.id:
            told = f"{earlier} says the same about the same day"
            yield FACTS, index, Remark(told, "line-repeated", fact=earlier)


_ERRORS: Final = (
    _unknown_names,
    _circles,
    _unknown_sources,
    _paragraphs,
    _quotes,
    _uncited,
    _links,
    _days,
    _unattributed,
    _repeated,
)
