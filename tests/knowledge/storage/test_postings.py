"""Postings that come together from several places are those of one."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.storage.impact import fields_of
from knowledge.storage.postings import Gathering, Sheaf

_TOKENS = st.lists(st.sampled_from("a b c dd ee f_f 12".split()), max_size=9)
_DOCUMENTS = st.lists(st.tuples(_TOKENS, _TOKENS), max_size=12)


def fields(document: tuple[list[str], list[str]]) -> str:
    statement, names = document
    return f"{' '.join(('statement', *statement))};{' '.join(('names', *names))}"


@given(_DOCUMENTS, st.integers(1, 4))
def test_sheaves_make_what_is_made_at_once(
    documents: list[tuple[list[str], list[str]]], size: int
) -> None:
    whole, joined = Gathering(), Gathering()
    for start in range(0, len(documents), size):
        sheaf = Sheaf()
        for row, document in enumerate(documents[start : start + size], start=start):
            whole.add(row, fields(document))
            sheaf.put(row, fields_of(fields(document)))
        joined.take(sheaf.plain())
    assert (joined.facts, joined.mean, joined.tokens) == (whole.facts, whole.mean, whole.tokens)
    assert joined.counts() == whole.counts()
    assert list(joined.parts(joined.mean)) == list(whole.parts(whole.mean))
    told = {token for statement, names in documents for token in (*statement, *names)}
    assert set(whole.counts()) == told
