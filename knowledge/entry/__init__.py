"""What somebody typed becomes a checked fact, in plain words and with suggestions. Pure."""

from knowledge.entry.check import check
from knowledge.entry.draft import draft_from_json, draft_of, draft_to_json
from knowledge.entry.following import follow
from knowledge.entry.hostile import clean, harmless, hostile, hostile_in, longest, plain_fact
from knowledge.entry.likeness import repeated
from knowledge.entry.records import Checked, Draft, Finding, Known, Level
from knowledge.entry.sources import cited_sources, of_new

__all__ = [
    "Checked",
    "Draft",
    "Finding",
    "Known",
    "Level",
    "check",
    "cited_sources",
    "clean",
    "draft_from_json",
    "draft_of",
    "draft_to_json",
    "follow",
    "harmless",
    "hostile",
    "hostile_in",
    "longest",
    "of_new",
    "plain_fact",
    "repeated",
]
