"""Whom "he" and "she" mean in a conversation, and what is asked of somebody's words, over a plain text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.flow import Context, Status
from knowledge.lexicon.first_names import pronouns_of
from knowledge.models import Attribution, Citation, Fact, FactName, Name, NameKind
from knowledge.search.answering.speakers import speaks
from knowledge.search.following.sexes import can_be, surely_is, wanted, with_sexes
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

_PEOPLE = {
    "greta-holm": "Greta Holm",
    "viktor-sand": "Viktor Sand",
    "piers-lock": "Piers Lock",
    "walter-dessen": "Walter Dessen",
    "oru-quill": "Oru Quill",
}


def _line(number: int, statement: str, *names: str, paragraph: int = 1, who: str = "") -> Fact:
    return replace(
        told(number, statement),
        id=f"t-{paragraph}-{number}",
        passage=True,
        citations=(Citation("paper", paragraph),),
        names=tuple(FactName(name, "speaker" if name == who else "subject") for name in names),
        attribution=Attribution(who=_PEOPLE.get(who, ""), who_name=who),
    )


_LINES = (
    _line(
        1,
        "The prime minister, Greta Holm, said that her minister had her full confidence.",
        "greta-holm",
        who="greta-holm",
    ),
    _line(
        2,
        "The transport minister, Viktor Sand, said that he would not be blackmailed.",
        "viktor-sand",
        who="viktor-sand",
        paragraph=2,
    ),
    _line(3, "Four men were led out of the tunnel by Walter Dessen.", "walter-dessen", paragraph=3),
    _line(
        4,
        "Dessen told reporters that the men had complained for months.",
        "walter-dessen",
        paragraph=4,
    ),
    _line(
        5,
        "Piers Lock left with a payment, which the union called obscene.",
        "piers-lock",
        paragraph=5,
    ),
    _line(6, "The organiser, Oru Quill, had sold too many tickets.", "oru-quill", paragraph=6),
)


def _pack_names() -> tuple[Name, ...]:
    return tuple(
        Name(key, NameKind.PERSON, display, (display.split()[-1],))
        for key, display in _PEOPLE.items()
    )


@pytest.fixture(scope="module")
def text() -> Iterator[Asker]:
    with asked_of(replace(pack_of(*_LINES), names=_pack_names())) as asker:
        yield asker


def test_she_is_whom_the_line_calls_her_and_he_somebody_else(text: Asker) -> None:
    told = Context(facts=("t-1-1", "t-2-2"), people=("greta-holm",), earlier=("viktor-sand",))
    told = replace(told, women=("greta-holm",))
    assert lead_ids(text("what did he say?", context=told)) == ["t-2-2"]
    assert lead_ids(text("what did she say?", context=told)) == ["t-1-1"]


def test_he_is_nobody_where_only_a_woman_was_told_of(text: Asker) -> None:
    answer = text.after("what did Greta Holm say?", "when did he resign?")
    assert answer.status is not Status.ANSWERED
    assert answer.question.vague == "he"


def test_what_was_not_clear_leaves_what_was_told_before(text: Asker) -> None:
    answer = text.after("what did Greta Holm say?", "when did he resign?", "what did she say?")
    assert lead_ids(answer) == ["t-1-1"]


def test_who_said_so_is_of_no_line_where_none_was_told(text: Asker) -> None:
    answer = text.after("who sold the moon?", "who said so?")
    assert answer.status is not Status.ANSWERED
    assert answer.question.vague == "that"


def test_she_may_have_been_told_of_a_turn_before(text: Asker) -> None:
    answer = text.after("what did Greta Holm say?", "who led the men out?", "what did she say?")
    assert [match.name.id for match in answer.question.names] == ["greta-holm"]


def test_what_he_said_is_told_by_his_words_and_not_by_the_line_before(text: Asker) -> None:
    answer = text.after("who led the men out of the tunnel?", "what did he say?")
    assert lead_ids(answer) == ["t-4-4"]


@pytest.mark.parametrize("before", ["who sold too many tickets?", "when did Piers Lock leave?"])
def test_of_whom_no_words_are_told_none_are(text: Asker, before: str) -> None:
    answer = text.after(before, "what did he say?")
    assert answer.status is not Status.ANSWERED


def test_who_he_is_may_be_asked_of_what_came_closest() -> None:
    near = Context(near="t-3-3", people=("walter-dessen",), terms=())
    with asked_of(replace(pack_of(*_LINES), names=_pack_names())) as ask:
        answer = ask("who is he?", context=near)
        assert lead_ids(answer) == ["t-3-3"]
        assert ask("when was that?", context=near).status is not Status.NOTHING
        assert ask("is that true?", context=near).status is not Status.ANSWERED


def _name(display: str) -> Name:
    return Name(display.lower().replace(" ", "-"), NameKind.PERSON, display)


@pytest.mark.parametrize(
    ("statement", "display", "told_as"),
    [
        ("The premier, Oru Holm, said that her minister was ill.", "Oru Holm", "she"),
        ("Oru Holm said that he was tired.", "Oru Holm", "he"),
        ("A girl of sixteen, Oru Holm, died.", "Oru Holm", "she"),
        ("His nephew Oru Holm was found.", "Oru Holm", "he"),
        ("Oru Holm, a former signalwoman, replied.", "Oru Holm", "she"),
        ("His deputy, Oru Holm, became mayor.", "Oru Holm", ""),
        ("The widow of Oru Holm wept.", "Oru Holm", ""),
        ("Oru Holm said that he and his wife had called her.", "Oru Holm", ""),
        ('Oru Holm said: "She is ill."', "Oru Holm", ""),
    ],
)
def test_what_a_line_calls_somebody(statement: str, display: str, told_as: str) -> None:
    name = _name(display)
    fact = replace(_line(1, statement, name.id), scope="s")
    left = with_sexes(Context(), None, [fact], {name.id}, {("s", name.id): name})
    assert (name.id in left.women) is (told_as == "she")
    assert (name.id in left.men) is (told_as == "he")


def test_who_can_be_he_or_she() -> None:
    context = Context(women=("oru-holm",))
    assert can_be(_name("Oru Holm"), "she", context)
    assert not can_be(_name("Oru Holm"), "he", context)
    assert can_be(_name("Oru Sand"), "he", context)
    assert not surely_is(_name("Oru Sand"), "he", context)
    assert surely_is(_name("Viktor Sand"), "he", Context(women=("viktor-sand",)))
    assert wanted({"he", "him"}) == "he"
    assert wanted({"she", "his"}) is None


@pytest.mark.parametrize(
    ("name", "pronouns"),
    [
        ("Greta Holm", {"she"}),
        ("Rosa Veit", {"she"}),
        ("Viktor Sand", {"he"}),
        ("Robin Sand", {"he", "she"}),
        ("Holm", {"he", "she"}),
    ],
)
def test_what_stands_for_a_name(name: str, pronouns: set[str]) -> None:
    assert pronouns_of(name) == pronouns


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("Quill told reporters that visitors had jumped.", True),
        ('Quill called the fine "the price of a car park".', True),
        ('"We could not move," said Oru Quill, a student.', True),
        ("Quill wept in the witness box and said that nobody had trained her.", True),
        ("Quill resigned with a payment, which the union called obscene.", False),
        ("Quill was acquitted.", False),
        ("The judge declared Quill the winner.", False),
        ("Quill's lawyer argued that the bolts were stolen.", False),
    ],
)
def test_whose_words_a_sentence_tells(statement: str, says: bool) -> None:
    assert speaks("oru-quill", _line(1, statement, "oru-quill")) is says


def test_he_said_is_of_whom_the_sentence_before_tells() -> None:
    line = replace(_line(1, "That left 27 men, he said."), beside=("Oru Quill",))
    assert speaks("oru-quill", line)
    assert not speaks("oru-quill", replace(line, beside=("Walter Dessen",)))
    lawyer = Attribution(who="Quill's lawyer", who_name="oru-quill")
    assert not speaks("oru-quill", replace(line, attribution=lawyer))
