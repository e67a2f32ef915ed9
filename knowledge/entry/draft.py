"""A fact as typed texts, which can be shown in a form, changed, and read back."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from typing import Final

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry.records import Draft
from knowledge.models import Citation, Fact, FactName, Figure, Name, Qualifier, Source, Standing

__all__ = ["draft_from_json", "draft_of", "draft_to_json", "figure_text"]

_QUALIFIERS: Final[Mapping[Qualifier, str]] = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.OVER: "over ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.UNDER: "under ",
}
"""What stands before a number."""
_FIELDS: Final = frozenset(each.name for each in fields(Draft))


def draft_of(fact: Fact, names: Iterable[Name], sources: Iterable[Source]) -> Draft:
    """The typed texts of a fact. ``names`` and ``sources`` are those of its event."""
    known = {name.id: name for name in names}
    del sources  # Sources go by their ids, which are never mistaken for another's title.
    cited = fact.citations
    single = cited[0] if len(cited) == 1 else None
    said = fact.attribution.said
    return Draft(
        statement=fact.statement,
        date=_day(fact.when),
        source=single.source if single else "; ".join(map(_citation, cited)),
        paragraph=str(single.paragraph) if single and single.paragraph else "",
        quote=cited[0].quote if cited else "",
        who=fact.attribution.who or _display(fact.attribution.who_name, known),
        outlet=fact.attribution.outlet or _display(fact.attribution.outlet_name, known),
        said=_day(said),
        standing="" if fact.standing is Standing.REPORTED else fact.standing.value,
        place="; ".join(_display(each, known) for each in fact.places),
        names="; ".join(_named(each, known) for each in fact.names),
        figures="; ".join(
            figure_text(each, lambda name: _display(name, known)) for each in fact.figures
        ),
        topics="; ".join(fact.topics),
        keywords="; ".join(fact.keywords),
        caveat=fact.caveat,
        basis=fact.basis.value if fact.when else "",
    )


def _day(span: DateSpan | None) -> str:
    return show(span) if span is not None else ""


def _citation(cited: Citation) -> str:
    return f"{cited.source} ¶ {cited.paragraph}" if cited.paragraph else cited.source


def _display(name_id: str, known: Mapping[str, Name]) -> str:
    return known[name_id].display if name_id in known else name_id


def _named(part: FactName, known: Mapping[str, Name]) -> str:
    shown = _display(part.name, known)
    return shown if part.role == "subject" else f"{shown} ({part.role})"


def figure_text(figure: Figure, named: Callable[[str], str]) -> str:
    """A figure as the field holds it; ``named`` gives the display of a name's id."""
    number = _number(figure.best)
    if figure.low is not None and figure.high is not None and figure.low < figure.high:
        number = f"{_number(figure.low)} to {_number(figure.high)}"
    details = (
        figure.group,
        f"in {named(figure.place)}" if figure.place else "",
        f"by {named(figure.counted_by)}" if figure.counted_by else "",
        f"as of {show(DateSpan(figure.as_of, figure.as_of))}" if figure.as_of else "",
        "in all" if figure.cumulative else "",
    )
    told = ", ".join(each for each in details if each)
    value = f"{_QUALIFIERS[figure.qualifier]}{number} {figure.unit}".strip()
    return f"{figure.measure}: {value}" + (f" ({told})" if told else "")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def draft_to_json(draft: Draft) -> str:
    """One line of JSON without what is empty."""
    told = {key: text for key, text in asdict(draft).items() if text}
    return json.dumps(told, ensure_ascii=False)


def draft_from_json(text: str) -> Draft:
    """What ``draft_to_json`` wrote; fields of another release are left out.

    Raises ``ValueError`` or ``TypeError`` for other text.
    """
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("a draft must be a JSON object")
    return Draft(**{key: str(value) for key, value in data.items() if key in _FIELDS})
