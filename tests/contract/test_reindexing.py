"""The index after a release that makes other tokens of the same words."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.flow import IndexDocument
from knowledge.models import RevisionAction
from knowledge.storage import fingerprint
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD, FULL, stored

HERE = 501


async def older(store: FactStore) -> None:
    """A pack and an edit whose entries were made by another release: it knew other words."""
    made = stored(FULL)
    documents = tuple(_other(each) for each in made.documents)
    await store.load(replace(made, documents=documents), actor="ed", at=AT)
    first = FULL.facts[0]
    edit = Edit(first, _other(made.documents[0]), RevisionAction.CORRECT, 1)
    await store.view(HERE).edit(ChangeSet(Editor(0, "ed"), "a slip", AT, "k", (edit,)))


def _other(document: IndexDocument) -> IndexDocument:
    return replace(document, fields=(("statement", ("zebra",)),), surfaces=(("zebra", "zebra"),))


async def test_index_is_brought_up_to_this_release_in_every_layer(store: FactStore) -> None:
    await older(store)
    assert not await store.is_indexed()
    wrong = {each.name for each in await store.check(deep=True) if not each.ok}
    assert wrong == {"entries", "words"}
    seen: list[tuple[int, int]] = []
    assert await store.reindex(progress=lambda done, total: seen.append((done, total))) == 4
    assert [each for each in await store.check(deep=True) if not each.ok] == []
    assert await store.is_indexed()
    assert (await store.view(HERE).vocabulary((FLOOD,))).frequency["river"] == 1
    assert "zebra" not in (await store.vocabulary((FLOOD,))).frequency
    assert await store.reindex() == 0


async def test_index_of_this_release_is_left_as_it_is(store: FactStore) -> None:
    await store.load(stored(FULL), actor="ed", at=AT)
    before = (await store.vocabulary((FLOOD,))).version
    assert await store.reindex() == 0
    assert (await store.vocabulary((FLOOD,))).version == before


def test_fingerprint_changes_with_the_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = fingerprint.fingerprint()
    (tmp_path / "lexicon").mkdir()
    for name in ("document.py", "forms.py", "text.py", "lexicon/words.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(fingerprint, "_FOLDER", tmp_path)
    fingerprint.fingerprint.cache_clear()
    other = fingerprint.fingerprint()
    (tmp_path / "lexicon" / "words.txt").write_text("more", encoding="utf-8")
    fingerprint.fingerprint.cache_clear()
    assert len({known, other, fingerprint.fingerprint()}) == 3
    fingerprint.fingerprint.cache_clear()
