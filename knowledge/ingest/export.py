"""A pack back to its files: equal packs give equal bytes."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
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
from knowledge.errors import NotFound, Refused, StoreReadOnly
from knowledge.models import Event, Fact, Pack
from knowledge.storage.interface import FactStore

__all__ = [
    "digest_beside",
    "digest_of",
    "export_pack",
    "pack_digest",
    "pack_files",
    "stored_pack",
    "write_pack",
]

Record = TypeVar("Record")

_DAYS: Final = ("first", "last")
_EVENT: Final = "event.toml"
_FACTS: Final = "facts.jsonl"
_PASSAGES: Final = "passages.jsonl"
_OPTIONAL: Final = frozenset({_PASSAGES})
"""Files that a pack may lack; one left over from before would be read with it."""


def pack_files(pack: Pack) -> dict[str, str]:
    """The text of every file of a pack, by file name; ``passages.jsonl`` only when there are any.

    Facts keep their order; sources and names go by id, passages by source and paragraph.
    """
    return {name: "".join(lines) for name, lines in _pack_lines(pack).items()}


def digest_of(pack: Pack) -> str:
    """The digest of the files that a pack is written as, without holding their text."""
    return _digest(_pack_lines(pack))


def digest_beside(pack: Pack, facts: str) -> str:
    """The digest of a pack that lacks its facts, whose file has the SHA-256 ``facts``, hexadecimal."""
    hashes = {name: _hash(lines) for name, lines in _pack_lines(pack).items()}
    return _whole({**hashes, _FACTS: facts})


def pack_digest(files: Mapping[str, str]) -> str:
    """SHA-256 over the names and texts of a pack's files, hexadecimal."""
    return _digest({name: (text,) for name, text in files.items()})


def _digest(files: Mapping[str, Iterable[str]]) -> str:
    return _whole({name: _hash(pieces) for name, pieces in files.items()})


def _hash(pieces: Iterable[str]) -> str:
    body = hashlib.sha256()
    for piece in pieces:
        body.update(piece.encode("utf-8"))
    return body.hexdigest()


def _whole(hashes: Mapping[str, str]) -> str:
    whole = hashlib.sha256()
    for name, body in sorted(hashes.items()):
        whole.update(f"{name}\n{body}\n".encode())
    return whole.hexdigest()


def _pack_lines(pack: Pack) -> dict[str, Iterable[str]]:
    """The lines of every file, made as they are asked for."""
    files = {
        _EVENT: _toml(pack.event),
        "sources.jsonl": _lines(sorted(pack.sources, key=lambda s: s.id), source_to_dict),
        "names.jsonl": _lines(sorted(pack.names, key=lambda n: n.id), name_to_dict),
        _FACTS: _lines(pack.facts, fact_to_dict),
    }
    if pack.passages:
        ordered = sorted(pack.passages, key=lambda p: (p.source, p.paragraph))
        files[_PASSAGES] = _lines(ordered, passage_to_dict)
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
    """Write a scope as a pack's folder; the files written. Links to facts that were retracted are left
    out: a pack has none to nowhere. Raises ``NotFound`` and as ``write_pack``."""
    pack = await stored_pack(store, scope)
    known = {fact.id for fact in pack.facts}
    return write_pack(replace(pack, facts=tuple(_linked(f, known) for f in pack.facts)), folder)


def _linked(fact: Fact, known: Container[str]) -> Fact:
    if all(link.fact in known for link in fact.links):
        return fact
    return replace(fact, links=tuple(link for link in fact.links if link.fact in known))


def write_pack(pack: Pack, folder: Path) -> tuple[Path, ...]:
    """Write a pack's files, making the folder; another state of the same event is replaced.

    Every file is written beside its place before the first one takes it, so that a failure leaves what
    was there. Raises ``Refused`` when the folder holds another event, ``StoreReadOnly`` when it cannot
    be written.
    """
    files = _pack_lines(pack)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_another(pack.event.slug, folder)
        _write_all(files, folder)
        for name in _OPTIONAL - files.keys():
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise StoreReadOnly(
            f"{folder} cannot be written ({error.strerror}); name another folder."
        ) from error
    return tuple(folder / name for name in files)


def _refuse_another(slug: str, folder: Path) -> None:
    """Raise ``Refused`` when the folder holds a pack that is not of the event ``slug``."""
    file = folder / _EVENT
    if not file.exists():
        return
    try:
        held = tomllib.loads(file.read_bytes().decode("utf-8-sig")).get("slug")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        held = None
    if held != slug:
        what = f"the event “{held}”" if isinstance(held, str) and held else "an unknown event"
        raise Refused(
            f"{folder} already holds {what}, not “{slug}”, and was left as it is; name another folder."
        )


def _write_all(files: Mapping[str, Iterable[str]], folder: Path) -> None:
    """Write every file, or none unless the last step fails: that of giving them their names."""
    waiting = {folder / f".{name}.new": folder / name for name in files}
    try:
        for path, lines in zip(waiting, files.values(), strict=True):
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
        for path, place in waiting.items():
            path.replace(place)
    finally:
        for path in waiting:
            path.unlink(missing_ok=True)


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
