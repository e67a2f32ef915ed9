"""The words of a question are the same for all its readings, so they may be read once."""

import pytest

from knowledge.dates.span import DateSpan
from knowledge.search.anchors import PhraseCollector, Resolved
from knowledge.search.glossary import Glossary
from knowledge.search.question import understand
from knowledge.search.typed import typed_out
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
