"""What is asked of what came after the line told, or before it: "and then?", "and later?"."""

from dataclasses import replace

from knowledge.errors import Remark
from knowledge.flow import Asked, Context, Question
from knowledge.models import NameKind
from knowledge.search.following.bearers import names_taken, remark_of
from knowledge.search.following.pointing import asks_again
from knowledge.search.following.taking import with_terms
from knowledge.search.reading.glossary import Glossary

__all__ = ["gone_on"]


def gone_on(question: Question, context: Context, glossary: Glossary) -> tuple[Question, ...]:
    """What came after or before what was told, of the same people and places, and none of it again; of a number first what it
    was then; and to "and later?" first what was asked before, of that time."""
    counted = Asked.HOW_MANY in context.asked
    names = names_taken(question, context, glossary, frozenset())
    shown = tuple(match.name.display for match in names)
    remarks: list[str] = [Remark(" and ".join(shown), "names", names=shown)] if shown else []
    question = replace(
        question,
        names=(*question.names, *names),
        told=context.facts,
        others=not counted,
        follow_up=True,
    )
    again = replace(
        question,
        asked=context.asked or question.asked,
        measure=context.measure,
        quantity=context.quantity,
        told=context.facts[:1],
    )
    if counted:
        again = replace(again, terms=(*again.terms, *context.terms), told=context.facts)
        return _remarked(again, remarks), _remarked(replace(question, others=True), remarks)
    plainly = _remarked(question, remarks)
    if not (asks_again(question.raw) and (context.terms or context.asked)):
        return (plainly,)
    people = [match.name.id for match in names if match.name.kind is NameKind.PERSON]
    if Asked.WHO_SAID in again.asked and len(people) == 1:
        again = replace(again, speaker=people[0])
    again = with_terms(again, context, soft=False, opened=False, binds=True)
    if context.terms:
        remarks.append(" ".join(term.corrected or term.word for term in context.terms))
    return _remarked(again, remarks), plainly


def _remarked(question: Question, kept: list[str]) -> Question:
    """With the remark on what was taken over."""
    return replace(question, assumed=(*question.assumed, remark_of(kept))) if kept else question
