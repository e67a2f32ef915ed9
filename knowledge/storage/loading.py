"""Writing a pack into SQLite, all or nothing: one unit of work inside one transaction."""

import hashlib
from collections import Counter
from typing import Any

from knowledge.codec import (
    canonical,
    event_to_dict,
    fact_to_dict,
    name_to_dict,
    passage_to_dict,
    source_to_dict,
)
from knowledge.flow import IndexDocument
from knowledge.models import Event, Fact, Pack, RevisionAction
from knowledge.storage.interface import LoadReceipt, Progress, StoredPack
from knowledge.storage.migrate import load_queries
from knowledge.storage.reading import scope_token

__all__ = ["body_hash", "load_pack", "transaction"]

_STEP = 500
_NEW_PACK = "pack loaded"
_CHANGED = "changed in the pack"
_GONE = "no longer in the pack"


def body_hash(body: str) -> str:
    """The hash kept beside each revision; ``verify`` finds a flipped byte by it."""
    return hashlib.sha256(body.encode()).hexdigest()


class transaction:  # noqa: N801 - reads as a statement
    """``BEGIN IMMEDIATE`` to ``COMMIT``, or ``ROLLBACK`` on any way out by an exception."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def __enter__(self) -> None:
        self._raw.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._raw.execute("COMMIT")
        elif self._raw.in_transaction:
            self._raw.execute("ROLLBACK")


def load_pack(
    raw: Any, stored: StoredPack, actor: str, at: int, progress: Progress | None
) -> LoadReceipt:
    """Make the scope hold the pack; see ``FactStore.load``."""
    with transaction(raw):
        return _Load(raw, stored, actor, at, progress).run()


class _Load:
    def __init__(
        self, raw: Any, stored: StoredPack, actor: str, at: int, progress: Progress | None
    ) -> None:
        self._raw = raw
        self._stored = stored
        self._actor = actor
        self._at = at
        self._progress = progress
        self._sql = load_queries("sqlite")
        self._scope = 0

    def _do(self, name: str, **values: object) -> Any:
        return self._raw.execute(self._sql[name], values)

    def run(self) -> LoadReceipt:
        pack = self._stored.pack
        slug = pack.event.slug
        known = self._do("event_by_slug", slug=slug).fetchone()
        if known and known[1] == self._stored.digest:
            return LoadReceipt(slug, 0, 0, 0, len(pack.facts))
        self._scope = known[0] if known else self._add_event(pack.event)
        if known:
            self._do("change_event", scope=self._scope, **_event_values(pack.event))
        self._replace_lists(pack)
        receipt = self._facts(pack, slug)
        self._count()
        return receipt

    def _add_event(self, event: Event) -> int:
        return int(self._do("add_event", slug=event.slug, **_event_values(event)).fetchone()[0])

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
        for at, fact in enumerate(pack.facts):
            document = self._stored.documents[at]
            head = heads.pop(fact.id, None)
            body = canonical(fact_to_dict(fact))
            if head is None:
                self._add(fact, at, body, document)
                added += 1
            elif head[2] or head[4] != body_hash(body):
                self._change(fact, head, at, body, document)
                corrected += 1
            else:
                self._do("move_position", row=head[0], position=at)
                self._index(head[0], document, replaces=True)
                unchanged += 1
            if self._progress and ((at + 1) % _STEP == 0 or at + 1 == len(pack.facts)):
                self._progress(at + 1, len(pack.facts))
        gone = [(fact, head) for fact, head in heads.items() if not head[2]]
        for fact_id, head in gone:
            self._retract(fact_id, head)
        return LoadReceipt(slug, added, corrected, len(gone), unchanged)

    def _add(self, fact: Fact, at: int, body: str, document: IndexDocument) -> None:
        found = self._do(
            "add_fact", scope=self._scope, id=fact.id, position=at, **_day_values(fact)
        )
        (row,) = found.fetchone()
        self._revise(fact.id, 1, RevisionAction.ADD, _NEW_PACK, body)
        self._details(fact)
        self._index(row, document, replaces=False)

    def _change(
        self, fact: Fact, head: tuple[Any, ...], at: int, body: str, document: IndexDocument
    ) -> None:
        row, revision = head[0], head[1] + 1
        self._revise(fact.id, revision, RevisionAction.CORRECT, _CHANGED, body)
        self._do(
            "move_head", row=row, position=at, revision=revision, retracted=0, **_day_values(fact)
        )
        self._clear_details(fact.id)
        self._details(fact)
        self._index(row, document, replaces=True)

    def _retract(self, fact_id: str, head: tuple[Any, ...]) -> None:
        row, revision, _, position, _ = head
        history = self._do("history", scope=self._scope, fact=fact_id).fetchall()
        self._revise(fact_id, revision + 1, RevisionAction.RETRACT, _GONE, history[-1][5])
        self._do(
            "move_head",
            row=row,
            position=position,
            revision=revision + 1,
            retracted=1,
            first=None,
            last=None,
            day_class=None,
        )
        self._clear_details(fact_id)
        self._unindex(row)
        self._do("drop_document", row=row)

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
            hash=body_hash(body),
        )

    def _details(self, fact: Fact) -> None:
        scope = self._scope
        for ordinal, figure in enumerate(fact.figures):
            self._do(
                "add_figure",
                scope=scope,
                fact=fact.id,
                ordinal=ordinal,
                measure=figure.measure,
                best=float(figure.best),
                low=figure.low,
                high=figure.high,
                qualifier=str(figure.qualifier),
                unit=figure.unit,
                place=figure.place,
                grouping=figure.group,
                as_of=figure.as_of,
                cumulative=int(figure.cumulative),
                counted_by=figure.counted_by,
            )
        for ordinal, citation in enumerate(fact.citations):
            self._do(
                "add_citation",
                scope=scope,
                fact=fact.id,
                ordinal=ordinal,
                source=citation.source,
                paragraph=citation.paragraph,
                quote=citation.quote,
            )
        for part in fact.names:
            self._do("add_fact_name", scope=scope, fact=fact.id, name=part.name, role=part.role)
        for link in fact.links:
            self._do("add_link", scope=scope, fact=fact.id, kind=str(link.kind), other=link.fact)

    def _clear_details(self, fact: str) -> None:
        for clearing in ("clear_figures", "clear_citations", "clear_fact_names", "clear_links"):
            self._do(clearing, scope=self._scope, fact=fact)

    def _index(self, row: int, document: IndexDocument, *, replaces: bool) -> None:
        fields = ";".join(" ".join((name, *tokens)) for name, tokens in document.fields)
        tokens = " ".join((scope_token(self._scope), *document.tokens))
        if replaces:
            held = self._do("document", row=row).fetchone()
            if held == (fields, tokens):
                return
            self._unindex(row)
        self._do("put_document", row=row, fields=fields, tokens=tokens)
        self._do("index_document", row=row, tokens=tokens)

    def _unindex(self, row: int) -> None:
        held = self._do("document", row=row).fetchone()
        if held is not None:
            self._do("unindex_document", row=row, tokens=held[1])

    def _count(self) -> None:
        """Term statistics of the scope, and the change that readers watch."""
        counts: Counter[str] = Counter()
        surfaces: dict[str, str] = {}
        words = 0
        for document in self._stored.documents:
            counts.update(document.tokens)
            for token, word in document.surfaces:
                surfaces.setdefault(token, word)
            words += sum(len(tokens) for name, tokens in document.fields if name == "statement")
        self._do("clear_terms", scope=self._scope)
        for token in sorted(counts):
            self._do(
                "add_term",
                scope=self._scope,
                token=token,
                facts=counts[token],
                surface=surfaces.get(token, ""),
            )
        (change,) = self._do("next_change").fetchone()
        self._do(
            "finish_event",
            scope=self._scope,
            digest=self._stored.digest,
            facts=len(self._stored.documents),
            words=words,
            change=change,
        )


def _event_values(event: Event) -> dict[str, object]:
    body = canonical(event_to_dict(event))
    return {"first": event.first, "last": event.last, "body": body}


def _day_values(fact: Fact) -> dict[str, int | None]:
    if fact.when is None:
        return {"first": None, "last": None, "day_class": None}
    return {
        "first": fact.when.first,
        "last": fact.when.last,
        "day_class": fact.when.day_class,
    }
