"""What the record says for and against what somebody states, on the bundled event."""

import asyncio
from datetime import date
from typing import Final

import pytest

from bot.app import open_knowledge
from bot.asking.claims import Stand, statements
from bot.asking.conversation import Told, check
from bot.blocks import Facts, Sentence
from bot.reader import NOWHERE, Reader
from bot.words import LANGUAGES, words_for
from knowledge.flow import Status

TODAY: Final = date(2026, 11, 24)
READER: Final = Reader(1, NOWHERE, "en", TODAY)

CLAIMS: Final[dict[str, tuple[Stand, str] | None]] = {
    "Protesters seized Almaty airport on 5 January": (Stand.BEARS_OUT, "KZ-0056"),
    "The airport in Almaty was seized by protesters.": (Stand.BEARS_OUT, "KZ-0056"),
    "Tokayev dismissed the government": (Stand.BEARS_OUT, "KZ-0025"),
    "Flights to Almaty were cancelled": (Stand.BEARS_OUT, "KZ-0069"),
    "State of emergency will end on 19 January": (Stand.BEARS_OUT, "KZ-0005"),
    "164 people were killed in Kazakhstan": (Stand.BEARS_OUT, "KZ-0222"),
    "103 people died in Almaty": (Stand.BEARS_OUT, "KZ-0223"),
    "At least 100 people died in Almaty": (Stand.BEARS_OUT, "KZ-0223"),
    "more than 3,000 people were arrested by 7 January": (Stand.BEARS_OUT, "KZ-0190"),
    "nobody was killed": (Stand.OTHERWISE, "KZ-0191"),
    "Almaty airport was never seized": (Stand.OTHERWISE, "KZ-0056"),
    "Tokayev did not dismiss the government": (Stand.OTHERWISE, "KZ-0025"),
    "Protesters seized Almaty airport on 7 January": (Stand.OTHER_DAY, "KZ-0056"),
    "225 people died in the protests in Kazakhstan": (Stand.OTHER_NUMBER, "KZ-0222"),
    "50 people died in Almaty": (Stand.OTHER_NUMBER, "KZ-0223"),
    "CSTO sent 10,000 troops": (Stand.OTHER_NUMBER, "KZ-0199"),
    # Near, but nothing that would settle it.
    "Tokayev resigned": None,
    "Protesters seized Aktau airport": None,
    "Police attacked protesters in Almaty": None,
    "The mayor's office in Almaty burned down": None,
    "A state of emergency was declared in the whole country on 5 January": None,
    "18 police officers were killed": None,
    "Russia sent 3,000 troops": None,
    "Gas prices were cut": None,
    "China invaded Kazakhstan": None,
    "Nazarbayev fled the country": None,
    "the moon is made of cheese": None,
}
SEVERAL: Final = "Tokayev dismissed the government. Nobody was killed in Kazakhstan!"
OTHERS: Final = (
    "164 people were killed in Kazakhstan",
    "the moon is made of cheese",
    "who seized Almaty airport?",
    SEVERAL,
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Everything that these tests have checked, by its text."""
    folder = tmp_path_factory.mktemp("claims")
    return asyncio.run(_check_all(f"sqlite:///{folder / 'record.db'}"))


async def _check_all(store: str) -> dict[str, Told]:
    async with open_knowledge(store, now=1_790_000_000) as knowledge:
        return {text: await check(knowledge, text, READER) for text in (*CLAIMS, *OTHERS)}


def facts_of(told: Told, stand: Stand) -> list[str]:
    return [fact.id for each, facts in told.groups if each is stand for fact in facts]


@pytest.mark.parametrize("claim", [claim for claim, wanted in CLAIMS.items() if wanted])
def test_what_settles_a_claim_is_told(told: dict[str, Told], claim: str) -> None:
    wanted = CLAIMS[claim]
    assert wanted is not None
    stand, fact = wanted
    assert fact in facts_of(told[claim], stand)
    if stand is not Stand.BEARS_OUT:
        assert not facts_of(told[claim], Stand.BEARS_OUT)


@pytest.mark.parametrize("claim", [claim for claim, wanted in CLAIMS.items() if wanted is None])
def test_nothing_is_guessed(told: dict[str, Told], claim: str) -> None:
    """Facts that are merely near are called so, and no verdict is given."""
    assert {stand for stand, _ in told[claim].groups} <= {Stand.NEAR}
    heading = told[claim].reply.blocks[0]
    assert isinstance(heading, Sentence)
    assert heading.text in (
        "The record neither bears this out nor says otherwise.",
        "The record has nothing on this.",
    )


def test_a_fact_that_contradicts_another_stands_against(told: dict[str, Told]) -> None:
    """A link of the record says so; then accounts differ."""
    checked = told["164 people were killed in Kazakhstan"]
    assert facts_of(checked, Stand.OTHERWISE) == ["KZ-0229"]
    assert checked.reply.blocks[0] == Sentence("Accounts in the record differ.", strong=True)


def test_every_group_is_cited_and_every_fact_kept(told: dict[str, Told]) -> None:
    checked = told["Protesters seized Almaty airport on 5 January"]
    groups = [block for block in checked.reply.blocks if isinstance(block, Facts)]
    assert [group.title for group in groups][:2] == ["Bears it out", "Claimed as well"]
    assert all(line.marks for group in groups for line in group.lines)
    lines = [line.fact for group in groups for line in group.lines]
    assert lines == [fact.id for fact in checked.facts] == [each.fact for each in checked.posted]
    assert len(lines) == len(set(lines))


def test_numbers_that_are_compared_are_marked(told: dict[str, Told]) -> None:
    checked = told["225 people died in the protests in Kazakhstan"]
    group = next(block for block in checked.reply.blocks if isinstance(block, Facts))
    (line,) = group.lines
    (bold,) = line.bold
    assert line.text[bold.start : bold.end] == "164"


def test_nothing_on_record_is_said_so(told: dict[str, Told]) -> None:
    checked = told["the moon is made of cheese"]
    assert checked.status is Status.NOTHING
    assert checked.facts == ()
    assert checked.reply.references == ()


def test_a_question_is_answered(told: dict[str, Told]) -> None:
    answered = told["who seized Almaty airport?"]
    assert answered.groups == ()
    assert answered.answer is not None
    assert answered.lead > 0


def test_each_sentence_is_checked_by_itself(told: dict[str, Told]) -> None:
    checked = told[SEVERAL]
    assert "KZ-0025" in facts_of(checked, Stand.BEARS_OUT)
    assert "KZ-0222" in facts_of(checked, Stand.OTHERWISE)
    heading = checked.reply.blocks[0]
    assert isinstance(heading, Sentence)
    assert "each was checked by itself" in heading.text


def test_no_more_than_three_sentences_are_checked() -> None:
    text = "One was said here. Two was said here! Ok. Three was said\nFour was said here."
    assert statements(text) == ("One was said here.", "Two was said here!", "Three was said")


@pytest.mark.parametrize("text", ["", "?", "lol", "…", "\n\n"])
def test_what_states_nothing_has_no_statement(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_group_has_its_words(language: str) -> None:
    words = words_for(language)
    for name in ("nothing", "several", "both", "unsure", *set(Stand) - {Stand.NEAR}):
        assert words.say(f"claim.{name}").endswith(".")
    for stand in Stand:
        assert words.say(f"claim.group-{stand}")
