"""What a text must have to match is read from an expression as it is written, and never more than that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.literals import Literals, could_match, literals_of


def ways(literals: Literals) -> set[frozenset[frozenset[str]]]:
    """In no order."""
    return {frozenset(map(frozenset, way)) for way in literals}


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"\bhow much\b", ((("how much",),),)),
        (r"\b(?:who|whom) (?:said|told us)\b", ((("said", "told us"), ("who", "whom")),)),
        (r"how old|\bwhat age\b", ((("how old",),), (("what age",),))),
        (r"colou?rs? of", ((("colo",), (" of",)),)),
        (r"ab+c{2}d*ef", ((("ab",), ("ef",)),)),
        (r"(?:very )?(?:big|large){1,2}", ((("big", "large"),),)),
        (r"(?P<who>(?:the )?king|a queen)", ((("king", "a queen"),),)),
        (r"according\ to\b", ((("according to",),),)),
        (r"(?<!not )dead(?! end)", ((("dead",),),)),
        (r"Where(?:abouts)?", ((("where",),),)),
    ],
)
def test_words_that_an_expression_needs(
    expression: str, needed: tuple[tuple[tuple[str, ...], ...], ...]
) -> None:
    assert ways(literals_of(expression)) == ways(needed)


@pytest.mark.parametrize(
    "expression",
    [
        r"\w+",
        r"(?:who)?",
        r"who|\d+",
        r"who|",
        r"(?:dead|[0-9])",
        r"(?:dead){0,2}",
        r"(?=dead)",
        r"(?#dead)dead",
        r"(?i:dead)",
        r"(a)?(?(1)dead|x)",
        r"[dead]",
        r"Кто",
        r"a|b",
    ],
)
def test_nothing_is_needed_where_it_cannot_be_told(expression: str) -> None:
    assert literals_of(expression) == ()
    assert could_match("anything", ())


def test_layout_of_a_written_out_expression_is_none_of_its_words() -> None:
    written = r"""
        how\ many   # so many
        (?: dead | hurt )
    """
    assert literals_of(written, re.VERBOSE) == ((("how many",), ("dead", "hurt")),)


def test_case_does_not_matter() -> None:
    needed = literals_of("Kiss", re.IGNORECASE)
    assert all(could_match(text, needed) for text in ("kiss", "KISS", "one Kiss"))
    assert not could_match("hug", needed)


@pytest.mark.parametrize("text", ["ſkin", "\u212aISS", "KİSS", "kıss"])
def test_letters_that_match_as_others_are_not_ruled_out(text: str) -> None:
    needed = literals_of("kiss|skin", re.IGNORECASE)
    assert not re.search("kiss|skin", text, re.IGNORECASE) or could_match(text, needed)


_LETTERS = st.text("abK sſ|İı", max_size=6)
_EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "b", "ab", "ba b", "K", "s", "[ab]", r"\w", r"\b", ".", r"\ ", "^"]),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{}|{}".format, inner, inner),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["", "?", "*", "+", "{0,1}", "{2}"])),
        st.builds("({})".format, inner),
        st.builds("(?!{})".format, inner),
        st.builds("(?={})".format, inner),
    ),
    max_leaves=8,
)


@given(_EXPRESSIONS, _LETTERS)
def test_no_text_that_matches_is_ruled_out(expression: str, text: str) -> None:
    if re.search(expression, text, re.IGNORECASE):
        assert could_match(text, literals_of(expression, re.IGNORECASE))
