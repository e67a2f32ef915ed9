"""Addresses of sources: found in what was typed, and taken only where they show whom they lead to."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, urlsplit

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.regex import regex

__all__ = [
    "address_in",
    "bad_address",
    "host_of",
    "not_of_the_web",
    "read_address",
    "same_address",
]

_URL: Final = regex(
    r"\b[a-z][a-z0-9+.-]{1,12}://\S+|\bwww\.\S+|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,12}/\S+", re.I
)
_SCHEME: Final = regex(r"[a-z][a-z0-9+.-]*://", re.I)
_LABEL: Final = regex(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?", re.I)
_LIKE_LATIN: Final = frozenset("аеёорсухѕіїјһԁԛԝӏανορ0123456789-")
"""Letters of other alphabets that Latin ones can be taken for: a word of these alone may be a forgery."""
_TRACKING: Final = regex(r"(?:utm_\w+|fbclid|gclid|yclid)=[^&]*&?", re.I)
_LONGEST: Final = 500
_CLOSING: Final = {")": "(", "]": "["}


def address_in(text: str) -> tuple[int, int, str] | None:
    """Start, end and words of the first address; what ends the sentence around it is not part of it."""
    match = _URL.search(text)
    if match is None:
        return None
    url = match.group()
    while url and (url[-1] in ".,;:!?'\"”»>" or _closes(url)):
        url = url[:-1]
    return match.start(), match.start() + len(url), url


def _closes(url: str) -> bool:
    """Whether the last character is a bracket that was opened before the address."""
    opened = _CLOSING.get(url[-1])
    return opened is not None and url.count(opened) < url.count(url[-1])


def same_address(url: str) -> str:
    """An address without what makes no difference: scheme, www, a closing stroke, marks of tracking."""
    plain = _SCHEME.sub("", url.strip(), count=1).partition("#")[0]
    host, stroke, rest = plain.partition("/")
    path, _, query = rest.rstrip("/").partition("?")
    kept = _TRACKING.sub("", query).rstrip("&")
    tail = f"{path.rstrip('/')}?{kept}" if kept else path.rstrip("/")
    return f"{host.lower().removeprefix('www.')}{stroke if tail else ''}{tail}"


def host_of(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.")


def read_address(url: str) -> tuple[SplitResult | None, list[Finding]]:
    """An address that shows whom it leads to; ``None`` with the reason for one that does not."""
    full = url if _SCHEME.match(url) else f"https://{url}"
    try:
        parts = urlsplit(full)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None, [bad_address("This is no address; copy it anew.", "entry-bad-address")]
    if len(full) > _LONGEST:
        return None, [bad_address("This is no address; copy it anew.", "entry-bad-address")]
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None, [not_of_the_web()]
    if parts.username is not None or parts.password is not None or "\\" in full:
        told = "This address names a user before its host, which hides where it leads."
        return None, [bad_address(told, "entry-user-address")]
    if not _is_plain(host):
        told = (
            f"The host “{host[:80]}” is not written in plain letters, so it may look like another."
        )
        return None, [bad_address(told, "entry-odd-host", host=host[:80])]
    netloc = f"{host.lower()}:{port}" if port else host.lower()
    clean = parts._replace(scheme=parts.scheme.lower(), netloc=netloc)
    return clean, list(_unsafe(clean))


def _unsafe(parts: SplitResult) -> Iterator[Finding]:
    if parts.scheme == "http":
        told = "This address begins with http://; use https:// if the site has it."
        better = parts._replace(scheme="https").geturl()
        yield Finding(Level.WARNING, "source", Remark(told, "entry-http"), better)


def _is_plain(host: str) -> bool:
    """Whether a host is of letters of one alphabet, not coded, and a name rather than a number."""
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or any(label.startswith("xn--") for label in labels) or labels[-1].isdigit():
        return False
    if host.isascii():
        return all(_LABEL.fullmatch(label) for label in labels)
    scripts = {
        unicodedata.name(char, "?").split(" ")[0] for char in "".join(labels[:-1]) if char.isalpha()
    }
    forged = any(not label.isascii() and _LIKE_LATIN.issuperset(label) for label in labels[:-1])
    plain = all(char.isalnum() or char in ".-" for char in host)
    return len(scripts) == 1 and plain and not forged


def not_of_the_web() -> Finding:
    """The refusal of an address of another kind."""
    return bad_address("Only addresses that begin with https:// are taken.", "entry-only-https")


def bad_address(told: str, code: str, **values: str) -> Finding:
    """The refusal of an address."""
    return Finding(Level.REFUSAL, "source", Remark(told, code, **values))
