"""Replies as people read them, word for word."""

import io
import re
from dataclasses import replace

import pytest

from bot.blocks import Facts, Reply
from bot.days import day_reply, timeline_reply
from bot.render import ENDLESS, Style, render
from bot.reply import answer_reply, fact_reply, figure_reply, snippet_text
from bot.screen import Screen
from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.digest import compose
from knowledge.flow import (
    Asked,
    Bold,
    Digest,
    DigestGroup,
    Evidence,
    FigurePoint,
    Question,
    RivalGroup,
    Status,
    Term,
)
from knowledge.models import (
    Citation,
    Fact,
    Link,
    LinkKind,
    Revision,
    RevisionAction,
    Source,
    Standing,
)
from tests.bot.answers import (
    BRIDGE,
    BRIDGE_ANSWER,
    CLOSEST_ANSWER,
    COUNT_ANSWER,
    COUNTS,
    DENIAL,
    EVENT,
    NAMES,
    SOURCES,
    answered,
    day,
    fact,
)


def shown(reply: Reply, width: int = ENDLESS) -> str:
    out = io.StringIO()
    Screen(out, styled=False, width=width).show(reply)
    return out.getvalue()


def test_answer_leads_then_cites_then_says_how_it_was_read() -> None:
    """Statement, day and sayer, note, the other side, sources, repairs: in this order."""
    assert (
        shown(answer_reply(BRIDGE_ANSWER))
        == """\
  Mill Bridge in Oldtown collapsed.
  2 July 2021, evening (day inferred) · an eyewitness, via Radio Valley [1][2]
  Note: printed so in the source; probably 3 July.

  Otherwise: council
  - The council stated that Mill Bridge was standing.
    c. 3 July 2021 · council · said 5 July 2021 [3]

  [1] Radio Valley, "Evening news"
  [2] Valley Post, "River rises", ¶ 4   [3] ¶ 5
  Understood as: collapse (“colapse”) · Mill Bridge (“mil brige”) · 2 July 2021 (“2 july”)

"""
    )


def test_narrow_terminal_wraps_under_its_indent() -> None:
    """At 40 columns no line is cut and marks stay with the words that they belong to."""
    assert (
        shown(answer_reply(BRIDGE_ANSWER), 40)
        == """\
  Mill Bridge in Oldtown collapsed.
  2 July 2021, evening (day inferred) ·
  an eyewitness, via Radio Valley [1][2]
  Note: printed so in the source;
  probably 3 July.

  Otherwise: council
  - The council stated that Mill Bridge
    was standing.
    c. 3 July 2021 · council · said 5
    July 2021 [3]

  [1] Radio Valley, "Evening news"
  [2] Valley Post, "River rises", ¶ 4
      [3] ¶ 5
  Understood as: collapse (“colapse”) ·
  Mill Bridge (“mil brige”) · 2 July
  2021 (“2 july”)

"""
    )


def test_question_for_a_day_leads_on_to_the_whole_day() -> None:
    """Only where nothing in particular was asked of it, and as many lines are told as ever are of a day."""
    asked = Question("what happened on 2 july?", "what happened on 2 july?", when=(day(2),))
    lines = (*BRIDGE_ANSWER.lead, *(Evidence(fact, 0.8) for fact in COUNTS))
    plain = replace(BRIDGE_ANSWER, question=asked, lead=lines)
    hint = "There may be more: ask for “day 2 July 2021”."
    assert hint in shown(answer_reply(plain))
    for narrower in (
        replace(asked, terms=(Term("bridge", "bridg"),)),
        replace(asked, asked=(Asked.WHO,)),
        replace(asked, when=()),
    ):
        assert hint not in shown(answer_reply(replace(plain, question=narrower)))
    assert hint not in shown(answer_reply(replace(plain, lead=lines[:1])))


def test_history_is_not_told_twice() -> None:
    """A further line of which the table says the same is left to the table."""
    lead = (*COUNT_ANSWER.lead, Evidence(COUNTS[2], 0.8, figure=COUNTS[2].figures[0]))
    assert shown(answer_reply(replace(COUNT_ANSWER, lead=lead))) == shown(
        answer_reply(COUNT_ANSWER)
    )


def test_a_contested_count_says_so_and_has_the_other_side() -> None:
    history = COUNT_ANSWER.history
    assert history is not None
    others = [replace(COUNTS[2], standing=Standing.DISPUTED), COUNTS[1]]
    points = tuple(FigurePoint(each, each.figures[0], 4) for each in others)
    lines = tuple(Evidence(each, 0.9, figure=each.figures[0]) for each in (COUNTS[1], others[0]))
    answer = replace(
        COUNT_ANSWER,
        lead=lines,
        history=replace(history, points=points),
        rivals=(RivalGroup("council", lines[:1]), RivalGroup("fire brigade", lines[1:])),
    )
    text = shown(answer_reply(answer))
    assert "1,531        council · disputed [2]" in text
    assert "Otherwise: fire brigade" in text


def test_counts_of_several_groups_tell_whom_they_count() -> None:
    history = COUNT_ANSWER.history
    assert history is not None
    whole = replace(history.points[-1], figure=replace(COUNTS[2].figures[0], group="in boats"))
    answer = replace(COUNT_ANSWER, history=replace(history, points=(*history.points[:2], whole)))
    assert "1,531, in boats" in shown(answer_reply(answer))


def test_count_shows_its_history_in_columns() -> None:
    """Qualifiers as the source words them; each row with its own sayer and mark."""
    assert (
        shown(answer_reply(COUNT_ANSWER), 80)
        == """\
  1,200 people had been moved to safety, the council said.
  4 July 2021 · council, via Valley Post [1]

  How the count moved (cumulative, as each was reported)
    3 July   about 120    fire brigade [2]
    4 July   over 1,200   council [1]
    6 July   1,531        council [3]

  [1] Valley Post, "River rises", ¶ 14   [2] ¶ 13   [3] ¶ 16

"""
    )


def test_unanswered_question_says_so_before_anything_else() -> None:
    """The first sentence is the refusal; facts stand under “Nearest in the record” only."""
    lines = shown(answer_reply(CLOSEST_ANSWER)).splitlines()
    assert lines[0] == "  The record does not say who paid."
    assert lines[2] == "  Nearest in the record"
    assert lines[3] == "  - Mill Bridge in Oldtown collapsed."


def test_reason_is_never_missing() -> None:
    """Without a reason the plain sentence stands."""
    bare = replace(CLOSEST_ANSWER, why_not="", nearest=())
    assert shown(answer_reply(bare)) == "  The record does not say.\n\n"


def test_talk_that_is_no_question_gets_no_reply() -> None:
    chatter = replace(CLOSEST_ANSWER, status=Status.NOT_A_QUESTION)
    assert answer_reply(chatter) == Reply()
    assert shown(answer_reply(chatter)) == ""


def test_plain_reading_is_not_explained() -> None:
    """“Understood as” appears only when something was corrected or assumed."""
    assert answer_reply(COUNT_ANSWER).understood == ""
    assert answer_reply(BRIDGE_ANSWER).understood.startswith("collapse (“colapse”)")


def test_decisive_words_are_strong() -> None:
    pieces = [piece for line in render(answer_reply(BRIDGE_ANSWER)) for piece in line]
    assert [piece.text for piece in pieces if piece.style is Style.STRONG] == ["collapsed"]


def test_same_passage_is_numbered_once() -> None:
    """Two lines from one paragraph share their mark; a corroborating fact adds its own."""
    twin = fact("FL-0099", "The bridge at Oldtown fell.", day(2), citations=(Citation("post", 9),))
    again = fact("FL-0098", "Water rose.", day(2), citations=(Citation("post", 4),))
    reply = answer_reply(
        answered(Evidence(BRIDGE, 0.9, corroborated_by=(twin,)), Evidence(again, 0.8))
    )
    (lead,) = (block for block in reply.blocks if isinstance(block, Facts))
    assert [line.marks for line in lead.lines] == [(1, 2, 3), (2,)]
    assert [(r.number, r.where, r.again) for r in reply.references] == [
        (1, "", False),
        (2, "¶ 4", False),
        (3, "¶ 9", True),
    ]


@pytest.mark.parametrize(
    ("statement", "standing", "word"),
    [
        ("Half the town was under water.", Standing.CLAIMED, "claimed"),
        ("The mayor said half the town was under water.", Standing.CLAIMED, ""),
        ("The dam held.", Standing.DISPUTED, "disputed"),
        ("The council denied it.", Standing.DENIED, ""),
        ("The dam broke.", Standing.DENIED, "denied"),
        ("Two are safe.", Standing.REPORTED, ""),
    ],
)
def test_standing_is_told_unless_the_statement_shows_it(
    statement: str, standing: Standing, word: str
) -> None:
    text = snippet_text(Evidence(fact("FL-1", statement, day(2), standing=standing), 1.0), {})
    assert text == f"{statement} — 2 July 2021" + (f" · {word}" if word else "")


def test_snippet_stands_alone_when_quoted() -> None:
    """Statement, day, sayer and caveat in one line."""
    assert snippet_text(Evidence(BRIDGE, 1.0), SOURCES) == (
        "Mill Bridge in Oldtown collapsed. — 2 July 2021, evening (day inferred) · "
        "an eyewitness, via Radio Valley. Note: printed so in the source; probably 3 July."
    )


def test_fact_without_sayer_names_its_publication() -> None:
    quiet = fact("FL-2", "Water rose.", None, citations=(Citation("post", 4),))
    assert snippet_text(Evidence(quiet, 1.0), SOURCES) == (
        "Water rose. — no day given · Valley Post"
    )


def test_long_passage_is_shown_around_its_decisive_words() -> None:
    """At most 1,000 characters and the ends marked; the bold words stay where they were."""
    text = "mud " * 600 + "the dam broke at dawn " + "rain " * 600
    at = text.index("dam broke")
    long = fact("p1", text, None, passage=True)
    reply = answer_reply(answered(Evidence(long, 0.9, bold=(Bold(at, at + 9),))))
    (block,) = reply.blocks
    assert isinstance(block, Facts)
    (line,) = block.lines
    assert len(line.text) <= 1002
    assert (line.text[0], line.text[-1]) == ("…", "…")
    assert [line.text[bold.start : bold.end] for bold in line.bold] == ["dam broke"]


def test_day_is_told_by_place_and_wider_times_stand_apart() -> None:
    """A fact that is only known to lie in a wider time is never told as that day's."""
    digest = Digest(
        day(2),
        (DigestGroup("Oldtown", (BRIDGE,)),),
        wider=(DENIAL,),
        events=(EVENT,),
        sources=SOURCES,
        names=NAMES,
    )
    assert (
        shown(day_reply(digest))
        == """\
  2 July 2021 · The valley flood, 2021

  Oldtown
  - Mill Bridge in Oldtown collapsed. — evening (day inferred) · an eyewitness, via Radio Valley [1][2]
    Note: printed so in the source; probably 3 July.

  Known only to lie in a longer time
  - The council stated that Mill Bridge was standing. — c. 3 July 2021 · council · said 5 July 2021 [3]

  [1] Radio Valley, "Evening news"
  [2] Valley Post, "River rises", ¶ 4   [3] ¶ 5

"""
    )


def test_open_time_reaches_no_further_than_its_event() -> None:
    """A ban "until 9 July 2021" is no news of the year before."""
    ban = fact("FL-5", "A ban held.", DateSpan(OPEN_START, day(9).last))
    year_before = DateSpan(day(2).first - 365, day(2).first - 365)

    def told(span: DateSpan) -> str:
        digest = compose(span, (ban,), names={}, events=(EVENT,), sources=SOURCES, nearest=())
        return shown(day_reply(digest))

    assert "A ban held." in told(day(2))
    assert "A ban held." not in told(year_before)


def test_empty_day_says_so_and_names_the_nearest() -> None:
    digest = Digest(day(8), (), nearest=(COUNTS[2],), events=(EVENT,), sources=SOURCES)
    text = shown(day_reply(digest))
    assert "The record has no fact for this day." in text
    assert "Nearest in the record\n  - 1,531 people" in text


def test_counts_of_a_day_come_first() -> None:
    """Under a heading of their own, before the facts; the event's own country is not repeated."""
    count = COUNTS[1]
    points = (FigurePoint(count, replace(count.figures[0], place="valley"), day(4).last),)
    digest = Digest(
        day(4),
        (DigestGroup("Oldtown", (count,)),),
        points,
        events=(replace(EVENT, default_names=("valley",)),),
        sources=SOURCES,
        names=NAMES,
    )
    assert shown(day_reply(digest)).startswith(
        "  4 July 2021 · The valley flood, 2021\n\n"
        "  Counts\n    evacuated   over 1,200   council [1]\n\n"
        "  Oldtown\n  - 1,200 people"
    )


def full_day_of(*numbered: Fact) -> Digest:
    return Digest(day(2), (DigestGroup("Oldtown", numbered),), sources=SOURCES, names=NAMES)


def test_full_day_is_a_summary_by_topic_that_counts_what_it_leaves_out() -> None:
    """What only bears out another fact gives way, and the reader is told where all of it is."""
    water = tuple(
        fact(f"FL-1{number:02}", f"Water rose to {number} m.", day(2), topics=("high-water",))
        for number in range(50)
    )
    leaning = replace(water[0], id="FL-200", links=(Link(LinkKind.CORROBORATES, "FL-149"),))
    rescue = fact("FL-201", "Boats came.", day(2), topics=("rescue",))
    text = shown(day_reply(full_day_of(leaning, *water, rescue)))
    assert "  Oldtown · high water\n  - Water rose to 0 m.\n" in text
    assert "Water rose to 49 m." in text
    assert "… and 31 more\n\n  Oldtown · rescue\n  - Boats came.\n" in text
    assert text.count("Water rose to 0 m.") == 1
    assert "This is a summary of 52 facts; the timeline of 2 July 2021 has them all." in text


def test_quiet_day_is_shown_whole() -> None:
    text = shown(day_reply(full_day_of(*((BRIDGE,) * 20))))
    assert text.count("Mill Bridge in Oldtown collapsed.") == 20
    assert "more" not in text


def test_timeline_stands_under_its_days() -> None:
    text = shown(timeline_reply((BRIDGE, COUNTS[0]), SOURCES))
    assert text.index("2 July 2021\n") < text.index("Mill Bridge") < text.index("3 July 2021\n")
    assert "- 120 people had been moved to safety, the fire brigade said. — fire brigade" in text
    assert shown(timeline_reply((), SOURCES)) == "  The record has nothing for that.\n\n"
    named = shown(timeline_reply((), SOURCES, about="unicorns"))
    assert named == "  The record has nothing on “unicorns”.\n\n"


def test_timeline_ends_with_what_has_no_known_beginning() -> None:
    """An open start is told in words, never as a day of its own."""
    open_start = fact("FL-5", "A ban held.", DateSpan(OPEN_START, day(9).last))
    text = shown(timeline_reply((open_start, BRIDGE), SOURCES))
    assert text.index("Mill Bridge") < text.index("  Until 9 July 2021\n  - A ban held.\n")


def test_timeline_opens_with_the_asked_day() -> None:
    """What reaches into it from before is told behind it, under words that say so."""
    before = fact("FL-6", "A storm passed.", DateSpan(day(1).first, day(3).last))
    text = shown(timeline_reply((before, BRIDGE), SOURCES, since=day(2).first))
    assert text.index("Mill Bridge") < text.index("  Begun before\n  - A storm passed.")
    assert "1–3 July 2021" in text


def test_figure_never_mixes_what_was_counted() -> None:
    """Another group or place gets a table of its own."""
    history = COUNT_ANSWER.history
    assert history is not None
    first = history.points[0]
    other = replace(first, figure=replace(first.figure, place="oldtown", group="children"))
    text = shown(figure_reply(replace(history, points=(*history.points, other)), SOURCES, NAMES))
    assert "  Evacuated · cumulative\n" in text
    assert "  Evacuated · children, Oldtown, cumulative\n" in text


def test_the_numbers_of_a_text_are_one_table_whatever_their_nouns() -> None:
    """Nobody says of a text's figures whether "58 people" go on from "17"."""
    history = COUNT_ANSWER.history
    assert history is not None
    first = history.points[0]
    of_text = replace(first.fact, passage=True)
    points = tuple(
        replace(first, fact=of_text, figure=replace(first.figure, group=group, cumulative=running))
        for group, running in (("", True), ("people", False), ("children", False))
    )
    text = shown(figure_reply(replace(history, points=points), SOURCES, NAMES))
    assert text.count("  Evacuated\n") == 1
    assert "people" not in text
    assert "  Evacuated · children\n" in text


def test_fact_page_shows_every_revision() -> None:
    revisions = (
        Revision(BRIDGE, 1, RevisionAction.ADD, "import", "", 1_700_000_000),
        Revision(BRIDGE, 2, RevisionAction.CORRECT, "import", "the day", 1_700_000_060),
    )
    text = shown(fact_reply(BRIDGE, revisions, SOURCES, NAMES))
    assert "1   add, 2023-11-14 22:13 UTC       import\n" in text
    assert "2   correct, 2023-11-14 22:14 UTC   import: the day\n" in text
    assert re.search(r"places +Mill Bridge\n", text)


def test_sources_of_one_name_at_two_hosts_are_told_apart() -> None:
    post = Source("post", "River rises", "Valley Post", "https://post.example/river", scope="s")
    forged = replace(post, id="forged", url="https://evil.example/x")
    risen = Fact("F-1", "It rose.", citations=(Citation("forged", 3),), scope="s")
    sources = {("s", each.id): each for each in (post, forged)}
    told = shown(fact_reply(risen, (), sources, {}))
    assert 'Valley Post, "River rises" (evil.example), ¶ 3' in told.replace("\u00a0", " ")
    alone = shown(fact_reply(risen, (), {("s", "forged"): forged}, {}))
    assert "(evil.example)" not in alone
