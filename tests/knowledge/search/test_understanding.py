"""What a question is read as: days, names, words with their repairs, and what is asked for."""

from datetime import date

import pytest

from knowledge.dates.show import show
from knowledge.flow import Asked, Context, DateUse, Question, Term
from knowledge.models import Fact, FactName, Name, NameKind
from knowledge.search.anchors import Resolved
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.reading.terms import SPECIFIC
from tests.knowledge.search.asker import TODAY, asked_of
from tests.knowledge.search.records import pack_of, span


def read(text: str, glossary: Glossary, context: Context | None = None) -> Question:
    return understand(text, today=TODAY, glossary=glossary, context=context)


def days(question: Question) -> list[str]:
    return [show(each) for each in question.when]


def named(question: Question) -> list[str]:
    return [match.name.id for match in question.names]


def term(question: Question, word: str) -> Term:
    return next(each for each in question.terms if each.word == word)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("what happened on 14 June", "14 June 1997"),
        ("what happened on June 14th", "14 June 1997"),
        ("what happened on the 14th", "14 June 1997"),
        ("what happened on 14/06", "14 June 1997"),
        ("what happened on friday 13 june", "13 June 1997"),
        ("what happened on 14 June 1999", "14 June 1999"),
        ("what happened in June", "June 1997"),
    ],
)
def test_undated_days_fall_into_the_event(flood: Glossary, text: str, shown: str) -> None:
    assert days(read(text, flood)) == [shown]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("what happened on 14 June", DateUse.ON),
        ("how many died by 14 June", DateUse.BY),
        ("what happened before 14 June", DateUse.BEFORE),
        ("what happened after 14 June", DateUse.AFTER),
        ("what happened since 14 June", DateUse.SINCE),
        ("what happened between 12 and 14 June", DateUse.BETWEEN),
    ],
)
def test_a_date_is_used_as_its_words_say(flood: Glossary, text: str, use: DateUse) -> None:
    assert read(text, flood).date_use is use


def test_two_days_are_both_kept(flood: Glossary) -> None:
    assert days(read("compare 12 June and 14 June", flood)) == ["12 June 1997", "14 June 1997"]


def test_yesterday_is_counted_from_the_day_of_asking(flood: Glossary) -> None:
    question = understand("what happened yesterday", today=date(1997, 6, 15), glossary=flood)
    assert days(question) == ["14 June 1997"]


def test_an_assumed_day_is_told(flood: Glossary) -> None:
    assert read("what happened on the 14th", flood).assumed == ("“14th” as 14 June 1997",)
    assert read("what happened on 14 June 1997", flood).assumed == ()


def test_a_day_that_two_months_have_keeps_its_other_meaning(mission: Glossary) -> None:
    question = read("what happened on the 22nd", mission)
    assert days(question) == ["22 February 1975"]
    assert [show(each) for each in question.other_days] == ["22 March 1975"]


def test_the_next_day_follows_the_day_before(flood: Glossary) -> None:
    asked = Context(when=(span(date(1997, 6, 14)),))
    told = Context(told=span(date(1997, 6, 20)))
    assert days(read("what happened the next day", flood, asked)) == ["15 June 1997"]
    assert days(read("what happened the next day", flood, told)) == ["21 June 1997"]


@pytest.mark.parametrize(
    ("before", "shown"),
    [("how many died by 14 June", "15 June 1997"), ("what happened since 14 June", "15 June 1997")],
)
def test_the_next_day_follows_the_named_end_of_an_open_span(
    flood: Glossary, before: str, shown: str
) -> None:
    context = Context(when=read(before, flood).when)
    assert days(read("what happened the next day", flood, context)) == [shown]


def test_a_happening_gives_its_day(flood: Glossary) -> None:
    text = "what happened after the dam broke"
    anchors = Resolved({"the dam broke": (span(date(1997, 6, 12)),)})
    question = understand(text, today=TODAY, glossary=flood, anchors=anchors)
    assert days(question) == ["from 12 June 1997 on"]
    assert "dam" not in [each.word for each in question.terms]


def test_a_happening_that_only_sets_the_scene_is_asked_by_its_words(flood: Glossary) -> None:
    anchors = Resolved({"the dam broke": (span(date(1997, 6, 12)),)})
    question = understand(
        "what did they do when the dam broke", today=TODAY, glossary=flood, anchors=anchors
    )
    assert question.when == ()
    assert "dam" in [each.word for each in question.terms]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("where is Velmstad", "velmstad"),
        ("where is velmstadt", "velmstad"),
        ("where is velmsatd", "velmstad"),
        ("where is Вельмстад", "velmstad"),
        ("where is Одербю", "oderby"),
        ("what did Ada Ström say", "ada-strom"),
        ("what did ada strom say", "ada-strom"),
        ("what did Ström say", "ada-strom"),
        ("what did A. Strom say", "ada-strom"),
        ("what did the NRC count", "relief"),
        ("what did the norland relief corps count", "relief"),
        ("what did the interior minister say", "henrik-vale"),
    ],
)
def test_names_are_found_however_they_are_written(flood: Glossary, text: str, name: str) -> None:
    assert named(read(text, flood)) == [name]


def test_a_title_is_a_weaker_name(flood: Glossary) -> None:
    (by_title,) = read("what did the mayor say", flood).names
    (by_name,) = read("what did Ada Ström say", flood).names
    assert (by_title.by_title, by_name.by_title) == (True, False)
    assert by_title.fit < by_name.fit


def test_a_name_takes_its_words_out_of_what_is_asked(flood: Glossary) -> None:
    question = read("did the Mill Dam break", flood)
    assert named(question) == ["mill-dam"]
    assert [each.word for each in question.terms] == ["break"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how mnay people died", ["people", "died"]),
        ("how many ppl died", ["people", "died"]),
        ("hwo many people died", ["people", "died"]),
        ("wen did the bridge collapse", ["bridge", "collapse"]),
        ("whta happend to the bridge", ["happened", "bridge"]),
    ],
)
def test_slips_in_words_of_asking_are_mended(flood: Glossary, text: str, words: list[str]) -> None:
    assert [each.word for each in read(text, flood).terms] == words


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("was the hopsital emptied", "hopsital", "hospital"),
        ("did the helicoptors bring water", "helicoptors", "helicopters"),
        ("were firefigters among the dead", "firefigters", "firefighters"),
    ],
)
def test_slips_in_words_of_the_record_are_shown(
    flood: Glossary, text: str, typed: str, meant: str
) -> None:
    assert term(read(text, flood), meant).typed == typed


@pytest.mark.parametrize(
    "text",
    [
        "was the bridge closed",
        "did the rain begin",
        "who resigned",
        "who likened it to something",
        "who overflew it",
    ],
)
def test_right_words_are_not_corrected(flood: Glossary, text: str) -> None:
    assert not any(each.corrected for each in read(text, flood).terms)


@pytest.mark.parametrize("typed", ["thol var", "Thol-Var", "thol-var"])
def test_a_word_that_was_typed_in_two_is_put_together(typed: str) -> None:
    fact = Fact("OW-01", "The Tholvar works were shut.", span(date(2001, 5, 4)))
    with asked_of(pack_of(fact)) as asker:
        question = read(f"when were the {typed} works shut", asker.glossary("own-2001"))
    assert "tholvar" in {each.token for each in question.terms}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("what did Gandalf do", ("Gandalf",)),
        ("what did gandalf do", ("gandalf",)),
        ("what did Human Rights Watch report", ("Human Rights Watch",)),
        ("what did Ruritania report", ("Ruritania",)),
        ("did the bridge collapse", ()),
        ("did the umbrella collapse", ()),
        ("WHAT DID HUMAN RIGHTS WATCH REPORT", ()),
    ],
)
def test_names_that_the_record_lacks_are_noted(
    flood: Glossary, text: str, unknown: tuple[str, ...]
) -> None:
    assert read(text, flood).unknown == unknown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("when did the bridge collapse", Asked.WHEN),
        ("who resigned", Asked.WHO),
        ("where is Velmstad", Asked.WHERE),
        ("how many died", Asked.HOW_MANY),
        ("how heavy was the sand", Asked.HOW_MANY),
        ("why did the dam fail", Asked.WHY),
        ("did the bridge collapse", Asked.WHETHER),
        ("who said that the dam was sound", Asked.WHO_SAID),
        ("what happened to the bridge", Asked.WHAT),
    ],
)
def test_the_kind_of_answer_is_read(flood: Glossary, text: str, kind: Asked) -> None:
    assert read(text, flood).asked[0] is kind


@pytest.mark.parametrize(
    ("text", "measure", "quantity"),
    [
        ("how many died", "killed", ()),
        ("how long did the power cut last", "duration", ("duration", "length")),
        ("how heavy was the sand", "weight", ("mass", "weight")),
        ("how far is the capital", "", ("distance",)),
        ("when did people die", "", ()),
    ],
)
def test_a_number_is_asked_for_by_its_measure(
    flood: Glossary, text: str, measure: str, quantity: tuple[str, ...]
) -> None:
    question = read(text, flood)
    assert question.quantity == quantity
    assert not measure or question.measure == measure


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("how many buses were sent", "buses"),
        ("how many city buses were sent", "buses"),
        ("how many people died", "people"),
        ("what was the number of injured passengers", "injured"),
        ("who was the driver of the train", "driver"),
    ],
)
def test_the_counted_noun_is_marked(train: Glossary, text: str, noun: str) -> None:
    assert [each.word for each in read(text, train).terms if each.counted] == [noun]


@pytest.mark.parametrize(
    ("text", "mark"), [("what happened to unit 4", "4"), ("what was plan B", "B")]
)
def test_a_number_that_tells_one_thing_from_its_like_has_to_be_met(
    mission: Glossary, text: str, mark: str
) -> None:
    assert term(read(text, mission), mark).counted


def test_a_unit_says_little_where_a_number_is_asked(flood: Glossary) -> None:
    question = read("how many tonnes of sand were piled", flood)
    assert term(question, "tonnes").weight < 0.5 < term(question, "sand").weight


def test_framing_words_say_little(flood: Glossary) -> None:
    question = read("what happened to the bridge", flood)
    assert term(question, "happened").weight < 0.5 < term(question, "bridge").weight


def test_a_kind_asked_for_weighs_less_than_what_it_did(train: Glossary) -> None:
    question = read("which crane collapsed", train)
    assert term(question, "crane").weight < term(question, "collapsed").weight


@pytest.mark.parametrize("rank", ["first", "second", "last"])
def test_a_rank_before_a_thing_tells_which_one(train: Glossary, rank: str) -> None:
    assert term(read(f"when did the {rank} crane arrive", train), rank).weight >= 0.5


@pytest.mark.parametrize("rank", ["first", "last"])
def test_a_rank_at_the_end_tells_who(train: Glossary, rank: str) -> None:
    assert term(read(f"who left the train {rank}", train), rank).weight >= 0.5


def test_synonyms_and_kin_of_the_record_stand_for_a_word(
    flood: Glossary, mission: Glossary
) -> None:
    died = term(read("how many died", flood), "died")
    assert "dead" in {variant.token for variant in died.variants} | {died.token}
    sweden = term(read("did sweden lose the signal", mission), "sweden")
    assert "swedish" in {variant.token for variant in sweden.variants}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello everyone", False),
        ("lol same", False),
        ("my cat is cute", False),
        ("are you a bot?", False),
        ("", False),
        ("???", False),
        ("thanks! when did the bridge collapse?", True),
        ("so yesterday we talked about it, when did the bridge collapse", True),
        ("bridge oderby", True),
        ("did anyone die", True),
    ],
)
def test_chatter_is_told_from_questions(flood: Glossary, text: str, says: bool) -> None:
    assert read(text, flood).is_question is says


def test_what_is_asked_beside_the_kind_is_read(flood: Glossary) -> None:
    assert read("what is the latest count of the dead", flood).latest
    assert read("what was the initial count of the dead", flood).earliest
    assert read("how did the death toll change", flood).history
    assert read("at what time did the dam break", flood).clock
    assert read("what is the name of the mayor", flood).identity


def test_a_question_keeps_what_was_typed_and_is_capped(flood: Glossary) -> None:
    typed = "when   did the bridge collapse? " + "very " * 200
    question = read(typed, flood)
    assert question.raw == typed
    assert len(question.text) <= 256
    assert len(question.terms) <= 24


def test_names_of_several_words_are_noted_whole(flood: Glossary) -> None:
    assert "Northern Lights Trust" in read("what did Northern Lights Trust say", flood).unknown


def test_the_same_question_is_read_the_same(flood: Glossary) -> None:
    text = "how mnay ppl died in Velmsatd by 15 june?"
    assert read(text, flood) == read(text, flood)


def test_a_name_that_is_only_a_framing_word_here_is_none() -> None:
    day = Name("day", NameKind.PERSON, "Day")
    fact = Fact("OW-01", "Day left the town.", span(date(2001, 5, 4)))
    with asked_of(pack_of(fact, names=(day,))) as asker:
        glossary = asker.glossary("own-2001")
        assert named(read("what day was it", glossary)) == []
        assert named(read("when did Day leave", glossary)) == ["day"]


@pytest.fixture(scope="module")
def described() -> Glossary:
    """A record whose names say what they are, and whose facts use few words."""
    names = (
        Name("swiftair", NameKind.ORGANISATION, "Swiftair", about="Norland airline"),
        Name("kiev", NameKind.PLACE, "Kyiv", aliases=("Kiev", "Киев")),
        Name("kiev-airport", NameKind.FACILITY, "Kyiv airport"),
        Name("lvov", NameKind.PLACE, "Lviv", aliases=("Lvov",)),
    )
    facts = (
        Fact(
            "DD-01",
            "Swiftair left the field.",
            span(date(2001, 5, 4)),
            names=(FactName("swiftair"),),
        ),
        Fact("DD-02", "The cabinet was dismissed.", span(date(2001, 5, 5))),
        Fact("DD-03", "A clean-up was ordered.", span(date(2001, 5, 6))),
    )
    with asked_of(pack_of(*facts, names=names)) as asker:
        return asker.glossary("own-2001")


def variants(question: Question, word: str) -> dict[str, str]:
    return {each.token: each.why for each in term(question, word).variants}


def test_a_name_stands_for_the_word_that_describes_it(described: Glossary) -> None:
    assert variants(read("which airline left?", described), "airline")["n_swiftair"] == "described"


def test_a_name_stands_for_a_synonym_of_the_word_that_describes_it(described: Glossary) -> None:
    found = variants(read("which carrier left?", described), "carrier")
    assert found["n_swiftair"] == "described"


def test_a_noun_made_of_a_verb_and_its_particle_is_met_by_the_verb(described: Glossary) -> None:
    assert "clean" in variants(read("when did the cleanup begin?", described), "cleanup")


def test_the_opposite_stands_for_a_word_only_where_it_is_asked_whether(described: Glossary) -> None:
    assert variants(read("did Swiftair stay?", described), "stay")["left"] == "opposite"
    assert "left" not in variants(read("when did Swiftair stay?", described), "stay")


def test_a_place_is_known_by_each_single_word_that_no_other_name_has(described: Glossary) -> None:
    (lviv,) = read("what happened in Lvov?", described).names
    (kyiv,) = read("what happened in Kiev?", described).names
    assert lviv.words == ("lviv", "lvov")
    assert "kyiv" not in kyiv.words


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("did the officers resign?", "resign"),
        ("did the protesters really come?", None),
        ("did they say anything of her chat?", None),
        ("was the argument dropped?", "dropped"),
    ],
)
def test_doers_and_things_are_no_verbs(described: Glossary, text: str, verb: str | None) -> None:
    marked = [each.word for each in read(text, described).terms if each.predicate]
    assert marked == ([verb] if verb else [])


def test_numbers_that_tell_things_apart_are_noted_with_them(described: Glossary) -> None:
    assert read("when did unit 4 stop?", described).numbered == (("unit", "4"),)
    assert read("did 4 units stop?", described).numbered == ()


def test_names_in_capitals_that_the_record_does_not_list_are_noted(described: Glossary) -> None:
    assert read("did the United Nations leave?", described).spelled == (("unit", "nation"),)
    assert read("Did The United Nations Leave?", described).spelled == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [("when is the strike over?", "ended"), ("who got fired?", "dismissed")],
)
def test_set_phrases_say_what_one_word_says(described: Glossary, text: str, word: str) -> None:
    assert word in [each.word for each in read(text, described).terms]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("which site gave the number of deaths?", Asked.HOW_MANY),
        ("what was the headcount of the crew?", None),
    ],
)
def test_who_gave_a_number_is_no_question_for_it(
    described: Glossary, text: str, kind: Asked | None
) -> None:
    assert (Asked.HOW_MANY in read(text, described).asked) is (kind is None)


def test_a_size_word_asks_little_beside_a_number(described: Glossary) -> None:
    assert term(read("how big was the crowd?", described), "big").weight < 0.5
    assert term(read("was the big crowd calm?", described), "big").weight >= 0.5


def test_a_kind_of_people_is_light_beside_a_country_too(flood: Glossary) -> None:
    question = understand("which Swedish politician spoke?", today=TODAY, glossary=flood)
    (politician,) = (each for each in question.terms if each.word == "politician")
    assert politician.weight < SPECIFIC
