"""BM25 of index documents: what raises it, what stands in for a word, and what a slip costs."""

from dataclasses import replace

import pytest

from knowledge.document import describe
from knowledge.flow import IndexDocument, NameMatch, Question, Vocabulary
from knowledge.models import Fact, Name, NameKind
from knowledge.search.weighing.concepts import Concept, meant, plan_for
from knowledge.search.weighing.wording import STANDING_IN, Wording, text_fit, wordings, worth

VOCABULARY = Vocabulary(1, 100, 4.0, {"bridg": 4, "river": 60, "span": 5, "fell": 30})


def document(statement: str, title: str = "") -> IndexDocument:
    return describe(Fact("F", statement, None, title=title), {})


def fit(statement: str, text: str = "the bridge over the river", title: str = "") -> float:
    asked = wordings(Question(text, text), (), VOCABULARY)
    return text_fit(document(statement, title), asked, VOCABULARY.mean_length)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The bridge stood.", "The river rose."),
        ("The bridge, the old bridge, stood.", "The bridge, the old tower, stood."),
        ("The bridge stood.", "The bridge stood while many people in all of the old town slept."),
        ("The bridge over the river.", "The bridge over the road."),
    ],
)
def test_rarity_repetition_and_shortness_count(better: str, worse: str) -> None:
    assert fit(better) > fit(worse) > 0


def test_each_repetition_adds_less() -> None:
    once, twice, thrice = (fit("bridge " * at + "tower " * (6 - at)) for at in (1, 2, 3))
    assert twice - once > thrice - twice > 0


def test_it_lies_between_nothing_and_all() -> None:
    assert fit("Nobody came.") == 0.0
    assert 0.8 < fit("bridge river " * 40) < 1.0
    assert fit("The bridge stood.", "who is he") == 0.0


def test_a_word_of_the_title_counts_less_than_one_that_is_told() -> None:
    assert fit("The bridge stood.") > fit("The tower stood.", title="bridge") > 0


def test_what_stands_in_for_a_word_counts_beside_it_but_less() -> None:
    wanted = (Concept("bridge", {"bridg": 1.0, "span": 0.9}, 1.0),)
    written, other = wordings(Question("bridge", "bridge"), wanted, VOCABULARY)
    assert (written.tokens, other.tokens) == ({"bridg": 1.0}, {"span": 0.9})
    assert other.weight < written.weight
    assert worth((written, other)) == {"bridg": written.weight, "span": 0.9 * other.weight}


def test_what_stands_in_for_a_slip_counts_in_full() -> None:
    mended = (Concept("brigde", {"brigd": 1.0, "bridg": 0.8}, 1.0),)
    (slip,) = wordings(Question("brigde", "brigde"), mended, VOCABULARY)
    (plain,) = wordings(Question("bridge", "bridge"), (), VOCABULARY)
    assert slip == Wording({"bridg": 1.0}, plain.weight)
    assert 0 < STANDING_IN < 1


def test_the_plan_says_what_each_token_is_worth() -> None:
    wanted = (Concept("bridge", {"bridg": 1.0, "span": 0.9}, 1.0),)
    plan = plan_for(("x",), wanted, VOCABULARY, None, {"bridg": 3.0})
    assert (plan.tokens, plan.weights) == (("bridg", "span"), (3.0, 0.0))
    assert plan_for(("x",), wanted, VOCABULARY, None).weights == ()


def test_a_slip_in_a_name_is_looked_for_by_the_words_of_the_name() -> None:
    span = Name("span", NameKind.PLACE, "The Span", ("Grand Span",))
    slipped = NameMatch(span, "grnad spam", 0.8)
    asked = wordings(Question("", "the grnad spam", names=(slipped,)), (), VOCABULARY)
    assert [dict(each.tokens) for each in asked] == [{"span": 1.0}]
    assert meant(slipped) == "Grand Span"
    assert meant(replace(slipped, written="the spn", fit=1.0)) == "the spn"
