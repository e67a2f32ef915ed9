"""The quick look at which rules can fit, against the rules' own expressions."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.parse import grammars
from knowledge.dates.pattern import Pattern, letters_with
from knowledge.dates.reach import Reach

_WRITTEN = [rule.pattern.written for grammar in grammars("document") for rule in grammar.rules]
_PATTERNS = [Pattern(written) for written in _WRITTEN]
_REACH = Reach(_WRITTEN)
_LETTERS = sorted(letters_with(("DAY", "MONTH", "OF", "ART", "DOT")))
_OTHERS = sorted(letters_with(("UNIT", "NUM", "YEAR", "DOW", "ON", "AND", "DASH", "COMMA", "LAST")))
_SIGNS = st.text(st.sampled_from([*_LETTERS, *_OTHERS, "#"]), min_size=1, max_size=8)


def reached(reach: Reach, signs: str, letters: int) -> list[int]:
    return reach.fitting(tuple(f"{signs}{' ' * letters}"[:letters]))


@given(_SIGNS, st.integers(1, 4))
def test_no_rule_that_fits_is_left_out(signs: str, letters: int) -> None:
    fits = {at for at, pattern in enumerate(_PATTERNS) if pattern.match(signs, 0)}
    assert fits <= set(reached(_REACH, signs, letters))


@given(_SIGNS)
def test_all_letters_together_leave_just_the_rules_that_fit(signs: str) -> None:
    fits = [at for at, pattern in enumerate(_PATTERNS) if pattern.match(signs, 0)]
    assert reached(_REACH, signs, len(signs) + 1) == fits


def test_brackets_and_counts_are_followed() -> None:
    reach = Reach(["DAY ( OF | DOT )? MONTH+", "DAY DASH* DAY", "ART? YEAR"])
    (day, *_), (month, *_) = sorted(letters_with(("DAY",))), sorted(letters_with(("MONTH",)))
    (year,) = sorted(letters_with(("YEAR",)) - letters_with(("DAY", "MONTH", "DASH")))[:1]
    assert reach.fitting((day,)) == [0, 1]
    assert 0 in reach.fitting((day, month))
    assert reach.fitting((year,)) == [2]
    assert reach.fitting((day, " ")) == []
