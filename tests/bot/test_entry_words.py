"""How the checks tell what they found, in the languages of readers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from bot.telling import said
from bot.words import LANGUAGES, texts, words_for
from knowledge.entry import Checked, check, draft_of
from knowledge.errors import Remark
from knowledge.models import Source
from tests.knowledge.entry.drafts import COUNTED, KNOWN, TODAY, checked

DRAFTS: Final = (
    {"date": "Wednesday"},
    {"date": ""},
    {"date": "never"},
    {"date": "4 or 9 March"},
    {"date": "3 May 1999"},
    {"date": "3 May 1950"},
    {"date": "3 May 2050"},
    {"date": "", "statement": "The gate of Quay was closed on 4 March."},
    {"date": "March 1999"},
    {"date": "until 4 March"},
    {"date": "4 March, 14:30"},
    {"basis": "x"},
    {"date": "5 March 1999, 77"},
    {"date": "Friday"},
    {"source": ""},
    {"source": "Some book"},
    {"source": "A day, Big Paper, http://p.example/x"},
    {"source": "The flood, Norland Gazette, https://p.example/x"},
    {"source": "ftp://p.example"},
    {"source": "https://a:b@p.example"},
    {"source": "https://localhost"},
    {"source": "https://"},
    {"paragraph": "x"},
    {"paragraph": "9"},
    {"quote": "1,200 people"},
    {"quote": "The river rises"},
    {"quote": "Something else entirely"},
    {"source": "herald-2", "quote": "x"},
    {"figures": "many"},
    {"figures": "задержано: many (as of 99 March); detained: -5; boats: 5 (from 6 to 7)"},
    {"figures": "killed: ; evacuated:", "statement": "Some 30 people were evacuated from Quay."},
    {"figures": "detained: 3.000 (people, Quay, by MVD, as of 7 March, in all); boats: 5 to 9 km"},
    {"names": "MVD (actor); Ann Smith; person: Ann Smyth"},
    {"place": "Ada Ström"},
    {"standing": "x"},
    {"standing": "claimed"},
    {"standing": "denied", "who": "Ann Smith"},
    {"statement": "He said that 3 people were killed. The barbaric regime admitted it."},
    {"statement": ""},
    {"statement": "x" * 501},
    {"statement": "\x00 e\u0301\u0301\u0301\u0301 @here"},
    {"statement": "The рolice of discord.gg/abc"},
    {"statement": COUNTED.statement, "date": "3 March"},
)


def told(found: Checked) -> Iterator[Remark]:
    for each in found.findings:
        yield each.remark
    for _, text in found.shown:
        if isinstance(text, Remark):
            yield text
            yield from _within(text)


def _within(remark: Remark) -> Iterator[Remark]:
    for value in remark.values.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Remark):
                yield each


TWINS: Final = replace(
    KNOWN, sources=(*KNOWN.sources, Source("flood-2", "The flood", "Quay Herald"))
)
"""A record in which two sources are called the same."""
BESIDE: Final = replace(
    KNOWN, sources=(*KNOWN.sources, Source("g-2", "A day", "", "https://gazette.example/day"))
)
"""A record in which two sources are at one host."""
RIGHTED: Final = draft_of(COUNTED, KNOWN.names, KNOWN.sources)
"""A fact that is corrected."""
LONG: Final = replace(KNOWN, event=replace(KNOWN.event, last=KNOWN.event.last + 90))
"""A record of several months."""
REMARKS: Final = {
    each.code: each
    for found in (
        *(checked(KNOWN, **draft) for draft in DRAFTS),
        checked(TWINS, source="The flood"),
        checked(BESIDE, source="gazette.example"),
        checked(LONG, date="03/04/1999"),
        *(
            check(replace(RIGHTED, statement=each), KNOWN, today=TODAY, fact=COUNTED)
            for each in (COUNTED.statement.replace("1,200", "1,300"), "All were evacuated.")
        ),
    )
    for each in told(found)
}


def test_the_drafts_bring_forth_nearly_all_that_can_be_said() -> None:
    known = {key.removeprefix("remark.") for key in texts("en") if key.startswith("remark.entry-")}
    rare = {"entry-about", "entry-left-out", "entry-no-source"}
    assert known - set(REMARKS) == rare


@pytest.mark.parametrize("code", sorted(REMARKS))
def test_the_english_of_the_words_file_is_that_of_the_checks(code: str) -> None:
    """Apart from how days and lists are written."""
    remark = REMARKS[code]
    held = {"entry-listed", "entry-figure", "entry-figure-with", "entry-day", "entry-days"}
    if code in held:
        return
    pattern = texts("en")[f"remark.{code}"]
    assert isinstance(pattern, str)
    parts = [re.escape(part) for part in re.split(r"\{\w+\}", pattern)]
    assert re.fullmatch(".*".join(parts), str(remark), re.DOTALL), str(remark)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(REMARKS))
def test_every_finding_is_told_in_every_language(language: str, code: str) -> None:
    text = said(REMARKS[code], words_for(language))
    assert text
    assert "{" not in text
    assert "DateSpan" not in text


def test_a_figure_is_told_in_the_reader_s_words() -> None:
    (figure,) = [
        text
        for name, text in checked(
            figures="detained: over 3,000 (people, Quay, by MVD, as of 7 March, in all)"
        ).shown
        if name == "figures"
    ]
    assert said(figure, words_for("de")) == (
        "Festgenommene: über 3.000 (people, Quay, gezählt von Interior Ministry, Stand 7. März 1999, "
        "insgesamt)"
    )


def test_standing_and_roles_are_told_in_the_reader_s_words() -> None:
    found = checked(standing="denied", who="MVD")
    shown = {name: said(text, words_for("de")) for name, text in found.shown}
    assert shown["standing"] == words_for("de").say("standing.denied")
    assert shown["names"] == f"Interior Ministry ({words_for('de').say('role.speaker')})"
