"""How many facts hold each token, and the word it comes from: dictionaries for few, tables for very many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from knowledge.lexicon.wordcounts import Counts, Surfaces
from knowledge.lexicon.wordtable import WordTable
from knowledge.storage.dialect import queries_of
from knowledge.storage.listed import Listed, lines_of, term_rows

__all__ = ["terms_of"]

_MANY: Final = 20_000
"""Tokens of a layer from which on they are kept in a table."""


def terms_of(
    raw: Any, layers: Sequence[int], lost: Iterable[str], *, many: int = _MANY
) -> tuple[Mapping[str, int], Mapping[str, str]]:
    """Counts and words of layers together, less one fact for each time that a token is ``lost``.

    The word of a token is that of the first layer that has one. Where the first, the pack, has very many tokens,
    as ``many``, they stay in a table, and only what the layers above change is counted anew.
    """
    table = _table(raw, layers[:1], many)
    counts: dict[str, int] = {}
    words: dict[str, str] = {}
    held: Mapping[str, int] = counts if table is None else Counts(table, {})
    for layer in layers if table is None else layers[1:]:
        for token, count, word in term_rows(raw, layer):
            known = counts.get(token)
            counts[token] = (held.get(token, 0) if known is None else known) + count
            if word:
                words.setdefault(token, word)
    for token in lost:
        known = counts.get(token)
        counts[token] = (held.get(token, 0) if known is None else known) - 1
    if table is not None:
        changed = Counts(table, counts)
        return changed, Surfaces(table, words, changed)
    for token in [token for token, count in counts.items() if count < 1]:
        del counts[token]
        words.pop(token, None)
    return counts, words


def _table(raw: Any, layers: Sequence[int], many: int) -> WordTable | None:
    """The tokens of the only layer given where they are very many: read as one text, in an instant."""
    sql = queries_of(raw)
    for layer in layers:
        if lines := lines_of(raw, layer, Listed.TERMS):
            return WordTable(lines)
        ((count,),) = raw.execute(sql["count_terms"], {"scope": layer})
        if count >= many:
            ((lines,),) = raw.execute(sql["term_lines"], {"scope": layer})
            return WordTable(lines)
    return None
