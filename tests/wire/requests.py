"""What came in: each request as it was recorded, and refusals in Discord's words."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

__all__ = [
    "REFUSALS",
    "Buckets",
    "Recorder",
    "Refusal",
    "Seen",
    "answer",
    "body_of",
    "files_of",
    "keep",
    "read_body",
]

REFUSALS: Final[Mapping[int, tuple[int, str]]] = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    160002: (403, "Cannot reply without permission to read message history"),
}
"""Status and words of a code."""


_BODY: Final = web.RequestKey("body", object)
_FILES: Final = web.RequestKey("files", dict[str, bytes])


class Refusal(Exception):
    """Discord says no, with a code of its own."""

    def __init__(self, code: int, detail: str = "") -> None:
        self.code = code
        self.status, self.words = REFUSALS[code]
        self.detail = detail

    def response(self) -> web.Response:
        body: dict[str, Any] = {"message": self.words, "code": self.code}
        if self.detail:
            body["errors"] = {"_errors": [{"code": "BASE_TYPE_BAD", "message": self.detail}]}
        return answer(body, status=self.status)


@dataclass(slots=True)
class Seen:
    """One request; ``at`` by the loop's clock; ``path`` begins after the version of the API."""

    at: float
    method: str
    path: str
    query: Mapping[str, str]
    body: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 0
    """Of the answer; 0 when none arrived."""
    fault: str = ""
    signed: bool = False
    """Whether it carried the token."""


class Recorder:
    """Every request, what was wrong with each, and who waits for one."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.violations: list[str] = []
        self.pings: list[str] = []
        """Whom the bot's messages would have called."""
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def of(self, method: str, ending: str) -> list[Seen]:
        """Requests of a method whose path ends so."""
        return [one for one in self.seen if one.method == method and one.path.endswith(ending)]

    @property
    def invalid(self) -> int:
        """What counts towards a ban: 401, 403 and 429."""
        return sum(one.status in (401, 403, 429) for one in self.seen)

    def changed(self) -> None:
        """Look again at what is waited for."""
        for waiting in list(self._waiting):
            condition, future = waiting
            if future.done() or condition():
                self._waiting.remove(waiting)
                if not future.done():
                    future.set_result(None)

    async def until(self, condition: Callable[[], bool], seconds: float) -> None:
        """Return as soon as the condition holds; ``TimeoutError`` when it never does."""
        if condition():
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((condition, future))
        async with asyncio.timeout(seconds):
            await future


@dataclass(slots=True)
class _Bucket:
    limit: int
    window: float
    left: int
    ends: float


class Buckets:
    """Rate limits by route and place, and one for all; ``limits`` by method and kind of place."""

    def __init__(self) -> None:
        self.limits: dict[tuple[str, str], tuple[int, float]] = {}
        self.everywhere: tuple[int, float] | None = None
        self._held: dict[str, _Bucket] = {}

    def take(self, method: str, path: str, now: float) -> tuple[dict[str, str], float, bool]:
        """Headers of the answer, seconds to wait when it is too much, and whether that is global."""
        parts = path.strip("/").split("/")
        if self.everywhere and parts[0] not in ("interactions", "webhooks"):
            _, wait = self._spend("everywhere", self.everywhere, now)
            if wait:
                return {}, wait, True
        place = "/".join(parts[:2])
        kind = f"{parts[0]}/{parts[2]}" if len(parts) > 2 else parts[0]
        limit = self.limits.get((method, kind), (50, 1.0))
        bucket, wait = self._spend(f"{method} {kind} {place}", limit, now)
        headers = {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(bucket.left, 0)),
            "X-RateLimit-Reset": f"{now + bucket.ends:.3f}",
            "X-RateLimit-Reset-After": f"{max(bucket.ends - now, 0.001):.3f}",
            "X-RateLimit-Bucket": f"{abs(hash((method, kind))):032x}"[:32],
        }
        return headers, wait, False

    def _spend(self, name: str, limit: tuple[int, float], now: float) -> tuple[_Bucket, float]:
        bucket = self._held.get(name)
        if bucket is None or now >= bucket.ends or (bucket.limit, bucket.window) != limit:
            bucket = self._held[name] = _Bucket(*limit, limit[0], now + limit[1])
        if bucket.left <= 0:
            return bucket, bucket.ends - now
        bucket.left -= 1
        return bucket, 0.0


def answer(body: Any = None, *, status: int = 200) -> web.Response:
    """JSON with exactly Discord's content type, or nothing with 204."""
    if body is None:
        return web.Response(status=204)
    text = json.dumps(body, separators=(",", ":"))
    return web.Response(
        status=status, body=text.encode(), headers={"Content-Type": "application/json"}
    )


def keep(request: web.Request, body: Any, files: dict[str, bytes]) -> None:
    """Lay what was read beside the request, for who answers it."""
    request[_BODY], request[_FILES] = body, files


def body_of(request: web.Request) -> Any:
    return request[_BODY]


def files_of(request: web.Request) -> dict[str, bytes]:
    return request[_FILES]


async def read_body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and what is uploaded with it by file name."""
    if request.content_type == "multipart/form-data":
        return await _read_parts(request)
    raw = await request.read()
    if not raw:
        return None, {}
    if request.content_type != "application/json":
        raise Refusal(50035, f"Expected application/json, got {request.content_type}")
    try:
        return json.loads(raw), {}
    except ValueError:
        raise Refusal(50109) from None


async def _read_parts(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    body: Any = None
    files: dict[str, bytes] = {}
    for name, part in (await request.post()).items():
        if name == "payload_json":
            body = json.loads(str(part))
        elif isinstance(part, web.FileField) and name.startswith("files["):
            files[part.filename] = part.file.read()
        else:
            raise Refusal(50035, f"no such part: {name}")
    return body, files
