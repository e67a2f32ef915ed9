"""A proposal as a second person sees it: who wants what, and what would then be in the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from bot.blocks import Block, Reference, Reply, Row, Sentence, Table
from bot.citing import source_title
from bot.curating.changes import differences, field_word, links_told
from bot.instants import instant_words
from bot.telling import because, said
from bot.words import Words
from knowledge.entry import Checked, Draft, Level
from knowledge.models import Basis, FactState, Link, RevisionAction, Source
from knowledge.storage.keeping import Proposal, ProposalState

__all__ = ["Waiting", "around", "near_of", "nothing_reply", "proposal_reply"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal with what is needed to judge it.

    ``now`` is the fact as it stands, ``None`` for a new one and one that is gone; ``wanted`` what the
    proposal makes of it, in ``state``; ``None`` where that cannot be told any more, for which ``lost`` is
    the reason. ``revision`` is that of ``now``. ``place`` counts from 1 in a
    queue of ``waiting``.
    """

    proposal: Proposal
    event: str
    wanted: Draft | None
    state: FactState
    now: Draft | None
    revision: int
    place: int
    waiting: int
    own: bool = False
    """Whether the one who looks made it, and may not accept it."""
    checked: Checked | None = None
    """What the checks say of it as the record is now."""
    lost: str = ""
    sources: tuple[Source, ...] = ()
    """Those that it brings along and that are not on record yet."""
    links: tuple[tuple[Link, ...], tuple[Link, ...]] = ((), ())
    """Those of the fact as it stands, and those that the proposal gives it."""

    @property
    def waits(self) -> bool:
        """Whether it is still to be decided."""
        return self.proposal.state is ProposalState.WAITING

    @property
    def moved(self) -> bool:
        """Whether its fact was changed since, so that it cannot be accepted."""
        return bool(self.proposal.fact) and self.revision != self.proposal.expected


def proposal_reply(
    waiting: Waiting, words: Words, *, zone: tzinfo, remarks: Sequence[str] = ()
) -> Reply:
    """All of a proposal in words; ``remarks`` come first, such as what became of the one before."""
    blocks: list[Block] = [Sentence(each) for each in remarks]
    blocks.append(Sentence(_title(waiting, words), strong=True))
    blocks.append(Table("", tuple(_about(waiting, words, zone)), labelled=True))
    if waiting.wanted is not None:
        head = words.say(f"review.change-{_sort(waiting)}")
        rows = (*_changes(waiting, waiting.wanted, words), *_brought(waiting.sources, words))
        blocks.append(Table(head, rows, labelled=True))
    blocks += _judgement(waiting, words)
    return Reply(tuple(blocks), tuple(_references(waiting.sources, words)))


def _judgement(waiting: Waiting, words: Words) -> Iterator[Block]:
    """What the one who decides should look at, of one that waits."""
    if not waiting.waits:
        return
    if waiting.lost:
        yield Sentence(waiting.lost)
        yield Sentence(words.say("review.lost"))
        return
    if checks := (*_found(waiting.checked, words, notes=False), *_near(waiting.checked, words)):
        yield Table(words.say("editing.warnings"), checks, labelled=True)
    if notes := tuple(_found(waiting.checked, words, notes=True)):
        yield Table(words.say("editing.notes"), notes, labelled=True)
    if waiting.moved:
        yield Sentence(words.say("review.moved", fact=waiting.proposal.fact))
    if waiting.own:
        yield Sentence(words.say("review.own"))


def nothing_reply(words: Words, remarks: Sequence[str] = (), *, declined: bool = False) -> Reply:
    """An empty queue."""
    told = words.say("review.none-declined" if declined else "review.nothing")
    return Reply((*(Sentence(each) for each in remarks), Sentence(told, strong=True)))


def near_of(checked: Checked | None) -> tuple[str, ...]:
    """The facts that say nearly the same as a proposal, or count otherwise: those that are shown."""
    if checked is None:
        return ()
    near = (*checked.duplicates[:_NEAR], *checked.conflicts[:_NEAR])
    return tuple(dict.fromkeys(each.id for each in near))


def around(numbers: Sequence[int], number: int) -> tuple[int, int]:
    """Place of ``number`` in a queue, from 0, and how many wait; of what was decided meanwhile the next
    one, or the last."""
    place = next((at for at, each in enumerate(numbers) if each >= number), len(numbers) - 1)
    return max(0, place), len(numbers)


def _title(waiting: Waiting, words: Words) -> str:
    undoes = waiting.proposal.action is RevisionAction.UNDO
    return words.say(
        "review.title-undo" if undoes else f"review.title-{_sort(waiting)}",
        number=str(waiting.proposal.number),
        fact=waiting.proposal.fact,
        place=waiting.place,
        count=waiting.waiting,
    )


def _sort(waiting: Waiting) -> str:
    if waiting.state is not FactState.STANDS:
        return "retract"
    return "correct" if waiting.proposal.fact else "add"


_WHO: Final = "review.who"


def _about(waiting: Waiting, words: Words, zone: tzinfo) -> Iterator[Row]:
    proposal = waiting.proposal
    who = proposal.author.name or words.say("review.somebody")
    yield Row(words.say(_WHO), f"{who} · {instant_words(proposal.at, zone)}", "")
    yield Row(words.say("detail.event"), waiting.event, "")
    if proposal.reason:
        yield Row(field_word("reason", words), because(proposal.reason, words), "")
    if proposal.state is ProposalState.DECLINED:
        judge = (proposal.reviewer.name if proposal.reviewer else "") or words.say(
            "review.somebody"
        )
        told = f"{proposal.note} · {judge} · {instant_words(proposal.decided, zone)}"
        yield Row(words.say("review.because"), told, "")


def _changes(waiting: Waiting, wanted: Draft, words: Words) -> Iterator[Row]:
    empty = words.say("review.empty")
    if waiting.state is not FactState.STANDS:
        for each in differences(Draft(), waiting.now or wanted):
            if each.field in _TOLD:
                yield Row(field_word(each.field, words), each.after, "")
        return
    before = waiting.now if waiting.proposal.fact else None
    changed = differences(before or Draft(), wanted)
    for each in changed:
        if before is None and each.field == "basis" and each.after == Basis.STATED:
            # As nearly always: nothing to be looked at.
            continue
        told = f"{each.before or empty} → {each.after or empty}" if before else each.after
        yield Row(field_word(each.field, words), told, "")
    links = links_told(*waiting.links, words)
    if links:
        yield Row(words.say("detail.links"), links, "")
    if not changed and not links:
        yield Row("", words.say("review.unchanged"), "")


def _brought(sources: Sequence[Source], words: Words) -> Iterator[Row]:
    """Sources that would come onto the record with it, with where each leads."""
    label = words.say("review.new-source")
    for mark, each in enumerate(sources, start=1):
        address = each.url or words.say("review.no-address")
        yield Row(label, f"{source_title(each, words)} · {address}", "", (mark,))


def _references(sources: Sequence[Source], words: Words) -> Iterator[Reference]:
    for mark, each in enumerate(sources, start=1):
        yield Reference(mark, source_title(each, words), "", each.url)


def _found(checked: Checked | None, words: Words, *, notes: bool) -> Iterator[Row]:
    """What the checks say of it: their notes, or their doubts."""
    for found in checked.findings if checked else ():
        if (found.level is Level.NOTE) is notes:
            field = field_word(found.field, words) if found.field else ""
            yield Row(field, said(found.remark, words), "")


def _near(checked: Checked | None, words: Words) -> Iterator[Row]:
    """What is near it in the record."""
    if checked is None:
        return
    for head, facts in (("duplicates", checked.duplicates), ("conflicts", checked.conflicts)):
        for fact in facts[:_NEAR]:
            yield Row(words.say(f"editing.{head}"), f"{fact.id}: {fact.statement}", "")


_NEAR: Final = 5
"""Facts that are shown as near duplicates, and again as conflicts."""
_TOLD: Final = ("statement", "date", "source")
"""What is told of a fact that is to be taken back."""
