"""What holds for every question, however odd its text."""

from typing import Final

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge.dates.span import DateSpan
from knowledge.flow import Answer, Evidence, Status
from knowledge.search.reading.dayfit import days_of
from tests.knowledge.search.asker import Asker

EVENTS: Final = ("velm-1997", "karst-2009", "halcyon-1975")
WORDS: Final = (
    "when who where why how many did the dam bridge Oderby Velmstad Mill Ada Ström died dead on "
    "12 June 14th by before after and what about it he said first last unit 4 plan B injured ? , "
    "Gandalf Одербю ppl teh latest evacuated compare between 1997 night at time"
).split()
ODD: Final = (
    "\x00 \ud800 \u202e \u2066dam\u2069 \u200b ' \" \\ ; -- /* */ % _ ^ * ( ) : NEAR AND OR NOT {x} $1"
).split(" ")

likely = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
odd = st.lists(st.sampled_from((*WORDS, *ODD)), max_size=20).map(" ".join)
anything = st.one_of(likely, odd, st.text(max_size=300), st.text(st.characters(), max_size=60))
checked = settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def shown(answer: Answer) -> tuple[Evidence, ...]:
    rivals = tuple(line for side in answer.rivals for line in side.evidence)
    return (*answer.lead, *answer.nearest, *rivals)


def is_sound(answer: Answer, top: int = 4) -> None:
    """Bold lies inside the line, apart and in order; scores are shares; the status is kept."""
    assert len(answer.lead) <= top
    assert bool(answer.lead) is (answer.status is Status.ANSWERED)
    assert bool(answer.nearest) is (answer.status is Status.CLOSEST)
    assert bool(answer.why_not) is (answer.status in (Status.CLOSEST, Status.NOTHING))
    for line in shown(answer):
        ends = [0]
        for bold in line.bold:
            assert ends[-1] <= bold.start < bold.end <= len(line.fact.statement)
            ends.append(bold.end)
        assert len(line.bold) <= 3
        assert 0 <= line.score <= 1
        assert 0 <= line.coverage <= 1 + 1e-9


@checked
@given(anything)
@example("")
@example("\x00\ud800\u202e")
@example('"dam" OR "bridge" NOT died*')
@example("'); DROP TABLE facts; --")
@example("statement:dam NEAR(bridge, 3)")
@example("dam " * 2500)
@example("ɐ" * 10_000)
@example("a\u0301" * 5000)
@example("what happened on 99 June 99999?")
@example("how many people died by 31 February?")
def test_any_text_is_answered_soundly_and_always_the_same(ask: Asker, text: str) -> None:
    answer = ask(text, EVENTS[0])
    is_sound(answer)
    assert answer == ask(text, EVENTS[0])


@checked
@given(likely, st.sampled_from(EVENTS))
def test_an_event_is_only_answered_from_itself(ask: Asker, text: str, event: str) -> None:
    answer = ask(text, event)
    assert {line.fact.scope for line in shown(answer)} <= {event}
    assert {key[0] for key in (*answer.sources, *answer.names)} <= {event}


@checked
@given(likely)
def test_what_answers_a_day_belongs_to_it(ask: Asker, text: str) -> None:
    answer = ask(f"{text} on 14 June 1997", EVENTS[0])
    asked: tuple[DateSpan, ...] = answer.question.when
    for line in answer.lead:
        days = days_of(line.fact, line.figure)
        assert not asked or any(each.overlaps(day) for each in asked for day in days)
        assert not line.unmet


@checked
@given(anything, st.integers(1, 6))
def test_always_only_lifts_the_threshold(ask: Asker, text: str, top: int) -> None:
    answer = ask(text, EVENTS[0], always=True, top=top)
    assert answer.status in (Status.ANSWERED, Status.NOTHING)
    assert len(answer.lead) <= top
    # Scores that differ by less are equal, and then days decide.
    scores = [round(line.score, 6) for line in answer.lead]
    assert scores == sorted(scores, reverse=True)


@checked
@given(likely, anything)
@example("dam", "did")
def test_any_question_may_follow_any_other(ask: Asker, first: str, second: str) -> None:
    context = ask(first, EVENTS[0]).context
    answer = ask(second, EVENTS[0], context=context)
    is_sound(answer)
    assert answer == ask(second, EVENTS[0], context=context)


@checked
@given(likely)
def test_a_fact_is_shown_once(ask: Asker, text: str) -> None:
    answer = ask(text, EVENTS[0])
    cited = [
        fact.id
        for line in (answer.lead or answer.nearest)
        for fact in (line.fact, *line.corroborated_by)
    ]
    assert len(cited) == len(set(cited))
