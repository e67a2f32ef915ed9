"""Days of the sentences of a text, told along it."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan
from knowledge.ingest.sentences import sentences_in
from knowledge.ingest.storydays import days_along, is_day

_FIRE = "A ferry burnt on Tuesday, 14 March 2023."


def told(*parts: str, title: str = "", published: date | None = None) -> list[str]:
    """The days as `3-14`, inferred ones with a question mark, one for each sentence."""
    day = DateSpan(published.toordinal(), published.toordinal()) if published else None
    read = [part if is_day(part) else sentences_in(part) for part in parts]
    return [
        _shown(each.day, inferred=each.inferred)
        for row in days_along(title, read, day)
        for each in row
    ]


def _shown(span: DateSpan | None, *, inferred: bool) -> str:
    if span is None:
        return ""
    day = date.fromordinal(span.first)
    return f"{day.month}-{day.day}{'?' if inferred else ''}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Divers came on Wednesday.", "3-15"),
        ("Divers came on Saturday.", "3-18"),
        ("Divers came on Monday.", "3-13"),
        ("Divers had come on Sunday.", "3-12"),
        ("Divers came on Friday, who had trained for years.", "3-17"),
        ("The master had lied, a court said on Friday.", "3-17"),
    ],
)
def test_a_weekday_is_the_one_just_past_or_the_next(text: str, day: str) -> None:
    assert told(f"{_FIRE} {text}") == ["3-14", day]


def test_a_day_of_the_month_puts_right_a_weekday_that_went_astray() -> None:
    found = told(
        f"{_FIRE} It sank on Saturday.", "On Thursday 16 March it had been towed. A tug came."
    )
    assert found == ["3-14", "3-18", "3-16", "3-16?"]


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("The owner said four days later that he had been warned.", "3-15"),
        ("A jury found in December 2024 that it had been an accident.", "3-15"),
        ("The crew left on Thursday.", "3-17"),
    ],
)
def test_what_is_told_of_the_story_later_does_not_move_it(later: str, day: str) -> None:
    assert told(f"{_FIRE} {later}", "The next day it sank.")[-1] == day


def test_a_year_behind_a_look_ahead_is_that_of_the_story() -> None:
    found = told(
        "It sank on 14 July 2018. A jury ruled in December 2019.",
        "On Wednesday 18 July divers came.",
    )
    assert found[-1] == "7-18"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At about 18:00 a tug came. It was the Petrel.", "3-14?"),
        ("Soon after midnight a tug came. It was the Petrel.", "3-14?"),
        ("By noon 180 had been saved. It was hard.", "3-14?"),
        ("A tug came at ten to eight. It was the Petrel.", "3-14?"),
        ("In the afternoon a tug came. It was the Petrel.", "3-14?"),
        ("At 18:00 a tug had been sent for. It was the Petrel.", ""),
        ("A tug was sent. It was the Petrel.", ""),
        ("Two years later at 18:00 a tug came. It was new.", ""),
    ],
)
def test_a_paragraph_goes_on_from_the_day_before_where_it_tells_an_hour(
    text: str, day: str
) -> None:
    assert told(_FIRE, text)[1:] == [day, day]


def test_behind_an_evening_the_small_hours_are_of_the_next_day() -> None:
    found = told(
        f"{_FIRE} At 23:10 a tug came.", "At 1:20 a.m. she sank.", "By noon all were ashore."
    )
    assert found == ["3-14", "3-14?", "3-15?", "3-15?"]


def test_a_day_that_stands_alone_is_over_what_follows() -> None:
    found = told(
        "6 November 2024", "06:10 A storm comes. Trains stop.", "07:00 Two died in 1951.",
        "07:30 All is quiet.", "23:50 It grows.", "00:10 It ends.", "8 November 2024", "09:00 Trains run.",
    )  # fmt: skip
    assert found == ["11-6?", "11-6?", "", "11-6?", "11-6?", "11-7?", "11-8?"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("6 November 2024", True),
        ("Wednesday, 6 November:", True),
        ("Monday", True),
        ("The 6 November 2024", False),
        ("On the way", False),
        ("", False),
    ],
)
def test_a_day_and_nothing_else(text: str, is_one: bool) -> None:
    assert is_day(text) is is_one


def test_of_a_dated_report_what_came_before_is_a_look_back() -> None:
    found = told(
        "The minutes of 15 January were read.", "The boiler failed on 3 February. A new one was bought.",
        "On 13 February it came.", title="Meeting of 12 February 2025",
    )  # fmt: skip
    assert found == ["", "2-3", "", "2-13"]


@pytest.mark.parametrize("when", ["two years ago", "last year"])
def test_a_long_time_before_it_was_published_is_no_day(when: str) -> None:
    assert told(f"The council said no {when}.", published=date(2024, 1, 22)) == [""]


def test_a_look_back_to_before_the_story_does_not_put_it_right() -> None:
    found = told(f"{_FIRE} On Friday Reil left. It had been sound on 9 March. A new one came.")
    assert found == ["3-14", "3-17", "3-9", "3-17?"]


def test_what_had_been_is_of_no_month_to_come() -> None:
    days = days_along("", [[_FIRE, "Reil had asked for it on 30 May.", "It sank."]], None)[0]
    assert [each.day and date.fromordinal(each.day.first).year for each in days] == [
        2023,
        2022,
        2023,
    ]


def test_what_is_meant_for_a_day_is_not_of_it() -> None:
    found = told(
        f"{_FIRE} He made Friday a holiday. They had meant to start on Saturday. It was cold."
    )
    assert found == ["3-14", "3-14?", "3-14?", "3-14?"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She was safe; her son had left on Sunday.", "3-12"),
        ("Her son had been ordered to on Sunday.", "3-12"),
        ("Reil said that the pump had been sound on Sunday.", "3-12"),
        ("Reil was charged with having left it on Sunday.", "3-12"),
        ("A tug was to come by Saturday.", "3-14?"),
        ("The race, set for 3 April, was put off on Thursday.", "3-16"),
        ("On Thursday a tug, which had come from Norland, sank.", "3-16"),
        ("It was two days before a tug came.", ""),
        ("It gave the crew two seats on the board from 1 May.", "3-14?"),
        ("Halm has written a book about that week.", ""),
        ("Races, first planned for May, were held on 19 April 2023.", "4-19"),
        ("It promised each of the families 40,000 crowns by the end of April.", "3-14?"),
        ("The second fire, which broke out on Thursday, was small.", "3-16"),
        ("The pier, which had been shut on Monday, was crowded.", "3-13"),
        ("The pier did not open until 20 March.", "3-20"),
        ("The pier was shut until 20 March.", "3-14?"),
        ("Reil said that the storm of 2 March had been too weak.", "3-14?"),
        ("Reil named the calm of 2 March.", "3-2"),
    ],
)
def test_the_day_of_the_sentence_and_not_of_what_it_speaks_of(text: str, day: str) -> None:
    assert told(f"{_FIRE} {text}") == ["3-14", day]


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("A tug was asked for on Wednesday, which came on Friday.", "3-17"),
        ("A tug was asked for on Wednesday, and on Friday it came.", "3-17"),
        ("A tug was asked for on Wednesday; it did not come until 20 March.", "3-20"),
        ("A tug was asked for on Wednesday, which had burnt on Monday.", "3-15"),
        ("A tug was asked for on Wednesday, and was to come by Friday.", "3-15"),
        ("A tug was asked for on Wednesday, and two days later, Reil said, it came.", "3-17"),
        ("On Wednesday the pump failed, and Reil said that it would take long.", "3-15"),
        ("Tugs came on 15 and 16 March.", "3-15"),
    ],
)
def test_the_same_day_is_the_one_told_last(before: str, day: str) -> None:
    found = told(f"{_FIRE} {before}", "That same day she sank. Two divers came.")
    assert found[2:] == [day, f"{day}?"]


@pytest.mark.parametrize(
    ("beside", "behind", "days"),
    [
        ("A cook died of his burns on 21 March.", "On Wednesday it sank.", ["3-21", "", "3-15"]),
        ("A new one came on 21 March.", "On Wednesday it sank.", ["3-21", "3-21?", "3-22"]),
        ("A new one came on 21 March.", "On 16 March it sank.", ["3-21", "", "3-16"]),
        ("A new one came on 21 March.", "On 24 March it sank.", ["3-21", "3-21?", "3-24"]),
        ("A new one came on 21 March.", "Two days later it sank.", ["3-21", "3-21?", "3-23"]),
    ],
)
def test_behind_what_became_of_somebody_the_story_goes_on(
    beside: str, behind: str, days: list[str]
) -> None:
    assert told(f"{_FIRE} {beside} It was hard.", behind)[1:] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry has not sailed again.", ""),
        ("Reil, who was not there, now teaches law.", ""),
        ("Reil lives in Norland.", ""),
        ("The cook was never found.", ""),
        ("Nobody was ever charged.", ""),
        ("Reil never wrote again.", ""),
        ("Reil said that it would never sail again.", "3-14?"),
        ("Reil said nothing for two days and then owned up.", ""),
        ("In all, nine died.", ""),
        ("Over the three weeks 60 fell ill.", ""),
        ("Halm, which is a village, was dark.", "3-14?"),
        ("“It is over,” Reil wrote.", "3-14?"),
        ("Two trains ran.", "3-14?"),
    ],
)
def test_what_happened_on_no_one_day_takes_none_from_the_sentence_before(
    text: str, day: str
) -> None:
    assert told(f"{_FIRE} {text}")[1:] == [day]


def test_what_somebody_says_of_it_to_this_day_ends_a_day() -> None:
    found = told(
        f"{_FIRE} The owner blames a leak that was found on 2 March. Reil called it a lie.",
        "On 20 March a report came. The owner says that it was wrong. Reil called it right.",
    )
    assert found == ["3-14", "3-2", "", "3-20", "", ""]


def test_a_text_told_in_the_present_keeps_its_days() -> None:
    assert told("A ferry burns on Tuesday, 14 March 2023. Two tugs are sent.") == ["3-14", "3-14?"]


@pytest.mark.parametrize(
    "length",
    ["and lasted eleven weeks", "and heard 64 people over five weeks", "as an eight-day one"],
)
def test_what_is_told_of_weeks_is_not_of_their_first_day(length: str) -> None:
    found = told(
        f"{_FIRE} The trial opened on 20 March {length}. Reil wept. Halm argued that it had burnt on Sunday night."
        " At noon he left. The court ruled on 3 May. Reil smiled."
    )
    assert found == ["3-14", "3-20", "", "", "", "5-3", "5-3?"]


def test_a_month_is_only_that_of_what_goes_on_about_the_same() -> None:
    found = told(f"{_FIRE} In June the cook was let out. He wept. Halm moved to Norland.")
    assert found == ["3-14", "6-1", "6-1?", ""]


def test_a_look_back_from_a_trial_leaves_it_in_its_year() -> None:
    found = told(
        "A ferry burnt on 3 March 1993.", "It was towed on 2 April.",
        "The trial opened on 11 October and sat for seven weeks. Reil said that he had slept on Tuesday.",
        "He was freed on 20 December.",
    )  # fmt: skip
    assert found == ["3-3", "4-2", "10-11", "", "12-20"]


_RIOT = "Rioters burnt a mill on 15 July 2016. On 20 July they were freed."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A bishop prayed on 17 July. On 7 August there was a march.", ["2016-07-17", "2016-08-07"]),
        ("He had been warned on 30 June.", ["2016-06-30"]),
        ("On 2 August 2018 a stone was set up. A vicar blessed it on 5 August.", ["2018-08-02", "2018-08-05"]),
    ],
)  # fmt: skip
def test_a_paragraph_goes_back_to_the_year_of_which_most_is_told(
    text: str, days: list[str]
) -> None:
    assert (
        _in_full(_RIOT, "A mill was built anew. It opened on 19 July 2018.", text)[-len(days) :]
        == days
    )


def test_behind_a_paragraph_that_tells_the_whole_the_story_begins_anew() -> None:
    found = _in_full(
        "Thieves robbed a bank on 15 February 2003. One was jailed on 19 May 2005 and let out on 12 March 2009.",
        "At 23:40 a van came. They left at 05:30. On 17 February a clerk saw it.",
    )
    assert found == ["2003-02-15", "2005-05-19", "2003-02-15", "2003-02-16", "2003-02-17"]


def test_behind_what_came_years_later_a_day_counts_from_that() -> None:
    found = _in_full(
        f"{_RIOT} The law held until it was lifted on 19 July 2018. By then 40 men were in jail.",
        "A bishop prayed on 17 July.",
    )
    assert found[2:] == ["2018-07-19", "2018-07-19", "2016-07-17"]


def _in_full(*paragraphs: str) -> list[str | None]:
    found = days_along("", [sentences_in(text) for text in paragraphs], None)
    return [
        date.fromordinal(each.day.first).isoformat() if each.day else None
        for row in found
        for each in row
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 16 November, when the search had ended, the count fell to 71.", "11-16"),
        ("On 4 April, after snow had closed the road, they left.", "4-4"),
        ("Halm, to whom it had been sold on 2 March, wept on 20 March.", "3-20"),
        ("Halm announced on 16 March that Reil would succeed her on 1 May.", "3-16"),
        ("It was announced on 16 March that Reil would succeed her on 1 May.", "3-16"),
        ("Reil knew nothing on the first morning.", "3-14?"),
        ("On the third day the wreck sank.", "3-16?"),
        ("On the second night it sank.", ""),
        ("Later Halm gave 12 as the number.", ""),
        ("In the end it was 12.", ""),
        ("Ten minutes later it sank.", "3-14?"),
        ("Halm later said that this had been a mistake.", ""),
        ("The number was later lowered to 11.", ""),
        ("Later that day it sank.", "3-14"),
        ("In the end it sank at 6 p.m.", "3-14?"),
        ("Reil was held and later freed.", "3-14?"),
        ("A cook who later died was found.", "3-14?"),
    ],
)
def test_a_sentence_is_of_the_day_of_what_it_tells(text: str, day: str) -> None:
    assert told(f"{_FIRE} Tugs came. {text}", "Reil left on 30 April.")[2] == day


def test_others_told_beside_a_count_of_the_next_morning_are_not_of_that() -> None:
    found = told(
        f"{_FIRE} On the following morning Halm said that two men were missing. Seven others were hurt. Reil swam.",
        f"{_FIRE} On the following morning Halm said that two men were missing. She wept.",
    )
    assert found == ["3-14", "3-15", "", "", "3-14", "3-15", "3-15?"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("At dawn it sank.", "3-15?"), ("In the morning it sank.", "3-15?"), ("At 06:30 it sank.", "3-15?")],
)  # fmt: skip
def test_a_morning_told_behind_an_evening_is_the_next(text: str, day: str) -> None:
    assert told(f"{_FIRE} Halm called at 21:20. {text}")[2:] == [day]


def test_a_day_behind_a_look_back_goes_on_from_it() -> None:
    found = told(
        "A server failed on 25 November 2020. On 15 January it was paid for.",
        "Halm had added one on 24 November. It was ready on 25 November.",
        "Talks had begun on 2 November. On the first day Reil left.",
    )
    assert found == ["11-25", "1-15", "11-24", "11-25", "11-2", "11-2?"]


def test_a_moment_later_goes_on_behind_what_it_came_to() -> None:
    found = told(f"{_FIRE} In the end nine died. A second later it sank. Reil swam.")
    assert found == ["3-14", "", "3-14?", "3-14?"]
