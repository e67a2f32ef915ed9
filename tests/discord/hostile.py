"""Strings that try to become markup, links, mentions or pings; the same ones from the same seed."""

import random
from collections.abc import Iterator
from typing import Final

__all__ = ["PIECES", "hostile"]

_MARKUP: Final = (
    "*", "**", "***", "_", "__", "___", "~", "~~", "|", "||", "`", "``", "```", "```py\n", "\\", "\\\\",
    "#", "# ", "## ", "### ", "-# ", "- ", "+ ", "* ", "1. ", "12) ", "> ", ">>> ", ">", "---", "===",
)  # fmt: skip
_LINKS: Final = (
    "[", "]", "](", "(", ")", "[a](https://bad.example)", "[a](<http://bad.example>)", "<https://b.example>",
    "https://bad.example/x_y_z", "http://bad.example", "steam://run/1", "discord://-/channels/1",
    "mailto:a@b.example", "<a@b.example>", "<+12025550123>", "discord.gg/abcdef", "DISCORD.COM/invite/x",
    "https:", "//bad.example", "h", "ttps://bad.example", "[x]: https://bad.example", "![i](https://b.example)",
)  # fmt: skip
_MENTIONS: Final = (
    "@everyone", "@here", "@EVERYONE", "@", "everyone", "here", "<@", "<@!", "<@&", "<#", ">", "<", "</",
    "<@123456789012345678>", "<@!123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>",
    "</ask:123456789012345678>", "</fact show:123456789012345678>", "<:smile:123456789012345678>",
    "<a:wave:123456789012345678>", "<t:1641513600>", "<t:1641513600:R>", "<123456789012345678:customize>",
    "<id:browse>", "<id:linked-roles:123456789012345678>", ":smile:", ":wave::skin-tone-3:", ":", "t:1641513600>",
)  # fmt: skip
_UNSEEN: Final = (
    "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u034f", "\u2060", "\x00", "\x1b[31m", "\r", "\r\n",
    "\x85", "\u2028", "\t", "\f", "\U000e0041", "\ud800", "\u3164",
)  # fmt: skip
_WORDS: Final = (
    "a", "word", "7", "3,000", "(CSTO)", "¶ 20", "Тоқаев", "Қазақстан", "2022. ", " ", "  ", "\n", "\n\n", "¯\\_(ツ)_/¯",
    "“quoted”", "é", "名", "🙂", ".", ",", "!", "'", '"', "$x$", "{", "}", "%", "&amp;", "&#42;",
)  # fmt: skip

PIECES: Final = _MARKUP + _LINKS + _MENTIONS + _UNSEEN + _WORDS


def hostile(count: int, *, seed: int = 1) -> Iterator[str]:
    """``count`` strings of one to twelve pieces each."""
    chance = random.Random(seed)  # noqa: S311 - the same strings each time is what is wanted
    for _ in range(count):
        yield "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
