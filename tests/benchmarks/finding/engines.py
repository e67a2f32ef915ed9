"""Other search engines, each in its best setting; run by an interpreter that has them installed.

Nothing of the product is imported here. All get the same passages, and of a question the words that are in no
list of common words, any of which may match; ranking is what each does by itself:

- ``fts5`` and ``fts5-porter``: SQLite's full-text search by its two tokenisers, ordered by ``bm25()``.
- ``tantivy``: its English stemmer. ``xapian``: its English stemmer and BM25 as it is.
- ``bm25s`` (Lucene's formula) and ``rank-bm25`` (Okapi): words stemmed by Snowball's English.
- ``rapidfuzz``: ``token_set_ratio`` of every passage; only where there are few.

Where times are asked for (``pace.py``), they are of the processor.
"""

import gc
import json
import re
import resource
import sqlite3  # noqa: TID251 - others run where only the standard library's is
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any, Final

__all__ = ["ENGINES", "main", "resident"]

_WORD: Final = re.compile(r"[^\W_]+")
_TOP: Final = 10
_MOST_SCANNED: Final = 6_000

Texts = Sequence[tuple[str, str]]
"""Ids and texts of passages."""
Search = Callable[[Sequence[str]], list[str]]
"""From the words of a question to ids, best first."""


@dataclass(frozen=True)
class Built:
    """An index; ``size`` in bytes, 0 where it lies in no file."""

    search: Search
    size: int = 0


Build = Callable[[Texts], Built]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _fts5(tokeniser: str) -> Build:
    def build(texts: Texts) -> Built:
        base = sqlite3.connect(":memory:")
        base.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize = '{tokeniser}')")
        base.executemany(
            "INSERT INTO t (rowid, text) VALUES (?, ?)",
            ((at, text) for at, (_, text) in enumerate(texts)),
        )

        def search(words: Sequence[str]) -> list[str]:
            match = " OR ".join(f'"{word}"' for word in words)
            rows = base.execute(
                "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, _TOP)
            )
            return [texts[at][0] for (at,) in rows]

        size = base.execute("SELECT sum(length(block)) FROM t_data").fetchone()[0]
        return Built(search, size)

    return build


def _tantivy(texts: Texts) -> Built:
    tantivy: Any = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="en_stem")
    folder = tempfile.mkdtemp()
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer(64_000_000, 1)
    for passage, text in texts:
        writer.add_document(tantivy.Document(id=passage, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(words: Sequence[str]) -> list[str]:
        query = index.parse_query(" ".join(f'"{word}"' for word in words), ["text"])
        hits = searcher.search(query, _TOP).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return Built(search, sum(file.stat().st_size for file in Path(folder).iterdir()))


def _xapian(texts: Texts) -> Built:
    xapian: Any = import_module("xapian")
    base = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    stemmer = xapian.Stem("english")
    reader = xapian.TermGenerator()
    reader.set_stemmer(stemmer)
    reader.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    for passage, text in texts:
        document = xapian.Document()
        document.set_data(passage)
        reader.set_document(document)
        reader.index_text(text)
        base.add_document(document)

    def search(words: Sequence[str]) -> list[str]:
        stems = [stemmer(word.encode()).decode() for word in words]
        asking = xapian.Enquire(base)
        asking.set_query(xapian.Query(xapian.Query.OP_OR, stems))
        return [match.document.get_data().decode() for match in asking.get_mset(0, _TOP)]

    return Built(search)


def _bm25s(texts: Texts) -> Built:
    bm25s: Any = import_module("bm25s")
    stem = import_module("Stemmer").Stemmer("english").stemWords
    index = bm25s.BM25(method="lucene")
    index.index([stem(_words(text)) for _, text in texts], show_progress=False)

    def search(words: Sequence[str]) -> list[str]:
        found, scores = index.retrieve(
            [stem(list(words))], k=min(_TOP, len(texts)), show_progress=False
        )
        pairs = zip(found[0], scores[0], strict=True)
        return [texts[int(at)][0] for at, score in pairs if score > 0]

    return Built(search)


def _rank_bm25(texts: Texts) -> Built:
    stem = import_module("Stemmer").Stemmer("english").stemWords
    index = import_module("rank_bm25").BM25Okapi([stem(_words(text)) for _, text in texts])

    def search(words: Sequence[str]) -> list[str]:
        scores = index.get_scores(stem(list(words)))
        best = sorted(range(len(texts)), key=lambda at: (-scores[at], at))[:_TOP]
        return [texts[at][0] for at in best if scores[at] > 0]

    return Built(search)


def _rapidfuzz(texts: Texts) -> Built:
    if len(texts) > _MOST_SCANNED:
        raise ImportError(f"a scan of more than {_MOST_SCANNED} passages takes too long")
    rapidfuzz: Any = import_module("rapidfuzz")
    plain = [" ".join(_words(text)) for _, text in texts]

    def search(words: Sequence[str]) -> list[str]:
        scorer = rapidfuzz.fuzz.token_set_ratio
        found = rapidfuzz.process.extract(" ".join(words), plain, scorer=scorer, limit=_TOP)
        return [texts[at][0] for *_, at in found]

    return Built(search)


ENGINES: Final[Mapping[str, Build]] = {
    "fts5": _fts5("unicode61 remove_diacritics 2"),
    "fts5-porter": _fts5("porter unicode61 remove_diacritics 2"),
    "tantivy": _tantivy,
    "xapian": _xapian,
    "bm25s": _bm25s,
    "rank-bm25": _rank_bm25,
    "rapidfuzz": _rapidfuzz,
}


def resident() -> int:
    """Bytes of memory that the process holds; the most it ever held where Linux does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    held = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="ascii"))
    return int(held[1]) * 1024 if held else 0


def _texts(asked: Mapping[str, Any]) -> Texts:
    if "passages" in asked:
        return [(passage, text) for passage, text in asked["passages"]]
    with Path(asked["file"]).open(encoding="utf-8") as lines:
        return [(data["id"], data["text"]) for data in map(json.loads, lines)]


def main(name: str) -> None:
    """Answer the questions that come in as JSON; an engine that is not there is said so.

    Besides what is found it tells milliseconds a question, seconds of building, and bytes.
    """
    asked = json.load(sys.stdin)
    stop = frozenset(asked["stop"])
    texts = _texts(asked)
    gc.collect()
    before, started = resident(), process_time()
    try:
        built = ENGINES[name](texts)
    except ImportError as error:
        json.dump({"absent": str(error)}, sys.stdout)
        return
    told: dict[str, Any] = {"build": process_time() - started, "size": built.size}
    found, times = [], []
    for question in asked["questions"]:
        started = process_time()
        words = list(dict.fromkeys(word for word in _words(question) if word not in stop))
        found.append(built.search(words) if words else [])
        times.append((process_time() - started) * 1000)
    told |= {"found": found, "times": times, "resident": resident() - before}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
