"""The thesaurus: what it joins and keeps apart, that it holds only words, and that it is current."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge.lexicon
from knowledge.lexicon.thesaurus import (
    commonness,
    is_adverb_only,
    kinds,
    knows,
    phrases,
    related,
)
from knowledge.text import STOP, tokens

FOLDER = Path(next(iter(knowledge.lexicon.__path__)))
NEWS = """
    arrest protest hospital school vehicle weapon flight ship storm victim rescue government minister
    quit fire bomb leak radiation dose price fuel explosion fault engine launch crew mine trap flood
    quake wave shelter evacuate blame deny admit warn promise refuse ban curfew army police king
    election vote treaty strike crowd leader pupil blaze wound cheap destroy kill attack angry huge
""".split()


def stem(word: str) -> str:
    return tokens(word)[0].stem


def weights(word: str) -> dict[str, float]:
    return {each.stem: each.weight for each in related(stem(word))}


@pytest.mark.parametrize(
    ("asked", "told", "relation"),
    [
        ("pupils", "students", "synonym"),
        ("earthquake", "quake", "synonym"),
        ("cheap", "inexpensive", "synonym"),
        ("wounded", "injured", "synonym"),
        ("quit", "resigned", "narrower"),
        ("vehicles", "trucks", "narrower"),
        ("vehicle", "ambulance", "narrower"),
        ("weapons", "rifle", "narrower"),
        ("truck", "vehicle", "broader"),
        ("pistol", "gun", "broader"),
        ("barred", "forbidden", "broader"),
        ("ban", "illegal", "similar"),
        ("huge", "large", "similar"),
        ("anger", "angry", "derived"),
        ("seismic", "quake", "derived"),
        ("cheaper", "cheap", "derived"),
        ("biggest", "big", "derived"),
    ],
)
def test_words_of_a_question_meet_those_of_a_fact(asked: str, told: str, relation: str) -> None:
    found = {each.stem: each.relation for each in related(stem(asked))}
    assert found.get(stem(told)) == relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("win", "lose"),
        ("increase", "decrease"),
        ("begin", "end"),
        ("open", "close"),
        ("arrive", "leave"),
        ("alive", "dead"),
        ("buy", "sell"),
        ("cheap", "expensive"),
        ("victory", "defeat"),
        ("major", "minor"),
        ("north", "south"),
        ("legal", "illegal"),
    ],
)
def test_opposites_are_kept_apart(one: str, other: str) -> None:
    assert stem(other) not in weights(one)
    assert stem(one) not in weights(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gun", "sword"), ("car", "truck"), ("king", "president"), ("flood", "storm")],
)
def test_two_of_a_kind_do_not_stand_for_each_other(one: str, other: str) -> None:
    assert stem(other) not in weights(one)
    assert stem(one) not in weights(other)


@pytest.mark.parametrize("word", NEWS)
def test_relations_are_ordered_few_and_weighed(word: str) -> None:
    found = related(stem(word))
    given = [each.weight for each in found]
    assert given == sorted(given, reverse=True)
    assert all(0.25 <= weight <= 0.9 for weight in given)
    assert len(found) <= 60
    assert len({each.stem for each in found} | {stem(word)}) == len(found) + 1
    assert not STOP & {each.stem for each in found}
    assert sum(each.relation == "narrower" for each in found) <= 40


@pytest.mark.parametrize("word", NEWS)
def test_relations_lead_to_known_words(word: str) -> None:
    assert all(knows(each.stem) for each in related(stem(word)))


@pytest.mark.parametrize("word", NEWS)
def test_what_has_no_direction_holds_from_both_sides(word: str) -> None:
    """A long list on the other side may have lost the word, a full one never says less."""
    own = stem(word)
    for each in related(own):
        back = {other.stem: other.weight for other in related(each.stem)}
        if each.relation in {"synonym", "derived", "similar"} and commonness(own) > 0.1:
            assert back.get(own, 0.0) >= each.weight or len(back) >= 40


def test_a_meaning_that_leads_weighs_more_than_a_rare_one() -> None:
    assert weights("pupil")["student"] > 0.8
    assert weights("arrest")[stem("seize")] > weights("seize").get(stem("appropriate"), 0.0)


@pytest.mark.parametrize(
    "word", ["president", "curfew", "evacuate", "organise", "colour", "ablaze"]
)
def test_english_words_are_known(word: str) -> None:
    assert knows(stem(word))
    assert 0 < commonness(stem(word)) <= 1


@pytest.mark.parametrize("word", ["london", "moscow", "shakespeare", "zxqv", "teh", ""])
def test_names_and_slips_are_not(word: str) -> None:
    assert not knows(word)
    assert commonness(word) == 0
    assert related(word) == ()
    assert kinds(word) == ()


def test_frequent_words_are_commoner() -> None:
    asked = ["say", "government", "hospital", "curfew"]
    found = [commonness(stem(word)) for word in asked]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("hospital", "noun"),
        ("resign", "verb"),
        ("huge", "adjective"),
        ("perhaps", "adverb"),
    ],
)
def test_the_commonest_part_of_speech_comes_first(word: str, kind: str) -> None:
    found = kinds(stem(word))
    assert found[0][0] == kind
    shares = [share for _, share in found]
    assert shares == sorted(shares, reverse=True)
    assert is_adverb_only(stem(word)) == (kind == "adverb")


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("call off", "cancel"),
        ("blow up", "explode"),
        ("shut down", "close"),
        ("put off", "postpone"),
        ("take place", "occur"),
        ("turn down", "refuse"),
        ("find out", "determine"),
    ],
)
def test_two_word_verbs_have_one_word_for_them(phrase: str, word: str) -> None:
    stems = " ".join(token.stem for token in tokens(phrase))
    assert phrases()[stems] == stem(word)


@pytest.mark.parametrize("phrase", ["put out", "pick up", "take off", "go off", "hold up"])
def test_two_word_verbs_of_many_meanings_are_left_out(phrase: str) -> None:
    assert phrase not in phrases()


def test_two_word_verbs_lead_to_known_words() -> None:
    assert all(knows(word) and word not in STOP for word in phrases().values())
    assert all(len(phrase.split()) == 2 for phrase in phrases())


@given(st.text(max_size=40))
def test_no_text_is_too_odd_to_ask(text: str) -> None:
    assert knows(text) == (commonness(text) > 0) == bool(kinds(text))
    assert isinstance(related(text), tuple)


@pytest.mark.parametrize(
    "text", ["arrest\t", "\n", "arrest\n", "ARREST", "é", "\ud800", "a" * 5000]
)
def test_only_a_whole_stem_is_found(text: str) -> None:
    assert not knows(text)
    assert related(text) == ()


def test_every_line_of_the_file_is_found() -> None:
    words, _, _ = _text().partition("\n\n")
    lines = words.splitlines()
    assert all(knows(line.partition("\t")[0]) for line in lines[::7])
    assert knows(lines[0].partition("\t")[0])
    assert knows(lines[-1].partition("\t")[0])


def test_file_is_small() -> None:
    assert (FOLDER / "thesaurus.txt.gz").stat().st_size <= 900_000
    assert len(_text()) <= 3_000_000


def test_licence_lies_beside_the_file() -> None:
    notice = (FOLDER / "WORDNET-LICENSE").read_text(encoding="utf-8")
    for part in (
        "thesaurus.txt.gz",
        "WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.",
        'THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"',
        "agrees to preserve same.",
    ):
        assert part in notice


def _text() -> str:
    return zlib.decompress((FOLDER / "thesaurus.txt.gz").read_bytes(), 31).decode("ascii")
