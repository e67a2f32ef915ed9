"""Names are found in any spelling people use, and never in ordinary words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Name, NameKind
from knowledge.names.book import NameBook, spellings
from knowledge.text import tokens

PERSON, PLACE, FACILITY = NameKind.PERSON, NameKind.PLACE, NameKind.FACILITY
NAMES = (
    Name("tokayev", PERSON, "Kassym-Jomart Tokayev", titles=("the president", "head of state")),
    Name("nazarbayev", PERSON, "Nursultan Nazarbayev"),
    Name("zelensky", PERSON, "Volodymyr Zelensky"),
    Name("gaddafi", PERSON, "Muammar Gaddafi", aliases=("Qaddafi",)),
    Name("lukashenko", PERSON, "Alexander Lukashenko"),
    Name("tchaikovsky", PERSON, "Pyotr Tchaikovsky"),
    Name("kyiv", PLACE, "Kyiv"),
    Name("kharkiv", PLACE, "Kharkiv"),
    Name("beijing", PLACE, "Beijing", aliases=("Peking",)),
    Name("yerevan", PLACE, "Yerevan"),
    Name("kazakhstan", PLACE, "Kazakhstan", aliases=("Kazakh",)),
    Name("almaty", PLACE, "Almaty", aliases=("Alma-Ata",), within="kazakhstan"),
    Name("airport", FACILITY, "Almaty airport", within="almaty"),
    Name("taldykorgan", PLACE, "Taldykorgan", within="kazakhstan"),
    Name("aktobe", PLACE, "Aktobe", within="kazakhstan"),
    Name("aktau", PLACE, "Aktau", within="kazakhstan"),
    Name("capital", PLACE, "Nur-Sultan", aliases=("Astana",), within="kazakhstan"),
    Name("states", PLACE, "United States", aliases=("US",)),
)
BOOK = NameBook(NAMES)
LETTERED = NameBook((Name("plan-a", FACILITY, "Plan A"), Name("plan-b", FACILITY, "Plan B")))


def test_letter_tells_one_name_from_its_like() -> None:
    hits = LETTERED.find(tokens("What was Plan A, and what Plan B?"))
    assert [hit.name.id for hit in hits] == ["plan-a", "plan-b"]


def found(text: str) -> list[str]:
    return [hit.name.id for hit in BOOK.find(tokens(text))]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("tokayev", "Tokayev|Toqaev|Tokaev|Токаев|Тоқаев|Tokayev's|Kassym-Jomart Tokayev"),
        ("nazarbayev", "Nazarbaev|Назарбаев|nazarbajev|Nursultan Nazarbaev"),
        ("zelensky", "Zelensky|Zelenskyy|Zelenskiy|Зеленский|Зеленський"),
        ("gaddafi", "Gaddafi|Qaddafi|Kadhafi|Gadhafi|Gadaffi"),
        ("lukashenko", "Lukashenko|Lukashenka|Лукашенко"),
        ("tchaikovsky", "Чайковский|Chaikovsky|Chaykovskiy"),
        ("kyiv", "Kyiv|Kiev|Київ|Kyyiv"),
        ("kharkiv", "Харьков|Kharkov|Harkov"),
        ("beijing", "Beijing|Peking|Bejing|beijng"),
        ("yerevan", "Yerevan|Erevan|Ереван"),
        ("kazakhstan", "Казахстан|Қазақстан|Qazaqstan|kazakstan|Kazahstan|Kazakhs"),
        ("almaty", "Almati|Alma Ata|Алматы|ALMATY"),
        ("airport", "almati airport|almaty airprot|Almaty's airport"),
        ("aktobe", "Aqtöbe|Ақтөбе"),
        ("aktau", "Aqtau|Ақтау"),
        ("taldykorgan", "Taldiqorghan|Taldykorgan"),
        ("states", "US forces|U.S. forces"),
    ],
)
def test_every_spelling_meets_its_name(name: str, written: str) -> None:
    for spelling in written.split("|"):
        assert found(spelling) == [name], spelling


@pytest.mark.parametrize(
    "text",
    [
        "talks in march and action at once",
        "act acute equity actual attack",
        "Estonia, Austria and Slovakia",
        "cattle talked of altitude and the ultimate",
        "tell us what marks were made",
        "a nurse, tokens and Tokyo",
        "almost an almanac",
        "kiwi, cave and kayak",
        "beige being begging",
        "12345 !!! 👍",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    assert found("who seized the Almaty airport in Almaty?") == ["airport", "almaty"]


def test_titles_are_weaker_than_names() -> None:
    (title,) = BOOK.find(tokens("the head of state"))
    (alias,) = BOOK.find(tokens("Tokayev"))
    (slip,) = BOOK.find(tokens("Tokajyev"))
    assert title.by_title
    assert title.fit < slip.fit < alias.fit


def test_hits_tell_their_words() -> None:
    (hit,) = BOOK.find(tokens("was alma ata calm"))
    assert (hit.first, hit.last, hit.fit) == (1, 2, 1.0)


def test_words_of_the_record_are_no_slips() -> None:
    lone = NameBook(NAMES, words={tokens("aktabe")[0].stem})
    assert lone.find(tokens("aktabe")) == ()
    assert found("aktabe") == ["aktobe"]


def test_containment_reaches_all_levels() -> None:
    airport, country = BOOK.by_id("", "airport"), BOOK.by_id("", "kazakhstan")
    assert airport
    assert country
    assert BOOK.ancestors(airport) == {"almaty", "kazakhstan"}
    assert BOOK.descendants(country) >= {"almaty", "airport", "aktau"}
    assert BOOK.by_id("other", "airport") is None


def test_circles_of_containment_end() -> None:
    book = NameBook((Name("a", PLACE, "Aaa", within="b"), Name("b", PLACE, "Bbb", within="a")))
    name = book.by_id("", "a")
    assert name
    assert book.ancestors(name) == {"a", "b"}
    assert book.descendants(name) == {"b"}


def test_spellings_begin_with_the_written_ones() -> None:
    assert spellings(NAMES[0])[0] == "kassym jomart tokayev"
    assert "qazaqstan" in spellings(Name("k", PLACE, "Kazaqstan", aliases=("Qazaqstan",)))
    assert "kazaqstan" in spellings(Name("k", PLACE, "Kazakhstan"))


@given(st.text(max_size=120))
def test_any_text_gives_ordered_hits(text: str) -> None:
    last = -1
    for hit in BOOK.find(tokens(text)):
        assert last < hit.first <= hit.last
        assert 0 < hit.fit <= 1
        last = hit.last


def test_an_article_within_a_name_may_be_left_out() -> None:
    book = NameBook((Name("rau", PERSON, "Z. Rau", titles=("head of the League of Ports",)),))
    for text in ("head of the league of ports", "head of league of ports", "head league ports"):
        assert [hit.name.id for hit in book.find(tokens(text))] == ["rau"]
    assert not book.find(tokens("head of ports"))


def test_a_word_has_a_bearer_where_one_name_has_it() -> None:
    book = NameBook(
        (
            Name("toll", PERSON, "Eduard Toll", aliases=("Tolls",)),
            Name("miller", PERSON, "Ann Miller"),
            Name("mill", FACILITY, "The Miller works"),
            Name("leaf", FACILITY, "Leaves Hall"),
        )
    )
    borne = {word: book.bearer(tokens(word)[0].stem) for word in ("toll", "miller", "leaf", "to")}
    assert {word: name.id for word, name in borne.items() if name} == {
        "toll": "toll",
        "leaf": "leaf",
    }
