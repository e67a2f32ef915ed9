"""A clause without a date beside one with a date changes nothing of what is read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())
_WHO = st.sampled_from(
    "the police|protesters|he|nobody in the square|our neighbours|the mayor of the town|they".split(
        "|"
    )
)
_DID = st.sampled_from(
    "left the building|blocked a road|asked for help|had no idea|burned two cars|saw 40 people|"
    "said that the airport was quiet|lost 3-2|paid 1,500 dollars|may have lied|marched on".split(
        "|"
    )
)
_OTHERS = st.sampled_from(
    (
        "никто не знал почему",
        "полиция ушла с площади",
        "алаңда ешкім болған жоқ",
        "полиция көшені жауып тастады",
        "die Polizei war nicht da",
        "niemand wusste warum",
        "la police a quitté la place",
        "personne ne savait pourquoi",
        "la policía se fue de la plaza",
        "nadie sabía por qué",
    )
)
CLAUSES = st.builds(lambda who, did: f"{who} {did}", _WHO, _DID) | _OTHERS
DATED = st.sampled_from(
    (
        "what happened on 5 January 2022",
        "what happened on the 5th",
        "who was hurt on January 7",
        "what happened between 4 and 7 January",
        "were there fires from 30 December 2021 to 2 January 2022",
        "what was burning in early January 2022",
        "who ruled in the 1990s",
        "what was done before 7 January 2022",
        "how many were dead by 10 January",
        "what changed since 2019",
        "who spoke on the evening of 6 January",
        "what happened at 7 am on 8 January 2022",
        "what happened last Tuesday",
        "what happened three days ago",
        "was it closed on 2022-01-05 or on 06.01.2022",
        "что было 5 января 2022 года",
        "что случилось с 4 по 7 января",
        "2022 жылғы 5 қаңтарда не болды",
        "was geschah am 5. Januar 2022",
        "que s'est-il passé le 5 janvier 2022",
        "qué pasó el 5 de enero de 2022",
    )
)
CONTEXTS = st.sampled_from(
    [
        DateContext(date(2026, 11, 25)),
        DateContext(date(2026, 11, 25), timeline=_EVENT),
        DateContext(date(2026, 11, 25), previous=DateSpan(*_EVENT)),
    ]
)
AHEAD = st.sampled_from(["{}. {}", "{}; {}", "{}? {}", "{}.\n{}", "{} – {}"])
BEHIND = st.sampled_from(["{}? {}", "{}. {}", "{}; {}", "{}, {}", "{} – {}", "{} ({})"])
modes = pytest.mark.parametrize("mode", ["question", "document"])


@modes
@given(CLAUSES, CONTEXTS)
def test_these_clauses_have_no_date(mode: str, clause: str, context: DateContext) -> None:
    assert not find_dates(clause, context, mode)


@modes
@given(DATED, CLAUSES, AHEAD, CONTEXTS)
def test_clause_ahead_changes_nothing(
    mode: str, dated: str, clause: str, form: str, context: DateContext
) -> None:
    text = form.format(clause, dated)
    moved = len(text) - len(dated)
    found = [
        replace(mention, start=mention.start - moved, end=mention.end - moved)
        for mention in find_dates(text, context, mode)
    ]
    assert found == list(find_dates(dated, context, mode))


@modes
@given(DATED, CLAUSES, BEHIND, CONTEXTS)
def test_clause_behind_changes_nothing(
    mode: str, dated: str, clause: str, form: str, context: DateContext
) -> None:
    assert find_dates(form.format(dated, clause), context, mode) == find_dates(dated, context, mode)
