"""Pictures are whole, sharp and told in words, whatever a history holds."""

import io
import struct
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.drawing.axes import day_ticks, value_ticks
from bot.drawing.canvas import MARGIN, WIDTH, Box, Canvas, Letters, wrapped
from bot.drawing.figure_card import draw_figure, series_of, short_value
from bot.drawing.labels import Label, place_labels
from bot.drawing.timeline_card import days_of, draw_timeline
from bot.pictures import ALT_LIMIT, Picture, figure_picture, shortened, timeline_picture
from bot.words import ENGLISH, LANGUAGES, words_for
from knowledge.dates.span import OPEN_START, DateSpan, PartOfDay
from knowledge.flow import FigureHistory, FigurePoint
from knowledge.models import Attribution, Fact, Figure, Qualifier, Standing
from tests.bot.answers import COUNTS, EVENT, NAMES, SCOPE, SOURCES, day, fact

LETTERS = Letters()
CARD_HEIGHT = 1620
"""Units of the tallest card: three charts, three rows of tiles."""


def point(number: int, best: float, who: str = "council", **more: object) -> FigurePoint:
    """A count of people moved to safety by a day of July 2021; ``standing`` and ``part`` are the fact's."""
    when = day(number, part=more.pop("part", None))
    standing = more.pop("standing", Standing.REPORTED)
    figure = Figure("evacuated", best, **{"cumulative": True, **more})  # type: ignore[arg-type]
    counted = fact(
        f"FL-{number:04}",
        "People had been moved.",
        when,
        attribution=Attribution(who),
        figures=(figure,),
        standing=standing,
    )
    return FigurePoint(counted, figure, when.first)


def history(*points: FigurePoint) -> FigureHistory:
    return FigureHistory("evacuated", points, cumulative=True)


def running() -> FigureHistory:
    return history(
        *(FigurePoint(each, each.figures[0], each.when.first) for each in COUNTS if each.when)
    )


def drawn(moved: FigureHistory, language: str = "en") -> Canvas:
    words = words_for(language)
    return draw_figure(moved.measure, series_of(moved, SOURCES, NAMES, words), words)


def texts(canvas: Canvas) -> list[str]:
    return [written.text for written in canvas.written]


def assert_readable(canvas: Canvas) -> None:
    """Every text lies on the card, and none on another."""
    card = Box(0, 0, WIDTH, canvas.height).grown(-MARGIN / 4)
    assert canvas.height <= CARD_HEIGHT
    boxes = [written.box for written in canvas.written if written.text.strip()]
    assert [box for box in boxes if not box.lies_in(card)] == []
    for number, box in enumerate(boxes):
        assert [other for other in boxes[number + 1 :] if box.grown(-1).overlaps(other)] == []


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def test_picture_is_a_png_of_twice_the_units() -> None:
    picture = figure_picture(running(), SOURCES, NAMES)
    image = opened(picture)
    assert (image.format, image.mode, image.width) == ("PNG", "RGBA", 2 * WIDTH)
    assert image.height == 2 * drawn(running()).height
    assert picture is not None
    assert picture.name == "evacuated.png"
    assert len(picture.data) < 400_000


def test_card_is_opaque_but_for_its_corners() -> None:
    """What lies behind does not shine through, so a dark and a light theme look alike."""
    alpha = opened(figure_picture(running(), SOURCES, NAMES)).getchannel("A")
    assert alpha.getpixel((0, 0)) == 0
    inner = alpha.crop((40, 40, alpha.width - 40, alpha.height - 40))
    assert inner.getextrema() == (255, 255)


def test_same_history_gives_the_same_bytes() -> None:
    one, other = (figure_picture(running(), SOURCES, NAMES) for _ in range(2))
    assert one == other


def test_no_count_gives_no_picture() -> None:
    assert figure_picture(history(), SOURCES, NAMES) is None


def test_each_step_is_told_with_value_day_and_sayer() -> None:
    canvas = drawn(running())
    assert_readable(canvas)
    assert {"≈ 120", "> 1,200", "1,531"} <= set(texts(canvas))
    told = " ".join(texts(canvas))
    for words in ("3 July · fire brigade", "4 July · council", "6 July · council"):
        assert words in told


def test_alternative_text_tells_every_count() -> None:
    """In words, not in signs, for those who hear it."""
    picture = figure_picture(running(), SOURCES, NAMES)
    assert picture is not None
    assert picture.alt.startswith("Evacuated.")
    for words in ("3 July · fire brigade: about 120", "over 1,200", "1,531"):
        assert words in picture.alt


def test_long_alternative_text_is_shortened() -> None:
    many = [
        point(1 + at % 28, at * 10, who="A ministry with a long name indeed") for at in range(40)
    ]
    picture = figure_picture(history(*many), SOURCES, NAMES)
    assert picture is not None
    assert len(picture.alt) <= ALT_LIMIT
    assert picture.alt.endswith("…")
    assert len(shortened(["x" * 5000])) <= ALT_LIMIT


def test_places_and_groups_are_not_mixed() -> None:
    """A chart for what moved, tiles for what was counted once; units never share an axis."""
    canvas = drawn(
        history(
            point(1, 10),
            point(3, 30),
            point(3, 12, place="oldtown", group="children"),
            point(4, 5, unit="km"),
        )
    )
    assert_readable(canvas)
    told = texts(canvas)
    assert {"12", "5 km"} <= set(told)
    assert any("children" in each and "Oldtown" in each for each in told)


def test_doubted_counts_are_marked_and_explained() -> None:
    doubtful = history(
        point(1, 10, standing=Standing.CLAIMED),
        point(3, 30, standing=Standing.DISPUTED),
        point(5, 90, standing=Standing.DENIED),
        point(8, 40),
    )
    canvas = drawn(doubtful)
    assert_readable(canvas)
    assert {"claimed", "disputed", "denied"} <= set(texts(canvas))
    picture = figure_picture(doubtful, SOURCES, NAMES)
    assert picture is not None
    assert "90 (denied)" in picture.alt


def test_a_range_is_told_by_its_ends() -> None:
    figure = Figure("evacuated", 5, low=4, high=6)
    assert short_value(figure, ENGLISH) == "4–6"
    assert_readable(drawn(history(point(1, 5, low=4, high=6), point(2, 9, low=8, high=11))))


@pytest.mark.parametrize(
    ("qualifier", "sign"),
    [
        (Qualifier.EXACTLY, "7"),
        (Qualifier.ABOUT, "≈ 7"),
        (Qualifier.AT_LEAST, "≥ 7"),
        (Qualifier.OVER, "> 7"),
        (Qualifier.AT_MOST, "≤ 7"),
        (Qualifier.UNDER, "< 7"),
    ],
)
def test_qualifiers_are_signs(qualifier: Qualifier, sign: str) -> None:
    assert short_value(Figure("evacuated", 7, qualifier=qualifier), ENGLISH) == sign
    assert short_value(Figure("evacuated", 7, qualifier=qualifier, unit="%"), ENGLISH) == f"{sign}%"


def test_hours_of_one_day_stand_apart() -> None:
    canvas = drawn(
        history(point(1, 10, part=PartOfDay.MORNING), point(1, 20, part=PartOfDay.EVENING))
    )
    assert_readable(canvas)
    assert "1 July" in texts(canvas)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fits(language: str) -> None:
    doubtful = history(*(point(at, at * 999, standing=each) for at, each in enumerate(Standing, 1)))
    assert_readable(drawn(doubtful, language))
    assert_readable(draw_timeline(days_of(COUNTS, NAMES, [EVENT]), [EVENT], words_for(language)))


def test_letters_of_every_language_are_in_the_font() -> None:
    """A letter that the font lacks would be drawn as the same empty box as a code that is none."""
    face = LETTERS.face(20)
    missing = bytes(face.getmask("\ufffe"))
    letters = "AZaz0189ÄÖÜßéèêçñ¿«»„“”’–—…·≥≤≈№¶ЖжЩщЁёЇЄҐӘәҒғҚқҢңӨөҰұҮүҺһІі"
    assert [each for each in letters if bytes(face.getmask(each)) == missing] == []


class TestTimeline:
    def test_counts_facts_by_the_day_on_which_each_begins(self) -> None:
        long = fact("FL-0100", "It rained.", DateSpan(day(3).first, day(5).first))
        undated = fact("FL-0101", "It had rained.", DateSpan(OPEN_START, day(1).first))
        days = days_of((*COUNTS, long, undated, fact("FL-0102", "Rain.", None)), NAMES, [EVENT])
        assert {date.fromordinal(each).day: n.total() for each, n in days.counts.items()} == {
            3: 2,
            4: 1,
            6: 1,
        }
        assert days.undated == 2

    def test_tells_days_places_and_numbers(self) -> None:
        here = [fact(f"FL-2{at}", "It rained.", day(2), places=("mill-bridge",)) for at in range(3)]
        picture = timeline_picture((*COUNTS, *here), NAMES, [EVENT])
        assert opened(picture).width == 2 * WIDTH
        assert picture is not None
        assert "2 July 2021: 3." in picture.alt
        canvas = draw_timeline(days_of((*COUNTS, *here), NAMES, [EVENT]), [EVENT], ENGLISH)
        assert_readable(canvas)
        assert {"Oldtown 3", "Elsewhere and in general 3", EVENT.title} <= set(texts(canvas))

    def test_one_day_alone_gives_no_picture(self) -> None:
        assert timeline_picture(COUNTS[:1], NAMES, [EVENT]) is None

    def test_same_facts_give_the_same_bytes(self) -> None:
        one, other = (timeline_picture(COUNTS, NAMES, [EVENT]) for _ in range(2))
        assert one == other

    @settings(max_examples=30)
    @given(st.lists(st.integers(-3_000_000, 3_600_000), min_size=2, max_size=60, unique=True))
    def test_any_days_are_drawn(self, days: list[int]) -> None:
        facts = [fact(f"FL-{at}", "It rained.", DateSpan(at, at)) for at in days]
        assert_readable(draw_timeline(days_of(facts, NAMES, [EVENT]), [EVENT], ENGLISH))


class TestAxes:
    @given(st.integers(-3_000_000, 3_600_000), st.integers(0, 2_000_000), st.integers(1, 9))
    def test_days_lie_within_and_are_few(self, first: int, days: int, most: int) -> None:
        ticks = day_ticks(first, first + days, most)
        assert 1 <= len(ticks) <= most
        assert all(first <= tick.first <= first + days for tick in ticks)
        assert list(ticks) == sorted(ticks, key=lambda tick: tick.first)

    def test_days_are_months_and_years_where_they_are_many(self) -> None:
        start = date(2020, 1, 1).toordinal()
        assert [tick.days for tick in day_ticks(start, start + 100, 6)] == [31, 29, 31, 30]
        assert [tick.days for tick in day_ticks(start, start + 1200, 4)] == [366, 365, 365, 365]

    @given(st.floats(-1e15, -1e-9) | st.just(0.0), st.floats(1e-9, 1e15), st.integers(1, 6))
    def test_values_are_round_and_few(self, low: float, high: float, most: int) -> None:
        ticks = value_ticks(low, high, most)
        assert 1 <= len(ticks) <= most + 2
        assert ticks[0] <= low * (1 - 1e-9)
        assert ticks[-1] <= high * (1 + 1e-6)

    def test_values_begin_at_nothing(self) -> None:
        assert value_ticks(0, 5969) == (0, 2000, 4000)
        assert value_ticks(0, 1) == (0, 0.5, 1)


class TestWrapping:
    @example("0 000 0", 30, 3)
    @given(st.text(max_size=400), st.integers(30, 400), st.integers(1, 4))
    def test_lines_are_no_wider_and_no_more(self, text: str, width: int, lines: int) -> None:
        made = wrapped(text, LETTERS, 17, width, lines=lines)
        assert len(made) <= lines
        assert all(LETTERS.width(line, 17) <= width for line in made)

    def test_text_that_fits_is_kept(self) -> None:
        assert wrapped("one two  three", LETTERS, 17, 400, lines=1) == ("one two three",)

    def test_what_is_left_out_is_marked(self) -> None:
        (line,) = wrapped("The Ministry of Long Names and Titles", LETTERS, 17, 120, lines=1)
        assert line.endswith("…")

    def test_hostile_text_is_harmless(self) -> None:
        (line,) = wrapped("a\u202eb\x1b[0m", LETTERS, 17, 400, lines=1)
        assert "\u202e" not in line
        assert "\x1b" not in line


def test_labels_keep_off_each_other_and_the_marks() -> None:
    labels = [Label((100 + 14 * at, 200 - 3 * at), f"{at},000", "somebody", at) for at in range(20)]
    room = Box(0, 0, 600, 300)
    placed = place_labels(labels, [], room, LETTERS)
    assert placed
    boxes = [each.box for each in placed]
    assert all(box.lies_in(room) for box in boxes)
    for number, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])
    for each in placed:
        others = [label.at for label in labels if label is not each.label]
        assert not any(each.box.overlaps(Box(*at, *at).grown(5)) for at in others)


_NUMBERS = st.one_of(
    st.integers(0, 20).map(float),
    st.floats(-1e3, 1e13, allow_nan=False).map(lambda number: float(f"{number:.4g}")),
)


@st.composite
def _points(draw: st.DrawFn) -> FigurePoint:
    best = draw(_NUMBERS)
    spread = draw(st.floats(0, 0.5))
    ranged = draw(st.booleans())
    first = draw(st.integers(738_000, 738_040))
    when = DateSpan(first, first)
    figure = Figure(
        "evacuated",
        best,
        low=best - abs(best) * spread if ranged else None,
        high=best + abs(best) * spread if ranged else None,
        qualifier=draw(st.sampled_from(Qualifier)),
        unit=draw(st.sampled_from(["", "", "km", "%"])),
        place=draw(st.sampled_from(["", "", "oldtown"])),
        group=draw(
            st.sampled_from(["", "", "adamdar", "a group with a rather long name of its own"])
        ),
        cumulative=draw(st.booleans()),
    )
    counted = Fact(
        "FL-1",
        "Counted.",
        when,
        attribution=Attribution(draw(st.text(max_size=60))),
        standing=draw(st.sampled_from(Standing)),
        figures=(figure,),
        scope=SCOPE,
    )
    return FigurePoint(counted, figure, when.first + draw(st.sampled_from([0, 0, 0, 4000])))


def test_a_card_with_long_words_for_its_signs_leaves_out_tiles() -> None:
    """Three charts, six tiles and a legend of three rows would be too high."""
    kinds = [
        Standing.CLAIMED,
        Standing.DISPUTED,
        Standing.DENIED,
        Standing.REPORTED,
        Standing.CONFIRMED,
    ]
    moving = [
        point(number, 10.0 * number, group=f"group {series}", standing=kinds[number])
        for series in range(3)
        for number in range(1, 5)
    ]
    long = "a group with a rather long name of its own, and a longer one yet"
    single = [
        point(6, 10.0 + at, who=f"{at} {long}", group=f"{at} {long}", standing=kinds[at % 5])
        for at in range(9)
    ]
    for language in LANGUAGES:
        assert_readable(drawn(history(*moving, *single), language))


@settings(max_examples=60)
@given(st.lists(_points(), min_size=1, max_size=30), st.sampled_from(LANGUAGES))
def test_any_history_is_drawn_readably(points: list[FigurePoint], language: str) -> None:
    assert_readable(drawn(history(*points), language))


@settings(max_examples=10)
@given(st.lists(_points(), min_size=1, max_size=8))
def test_any_picture_decodes(points: list[FigurePoint]) -> None:
    picture = figure_picture(history(*points), SOURCES, NAMES)
    assert opened(picture).width == 2 * WIDTH
    assert picture is not None
    width, height = struct.unpack(">II", picture.data[16:24])
    assert (width, height) == (2 * WIDTH, opened(picture).height)
    assert 0 < len(picture.alt) <= ALT_LIMIT
