"""The source that a draft cites: one that is known, or a new one with an address that can be trusted."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from knowledge.entry.naming import slug_of
from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.models import Source
from knowledge.text import fold

__all__ = ["Cited", "find_sources"]

_URL: Final = re.compile(r"\b[a-z][a-z0-9+.-]{1,12}://\S+|\bwww\.\S+", re.I)
_PARAGRAPH: Final = re.compile(
    r"[,;]?\s*(?:¶|§|\bpara(?:graph)?\.?|\bp(?:age|p)?\.?)\s*(?P<number>[0-9]{1,5})\s*$", re.I
)
_SHOWN: Final = 5
_LONGEST: Final = 500
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.I)
_EXAMPLE: Final = "Title, Publisher, https://…"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the paragraph that was typed with it, 0 for none. ``new`` when not on record."""

    source: Source
    paragraph: int = 0
    new: bool = False


def find_sources(
    typed: str, sources: Sequence[Source], scope: str
) -> tuple[tuple[Cited, ...], list[Finding]]:
    """The sources of the field, several with ``;`` between, and what is wrong with them."""
    findings: list[Finding] = []
    cited: list[Cited] = []
    known = list(sources)
    for part in re.split(r";\s+|;$", typed):
        text = " ".join(part.split())
        if not text:
            continue
        found, remarks = _find(text, known, scope)
        findings += remarks
        if found is not None:
            cited.append(found)
            known.append(found.source)
    if not cited and not findings:
        findings.append(_required(sources))
    return tuple(cited), findings


def _required(sources: Sequence[Source]) -> Finding:
    known = tuple(source.id for source in sources[:_SHOWN])
    told = f"A fact needs a source: its address, or “{_EXAMPLE}”."
    if known:
        told = f"{told[:-1]}; on record are: {', '.join(known)}."
        remark = Remark(told, "entry-no-source-known", example=_EXAMPLE, sources=known)
        return Finding(Level.REFUSAL, "source", remark, known[0] if len(sources) == 1 else "")
    return Finding(Level.REFUSAL, "source", Remark(told, "entry-no-source", example=_EXAMPLE))


def _find(text: str, sources: Sequence[Source], scope: str) -> tuple[Cited | None, list[Finding]]:
    paragraph = 0
    if match := _PARAGRAPH.search(text):
        text, paragraph = text[: match.start()].strip(" ,;"), int(match["number"])
    url = match.group().rstrip(".,);") if (match := _URL.search(text)) else ""
    if (known := _known(text, url, sources)) is not None:
        return Cited(known, paragraph), []
    if not url:
        told = f"“{text[:60]}” is not a known source and has no address; add one if there is."
        remark = Remark(told, "entry-no-address", asked=text[:60])
        title, publisher = _titled(text)
        return _new(title, publisher or title, "", paragraph, sources, scope), [
            Finding(Level.WARNING, "source", remark)
        ]
    address, findings = _address(url)
    if address is None:
        return None, findings
    title, publisher = _titled(text.replace(url, " ").strip(" ,;–-"))
    host = (address.hostname or "").removeprefix("www.")
    title = title or _path_words(address) or host
    made = _new(title, publisher or host, address.geturl(), paragraph, sources, scope)
    told = f"This is a new source: “{title}” at {host}."
    remark = Remark(told, "entry-new-source", title=title, host=host)
    return made, [*findings, Finding(Level.NOTE, "source", remark)]


def _known(text: str, url: str, sources: Sequence[Source]) -> Source | None:
    """The source of this id or address, else the only one of this title or publisher."""
    same = _same_address(url) if url else ""
    for source in sources:
        if text == source.id or (same and same == _same_address(source.url)):
            return source
    if url:
        return None
    asked = fold(text)
    for field in ("title", "publisher"):
        found = [source for source in sources if asked and asked == fold(getattr(source, field))]
        if len(found) == 1:
            return found[0]
    return None


def _same_address(url: str) -> str:
    """An address without what makes no difference: scheme, www, a closing stroke."""
    return re.sub(r"^[a-z]+://(?:www\.)?|^www\.|/+$|#.*$", "", url.strip(), flags=re.I).lower()


def _titled(text: str) -> tuple[str, str]:
    """Title and publisher of "Title, Publisher"; the publisher is what stands behind the last comma."""
    title, _, publisher = text.strip(" ,;").rpartition(",")
    if not title:
        return publisher.strip(" “”\"'"), ""
    return title.strip(" “”\"'"), publisher.strip()


def _path_words(address: SplitResult) -> str:
    """Words of the last part of an address, which often is a title."""
    last = unquote(address.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    words = re.sub(r"[-_+]+", " ", last).strip()
    return words.capitalize() if words and not words.replace(" ", "").isdigit() else ""


def _new(
    title: str, publisher: str, url: str, paragraph: int, sources: Sequence[Source], scope: str
) -> Cited:
    taken = frozenset(source.id for source in sources)
    source = Source(slug_of(title, taken), title[:300], publisher[:300], url, scope=scope)
    return Cited(source, paragraph, new=True)


def _address(url: str) -> tuple[SplitResult | None, list[Finding]]:
    """An address that shows whom it leads to; ``None`` with the reason for one that does not."""
    full = f"https://{url}" if url.lower().startswith("www.") else url
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None, [_bad("This is no address; copy it anew.", "entry-bad-address")]
    if parts.scheme.lower() not in ("http", "https") or not host or len(full) > _LONGEST:
        return None, [
            _bad("Only addresses that begin with https:// are taken.", "entry-only-https")
        ]
    if parts.username is not None or parts.password is not None or "\\" in full:
        told = "This address names a user before its host, which hides where it leads."
        return None, [_bad(told, "entry-user-address")]
    if not _is_plain(host):
        told = f"The host “{host}” is not written in plain letters, so it may look like another."
        return None, [_bad(told, "entry-odd-host", host=host)]
    findings = list(_unsafe(parts))
    clean = _with_host(parts, host)
    return clean, findings


def _with_host(parts: SplitResult, host: str) -> SplitResult:
    """The address with its host in lower case."""
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(scheme=parts.scheme.lower(), netloc=f"{host.lower()}{port}")


def _unsafe(parts: SplitResult) -> Iterator[Finding]:
    if parts.scheme.lower() == "http":
        told = "This address begins with http://; use https:// if the site has it."
        yield Finding(
            Level.WARNING,
            "source",
            Remark(told, "entry-http"),
            parts._replace(scheme="https").geturl(),
        )


def _is_plain(host: str) -> bool:
    """Whether a host is of letters of one alphabet, and not of a coded one."""
    labels = host.split(".")
    if len(labels) < 2 or any(label.startswith("xn--") for label in labels):
        return False
    if host.isascii():
        return all(_LABEL.fullmatch(label) for label in labels)
    scripts = {
        unicodedata.name(char, "?").split(" ")[0] for char in "".join(labels[:-1]) if char.isalpha()
    }
    return len(scripts) == 1 and all(char.isalnum() or char in ".-" for char in host)


def _bad(told: str, code: str, **values: str) -> Finding:
    return Finding(Level.REFUSAL, "source", Remark(told, code, **values))
