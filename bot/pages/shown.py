"""What a post shows, kept with it as JSON, and how it is made anew from the record as it is now.

So a button works years and restarts later, and a fact that was retracted meanwhile is gone after the
press. Of the asker's own words it holds those of the line "Understood as" and of a remark that repeats one; both
fade (``PostStore.fade``). Knows no Discord.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bot.blocks import Facts, Note, Sentence
from bot.pages.buttons import ButtonKind
from bot.reply import leading
from bot.telling import said
from bot.words import Words
from knowledge.codec import span_from_dict, span_to_dict
from knowledge.dates.span import DateSpan
from knowledge.flow import Answer, Bold, Evidence, Status
from knowledge.models import Fact

if TYPE_CHECKING:
    from bot.asking.conversation import Told

__all__ = [
    "KEPT",
    "OVERVIEW",
    "Group",
    "Point",
    "Ref",
    "Shown",
    "ShownKind",
    "Tone",
    "buttons_for",
    "read_shown",
    "shown_of",
]

OVERVIEW: Final = "overview"
"""What an answer is about that tells the whole of events."""
KEPT: Final = 12
"""Facts that are kept of an answer, counts of its history, lines of what others say."""


class Tone(StrEnum):
    """How a message looks: by how an answer came out, or that it is something to read."""

    ANSWERED = "answered"
    CLOSEST = "closest"
    NOTHING = "nothing"
    READING = "reading"
    TROUBLE = "trouble"


class ShownKind(StrEnum):
    """What is shown, and so which fields of ``Shown`` tell it."""

    ANSWER = "answer"
    """``facts`` of which the first ``lead`` are its lines; ``moved``, ``groups`` of what others say;
    ``about`` is ``OVERVIEW`` where it tells the whole of events."""
    CLAIM = "claim"
    """``remark`` and ``groups``."""
    DAY = "day"
    """One of ``when``, under ``remark`` where there is one."""
    TIMELINE = "timeline"
    """From the first to the last of ``when``, and ``about``."""
    FIGURE = "figure"
    """``measure``, and ``place`` or everywhere."""
    FACT = "fact"
    """The first of ``facts``."""
    FACTS = "facts"
    """``remark`` and ``groups``, such as what was changed since yesterday."""
    CORRECTIONS = "corrections"
    """Those made from the first day of ``when`` on, or all."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A fact of a post, in the revision that was shown. ``also`` are ids of facts cited on its line."""

    scope: str
    fact: str
    revision: int = 0
    bold: tuple[Bold, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.scope, self.fact


@dataclass(frozen=True, slots=True)
class Point:
    """A count of a history: the ``ordinal``-th figure of a fact, counted up to ``day``."""

    scope: str
    fact: str
    ordinal: int
    day: int


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under a heading, in the words in which it was shown."""

    title: str
    facts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a post shows. ``language`` is that of its words, ``page`` counts from 1."""

    kind: ShownKind
    language: str = "en"
    events: tuple[str, ...] = ()
    """Slugs of the events that were asked; empty: all."""
    facts: tuple[Ref, ...] = ()
    lead: int = 0
    status: Status = Status.ANSWERED
    remark: str = ""
    """The sentence that heads it, where there is one."""
    own: bool = False
    """Whether the remark repeats words of the asker's own."""
    understood: str = ""
    when: tuple[DateSpan, ...] = ()
    about: str = ""
    measure: str = ""
    place: str = ""
    moved: tuple[Point, ...] = ()
    cumulative: bool = False
    groups: tuple[Group, ...] = ()
    page: int = 1
    asked: tuple[str, ...] = ()
    """What was asked for in a guild, in the record's terms: event, key and label of a gap."""
    plain: bool = False
    """Whether it was sent as plain text: a message that is laid out can never be plain again."""
    notes: tuple[Note, ...] = ()
    known: int = 0
    """Instant as at which the record is told; 0: as it is."""
    """What was put right since, the newest first."""

    @property
    def tone(self) -> Tone:
        if self.kind not in (ShownKind.ANSWER, ShownKind.CLAIM):
            return Tone.READING
        return _TONES.get(self.status, Tone.NOTHING)

    def text(self) -> str:
        """As JSON, to be kept in ``Post.view``."""
        data = _plain(
            kind=self.kind.value,
            language=self.language,
            events=list(self.events),
            facts=[_ref(each) for each in self.facts],
            lead=self.lead,
            status="" if self.status is Status.ANSWERED else self.status.value,
            remark="" if self.own else self.remark,
            own=self.remark if self.own else "",
            understood=self.understood,
            when=[span_to_dict(span) for span in self.when],
            about=self.about,
            measure=self.measure,
            place=self.place,
            moved=[[each.scope, each.fact, each.ordinal, each.day] for each in self.moved],
            cumulative=self.cumulative,
            groups=[[each.title, [_ref(ref) for ref in each.facts]] for each in self.groups],
            page=0 if self.page == 1 else self.page,
            asked=list(self.asked),
            plain=self.plain,
            notes=[[each.lead, each.text] for each in self.notes],
            known=self.known,
        )
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


_REPEATING: Final = frozenset({"no-such-day", "unclear-who", "not-mentioned", "nothing-sure-of"})
"""Codes of remarks in which words of the question stand as they were typed."""

_TONES: Final[Mapping[Status, Tone]] = {
    Status.ANSWERED: Tone.ANSWERED,
    Status.CLOSEST: Tone.CLOSEST,
}


_BUTTONS: Final[Mapping[ShownKind, tuple[ButtonKind, ...]]] = {
    ShownKind.ANSWER: (
        ButtonKind.SOURCES,
        ButtonKind.PASSAGE,
        ButtonKind.EARLIER,
        ButtonKind.LATER,
    ),
    ShownKind.CLAIM: (ButtonKind.SOURCES,),
    ShownKind.DAY: (ButtonKind.EARLIER, ButtonKind.LATER, ButtonKind.SOURCES),
    ShownKind.TIMELINE: (ButtonKind.SOURCES,),
    ShownKind.FIGURE: (ButtonKind.SOURCES,),
    ShownKind.FACT: (ButtonKind.SOURCES, ButtonKind.PASSAGE, ButtonKind.EARLIER, ButtonKind.LATER),
    ShownKind.FACTS: (ButtonKind.SOURCES,),
    ShownKind.CORRECTIONS: (ButtonKind.SOURCES,),
}


def buttons_for(
    shown: Shown, *, private: bool = False, here: bool = True
) -> tuple[ButtonKind, ...]:
    """The buttons that suit what is shown; what only its asker sees needs no taking away, and outside
    the guilds that have the bot (not ``here``) there is nobody to report to."""
    chosen = [ButtonKind.PAGE]
    if shown.kind is not ShownKind.ANSWER or shown.facts:
        chosen += _BUTTONS[shown.kind]
    if shown.kind is ShownKind.ANSWER and len(shown.facts) > shown.lead:
        chosen.append(ButtonKind.MORE)
    if shown.asked and shown.status is not Status.ANSWERED:
        chosen.append(ButtonKind.AWAIT)
    if here:
        chosen.append(ButtonKind.REPORT)
    return tuple(chosen) if private else (*chosen, ButtonKind.REMOVE)


def read_shown(text: str) -> Shown | None:
    """What ``Shown.text`` wrote; ``None`` for no text and for what an unlike release wrote."""
    try:
        return _shown(json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _shown(data: Mapping[str, Any]) -> Shown:
    return Shown(
        kind=ShownKind(data["kind"]),
        language=str(data["language"]),
        events=tuple(map(str, data.get("events", ()))),
        facts=tuple(map(_read_ref, data.get("facts", ()))),
        lead=int(data.get("lead", 0)),
        status=Status(data.get("status", Status.ANSWERED)),
        remark=str(data.get("own") or data.get("remark", "")),
        own="own" in data,
        understood=str(data.get("understood", "")),
        when=tuple(span_from_dict(span) for span in data.get("when", ())),
        about=str(data.get("about", "")),
        measure=str(data.get("measure", "")),
        place=str(data.get("place", "")),
        moved=tuple(
            Point(str(scope), str(fact), int(ordinal), int(day))
            for scope, fact, ordinal, day in data.get("moved", ())
        ),
        cumulative=bool(data.get("cumulative", False)),
        groups=tuple(
            Group(str(title), tuple(map(_read_ref, facts)))
            for title, facts in data.get("groups", ())
        ),
        page=int(data.get("page", 1)),
        asked=tuple(map(str, data.get("asked", ()))),
        plain=bool(data.get("plain", False)),
        notes=tuple(Note(str(lead), str(text)) for lead, text in data.get("notes", ())),
        known=int(data.get("known", 0)),
    )


def _ref(ref: Ref) -> list[object]:
    bold = [[each.start, each.end] for each in ref.bold]
    whole = [ref.scope, ref.fact, ref.revision, bold, list(ref.also)]
    while whole[-1] == []:
        whole.pop()
    return whole


def _read_ref(data: Sequence[Any]) -> Ref:
    scope, fact, revision, *rest = data
    bold, also = [*rest, [], []][:2]
    return Ref(
        scope=str(scope),
        fact=str(fact),
        revision=int(revision),
        bold=tuple(Bold(int(start), int(end)) for start, end in bold),
        also=tuple(map(str, also)),
    )


def _plain(**values: object) -> dict[str, object]:
    """What is not empty."""
    return {name: value for name, value in values.items() if value not in ("", 0, [], False)}


def shown_of(told: "Told", *, words: Words, events: Iterable[str] = ()) -> Shown:
    """What is kept of an answer or of a checked claim; ``events`` are the slugs that were asked."""
    if told.answer is None:
        return _shown_claim(told, words, tuple(events))
    answer = told.answer
    shown = answer.lead or answer.nearest
    further = [fact for fact in told.ranked if _key(fact) not in {_key(f.fact) for f in shown}]
    answered = answer.status is Status.ANSWERED
    kept = Shown(
        kind=ShownKind.ANSWER,
        language=words.language,
        events=tuple(events),
        facts=(*map(_of_evidence, shown), *map(_of_fact, further))[:KEPT],
        lead=len(shown),
        status=answer.status,
        remark=said(answer.why_not, words),
        own=not answered and getattr(answer.why_not, "code", "") in _REPEATING,
        understood=told.reply.understood,
        when=() if answered else answer.question.when,
        about=OVERVIEW if answer.question.overview else "",
        asked=(sought.event, sought.key, sought.label) if (sought := told.sought) else (),
        groups=tuple(_rivals(answer, words)),
    )
    if answer.history is None:
        return kept
    moved = tuple(_points(answer))
    return replace(
        kept, moved=moved, measure=answer.history.measure, cumulative=answer.history.cumulative
    )


def _shown_claim(told: "Told", words: Words, events: tuple[str, ...]) -> Shown:
    heads = [block.text for block in told.reply.blocks if isinstance(block, Sentence)]
    bold = {
        (line.fact, line.text): line.bold
        for block in told.reply.blocks
        if isinstance(block, Facts)
        for line in block.lines
    }
    return Shown(
        kind=ShownKind.CLAIM,
        language=words.language,
        events=events,
        status=told.status,
        remark=heads[0] if heads else "",
        groups=tuple(
            Group(
                words.say(f"claim.group-{stand}"),
                tuple(
                    replace(_of_fact(each), bold=bold.get((each.id, each.statement), ()))
                    for each in facts
                ),
            )
            for stand, facts in told.groups
        ),
    )


def _rivals(answer: Answer, words: Words) -> Iterator[Group]:
    led = {_key(found.fact) for found in leading(answer)}
    for group in answer.rivals:
        others = [found for found in group.evidence if _key(found.fact) not in led]
        if others:
            yield Group(said(group.who, words), tuple(map(_of_evidence, others))[:KEPT])


def _points(answer: Answer) -> Iterator[Point]:
    for each in answer.history.points[-KEPT:] if answer.history else ():
        ordinal = each.fact.figures.index(each.figure) if each.figure in each.fact.figures else 0
        yield Point(each.fact.scope, each.fact.id, ordinal, each.day)


def _of_evidence(found: Evidence) -> Ref:
    also = tuple(fact.id for fact in found.corroborated_by)
    return replace(_of_fact(found.fact), bold=found.bold, also=also)


def _of_fact(fact: Fact) -> Ref:
    return Ref(fact.scope, fact.id, fact.revision)


def _key(fact: Fact) -> tuple[str, str]:
    return fact.scope, fact.id
