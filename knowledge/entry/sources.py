"""The source that a draft cites: one that is known, or a new one made of a title, a publisher, an address."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote

from knowledge.entry.addresses import (
    address_in,
    bad_address,
    host_of,
    not_of_the_web,
    read_address,
    same_address,
)
from knowledge.entry.hostile import clean as clean_field
from knowledge.entry.listing import bare, is_quoted, parts_in, quoted
from knowledge.entry.paragraphs import PARAGRAPH_BEHIND, no_paragraph, unread_paragraph
from knowledge.entry.records import Finding, Level
from knowledge.entry.slugs import slug_of
from knowledge.errors import Remark
from knowledge.ingest.namesakes import host_in, passing_for
from knowledge.ingest.shapes import is_visible, leads_elsewhere
from knowledge.models import Source
from knowledge.regex import regex
from knowledge.text import clean, fold

__all__ = ["Cited", "cited_sources", "find_sources", "of_new"]

_MARKDOWN: Final = regex(r"\[(?P<title>[^\[\]]{1,300})\]\(\s*<?(?P<url>[^\s<>]+?)>?\s*\)")
_LAST: Final = regex(r"\s+[.,;:]+$")
"""What is left of a sentence whose address was taken out."""
_HOST: Final = regex(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,12}", re.I)
"""A host without the rest of an address."""
_SHOWN: Final = 5
_TITLE: Final = 300
_TELLING: Final = 4
"""Letters from which on the end of an address may be a title."""
_EXAMPLE: Final = "Title, Publisher, https://…"
_EDGES: Final = " ,;:–—-|·<>()[]“”\"'"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the paragraph that was typed with it, 0 for none. ``new`` when not on record."""

    source: Source
    paragraph: int = 0
    new: bool = False


@dataclass(frozen=True, slots=True)
class _Typed:
    """What one source of the field consists of."""

    text: str
    url: str
    paragraph: int


def find_sources(
    typed: str, sources: Sequence[Source], scope: str
) -> tuple[tuple[Cited, ...], list[Finding]]:
    """The sources of the field, several with ``;`` between, and what is wrong with them."""
    findings: list[Finding] = []
    cited: list[Cited] = []
    known = list(sources)
    for text in _parts(typed, sources):
        found, remarks = _find(text, known, scope)
        findings += remarks
        if found is not None:
            cited.append(found)
            known.append(found.source)
    if not cited and not findings:
        findings.append(_required(sources))
    return tuple(cited), findings


def cited_sources(typed: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources on record that the field cites."""
    cited, _ = find_sources(clean_field(typed), sources, "")
    return tuple(each.source for each in cited if not each.new)


def _parts(typed: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """The sources of the field; one whose id or title holds a semicolon is one."""
    whole = " ".join(typed.split())
    if any(whole in (source.id, source.title) for source in sources):
        return (whole,)
    parts: list[str] = []
    for part in parts_in(typed):
        only = PARAGRAPH_BEHIND.fullmatch(part)
        if only and parts:
            parts[-1] = f"{parts[-1]} ¶ {only['number']}"
        else:
            parts.append(part)
    return tuple(parts)


def _required(sources: Sequence[Source]) -> Finding:
    often = Counter(source.title for source in sources)
    known = tuple(
        quoted(source.title) if often[source.title] == 1 else source.id
        for source in sources[:_SHOWN]
    )
    told = f"A fact needs a source: its address, or “{_EXAMPLE}”."
    if known:
        told = f"{told[:-1]}; on record are: {', '.join(known)}."
        remark = Remark(told, "entry-no-source-known", example=_EXAMPLE, sources=known)
        return Finding(Level.REFUSAL, "source", remark, bare(known[0]) if len(sources) == 1 else "")
    return Finding(Level.REFUSAL, "source", Remark(told, "entry-no-source", example=_EXAMPLE))


def _find(text: str, sources: Sequence[Source], scope: str) -> tuple[Cited | None, list[Finding]]:
    exact = _only(each for each in sources if text == each.id) or _only(
        each for each in sources if text == each.title
    )
    if exact is not None:
        return Cited(exact), []
    typed = _read(text)
    if unread := unread_paragraph(typed.text):
        return None, [no_paragraph(unread, "source")]
    return _look_up(typed, sources, scope)


def _look_up(
    typed: _Typed, sources: Sequence[Source], scope: str
) -> tuple[Cited | None, list[Finding]]:
    """The source on record that is meant, else a new one."""
    if (known := _known(typed, sources)) is not None:
        return Cited(known, typed.paragraph), []
    if there := _at_host(typed, sources):
        only = _only(there)
        return (Cited(only, typed.paragraph), []) if only else (None, [_which_there(there)])
    if typed.url:
        return _at_address(typed, sources, scope)
    if refused := _no_address(typed.text):
        return None, [refused]
    title, publisher = _titled(typed.text)
    if not is_visible(title):
        return None, [_required(sources)]
    if several := _of_title(typed.text, sources):
        return None, [_which(typed.text, several)]
    made = _new(title, publisher, "", typed.paragraph, sources, scope)
    return made, list(of_new(made.source, sources))


def _no_address(text: str) -> Finding | None:
    """The refusal of words that were meant as an address."""
    if leads_elsewhere(text):
        return not_of_the_web()
    if "://" in text:
        return bad_address("This is no address; copy it anew.", "entry-bad-address")
    return None


def _read(text: str) -> _Typed:
    """The address, the paragraph, and the other words."""
    url = ""
    if match := _MARKDOWN.search(text):
        url = match["url"]
        text = f"{text[: match.start()]} {match['title']} {text[match.end() :]}"
    elif found := address_in(text):
        start, end, url = found
        text = f"{text[:start].rstrip(' <(')} {text[end:].lstrip(' >)')}"
    words = _LAST.sub("", text.strip(" ,;"))
    paragraph = 0
    while match := PARAGRAPH_BEHIND.search(words):
        words, paragraph = words[: match.start()].strip(" ,;"), int(match["number"])
    return _Typed(" ".join(words.split()), url, paragraph)


def _at_address(
    typed: _Typed, sources: Sequence[Source], scope: str
) -> tuple[Cited | None, list[Finding]]:
    address, findings = read_address(typed.url)
    if address is None:
        return None, findings
    title, publisher = _titled(typed.text)
    host = host_of(address)
    title = title if is_visible(title) else _path_words(address) or host
    made = _new(title, publisher or host, address.geturl(), typed.paragraph, sources, scope)
    return made, [*findings, *of_new(made.source, sources)]


def of_new(source: Source, sources: Sequence[Source]) -> Iterator[Finding]:
    """What is to be said of a source that is not on record; ``sources`` are those that are."""
    host = host_in(source.url)
    if not host:
        told = (
            f"“{source.title[:60]}” is not a known source and has no address; add one if there is."
        )
        remark = Remark(told, "entry-no-address", asked=source.title[:60])
        yield Finding(Level.WARNING, "source", remark)
        return
    if known := passing_for(source, sources):
        theirs, name = host_in(known.url), (known.publisher or known.title)[:60]
        told = (
            f"“{name}” is on record at {theirs}, but this address leads to {host}; "
            "make sure that it is theirs, too."
        )
        remark = Remark(told, "entry-other-host", name=name, known=theirs, host=host)
        yield Finding(Level.WARNING, "source", remark)
    told = f"This is a new source: “{source.title}” at {host}."
    remark = Remark(told, "entry-new-source", title=source.title, host=host)
    yield Finding(Level.NOTE, "source", remark)


def _known(typed: _Typed, sources: Sequence[Source]) -> Source | None:
    """The source of this address or id, else the only one of this title or publisher."""
    if typed.url:
        same = same_address(typed.url)
        found = [each for each in sources if each.url and same_address(each.url) == same]
        return found[0] if found else None
    asked = fold(typed.text)
    for source in sources:
        if typed.text == source.id or (asked and asked == fold(source.id)):
            return source
    title, publisher = _titled(typed.text)
    for field in ("title", "publisher"):
        only = _only(each for each in sources if asked and asked == fold(getattr(each, field)))
        if only is not None:
            return only
    both = (fold(title), fold(publisher))
    return _only(
        each for each in sources if all(both) and both == (fold(each.title), fold(each.publisher))
    )


def _only(found: Iterable[Source]) -> Source | None:
    """The one source that was found; ``None`` for none and for several."""
    ids = {each.id: each for each in found}
    return next(iter(ids.values())) if len(ids) == 1 else None


def _at_host(typed: _Typed, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources on record that are at a host, where that is all that was typed."""
    host = (typed.url or typed.text).lower()
    if (typed.url and typed.text) or not _HOST.fullmatch(host):
        return ()
    return tuple(each for each in sources if host_in(each.url) == host.removeprefix("www."))


def _which_there(sources: Sequence[Source]) -> Finding:
    """The refusal of a host at which several sources are."""
    host = host_in(sources[0].url)
    ids = tuple(dict.fromkeys(each.id for each in sources))[:_SHOWN]
    told = (
        f"Several sources here are at {host}; write the address or the id of the one that is meant: "
        f"{', '.join(ids)}."
    )
    remark = Remark(told, "entry-several-there", host=host, sources=ids)
    return Finding(Level.REFUSAL, "source", remark)


def _of_title(text: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """The ids of the sources that have this title."""
    asked = fold(text)
    return tuple(dict.fromkeys(each.id for each in sources if asked and asked == fold(each.title)))


def _which(title: str, ids: tuple[str, ...]) -> Finding:
    """The refusal of a title that several sources have."""
    known = ", ".join(ids[:_SHOWN])
    told = f"Several sources here are called “{title[:60]}”; write the id of the one that is meant: {known}."
    remark = Remark(told, "entry-several-sources", asked=title[:60], sources=ids[:_SHOWN])
    return Finding(Level.REFUSAL, "source", remark)


def _titled(text: str) -> tuple[str, str]:
    """Title and publisher of "Title, Publisher"; the publisher is what stands behind the last comma."""
    text = text.strip(" ,;:")
    title, _, publisher = text.rpartition(",")
    if is_quoted(text) or not title.strip(_EDGES):
        return bare(text).strip(_EDGES), ""
    return title.strip(_EDGES), publisher.strip(_EDGES)


def _path_words(address: SplitResult) -> str:
    """Words of the last part of an address, which often is a title."""
    last = unquote(address.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    words = clean(re.sub(r"[-_+]+", " ", last))
    telling = sum(map(str.isalpha, words)) >= _TELLING and len(words) <= _TITLE
    return f"{words[:1].upper()}{words[1:]}" if telling else ""


def _new(
    title: str, publisher: str, url: str, paragraph: int, sources: Sequence[Source], scope: str
) -> Cited:
    taken = frozenset(source.id for source in sources)
    source = Source(slug_of(title, taken), title[:_TITLE], publisher[:_TITLE], url, scope=scope)
    return Cited(source, paragraph, new=True)
