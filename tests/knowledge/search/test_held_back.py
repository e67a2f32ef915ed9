"""What a text tells in a side clause, in the passive or in another order is a sure answer all the same."""

from collections.abc import Iterator

import pytest

from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The loss of the Aurora

The Aurora, a research vessel, caught fire off Vardholm on 3 May 2014. The crew pumped for nine hours until the vessel sank on the evening
of 4 May. The vessel was owned by the Lunde Institute, insured by the firm Brandt & Dale and crewed by the Norland Coast Service. A poll by the
broadcaster Channel 4, published on 9 May, gave the minister 31 per cent. Before the inquest the widows had met in a chapel on 2 June.

The captain, Signe Falk, telephoned Oskar Brandt on 5 May. Falk, who had said on 6 May that she would sail again at once, left the service
in June 2015. There was a quarrel about the Tarn naval yard, whose commander, Colonel Nils Moe, was suspended on 8 May. Brandt's
lawyer argued that the pumps had been tampered with. Moe hoped that the yard might reopen on 1 July.

The smoke was first seen in a locker on the lower deck. Norland, to which six divers had fled in a rubber boat, sent them back on 2 August.
A vigil in Oderby drew more than a million people. The government set up a fund of 30 million crowns for the widows. A court
sentenced 41 smugglers to life in prison on 7 March 2016. The inventor, a geologist called Ada Blom who had lived in Oderby since 1998,
was questioned. The chairman of the Lunde Institute, Emil Thorne, spoke to a newspaper. The director of the Tarn yard, Judge Ruth Amsel, was
succeeded by Leo Marsh in April 2017. The coroner's office said that 14 fishermen were missing.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "aurora.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("when did the vessel sink?", "sank on the evening"),
        ("when did signe falk leave?", "left the service"),
        ("what did falk say on 6 may?", "sail again"),
        ("did falk call brandt?", "telephoned"),
        ("when did falk call oskar brandt", "telephoned"),
        ("who's the owner of the vessel?", "Lunde Institute"),
        ("who owned the aurora vessel?", "Lunde Institute"),
        ("who commanded the tarn naval yard?", "Nils Moe"),
        ("what did brandts lawyer argue?", "tampered"),
        ("what did the channel 4 poll say?", "31 per cent"),
        ("where did the smoke start?", "in a locker"),
        ("where did the six divers flee to?", "Norland"),
        ("how many came to the vigil?", "more than a million"),
        ("how many people turned up at the vigil in oderby?", "more than a million"),
        ("how big was the fund for the widows?", "30 million crowns"),
        ("how many got life sentences?", "41 smugglers"),
        ("who is ruth amsel?", "The director of the Tarn yard"),
        ("who succeeded ruth amsel as director?", "Leo Marsh"),
        (
            "i read a lot and i'd like to know what the coroner's office said the number of missing fishermen was",
            "14",
        ),
        ("since when has ada blom been in oderby?", "since 1998"),
    ],
)
def test_what_is_told_is_answered(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    "question",
    [
        "when was the inquest?",
        "when did the yard reopen?",
        "did brandt call the minister?",
        "what did falk say on 9 may?",
        "who commanded the norland coast service?",
        "who owned the chapel?",
        "what did the institute's report say?",
        "what did falk's lawyer argue?",
        "how many came to the inquest?",
        "how big was the reward?",
        "how many lives were lost?",
        "who succeeded emil thorne as chairman?",
        "who replaced falk as captain?",
        "did moe call the widows?",
        "did thorne call blom?",
        "since when has emil thorne been chairman?",
        "since when has brandt been in oderby?",
    ],
)
def test_what_is_not_told_stays_unanswered(chronicle: Asker, question: str) -> None:
    assert not first_of(chronicle(question))
