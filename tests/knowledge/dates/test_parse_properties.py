"""What holds for the dates found in any text whatever."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.lexicon import ENTRIES, level
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates, grammars
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.dates.units import third
from tests.knowledge.dates.patterned import Drawer

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())
_FIGURES = ["5", "31", "0", "2022", "05/01", "1.1.22", "2022-13-45", "5th", "7am", "99999", "1990s"]
_SIGNS = [",", ".", "-", "–", "/", "'", "(", ")", "?", "\n", "«", "’"]
_WORDS = st.sampled_from([*sorted(ENTRIES), *_FIGURES, *_SIGNS])
_GLUED = st.lists(_WORDS, max_size=14).flatmap(
    lambda words: st.sampled_from([" ", ""]).map(lambda between: between.join(words))
)
_ODD = st.text(
    alphabet=st.characters(
        categories=["Cc", "Cf", "Cs", "Co", "Nd", "Nl", "No", "Mn", "Zs", "So"],
        include_characters="0123456789/-. январяянваря\u202e\u2067\u0627\u05d0",
    ),
    max_size=60,
)
"""Controls, marks of direction, lone surrogates, digits and numerals of other scripts, accents apart."""
_LONG = st.builds(lambda text, times: text * times, _GLUED | _ODD, st.integers(10, 40))
_PATTERNS = [rule.pattern.written for grammar in grammars("document") for rule in grammar.rules]
_PATTERNED = st.builds(
    lambda pattern, seed: Drawer(seed).text(pattern),
    st.sampled_from(_PATTERNS),
    st.integers(0, 99_999),
)
"""What the rules ask for; the same for all of them are in ``test_parse_patterns``."""
_TEXTS = st.text(max_size=80) | _GLUED | _PATTERNED | _ODD | _LONG


class _Everything:
    """Knows every happening."""

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        return (DateSpan(_EVENT[0], _EVENT[0] + len(phrase)),)


_CONTEXTS = st.sampled_from(
    [
        DateContext(date(2022, 1, 7)),
        DateContext(date(1, 1, 1)),
        DateContext(date(9999, 12, 31), previous=DateSpan(1, 1)),
        DateContext(date(2026, 11, 25), timeline=_EVENT, anchors=_Everything()),
        DateContext(date(2024, 2, 29), timeline=(OPEN_START, OPEN_END)),
        DateContext(date(2024, 2, 29), timeline=(-400_000, -399_000), language="de"),
        DateContext(date(2024, 2, 29), previous=DateSpan(OPEN_START, 738_000)),
    ]
)
_MODES = st.sampled_from(["question", "document"])


@given(_TEXTS, _CONTEXTS, _MODES)
def test_any_text_is_read_and_its_dates_lie_in_order_inside_it(
    text: str, context: DateContext, mode: str
) -> None:
    found = find_dates(text, context, mode)
    assert all(mention.text == text[mention.start : mention.end] for mention in found)
    assert all(mention.start < mention.end for mention in found)
    ends = [mention.end for mention in found]
    starts = [mention.start for mention in found]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@given(_GLUED | _PATTERNED | _ODD, _CONTEXTS, _MODES)
def test_days_asked_for_stay_within_the_open_ends(
    text: str, context: DateContext, mode: str
) -> None:
    def inside(span: DateSpan) -> bool:
        return OPEN_START <= span.first <= span.last <= OPEN_END

    def fits(mention: Mention) -> bool:
        return all(map(inside, (mention.span, mention.base, *mention.alternatives)))

    assert all(map(fits, find_dates(text, context, mode)))


@given(st.text(max_size=60))
def test_levelling_keeps_every_offset(text: str) -> None:
    assert len(level(text)) == len(text)


@given(st.integers(1, 1000), st.integers(0, 2))
def test_third_of_any_span_lies_within_it(days: int, portion: int) -> None:
    whole = DateSpan(738_000, 738_000 + days - 1)
    found = third(whole, portion)
    assert found is not None
    assert whole.contains(found) or days in (365, 366)
