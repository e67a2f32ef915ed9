"""The forms of the record as data, and what of them is kept."""

from dataclasses import fields, replace

import pytest

from bot.curating.acts import ACT, Act, acted, button, form_id, form_in
from bot.curating.forms import Form, Step, blanks, form_of, taken, title_of
from bot.curating.slips import SLIP, Slip, Task, post_of, slip_in
from bot.words import LANGUAGES, words_for
from knowledge.entry import Draft, hostile
from knowledge.storage.posting import Post

KEY = "i1234567890123456789"
SLIP_OF_ADD = Slip(Task.ADD, "flood-2021", Draft(statement="The bridge fell.", date="2 July"))
SLIP_OF_CORRECT = Slip(
    Task.CORRECT,
    "flood-2021",
    Draft(statement="It fell."),
    Draft(statement="It stood."),
    "FL-0003",
    4,
    "Wrong day",
    saves=2,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", Form)
def test_every_form_keeps_what_discord_takes(form: Form, language: str) -> None:
    words = words_for(language)
    made = blanks(form, SLIP_OF_ADD, words, [("flood-2021", "The flood")])
    assert 1 <= len(title_of(form, words)) <= 45
    assert 1 <= len(made) <= 5
    for blank in made:
        assert 1 <= len(blank.label) <= 45
        assert 1 <= len(blank.hint) <= 100
        assert 1 <= blank.longest <= 4000


def test_every_part_of_a_draft_stands_in_a_form() -> None:
    """But for the basis, which is understood from the date."""
    shown = {
        blank.name
        for form in (Form.ADD, Form.DETAILS, Form.REST)
        for blank in blanks(form, SLIP_OF_ADD, words_for("en"))
    }
    assert shown == {each.name for each in fields(Draft)} - {"basis"}


def test_the_first_form_asks_for_the_event_only_where_it_is_open() -> None:
    assert form_of(Slip(Task.ADD, ""), Step.FIRST) is Form.ADD_WHERE
    assert form_of(Slip(Task.ADD, "", propose=True), Step.FIRST) is Form.PROPOSE_WHERE
    assert form_of(SLIP_OF_ADD, Step.FIRST) is Form.ADD
    assert form_of(Slip(Task.ADD, "x", propose=True), Step.FIRST) is Form.PROPOSE
    assert form_of(SLIP_OF_CORRECT, Step.FIRST) is Form.CORRECT
    assert form_of(SLIP_OF_CORRECT, Step.DETAILS) is Form.CORRECT_DETAILS


def test_figures_have_a_field_in_one_of_the_forms_before_saving() -> None:
    """And so has a paragraph that was typed there."""
    for slip in (Slip(Task.ADD, ""), Slip(Task.ADD, "", propose=True)):
        sought = taken(form_of(slip, Step.FIRST), slip, {"event": "x", "statement": "It fell."})
        assert form_of(sought, Step.DETAILS) is Form.DETAILS_FIGURES
        assert slip_in(kept(sought), guild=7, member=9) == sought
        held = replace(sought, draft=replace(sought.draft, paragraph="3"))
        assert form_of(held, Step.DETAILS) is Form.DETAILS
    assert form_of(SLIP_OF_ADD, Step.DETAILS) is Form.DETAILS


def test_a_form_is_filled_with_what_is_held() -> None:
    values = {
        each.name: each.value for each in blanks(Form.CORRECT, SLIP_OF_CORRECT, words_for("en"))
    }
    assert values["statement"] == "It fell."
    assert values["reason"] == "Wrong day"


def test_what_is_longer_than_a_field_is_not_cut() -> None:
    slip = Slip(Task.ADD, "x", Draft(statement="x" * 3000))
    (statement, *_) = blanks(Form.ADD, slip, words_for("en"))
    assert statement.longest == 3000


@pytest.mark.parametrize("form", Form)
def test_a_form_takes_no_longer_text_than_the_check_does(form: Form) -> None:
    for blank in blanks(form, SLIP_OF_ADD, words_for("en")):
        assert not list(hostile(blank.name, "x" * blank.longest))
        assert list(hostile(blank.name, "x" * (blank.longest + 1)))


def test_what_was_typed_is_taken_and_nothing_else() -> None:
    typed = {"statement": " It broke. ", "date": "", "caveat": "no", "fact": "FL-0001", "task": "x"}
    after = taken(Form.ADD, SLIP_OF_ADD, typed)
    assert after.draft == Draft(statement="It broke.")
    assert (after.fact, after.task, after.event) == ("", Task.ADD, "flood-2021")
    assert taken(Form.ADD_WHERE, SLIP_OF_ADD, {"event": "storm"}).event == "storm"
    assert taken(Form.ADD, SLIP_OF_ADD, {"event": "storm"}).event == "flood-2021"


def kept(slip: Slip) -> Post:
    return post_of(slip, key=KEY, guild=7, channel=8, member=9, at=1)


@pytest.mark.parametrize("slip", [SLIP_OF_ADD, SLIP_OF_CORRECT, Slip(Task.HISTORY, "x", number=3)])
def test_a_slip_is_read_back_by_its_member_in_its_guild(slip: Slip) -> None:
    assert slip_in(kept(slip), guild=7, member=9) == slip
    for guild, member in ((7, 10), (8, 9), (0, 9)):
        assert slip_in(kept(slip), guild=guild, member=member) is None


@pytest.mark.parametrize(
    "view",
    [
        "",
        "{",
        "[]",
        '{"remark": {"task": "fly"}}',
        '{"remark": 1}',
        "{}",
        '{"kind": "answer", "language": "en"}',
    ],
)
def test_what_is_no_slip_is_none(view: str) -> None:
    post = Post(key=KEY, kind=SLIP, channel=8, guild=7, asker=9, view=view)
    assert slip_in(post, guild=7, member=9) is None
    assert slip_in(None, guild=7, member=9) is None
    other = Post(key=KEY, kind="answer", channel=8, guild=7, asker=9, view=SLIP_OF_ADD.text())
    assert slip_in(other, guild=7, member=9) is None


@pytest.mark.parametrize("act", Act)
def test_a_button_is_known_by_its_id(act: Act) -> None:
    if act is Act.PAGE:
        made = button(act, KEY, words_for("en"), number=12, label="next")
    else:
        made = button(act, KEY, words_for("en"), number=12)
    assert len(made.identity) <= 100
    found = ACT.fullmatch(made.identity)
    assert found is not None
    press = acted(found)
    assert (press.act, press.key, press.number) == (act, KEY, 12)


@pytest.mark.parametrize("form", Form)
def test_a_form_is_known_by_its_id(form: Form) -> None:
    assert len(form_id(form, KEY)) <= 100
    assert form_in(form_id(form, KEY)) == (form, KEY)


@pytest.mark.parametrize(
    "identity", ["", "tt2:form:fly:i1", "tt2:form:add:I1", "tt1:report:i1", "tt2:form:add:i1:x"]
)
def test_other_ids_are_no_forms(identity: str) -> None:
    assert form_in(identity) is None


def test_what_somebody_else_changed_meanwhile_is_kept_where_it_was_left_alone() -> None:
    theirs = Draft(statement="It stood on.", date="3 July", who="the mayor")
    shown = Draft(statement="It stood.", date="2 July")
    slip = Slip(
        Task.CORRECT, "flood-2021", replace(shown, statement="It fell."), shown, "FL-0003", 4
    )
    after = slip.rebased(theirs, 5)
    assert after.draft == replace(theirs, statement="It fell.")
    assert (after.base, after.expected, after.changed) == (theirs, 5, True)


def test_after_a_save_nothing_is_changed() -> None:
    after = SLIP_OF_ADD.saved("FL-0009", Draft(statement="The bridge fell."), 1)
    assert (after.task, after.fact, after.expected, after.saves) == (Task.CORRECT, "FL-0009", 1, 1)
    assert not after.changed
    assert SLIP_OF_ADD.changed
