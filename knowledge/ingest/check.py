"""What a pack's lines promise each other: references, days, figures, quotes, one fact told once.

Every rule is a generator over the pack. Errors keep a pack from being loaded; warnings are for the
editor to look at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack, Problem, Remark
from knowledge.ingest.alike import nearly_alike
from knowledge.ingest.numerals import numbers_in
from knowledge.ingest.read import EVENT, FACTS, NAMES, PASSAGES, ReadPack, read_pack
from knowledge.ingest.sizes import written
from knowledge.models import Basis, Fact, Name, Pack, Standing
from knowledge.regex import regex

__all__ = ["Findings", "check_folder", "check_pack", "errors_in"]

_MAX_ABOVE: Final = 32
"""Deepest chain of places within places."""

_DANGLING: Final = regex(
    r"(?:He|She|They|It|His|Her|Hers|Him|Them|Their|Theirs|Its|This|That|These|Those)\b"
    r"(?!\s+(?:is|was|became)\s+\w+\s+that\b)"
)
_CLAIMS: Final = (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED)

Found = Iterator[tuple[str, int, str]]
"""(file, index of the record in it, message). What can be wrong with facts alone is a remark, as imports
of facts show it to members of a chat room."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Errors and warnings, each in the order of file and line."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_folder(folder: Path) -> Findings:
    """Read and check the pack in ``folder``: what is wrong with its shape, else with its sense."""
    try:
        read = read_pack(folder)
    except BadPack as error:
        return Findings(error.problems, ())
    return check_pack(read)


def check_pack(read: ReadPack) -> Findings:
    """Everything that the pack's records get wrong between each other."""
    return Findings(errors_in(read), _run(read, _WARNINGS))


def errors_in(read: ReadPack, look: Callable[[], None] | None = None) -> tuple[Problem, ...]:
    """What keeps a pack from being loaded; ``look`` is called before each rule and may raise."""
    return _run(read, _ERRORS, look)


def _run(
    read: ReadPack,
    rules: tuple[Callable[[Pack], Found], ...],
    look: Callable[[], None] | None = None,
) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for rule in rules:
        if look is not None:
            look()
        problems.extend(
            Problem(file, read.line(file, index) if index >= 0 else 0, message)
            for file, index, message in rule(read.pack)
        )
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def _unknown_names(pack: Pack) -> Found:
    known = {name.id for name in pack.names}
    for name_id in pack.event.default_names:
        if name_id not in known:
            yield EVENT, -1, f"default_names has the unknown name {name_id}"
    for index, name in enumerate(pack.names):
        if name.within and name.within not in known:
            yield NAMES, index, f"within names the unknown place {name.within}"
    for index, fact in enumerate(pack.facts):
        for field, name_id in _names_used(fact):
            if name_id and name_id not in known:
                told = f"{field} has the unknown name {name_id}"
                yield FACTS, index, Remark(told, "line-unknown-name", about=field, asked=name_id)


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


def _circles(pack: Pack) -> Found:
    by_id = {name.id: name for name in pack.names}
    for index, name in enumerate(pack.names):
        current: Name | None = name
        for _ in range(_MAX_ABOVE):
            current = by_id.get(current.within) if current else None
        if current is not None:
            yield NAMES, index, "within leads back to itself or through too many places"


def _unknown_sources(pack: Pack) -> Found:
    known = {source.id for source in pack.sources}
    for index, passage in enumerate(pack.passages):
        if passage.source not in known:
            yield PASSAGES, index, f"there is no source {passage.source}"
    for index, fact in enumerate(pack.facts):
        for citation in fact.citations:
            if citation.source not in known:
                told = f"citations has the unknown source {citation.source}"
                remark = Remark(told, "line-unknown-source", asked=citation.source)
                yield FACTS, index, remark


def _paragraphs(pack: Pack) -> Found:
    seen: set[tuple[str, int]] = set()
    for index, passage in enumerate(pack.passages):
        place = (passage.source, passage.paragraph)
        if place in seen:
            yield PASSAGES, index, f"paragraph {place[1]} of {place[0]} is given twice"
        seen.add(place)
    last = {source: 0 for source, _ in seen}
    for source, paragraph in seen:
        last[source] = max(last[source], paragraph)
    for index, fact in enumerate(pack.facts):
        for citation in fact.citations:
            end = last.get(citation.source, citation.paragraph)
            if citation.paragraph > end:
                told = f"paragraph {citation.paragraph} is cited, but {citation.source} has {end}"
                where = {"number": citation.paragraph, "source": citation.source, "last": end}
                yield FACTS, index, Remark(told, "line-no-paragraph", **where)


def _quotes(pack: Pack) -> Found:
    texts = {(p.source, p.paragraph): p.text for p in pack.passages if p.text}
    stored = {source for source, _ in texts}
    for index, fact in enumerate(pack.facts):
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


def _unchecked_quotes(pack: Pack) -> Found:
    stored = {passage.source for passage in pack.passages if passage.text}
    for index, fact in enumerate(pack.facts):
        for citation in fact.citations:
            if citation.quote and citation.source not in stored:
                message = f"no text of {citation.source} is stored, so the quote is not checked"
                yield FACTS, index, message


def _uncited(pack: Pack) -> Found:
    for index, fact in enumerate(pack.facts):
        if not fact.citations:
            yield FACTS, index, Remark("the fact cites no source", "line-uncited")


def _links(pack: Pack) -> Found:
    known = {fact.id for fact in pack.facts}
    for index, fact in enumerate(pack.facts):
        for link in fact.links:
            if link.fact == fact.id:
                yield FACTS, index, Remark("links names the fact itself", "line-self-link")
            elif link.fact not in known:
                told = f"links names the unknown fact {link.fact}"
                yield FACTS, index, Remark(told, "line-unknown-fact", fact=link.fact)


def _days(pack: Pack) -> Found:
    event = DateSpan(pack.event.first, pack.event.last)
    for index, fact in enumerate(pack.facts):
        outside = fact.when is not None and not event.overlaps(fact.when)
        explained = fact.caveat or fact.written or fact.basis is Basis.INFERRED or fact.passage
        if outside and not explained:
            message = (
                "the day lies outside the event; explain it in caveat,"
                " or give the source's words in when.written"
            )
            yield FACTS, index, Remark(message, "line-outside")


def _unattributed(pack: Pack) -> Found:
    for index, fact in enumerate(pack.facts):
        said_by = fact.attribution
        if fact.standing in _CLAIMS and not (said_by.who or said_by.outlet) and not fact.passage:
            told = f"the standing is {fact.standing}, but attribution names nobody"
            yield FACTS, index, Remark(told, "line-unattributed", standing=str(fact.standing))


def _repeated(pack: Pack) -> Found:
    seen: dict[tuple[str, DateSpan | None], str] = {}
    for index, fact in enumerate(pack.facts):
        if fact.passage:
            continue
        key = (" ".join(fact.statement.casefold().split()), fact.when)
        earlier = seen.setdefault(key, fact.id)
        if earlier != fact.id:
            told = f"{earlier} says the same about the same day"
            yield FACTS, index, Remark(told, "line-repeated", fact=earlier)


def _nearly_repeated(pack: Pack) -> Found:
    for index, earlier in nearly_alike(pack.facts):
        message = f"this reads almost like {pack.facts[earlier].id}; merge or link them"
        yield FACTS, index, message


def _dangling(pack: Pack) -> Found:
    for index, fact in enumerate(pack.facts):
        start = _DANGLING.match(fact.statement)
        if start and not fact.passage:
            yield (
                FACTS,
                index,
                f"the statement begins with “{start.group()}”; say who or what it is",
            )


def _unstated_figures(pack: Pack) -> Found:
    for index, fact in enumerate(pack.facts):
        stated = {number.value for number in numbers_in(fact.statement)} if fact.figures else set()
        for figure in fact.figures:
            if not fact.passage and figure.best not in stated:
                yield (
                    FACTS,
                    index,
                    f"the statement does not say {figure.measure} {written(figure.best)}",
                )


def _shared_spellings(pack: Pack) -> Found:
    owners: dict[str, str] = {}
    for index, name in enumerate(pack.names):
        for spelling in (name.display, *name.aliases):
            owner = owners.setdefault(spelling.casefold(), name.id)
            if owner != name.id:
                yield NAMES, index, f"“{spelling}” is also a name of {owner}"


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
_WARNINGS: Final = (
    _nearly_repeated,
    _dangling,
    _unstated_figures,
    _unchecked_quotes,
    _shared_spellings,
)
