"""What a guild has chosen: how it is told, and how a change of it is made. Knows no Discord."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.words import Words
from knowledge.models import Event
from knowledge.storage.posting import Guild

__all__ = ["LANGUAGE_NAMES", "MOST_CHANNELS", "EventChange", "choices_reply", "events_after"]

LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "en": "English",
    "ru": "Русский",
    "kk": "Қазақша",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
}
"""Each language by its own name, as its readers look for it."""
MOST_CHANNELS: Final = 25
"""Channels in which every question is answered, at most."""


class EventChange(StrEnum):
    """How the events that may be asked are changed."""

    ALL = "all"
    ONLY = "only"
    ALSO = "also"
    NOT = "not"


def events_after(
    guild: Guild, change: EventChange, slug: str, known: Sequence[Event]
) -> tuple[str, ...] | None:
    """The slugs of the events that may be asked after a change, in the record's order; empty for all.

    ``None`` where none would be left.
    """
    if change is EventChange.ALL:
        return ()
    every = [each.slug for each in known]
    held = {each for each in guild.events if each in every} or set(every)
    if change is EventChange.ONLY:
        held = {slug}
    elif change is EventChange.ALSO:
        held = held | {slug}
    else:
        held = held - {slug}
    if not held:
        return None
    return () if held == set(every) else tuple(each for each in every if each in held)


def choices_reply(
    guild: Guild,
    names: Mapping[int, str],
    events: Sequence[Event],
    words: Words,
    remarks: Sequence[str] = (),
    before: Guild | None = None,
) -> Reply:
    """All that a guild has chosen. ``names`` are those of its channels and roles by id; one that it
    lacks is told as gone. ``remarks`` come first. What was chosen otherwise ``before`` is told with that."""
    values = _values(guild, names, events, words)
    held = _values(before, names, events, words) if before else values
    rows = []
    for key, value in values.items():
        told = value
        if value != held[key]:
            told = words.say("setup.changed", after=value, before=held[key])
        rows.append(Row(words.say(f"setup.{key}"), told, ""))
    blocks: list[Block] = [Sentence(remark) for remark in remarks]
    blocks.append(Table(words.say("setup.title"), tuple(rows), labelled=True))
    return Reply(tuple(blocks))


def _values(
    guild: Guild, names: Mapping[int, str], events: Sequence[Event], words: Words
) -> dict[str, str]:
    """What is chosen, by what it is about."""

    def named(found: int) -> str:
        return names.get(found) or words.say("setup.gone", id=str(found))

    titles = {each.slug: each.title for each in events}
    return {
        "language": LANGUAGE_NAMES.get(guild.language) or words.say("setup.own-language"),
        "zone": guild.zone,
        "events": ", ".join(titles.get(slug, slug) for slug in guild.events)
        or words.say("setup.all-events"),
        "answer": ", ".join(map(named, guild.answer_in)) or words.say("setup.nowhere"),
        "editor": named(guild.editor_role) if guild.editor_role else words.say("setup.managers"),
        "notices": named(guild.notices) if guild.notices else words.say("setup.nowhere"),
        "plain": words.say("setup.is-plain" if guild.plain else "setup.is-laid-out"),
        "review": words.say("setup.is-reviewed" if guild.review else "setup.is-unreviewed"),
        "proposals": words.say("setup.may-propose" if guild.proposals else "setup.may-not-propose"),
    }
