"""Forms of the record as data: which fields each has, with what they are filled, what was typed into them.

Discord takes five fields in one form; so what is told of nearly every fact comes first, and the rest by
two further forms. Knows no Discord.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.curating.slips import Slip, Task
from bot.words import Words
from knowledge.entry import longest

__all__ = ["Blank", "Form", "Step", "blanks", "form_of", "taken", "title_of"]

Options = Sequence[tuple[str, str]]
"""Values to choose from, each with what it is called."""

_LABEL: Final = 45
"""Characters of a label or a title in Discord's forms."""
_HINT: Final = 100
_LONGEST: Final = 4000
"""Characters that one field takes at most."""
_OPTIONS: Final = 25
_OWN: Final = ("reason", "event")
"""Fields of the slip itself; all others are the draft's."""


class Form(StrEnum):
    """A form. ``CORRECT`` and its further ones ask for the reason of a correction too."""

    ADD = "add"
    ADD_WHERE = "add-where"
    """Where it is not known yet to which event the fact belongs."""
    PROPOSE = "propose"
    PROPOSE_WHERE = "propose-where"
    DETAILS = "details"
    DETAILS_FIGURES = "details-figures"
    """Where the first form asked for the event in place of the figures."""
    REST = "rest"
    CORRECT = "correct"
    CORRECT_DETAILS = "correct-details"
    CORRECT_REST = "correct-rest"
    REASON = "reason"


class Step(StrEnum):
    """How far into a fact somebody goes: what is usual, what is less so, and what is rare."""

    FIRST = "first"
    DETAILS = "details"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Blank:
    """One field to be filled in, with what stands in it already. ``longest`` is in characters."""

    name: str
    label: str
    hint: str
    value: str
    longest: int
    required: bool = False
    tall: bool = False
    options: tuple[tuple[str, str], ...] = ()
    """Values with what each is called, where one is to be chosen; at most 25."""


_REQUIRED: Final = frozenset(("statement", "event", "reason"))
_TALL: Final = frozenset(("statement", "quote"))
_FORMS: Final[Mapping[Form, tuple[str, ...]]] = {
    Form.ADD: ("statement", "date", "source", "who", "figures"),
    Form.ADD_WHERE: ("event", "statement", "date", "source", "who"),
    Form.PROPOSE: ("statement", "date", "source", "who", "figures"),
    Form.PROPOSE_WHERE: ("event", "statement", "date", "source", "who"),
    Form.DETAILS_FIGURES: ("figures", "place", "names", "quote", "caveat"),
    Form.DETAILS: ("place", "names", "quote", "paragraph", "caveat"),
    Form.REST: ("outlet", "said", "standing", "topics", "keywords"),
    Form.CORRECT: ("statement", "date", "who", "figures", "reason"),
    Form.CORRECT_DETAILS: ("source", "quote", "paragraph", "place", "names"),
    Form.CORRECT_REST: ("caveat", "outlet", "said", "standing", "topics"),
    Form.REASON: ("reason",),
}
_SOUGHT: Final = (Form.ADD_WHERE, Form.PROPOSE_WHERE)
_STEPS: Final[Mapping[Step, tuple[Form, Form]]] = {
    Step.FIRST: (Form.ADD, Form.CORRECT),
    Step.DETAILS: (Form.DETAILS, Form.CORRECT_DETAILS),
    Step.REST: (Form.REST, Form.CORRECT_REST),
}


def form_of(slip: Slip, step: Step) -> Form:
    """The form for a step of the work on a slip."""
    if slip.task is Task.CORRECT:
        return _STEPS[step][1]
    if step is Step.FIRST and slip.propose:
        return Form.PROPOSE if slip.event else Form.PROPOSE_WHERE
    if step is Step.FIRST and not slip.event:
        return Form.ADD_WHERE
    if step is Step.DETAILS and slip.sought and not slip.draft.paragraph:
        return Form.DETAILS_FIGURES
    return _STEPS[step][0]


def title_of(form: Form, words: Words) -> str:
    """What stands over a form."""
    return words.say(f"editing.title-{form}")[:_LABEL]


def blanks(form: Form, slip: Slip, words: Words, events: Options = ()) -> tuple[Blank, ...]:
    """The fields of a form with what the slip holds; ``events`` are the slugs to choose from, with
    their titles, the likeliest first.

    What is longer than a field takes is not cut: its field is then as long as Discord allows.
    """
    return tuple(_blank(name, slip, words, events) for name in _FORMS[form])


def _blank(name: str, slip: Slip, words: Words, events: Options) -> Blank:
    value = _value(name, slip)
    chosen = tuple(events[:_OPTIONS]) if name == "event" else ()
    return Blank(
        name=name,
        label=words.say(f"field.{name}")[:_LABEL],
        hint=words.say(f"field.{name}-hint")[:_HINT],
        value=value,
        longest=min(_LONGEST, max(longest(name), len(value))),
        required=name in _REQUIRED,
        tall=name in _TALL,
        options=chosen,
    )


def _value(name: str, slip: Slip) -> str:
    if name in _OWN:
        return str(getattr(slip, name))
    return str(getattr(slip.draft, name))


def taken(form: Form, slip: Slip, typed: Mapping[str, str]) -> Slip:
    """The slip with what was typed into a form; what else comes back with it counts for nothing."""
    known = {name: typed[name].strip() for name in _FORMS[form] if name in typed}
    own: dict[str, object] = {name: known.pop(name) for name in _OWN if name in known}
    if form in _SOUGHT:
        own["sought"] = True
    own |= {"looked": False, "near": (), "since": ()}
    return replace(slip, draft=replace(slip.draft, **known), **own)  # type: ignore[arg-type]
