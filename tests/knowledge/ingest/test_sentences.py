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
            "“How many of you?” Berg asked, and lit the cave. “Stop!” The harbour was dark.",
            [
                "“How many of you?” Berg asked, and lit the cave.",
                "“Stop!”",
                "The harbour was dark.",
            ],
        ),
        (
            "“How many of you?” Berg asked. There were twelve of them.",
            ["“How many of you?” Berg asked.", "There were twelve of them."],
        ),
        ("It shut at 8 p.m. The mayor spoke.", ["It shut at 8 p.m.", "The mayor spoke."]),
        ("The dam broke at 6 a.m. Berg fled.", ["The dam broke at 6 a.m.", "Berg fled."]),
        ("It rained. At 8.50 p.m. Berg spoke.", ["It rained.", "At 8.50 p.m. Berg spoke."]),
        ("Shortly after 6 a.m. Berg spoke.", None),
        ("On Monday, 9 October, at about 6:45 A.M. Berg spoke.", None),
        ('At 8 p.m. "We are ready," he said.', None),
        ("When it shut at 8 p.m. Berg spoke.", None),
        ("When it shut, it was 8 p.m. Berg spoke.", ["When it shut, it was 8 p.m.", "Berg spoke."]),
        ("It broke at 4 a.m. Friday under rain.", None),
        ("It broke at 4 a.m. GMT under rain.", None),
        ("It broke at 4 a.m. AEDT. Berg fled.", ["It broke at 4 a.m. AEDT.", "Berg fled."]),
        ("It broke at 4 a.m. Moscow time.", None),
        (
            "2. Village hall. The boiler failed. It is old.",
            ["2. Village hall. The boiler failed.", "It is old."],
        ),
        (
            "1. The minutes were approved. All agreed.",
            ["1. The minutes were approved.", "All agreed."],
        ),
        ("There were 12. They left.", ["There were 12.", "They left."]),
        ("Плотина прорвана. Вода ушла в поля.", ["Плотина прорвана.", "Вода ушла в поля."]),
        ('An "open quotation. It ends nowhere. Still read.', None),
        ("", []),
        (" one ", ["one"]),
    ],
)
def test_a_paragraph_is_parted_where_sentences_end(text: str, parts: list[str] | None) -> None:
    assert list(sentences_in(text)) == ([text] if parts is None else parts)
