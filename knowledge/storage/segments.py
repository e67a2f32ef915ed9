"""The index of an event: small ones stand in the full-text index, large ones in a segment.

A segment holds the postings of an event's facts as they were when it was made. What changed since stands in
the full-text index, with a mark that the segment tells of it no more, until it is folded in. An entry says
where it stands: those in a segment keep no tokens of their own.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from knowledge.storage.dialect import queries_of
from knowledge.storage.interface import Progress
from knowledge.storage.packing import plain

if TYPE_CHECKING:
    from knowledge.storage.postings import Gathering, Part

__all__ = ["Entries", "build", "fold_due", "is_due", "is_segmented", "put", "settle"]

_SHARE: Final = 4
"""Facts beside a segment are folded into it when they are more than a fourth of what makes an event large."""
_STEP: Final = 1000
_NONE: Final = ""


def _do(raw: Any, name: str, /, **values: object) -> Any:
    return raw.execute(queries_of(raw)[name], values)


def is_segmented(raw: Any, scope: int) -> bool:
    """Whether the layer has a segment."""
    return _do(raw, "segment", scope=scope).fetchone() is not None


class Entries:
    """Puts entries of one layer where they belong; ``change`` is the number of the running change.

    ``anew`` says that the caller builds the segment afterwards, so that no entry need be found before.
    """

    def __init__(self, raw: Any, scope: int, change: int, *, anew: bool = False) -> None:
        self._raw = raw
        self._scope = scope
        self._change = change
        self.anew = anew
        self.segmented = not anew and is_segmented(raw, scope)

    @property
    def is_large(self) -> bool:
        """Whether the layer has a segment, or will have."""
        return self.anew or self.segmented

    def put(self, row: int, fields: str, tokens: str, packed: bytes | None = None) -> None:
        """Put an entry in place of the one before; the same one again changes nothing. ``packed`` are the
        fields where they are to be stored so."""
        held = _do(self._raw, "document", row=row, scope=self._scope).fetchone()
        if held is not None:
            if plain(held[0]) == fields and held[1] in (tokens, _NONE):
                return
            self._take_out(row, held[1])
        entry = self.entry(row, fields, tokens, packed)
        _do(self._raw, "put_document", **entry)
        if not self.anew:
            _do(self._raw, "index_document", **entry)
            if self.segmented:
                _do(self._raw, "mark_outside", scope=self._scope, row=row, held=0)

    def entry(
        self, row: int, fields: str, tokens: str, packed: bytes | None = None
    ) -> dict[str, object]:
        """What is stored of an entry."""
        return {
            "row": row,
            "scope": self._scope,
            "change": self._change,
            "fields": fields if packed is None else _NONE,
            "tokens": _NONE if self.anew else tokens,
            "packed": packed,
        }

    def drop(self, row: int) -> str | None:
        """Take an entry out of the index and away; its fields, or ``None`` when there was none."""
        held = _do(self._raw, "document", row=row, scope=self._scope).fetchone()
        if held is None:
            return None
        self._take_out(row, held[1])
        _do(self._raw, "drop_document", row=row, scope=self._scope)
        return plain(held[0])

    def _take_out(self, row: int, tokens: str) -> None:
        if tokens:
            _do(self._raw, "unindex_document", row=row, tokens=tokens)
        elif self.segmented:
            _do(self._raw, "mark_outside", scope=self._scope, row=row, held=1)


def build(raw: Any, scope: int, change: int, progress: Progress, *, of: int = 0) -> None:
    """Gather the postings of all entries of a layer anew, inside the caller's transaction.

    ``of`` is how many entries ``progress`` is told there are; 0 tells nothing.
    """
    # It brings numpy with it, which whoever has no large event need not wait for.
    from knowledge.storage.postings import Gathering

    gathering = Gathering()
    loose: list[int] = []
    for row, fields, is_loose in _do(raw, "documents_of", scope=scope, none=_NONE):
        gathering.add(row, plain(fields))
        if is_loose:
            loose.append(row)
        if of and gathering.facts % _STEP == 0:
            progress(min(gathering.facts, of), of)
    _take_in(raw, scope, loose)
    put(raw, scope, change, gathering)
    if of:
        progress(of, of)


def put(
    raw: Any, scope: int, change: int, gathering: "Gathering", progress: Progress | None = None
) -> None:
    """Keep what was gathered of all entries of a layer as its segment; ``progress`` counts tokens."""
    from knowledge.storage.rare import Rare

    for clearing in ("drop_postings", "drop_rare", "drop_outside"):
        _do(raw, clearing, scope=scope)
    mean = gathering.mean
    parts = gathering.parts(mean)
    rare = Rare()
    told = _told(parts, progress, gathering.tokens) if progress else parts
    _add_postings(raw, scope, rare.common(told))
    raw.executemany(
        queries_of(raw)["add_rare"],
        [{"scope": scope, "token": token, "body": body} for token, body in rare.blocks],
    )
    kept = {"change": change, "mean": mean, "facts": gathering.facts, "generations": 1}
    _do(raw, "put_segment", scope=scope, **kept)


def _told(parts: "Iterable[Part]", progress: Progress, tokens: int) -> "Iterator[Part]":
    done = 0
    for part in parts:
        done += not part[1]
        if done % _STEP == 0:
            progress(done, tokens)
        yield part


def _add_postings(raw: Any, scope: int, parts: "Iterable[Part]") -> None:
    from knowledge.storage.postings import pieces

    raw.executemany(
        queries_of(raw)["add_posting"],
        (
            {
                "scope": scope,
                "token": token,
                "part": part,
                "first": first,
                "gaps": gaps,
                "impacts": impacts,
            }
            for token, part, first, gaps, impacts in chain.from_iterable(map(pieces, parts))
        ),
    )


def _take_in(raw: Any, scope: int, rows: list[int]) -> None:
    """Take entries out of the full-text index, for the segment holds them now."""
    for row in rows:
        _, tokens = _do(raw, "document", row=row, scope=scope).fetchone()
        _do(raw, "unindex_document", row=row, tokens=tokens)
        _do(raw, "settle_document", row=row, scope=scope, none=_NONE)
    if len(rows) > _STEP:
        _do(raw, "optimize_index")


def _add_to(raw: Any, scope: int, change: int) -> None:
    """Add the facts that are new since to a segment, as one more generation."""
    from knowledge.storage.postings import Gathering

    _, mean, facts, generations = _do(raw, "segment", scope=scope).fetchone()
    fresh = [
        row
        for row, held, is_loose in _do(raw, "outside", scope=scope).fetchall()
        if is_loose and not held
    ]
    gathering = Gathering()
    for row in fresh:
        fields, _ = _do(raw, "document", row=row, scope=scope).fetchone()
        gathering.add(row, plain(fields))
        _do(raw, "unmark_outside", scope=scope, row=row)
    _take_in(raw, scope, fresh)
    _add_postings(raw, scope, gathering.parts(mean, generations))
    kept = {"mean": mean, "facts": facts + gathering.facts, "generations": generations + 1}
    _do(raw, "put_segment", scope=scope, change=change, **kept)


def settle(
    raw: Any, scope: int, change: int, progress: Progress, large: int, *, of: int = 0
) -> None:
    """Fold what stands outside a segment into it where that is much: the new facts as a generation of
    their own, unless so many others changed that all is gathered anew."""
    from knowledge.storage.postings import GENERATIONS

    (*_, generations) = _do(raw, "segment", scope=scope).fetchone()
    counts: dict[int, int] = dict(_do(raw, "count_outside", scope=scope).fetchall())
    fresh, changed, outside = counts.get(0, 0), counts.get(1, 0), large // _SHARE
    if changed > outside or (fresh > outside and generations >= GENERATIONS):
        build(raw, scope, change, progress, of=of)
    elif fresh > outside:
        _add_to(raw, scope, change)


def is_due(raw: Any, large: int) -> bool:
    """Whether some event ought to have a segment, or have more folded into it."""
    if _do(raw, "unsegmented", large=large).fetchone() is not None:
        return True
    return any(
        count > large // _SHARE
        for scope, *_ in _do(raw, "segments").fetchall()
        for _, count in _do(raw, "count_outside", scope=scope)
    )


def fold_due(raw: Any, large: int, progress: Progress) -> None:
    """Make and bring up to date the segments that are due, inside the caller's transaction."""
    ((change,),) = _do(raw, "next_change").fetchall()
    for scope, *_ in _do(raw, "segments").fetchall():
        settle(raw, scope, change, progress, large)
    for (scope,) in _do(raw, "unsegmented", large=large).fetchall():
        ((facts, *_),) = _do(raw, "statistics", scope=scope).fetchall()
        build(raw, scope, change, progress, of=facts)
