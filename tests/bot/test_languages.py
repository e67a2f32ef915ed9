"""Replies, days and figures in the other five languages, as people read them."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale

import knowledge.errors
from bot.days import day_reply, timeline_reply
from bot.intake import refusal
from bot.reply import answer_reply, fact_reply, figure_reply
from bot.telling import said, told
from bot.understood import days_asked, understood_as
from bot.why import why_reply
from bot.wording import brief_byline, byline, day_words, figure_value, full_day, short_day
from bot.words import ENGLISH, LANGUAGES, texts, words_for
from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.errors import BadDate, NotFound, Remark, StoreLocked
from knowledge.flow import DateUse, Digest, DigestGroup, FigurePoint, Question
from knowledge.models import Attribution, Basis, Fact, Figure, Qualifier, Revision, RevisionAction
from knowledge.search.reading.assuming import assumed_of
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
    day,
)
from tests.bot.test_reply import shown

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != "en"]


def span(first: str, last: str = "", **more: Any) -> DateSpan:
    start = date.fromisoformat(first).toordinal()
    end = date.fromisoformat(last).toordinal() if last else start
    return DateSpan(start, end, **more)


DAY = span("2022-01-07")
TIMES = [
    DAY,
    span("2022-01-07", part=PartOfDay.EARLY),
    span("2022-01-07", clock=(425, 425)),
    span("2022-01-07", approximate=True),
    span("2022-01-07", uncertain=True),
    span("2022-01-05", "2022-01-07"),
    span("2022-01-30", "2022-02-02"),
    span("2021-12-30", "2022-01-02"),
    span("2022-03-01", "2022-03-31", precision=Precision.MONTH),
    span("2022-01-01", "2022-12-31", precision=Precision.YEAR),
    span("2010-01-01", "2019-12-31", precision=Precision.DECADE),
    DateSpan(OPEN_START, DAY.last),
    DateSpan(DAY.first, OPEN_END),
]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "ru",
            "7 янв. 2022|7 янв. 2022, рано утром|7 янв. 2022, 07:05|ок. 7 янв. 2022|"
            "возможно, 7 янв. 2022|5–7 янв. 2022|30 янв. – 2 февр. 2022|"
            "30 дек. 2021 – 2 янв. 2022|март 2022|2022|2010–2019|по 7 янв. 2022|с 7 янв. 2022",
        ),
        (
            "kk",
            "2022 ж. 7 қаң.|2022 ж. 7 қаң., таңсәріде|2022 ж. 7 қаң., сағат 07:05|"
            "шамамен 2022 ж. 7 қаң.|бәлкім, 2022 ж. 7 қаң.|2022 ж. 5–7 қаң.|"
            "2022 ж. 30 қаң. – 2 ақп.|2021 ж. 30 жел. – 2022 ж. 2 қаң.|2022 ж. нау.|2022 ж.|"
            "2010–2019 жж.|2022 ж. 7 қаңтарға дейін|2022 ж. 7 қаңтардан бастап",
        ),
        (
            "de",
            "7. Jan. 2022|7. Jan. 2022, frühmorgens|7. Jan. 2022, 07:05 Uhr|ca. 7. Jan. 2022|"
            "vielleicht 7. Jan. 2022|5.–7. Jan. 2022|30. Jan. – 2. Feb. 2022|"
            "30. Dez. 2021 – 2. Jan. 2022|März 2022|2022|2010–2019|bis 7. Jan. 2022|"
            "ab 7. Jan. 2022",
        ),
        (
            "fr",
            "7 janv. 2022|7 janv. 2022, tôt le matin|7 janv. 2022, 07:05|env. 7 janv. 2022|"
            "peut-être 7 janv. 2022|5–7 janv. 2022|30 janv. – 2 févr. 2022|"
            "30 déc. 2021 – 2 janv. 2022|mars 2022|2022|2010–2019|jusqu’au 7 janv. 2022|"
            "à partir du 7 janv. 2022",
        ),
        (
            "es",
            "7 ene 2022|7 ene 2022, de madrugada|7 ene 2022, 07:05|aprox. 7 ene 2022|"
            "quizás 7 ene 2022|5–7 ene 2022|30 ene – 2 feb 2022|30 dic 2021 – 2 ene 2022|"
            "mar 2022|2022|2010–2019|hasta el 7 ene 2022|desde el 7 ene 2022",
        ),
    ],
)
def test_time_in_words(language: str, written: str) -> None:
    words = words_for(language)
    assert [day_words(when, words) for when in TIMES] == written.split("|")


def plain(pattern: str) -> str:
    """A pattern of Unicode's without the Russian "г.", quotation marks and narrow spaces."""
    pattern = re.sub(r"[\u2009\u202f\u00a0]", " ", pattern)
    return pattern.replace(" 'г'.", "").replace(" г.", "").replace("'", "")


def unicode_day(pattern: str, day: date, locale: Locale) -> str:
    names = {"d": str(day.day), "y": str(day.year)}
    names["M"] = locale.months["format"]["abbreviated"][day.month]
    names["L"] = locale.months["stand-alone"]["abbreviated"][day.month]
    return re.sub(r"\b([dyML])\1*(?![\w.]*\w)", lambda found: names[found[1]], plain(pattern))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("month", range(1, 13))
def test_days_and_months_are_written_as_unicode_has_them(language: str, month: int) -> None:
    """But for the month alone in German, which has its full stop, as within a date."""
    locale, words = Locale.parse(language), words_for(language)
    day = date(2022, month, 5)
    number = day.toordinal()
    whole = unicode_day(locale.datetime_skeletons["yMMMd"].pattern, day, locale)
    assert full_day(number, words) == whole
    start, end = locale.interval_formats["yMMMd"]["d"]
    later = day.replace(day=9)
    interval = unicode_day(start, day, locale) + unicode_day(end, later, locale)
    assert day_words(DateSpan(number, number + 4), words) == interval
    assert short_day(number, words) == unicode_day(
        locale.datetime_skeletons["MMMd"].pattern, day, locale
    )


@pytest.mark.parametrize(
    ("language", "before", "up_to", "after", "since"),
    [
        ("ru", "до 8 янв. 2022", "по 7 янв. 2022 включительно", "после 6 янв. 2022", "начиная с"),
        (
            "kk",
            "2022 ж. 8 қаңтардан бұрын",
            "2022 ж. 7 қаңтарға дейін",
            "2022 ж. 6 қаңтардан кейін",
            "қаңтардан бастап",
        ),
        ("de", "vor dem 8. Jan. 2022", "bis einschließlich 7.", "nach dem 6. Jan. 2022", "ab 7."),
        ("fr", "avant le 8 janv. 2022", "jusqu’au 7", "après le 6 janv. 2022", "à partir du 7"),
        ("es", "antes del 8 ene 2022", "hasta el 7 ene", "después del 6 ene 2022", "a partir del"),
    ],
)
def test_open_times_as_they_were_asked(
    language: str, before: str, up_to: str, after: str, since: str
) -> None:
    words = words_for(language)
    past, future = DateSpan(OPEN_START, DAY.last), DateSpan(DAY.first, OPEN_END)

    def asked(when: DateSpan, use: DateUse) -> str:
        (told,) = days_asked(Question("", "", when=(when,), date_use=use), words)
        return told

    assert asked(past, DateUse.BEFORE) == before
    assert up_to in asked(past, DateUse.BY)
    assert up_to in asked(DAY, DateUse.BY)
    assert asked(future, DateUse.AFTER) == after
    assert since in asked(future, DateUse.SINCE)


COUNTED = [
    Figure("killed", 26),
    Figure("detained", 3000, qualifier=Qualifier.OVER),
    Figure("detained", 5969, qualifier=Qualifier.AT_LEAST),
    Figure("area", 4500, 4000, 5000, unit="km"),
    Figure("share", 12.5, unit="%"),
    Figure("duration", 2, unit="weeks", qualifier=Qualifier.UNDER),
    Figure("cost", 7, unit="tenge", qualifier=Qualifier.ABOUT),
]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "ru",
            "26|более 3 000|не менее 5 969|4 000–5 000 км|12,5 %|менее 2 нед.|около 7 tenge",
        ),
        (
            "kk",
            "26|3 000-нан астам|кемінде 5 969|4 000–5 000 км|12,5%|2 аптадан аз|шамамен 7 tenge",
        ),
        (
            "de",
            "26|über 3.000|mindestens 5.969|4.000 bis 5.000 km|12,5 %|unter 2 Wochen|etwa 7 tenge",
        ),
        (
            "fr",
            "26|plus de 3 000|au moins 5 969|4 000 à 5 000 km|12,5 %|moins de 2 semaines|"
            "environ 7 tenge",
        ),
        (
            "es",
            "26|más de 3000|al menos 5969|4000 a 5000 km|12,5 %|menos de 2 semanas|"
            "alrededor de 7 tenge",
        ),
    ],
)
def test_counts_in_words(language: str, written: str) -> None:
    told = [figure_value(figure, words_for(language)) for figure in COUNTED]
    assert "|".join(told).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0-ден"),
        (1, "1-ден"),
        (3, "3-тен"),
        (6, "6-дан"),
        (10, "10-нан"),
        (20, "20-дан"),
        (40, "40-тан"),
        (70, "70-тен"),
        (80, "80-нен"),
        (99, "99-дан"),
        (164, "164-тен"),
        (200, "200-ден"),
        (5_000, "5 000-нан"),
        (2_000_000, "2 000 000-нан"),
        (3_000_000_000, "3 000 000 000-тан"),
        (2.5, "2,5-тен"),
    ],
)
def test_kazakh_bends_a_number_by_its_last_word(number: float, written: str) -> None:
    told = figure_value(Figure("killed", number, qualifier=Qualifier.OVER), words_for("kk"))
    assert told.replace("\u00a0", " ") == f"{written} астам"


def test_byline_in_russian() -> None:
    who = Attribution("the mayor", "Radio", said=day(6))
    told = byline(Fact("F-1", "The dam held.", day(4), attribution=who), None, words_for("ru"))
    assert told == "4 июл. 2021 · the mayor, передаёт Radio · сказано: 6 июл. 2021"


@pytest.mark.parametrize("language", OTHERS)
def test_byline_under_a_day_does_not_repeat_it(language: str) -> None:
    words = words_for(language)
    noon = Fact("F-1", "It held.", day(4, part=PartOfDay.NOON), Basis.INFERRED)
    told = brief_byline(noon, day(4), words)
    assert full_day(day(4).first, words) not in told
    assert told.startswith(words.say("part.noon"))


def test_answer_in_russian() -> None:
    assert (
        shown(answer_reply(BRIDGE_ANSWER, words=words_for("ru")))
        == """\
  Mill Bridge in Oldtown collapsed.
  2 июл. 2021, вечером (дата по контексту) · an eyewitness, передаёт Radio Valley [1][2]
  Примечание: printed so in the source; probably 3 July.

  Другая версия: council
  - The council stated that Mill Bridge was standing.
    ок. 3 июл. 2021 · council · сказано: 5 июл. 2021 [3]

  [1] Radio Valley, «Evening news»
  [2] Valley Post, «River rises», абз. 4   [3] абз. 5
  Understood as: collapse («colapse») · Mill Bridge («mil brige») · 2 июл. 2021 («2 july»)

"""
    )


def test_count_in_kazakh() -> None:
    text = shown(answer_reply(COUNT_ANSWER, words=words_for("kk")), 80).replace("\u00a0", " ")
    assert "  Сан қалай өзгерді (жиынтық, хабарланған ретімен)\n" in text
    assert "    4 шіл.   1 200-ден астам   council [1]\n" in text


def texts_of_all(language: str) -> Iterator[str]:
    """Every reply of the hand-made answers, in one language."""
    words = words_for(language)
    for answer in (BRIDGE_ANSWER, COUNT_ANSWER, CLOSEST_ANSWER):
        yield shown(answer_reply(answer, (EVENT,), words=words))
        yield shown(why_reply(answer, words=words))
    count = COUNTS[1]
    points = (FigurePoint(count, count.figures[0], day(4).last),)
    groups = (DigestGroup(Remark("Elsewhere and in general", "elsewhere"), (BRIDGE, count) * 15),)
    full = Digest(day(4), groups, points, wider=(DENIAL,), events=(EVENT,), sources=SOURCES)
    yield shown(day_reply(full, words=words))
    empty = Digest(DAY, (), nearest=(count,), events=(EVENT,), sources=SOURCES)
    yield shown(day_reply(empty, words=words))
    yield shown(timeline_reply((BRIDGE, *COUNTS), SOURCES, words=words))
    yield shown(timeline_reply((), SOURCES, words=words))
    assert COUNT_ANSWER.history is not None
    yield shown(figure_reply(COUNT_ANSWER.history, SOURCES, NAMES, words=words))
    revisions = (Revision(BRIDGE, 1, RevisionAction.ADD, "import", "", 1_700_000_000),)
    yield shown(fact_reply(BRIDGE, revisions, SOURCES, NAMES, words=words))


OF_RECORD = re.compile(
    r"Mill Bridge|collapsed?|in Oldtown|The council stated that|was standing|an eyewitness|"
    r"Radio Valley|Evening news|Valley Post|River rises|printed so in the source; probably|"
    r"people had been moved to safety, the|said|fire brigade|council|The valley flood|Understood as|"
    r"(?:mil )?brige|colapse|\d+ (?:July|july)|wen did|on 2 july|how many by 4 july|who paid|paid|"
    r"The record does not say|flood-2021|bundled pack|import|UTC|FL-\d+|when|what"
)
ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|day|record|nearest|otherwise|count|about|over|cumulative|inferred|"
    r"fact|more than|summary|known|revisions|recorded|said|claimed|counts|earlier|"
    r"July|evening)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_but_the_record_stays_english(language: str) -> None:
    """What is left out is the terminal's own."""
    for text in texts_of_all(language):
        own = OF_RECORD.sub("X", re.sub(r"… and \d+ more", "", text))
        assert ENGLISH_WORDS.findall(own) == []
        assert not re.search(r"\.\.|\{|\}", own)


@pytest.mark.parametrize("language", OTHERS)
def test_remarks_are_told_in_each_language(language: str) -> None:
    words = words_for(language)
    remark = Remark(
        "The record has nothing on Mill Bridge and Oldtown for 7 January 2022 or 2021.",
        "nothing-of-names-then",
        names=("Mill Bridge", "Oldtown"),
        days=(DAY, span("2021-01-01", "2021-12-31", precision=Precision.YEAR)),
    )
    told_so = said(remark, words)
    assert words.say("list.and", others="Mill Bridge", last="Oldtown") in told_so
    assert full_day(DAY.first, words) in told_so
    assert said(remark) == str(remark)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "before 7 May 2022 (“07/05/2022”, not 5 July 2022)"),
        ("ru", "до 7 мая 2022 («07/05/2022», а не 5 июл. 2022)"),
        ("kk", "2022 ж. 7 мамырдан бұрын («07/05/2022»; 2022 ж. 5 шіл. емес)"),
        ("de", "vor dem 7. Mai 2022 („07/05/2022“, nicht 5. Juli 2022)"),
        ("fr", "avant le 7 mai 2022 («\u00a007/05/2022\u00a0», et non 5 juil. 2022)"),
        ("es", "antes del 7 may 2022 («07/05/2022», no 5 jul 2022)"),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_names_the_other(language: str, told: str) -> None:
    context = DateContext(reference=date(2022, 6, 1), language="en-gb")
    mentions = find_dates("before 07/05/2022", context)
    question = Question(
        "",
        "",
        when=tuple(each.span for each in mentions),
        date_use=DateUse.BEFORE,
        date_words=("07/05/2022",),
        assumed=assumed_of(mentions, DateUse.BEFORE),
    )
    assert understood_as(question, words_for(language)) == told


def test_remark_within_a_remark() -> None:
    kept = (Remark("the same days", "same-days"), Remark("A and B", "names", names=("A", "B")))
    remark = Remark("from the question before: …", "from-before", kept=kept)
    assert said(remark, words_for("de")) == "aus der vorigen Frage: dieselben Tage, A und B"


def test_unknown_words_are_quoted_each() -> None:
    remark = Remark("…", "not-mentioned", words=("zoo", "lake", "sea"))
    assert said(remark, words_for("ru")) == ("В хронике не упоминается «zoo», «lake» или «sea».")


def test_errors_are_told_without_hints_at_the_command_line() -> None:
    missing = NotFound(
        Remark("There is no fact “X”; “facts list” shows them all.", "no-fact", asked="X")
    )
    assert told(missing) == "There is no fact “X”; choose one from the list, or give its id."
    assert told(missing, words_for("es")) == (
        "No hay ningún hecho «X»; elige uno de la lista o da su identificador."
    )
    none = NotFound(Remark("…", "no-figure", asked="X", measures=()))
    assert told(none, words_for("de")) == (
        "Die Chronik hat keine Zahl namens „X“. Es gibt: noch keine."
    )


def test_errors_that_no_member_can_help_stay_english() -> None:
    assert (
        told(StoreLocked("Another process writes."), words_for("ru")) == "Another process writes."
    )
    assert told(BadDate("No date."), words_for("ru")) == "No date."


ERRORS = {*knowledge.errors.__all__, "EditConflict"} - {"Problem", "Remark"}


def is_raised(node: ast.AST) -> bool:
    """Whether it is an error of ours; a ``ValueError`` only carries a remark to whoever collects them."""
    made = node.exc if isinstance(node, ast.Raise) else node
    called = getattr(getattr(made, "func", 0), "id", 0)
    return called in ERRORS or (isinstance(node, ast.Raise) and called != "ValueError")


def own_errors(tree: ast.AST) -> Iterator[ast.Call]:
    """Where a class of the tree of errors makes one of itself."""
    for kind in ast.walk(tree):
        if isinstance(kind, ast.ClassDef) and kind.name in ERRORS:
            calls = (node for node in ast.walk(kind) if isinstance(node, ast.Call))
            yield from (node for node in calls if getattr(node.func, "id", "") == "cls")


@cache
def remarks() -> list[tuple[str, str]]:
    """Code and section of every remark that the code makes."""
    made = []
    for path in sorted([*(ROOT / "knowledge").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]):
        text = path.read_text(encoding="utf-8")
        if "Remark(" not in text:
            continue
        tree = ast.parse(text)
        errors = [*filter(is_raised, ast.walk(tree)), *own_errors(tree)]
        raised = {id(inner) for node in errors for inner in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Remark":
                code = node.args[1]
                if isinstance(code, ast.Constant):
                    made.append((str(code.value), "error" if id(node) in raised else "remark"))
    return made


def test_every_remark_of_the_code_has_its_words() -> None:
    known = set(texts("en"))
    made = remarks()
    assert len(made) > 20
    assert [f"{section}.{code}" for code, section in made if f"{section}.{code}" not in known] == []


def test_remarks_are_looked_for_in_the_tree_of_errors() -> None:
    assert ("no-date", "error") in remarks()


def test_what_is_no_date_is_told_alike_everywhere() -> None:
    error = BadDate.unread("foo")
    assert told(error) == str(error)
    sentence = "is not a date that I can read; try “6 January 2022”"
    paths = [*(ROOT / "knowledge").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]
    files = {path.name for path in paths if sentence in path.read_text(encoding="utf-8")}
    assert files == {"errors.py"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_dates_are_dates_that_can_be_read(language: str) -> None:
    context = DateContext(reference=date(2022, 6, 1), timeline=(DAY.first, DAY.last))
    quoted = re.compile(r"[«“„]\s?([^»”“{}]+?)\s?[»”“]")
    for key, count in (("error.no-date", 3), ("error.another-day", 1)):
        text = texts(language)[key]
        assert isinstance(text, str)
        examples = quoted.findall(text)
        assert len(examples) == count
        for example in examples:
            (found,) = find_dates(example, context)
            first, last = (
                date.fromordinal(number) for number in (found.span.first, found.span.last)
            )
            assert (first.month, last.month) == (1, 1), example
            assert last.day - first.day == (0 if "6" in example else 3 if "8" in example else 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_of_a_question(language: str) -> None:
    words = words_for(language)
    assert words.number(3_000) in refusal("x" * 3_000, words)
    assert refusal(" ", words) == words.say("intake.empty")
    assert refusal("who?", words) == ""


def test_english_remarks_of_the_files_are_the_record_s() -> None:
    """They stand in the English file only for the other languages to be held against."""
    source = (ROOT / "knowledge/search/answering/refusal.py").read_text(encoding="utf-8")
    for key in ("not-said", "no-such-number", "nothing-on-that", "nothing-sure"):
        assert f'"{ENGLISH.say(f"remark.{key}")}"' in source
