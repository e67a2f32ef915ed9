"""Sources that bear each other's names: told apart where they lead to different hosts."""

from typing import Final

import pytest

from knowledge.ingest.namesakes import host_in, passing_for, with_namesakes
from knowledge.models import Source

POST: Final = Source("post", "River rises", "Valley Post", "https://post.example/river", scope="a")
FORGED: Final = Source("p-2", "River rises", "Valley Post", "https://evil.example/x", scope="a")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        *(("https://www.post.example/x", "post.example"), ("https://post.example", "post.example")),
        *(("", ""), ("https://[x", ""), ("no address", "")),
    ],
)
def test_the_host_of_an_address_is_read(url: str, host: str) -> None:
    assert host_in(url) == host


def test_both_of_two_that_lead_apart_are_told() -> None:
    assert with_namesakes((POST, FORGED), (POST, FORGED)) == {("a", "post"), ("a", "p-2")}


@pytest.mark.parametrize(
    "other",
    [
        Source("p-2", "Bridge closed", "Valley Post", "https://news.post.example/2"),
        Source("p-2", "Bridge closed", "Hill Post", "https://hill.example/2"),
        Source("p-2", "River rises", "Valley Post"),
        Source("p-2", "", "", "https://hill.example/2"),
    ],
)
def test_others_are_not(other: Source) -> None:
    assert with_namesakes((POST, other), (POST, other)) == frozenset()
    assert passing_for(other, (POST,)) is None


def test_the_one_it_passes_for_is_named() -> None:
    assert passing_for(FORGED, (POST,)) is POST


def test_what_it_has_itself_been_called_before_counts_for_nothing() -> None:
    assert passing_for(POST, (POST,)) is None


def test_a_source_that_is_not_cited_is_looked_at_all_the_same() -> None:
    assert with_namesakes((POST,), (POST, FORGED)) == {("a", "post")}
