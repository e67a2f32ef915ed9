"""Edits by hand in SQLite: one change set is one unit of work; see ``FactStore.edit``."""

import json
from dataclasses import astuple, dataclass, replace
from typing import Any, Final

from knowledge.codec import canonical, fact_to_dict, name_to_dict, source_to_dict
from knowledge.errors import NotFound, Refused, Remark
from knowledge.flow import IndexDocument
from knowledge.models import Fact, FactState, RevisionAction
from knowledge.storage.chain import actor_id, actor_text, witness
from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.documents import read_document
from knowledge.storage.edited import receipt
from knowledge.storage.editing import (
    AuditEntry,
    ChangeSet,
    Edit,
    EditConflict,
    Edited,
    Moved,
    Receipt,
)
from knowledge.storage.failures import Unreadable
from knowledge.storage.layers import layer_slug
from knowledge.storage.loading import revision_hash
from knowledge.storage.posts import queue_post
from knowledge.storage.proposals import accept_proposal
from knowledge.storage.reading import Reader
from knowledge.storage.ready import day_values, detail_rows, statement_length
from knowledge.storage.rows import DETAILS, document_values
from knowledge.storage.segments import Entries

__all__ = ["make_edits"]

_ADDED: Final = 1_000_000
"""Position of the first fact that a layer adds: after those of every pack."""


def make_edits(raw: Any, reader: Reader, guild: int, changes: ChangeSet) -> Receipt:
    """Do all of it, or raise before anything is kept: the caller undoes what was begun."""
    return _Making(raw, reader, guild, changes).run()


@dataclass(frozen=True, slots=True)
class _Head:
    """A fact in one layer. ``row`` is 0 where the layer does not have it."""

    row: int = 0
    revision: int = 0
    retracted: bool = False
    released: bool = False
    position: int = 0
    based: int = 0

    @property
    def shows(self) -> bool:
        """Whether this layer decides what is read."""
        return bool(self.row) and not self.released


class _Making:
    def __init__(self, raw: Any, reader: Reader, guild: int, changes: ChangeSet) -> None:
        self._raw = raw
        self._reader = reader
        self._guild = guild
        self._changes = changes
        self._sql = queries_of(raw)
        self._layers: dict[str, tuple[int, tuple[int, ...]]] = {}
        """For each event the number of the layer that edits, and those below it, uppermost first."""
        self._change = 0
        self._actor = 0

    def _do(self, name: str, /, **values: object) -> Any:
        return self._raw.execute(self._sql[name], writable(values))

    def run(self) -> Receipt:
        changes = self._changes
        known = receipt(self._raw, changes.key)
        if known is not None:
            return known
        self._stand_still()
        counted = self._do("next_change").fetchone()
        if counted is None:
            raise Unreadable("the number of the last change")
        self._change = counted[0]
        self._actor = actor_id(self._raw, changes.editor)
        self._list()
        edited = tuple(self._make(edit) for edit in changes.edits)
        for layer, _ in self._layers.values():
            self._do("touch_layer", layer=layer, change=self._change)
        self._decide(edited)
        for post in changes.tell(edited) if changes.tell else ():
            queue_post(self._raw, post)
        kept = json.dumps([astuple(each) for each in edited])
        self._do("put_change_set", key=changes.key, at=changes.at, receipt=kept)
        return Receipt(edited)

    def _stand_still(self) -> None:
        """Raises ``Moved`` where the events were edited since these edits were looked at."""
        seen = self._changes.edition
        if seen is None:
            return
        edited = dict.fromkeys(each.fact.scope for each in self._changes.edits)
        scopes = self._changes.looked_at or tuple(edited)
        if self._reader.version(self._raw, self._guild, scopes) != seen:
            told = "The record was edited at the same moment; try again."
            raise Moved(Remark(told, "edited-meanwhile"))

    def _list(self) -> None:
        """Put new sources and names into the layer that edits."""
        for source in self._changes.sources:
            body = canonical(source_to_dict(source))
            self._do("put_source", scope=self._layer(source.scope), id=source.id, body=body)
        for name in self._changes.names:
            body = canonical(name_to_dict(name))
            self._do("put_name", scope=self._layer(name.scope), id=name.id, body=body)

    def _decide(self, edited: tuple[Edited, ...]) -> None:
        number = self._changes.decides
        if not number:
            return
        came = edited[0].fact if edited else ""
        at = self._changes.at
        reviewer = actor_id(self._raw, self._changes.reviewer or self._changes.editor)
        accepted = accept_proposal(self._raw, self._guild, number, reviewer, at, came, "")
        if not accepted:
            told = f"Proposal {number} does not wait any more; look at the queue again."
            raise Refused(Remark(told, "proposal-settled", number=number))
        entry = AuditEntry(0, at, actor_text(reviewer), self._guild, "accept", note=str(number))
        witness(self._raw, entry)

    def _layer(self, slug: str) -> int:
        """The layer that edits, made when there is none yet."""
        return self._stack(slug)[0]

    def _stack(self, slug: str) -> tuple[int, tuple[int, ...]]:
        if slug not in self._layers:
            rows = self._do("layers_of", slug=slug, guild=self._guild).fetchall()
            if not rows:
                told = f"There is no event “{slug}” here."
                raise NotFound(Remark(told, "no-event", asked=slug))
            pack = next(number for number, overlays, _ in rows if overlays is None)
            above = {owner: number for number, overlays, owner in rows if overlays is not None}
            mine = above.pop(self._guild, None) or self._new_layer(pack, slug)
            self._layers[slug] = mine, (*above.values(), pack)
        return self._layers[slug]

    def _new_layer(self, pack: int, slug: str) -> int:
        values = {
            "pack": pack,
            "slug": layer_slug(slug, self._guild),
            "guild": self._guild,
            "body": "{}",
        }
        return int(self._do("add_layer", **values).fetchone()[0])

    def _head(self, layer: int, fact: str) -> _Head:
        row = self._do("head", scope=layer, fact=fact).fetchone()
        return _Head(row[0], row[1], bool(row[2]), bool(row[3]), *row[4:]) if row else _Head()

    def _make(self, edit: Edit) -> Edited:
        layer, lower = self._stack(edit.fact.scope)
        fact = edit.fact
        if not fact.id:
            fact = replace(fact, id=self._new_id(layer, fact.scope))
        mine = self._head(layer, fact.id)
        below = next(
            (head for number in lower if (head := self._head(number, fact.id)).shows), _Head()
        )
        seen = mine if mine.shows else below
        if seen.revision != edit.expected:
            raise self._conflict(fact)
        number = self._newest(fact) + 1
        based = mine.based if mine.shows and not edit.rebase else below.revision
        body = canonical(fact_to_dict(fact))
        self._revise(layer, fact.id, number, edit, body)
        row = self._stand(layer, fact, mine, below, number, based, edit)
        self._index(layer, row, edit.document if edit.state is FactState.STANDS else None)
        return Edited(fact.scope, fact.id, number, edit.action)

    def _newest(self, fact: Fact) -> int:
        """The newest revision of a fact in whatever layer: no two of its revisions have one number."""
        (newest,) = self._do("newest_anywhere", slug=fact.scope, fact=fact.id).fetchone()
        return newest or 0

    def _conflict(self, fact: Fact) -> EditConflict:
        # What may be rolled back is nothing that others should be told by what this reader remembers.
        found = Reader().facts(self._raw, self._guild, (fact.scope,), (fact.id,))
        told = (
            f"The fact {fact.id} was changed by somebody else meanwhile; look at it as it is now and "
            "try again."
        )
        current = found[0] if found else None
        return EditConflict(
            Remark(told, "edit-conflict", fact=fact.id), fact.scope, fact.id, current
        )

    def _new_id(self, layer: int, slug: str) -> str:
        given, body = self._do("give_id", layer=layer, slug=slug).fetchone()
        prefix = json.loads(body).get("prefix") or slug[:2].upper()
        return f"{prefix}-{'G' if self._guild else 'H'}{given:03d}"

    def _stand(
        self,
        layer: int,
        fact: Fact,
        mine: _Head,
        below: _Head,
        number: int,
        based: int,
        edit: Edit,
    ) -> int:
        """Make the layer's row of the fact, and all that is told by it, what the edit says."""
        stands = edit.state is FactState.STANDS
        days = day_values(fact) if stands else {"first": None, "last": None, "day_class": None}
        values = {
            "revision": number,
            "retracted": int(not stands),
            "released": int(edit.state is FactState.RELEASED),
            "based": based,
            **days,
        }
        if mine.row:
            row = mine.row
            self._do("move_layer_head", row=row, scope=layer, **values)
            for _, _, clear, _ in DETAILS:
                self._do(clear, scope=layer, fact=fact.id)
        else:
            place = below.position if below.row else _ADDED + self._change
            found = self._do("add_layer_fact", scope=layer, id=fact.id, position=place, **values)
            row = int(found.fetchone()[0])
        if stands:
            adding = {word: add for word, add, _, _ in DETAILS}
            for word, detail in detail_rows(fact):
                self._do(adding[word], scope=layer, fact=fact.id, **detail)
        return row

    def _revise(self, layer: int, fact: str, number: int, edit: Edit, body: str) -> None:
        changes = self._changes
        implied = FactState.RETRACTED if edit.action is RevisionAction.RETRACT else FactState.STANDS
        state = "" if edit.state is implied else str(edit.state)
        action = str(edit.action)
        parts = (action, state, changes.reason, changes.at, body)
        digest = revision_hash(fact, number, *parts)
        self._do(
            "add_layer_revision",
            scope=layer,
            fact=fact,
            number=number,
            action=action,
            reason=changes.reason,
            actor=actor_text(self._actor),
            at=changes.at,
            body=body,
            hash=digest,
            state=state,
        )
        entry = AuditEntry(
            number=0,
            at=changes.at,
            actor=actor_text(self._actor),
            guild=self._guild,
            action=action,
            scope=edit.fact.scope,
            fact=fact,
            revision=number,
            digest=digest,
            note=changes.deed,
        )
        witness(self._raw, entry)

    def _index(self, layer: int, row: int, document: IndexDocument | None) -> None:
        """Put the entry of the fact into the index in place of the one before, and count its words."""
        entries = Entries(self._raw, layer, self._change)
        held = entries.drop(row)
        if held is not None:
            self._count(layer, read_document(str(row), held), -1)
        if document is not None:
            entries.put(row, *document_values(layer, document))
            self._count(layer, document, 1)

    def _count(self, layer: int, document: IndexDocument, by: int) -> None:
        words = dict(document.surfaces)
        self._raw.executemany(
            self._sql["count_term"],
            [
                {"scope": layer, "token": token, "by": by, "surface": words.get(token, "")}
                for token in document.tokens
            ],
        )
        self._do("drop_unused_terms", scope=layer)
        length = by * statement_length(document)
        self._do("count_layer", layer=layer, facts=by, words=length)
