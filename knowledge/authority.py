"""Who may do what: decided here for commands, buttons, forms, autocomplete and the terminal, and only here.

Default permissions of a command are a hint that a guild's administrators can change, and Discord does
not apply them to buttons. So whoever acts is described as an ``Actor``, and ``authorize`` looks the action
up in one table. What it does not know is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.storage.posting import Guild

__all__ = ["KINDS", "RULES", "Action", "Actor", "Refusal", "Rule", "authorize", "may", "table"]


class Action(StrEnum):
    """What somebody may want to do, one by one."""

    READ = "read"
    """Ask, and look at what is on record: days, timelines, figures, facts, sources, corrections."""
    CHECK_CLAIM = "check-claim"
    HELP = "help"
    EXPORT_OWN = "export-own"
    """See what is kept of oneself."""
    ERASE_OWN = "erase-own"
    REPORT = "report"
    """Say that an answer is wrong."""
    PROPOSE = "propose"
    """Propose a change, which somebody else decides on."""
    WITHDRAW_PROPOSAL = "withdraw-proposal"
    WATCH = "watch"
    """Be told of news about an event, a name or a measure."""
    UNWATCH = "unwatch"
    AWAIT_GAP = "await-gap"
    """Be told when an unanswered question has an answer."""
    REMOVE_OWN = "remove-own"
    """Take away an answer that one asked for."""
    REMOVE = "remove"
    """Take away an answer that somebody else asked for."""
    ADD = "add"
    CORRECT = "correct"
    RETRACT = "retract"
    UNDO = "undo"
    RESTORE = "restore"
    LINK = "link"
    HISTORY = "history"
    QUEUE = "queue"
    ACCEPT = "accept"
    EDIT_PROPOSAL = "edit-proposal"
    """Accept a proposal otherwise than it was made."""
    ACCEPT_OWN = "accept-own"
    """Accept what one proposed oneself: not where the guild wants a second person."""
    DECLINE = "decline"
    GAPS = "gaps"
    FILL_GAP = "fill-gap"
    DISMISS_GAP = "dismiss-gap"
    IMPORT = "import"
    EXPORT = "export"
    WATCH_CHANNEL = "watch-channel"
    """Have news told in a channel."""
    ROLLBACK = "rollback"
    """Take back all that a member edited."""
    SETTLE_DIVERGENCE = "settle-divergence"
    AUDIT = "audit"
    DIGEST = "digest"
    """Say which channels get a daily digest."""
    SET_UP = "set-up"
    """Choose how the bot behaves in the guild."""
    ERASE_ANYONE = "erase-anyone"
    ERASE_GUILD = "erase-guild"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, as Discord vouches for it in the very interaction.

    ``guild`` is the guild in which they act and that has the bot, else 0: in direct messages, and where
    somebody brought the bot along for themselves. ``roles`` are ids of that guild's roles. ``manages``
    and ``moderates`` tell of rights in the whole guild, not in one channel.
    """

    user: int
    guild: int = 0
    roles: frozenset[int] = frozenset()
    manages: bool = False
    """Manage Server, Administrator, or owner."""
    moderates: bool = False
    """Manage Messages."""
    bot: bool = False
    webhook: bool = False
    operator: bool = False
    """Whoever can run the program where the record lies; acts for everybody, in no guild."""
    name: str = ""
    """As shown; kept with what they edit."""


class Refusal(StrEnum):
    """Why not; each is a text of the words' section ``access``."""

    IN_GUILD = "in-guild"
    MANAGE = "manage"
    EDITORS = "editors"
    MODERATORS = "moderators"
    NOBODY = "nobody"
    OPERATOR = "operator"
    NO_PROPOSALS = "no-proposals"
    SECOND_PERSON = "second-person"


Rule = Callable[[Actor, Guild], bool]


def _anyone(actor: Actor, guild: Guild) -> bool:
    return True


def _here(actor: Actor, guild: Guild) -> bool:
    return bool(actor.guild) and actor.guild == guild.id


def _manages(actor: Actor, guild: Guild) -> bool:
    return _here(actor, guild) and actor.manages


def _edits(actor: Actor, guild: Guild) -> bool:
    holds = guild.editor_role != 0 and guild.editor_role in actor.roles
    return _manages(actor, guild) or (_here(actor, guild) and holds)


def _keeps(actor: Actor, guild: Guild) -> bool:
    """An editor, or the operator in the record of everybody."""
    return _edits(actor, guild) or (actor.operator and not guild.id)


def _leads(actor: Actor, guild: Guild) -> bool:
    return _manages(actor, guild) or (actor.operator and not guild.id)


def _moderates(actor: Actor, guild: Guild) -> bool:
    return _edits(actor, guild) or (_here(actor, guild) and actor.moderates)


def _proposes(actor: Actor, guild: Guild) -> bool:
    return _edits(actor, guild) or (_here(actor, guild) and guild.proposals)


def _alone(actor: Actor, guild: Guild) -> bool:
    return _keeps(actor, guild) and (actor.operator or not guild.review)


def _reads_out(actor: Actor, guild: Guild) -> bool:
    return _edits(actor, guild) or actor.operator


def _operates(actor: Actor, guild: Guild) -> bool:
    return actor.operator


_EDITORS: Final = (_keeps, Refusal.EDITORS)
_LEADERS: Final = (_leads, Refusal.MANAGE)
_EVERYBODY: Final = (_anyone, Refusal.NOBODY)
_THERE: Final = (_here, Refusal.IN_GUILD)

RULES: Final[Mapping[Action, tuple[Rule, Refusal]]] = {
    Action.READ: _EVERYBODY,
    Action.CHECK_CLAIM: _EVERYBODY,
    Action.HELP: _EVERYBODY,
    Action.EXPORT_OWN: _EVERYBODY,
    Action.ERASE_OWN: _EVERYBODY,
    Action.UNWATCH: _EVERYBODY,
    Action.REMOVE_OWN: _EVERYBODY,
    Action.REPORT: _THERE,
    Action.PROPOSE: (_proposes, Refusal.NO_PROPOSALS),
    Action.WITHDRAW_PROPOSAL: _THERE,
    Action.WATCH: _THERE,
    Action.AWAIT_GAP: _THERE,
    Action.REMOVE: (_moderates, Refusal.MODERATORS),
    Action.ADD: _EDITORS,
    Action.CORRECT: _EDITORS,
    Action.RETRACT: _EDITORS,
    Action.UNDO: _EDITORS,
    Action.RESTORE: _EDITORS,
    Action.LINK: _EDITORS,
    Action.HISTORY: _EDITORS,
    Action.QUEUE: _EDITORS,
    Action.ACCEPT: _EDITORS,
    Action.EDIT_PROPOSAL: _EDITORS,
    Action.ACCEPT_OWN: (_alone, Refusal.SECOND_PERSON),
    Action.DECLINE: _EDITORS,
    Action.GAPS: _EDITORS,
    Action.FILL_GAP: _EDITORS,
    Action.DISMISS_GAP: _EDITORS,
    Action.IMPORT: _EDITORS,
    Action.EXPORT: (_reads_out, Refusal.EDITORS),
    Action.WATCH_CHANNEL: (_edits, Refusal.EDITORS),
    Action.ROLLBACK: _LEADERS,
    Action.SETTLE_DIVERGENCE: _EDITORS,
    Action.AUDIT: _LEADERS,
    Action.DIGEST: (_manages, Refusal.MANAGE),
    Action.SET_UP: (_manages, Refusal.MANAGE),
    Action.ERASE_ANYONE: (_operates, Refusal.OPERATOR),
    Action.ERASE_GUILD: (_operates, Refusal.OPERATOR),
}
"""Who may, and how it is said that somebody may not."""

_OUTSIDE: Final = frozenset({Refusal.OPERATOR, Refusal.NOBODY})
"""Refusals that are no matter of the place."""


def authorize(actor: Actor, action: Action, guild: Guild) -> Refusal | None:
    """Why the actor may not; ``None`` when they may. ``guild`` holds the choices of the place acted in."""
    if actor.bot or actor.webhook:
        return Refusal.NOBODY
    rule = RULES.get(action)
    if rule is None:
        return Refusal.NOBODY
    allowed, refusal = rule
    if allowed(actor, guild):
        return None
    elsewhere = not actor.operator and not _here(actor, guild)
    return Refusal.IN_GUILD if elsewhere and refusal not in _OUTSIDE else refusal


def may(actor: Actor, action: Action, guild: Guild) -> bool:
    """Whether the actor may."""
    return authorize(actor, action, guild) is None


_GUILD: Final = Guild(1, editor_role=9)
"""A guild as the table means it: members may propose, editors need nobody's consent."""

KINDS: Final[Mapping[str, Actor]] = {
    "operator": Actor(0, operator=True),
    "owner": Actor(2, 1, manages=True, moderates=True),
    "manager": Actor(3, 1, manages=True),
    "editor": Actor(4, 1, roles=frozenset({9})),
    "former editor": Actor(5, 1, roles=frozenset({8})),
    "editor of another server": Actor(6, 2, roles=frozenset({9})),
    "moderator": Actor(7, 1, moderates=True),
    "member": Actor(8, 1),
    "in direct messages": Actor(9),
    "with the app of one's own": Actor(10, roles=frozenset({9}), manages=True, moderates=True),
    "bot": Actor(11, 1, manages=True, bot=True),
    "webhook": Actor(12, 1, webhook=True),
}
"""Kinds of actor, each with one such in or outside the guild 1."""


def table() -> str:
    """Actions by kinds of actor as Markdown; the operator acts in the record of everybody."""
    head = f"| | {' | '.join(KINDS)} |\n|---|{'---|' * len(KINDS)}\n"
    return head + "".join(
        f"| {action} | {' | '.join(_mark(kind, action) for kind in KINDS)} |\n" for action in Action
    )


def _mark(kind: str, action: Action) -> str:
    guild = Guild(0) if kind == "operator" else _GUILD
    return "yes" if may(KINDS[kind], action, guild) else ""
