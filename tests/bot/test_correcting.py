"""What became of facts that posts show, how that is told, and what is put right: without Discord."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.app import open_desk
from bot.blocks import Facts, Note, Reply, Sentence
from bot.correcting.changes import ChangeKind, Touched, change_of, effect, touched
from bot.correcting.listing import corrections_reply
from bot.correcting.mending import REPLY, Mended, late_reply, mended
from bot.correcting.pace import Pace
from bot.correcting.wording import Depth, note_of
from bot.desk import Desk
from bot.pages.paging import CONTENT_LIMIT, sheets_of
from bot.pages.shown import Group, Ref, Shown, ShownKind, read_shown
from bot.words import LANGUAGES, words_for
from knowledge.models import Fact, FactState, Qualifier, Revision, RevisionAction
from knowledge.storage.editing import AuditEntry
from knowledge.storage.posting import Guild, Post, PostAction, PostedFact, PostState
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, SCOPE, SOURCES
from tests.bot.edited import correct, retract, undo

AT = 1_767_225_600
"""1 January 2026."""
HERE = Guild(5)
NEW = "Mill Bridge in Oldtown gave way."
ADD, CORRECT, RETRACT, UNDO = RevisionAction
STANDS, RETRACTED, RELEASED = FactState


def revisions(*steps: tuple[str, RevisionAction, FactState, int | None]) -> tuple[Revision, ...]:
    """The history of the bridge's fact: in each step its words, and whose step it was."""
    return tuple(
        Revision(
            replace(BRIDGE, statement=words, revision=number),
            number,
            action,
            "Ann",
            f"reason {number}",
            AT + number,
            state,
            guild=guild,
        )
        for number, (words, action, state, guild) in enumerate(steps, 1)
    )


def kind(history: tuple[Revision, ...], posted: int) -> ChangeKind | None:
    found = change_of(history, posted)
    return None if found is None else found.kind


# What became of a fact.

MADE = ("One.", ADD, STANDS, None)


def test_a_fact_that_is_as_it_was_shown_has_not_changed() -> None:
    assert change_of(revisions(MADE), 1) is None
    assert change_of(revisions(MADE, ("Two.", CORRECT, STANDS, 5)), 2) is None


def test_a_fact_with_other_words_was_corrected_however_often() -> None:
    history = revisions(MADE, ("Two.", CORRECT, STANDS, 5), ("Three.", CORRECT, STANDS, 5))
    found = change_of(history, 1)
    assert found is not None
    assert (found.kind, found.before.statement, found.after.statement, found.number) == (
        ChangeKind.CORRECTED,
        "One.",
        "Three.",
        3,
    )
    assert found.revision.reason == "reason 3"


def test_a_fact_that_stands_no_more_was_taken_back_and_once_told_is_no_news() -> None:
    history = revisions(MADE, ("One.", RETRACT, RETRACTED, 5))
    assert kind(history, 1) is ChangeKind.TAKEN_BACK
    assert kind(history, 2) is None


def test_a_fact_that_stands_again_is_put_back() -> None:
    history = revisions(MADE, ("One.", RETRACT, RETRACTED, 5), ("One.", UNDO, RELEASED, 5))
    assert effect(history) == history[0].fact
    found = change_of(history, 2)
    assert found is not None
    assert (found.kind, found.number) == (ChangeKind.RESTORED, 1)
    assert change_of(history, 1) is None


def test_a_correction_is_undone_when_the_words_before_it_are_back() -> None:
    history = revisions(MADE, ("Two.", CORRECT, STANDS, 5), ("One.", UNDO, RELEASED, 5))
    assert kind(history, 2) is ChangeKind.UNDONE
    assert kind(history, 1) is None
    longer = revisions(
        MADE,
        ("Two.", CORRECT, STANDS, 5),
        ("Three.", CORRECT, STANDS, 5),
        ("Two.", UNDO, STANDS, 5),
    )
    assert kind(longer, 3) is ChangeKind.UNDONE
    assert kind(longer, 1) is ChangeKind.CORRECTED
    found = change_of(longer, 3)
    assert found is not None
    assert found.alike == {2, 4}


def test_an_addition_that_is_undone_is_taken_back() -> None:
    history = revisions(("One.", ADD, STANDS, 5), ("One.", UNDO, RETRACTED, 5))
    assert kind(history, 1) is ChangeKind.TAKEN_BACK


def test_what_a_layer_let_go_of_and_the_pack_no_longer_has_does_not_stand() -> None:
    history = revisions(MADE, ("One.", RETRACT, RETRACTED, None), ("Two.", CORRECT, RELEASED, 5))
    assert effect(history) is None
    assert kind(history, 1) is ChangeKind.TAKEN_BACK
    assert kind(history, 3) is None


def test_the_audit_tells_which_facts_to_look_at() -> None:
    def entry(action: str, guild: int = 0, scope: str = "e", fact: str = "F-1") -> AuditEntry:
        return AuditEntry(1, AT, "a1", guild, action, scope, fact)

    entries = (
        entry("add", 5),
        entry("correct", 5),
        entry("undo"),
        entry("denied", 5),
        entry("accept", fact=""),
        entry("load", fact=""),
        entry("retract", 6, fact="F-2"),
    )
    expected = ((5, "e", "F-1"), (None, "e", "F-1"), (6, "e", "F-2"))
    assert touched(entries) == Touched(expected, ("e",))


# How it is told.


def note(after: Fact, *, before: Fact = BRIDGE, language: str = "en", **depth: Any) -> Note | None:
    history = (
        Revision(before, 1, ADD, "", "", AT, guild=None),
        Revision(replace(after, revision=2), 2, CORRECT, "", "misread", AT, guild=5),
    )
    change = change_of(history, 1)
    assert change is not None
    depth.setdefault("measures", ())
    words = words_for(language)
    return note_of(change, SOURCES, words, day=739617, depth=Depth(**depth))


def text(after: Fact, **how: Any) -> str:
    found = note(after, **how)
    told = "" if found is None else found.text.removesuffix(" · Reason: misread")
    return told.removeprefix(f"“{after.statement}” — ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_day_words_and_reason(language: str) -> None:
    found = note(replace(BRIDGE, statement=NEW), language=language)
    assert found is not None
    assert "2026" in found.lead
    assert BRIDGE.statement in found.text
    assert NEW in found.text
    assert found.text.endswith("misread")


def test_a_long_statement_is_told_by_the_words_that_differ() -> None:
    long = replace(BRIDGE, statement="One two three four five six seven eight nine ten.")
    assert text(replace(long, statement=long.statement.replace("five", "5")), before=long) == (
        "“…three four five six seven…” → “…three four 5 six seven…”"
    )
    assert text(replace(long, statement=f"{long.statement} More."), before=long) == (
        "“…nine ten.” → “…nine ten. More.”"
    )
    assert text(replace(long, statement="Zero. " + long.statement), before=long) == (
        "“One two…” → “Zero. One two…”"
    )


def test_a_statement_that_is_wholly_other_is_cut_to_a_readable_length() -> None:
    old = replace(BRIDGE, statement="word " * 100)
    found = text(replace(old, statement="other " * 100), before=old)
    assert len(found) < 330
    assert found.count("…”") == 2


def test_counts_are_told_where_they_are_shown_and_the_words_do_not_tell_them() -> None:
    count = COUNTS[1]
    figure = replace(count.figures[0], best=2400.0, qualifier=Qualifier.ABOUT)
    other = replace(count, figures=(figure,))
    assert text(other, before=count) == ""
    assert text(other, before=count, measures=("evacuated",)) == (
        "evacuated: over 1,200 → evacuated: about 2,400"
    )
    assert text(other, before=count, measures=None).startswith("evacuated")
    assert text(replace(count, figures=()), before=count, measures=None) == (
        "the counts have changed"
    )
    said = replace(other, statement="2,400 people had been moved.")
    assert "evacuated" not in text(said, before=count, measures=None)


def test_other_days_sayers_notes_and_sources_are_told() -> None:
    assert text(replace(BRIDGE, when=DENIAL.when)) == (
        "2 July 2021, evening (day inferred) → c. 3 July 2021 (day inferred)"
    )
    who = replace(BRIDGE.attribution, who="the mayor")
    assert text(replace(BRIDGE, attribution=who)) == (
        "an eyewitness, via Radio Valley → the mayor, via Radio Valley"
    )
    assert text(replace(BRIDGE, caveat="")) == "without the note that stood with it"
    assert text(BRIDGE, before=replace(BRIDGE, caveat="")).startswith("Note: printed so")
    assert text(replace(BRIDGE, citations=())) == "other sources are cited"


def test_what_is_not_shown_is_told_only_where_all_is_shown() -> None:
    other = replace(BRIDGE, keywords=("bridge",))
    assert note(other) is None
    assert text(other, whole=True) == "how it is recorded has changed"


# Pages with notes.


@pytest.mark.parametrize("many", [1, 2, 5])
def test_notes_stand_on_each_page_and_pages_keep_their_limit(many: int) -> None:
    notes = tuple(Note("Corrected 1 Jan 2026:", "*word* " * 200) for _ in range(many))
    blocks = tuple(Sentence(f"{number} " + "words " * 60) for number in range(30))
    sheets = sheets_of(Reply(blocks, notes=notes), words_for("en"))
    assert len(sheets) > 3
    for sheet in sheets:
        assert sheet.text.count("**Corrected 1 Jan 2026:**") == min(many, 2)
        assert ("earlier correction" in sheet.text) == (many > 2)
        assert len(sheet.text) <= CONTENT_LIMIT


def test_notes_are_kept_with_what_is_shown() -> None:
    shown = Shown(ShownKind.FACT, plain=True, notes=(Note("Corrected", "this"),))
    assert read_shown(shown.text()) == shown


# Posts put right.


@pytest_asyncio.fixture
async def desk(flood_store: str, tmp_path: Path) -> AsyncIterator[Desk]:
    shutil.copy(flood_store.removeprefix("sqlite:///"), tmp_path / "record.db")
    async with open_desk(f"sqlite:///{tmp_path / 'record.db'}", clock=lambda: AT) as opened:
        yield opened


def post(shown: Shown, *facts: Fact, **more: Any) -> Post:
    posted = tuple(PostedFact(each.scope, each.id, each.revision) for each in facts)
    how: dict[str, Any] = {"message": 9, "state": PostState.SENT, "view": shown.text(), **more}
    return Post("i1", "answer", 7, guild=5, facts=posted, created=AT, **how)


def answer(*facts: Fact, **more: Any) -> Shown:
    refs = tuple(Ref(each.scope, each.id, each.revision) for each in facts)
    return Shown(ShownKind.ANSWER, facts=refs, lead=len(refs), **more)


async def put_right(desk: Desk, wrong: Post, guild: Guild = HERE) -> Mended | None:
    return await mended(wrong, await desk.knowledge(wrong.guild), guild)


async def test_a_post_that_is_up_to_date_is_left(desk: Desk) -> None:
    assert await put_right(desk, post(answer(BRIDGE), BRIDGE)) is None
    assert await put_right(desk, post(answer(BRIDGE), BRIDGE, view="")) is None
    await correct(desk, DENIAL, guild=5, statement="It stood.")
    assert await put_right(desk, post(answer(BRIDGE), BRIDGE)) is None


async def test_a_post_put_right_needs_nothing_more(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    found = await put_right(desk, post(answer(BRIDGE), BRIDGE))
    assert found is not None
    assert found.differs
    assert NEW in found.post.body
    assert found.post.facts == (PostedFact(SCOPE, BRIDGE.id, 2),)
    assert await put_right(desk, found.post) is None


async def test_made_and_undone_unseen_is_noted_and_not_told(desk: Desk) -> None:
    made = await correct(desk, BRIDGE, guild=5, statement=NEW)
    await undo(desk, BRIDGE, guild=5, expected=made.revision)
    assert await put_right(desk, post(answer(BRIDGE), BRIDGE)) is None


async def test_words_that_are_back_count_as_those_first_shown(desk: Desk) -> None:
    """So that what is bold in them, and what heads them, holds again."""
    wrong = post(
        Shown(
            ShownKind.CLAIM,
            remark="The record bears this out.",
            groups=(Group("Bears it out", (Ref(SCOPE, BRIDGE.id, 1),)),),
        ),
        BRIDGE,
    )
    made = await correct(desk, BRIDGE, guild=5, statement=NEW)
    found = await put_right(desk, wrong)
    assert found is not None
    assert "The record has changed since" in found.post.body
    await undo(desk, BRIDGE, guild=5, expected=made.revision)
    again = await put_right(desk, found.post)
    assert again is not None
    assert "The record bears this out" in again.post.body


async def test_a_post_that_nobody_has_seen_gets_no_note(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    waiting = post(
        answer(BRIDGE),
        BRIDGE,
        message=0,
        state=PostState.WAITING,
        action=PostAction.CREATE,
        body='{"message_reference":{"message_id":"4"}}',
    )
    found = await put_right(desk, waiting)
    assert found is not None
    assert NEW in found.post.body
    assert "Corrected" not in found.post.body
    assert '"message_reference":{"message_id":"4"}' in found.post.body


async def test_an_event_that_is_no_longer_read_here_leaves_its_posts(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    elsewhere = Guild(5, events=("kazakhstan-2022",))
    assert await put_right(desk, post(answer(BRIDGE), BRIDGE), elsewhere) is None


async def test_a_figure_of_which_nothing_is_left_says_so(desk: Desk) -> None:
    for count in COUNTS:
        await retract(desk, count, guild=5)
    shown = Shown(ShownKind.FIGURE, events=(SCOPE,), measure="evacuated")
    found = await put_right(desk, post(shown, *COUNTS))
    assert found is not None
    assert "What stood here has since been taken out of the record." in found.post.body
    assert len(read_shown(found.post.view).notes) == 3  # type: ignore[union-attr]


async def test_what_cannot_be_changed_is_answered_under_a_key_of_its_own() -> None:
    shown = answer(BRIDGE, notes=(Note("Corrected 1 Jan 2026:", "this"),))
    told = late_reply(post(shown, BRIDGE), at=AT)
    assert told is not None
    assert (told.key, told.kind, told.channel, told.guild) == ("c9", REPLY, 7, 5)
    assert '"message_id":"9"' in told.body
    assert late_reply(post(answer(BRIDGE), BRIDGE), at=AT) is None


# The list.


async def listed(desk: Desk, guild: int = 5, **how: Any) -> Reply:
    how = {"zone": ZoneInfo("UTC"), "since": None, **how}
    knowledge = await desk.knowledge(guild)
    return await corrections_reply(knowledge, (SCOPE,), words_for("en"), **how)


async def test_corrections_are_listed_with_words_reason_and_citation(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    await retract(desk, DENIAL, guild=5, reason="A rumour")
    reply = await listed(desk)
    heading, day = reply.blocks
    assert heading == Sentence("Corrections", strong=True)
    assert isinstance(day, Facts)
    assert day.title == "1 Jan 2026"
    assert [(each.fact, each.text, each.byline) for each in day.lines] == [
        ("FL-0004", f"“{DENIAL.statement}”", "FL-0004 · taken back · Reason: A rumour"),
        (
            "FL-0003",
            f"“{BRIDGE.statement}” → “{NEW}”",
            "FL-0003 · corrected · Reason: misread",
        ),
    ]
    assert all(each.marks for each in day.lines)
    assert reply.references


async def test_corrections_of_another_guild_are_not_listed(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    (only,) = (await listed(desk, guild=6)).blocks
    assert only == Sentence("Nothing has been corrected or taken back here.", strong=True)


async def test_corrections_may_begin_with_a_day(desk: Desk) -> None:
    await correct(desk, BRIDGE, guild=5, statement=NEW)
    assert len((await listed(desk, since=739617)).blocks) == 2
    (only,) = (await listed(desk, since=739618)).blocks
    assert "from 2 Jan 2026 on" in only.text  # type: ignore[union-attr]


# The pace.


def test_posts_are_changed_at_three_a_second_and_one_in_a_channel() -> None:
    now = 100.0
    pace = Pace(lambda: now)
    assert pace.wait(1) == 0
    pace.took(1)
    assert pace.wait(2) == pytest.approx(0.34)
    assert pace.wait(1) == pytest.approx(1.0)
    now += 0.5
    assert pace.wait(2) == 0
    assert pace.wait(1) == pytest.approx(0.5)
