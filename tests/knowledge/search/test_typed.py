"""The words of a question are the same for all its readings, so they may be read once."""

import pytest

from knowledge.dates.span import DateSpan
from knowledge.lexicon.chat import expand
from knowledge.search.anchors import PhraseCollector, Resolved
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.reading.typed import typed_out
from tests.knowledge.search.asker import TODAY


@pytest.mark.parametrize(
    "text",
    [
        "what happened after the airport was closed?",
        "wat happend b4 teh airprot was closed",
        "how many ppl were hurt on 3 may or nah",
        "сколько человек погибло?",
        "two hundred and twenty",
        "",
    ],
)
def test_a_question_is_read_alike_from_words_that_were_read_before(
    flood: Glossary, text: str
) -> None:
    typed = typed_out(text, flood, TODAY)
    collector = PhraseCollector()
    understand(text, today=TODAY, glossary=flood, anchors=collector, typed=typed)
    day = DateSpan(TODAY.toordinal(), TODAY.toordinal())
    happenings = Resolved(dict.fromkeys(collector.phrases, (day,)))
    again = understand(text, today=TODAY, glossary=flood, anchors=happenings, typed=typed)
    assert again == understand(text, today=TODAY, glossary=flood, anchors=happenings)


def test_short_forms_and_slips_are_put_right_step_by_step(flood: Glossary) -> None:
    typed = typed_out("wat did teh mayor say?", flood, TODAY)
    assert typed.raw == "wat did teh mayor say?"
    assert "teh" in typed.written_out
    assert typed.mended.startswith("wat did the")
    assert typed.plain == "what did the mayor say?"
    assert [slip.typed for slip in typed.slips] == ["teh"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who's the guy that got fired", "who got dismissed"),
        ("who were the people who took the airport", "who took the airport"),
        ("who is the man behind it", "who is behind it"),
        ("what did the new pm say", "what did the new prime minister say"),
        ("what did Norland's PM do", "what did Norland's prime minister do"),
        ("what happened at 4 pm", "what happened at 4 pm"),
        ("who runs the port?", "who leads the port?"),
        ("who's running the union", "who leads the union"),
        ("who ran to the boats", "who ran to the boats"),
        ("anyone arrested in Halvik?", "was anyone arrested in Halvik?"),
        ("so any cops killed?", "so was any police killed?"),
        ("anyone from Norland say anything?", "did anyone from Norland say anything?"),
        ("anybody die?", "did anybody die?"),
        ("anyone say hi?", "anyone say hi?"),
        ("anyone hurt by my joke", "anyone hurt by my joke"),
        ("what happened by 11.30 pm", "what happened by 11.30 pm"),
    ],
)
def test_more_words_for_who_and_short_ones_for_an_office(typed: str, meant: str) -> None:
    assert expand(typed) == meant
