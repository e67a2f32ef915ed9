"""The measuring of places that a question calls otherwise than the record."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.finding.places import (
    Called,
    Gazetteer,
    called_otherwise,
    main,
    record_of,
)

RECORD = record_of(("A bridge fell in Kiev.", "Germany sent engineers.", "Nothing else."))
CITIES = (
    {"name": "Bombay", "alternatenames": ["Mumbai", "Бомбей"]},
    {"name": "Oslo", "alternatenames": ["Christiania"]},
)


def test_a_place_is_taken_by_the_name_that_the_record_has() -> None:
    found = called_otherwise(RECORD, 9)
    assert {each.english for each in found} == {"Kiev", "Germany"}
    assert Called("Kiev", "de", "Kiew") in found
    assert Called("Germany", "es", "Alemania") in found


def test_the_same_places_are_drawn_again() -> None:
    assert {each.english for each in called_otherwise(RECORD, 1)} < {"Kiev", "Germany"}
    assert called_otherwise(RECORD, 1) == called_otherwise(RECORD, 1)


@pytest.mark.parametrize(
    ("name", "other"), [("Mumbai", "Bombay"), ("бомбей", "Bombay"), ("Oslo", ""), ("Os", "")]
)
def test_a_gazetteer_tells_the_spelling_of_the_record(name: str, other: str) -> None:
    assert Gazetteer(CITIES).in_record(name, record_of(("Trains stopped in Bombay.",))) == other


def test_a_run_tells_each_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, cities = tmp_path / "corpus.jsonl", tmp_path / "cities.json"
    texts = ("A bridge fell in Kiev.", "A dam burst in Germany.")
    lines = (
        json.dumps({"id": f"c{at}", "text": text, "date": "2022-01-05"})
        for at, text in enumerate(texts)
    )
    corpus.write_text("\n".join(lines), encoding="utf-8")
    cities.write_text(json.dumps(dict(enumerate(CITIES))), encoding="utf-8")
    main(["--set", str(corpus), "--gazetteer", str(cities)])
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert told[3] == ["de", "2", "100.0%", "0"]
    assert told[-1] == ["all", "10", "100.0%", "0"]
