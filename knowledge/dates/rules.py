"""Rules that replace words by the date they make, and the pass that applies them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from re import Match
from typing import Final

from knowledge.dates.pattern import Pattern
from knowledge.dates.pieces import Piece
from knowledge.dates.scan import Node, piece_node

__all__ = ["Grammar", "Hit", "Made", "Many", "signs_of"]

Many = tuple[tuple[Piece, str, str], ...]
"""Several dates of one match, each with the names of its first and last captured word."""

Made = Piece | Many | None
_OFTEN: Final = 250
"""Places of a letter after which it pays to ask of all its rules at once."""
_ANYWHERE: Final = re.compile("")
_FEW: Final = 8
"""Most signs around a date that may be all the text."""

_Action = Callable[["Hit"], Made]


@dataclass(frozen=True, slots=True)
class Hit:
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


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: Pattern
    action: _Action


def signs_of(nodes: Sequence[Node]) -> str:
    """The letters that stand for the nodes, one each."""
    return "".join([node.sign for node in nodes])


@dataclass(slots=True)
class Grammar:
    """Rules of one pass. Of all that fit at a word the longest is taken, of equals the first."""

    rules: list[_Rule] = field(default_factory=list)
    _starting: dict[str, list[_Rule]] = field(default_factory=dict)
    _fitting: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """For each letter, whether any of the rules that start with it can fit."""
    _asked: dict[str, int] = field(default_factory=dict)
    _first: re.Pattern[str] | None = None

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

    def make_ready(self, common: Iterable[str] = ()) -> None:
        """Make every rule now, for one who answers many questions; ``common`` are letters of words that are met often."""
        if self._first is None:
            self._index()
        for rule in self.rules:
            rule.pattern.make_ready()
        for sign in self._starting.keys() & common:
            self._joined(sign)

    def apply(self, nodes: list[Node], text: str, signs: str) -> list[Node]:
        """The nodes with every date that the rules find in the place of its words; ``nodes`` if none.

        ``signs`` are those of the nodes.
        """
        first = self._first or self._index()
        done: list[Node] = []
        kept = at = 0
        fitting = self._fitting
        while found := first.search(signs, at):
            at = found.start()
            fits = fitting.get(signs[at]) or self._fit(signs[at])
            made = self._made(nodes, text, signs, at) if fits.match(signs, at) else None
            if made is None:
                at += 1
                continue
            done += nodes[kept:at]
            new, at = made
            done += new
            kept = at
        if not kept:
            return nodes
        done += nodes[kept:]
        return done

    def _index(self) -> re.Pattern[str]:
        """A pattern of the letters that any rule can start with."""
        for rule in self.rules:
            for sign in rule.pattern.starts():
                self._starting.setdefault(sign, []).append(rule)
        signs = "".join(map(re.escape, sorted(self._starting)))
        self._first = re.compile(f"[{signs}]" if signs else r"\Z(?!\Z)")
        return self._first

    def _fit(self, sign: str) -> re.Pattern[str]:
        """A pattern that fits where any of the rules does, asked of all at once since most places fit none.

        Making it takes longer than reading a question, so it is made where many texts are read.
        """
        self._asked[sign] = self._asked.get(sign, 0) + 1
        if self._asked[sign] < _OFTEN:
            return _ANYWHERE
        return self._joined(sign)

    def _joined(self, sign: str) -> re.Pattern[str]:
        forms = (rule.pattern.form() for rule in self._starting[sign])
        found = self._fitting[sign] = re.compile("|".join(forms))
        return found

    def _made(
        self, nodes: list[Node], text: str, signs: str, at: int
    ) -> tuple[list[Node], int] | None:
        rules = self._starting[signs[at]]
        matches = [(m, rule) for rule in rules if (m := rule.pattern.match(signs, at))]
        matches.sort(key=lambda pair: -pair[0].end())
        for match, rule in matches:
            hit = Hit(text, nodes, match, rule.pattern.roles())
            made = rule.action(hit)
            if made is not None:
                return list(_placed(made, hit)), match.end()
        return None


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
