"""Where Discord is reached: what operators write, made the way the library wants it."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

__all__ = ["api_address", "gateway_address"]

_VERSION: Final = "v10"
"""Of Discord's API, which the library speaks."""
_API: Final = re.compile(r"(?:/api(?:/(v[0-9]{1,3}))?)?/*\Z", re.ASCII)


def api_address(text: str) -> str:
    """The base of the API's paths, from an address with or without ``/api`` and ``/api/v10``.

    Raises ``ValueError`` with what to write instead.
    """
    parts = _split(text, {"http": "http", "https": "https"}, "https://proxy.example:8080")
    found = _API.search(parts.path)
    version = found.group(1) if found else None
    if version not in (None, _VERSION):
        raise ValueError(f"Ticktock speaks {_VERSION} of the API; leave the version out")
    before = parts.path[: found.start()] if found else parts.path
    return f"{parts.scheme}://{parts.netloc}{before}/api/{_VERSION}"


def gateway_address(text: str) -> str:
    """The gateway's address, without the query that the library adds to it. Raises ``ValueError``."""
    schemes = {"ws": "ws", "wss": "wss", "http": "ws", "https": "wss"}
    parts = _split(text, schemes, "wss://proxy.example:8080")
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}"


def _split(text: str, schemes: dict[str, str], example: str) -> SplitResult:
    advice = f"write an address such as {example}"
    try:
        parts = urlsplit(text.strip())
        has_port = parts.port != 0
    except ValueError:
        raise ValueError(advice) from None
    sound = text.isascii() and text.strip().isprintable() and " " not in text.strip()
    if not (sound and has_port and parts.hostname and parts.scheme in schemes):
        raise ValueError(advice)
    if parts.username is not None or parts.password is not None:
        raise ValueError("leave user name and password out of the address")
    return parts._replace(scheme=schemes[parts.scheme])
