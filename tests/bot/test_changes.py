"""What changed in a fact, and how its history is told."""

from dataclasses import replace
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from bot.blocks import Table
from bot.curating.changes import Difference, differences, field_word, history_pages
from bot.curating.replies import Beside, conflict_reply, is_clean, preview_reply
from bot.pages.paging import sheets_of
from bot.reviewing.files import import_reply
from bot.words import LANGUAGES, words_for
from knowledge.curate.imported import Change, Imported
from knowledge.entry import Checked, Draft, Finding, Level
from knowledge.errors import Remark
from knowledge.models import (
    Citation,
    Fact,
    FactState,
    Link,
    LinkKind,
    Name,
    NameKind,
    Revision,
    RevisionAction,
    Source,
)
from tests.bot.answers import BRIDGE, DENIAL, NAMES, SOURCES
from tests.bot.test_reply import shown

ENGLISH: Final = words_for("en")
BESIDE: Final = Beside(SOURCES, NAMES)
HOME: Final = 7


def revision(number: int, fact: Fact, **more: Any) -> Revision:
    given: dict[str, Any] = {
        "action": RevisionAction.CORRECT,
        "actor": "boss",
        "reason": f"reason {number}",
        "at": 1_640_995_200,
        "guild": HOME,
    }
    return Revision(replace(fact, revision=number), number, **(given | more))


FIRST: Final = revision(1, DENIAL, action=RevisionAction.ADD, actor="pack", guild=None)
SECOND: Final = revision(2, replace(DENIAL, statement="It stood.", caveat="Hearsay"))


def told(*revisions: Revision) -> str:
    pages = history_pages(
        revisions, NAMES.values(), SOURCES.values(), ENGLISH, zone=ZoneInfo("Asia/Almaty")
    )
    return "\n".join(shown(page.reply) for page in pages)


def test_only_fields_that_differ_are_told() -> None:
    before, after = Draft(statement="A", date="2 July"), Draft(statement="B", date="2 July")
    assert differences(before, after) == (Difference("statement", "A", "B"),)
    assert differences(before, before) == ()


def test_a_history_tells_what_changed_when_by_whom_and_why() -> None:
    said = told(FIRST, SECOND)
    assert "2022-01-01 06:00" in said
    assert "boss" in said
    assert "The council stated that Mill Bridge was standing. → It stood." in said
    assert "Hearsay" in said
    assert "reason 2" in said
    assert said.index("reason 2") < said.index("reason 1"), "the newest comes first"


def test_a_fact_that_was_taken_back_says_so() -> None:
    gone = revision(2, DENIAL, action=RevisionAction.RETRACT, state=FactState.RETRACTED)
    assert "taken out of the record" in told(FIRST, gone)


def test_a_fact_that_was_let_go_is_what_it_was_below() -> None:
    """Undoing the guild's own edit shows the pack's version again."""
    freed = revision(3, SECOND.fact, action=RevisionAction.UNDO, state=FactState.RELEASED)
    said = told(FIRST, SECOND, freed)
    assert "It stood. → The council stated that Mill Bridge was standing." in said


def test_links_are_told() -> None:
    linked = revision(2, replace(DENIAL, links=(Link(LinkKind.CONTRADICTS, "FL-0003"),)))
    unlinked = revision(3, DENIAL)
    said = told(FIRST, linked, unlinked)
    assert "contradicts FL-0003" in said
    assert "no longer contradicts FL-0003" in said


def test_who_was_forgotten_is_somebody() -> None:
    assert "somebody" in told(FIRST, replace(SECOND, actor=""))


def test_what_stands_now_is_not_restored() -> None:
    (page,) = history_pages((FIRST, SECOND), (), (), ENGLISH, zone=ZoneInfo("UTC"))
    assert page.restorable == (1,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_longer_than_a_message(language: str) -> None:
    """However long the texts are; and no revision is lost."""
    words = words_for(language)
    many = [
        revision(number, replace(DENIAL, statement=f"*{number}* " * 200, caveat="<@1>" * 100))
        for number in range(1, 12)
    ]
    pages = history_pages(many, (), (), words, zone=ZoneInfo("UTC"))
    assert all(len(sheets_of(page.reply, words)) == 1 for page in pages)
    titles = [
        block.title for page in pages for block in page.reply.blocks if isinstance(block, Table)
    ]
    assert [title.partition(" ")[0] for title in titles] == [str(n) for n in range(11, 0, -1)]


# What is shown before a fact is saved.


def test_notes_alone_ask_for_no_second_look() -> None:
    note = Finding(Level.NOTE, "source", Remark("A new source."))
    warning = replace(note, level=Level.WARNING)
    assert is_clean(Checked(Draft(), BRIDGE, findings=(note,)))
    for doubtful in (
        Checked(Draft(), BRIDGE, findings=(warning,)),
        Checked(Draft(), None),
        Checked(Draft(), BRIDGE, duplicates=(DENIAL,)),
        Checked(Draft(), BRIDGE, conflicts=(DENIAL,)),
    ):
        assert not is_clean(doubtful)


def test_a_preview_tells_all_that_there_is_to_see() -> None:
    found = Finding(Level.WARNING, "date", Remark("Far from the event."), "5 July 2021")
    checked = Checked(
        Draft(),
        BRIDGE,
        findings=(found,),
        shown=(("date", "5 July 2023 (one day)"),),
        duplicates=(DENIAL,),
    )
    said = shown(preview_reply(checked, BESIDE, ENGLISH))
    for part in ("Far from the event.", "Perhaps: 5 July 2021", "5 July 2023 (one day)", "FL-0004"):
        assert part in said


def test_both_versions_stand_side_by_side() -> None:
    mine, theirs = Draft(statement="Mine."), Draft(statement="Theirs.", who="the mayor")
    said = shown(conflict_reply("FL-0004", theirs, mine, ENGLISH))
    for part in ("Mine.", "Theirs.", "the mayor", "Who says so", "nothing"):
        assert part in said
    gone = shown(conflict_reply("FL-0004", None, mine, ENGLISH))
    assert "not on record" in gone
    assert "Mine." in gone


def test_fields_have_the_names_of_their_forms() -> None:
    assert field_word("who", ENGLISH) == "Who says so"
    assert field_word("unheard-of", ENGLISH) == "unheard-of"


def test_import_into_two_events_shows_the_sources_and_names_of_each() -> None:
    """Their ids may be the same."""
    place = Name("mill", NameKind.PLACE, "Old Mill", scope="one")
    first = Source("paper", "Valley Post", "", scope="one")
    sources = (first, replace(first, title="Harbour News", scope="two"))
    before = replace(BRIDGE, scope="one", places=("mill",), citations=(Citation("paper", 1),))
    after = replace(before, places=(), citations=())
    found = Imported(
        0,
        1,
        0,
        changes=(Change(2, before, after),),
        names=(place, replace(place, display="New Mill", scope="two")),
        sources=sources,
    )
    told = shown(import_reply(found, ENGLISH, file="a.csv", event="Flood"))
    assert "Old Mill → nothing" in told
    assert "Valley Post" in told
    assert "Harbour News" not in told
