"""The thing that all of a text is about: the ship, the bridge, the mine that it names once and then calls "the ship".

To name it in a question narrows nothing, since hardly any sentence on it does: "who was the captain of the Lady Morwen?".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.proper import Directory, NameUse
from knowledge.regex import regex

__all__ = ["Protagonist", "protagonist"]

_KINDS: Final = tuple(
    tuple(words.split())
    for words in (
        "ship boat ferry yacht submarine tanker freighter liner trawler cruiser steamer vessel barge schooner",
        "plane jet aircraft airliner aeroplane airplane helicopter airship balloon",
        "train tram express locomotive",
        "plant factory refinery mine mill smelter reactor quarry colliery",
        "hospital hotel museum theatre theater library tower skyscraper palace castle prison stadium",
        "church cathedral abbey monastery mosque temple",
        "bridge viaduct dam canal tunnel lighthouse",
        "rig platform",
        "spacecraft rocket satellite probe shuttle capsule",
        "storm hurricane cyclone typhoon",
        "volcano glacier cave",
    )
)
"""Things of which an account may be, by words that tell the same one again."""
_KIND_OF: Final = {word: at for at, words in enumerate(_KINDS) for word in words}
_NOUN: Final = "|".join(_KIND_OF)
_BEFORE: Final = regex(
    rf"\b({_NOUN})(?: called| named)?(?: [A-Z][\w’'-]{{0,20}}){{0,2}} [\"“‘']?\Z"
)
"""A name may stand in it without what goes before it: "the ferry Lady Morwen"."""
_CAPITALS: Final = regex(
    rf"\b(?:{_NOUN})(?: called| named)? [\"“‘']?((?:[A-Z][\w’'-]{{0,20}} ){{0,2}})\Z"
)
_BEHIND: Final = regex(
    rf"[\"”’']?(?:,? (?:an?|the) (?:(?!of\b|for\b|on\b|in\b|from\b)[\w-]+ ){{0,4}}?| )({_NOUN})\b(?! [A-Z])"
)
_WITHIN: Final = regex(rf"\b({_NOUN})\Z|\A({_NOUN})\b")
_AGAIN: Final = regex(rf"\b[Tt]he (?:[a-z-]+ ){{0,2}}?({_NOUN})\b(?! [A-Z])")
_REACH: Final = 60
"""Letters around a name within which it is told what it is."""
_EARLY: Final = 0.1
_EARLY_LEAST: Final = 5
"""The share of the passages, and how many at least, among which it is first named."""
_OFTEN: Final = 0.08
_OFTEN_LEAST: Final = 3
"""The same of those that call it by what it is."""
_AHEAD: Final = 3
"""How many times as often it is told as any other of its kind."""


class Protagonist(NamedTuple):
    """The id of a name, what it is ("ship"), and the name with what stands before it at times ("Lady Morwen"), if anything."""

    name: str
    kind: str
    full: str = ""


class _Counts(NamedTuple):
    again: Counter[str]
    """In how many passages the word for a thing stands without a name."""
    named: Counter[tuple[int, str]]
    """How often each name stands beside a word for a kind."""
    first: dict[tuple[int, str], int]
    """In which passage it does first."""
    used: Counter[str]
    """In how many passages each name stands."""
    full: dict[str, str]
    """Names with the words in capitals before them that stand behind what they are."""


def protagonist(texts: Sequence[str], directory: Directory) -> Protagonist | None:
    """What the passages of one text are about, in their order; ``None`` where it is no one thing."""
    counts = _counted(texts, directory)
    by_kind = Counter[int]()
    for word, often in counts.again.items():
        by_kind[_KIND_OF[word]] += often
    if not by_kind:
        return None
    kind, often = min(by_kind.items(), key=lambda each: (-each[1], each[0]))
    weight = {name: counts.used[name] for at, name in counts.named if at == kind}
    told = sorted(weight, key=lambda name: (-weight[name], name))
    early = max(_EARLY_LEAST, _EARLY * len(texts))
    if not told or often < max(_OFTEN_LEAST, _OFTEN * len(texts)):
        return None
    others = max((weight[name] for name in told[1:]), default=0)
    if counts.first[kind, told[0]] >= early or _AHEAD * others > often + weight[told[0]]:
        return None
    noun = max(_KINDS[kind], key=lambda word: counts.again[word])
    return Protagonist(told[0], noun, counts.full.get(told[0], ""))


def _counted(texts: Iterable[str], directory: Directory) -> _Counts:
    counts = _Counts(Counter(), Counter(), {}, Counter(), {})
    for at, text in enumerate(texts):
        uses = directory.find(text)
        counts.again.update({match[1] for match in _AGAIN.finditer(text)})
        counts.used.update({use.name for use in uses})
        for use in uses:
            kind = _kind_beside(text, use)
            if kind is not None:
                counts.named[kind, use.name] += 1
                counts.first.setdefault((kind, use.name), at)
                lead = _CAPITALS.search(text, max(0, use.start - _REACH), use.start)
                if lead and lead[1]:
                    counts.full.setdefault(use.name, f"{lead[1]}{text[use.start : use.end]}")
    return counts


def _kind_beside(text: str, use: NameUse) -> int | None:
    """What a name is said to be where it stands."""
    found = (
        _BEFORE.search(text, max(0, use.start - _REACH), use.start)
        or _BEHIND.match(text, use.end, min(len(text), use.end + _REACH))
        or _WITHIN.search(text[use.start : use.end].casefold())
    )
    return None if found is None else _KIND_OF[next(filter(None, found.groups()))]
