"""What came before or after a happening on its very day, of whom its "he" tells, and what was the news of a day."""

from pathlib import Path

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of, written

TEXT = """\
The Orlev mill burned down on 4 May 2011 and nobody ever found out why.

The owner, Piet Alders, showed the mill to two buyers at 9:30 on 4 May 2011. The cook Jana Rook saw smoke over the \
barn at 11:15 on 4 May. The mill caught fire at 12:40 on 4 May 2011. Alders threw the ledgers out of a window at 13:05 \
on 4 May. Rook rang the church bell at 13:10 on 4 May. The roof fell in at 15:20 on 4 May 2011. Alders was taken to \
the clinic in Brem.

The council spoke out against a new mill. The bank rejected the family's plea for a loan. All of the buyers got out \
unhurt. On 9 June 2011 the paper Heide revealed that the mill had been insured twice.

Rook went to Varland in January 2012. The steamer Ida sailed from Port Elm on 2 August 2011 with her aboard. The Ida put \
in at Varne on 5 August 2011. Alders died in November 2013. Rook said in 2012 that she would come home.
"""

STRIKE = """\
The strike at the Brem mill

Talks on pay broke down on 1 May 2012. The strike began on 3 May 2012. Strikers blocked the gate on 6 May.

The police cleared the gate on 7 May 2012. The strike ended on 12 May 2012. The mill got new owners in August 2012.
"""


def test_what_came_before_a_happening_on_its_day_is_told_by_its_hour(ask_text: Asker) -> None:
    told = first_of(ask_text("what did Alders do before the mill caught fire?"))
    assert "showed the mill" in told
    assert "ledgers" not in told


def test_what_came_after_it_on_its_day_is_told_by_its_hour(ask_text: Asker) -> None:
    assert "rang the church bell" in first_of(
        ask_text("what did Rook do after the mill caught fire?")
    )


def test_what_happened_after_a_happening_begins_with_the_rest_of_its_day(
    ask_text: Asker,
) -> None:
    told = [
        line.fact.statement for line in ask_text("what happened after the mill caught fire?").lead
    ]
    assert "out of a window at 13:05" in told[0]
    assert "church bell" in told[1]
    assert "insured twice" in told[2]
    assert not any("caught fire" in line for line in told)


def test_what_happened_before_it_begins_with_the_hours_before(ask_text: Asker) -> None:
    told = [
        line.fact.statement for line in ask_text("what happened before the mill caught fire?").lead
    ]
    assert "smoke" in told[0]
    assert "two buyers" in told[1]


def test_what_lasted_for_days_goes_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    with asked_of_text(written(STRIKE, tmp_path)) as ask:
        assert "broke down" in first_of(ask("what happened before the strike?"))
        assert "new owners" in first_of(ask("what happened after the strike?"))


def test_of_the_hours_before_a_happening_its_own_day_is_meant(ask_text: Asker) -> None:
    told = first_of(ask_text("what did Jana Rook see in the hours before the mill caught fire?"))
    assert "saw smoke" in told


def test_he_in_the_happening_is_who_is_named(ask_text: Asker) -> None:
    told = first_of(
        ask_text("what did Alders throw out of the window before he was taken to the clinic?")
    )
    assert "ledgers" in told


def test_words_from_before_a_happening_do_not_answer_for_those_after_it(ask_text: Asker) -> None:
    told = ask_text("what did Rook say after Alders had died?")
    assert told.status is not Status.ANSWERED


def test_what_came_out_on_a_day_is_the_news_of_it(ask_text: Asker) -> None:
    assert "insured twice" in first_of(ask_text("what came out on 9 June 2011?"))


def test_whether_somebody_backed_it_is_told_by_what_they_did_against_it(ask_text: Asker) -> None:
    assert "spoke out against" in first_of(ask_text("did the council support a new mill?"))
    assert "rejected" in first_of(ask_text("did the bank grant the family's plea for a loan?"))


def test_when_behind_whether_only_joins(ask_text: Asker) -> None:
    assert "unhurt" in first_of(ask_text("was anyone of the buyers hurt when the mill burned?"))


def test_whence_and_whither_somebody_travelled_is_a_place(ask_text: Asker) -> None:
    assert "Varland" in first_of(ask_text("where did Rook go in January 2012?"))
    assert "Port Elm" in first_of(ask_text("where did the steamer Ida start her voyage?"))


def test_to_put_in_is_to_arrive(ask_text: Asker) -> None:
    assert "5 August" in first_of(ask_text("when did the Ida arrive in Varne?"))
