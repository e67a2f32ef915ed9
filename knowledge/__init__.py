"""A curated, cited record of events, and the craft of asking it.

A program that embeds the record needs these names alone. ``KnowledgeBase`` brings the whole search with
it, so it is read when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from knowledge.errors import (
    BadDate,
    BadEntry,
    BadInput,
    BadPack,
    Conflict,
    Denied,
    KnowledgeError,
    LeaseLost,
    NotFound,
    Refused,
    Remark,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreReadOnly,
    StoreUnsure,
    StoreVersion,
)

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = [
    "BadDate",
    "BadEntry",
    "BadInput",
    "BadPack",
    "Conflict",
    "Denied",
    "KnowledgeBase",
    "KnowledgeError",
    "LeaseLost",
    "NotFound",
    "Refused",
    "Remark",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreReadOnly",
    "StoreUnsure",
    "StoreVersion",
]


def __getattr__(name: str) -> object:
    if name != "KnowledgeBase":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("knowledge.service").KnowledgeBase
