"""Why somebody was punished or thanked, where that stands behind "for"."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The Brenner trial

On 3 May 2021 police arrested Karl Brenner for fraud. His partner Eva Lenz was fined 3,000 euros for hiding documents on 9 July 2021.
Two clerks were sacked for sleeping at work. The bank was criticised for a lack of checks. Lenz was thanked for her honesty.

Alan Pryce resigned on 15 May 2021, and his deputy Ina Shaw took over. Judge Ott was banned for two years from the club. The clerk Jan Vos was suspended for a week in June 2021. Referee Dahl sent off
Mia Lund in the 71st minute for a foul. No money was lost. No data leaked.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("why was Brenner arrested?", "for fraud"),
        ("why was Lenz fined?", "for hiding documents"),
        ("why were the clerks sacked?", "for sleeping at work"),
        ("why was Lenz thanked?", "for her honesty"),
        ("why was Mia Lund sent off?", "for a foul"),
    ],
)
def test_for_what_somebody_was_punished_is_why(ask_text: Asker, question: str, told: str) -> None:
    assert told in first_of(ask_text(question))


@pytest.mark.parametrize("question", ["why was Ott banned?", "why was Jan Vos suspended?"])
def test_for_how_long_is_no_reason(ask_text: Asker, question: str) -> None:
    answer = ask_text(question)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record does not say why."


def test_who_took_over_behind_somebody_has_replaced_them(ask_text: Asker) -> None:
    assert "Ina Shaw took over" in first_of(ask_text("who replaced Alan Pryce?"))


def test_of_what_there_was_none_has_to_be_asked(ask_text: Asker) -> None:
    """That no data leaked does not tell how much oil did."""
    assert ask_text("how much oil leaked?").status is not Status.ANSWERED
    assert "No money was lost" in first_of(ask_text("how much money was lost?"))
