"""Days told by a happening that the record knows."""

from datetime import date

import pytest

from knowledge.dates.happenings import NamedHappenings
from knowledge.dates.mention import DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

_FIFTH = date(2022, 1, 5).toordinal()
_TENTH = date(2022, 1, 10).toordinal()


class Record:
    """Knows the days of one happening, and notes what it was asked."""

    def __init__(self, *days: int) -> None:
        self.spans = tuple(DateSpan(day, day) for day in days)
        self.asked: list[str] = []

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        self.asked.append(phrase)
        return self.spans


def read(text: str, record: Record) -> tuple[Mention, ...]:
    timeline = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())
    return find_dates(text, DateContext(date(2026, 11, 25), timeline=timeline, anchors=record))


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("what happened after the bridge was seized?", Relation.AFTER, _FIFTH + 1, OPEN_END),
        ("arrests following the bridge was seized", Relation.AFTER, _FIFTH + 1, OPEN_END),
        ("who died before the bridge was seized?", Relation.BEFORE, OPEN_START, _FIFTH - 1),
        ("since the bridge was seized, who died?", Relation.SINCE, _FIFTH, OPEN_END),
        ("who died until the bridge was seized?", Relation.BY, OPEN_START, _FIFTH),
        ("who died when the bridge was seized?", Relation.ON, _FIFTH, _FIFTH),
        ("on the day the bridge was seized, who died?", Relation.ON, _FIFTH, _FIFTH),
        ("the day after the bridge was seized", Relation.ON, _FIFTH + 1, _FIFTH + 1),
        ("two days before the bridge was seized", Relation.ON, _FIFTH - 2, _FIFTH - 2),
        ("in the week after the bridge was seized", Relation.ON, _FIFTH + 1, _FIFTH + 7),
    ],
)
def test_a_happening_stands_for_its_day(
    text: str, relation: Relation, first: int, last: int
) -> None:
    record = Record(_FIFTH)
    (mention,) = read(text, record)
    assert record.asked == ["the bridge was seized"]
    assert (mention.span.first, mention.span.last) == (first, last)
    assert (mention.relation, mention.how) == (relation, How.ANCHOR)
    assert mention.text.endswith("the bridge was seized")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("criticism following scandal in July 2011", []),
        ("following criticism scandal", []),
        ("who resigned following protests", ["protests"]),
        ("resignation following the protests", ["the protests"]),
    ],
)
def test_following_among_mere_key_words_leads_to_no_happening(
    text: str, phrases: list[str]
) -> None:
    record = Record(_FIFTH)
    read(text, record)
    assert record.asked == phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("why was it closed after the vote in parliament?", "the vote in parliament"),
        ("after the strike, what did they do", "the strike"),
        ("who fled during the attack on the harbour?", "the attack on the harbour"),
        ("what was shut before the storm and who ordered it?", "the storm"),
        ("после захвата моста", "захвата моста"),
        ("nach der Besetzung der Brücke", "der Besetzung der Brücke"),
        ("après la prise du pont", "la prise du pont"),
        ("después de la toma del puente", "la toma del puente"),
    ],
)
def test_the_phrase_ends_with_its_clause(text: str, phrase: str) -> None:
    record = Record(_FIFTH)
    read(text, record)
    assert record.asked == [phrase]


def test_further_days_of_a_happening_are_alternatives() -> None:
    (mention,) = read("before the bridge was seized", Record(_FIFTH, _TENTH))
    assert mention.alternatives == (DateSpan(OPEN_START, _TENTH - 1, Precision.OPEN_START),)


def test_an_unknown_happening_is_no_date() -> None:
    assert read("what happened after the bridge was seized?", Record()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "who looks after children?",
        "after all, who was right?",
        "when did the bridge fall?",
        "do you know when the bridge fell?",
        "since protests were peaceful, why were they shot?",
        "up to 300 people were held",
        "killed by police",
        "as president, what did he say?",
        "day after day",
        "who travelled from 5 to 7 places?",
        "after 5 January who died?",
    ],
)
def test_other_uses_of_the_words_ask_nothing(text: str) -> None:
    record = Record(_FIFTH)
    found = read(text, record)
    assert record.asked == []
    assert all(mention.how is not How.ANCHOR for mention in found)


_KNOWN = NamedHappenings(
    {
        "storming of the palace": DateSpan(_FIFTH, _FIFTH),
        "election of a new president": DateSpan(_TENTH, _TENTH),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "what happened between the storming of the palace and the election of a new president?",
        "between the palace being stormed and the president's election, who ruled?",
        "who ruled entre the storming of the palace et the election of a new president?",
    ],
)
def test_days_from_one_happening_to_another(text: str) -> None:
    (found,) = find_dates(text, DateContext(date(2026, 11, 25), anchors=_KNOWN))
    assert (found.span.first, found.span.last) == (_FIFTH, _TENTH)
    assert (found.relation, found.how) == (Relation.BETWEEN, How.ANCHOR)


@pytest.mark.parametrize(
    "text",
    [
        "what is the difference between the storming of the palace and the election of a new president?",
        "what happened between the election of a new president and the storming of the palace?",
        "what happened between the storming of the palace and the fair?",
    ],
)
def test_no_run_between_other_things(text: str) -> None:
    assert find_dates(text, DateContext(date(2026, 11, 25), anchors=_KNOWN)) == ()


_TOLD = {
    "en": ("seizure of the bridge", "end of the strike"),
    "ru": ("захват моста", "окончание забастовки"),
    "kk": ("көпірдің басып алынуы", "ереуілдің аяқталуы"),
    "de": ("Besetzung der Brücke", "Ende des Streiks"),
    "fr": ("prise du pont", "fin de la grève"),
    "es": ("toma del puente", "fin de la huelga"),
}
_DAYS = NamedHappenings(
    {phrase: DateSpan(_FIFTH, _FIFTH) for phrase, _ in _TOLD.values()}
    | {phrase: DateSpan(_TENTH, _TENTH) for _, phrase in _TOLD.values()}
    | {
        "January protests": DateSpan(_FIFTH - 3, _FIFTH - 3),
        "shooting": DateSpan(_FIFTH, _FIFTH),
        "strike of the miners": DateSpan(_FIFTH, OPEN_END, Precision.OPEN_END),
        "riots in the town": DateSpan(OPEN_START, _FIFTH, Precision.OPEN_START),
    }
)


def days(text: str) -> str:
    timeline = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())
    found = find_dates(text, DateContext(date(2024, 5, 15), timeline=timeline, anchors=_DAYS))
    ends = [(mention.span.first, mention.span.last) for mention in found]
    return ", ".join(f"{_told_day(first)}..{_told_day(last)}" for first, last in ends)


def _told_day(number: int) -> str:
    return "" if number in (OPEN_START, OPEN_END) else date.fromordinal(number).strftime("%d.%m")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what happened on the next day after the seizure of the bridge?", "06.01..06.01"),
        ("что было на следующий день после захвата моста?", "06.01..06.01"),
        ("что было через два дня после захвата моста?", "07.01..07.01"),
        ("что было через неделю после захвата моста?", "12.01..12.01"),
        ("что было за день до захвата моста?", "04.01..04.01"),
        ("что было накануне захвата моста?", "04.01..04.01"),
        ("что было в день захвата моста?", "05.01..05.01"),
        ("что было после того, как захватили мост?", "06.01.."),
        ("was geschah am Tag nach der Besetzung der Brücke?", "06.01..06.01"),
        ("was geschah zwei Tage nach der Besetzung der Brücke?", "07.01..07.01"),
        ("was geschah am Vorabend der Besetzung der Brücke?", "04.01..04.01"),
        ("was geschah am Tag der Besetzung der Brücke?", "05.01..05.01"),
        ("que s'est-il passé le lendemain de la prise du pont ?", "06.01..06.01"),
        ("que s'est-il passé deux jours après la prise du pont ?", "07.01..07.01"),
        ("que s'est-il passé la veille de la prise du pont ?", "04.01..04.01"),
        ("que s'est-il passé le jour d'après la prise du pont ?", "06.01..06.01"),
        ("que s'est-il passé le jour de la prise du pont ?", "05.01..05.01"),
        ("¿qué pasó el día después de la toma del puente?", "06.01..06.01"),
        ("¿qué pasó al día siguiente de la toma del puente?", "06.01..06.01"),
        ("¿qué pasó dos días después de la toma del puente?", "07.01..07.01"),
        ("¿qué pasó el día anterior a la toma del puente?", "04.01..04.01"),
        ("¿qué pasó el día de la toma del puente?", "05.01..05.01"),
        ("көпірдің басып алынуынан кейін не болды?", "06.01.."),
        ("көпірдің басып алынуынан екі күн кейін не болды?", "07.01..07.01"),
        ("көпірдің басып алынуынан бір апта бұрын не болды?", "29.12..29.12"),
        ("көпірдің басып алынуынан кейінгі күні не болды?", "06.01..06.01"),
        ("көпірдің басып алынуының ертеңіне не болды?", "06.01..06.01"),
        ("көпірдің басып алынуына дейін кім қаза тапты?", "..05.01"),
        ("көпірдің басып алынуынан бері не болды?", "05.01.."),
    ],
)
def test_a_day_is_counted_from_a_happening_in_six_languages(text: str, wanted: str) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Friday after the seizure of the bridge", "07.01..07.01"),
        ("who died on the Monday before the seizure of the bridge?", "03.01..03.01"),
        ("the second Friday after the seizure of the bridge", "14.01..14.01"),
        ("кто погиб в пятницу после захвата моста?", "07.01..07.01"),
        ("was geschah am Freitag nach der Besetzung der Brücke?", "07.01..07.01"),
        ("que s'est-il passé le vendredi après la prise du pont ?", "07.01..07.01"),
        ("¿qué pasó el viernes después de la toma del puente?", "07.01..07.01"),
        ("көпірдің басып алынуынан кейінгі жұмада не болды?", "07.01..07.01"),
    ],
)
def test_a_weekday_is_that_beside_a_happening(text: str, wanted: str) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "from the seizure of the bridge to the end of the strike",
        "since the seizure of the bridge until the end of the strike",
        "что было с захвата моста до окончания забастовки?",
        "von der Besetzung der Brücke bis zum Ende des Streiks",
        "de la prise du pont à la fin de la grève",
        "desde la toma del puente hasta el fin de la huelga",
        "көпірдің басып алынуынан ереуілдің аяқталуына дейін не болды?",
        "көпірдің басып алынуы мен ереуілдің аяқталуы арасында не болды?",
        "between the seizure of the bridge and 10 January",
        "between 5 January and the end of the strike",
        "from the seizure of the bridge until 10 January",
        "между захватом моста и 10 января",
        "zwischen der Besetzung der Brücke und dem 10. Januar",
        "entre la prise du pont et le 10 janvier",
        "entre la toma del puente y el 10 de enero",
        "көпірдің басып алынуынан 10 қаңтарға дейін не болды?",
        "5 қаңтардан ереуілдің аяқталуына дейін не болды?",
    ],
)
def test_a_run_ends_at_a_happening_or_a_date(text: str) -> None:
    assert days(text) == "05.01..10.01"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what happened after the January protests?", "03.01.."),
        ("what happened two days after the January protests?", "04.01..04.01"),
        ("who died before the shooting on 5 January?", "..04.01"),
        ("the day after the shooting on 5 January", "06.01..06.01"),
        ("the day after the shooting on 8 January", "08.01..08.01"),
        ("who died during the shooting on 5 January?", "05.01..05.01"),
        ("what happened after 5 January in the town?", "06.01.."),
        ("after the seizure of the bridge and before the end of the strike", "06.01.., ..09.01"),
    ],
)
def test_a_happening_may_be_named_with_a_date(text: str, wanted: str) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the day after the strike of the miners", ""),
        ("two weeks after the strike of the miners", ""),
        ("the Friday after the strike of the miners", "07.01..07.01"),
        ("the week after the strike of the miners", ""),
        ("a week before the riots in the town", ""),
        ("3000 centuries after the seizure of the bridge", ""),
        ("5000 days after the seizure of the bridge", "14.09..14.09"),
        ("the day before the strike of the miners", "04.01..04.01"),
        ("since the strike of the miners", "05.01.."),
        ("between the strike of the miners and the end of the strike", "05.01..10.01"),
        ("between the riots in the town and the end of the strike", "05.01..10.01"),
        ("на следующий день после ярмарки", ""),
        ("le lendemain de la foire", ""),
    ],
)
def test_nothing_is_counted_from_an_end_that_is_not_known(text: str, wanted: str) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    "text", ["5 January", "on Friday", "at the end of the month", "the 6th", "in winter"]
)
@pytest.mark.parametrize(
    "timeline", [(_FIFTH, OPEN_END), (OPEN_START, _TENTH), (OPEN_START, OPEN_END)]
)
def test_days_in_an_event_without_an_end_stay_near(text: str, timeline: tuple[int, int]) -> None:
    found = find_dates(text, DateContext(date(2022, 2, 1), timeline=timeline))
    assert all(abs(mention.span.first - _FIFTH) < 800 for mention in found)
    assert found
