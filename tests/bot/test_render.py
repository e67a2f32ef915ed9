"""Wrapping: whatever the text and the width, no line is too wide and no word is lost."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks import Facts, Line, Reply, Row, Sentence, Table
from bot.render import Piece, render, wrap_text
from knowledge.flow import Bold

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
marks = st.lists(st.integers(1, 30), max_size=3).map(tuple)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    text = draw(texts)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    return Line("F-1", text, draw(texts), draw(marks), (Bold(*ends),), draw(texts))


replies = st.builds(
    Reply,
    blocks=st.lists(
        st.one_of(
            st.builds(Sentence, texts, st.booleans()),
            st.builds(Facts, texts, st.lists(lines(), max_size=3).map(tuple), st.integers(0, 3)),
            st.builds(
                Table,
                texts,
                st.lists(st.builds(Row, texts, texts, texts, marks), max_size=3).map(tuple),
            ),
        ),
        max_size=3,
    ).map(tuple),
    understood=texts,
)


def cells(line: tuple[Piece, ...]) -> int:
    """An independent count of columns, as a terminal would show the line."""
    text = "".join(piece.text for piece in line)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.category(char) in ("Mn", "Me") for char in text)
    return len(text) + wide - marks


@given(replies, st.integers(20, 120))
def test_no_line_is_wider_than_the_screen(reply: Reply, width: int) -> None:
    assert all(cells(line) <= width for line in render(reply, width))


@given(texts, st.integers(20, 120))
def test_no_character_is_lost_in_wrapping(text: str, width: int) -> None:
    """Only white space may move."""
    wrapped = "".join(piece.text for line in wrap_text(text, width) for piece in line)
    assert re.sub(r"\s", "", wrapped) == re.sub(r"\s", "", text)


@given(lines(), st.integers(20, 60))
def test_statement_survives_its_bold_words(line: Line, width: int) -> None:
    shown = render(Reply((Facts("", (line,)),)), width)
    told = "".join(piece.text for styled in shown for piece in styled)
    squeezed = re.sub(r"\s", "", told)
    assert squeezed.startswith(re.sub(r"\s", "", line.text))
