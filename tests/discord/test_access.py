"""Who may do what, as one table: every action by everybody who might try it."""

from dataclasses import replace
from typing import Final

import pytest

from bot.access import Action, Actor, Refusal, authorize, may
from knowledge.storage.posting import Guild

HOME, ELSEWHERE, EDITORS, OTHERS = 10, 20, 70, 71
GUILD: Final = Guild(HOME, editor_role=EDITORS)
NOWHERE: Final = Guild(0)

ACTORS: Final = {
    "member": Actor(1, HOME),
    "editor": Actor(2, HOME, frozenset({OTHERS, EDITORS})),
    "ex-editor": Actor(3, HOME, frozenset({OTHERS})),
    "moderator": Actor(4, HOME, moderates=True),
    "administrator": Actor(5, HOME, manages=True, moderates=True),
    "other guild's administrator": Actor(6, ELSEWHERE, manages=True, moderates=True),
    "other guild's editor": Actor(7, ELSEWHERE, frozenset({EDITORS})),
    "in direct messages": Actor(8),
    "with the bot of their own": Actor(9, 0),
    "rights without a guild": Actor(10, 0, frozenset({EDITORS}), manages=True, moderates=True),
    "a bot with every right": Actor(11, HOME, frozenset({EDITORS}), True, True, bot=True),
}
ALLOWED: Final = {
    Action.READ: set(ACTORS) - {"a bot with every right"},
    Action.REMOVE: {"editor", "moderator", "administrator"},
    Action.EDIT: {"editor", "administrator"},
    Action.DIGEST: {"administrator"},
    Action.SET_UP: {"administrator"},
}


@pytest.mark.parametrize("action", ALLOWED)
@pytest.mark.parametrize("name", ACTORS)
def test_only_those_in_the_table_may(name: str, action: Action) -> None:
    assert may(ACTORS[name], action, GUILD) == (name in ALLOWED[action])


@pytest.mark.parametrize("action", sorted(set(ALLOWED) - {Action.READ}))
@pytest.mark.parametrize("name", ACTORS)
def test_without_a_guild_nobody_may_more_than_read(name: str, action: Action) -> None:
    assert not may(ACTORS[name], action, NOWHERE)


@pytest.mark.parametrize("name", ACTORS)
def test_without_a_role_for_editors_only_administrators_edit(name: str) -> None:
    """Role 0 stands for none: nobody holds it."""
    guild = replace(GUILD, editor_role=0)
    actor = replace(ACTORS[name], roles=ACTORS[name].roles | {0})
    assert may(actor, Action.EDIT, guild) == (name == "administrator")


def test_an_action_that_the_table_lacks_is_refused() -> None:
    administrator = ACTORS["administrator"]
    assert authorize(administrator, "fly", GUILD) is Refusal.NOBODY  # type: ignore[arg-type]


def test_each_refusal_says_why() -> None:
    assert authorize(ACTORS["member"], Action.SET_UP, GUILD) is Refusal.MANAGE
    assert authorize(ACTORS["member"], Action.EDIT, GUILD) is Refusal.EDITORS
    assert authorize(ACTORS["member"], Action.REMOVE, GUILD) is Refusal.MODERATORS
    assert authorize(ACTORS["in direct messages"], Action.DIGEST, NOWHERE) is Refusal.IN_GUILD
