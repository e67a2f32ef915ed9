"""How somebody reacted, and what a country said: by what their people do and say, not by what others say of them."""

from collections.abc import Iterator

import pytest

from knowledge.search.reading.reactions import who_reacted
from knowledge.search.weighing.reacting import opening
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The Orlo dam uprising

Farmers occupied the Orlo dam in Castavia on 10 June 2009 because the government had raised the water tax.
By the evening some 2,000 people stood on the dam.

President Milo Varga called the farmers bandits and declared a curfew. The army surrounded the dam on 12 June.

Hungary recalled its ambassador on 13 June. Hungarian Prime Minister Pal Nemet called the siege a disgrace.
The European Union urged both sides to talk. Japan stopped a loan to Castavia. Castavian Foreign Minister Ines Kolar accused
Hungary of arming the farmers, and said that Norway had paid for it.

Students marched through Bresk with torches. A film on the dam won a prize in 2011.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "dam.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how did hungary react?", "Hungary recalled its ambassador"),
        ("how did japan respond", "Japan stopped a loan"),
        ("how did the west respond?", "European Union urged"),
        ("how did the government respond?", "Milo Varga called the farmers bandits"),
        ("how did students react?", "Students marched"),
        ("what did hungary say?", "Pal Nemet called the siege a disgrace"),
    ],
)
def test_they_are_told_by_what_their_own_do_and_say(
    chronicle: Asker, question: str, told: str
) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize("question", ["how did norway react?", "what did norway say?"])
def test_what_others_say_of_them_is_none_of_theirs(chronicle: Asker, question: str) -> None:
    assert not chronicle(question).lead


@pytest.mark.parametrize(
    "question",
    ["how did the world react?", "what was the reaction abroad?", "how did other countries react"],
)
def test_the_world_is_all_other_countries(chronicle: Asker, question: str) -> None:
    told = [found.fact.statement for found in chronicle(question).lead]
    assert told
    assert not any("Varga" in each or "Kolar" in each for each in told)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("how did the world react?", "the world"),
        ("what was the crowd's reaction?", "the crowd's"),
        ("what was the response of the mayor to this?", "the mayor"),
        ("how did the reactor work?", ""),
        ("what did the mayor say?", ""),
    ],
)
def test_whom_it_is_asked(text: str, who: str) -> None:
    assert who_reacted(text) == who


@pytest.mark.parametrize(
    ("statement", "acts"),
    [
        (
            "Ada Blom, the foreign minister of Norland, said nothing.",
            "Ada Blom the foreign minister of Norland",
        ),
        ("On 4 July the council met.", "the council"),
        ("Norland was weak, the Swedish envoy said on Monday.", "the Swedish envoy"),
    ],
)
def test_who_acts_stands_before_the_verb(statement: str, acts: str) -> None:
    assert [word.text for word in opening(statement)] == acts.split()
