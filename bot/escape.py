"""What people wrote stays text: no steering of a terminal, no live markup and no ping on Discord.

People wrote the questions and the facts, so either may hold escape sequences, markup and mentions.
``harmless`` is called at the one place where text is written to a terminal (``bot.screen``),
``discord_text`` at the one where it is laid out for Discord (``bot.layout``).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from knowledge.escapes import without_escapes
from knowledge.regex import regex

__all__ = ["REPLACEMENT", "SafeLink", "discord_text", "harmless", "safe_link", "tidy"]

REPLACEMENT: Final = "\ufffd"
"""Stands for each character that is not shown."""

SafeLink = tuple[str, str]
"""The host as shown, in ASCII, and the address."""

_UNSAFE_RANGES: Final = (
    (0x00, 0x20),
    (0x7F, 0xA0),
    (0x61C, 0x61D),
    (0x200B, 0x200C),
    (0x200E, 0x2010),
    (0x2028, 0x202F),
    (0x2060, 0x2070),
    (0xD800, 0xE000),
    (0xFEFF, 0xFF00),
    (0xFFF9, 0xFFFC),
    (0xFFFE, 0x10000),
    (0xE0000, 0xE0080),
)
"""C0 but the line break, DEL, C1, bidi marks, separators, lone surrogates, tags."""
_UNSEEN_RANGES: Final = (
    (0xAD, 0xAE),
    (0x34F, 0x350),
    (0x115F, 0x1161),
    (0x17B4, 0x17B6),
    (0x180B, 0x1810),
    (0x3164, 0x3165),
    (0xFFA0, 0xFFA1),
    (0x1D173, 0x1D17B),
    (0xE0080, 0xE1000),
)
"""Further characters that show nothing: fillers, soft hyphens, far variation selectors."""
_SPACING: Final = "\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_LONGEST_LINK: Final = 400
_NAMED: Final = regex(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,}|xn--[a-z0-9-]+)")
_LABEL: Final = regex(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_KEPT_IN_LINKS: Final = "/%:@!$&'*+,;=-._~?"


def _unsafe() -> dict[int, str]:
    table = {code: REPLACEMENT for start, end in _UNSAFE_RANGES for code in range(start, end)}
    del table[ord("\n")]
    table[ord("\t")] = " "
    return table


def _unseen() -> dict[int, str]:
    table = {
        code: ""
        for ranges in (_UNSAFE_RANGES, _UNSEEN_RANGES)
        for start, end in ranges
        for code in range(start, end)
    }
    del table[ord("\n")]
    table |= {ord(char): " " for char in _SPACING}
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    return table


_UNSAFE: Final = _unsafe()
_UNSEEN: Final = _unseen()

_LIVE: Final = regex(
    # The first of these is what the search looks for, so that it runs over ordinary letters.
    r"[\\*_~|`\[<@#:/&!](?:"
    # Pings: the server looks for these words whatever stands around them.
    r"(?P<ping>(?<=@)(?=(?i:everyone|here)))"
    # Emphasis, strikes, spoilers, code, links, mentions, and the backslash itself.
    r"|(?<=[\\*_~|`\[<])"
    # The inside of a mention, so that its raw form is not there even where backslashes are dropped.
    r"|(?<=<[@#:/&!])"
    # Addresses of any scheme, and shortcodes of emoji.
    r"|(?<=:)(?=//|[A-Za-z0-9_+~-]+:)"
    # Invitations and gifts become cards without any scheme.
    r"|(?i:(?<=discord\.gg/)|(?<=discord\.com/)|(?<=discordapp\.com/)|(?<=discord\.new/)"
    r"|(?<=discord\.gift/)|(?<=discord\.media/)|(?<=dis\.gd/))"
    r")",
)
_AT_LINE: Final = regex(r"^[^\S\n]*(?:[#>=]|[-+](?=[-#\s]|\Z)|[0-9]+[.)](?=\s|\Z))", re.MULTILINE)
"""What is markup at the beginning of a line only: headings, quotes, lists, rules."""


def harmless(text: str) -> str:
    """``text`` with every unsafe character replaced; line breaks stay. Linear in its length."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_UNSAFE)


def tidy(text: str) -> str:
    """``text`` without controls, escape sequences, marks that turn or hide text, and what shows nothing.

    For labels, which know no markup. Line breaks stay; other breaks and tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    lines = without_escapes(text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.translate(_UNSEEN)


def discord_text(text: str) -> str:
    """``text`` such that Discord shows it as it stands: no markup, link, mention or ping in it is live.

    A backslash before what would be markup, which is not shown; only the sign before "everyone" and
    "here" becomes its wide form. At most twice as long as ``tidy(text)``, made in linear time. Its
    beginning is treated as that of a line, wherever it will stand.
    """
    return _AT_LINE.sub(_backslashed, _LIVE.sub(_escaped, tidy(text)))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found.group()}" if found["ping"] is None else "\uff20"


def _backslashed(found: re.Match[str]) -> str:
    words = found.group()
    return f"{words[:-1]}\\{words[-1]}"


def safe_link(url: str) -> SafeLink | None:
    """The host and the address of a source's link that may be live; ``None`` for any other.

    Only https to a named host, without user, port, control, blank or bidi character. A host of other
    letters is told and called by its ASCII form, and refused where its letters are of several scripts,
    so that none can be taken for another.
    """
    if len(url) > _LONGEST_LINK or tidy(url) != url or any(char.isspace() for char in url):
        return None
    if "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        host = _ascii(parts)
    except ValueError:
        return None
    if not host:
        return None
    tail = "".join(_tail(parts))
    address = f"https://{host}{tail}"
    return (host, address) if len(address) <= _LONGEST_LINK else None


def _ascii(parts: SplitResult) -> str:
    """The host by its ASCII labels; empty where it is none, or where more than a host is given."""
    if parts.scheme != "https" or not parts.netloc or parts.netloc.lower() != parts.hostname:
        return ""
    host = parts.netloc.encode("idna").decode("ascii").lower()
    labels = host.split(".")
    if not _NAMED.fullmatch(host) or len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        return ""
    spelled = host.encode("ascii").decode("idna").split(".")
    return host if all(len(_scripts(label)) <= 1 for label in spelled) else ""


def _scripts(label: str) -> set[str]:
    """Which scripts the letters of a host's label are of, by the first word of their names."""
    return {unicodedata.name(char, "").partition(" ")[0] for char in label if char.isalpha()}


def _tail(parts: SplitResult) -> Iterator[str]:
    """Path, query and fragment, with all that could end a link's markup written in percent form."""
    yield quote(parts.path, safe=_KEPT_IN_LINKS)
    if parts.query:
        yield "?" + quote(parts.query, safe=_KEPT_IN_LINKS)
    if parts.fragment:
        yield "#" + quote(parts.fragment, safe=_KEPT_IN_LINKS)
