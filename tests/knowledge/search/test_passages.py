"""Passages of several sentences: ranked, dated and shown by the part that fits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.show import show
from knowledge.document import describe
from knowledge.flow import Asked, Candidate, Evidence, Question, Status, Term
from knowledge.models import Attribution, Basis, Citation, Fact, FactName, Figure, Name, NameKind
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.parts import Parts, with_its_day
from knowledge.search.weighing.rank import Weighed, weigh
from knowledge.search.weighing.wordfit import ByWords, best_by_words
from knowledge.text import STOP, tokens
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("harrow", NameKind.PLACE, "Harrow Hill"),
    Name("bell", NameKind.PERSON, "Edith Bell"),
)


def may(day: int) -> Any:
    return span(date(2001, 5, day))


def passage(identity: str, statement: str, day: int, **more: Any) -> Fact:
    return Fact(
        identity, statement, may(day), passage=True, citations=(Citation("paper", 1),), **more
    )


DAYS = passage(
    "P-1",
    "On 3 May 2001 smoke rose over Harrow Hill. On 5 May 2001 the tower of the observatory burnt "
    "down. On 9 May 2001 the roads were opened again.",
    3,
    names=(FactName("harrow"),),
    places=("harrow",),
)
COUNTS = passage(
    "P-2",
    "On 6 May 2001 firemen rescued 12 astronomers. By 8 May 2001 firemen had rescued 31 farmers.",
    6,
    figures=(Figure("rescued", 12), Figure("rescued", 31)),
)
LONG = passage(
    "P-3",
    "The wind was strong all week, and nobody in the villages dared to light a stove or a lamp. "
    * 5
    + "On 11 May 2001 a meteorologist measured a gust of 130 kilometres per hour. "
    + "Later the wind turned and carried the ash out to the sea, where ships reported grey rain. "
    * 3,
    10,
)
PLAIN = passage("P-4", "Edith Bell thanked the firemen.", 12, names=(FactName("bell", "speaker"),))


@pytest.fixture(scope="module")
def fire() -> Iterator[Asker]:
    with asked_of(pack_of(DAYS, COUNTS, LONG, PLAIN, names=NAMES)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "fact", "day"),
    [
        ("when did the tower burn down?", "P-1", "5 May 2001"),
        ("when were the roads opened again?", "P-1", "9 May 2001"),
        ("when was there smoke over Harrow Hill?", "P-1", "3 May 2001"),
        ("when did a meteorologist measure the gust?", "P-3", "11 May 2001"),
        ("when did Edith Bell thank the firemen?", "P-4", "12 May 2001"),
    ],
)
def test_the_day_is_that_of_the_sentence(fire: Asker, text: str, fact: str, day: str) -> None:
    line = fire(text).lead[0]
    assert line.fact.id == fact
    assert line.fact.when is not None
    assert show(line.fact.when) == day


def test_a_sentence_counts_its_day_on_from_the_sentences_before() -> None:
    told = (
        "On 3 May smoke rose over the mill. Nobody saw it. Two days later the granary burnt down."
    )
    with asked_of(pack_of(passage("P-1", told, 20), PLAIN, names=NAMES)) as asker:
        line = asker("when did the granary burn down?").lead[0]
    assert line.fact.when is not None
    assert show(line.fact.when) == "5 May 2001"


def test_the_day_of_another_sentence_does_not_answer(fire: Asker) -> None:
    answer = fire("did the tower burn down on 9 May?")
    assert all(line.days_off == 0 for line in answer.lead)
    assert fire("did the tower burn down on 5 May?").lead[0].fact.id == "P-1"


@pytest.mark.parametrize(
    ("text", "best"),
    [("how many astronomers were rescued?", 12), ("how many farmers were rescued?", 31)],
)
def test_the_figure_is_that_of_the_sentence(fire: Asker, text: str, best: float) -> None:
    line = fire(text).lead[0]
    assert line.fact.id == "P-2"
    assert line.figure is not None
    assert line.figure.best == best


def test_a_long_passage_is_shown_by_its_part(fire: Asker) -> None:
    line = fire("how strong was the gust?", always=True).lead[0]
    assert line.fact.id == "P-3"
    assert "130 kilometres per hour" in line.fact.statement
    assert line.fact.statement.startswith("… ")
    assert line.fact.statement.endswith(" …")
    assert len(line.fact.statement) < len(LONG.statement) / 2
    assert all(0 <= bold.start < bold.end <= len(line.fact.statement) for bold in line.bold)


def test_a_short_passage_is_shown_whole(fire: Asker) -> None:
    assert fire("when did the tower burn down?").lead[0].fact.statement == DAYS.statement


def test_a_name_in_another_sentence_still_places_the_passage(fire: Asker) -> None:
    assert lead_ids(fire("when did the tower at Harrow Hill burn down?"))[0] == "P-1"


def test_somebody_named_in_a_passage_answers_whose_name_is_asked() -> None:
    named = passage(
        "P-9",
        "The pilot of the plane was Edith Bell. She landed safely.",
        4,
        names=(FactName("bell"),),
    )
    with asked_of(pack_of(named, names=NAMES)) as asker:
        assert lead_ids(asker("who was the pilot of the plane?")) == ["P-9"]
    with asked_of(pack_of(passage("P-9", "The pilot of the plane left.", 4))) as asker:
        assert asker("what is the name of the pilot of the plane?").lead == ()


def concept(word: str) -> Concept:
    return Concept(word, {tokens(word)[0].stem: 1.0}, 1.0)


def view_of(fact: Fact, *words: str, when: Any = (), dated: bool = True) -> Any:
    asked = Question("", "", when=when)
    wanted = [concept(word) for word in words]
    return Parts(asked, wanted, dated=dated).best(fact, dict.fromkeys(words, 1.0))


@pytest.mark.parametrize(
    "text",
    ["One sentence only.", "It cost 3.5 million.", "The plane of J. B. Smith came", "no end", "…"],
)
def test_one_sentence_has_no_parts(text: str) -> None:
    assert view_of(passage("P", text, 4), "sentence") is None


def test_lines_part_sentences_too() -> None:
    view = view_of(passage("P", "4 May 2001: rain\n6 May 2001: the dyke held", 4), "dyke")
    assert show(view.fact.when) == "6 May 2001"


def test_two_sentences_together_may_fit_best() -> None:
    fact = passage("P", "The dyke broke. Cows drowned. The moon shone. " + "Nothing more. " * 40, 4)
    assert view_of(fact, "dyke", "cows").fact.statement == "The dyke broke. Cows drowned. …"


def test_the_asked_day_chooses_among_sentences() -> None:
    fact = passage("P", "On 4 May 2001 the dyke broke. On 8 May 2001 the dyke broke again.", 4)
    assert show(view_of(fact, "dyke", when=(may(8),)).fact.when) == "8 May 2001"
    assert show(view_of(fact, "dyke", when=(may(4),)).fact.when) == "4 May 2001"


def test_a_day_that_only_bounds_is_not_the_day_of_the_sentence() -> None:
    fact = passage("P", "The fair was held. Before 9 May 2001 the dyke broke.", 4)
    assert view_of(fact, "dyke").fact.when == may(4)


def test_a_day_named_in_the_sentence_is_stated() -> None:
    guessed = passage(
        "P", "The fair was held. On 9 May 2001 the dyke broke.", 4, basis=Basis.INFERRED
    )
    assert view_of(guessed, "dyke").fact.basis is Basis.STATED
    assert view_of(guessed, "fair").fact.basis is Basis.INFERRED


def test_a_passage_without_a_day_takes_only_full_dates() -> None:
    undated = Fact(
        "P", "The fair was held on Friday. On 9 May 2001 the dyke broke.", None, passage=True
    )
    assert view_of(undated, "fair").fact.when is None
    assert show(view_of(undated, "dyke").fact.when) == "9 May 2001"


def test_years_and_longer_do_not_date_a_sentence() -> None:
    fact = passage("P", "The fair was held. In 1998 the dyke was built.", 4)
    assert view_of(fact, "dyke").fact.when == may(4)


def test_what_only_the_whole_passage_holds_counts_a_little() -> None:
    fact = passage("P", "The dyke broke. Cows drowned.", 4)
    view = view_of(fact, "dyke", "elsewhere")
    assert 0.5 < view.coverage < 1.0
    assert view_of(fact, "dyke").coverage == pytest.approx(1.0)


def test_a_speaker_of_a_passage_is_kept() -> None:
    fact = passage("P", "The dyke broke. Cows drowned.", 4, attribution=Attribution("She"))
    assert view_of(fact, "cows").fact.attribution == Attribution("She")


def test_the_day_of_the_passage_counts_in_the_order_though_its_part_names_another() -> None:
    text = "The mill burnt. The court spoke of the fire of 4 May 1998 and set the owner free."
    told = Fact("P", text, day := span(date(2001, 7, 2)), passage=True)
    candidate = Candidate("x", "P", 1, day.first, day.last, describe(told, {}))
    wanted = [Concept("court", {"court": 1.0}, 1.0), Concept("fire", {"fire": 1.0}, 1.0)]
    question = Question("court fire", "court fire", when=(day,))
    fits = best_by_words([candidate], wanted, 1, question.when)
    (found,) = weigh(question, fits, {("x", "P"): told}, wanted)
    (fit,) = (reason.value for reason in found.reasons if reason.name == "day")
    assert fit == 0.8
    assert found.days_off > 0


def test_readings_of_other_days_weigh_what_they_would_weigh_alone() -> None:
    texts = {
        "P1": "The crowd of 50 left on 5 May 2001. The crowd of 90 came back on 6 May 2001.",
        "P2": "A crowd of 70 sang, and on 6 May it slept.",
        "P3": "Cows drowned on 4 May 2001.",
    }
    told = {("x", each): passage(each, text, 4) for each, text in texts.items()}
    candidates = [
        Candidate("x", fact.id, 1, may(4).first, may(4).last, describe(fact, {}))
        for fact in told.values()
    ]
    wanted = [Concept("crowd", {"crowd": 1.0}, 1.0)]
    before, by_words = Weighed(), ByWords(wanted, (), 9.0)
    for days in ((may(4),), (may(6),), (may(5), may(6)), (), (may(4),)):
        for text in ("how many in the crowd", "when did the crowd come"):
            question = Question(text, text, asked=(Asked.HOW_MANY,), when=days)
            fits = by_words.best(candidates, 9, days, share=0.2)
            assert fits == best_by_words(candidates, wanted, 9, days, (), 9.0, share=0.2)
            alone = weigh(question, fits, told, wanted)
            assert weigh(question, fits, told, wanted, before=before) == alone
        assert weigh(question, fits, told, wanted, before=before) == alone


def _weighed(question: Question, statement: str, **more: Any) -> Evidence:
    told = Fact("P", statement, day := may(4), passage=True, **more)
    candidate = Candidate("x", "P", 1, day.first, day.last, describe(told, {}))
    wanted = [Concept("crowd", {"crowd": 1.0}, 1.0)]
    fits = best_by_words([candidate], wanted, 1, question.when)
    (found,) = weigh(question, fits, {("x", "P"): told}, wanted)
    return found


def test_of_what_holds_the_words_that_as_written_comes_first_where_a_day_is_asked() -> None:
    texts = ("Crowds were there.", "A crowd was there.")
    on_a_day, whenever = (
        [_weighed(Question("crowds", "crowds", when=when), text).score for text in texts]
        for when in ((may(4),), ())
    )
    assert on_a_day[0] - on_a_day[1] > 0.1
    assert abs(whenever[0] - whenever[1]) < 0.05


@pytest.mark.parametrize(
    ("asked", "shown"),
    [(9, 9), (4, 4), (10, 4)],
    ids=["another day that it names", "its own", "none that it names"],
)
def test_a_sentence_of_several_days_is_told_for_the_one_that_is_asked(
    asked: int, shown: int
) -> None:
    told = "On 4 May 2001 a crowd came, and on 9 May 2001 another one."
    found = _weighed(Question("crowd", "crowd", when=(may(asked),)), told)
    assert found.fact.when == may(shown)
    assert bool(found.days_off) is (asked == 10)


def test_a_day_of_the_week_is_one_near_the_day_of_the_passage() -> None:
    told = "The crowd left on Friday; all Saturday the square was empty of any crowd."
    question = Question("crowd", "crowd", when=(may(5),))
    assert _weighed(question, told).fact.when == may(5)
    later = replace(question, when=(may(12),))
    assert _weighed(later, told).fact.when == may(4)


def test_a_passage_with_the_number_that_is_asked_for_is_ahead_of_one_without() -> None:
    asked = Question("how many", "how many", asked=(Asked.HOW_MANY,), quantity=("mass", "weight"))
    heavy = Figure("weight", 460, unit="kg")
    with_it, without = (
        _weighed(asked, "The crowd weighed 460 kilograms.", figures=figures).score
        for figures in ((heavy,), (replace(heavy, measure="height", unit="m"),))
    )
    assert with_it - without > 0.06


def test_a_word_that_was_repaired_is_like_the_word_that_was_meant() -> None:
    slip = Term("corwds", "crowd", corrected="crowds")
    asked = [
        Question("Corwds", "Corwds", terms=(slip,)),
        Question("Corwds", "Corwds"),
        Question("crowds", "crowds"),
    ]
    mended, left, plain = (_weighed(each, "Crowds were there.").score for each in asked)
    assert left < mended == plain


def test_the_day_of_the_part_is_looked_up_only_where_it_is_wanted() -> None:
    fact = passage("P", "The fair was held. On 9 May 2001 the dyke broke.", 4)
    assert view_of(fact, "dyke", dated=False).fact.when == may(4)
    assert view_of(fact, "dyke", when=(may(9),), dated=False).fact.when == may(9)


def test_a_part_is_dated_later_as_it_would_have_been_at_once() -> None:
    fact = passage("P", "The fair was held. On 9 May 2001 the dyke broke.", 4)
    view = view_of(fact, "dyke", dated=False)
    assert with_its_day(Evidence(view.fact, 1.0, part=view.part)).fact == view_of(fact, "dyke").fact
    telling = {word.stem for word in tokens(fact.statement) if word.folded not in STOP}
    assert view.stems == telling


@pytest.mark.parametrize("more", [(), ("spare",)], ids=["they fit", "they do not fit"])
def test_sentences_have_their_share_of_the_stems_of_the_index(more: tuple[str, ...]) -> None:
    text = "The dyke broke. Cows drowned in the mud."
    stems = (*(word.stem for word in tokens(text) if word.folded not in STOP), *more)
    wanted = [concept(word) for word in ("cows", "mud")]
    asked, fact = Question("", ""), passage("P", text, 4)
    view = Parts(asked, wanted, dated=False).best(fact, {"cows": 1.0, "mud": 1.0}, stems)
    assert view is not None
    assert view.part is not None
    assert (view.part.first, view.part.end) == (1, 2)
    assert view.coverage == pytest.approx(1.0)


def test_what_is_shown_bears_its_day_though_no_day_was_asked(fire: Asker) -> None:
    line = fire("who thanked the firemen?").lead[0]
    assert line.fact.when is not None
    assert show(line.fact.when) == "12 May 2001"


@pytest.mark.parametrize("text", ["What happened on 20 May?", "what happened from 19 to 21 may"])
def test_days_alone_are_enough_to_be_told_passages_of_them(text: str) -> None:
    things = (
        "mill",
        "barn",
        "bridge",
        "school",
        "tower",
        "ferry",
        "bakery",
        "harbour",
        "church",
        "inn",
        "quay",
        "farm",
    )
    told = [
        passage(f"P-{at:02}", f"The {thing} was closed.", 20) for at, thing in enumerate(things)
    ]
    with asked_of(pack_of(*told, PLAIN, names=NAMES)) as asker:
        answer = asker(text)
    assert answer.status is Status.ANSWERED
    assert {line.fact.id for line in answer.lead} < {each.id for each in told}


def test_a_figure_written_in_several_words_is_kept_with_a_part_of_the_passage() -> None:
    text = "On 3 May 2001 it rained. On 5 May 2001 the relief fund received 1.2 million letters."
    fund = passage("P-9", text, 3, figures=(Figure("count", 1.2e6, group="letters"),))
    with asked_of(pack_of(fund, names=NAMES)) as asker:
        line = asker("how many letters did the relief fund receive?").lead[0]
    assert line.figure is not None
    assert line.figure.best == 1.2e6


FERRY = (
    passage("F-1", "The ferry caught fire with 212 people on board.", 3),
    passage("F-2", "A helicopter lifted 54 passengers to safety before dusk.", 3),
    passage("F-3", "Some 1,500 spectators watched the rescue from the quay.", 3),
)


@pytest.fixture(scope="module")
def ferry() -> Iterator[Asker]:
    counted = (("people", 212), ("passengers", 54), ("spectators", 1500))
    facts = tuple(
        replace(each, figures=(Figure("count", number, group=group),))
        for each, (group, number) in zip(FERRY, counted, strict=True)
    )
    with asked_of(pack_of(*facts)) as asker:
        yield asker


@pytest.mark.parametrize(
    "text", ["how many were rescued by helicopter?", "how many have been saved?"]
)
def test_people_are_counted_by_what_became_of_them_in_other_words(ferry: Asker, text: str) -> None:
    answer = ferry(text)
    assert lead_ids(answer) == ["F-2"]
    figure = answer.lead[0].figure
    assert figure is not None
    assert figure.best == 54


@pytest.mark.parametrize("text", ["how many were arrested?", "how many were injured?"])
def test_to_whom_nothing_plainly_happened_are_no_answer(ferry: Asker, text: str) -> None:
    assert ferry(text).status is not Status.ANSWERED
