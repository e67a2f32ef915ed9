"""Days and timelines as replies: what a day was about at a glance, or every fact in its order.

Both stand under headings that name the day, so their lines do not repeat it: a byline tells what the
heading and the mark do not, such as another day, a part of the day, or who says so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.blocks import Block, Facts, Line, Reply, Row, Sentence, Table
from bot.citing import Citer, Sources
from bot.reply import counted, teller
from bot.telling import said
from bot.wording import (
    brief_byline,
    clipped,
    covered,
    day_words,
    figure_value,
    full_day,
    is_of_calendar,
    measure_word,
    short_day,
)
from bot.words import ENGLISH, Words
from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.digest import day_order
from knowledge.flow import Digest, DigestGroup
from knowledge.models import Fact, LinkKind

__all__ = ["day_reply", "timeline_reply"]

GLANCE: Final = 20
"""Facts of a digest that are all shown; a longer one is a summary."""
_LARGE: Final = 8
"""Facts of a group above which a summary tells it apart by topic; more on a fuller day."""
_TOPICS: Final = 6
"""Topics that a large group is told apart by; the others go together."""
_LINES: Final = 40
"""Lines of a summary, shared among its groups; each has ``_LEAST`` of them."""
_LEAST: Final = 2
_ROWS: Final = 12
_LIMIT: Final = 400
_SHOWN: Final = 60
"""Characters of what was typed that are told back."""

_Key = tuple[str, str]


def day_reply(digest: Digest, *, words: Words = ENGLISH) -> Reply:
    """A day, or a run of days: its counts, accounts that differ, then its facts by place and topic, in
    short."""
    citer = Citer(digest.sources, words)
    total = sum(len(group.facts) for group in digest.groups)
    rivals = tuple(_rivals(digest))
    whole, digest = digest, _without(digest, {_key(fact) for side in rivals for fact in side})
    groups = (
        tuple(_parts(digest, max(_LARGE, total // 8), words))
        if total > GLANCE
        else _alone(digest.groups, words)
    )
    limit = max(_LEAST, _LINES // max(1, len(groups))) if total > GLANCE else GLANCE
    blocks: list[Block] = [Sentence(_heading(whole, words), strong=True)]
    if digest.figures:
        blocks.append(_counts(digest, citer))
    for side_by_side in rivals:
        lines = _brief(side_by_side, citer, digest.span)
        blocks.append(Facts(words.say("reply.differ"), lines, brief=True))
    blocks += [_listed(group, citer, digest.span, limit) for group in groups]
    if not total:
        blocks.append(Sentence(_nothing(digest, words)))
    wider = digest.wider
    if wider:
        longer = DigestGroup(words.say("reply.longer"), wider)
        blocks.append(_listed(longer, citer, digest.span, _LEAST))
    if digest.nearest:
        blocks.append(Facts(words.say("reply.nearest"), citer.lines(digest.nearest)))
    if total > GLANCE:
        day = day_words(digest.span, words)
        blocks.append(Sentence(words.say("reply.summary", count=total, day=day)))
    return Reply(tuple(blocks), citer.references())


def _alone(groups: tuple[DigestGroup, ...], words: Words) -> tuple[DigestGroup, ...]:
    """Facts of no place in particular are not "elsewhere" where no others are."""
    if len(groups) != 1 or getattr(groups[0].title, "code", "") != "elsewhere":
        return groups
    return (replace(groups[0], title=words.say("reply.happened")),)


def _rivals(digest: Digest) -> Iterable[tuple[Fact, ...]]:
    """Facts of the day that contradict each other, each set in the order of the day."""
    facts = {
        _key(fact): fact
        for fact in (*(fact for group in digest.groups for fact in group.facts), *digest.wider)
    }
    sides: dict[_Key, set[_Key]] = {}
    for key, fact in facts.items():
        for link in fact.links:
            other = fact.scope, link.fact
            if link.kind is LinkKind.CONTRADICTS and other in facts and other != key:
                joined = sides.get(key, {key}) | sides.get(other, {other})
                sides.update(dict.fromkeys(joined, joined))
    within = {_key(fact) for group in digest.groups for fact in group.facts}
    told: set[_Key] = set()
    for key in facts:
        if key in sides and key not in told and sides[key] & within:
            told |= sides[key]
            yield tuple(sorted((facts[each] for each in sides[key]), key=day_order))


def _without(digest: Digest, told: set[_Key]) -> Digest:
    """What is left of a day when some facts have been told."""
    if not told:
        return digest
    groups = (
        replace(group, facts=tuple(fact for fact in group.facts if _key(fact) not in told))
        for group in digest.groups
    )
    return replace(
        digest,
        groups=tuple(group for group in groups if group.facts),
        wider=tuple(fact for fact in digest.wider if _key(fact) not in told),
    )


def _nothing(digest: Digest, words: Words) -> str:
    """That no fact lies in the asked time; of a time outside every event, which days are covered."""
    told = words.say("reply.empty_day" if digest.span.days == 1 else "reply.empty_time")
    return f"{told} {covered([digest.span], digest.events, words)}".strip()


def _heading(digest: Digest, words: Words) -> str:
    """The days, and the events that have facts in them; where none has, those that were asked."""
    told = {fact.scope for group in digest.groups for fact in group.facts}
    events = [event for event in digest.events if event.slug in told] or digest.events
    about = ", ".join(event.title for event in events)
    day = day_words(digest.span, words)
    return f"{day} · {about}" if about else day


def _parts(digest: Digest, large: int, words: Words) -> Iterable[DigestGroup]:
    """Groups of more than ``large`` facts told apart by what they are about; one that is no place, by
    that alone."""
    spelled = {
        text.casefold(): text
        for name in digest.names.values()
        for text in (*reversed(name.aliases), name.display)
    }
    for group in digest.groups:
        if len(group.facts) <= large:
            yield group
            continue
        place = group.title if group.title.casefold() in spelled else ""
        for topic, facts in _by_topic(group.facts):
            word = spelled.get(topic, topic) if topic else words.say("reply.also")
            title = f"{place} · {word}" if place else word[:1].upper() + word[1:]
            yield DigestGroup(title, tuple(facts))


def _by_topic(facts: Iterable[Fact]) -> Iterable[tuple[str, list[Fact]]]:
    """The commonest topics with their facts, then all others together under no topic."""
    topics: dict[str, list[Fact]] = {}
    for fact in facts:
        topic = fact.topics[0].replace("-", " ") if fact.topics else ""
        topics.setdefault(topic, []).append(fact)
    order = sorted(topics, key=lambda topic: (not topic, -len(topics[topic]), topic))
    yield from ((topic, topics[topic]) for topic in order[:_TOPICS])
    rest = [fact for topic in order[_TOPICS:] for fact in topics[topic]]
    if rest:
        yield "", rest


def _listed(group: DigestGroup, citer: Citer, span: DateSpan, limit: int) -> Facts:
    shown = group.facts if len(group.facts) <= limit else _telling(group.facts, limit)
    lines = _brief(shown, citer, span)
    title = said(group.title, citer.words)
    return Facts(title, lines, len(group.facts) - len(shown), brief=True)


def _telling(facts: Sequence[Fact], limit: int) -> list[Fact]:
    """The ``limit`` facts that say most, in their order: what others bear out comes before what is
    borne out by none, and what only bears out another comes last."""
    keys = {_key(fact) for fact in facts}
    leant_on = Counter(key for fact in facts for key in _borne_out(fact))

    def rank(fact: Fact) -> tuple[bool, int]:
        return bool(keys.intersection(_borne_out(fact))), -leant_on[_key(fact)]

    chosen = {_key(fact) for fact in sorted(facts, key=rank)[:limit]}
    return [fact for fact in facts if _key(fact) in chosen]


def _borne_out(fact: Fact) -> Iterable[_Key]:
    for link in fact.links:
        if link.kind in (LinkKind.CORROBORATES, LinkKind.DUPLICATES):
            yield fact.scope, link.fact


def _key(fact: Fact) -> _Key:
    return fact.scope, fact.id


def _brief(facts: Iterable[Fact], citer: Citer, span: DateSpan | None) -> tuple[Line, ...]:
    """Lines under a heading that names ``span``; a note that was just told is not told again."""
    told = ""
    lines: list[Line] = []
    for fact in facts:
        (line,) = citer.lines((fact,))
        note = line.note if line.note != told else ""
        told = line.note or told
        lines.append(replace(line, byline=brief_byline(fact, span, citer.words), note=note))
    return tuple(lines)


def _counts(digest: Digest, citer: Citer) -> Table:
    """Each count with what was counted, counts of the same side by side; the place is told where it is
    not the whole event's."""
    everywhere = {(event.slug, name) for event in digest.events for name in event.default_names}
    points, words = digest.figures[-_ROWS:], citer.words
    rows: dict[str, list[Row]] = {}
    for point in points:
        figure = replace(point.figure, cumulative=False)
        if (point.fact.scope, figure.place) in everywhere:
            figure = replace(figure, place="")
        what = measure_word(figure.measure, words)
        what += counted(point.fact, figure, digest.names, words)
        label = f"{what}, {short_day(point.day, words)}" if digest.span.days > 1 else what
        who = teller(point.fact, citer.sources, words)
        row = Row(label, figure_value(figure, words), who, citer.marks((point.fact,)))
        rows.setdefault(what, []).append(row)
    told = tuple(row for alike in rows.values() for row in alike)
    missing = len(digest.figures) - len(points)
    return Table(words.say("reply.counts"), told, missing, labelled=True)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Facts that begin on one day, or whose beginning is not known."""

    title: str
    span: DateSpan | None
    facts: list[Fact]


def timeline_reply(
    facts: Sequence[Fact],
    sources: Sources,
    *,
    since: int = OPEN_START,
    about: str = "",
    words: Words = ENGLISH,
) -> Reply:
    """Facts in the order given, under the day on which each begins; last those that began before ``since``, the
    first asked day, and those without a beginning. ``about`` is what they were to be about."""
    if not facts:
        named = words.say("reply.no_timeline_about", about=clipped(about, _SHOWN))
        told = named if about else words.say("reply.no_timeline")
        return Reply((Sentence(told, strong=True),))
    citer = Citer(sources, words)
    stretches: dict[str, _Stretch] = {}
    for fact in sorted(
        facts[:_LIMIT], key=lambda fact: (_begins(fact) < since, _begins(fact) == OPEN_START)
    ):
        title, span = _beginning(fact, since, words)
        stretches.setdefault(title, _Stretch(title, span, [])).facts.append(fact)
    blocks: list[Block] = [
        Facts(each.title, _brief(each.facts, citer, each.span), brief=True)
        for each in stretches.values()
    ]
    if len(facts) > _LIMIT:
        blocks.append(Sentence(words.say("reply.shorter", count=len(facts) - _LIMIT)))
    return Reply(tuple(blocks), citer.references())


def _begins(fact: Fact) -> int:
    return fact.when.first if fact.when is not None else OPEN_START


def _beginning(fact: Fact, since: int, words: Words) -> tuple[str, DateSpan | None]:
    if fact.when is None or fact.when.first == OPEN_START:
        told = day_words(fact.when, words)
        return told[:1].upper() + told[1:], fact.when
    if fact.when.first < since:
        return words.say("reply.begun_before"), None
    if is_of_calendar(fact.when):
        return day_words(fact.when, words), fact.when
    return full_day(fact.when.first, words), DateSpan(fact.when.first, fact.when.first)
