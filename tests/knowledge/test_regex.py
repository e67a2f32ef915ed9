"""Expressions are compiled when they are used, and every one that is written down can be."""

import pkgutil
import re
from importlib import import_module

import pytest

import knowledge
from knowledge.regex import _Uncompiled, finder, regex


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


def test_every_expression_of_the_record_can_be_compiled() -> None:
    found = [
        value
        for each in pkgutil.walk_packages(knowledge.__path__, "knowledge.")
        for value in vars(import_module(each.name)).values()
        if isinstance(value, _Uncompiled)
    ]
    assert found
    assert all(each.pattern for each in found)
    # In an f-string "{0, 2}" is a pair of numbers, no repeat.
    assert [
        each.pattern for each in found if re.search(r"\([0-9]+, [0-9]+\)", str(each.pattern))
    ] == []


def test_finder_tells_whether_a_text_has_the_pattern() -> None:
    has_number = finder(regex(r"[0-9]+"))
    assert [has_number(text) for text in ("no", "17", "no", "17")] == [False, True, False, True]
