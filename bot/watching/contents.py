"""What is told to somebody who follows something: what is new, was corrected or taken back. No Discord."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.blocks import Block, Facts, Line, Reply, Sentence
from bot.citing import Citer, Names, Sources
from bot.telling import because
from bot.wording import clipped, day_of, figure_value, measure_word
from bot.words import Words
from knowledge.models import Event, Fact, Figure
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.watching import Change, ChangeKind, Part, changed_parts

__all__ = ["LINES", "target_told", "told_reply"]

LINES: Final = 8
"""Facts of one message that are shown; of the others it is told how many they are."""
_SIDE: Final = 300
"""Characters of what stood before that are shown."""
_REASON: Final = 200
_ORDER: Final = (ChangeKind.ADDED, ChangeKind.CORRECTED, ChangeKind.RETRACTED)
_FIRST: Final = (ChangeKind.RETRACTED, ChangeKind.CORRECTED, ChangeKind.ADDED)
"""Who has read what is wrong wants to know that before anything new."""


def told_reply(
    watch: Watch, changes: Sequence[Change], beside: tuple[Sources, Names], words: Words, head: str
) -> Reply:
    """The changes in at most ``LINES`` lines, under ``head``; each with its source, those corrected with
    what stood before."""
    sources, names = beside
    citer = Citer(sources, words)
    blocks: list[Block] = [Sentence(head, strong=True)]
    for kind, chosen, left in _chosen(changes):
        lines = tuple(_line(each, names, citer, words) for each in chosen)
        blocks.append(Facts(words.say(f"digest.{kind}"), lines, left))
    return Reply(tuple(blocks), citer.references())


def target_told(watch: Watch, events: Iterable[Event], names: Names, words: Words) -> str:
    """What a watch follows: "Almaty · Kazakhstan, January 2022"."""
    titles = {each.slug: each.title for each in events}
    event = titles.get(watch.event, watch.event)
    match watch.kind:
        case WatchKind.EVENT:
            return event
        case WatchKind.NAME:
            found = names.get((watch.event, watch.target))
            return f"{found.display if found else watch.target} · {event}"
        case WatchKind.MEASURE:
            return f"{measure_word(watch.target, words)} · {event}"


def _chosen(changes: Sequence[Change]) -> Iterator[tuple[ChangeKind, Sequence[Change], int]]:
    """The changes of each kind that are shown, and how many are not."""
    shown: dict[ChangeKind, list[Change]] = {}
    room = LINES
    for kind in _FIRST:
        shown[kind] = [each for each in changes if each.kind is kind][:room]
        room -= len(shown[kind])
    for kind in _ORDER:
        count = sum(each.kind is kind for each in changes)
        if count:
            yield kind, shown[kind], count - len(shown[kind])


def _line(change: Change, names: Names, citer: Citer, words: Words) -> Line:
    (line,) = citer.lines((change.fact,))
    notes = [line.note]
    if change.kind is ChangeKind.CORRECTED and change.before is not None:
        notes += _differences(change.before, change.fact, names, words)
    if change.kind is not ChangeKind.ADDED and change.after.reason:
        reason = clipped(because(change.after.reason, words), _REASON)
        notes.append(words.say("digest.reason", reason=reason))
    return replace(line, note=" · ".join(note for note in notes if note))


def _differences(before: Fact, after: Fact, names: Names, words: Words) -> Iterator[str]:
    """What stood before and what stands now, part by part."""
    for part in changed_parts(before, after):
        match part:
            case Part.STATEMENT:
                # The statement as it is now is the line itself.
                yield words.say("watch.before", text=clipped(before.statement, _SIDE))
            case Part.DAY:
                yield _moved(part, day_of(before, words), day_of(after, words), words)
            case Part.FIGURES:
                one, other = (_figures(each, names, words) for each in (before, after))
                if one != other:
                    yield _moved(part, one, other, words)
            case Part.STANDING:
                one, other = (words.say(f"standing.{each.standing}") for each in (before, after))
                yield _moved(part, one, other, words)
            case Part.WHO:
                one, other = (_who(each) for each in (before, after))
                if one != other:
                    yield _moved(part, one, other, words)
            case _:
                yield words.say("watch.changed", part=_named(part, words))


def _moved(part: Part, before: str, after: str, words: Words) -> str:
    nothing = words.say("watch.nothing")
    return words.say(
        "watch.moved",
        part=_named(part, words),
        before=clipped(before, _SIDE) or nothing,
        after=clipped(after, _SIDE) or nothing,
    )


def _named(part: Part, words: Words) -> str:
    """A part as the forms call it."""
    return words.say("watch.other" if part is Part.OTHER else f"field.{part}")


def _figures(fact: Fact, names: Names, words: Words) -> str:
    return ", ".join(_figure(each, fact.scope, names, words) for each in fact.figures)


def _figure(figure: Figure, scope: str, names: Names, words: Words) -> str:
    told = f"{measure_word(figure.measure, words)} {figure_value(figure, words)}"
    place = names.get((scope, figure.place))
    return f"{told} ({place.display})" if place else told


def _who(fact: Fact) -> str:
    parts = dict.fromkeys((fact.attribution.who, fact.attribution.outlet))
    return ", ".join(part for part in parts if part)
