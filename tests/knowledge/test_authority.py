"""Who may do what: every action by every kind of actor, and what no choice of a guild can change."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.authority import KINDS, RULES, Action, Actor, Refusal, authorize, may, table
from knowledge.storage.posting import Guild

HERE: Final = Guild(1, editor_role=9)
EVERYBODYS: Final = Guild(0)

ORDER: Final = (
    "operator",
    "owner",
    "manager",
    "editor",
    "former editor",
    "editor of another server",
    "moderator",
    "member",
    "in direct messages",
    "with the app of one's own",
    "bot",
    "webhook",
)
EXPECTED: Final = {
    "read": "yyyyyyyyyy--",
    "check-claim": "yyyyyyyyyy--",
    "help": "yyyyyyyyyy--",
    "export-own": "yyyyyyyyyy--",
    "erase-own": "yyyyyyyyyy--",
    "report": "-yyyy-yy----",
    "propose": "-yyyy-yy----",
    "withdraw-proposal": "-yyyy-yy----",
    "watch": "-yyyy-yy----",
    "unwatch": "yyyyyyyyyy--",
    "await-gap": "-yyyy-yy----",
    "remove-own": "yyyyyyyyyy--",
    "remove": "-yyy--y-----",
    "add": "yyyy--------",
    "correct": "yyyy--------",
    "retract": "yyyy--------",
    "undo": "yyyy--------",
    "restore": "yyyy--------",
    "link": "yyyy--------",
    "history": "yyyy--------",
    "queue": "yyyy--------",
    "accept": "yyyy--------",
    "edit-proposal": "yyyy--------",
    "accept-own": "yyyy--------",
    "decline": "yyyy--------",
    "gaps": "yyyy--------",
    "fill-gap": "yyyy--------",
    "dismiss-gap": "yyyy--------",
    "import": "yyyy--------",
    "export": "yyyy--------",
    "watch-channel": "-yyy--------",
    "rollback": "yyy---------",
    "settle-divergence": "yyyy--------",
    "audit": "yyy---------",
    "digest": "-yy---------",
    "set-up": "-yy---------",
    "erase-anyone": "y-----------",
    "erase-guild": "y-----------",
}
"""A mark for each kind of actor, in the order above. Written by hand: not made of the rules."""

FREE: Final = frozenset(
    {
        Action.READ,
        Action.CHECK_CLAIM,
        Action.HELP,
        Action.EXPORT_OWN,
        Action.ERASE_OWN,
        Action.UNWATCH,
        Action.REMOVE_OWN,
    }
)
"""What anybody may, wherever they are: look, and see to their own."""

MEMBERS: Final = FREE | {
    Action.REPORT,
    Action.PROPOSE,
    Action.WITHDRAW_PROPOSAL,
    Action.WATCH,
    Action.AWAIT_GAP,
}

actions = st.sampled_from(Action)
ids = st.integers(0, 5)
guilds = st.builds(
    Guild, ids, editor_role=st.integers(0, 3), review=st.booleans(), proposals=st.booleans()
)
actors = st.builds(
    Actor,
    ids,
    ids,
    roles=st.frozensets(st.integers(0, 3)),
    manages=st.booleans(),
    moderates=st.booleans(),
    bot=st.booleans(),
    webhook=st.booleans(),
)
"""Anybody but the operator."""


def place(kind: str) -> Guild:
    return EVERYBODYS if kind == "operator" else HERE


def test_table_names_every_action_and_every_kind() -> None:
    assert tuple(KINDS) == ORDER
    assert set(EXPECTED) == {str(action) for action in Action}
    assert set(RULES) == set(Action)


@pytest.mark.parametrize("kind", ORDER)
@pytest.mark.parametrize("action", Action)
def test_kind_of_actor_may_what_the_table_says(action: Action, kind: str) -> None:
    allowed = EXPECTED[action][ORDER.index(kind)] == "y"
    refusal = authorize(KINDS[kind], action, place(kind))
    assert (refusal is None) is allowed
    assert may(KINDS[kind], action, place(kind)) is allowed


def test_page_for_moderators_holds_the_table() -> None:
    """When it differs: ``python -c "from knowledge.authority import table; print(table())"``."""
    page = Path(__file__).parents[2] / "docs" / "authority.md"
    assert table() in page.read_text(encoding="utf-8")


# How it is said.


@pytest.mark.parametrize(
    ("kind", "action", "refusal"),
    [
        ("member", Action.ADD, Refusal.EDITORS),
        ("moderator", Action.ROLLBACK, Refusal.MANAGE),
        ("editor", Action.SET_UP, Refusal.MANAGE),
        ("member", Action.REMOVE, Refusal.MODERATORS),
        ("owner", Action.ERASE_ANYONE, Refusal.OPERATOR),
        ("in direct messages", Action.ERASE_GUILD, Refusal.OPERATOR),
        ("in direct messages", Action.ADD, Refusal.IN_GUILD),
        ("in direct messages", Action.REPORT, Refusal.IN_GUILD),
        ("with the app of one's own", Action.SET_UP, Refusal.IN_GUILD),
        ("editor of another server", Action.PROPOSE, Refusal.IN_GUILD),
        ("bot", Action.READ, Refusal.NOBODY),
        ("webhook", Action.PROPOSE, Refusal.NOBODY),
    ],
)
def test_refusal_says_what_is_lacking(kind: str, action: Action, refusal: Refusal) -> None:
    assert authorize(KINDS[kind], action, HERE) is refusal


def test_guild_may_take_no_proposals_from_members() -> None:
    closed = replace(HERE, proposals=False)
    assert authorize(KINDS["member"], Action.PROPOSE, closed) is Refusal.NO_PROPOSALS
    assert authorize(KINDS["moderator"], Action.PROPOSE, closed) is Refusal.NO_PROPOSALS
    assert may(KINDS["editor"], Action.PROPOSE, closed)
    assert may(KINDS["member"], Action.WITHDRAW_PROPOSAL, closed)


def test_second_person_is_wanted_of_everybody_where_the_guild_wants_one() -> None:
    strict = replace(HERE, review=True)
    for kind in ("editor", "manager", "owner"):
        assert authorize(KINDS[kind], Action.ACCEPT_OWN, strict) is Refusal.SECOND_PERSON
        assert may(KINDS[kind], Action.ACCEPT, strict)
    assert may(KINDS["operator"], Action.ACCEPT_OWN, replace(EVERYBODYS, review=True))


def test_operator_edits_no_guilds_own_record() -> None:
    """What holds for everybody is the operator's; a guild's own is its editors'."""
    for action in (Action.ADD, Action.CORRECT, Action.ROLLBACK, Action.AUDIT, Action.SET_UP):
        assert not may(KINDS["operator"], action, HERE)
    assert may(KINDS["operator"], Action.EXPORT, HERE)


# What holds whatever is chosen.


@given(actors, actions, guilds)
def test_outside_the_guild_nothing_but_reading_is_allowed(
    actor: Actor, action: Action, guild: Guild
) -> None:
    """No guild, or another one: neither roles nor rights count there."""
    if actor.guild == guild.id and guild.id:
        actor = replace(actor, guild=guild.id + 1)
    assert not may(actor, action, guild) or action in FREE


@given(actors, actions, guilds, guilds)
def test_choices_of_one_guild_give_nothing_in_another(
    actor: Actor, action: Action, own: Guild, other: Guild
) -> None:
    """The role of the same number elsewhere is another role."""
    if own.id == other.id:
        other = replace(other, id=own.id + 1)
    here = replace(actor, guild=own.id)
    assert not may(here, action, other) or action in FREE


@given(actors, actions, guilds)
def test_member_without_right_or_role_only_reads_and_proposes(
    actor: Actor, action: Action, guild: Guild
) -> None:
    plain = replace(actor, manages=False, moderates=False, roles=actor.roles - {guild.editor_role})
    assert not may(plain, action, guild) or action in MEMBERS


@given(actors, actions, guilds)
def test_guild_without_a_role_of_editors_has_none_but_those_who_manage(
    actor: Actor, action: Action, guild: Guild
) -> None:
    """A role of the number 0, which no role has, is not the one that was not chosen."""
    without = replace(guild, editor_role=0)
    holder = replace(actor, manages=False, moderates=False, roles=actor.roles | {0})
    assert not may(holder, action, without) or action in MEMBERS


@given(actors, actions, guilds)
def test_bots_and_webhooks_may_nothing(actor: Actor, action: Action, guild: Guild) -> None:
    assert authorize(replace(actor, bot=True), action, guild) is Refusal.NOBODY
    assert authorize(replace(actor, webhook=True), action, guild) is Refusal.NOBODY


@given(actors, actions, guilds)
def test_nobody_on_discord_erases_others_or_servers(
    actor: Actor, action: Action, guild: Guild
) -> None:
    for each in (Action.ERASE_ANYONE, Action.ERASE_GUILD):
        assert not may(actor, each, guild)


@given(actors, actions, guilds)
def test_more_rights_never_take_one_away(actor: Actor, action: Action, guild: Guild) -> None:
    more = replace(actor, manages=True, moderates=True, roles=actor.roles | {guild.editor_role})
    assert may(more, action, guild) or not may(actor, action, guild)


@given(st.text(), actors, guilds)
def test_unknown_action_is_refused(name: str, actor: Actor, guild: Guild) -> None:
    if name not in set(Action):
        assert authorize(actor, name, guild) is Refusal.NOBODY  # type: ignore[arg-type]
