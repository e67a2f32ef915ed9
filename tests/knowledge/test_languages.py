"""Which language a question is in, and what its words say in English."""

from pathlib import Path

import pytest

from knowledge.lexicon.languages import language_of
from knowledge.lexicon.languages.places import called_in_english
from knowledge.lexicon.languages.words import words_of
from knowledge.search.reading.abroad import in_english
from tests.golden.score import read_cases
from tests.golden.sets import SETS

HERE = Path(__file__).parents[1] / "golden"

ABROAD = [
    ("сколько человек задержали?", "ru"),
    ("когда выступил Blinken?", "ru"),
    ("қанша адам ұсталды?", "kk"),
    ("Алматыда не болды?", "kk"),
    ("Wie viele Menschen wurden getötet?", "de"),
    ("Was hat er über die Russen gesagt?", "de"),
    ("qui a dit que le pouvoir ne tombera pas ?", "fr"),
    ("et le 9 janvier ?", "fr"),
    ("cuantas personas murieron en Almaty", "es"),
    ("¿Se cortó internet?", "es"),
    ("Сколько людей погибло в Алматы?", "ru"),
    ("Был ли отключён интернет?", "ru"),
    ("Wie viele Soldaten schickte die OVKS?", "de"),
    ("Wurde das Internet abgeschaltet?", "de"),
    ("Was geschah am 4. Januar?", "de"),
    ("Wo wechselten Polizisten die Seiten?", "de"),
    ("Qui a limogé le gouvernement ?", "fr"),
    ("Les vacances du mois à venir", "fr"),
    ("¿Qué incendiaron en Almatý?", "es"),
    ("buenos días a todos", "es"),
    ("Ocurrió en la semana que pasó", "es"),
    ("Алматыда не болды?", "kk"),
]
ENGLISH = """
did many people die in the fire?
who will chat about the war?
how many died in Алматы?
what did Токаев say?
what happened in Rio de la Plata?
Los Angeles fire
who is in the band Die Toten Hosen?
comment on the est deal
is the man in a hat?
what happened at the Gare du Nord on 6 janvier?
what does "quand" mean?
et tu brute
protests
was a curfew declared in Aktobe?
wen was the maayors office stormed
in what year was an early program introduced?
people die in a war in a war
who was Fernando de la Rúa?
who was Juan de los Santos de la Cruz?
LOL
123 !?
""".strip().splitlines()


@pytest.mark.parametrize(("text", "language"), ABROAD)
def test_a_question_of_another_language_is_told_by_its_small_words(
    text: str, language: str
) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", *ENGLISH])
def test_an_english_question_is_never_taken_for_another(text: str) -> None:
    assert language_of(text) == ""


def test_no_golden_question_in_english_is_taken_for_another_language() -> None:
    english = [golden for name, golden in SETS.items() if name != "abroad"]
    asked = [case.question for golden in english for case in golden.cases()]
    assert [text for text in asked if language_of(text)] == []


@pytest.mark.parametrize("name", ["abroad", "languages"])
def test_the_language_of_every_golden_question_in_another_is_told(name: str) -> None:
    cases = read_cases(HERE / f"{name}.jsonl")
    told = {each.id: language_of(each.question) for each in cases}
    assert {key: code for key, code in told.items() if code not in key.split("-")} == {}


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("сколько человек задержали?", "ru", "how many people detained?"),
        ("Алматыда қанша адам қаза тапты?", "kk", "how many people died Алматыда?"),
        ("Wie viele Menschen wurden getötet?", "de", "how many people killed?"),
        ("Was hat Blinken über die Russen gesagt?", "de", "what did Blinken say about Russians?"),
        ("que s'est-il passé ?", "fr", "what happened?"),
        ("¿quién dijo que el poder no caerá?", "es", "who said power not fall?"),
        ("отключали ли интернет?", "ru", "did cut off internet?"),
        ("привет, как дела?", "ru", "how are you hello?"),
        ("Сколько времени это длилось", "ru", "how long lasted"),
        ("Wie lange dauerte es", "de", "how long last"),
        ("¿Por qué fue?", "es", "why?"),
    ],
)
def test_what_is_asked_comes_first(text: str, language: str, english: str) -> None:
    assert in_english(text, language).text == english


@pytest.mark.parametrize("language", ["ru", "kk", "de", "fr", "es"])
def test_a_text_of_which_no_word_is_known_stays_as_it_is(language: str) -> None:
    assert in_english("Zhanaozen?", language).text == "Zhanaozen?"


@pytest.mark.parametrize("language", ["ru", "kk", "de", "fr", "es"])
def test_every_list_asks_for_all_kinds_and_counts_all_that_is_mostly_counted(
    language: str,
) -> None:
    meanings = words_of(language).written.values()
    asked = {meaning.english for meaning in meanings if meaning.asks}
    said = {meaning.english for meaning in meanings}
    assert {"how many", "when", "where", "who", "why", "what happened", "which"} <= asked
    assert {"detained", "killed", "injured", "troops", "building", "money", "said"} <= said


def test_a_word_is_known_in_other_forms() -> None:
    assert in_english("кого задерживали в аэропортах?", "ru").text.endswith("in airport?")


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("Что произошло в Германии?", "ru", "what happened in Germany?"),
        ("что было в германии?", "ru", "what happened in Germany?"),
        ("Что произошло в Южной Корее?", "ru", "what happened in South Korea?"),
        ("Ресейде не болды?", "kk", "what happened Russia?"),
        ("Was geschah in Mailand und Genf?", "de", "what happened in Mailand and Genf?"),
        ("Was geschah in den Niederlanden?", "de", "what happened in Netherlands?"),
        ("Que s’est-il passé à Moscou ?", "fr", "what happened in Moscow?"),
        ("¿Quién murió en la Ciudad de México?", "es", "who died in Mexico City?"),
    ],
)
def test_countries_and_great_cities_are_known_in_other_forms(
    text: str, language: str, english: str
) -> None:
    assert in_english(text, language, told=lambda names: names[0]).text == english


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["того"], "ru"),
        (["перу"], "ru"),
        (["viene"], "es"),
        (["Navidad"], "es"),
        (["rom"], "de"),
    ],
)
def test_ordinary_words_name_no_place(words: list[str], language: str) -> None:
    assert words_of(language).place_at(words, 0) is None


@pytest.mark.parametrize(
    ("name", "language", "names"),
    [
        ("Киев", "ru", ("Kyiv", "Kiev")),
        ("Rangun", "de", ("Yangon", "Rangoon")),
        ("Мьянма", "ru", ("Myanmar", "Burma")),
        ("Гонконг", "ru", ("Hong Kong",)),
        ("Bosnien und Herzegowina", "de", ("Bosnia and Herzegovina",)),
    ],
)
def test_older_english_names_of_a_place_come_after_todays(
    name: str, language: str, names: tuple[str, ...]
) -> None:
    assert called_in_english(language)[name] == names
