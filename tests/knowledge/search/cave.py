"""An invented rescue from a cave, full of hours, counts, lengths and expectations."""

from datetime import date
from typing import Any, Final

from knowledge.dates.span import DateSpan, PartOfDay, Precision
from knowledge.models import Citation, Event, Fact, Figure, Name, NameKind, Pack, Source
from tests.knowledge.search.records import span

__all__ = ["CAVE", "SLUG"]

SLUG: Final = "hollin-2003"


def _march(day: int, last: int = 0, **more: Any) -> DateSpan:
    return span(date(2003, 3, day), date(2003, 3, last or day), **more)


def _at(hour: int, minute: int = 0) -> dict[str, Any]:
    moment = 60 * hour + minute
    return {"clock": (moment, moment), "precision": Precision.MINUTE}


def _in(part: PartOfDay) -> dict[str, Any]:
    return {"part": part, "precision": Precision.PART_OF_DAY}


def _count(measure: str, best: float, **more: Any) -> tuple[Figure, ...]:
    return (Figure(measure, best, cumulative=True, **more),)


def _fact(number: int, statement: str, when: DateSpan | None, **more: Any) -> Fact:
    return Fact(f"HC-{number:02}", statement, when, citations=(Citation("paper", number),), **more)


CAVE: Final = Pack(
    Event(
        SLUG,
        "The Hollin cave rescue",
        date(2003, 3, 1).toordinal(),
        date(2003, 4, 30).toordinal(),
        prefix="HC",
    ),
    (Source("paper", "What happened", "Daily Paper"),),
    (
        Name("hollin", NameKind.FACILITY, "Hollin Cave"),
        Name("wendt", NameKind.PERSON, "Ida Wendt"),
        Name("brask", NameKind.PERSON, "Olaf Brask"),
    ),
    (
        _fact(
            1,
            "First reports in the evening of 2 March 2003 spoke of 22 pupils trapped in Hollin Cave.",
            _march(2, **_in(PartOfDay.EVENING)),
            places=("hollin",),
            figures=_count("trapped", 22),
        ),
        _fact(
            2,
            "The school corrected the number of pupils trapped in Hollin Cave to 21 on 3 March 2003.",
            _march(3),
            places=("hollin",),
            figures=_count("trapped", 21),
        ),
        _fact(
            3,
            "Ida Wendt, who led the rescue, said on 3 March 2003 that it might take until the end of April.",
            _march(3),
            figures=(),
        ),
        _fact(
            4,
            "Ida Wendt said on 9 March 2003 that the rescue would be over in two weeks.",
            _march(9),
            figures=(Figure("duration", 2, unit="weeks"),),
        ),
        _fact(
            5,
            "Six pupils were out of Hollin Cave by 9:30 on 18 March 2003.",
            _march(18, **_at(9, 30)),
            places=("hollin",),
            figures=_count("rescued", 6),
        ),
        _fact(
            6,
            "Thirteen pupils were out of Hollin Cave by 17:00 on 18 March 2003.",
            _march(18, **_at(17)),
            places=("hollin",),
            figures=_count("rescued", 13),
        ),
        _fact(
            7,
            "All 21 pupils were out of Hollin Cave by 22:40 on 18 March 2003, after 16 days underground.",
            _march(18, **_at(22, 40)),
            places=("hollin",),
            figures=(
                Figure("rescued", 21, cumulative=True),
                Figure("duration", 16, unit="days"),
            ),
        ),
        _fact(
            8,
            "Nine pupils left the hospital on 20 March 2003.",
            _march(20),
            figures=(Figure("discharged", 9),),
        ),
        _fact(
            9,
            "Another ten pupils left the hospital on 21 March 2003.",
            _march(21),
            figures=(Figure("discharged", 10),),
        ),
        _fact(
            10,
            "There were 19 pupils in hospital on 19 March 2003.",
            _march(19),
            figures=_count("hospitalised", 19),
        ),
        _fact(
            11,
            "The pupils sat at 8 to 9 degrees Celsius on a ledge in the dark.",
            _march(10),
            figures=(Figure("temperature", 8, low=8, high=9, unit="°C"),),
        ),
        _fact(
            12,
            "Olaf Brask told the families about the plan for forty minutes.",
            _march(11),
            figures=(Figure("duration", 40, unit="minutes"),),
        ),
        _fact(
            13,
            "The volunteers pumped the lower hall for three days.",
            _march(5, 7),
            figures=(Figure("duration", 3, unit="days", group="pumping"),),
        ),
        _fact(
            14,
            "About 300 volunteers carried sandbags to the mouth of the cave.",
            _march(6),
            figures=(Figure("volunteers", 300),),
        ),
    ),
)
