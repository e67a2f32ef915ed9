"""Chat in the terminal: questions in, replies out, and the commands that begin with a slash."""

import re
from collections.abc import Awaitable, Callable
from datetime import date
from difflib import get_close_matches
from textwrap import shorten
from typing import Final

from bot.blocks import Reply, Row, Sentence, Table
from bot.commands.meant import which
from bot.counted import figure_named
from bot.intake import refusal, shortened
from bot.lookups import day_of, measures_of, timeline_of
from bot.render import Style
from bot.reply import answer_reply, fact_reply, figure_reply
from bot.screen import Screen
from bot.why import why_reply
from bot.wording import day_words, full_day
from knowledge.errors import BadInput, KnowledgeError, NotFound
from knowledge.flow import Answer, Context, Status
from knowledge.models import Event
from knowledge.service import KnowledgeBase

__all__ = ["COMMANDS", "Chat"]

COMMANDS: Final = {
    "/day": ("DATE", "what happened on a day, or in a run of days"),
    "/timeline": ("[DATES] [about WORDS]", "every fact in order"),
    "/figure": ("[MEASURE] [in PLACE]", "how a count moved; alone, what is counted"),
    "/fact": ("ID", "one fact with all that is recorded about it"),
    "/why": ("", "how your last question was read and scored"),
    "/events": ("", "what this record is about"),
    "/sources": ("", "the publications it rests on"),
    "/help": ("", "this list"),
    "/quit": ("", "leave (also Ctrl-D)"),
}
_HINT: Final = (
    "I am a bot: I answer questions about the record. Try one, such as “what happened?”, or /help."
)
_ALONE: Final = frozenset({"/events", "/sources", "/help", "/quit"})
"""Commands that are typed without their slash only where nothing stands behind them."""
_LEAVING: Final = re.compile(
    r"\W*(?:(?:ok(?:ay)?|well|right|alright|thanks|thank you|thx|cheers)\W+)*(?:(?:good ?)?bye(?:\W?bye)?|exit|quit|farewell|cya|see (?:you|ya)(?: later| soon| around)?"
    r"|good ?night)(?:\W+(?:then|now|for now|all|everyone|bot|ticktock|and|thanks|thank you))*\W*",
    re.IGNORECASE,
)
"""What alone ends the conversation: "bye then", "ok thanks, bye"."""
_OF_SOMETHING: Final = frozenset("of for in on with between".split())
"""Words behind "timeline" and "figure" that make a question of them: "timeline of the deaths"."""


_SHOWN: Final = 60


class Chat:
    """One conversation. It remembers the last answer, for follow-ups and for ``/why``."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        screen: Screen,
        *,
        today: Callable[[], date],
        event: str = "",
    ) -> None:
        self._knowledge = knowledge
        self._screen = screen
        self._today = today
        self._event = event
        self._context: Context | None = None
        self._last: Answer | None = None
        self._passed_over = ""
        """The line after it that was taken for no question."""
        self.left = False
        """Whether the person has said goodbye."""
        self._commands: dict[str, Callable[[str], Awaitable[None]]] = {
            "/day": self._day,
            "/timeline": self._timeline,
            "/figure": self._figure,
            "/fact": self._fact,
            "/why": self._why,
            "/events": self._events,
            "/sources": self._sources,
            "/help": self._help,
            "/quit": self._quit,
        }

    async def greet(self) -> None:
        """What the record is about, how to ask, and the way out. Raises ``NotFound`` for an event that is none."""
        day = await self._busiest_day()
        events = await self._known()
        about = "; ".join(f"{event.title} ({_days(event)})" for event in events)
        self._screen.say(f"Ticktock · {about}", Style.STRONG)
        example = f", such as: what happened on {day}?" if day else "."
        self._screen.say(f"Ask in your own words{example}")
        self._screen.say("/help lists the commands, /quit or Ctrl-D leaves.\n", Style.QUIET)

    def part(self) -> None:
        """Say goodbye."""
        self._screen.say("Goodbye.")

    async def take(self, line: str) -> None:
        """Answer one typed line; what the record refuses is told in a sentence, not raised."""
        try:
            await self._take(line.strip())
        except KnowledgeError as error:
            self._tell(str(error))

    async def _take(self, line: str) -> None:
        if not line:
            return
        if reason := refusal(line):
            self._tell(reason)
            return
        if _LEAVING.fullmatch(line):
            self.left = True
            return
        if not line.startswith("/"):
            if not await self._plainly(line):
                await self._ask(line)
            return
        name, _, rest = line.partition(" ")
        command = self._commands.get(name.lower())
        if command is None:
            near = get_close_matches(name.lower()[:20], COMMANDS, 1, 0.7)
            hint = f"Did you mean {near[0]}?" if near else "/help lists those that there are."
            self._tell(f"There is no command {name[:20]}. {hint}")
            return
        await command(rest.strip())

    async def _plainly(self, line: str) -> bool:
        """Obey a command that is typed without its slash, as replies name it; whether it was one.

        "Why" alone goes on from the question before, and is the command where that has no answer.
        """
        name, _, rest = line.partition(" ")
        name, rest = f"/{name.lower()}", rest.strip()
        command = self._commands.get(name)
        if command is None or line.endswith("?"):
            return False
        if name == "/why":
            return not rest and await self._reason(line)
        if rest and (name in _ALONE or rest.split()[0].lower() in _OF_SOMETHING):
            return False
        try:
            await command(rest)
        except (BadInput, NotFound):
            return False
        return True

    async def _reason(self, line: str) -> bool:
        """Tell how the question before was read, unless it has a reason."""
        if self._last is not None:
            asked = self._knowledge.ask(
                line, today=self._today(), event=self._event, context=self._context
            )
            if (await asked).status is Status.ANSWERED:
                return False
        await self._why("")
        return True

    async def _ask(self, text: str) -> None:
        answer = await self._knowledge.ask(
            text, today=self._today(), event=self._event, context=self._context
        )
        if remark := shortened(text):
            self._tell(remark)
        if answer.status is Status.NOT_A_QUESTION:
            self._tell(_HINT)
            self._passed_over = text
            return
        self._last, self._passed_over = answer, ""
        self._context = answer.context
        self._screen.show(answer_reply(answer, await self._known()))

    async def _day(self, rest: str) -> None:
        if not rest:
            self._tell("Which day? For example: /day 6 January.")
            return
        shown = await day_of(self._knowledge, rest, today=self._today(), event=self._event)
        self._screen.show(shown)

    async def _timeline(self, rest: str) -> None:
        shown = await timeline_of(self._knowledge, rest, today=self._today(), event=self._event)
        self._screen.show(shown)

    async def _figure(self, rest: str) -> None:
        if not rest:
            self._screen.show(await measures_of(self._knowledge, self._event))
            return
        moved, _ = await figure_named(self._knowledge, rest, event=self._event)
        refer = await self._knowledge.refer(point.fact for point in moved.points)
        self._screen.show(figure_reply(moved, *refer))

    async def _fact(self, rest: str) -> None:
        if not rest:
            self._tell("Which fact? Its id follows: /fact and the id.")
            return
        event, own = await which(self._knowledge, self._event, rest)
        found, revisions = await self._knowledge.fact(own, event)
        refer = await self._knowledge.refer((found,))
        self._screen.show(fact_reply(found, revisions, *refer))

    async def _why(self, rest: str) -> None:
        if self._last is None:
            self._tell("Ask something first; /why then tells how it was read.")
            return
        if self._passed_over:
            line = shorten(self._passed_over, _SHOWN, placeholder=" …")
            self._tell(f"“{line}” was taken for no question; this is how the one before was read.")
        self._screen.show(why_reply(self._last))

    async def _events(self, rest: str) -> None:
        rows = tuple(Row(e.slug, e.title, _days(e)) for e in await self._known())
        self._screen.show(Reply((Table("Events", rows, labelled=True),)))

    async def _sources(self, rest: str) -> None:
        facts = await self._knowledge.timeline(today=self._today(), event=self._event)
        sources, _ = await self._knowledge.refer(facts)
        rows = tuple(Row(s.publisher, s.title, s.url) for s in sources.values())
        self._screen.show(Reply((Table("Sources", rows, labelled=True),)))

    async def _help(self, rest: str) -> None:
        rows = tuple(
            Row(f"{name} {what}".strip(), told, "") for name, (what, told) in COMMANDS.items()
        )
        ask = "Ask in your own words: who, what, when, where, how many, who said so."
        follow = "A follow-up such as “and a day later?” goes on from your last question."
        self._screen.show(Reply((Sentence(f"{ask} {follow}"), Table("Commands", rows))))

    async def _quit(self, rest: str) -> None:
        self.left = True

    def _tell(self, text: str) -> None:
        self._screen.show(Reply((Sentence(text),)))

    async def _known(self) -> tuple[Event, ...]:
        events = await self._knowledge.events()
        return tuple(event for event in events if self._event in ("", event.slug))

    async def _busiest_day(self) -> str:
        """The day with the most facts of its own, for an example that is sure to be answered."""
        counts: dict[int, int] = {}
        for fact in await self._knowledge.timeline(today=self._today(), event=self._event):
            if fact.when is not None and fact.when.days == 1:
                counts[fact.when.first] = counts.get(fact.when.first, 0) + 1
        best = max(sorted(counts), key=lambda day: counts[day], default=None)
        return full_day(best) if best is not None else ""


def _days(event: Event) -> str:
    return day_words(event.days)
