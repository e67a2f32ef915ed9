"""Bodies of messages as JSON values: what goes out mentions nobody. Knows no Discord library."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.pictures import Picture
from knowledge.storage.posting import Post, PostAction

__all__ = ["changed", "for_one", "is_of", "request_body", "said", "silent", "with_files"]

_EPHEMERAL: Final = 1 << 6
_EDITABLE: Final = 1 << 2 | 1 << 15
"""Flags that a change may carry: no previews, components v2."""
_SENTENCE: Final = 2000
"""Characters of a message's text."""


def silent(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body with the order to notify nobody, whatever it said before."""
    return {**body, "allowed_mentions": {"parse": []}}


def for_one(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a message that one member alone sees."""
    return {**body, "flags": body.get("flags", 0) | _EPHEMERAL}


def said(sentence: str) -> dict[str, Any]:
    """The body of a plain sentence."""
    return silent({"content": sentence[:_SENTENCE]})


def changed(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body as a change of a message takes it: without what only making one may say."""
    kept = {key: value for key, value in body.items() if key != "message_reference"}
    if "flags" in kept:
        kept["flags"] &= _EDITABLE
    return kept


def request_body(post: Post) -> dict[str, Any]:
    """What is sent for a post; a new message carries the post's key as its nonce."""
    if post.action is PostAction.DELETE:
        return {}
    body = silent(json.loads(post.body))
    if post.action is PostAction.EDIT:
        return changed(body)
    return {**body, "nonce": post.key, "enforce_nonce": True}


def with_files(body: Mapping[str, Any], files: Sequence[Picture]) -> dict[str, Any]:
    """The body with what it says of its files, such as the alternative text."""
    if not files:
        return dict(body)
    told = [
        {"id": number, "filename": picture.name, "description": picture.alt}
        for number, picture in enumerate(files)
    ]
    return {**body, "attachments": told}


def is_of(message: Mapping[str, Any], post: Post) -> bool:
    """Whether a message of the bot's own, as Discord tells it, is the one that a post made."""
    if str(message.get("nonce", "")) == post.key:
        return True
    reference = message.get("message_reference") or {}
    if post.question and str(reference.get("message_id", "")) == str(post.question):
        return True
    shown = json.dumps(message.get("components") or [])
    if f":{post.key}:" in shown or f':{post.key}"' in shown:
        return True
    content = json.loads(post.body).get("content")
    return bool(content) and message.get("content") == content
