"""Texts of every kind come back as they were given; those that no engine can keep are refused."""

import pytest

from knowledge.errors import BadInput
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD, FULL, ids, keep, pack
from tests.contract.records import fact as made
from tests.contract.test_keeping import gap
from tests.contract.test_layers import added, edit
from tests.contract.test_posts import post

TEXTS = (
    "",
    "Naïve café – “quoted”",
    "Вода поднялась",
    "Қанша адам ұшты? Ңөүһі",
    "🔥 👩‍🚒 🇰🇿",
    "e\u0301a\u0308Z\u0351\u036b",
    "\u202eright to left\u202c",
    "a'b\"c\\d | & ! $1 :name ::x %s {}",
    "tab\tline\nend\r\n",
    "\x01\x7f\ufffe\ufeff",
    "\U0010ffff",
    "long " * 20_000,
    "x" * 5_000,
)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
async def test_text_comes_back_as_it_was_given(store: FactStore, text: str) -> None:
    await store.posts.keep(post("m1", view=text, context=text, message=70))
    kept = await store.posts.post("m1")
    assert kept is not None
    assert (kept.view, kept.context) == (text, text)
    await store.posts.save_note("n", text)
    assert await store.posts.note("n") == text
    await keep(store, pack(*FULL.facts, made("RF-0009", f"Told: {text}")))
    (told,) = await store.facts((FLOOD,), ("RF-0009",))
    assert told.statement == f"Told: {text}"
    assert "RF-0009" in ids(await store.facts((FLOOD,)))
    assert [each for each in await store.check(deep=True) if not each.ok] == []


async def test_nul_is_refused_in_plain_text_and_nothing_is_kept(store: FactStore) -> None:
    await keep(store, FULL)
    with pytest.raises(BadInput, match="NUL"):
        await store.posts.keep(post("m1", view="a\0b"))
    with pytest.raises(BadInput, match="NUL"):
        await store.keeps.note_gap(gap(label="a\0b"))
    with pytest.raises(BadInput, match="NUL"):
        await edit(store, 0, added("A\0", "Dams held."))
    with pytest.raises(BadInput, match="NUL"):
        await keep(store, pack(made("A\0", "Dams held.")))
    assert await store.posts.post("m1") is None
    assert len(await store.facts((FLOOD,))) == 3


async def test_half_a_character_is_refused_and_nothing_is_kept(store: FactStore) -> None:
    await keep(store, FULL)
    with pytest.raises(UnicodeEncodeError):
        await store.posts.keep(post("m1", view="a\ud800b"))
    with pytest.raises(UnicodeEncodeError):
        await keep(store, pack(made("A-1", "Dams \ud800 held.")))
    assert await store.posts.post("m1") is None
    assert await store.posts.claim("k", at=AT)
    assert len(await store.facts((FLOOD,))) == 3
