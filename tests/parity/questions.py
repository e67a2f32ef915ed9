"""Questions for two engines: those of the golden sets, and ones that are made of what the record says."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.golden.sets import SETS

__all__ = ["FILTERS", "Asked", "questions"]

FILTERS: Final = ("none", "event", "day", "both")
_DAYS: Final = (
    "on 6 January 2022",
    "on 26 April 1986",
    "in January 2022",
    "after 2 May 1986",
    "on 5 and 8 January 2022",
)
_STRANGE: Final = (
    "",
    " ",
    "?",
    "Қанша адам қаза тапты Алматыда?",
    "Сколько человек задержали 6 января?",
    "кто объявил чрезвычайное положение",
    "Wie viele Menschen wurden in Almaty getötet?",
    "qui a été arrêté à Nour-Soultan ?",
    "🔥 what burned 🔥🔥 in Almaty 🚒?",
    "e\u0301meutes a\u0300 Almaty et le re\u0301acteur",
    "Z\u0351\u036b\u0343a\u0308l\u0334go who shot",
    "ünïcödé réäctør explosion",
    "\u202ewho was detained\u202c",
    "a'b\"c | (d & e) ! :* <-> \\ ' s_1 s_2 %",
    "\u4eca\u5e74\u4f55\u304c\u8d77\u304d\u305f",
    "who " * 60,
    "x" * 250,
    "\U0001f1f0\U0001f1ff Tokayev \u0438 \u041d\u0430\u0437\u0430\u0440\u0431\u0430\u0435\u0432",
)
_BEGINNINGS: Final = ("who", "when did", "how many", "why", "where was", "what happened to", "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the event it is asked of; empty for all of them."""

    text: str
    event: str


def questions(statements: list[tuple[str, str]], count: int, seed: int) -> Iterator[Asked]:
    """``count`` questions, each by one of the filters in turn; the same for the same seed.

    ``statements`` are those of the record, each with its event.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    golden = [
        (each.event, case.question)
        for name, each in sorted(SETS.items())
        if not each.bare
        for case in each.cases()
    ]
    chance.shuffle(golden)
    for number in range(count):
        kind, narrowed = number // len(FILTERS) % 3, FILTERS[number % len(FILTERS)]
        if kind == 0 and golden:
            event, text = golden[number % len(golden)]
        elif kind == 1 and number % 5 == 0:
            event, text = statements[number % len(statements)][0], chance.choice(_STRANGE)
        else:
            event, statement = chance.choice(statements)
            text = _of_statement(statement, chance)
        if narrowed in ("day", "both"):
            text = f"{text} {chance.choice(_DAYS)}"
        yield Asked(text, event if narrowed in ("event", "both") else "")


def _of_statement(statement: str, chance: random.Random) -> str:
    """Some words of a statement, perhaps with a slip, behind a question's beginning."""
    words = statement.split()
    chosen = chance.sample(words, min(len(words), chance.randint(1, 5)))
    if chance.random() < 0.3 and chosen:
        at = chance.randrange(len(chosen))
        word = chosen[at]
        cut = chance.randrange(len(word))
        chosen[at] = word[:cut] + word[cut + 1 :]
    return f"{chance.choice(_BEGINNINGS)} {' '.join(chosen)}".strip()
