"""What a post keeps of what it shows, and what it says when it is made anew from the record."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import open_desk
from bot.asking.conversation import Told, answer_to, check
from bot.blocks import Facts, Reply, Sentence
from bot.pages.buttons import ButtonKind
from bot.pages.rebuild import build, evidence_of, facts_of, picture_of
from bot.pages.shown import (
    KEPT,
    Group,
    Point,
    Ref,
    Shown,
    ShownKind,
    Tone,
    buttons_for,
    read_shown,
    shown_of,
)
from bot.reader import NOWHERE, Reader, reader_of
from bot.words import LANGUAGES, words_for
from knowledge.dates.span import DateSpan
from knowledge.errors import NotFound
from knowledge.flow import Bold, Status
from knowledge.service import KnowledgeBase
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, EVENT

AT = 1_700_000_000
QUESTIONS = (
    "how many people were detained by 7 January?",
    "when did Mill Bridge collapse?",
    "who ordered the troops to shoot without warning?",
    "what did the president say about terrorists?",
    "how did the number of detained change?",
    "who seized Almaty airport?",
    "did Nazarbayev resign?",
    "what happened in Aktau?",
    "who paid for the pizza?",
    "what happened on 3 March 1999?",
    "how many people were moved to safety?",
    "what happened?",
)

TEXT = st.text(max_size=12)
REFS = st.builds(
    Ref,
    TEXT,
    TEXT,
    st.integers(0, 9),
    st.lists(st.builds(Bold, st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
)
SHOWN = st.builds(
    Shown,
    kind=st.sampled_from(ShownKind),
    language=st.sampled_from(LANGUAGES),
    events=st.lists(TEXT, max_size=3).map(tuple),
    facts=st.lists(REFS, max_size=4).map(tuple),
    lead=st.integers(0, 12),
    status=st.sampled_from(Status),
    remark=TEXT,
    understood=TEXT,
    when=st.lists(st.just(DateSpan(738_000, 738_004)), max_size=2).map(tuple),
    about=TEXT,
    measure=TEXT,
    place=TEXT,
    moved=st.lists(
        st.builds(Point, TEXT, TEXT, st.integers(0, 3), st.integers(1, 800_000)), max_size=3
    ).map(tuple),
    cumulative=st.booleans(),
    groups=st.lists(st.builds(Group, TEXT, st.lists(REFS, max_size=3).map(tuple)), max_size=3).map(
        tuple
    ),
    page=st.integers(1, 40),
)


@pytest.fixture
async def knowledge(flood_store: str) -> AsyncIterator[KnowledgeBase]:
    async with open_desk(flood_store, clock=lambda: AT) as desk:
        yield await desk.knowledge(0)


def reader(**more: object) -> Reader:
    made = reader_of(NOWHERE, user=1, locale="en", at=AT)
    return replace(made, **more)  # type: ignore[arg-type]


def without_tip(reply: Reply) -> Reply:
    """A reply without the hint to ask for the whole day, which is given once."""
    kept = tuple(b for b in reply.blocks if not (isinstance(b, Sentence) and not b.strong))
    return replace(reply, blocks=kept)


@given(SHOWN)
def test_what_is_shown_is_read_as_it_was_kept(shown: Shown) -> None:
    assert read_shown(shown.text()) == shown


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"kind": "answer"}', "{", '{"kind":1}'])
def test_what_nobody_kept_is_not_read(text: str) -> None:
    assert read_shown(text) is None


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_answer_made_anew_says_the_same(knowledge: KnowledgeBase, question: str) -> None:
    asked_by = reader()
    told = await answer_to(knowledge, question, asked_by)
    shown = shown_of(told, words=words_for("en"))
    again = await build(shown, knowledge, asked_by)
    assert without_tip(again) == without_tip(told.reply)
    assert len(shown.text()) < 3000


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_does_so_in_every_language(knowledge: KnowledgeBase, language: str) -> None:
    asked_by = reader(language=language)
    told = await answer_to(knowledge, QUESTIONS[0], asked_by)
    shown = shown_of(told, words=words_for(language))
    assert shown.language == language
    assert await build(shown, knowledge, asked_by) == told.reply


async def test_a_checked_claim_made_anew_says_the_same(knowledge: KnowledgeBase) -> None:
    told = await check(knowledge, "Mill Bridge in Oldtown collapsed on 2 July 2021.", reader())
    shown = shown_of(told, words=words_for("en"))
    assert shown.kind is ShownKind.CLAIM
    assert await build(shown, knowledge, reader()) == told.reply


async def test_the_words_of_the_asker_are_not_kept(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "tell me please, who seized Almaty airport?", reader())
    assert told.status is Status.ANSWERED
    assert "please" not in shown_of(told, words=words_for("en")).text()


async def test_further_lines_are_kept_behind_those_shown(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "what did the president say?", reader())
    shown = shown_of(told, words=words_for("en"))
    assert shown.lead == 3 < len(shown.facts) <= KEPT
    assert ButtonKind.MORE in buttons_for(shown)
    assert len(await evidence_of(shown, knowledge, reader())) == len(shown.facts)
    posted = {(each.scope, each.fact) for each in told.posted}
    assert {(f.scope, f.id) for f in await facts_of(shown, knowledge, reader())} == posted


async def test_a_fact_that_was_corrected_is_shown_as_it_is_now(knowledge: KnowledgeBase) -> None:
    """With nothing in bold, for the words are others."""
    bold = (Bold(0, 4),)
    kept, corrected = (Ref(EVENT.slug, BRIDGE.id, revision, bold) for revision in (1, 7))
    for ref, shown_bold in ((kept, bold), (corrected, ())):
        shown = Shown(ShownKind.ANSWER, facts=(ref,), lead=1)
        reply = await build(shown, knowledge, reader())
        (facts,) = (block for block in reply.blocks if isinstance(block, Facts))
        assert facts.lines[0].bold == shown_bold


async def test_a_claim_whose_facts_changed_is_not_judged_any_more(
    knowledge: KnowledgeBase,
) -> None:
    group = Group("Bears it out", (Ref(EVENT.slug, BRIDGE.id, 7),))
    shown = Shown(ShownKind.CLAIM, remark="The record bears this out.", groups=(group,))
    reply = await build(shown, knowledge, reader())
    assert reply.blocks[0] == Sentence(words_for("en").say("views.changed"), strong=True)


@pytest.mark.parametrize("kind", list(ShownKind))
async def test_a_post_of_nothing_is_told_to_be_taken_back_or_empty(
    knowledge: KnowledgeBase, kind: ShownKind
) -> None:
    """Whatever an unlike release kept."""
    shown = Shown(kind, facts=(), lead=1)
    try:
        reply = await build(shown, knowledge, reader())
    except NotFound:
        assert kind is ShownKind.FIGURE
    else:
        assert isinstance(reply, Reply)


async def test_events_that_may_not_be_read_are_left_out(knowledge: KnowledgeBase) -> None:
    closed = reader(guild=Guild(5), events=("kazakhstan-2022",))
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    assert "Mill Bridge" not in str(await build(shown, knowledge, closed))
    named = replace(shown, events=(EVENT.slug,))
    told = words_for("en").say("views.closed")
    assert await build(named, knowledge, closed) == Reply((Sentence(told, strong=True),))
    assert await facts_of(named, knowledge, closed) == ()
    assert await evidence_of(named, knowledge, closed) == ()
    assert await picture_of(replace(named, kind=ShownKind.FIGURE), knowledge, closed) is None


async def test_a_figure_and_a_timeline_have_pictures_on_their_first_pages(
    knowledge: KnowledgeBase,
) -> None:
    figure = Shown(ShownKind.FIGURE, measure="evacuated")
    timeline = Shown(ShownKind.TIMELINE, events=(EVENT.slug,))
    for shown in (figure, timeline):
        drawn = await picture_of(shown, knowledge, reader())
        assert drawn is not None
        assert drawn.data.startswith(b"\x89PNG")
        assert await picture_of(replace(shown, page=2), knowledge, reader()) is None


def test_tones_tell_how_an_answer_came_out() -> None:
    def tone(kind: ShownKind, status: Status) -> Tone:
        return Shown(kind, status=status).tone

    assert tone(ShownKind.ANSWER, Status.ANSWERED) is Tone.ANSWERED
    assert tone(ShownKind.ANSWER, Status.CLOSEST) is Tone.CLOSEST
    assert tone(ShownKind.ANSWER, Status.NOTHING) is Tone.NOTHING
    assert tone(ShownKind.DAY, Status.ANSWERED) is Tone.READING


def test_what_one_person_sees_needs_no_taking_away() -> None:
    shown = Shown(ShownKind.DAY)
    assert ButtonKind.REMOVE in buttons_for(shown)
    assert ButtonKind.REMOVE not in buttons_for(shown, private=True)


def test_an_answer_without_facts_has_nothing_to_look_into() -> None:
    told = Told(Reply((Sentence("No."),)), Status.NOTHING)
    shown = replace(shown_of(told, words=words_for("en")), kind=ShownKind.ANSWER)
    assert set(buttons_for(shown)) == {ButtonKind.PAGE, ButtonKind.REPORT, ButtonKind.REMOVE}
