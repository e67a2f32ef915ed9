"""Sentences of running text."""

import pytest

from knowledge.ingest.sentences import sentences_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dam broke. Twelve people drowned!", ["The dam broke.", "Twelve people drowned!"]),
        ("Dr. Ström spoke to Lt. Gen. A. Berg.", ["Dr. Ström spoke to Lt. Gen. A. Berg."]),
        ("It cost $3.5 million. It held.", ["It cost $3.5 million.", "It held."]),
        (
            "The dam held, e.g. Quay stayed dry. Nobody was hurt there.",
            ["The dam held, e.g. Quay stayed dry.", "Nobody was hurt there."],
        ),
        (
            '"They are well. They are strong," he said. The search went on.',
            ['"They are well. They are strong," he said.', "The search went on."],
        ),
        (
            "“How many of you?” Berg asked. There were twelve of them.",
            ["“How many of you?” Berg asked.", "There were twelve of them."],
        ),
        ("Плотина прорвана. Вода ушла в поля.", ["Плотина прорвана.", "Вода ушла в поля."]),
        ('An "open quotation. It ends nowhere. Still read.', None),
        ("", []),
        (" one ", ["one"]),
    ],
)
def test_a_paragraph_is_parted_where_sentences_end(text: str, parts: list[str] | None) -> None:
    assert list(sentences_in(text)) == ([text] if parts is None else parts)
