"""Hand-made answers for the tests of replies: small, and nothing to do with any bundled pack."""

from datetime import date
from typing import Any

from knowledge.dates.span import DateSpan, PartOfDay, Precision
from knowledge.flow import (
    Answer,
    Asked,
    Bold,
    DateUse,
    Evidence,
    FigureHistory,
    FigurePoint,
    NameMatch,
    Question,
    RivalGroup,
    Status,
    Term,
)
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Event,
    Fact,
    Figure,
    Name,
    NameKind,
    Qualifier,
    Source,
    Standing,
)

SCOPE = "flood-2021"
SOURCES = {
    (SCOPE, source.id): source
    for source in (
        Source("post", "River rises", "Valley Post", "https://post.example/river", scope=SCOPE),
        Source("radio", "Evening news", "Radio Valley", scope=SCOPE),
    )
}
NAMES = {
    (SCOPE, name.id): name
    for name in (
        Name("oldtown", NameKind.PLACE, "Oldtown", scope=SCOPE),
        Name("mill-bridge", NameKind.FACILITY, "Mill Bridge", within="oldtown", scope=SCOPE),
    )
}
EVENT = Event(
    SCOPE, "The valley flood, 2021", date(2021, 7, 1).toordinal(), date(2021, 7, 9).toordinal()
)


def day(number: int, **more: Any) -> DateSpan:
    """A day of July 2021."""
    first = date(2021, 7, number).toordinal()
    return DateSpan(first, first, **more)


def fact(identity: str, statement: str, when: DateSpan | None, **more: Any) -> Fact:
    return Fact(identity, statement, when, scope=SCOPE, **more)


def count(identity: str, number: int, best: float, qualifier: Qualifier, who: str) -> Fact:
    """A running count of people moved to safety."""
    return fact(
        identity,
        f"{best:,.0f} people had been moved to safety, the {who} said.",
        day(number),
        attribution=Attribution(who, "Valley Post"),
        figures=(Figure("evacuated", best, qualifier=qualifier, cumulative=True),),
        citations=(Citation("post", number + 10),),
    )


COUNTS = (
    count("FL-0007", 3, 120, Qualifier.ABOUT, "fire brigade"),
    count("FL-0008", 4, 1200, Qualifier.OVER, "council"),
    count("FL-0009", 6, 1531, Qualifier.EXACTLY, "council"),
)
BRIDGE = fact(
    "FL-0003",
    "Mill Bridge in Oldtown collapsed.",
    day(2, precision=Precision.PART_OF_DAY, part=PartOfDay.EVENING),
    basis=Basis.INFERRED,
    places=("mill-bridge",),
    attribution=Attribution("an eyewitness", "Radio Valley"),
    citations=(Citation("radio", 0), Citation("post", 4)),
    caveat="printed so in the source; probably 3 July.",
)
DENIAL = fact(
    "FL-0004",
    "The council stated that Mill Bridge was standing.",
    day(3, approximate=True),
    standing=Standing.CLAIMED,
    attribution=Attribution("council", "", said=day(5)),
    citations=(Citation("post", 5),),
)
QUESTION = Question(
    "wen did mil brige colapse on 2 july?",
    "wen did mil brige colapse on 2 july?",
    asked=(Asked.WHEN,),
    terms=(Term("colapse", "collaps", corrected="collapse"),),
    names=(NameMatch(NAMES[SCOPE, "mill-bridge"], "mil brige", 0.8),),
    when=(day(2),),
    date_words=("2 july",),
    assumed=("“2 july” as 2 July 2021",),
    event=SCOPE,
)


def answered(*lead: Evidence, **more: Any) -> Answer:
    status = Status.ANSWERED
    return Answer(QUESTION, status, lead, sources=SOURCES, names=NAMES, **more)


BRIDGE_ANSWER = answered(
    Evidence(BRIDGE, 0.91, bold=(Bold(22, 32),)),
    rivals=(
        RivalGroup("an eyewitness", (Evidence(BRIDGE, 0.91),)),
        RivalGroup("council", (Evidence(DENIAL, 0.7),)),
    ),
)
COUNT_ANSWER = Answer(
    Question(
        "how many by 4 july",
        "how many by 4 july",
        when=(day(4),),
        date_use=DateUse.BY,
        date_words=("4 july",),
    ),
    Status.ANSWERED,
    (Evidence(COUNTS[1], 0.9, figure=COUNTS[1].figures[0]),),
    FigureHistory(
        "evacuated",
        tuple(FigurePoint(f, f.figures[0], f.when.last) for f in COUNTS if f.when),
        cumulative=True,
    ),
    sources=SOURCES,
    names=NAMES,
)
CLOSEST_ANSWER = Answer(
    Question("who paid?", "who paid?", terms=(Term("paid", "paid"),)),
    Status.CLOSEST,
    nearest=(Evidence(BRIDGE, 0.4), Evidence(COUNTS[0], 0.3)),
    why_not="The record does not say who paid.",
    sources=SOURCES,
    names=NAMES,
)
