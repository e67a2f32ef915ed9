"""Who is in a part in a text, and who takes it over: behind "Carl Stone was elected mayor" the mayor is no longer who was before."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.roles import Part, is_lasting
from knowledge.regex import regex

__all__ = ["Player", "handed_over"]


class Player(NamedTuple):
    """Who is in a part; ``near`` where that means them only in a paragraph which tells of them, ``fresh`` where they took it
    over in the text, ``foreign`` where it is told of which country, or that they no longer have it."""

    noun: str
    name: str
    ways: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    of: str = ""
    near: bool = False
    fresh: bool = False
    foreign: bool = False
    lasting: bool = False

    def fits(self, part: Part) -> bool:
        """Whether a part without a name may be this one."""
        if part.noun != self.noun or part.ranks != self.ranks:
            return False
        return part.ways <= self.ways and part.of in ("", self.of) and (self.fresh or not part.new)


class _Change(NamedTuple):
    """An office with the id of who has it from now on, empty where that is not plain."""

    noun: str
    ways: frozenset[str]
    name: str


_CHANGE: Final = regex(
    r"\b(?:bec[ao]mes?|elected|re-elected|appointed|named|nominated|installed|inaugurated|sworn in|proclaimed|crowned|enthroned|took over|"
    r"taken over|takes over|succeeded|succeeds|successors?|replaced|took office|promoted|made|[Nn]ew|[Aa]cting|[Ii]nterim)\b"
)
_OFFICE: Final = regex(
    r"\b(?:(?:as|becomes?|became|been (?:elected|named|appointed)|was (?:elected|named|appointed|proclaimed))\s(?:the\s)?"
    r"|(?:elected|named|appointed|made|proclaimed|inaugurated|crowned|declared|nominated|installed)\s(?:(?:[A-Z][\w'’-]+|him|her|himself|herself|as)\s){0,5}"
    r"(?:the\s(?=new|next|first|[a-z0-9]+th))?)(?:(?:its|their|his|her|an?|[\w-]+['’]s)\s)?(?P<ways>(?:[a-z0-9]+\s){0,2}?)"
    r"(?P<noun>president|premier|chancellor|king|queen|emperor|empress|sultan|pope|mayor|governor|minister|sheriff|speaker)"
    r"(?=[\s.,;]|\Z)(?!,? [A-Z])"
)
"""An office that somebody gets: "took over as prime minister", "elected Pavel Dusek mayor"."""
_CROWNED: Final = regex(r"\b(?:crowned|enthroned)\b")
_MONARCHS: Final = ("king", "queen", "emperor", "empress", "sultan")
_ADDED: Final = frozenset("new next first the of".split())


def handed_over(
    players: tuple[Player, ...], text: str, parts: Sequence[Part], told: Collection[str]
) -> tuple[Player, ...]:
    """The players behind a sentence, told without what is quoted, and of the persons ``told``."""
    if _CHANGE.search(text) is None:
        return players
    for change in _changes(players, text, parts, told):
        players = _after(players, change)
    return players


def _changes(
    players: Sequence[Player], text: str, parts: Sequence[Part], told: Collection[str]
) -> Iterator[_Change]:
    for match in _OFFICE.finditer(text):
        ways = frozenset(match["ways"].split()) - _ADDED
        known = [each for each in players if each.noun == match["noun"] and not each.near]
        takers = set(told) - {each.name for each in known if ways <= each.ways}
        yield _Change(match["noun"], ways, takers.pop() if len(takers) == 1 else "")
    if _CROWNED.search(text):
        yield from (_Change(noun, frozenset(), "") for noun in _MONARCHS)
    for part in parts:
        if part.new and is_lasting(part):
            yield _Change(part.noun, part.ways, part.name)
        elif part.noun == "successor":
            others = set(told) - {part.name}
            held = (each for each in players if each.name in others and not each.near)
            yield from (_Change(each.noun, each.ways, part.name) for each in held)


def _after(players: Sequence[Player], change: _Change) -> tuple[Player, ...]:
    others = [each for each in players if not _is_of(each, change)]
    if not change.name:
        return tuple(others)
    before = [each._replace(near=True, fresh=False) for each in players if _is_of(each, change)]
    taker = Player(change.noun, change.name, change.ways, fresh=True, lasting=True)
    return tuple(dict.fromkeys((taker, *others, *before)))


def _is_of(player: Player, change: _Change) -> bool:
    return (
        player.noun == change.noun
        and change.ways <= player.ways
        and player.name != change.name
        and not player.ranks
    )
