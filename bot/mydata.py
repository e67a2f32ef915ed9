"""What is kept of a member, told to them and handed out; what erasing it takes and leaves. Knows no Discord."""

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.blocks import Block, Facts, Line, Reply, Sentence
from bot.pages.buttons import Own
from bot.pictures import Picture
from bot.words import Words

__all__ = [
    "CONFIRM",
    "Kept",
    "confirm_button",
    "done_reply",
    "erasing_reply",
    "export_file",
    "export_reply",
]

Kept = Mapping[str, Sequence[Mapping[str, object]]]
"""What is kept, by what it is; see ``KeepStore.mine``."""

CONFIRM: Final = re.compile(r"tt7:erase:(?P<member>[0-9]{1,19})")
"""The id of the button that erases; its member is the one to whom it was shown."""

_SAFE: Final = 2**53
"""From here on a number is written as text: not every program reads it exactly."""
_LARGEST: Final = 9_000_000
"""Bytes of a file; Discord takes ten million with the rest of the request."""
_NESTED: Final = ("body", "view", "context")
"""What is kept as JSON of its own."""
_ERASED: Final = ("alone", "asked", "told", "name")
_STAYS: Final = ("facts", "said", "audit")


def export_file(kept: Kept, member: int, *, at: int) -> Picture:
    """All that is kept as one JSON file, which is packed where it is too large for Discord."""
    rows = {what: [_plain(dict(row)) for row in found] for what, found in kept.items()}
    made = datetime.fromtimestamp(at, UTC).isoformat()
    told = {"member": str(member), "made": made, **rows}
    data = json.dumps(told, ensure_ascii=False, indent=1).encode(errors="replace")
    if len(data) <= _LARGEST:
        return Picture("mydata.json", data, "mydata.json")
    return Picture("mydata.json.gz", gzip.compress(data, mtime=at), "mydata.json.gz")


def _plain(value: object) -> object:
    """The value as other programs read it."""
    if isinstance(value, dict):
        return {key: _plain(_read(each) if key in _NESTED else each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, int) and abs(value) >= _SAFE:
        return str(value)
    return value


def _read(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) and text else text
    except ValueError:
        return text


def export_reply(kept: Kept, words: Words) -> Reply:
    """How much of what is kept."""
    lines = _counted(kept, words)
    if not lines:
        return Reply((Sentence(words.say("mydata.nothing")),))
    return Reply((Sentence(words.say("mydata.head"), strong=True), _listed("", lines)))


def erasing_reply(kept: Kept, words: Words) -> Reply:
    """What is asked before everything is erased."""
    blocks: list[Block] = [Sentence(words.say("mydata.ask"), strong=True)]
    if lines := _counted(kept, words):
        blocks.append(_listed("", lines))
    for head, parts in (("erased", _ERASED), ("stays", _STAYS)):
        told = [words.say(f"mydata.{head}-{part}") for part in parts]
        blocks.append(_listed(words.say(f"mydata.{head}"), told))
    return Reply(tuple(blocks))


def confirm_button(member: int, words: Words) -> Own:
    """The button by which a member has it all erased."""
    return Own(words.say("mydata.confirm"), f"tt7:erase:{member}", main=True)


def done_reply(count: int, words: Words) -> Reply:
    """That it is done, and how much it was."""
    return Reply((Sentence(words.say("mydata.done", count=count), strong=True),))


def _counted(kept: Kept, words: Words) -> list[str]:
    return [
        words.say(f"mydata.kept-{what}", count=len(found)) for what, found in kept.items() if found
    ]


def _listed(title: str, lines: Sequence[str]) -> Facts:
    return Facts(title, tuple(Line("", line, "") for line in lines), brief=True)
