"""``ask``, ``day``, ``timeline`` and ``figure``: one question, one reply."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from bot.commands.options import (
    as_json,
    event_option,
    known_at_option,
    on_record,
    screen,
    standard_input,
    store_option,
    today_option,
    write_bytes,
)
from bot.commands.paths import NamedPath
from knowledge.errors import BadInput, Refused

if TYPE_CHECKING:
    from bot.blocks import Reply
    from bot.pictures import Picture
    from knowledge.flow import Answer
    from knowledge.service import KnowledgeBase

__all__ = ["ask", "day", "figure", "timeline"]

_DAY: Final = "day "
_PIPED: Final = 64 * 1024
"""Bytes that are read of a question that is piped in; a long one is refused."""


def _png(shown: str) -> Callable[[Any], Any]:
    told = f"Also write a picture of {shown}."
    return click.option("--png", metavar="FILE", type=NamedPath(is_file=True), help=told)


@click.command()
@click.argument("question", nargs=-1)
@as_json
@click.option(
    "--as-of", default="", metavar="DATE", help="Only what the sources tell up to this date."
)
@event_option
@known_at_option
@today_option
@store_option
def ask(
    question: tuple[str, ...],
    json_wanted: bool,
    as_of: str,
    event: str,
    known_at: int | None,
    today: date,
    store: str | None,
) -> None:
    """Answer one question from the record; without one it is read from what is piped in.

    Example: ticktock ask "how many people were detained by 7 January?"
    """
    from bot.blocks import Reply, Sentence
    from bot.intake import refusal, shortened
    from bot.reply import answer_reply

    text = " ".join(question) if question not in ((), ("-",)) else _piped()
    if reason := refusal(text):
        raise BadInput(reason)

    async def work(knowledge: "KnowledgeBase") -> "tuple[Answer, Reply]":
        span, whole = None, None
        if as_of or text.casefold().startswith(_DAY):
            from bot.lookups import day_named, until

            span = await until(knowledge, as_of, today) if as_of else None
            whole = None if span else await day_named(knowledge, text, today=today, event=event)
        answer = await knowledge.ask(text, today=today, event=event, as_of=span)
        events = [each for each in await knowledge.events() if event in ("", each.slug)]
        return answer, whole or answer_reply(answer, events)

    answer, reply = on_record(store, work, known_at=known_at)
    if json_wanted:
        from bot.machine import encode, reply_data

        write_bytes(encode(reply_data(answer), indent=2))
        return
    if remark := shortened(text):
        screen().show(Reply((Sentence(remark),)))
    if reply.blocks:
        screen().show(reply)
    else:
        screen().say(
            "That is no question about the record, so there is nothing to answer. Ask in your own words: who, what, when, "
            "where, how many, who said so; “ticktock --help” lists what else there is."
        )


@click.command()
@click.argument("when", nargs=-1, required=True, metavar="DATE")
@event_option
@known_at_option
@today_option
@store_option
def day(
    when: tuple[str, ...], event: str, known_at: int | None, today: date, store: str | None
) -> None:
    """Tell what happened on a day, or in a run of days.

    Example: ticktock day 6 January
    """

    async def work(knowledge: "KnowledgeBase") -> "Reply":
        from bot.lookups import day_of

        return await day_of(knowledge, " ".join(when), today=today, event=event)

    screen().show(on_record(store, work, known_at=known_at))


@click.command()
@click.argument("words", nargs=-1, metavar="[DATE [to DATE]] [about WORDS]")
@_png("how many facts each day has, by place")
@event_option
@known_at_option
@today_option
@store_option
def timeline(
    words: tuple[str, ...],
    png: Path | None,
    event: str,
    known_at: int | None,
    today: date,
    store: str | None,
) -> None:
    """List facts in the order in which they happened.

    Example: ticktock timeline 4 January to 6 January about the airport
    """

    async def work(knowledge: "KnowledgeBase") -> "tuple[Reply, Picture | None]":
        from bot.lookups import timeline_facts, timeline_told
        from bot.pictures import timeline_picture

        found = await timeline_facts(knowledge, " ".join(words), today=today, event=event)
        facts = found.facts
        sources, names = await knowledge.refer(facts)
        scopes = {fact.scope for fact in facts}
        events = [each for each in await knowledge.events() if each.slug in scopes]
        drawn = timeline_picture(facts, names, events) if png else None
        return timeline_told(found, sources), drawn

    reply, picture = on_record(store, work, known_at=known_at)
    screen().show(reply)
    if png:
        _keep(picture, png, "A timeline of fewer than two days makes no picture.")


@click.command()
@click.argument("measure", nargs=-1, metavar="[MEASURE] [in PLACE]")
@click.option("--place", default="", metavar="PLACE", help="Only counts for this place.")
@_png("how the count moved")
@event_option
@known_at_option
@store_option
def figure(
    measure: tuple[str, ...],
    place: str,
    png: Path | None,
    event: str,
    known_at: int | None,
    store: str | None,
) -> None:
    """Show how a count moved; without a measure, list the measures.

    Example: ticktock figure detained

    Example: ticktock figure killed in Almaty
    """
    if png and not measure:
        raise click.UsageError("Name what was counted; “ticktock figure” lists what there is.")

    async def work(knowledge: "KnowledgeBase") -> "tuple[Reply, Picture | None]":
        from bot.counted import figure_named
        from bot.lookups import measures_of
        from bot.pictures import figure_picture
        from bot.reply import figure_reply

        if not measure:
            return await measures_of(knowledge, event), None
        moved, _ = await figure_named(knowledge, " ".join(measure), place=place, event=event)
        refer = await knowledge.refer(point.fact for point in moved.points)
        return figure_reply(moved, *refer), figure_picture(moved, *refer) if png else None

    reply, picture = on_record(store, work, known_at=known_at)
    screen().show(reply)
    if png:
        _keep(picture, png, "There is no count to make a picture of.")


def _piped() -> str:
    """The question that is piped in; bytes that are no UTF-8 stay in it, by which it is refused."""
    given = standard_input()
    text = "" if given.isatty() else given.read(_PIPED).decode(errors="surrogateescape").strip()
    if not text:
        told = "QUESTION is missing; ask something, such as “what happened on 5 January?”."
        raise click.UsageError(told)
    if sum(line.rstrip().endswith("?") for line in text.splitlines()) > 1:
        told = "More than one question is piped in; “ticktock chat” reads one a line."
        raise click.UsageError(told)
    return text


def _keep(picture: "Picture | None", file: Path, otherwise: str) -> None:
    """Write a picture; raises ``Refused`` where there is none, or no place for it."""
    if picture is None:
        raise Refused(otherwise)
    from bot.commands.writing import write_file

    write_file(file, picture.data)
