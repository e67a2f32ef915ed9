"""Three invented events of different kinds; a test that needs other facts makes a pack of its own."""

from datetime import date
from typing import Any, Final

from knowledge.dates.span import OPEN_END, DateSpan, PartOfDay, Precision
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Event,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
    Pack,
    Qualifier,
    Source,
    Standing,
)

__all__ = [
    "FLOOD",
    "MISSION",
    "TRAIN",
    "pack_of",
    "span",
    "told",
]


def span(first: date, last: date | None = None, **more: Any) -> DateSpan:
    """The days from ``first`` to ``last``, or ``first`` alone."""
    end = last or first
    precision = Precision.DAY if end == first else Precision.RANGE
    return DateSpan(first.toordinal(), end.toordinal(), **{"precision": precision, **more})


def _june(day: int, last: int = 0, **more: Any) -> DateSpan:
    return span(date(1997, 6, day), date(1997, 6, last or day), **more)


def _november(day: int, **more: Any) -> DateSpan:
    return span(date(2009, 11, day), **more)


def _at(hour: int, minute: int = 0) -> dict[str, Any]:
    moment = 60 * hour + minute
    return {"clock": (moment, moment), "precision": Precision.MINUTE}


def _fact(identity: str, statement: str, when: DateSpan | None, **more: Any) -> Fact:
    number = int("".join(filter(str.isdigit, identity)) or 1)
    return Fact(identity, statement, when, citations=(Citation("paper", number),), **more)


def _who(*roles: str) -> tuple[FactName, ...]:
    """Names of a fact, each written as ``name:role``."""
    pairs = (each.partition(":") for each in roles)
    return tuple(FactName(name, role or "subject") for name, _, role in pairs)


def _toll(measure: str, best: float, **more: Any) -> tuple[Figure, ...]:
    return (Figure(measure, best, **{"cumulative": True, **more}),)


_PAPER: Final = Source("paper", "What happened", "Daily Paper")

FLOOD: Final = Pack(
    Event(
        "velm-1997",
        "The Velm flood, 1997",
        date(1997, 6, 8).toordinal(),
        date(1997, 6, 30).toordinal(),
        default_names=("norland",),
        prefix="VF",
    ),
    (_PAPER, Source("radio", "Evening news", "Radio Norland")),
    (
        Name("norland", NameKind.PLACE, "Norland"),
        Name("velmstad", NameKind.PLACE, "Velmstad", within="norland"),
        Name("oderby", NameKind.PLACE, "Oderby", aliases=("Одербю",), within="norland"),
        Name("mill-dam", NameKind.FACILITY, "Mill Dam", within="velmstad"),
        Name(
            "ada-strom", NameKind.PERSON, "Ada Ström", aliases=("A. Strom",), titles=("the mayor",)
        ),
        Name("henrik-vale", NameKind.PERSON, "Henrik Vale", titles=("the interior minister",)),
        Name("relief", NameKind.ORGANISATION, "Norland Relief Corps"),
        Name("agency", NameKind.ORGANISATION, "River Agency"),
    ),
    (
        _fact("VF-01", "Heavy rain began over the upper valley.", _june(9)),
        _fact(
            "VF-02",
            "The Mill Dam in Velmstad broke at 03:20.",
            _june(12, **_at(3, 20)),
            places=("mill-dam", "velmstad"),
            names=_who("mill-dam:target"),
            links=(Link(LinkKind.UPDATES, "VF-01"),),
        ),
        _fact(
            "VF-03",
            "The hospital in Velmstad was emptied and 45 patients were moved to a school.",
            _june(12, precision=Precision.PART_OF_DAY, part=PartOfDay.MORNING),
            places=("velmstad",),
            figures=(Figure("evacuated", 45, group="patients", place="velmstad"),),
        ),
        _fact(
            "VF-04",
            "At noon the Norland Relief Corps counted 3 dead.",
            _june(13, **_at(12)),
            names=_who("relief:speaker"),
            attribution=Attribution("Norland Relief Corps", who_name="relief"),
            figures=_toll("killed", 3),
        ),
        _fact(
            "VF-05",
            "At 20:00 the Norland Relief Corps counted 5 dead.",
            _june(13, **_at(20)),
            names=_who("relief:speaker"),
            attribution=Attribution("Norland Relief Corps", who_name="relief"),
            figures=_toll("killed", 5),
        ),
        _fact(
            "VF-06",
            "The Norland Relief Corps said that 11 people had died.",
            _june(15),
            names=_who("relief:speaker"),
            attribution=Attribution("Norland Relief Corps", who_name="relief"),
            figures=_toll("killed", 11),
        ),
        _fact(
            "VF-07",
            "The Norland Relief Corps put the dead at 19.",
            _june(20),
            names=_who("relief:speaker"),
            attribution=Attribution("Norland Relief Corps", who_name="relief"),
            figures=_toll("killed", 19),
        ),
        _fact(
            "VF-08",
            "2 firefighters were among the dead.",
            _june(20),
            figures=_toll("killed", 2, group="firefighters"),
        ),
        _fact(
            "VF-09",
            "Henrik Vale said that over 8,000 people had been evacuated.",
            _june(14),
            names=_who("henrik-vale:speaker"),
            attribution=Attribution("Henrik Vale", "Radio Norland", who_name="henrik-vale"),
            figures=_toll("evacuated", 8000, qualifier=Qualifier.OVER),
        ),
        _fact(
            "VF-10",
            "Ada Ström said that the dam had been inspected and found sound.",
            _june(13),
            names=_who("ada-strom:speaker", "mill-dam:subject"),
            attribution=Attribution("Ada Ström", who_name="ada-strom", said=_june(13)),
            standing=Standing.CLAIMED,
            links=(Link(LinkKind.CONTRADICTS, "VF-11"),),
        ),
        _fact(
            "VF-11",
            "The River Agency said that the dam failed because its gates were rusted through.",
            _june(16),
            names=_who("agency:speaker", "mill-dam:subject"),
            attribution=Attribution("River Agency", who_name="agency"),
            links=(Link(LinkKind.CONTRADICTS, "VF-10"),),
        ),
        _fact(
            "VF-12",
            "The railway bridge at Oderby collapsed.",
            _june(14),
            places=("oderby",),
        ),
        _fact(
            "VF-13",
            "In Oderby the bridge of the railway gave way.",
            _june(14),
            places=("oderby",),
            links=(Link(LinkKind.DUPLICATES, "VF-12"),),
        ),
        _fact(
            "VF-14",
            "The railway bridge at Oderby was closed.",
            _june(14),
            places=("oderby",),
        ),
        _fact(
            "VF-15",
            "Schools in Velmstad stayed closed.",
            _june(10, 24),
            places=("velmstad",),
        ),
        _fact(
            "VF-16",
            "Army helicopters have brought drinking water to Oderby.",
            DateSpan(date(1997, 6, 17).toordinal(), OPEN_END, Precision.OPEN_END),
            places=("oderby",),
        ),
        _fact("VF-17", "The town sent 35 buses to the camp.", _june(15)),
        _fact(
            "VF-18",
            "Soldiers piled 600 tonnes of sand along the quay.",
            _june(11),
            figures=(Figure("weight", 600, unit="tonnes"),),
        ),
        _fact(
            "VF-19",
            "The power cut in Oderby lasted 9 hours.",
            _june(16),
            places=("oderby",),
            figures=(Figure("duration", 9, unit="hours"),),
        ),
        _fact(
            "VF-20",
            "Velmstad lies 40 kilometres north of the capital.",
            None,
            places=("velmstad",),
            figures=(Figure("distance", 40, unit="kilometres"),),
        ),
        _fact(
            "VF-21",
            "Henrik Vale visited the camp in Oderby.",
            _june(18),
            places=("oderby",),
            names=_who("henrik-vale:actor"),
        ),
        _fact(
            "VF-22",
            "The airport was reopened.",
            _june(19),
            places=("velmstad",),
            basis=Basis.INFERRED,
        ),
        _fact(
            "VF-23",
            "Ada Ström resigned as mayor of Velmstad.",
            _june(22),
            places=("velmstad",),
            names=_who("ada-strom:actor"),
        ),
        _fact(
            "VF-24",
            "Henrik Vale praised the helpers and promised money for new houses.",
            _june(19),
            names=_who("henrik-vale:speaker"),
            attribution=Attribution("Henrik Vale", who_name="henrik-vale"),
        ),
        _fact(
            "VF-25",
            "The repair of the quay cost 80 million euros.",
            _june(28),
            figures=(Figure("cost", 80_000_000, unit="euros"),),
        ),
    ),
)

TRAIN: Final = Pack(
    Event(
        "karst-2009",
        "The Karst derailment, 2009",
        date(2009, 11, 2).toordinal(),
        date(2009, 11, 12).toordinal(),
        prefix="KD",
    ),
    (_PAPER,),
    (
        Name("karst", NameKind.PLACE, "Karst"),
        Name("lindow", NameKind.PLACE, "Lindow"),
        Name("ruhl", NameKind.PERSON, "Tomas Ruhl", about="driver of the train"),
        Name("okafor", NameKind.PERSON, "Ines Okafor", titles=("the chief inspector",)),
        Name("railways", NameKind.ORGANISATION, "Lindow Railways"),
    ),
    (
        _fact(
            "KD-01",
            "A night train left the rails near Karst.",
            _november(3),
            places=("karst",),
        ),
        _fact(
            "KD-02",
            "Passengers were brought to a hotel in Lindow.",
            _november(3),
            places=("lindow",),
        ),
        _fact(
            "KD-03",
            "Lindow Railways reported 27 injured passengers.",
            _november(3),
            names=_who("railways:speaker"),
            attribution=Attribution("Lindow Railways", who_name="railways"),
            figures=_toll("injured", 27),
        ),
        _fact(
            "KD-04",
            "Lindow Railways reported 31 injured passengers.",
            _november(5),
            names=_who("railways:speaker"),
            attribution=Attribution("Lindow Railways", who_name="railways"),
            figures=_toll("injured", 31),
        ),
        _fact(
            "KD-05",
            "The union counted 38 injured passengers.",
            _november(5),
            attribution=Attribution("the union"),
            figures=_toll("injured", 38),
        ),
        _fact(
            "KD-06",
            "Tomas Ruhl, the driver, was questioned by the police.",
            _november(4),
            names=_who("ruhl:target"),
        ),
        _fact(
            "KD-07",
            "Ines Okafor said that the train was going too fast because its brakes had failed.",
            _november(6),
            names=_who("okafor:speaker"),
            attribution=Attribution("Ines Okafor", who_name="okafor"),
        ),
        _fact(
            "KD-08",
            "The line was reopened at noon.",
            _november(8, precision=Precision.PART_OF_DAY, part=PartOfDay.NOON),
        ),
        _fact("KD-09", "The first crane arrived at the site.", _november(4)),
        _fact("KD-10", "The second crane arrived at the site.", _november(5)),
        _fact("KD-11", "The last crane arrived at the site.", _november(7)),
        _fact(
            "KD-12",
            "The train was moving at 140 km/h.",
            _november(3),
            figures=(Figure("speed", 140, unit="km/h"),),
        ),
    ),
)

MISSION: Final = Pack(
    Event(
        "halcyon-1975",
        "The Halcyon mission, 1975",
        date(1975, 2, 18).toordinal(),
        date(1975, 3, 28).toordinal(),
        prefix="HM",
    ),
    (_PAPER,),
    (
        Name("halcyon", NameKind.FACILITY, "Halcyon", aliases=("Halcyon 3",)),
        Name("mora", NameKind.PERSON, "Lena Mora", titles=("the commander",)),
        Name("petrov", NameKind.PERSON, "Oleg Petrov", aliases=("Олег Петров",)),
        Name("cape-arran", NameKind.PLACE, "Cape Arran"),
    ),
    (
        _fact(
            "HM-01",
            "Halcyon was launched from Cape Arran.",
            span(date(1975, 2, 20)),
            places=("cape-arran",),
            names=_who("halcyon:subject"),
        ),
        _fact(
            "HM-02",
            "Cooling unit 1 was switched off.",
            span(date(1975, 2, 22)),
        ),
        _fact(
            "HM-03",
            "Cooling unit 4 caught fire.",
            span(date(1975, 2, 24)),
        ),
        _fact("HM-04", "Controllers began with plan A.", span(date(1975, 2, 25))),
        _fact("HM-05", "Controllers changed to plan B.", span(date(1975, 2, 27))),
        _fact(
            "HM-06",
            "Lena Mora repaired the antenna outside the cabin.",
            span(date(1975, 3, 4)),
            names=_who("mora:actor"),
        ),
        _fact(
            "HM-07",
            "Oleg Petrov fell ill.",
            span(date(1975, 3, 13)),
            names=_who("petrov:subject"),
        ),
        _fact(
            "HM-08",
            "The capsule landed in the sea with Lena Mora and Oleg Petrov.",
            span(date(1975, 3, 22)),
            names=_who("mora:subject", "petrov:subject"),
        ),
        _fact(
            "HM-09",
            "Halcyon flew at a height of 310 kilometres.",
            span(date(1975, 2, 21)),
            names=_who("halcyon:subject"),
            figures=(Figure("height", 310, unit="kilometres"),),
        ),
        _fact(
            "HM-10",
            "A Swedish tracking station lost the signal.",
            span(date(1975, 3, 8)),
        ),
    ),
)


def told(day: int, statement: str, *names: str) -> Fact:
    """A fact of a day of May 2001 by which it is called, with the names as its subjects."""
    subjects = tuple(FactName(name, "subject") for name in names)
    return Fact(f"D-{day}", statement, span(date(2001, 5, day)), names=subjects)


def pack_of(
    *facts: Fact,
    names: tuple[Name, ...] = (),
    first: date = date(2001, 5, 1),
    last: date = date(2001, 5, 31),
    **event: Any,
) -> Pack:
    """A pack of a test's own, about May 2001 unless it says otherwise."""
    made = Event(
        event.pop("slug", "own-2001"),
        event.pop("title", "Something of 2001"),
        first.toordinal(),
        last.toordinal(),
        **event,
    )
    return Pack(made, (_PAPER,), names, facts)
