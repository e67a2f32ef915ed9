"""Which questions are asked of which record, and the asking of them in one process."""

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.reply import snippet_text
from knowledge.flow import Answer, Context, Evidence, Status
from knowledge.meaning.encoder import Encoder
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.typos import with_typos
from tests.golden.score import Case, Outcome, Shown, for_passages, read_cases

__all__ = ["SETS", "TODAY", "GoldenSet", "answers_of", "ask_all", "knowledge_of", "line_of"]

HERE: Final = Path(__file__).parent
TODAY: Final = date(2026, 11, 24)
_BUNDLED: Final = Path(str(files("knowledge") / "packs"))
_LOADED_AT: Final = 1_790_000_000
_ACTOR: Final = "golden questions"


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """Questions and the record they are asked of: a pack folder, or a file of bare passages."""

    name: str
    questions: Path
    record: Path
    slips: str = ""
    """Seed of a slip of the hand in one word of each question; empty for none."""

    @property
    def bare(self) -> bool:
        """Whether the record is passages without curated facts."""
        return self.record.is_file()

    @property
    def event(self) -> str:
        return self.record.stem

    def cases(self) -> tuple[Case, ...]:
        """The questions in order, as they are put to this kind of record."""
        cases = read_cases(self.questions)
        if self.slips:
            cases = tuple(self._slipped(case) for case in cases)
        return tuple(for_passages(case) for case in cases) if self.bare else cases

    def _slipped(self, case: Case) -> Case:
        return replace(case, question=with_typos(case.question, 1, f"{self.slips}/{case.id}"))


def _sets() -> dict[str, GoldenSet]:
    packs = HERE / "packs"
    chernobyl = packs / "chernobyl-1986.jsonl"
    listed = (
        GoldenSet("kazakhstan", HERE / "kazakhstan.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("other-words", HERE / "other-words.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("paraphrases", HERE / "paraphrases.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("members", HERE / "members.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("examined", HERE / "examined.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("details", HERE / "details.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("talks", HERE / "talks.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("talks-alone", HERE / "talks-alone.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("visitors", HERE / "visitors.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("abroad", HERE / "abroad.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet("chernobyl", chernobyl, packs / "chernobyl-1986"),
        GoldenSet(
            "chernobyl-paraphrases",
            packs / "chernobyl-1986-paraphrases.jsonl",
            packs / "chernobyl-1986",
        ),
        GoldenSet("chernobyl-passages", chernobyl, packs / "chernobyl-1986-passages.jsonl"),
        GoldenSet(
            "chernobyl-hours", packs / "chernobyl-1986-hours.jsonl", packs / "chernobyl-1986"
        ),
        *_pair("copiapo", packs / "copiapo-2010"),
        *_pair("wagner", packs / "wagner-2023"),
        GoldenSet("copiapo-talks", packs / "copiapo-2010-talks.jsonl", packs / "copiapo-2010"),
        GoldenSet("wagner-talks", packs / "wagner-2023-talks.jsonl", packs / "wagner-2023"),
        GoldenSet(
            "chernobyl-talks", packs / "chernobyl-1986-talks.jsonl", packs / "chernobyl-1986"
        ),
        GoldenSet(
            "wagner-talks-alone", packs / "wagner-2023-talks-alone.jsonl", packs / "wagner-2023"
        ),
        GoldenSet("talks-later", HERE / "talks-later.jsonl", _BUNDLED / "kazakhstan-2022"),
        GoldenSet(
            "chernobyl-talks-later",
            packs / "chernobyl-1986-talks-later.jsonl",
            packs / "chernobyl-1986",
        ),
        GoldenSet(
            "wagner-talks-later", packs / "wagner-2023-talks-later.jsonl", packs / "wagner-2023"
        ),
        *_pair("turkey", packs / "turkey-2016"),
    )
    return {each.name: each for each in listed}


def _pair(name: str, pack: Path) -> tuple[GoldenSet, GoldenSet]:
    """One event's questions, of its curated facts and of the sentences of its source as bare passages."""
    questions = pack.with_suffix(".jsonl")
    passages = pack.with_name(f"{pack.name}-passages.jsonl")
    return GoldenSet(name, questions, pack), GoldenSet(f"{name}-passages", questions, passages)


SETS: Final = _sets()


@asynccontextmanager
async def knowledge_of(
    sets: Sequence[GoldenSet], *, encoder: Encoder | None = None
) -> AsyncIterator[KnowledgeBase]:
    """One record that holds what every set asks about, in a store that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/golden.db", encoder=encoder)
        try:
            knowledge = KnowledgeBase(store)
            for golden in {each.event: each for each in sets}.values():
                await _load(knowledge, golden)
            yield knowledge
        finally:
            await store.close()


async def _load(knowledge: KnowledgeBase, golden: GoldenSet) -> None:
    if not golden.bare:
        await knowledge.import_pack(golden.record, actor=_ACTOR, at=_LOADED_AT)
        return
    slug = golden.event
    await knowledge.import_passages(
        golden.record, slug=slug, title=slug, actor=_ACTOR, at=_LOADED_AT
    )


async def ask_all(knowledge: KnowledgeBase, golden: GoldenSet) -> tuple[Outcome, ...]:
    """Every question of a set in order; the time is that of the last question of a follow-up.

    The first question to an event also reads its words into memory, so one is asked beforehand.
    """
    await knowledge.ask("What happened?", today=TODAY, event=golden.event)
    return tuple([await _ask(knowledge, case, golden.event) for case in golden.cases()])


async def answers_of(golden: GoldenSet) -> AsyncIterator[tuple[Case, Answer]]:
    """Every question of a set with its answer, in order, from a record that holds nothing else."""
    async with knowledge_of((golden,)) as knowledge:
        for case in golden.cases():
            context = await _before(knowledge, case, golden.event)
            yield (
                case,
                await knowledge.ask(
                    case.question, today=TODAY, event=golden.event, context=context
                ),
            )


async def _ask(knowledge: KnowledgeBase, case: Case, event: str) -> Outcome:
    context = await _before(knowledge, case, event)
    started = perf_counter()
    answer = await knowledge.ask(case.question, today=TODAY, event=event, context=context)
    ms = (perf_counter() - started) * 1000
    return Outcome(case, answer.status.value, _lines(answer), ms)


async def _before(knowledge: KnowledgeBase, case: Case, event: str) -> Context | None:
    """What the questions before a follow-up leave to it."""
    context: Context | None = None
    for earlier in case.context:
        before = await knowledge.ask(earlier, today=TODAY, event=event, context=context)
        if before.status is not Status.NOT_A_QUESTION:
            context = before.context
    return context


def _lines(answer: Answer) -> tuple[Shown, ...]:
    shown = answer.lead if answer.status is Status.ANSWERED else answer.nearest
    return tuple(line_of(found, answer) for found in shown)


def line_of(found: Evidence, answer: Answer) -> Shown:
    """A fact as a line of an answer that a member reads."""
    when = found.fact.when
    cited = [found.fact, *found.corroborated_by]
    return Shown(
        fact=found.fact.id,
        text=snippet_text(found, answer.sources),
        first=when.first if when else None,
        last=when.last if when else None,
        paragraphs=tuple(c.paragraph for fact in cited for c in fact.citations),
    )
