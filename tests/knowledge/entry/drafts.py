"""A small event with what a draft of it is checked against."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from knowledge.codec import day_from_text
from knowledge.dates.span import DateSpan
from knowledge.entry import Checked, Draft, Finding, Known, Level, check
from knowledge.models import (
    Citation,
    Event,
    Fact,
    FactName,
    Figure,
    Name,
    NameKind,
    Passage,
    Source,
)

TODAY: Final = date(1999, 6, 1)
FLOOD: Final = Event(
    slug="river-1999",
    title="The river flood",
    first=day_from_text("1999-03-01"),
    last=day_from_text("1999-03-31"),
    zone="Europe/Vienna",
    default_names=("norland",),
    prefix="RF",
)
NAMES: Final = (
    Name("norland", NameKind.PLACE, "Norland", aliases=("Norlandic",)),
    Name("quay", NameKind.PLACE, "Quay", aliases=("Quay City",), within="norland"),
    Name("almaty", NameKind.PLACE, "Almaty", aliases=("Alma-Ata", "Алматы")),
    Name("mayor", NameKind.PERSON, "Ada Ström", titles=("the mayor",), about="Mayor of Quay"),
    Name("ministry", NameKind.ORGANISATION, "Interior Ministry", aliases=("MVD",)),
    Name("airport", NameKind.FACILITY, "Quay airport", within="quay"),
)
SOURCES: Final = (
    Source("gazette", "The flood", "Norland Gazette", "https://www.gazette.example/the-flood"),
    Source("herald-2", "Two days later", "Quay Herald"),
)
PASSAGES: Final = (
    Passage("g-1", "gazette", 1, "The river rose on Monday. “Nobody slept,” the baker said."),
    Passage("g-2", "gazette", 2, "Mayor Ada Ström said that 1,200 people had been evacuated."),
)
MARCH_3: Final = DateSpan(day_from_text("1999-03-03"), day_from_text("1999-03-03"))
RISEN: Final = Fact(
    "RF-0001",
    "The river rose above the old bridge in Quay.",
    when=DateSpan(day_from_text("1999-03-02"), day_from_text("1999-03-02")),
    places=("quay",),
    citations=(Citation("gazette", 1),),
    scope="river-1999",
)
COUNTED: Final = Fact(
    "RF-0002",
    "Mayor Ada Ström said that 1,200 people had been evacuated in Quay.",
    when=MARCH_3,
    places=("quay",),
    names=(FactName("mayor", "speaker"),),
    citations=(Citation("gazette", 2),),
    figures=(
        Figure(
            "evacuated",
            1200,
            place="quay",
            group="people",
            as_of=MARCH_3.last,
            cumulative=True,
            counted_by="mayor",
        ),
    ),
    scope="river-1999",
)
KNOWN: Final = Known(
    FLOOD, NAMES, SOURCES, PASSAGES, (RISEN, COUNTED), ("detained", "evacuated", "killed")
)
GOOD: Final = Draft(
    statement="Firefighters closed the harbour gate of Quay.",
    date="4 March 1999",
    source="gazette",
    paragraph="1",
)


def checked(known: Known = KNOWN, fact: Fact | None = None, /, **fields: str) -> Checked:
    """A good draft with other texts in some fields, checked; new names are made."""
    draft = replace(GOOD, **fields)
    return check(draft, known, today=TODAY, fact=fact, new_names=True)


def made(known: Known = KNOWN, /, **fields: str) -> Fact:
    """The fact of a draft that is not refused."""
    found = checked(known, **fields)
    assert found.fact is not None, found.findings
    return found.fact


def codes(found: Checked, level: Level | None = None) -> list[str]:
    """What was found, by code; of one level or of all."""
    return [each.remark.code for each in found.findings if level in (None, each.level)]


def finding(found: Checked, code: str) -> Finding:
    """The only finding of a code."""
    (one,) = [each for each in found.findings if each.remark.code == code]
    return one


def shown(found: Checked, name: str) -> list[str]:
    """How a field was understood."""
    return [str(text) for field, text in found.shown if field == name]


def figure(**parts: Any) -> Figure:
    return Figure(**{"measure": "detained", "best": 3000.0, **parts})
