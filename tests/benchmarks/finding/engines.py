"""Other search engines, each in its best setting; run by an interpreter that has them installed.

Nothing of the product is imported here. All get the same passages, and of a question the words that are in no
list of common words, any of which may match; ranking is what each does by itself:

- ``fts5`` and ``fts5-porter``: SQLite's full-text search by its two tokenisers, ordered by ``bm25()``.
- ``tantivy``: its English stemmer. ``xapian``: its English stemmer and BM25 as it is.
- ``bm25s`` (Lucene's formula) and ``rank-bm25`` (Okapi): words stemmed by Snowball's English.
- ``rapidfuzz``: ``token_set_ratio`` of every passage; only where there are few.
"""

import json
import re
import sqlite3  # noqa: TID251 - others run where only the standard library's is
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final

__all__ = ["ENGINES", "main"]

_WORD: Final = re.compile(r"[^\W_]+")
_TOP: Final = 10
_MOST_SCANNED: Final = 6_000

Texts = Sequence[tuple[str, str]]
"""Ids and texts of passages."""
Search = Callable[[Sequence[str]], list[str]]
"""From the words of a question to ids, best first."""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _fts5(tokeniser: str) -> Callable[[Texts], Search]:
    def build(texts: Texts) -> Search:
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

        return search

    return build


def _tantivy(texts: Texts) -> Search:
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

    return search


def _xapian(texts: Texts) -> Search:
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

    return search


def _bm25s(texts: Texts) -> Search:
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

    return search


def _rank_bm25(texts: Texts) -> Search:
    stem = import_module("Stemmer").Stemmer("english").stemWords
    index = import_module("rank_bm25").BM25Okapi([stem(_words(text)) for _, text in texts])

    def search(words: Sequence[str]) -> list[str]:
        scores = index.get_scores(stem(list(words)))
        best = sorted(range(len(texts)), key=lambda at: (-scores[at], at))[:_TOP]
        return [texts[at][0] for at in best if scores[at] > 0]

    return search


def _rapidfuzz(texts: Texts) -> Search:
    if len(texts) > _MOST_SCANNED:
        raise ImportError(f"a scan of more than {_MOST_SCANNED} passages takes too long")
    rapidfuzz: Any = import_module("rapidfuzz")
    plain = [" ".join(_words(text)) for _, text in texts]

    def search(words: Sequence[str]) -> list[str]:
        scorer = rapidfuzz.fuzz.token_set_ratio
        found = rapidfuzz.process.extract(" ".join(words), plain, scorer=scorer, limit=_TOP)
        return [texts[at][0] for *_, at in found]

    return search


ENGINES: Final[Mapping[str, Callable[[Texts], Search]]] = {
    "fts5": _fts5("unicode61 remove_diacritics 2"),
    "fts5-porter": _fts5("porter unicode61 remove_diacritics 2"),
    "tantivy": _tantivy,
    "xapian": _xapian,
    "bm25s": _bm25s,
    "rank-bm25": _rank_bm25,
    "rapidfuzz": _rapidfuzz,
}


def main(name: str) -> None:
    """Answer the questions that come in as JSON; an engine that is not there is said so."""
    asked = json.load(sys.stdin)
    stop = frozenset(asked["stop"])
    try:
        search = ENGINES[name]([(passage, text) for passage, text in asked["passages"]])
    except ImportError as error:
        json.dump({"absent": str(error)}, sys.stdout)
        return
    found = []
    for question in asked["questions"]:
        words = list(dict.fromkeys(word for word in _words(question) if word not in stop))
        found.append(search(words) if words else [])
    json.dump({"found": found}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
