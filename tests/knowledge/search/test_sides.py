"""The other side of a line: what denies a claim, what came of a promise, whom somebody blames, as a plain text tells it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from knowledge.flow import Answer, Status
from knowledge.models import Standing
from knowledge.search.answering.turning import Openness, came_of, names_no_doer, openness, refutes
from tests.knowledge.search.asker import Asker, asked_of_text
from tests.knowledge.search.records import told

STORY = """\
The flood at Varnau

The dam at Varnau gave way on Tuesday, 4 May 2004, at 3.20 a.m. The power company Elbron, which ran the dam, announced at dawn that the
sirens had sounded in every village. They had not. Nineteen houses in Oberau were swept away, and a school was left under two metres of mud.

The regional president, Karin Holm, said that the dam had been inspected in March. An inspector, Paul Reit, told the broadcaster RTV
that he had never set foot on it. Holm later admitted that she had been misinformed. The last inspection had taken place in 1999.

The army was ordered on 5 May to clear the road to Oberau within two days. It took nine. The school was to be rebuilt by the autumn of
2005. Instead the pupils were taught in containers for four years. The parish offered 40 plots at Niederau free of charge. In the end
31 families moved there. The bishop of Varnau, Josef Klamm, called the plots a gift of God.

Why the turbine failed is in dispute. Elbron blames a stone. The union said that the bearings had not been greased for a year. Looters
broke into the savings bank on 6 May. Shopkeepers accused soldiers; the army blamed youths from the city. The windows of the post office
were smashed. The police suspect a gang from Lusen.

Terling, the director of Elbron, refused to resign. Two days later the board dismissed him. The prosecutor charged Terling with negligence
in September. The trial lasted a year. Terling was acquitted on 14 February 2006. In 2007 the supreme court overturned the acquittal.

The ferry to Lusen is owned by the Brandt family. The museum of the flood opened in 2011 in the old post office. It has been closed since
2020. Holm announced in 2012 that the power station would never run again. It reopened under a new operator, Kraftnett, in 2014. Holm promised
a monument for the victims.

Rescuers were told at first that a bus with 30 children was missing. It was a false alarm: the children were asleep in a gymnasium.
Reporters claimed that the mayor of Oberau, Ilse Born, had fled before the flood. Born said that she had been at her sister's wedding.
An early report put the damage at 4 million crowns. A rival report by the insurers spoke of 9 million crowns.

The concert for the victims was cancelled because of rain. It was held a month later. The singer Tom Adler promised to give his fee to
the school. He never did. The minister did not comment. Divers tapped on the hull, and somebody tapped back. The captain took it to mean
that the crew were alive.

Why the pumps stopped was never clear: the records are lost. Why the siren fell silent is not clear. The mayor spoke of rats. Otto Frey, a baker, died
on the way to the hospital. His son blamed the closed road. He said that many boats had no life jackets. The fire brigade said that there had
been enough jackets for all. The engineer switched off all the pumps. By June the pumps had been rebuilt.

The monument for the victims was unveiled in 2016, nine years late. The ferry was sold to a new owner, the firm Lindmark, in 2018.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "varnau.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


def lines(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return [found.fact.statement for found in answer.lead]


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        ("did the sirens sound?", "announced", "They had not"),
        ("was the dam inspected?", "Holm, said", "never set foot on it"),
        ("did the army clear the road in two days?", "ordered", "It took nine"),
        ("was the school rebuilt?", "was to be rebuilt", "Instead the pupils"),
        ("did people get the plots?", "offered 40 plots", "31 families moved"),
        ("did terling resign?", "refused to resign", "the board dismissed him"),
        ("was terling negligent?", "charged Terling", "was acquitted"),
        ("was terling acquitted?", "was acquitted", "overturned"),
        ("was a bus with children missing?", "told at first", "a false alarm"),
        ("did the mayor flee before the flood?", "Reporters claimed", "sister's wedding"),
        ("was the concert cancelled?", "cancelled", "held a month later"),
        ("did tom adler give his fee to the school?", "promised", "He never did"),
        ("was there a monument for the victims?", "promised a monument", "nine years late"),
    ],
)
def test_a_mere_claim_or_promise_is_told_with_what_came_of_it(
    chronicle: Asker, question: str, first: str, then: str
) -> None:
    """One asks whether it was so, and the promise or one party's word says so little."""
    told_first, told_then, *_ = lines(chronicle(question))
    assert first in told_first
    assert then in told_then


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("is the museum still open?", "It has been closed since"),
        ("is the museum open?", "It has been closed since"),
        ("is the power station running again?", "It reopened"),
        ("who owns the ferry now?", "sold to a new owner"),
        ("are the pumps running?", "had been rebuilt"),
        ("how did they know that the crew were alive?", "somebody tapped back"),
    ],
)
def test_what_holds_now_and_what_it_was_told_from_comes_first(
    chronicle: Asker, question: str, first: str
) -> None:
    assert first in lines(chronicle(question))[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("why did the turbine fail?", ("in dispute", "blames a stone", "not been greased")),
        ("who broke into the savings bank?", ("Looters", "the army blamed youths")),
        ("who was to blame for the death of otto frey?", ("Otto Frey", "blamed the closed road")),
        ("did otto frey die because of the road?", ("Otto Frey", "blamed the closed road")),
        ("were there enough life jackets?", ("no life jackets", "enough jackets for all")),
        ("did every report put the damage at 4 million?", ("An early report", "A rival report")),
    ],
)
def test_each_party_has_its_say(chronicle: Asker, question: str, told: tuple[str, ...]) -> None:
    found = lines(chronicle(question))
    assert all(any(each in line for line in found) for each in told)


def test_that_the_reason_is_not_known_is_an_answer(chronicle: Asker) -> None:
    """Nobody can tell more, and each who tried stands behind it."""
    found = lines(chronicle("why did the siren fall silent?"))
    assert "is not clear" in found[0]


def test_the_closest_line_is_not_left_alone_either(chronicle: Asker) -> None:
    """A line without a doer does not answer who did it; whom the police suspect stands right behind it."""
    answer = chronicle("who smashed the windows?")
    told = [found.fact.statement for found in answer.nearest]
    assert "were smashed" in told[0]
    assert "suspect a gang" in told[1]


@pytest.mark.parametrize(
    "question",
    [
        "did the dam give way?",
        "where was the museum of the flood?",
        "did holm promise a monument?",
        "what did the bishop say about the plots?",
        "who said that the dam had been inspected?",
        "how many houses were swept away?",
        "did families move to niederau?",
    ],
)
def test_what_leaves_nothing_open_stands_alone(chronicle: Asker, question: str) -> None:
    """Nor what asks for somebody's words, or for the promise itself, at least by its next sentence."""
    found = lines(chronicle(question))
    assert not any("never" in line or "closed since" in line for line in found[1:2])


def test_what_was_added_is_told_to_the_next_question(chronicle: Asker) -> None:
    answer = chronicle("did the sirens sound?")
    assert len(answer.context.facts) == len(answer.lead) == 2


def _open(statement: str, asked: str = "", **more: Any) -> Openness:
    return openness(replace(told(1, statement), **more), asked.split())


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("The mayor said that the bridge was safe.", "said"),
        ("The bridge was to be ready by May.", "planned"),
        ("The search was called off.", "halted"),
        ("Lund was charged with fraud.", "charged"),
        ("The firm denied that it had been told.", "denied"),
        ("The jury found Lund guilty.", "sentenced"),
        ("The cause is in dispute.", "disputed"),
    ],
)
def test_a_sentence_leaves_its_matter_open_in_several_ways(statement: str, kind: str) -> None:
    was = _open(statement)
    assert was
    assert getattr(was, kind)


def test_a_standing_says_so_too_and_an_asked_word_leaves_nothing_open() -> None:
    assert not _open("The bridge fell.")
    assert _open("The bridge fell.", standing=Standing.CLAIMED).said
    assert not _open("Lund promised a school.", "promis").planned


@pytest.mark.parametrize(
    ("was", "statement", "turned"),
    [
        (Openness(planned=True), "They never came.", True),
        (Openness(planned=True), "It was built in 1999.", True),
        (Openness(planned=True), "It was to cost a million.", False),
        (Openness(planned=True), "They did not say when.", False),
        (Openness(said=True), "No bridge was found.", True),
        (Openness(said=True), "It was a warm day.", False),
        (Openness(halted=True), "It was resumed the next day.", True),
        (Openness(halted=True), "They were tired.", False),
        (Openness(charged=True), "The court acquitted him.", True),
        (Openness(denied=True), "A newspaper printed one of them.", True),
        (Openness(), "They never came.", False),
    ],
)
def test_what_came_of_it_is_told_by_general_words(
    was: Openness, statement: str, *, turned: bool
) -> None:
    assert came_of(was, statement, frozenset({"bridg"})) is turned


@pytest.mark.parametrize(
    ("statement", "against"),
    [
        ("Survivors denied it.", True),
        ("The minister called them a forgery.", True),
        ("Ahl confirmed that they were real.", True),
        ('Fenn called the bridge "a shame".', True),
        ('Fenn called the weather "a shame".', False),
        ("Marsk conceded that evening.", False),
        ("The minister called the army.", False),
    ],
)
def test_a_sentence_refutes_or_confirms_what_stands_before_it(
    statement: str, *, against: bool
) -> None:
    assert refutes(statement, frozenset({"bridg"})) is against


def test_a_passive_and_somebody_name_no_doer() -> None:
    assert names_no_doer("Windows were broken.")
    assert names_no_doer("Unknown men broke windows.")
    assert not names_no_doer("Windows were broken by students.")
    assert not names_no_doer("The police broke windows.")
