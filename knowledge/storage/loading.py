"""Writing a pack into SQLite, all or nothing: one unit of work inside one transaction."""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from knowledge.codec import canonical, passage_to_dict, source_to_dict
from knowledge.models import Event, Pack, RevisionAction
from knowledge.storage.chain import witness
from knowledge.storage.dialect import dialect_of, queries_of, transaction, writable
from knowledge.storage.editing import AuditEntry
from knowledge.storage.failures import Unreadable
from knowledge.storage.finding import scope_token
from knowledge.storage.interface import LARGE, LoadReceipt, Progress, StoredPack
from knowledge.storage.lasting import keep_used
from knowledge.storage.listed import keep_names, keep_terms
from knowledge.storage.migrate import load_file
from knowledge.storage.packing import is_sealed_with, pack, plain, seal
from knowledge.storage.ready import FactRow, MadePack, Row, Terms, fact_row, tokens_of
from knowledge.storage.reasons import OWN
from knowledge.storage.reindexing import reindex_edits
from knowledge.storage.rows import DETAILS, event_values
from knowledge.storage.segments import Entries, build, put, settle
from knowledge.storage.wordbook import kept_book, mark_of

__all__ = ["load_pack", "revision_hash"]

_STEP: Final = 500
"""Facts written between two reports of progress."""
_FACTS_A_STEP: Final = 4
"""Facts whose postings are made in the time in which one is written."""
_SQLITE: Final = "sqlite"
_LOADS: Final = "loads.sql"
_KIBIBYTES: Final = 131_072
_ADDING: Final = {word: add for word, add, _, _ in DETAILS}
_TOGETHER: Final = (
    "add_fact",
    "add_revision",
    "add_loaded",
    *_ADDING.values(),
    "put_document",
    "index_document",
    "mark_outside",
)
"""What is written of many new facts at once, in this order."""
_MANY: Final = 1000
"""Changed facts after which the full-text index is made compact again."""
_BY_NO_BOOK: Final = {"book": None, "words": None}
_NEW_PACK: Final = OWN["own-loaded"]
_CHANGED: Final = OWN["own-changed"]
_GONE: Final = OWN["own-dropped"]


def revision_hash(
    fact: str, number: int, action: str, state: str, reason: str, at: int, body: str
) -> str:
    """The hash kept beside each revision; ``verify`` finds a flipped byte by it.

    The actor is left out: a person may be erased from the record, what was said stays provable.
    """
    told = f"{action} {state}" if state else action
    parts = (fact, str(number), told, reason, str(at), body)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def load_pack(
    raw: Any,
    stored: StoredPack | MadePack,
    actor: str,
    at: int,
    progress: Progress,
    *,
    large: int = LARGE,
) -> LoadReceipt:
    """Make the scope hold the pack; see ``FactStore.load``. What ``progress`` raises undoes all.

    A pack of at least ``large`` facts gets a segment.
    """
    made = _made(stored) if isinstance(stored, StoredPack) else stored
    slug = made.pack.event.slug
    held = raw.execute(queries_of(raw)["event_by_slug"], {"slug": slug}).fetchone()
    if held and held[1] == made.digest:
        return LoadReceipt(slug, 0, 0, 0, made.count)
    with _room(raw, made.count >= large), transaction(raw):
        return _Load(raw, made, actor, at, progress, large).run()


@contextmanager
def _room(raw: Any, much: bool) -> Iterator[None]:
    """Memory for the pages of a large load, so that few are written before they are full."""
    if not much or dialect_of(raw).name != _SQLITE:
        yield
        return
    ((before,),) = raw.execute("PRAGMA cache_size").fetchall()
    raw.execute(f"PRAGMA cache_size = -{_KIBIBYTES}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA cache_size = {before}")


def _made(stored: StoredPack) -> MadePack:
    facts, terms = stored.pack.facts, Terms()

    def rows() -> Iterator[FactRow]:
        for place in sorted(range(len(facts)), key=lambda place: facts[place].id):
            document = stored.documents[place]
            terms.add(document)
            yield fact_row(place, facts[place], document)

    return MadePack(stored.pack, len(facts), rows, terms, stored.digest)


def _fields(fact: FactRow) -> bytes | None:
    return pack(fact.fields) if fact.packed else None


class _Load:
    def __init__(
        self,
        raw: Any,
        stored: MadePack,
        actor: str,
        at: int,
        progress: Progress,
        large: int,
    ) -> None:
        self._raw = raw
        self._large = large
        self._stored = stored
        self._actor = actor
        self._at = at
        self._progress = progress
        self._keeps_loads = dialect_of(raw).name == _SQLITE
        self._sql = {**(load_file(_SQLITE, _LOADS) if self._keeps_loads else {}), **queries_of(raw)}
        self._load = 0
        """Number under which the first revisions of packed facts are kept, 0 where each stands by itself."""
        self._loaded = array("Q")
        """Their rows."""
        self._scope = 0
        self._change = 0
        self._last_row = 0
        self._postings = 0
        """Steps of progress for making postings."""
        self._places = array("L")
        """Places in the pack of the facts that are new, in the order of their rows."""
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        """What is still to be written of new facts, by query."""

    def _do(self, name: str, /, **values: object) -> Any:
        return self._raw.execute(self._sql[name], writable(values))

    def run(self) -> LoadReceipt:
        pack = self._stored.pack
        slug = pack.event.slug
        known = self._do("event_by_slug", slug=slug).fetchone()
        if known and known[1] == self._stored.digest:
            return LoadReceipt(slug, 0, 0, 0, self._stored.count)
        counted = self._do("next_change").fetchone()
        if counted is None:
            raise Unreadable("the number of the last change")
        self._change = counted[0]
        self._scope = known[0] if known else self._add_event(pack.event)
        if known:
            self._do("change_event", scope=self._scope, **event_values(pack.event))
            keep_used(self._raw, self._scope, pack, self._change)
        self._entries = self._where()
        self._replace_lists(pack)
        self._postings = self._stored.count // _FACTS_A_STEP if self._entries.anew else 0
        receipt = self._facts(slug)
        if self._entries.anew:
            self._segment(fresh=receipt.added == self._stored.count)
        elif self._entries.segmented:
            settle(self._raw, self._scope, self._change, self._progress, self._large)
        self._count()
        if known:
            reindex_edits(self._raw, self._scope, slug, self._change)
        if whole := self._postings and self._stored.count + self._postings:
            self._progress(whole, whole)
        entry = AuditEntry(0, self._at, self._actor, 0, "load", slug, digest=self._stored.digest)
        witness(self._raw, entry)
        return receipt

    def _segment(self, *, fresh: bool) -> None:
        """Make the segment; of what is ``fresh`` throughout, of the postings that came with it."""
        gathered, count = self._stored.postings, self._stored.count
        if gathered is None or not fresh:
            build(self._raw, self._scope, self._change, self._progress)
            return
        whole = count + self._postings
        gathered.settle(self._places, self._last_row - count + 1)
        put(
            self._raw,
            self._scope,
            self._change,
            gathered,
            lambda done, of: self._progress(count + self._postings * done // of, whole),
        )

    def _where(self) -> Entries:
        """Where entries go: a pack that is large and has no segment yet gets one at the end."""
        entries = Entries(self._raw, self._scope, self._change)
        if self._stored.count < self._large or entries.segmented:
            return entries
        return Entries(self._raw, self._scope, self._change, anew=True)

    def _add_event(self, event: Event) -> int:
        return int(self._do("add_event", slug=event.slug, **event_values(event)).fetchone()[0])

    def _replace_lists(self, pack: Pack) -> None:
        scope = self._scope
        for clearing in ("clear_sources", "clear_passages"):
            self._do(clearing, scope=scope)
        self._raw.executemany(
            self._sql["add_source"],
            (
                {"scope": scope, "id": source.id, "body": canonical(source_to_dict(source))}
                for source in pack.sources
            ),
        )
        keep_names(self._raw, scope, pack.names, packs=self._entries.is_large)
        for passage in pack.passages:
            self._do(
                "add_passage",
                scope=scope,
                source=passage.source,
                paragraph=passage.paragraph,
                id=passage.id,
                body=canonical(passage_to_dict(passage)),
            )

    def _facts(self, slug: str) -> LoadReceipt:
        """Facts in the order of ids, so that the smaller id is found first where a limit cuts."""
        count = self._stored.count
        heads = {head[0]: head[1:] for head in self._do("heads", scope=self._scope).fetchall()}
        self._last_row = self._do("last_row").fetchone()[0] or 0
        self._begin_load()
        added = corrected = unchanged = 0
        for done, fact in enumerate(self._stored.rows(), start=1):
            head = heads.pop(fact.id, None)
            if head is None:
                self._add(fact)
                added += 1
            elif self._says(fact.id, head, fact.body):
                self._do("move_position", row=head[0], scope=self._scope, position=fact.place)
                self._entries.put(head[0], fact.fields, self._tokens(fact), _fields(fact))
                unchanged += 1
            else:
                self._change_fact(fact, head)
                corrected += 1
            if done % _STEP == 0 or done == count:
                self._write()
                self._progress(done, count + self._postings)
        self._end_load()
        gone = [(fact_id, head) for fact_id, head in heads.items() if not head[2]]
        for fact_id, head in gone:
            self._retract(fact_id, head)
        if added + corrected + len(gone) >= _MANY and not self._entries.anew:
            self._do("optimize_index")
        return LoadReceipt(slug, added, corrected, len(gone), unchanged)

    def _begin_load(self) -> None:
        """Find the number under which to keep what is said alike of each new fact."""
        if not self._keeps_loads:
            return
        number, is_known = self._do("next_load", scope=self._scope, at=self._at).fetchone()
        # Another one of the same second would stand in the same place when changes are told in order.
        self._load = 0 if is_known else number

    def _end_load(self) -> None:
        if not self._loaded:
            return
        alike = {"action": RevisionAction.ADD.value, "state": "", "reason": _NEW_PACK}
        where = {"scope": self._scope, "first": self._loaded[0], "last": self._loaded[-1]}
        when = {"at": self._at, "change": self._change}
        book = self._stored.book if self._entries.anew else b""
        by = {"book": mark_of(book), "words": kept_book(book)} if book else _BY_NO_BOOK
        self._do("add_load", number=self._load, actor=self._actor, **when, **where, **alike, **by)

    def _says(self, fact_id: str, head: tuple[Any, ...], body: str) -> bool:
        """Whether a fact's newest revision stands and reads just so."""
        _, number, retracted, _, action, reason, at, kept = head
        told = revision_hash(fact_id, number, action, "", reason, at, body)
        return not retracted and is_sealed_with(kept, told)

    def _add(self, fact: FactRow) -> None:
        """Get a new fact ready to be written; its row is the one that the engine would give it."""
        waiting, scope = self._waiting, self._scope
        self._last_row += 1
        self._places.append(fact.place)
        row, head = self._last_row, {"scope": scope, "id": fact.id, "position": fact.place}
        waiting["add_fact"].append({"row": row, **head, **fact.days})
        for word, values in fact.details:
            waiting[_ADDING[word]].append({"scope": scope, "fact": fact.id, **values})
        if self._load and fact.packed:
            self._loaded.append(row)
            packed = fact.packed if self._entries.anew else pack(fact.body)
            told = {"row": row, "load": self._load, "packed": self._sealed(fact, packed)}
            waiting["add_loaded"].append(told)
            if self._entries.anew:
                # The entry is packed with the fact.
                return
        else:
            told = self._revision(fact, 1, RevisionAction.ADD, _NEW_PACK)
            waiting["add_revision"].append(told)
        entry = self._entries.entry(row, fact.fields, self._tokens(fact), _fields(fact))
        waiting["put_document"].append(entry)
        if not self._entries.anew:
            waiting["index_document"].append(entry)
            if self._entries.segmented:
                waiting["mark_outside"].append({"scope": scope, "row": row, "held": 0})

    def _write(self) -> None:
        """Write the new facts that wait, table by table."""
        for query in _TOGETHER:
            if rows := self._waiting.pop(query, None):
                self._raw.executemany(self._sql[query], map(writable, rows))

    def _change_fact(self, fact: FactRow, head: tuple[Any, ...]) -> None:
        row, revision = head[0], self._next(fact.id)
        self._give_entry(row)
        told = self._revision(fact, revision, RevisionAction.CORRECT, _CHANGED)
        self._do("add_revision", **told)
        moved = {"position": fact.place, "revision": revision, "retracted": 0, **fact.days}
        self._do("move_head", row=row, scope=self._scope, **moved)
        self._clear_details(fact.id)
        for word, values in fact.details:
            self._do(_ADDING[word], scope=self._scope, fact=fact.id, **values)
        self._entries.put(row, fact.fields, self._tokens(fact), _fields(fact))

    def _give_entry(self, row: int) -> None:
        """What is packed with the first revision is the entry only as long as that stands."""
        if self._keeps_loads:
            self._do("give_entry", row=row)

    def _retract(self, fact_id: str, head: tuple[Any, ...]) -> None:
        row, number = head[0], self._next(fact_id)
        (body,) = self._do("body", scope=self._scope, fact=fact_id, number=head[1]).fetchone()
        self._do(
            "add_revision",
            **self._told(fact_id, number, RevisionAction.RETRACT, _GONE, plain(body)),
        )
        self._give_entry(row)
        self._do("retract_head", row=row, scope=self._scope, revision=number)
        self._clear_details(fact_id)
        self._entries.drop(row)

    def _next(self, fact: str) -> int:
        """A number that no revision of the fact has, in whatever layer."""
        slug = self._stored.pack.event.slug
        (newest,) = self._do("newest_anywhere", slug=slug, fact=fact).fetchone()
        return int(newest) + 1

    def _told(self, fact: str, number: int, action: RevisionAction, reason: str, body: str) -> Row:
        """A revision as it is added, in plain text."""
        return {
            "scope": self._scope,
            "fact": fact,
            "number": number,
            "action": action.value,
            "reason": reason,
            "actor": self._actor,
            "at": self._at,
            "key": None,
            "body": body,
            "hash": revision_hash(fact, number, action.value, "", reason, self._at, body),
            "packed": None,
        }

    def _revision(self, fact: FactRow, number: int, action: RevisionAction, reason: str) -> Row:
        """The same of a fact of the pack, packed where its facts are to be stored so."""
        told = self._told(fact.id, number, action, reason, fact.body)
        if fact.packed:
            packed = seal(str(told["hash"]), pack(fact.body))
            told |= {"body": "", "hash": "", "packed": packed}
        return told

    def _sealed(self, fact: FactRow, packed: bytes) -> bytes:
        """The packed text of a new fact behind the beginning of the hash of its first revision."""
        parts = (fact.id, 1, RevisionAction.ADD.value, "", _NEW_PACK, self._at, fact.body)
        return seal(revision_hash(*parts), packed)

    def _clear_details(self, fact: str) -> None:
        for _, _, clear, _ in DETAILS:
            self._do(clear, scope=self._scope, fact=fact)

    def _tokens(self, fact: FactRow) -> str:
        if self._entries.anew:
            return ""
        scope = scope_token(self._scope)
        tokens = fact.tokens or tokens_of(fact.fields)
        return f"{scope} {tokens}" if tokens else scope

    def _count(self) -> None:
        """Term statistics of the scope, and the change that readers watch."""
        terms = self._stored.terms
        keep_terms(self._raw, self._scope, terms.rows(), packs=self._entries.is_large)
        self._do(
            "finish_event",
            scope=self._scope,
            digest=self._stored.digest,
            facts=terms.facts,
            words=terms.words,
            change=self._change,
        )
