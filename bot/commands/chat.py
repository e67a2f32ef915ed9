"""``chat``: questions and replies in the terminal."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from bot.commands.options import (
    data_folder,
    encoder,
    event_option,
    now,
    screen,
    standard_input,
    store_option,
    store_url,
    written_day,
)

if TYPE_CHECKING:
    from bot.terminal import Chat

__all__ = ["chat"]


@click.command()
@event_option
@click.option("--today", callback=written_day, metavar="DAY", help="Default: today (UTC).")
@store_option
def chat(event: str, today: date | None, store: str | None) -> None:
    """Ask in the terminal, with follow-ups; reads piped questions line by line too.

    Example: ticktock chat
    """
    from bot.app import open_knowledge
    from bot.progress import Bar
    from bot.resident import settle
    from bot.terminal import Chat

    address = store_url(store)
    given = standard_input()

    def clock() -> date:
        return today or datetime.fromtimestamp(now(), UTC).date()

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        with Bar("Loading the record") as bar:
            opened = open_knowledge(address, now=now(), progress=bar, encoder=encoder(), stays=True)
            knowledge = runner.run(stack.enter_async_context(opened))
        try:
            runner.run(settle(knowledge, clock()))
            talk = Chat(knowledge, screen(), today=clock, event=event)
            _converse(talk, runner, given, data_folder() / "typed-lines")
        finally:
            runner.run(stack.aclose())


def _converse(talk: "Chat", runner: asyncio.Runner, given: IO[bytes], history: Path) -> None:
    """Greet, then take line after line until the end. The loop runs only while one is answered, so
    that Ctrl-C at the prompt is the prompt's own."""
    from bot.batch import Unreadable
    from bot.blocks import Reply, Sentence
    from bot.prompt import edited_lines, piped_lines
    from bot.terminal import COMMANDS

    lines: Iterator[str | Unreadable]
    typed = given.isatty() and sys.stdout.isatty()
    runner.run(talk.greet())
    lines = edited_lines(history, list(COMMANDS)) if typed else piped_lines(given, sys.stdout)
    try:
        for line in lines:
            if typed:
                print()
            if isinstance(line, Unreadable):
                screen().show(Reply((Sentence(line.why),)))
                continue
            runner.run(talk.take(line))
            if talk.left:
                break
    except KeyboardInterrupt:
        pass
    if typed:
        talk.part()
