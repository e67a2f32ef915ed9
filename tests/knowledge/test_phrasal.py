"""Expressions of several words: what they say, where they are met, and what they are not."""

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge.lexicon
from knowledge.lexicon.phrasal import AS_COMMON, Sense, senses
from knowledge.lexicon.thesaurus import phrases
from knowledge.search.reading.ideas import ideas
from knowledge.text import tokens

TABLE = {
    meaning: listed.split(", ")
    for meaning, _, listed in (
        line.partition(": ")
        for line in files(knowledge.lexicon).joinpath("phrasal.txt").read_text("ascii").splitlines()
    )
}
OTHERS = files(knowledge.lexicon).joinpath("manysided.txt").read_text("ascii").splitlines()
WRITTEN = [
    (written.removesuffix(" |"), meaning) for meaning, listed in TABLE.items() for written in listed
]


def stem(word: str) -> str:
    return tokens(word)[0].stem


def said(text: str) -> list[tuple[str, str]]:
    """The words of each expression found in ``text``, and the stem it says."""
    words = tokens(text)
    return [
        (text[words[each.first].start : words[each.last].end], each.stem) for each in senses(words)
    ]


@pytest.mark.parametrize(
    ("text", "written", "meaning"),
    [
        ("The march was called off at noon", "called off", "cancel"),
        ("how many went home from hospital", "went home from hospital", "discharge"),
        ("Three miners left the hospital", "left the hospital", "discharge"),
        ("how long were they below ground", "below ground", "underground"),
        ("a fire breaks out in the hold", "breaks out", "begin"),
        ("Crowds had set fire to the hall", "set fire to", "burn"),
        ("the minister is stepping down", "stepping down", "resign"),
        ("two people lost their lives", "lost their lives", "die"),
        ("the pilot lost his life", "lost his life", "die"),
        ("when did the prosecutor drop the case", "drop the case", "close"),
        ("the tug put in at Varne", "put in at", "arrive"),
        ("where had the ship started its voyage", "started its voyage", "depart"),
        ("who took charge of the country", "took charge of", "lead"),
        ("the roof caved in on them", "caved in", "collapse"),
        ("he was shot dead", "shot dead", "kill"),
        ("the ship has gone missing", "gone missing", "disappear"),
        ("she got rid of him", "got rid of", "dismiss"),
        ("the rebels gave themselves up", "gave themselves up", "surrender"),
        ("the break-out failed, the lift-off did not", "lift-off", "launch"),
        ("the death toll", "death toll", "deaths"),
        ("they went on strike", "went on strike", "strike"),
        ("the bid was voted down", "voted down", "reject"),
        ("the roof gave way at noon", "gave way", "collapse"),
        ("who managed to escape", "managed to", "manage"),
        ("they did a runner", "did a runner", "flee"),
        ("crews lost contact with them", "lost contact with", "missing"),
        ("the guards turned a blind eye", "turned a blind eye", "ignore"),
        ("they took legal action against it", "took legal action against", "sue"),
        ("the fires were put out", "put out", "extinguish"),
        ("the jet turned back", "turned back", "return"),
        ("the head of the agency lost his job", "lost his job", "dismiss"),
        ("all of them went home", "went home", "homecoming"),
        ("the families were in the dark about it", "in the dark about", "unaware"),
        ("sent to hospital for check-ups", "check-ups", "examination"),
        ("the case was dropped; they dropped the charges", "dropped the charges", "pardon"),
        ("the general shook hands with them", "shook hands with", "greet"),
        ("he stabbed them in the back", "stabbed them in the back", "betray"),
        ("the tug took her in tow", "took her in tow", "tow"),
        ("nobody took the blame for it", "took the blame", "blame"),
        ("the ferry broke in two", "broke in two", "split"),
        ("they stopped the oil from spreading", "stopped the oil from spreading", "contain"),
        ("at noon the guns fell silent", "guns fell silent", "ceasefire"),
        ("how much jail time did he get", "jail time", "sentence"),
        ("nobody could know the number", "nobody could know", "verify"),
    ],
)
def test_an_expression_says_what_one_word_says(text: str, written: str, meaning: str) -> None:
    assert (written, stem(meaning)) in said(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("they blew the bridge up", "blew the bridge up"),
        ("let them go", "let them go"),
        ("he put the vote off", "put the vote off"),
        ("took two of the men into custody", "took two of the men into custody"),
    ],
)
def test_words_may_stand_inside_where_the_verb_lets_them(text: str, written: str) -> None:
    assert [found for found, _ in said(text)] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "they blew the old and very long bridge up",
        "what broke the men out there",
        "the war he broke. Out of nowhere",
        "they called, off the coast",
        "well over a hundred",
        "the lives they lost",
        "off",
        "",
    ],
)
def test_words_that_only_stand_near_say_nothing_together(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the soldiers on the bridge",
        "how many soldiers on roofs were seen",
        "an Israeli soldier on 13 October",
        "they stood in the hall",
        "who stands in the 2012 vote",
        "the deadly fire at a chemical plant",
        "a series of fires at churches",
        "the first step in a long campaign",
        "she stayed in the capital",
        "they will vote in the new hall",
        "the vote last month in a town",
        "a boat carrying people sinks off the coast",
        "the result in Ohio",
        "the first object to leave the system",
        "money was kept in private homes",
        "a ship in the Red Sea",
        "he was stopped by guards",
        "the answer was given in the evening",
    ],
)
def test_a_noun_or_the_beginning_of_a_place_is_no_part_of_a_verb(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "written", "meaning"),
    [
        ("who soldiered on", "soldiered on", "continue"),
        ("he stood in for her", "stood in for", "replace"),
        ("the army stepped in", "stepped in", "intervene"),
        ("they broke in, and left", "broke in", "enter"),
        ("he stepped in when it was late", "stepped in", "intervene"),
        ("the quake went on shaking them", "went on", "continue"),
        ("the guards fired at the crowd", "fired at", "shoot"),
        ("the jet crashed into the sea", "crashed into", "collide"),
        ("his call for a strike", "call for", "demand"),
        ("she was voted in as mayor", "voted in", "elect"),
        ("due to the storm", "due to", "cause"),
    ],
)
def test_a_verb_keeps_the_particle_that_is_its_own(text: str, written: str, meaning: str) -> None:
    assert (written, stem(meaning)) in said(text)


def test_the_longer_expression_holds() -> None:
    assert said("the case went on and he went on trial") == [
        ("went on", stem("continue")),
        ("went on trial", stem("trial")),
    ]


def test_places_are_counted_over_all_words() -> None:
    assert senses(tokens("The vote was put off again")) == (Sense(3, 4, stem("postpone")),)


def test_the_thesaurus_is_asked_where_the_table_is_silent() -> None:
    assert "speed up" in phrases()
    assert said("the rescue was speeded up") == [("speeded up", phrases()["speed up"])]


def test_each_expression_of_the_table_is_met() -> None:
    assert [each for each in WRITTEN if not _is_met(*each)] == []


def _is_met(written: str, meaning: str) -> bool:
    plain = written.replace("one's", "their").replace("oneself", "herself").replace(" ~", "")
    words = tokens(plain)
    return senses(words) == (Sense(0, len(words) - 1, stem(meaning)),)


def test_no_expression_is_listed_twice() -> None:
    assert [each for each, count in Counter(w for w, _ in WRITTEN).items() if count > 1] == []


def test_meanings_are_single_words() -> None:
    assert [meaning for meaning in TABLE if len(tokens(meaning)) != 1] == []


@given(st.text(max_size=200))
def test_senses_lie_apart_and_inside(text: str) -> None:
    words = tokens(text)
    at = -1
    for each in senses(words):
        assert at < each.first < each.last < len(words)
        at = each.last


@given(st.lists(st.sampled_from([w for w, _ in WRITTEN]), max_size=12))
def test_expressions_in_a_row_lie_apart(written: list[str]) -> None:
    words = tokens(" ".join(written).replace("~", "it"))
    at = -1
    for each in senses(words):
        assert at < each.first < each.last < len(words)
        at = each.last


def test_an_expression_may_say_other_things_besides() -> None:
    others = dict(senses(tokens("who took over from him"))[0].others)
    assert senses(tokens("who took over"))[0].stem == stem("seize")
    assert dict(senses(tokens("who took over"))[0].others)[stem("succeed")] >= AS_COMMON
    assert others == {}


def test_what_stands_near_may_leave_its_first_meaning_alone() -> None:
    assert dict(senses(tokens("the report was put out"))[0].others)[stem("issue")]
    assert senses(tokens("the blaze was put out"))[0].others == ()


def test_only_small_words_may_say_something_together() -> None:
    words = tokens("who got out")
    assert [idea.sense for idea in ideas(words, ())] == [stem("rescue")]
    assert ideas(words[:1], ()) == ()


@pytest.mark.parametrize("line", OTHERS)
def test_other_meanings_are_words_beside_a_first_one(line: str) -> None:
    told, _, listed = line.partition(": ")
    written = told.partition(" (")[0]
    found = senses(tokens(written))
    assert len(found) == 1
    assert len(found[0].others) == len(listed.split(", "))
    assert found[0].stem not in dict(found[0].others)
    assert all(0.5 <= share < 1.0 for _, share in found[0].others)


def test_other_meanings_are_listed_in_order_and_once() -> None:
    written = [line.partition(":")[0] for line in OTHERS]
    assert written == sorted(set(written))
