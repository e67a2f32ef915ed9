"""What the bot tells of itself: how to ask, what it is, what it keeps. Knows no Discord."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.blocks import Block, Facts, Line, Reply, Row, Sentence, Table
from bot.reading.autocompleting import Index
from bot.reading.catalogue import span_of
from bot.wording import day_words
from bot.words import Words, texts
from knowledge.dates.show import show
from knowledge.dates.span import DateSpan

__all__ = [
    "about_reply",
    "command_name",
    "examples",
    "help_reply",
    "privacy_reply",
]

_EVENTS: Final = 10
_EXAMPLES: Final = 4
_COUNTED: Final[Mapping[str, str]] = {
    "detained": "how many people were detained?",
    "killed": "how many people were killed?",
    "injured": "how many people were injured?",
    "evacuated": "how many people were evacuated?",
    "rescued": "how many people were rescued?",
    "missing": "how many people were missing?",
    "troops": "how many troops were there?",
}
"""A question for each measure that is easily asked; questions are read in English."""
_EVERYBODY: Final = (
    "ask",
    "day",
    "timeline",
    "figure",
    "fact",
    "sources",
    "events",
    "corrections",
    "propose",
    "proposals",
    "watch",
    "privacy",
    "mydata",
)
_MANAGERS: Final = ("kb", "setup", "digest")


def help_reply(
    indexes: Sequence[Index], words: Words, *, shown_in: str, manages: bool = False
) -> Reply:
    """How to ask, with examples that the record answers, and the commands of those who read it.

    ``shown_in`` is the language in which the reader's Discord shows the names of commands.
    """
    blocks: list[Block] = [
        Sentence(words.say("about.help-title"), strong=True),
        Sentence(words.say("about.help-how")),
    ]
    if asked := examples(indexes):
        lines = tuple(Line("", text, "") for text in asked)
        blocks.append(Facts(words.say("about.help-examples"), lines, brief=True))
    blocks.append(_commands("about.help-everybody", _EVERYBODY, words, shown_in))
    if manages:
        blocks.append(_commands("about.help-managers", _MANAGERS, words, shown_in))
    blocks.append(Sentence(words.say("about.help-menus")))
    return Reply(tuple(blocks))


def _commands(title: str, names: Iterable[str], words: Words, shown_in: str) -> Table:
    rows = tuple(
        Row(f"/{command_name(name, shown_in)}", words.say(f"about.does-{name}"), "")
        for name in names
    )
    return Table(words.say(title), rows, labelled=True)


def command_name(name: str, language: str) -> str:
    """The name of a command, or of an option such as ``day.options.date``, as Discord shows it."""
    found = texts(language).get(f"commands.{name}.name")
    return found if isinstance(found, str) else name.rpartition(".")[2].rpartition(" ")[2]


def examples(indexes: Sequence[Index]) -> tuple[str, ...]:
    """Questions that the record answers, of the events in turn: a day, a count, a name."""
    asked: list[str] = []
    for each in indexes:
        if each.days:
            day = max(each.days, key=lambda of: (of[1], -of[0]))[0]
            asked.append(f"what happened on {show(DateSpan(day, day))}?")
        asked += [_COUNTED[measure] for measure, _ in each.measures if measure in _COUNTED][:2]
        if each.where:
            asked.append(f"what happened {each.where}?")
    return tuple(dict.fromkeys(asked))[:_EXAMPLES]


def about_reply(indexes: Sequence[Index], words: Words, *, version: str) -> Reply:
    """What the bot is, how it answers, and what is on record."""
    rows = tuple(
        Row(
            each.event.title,
            words.say("reply.facts", count=each.size),
            day_words(span_of(each.event), words),
        )
        for each in indexes[:_EVENTS]
    )
    blocks: list[Block] = [
        Sentence(words.say("about.title", version=version), strong=True),
        Sentence(words.say("about.what")),
        Sentence(words.say("about.how")),
    ]
    if rows:
        more = len(indexes) - len(rows)
        blocks.append(Table(words.say("about.events"), rows, labelled=True))
        if more:
            blocks.append(Sentence(words.say("reading.more-events", count=more)))
    blocks.append(Sentence(words.say("about.licence")))
    return Reply(tuple(blocks))


def privacy_reply(words: Words, *, days: int, grace: int, reads_all: bool, shown_in: str) -> Reply:
    """What is kept of members, why, for how many days, and how to see it or have it erased.

    ``grace`` is for how many days all of a guild is kept that took the bot out. ``reads_all`` when the
    bot is told what is said in messages that do not call it.
    """
    kept = ("answers", "questions", "reports", "gaps", "watches", "edits")
    lines = [words.say(f"about.kept-{each}", count=days) for each in kept]
    lines.append(words.say("about.kept-guilds", count=grace))
    if reads_all:
        lines.append(words.say("about.kept-channels"))
    own = f"/{command_name('mydata', shown_in)}"
    names = {
        each: f"{own} {command_name(f'mydata {each}', shown_in)}" for each in ("export", "delete")
    }
    blocks: tuple[Block, ...] = (
        Sentence(words.say("about.privacy-title"), strong=True),
        Sentence(words.say("about.privacy-not")),
        Facts(
            words.say("about.privacy-kept"),
            tuple(Line("", line, "") for line in lines),
            brief=True,
        ),
        Sentence(words.say("about.privacy-erase", **names)),
    )
    return Reply(blocks)
