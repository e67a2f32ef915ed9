"""What a follow-up takes over means what the line told means by it, and has to be told by what answers."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status, Term, Variant
from knowledge.models import Name, NameKind
from knowledge.search.following.sense import in_sense
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

_NAMES = (
    Name("halvik", NameKind.PLACE, "Halvik"),
    Name("norre", NameKind.PLACE, "Norre"),
    Name("relief-corps", NameKind.ORGANISATION, "Relief Corps"),
)
_FACTS = (
    told(1, "The mayor dismissed the harbour council of Halvik.", "halvik"),
    told(2, "Police in Norre fired tear gas at the crowd.", "norre"),
    told(3, "The internet was down in the north of Halvik.", "halvik"),
    told(4, "Footage shared online showed a cordon in Norre.", "norre"),
    told(5, "The Relief Corps sent 300 troops.", "relief-corps"),
    told(6, "Rioters in Norre had beaten young soldiers.", "norre"),
    told(7, "The troops of the Relief Corps were guarding a bridge.", "relief-corps"),
    told(8, "A council member expressed concern about the troops of the Relief Corps."),
)


@pytest.fixture(scope="module")
def harbour() -> Iterator[Asker]:
    with asked_of(pack_of(*_FACTS, names=_NAMES)) as asker:
        yield asker


@pytest.mark.parametrize(
    "texts",
    [
        ("who was dismissed?", "what about Norre?"),
        ("was the internet down?", "and in Norre?"),
        ("how many troops were sent?", "who trained them?"),
        ("how many troops were sent?", "where were they beaten?"),
    ],
)
def test_what_only_shares_a_word_in_another_sense_is_no_answer(
    harbour: Asker, texts: tuple[str, ...]
) -> None:
    assert harbour.after(*texts).status is Status.CLOSEST


@pytest.mark.parametrize(
    ("texts", "fact"),
    [
        (("who was dismissed?", "and in Halvik?"), "D-1"),
        (("was the internet down?", "where was it down?"), "D-3"),
        (("how many troops were sent?", "what were they guarding?"), "D-7"),
        (("who fired tear gas?", "and the troops?"), "D-5"),
    ],
)
def test_what_tells_it_in_that_sense_is(harbour: Asker, texts: tuple[str, ...], fact: str) -> None:
    assert lead_ids(harbour.after(*texts))[0] == fact


def test_of_no_line_told_nobody_is_told(harbour: Asker) -> None:
    answer = harbour.after("was the theatre down?", "when was that?")
    assert answer.status is not Status.ANSWERED
    assert answer.why_not == "It is not clear what “that” is; say which."


def test_whom_it_was_done_to_is_not_who_did_it(ask: Asker) -> None:
    answer = ask.after("who visited the camp in Oderby?", "who replaced him?", event="velm-1997")
    assert answer.question.sufferers == ("henrik-vale",)


def test_a_new_deed_takes_the_place_of_the_one_before(ask: Asker) -> None:
    answer = ask.after(
        "how many buses were sent to the camp?", "and how much sand was piled?", event="velm-1997"
    )
    assert lead_ids(answer)[0] == "VF-18"


def test_another_word_by_which_it_was_not_told_counts_less() -> None:
    others = (Variant("fire", 0.9, "synonym"), Variant("oust", 0.7, "synonym"))
    term = Term("dismissed", "dismiss", variants=(*others, Variant("dismissal", 1.0, "inflection")))
    weights = {each.token: each.weight for each in in_sense(term, ("oust",)).variants}
    assert weights == {"fire": pytest.approx(0.675), "oust": 0.9, "dismissal": 1.0}
    assert in_sense(term, ("troop",)) is term
