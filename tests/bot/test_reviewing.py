"""Boards, and what moderators read of proposals, rollbacks, updates, files and the audit."""

import random
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest

from bot.blocks import Reply, Sentence, Table
from bot.curating.replies import Beside
from bot.layout import lay_out
from bot.pages.paging import sheets_of
from bot.reviewing.auditing import audit_reply
from bot.reviewing.boards import (
    DEED,
    Board,
    Deed,
    Done,
    Subject,
    board_in,
    button,
    done,
    form_id,
    form_in,
    post_of,
    suits,
)
from bot.reviewing.files import (
    LARGEST_IMPORT,
    Format,
    export_files,
    import_reply,
    imported_reply,
    problems_file,
    problems_reply,
)
from bot.reviewing.notices import Telling, accepted_post, declined_post, waiting_post
from bot.reviewing.proposals import Waiting, around, nothing_reply, proposal_reply
from bot.reviewing.rolling import rollback_reply, rolled_back_reply
from bot.reviewing.updates import no_updates_reply, update_reply
from bot.words import ENGLISH, LANGUAGES, texts, words_for
from knowledge.authority import KINDS, Action, may
from knowledge.curate import Change, Imported, Returned, Rollback
from knowledge.curate.entries import read_entries
from knowledge.entry import Draft
from knowledge.errors import Problem, Remark
from knowledge.models import FactState, RevisionAction
from knowledge.storage.editing import AuditEntry, Edited, Editor
from knowledge.storage.keeping import Proposal
from knowledge.storage.posting import Guild, Post, PostState
from tests.bot.answers import BRIDGE, COUNTS, EVENT, NAMES, SOURCES

ALICE = Editor(7, "alice")
AT = 1_767_225_600
BOARD = Board(
    Subject.ROLLBACK,
    number=3,
    sheet=2,
    event="flood-2021",
    fact="FL-1",
    revision=4,
    member=7,
    name="alice",
    since=AT,
    reason="wrong",
    facts=(("flood-2021", "FL-1", 4),),
    url="https://cdn.example/a",
    digest="abc",
    edition=(5, 6),
    draft="{}",
)
NEW = Draft(statement="The dam held.", date="5 July 2021", source="S1")


def proposal(**more: Any) -> Proposal:
    given = {
        "guild": 9,
        "event": EVENT.slug,
        "action": RevisionAction.ADD,
        "fact": "",
        "expected": 0,
        "body": "{}",
        "author": ALICE,
        "reason": "",
        "at": AT,
        "number": 12,
    }
    return Proposal(**{**given, **more})


def waiting(**more: Any) -> Waiting:
    given = {
        "proposal": proposal(),
        "event": EVENT.title,
        "wanted": NEW,
        "state": FactState.STANDS,
        "now": None,
        "revision": 0,
        "place": 1,
        "waiting": 2,
    }
    return Waiting(**{**given, **more})


def lines(reply: Reply) -> list[str]:
    """Every text of a reply, a row as "label: value"."""
    found = []
    for block in reply.blocks:
        if isinstance(block, Sentence):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [block.title] if block.title else []
            found += [f"{row.day}: {row.value}" if row.day else row.value for row in block.rows]
    return found


# Boards.


def kept(board: Board = BOARD) -> Post:
    return post_of(board, key="i5", guild=9, channel=3, member=7, at=AT)


def test_board_is_kept_whole() -> None:
    assert board_in(kept(), guild=9, member=7) == BOARD
    for other in (Board(Subject.QUEUE, 12), Board(Subject.QUEUE, 12, draft="{}")):
        assert board_in(kept(other), guild=9, member=7) == other


@pytest.mark.parametrize(
    ("post", "guild", "member"),
    [
        (None, 9, 7),
        (kept(), 8, 7),
        (kept(), 9, 8),
        (kept(), 0, 7),
        (replace(kept(), guild=0), 0, 7),
        (replace(kept(), kind="reading"), 9, 7),
        (replace(kept(), view=""), 9, 7),
        (replace(kept(), view="{"), 9, 7),
        (replace(kept(), view='{"subject": "war"}'), 9, 7),
        (replace(kept(), view='{"subject": "queue", "facts": 3}'), 9, 7),
    ],
)
def test_board_of_others_or_of_nothing_is_none(post: Post | None, guild: int, member: int) -> None:
    assert board_in(post, guild=guild, member=member) is None


@pytest.mark.parametrize("deed", Deed)
def test_button_tells_what_is_wanted_of_which_post(deed: Deed) -> None:
    made = button(deed, "i5", BOARD, ENGLISH)
    found = DEED.fullmatch(made.identity)
    assert found is not None
    assert done(found) == Done(deed, "i5", 3)
    assert made.label


@pytest.mark.parametrize("deed", [Deed.EDIT, Deed.DECLINE])
def test_form_tells_which_press_opened_it(deed: Deed) -> None:
    press = Done(deed, "i5", 3)
    assert form_in(form_id(press)) == press


def test_mutated_ids_are_no_others_than_those_that_are_made() -> None:
    """A thousand ids with a few characters changed: what still reads as an id says just what it says."""
    dice = random.Random(4)  # noqa: S311 - no secret
    letters = "tt3:acepdlin-0123456789:|ü*\n "
    for _ in range(1000):
        deed = dice.choice(list(Deed))
        text = list(f"tt3:{deed}:i{dice.randrange(10**9)}:{dice.randrange(100)}")
        for _ in range(dice.randrange(1, 4)):
            text[dice.randrange(len(text))] = dice.choice(letters)
        mutated = "".join(text)
        found = DEED.fullmatch(mutated)
        if found is not None:
            press = done(found)
            assert mutated.startswith(f"tt3:{press.deed}:{press.key}:")
        assert form_in(mutated) is None


def test_press_suits_what_the_board_is_about() -> None:
    assert suits(Deed.ACCEPT, Board(Subject.QUEUE))
    assert not suits(Deed.CONFIRM, Board(Subject.QUEUE))
    assert suits(Deed.CONFIRM, Board(Subject.IMPORT))
    assert not suits(Deed.ACCEPT, Board(Subject.AUDIT))


# Proposals.


def test_new_fact_is_told_with_all_that_was_typed() -> None:
    told = lines(proposal_reply(waiting(), ENGLISH, zone=UTC, remarks=("Done.",)))
    assert told[:2] == ["Done.", "Proposal 12: a new fact (1 of 2)"]
    assert "proposed by: alice · 2026-01-01 00:00 UTC" in told
    assert told[-4:] == [
        "What would be on record",
        "What happened: The dam held.",
        "When: 5 July 2021",
        "Source: S1",
    ]


def test_correction_is_told_field_by_field() -> None:
    wanted = waiting(
        proposal=proposal(fact="FL-1", expected=2, action=RevisionAction.CORRECT, reason="typo"),
        now=replace(NEW, statement="The dam broke.", caveat="unsure"),
        revision=2,
    )
    told = lines(proposal_reply(wanted, ENGLISH, zone=UTC))
    assert told[-3:] == [
        "What would change",
        "What happened: The dam broke. → The dam held.",
        "Caveat: unsure → nothing",
    ]
    assert "Reason: typo" in told
    assert not wanted.moved


def test_retraction_is_told_with_the_fact_and_the_reason() -> None:
    wanted = waiting(
        proposal=proposal(fact="FL-1", expected=2, action=RevisionAction.RETRACT, reason="wrong"),
        state=FactState.RETRACTED,
        now=NEW,
        revision=2,
    )
    told = lines(proposal_reply(wanted, ENGLISH, zone=UTC))
    assert "Proposal 12: take FL-1 back (1 of 2)" in told
    assert "What happened: The dam held." in told
    assert "Reason: wrong" in told


def test_undo_is_told_as_what_it_is() -> None:
    wanted = waiting(
        proposal=proposal(fact="FL-1", expected=2, action=RevisionAction.UNDO, reason="wrong"),
        now=NEW,
        revision=2,
    )
    told = lines(proposal_reply(wanted, ENGLISH, zone=UTC))
    assert "Proposal 12: undo the last edit of FL-1 (1 of 2)" in told


def test_what_stands_in_the_way_is_told() -> None:
    moved = waiting(proposal=proposal(fact="FL-1", expected=2), now=NEW, revision=3, own=True)
    told = lines(proposal_reply(moved, ENGLISH, zone=UTC))
    assert told[-2].startswith("FL-1 was changed since")
    assert told[-1].startswith("This is your own")
    assert "Nothing would change." in told


def test_forgotten_author_is_somebody() -> None:
    told = lines(proposal_reply(waiting(proposal=proposal(author=Editor(0))), ENGLISH, zone=UTC))
    assert any(line.startswith("proposed by: somebody") for line in told)


@pytest.mark.parametrize(
    ("numbers", "number", "place"),
    [([3, 5, 9], 0, 0), ([3, 5, 9], 5, 1), ([3, 5, 9], 6, 2), ([3, 5, 9], 99, 2)],
)
def test_place_in_the_queue_is_that_of_the_next_one(
    numbers: list[int], number: int, place: int
) -> None:
    assert around(numbers, number) == (place, 3)


# Posts.


@pytest.mark.parametrize("language", LANGUAGES)
def test_author_is_told_where_it_was_proposed_or_directly(language: str) -> None:
    words, guild = words_for(language), Guild(9)
    telling = Telling(guild, words, "n1", AT, "Steppe")
    post = accepted_post(proposal(channel=3), "The dam held.", "FL-7", telling)
    assert post is not None
    assert (post.channel, post.guild, post.asker, post.state) == (3, 9, 0, PostState.WAITING)
    assert "alice" in post.body
    assert "FL-7" in post.body
    assert "Steppe" not in post.body
    post = declined_post(proposal(), "The dam held.", "no source", telling)
    assert post is not None
    assert (post.channel, post.guild, post.asker) == (0, 0, 7)
    assert "no source" in post.body
    assert "The dam held." in post.body
    assert "Steppe" in post.body
    assert "https://discord.com/channels/9" in post.body


def test_who_was_forgotten_is_told_nothing() -> None:
    gone = proposal(author=Editor(0))
    telling = Telling(Guild(9), ENGLISH, "n1", AT)
    assert accepted_post(gone, "A.", "FL-7", telling) is None
    assert declined_post(gone, "A.", "no", telling) is None


def test_moderators_get_one_notice_an_hour() -> None:
    guild = Guild(1 << 62, notices=4)
    first, later, next_hour = (
        waiting_post(guild, count, proposal(), "The dam held.", ENGLISH, at=at)
        for count, at in ((1, AT), (2, AT + 3599), (3, AT + 3600))
    )
    assert first is not None
    assert later is not None
    assert next_hour is not None
    assert first.key == later.key != next_hour.key
    assert len(first.key) <= 25
    assert "1 proposal waits" in first.body
    assert "2 proposals wait" in later.body
    assert waiting_post(Guild(9), 1, proposal(), "A.", ENGLISH, at=AT) is None


# Rollbacks.


def test_rollback_is_told_before_and_after() -> None:
    edited = tuple(
        Edited("flood-2021", fact, 2, RevisionAction.CORRECT) for fact in ("FL-1", "FL-2", "FL-4")
    )
    old = replace(BRIDGE, statement="B.", caveat="")
    new = replace(old, statement="D.", caveat="Hearsay")
    found = Rollback(
        edited,
        (("flood-2021", "FL-3"),),
        same=(("flood-2021", "FL-5"),),
        returns=(
            Returned("flood-2021", "FL-1", new, old),
            Returned("flood-2021", "FL-2", new, None),
            Returned("flood-2021", "FL-4", None, old),
        ),
    )
    beside = {"flood-2021": Beside(SOURCES, NAMES)}
    told = lines(rollback_reply(found, beside, ENGLISH, who="alice", since="now", reason="spam"))
    assert told[0] == "This would take back 3 facts that alice edited since now"
    assert "FL-1 · What happened: D. → B." in told
    assert "FL-1 · Caveat: Hearsay → nothing" in told
    assert "FL-2: D. → not on record" in told
    assert "FL-4: not on record → B." in told
    stay = [
        "1 fact is already as it was before, and is left alone: FL-5.",
        "1 fact stays as it is, since somebody else edited it later: FL-3.",
    ]
    assert told[-2:] == stay
    told = lines(rolled_back_reply(found, ENGLISH, who="alice", since="now"))
    assert told[0].startswith("3 facts are again what they were")
    assert told[-2:] == stay
    nothing = lines(rollback_reply(Rollback(()), {}, ENGLISH, who="alice", since="now"))
    assert nothing == ["There is nothing to take back: no edit by alice since now still stands"]


# Updates, the audit, files.


def test_update_is_told_side_by_side() -> None:
    theirs = replace(NEW, statement="The dam broke.")
    told = lines(update_reply("FL-1", NEW, theirs, ENGLISH, place=(1, 2), event="Flood"))
    assert told == [
        "FL-1 in Flood: yours and the update (1 of 2)",
        "What happened",
        "yours: The dam held.",
        "in the update: The dam broke.",
    ]
    gone = lines(update_reply("FL-1", NEW, None, ENGLISH, place=(1, 1), event="Flood"))
    assert "The update no longer has this fact." in gone
    mine = lines(update_reply("FL-1", None, NEW, ENGLISH, place=(1, 1), event="Flood"))
    assert "You took this fact back; the update changes it." in mine


def test_audit_tells_who_did_what_and_what_was_refused() -> None:
    entries = [
        (AuditEntry(3, AT, "a1", 9, "denied", fact="FL-1", note="rollback"), ALICE),
        (AuditEntry(2, AT, "a1", 9, "correct", "flood-2021", "FL-1", 4), ALICE),
        (AuditEntry(1, AT, "a2", 9, "decline", "flood-2021", note="12"), Editor(0)),
    ]
    told = lines(audit_reply(entries, ENGLISH, zone=UTC))
    assert told[1:] == [
        "2026-01-01 00:00 UTC: alice · tried what they may not do (take back somebody’s edits) · FL-1",
        "2026-01-01 00:00 UTC: alice · correct · FL-1 · revision 4",
        "2026-01-01 00:00 UTC: somebody · declined · proposal 12",
    ]
    assert lines(audit_reply((), ENGLISH, zone=UTC))[-1] == "Nothing yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_audit_has_words_for_whatever_is_refused(language: str) -> None:
    """What anybody may is refused to nobody who could try it."""
    anybody = KINDS["in direct messages"]
    tried = {f"tried.{each}" for each in Action if not may(anybody, each, Guild(0))}
    assert {key for key in texts(language) if key.startswith("tried.")} == tried


@pytest.mark.parametrize("form", Format)
def test_exported_facts_are_read_back(form: Format) -> None:
    facts = (BRIDGE, *COUNTS)
    sources, names = tuple(SOURCES.values()), tuple(NAMES.values())
    (file,) = export_files(EVENT.slug, facts, names, sources, form)
    assert file.name == f"flood-2021.{form}"
    read = read_entries(file.data, file.name, event=EVENT.slug)
    assert [each.id for each in read] == [each.id for each in facts]


def test_large_record_is_split_or_refused() -> None:
    long = replace(BRIDGE, statement="x" * 20_000)
    facts = [replace(long, id=f"FL-{number:04}") for number in range(150)]
    files = export_files(EVENT.slug, facts, (), (), Format.JSONL)
    assert [file.name for file in files] == ["flood-2021-1.jsonl", "flood-2021-2.jsonl"]
    assert all(len(file.data) <= LARGEST_IMPORT for file in files)
    many = [replace(long, id=f"FL-{number:04}") for number in range(600)]
    assert export_files(EVENT.slug, many, (), (), Format.JSONL) == ()


def test_import_is_told_before_and_after() -> None:
    found = Imported(1, 2, 3, tuple((line, Remark("Look.")) for line in range(1, 13)))
    told = lines(import_reply(found, ENGLISH, file="a.csv", event="Flood"))
    assert told[:4] == [
        "a.csv for Flood: nothing is saved yet",
        "new: 1",
        "changed: 2",
        "unchanged: 3",
    ]
    assert "12 warnings" in told
    assert "line 1: Look." in told
    assert told[-1] == "… and 2 more"
    nothing = Imported(0, 0, 3)
    assert "would change nothing" in lines(import_reply(nothing, ENGLISH, file="a", event="F"))[0]
    assert lines(imported_reply(found, ENGLISH, file="a.csv"))[0] == "a.csv is imported"
    again = replace(found, repeated=True)
    assert lines(imported_reply(again, ENGLISH, file="a.csv")) == ["a.csv was imported already"]
    some = replace(found, proposals=(proposal(), proposal()))
    assert "2 changes from a.csv wait" in lines(imported_reply(some, ENGLISH, file="a.csv"))[0]


def test_import_shows_what_would_become_of_facts() -> None:
    corrected = replace(BRIDGE, statement="Mill Bridge flew away.", caveat="")
    new = replace(BRIDGE, id="", statement="The ferry sank.")
    changes = (
        Change(2, BRIDGE, corrected),
        Change(3, BRIDGE, replace(BRIDGE, title="Mill Bridge")),
        *(Change(line, None, new) for line in range(4, 12)),
    )
    found = Imported(8, 2, 0, changes=changes)
    told = lines(import_reply(found, ENGLISH, file="a.csv", event="Flood"))
    assert f"FL-0003 · What happened: {BRIDGE.statement} → Mill Bridge flew away." in told
    assert f"FL-0003 · Caveat: {BRIDGE.caveat} → nothing" in told
    assert f"FL-0003: {BRIDGE.statement} (other details)" in told
    assert told.count("… and 3 more") == 1
    assert "line 8: The ferry sank." in told
    assert "line 9: The ferry sank." not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_preview_of_an_import_is_one_page(language: str) -> None:
    long = replace(
        BRIDGE, statement="*1* <@1> " * 50, caveat="~~no~~ " * 60, keywords=("k " * 200,)
    )
    changes = tuple(Change(line, BRIDGE, long) for line in range(40))
    words = words_for(language)
    reply = import_reply(Imported(0, 40, 0, changes=changes), words, file="a.csv", event="Flood")
    assert len(sheets_of(reply, words)) == 1


def test_every_fault_of_a_file_is_told() -> None:
    problems = tuple(Problem("a.csv", line, "bad") for line in range(15))
    told = lines(problems_reply(problems, ENGLISH, file="a.csv"))
    assert told[0] == "a.csv has 15 faults, so nothing was taken from it"
    assert told[1:3] == ["bad", "line 1: bad"]
    every = problems_file(problems, ENGLISH)
    assert every is not None
    assert len(every.data.decode().splitlines()) == 15
    assert problems_file(problems[:3], ENGLISH) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_stay_texts_in_every_language(language: str) -> None:
    words = words_for(language)
    evil = "@everyone **x** <@1> https://evil.example/ \u202e[a](b)"
    wanted = waiting(wanted=replace(NEW, statement=evil), proposal=proposal(author=Editor(7, evil)))
    for reply in (
        proposal_reply(wanted, words, zone=UTC),
        nothing_reply(words, (evil,)),
        no_updates_reply(words),
        update_reply("F", NEW, wanted.wanted, words, place=(1, 1), event=evil),
        audit_reply(
            [(AuditEntry(1, AT, "a", 9, "load", note=evil), Editor(7, evil))], words, zone=UTC
        ),
    ):
        page = lay_out(reply, words=words, plain=True)
        for live in ("@everyone", "<@1>", "**x**", "\u202e"):
            assert live not in page.content
