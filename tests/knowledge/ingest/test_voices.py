"""Speakers and outlets from reporting words, and names from capitals."""

import pytest

from knowledge.ingest.proper import Directory, Surveyor
from knowledge.ingest.voices import voice_of
from knowledge.models import NameKind, Standing


@pytest.mark.parametrize(
    ("text", "who", "outlet"),
    [
        (
            "Ada Ström, director of the Flood Institute, said it rained.",
            "Ada Ström",
            "",
        ),
        ("According to the Water Ministry, 26 boats sank.", "Water Ministry", ""),
        (
            "Boats sank, according to local media estimates.",
            "local media estimates",
            "",
        ),
        (
            '"It rained," a pilot told the Norland Gazette.',
            "a pilot",
            "Norland Gazette",
        ),
        (
            "Radio Nord reported, citing the Water Ministry, that it rained.",
            "Water Ministry",
            "Radio Nord",
        ),
        ('"We won," said Mayor Ada Ström on Monday.', "Mayor Ada Ström", ""),
        ('"Nobody told us anything," said Elsa Wirth, a passenger.', "Elsa Wirth", ""),
        ("“The captain said we should go,” Wirth told the Courier.", "Wirth", "Courier"),
        ("Everybody said that it was over.", "", ""),
        (
            "On the morning of 5 May, Ström opened the gates and said that all was well.",
            "Ström",
            "",
        ),
        (
            "Flood in Norland: The mayor of the town says it rained.",
            "mayor of the town",
            "",
        ),
        ('"They went in," their commander, Ole Brandt, told a crowd.', "Ole Brandt", ""),
        ("The skipper, Donal Hurley, said that it rained.", "Donal Hurley", ""),
        ("One of the survivors, Sean Folan, said that it rained.", "Sean Folan", ""),
        ("It will be dry, the mayor of Halvik, Lise Moen, said.", "Lise Moen", ""),
        ("The ferry operator, Skerry Lines, denied that it rained.", "Skerry Lines", ""),
        ("A media spokesman for the leader, Aslan Maskhadov, denied it.", "", ""),
        (
            "Ada Ström, an expert at the University of Quay, Norland, said it rained.",
            "Ada Ström",
            "",
        ),
        ("A local official in Quay, Norland, said it rained.", "A local official in Quay", ""),
        ("Among the dead were a teacher, Ann Lee, said police.", "police", ""),
        ('"We wrote twice," said its director, Milena Kos.', "Milena Kos", ""),
        ('"I saw it all," said landlady Joan Hibbert, who was there.', "landlady Joan Hibbert", ""),
        ("Power is out, says grid operator Norpower.", "grid operator Norpower", ""),
        ("It rained, said a spokesman for the mine.", "a spokesman", ""),
        ('"How many more?" asked Councillor Ben Ogden.', "Councillor Ben Ogden", ""),
        ("Ström asked the crowd to leave.", "", ""),
        ("Two people drowned, police confirm.", "police", ""),
        ("Police say that it rained.", "Police", ""),
        ("The town wants to confirm that officials say nothing.", "", ""),
        ("Ann Lee, the commander, says senior leaders of the town are safe.", "Ann Lee", ""),
        ("22:15 Norpower says that power is back.", "Norpower", ""),
        ("The clerk reported that the boiler had failed.", "clerk", ""),
        ("Cllr Vale reported that the school had paid.", "Cllr Vale", ""),
        ("Ann Lee, a girl reported missing, was found.", "", ""),
        ("Ada Ström testified that it rained.", "Ada Ström", ""),
        ("It was reported that rain fell.", "", ""),
        ("He said that rain fell.", "", ""),
        ("According to him, rain fell.", "", ""),
        ("Rain fell in Norland.", "", ""),
    ],
)
def test_who_says_so_is_read_from_the_text(text: str, who: str, outlet: str) -> None:
    voice = voice_of(text)
    assert (voice.who, voice.outlet) == (who, outlet)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He said that it rained.", "he"),
        ("She later told a crowd that it rained.", "she"),
        ('"I saw it," he added.', "he"),
        ('"What now?" she asked.', "she"),
        ("She promised help and said that it rained.", "she"),
        ('"He said no," the police stated.', ""),
        ("Police said he told them that it rained.", ""),
        ("He saw that it rained.", ""),
    ],
)
def test_a_pronoun_that_speaks_is_told(text: str, pronoun: str) -> None:
    assert voice_of(text).pronoun == pronoun


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Ström claimed that the dam held.", Standing.CLAIMED),
        ("The ministry denied that the dam broke.", Standing.DENIED),
        ("Ström said that the dam held.", Standing.REPORTED),
    ],
)
def test_claims_and_denials_stay_such(text: str, standing: Standing) -> None:
    assert voice_of(text).standing is standing


def surveyed(*texts: str) -> Directory:
    surveyor = Surveyor()
    for text in texts:
        surveyor.read(text)
    return surveyor.directory()


def test_one_person_is_one_name_with_surname_and_spellings() -> None:
    directory = surveyed(
        "President Kassym-Jomart Tokayev spoke.",
        "Later Kassym-Zhomart Tokayev said more.",
        "Some say Tokayev left.",
    )
    (name,) = directory.names
    assert (name.display, name.kind) == ("Kassym-Jomart Tokayev", NameKind.PERSON)
    assert set(name.aliases) == {"Tokayev", "Kassym-Zhomart Tokayev"}


def test_an_acronym_in_brackets_is_an_alias_only_of_its_own_words() -> None:
    directory = surveyed(
        "Troops of the Northern Security Treaty (NST) came.",
        "Organisation for Trade and Rivers in Norland (OTRN) helped. The OTRN stayed, the NST left.",
    )
    by_name = {name.display: name.aliases for name in directory.names}
    assert by_name["Northern Security Treaty"] == ("NST",)
    assert by_name["OTRN"] == ()


def test_kinds_come_from_the_words_around_a_name() -> None:
    directory = surveyed(
        "Rain fell in Aktau near Almaty Airport, the Water Ministry told a Norland crowd."
    )
    kinds = {name.display: name.kind for name in directory.names}
    assert kinds["Aktau"] is NameKind.PLACE
    assert kinds["Almaty Airport"] is NameKind.FACILITY
    assert kinds["Water Ministry"] is NameKind.ORGANISATION


def test_words_that_only_open_a_sentence_are_no_names() -> None:
    assert surveyed("Rain fell. Later rain stopped on Monday.").names == ()


@pytest.mark.parametrize(
    "verb",
    "said says told stated added announced declared claimed claims alleged denied denies confirmed confirms warned "
    "stressed noted explained wrote tweeted argued admitted insisted estimated acknowledged emphasised emphasized "
    "reiterated".split(),
)
def test_every_verb_of_saying_has_its_speaker(verb: str) -> None:
    assert voice_of(f"Ada Ström {verb} that it rained.").who == "Ada Ström"


@pytest.mark.parametrize("verb", "reported reports published broadcast".split())
def test_every_verb_of_reporting_has_its_outlet(verb: str) -> None:
    assert voice_of(f"Radio Nord {verb} that it rained.").outlet == "Radio Nord"


@pytest.mark.parametrize("verb", "citing cited quoting quoted".split())
def test_who_is_cited_is_the_speaker(verb: str) -> None:
    assert voice_of(f"It rained, they heard, {verb} Ada Ström.").who == "Ada Ström"


@pytest.mark.parametrize("words", ["tells", "interview with", "interview to", "statement to"])
def test_who_is_told_is_the_outlet(words: str) -> None:
    assert voice_of(f"It rained: in {words} Radio Nord.").outlet == "Radio Nord"


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        *((word, Standing.CLAIMED) for word in "claim alleges allegedly accused accuses".split()),
        *((word, Standing.CLAIMED) for word in "purported purportedly unconfirmed".split()),
        *((word, Standing.DENIED) for word in ("refuted", "rejected the claims")),
    ],
)
def test_a_single_word_tells_that_it_is_not_sure(word: str, standing: Standing) -> None:
    assert voice_of(f"Of the rain they {word}.").standing is standing
