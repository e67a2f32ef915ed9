"""A field that is null counts as absent, wherever it stands in a pack; where it is needed, it is missing."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from knowledge.errors import BadPack
from knowledge.ingest.check import check_folder
from knowledge.ingest.read import read_pack
from knowledge.ingest.shapes import FactShape, NameShape, PassageShape, SourceShape
from knowledge.models import Pack
from tests.knowledge.ingest.packs import FILES, write

Steps = tuple[str | int, ...]

FACT: dict[str, Any] = {
    "id": "RF-0009",
    "statement": "Mayor Ada Ström said 7 people had been moved from the quay.",
    "when": {
        "first": "1999-03-03",
        "last": "1999-03-03",
        "precision": "minute",
        "part": "night",
        "clock": ["07:00"],
        "approximate": True,
        "uncertain": True,
        "basis": "inferred",
        "written": "on Wednesday",
    },
    "places": ["quay"],
    "names": [{"name": "mayor", "role": "speaker"}],
    "attribution": {
        "who": "Ada Ström",
        "outlet": "Gazette",
        "who_name": "mayor",
        "outlet_name": "mayor",
        "said": {
            "first": "1999-03-04",
            "last": "1999-03-04",
            "precision": "minute",
            "part": "noon",
            "clock": ["12:00"],
            "approximate": True,
            "uncertain": True,
        },
    },
    "standing": "confirmed",
    "topics": ["flood"],
    "figures": [
        {
            "measure": "moved",
            "best": 7,
            "low": 6,
            "high": 8,
            "qualifier": "about",
            "unit": "people",
            "place": "quay",
            "group": "people",
            "as_of": "1999-03-03",
            "cumulative": True,
            "counted_by": "mayor",
        }
    ],
    "citations": [{"source": "gazette", "paragraph": 1, "quote": "rose"}],
    "caveat": "As printed.",
    "links": [{"kind": "updates", "fact": "RF-0001"}],
    "keywords": ["rain"],
    "title": "Moved",
    "passage": False,
    "beside": ["Ada Vale"],
    "meant": ["the boat"],
    "also": ["2021-07-05"],
}
LINES: dict[str, tuple[type[BaseModel], dict[str, Any]]] = {
    "facts": (FactShape, FACT),
    "names": (
        NameShape,
        {
            "id": "pier",
            "kind": "place",
            "name": "Pier",
            "aliases": ["Jetty"],
            "titles": ["the pier"],
            "within": "norland",
            "about": "A pier.",
        },
    ),
    "sources": (
        SourceShape,
        {
            "id": "post",
            "title": "The rain",
            "publisher": "Post",
            "url": "https://post.example",
            "published": "1999",
            "modified": "2000",
            "language": "de",
            "note": "Torn.",
        },
    ),
    "passages": (
        PassageShape,
        {"id": "g-9", "source": "gazette", "paragraph": 9, "text": "Fog.", "title": "Fog"},
    ),
}


def fields(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Where each field of the line stands, the parts of a field after it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield (*steps, key)
            yield from fields(part, (*steps, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from fields(part, (*steps, at))


def changed(line: dict[str, Any], places: list[Steps], *, drop: bool) -> dict[str, Any]:
    """The line with the fields at ``places`` dropped or made null."""
    made = copy.deepcopy(line)
    for *above, last in sorted(places, key=len, reverse=True):
        part: Any = made
        for step in above:
            part = part[step]
        if drop:
            del part[last]
        else:
            part[last] = None
    return made


def outcome(folder: Path, name: str, line: dict[str, Any]) -> Pack | list[str]:
    """The pack with the line added, or what is wrong with it."""
    text = FILES[f"{name}.jsonl"] + json.dumps(line) + "\n"
    try:
        return read_pack(write(folder, **{name: text})).pack
    except BadPack as error:
        return [str(problem) for problem in error.problems]


CASES = [(name, place) for name, (_, line) in LINES.items() for place in fields(line)]


@pytest.mark.parametrize("name", LINES)
def test_the_lines_below_name_every_field_of_their_file(name: str) -> None:
    shape, line = LINES[name]
    assert set(line) == set(shape.model_fields)


@pytest.mark.parametrize(("name", "place"), CASES, ids=str)
def test_a_field_that_is_null_is_read_as_one_that_is_not_there(
    tmp_path: Path, name: str, place: Steps
) -> None:
    """Also where the field is needed: then it is missing, by file and line."""
    _, line = LINES[name]
    found = outcome(tmp_path, name, changed(line, [place], drop=False))
    assert found == outcome(tmp_path, name, changed(line, [place], drop=True))
    if isinstance(found, list):
        last = FILES[f"{name}.jsonl"].count("\n") + 1
        assert all(problem.startswith(f"{name}.jsonl:{last}: ") for problem in found)


@given(places=st.sets(st.sampled_from([place for name, place in CASES if name == "facts"])))
def test_any_fields_of_a_fact_may_be_null_together(
    tmp_path_factory: pytest.TempPathFactory, places: set[Steps]
) -> None:
    outermost = [
        place for place in places if not any(place[:at] in places for at in range(1, len(place)))
    ]
    folder = tmp_path_factory.getbasetemp() / "nulls"
    found = outcome(folder, "facts", changed(FACT, outermost, drop=False))
    assert found == outcome(folder, "facts", changed(FACT, outermost, drop=True))


def test_a_pack_with_nulls_is_checked_like_one_without(tmp_path: Path) -> None:
    line = {**FACT, "when": {"first": "1999-03-03", "part": None}, "attribution": None}
    text = FILES["facts.jsonl"] + json.dumps({**line, "standing": None}) + "\n"
    assert check_folder(write(tmp_path, facts=text)).errors == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"staement": None}, "staement is not a field of this file"),
        ({"places": [None]}, "places[1] must be text"),
        ({"figures": [None]}, "figures[1] must be an object {…}"),
        ({"statement": None}, "statement is missing"),
        (
            {"when": {"first": None, "part": "night"}},
            "when needs first, the day on which it begins",
        ),
    ],
)
def test_a_null_that_stands_for_no_field_is_refused(
    tmp_path: Path, line: dict[str, Any], message: str
) -> None:
    assert outcome(tmp_path, "facts", {**FACT, **line}) == [f"facts.jsonl:3: {message}"]
