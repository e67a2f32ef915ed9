"""Whatever people wrote, Discord shows it as it stands: no markup, link, card, mention or ping."""

import re
import unicodedata

import pytest
import yarl
from hypothesis import given
from hypothesis import strategies as st

from bot.escape import REPLACEMENT, discord_text, safe_link, tidy
from tests.discord.hostile import PIECES, hostile
from tests.discord.markup import live, pinging

TEXTS = st.one_of(
    st.text(st.characters()), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
)
PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


def undone(escaped: str) -> str:
    """What a client shows of an escaped text."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped)


@given(TEXTS)
def test_nothing_in_a_text_is_live(text: str) -> None:
    escaped = discord_text(text)
    assert live(escaped) == ()
    assert pinging(escaped) == ()


@given(TEXTS)
def test_what_is_shown_is_what_was_written(text: str) -> None:
    """But for the sign of a ping, which is shown wide, and what could not be seen."""
    assert undone(discord_text(text)) == PING.sub("\uff20", tidy(text))


@given(TEXTS)
def test_escaping_at_most_doubles_a_text(text: str) -> None:
    assert len(discord_text(text)) <= 2 * len(tidy(text)) <= 2 * len(text)


def test_escape_sequences_of_terminals_go_whole() -> None:
    assert tidy("\x9b31mThe flag\x1b[0m flew\x9bK") == "The flag flew"


@given(TEXTS)
def test_tidy_text_holds_no_control_and_no_mark_that_turns_it(text: str) -> None:
    shown = tidy(text)
    assert tidy(shown) == shown
    for char in shown:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF"}
        assert unicodedata.bidirectional(char) not in {"LRI", "RLI", "FSI", "PDI"}


@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_texts_put_side_by_side_stay_dead(texts: list[str]) -> None:
    """As on a line of an answer: what one begins, the next cannot end."""
    assert live(" · ".join(map(discord_text, texts))) == ()


def test_a_hundred_thousand_hostile_strings_stay_text() -> None:
    guilty = [
        text for text in hostile(100_000) if live(escaped := discord_text(text)) or pinging(escaped)
    ]
    assert guilty == []


@pytest.mark.parametrize(
    "text",
    [
        "Over 3,000 people (CSTO) were detained, Khabar 24 said; ¶ 20.",
        "A C-130 landed at 16:00 – 5 km away; 20% of $5.",
        "Қасым-Жомарт Тоқаев: «Мен – Президентпін», 10\u202f000 адам.",
        "Токаев заявил: «огонь на поражение» — 7 января.",
        "user@post.example, #3, a > b, 5 - 3, well-known, 1.5 m; what? yes!",
        "-5 °C",
        "👩\u200d🚒 שלום 日本語",
    ],
)
def test_ordinary_writing_is_left_as_it_is(text: str) -> None:
    assert discord_text(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("snake_case **b**", r"snake\_case \*\*b\*\*"),
        ("# one\n  - two\n> three\n1. four\n-# five", "\\# one\n  \\- two\n\\> three\n1\\. four\n\\-# five"),
        ("[a](https://b.example)", r"\[a](https\://b.example)"),
        ("<@123> <@&4> </ask:5>", r"\<\@123> \<\@&4> \<\/ask:5>"),
        ("@everyone, @here", "\uff20everyone, \uff20here"),
        ("@\u200beveryone", "\uff20everyone"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("discord.gg/abc", r"discord.gg\/abc"),
        ("\\", "\\\\"),
        ("a\r\nb\rc\u2028d\x00\x1b\u202e\ud800", f"a\nb\nc d{REPLACEMENT}"),
    ],
)  # fmt: skip
def test_each_mark_is_made_text(text: str, escaped: str) -> None:
    assert discord_text(text) == escaped


@pytest.mark.parametrize(
    ("url", "host", "address"),
    [
        ("https://post.example/river", "post.example", "https://post.example/river"),
        ("https://Post.Example", "post.example", "https://post.example"),
        ("https://a.example/x_(y)?q=[1]#z", "a.example", "https://a.example/x_%28y%29?q=%5B1%5D#z"),
        ("https://münchen.example/ü", "xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("https://қазақстан.қаз/", "xn--80aaa0a6awh12ed.xn--80ao21a", "https://xn--80aaa0a6awh12ed.xn--80ao21a/"),
    ],
)  # fmt: skip
def test_a_source_s_address_may_be_live(url: str, host: str, address: str) -> None:
    assert safe_link(url) == (host, address)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://post.example",
        "javascript:alert(1)",
        "//post.example",
        "https:post.example",
        "https://post.example:8443/",
        "https://good.example@bad.example/",
        "https://good.example\\@bad.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://post..example/",
        "https://-post.example/",
        "https://post.example/a b",
        "https://post.example/\u202egnp",
        "https://post.example/\x00",
        "https://pоst.example/",
        "https://xn--pst-jmc.example/",
        "https://xn--\u00e9.example/",
        f"https://{'a' * 64}.example/",
        f"https://post.example/{'a' * 400}",
    ],
)
def test_any_other_address_is_not(url: str) -> None:
    assert safe_link(url) is None


@given(
    st.one_of(
        st.from_regex(r"https://[\w.@:\[\]\\/?#%-]{1,40}", fullmatch=True),
        st.builds("https://{}.example/{}".format, st.text(max_size=12), st.text(max_size=20)),
    )
)
def test_host_that_is_shown_is_the_one_that_would_be_called(url: str) -> None:
    """By the word of another parser of addresses; and the address cannot leave the link's markup."""
    link = safe_link(url)
    if link is not None:
        host, address = link
        assert yarl.URL(address, encoded=True).raw_host == host
        assert yarl.URL(address, encoded=True).user is None
        assert [node.kind for node in live(f"[open](<{address}>)")] == ["link"]
        assert re.fullmatch(r"https://[^\s<>()\[\]\\\"`|{}^]+", address)
