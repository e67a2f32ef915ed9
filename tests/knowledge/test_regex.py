"""Expressions are compiled when they are used, and every one that is written down can be."""

import pkgutil
import re
from importlib import import_module

import pytest

import knowledge
from knowledge.literals import could_match, literals_of
from knowledge.regex import _Uncompiled, compile_waiting, finder, regex
from tests.golden.sets import SETS


def test_what_stands_for_an_expression_does_as_it_does() -> None:
    found = regex(r"\bpier (?P<number>[0-9]+)\b", re.IGNORECASE)
    match = found.search("at Pier 7")
    assert match is not None
    assert match["number"] == "7"
    assert found.sub("quay", "Pier 7, pier 8") == "quay, quay"
    assert found.flags & re.IGNORECASE
    assert found.pattern == r"\bpier (?P<number>[0-9]+)\b"


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_text_that_lacks_a_needed_word_is_answered_for_without_compiling() -> None:
    """One that cannot be compiled can be asked, and tells so by a text that it could match."""
    wrong = regex(r"\bpier (?<=r+)")
    assert wrong.search("no quay") is None
    assert wrong.sub("x", "no quay") == "no quay"
    with pytest.raises(re.error):
        wrong.search("a pier here")


@pytest.mark.parametrize("text", ["no quay", "Pier 7, pier 8", ""])
def test_every_method_tells_what_that_of_the_compiled_one_tells(text: str) -> None:
    """Also one that was taken before, and whatever was asked before."""
    compiled = re.compile(r"\bpier ([0-9])", re.IGNORECASE)
    mine = regex(compiled.pattern, re.IGNORECASE)
    taken = mine.search, mine.sub
    for _ in range(2):
        for name in ("search", "match", "fullmatch"):
            theirs = getattr(compiled, name)(text)
            assert str(getattr(mine, name)(text)) == str(theirs)
            assert str(getattr(mine, name)(text, 1)) == str(getattr(compiled, name)(text, 1))
        assert mine.findall(text) == compiled.findall(text)
        assert list(map(str, mine.finditer(text))) == list(map(str, compiled.finditer(text)))
        assert mine.split(text) == compiled.split(text)
        assert mine.sub("x", text, count=1) == compiled.sub("x", text, count=1)
        assert mine.subn("x", string=text) == compiled.subn("x", string=text)
        assert str(taken[0](text)) == str(compiled.search(text))
        assert taken[1](r"\1", text) == compiled.sub(r"\1", text)
        mine.search("pier 1")


def test_expression_that_is_asked_again_and_again_is_compiled() -> None:
    pattern = regex(r"\bpier [0-9]")
    assert not any(pattern.search(f"the quay at {at}") for at in range(1000))
    assert vars(pattern)["_compiled"] is not None
    assert pattern.search("at pier 3")


def test_what_waits_for_a_text_that_it_could_match_is_compiled_when_that_is_wanted() -> None:
    pattern = regex(r"\bpier [0-9]")
    assert pattern.search("the quay") is None
    assert vars(pattern)["_compiled"] is None
    compile_waiting()
    assert vars(pattern)["_compiled"] is not None
    assert pattern.search("the quay") is None
    assert pattern.search("at pier 3")


def _expressions() -> list[_Uncompiled]:
    return [
        value
        for each in pkgutil.walk_packages(knowledge.__path__, "knowledge.")
        for value in vars(import_module(each.name)).values()
        if isinstance(value, _Uncompiled)
    ]


def test_no_question_that_an_expression_matches_lacks_what_it_needs() -> None:
    questions = [case.question for case in SETS["kazakhstan"].cases()][::3]
    for each in _expressions():
        needed = literals_of(*each._written)
        pattern = re.compile(*each._written)
        without = [text for text in questions if not could_match(text, needed)]
        assert [text for text in without if pattern.search(text)] == [], pattern.pattern


def test_every_expression_of_the_record_can_be_compiled() -> None:
    found = _expressions()
    assert found
    assert all(each.pattern for each in found)
    # In an f-string "{0, 2}" is a pair of numbers, no repeat.
    assert [
        each.pattern for each in found if re.search(r"\([0-9]+, [0-9]+\)", str(each.pattern))
    ] == []


def test_finder_tells_whether_a_text_has_the_pattern() -> None:
    has_number = finder(regex(r"[0-9]+"))
    assert [has_number(text) for text in ("no", "17", "no", "17")] == [False, True, False, True]
