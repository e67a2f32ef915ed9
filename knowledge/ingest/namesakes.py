"""Sources that bear the name of another one but lead elsewhere, so that one can pass for the other."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from knowledge.models import Source
from knowledge.text import fold

__all__ = ["host_in", "passing_for", "with_namesakes"]

_ARTICLES: Final = ("the ",)
_KEPT: Final = 32_768
"""Names and addresses that are read only once: each answer looks through all sources of its event."""


@lru_cache(maxsize=_KEPT)
def host_in(url: str) -> str:
    """The host of an address without ``www.``; empty where there is none to be read."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def passing_for(source: Source, known: Sequence[Source]) -> Source | None:
    """The source on record whose title or publisher a new one bears, though its address leads to another
    host; ``None`` where one of that name is on record at the same host, too."""
    host = host_in(source.url)
    if not host:
        return None
    names = frozenset(_names(source)) - {_letters(host)}
    found = [
        each
        for each in known
        if each.url and each.id != source.id and not names.isdisjoint(_names(each))
    ]
    elsewhere = [each for each in found if not _is_same_site(host, host_in(each.url))]
    return elsewhere[0] if elsewhere and len(elsewhere) == len(found) else None


def with_namesakes(
    cited: Iterable[Source], known: Collection[Source]
) -> frozenset[tuple[str, str]]:
    """Scope and id of those of the cited sources of which a title or publisher is borne by another one on
    record at another host."""
    return frozenset((each.scope, each.id) for each in cited if _is_doubled(each, known))


def _is_doubled(source: Source, known: Collection[Source]) -> bool:
    host = host_in(source.url)
    names = {_letters(source.title), _letters(source.publisher)} - {""}
    if not host or not names:
        return False
    return any(
        other and not _is_same_site(host, other)
        for each in known
        if _letters(each.publisher) in names or _letters(each.title) in names
        for other in (host_in(each.url),)
    )


def _names(source: Source) -> Iterator[str]:
    """What a source goes by; its host is a name, too, which another one may claim as its publisher."""
    for name in (source.title, source.publisher, host_in(source.url)):
        if letters := _letters(name):
            yield letters


@lru_cache(maxsize=_KEPT)
def _letters(name: str) -> str:
    """A name without case, marks, blanks and an article, which are easily written otherwise."""
    folded = fold(name)
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return "".join(char for char in folded if char.isalnum())


def _is_same_site(one: str, other: str) -> bool:
    """Whether two hosts are the same or one lies within the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
