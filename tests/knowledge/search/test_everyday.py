"""What people ask in words that ask nothing more, or say it another way, of a text that has the answer."""

from collections.abc import Iterator

import pytest

from knowledge.search.reading.framing import framing_phrases
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from tests.knowledge.search.asker import TODAY, Asker, asked_of_text, first_of

STORY = """\
The fire at the ropeworks

The ropeworks of Hasvik burned down on Sunday, 4 March 2012. The dockers' union said that the sprinklers had been dry since January.
The owner, Oskar Brandt, called the union's claim absurd. The engineer Signe Falk said that the boiler was older than the town hall.
The tanners stopped work on 6 March, out of sympathy.

A ledger with the wages was found in a drawer by a plumber on 9 March. The widows of the watchmen sat down in front of the town hall
in protest. The fire chief, Arne Lie, withdrew his men on 10 March without telling Brandt. His deputy slept in a barn.

Brandt, who had been barred from owning a works, moved to Portugal. Falk said that the repairs could wait until Christmas. The
weavers struck in May, because a weaver had been beaten for singing. A ferryman, Jon Dal, pulled 14 girls into his boat. Vang's lawyer said that she
had only repeated what she had heard. The staff gathered in the canteen. A pump brought from the Lunde yards began to run at noon. The
jury found Lie guilty and Dal guilty on the lesser count of trespass. The first sack was lifted out at 10.05 p.m. on 12 March.
A cooper, Nils Moe, a former whaler, praised the dye of the weavers after their march. The mayor, Ruth Vang, refused to concede and asked for a recount.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "ropeworks.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did the union say about the sprinklers?", "sprinklers had been dry"),
        ("what did signe falk think of the boiler?", "older than the town hall"),
        ("what does signe falk think about the boiler?", "older than the town hall"),
        ("what was brandts reaction to the union's claim?", "absurd"),
        ("why did the tanners stop work?", "out of sympathy"),
        ("where was the ledger found?", "in a drawer"),
        ("who protested outside the town hall?", "widows"),
        ("did brandt know that arne lie withdrew his men?", "without telling Brandt"),
        ("where is oskar brandt now?", "Portugal"),
        ("what did falk say about christmas?", "until Christmas"),
        ("why did the weavers strike in the end?", "because a weaver"),
        ("did ruth vang accept defeat?", "refused to concede"),
        ("what did vang's lawyer say?", "only repeated"),
        ("where did the staff gather?", "in the canteen"),
        ("where did the pump come from?", "Lunde yards"),
        ("was dal convicted of arson?", "lesser count"),
        ("what was nils moe's job before?", "a former whaler"),
        ("what did nils moe work as before?", "a former whaler"),
        ("what was arne lie's job?", "The fire chief"),
    ],
)
def test_everyday_words_find_what_is_told(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    "question",
    [
        "where is arne lie now?",
        "why did the tanners resign?",
        "did ruth vang know of the ledger?",
        "what did brandt say about christmas?",
        "was lie convicted of arson?",
        "what was arne lie's job before?",
        "what did the watchmen think of the ledger?",
        "where was the plumber born?",
    ],
)
def test_what_is_not_told_stays_unanswered(chronicle: Asker, question: str) -> None:
    assert not first_of(chronicle(question))


def test_no_number_is_denied_over_a_line_that_has_it(chronicle: Asker) -> None:
    answer = chronicle("how many did the ferryman save?")
    told = [line.fact.statement for line in (*answer.lead, *answer.nearest)]
    assert any("14 girls" in each for each in told)
    assert "no such number" not in answer.why_not


def test_nothing_is_denied_of_days_of_which_it_is_told(chronicle: Asker) -> None:
    answer = chronicle("which gardener withdrew his men on 10 march?")
    told = [line.fact.statement for line in (*answer.lead, *answer.nearest)]
    assert any("withdrew his men on 10 March" in each for each in told)
    assert "does not say this" not in answer.why_not


def test_no_word_is_named_that_nobody_typed(chronicle: Asker) -> None:
    """What is read for an expression ("appointed" for "put in charge") is no word of the question."""
    for question in ("who was put in charge of the boiler?", "who ran the ropeworks these days?"):
        told = chronicle(question).why_not
        assert "appointed" not in told
        assert "leads" not in told


@pytest.mark.parametrize(
    ("text", "framing"),
    [
        ("why did they strike in the end", ["in the end"]),
        ("what happened in the end of the street", []),
        ("who runs it these days?", ["these days"]),
        ("what did the mayor think about the bridge", ["think about"]),
        ("what is it made of", []),
        ("how did the mayor react to it", ["react"]),
        ("who reacted to it", []),
        ("was it enough, in Holm's eyes?", ["eyes"]),
        ("what did she have in her eyes after the blast?", []),
        ("by the looks of it, who did it?", ["by the looks of it"]),
        ("who turned out to be the thief?", ["turned out"]),
        ("how many turned out to vote?", []),
        ("what changed in daily life?", ["in daily life"]),
        ("why on earth did they go?", ["on earth"]),
        ("how many live on earth?", []),
    ],
)
def test_phrases_that_ask_nothing(text: str, framing: list[str]) -> None:
    assert [text[first:last] for first, last in framing_phrases(text)] == framing


def test_a_holiday_of_which_something_is_said_is_no_day(chronicle: Asker, flood: Glossary) -> None:
    own = chronicle.glossary("ropeworks")
    assert not understand("what did falk say about christmas?", today=TODAY, glossary=own).when
    assert not understand("who praised the march?", today=TODAY, glossary=own).when
    assert understand("what happened in march?", today=TODAY, glossary=own).when
    assert understand("what happened on christmas?", today=TODAY, glossary=own).when
    assert understand("what did he say about christmas?", today=TODAY, glossary=flood).when
