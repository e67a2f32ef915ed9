"""The normaliser and the tokeniser: what they keep, what they make equal, what they cost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import (
    MAX_QUESTION,
    STOP,
    clean,
    clean_question,
    count_telling,
    fold,
    heard,
    hostile,
    numbers_in,
    skeleton,
    skeletons,
    spans,
    token_at,
    tokens,
    words,
)

any_text = st.text(alphabet=st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mthe storm\x1b[0m hit", "the storm hit"),
        ("\x1b[1;38;5;208mbold\x1b[m", "bold"),
        ("\x1b]8;;https://a.example\x1b\\Alto\x1b]8;;\x07 burned", "Alto burned"),
        ("\x1b]0;title\x07It rained", "It rained"),
        ("\x1b(Bplain\x1b7", "plain"),
        ("a \x1b[", "a ["),
        ("\x1b]8;; never closed", "]8;; never closed"),
        ("no sign [31m before it", "no sign [31m before it"),
        ("\x1b\x1b[31m[32m", "[32m"),
        ("\x9b31mthe storm\x9b0m hit\x9bK", "the storm hit"),
        ("\x9d8;;https://a.example\x9cAlto\x9d8;;\x07 burned", "Alto burned"),
        ("\xd0\x9b and \xe2\x80\x9dhit\x07", "\xd0 and \xe2 hit"),
    ],
)
def test_escape_sequences_of_terminals_are_no_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nur-Sultan", "nur sultan"),
        ("the mayor's office", "the mayor office"),
        ("Vlast.kz", "vlast kz"),
        ("Covid-19", "covid 19"),
        ("Токаев", "tokaev"),
        ("Қазақстан", "qazaqstan"),
        ("Київ", "kiyiv"),
        ("Đà Nẵng", "da nang"),
        ("O’Neill", "oneill"),
        ("5,969 and 3,000", "5969 and 3000"),
        ("1.5", "1_5"),
        ("the 7th", "the 7"),
        ("U.S. troops", "usa troops"),
        ("US troops", "usa troops"),
        ("tell us", "tell us"),
        ("TELL US NOW", "tell us now"),
        ("👍🏽 ok", "ok"),
        ("٢٦", "26"),
    ],
)
def test_folding_makes_spellings_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "kills"),
        ("detained", "detainees"),
        ("seized", "seizure"),
        ("began", "beginning"),
        ("explosions", "exploded"),
        ("protests", "protest"),
        ("5,969", "5969"),
        ("2nd", "2"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert tokens(one)[0].stem == tokens(other)[0].stem


@pytest.mark.parametrize(
    ("text", "number"),
    [("5,969", 5969.0), ("1.5", 1.5), ("twenty", 20.0), ("million", 1e6), ("word", None)],
)
def test_numbers_carry_their_value(text: str, number: float | None) -> None:
    assert tokens(text)[0].number == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("toqaev", "tokayev"),
        ("nazarbayev", "nazarbaev"),
        ("zelensky", "zelenskyy"),
        ("yerevan", "erevan"),
        ("zhanaozen", "janaozen"),
        ("kyiv", "kiev"),
        ("qaddafi", "kadhafi"),
    ],
)
def test_spellings_of_a_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_unlike_words_do_not_sound_alike() -> None:
    assert heard("estonia") != heard("astana")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a\0b", "NUL"),
        ("a\ud800", "surrogate"),
        ("\u202eabc", "direction"),
        ("\x1b[31m", "control"),
        ("a" + "\u0301" * 4, "marks"),
    ],
)
def test_hostile_text_is_named(text: str, part: str) -> None:
    assert part in hostile(text)


@pytest.mark.parametrize("text", ["Қазақстан: «тест»", "línea\nnueva\tcol", "Đà Nẵng", "👍🏽"])
def test_ordinary_text_is_not_hostile(text: str) -> None:
    assert hostile(text) == ""


def test_questions_are_cut_between_words() -> None:
    cut = clean_question("word " * 500)
    assert len(cut) <= MAX_QUESTION
    assert set(cut.split()) == {"word"}


def test_function_words_are_stop_words_in_every_spelling() -> None:
    assert {token.folded for token in tokens("didn't wasn't don't whose")} <= STOP


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_question(clean_question(text)) == clean_question(text)


@given(any_text)
def test_clean_text_may_be_stored(text: str) -> None:
    assert hostile(clean(text)) == ""


@given(any_text)
def test_tokens_are_in_order_and_safe_to_index(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.stem.isascii()
        assert token.folded.replace("_", "").isalnum()
        assert token.folded == token.folded.lower()
        last = token.end


@given(any_text)
def test_fold_joins_the_folded_tokens(text: str) -> None:
    # The A of "Unit A" is a word of its own kind among tokens only.
    told = (token.folded.removeprefix("letter_") for token in tokens(text))
    assert fold(text) == " ".join(told)


def test_letters_that_name_a_unit_fold_as_they_stand() -> None:
    assert fold("unit a") == "unit a"


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 10_000,
        "\u0301\u0316" * 5_000,
        "word " * 2_000,
        "!?" * 5_000,
        "a'" * 5_000,
        "1," * 5_000,
        "9" * 10_000,
        "\ufdfa" * 10_000,
        "a." * 5_000,
        "a\u0301" * 5_000,
    ],
)
def test_hostile_length_is_read_whole(text: str) -> None:
    """Nothing is too long; what a question is cut to is bounded. Its cost is a benchmark's concern."""
    assert len(tokens(clean_question(text))) <= MAX_QUESTION
    assert all(token.stem for token in tokens(clean(text)))


def test_threads_stem_alike() -> None:
    words = [f"{stem}{end}" for stem in ("protest", "walk", "claim") for end in ("ing", "ed", "s")]
    texts = [" ".join(f"{word}{at}x {word}" for word in words) for at in range(200)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(tokens, texts))
    assert found == [tokens(text) for text in texts]


@given(st.text(alphabet="aAbSU19.,'`_- \n", max_size=40))
def test_words_are_the_same_whether_other_scripts_are_about_or_not(text: str) -> None:
    def places(of: str) -> list[tuple[str, int, int]]:
        return [(token.text, token.start, token.end) for token in tokens(of)]

    assert places(f"{text} É") == [*places(text), ("É", len(text) + 1, len(text) + 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The 1,200 men of Plan A left the U.S. at 5.30 on the 3rd",
        "WHO IS IT",
        "Twenty-two of them, one's own ½ и сто",
        "",
    ],
)
def test_telling_words_and_numbers_are_those_of_the_tokens(text: str) -> None:
    made = tokens(text)
    assert count_telling(text) == sum(word.folded not in STOP for word in made)
    assert list(numbers_in(text)) == [word.number for word in made if word.number is not None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor's plan A failed; group b, class c and Team D met at 5.30 on the 4th.",
        "US AND NATO MET IN ROOM A",
        "Zoë’s U.S. visit to Алматы cost 1,250.75 tenge — ½ of that",
        "'` ´ ’",
    ],
)
def test_words_are_those_of_the_tokens(text: str) -> None:
    found = tokens(text)
    assert list(words(text)) == [(token.folded, token.stem) for token in found]
    assert spans(text) == [(token.start, token.end) for token in found]
    parts = zip(spans(text), words(text), strict=True)
    assert tuple(token_at(text, span, pair) for span, pair in parts) == found


@given(st.lists(st.text(alphabet="aeiouybcdghkqstwxz0", max_size=12), max_size=8))
def test_skeletons_of_many_words_are_those_of_each(words: list[str]) -> None:
    assert skeletons(words) == [skeleton(word) for word in words]
