"""A pack back to its files: equal packs give equal bytes."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from knowledge.codec import (
    canonical,
    event_to_dict,
    fact_to_dict,
    name_to_dict,
    passage_to_dict,
    source_to_dict,
)
from knowledge.errors import NotFound, StoreReadOnly
from knowledge.models import Event, Pack
from knowledge.storage.interface import FactStore

__all__ = ["digest_of", "export_pack", "pack_digest", "pack_files", "stored_pack", "write_pack"]

Record = TypeVar("Record")

_DAYS: Final = ("first", "last")


def pack_files(pack: Pack) -> dict[str, str]:
    """The text of every file of a pack, by file name; ``passages.jsonl`` only when there are any.

    Facts keep their order; sources and names go by id, passages by source and paragraph.
    """
    return {name: "".join(lines) for name, lines in _pack_lines(pack).items()}


def digest_of(pack: Pack) -> str:
    """The digest of the files that a pack is written as, without holding their text."""
    return _digest(_pack_lines(pack))


def pack_digest(files: Mapping[str, str]) -> str:
    """SHA-256 over the names and texts of a pack's files, hexadecimal."""
    return _digest({name: (text,) for name, text in files.items()})


def _digest(files: Mapping[str, Iterable[str]]) -> str:
    whole = hashlib.sha256()
    for name, pieces in sorted(files.items()):
        body = hashlib.sha256()
        for piece in pieces:
            body.update(piece.encode("utf-8"))
        whole.update(f"{name}\n{body.hexdigest()}\n".encode())
    return whole.hexdigest()


def _pack_lines(pack: Pack) -> dict[str, Iterable[str]]:
    """The lines of every file, made as they are asked for."""
    files = {
        "event.toml": _toml(pack.event),
        "sources.jsonl": _lines(sorted(pack.sources, key=lambda s: s.id), source_to_dict),
        "names.jsonl": _lines(sorted(pack.names, key=lambda n: n.id), name_to_dict),
        "facts.jsonl": _lines(pack.facts, fact_to_dict),
    }
    if pack.passages:
        ordered = sorted(pack.passages, key=lambda p: (p.source, p.paragraph))
        files["passages.jsonl"] = _lines(ordered, passage_to_dict)
    return files


async def stored_pack(store: FactStore, scope: str) -> Pack:
    """The current state of a scope as a pack. Raises ``NotFound`` when the store lacks it."""
    events = [event for event in await store.events() if event.slug == scope]
    if not events:
        raise NotFound(f"There is no event {scope!r} in the record.")
    return Pack(
        event=events[0],
        sources=await store.sources((scope,)),
        names=await store.names((scope,)),
        facts=await store.facts((scope,)),
        passages=await store.passages(scope),
    )


async def export_pack(store: FactStore, scope: str, folder: Path) -> tuple[Path, ...]:
    """Write a scope as a pack's folder; the files written. Raises ``NotFound``."""
    return write_pack(await stored_pack(store, scope), folder)


def write_pack(pack: Pack, folder: Path) -> tuple[Path, ...]:
    """Write a pack's files, making the folder. Raises ``StoreReadOnly`` when that is not allowed."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, lines in _pack_lines(pack).items():
            path = folder / name
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
            written.append(path)
    except OSError as error:
        raise StoreReadOnly(f"{folder} cannot be written ({error.strerror}).") from error
    return tuple(written)


def _lines(records: Iterable[Record], plain: Callable[[Record], dict[str, Any]]) -> Iterable[str]:
    return (f"{canonical(plain(record))}\n" for record in records)


def _toml(event: Event) -> Iterable[str]:
    data = event_to_dict(event)
    return (f"{key} = {_toml_value(key, value)}\n" for key, value in data.items())


def _toml_value(key: str, value: str | list[str]) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_quoted(item) for item in value) + "]"
    if key in _DAYS and _is_toml_day(value):
        return value
    return _quoted(value)


def _is_toml_day(text: str) -> bool:
    """TOML knows the years 1 to 9999 only; other days are written as text."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, but for the DEL character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
