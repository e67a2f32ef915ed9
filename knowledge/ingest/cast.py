"""Who plays which part in a text: "the minister" behind "the transport minister, Carl Stone" is Carl Stone.

Where two play a part, it is the one of whom the paragraph tells, or nobody. An office that one at a time has means the same one all
through the text, as long as no other one takes it over; one of another country or body does so in its paragraph only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.handover import Player, handed_over
from knowledge.ingest.roles import Part, is_lasting
from knowledge.lexicon.first_names import Pronoun, pronouns_of

__all__ = ["EMPTY", "Cast"]

_REMEMBERED: Final = 24
_MOST: Final = 96
_EITHER: Final[frozenset[Pronoun]] = frozenset({"he", "she"})


class Cast(NamedTuple):
    """Who is in which part, latest first, and the ids of those of whom the paragraph tells."""

    players: tuple[Player, ...] = ()
    told: tuple[str, ...] = ()
    called: tuple[tuple[str, Pronoun], ...] = ()
    """Ids of persons with the pronoun by which a sentence told them."""
    blurred: frozenset[str] = frozenset()
    """Parts in which the paragraph tells of another one without a name: "the French president"."""

    def with_sentence(
        self,
        text: str,
        parts: Sequence[Part],
        persons: Iterable[str],
        called: Sequence[tuple[str, Pronoun]],
    ) -> "Cast":
        """The same behind a sentence, told without what is quoted, that tells of more; ``persons`` are ids."""
        told = dict.fromkeys(persons)
        played = (_player(part) for part in parts if part.name)
        players = dict.fromkeys((*played, *self.players))
        by_pronoun = dict.fromkeys((*called, *self.called))
        blurred = (part.noun for part in parts if part.foreign and not part.name)
        return Cast(
            handed_over(tuple(_remembered(players))[:_MOST], text, parts, told),
            tuple(dict.fromkeys((*told, *self.told))),
            tuple(by_pronoun)[:_REMEMBERED],
            self.blurred.union(blurred),
        )

    def behind_paragraph(self) -> "Cast":
        """The same for the next paragraph."""
        return self._replace(told=(), blurred=frozenset())

    def fitting(
        self, pronoun: Pronoun, persons: Iterable[str], shown: Callable[[str], str]
    ) -> set[str]:
        """Those of the persons whom a pronoun may mean; ``shown`` gives their names."""
        called = dict(reversed(self.called))
        return {
            name
            for name in persons
            if (called[name] == pronoun if name in called else pronoun in _pronouns(shown(name)))
        }

    def near(self, part: Part, persons: Iterable[str]) -> set[str]:
        """Ids of those of whom the paragraph tells and who may be meant by a part in a sentence of the ``persons``."""
        owners = set(persons) if part.owned else set[str]()
        here = {each for each in self._fitting_players(part) if each.name in self.told}
        fresh = {each.name for each in here if each.fresh}
        return fresh or {each.name for each in here} - owners

    def who(self, part: Part, persons: Iterable[str]) -> str:
        """Id of who is meant by a part in a sentence of the ``persons``; empty where it is not plain."""
        if part.name or not part.known:
            return part.name
        here = self.near(part, persons)
        players = self._fitting_players(part)
        foreign = {each.name for each in players if each.foreign}
        plain = {each.name for each in players if not (each.near or each.of)} - foreign
        if here or part.owned or part.foreign:
            sure = len(here) == 1 and (here <= plain or not plain)
            return next(iter(here)) if sure and part.noun not in self.blurred else ""
        if part.noun in self.blurred or not is_lasting(part):
            return ""
        known = plain or {each.name for each in players if not each.near}
        return next(iter(known)) if len(known) == 1 else ""

    def _fitting_players(self, part: Part) -> list[Player]:
        return [each for each in self.players if each.fits(part)] if part.known else []


def _pronouns(name: str) -> frozenset[Pronoun]:
    """By which pronouns a person may be told of; a first name alone is rather a woman's than a family's."""
    alone = pronouns_of(name if " " in name else f"{name} {name}")
    return alone if " " in name or alone == {"she"} else _EITHER


def _player(part: Part) -> Player:
    foreign = part.foreign or part.is_former
    near = foreign or part.owned or bool(part.ranks)
    told = part.noun, part.name, part.ways, part.ranks, part.of
    return Player(*told, near, foreign=foreign, lasting=is_lasting(part))


def _remembered(players: Iterable[Player]) -> Iterator[Player]:
    """The players without those of parts that many may be in, where they are told of far before."""
    told = 0
    for each in players:
        told += not each.lasting
        if each.lasting or told <= _REMEMBERED:
            yield each


EMPTY: Final = Cast()
