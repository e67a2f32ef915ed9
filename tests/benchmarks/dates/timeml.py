"""News in TimeML: what is found in each sentence, against the dates that people marked.

The files are the user's own: TempEval-3, AQUAINT, TimeBank, KRAUTS and the like. Each sentence of a
document's TEXT is read alone, with the document's creation time as the day of writing.

- Graded are TIMEX3 of type DATE whose value is a day, week, weekend, month, quarter, half-year, year or
  decade. All others (durations, sets, times, seasons, PRESENT_REF ...) are dropped: a date found there,
  and on no graded one, neither helps nor harms.
- A date is right when it shares a character with the marked one and its first reading has the value's
  first and last day. Where the mark says START, MID or END, a part of the value at that side is right
  too, as is any part of it when the words found reach beyond the marked ones ("early" before a marked
  "March"). An open end ("since June") is right when the other end is the value's edge or the day beside it.
- Marks without words, which stand for ends of durations, are left out.
- One range found over several marked dates counts as all of them, right when it runs from the first
  day of the first to the last day of the last.
- Value F1 is of right ones among those found and among those marked. A false date is one in a sentence
  in which nothing at all was marked.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from knowledge.dates.civil import last_day_of_month
from tests.benchmarks.dates.found import Found

__all__ = ["Marked", "NewsScore", "Sentence", "days_of_value", "read_news", "score_news"]

Finder = Callable[[Sequence["Sentence"]], Sequence[Sequence[Found]]]
_Range = tuple[date, date]
_BREAK: Final = re.compile(r"(?<=[.!?])[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]*[A-ZÀ-ÞЀ-Я0-9])|\n\s*\n")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Za-zÀ-ÿ]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|Jr|Sr|Inc|Corp|Co|Ltd|"
    r"vs|No|Nr|bzw|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Okt|Nov|Dec|Dez|[0-9]{1,2})\.$"
)
_VALUES: Final = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda year, month, day: (date(year, month, day),) * 2),
    (re.compile(r"(\d{4})-W(\d\d?)"), lambda year, week: _week(year, week, 1)),
    (re.compile(r"(\d{4})-W(\d\d?)-WE"), lambda year, week: _week(year, week, 6)),
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: _months(year, month, 1)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, at: _months(year, 3 * at - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda year, at: _months(year, 6 * at - 5, 6)),
    (re.compile(r"(\d{4})"), lambda year: _months(year, 1, 12)),
    (re.compile(r"(\d{3})X?"), lambda decade: _months(decade * 10, 1, 120)),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A TIMEX3 of a sentence; ``days`` is ``None`` for one that is not graded."""

    text: str
    at: tuple[int, int]
    value: str
    mod: str = ""
    days: _Range | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document; ``reference`` is the day on which the document was written."""

    document: str
    text: str
    reference: date
    marked: tuple[Marked, ...]


@dataclass(slots=True)
class NewsScore:
    """Counts of a run; ``misses`` are lines for people: of ``wrong``, ``missed``, ``extra``, ``false``."""

    sentences: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0
    dateless: int = 0
    false: int = 0
    misses: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def value_f1(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def read_news(folder: Path) -> tuple[list[Sentence], list[str]]:
    """All sentences of the ``.tml`` and ``.xml`` files below ``folder``, and the files that cannot be read."""
    sentences: list[Sentence] = []
    unread: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".tml", ".xml"}):
        try:
            root = ET.parse(path).getroot()  # noqa: S314 - files that the user names
            sentences += _sentences(path.name, root)
        except (ET.ParseError, LookupError) as error:
            unread.append(f"{path.name}: {error}")
    return sentences, unread


def _sentences(name: str, root: ET.Element) -> list[Sentence]:
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    text = root.find(".//TEXT")
    if text is None or created is None:
        raise LookupError("no TEXT, or no creation time")
    days = days_of_value(created.get("value", "")[:10])
    if days is None:
        raise LookupError("its creation time is no day")
    pieces: list[str] = []
    marks: list[tuple[int, int, ET.Element]] = []
    _gather(text, pieces, marks)
    whole = "".join(pieces)
    return [
        Sentence(name, whole[start:end].replace("\n", " "), days[0], _marked(marks, start, end))
        for start, end in _bounds(whole, [mark[:2] for mark in marks])
    ]


def _gather(
    element: ET.Element,
    pieces: list[str],
    marks: list[tuple[int, int, ET.Element]],
) -> None:
    """The text below ``element`` in pieces, and where its TIMEX3 lie in it."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for inner in element:
        _gather(inner, pieces, marks)
        pieces.append(inner.tail or "")
    if element.tag == "TIMEX3":
        marks.append((start, sum(map(len, pieces)), element))


def _bounds(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where sentences start and end; never inside a marked date."""
    breaks = [0]
    for match in _BREAK.finditer(text):
        end = match.end()
        blank = text[match.start() : end].count("\n") > 1
        if not blank and _ABBREVIATED.search(text, breaks[-1], match.start()):
            continue
        if not any(start < end < stop for start, stop in marks):
            breaks.append(end)
    for start, end in pairwise([*breaks, len(text)]):
        if text[start:end].strip():
            yield start, end


def _marked(
    marks: Sequence[tuple[int, int, ET.Element]], start: int, end: int
) -> tuple[Marked, ...]:
    found = []
    for first, last, mark in marks:
        if not start <= first < last <= end:
            continue
        value = mark.get("value", "")
        days = days_of_value(value) if mark.get("type") == "DATE" else None
        text = "".join(mark.itertext())
        found.append(Marked(text, (first - start, last - start), value, mark.get("mod", ""), days))
    return tuple(sorted(found, key=lambda one: one.at))


def days_of_value(value: str) -> _Range | None:
    """First and last day of a TIMEX3 value; ``None`` where it has no such days, or is not graded."""
    for pattern, days in _VALUES:
        match = pattern.fullmatch(value.strip())
        if match is not None:
            try:
                found: _Range = days(*map(int, match.groups()))
            except ValueError:
                return None
            return found
    return None


def _week(year: int, week: int, start: int) -> _Range:
    return date.fromisocalendar(year, week, start), date.fromisocalendar(year, week, 7)


def _months(year: int, month: int, count: int) -> _Range:
    years, last = divmod(month + count - 2, 12)
    end = date(year + years, last + 1, last_day_of_month(year + years, last + 1))
    return date(year, month, 1), end


def score_news(sentences: Sequence[Sentence], finder: Finder) -> NewsScore:
    """Everything that ``finder`` finds in the sentences, graded; it is called once, for all of them."""
    score = NewsScore(sentences=len(sentences))
    for sentence, found in zip(sentences, finder(sentences), strict=True):
        if sentence.marked:
            _grade(sentence, found, score)
            continue
        score.dateless += 1
        score.false += bool(found)
        score.found += len(found)
        for one in found:
            score.misses.append(("false", _told(sentence, one, None)))
    return score


def _grade(sentence: Sentence, found: Sequence[Found], score: NewsScore) -> None:
    left = [mark for mark in sentence.marked if mark.days is not None]
    dropped = [mark for mark in sentence.marked if mark.days is None]
    score.gold += len(left)
    for one in found:
        meant = [mark for mark in left if one.at is None or one.touches(mark.at)]
        if one.at is None:
            meant = [mark for mark in meant if _is_right(one, [mark])][:1]
        if not meant:
            if not any(one.touches(mark.at) for mark in dropped):
                score.found += 1
                score.misses.append(("extra", _told(sentence, one, None)))
            continue
        score.found += len(meant)
        left = [mark for mark in left if mark not in meant]
        if _is_right(one, meant):
            score.right += len(meant)
        else:
            score.misses.append(("wrong", _told(sentence, one, meant[0])))
    for mark in left:
        score.misses.append(("missed", _told(sentence, None, mark)))


def _is_right(found: Found, meant: Sequence[Marked]) -> bool:
    named = [mark.days for mark in meant if mark.days is not None]
    first, last = min(days[0] for days in named), max(days[1] for days in named)
    start, end = found.readings[0]
    beside = timedelta(days=1)
    if start is None:
        return end in {str(first - beside), str(first), str(last)}
    if end is None:
        return start in {str(first), str(last), str(last + beside)}
    if (start, end) == (str(first), str(last)):
        return True
    inside = str(first) <= start <= end <= str(last)
    return inside and len(meant) == 1 and _names_part(found, meant[0], start, end)


def _names_part(found: Found, mark: Marked, start: str, end: str) -> bool:
    """Whether the mark, or words beside it, narrow its value to the part that was found."""
    edge = mark.days or (date.min, date.max)
    if found.at is not None and (found.at[0] < mark.at[0] or mark.at[1] < found.at[1]):
        return True
    if mark.mod == "START":
        return start == str(edge[0])
    return end == str(edge[1]) if mark.mod == "END" else mark.mod == "MID"


def _told(sentence: Sentence, found: Found | None, meant: Marked | None) -> str:
    parts = [str(sentence.reference)]
    if found is not None:
        words = sentence.text[slice(*found.at)] if found.at else ""
        parts.append(f"found “{words}” {found.readings[0][0]}..{found.readings[0][1]}")
    if meant is not None:
        parts.append(f"marked “{meant.text}” {meant.value}{' ' + meant.mod if meant.mod else ''}")
    return " | ".join([*parts, " ".join(sentence.text.split()), sentence.document])
