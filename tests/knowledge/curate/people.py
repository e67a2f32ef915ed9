"""Who edits in these tests, when, and what."""

import itertools
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.authority import Actor
from knowledge.curate import Curator, Entering, Outcome
from knowledge.entry import Draft
from knowledge.models import Fact
from knowledge.storage.editing import AuditEntry
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild
from tests.contract.records import AT, FLOOD

__all__ = [
    "ANN",
    "BEN",
    "HERE",
    "MEMBER",
    "NOON",
    "OPERATOR",
    "STRANGER",
    "THERE",
    "TODAY",
    "actions",
    "audited",
    "by",
    "correct",
    "draft",
    "one",
    "statements",
    "strict",
]

HERE: Final = Guild(501, editor_role=7)
THERE: Final = Guild(502, editor_role=7)
ANN: Final = Actor(77, HERE.id, roles=frozenset({7}), name="Ann")
BEN: Final = Actor(78, HERE.id, manages=True, name="Ben")
MEMBER: Final = Actor(79, HERE.id, name="Mia")
STRANGER: Final = Actor(80, THERE.id, roles=frozenset({7}), manages=True, name="Sam")
OPERATOR: Final = Actor(0, operator=True, name="terminal")
TODAY: Final = date(1999, 3, 20)
NOON: Final = AT + 1000

_KEYS = itertools.count(1)


def by(
    actor: Actor, *, at: int = NOON, key: str = "", propose: bool = False, channel: int = 0
) -> Entering:
    """Somebody who edits, each time under a new key unless one is given."""
    return Entering(actor, at, key or f"k{next(_KEYS)}", propose, channel)


def draft(statement: str = "The ferry stopped at noon.", **more: str) -> Draft:
    """A dated, cited fact about which there is nothing to say."""
    return replace(Draft(statement, "5 March 1999", "gazette", "1"), **more)


async def one(curator: Curator, fact_id: str) -> Fact:
    return await curator.fact(FLOOD, fact_id)


async def statements(store: FactStore, guild: int) -> dict[str, str]:
    return {each.id: each.statement for each in await store.view(guild).facts((FLOOD,))}


async def audited(store: FactStore, guild: int = HERE.id) -> list[AuditEntry]:
    return list(await store.keeps.audit(guild))


async def actions(store: FactStore, guild: int = HERE.id) -> list[str]:
    return [each.action for each in await audited(store, guild)]


def strict(store: FactStore) -> Curator:
    """Who keeps the guild's record where it wants a second person for every edit."""
    return Curator(store.view(HERE.id), replace(HERE, review=True))


async def correct(
    curator: Curator, who: Entering, fact_id: str, *, expected: int = 0, **typed: str
) -> Outcome:
    """Change some fields of a fact as its form would."""
    before, revision = await curator.draft(FLOOD, fact_id)
    return await curator.correct(
        who,
        FLOOD,
        fact_id,
        replace(before, **typed),
        expected=expected or revision,
        reason="misread",
        today=TODAY,
    )
