"""General-English word lists: what they join, and that they stay apart otherwise."""

import importlib
import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge.lexicon
from knowledge.lexicon import chat, common, cues, phrasal
from knowledge.lexicon import synonyms as groups
from knowledge.lexicon.common import is_common, is_place
from knowledge.lexicon.measures import MEASURES, measure_of, measure_words
from knowledge.lexicon.near import WordIndex
from knowledge.lexicon.numbers import parse_number
from knowledge.lexicon.synonyms import grouped, grouped_words, is_grouped, synonyms
from knowledge.text import clean_question, tokens

LINES = files(knowledge.lexicon).joinpath("synonyms.txt").read_text("ascii").splitlines()


def stem(word: str) -> str:
    return tokens(word)[0].stem


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("killed", "dead", 0.9),
        ("detained", "arrested", 0.9),
        ("police", "officers", 0.85),
        ("protest", "riots", 0.5),
        ("airport", "airfield", 0.85),
        ("dismissed", "fired", 0.85),
        ("nine", "9", 0.9),
        ("colour", "color", 0.95),
        ("helicopter", "chopper", 0.85),
        ("quake", "earthquake", 0.9),
        ("unhurt", "unharmed", 0.85),
        ("admitted", "acknowledged", 0.85),
        ("spacecraft", "spaceship", 0.85),
        ("annulled", "revoked", 0.85),
        ("kids", "children", 0.85),
        ("weapon", "rifle", 0.5),
        ("drowned", "died", 0.7),
        ("pills", "medicine", 0.7),
        ("buy", "sale", 0.75),
        ("learned", "trained", 0.7),
        ("invited", "asked", 0.7),
        ("ransacked", "trashed", 0.75),
        ("coaches", "buses", 0.9),
        ("manager", "director", 0.8),
        ("strongman", "ruler", 0.7),
        ("stoked", "fomented", 0.8),
        ("dismissed", "sacked", 0.85),
        ("shot", "fired", 0.85),
        ("ministers", "cabinet", 0.6),
        ("chimney", "shaft", 0.7),
        ("cellphones", "mobile", 0.7),
        ("vessel", "freighter", 0.85),
        ("queue", "backlog", 0.85),
        ("tugs", "tugboats", 0.85),
        ("inquiry", "probe", 0.85),
        ("spearheaded", "led", 0.7),
        ("delivered", "arrived", 0.6),
        ("extricated", "rescued", 0.8),
        ("cash", "funds", 0.8),
        ("sued", "court", 0.7),
        ("salary", "wages", 0.8),
        ("warlord", "commander", 0.8),
        ("column", "convoy", 0.8),
        ("intermediary", "broker", 0.7),
        ("audio", "sound", 0.7),
        ("drill", "bore", 0.7),
        ("furious", "enraged", 0.8),
        ("mull", "consider", 0.7),
        ("ousted", "dethroned", 0.8),
        ("annul", "overturn", 0.8),
        ("refund", "reimburse", 0.85),
        ("capsule", "module", 0.7),
        ("bombing", "blast", 0.8),
        ("uproar", "outcry", 0.8),
        ("heist", "robbery", 0.85),
        ("automaker", "carmaker", 0.8),
        ("successive", "consecutive", 0.85),
        ("quashed", "annulled", 0.7),
        ("predicted", "projected", 0.6),
        ("manifestation", "protest", 0.8),
        ("relative", "kin", 0.8),
        ("manager", "boss", 0.7),
    ],
)
def test_synonyms_stand_for_each_other(one: str, other: str, least: float) -> None:
    assert dict(synonyms(stem(one)))[stem(other)] >= least
    assert dict(synonyms(stem(other)))[stem(one)] >= least


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("vessel", "submarine"),
        ("plane", "airliner"),
        ("relatives", "brother"),
        ("vehicle", "lorry"),
        ("soldiers", "conscripts"),
        ("money", "roubles"),
        ("politician", "mayor"),
        ("disaster", "earthquake"),
        ("accident", "derailment"),
        ("attacker", "gunman"),
        ("killed", "assassinated"),
        ("boat", "barge"),
        ("disease", "measles"),
        ("doctor", "cardiologist"),
        ("drugs", "heroin"),
        ("journalist", "blogger"),
        ("tournament", "cup"),
        ("ruler", "sultan"),
        ("cleric", "imam"),
        ("bailout", "loan"),
        ("hoodlums", "rioters"),
        ("clergyman", "preacher"),
        ("handful", "few"),
        ("faked", "staged"),
        ("trouble", "unrest"),
        ("collect", "confiscate"),
    ],
)
def test_a_kind_may_be_told_by_one_of_it_and_not_the_other_way(asked: str, told: str) -> None:
    there = dict(synonyms(stem(asked))).get(stem(told), 0.0)
    assert there >= 0.55
    assert dict(synonyms(stem(told))).get(stem(asked), 0.0) <= there


def test_synonyms_are_ordered_and_weighted() -> None:
    found = synonyms(stem("killed"))
    weights = [weight for _, weight in found]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)
    assert synonyms("zzzz") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sinking", "drowned"),
        ("sinking", "floating"),
        ("launch", "countdown"),
        ("captain", "minister"),
        ("guilty", "innocent"),
        ("mother", "father"),
        ("brother", "sister"),
        ("rise", "fall"),
        ("first", "last"),
        ("doctor", "hospital"),
        ("fire", "smoke"),
        ("win", "lose"),
        ("import", "export"),
        ("young", "old"),
        ("killed", "injured"),
        ("injured", "hospitalised"),
        ("hostages", "detained"),
        ("arrested", "released"),
        ("arrested", "charged"),
        ("charged", "convicted"),
        ("convicted", "acquitted"),
        ("pardoned", "sentenced"),
        ("owner", "worker"),
        ("appointed", "elected"),
        ("hired", "fired"),
        ("arrived", "left"),
        ("returned", "left"),
        ("surrendered", "captured"),
        ("launched", "landed"),
        ("salary", "fine"),
        ("wife", "mother"),
        ("trapped", "rescued"),
        ("president", "minister"),
        ("mayor", "governor"),
        ("river", "road"),
        ("start", "end"),
        ("arrested", "killed"),
        ("police", "soldiers"),
        ("strike", "protest"),
        ("killer", "victim"),
        ("driver", "passenger"),
        ("landlord", "tenant"),
        ("earthquake", "volcano"),
        ("flood", "storm"),
        ("plane", "helicopter"),
        ("car", "truck"),
        ("church", "mosque"),
        ("priest", "imam"),
        ("bishop", "pope"),
        ("prosecutor", "lawyer"),
        ("nominated", "elected"),
        ("football", "tennis"),
        ("profit", "loss"),
        ("debt", "profit"),
        ("virus", "bacteria"),
        ("rebel", "government"),
    ],
)
def test_opposites_and_mere_neighbours_stay_apart(one: str, other: str) -> None:
    assert stem(other) not in dict(synonyms(stem(one)))


@pytest.mark.parametrize("word", ["killed", "reporter", "9", "sacked", "said", "dying"])
def test_grouped_words_are_found_by_stem(word: str) -> None:
    assert is_grouped(stem(word))
    assert stem(word) in grouped()


def test_strange_words_are_in_no_group() -> None:
    assert not is_grouped("zzzz")


def test_synonyms_go_both_ways_where_the_line_does_not_say_one() -> None:
    """A word whose base form and stem begin differently would be lost on one side."""
    one_way = {pair for line in LINES if " > " in line for pair in sides(line)}
    lone = [
        (one, other)
        for one in grouped()
        for other, weight in synonyms(one)
        if (one, other) not in one_way and dict(synonyms(other)).get(one, 0.0) < weight
    ]
    assert lone == []


def sides(line: str) -> Iterator[tuple[str, str]]:
    asked, _, told = line.partition(" > ")
    return product(map(stem, asked.split()[1:]), map(stem, told.split()))


def test_every_group_joins_two_single_words() -> None:
    words = grouped_words().split()
    assert [word for word in words if len(tokens(word)) != 1] == []
    assert [stem for stem in grouped() if not synonyms(stem)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how many ppl died b4 7 jan", "how many people died before 7 jan"),
        ("u know abt it", "you know about it"),
        ("w/ or w/o water", "with or without water"),
        ("did the govt step down", "did the government resign"),
        ("how many cops.", "how many police."),
        ("on what grounds did they close it", "why did they close it"),
        ("whereabouts did they land", "where did they land"),
        ("who n when", "who and when"),
        ("who wld lead evry1", "who would lead everyone"),
        ("N Korea", "N Korea"),
        ("U.S. troops", "U.S. troops"),
        ("5 min later", "5 min later"),
        ("generation Y", "generation Y"),
        ("tell US", "tell US"),
        ("who was fired after the flood", "who was dismissed after the flood"),
        ("when was the mayor fired", "when was the mayor dismissed"),
        ("how many ministers got fired", "how many ministers got dismissed"),
        ("how many shots were fired", "how many shots were fired"),
        ("was tear gas fired", "was tear gas fired"),
        ("who fired at the crowd", "who fired at the crowd"),
        ("which rockets were fired", "which rockets were fired"),
        ("who was fired at", "who was fired at"),
        ("what was fired", "what was fired"),
        ("who fired first", "who fired first"),
        ("who is Max Ström", "who is Max Ström"),
        ("did the guards switch sides", "did the guards defect"),
        ("how often did they meet", "how many times did they meet"),
        ("who ran the tower", "who led the tower"),
        ("who ran the next race", "who ran the next race"),
        ("who ran for mayor", "who ran for mayor"),
    ],
)
def test_chat_spelling_is_expanded(typed: str, meant: str) -> None:
    assert chat.expand(typed) == meant


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("how many people were detained", "detained"),
        ("number of arrests", "detained"),
        ("how many troops were injured", "injured"),
        ("how many police officers were killed", "killed"),
        ("death toll", "killed"),
        ("how many soldiers were sent", "troops"),
        ("how old was he", "age"),
        ("colour of the flag", ""),
    ],
)
def test_questions_ask_for_a_measure(question: str, measure: str) -> None:
    assert measure_of([token.stem for token in tokens(chat.expand(question))]) == measure


def test_every_measure_is_asked_for_by_its_own_words() -> None:
    for measure in MEASURES:
        assert measure_words(measure), measure
    assert measure_words("broken-windows") == (stem("broken"), stem("windows"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("when did it begin", ("when",)),
        ("who said that the airport was held", ("who-said",)),
        ("how many were killed", ("how-many",)),
        ("where did protests start", ("where",)),
        ("why did they protest", ("why",)),
        ("was the airport seized", ("whether",)),
        ("airport seized", ()),
    ],
)
def test_the_asked_kind_is_read(text: str, kinds: tuple[str, ...]) -> None:
    assert cues.asked(text, tokens(text))[:1] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "almaty airport seized",
        "detained 7 jan",
        "tell me about the protests",
        "ok and the mayor?",
        "and in almaty",
        "hi, how many people were detained?",
        "hey bot when did the troops arrive",
        "do you know when the curfew began",
        "can you tell me how many were killed",
        "anyone know when the airport reopened?",
        "did anyone die there",
        "lol how many died though",
        "I wonder when it began",
        "wasn't the airport seized?",
        "internet outage?",
    ],
)
def test_requests_look_like_questions(text: str) -> None:
    plain = chat.expand(clean_question(text))
    assert cues.looks_like_question(plain, tokens(plain))


@pytest.mark.parametrize(
    "text",
    [
        "lol same",
        "thanks bot",
        "good morning everyone",
        "I love this server",
        "brb",
        "anyone up for a game?",
        "how are you?",
        "u there?",
        "what's up",
        "what's up with you",
        "are you a bot?",
        "can anyone help me?",
        "who wants to play",
        "let me know",
        "my cat is cute",
        "I read about it last night, so sad",
        "I'll be back in ten minutes",
        "can someone fix the channel?",
        "🙂",
        "!!!",
        "",
    ],
)
def test_chatter_does_not(text: str) -> None:
    plain = chat.expand(clean_question(text))
    assert not cues.looks_like_question(plain, tokens(plain))


def test_latest_earliest_and_history_are_told_apart() -> None:
    assert cues.wants_latest("the most recent count", ())
    assert cues.wants_earliest("the initial figure", ())
    assert cues.wants_history("how did the number change", ())
    assert not cues.wants_history("how did they travel", ())


@pytest.mark.parametrize("word", ["weather", "president", "football", "recipe"])
def test_ordinary_words_are_common(word: str) -> None:
    assert is_common(stem(word))


def test_what_is_read_beforehand_tells_the_same() -> None:
    told = phrasal.senses(tokens("they gave up and called off the march"))
    for lexicon in (common, phrasal, groups):
        lexicon.make_ready()
    assert phrasal.senses(tokens("they gave up and called off the march")) == told
    assert is_common(stem("weather"))
    assert not is_common(stem("zzz"))
    assert all(map(is_grouped, grouped()))
    assert not is_grouped(stem("estonia"))


def test_places_are_known_but_not_common() -> None:
    assert is_place("estonia")
    assert not is_common(stem("estonia"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-six", 26.0),
        ("two and a half thousand", 2500.0),
        ("seven million and a half", 7_500_000.0),
        ("1.2 million", 1_200_000.0),
        ("a hundred", 100.0),
        ("half a million", 500_000.0),
        ("one hundred and twenty-five thousand", 125_000.0),
        ("three thousand nine hundred sixty-nine", 3969.0),
        ("5,969", 5969.0),
        ("two dozen", 24.0),
        ("dozens", None),
        ("several", None),
        ("two two", None),
        ("and six", None),
        ("twenty eleven", None),
        ("", None),
    ],
)
def test_numbers_in_words_are_read(words: str, value: float | None) -> None:
    assert parse_number(words.split()) == value


def test_near_words_come_nearest_first() -> None:
    index = WordIndex(("airport", "airports", "report", "apple"))
    assert index.near("airprot", 2) == ((1, "airport"), (2, "airports"))
    assert index.near("airport", 1) == ((1, "airports"),)
    assert index.near("", 1) == ()


@given(st.text(max_size=200))
def test_nothing_here_raises(text: str) -> None:
    plain = chat.expand(clean_question(text))
    words = tokens(plain)
    cues.asked(plain, words)
    cues.looks_like_question(plain, words)
    measure_of([word.stem for word in words])
    parse_number([word.text for word in words])
    for word in words:
        synonyms(word.stem)


def test_a_hospital_is_no_count_of_the_injured() -> None:
    assert measure_of([stem("hospitals")]) == ""


def test_among_very_many_words_the_same_ones_are_near() -> None:
    words = ["".join(letters) for letters in product("abcdefgh", repeat=5)]
    few = [word for word in words if word[0] == "a" or word[-1] == "e"]
    index = WordIndex(words, of_record=True)
    for word, edits in (("abcde", 1), ("aacce", 2), ("abcdex", 2), ("ae", 3), ("a", 1)):
        assert index.near(word, edits) == WordIndex(few).near(word, edits)
    assert index.near("x" * 39, 1) == ()
    index.make_ready()
    assert index.near("abcde", 1) == WordIndex(few).near("abcde", 1)


def test_near_words_are_the_same_whether_letters_are_told_apart_by_numpy_or_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = WordIndex("".join(letters) for letters in product("abcdefgh", repeat=5))
    asked = (("abcde", 1), ("aacce", 2), ("abcdex", 2), ("ae", 3))
    with monkeypatch.context() as without:
        without.delitem(sys.modules, "numpy", raising=False)
        plainly = [index.near(word, edits) for word, edits in asked]
    importlib.import_module("numpy")
    assert [index.near(word, edits) for word, edits in asked] == plainly
