"""``answer --jsonl`` and ``dates --jsonl``: many requests, for other programs."""

from datetime import date
from typing import TYPE_CHECKING

import click

from bot.commands.options import (
    Whole,
    event_option,
    on_record,
    standard_input,
    store_option,
    today_option,
    write_bytes,
)

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["answer", "dates"]

_jsonl = click.option(
    "--jsonl", is_flag=True, required=True, help="JSON Lines in and out (the only form)."
)


@click.command()
@_jsonl
@click.option("--top", type=Whole(1, 50), default=3, show_default=True)
@click.option("--always", is_flag=True, help="Rank without abstaining.")
@event_option
@today_option
@store_option
def answer(jsonl: bool, top: int, always: bool, event: str, today: date, store: str | None) -> None:
    """Answer a question on each line of the standard input.

    Example: echo '{"id": 1, "question": "who seized the airport?"}' | ticktock answer --jsonl
    """
    from bot.batch import answer_line, failed, lines_of
    from bot.machine import encode
    from bot.resident import settle

    lines = lines_of(standard_input())

    async def work(knowledge: "KnowledgeBase") -> None:
        await settle(knowledge, today)
        for line in lines:
            try:
                told = await answer_line(
                    line, knowledge, today=today, event=event, top=top, always=always
                )
            except Exception as error:  # noqa: BLE001 - one line's fault must not cost the others
                told = failed(line, error)
            write_bytes(encode(told))

    on_record(store, work)


@click.command()
@_jsonl
@click.option(
    "--mode",
    type=click.Choice(["question", "document"]),
    default="question",
    show_default=True,
    help="How a date that leaves something open is read.",
)
@click.option(
    "--prefer",
    type=click.Choice(["past", "future"]),
    default="past",
    show_default=True,
    help="Which side an undated day lies where nothing tells.",
)
@store_option
def dates(jsonl: bool, mode: str, prefer: str, store: str | None) -> None:
    """Find the dates in the text on each line of the standard input.

    Example: echo '{"id": 1, "text": "on 6 Jan", "reference_date": "2022-01-10"}'
    | ticktock dates --jsonl
    """
    from bot.batch import dates_failed, dates_line, lines_of
    from bot.machine import encode

    for line in lines_of(standard_input()):
        try:
            told = dates_line(line, mode, prefer)
        except Exception as error:  # noqa: BLE001 - one line's fault must not cost the others
            told = dates_failed(line, error)
        write_bytes(encode(told))
