"""Whether the index was made by this release, told without loading what makes it."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from knowledge.storage.dialect import queries_of

__all__ = ["NOTE", "fingerprint", "is_indexed"]

NOTE: Final = "index"
"""Name under which it is kept what made the index."""
_FOLDER: Final = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """What the index is made by: it changes with every release that may make other tokens of a fact."""
    parts = [_FOLDER / name for name in ("document.py", "forms.py", "text.py")]
    parts += sorted((_FOLDER / "lexicon").iterdir(), key=lambda part: part.name)
    whole = hashlib.sha256()
    for part in parts:
        if part.is_file():
            whole.update(part.name.encode() + part.read_bytes())
    return whole.hexdigest()[:16]


def is_indexed(raw: Any) -> bool:
    """Whether the index is that of this release."""
    kept = raw.execute(queries_of(raw)["note"], {"name": NOTE}).fetchone()
    return kept is not None and kept[0] == fingerprint()
