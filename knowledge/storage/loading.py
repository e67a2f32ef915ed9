"""Writing a pack into SQLite, all or nothing: one unit of work inside one transaction."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from knowledge.codec import (
    canonical,
    fact_to_dict,
    name_to_dict,
    passage_to_dict,
    source_to_dict,
)
from knowledge.flow import IndexDocument
from knowledge.models import Event, Fact, Pack, RevisionAction
from knowledge.storage.chain import witness
from knowledge.storage.editing import AuditEntry
from knowledge.storage.failures import Unreadable
from knowledge.storage.interface import LoadReceipt, Progress, StoredPack
from knowledge.storage.migrate import load_queries
from knowledge.storage.rows import (
    DETAILS,
    Terms,
    day_values,
    detail_rows,
    document_values,
    event_values,
)

__all__ = ["load_pack", "revision_hash", "transaction"]

_STEP: Final = 500
"""Facts written between two reports of progress."""
_MANY: Final = 1000
"""Changed facts after which the full-text index is made compact again."""
_NEW_PACK: Final = "pack loaded"
_CHANGED: Final = "changed in the pack"
_GONE: Final = "no longer in the pack"


def revision_hash(
    fact: str, number: int, action: str, state: str, reason: str, at: int, body: str
) -> str:
    """The hash kept beside each revision; ``verify`` finds a flipped byte by it.

    The actor is left out: a person may be erased from the record, what was said stays provable.
    """
    told = f"{action} {state}" if state else action
    parts = (fact, str(number), told, reason, str(at), body)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@contextmanager
def transaction(raw: Any) -> Iterator[None]:
    """``BEGIN IMMEDIATE`` to ``COMMIT``, or ``ROLLBACK`` on any way out by an exception."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        yield
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def load_pack(raw: Any, stored: StoredPack, actor: str, at: int, progress: Progress) -> LoadReceipt:
    """Make the scope hold the pack; see ``FactStore.load``. What ``progress`` raises undoes all."""
    slug = stored.pack.event.slug
    held = raw.execute(load_queries("sqlite")["event_by_slug"], {"slug": slug}).fetchone()
    if held and held[1] == stored.digest:
        return LoadReceipt(slug, 0, 0, 0, len(stored.pack.facts))
    with transaction(raw):
        return _Load(raw, stored, actor, at, progress).run()


class _Load:
    def __init__(
        self, raw: Any, stored: StoredPack, actor: str, at: int, progress: Progress
    ) -> None:
        self._raw = raw
        self._stored = stored
        self._actor = actor
        self._at = at
        self._progress = progress
        self._sql = load_queries("sqlite")
        self._scope = 0
        self._change = 0

    def _do(self, name: str, /, **values: object) -> Any:
        return self._raw.execute(self._sql[name], values)

    def run(self) -> LoadReceipt:
        pack = self._stored.pack
        slug = pack.event.slug
        known = self._do("event_by_slug", slug=slug).fetchone()
        if known and known[1] == self._stored.digest:
            return LoadReceipt(slug, 0, 0, 0, len(pack.facts))
        counted = self._do("next_change").fetchone()
        if counted is None:
            raise Unreadable("the number of the last change")
        self._change = counted[0]
        self._scope = known[0] if known else self._add_event(pack.event)
        if known:
            self._do("change_event", scope=self._scope, **event_values(pack.event))
        self._replace_lists(pack)
        receipt = self._facts(pack, slug)
        self._count()
        entry = AuditEntry(0, self._at, self._actor, 0, "load", slug, digest=self._stored.digest)
        witness(self._raw, entry)
        return receipt

    def _add_event(self, event: Event) -> int:
        return int(self._do("add_event", slug=event.slug, **event_values(event)).fetchone()[0])

    def _replace_lists(self, pack: Pack) -> None:
        scope = self._scope
        for clearing in ("clear_sources", "clear_names", "clear_passages"):
            self._do(clearing, scope=scope)
        for source in pack.sources:
            body = canonical(source_to_dict(source))
            self._do("add_source", scope=scope, id=source.id, body=body)
        for name in pack.names:
            self._do("add_name", scope=scope, id=name.id, body=canonical(name_to_dict(name)))
        for passage in pack.passages:
            self._do(
                "add_passage",
                scope=scope,
                source=passage.source,
                paragraph=passage.paragraph,
                id=passage.id,
                body=canonical(passage_to_dict(passage)),
            )

    def _facts(self, pack: Pack, slug: str) -> LoadReceipt:
        heads = {head[0]: head[1:] for head in self._do("heads", scope=self._scope).fetchall()}
        added = corrected = unchanged = 0
        # Rows are given in the order of ids, so that the smaller id is found first where a limit cuts.
        order = sorted(range(len(pack.facts)), key=lambda place: pack.facts[place].id)
        for done, place in enumerate(order, start=1):
            fact, document = pack.facts[place], self._stored.documents[place]
            head = heads.pop(fact.id, None)
            body = canonical(fact_to_dict(fact))
            if head is None:
                self._add(fact, place, body, document)
                added += 1
            elif self._says(fact.id, head, body):
                self._do("move_position", row=head[0], position=place)
                self._index(head[0], document, replaces=True)
                unchanged += 1
            else:
                self._change_fact(fact, head, place, body, document)
                corrected += 1
            if done % _STEP == 0 or done == len(pack.facts):
                self._progress(done, len(pack.facts))
        gone = [(fact_id, head) for fact_id, head in heads.items() if not head[2]]
        for fact_id, head in gone:
            self._retract(fact_id, head)
        if added + corrected + len(gone) >= _MANY:
            self._do("optimize_index")
        return LoadReceipt(slug, added, corrected, len(gone), unchanged)

    def _says(self, fact_id: str, head: tuple[Any, ...], body: str) -> bool:
        """Whether a fact's newest revision stands and reads just so."""
        _, number, retracted, _, action, reason, at, kept = head
        return not retracted and kept == revision_hash(
            fact_id, number, action, "", reason, at, body
        )

    def _add(self, fact: Fact, place: int, body: str, document: IndexDocument) -> None:
        found = self._do(
            "add_fact", scope=self._scope, id=fact.id, position=place, **day_values(fact)
        )
        (row,) = found.fetchone()
        self._revise(fact.id, 1, RevisionAction.ADD, _NEW_PACK, body)
        self._details(fact)
        self._index(row, document, replaces=False)

    def _change_fact(
        self, fact: Fact, head: tuple[Any, ...], place: int, body: str, document: IndexDocument
    ) -> None:
        row, revision = head[0], self._next(fact.id)
        self._revise(fact.id, revision, RevisionAction.CORRECT, _CHANGED, body)
        days = day_values(fact)
        self._do("move_head", row=row, position=place, revision=revision, retracted=0, **days)
        self._clear_details(fact.id)
        self._details(fact)
        self._index(row, document, replaces=True)

    def _retract(self, fact_id: str, head: tuple[Any, ...]) -> None:
        row, number = head[0], self._next(fact_id)
        (body,) = self._do("body", scope=self._scope, fact=fact_id, number=head[1]).fetchone()
        self._revise(fact_id, number, RevisionAction.RETRACT, _GONE, body)
        self._do("retract_head", row=row, revision=number)
        self._clear_details(fact_id)
        self._unindex(row)
        self._do("drop_document", row=row)

    def _next(self, fact: str) -> int:
        """A number that no revision of the fact has, in whatever layer."""
        slug = self._stored.pack.event.slug
        (newest,) = self._do("newest_anywhere", slug=slug, fact=fact).fetchone()
        return int(newest) + 1

    def _revise(
        self, fact: str, number: int, action: RevisionAction, reason: str, body: str
    ) -> None:
        self._do(
            "add_revision",
            scope=self._scope,
            fact=fact,
            number=number,
            action=str(action),
            reason=reason,
            actor=self._actor,
            at=self._at,
            key=None,
            body=body,
            hash=revision_hash(fact, number, str(action), "", reason, self._at, body),
        )

    def _details(self, fact: Fact) -> None:
        adding = {word: add for word, add, _, _ in DETAILS}
        for word, values in detail_rows(fact):
            self._do(adding[word], scope=self._scope, fact=fact.id, **values)

    def _clear_details(self, fact: str) -> None:
        for _, _, clear, _ in DETAILS:
            self._do(clear, scope=self._scope, fact=fact)

    def _index(self, row: int, document: IndexDocument, *, replaces: bool) -> None:
        fields, tokens = document_values(self._scope, document)
        if replaces:
            held = self._do("document", row=row).fetchone()
            if held == (fields, tokens):
                return
            self._unindex(row)
        self._do("put_document", row=row, change=self._change, fields=fields, tokens=tokens)
        self._do("index_document", row=row, tokens=tokens)

    def _unindex(self, row: int) -> None:
        held = self._do("document", row=row).fetchone()
        if held is not None:
            self._do("unindex_document", row=row, tokens=held[1])

    def _count(self) -> None:
        """Term statistics of the scope, and the change that readers watch."""
        terms = Terms()
        for document in self._stored.documents:
            terms.add(document)
        self._do("clear_terms", scope=self._scope)
        self._raw.executemany(
            self._sql["add_term"],
            (
                {"scope": self._scope, "token": token, "facts": facts, "surface": surface}
                for token, facts, surface in terms.rows()
            ),
        )
        self._do(
            "finish_event",
            scope=self._scope,
            digest=self._stored.digest,
            facts=terms.facts,
            words=terms.words,
            change=self._change,
        )
