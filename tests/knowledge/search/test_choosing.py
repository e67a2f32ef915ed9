"""Which of several events is told of, where the bundled one lies beside one that was imported as a plain text."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.flow import Status
from knowledge.ingest.passages import Origin
from tests.knowledge.search.asker import Asker, asked_of

_LEAK = "leak"
_UNREST = "kazakhstan-2022"
_BUNDLED = Path(str(files("knowledge"))) / "packs" / _UNREST
_TEXT = """The leak at the Gannet well

On 3 March 2012 the platform Gannet exploded off the coast of Morland. Nine workers were killed. The platform sank on 5 March.

The company Corvo said on 8 March that 1,000 barrels a day were leaking. On 20 March it put the flow at 4,000 barrels a day.

A procedure known as soft kill, in which heavy mud was pumped into the well, began on 26 March and was given up three days
later. The first oil reached land at Grennan Point on 28 March. The Coast Guard ordered Corvo on 30 March to use less dispersant.

The well was declared sealed on 19 May 2012. Brian Pell, the chief of Corvo, resigned on 27 May. Tom Reed replaced him.

The inquiry was led by the judge Ruth Amsel. Its report was published on 4 November 2012.
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("choosing") / f"{_LEAK}.txt"
    path.write_text(_TEXT, encoding="utf-8")
    with asked_of() as asker:
        pack = asker.knowledge.import_pack(_BUNDLED, actor="test", at=1)
        asker.runner.run(pack)
        text = asker.knowledge.import_passages(
            path, slug="", title="", origin=Origin(), actor="test", at=1
        )
        asker.runner.run(text)
        yield asker


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("when did the soft kill start?", _LEAK, "A procedure known as soft kill"),
        ("what is soft kill?", _LEAK, "A procedure known as soft kill"),
        ("when was the well declared sealed?", _LEAK, "The well was declared sealed"),
        ("when did the oil first reach land?", _LEAK, "The first oil reached land"),
        ("who ordered Corvo to use less dispersant?", _LEAK, "The Coast Guard ordered Corvo"),
        ("how many workers were killed?", _LEAK, "Nine workers were killed."),
        ("who led the inquiry?", _LEAK, "The inquiry was led"),
        ("when was the report published?", _LEAK, "Its report was published"),
        ("who seized the airport?", _UNREST, ""),
        ("how many were detained by 7 january?", _UNREST, "Over 3,000 people"),
        ("when was the internet blocked?", _UNREST, ""),
        ("what did Tokayev order?", _UNREST, ""),
    ],
)
def test_the_event_that_has_the_asked_words_answers(
    both: Asker, text: str, event: str, told: str
) -> None:
    answer = both(text)
    assert answer.status is Status.ANSWERED
    assert [each.slug for each in answer.events] == [event]
    assert answer.lead[0].fact.statement.startswith(told)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("was Pell arrested?", _LEAK),
        ("what was the name of the captain of the Gannet?", _LEAK),
        ("how much dispersant was used?", _LEAK),
        ("what time was the explosion of the platform?", _LEAK),
        ("how many soldiers guarded the airport?", _UNREST),
        ("who leads the Nur Otan party?", _UNREST),
    ],
)
def test_what_comes_closest_is_of_the_event_that_has_the_words(
    both: Asker, text: str, event: str
) -> None:
    answer = both(text)
    assert answer.status is Status.CLOSEST
    assert [each.slug for each in answer.events] == [event]


@pytest.mark.parametrize("text", ["how many people died?", "what events were there in January?"])
def test_what_fits_both_alike_is_told_of_the_curated_one(both: Asker, text: str) -> None:
    assert [each.slug for each in both(text).events] == [_UNREST]


@pytest.mark.parametrize(
    ("texts", "event"),
    [
        (("when did the Gannet explode?", "how many died?"), _LEAK),
        (("who is Brian Pell?", "who replaced him?"), _LEAK),
        (("who is Brian Pell?", "when did he resign?"), _LEAK),
        (("when did the Gannet explode?", "and when did it sink?"), _LEAK),
        (("who seized the airport?", "how many were killed?"), _UNREST),
        (("who seized the airport?", "when did the soft kill start?"), _LEAK),
        (("when did the soft kill start?", "who seized the airport?"), _UNREST),
        (("who is Tokayev?", "what did he order?"), _UNREST),
        (("how many people were detained?", "what about the barrels?"), _LEAK),
        (("who seized the airport?", "when did it come to Grennan?"), _LEAK),
    ],
)
def test_a_conversation_stays_with_its_event_until_the_words_are_of_another(
    both: Asker, texts: tuple[str, ...], event: str
) -> None:
    assert [each.slug for each in both.after(*texts).events] == [event]
