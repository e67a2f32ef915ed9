"""Words of other languages by words of English: the nearest vector, among ordinary words and those of the record."""

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.lexicon.common import common_words
from knowledge.meaning.encoder import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.meaning.encoder import Vectors

__all__ = ["WordFinder"]

_KEPT: Final = 20_000
"""Words whose vectors are remembered, in 20 MB."""
_AS_GOOD: Final = 0.1
"""How far behind the best a word of the record may lie and still be taken for it."""
_LEAST: Final = 0.68
_LEAST_OF_RECORD: Final = 0.6
"""How near a word has to lie to one of English, or of the record, to be told by it: the record's own are few, and
chosen because they stand in facts that mean something like the question."""
_OF_NAMES: Final = 0.1
"""How much nearer a word has to lie that is probably a name."""


class WordFinder:
    """Finds what a word says; remembers the vectors of words. Safe for several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._lock = Lock()
        self._known: dict[str, NDArray[np.float16]] = {}
        self._common: Vectors | None = None

    def nearest(
        self, words: Sequence[tuple[str, bool]], of_record: Iterable[str]
    ) -> tuple[str, ...]:
        """For each word, in small letters, the one that says the same; empty where none is near enough.

        With each it is told whether it is probably a name. ``of_record`` are words that the record uses, which are preferred
        among near ones.
        """
        if not words:
            return ()
        with self._lock:
            asked = self._vectors([word for word, _ in words])
            if self._common is None:
                self._common = self._encoder.encode(common_words())
            common = asked @ self._common.T
            ours = sorted(set(of_record))
            record = asked @ self._vectors(ours).T if ours else None
        found: list[str] = []
        for at, (_, named) in enumerate(words):
            more = _OF_NAMES if named else 0.0
            best = float(common[at].max())
            chosen, least = common_words()[int(common[at].argmax())], _LEAST
            if record is not None and (own := float(record[at].max())) >= best - _AS_GOOD:
                best, chosen, least = own, ours[int(record[at].argmax())], _LEAST_OF_RECORD
            found.append(chosen if best >= least + more else "")
        return tuple(found)

    def _vectors(self, words: Sequence[str]) -> "Vectors":
        fresh = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) + len(fresh) > _KEPT:
            self._known.clear()
            fresh = list(dict.fromkeys(words))
        if fresh:
            made = self._encoder.encode(fresh).astype(np.float16)
            self._known.update(zip(fresh, made, strict=True))
        return np.stack([self._known[word] for word in words]).astype(np.float32)
