"""Classes of questions on the bundled event that hang on how a word is read."""

import asyncio
import re
from collections.abc import Iterator

import pytest

from knowledge.dates.show import show
from knowledge.dates.span import PartOfDay
from knowledge.flow import Status
from knowledge.ingest.load import load_pack
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.golden.sets import SETS, TODAY
from tests.knowledge.search.asker import Asker


@pytest.fixture(scope="module")
def bundled() -> Iterator[Asker]:
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            record = SETS["kazakhstan"].record
            runner.run(load_pack(store, record, actor="test", at=1_700_000_000))
            yield Asker(runner, store, KnowledgeBase(store))
        finally:
            runner.run(store.close())


def first_line(bundled: Asker, question: str) -> str:
    """The statement that answers first; the question has to be answered."""
    answer = bundled(question, today=TODAY)
    assert answer.status is Status.ANSWERED
    return answer.lead[0].fact.statement


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many CSTO troops were sent?", "3,000"),
        ("what is the name of the cosmodrome that the troops guarded?", "Baikonur"),
        ("whos the polcie chief who blamed extremists", "Taimerdenov"),
        ("when was Antony Blinken worried about the peacekeepers?", "Blinken"),
        ('who said "today the power will not fall"?', "the power will not fall"),
        ("max number of CSTO soldiers, according to Robinson?", "2,500"),
        ("which countries sent soldiers to the mission?", "Armenia"),
        ("how many protestors were there in pavlodar", "1,000"),
        ("who's in charge of osce", "Rau"),
        ("wtf happened to the airport", "airport"),
        ("which space-related place got soldiers for its protection?", "Baikonur"),
        ("how did the protesters get their hands on the police gear?", "police"),
        ("who sent troops 2 kz", "3,000 troops"),
        ("y did toka fire the gov", "Tokayev"),
        ("how many individuals were apprehended by 9 January?", "5,969"),
        ("what did the president do about fuel prices for the next half year?", "state regulation"),
        ("did the Kremlin say anything on the talks?", "did not comment"),
    ],
)
def test_it_is_answered(bundled: Asker, question: str, told: str) -> None:
    assert told in first_line(bundled, question)


@pytest.mark.parametrize(
    "question",
    [
        "what is the name of the airport employee?",
        "did the internet shutdown hurt bitcoin mining?",
        "which hospital took in the wounded officers?",
        "which general commanded the peacekeepers?",
        "when did Almaty airport open for flights again?",
        "how many prisoners escaped?",
        "what sentences did the detained rioters get in court?",
        "which insurance company covered the airport?",
        "who sculpted the monument that was demolished?",
        "how do I get to Almaty airport?",
        "who filmed the protests for Hollywood?",
        "did china send soldiers?",
        "did germany send troops to kazakhstan?",
        "are there any dead kids",
    ],
)
def test_it_is_not_answered(bundled: Asker, question: str) -> None:
    assert bundled(question, today=TODAY).status is not Status.ANSWERED


def test_a_day_stands_beside_what_happened_then(bundled: Asker) -> None:
    answer = bundled("how many were outside when it got violent early on the 5th?", today=TODAY)
    assert [span.first for span in answer.question.when] == [738160]


def test_who_told_it_is_asked_of_the_line_that_was_told(bundled: Asker) -> None:
    first = bundled("how many people died in Almaty?", today=TODAY)
    answer = bundled("who reported it?", today=TODAY, context=first.context)
    assert answer.lead[0].fact.id == first.lead[0].fact.id


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("how many ppl died", "in almaty?", "103"),
        ("how many died", "on the 7th?", "26"),
        ("how many people were detained", "by 8 january?", "4,000"),
    ],
)
def test_a_place_or_a_day_alone_goes_on_from_the_question_before(
    bundled: Asker, first: str, then: str, told: str
) -> None:
    before = bundled(first, today=TODAY)
    answer = bundled(then, today=TODAY, context=before.context)
    assert told in answer.lead[0].fact.statement


@pytest.mark.parametrize(
    "question",
    [
        "what happened in pavlodar",
        "what's up in pavlodar?",
        "news from Pavlodar",
        "what went on in Pavlodar",
    ],
)
def test_where_a_place_lies_comes_behind_what_happened_there(bundled: Asker, question: str) -> None:
    answer = bundled(question, today=TODAY)
    assert answer.status is Status.ANSWERED
    assert all(found.fact.when is not None for found in answer.lead)
    assert "lies in" in bundled("where is Pavlodar?", today=TODAY).lead[0].fact.statement


@pytest.mark.parametrize("name", ["Merkel", "Scholz", "Modi", "Bolden", "Curfes"])
def test_a_name_that_the_record_lacks_is_no_slip(bundled: Asker, name: str) -> None:
    answer = bundled(f"what did {name} say about the protests?", today=TODAY)
    assert answer.why_not == f"The record does not mention “{name}”."
    assert not any(term.corrected or term.typed for term in answer.question.terms)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("until when was the State of Emergancy to last?", "emergency"),
        ("What Hours Did The Curfw Have?", "curfew"),
        ("hours of the curfw?", "curfew"),
    ],
)
def test_slips_are_repaired_where_a_capital_says_nothing(
    bundled: Asker, question: str, meant: str
) -> None:
    terms = bundled(question, today=TODAY).question.terms
    assert meant in {term.word.lower() for term in terms if term.typed}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened in pavlodar after 7 january", "on Pavlodar after 7 January 2022"),
        ("what happened before 1 january", "nothing before 1 January 2022"),
        ("how many were rescued since 5 january", "this from 5 January 2022 on"),
    ],
)
def test_what_is_not_said_of_open_days_reads_well(bundled: Asker, question: str, told: str) -> None:
    assert bundled(question, today=TODAY).why_not.removesuffix(".").endswith(told)


def test_behind_a_happening_without_an_hour_comes_the_evening_of_its_day(bundled: Asker) -> None:
    answer = bundled("what happened after the airport was seized?", today=TODAY)
    days = [line.fact.when for line in answer.lead]
    assert next(when.part for when in days if when) is PartOfDay.LATE
    assert len({when.first for when in days if when}) > 1


def test_before_the_protests_is_before_the_first_of_them(bundled: Asker) -> None:
    answer = bundled("what happened before the protests?", today=TODAY)
    assert answer.why_not == "The record has nothing before 2 January 2022."


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("what happened 2 days after the first protest?", "4 January 2022"),
        ("what happened four days after the protests began?", "6 January 2022"),
        ("what happened a week before the airport was seized?", "29 December 2021"),
    ],
)
def test_days_are_counted_from_the_first_of_several(
    bundled: Asker, question: str, day: str
) -> None:
    assert [show(when) for when in bundled(question, today=TODAY).question.when] == [day]


@pytest.mark.parametrize(
    "count", ["the day before", "two days after", "three hours after", "a week after"]
)
def test_days_are_not_counted_from_what_has_none(bundled: Asker, count: str) -> None:
    answer = bundled(f"what happened {count} the curfew?", today=TODAY)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record does not tell on which day “the curfew” was."


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("did anyone die on 4 jan", False),
        ("was there a fire on 6 January?", False),
        ("did people die on 5 january", True),
        ("was there looting on 7 January?", True),
        ("were there protests on 2 January?", True),
    ],
)
def test_whether_on_a_day_needs_the_very_thing(
    bundled: Asker, question: str, answered: bool
) -> None:
    assert (bundled(question, today=TODAY).status is Status.ANSWERED) is answered


@pytest.mark.parametrize("question", ["who owns Khabar 24", "who heads khabar 24?"])
def test_who_leads_a_named_body_is_not_whoever_a_line_on_it_names(
    bundled: Asker, question: str
) -> None:
    assert bundled(question, today=TODAY).status is Status.CLOSEST


@pytest.mark.parametrize("question", ["did tokayev resign?", "is it true that tokayev resigned?"])
def test_somebody_s_resignation_is_told_by_no_dismissal(bundled: Asker, question: str) -> None:
    assert bundled(question, today=TODAY).status is Status.CLOSEST


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("why are people protesting", "demanding lower prices"),
        ("why are they protesting?", "demanding lower prices"),
        ("who blocked the internet?", "by the state"),
    ],
)
def test_everyday_questions_on_what_all_is_about(bundled: Asker, question: str, told: str) -> None:
    assert told in bundled(question, today=TODAY).lead[0].fact.statement


def test_the_head_of_a_named_body_is_told_by_the_verb_too(bundled: Asker) -> None:
    answer = bundled("who leads the OSCE", today=TODAY)
    assert "Zbigniew Rau" in answer.lead[0].fact.statement


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("what was the weather at the airport", "weather"),
        ("who designed the airport", "designed"),
        ("who commanded the russian paratroopers", "paratroopers"),
    ],
)
def test_what_is_said_to_lack_is_what_no_near_fact_tells(
    bundled: Asker, question: str, lacking: str
) -> None:
    """A word that is told by a distant likeness alone is not told; a common place is not what lacks."""
    assert bundled(question, today=TODAY).why_not.endswith(f"says nothing of “{lacking}”.")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("how many ppl were detained in almati by 7 jan?", "Almaty"),
        ("how many people were arrested in Aktobe?", "Aktobe"),
    ],
)
def test_a_number_of_the_whole_country_is_said_to_be_of_no_town(
    bundled: Asker, question: str, place: str
) -> None:
    answer = bundled(question, today=TODAY)
    assert answer.why_not.endswith(f"the nearest number is not told of “{place}”.")
    assert answer.nearest[0].fact.figures
    assert place not in answer.nearest[0].fact.statement


@pytest.mark.parametrize(
    "question",
    [
        "was a curfew declared in aktobe",
        "who led the protests in Zhanaozen?",
        "Taldykorgan curfew hours",
        "did Kyrgyz troops guard the airport",
        "what did orda report about the deaths",
        "which websites were blocked",
    ],
)
def test_no_word_is_said_to_lack_that_stands_right_below(bundled: Asker, question: str) -> None:
    """Where one near fact has the one word and another the other, neither word is what lacks."""
    answer = bundled(question, today=TODAY)
    shown = " ".join(line.fact.statement for line in answer.nearest).casefold()
    said = {word.casefold() for word in re.findall("“([^”]+)”", answer.why_not)}
    assert answer.nearest
    assert not any(word in shown for word in said)


@pytest.mark.parametrize("thing", ["police", "the police", "curfew", "internet", "airport"])
def test_a_thing_of_the_record_may_be_asked_for_alone(bundled: Asker, thing: str) -> None:
    assert bundled(thing, today=TODAY).status is Status.ANSWERED


@pytest.mark.parametrize(
    "word", ["pizza", "music", "help", "stop", "strike", "morning", "people", "story", "order"]
)
def test_a_word_that_people_call_out_asks_nothing(bundled: Asker, word: str) -> None:
    assert bundled(word, today=TODAY).status is Status.NOT_A_QUESTION


def test_what_lacks_is_in_the_words_of_this_question(bundled: Asker) -> None:
    before = bundled("who designed the airport", today=TODAY)
    after = bundled("and the bridge?", today=TODAY, context=before.context)
    assert "designed" not in after.why_not


def test_a_country_says_what_those_say_who_speak_for_it(bundled: Asker) -> None:
    answer = bundled("what did Russia say about Blinken?", today=TODAY)
    assert answer.lead
    assert all("Russian Foreign Ministry" in line.fact.statement for line in answer.lead)


def test_a_country_of_which_no_words_are_told_says_nothing(bundled: Asker) -> None:
    answer = bundled("what did Armenia say about the troops?", today=TODAY)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record quotes no words of Armenia on that."


@pytest.mark.parametrize(
    "question",
    ["what happened on the night of 5 to 6 january", "what happened at night on 5 January"],
)
def test_what_came_in_the_morning_is_not_told_of_the_night(bundled: Asker, question: str) -> None:
    answer = bundled(question, today=TODAY)
    assert answer.lead
    assert not any(
        line.fact.when and line.fact.when.part is PartOfDay.MORNING for line in answer.lead
    )


def test_a_timeline_of_a_word_has_every_fact_that_has_it(bundled: Asker) -> None:
    whole, some = (
        bundled.runner.run(bundled.knowledge.timeline(today=TODAY, about=words))
        for words in ("", "Almaty")
    )
    named = {fact.id for fact in whole if "Almaty" in fact.statement}
    assert len(named) > 50
    assert named <= {fact.id for fact in some}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("could u buy booze", "alcohol"),
        ("can you buy guns", "weapons"),
        ("can i still use my phone there", "Mobile phone"),
        ("can people hold strikes", "banned strikes"),
        ("could people leave almaty", "exit from"),
        ("were you allowed to strike", "banned strikes"),
        ("anything in nur sultan", "Nur-Sultan"),
        ("when this all kicked off", "Zhanaozen"),
        ("how did this mess start", "Zhanaozen"),
    ],
)
def test_what_is_asked_in_passing_forms_is_answered(
    bundled: Asker, question: str, told: str
) -> None:
    assert told in first_line(bundled, question)


@pytest.mark.parametrize(
    "text",
    [
        "can you close the door",
        "can you shut up",
        "could we get more police in here",
        "can i be president",
        "can we storm the building",
        "could you take a photo of the airport",
        "can you turn on the internet",
        "can i watch tv",
        "can we get pizza",
    ],
)
def test_what_the_room_is_asked_to_do_is_left_to_the_room(bundled: Asker, text: str) -> None:
    assert bundled(text, today=TODAY).status is Status.NOT_A_QUESTION


@pytest.mark.parametrize("text", ["were people allowed to hold rallies", "could people return"])
def test_what_people_could_do_is_not_told_by_what_they_did(bundled: Asker, text: str) -> None:
    assert bundled(text, today=TODAY).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is the cosmodrome called", "Baikonur"),
        ("what's the airline called", "Belavia"),
        ("how big is aktobe", "half a million"),
        ("how big was the crowd in aktobe", "thousand"),
    ],
)
def test_what_is_asked_for_is_a_name_or_the_size_of_a_place(
    bundled: Asker, question: str, told: str
) -> None:
    assert told in first_line(bundled, question)


@pytest.mark.parametrize(
    "question",
    [
        "what is the ferry called",
        "was the mayor shot",
        "did the mayor resign",
        "has the state of emergency been extended",
        "how large is almaty",
    ],
)
def test_what_is_told_of_others_or_might_come_is_no_answer(bundled: Asker, question: str) -> None:
    assert bundled(question, today=TODAY).status is not Status.ANSWERED


def test_who_was_not_robbed_is_nobody_who_was(bundled: Asker) -> None:
    told = bundled("who was robbed", today=TODAY).lead
    assert not any("not robbed" in line.fact.statement for line in told)


def test_what_somebody_said_on_doing_it_tells_why(bundled: Asker) -> None:
    told = bundled("why did tokayev ask the csto for help", today=TODAY).lead
    assert any("being overrun" in line.fact.statement for line in told[:2])


@pytest.mark.parametrize(
    "question",
    [
        "What did the airport weıgh?",
        "What did the airport weİgh?",
        "Who was the fırst to leave the airport?",
        "Who was the FİRST to leave?",
        f"How old is {'A' * 240}!",
        f"What happened to {'Almaty ' * 30}?",
    ],
)
def test_letters_that_only_look_like_others_and_endless_names_harm_nothing(
    bundled: Asker, question: str
) -> None:
    assert bundled(question, today=TODAY).status in Status


def test_where_nothing_came_next_it_is_still_spoken_of_what_was_told(bundled: Asker) -> None:
    """And what is asked then is not asked of later days alone."""
    before = ("how many tried to storm the building in pavlodar", "and then?")
    assert bundled.after(*before).status is not Status.ANSWERED
    told = bundled.after(*before, "who told this?")
    assert told.status is Status.ANSWERED
    assert "Pavlodar" in told.lead[0].fact.statement
    assert not bundled.after(*before, "what about aktobe").question.when
