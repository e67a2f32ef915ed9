"""A stranger's article becomes facts that can be found, dated and cited."""

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack
from knowledge.ingest.export import pack_files
from knowledge.ingest.passages import read_passages
from knowledge.ingest.read import read_pack
from knowledge.models import Fact, Pack

MARCH_3 = 729_816

ARTICLE = (
    {
        "id": "a1",
        "text": "The river Voll flooded the town of Quay on 3 March 1999, killing 12 people.",
        "source": "Norland Gazette",
    },
    {
        "id": "a2",
        "text": "Mayor Ada Ström told Radio Nord that about 1,200 people had been evacuated.",
        "date": "1999-03-04",
        "source": "Norland Gazette",
    },
    {"id": 3, "text": "Ström denied that warnings in Quay came late.", "date": "1999-03"},
)


def write(folder: Path, *lines: object) -> Path:
    path = folder / "river-flood.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text + "\n", encoding="utf-8", errors="surrogatepass")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return read_passages(write(tmp_path, *ARTICLE))


def fact(pack: Pack, fact_id: str) -> Fact:
    return next(fact for fact in pack.facts if fact.id == fact_id)


def test_the_event_takes_its_name_from_the_file_and_its_span_from_the_dates(pack: Pack) -> None:
    assert (pack.event.slug, pack.event.title) == ("river-flood", "river flood")
    assert (pack.event.first, pack.event.last) == (MARCH_3 - 2, MARCH_3 + 28)


def test_a_passage_stands_as_it_is_under_its_own_id(pack: Pack) -> None:
    assert [found.id for found in pack.facts] == ["a1", "a2", "3"]
    assert fact(pack, "a1").statement == ARTICLE[0]["text"]
    assert all(found.passage for found in pack.facts)


def test_a_date_in_the_text_goes_before_none_and_the_given_date_holds_else(pack: Pack) -> None:
    first = fact(pack, "a1")
    assert first.when == DateSpan(MARCH_3, MARCH_3)
    assert "3 March 1999" in first.written
    assert fact(pack, "a2").when == DateSpan(MARCH_3 + 1, MARCH_3 + 1)


def paragraphs(folder: Path, title: str) -> list[str]:
    """Days of an article in two paragraphs, the second of which counts on the first."""
    told = ("The dam at Quay broke on 3 March.", "It was mended the next day.")
    lines = [
        {"id": f"p{n}", "text": text, "date": "1999-03-09", "source": "Gazette", "title": title}
        for n, text in enumerate(told)
    ]
    found = (passage.when for passage in read_passages(write(folder, *lines)).facts)
    return [date.fromordinal(when.first).isoformat() for when in found if when is not None]


def test_paragraphs_of_an_article_count_on_the_ones_before(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, "Flood at Quay") == ["1999-03-03", "1999-03-04"]


def test_passages_without_a_common_title_stand_alone(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, "") == ["1999-03-03", "1999-03-09"]


def test_figures_places_and_speakers_are_derived(pack: Pack) -> None:
    (dead,) = fact(pack, "a1").figures
    assert (dead.measure, dead.best, dead.place) == ("killed", 12, "quay")
    second = fact(pack, "a2")
    assert (second.attribution.who, second.attribution.outlet) == ("Mayor Ada Ström", "Radio Nord")
    assert second.attribution.who_name == "ada-strom"
    assert fact(pack, "3").names[0].name == "ada-strom"
    assert fact(pack, "3").standing.value == "denied"


def test_passages_cite_their_source_by_paragraph(pack: Pack) -> None:
    cited = [(c.source, c.paragraph) for found in pack.facts for c in found.citations]
    assert cited == [("norland-gazette", 1), ("norland-gazette", 2), ("river-flood", 1)]


def test_sources_that_look_alike_are_kept_apart(tmp_path: Path) -> None:
    written = ["Gazette 2", "Gazette", "gazette", "Gazette!", "GAZETTE 2"]
    lines = [{"id": at, "text": "Rain.", "source": source} for at, source in enumerate(written)]
    pack = read_passages(write(tmp_path, *lines))
    assert [source.title for source in pack.sources] == written
    assert len({source.id for source in pack.sources}) == 5


def test_the_pack_is_sound_and_survives_its_files(pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    for name, text in pack_files(pack).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert pack_files(read_pack(folder).pack) == pack_files(pack)


def test_white_space_and_invisible_marks_are_cleaned(tmp_path: Path) -> None:
    (only,) = read_passages(
        write(tmp_path, {"id": "x", "text": " Rain\n\u202efell\u200b.\t"})
    ).facts
    assert only.statement == "Rain fell."


def test_every_bad_line_is_named_and_nothing_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"id": "x", "text": "Rain fell."},
        {"id": "x", "text": "Rain fell again."},
        {"id": "y"},
        {"id": "z", "text": " "},
        {"id": "d", "text": "Rain.", "date": "yesterday"},
        {"id": "n", "text": "Ra\x00in."},
        {"id": [], "text": "Rain."},
        '{"id": "s", "text": "\\ud800"}',
        "not json",
    )
    with pytest.raises(BadPack) as caught:
        read_passages(path)
    found = [str(problem) for problem in caught.value.problems]
    assert [line.split(": ")[0] for line in found] == [
        f"river-flood.jsonl:{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9)
    ]
    assert "already used on line 1" in found[0]
    assert "text is missing" in found[1]


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\u2800 \ufe0f"])
def test_a_passage_that_nobody_can_see_is_refused(tmp_path: Path, blank: str) -> None:
    path = write(tmp_path, {"id": "x", "text": blank}, {"id": blank, "text": "Rain fell."})
    with pytest.raises(BadPack) as caught:
        read_passages(path)
    assert [str(problem) for problem in caught.value.problems] == [
        "river-flood.jsonl:1: text must not be empty",
        "river-flood.jsonl:2: id must have 1 to 200 characters",
    ]


def test_a_file_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="no passage"):
        read_passages(write(tmp_path, ""))
