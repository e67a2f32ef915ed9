"""A record that is edited at random, beside a plain model of what it should say.

Two guilds and the operator add, correct, retract, undo, restore, roll back, propose, accept, decline and
import; the record is closed and opened again in between. At any time each view must say what the model
says, find what it finds, and tell what it told at every earlier instant.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from knowledge.authority import Actor
from knowledge.curate import Bulk, Curator, Entering, Review
from knowledge.curate.entries import Entry
from knowledge.curate.outcome import Alike
from knowledge.entry import Draft
from knowledge.errors import BadEntry, KnowledgeError, Refused
from knowledge.flow import Plan
from knowledge.storage import open_store
from knowledge.storage.editing import EditConflict
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild
from knowledge.text import tokens
from tests.contract.records import AT, FLOOD, FULL, keep

T = TypeVar("T")

TODAY: Final = date(1999, 3, 20)
ROLE: Final = 7
GUILDS: Final = (0, 501, 502)
WORDS: Final = ("zebra", "walnut", "copper", "violin", "harvest", "lantern")
"""None of them is in the pack."""

guilds = st.sampled_from(GUILDS)
members = st.sampled_from((11, 12))
picks = st.integers(0, 10_000)
words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True)


def said(chosen: list[str], mark: int) -> str:
    return f"The {' '.join(chosen)} of lot {mark} was seen on the quay."


def draft(statement: str) -> Draft:
    return Draft(statement=statement, date="3 March 1999", source="gazette", paragraph="1")


@dataclass
class View:
    """What one layer says: statements by fact id, ``None`` for what it took back."""

    own: dict[str, str | None] = field(default_factory=dict)
    steps: dict[str, list[str | None]] = field(default_factory=dict)
    """For each fact what its edits made of it and were not undone; ``...`` is not kept here."""


class RecordMachine(RuleBasedStateMachine):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "record.db"
        self.at = AT
        self.edits = 0
        self.layers: dict[int, View] = {guild: View() for guild in GUILDS}
        self.pack = {each.id: each.statement for each in FULL.facts}
        self.waiting: dict[tuple[int, int], str] = {}
        self.told: list[tuple[int, int, dict[str, str]]] = []
        """Guild, instant, and what was read then."""

    def run_(self, work: Awaitable[T]) -> T:
        return self.loop.run_until_complete(work)

    def open_record(self, *, anew: bool = False) -> FactStore:
        """The record, opened; ``anew`` for the first time."""
        return self.run_(open_store(f"sqlite:///{self.path}"))

    @initialize()
    def begin(self) -> None:
        self.store: FactStore = self.open_record(anew=True)
        self.run_(keep(self.store, FULL, at=self.at))

    def teardown(self) -> None:
        self.run_(self.store.close())
        self.loop.close()
        self.folder.cleanup()

    # What the model says.

    def says(self, guild: int) -> dict[str, str]:
        told: dict[str, str | None] = dict(self.pack)
        told.update(self.layers[0].own)
        if guild:
            told.update(self.layers[guild].own)
        return {fact: text for fact, text in told.items() if text is not None}

    def below(self, guild: int, fact: str) -> str | None:
        told: dict[str, str | None] = dict(self.pack)
        if guild:
            told.update(self.layers[0].own)
        return told.get(fact)

    def made(self, guild: int, fact: str, text: str | None) -> None:
        self.layers[guild].own[fact] = text
        self.layers[guild].steps.setdefault(fact, []).append(text)
        self.edits += 1

    # What is done to the record.

    def curator(self, guild: int, *, review: bool = False) -> Curator:
        return Curator(self.store.view(guild), Guild(guild, editor_role=ROLE, review=review))

    def who(self, guild: int, member: int = 11, **more: Any) -> Entering:
        self.at += 1
        actor = Actor(
            user=member if guild else 0,
            guild=guild,
            roles=frozenset({ROLE}),
            operator=not guild,
            name=f"member {member}" if guild else "terminal",
        )
        return Entering(actor, self.at, f"k{self.at}", **more)

    def pick(self, guild: int, number: int) -> tuple[str, int] | None:
        facts = self.run_(self.store.view(guild).facts((FLOOD,)))
        if not facts:
            return None
        fact = sorted(facts, key=lambda each: each.id)[number % len(facts)]
        return fact.id, fact.revision

    @rule(guild=guilds, member=members, chosen=words)
    def add(self, guild: int, member: int, chosen: list[str]) -> None:
        text = said(chosen, self.at)
        who = self.who(guild, member)
        done = self.run_(self.curator(guild).add(who, FLOOD, draft(text), today=TODAY))
        (made,) = done.edited
        self.made(guild, made.fact, text)
        again = self.run_(self.curator(guild).add(who, FLOOD, draft(text), today=TODAY))
        assert (again.edited, again.repeated) == (done.edited, True)

    @rule(guild=guilds, member=members, number=picks, chosen=words)
    def correct(self, guild: int, member: int, number: int, chosen: list[str]) -> None:
        picked = self.pick(guild, number)
        if picked is None:
            return
        fact, revision = picked
        curator, text = self.curator(guild), said(chosen, self.at)
        before, seen = self.run_(curator.draft(FLOOD, fact))
        assert seen == revision
        after = replace(before, statement=text)
        who = self.who(guild, member)
        self.run_(
            curator.correct(who, FLOOD, fact, after, expected=seen, reason="a slip", today=TODAY)
        )
        self.made(guild, fact, text)
        self.refused(
            EditConflict,
            lambda: curator.correct(
                self.who(guild), FLOOD, fact, before, expected=seen, reason="late", today=TODAY
            ),
        )

    def refused(self, kind: type[KnowledgeError], work: Callable[[], Awaitable[object]]) -> None:
        try:
            self.run_(work())
        except kind:
            return
        raise AssertionError(f"no {kind.__name__}")

    @rule(guild=guilds, member=members, number=picks)
    def retract(self, guild: int, member: int, number: int) -> None:
        picked = self.pick(guild, number)
        if picked is None:
            return
        fact, revision = picked
        who, curator = self.who(guild, member), self.curator(guild)
        self.run_(curator.retract(who, FLOOD, fact, expected=revision, reason="withdrawn"))
        self.made(guild, fact, None)

    @rule(guild=guilds, member=members, number=picks)
    def undo(self, guild: int, member: int, number: int) -> None:
        view, curator = self.layers[guild], self.curator(guild)
        edited = sorted(view.steps)
        if not edited:
            return
        fact = edited[number % len(edited)]
        seen = self.run_(curator.seen(FLOOD, fact))
        steps = view.steps[fact]

        def work() -> Awaitable[object]:
            return curator.undo(
                self.who(guild, member), FLOOD, fact, expected=seen, reason="a mistake"
            )

        if not steps:
            self.refused(Refused, work)
            return
        self.run_(work())
        self.edits += 1
        steps.pop()
        if steps:
            view.own[fact] = steps[-1]
        elif fact in self.pack or (guild and fact in self.layers[0].own):
            del view.own[fact]
        else:
            view.own[fact] = None

    @rule(guild=st.sampled_from(GUILDS[1:]), member=members, chosen=words)
    def propose(self, guild: int, member: int, chosen: list[str]) -> None:
        text = said(chosen, self.at)
        who = self.who(guild, member, propose=True)
        done = self.run_(self.curator(guild).add(who, FLOOD, draft(text), today=TODAY))
        assert not done.edited
        assert done.proposal is not None
        self.waiting[guild, done.proposal.number] = text

    @precondition(lambda self: bool(self.waiting))
    @rule(number=picks, accepts=st.booleans())
    def review(self, number: int, accepts: bool) -> None:
        waiting = sorted(self.waiting)
        guild, proposal = waiting[number % len(waiting)]
        text = self.waiting.pop((guild, proposal))
        review = Review(self.store.view(guild), self.curator(guild))
        actor = self.who(guild, 13).actor
        if not accepts:
            self.run_(review.decline(actor, proposal, note="no source", at=self.at))
            self.refused(Refused, lambda: review.accept(actor, proposal, today=TODAY, at=self.at))
            return
        try:
            done = self.run_(review.accept(actor, proposal, today=TODAY, at=self.at))
        except Alike as alike:
            near = alike.facts
            done = self.run_(review.accept(actor, proposal, today=TODAY, at=self.at, near=near))
        except BadEntry:
            assert text in self.says(guild).values()
            self.run_(review.decline(actor, proposal, note="on record", at=self.at))
            return
        (made,) = done.edited
        self.made(guild, made.fact, text)

    @rule(guild=guilds, chosen=words)
    def import_two(self, guild: int, chosen: list[str]) -> None:
        curator = self.curator(guild)
        bulk = Bulk(self.store.view(guild), curator)
        who = self.who(guild)
        texts = [said(chosen, self.at), said(chosen[::-1], self.at + 10_000)]
        entries = [Entry(line, draft=draft(text)) for line, text in enumerate(texts, start=1)]
        done = self.run_(
            bulk.add_many(who, FLOOD, entries, name="a.csv", reason="a file", today=TODAY)
        )
        assert done.added == 2
        for made, text in zip(done.edited, texts, strict=True):
            self.made(guild, made.fact, text)

    @rule()
    def open_again(self) -> None:
        self.run_(self.store.close())
        self.store = self.open_record()

    @rule(guild=guilds)
    def remember(self, guild: int) -> None:
        self.told.append((guild, self.at, self.says(guild)))
        self.at += 1

    # What must hold.

    @invariant()
    def reads_as_the_model_says(self) -> None:
        for guild in GUILDS:
            view = self.store.view(guild)
            facts = self.run_(view.facts((FLOOD,)))
            says = self.says(guild)
            assert {each.id: each.statement for each in facts} == says
            held = self.run_(view.vocabulary((FLOOD,)))
            for word in WORDS:
                expected = sorted(fact for fact, text in says.items() if word in text)
                (stem,) = (token.stem for token in tokens(word))
                found = self.run_(view.candidates(Plan((FLOOD,), (stem,))))
                assert sorted(each.fact for each in found) == expected, (guild, word)
                assert held.frequency.get(stem, 0) == len(expected)

    @invariant()
    def every_edit_is_in_the_audit(self) -> None:
        entries = self.run_(self.store.keeps.audit(None, limit=10_000))
        made = [each for each in entries if each.action in ("add", "correct", "retract", "undo")]
        assert len(made) == self.edits

    @rule()
    def is_whole_and_tells_what_it_told(self) -> None:
        wrong = [each.detail for each in self.run_(self.store.check(deep=True)) if not each.ok]
        assert wrong == []
        for guild, at, says in self.told:
            known = self.run_(self.store.view(guild).known_at((FLOOD,), at))
            assert {each.id: each.statement for each in known} == says


RecordMachine.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestRecord = RecordMachine.TestCase
