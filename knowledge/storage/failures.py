"""What SQLite reports, as one plain sentence: what was wrong, where, and what to do."""

from typing import Final

from knowledge.errors import StoreDamaged, StoreError, StoreLocked, StoreReadOnly

__all__ = ["UNREADABLE", "Unreadable", "translate"]

UNREADABLE: Final = (
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What decoding raises when stored text is not what was once written there."""

_KINDS: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], type[StoreError], str], ...]] = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED"),
        ("locked",),
        StoreLocked,
        "{path} is in use by another program that is writing to it. "
        "Try again in a moment, or stop the other program.",
    ),
    (
        ("SQLITE_READONLY",),
        ("readonly", "read-only"),
        StoreReadOnly,
        "{path} cannot be written. Check the rights of the file and its folder, "
        "or choose another place with --store.",
    ),
    (
        ("SQLITE_NOTADB", "SQLITE_CORRUPT"),
        ("not a database", "malformed", "no such table", "no such column"),
        StoreDamaged,
        "{path} is damaged or is not a Ticktock database. It was left as it is; "
        "restore a backup, or choose another file with --store.",
    ),
    (
        (),
        ("could not decode", "cannot decode", "can't decode"),
        StoreDamaged,
        "{path} is damaged: a text in it cannot be read. It was left as it is; “ticktock verify” "
        "says where; restore a backup, or import an export into a new record.",
    ),
    (
        ("SQLITE_CANTOPEN",),
        ("unable to open",),
        StoreError,
        "{path} cannot be opened. Check that its folder exists and that you may read it.",
    ),
    (
        ("SQLITE_FULL",),
        ("disk is full",),
        StoreReadOnly,
        "The disk that holds {path} is full. Nothing was changed; make room and try again.",
    ),
    (
        ("SQLITE_IOERR",),
        ("disk i/o",),
        StoreError,
        "The disk that holds {path} reports an error. Nothing was changed; check the disk.",
    ),
    (
        ("SQLITE_INTERRUPT",),
        ("interrupted",),
        StoreError,
        "That took too long and was stopped. Ask for less at once.",
    ),
)
"""For each kind: beginnings of SQLite's name for it, words of its message, error, sentence."""


class Unreadable(Exception):
    """A stored text is not what was once written there; says whose, never the text itself."""


def translate(error: BaseException, path: str) -> StoreError:
    """The error that people may be shown for one of SQLite's; ``path`` names the file."""
    if isinstance(error, Unreadable):
        return StoreDamaged(
            f"{path} is damaged: {error} cannot be read. It was left as it is; “ticktock verify” "
            "says more; restore a backup, or import an export into a new record."
        )
    code = getattr(error, "sqlite_errorname", "") or ""
    text = str(error).lower()
    for codes, words, kind, sentence in _KINDS:
        if code.startswith(codes) or (not code and any(word in text for word in words)):
            return kind(sentence.format(path=path))
    for _, words, kind, sentence in _KINDS:
        if any(word in text for word in words):
            return kind(sentence.format(path=path))
    return StoreError(f"The database {path} could not do its work ({error}).")
