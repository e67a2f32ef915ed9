"""Rules that replace words by the date they make, and the pass that applies them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from re import Match
from typing import Final, NamedTuple

from knowledge.dates.pattern import Pattern
from knowledge.dates.pieces import Piece
from knowledge.dates.reach import Reach
from knowledge.dates.scan import Node, piece_node

__all__ = ["Grammar", "Hit", "Made", "Many", "Passes"]

Many = tuple[tuple[Piece, str, str], ...]
"""Several dates of one match, each with the names of its first and last captured word."""

Made = Piece | Many | None
_KEPT: Final = 65_536
"""Beginnings of which is kept what they can be."""
_END: Final = " "
"""Stands for what is behind the last word; no word has this letter."""
_ASKED: Final = 3
"""Letters by which rules are left out."""

Begins = tuple[str, ...]
"""The letters of a word and of the next two."""

_FEW: Final = 8
"""Most signs around a date that may be all the text."""

_Action = Callable[["Hit"], Made]


class Hit(NamedTuple):
    """Words that fit a pattern. Names are those captured in it."""

    text: str
    nodes: Sequence[Node]
    match: Match[str]
    roles: dict[str, tuple[str, ...]]

    def has(self, name: str) -> bool:
        return name in self.roles and self.match.group(name) is not None

    def node(self, name: str) -> Node:
        return self.nodes[self.match.start(name)]

    def value(self, name: str) -> int:
        """The value of the captured word in the first role that it has."""
        values = self.node(name).values
        return next(values[role] for role in self.roles[name] if role in values)

    def maybe(self, name: str) -> int | None:
        return self.value(name) if self.has(name) else None

    def piece(self, name: str) -> Piece:
        piece = self.node(name).piece
        if piece is None:
            raise ValueError(f"{name} is no date")
        return piece

    @property
    def before(self) -> Node | None:
        """The word before the match, if any."""
        at = self.match.start()
        return self.nodes[at - 1] if at else None

    @property
    def after(self) -> Node | None:
        at = self.match.end()
        return self.nodes[at] if at < len(self.nodes) else None

    @property
    def first(self) -> Node:
        return self.nodes[self.match.start()]

    def written(self, node: Node) -> str:
        """The word as it stands in the text, capitals and accents kept."""
        return self.text[node.start : node.end]

    def is_whole(self, apart: tuple[str, ...] = ()) -> bool:
        """Whether the match is all the text, signs and words of the roles ``apart`` aside."""
        start, end = self.match.span()
        if start + len(self.nodes) - end > _FEW:
            return False
        rest = (*self.nodes[:start], *self.nodes[end:])
        return all(
            (not node.key[:1].isalnum() and node.piece is None) or node.has(*apart) for node in rest
        )


class _Rule(NamedTuple):
    pattern: Pattern
    action: _Action


@dataclass(slots=True)
class Grammar:
    """Rules of one pass. Of all that fit at a word the longest is taken, of equals the first."""

    rules: list[_Rule] = field(default_factory=list)
    _reach: Reach | None = None
    _fitting: dict[Begins, tuple[_Rule, ...]] = field(default_factory=dict)
    """The rules that can fit at a word, by its letter and the next ones; letters without any are left out."""

    @classmethod
    def merged(cls, *grammars: "Grammar") -> "Grammar":
        """One pass of all the rules, those of the first grammar first."""
        return cls([rule for grammar in grammars for rule in grammar.rules])

    def rule(self, *patterns: str) -> Callable[[_Action], _Action]:
        """Registers a function for the patterns; it may decline by returning ``None``."""

        def register(action: _Action) -> _Action:
            for written in patterns:
                pattern = Pattern(written)
                self.rules.append(_Rule(pattern, action))
            return action

        return register

    def make_ready(self) -> None:
        """Make every rule now, for one who answers many questions."""
        self.reaches((_END,))
        for rule in self.rules:
            rule.pattern.make_ready()

    def reaches(self, begins: Begins) -> bool:
        """Whether any rule can fit at a word of which this is the letter, with those of the next ones."""
        return bool(self._rules_at(begins))

    def apply(self, nodes: list[Node], text: str, signs: str, places: Iterable[int]) -> list[Node]:
        """The nodes with every date that the rules find in the place of its words; ``nodes`` if none.

        ``signs`` are those of the nodes, ``places`` those at which the grammar ``reaches`` something, in order.
        """
        done: list[Node] = []
        kept = 0
        for at in places:
            made = self._made(nodes, text, signs, at) if at >= kept else None
            if made is not None:
                done += nodes[kept:at]
                new, kept = made
                done += new
        if not kept:
            return nodes
        done += nodes[kept:]
        return done

    def _rules_at(self, begins: Begins) -> tuple[_Rule, ...]:
        found = self._fitting.get(begins)
        if found is not None:
            return found
        if self._reach is None:
            self._reach = Reach([rule.pattern.written for rule in self.rules])
        found = tuple([self.rules[number] for number in self._reach.fitting(begins)])
        if found and len(self._fitting) < _KEPT:
            self._fitting[begins] = found
        return found

    def _made(
        self, nodes: list[Node], text: str, signs: str, at: int
    ) -> tuple[list[Node], int] | None:
        rules = self._rules_at(_begins(signs, at))
        matches = [(m, rule) for rule in rules if (m := rule.pattern.match(signs, at))]
        matches.sort(key=lambda pair: -pair[0].end())
        for match, rule in matches:
            hit = Hit(text, nodes, match, rule.pattern.roles())
            made = rule.action(hit)
            if made is not None:
                return list(_placed(made, hit)), match.end()
        return None


def _begins(signs: str, at: int) -> Begins:
    return tuple(f"{signs[at : at + _ASKED]}{_END * 2}"[:_ASKED])


class Passes(dict[Begins, int]):
    """Grammars that are applied one after the other.

    Holds by the letters of three words, or fewer at the end, which grammars reach something at the first of
    them: a bit for each.
    """

    def __init__(self, grammars: Iterable[Grammar]) -> None:
        super().__init__()
        self.grammars: Final = tuple(grammars)

    def __missing__(self, begins: Begins) -> int:
        # What does not fit with less does not with more.
        among = self[begins[:-1]] if len(begins) > 1 else ~0
        found = 0
        for number, grammar in enumerate(self.grammars):
            bit = 1 << number
            if among & bit and grammar.reaches(begins):
                found |= bit
        if len(self) >= _KEPT:
            self.clear()
        self[begins] = found
        return found

    def apply(self, nodes: list[Node], text: str) -> list[Node]:
        """The nodes with every date in the place of its words."""
        signs, reached, any_reached = self._look(nodes)
        idle: Grammar | None = None
        for number, grammar in enumerate(self.grammars):
            bit = 1 << number
            # What found nothing finds nothing in the same words.
            if not any_reached & bit or grammar is idle:
                continue
            places = [at for at, bits in enumerate(reached) if bits & bit]
            found = grammar.apply(nodes, text, signs, places)
            idle = grammar if found is nodes else None
            if found is not nodes:
                nodes = found
                signs, reached, any_reached = self._look(nodes)
        return nodes

    def _look(self, nodes: Sequence[Node]) -> tuple[str, list[int], int]:
        """The letters of the nodes, by node which grammars reach something there, and which do at any."""
        signs = "".join([node.sign for node in nodes])
        ended = f"{signs}{_END * 2}"
        reached = list(map(self.__getitem__, zip(signs, ended[1:], ended[2:], strict=False)))
        any_reached = 0
        for bits in set(reached):
            any_reached |= bits
        return signs, reached, any_reached


def _placed(made: Piece | Many, hit: Hit) -> Iterator[Node]:
    start, end = hit.match.span()
    if isinstance(made, Piece):
        yield piece_node(made, hit.nodes[start:end])
        return
    at = start
    for piece, first, last in made:
        opening, closing = hit.match.start(first), hit.match.start(last)
        yield from hit.nodes[at:opening]
        yield piece_node(piece, hit.nodes[opening : closing + 1])
        at = closing + 1
    yield from hit.nodes[at:end]
