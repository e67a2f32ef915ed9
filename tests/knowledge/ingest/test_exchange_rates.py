"""What a currency is worth, who is out of danger, how deep somebody drilled, and hours in words among counts."""

import pytest

from knowledge.ingest.counts import figures_in


def _told(text: str) -> list[tuple[str, float, str]]:
    return [(figure.measure, figure.best, figure.group) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The crown dropped to about 87 to the dollar.", 87),
        ("The lira fell to 3.05 against the euro.", 3.05),
    ],
)
def test_so_much_to_the_dollar_is_a_rate(text: str, best: float) -> None:
    ((measure, value, _),) = _told(text)
    assert (measure, value) == ("rate", best)


def test_what_each_dollar_in_a_fund_gets_is_no_rate() -> None:
    assert [told[0] for told in _told("He gave 40 for each dollar in the fund.")] != ["rate"]


def test_people_who_are_out_or_brought_up_are_rescued() -> None:
    told = _told("By noon 14 were out, and all 20 had been brought up by six in the evening.")
    assert [each[:2] for each in told] == [("rescued", 14), ("rescued", 20)]
    assert _told("Nine of the trapped cavers were out.")[0][:2] == ("rescued", 9)


@pytest.mark.parametrize("text", ["Some 200 were out on the streets.", "Ten lamps were out."])
def test_who_is_out_on_the_streets_and_what_is_out_was_not_rescued(text: str) -> None:
    assert all(measure != "rescued" for measure, *_ in _told(text))


def test_how_far_a_drill_has_gone_down_is_a_depth() -> None:
    assert _told("The drill had gone down 320 metres.")[0][:2] == ("depth", 320)


def test_an_hour_in_words_counts_nothing() -> None:
    assert _told("By six in the evening the gate was shut.") == []
    assert _told("Six in the group died.")[0][:2] == ("killed", 6)
