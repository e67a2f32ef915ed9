"""Figures of sentences about many things, as ``figures.txt`` beside this lists them."""

from pathlib import Path

import pytest

from knowledge.ingest.counts import figures_in
from knowledge.models import Figure

_LINES = Path(__file__).with_name("figures.txt").read_text("utf-8").splitlines()


def _shown(figure: Figure) -> str:
    value = f"{figure.best:.15g}"
    if figure.low is not None:
        value = f"{figure.low:.15g}..{figure.high:.15g}"
    return " ".join(filter(None, (figure.measure, value, figure.unit)))


@pytest.mark.parametrize("line", _LINES)
def test_a_sentence_tells_its_figures_and_no_others(line: str) -> None:
    text, _, expected = line.partition(" =>")
    told = [_shown(figure) for figure in figures_in(text)]
    assert told == [each.strip() for each in expected.split(";") if each.strip()]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The number of infected people rose to 4,100.", "infected people"),
        ("They sold 300 tickets, and 450 on the second evening.", "tickets"),
        ("Two thirds of the pupils stayed at home.", "pupils"),
        ("The president was hit twice.", "times"),
        ("Seventeen were out by noon.", ""),
        ("Some 112 dead seabirds were counted.", "seabirds"),
        ("Two of the dead were firefighters whose truck had been hit.", "firefighters"),
        ("She left with a crew of nine.", "crew"),
        ("Twelve of the 40 passengers were killed.", "passengers"),
        ("He pulled out eleven children before the ambulance came.", "children"),
        ("Two insurance companies went bankrupt.", "insurance companies"),
        ("It is a town where 45,000 people live.", "people"),
        ("They found 12 stolen cars in the yard.", "stolen cars"),
        ("Of them 41 percent drove faster than that.", ""),
        ("Dockers get 6.5 percent over the next two years.", ""),
        ("They carried out two attacks within the town.", "attacks"),
    ],
)
def test_who_or_what_is_counted_is_told_where_it_can_be_understood(text: str, group: str) -> None:
    assert figures_in(text)[-1].group == group


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Some twenty-odd houses burnt down.", "about"),
        ("It rose by as much as 30 per cent.", "at-most"),
        ("Barely 200 people came.", "under"),
        ("The tower is just over 90 metres tall.", "over"),
        ("About a third of the workers walked out.", "about"),
    ],
)
def test_how_firm_a_number_is_is_kept(text: str, qualifier: str) -> None:
    (figure,) = figures_in(text)
    assert figure.qualifier == qualifier
