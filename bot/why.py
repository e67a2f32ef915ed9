"""How a question was understood and its lines were scored, as a reply: for ``/why``."""

from collections.abc import Iterator
from typing import Final

from babel.numbers import format_percent

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.telling import said
from bot.understood import days_asked
from bot.wording import clipped, measure_word
from bot.words import ENGLISH, Words
from knowledge.flow import Answer, Evidence, NameMatch, Question, Status, Term
from knowledge.search.answering.answer import ANSWER_COVERAGE

__all__ = ["why_reply"]

_VARIANTS: Final = 6
_STATEMENT: Final = 90

_MEANING: Final = frozenset(
    "coverage text focus nearness phrase kind pairs characters numbers type meaning day".split()
)
"""Reasons that are explained when first told."""


def why_reply(answer: Answer, *, words: Words = ENGLISH) -> Reply:
    """The reading of the question, then each shown line with the parts of its score."""
    question = answer.question
    rows = tuple(Row(label, value, "") for label, value in _reading(question, words) if value)
    blocks: list[Block] = [Table(words.say("why.reading"), rows, labelled=True)]
    if question.terms:
        terms = tuple(_term(term, words) for term in question.terms)
        blocks.append(Table(words.say("why.terms"), terms, labelled=True))
    shown = answer.lead or answer.nearest
    blocks.append(Sentence(_verdict(answer, words)))
    if shown:
        share = format_percent(answer.confidence, locale=words.language)
        blocks.append(Sentence(words.say("why.sure", share=share)))
    blocks += [_score(found, words, explained=not at) for at, found in enumerate(shown)]
    return Reply(tuple(blocks))


def _reading(question: Question, words: Words) -> Iterator[tuple[str, str]]:
    parts = {
        "read_as": question.text,
        "asked": ", ".join(kind.value.replace("-", " ") for kind in question.asked),
        "measure": measure_word(question.measure, words) if question.measure else "",
        "names": "; ".join(_name(match, words) for match in question.names),
        "days": ", ".join(days_asked(question, words)),
        "assumed": "; ".join(said(remark, words) for remark in question.assumed),
        "unknown": ", ".join(question.unknown),
        "order": words.say("why.latest_first") if question.latest else "",
        "event": question.event,
    }
    for label, value in parts.items():
        yield words.say(f"why.{label}"), value


def _term(term: Term, words: Words) -> Row:
    also: dict[str, list[str]] = {}
    for variant in term.variants[:_VARIANTS]:
        if "_" not in variant.token:
            also.setdefault(variant.why, []).append(f"{variant.token} {variant.weight:.2f}")
    told = [f"{why}: {', '.join(tokens)}" for why, tokens in also.items()]
    if term.corrected:
        told.insert(0, words.say("why.repaired", word=term.corrected))
    if term.typed:
        told.insert(0, words.say("why.repaired", word=term.word))
    return Row(
        term.typed or term.word,
        f"{term.weight:.2f}",
        "; ".join(told) or words.say("why.only_itself"),
    )


def _name(match: NameMatch, words: Words) -> str:
    how = words.say("why.by_title") if match.by_title else _fit(match.fit, words)
    return words.say("why.name", name=match.name.display, written=match.written, how=how)


def _fit(fit: float, words: Words) -> str:
    return words.say("why.fit", fit=f"{fit:.2f}")


def _verdict(answer: Answer, words: Words) -> str:
    if answer.status is Status.ANSWERED:
        outcome = words.say("why.answered")
    elif answer.nearest:
        outcome = words.say("why.nearest")
    else:
        return words.say("why.nothing_near")
    return words.say("why.verdict", least=f"{ANSWER_COVERAGE:.2f}", outcome=outcome)


def _score(found: Evidence, words: Words, *, explained: bool) -> Table:
    """The parts of a line's score, value times weight; what they are is told once."""
    rows = [
        Row(
            reason.name,
            f"{reason.value:.2f} × {reason.weight:.2f}",
            words.say(f"why.{reason.name}") if explained and reason.name in _MEANING else "",
        )
        for reason in found.reasons
    ]
    total = words.say("why.sum") if explained else ""
    rows.append(Row(words.say("why.score"), f"{found.score:.2f}", total))
    if found.days_off:
        rows.append(Row(words.say("why.days_off"), str(found.days_off), ""))
    if found.missing:
        rows.append(Row(words.say("why.lacks"), ", ".join(found.missing), ""))
    title = f"{found.fact.id}: {clipped(found.fact.statement, _STATEMENT)}"
    return Table(title, tuple(rows), labelled=True)
