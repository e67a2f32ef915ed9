"""Who is meant by an office, or by a pronoun within a sentence, in the paragraphs of an imported text."""

import pytest

from knowledge.ingest.derive import NOTHING, RawPassage, Reading, told_by
from knowledge.ingest.proper import Surveyor
from knowledge.models import Fact


def told(*paragraphs: tuple[str, ...]) -> list[Fact]:
    surveyor = Surveyor()
    for text in (text for paragraph in paragraphs for text in paragraph):
        surveyor.read(text)
    directory, before = surveyor.directory(), NOTHING
    facts: list[Fact] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        before = before.across()
        for text in paragraph:
            passage = RawPassage(f"p-{len(facts)}", text, "", None, "paper", number)
            read = told_by(passage, Reading(directory, None, None, before))
            facts.append(read.fact)
            before = read.beside
    return facts


def names(*paragraphs: tuple[str, ...]) -> list[str]:
    return [part.name for part in told(*paragraphs)[-1].names]


QUIET = ("Engineers had warned that the dam leaked.",)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("President Tomas Havel opened the dam.", "On Tuesday the president flew over it."),
        ("Prime Minister Tomas Havel stayed at home.", "The prime minister told them to wait."),
        ("Justice Minister Tomas Havel resigned.", "The minister had been ill."),
        ("The mayor of Lubno, Tomas Havel, wept.", "The mayor ordered the flags to half-mast."),
        ("Tomas Havel, the governor, wept.", "Reporters saw the governor's plane."),
        ("Police chief Tomas Havel wept.", "The police chief closed the road."),
    ],
)
def test_an_office_means_its_holder_all_through_a_text(first: str, later: str) -> None:
    *_, fact = told((first,), QUIET, (later,))
    assert [part.name for part in fact.names] == ["tomas-havel"]
    assert fact.beside == ("Tomas Havel",)


@pytest.mark.parametrize(
    "first",
    [
        "Norwegian President Tomas Havel opened the dam.",
        "Former president Tomas Havel opened the dam.",
        "Deputy President Tomas Havel opened the dam.",
        "The club's president, Tomas Havel, opened the dam.",
        "Driver Tomas Havel opened the gate.",
    ],
)
def test_who_is_told_of_with_a_country_or_was_in_office_is_not_meant_by_the_office(
    first: str,
) -> None:
    assert not names((first,), QUIET, ("The president flew over it.",))
    assert not names((first,), QUIET, ("The driver flew over it.",))


@pytest.mark.parametrize(
    "later",
    [
        "The Russian president flew home.",
        "The former president flew home.",
        "The vice president flew home.",
        "The club's president flew home.",
        "The president of Georgia flew home.",
        "The president at the time flew home.",
        "A president flew home.",
        "The president's office denied it.",
    ],
)
def test_an_office_of_another_kind_means_nobody(later: str) -> None:
    assert "tomas-havel" not in names(("President Tomas Havel opened the dam.",), QUIET, (later,))


def test_where_two_hold_an_office_it_means_the_one_of_whom_the_paragraph_tells() -> None:
    both = ("President Tomas Havel spoke.",), ("President Luc Morel spoke.",)
    assert not names(*both, ("The president flew home.",))
    assert names(*both, ("Havel was tired.", "The president flew home.")) == ["tomas-havel"]
    assert not names(*both, ("Havel saw Morel.", "The president flew home."))


def test_another_one_in_the_office_told_of_in_the_paragraph_leaves_it_open() -> None:
    first = ("President Tomas Havel spoke.",)
    assert not names(first, ("The French president came.", "The president was late."))
    assert not names(
        first, ("French President Luc Morel came.", "Havel met him.", "The president was late.")
    )


@pytest.mark.parametrize(
    "change",
    [
        "Parliament elected Pavel Dusek prime minister.",
        "Pavel Dusek took over as prime minister.",
        "Pavel Dusek became prime minister in May.",
        "Pavel Dusek was sworn in as the country's prime minister.",
        "Novy's successor, Pavel Dusek, was a teacher.",
    ],
)
def test_an_office_that_is_handed_over_means_who_has_it_now(change: str) -> None:
    first = ("Prime Minister Karel Novy resigned.",)
    assert names(first, (change,), ("The prime minister spoke.",)) == ["pavel-dusek"]


def test_a_new_one_in_office_without_a_name_is_not_the_one_before() -> None:
    first = ("President Tomas Havel resigned.",)
    assert not names(
        first,
        ("A new president was elected.", "The new president spoke."),
        ("The president left.",),
    )


def test_an_office_that_somebody_unknown_takes_over_means_nobody() -> None:
    first = "Mayor Ingrid Solberg lost the election."
    assert not names((first, "Her old rival became mayor.", "The mayor opened the school."))


def test_a_rank_means_the_only_one_who_is_named_by_it() -> None:
    first = ("General Otto Krag seized power.",)
    assert names(first, QUIET, ("The general promised elections.",)) == ["otto-krag"]
    assert not names(first, ("General Emil Sand fled.",), ("The general promised elections.",))


def test_whom_a_pronoun_meant_is_no_woman_or_no_man_from_then_on() -> None:
    before = ("Nora Blum sued Gert Olsen.",), ("Olsen was fined.", "Blum said that he had laughed.")
    assert names(*before, ("Olsen saw Blum.", "She left.")) == ["nora-blum"]


def test_what_an_office_says_is_said_by_its_holder() -> None:
    *_, fact = told(("Mayor Tomas Havel left.",), QUIET, ("The mayor said that it was late.",))
    assert (fact.attribution.who, fact.attribution.who_name) == ("Tomas Havel", "tomas-havel")


@pytest.mark.parametrize(
    "sentence",
    [
        "A court let him go two days later.",
        "The sergeant shot him dead.",
        "A sailor jumped after him.",
        "Prosecutors searched his flat.",
        "Witnesses said that he had left.",
        "His brother Martin was arrested as well.",
        "His lawyer said that the flat was empty.",
        "With the money he bought a farm.",
        "The same day he was freed.",
        "In the end he was freed.",
        "A waitress said that he had been there.",
    ],
)
def test_a_pronoun_within_a_sentence_means_who_was_told_of_before(sentence: str) -> None:
    assert "anton-berg" in names(("Police arrested Anton Berg, a nurse.", sentence))
    assert "anton-berg" in names(("Anton Berg was arrested.",), (sentence,))


@pytest.mark.parametrize(
    "sentence",
    [
        "A hunter found his car.",
        "A sergeant said that he had left.",
        "The sergeant asked the guards to let him go.",
        "The sergeant had guards behind him.",
        "Carl Stone sold his house.",
        "When Carl Stone came, he left.",
        "After he had left, Carl Stone came.",
        "His men were patriots, Carl Stone said.",
        "He was not surprised, Carl Stone said.",
        "Nobody thought that he had left.",
        "Witnesses saw her flat.",
    ],
)
def test_nobody_is_meant_where_the_sentence_tells_of_another_one(sentence: str) -> None:
    assert "anton-berg" not in names(("Anton Berg was arrested.", sentence))


def test_she_is_the_only_woman_told_of() -> None:
    met = "The mayor of Halvik, Ingrid Solberg, met the skipper Donal Hurley."
    assert names((met, "She thanked him.")) == ["ingrid-solberg", "donal-hurley"]
    assert not names(("Karl Solberg met the skipper Anton Hurley.", "He thanked him."))
