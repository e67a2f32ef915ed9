"""The ``ticktock`` command: its parts, and the outer edge where every fault becomes one sentence."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from bot.commands.lazy import LazyGroup
from bot.escape import harmless
from knowledge.errors import KnowledgeError
from knowledge.regex import regex

__all__ = ["COMMANDS", "main", "run", "ticktock"]

OK: Final = 0
REFUSED: Final = 1
MISUSE: Final = 2
BAD_CONFIGURATION: Final = 78
INTERRUPTED: Final = 130

_QUOTED: Final = regex(r"'([^']{60})[^']+'")
"""What was typed, said back by the parser, where it is long."""
_YOUNG: Final = 200_000
"""Objects made since the last search for garbage at which the next is due: what a command reads stays to its end."""

COMMANDS: Final = {
    "chat": ("bot.commands.chat", "chat", "Ask in the terminal, with follow-ups."),
    "ask": ("bot.commands.asking", "ask", "Answer one question from the record."),
    "day": ("bot.commands.asking", "day", "Tell what happened on a day."),
    "timeline": ("bot.commands.asking", "timeline", "List facts in order."),
    "figure": ("bot.commands.asking", "figure", "Show how a count moved."),
    "facts": ("bot.commands.facts", "facts", "List, show and edit facts."),
    "gaps": ("bot.commands.keeping", "gaps", "List what was asked and is not on record."),
    "import": ("bot.commands.packs", "import_files", "Load a pack or passages."),
    "export": ("bot.commands.packs", "export_event", "Write an event as a pack."),
    "check": ("bot.commands.packs", "check", "Check a pack without loading it."),
    "copy": ("bot.commands.moving", "copy", "Copy the whole record to another place."),
    "doctor": ("bot.commands.health", "doctor", "Look at the installation."),
    "health": ("bot.commands.health", "health", "Tell whether the running bot lives."),
    "vectors": ("bot.commands.vectors", "vectors", "Make or drop vectors of meaning."),
    "verify": ("bot.commands.health", "verify", "Check the whole record."),
    "erase": ("bot.commands.keeping", "erase", "Erase what is kept of a member or a server."),
    "init": ("bot.commands.init", "init", "Set the bot up for Discord."),
    "run": ("bot.commands.run", "run", "Be on Discord."),
    "sync-commands": ("bot.commands.sync", "sync_commands", "Tell Discord the commands."),
    "answer": ("bot.commands.batch", "answer", "Answer questions in JSON Lines."),
    "dates": ("bot.commands.batch", "dates", "Find dates in JSON Lines."),
}
"""Module, attribute and one line of help; a command's module is read only when it is used, so that
``ask`` starts quickly."""


@click.group(cls=LazyGroup, told=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ticktock", message="%(prog)s %(version)s")
def ticktock() -> None:
    """Ask a curated, cited record of events.

    Example: ticktock ask "what happened in Almaty on 5 January?"
    """


def run() -> int:
    """``main`` of a process that ends with it, at once; the exit status."""
    left: list[int] = []
    # What is registered first is done last: when threads have ended, and all else has been written and cleared away.
    atexit.register(_leave, left)
    left.append(main())
    return left[0]


def _leave(left: Sequence[int]) -> None:
    """End without taking apart, object by object, what goes with the process: a tenth of the time of one question.
    Where the output cannot be written the interpreter ends as it does, and tells."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    if left:
        os._exit(left[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; the exit status. Never lets a traceback out."""
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    _open_streams()
    _prepare_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with ticktock.make_context("ticktock", given) as context:
            ticktock.invoke(context)
        sys.stdout.flush()
        return OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return OK
    except click.ClickException as error:
        return _misused(error)
    except KnowledgeError as error:
        return _tell(str(error), REFUSED)
    except Exception as error:  # noqa: BLE001 - the outer edge: told in a sentence, or raised on
        return _failed(error, given)


def _failed(error: Exception, given: Sequence[str]) -> int:
    """Tell a fault of the system or of the program itself in one sentence."""
    if any("\ud800" <= char <= "\udfff" for text in given for char in text):
        return _tell("What was given is not UTF-8 throughout; write it in plain text.", REFUSED)
    if _traceback_wanted():
        raise error
    if isinstance(error, OSError):
        _close_quietly()
        return _tell(f"The system refused: {error.strerror or type(error).__name__}.", REFUSED)
    kind = type(error).__name__
    told = f"Something went wrong that should not ({kind}). Nothing was changed."
    return _tell(f"{told} With TICKTOCK_DEBUG=1 it shows where.", REFUSED)


def _misused(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return MISUSE
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    hint = f" Try “{command} --help”." if command else ""
    told = _QUOTED.sub(r"'\1…'", error.format_message()).rstrip()
    told = told if told.endswith((".", "?", "!")) else f"{told}."
    return _tell(f"{told}{hint}", error.exit_code)


def _traceback_wanted() -> bool:
    from bot.config import ConfigError, load_settings

    try:
        return load_settings().debug
    except ConfigError:
        return False


def _open_streams() -> None:
    """A closed output is one that nobody reads. A file opened later must not get a closed stream's
    number: what is meant for people would be written into it."""
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(spare)
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def _prepare_streams() -> None:
    """Text that a stream's encoding lacks is replaced; pipes and files always get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _tell(sentence: str, status: int) -> int:
    """Write one sentence for people to the error stream."""
    text = " ".join(sentence.split())
    try:
        sys.stderr.write(harmless(text if text.endswith((".", "?", "!")) else f"{text}.") + "\n")
    except BrokenPipeError:
        _close_quietly()
    return status


def _close_quietly() -> None:
    """Nobody reads on: send what is still buffered nowhere, so that the exit says nothing either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
