"""The index made anew, after a release that makes other tokens of the same words."""

from functools import partial
from typing import Any, Final

from knowledge.codec import fact_from_dict, name_from_dict
from knowledge.document import describe
from knowledge.models import Name
from knowledge.storage.dialect import queries_of, transaction
from knowledge.storage.fingerprint import NOTE, fingerprint, is_indexed
from knowledge.storage.interface import LARGE, Progress
from knowledge.storage.listed import keep_terms, name_rows
from knowledge.storage.packing import pack as packed
from knowledge.storage.packing import plain
from knowledge.storage.reading import decoded
from knowledge.storage.ready import Terms
from knowledge.storage.rows import document_values
from knowledge.storage.segments import Entries, build, fold_due, is_due, is_segmented

__all__ = ["reindex", "reindex_edits"]

_STEP: Final = 200
_OVERLAYS: Final = 7
"""The column of an event's row that tells which pack it lies over."""


def reindex(raw: Any, progress: Progress, *, large: int = LARGE) -> int:
    """Bring every index entry and word count up to this release; how many entries were other ones.

    Also makes the segments that are due. All or nothing; what ``progress`` raises undoes it. It counts
    facts.
    """
    with transaction(raw):
        changed = 0
        if not is_indexed(raw):
            changed = _Anew(raw, progress).run()
            raw.execute(queries_of(raw)["put_note"], {"name": NOTE, "text": fingerprint()})
        if is_due(raw, large):
            fold_due(raw, large, progress)
        return changed


def reindex_edits(raw: Any, scope: int, slug: str, change: int) -> None:
    """Bring the entries of edited facts up to the names of the pack that their event holds now, which
    they are told and placed by."""
    anew = _Anew(raw, lambda done, total: None)
    for row in raw.execute(queries_of(raw)["every_event"]).fetchall():
        if row[_OVERLAYS] == scope:
            anew.event(scope=row[0], slug=slug, pack=scope, change=change)


class _Anew:
    def __init__(self, raw: Any, progress: Progress) -> None:
        self._raw = raw
        self._sql = queries_of(raw)
        self._progress = progress
        self._done = 0
        self._total = 0

    def _all(self, query: str, /, **values: object) -> list[Any]:
        found: list[Any] = self._raw.execute(self._sql[query], values).fetchall()
        return found

    def run(self) -> int:
        ((self._total,),) = self._all("count_facts")
        ((change,),) = self._all("next_change")
        changed = 0
        for row in self._all("every_event"):
            moved = self.event(
                scope=row[0], slug=row[1].partition("#")[0], pack=row[_OVERLAYS], change=change
            )
            changed += moved
        return changed

    def event(self, *, scope: int, slug: str, pack: int | None, change: int) -> int:
        """Do it for one layer of an event; how many of its entries were other ones."""
        names: dict[str, Name] = {}
        lower = [number for (number,) in self._all("lower_layers", pack=pack, scope=scope)]
        for layer in (*lower, scope):
            for _, body in name_rows(self._raw, layer):
                name = decoded("a name", body, partial(name_from_dict, scope=slug))
                names[name.id] = name
        terms = Terms()
        changed = 0
        # A segment is gathered anew as a whole.
        anew = is_segmented(self._raw, scope)
        entries = Entries(self._raw, scope, change, anew=anew)
        for row, fact_id, *_, body, fields, tokens, _, _ in self._all("every_fact", scope=scope):
            self._told()
            if fields is None:
                continue
            what = f"the fact {fact_id}"
            document = describe(decoded(what, body, partial(fact_from_dict, scope=slug)), names)
            terms.add(document)
            made = document_values(scope, document)
            if made[0] == plain(fields) and tokens in ("", made[1]):
                continue
            changed += 1
            entries.put(row, *made, packed(made[0]) if anew else None)
        if changed and anew:
            build(self._raw, scope, change, self._progress)
        if changed:
            self._count(scope, terms, change, packs=anew)
        return changed

    def _told(self) -> None:
        self._done += 1
        if self._done % _STEP == 0 or self._done == self._total:
            self._progress(self._done, self._total)

    def _count(self, scope: int, terms: Terms, change: int, *, packs: bool) -> None:
        keep_terms(self._raw, scope, terms.rows(), packs=packs)
        self._all("recount_layer", layer=scope, facts=terms.facts, words=terms.words)
        self._all("touch_layer", layer=scope, change=change)
