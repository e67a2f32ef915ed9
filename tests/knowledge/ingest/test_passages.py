"""A stranger's article becomes facts that can be found, dated and cited."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from knowledge.codec import fact_from_dict
from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack
from knowledge.ingest.export import digest_of, pack_files
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


def passages_in(path: Path, crew: tuple[int, int] | None = None) -> Pack:
    """The pack that a file becomes, with its facts in the order of the file."""
    with read_passages(path, crew=crew) as made:
        rows = sorted(made.rows(), key=lambda row: row.place)
        assert [row.place for row in rows] == list(range(made.count))
        scope = made.pack.event.slug
        facts = tuple(fact_from_dict(json.loads(row.body), scope) for row in rows)
        pack = replace(made.pack, facts=facts)
        assert made.digest == digest_of(pack)
        return pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return passages_in(write(tmp_path, *ARTICLE))


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
    found = (passage.when for passage in passages_in(write(folder, *lines)).facts)
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


def test_a_passage_without_an_id_has_one_of_the_file_and_its_line(tmp_path: Path) -> None:
    lines = [{"text": "Rain fell."}, {"id": None, "text": "It held."}, {"id": "x", "text": "Dry."}]
    facts = passages_in(write(tmp_path, *lines)).facts
    assert [fact.id for fact in facts] == ["river-flood-1", "river-flood-2", "x"]


@pytest.mark.parametrize(("basis", "told"), [({}, "stated"), ({"basis": "inferred"}, "inferred")])
def test_a_date_that_is_only_to_be_thought_is_told_as_such(
    tmp_path: Path, basis: dict[str, str], told: str
) -> None:
    line = {"id": "x", "text": "Rain fell.", "date": "1999-03-02", **basis}
    assert passages_in(write(tmp_path, line)).facts[0].basis == told
    named = {**line, "text": "Rain fell on 2 March 1999."}
    assert passages_in(write(tmp_path, named)).facts[0].basis == "stated"


def test_sources_that_look_alike_are_kept_apart(tmp_path: Path) -> None:
    written = ["Gazette 2", "Gazette", "gazette", "Gazette!", "GAZETTE 2"]
    lines = [{"id": at, "text": "Rain.", "source": source} for at, source in enumerate(written)]
    pack = passages_in(write(tmp_path, *lines))
    assert [source.title for source in pack.sources] == written
    assert len({source.id for source in pack.sources}) == 5


def test_the_pack_is_sound_and_survives_its_files(pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    for name, text in pack_files(pack).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert pack_files(read_pack(folder).pack) == pack_files(pack)


def test_white_space_and_invisible_marks_are_cleaned(tmp_path: Path) -> None:
    (only,) = passages_in(write(tmp_path, {"id": "x", "text": " Rain\n\u202efell\u200b.\t"})).facts
    assert only.statement == "Rain fell."
    text = "\x1b[31mRain\x1b[0m fell."
    (only,) = passages_in(write(tmp_path, {"id": "x", "text": text})).facts
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
        passages_in(path)
    found = [str(problem) for problem in caught.value.problems]
    assert [line.split(": ")[0] for line in found] == [
        f"river-flood.jsonl:{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9)
    ]
    assert "already used on line 1" in found[0]
    assert "text is missing" in found[1]


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(document.cookie, 1)",
        "JavaScript:x",
        "data:text/html,x",
        "ftp://a.example",
        "file:/etc/passwd",
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused_with_its_line(
    tmp_path: Path, source: str
) -> None:
    path = write(tmp_path, {"id": "a", "text": "Rain."}, {"id": "b", "text": "x", "source": source})
    with pytest.raises(BadPack) as caught:
        passages_in(path)
    assert [str(problem) for problem in caught.value.problems] == [
        "river-flood.jsonl:2: source must be words, or an address that begins with https:// or http://"
    ]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("https://gazette.example/1", "https://gazette.example/1"),
        ("https://bank.example@gazette.example/", ""),
        ("https://gazette.example/1 and 2", ""),
        ("Data: the ministry", ""),
        ("The file", ""),
    ],
)
def test_a_source_is_an_address_only_from_end_to_end(tmp_path: Path, source: str, url: str) -> None:
    pack = passages_in(write(tmp_path, {"id": "a", "text": "Rain.", "source": source}))
    assert [(each.title, each.url) for each in pack.sources] == [(source, url)]


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\u2800 \ufe0f"])
def test_a_passage_that_nobody_can_see_is_refused(tmp_path: Path, blank: str) -> None:
    path = write(tmp_path, {"id": "x", "text": blank}, {"id": blank, "text": "Rain fell."})
    with pytest.raises(BadPack) as caught:
        passages_in(path)
    assert [str(problem) for problem in caught.value.problems] == [
        "river-flood.jsonl:1: text must not be empty",
        "river-flood.jsonl:2: id must have 1 to 200 characters",
    ]


@pytest.mark.parametrize("text", ["* * *", "\u2605\u2605\u2605", "?!", "\u00b4\u0301."])
def test_a_passage_without_a_word_or_a_number_is_refused(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, {"id": "x", "text": text}, {"id": "y", "text": "5.1.2022"})
    with pytest.raises(BadPack) as caught:
        passages_in(path)
    assert [str(problem) for problem in caught.value.problems] == [
        "river-flood.jsonl:1: text must hold a word or a number"
    ]


@pytest.mark.parametrize("odd", [True, False, 1.5, [], ["a"], {}])
def test_an_id_that_is_none_is_told_in_one_plain_sentence(tmp_path: Path, odd: object) -> None:
    with pytest.raises(BadPack) as caught:
        passages_in(write(tmp_path, {"id": odd, "text": "Rain fell.", "paragraph": 2_000_000}))
    assert [str(problem) for problem in caught.value.problems] == [
        "river-flood.jsonl:1: id must be text or a whole number",
        "river-flood.jsonl:1: paragraph must be at most 1,000,000",
    ]


def test_a_file_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="no passage"):
        passages_in(write(tmp_path, ""))


def article(length: int) -> list[dict[str, object]]:
    """Paragraphs of which each counts on the one before, with a stray remark of another source."""
    told = "It was mended the next day. Mayor Ada Ström spoke in Quay."
    first = "The dam at Quay broke on 3 March; 12 people drowned."
    same = {"source": "Gazette", "title": "Flood", "date": "1999-03-20"}
    lines: list[dict[str, object]] = [
        {"id": f"p{n}", "text": told if n else first, **same} for n in range(length)
    ]
    return [*lines, {"id": "x", "text": "Rain fell on the town of Quay in 1998."}]


def test_batches_and_processes_make_no_difference(tmp_path: Path) -> None:
    """Not even where an article is cut in the middle."""
    path = write(tmp_path, *article(9))
    whole = passages_in(path, crew=(0, 100))
    assert whole.facts[4].when == DateSpan(MARCH_3 + 4, MARCH_3 + 4)
    assert whole.facts[4].citations[0].paragraph == 5
    for crew in ((0, 1), (0, 4), (2, 3)):
        assert passages_in(path, crew) == whole


def paragraph(number: int, *texts: str) -> list[dict[str, object]]:
    """Sentences of one paragraph, each a passage of its own."""
    return [
        {"id": f"s{number}-{at}", "text": text, "source": "Gazette", "paragraph": number}
        for at, text in enumerate(texts)
    ]


HARBOUR: Final = (
    *paragraph(
        1,
        "Mayor Ada Vale flew to the town of Quay on 3 March 1999.",
        "She spoke there for an hour.",
        "Her deputy was ill.",
        "Rain fell.",
    ),
    *paragraph(2, "He left Quay in 1999.", "It rained."),
)


def test_a_passage_that_says_only_she_has_the_names_before_it_in_its_paragraph(
    tmp_path: Path,
) -> None:
    facts = {fact.id: fact for fact in passages_in(write(tmp_path, *HARBOUR)).facts}
    assert facts["s1-1"].beside == ("Ada Vale", "Quay")
    assert facts["s1-2"].beside == ("Ada Vale",)
    assert facts["s2-1"].beside == ("Quay",)
    assert not any(facts[other].beside for other in ("s1-0", "s1-3", "s2-0"))


@pytest.mark.parametrize("crew", [(0, 1), (0, 2), (0, 3), (2, 1)])
def test_a_paragraph_that_is_cut_between_batches_goes_on(
    tmp_path: Path, crew: tuple[int, int]
) -> None:
    path = write(tmp_path, *HARBOUR)
    assert passages_in(path, crew) == passages_in(path, (0, 100))


def test_processes_name_the_same_bad_lines(tmp_path: Path) -> None:
    lines = [*article(5), {"id": "p1", "text": "Rain."}, {"id": "y"}, "not json", *article(2)]
    path = write(tmp_path, *lines)
    with pytest.raises(BadPack) as caught:
        passages_in(path, crew=(2, 2))
    told = [(problem.line, str(problem.message)) for problem in caught.value.problems]
    assert [line for line, _ in told] == [7, 8, 9, 10, 11, 12]
    assert told[0][1] == "the id p1 was already used on line 2"
    assert told[3][1] == "the id p0 was already used on line 1"


def test_days_named_in_the_texts_are_gathered_from_every_batch(tmp_path: Path) -> None:
    lines = [{"id": n, "text": f"Rain fell on {n} March 1999."} for n in range(1, 8)]
    event = passages_in(write(tmp_path, *lines), crew=(0, 2)).event
    assert (event.first, event.last) == (MARCH_3 - 2, MARCH_3 + 4)
