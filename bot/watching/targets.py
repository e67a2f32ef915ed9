"""What somebody means who follows an event, a name or a measure, and what is offered while they type."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from bot.reading.autocompleting import MOST, Choice
from bot.wording import clipped
from knowledge.models import Event, Name
from knowledge.names.book import spellings
from knowledge.text import fold

__all__ = ["event_meant", "is_ambiguous", "name_choices", "name_meant"]

Names = Mapping[tuple[str, str], Name]

_LONGEST: Final = 100
_ALIKE: Final = 75.0


def event_meant(events: Iterable[Event], typed: str) -> Event | None:
    """The event of a slug or a title; the only one where nothing is typed."""
    asked = typed.strip().casefold()
    known = tuple(events)
    found = [each for each in known if asked in (each.slug.casefold(), each.title.casefold())]
    if not asked and len(known) == 1:
        return known[0]
    return found[0] if len(found) == 1 else None


def name_meant(names: Names, typed: str) -> Name | None:
    """The name that was chosen, or that alone is spelled so."""
    scope, _, identity = typed.partition("/")
    if chosen := names.get((scope, identity)):
        return chosen
    found = _spelt(names, typed)
    return found[0] if len(found) == 1 else None


def is_ambiguous(names: Names, typed: str) -> bool:
    """Whether several names are spelled so."""
    return len(_spelt(names, typed)) > 1


def _spelt(names: Names, typed: str) -> list[Name]:
    asked = fold(typed)
    return [each for each in names.values() if asked and asked in (fold(each.id), *spellings(each))]


def name_choices(
    names: Names, events: Sequence[Event], typed: str, event: str = ""
) -> tuple[Choice, ...]:
    """Names of the events, or of the one whose slug is ``event``, that begin with what was typed, then
    those that hold it; if none does, those like it."""
    titles = {each.slug: each.title for each in events if event in ("", each.slug)}
    known = sorted(
        (each for each in names.values() if each.scope in titles), key=lambda each: each.display
    )
    asked = fold(typed)
    texts = [" · ".join(map(fold, (each.display, *each.aliases))) for each in known]
    begin = [at for at, text in enumerate(texts) if text.startswith(asked)]
    hold = [at for at, text in enumerate(texts) if asked in text]
    found = list(dict.fromkeys((*begin, *hold)))[:MOST]
    if not found:
        near = process.extract(
            asked, texts, scorer=fuzz.partial_ratio, limit=MOST, score_cutoff=_ALIKE
        )
        found = [at for _, _, at in near]
    return tuple(_choice(known[at], titles) for at in found if _fits(known[at]))


def _choice(name: Name, titles: Mapping[str, str]) -> Choice:
    told = name.display if len(titles) == 1 else f"{name.display} · {titles[name.scope]}"
    return Choice(clipped(told, _LONGEST), _value(name))


def _value(name: Name) -> str:
    return f"{name.scope}/{name.id}"


def _fits(name: Name) -> bool:
    return len(_value(name)) <= _LONGEST
