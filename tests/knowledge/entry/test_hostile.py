"""Texts that would deceive or disturb: refused in any field; the languages of the world are not."""

from dataclasses import fields

import pytest

from knowledge.entry import Draft, Level, clean
from tests.knowledge.entry.drafts import checked, codes, finding, made


@pytest.mark.parametrize("field", [each.name for each in fields(Draft)])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quay\x00", "entry-hidden"),
        ("Quay\x1b[31m", "entry-hidden"),
        ("Quay \u202etxt.exe", "entry-hidden"),
        ("Quay \u2066x\u2069", "entry-hidden"),
        ("Quay \ud800", "entry-hidden"),
        ("Quay \ue000", "entry-hidden"),
        ("Quay \uffff", "entry-hidden"),
        ("Quay \U000e0041", "entry-hidden"),
        ("Q\u0301\u0302\u0303\u0304uay", "entry-marks"),
        ("@everyone look", "entry-mention"),
        ("look @HERE", "entry-mention"),
        ("@every\u200bone", "entry-mention"),
        ("<@123456789> <@&5>", "entry-mention"),
        ("<#123> and </kb add:12>", "entry-mention"),
        ("<t:1618953630:R>", "entry-mention"),
        ("<a:party:123>", "entry-mention"),
        ("@every\u200done", "entry-mention"),
        ("come to discord.gg/abc", "entry-invitation"),
        ("come to https://\uff44iscord\uff0egg/abc", "entry-invitation"),
        ("come to discord\u3002gg/abc", "entry-invitation"),
        ("come to discord.gg:443//abc", "entry-invitation"),
        ("come to discord.com/./invite//abc", "entry-invitation"),
        ("come to discord.com/template/abc", "entry-invitation"),
        ("https://Discord.com/invite/abc", "entry-invitation"),
        ("x" * 1001, "entry-long"),
    ],
)
def test_hostile_text_is_refused_in_every_field(field: str, text: str, code: str) -> None:
    found = checked(**{field: text})
    assert found.fact is None
    refused = finding(found, code)
    assert (refused.level, refused.field) == (Level.REFUSAL, field)


@pytest.mark.parametrize(
    "statement",
    [
        "Алматы тұрғындары көшеге шықты, ал «Қазақстан» тоқтады.",
        "Жители Алматы вышли на улицы 4 марта.",
        "Οι κάτοικοι βγήκαν στους δρόμους.",
        "Người dân Quay đã xuống đường ở Huế.",
        "سكان المدينة في الشوارع",
        "می‌خواهم در کوای",
        "क्वे के लोग सड़कों पर उतरे",
        "Dockers 👩‍👩‍👧 of Quay closed the gate 🇰🇿.",
        "Ada Ström’s café in Quay was flooded — again.",
        "The COVID-19 ward in Quay, 5 µm filters and 3 Ω.",
    ],
)
def test_texts_of_all_languages_pass(statement: str) -> None:
    assert not {"entry-hidden", "entry-marks", "entry-mixed"} & set(
        codes(checked(statement=statement))
    )
    assert made(statement=statement).statement == statement


def test_a_word_of_two_alphabets_is_doubted() -> None:
    found = checked(statement="The рolice closed the gate of Quay.")
    warned = finding(found, "entry-mixed")
    assert (warned.level, warned.remark.values["word"]) == (Level.WARNING, "рolice")


def test_what_comes_along_with_copying_is_left_out() -> None:
    typed = "\ufeffThe  river\u00ad rose\u200b\nin\u00a0Quay."
    assert made(statement=typed).statement == "The river rose in Quay."


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\u200d\u200c"])
@pytest.mark.parametrize("word", ["ri{}ver", "го{}род", "cafe\u0301{}s", "{}Quay", "5{}", "Πό{}λη"])
def test_joiners_are_left_out_where_no_script_needs_them(word: str, joiner: str) -> None:
    assert clean(word.format(joiner)) == clean(word.format(""))


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "👩\u200d💻", "🏳\ufe0f\u200d🌈", "ന്\u200d"]
)
def test_joiners_stay_where_a_script_needs_them(text: str) -> None:
    assert clean(text) == text


def test_letters_are_composed() -> None:
    assert made(statement="The cafe\u0301 in Quay closed.").statement == "The café in Quay closed."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"statement": "@everyone look", "source": "http://user:a@x.example", "date": "one day"},
            {("statement", "entry-mention"), ("date", "entry-no-date")},
        ),
        (
            {"who": "<@123>", "standing": "claimed", "basis": "guessed"},
            {("who", "entry-mention"), ("basis", "entry-basis")},
        ),
        ({"source": "x" * 700, "standing": "sure"}, {("standing", "entry-standing")}),
        ({"statement": "x" * 1000}, {("statement", "entry-long")}),
    ],
)
def test_what_is_refused_unread_hides_nothing_else_that_is_wrong(
    typed: dict[str, str], told: set[tuple[str, str]]
) -> None:
    found = checked(**typed)
    refused = [each for each in found.findings if each.level is Level.REFUSAL]
    assert {(each.field, each.remark.code) for each in refused} >= told
    assert {each.field for each in refused} <= set(typed)
    assert len(refused) == len(typed) - ("who" in typed and "standing" in typed)
