"""Sources as they are typed: known ones, new ones, and addresses that hide where they lead."""

from dataclasses import replace
from typing import Final

import pytest

from knowledge.entry import Level
from knowledge.entry.sources import find_sources
from knowledge.models import Citation, Source
from tests.knowledge.entry.drafts import KNOWN, SOURCES, checked, codes, finding


@pytest.mark.parametrize(
    "typed",
    [
        *("gazette", "The flood", "the flood", "Norland Gazette", "The flood, Norland Gazette"),
        *("https://www.gazette.example/the-flood", "http://gazette.example/the-flood/#top"),
        *("gazette.example/the-flood", "https://GAZETTE.example/the-flood?utm_source=mail"),
        *("[read this](https://gazette.example/the-flood)", "<https://gazette.example/the-flood>"),
        "Any title, https://gazette.example/the-flood",
    ],
)
def test_a_source_on_record_is_known_by_id_title_publisher_and_address(typed: str) -> None:
    found = checked(source=typed, paragraph="")
    assert codes(found) == []
    assert found.sources == ()
    assert found.fact is not None
    assert found.fact.citations == (Citation("gazette"),)


@pytest.mark.parametrize(
    ("typed", "paragraph"),
    [
        *(("gazette, ¶ 2", 2), ("gazette ¶2", 2), ("gazette, § 2", 2), ("gazette, p. 2", 2)),
        *(("gazette para. 2", 2), ("gazette, paragraph 2.", 2), ("The flood; ¶ 2", 2)),
        *(("gazette, ¶ 2, https://gazette.example/the-flood", 2), ("gazette", 0)),
        ("https://gazette.example/the-flood, ¶ 2", 2),
    ],
)
def test_a_paragraph_may_stand_with_the_source(typed: str, paragraph: int) -> None:
    found = checked(source=typed, paragraph="")
    assert found.fact is not None
    assert found.fact.citations == (Citation("gazette", paragraph),)


@pytest.mark.parametrize(
    "typed",
    ["2", "¶ 2", "par. 2", "p. 2", "2.", "2nd", "the 2nd", "№ 2", "para no. 2", "абз. 2", "02"],
)
def test_a_paragraph_has_a_field_of_its_own(typed: str) -> None:
    found = checked(paragraph=typed)
    assert found.fact is not None
    assert found.fact.citations == (Citation("gazette", 2),)


@pytest.mark.parametrize(
    ("typed", "code"), [("the second", "entry-paragraph"), ("9", "entry-no-paragraph")]
)
def test_a_paragraph_that_is_none_is_refused(typed: str, code: str) -> None:
    assert codes(checked(paragraph=typed), Level.REFUSAL) == [code]


NO_PARAGRAPH = [
    "-1",
    "−1",
    "0",
    "00",
    "1-2",
    "1–2",
    "1 2",
    "1,2",
    "1.5",
    "1/2",
    "+1",
    "2a",
    "10000000",
]


@pytest.mark.parametrize("typed", NO_PARAGRAPH)
def test_a_paragraph_is_one_number_from_one_on(typed: str) -> None:
    """Neither a sign nor a second number is dropped unseen."""
    assert codes(checked(paragraph=typed), Level.REFUSAL) == ["entry-paragraph"]


@pytest.mark.parametrize("typed", NO_PARAGRAPH)
def test_so_is_one_behind_its_source(typed: str) -> None:
    found = checked(source=f"gazette ¶ {typed}", paragraph="")
    assert codes(found, Level.REFUSAL) == ["entry-paragraph"]
    found = checked(source=f"A day, Big Paper, https://p.example/x ¶ {typed}", paragraph="")
    assert codes(found, Level.REFUSAL) == ["entry-paragraph"]


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("A day, Big Paper, https://p.example/x", ("A day", "Big Paper", "https://p.example/x")),
        ("A day https://p.example/x", ("A day", "p.example", "https://p.example/x")),
        (
            "“A day, and more”: https://p.example",
            ("A day, and more", "p.example", "https://p.example"),
        ),
        ("[A day](https://p.example/x)", ("A day", "p.example", "https://p.example/x")),
        ("https://www.p.example/2/the-long-day.html", ("The long day", "p.example", None)),
        (
            "see (https://p.example/Day_(film)).",
            ("see", "p.example", "https://p.example/Day_(film)"),
        ),
        ("https://p.example/1", ("p.example", "p.example", "https://p.example/1")),
        ("https://пример.рф/новости", ("Новости", "пример.рф", "https://пример.рф/новости")),
        (
            "https://p.example/%E2%80%AEevil",
            ("Evil", "p.example", "https://p.example/%E2%80%AEevil"),
        ),
    ],
)
def test_a_new_source_is_made_of_title_publisher_and_address(
    typed: str, source: tuple[str, str, str | None]
) -> None:
    found = checked(source=typed, paragraph="")
    (new,) = found.sources
    url = source[2] or typed
    assert (new.title, new.publisher, new.url) == (source[0], source[1], url)
    assert finding(found, "entry-new-source").level is Level.NOTE
    assert found.fact is not None
    assert found.fact.citations[0].source == new.id


def test_the_host_of_a_new_source_is_said() -> None:
    found = finding(checked(source="A day, Big Paper, https://p.example/x"), "entry-new-source")
    assert str(found.remark) == "This is a new source: “A day” at p.example."


def test_a_source_without_an_address_is_doubted() -> None:
    found = checked(source="Some book, Big House, p. 12", paragraph="")
    assert codes(found) == ["entry-no-address"]
    assert (found.sources[0].title, found.sources[0].publisher) == ("Some book", "Big House")
    assert found.fact is not None
    assert found.fact.citations == (Citation("some-book", 12),)


def test_several_sources_stand_with_semicolons() -> None:
    found = checked(source="gazette ¶ 1; herald-2 ¶ 3; gazette ¶ 1", paragraph="")
    assert found.fact is not None
    assert found.fact.citations == (Citation("gazette", 1), Citation("herald-2", 3))


def test_without_a_source_a_fact_is_refused_with_those_on_record() -> None:
    found = checked(source="", paragraph="")
    assert found.fact is None
    assert (
        "on record are: “The flood”, “Two days later”."
        in finding(found, "entry-no-source-known").remark
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://gazette.example@p.example/x", "entry-user-address"),
        ("https://user:word@p.example/x", "entry-user-address"),
        ("https://p.example\\@gazette.example/x", "entry-user-address"),
        ("https://gаzette.example/x", "entry-odd-host"),
        ("https://xn--gzette-9mf.example/x", "entry-odd-host"),
        ("https://XN--gzette-9mf.example/x", "entry-odd-host"),
        ("https://аррӏе.com/x", "entry-odd-host"),
        ("https://новости.сасһе.kz/x", "entry-odd-host"),
        ("https://127.0.0.1/x", "entry-odd-host"),
        ("https://localhost/x", "entry-odd-host"),
        ("ftp://p.example/x", "entry-only-https"),
        ("data://p.example/x", "entry-only-https"),
        ("javascript:alert(1)", "entry-only-https"),
        ("https://[::1/x", "entry-bad-address"),
        ("https://p.example:port/x", "entry-bad-address"),
        ("https://", "entry-bad-address"),
        (f"https://p.example/{'x' * 500}", "entry-bad-address"),
    ],
)
def test_an_address_that_hides_where_it_leads_is_refused(typed: str, code: str) -> None:
    found = checked(source=typed, paragraph="")
    assert codes(found, Level.REFUSAL) == [code]
    assert found.sources == ()


@pytest.mark.parametrize("host", ["правительство.рф", "жаңалықтар.қаз", "münchen.de", "космос.kz"])
def test_a_host_in_the_letters_of_its_language_is_taken(host: str) -> None:
    found = checked(source=f"https://{host}/x", paragraph="")
    assert codes(found, Level.REFUSAL) == []
    assert found.sources[0].url == f"https://{host}/x"


def test_an_address_without_encryption_is_doubted() -> None:
    found = checked(source="http://p.example/a-day", paragraph="")
    warned = finding(found, "entry-http")
    assert warned.level is Level.WARNING
    assert warned.suggestion == "https://p.example/a-day"


IMPOSTORS: Final = (
    "The flood, Norland Gazette, https://evil.example/x",
    "Another day, Norland Gazette, https://evil.example/x",
    "The flood, Somebody, https://evil.example/x",
    "Flood, https://evil.example/x",
    "Another day, the norland-gazette, https://evil.example/x",
    "Norland Gazette, https://evil.example/x",
    "Another day, gazette.example, https://evil.example/x",
    "Another day, Norland Gazette, https://gazette.example.evil.example/x",
    "Another day, Norland Gazette, https://mygazette.example/x",
)
"""Each bears something of the one source on record that has an address."""


@pytest.mark.parametrize("typed", IMPOSTORS)
def test_a_new_source_that_bears_a_name_on_record_elsewhere_is_doubted(typed: str) -> None:
    found = finding(checked(source=typed, paragraph=""), "entry-other-host")
    assert found.level is Level.WARNING
    assert "gazette.example" in str(found.remark)
    assert ".example;" in str(found.remark)


@pytest.mark.parametrize(
    "typed",
    [
        "Another day, Norland Gazette, https://gazette.example/y",
        "Another day, Norland Gazette, https://news.gazette.example/y",
        "Another day, Big Paper, https://p.example/x",
        "Another day, Quay Herald, https://herald.example/1",
        "https://p.example/another-day",
    ],
)
def test_a_new_source_of_the_same_site_or_of_a_new_name_is_not_doubted(typed: str) -> None:
    found = checked(source=typed, paragraph="")
    assert codes(found) == ["entry-new-source"]


def test_a_publisher_with_several_hosts_on_record_may_be_at_each() -> None:
    also = Source("gazette-2", "Another day", "Norland Gazette", "https://gaz.example/1")
    known = replace(KNOWN, sources=(*SOURCES, also))
    assert codes(checked(known, source="New, Norland Gazette, https://gaz.example/2")) == [
        "entry-new-source"
    ]


@pytest.mark.parametrize(
    ("typed", "paragraph"),
    [
        ("gazette.example", 0),
        ("www.Gazette.example", 0),
        ("gazette.example ¶ 2", 2),
    ],
)
def test_host_of_the_only_source_there_stands_for_it(typed: str, paragraph: int) -> None:
    ((cited,), findings) = find_sources(typed, SOURCES, "river-1999")
    assert (cited.source.id, cited.paragraph, cited.new, findings) == (
        "gazette",
        paragraph,
        False,
        [],
    )


def test_host_of_several_sources_is_asked_about() -> None:
    other = Source("gazette-2", "Another day", "", "https://gazette.example/b")
    cited, (found,) = find_sources("gazette.example", (*SOURCES, other), "river-1999")
    assert cited == ()
    assert found.remark.code == "entry-several-there"
    assert "gazette, gazette-2" in found.remark


@pytest.mark.parametrize("typed", ["p.example", "zette.example", "gazette.example.evil", "e.g."])
def test_host_of_no_source_stands_for_none(typed: str) -> None:
    ((cited,), findings) = find_sources(typed, SOURCES, "river-1999")
    assert cited.new
    assert [each.remark.code for each in findings] == ["entry-no-address"]
