"""Which posts show a fact, and which could not be changed: what corrections go by."""

from typing import Any

import pytest

from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Post, PostedFact, PostStore
from tests.contract.records import AT


def post(key: str, **more: Any) -> Post:
    how: dict[str, Any] = {"body": "{}", "created": AT, **more}
    return Post(key, "answer", 11, **how)


@pytest.fixture
def posts(store: FactStore) -> PostStore:
    return store.posts


async def test_posts_citing_a_fact_are_those_of_a_guild_not_too_old_nor_too_many(
    posts: PostStore,
) -> None:
    shown = (PostedFact("river", "RF-1", 1),)
    for number, guild in enumerate((5, 6, 5, 0), 1):
        made = post(f"m{number}", message=number, guild=guild, facts=shown, created=AT + number)
        await posts.keep(made)

    async def keys(**how: int) -> list[str]:
        return [each.key for each in await posts.citing("river", "RF-1", **how)]

    assert await keys() == ["m4", "m3", "m2", "m1"]
    assert await keys(guild=5) == ["m3", "m1"]
    assert await keys(guild=0) == ["m4"]
    assert await keys(since=AT + 3) == ["m4", "m3"]
    assert await keys(limit=2) == ["m4", "m3"]


async def test_posts_whose_change_was_given_up_are_told(posts: PostStore) -> None:
    for number, key in enumerate(("a", "b", "c"), 1):
        await posts.keep(post(key, message=number, created=AT + number))
    await posts.queue(post("d", created=AT + 9))
    for key in ("a", "b"):
        await posts.revise(post(key, body="{}"), at=AT + 10)
    await posts.give_up("d", at=AT + 10)
    assert await posts.unchanged(since=AT) == ()
    for key in ("a", "b"):
        await posts.give_up(key, at=AT + 11)
    assert [each.key for each in await posts.unchanged(since=AT)] == ["b", "a"]
    assert [each.key for each in await posts.unchanged(since=AT + 2)] == ["b"]
    await posts.revise(post("b", body="{}"), at=AT + 12)
    assert [each.key for each in await posts.unchanged(since=AT)] == ["a"]


async def test_cited_facts_are_told_in_each_revision_that_is_shown(posts: PostStore) -> None:
    first, second = PostedFact("river", "RF-1", 1), PostedFact("river", "RF-1", 2)
    other = PostedFact("river", "RF-0", 7)
    await posts.keep(post("a", message=1, facts=(second, other)))
    await posts.keep(post("b", message=2, facts=(second, first, PostedFact("lake", "L-1", 1))))
    assert await posts.cited("river") == (other, first, second)
    assert await posts.cited("river", since=AT + 1) == ()
    await posts.remove("a", at=AT)
    assert await posts.cited("river") == (first, second)
