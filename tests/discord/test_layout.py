"""Whatever a reply holds, its pages keep Discord's limits and hold no markup but the bot's own."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks import Block, Facts, Line, Note, Reference, Reply, Row, Sentence, Table
from bot.escape import discord_text
from bot.layout import Page, lay_out
from bot.pages.buttons import PRESSED, Button, ButtonKind, Go, Link, Own, Turn, pressed
from bot.pages.marking import Detail, foot, size
from bot.pages.shown import Tone
from bot.pictures import Picture
from bot.words import ENGLISH, LANGUAGES, words_for
from knowledge.flow import Bold
from tests.discord.hostile import PIECES
from tests.discord.markup import live, pinging
from tests.wire.limits import faults_of_message
from tests.wire.schema import Oracle, has_openapi

KEY: Final = "i1234567890123456789-9999"
ALL: Final[tuple[Button, ...]] = tuple(ButtonKind)
OWN: Final = {"heading", "subtext", "list", "strong", "emphasis", "link"}
"""Kinds of markup that a reply is laid out with."""

HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
TEXTS = st.one_of(
    HOSTILE,
    st.text(max_size=40),
    st.builds(
        lambda piece, times: piece * times,
        st.sampled_from([*PIECES, "\U0001f642", "слово ", "ұзын"]),
        st.integers(1, 150),
    ),
)
BOLD = st.builds(
    lambda start, length: Bold(start, start + length), st.integers(0, 90), st.integers(0, 40)
)
MARKS = st.lists(st.integers(1, 9), max_size=4, unique=True).map(lambda m: tuple(sorted(m)))
LINES = st.builds(
    Line, st.just("X-0001"), TEXTS, TEXTS, MARKS, st.lists(BOLD, max_size=3).map(tuple), TEXTS
)
ROWS = st.builds(Row, TEXTS, TEXTS, TEXTS, MARKS)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Sentence, TEXTS, st.booleans()),
    st.builds(
        Facts, TEXTS, st.lists(LINES, max_size=8).map(tuple), st.integers(0, 99), st.booleans()
    ),
    st.builds(
        Table, TEXTS, st.lists(ROWS, max_size=8).map(tuple), st.integers(0, 99), st.booleans()
    ),
)
URLS = st.sampled_from(
    ["", "https://post.example/river", "https://bad.example@x.example/", f"https://a.example/{'b' * 300}"]
)  # fmt: skip
REFERENCES = st.lists(st.tuples(TEXTS, TEXTS, URLS), min_size=9, max_size=9).map(
    lambda told: tuple(Reference(number, *each) for number, each in enumerate(told, 1))
)
NOTES = st.lists(st.builds(Note, TEXTS, TEXTS), max_size=4).map(tuple)
REPLIES = st.builds(Reply, st.lists(BLOCKS, max_size=8).map(tuple), REFERENCES, TEXTS, NOTES)


def every_page(reply: Reply, **how: Any) -> Iterator[Page]:
    first = lay_out(reply, **how)
    yield first
    for number in range(2, first.pages + 1):
        yield lay_out(reply, number=number, **how)


def texts_of(view: discord.ui.LayoutView | discord.ui.View) -> str:
    return "\n\n".join(
        item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)
    )


def check(page: Page) -> None:
    """The limits, and that a page is the same laid out and plain."""
    assert 0 < size(page.content) <= 2000
    items = list(page.view.walk_children())
    assert len(items) <= 40
    if isinstance(page.view, discord.ui.LayoutView):
        assert page.view.content_length() <= 4000
        assert texts_of(page.view) == page.content
    pressable = [item for item in items if isinstance(item, discord.ui.Button)]
    for button in pressable:
        assert 0 < len(button.label or "") <= 80
        assert len(button.custom_id or "") <= 100
    ids = [button.custom_id for button in pressable if button.custom_id]
    assert len(set(ids)) == len(ids)
    assert page.view.is_finished()


@settings(max_examples=30)
@given(REPLIES, st.sampled_from(LANGUAGES), st.booleans(), st.sampled_from(list(Tone)))
async def test_every_page_of_any_reply_keeps_the_limits(
    reply: Reply, language: str, plain: bool, tone: Tone
) -> None:
    words = words_for(language)
    for page in every_page(reply, words=words, key=KEY, buttons=ALL, plain=plain, tone=tone):
        check(page)
        body = json.loads(page.body(answering=123))
        assert list(faults_of_message(body)) == []


@settings(max_examples=30)
@given(REPLIES)
async def test_only_the_bots_own_markup_is_live_on_a_page(reply: Reply) -> None:
    for page in every_page(reply):
        nodes = live(page.content)
        assert {node.kind for node in nodes} <= OWN
        links = [node.text for node in nodes if node.kind == "link"]
        assert {text[text.index("](") :] for text in links} <= {"](<https://post.example/river>)"}
        assert pinging(page.content) == ()


@settings(max_examples=30)
@given(st.lists(LINES, min_size=1, max_size=12), REFERENCES)
async def test_each_line_stands_once_with_its_references_on_its_page(
    lines: list[Line], references: tuple[Reference, ...]
) -> None:
    pages = list(every_page(Reply((Facts("Title", tuple(lines)),), references)))
    whole = "\n".join(page.content for page in pages)
    for number in range(1, 10):
        told = f"\n-# \\[{number}] "
        for page in pages:
            body, _, foot = page.content.rpartition("\n\n")
            if f"\\[{number}]" in body.replace("\\\\", ""):
                kept = foot.replace("\u00a0", " ")
                assert f"\\[{number}] " in kept or told in page.content
    bylines = sum(
        1 for line in lines if discord_text(line.byline).strip() or line.marks or line.note.strip()
    )
    assert whole.count("\n-# ") >= bylines


async def test_an_answer_reads_from_its_words_to_its_sources() -> None:
    """The whole of a small answer, as it is sent."""
    line = Line("F-1", "Over 1,200 people left.", "4 Jul 2021 · council", (1,), (Bold(0, 10),))
    table = Table("How it moved", (Row("4 Jul", "over 1,200", "council", (1,)),), more=2)
    reference = Reference(1, "Valley Post, “River rises”", "¶ 14", "https://post.example/river")
    page = lay_out(Reply((Facts("", (line,)), table), (reference,), "left (“lefft”)"))
    assert page.content == (
        "**Over 1,200** people left.\n"
        "-# 4 Jul 2021 · council \\[1]\n"
        "\n"
        "-# **How it moved**\n"
        "-# … 2 earlier\n"
        "- 4 Jul · **over 1,200** · council \\[1]\n"
        "\n"
        "-# \\[1] Valley Post, “River rises”, ¶\u00a014 · post.example [open](<https://post.example/river>)\n"
        "-# Understood as: left (“lefft”)"
    )
    assert (page.number, page.pages) == (1, 1)


async def test_a_heading_is_told_again_on_the_next_page() -> None:
    lines = tuple(Line("F-1", f"Statement {at}. " * 12, "") for at in range(40))
    pages = list(every_page(Reply((Facts("Oldtown", lines),))))
    assert len(pages) > 2
    assert pages[0].content.startswith("-# **Oldtown**\n")
    assert all(page.content.startswith("-# **Oldtown (continued)**\n") for page in pages[1:])
    assert pages[1].content.endswith(f"-# Page 2 of {len(pages)}")


async def test_a_page_beyond_the_last_is_the_last() -> None:
    lines = tuple(Line("F-1", "Statement. " * 20, "") for at in range(20))
    reply = Reply((Facts("", lines),))
    pages = lay_out(reply).pages
    assert lay_out(reply, number=999).number == pages
    assert lay_out(reply, number=0).number == 1


async def test_buttons_that_turn_pages_tell_where_to() -> None:
    lines = tuple(Line("F-1", "Statement. " * 20, "") for at in range(30))
    page = lay_out(Reply((Facts("", lines),)), key="m12", buttons=(ButtonKind.PAGE,), number=2)
    presses = [
        pressed(found)
        for item in page.view.walk_children()
        if isinstance(item, discord.ui.Button) and (found := PRESSED.fullmatch(str(item.custom_id)))
    ]
    assert [(each.kind, each.key, each.number) for each in presses] == [
        (ButtonKind.PAGE, "m12", 1),
        (ButtonKind.PAGE, "m12", 3),
    ]


async def test_one_page_has_nothing_to_turn() -> None:
    reply = Reply((Sentence("Short."),))
    page = lay_out(reply, key="m12", buttons=(ButtonKind.PAGE, Turn(ButtonKind.SOURCES)))
    assert not [item for item in page.view.walk_children() if isinstance(item, discord.ui.Button)]


async def test_buttons_of_other_parts_keep_their_order_and_their_ids() -> None:
    mine = (Own("Save", "tt2:save:i1", main=True), Own("Change", "tt2:change:i1"))
    for plain in (False, True):
        page = lay_out(Reply((Sentence("Look."),)), buttons=mine, plain=plain)
        row: Any = page.view.to_components()[-1]
        row = row if plain else row["components"][-1]
        made = [(each["label"], each["custom_id"], each["style"]) for each in row["components"]]
        assert made == [("Save", "tt2:save:i1", 1), ("Change", "tt2:change:i1", 2)]


async def test_five_buttons_share_a_row_and_more_stand_in_two() -> None:
    def rows(*buttons: Button) -> list[list[str]]:
        page = lay_out(Reply((Sentence("Short."),)), key="m12", buttons=buttons)
        return [
            [str(button.label) for button in row.children if isinstance(button, discord.ui.Button)]
            for row in page.view.walk_children()
            if isinstance(row, discord.ui.ActionRow)
        ]

    five = (ButtonKind.REPORT, ButtonKind.SOURCES, ButtonKind.LATER, ButtonKind.EARLIER)
    assert rows(*five, ButtonKind.MORE) == [["Sources", "Earlier", "Later", "More", "Report"]]
    assert rows(*ALL) == [
        ["Sources", "Passage", "Earlier", "Later", "More"],
        ["Tell me when known", "Report", "Remove"],
    ]
    link = Link("", "https://post.example/river")
    assert rows(Go(ButtonKind.LATER, 2), link, Link("", "http://bad.example")) == [
        ["Later"],
        ["post.example"],
    ]


@pytest.mark.parametrize("plain", [False, True])
async def test_a_picture_stands_on_the_first_page_with_its_words(plain: bool) -> None:
    lines = tuple(Line("F-1", "Statement. " * 20, "") for at in range(30))
    picture = Picture("detained.png", b"PNG", "How the count moved. " * 80)
    reply = Reply((Sentence("Detained", strong=True), Facts("", lines)))
    first, second, *_ = every_page(reply, picture=picture, plain=plain)
    assert first.files == (picture,)
    assert second.files == ()
    shown = [i for i in first.view.walk_children() if isinstance(i, discord.ui.MediaGallery)]
    assert len(shown) == (0 if plain else 1)
    for gallery in shown:
        assert gallery.items[0].media.url == "attachment://detained.png"
        assert len(gallery.items[0].description or "") <= 1024


async def test_people_are_never_pinged_and_links_never_previewed() -> None:
    reply = Reply((Sentence("@everyone <@123> https://bad.example"),))
    for plain in (False, True):
        body = json.loads(lay_out(reply, plain=plain).body())
        assert body["allowed_mentions"] == {"parse": []}
        assert pinging(json.dumps(body)) == ()
        assert body["flags"] == (4 if plain else 1 << 15)


async def test_a_reply_to_a_message_outlives_the_message() -> None:
    body = json.loads(lay_out(Reply((Sentence("Yes."),))).body(answering=77))
    assert body["message_reference"] == {"message_id": "77", "fail_if_not_exists": False}


@given(st.lists(BOLD, max_size=4), TEXTS.filter(lambda text: bool(discord_text(text).strip())))
async def test_bold_ranges_show_the_same_text(bold: list[Bold], text: str) -> None:
    """Whatever the ranges are, the words are those of the statement, and no star is left over."""
    flat = " ".join(text.split())[:150]
    line = Line("F-1", flat, "", (), tuple(bold))
    shown = lay_out(Reply((Facts("", (line,)),))).content
    assert _read(shown) == _read(discord_text(flat)).rstrip()


def _read(text: str) -> str:
    """What a client shows of a text with bold in it; a ping's sign is not always a wide one there."""
    plain = re.sub(r"\\([^0-9A-Za-z\s])|\*\*", lambda found: found[1] or "", text)
    return plain.replace("\uff20", "@")


@pytest.mark.skipif(not has_openapi(), reason="Discord's OpenAPI file is not at hand")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_request_is_one_that_discord_takes(language: str) -> None:
    lines = tuple(Line("F-1", "Statement. " * 20, "Byline", (1,)) for at in range(30))
    reference = Reference(1, "Post", "¶ 1", "https://post.example/river")
    reply = Reply((Sentence("Title", strong=True), Facts("Group", lines)), (reference,), "words")
    buttons = (*ALL, Link("The source", "https://post.example/river"))
    for plain in (False, True):
        for page in every_page(
            reply, words=words_for(language), key=KEY, buttons=buttons, plain=plain
        ):
            body = json.loads(page.body())
            oracle = Oracle()
            told = oracle.faults("POST", "/channels/1/messages", body, files={}, laid_out=False)
            assert told == []


@pytest.mark.parametrize("url", ["https://evil.example/x", "http://evil.example/x"])
async def test_the_host_of_a_source_with_a_namesake_is_never_left_out(url: str) -> None:
    """Not where room is scarce, and not where there is no safe link to it."""
    plain = Reference(1, "Valley Post", "¶ 3", url)
    doubled = replace(plain, host="evil.example")
    scarce = Detail(60, hosts=False)
    assert foot((plain,), (1,), ENGLISH, scarce) == "-# \\[1] Valley Post, ¶\u00a03"
    told = foot((doubled,), (1,), ENGLISH, scarce)
    assert told == "-# \\[1] Valley Post, ¶\u00a03 · evil.example"
