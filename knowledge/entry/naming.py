"""Names in a draft: recognised by their aliases, or new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.models import FactName, Name, NameKind
from knowledge.names import NameBook, NameHit
from knowledge.text import Token, fold, tokens

__all__ = ["Naming", "slug_of"]

_ROLE: Final = re.compile(r"^(?P<name>.+?)\s*\((?P<role>[\w -]{1,30})\)$")
_KIND: Final = re.compile(
    r"^(?P<kind>person|place|organisation|organization|facility|group)\s*:\s*(?P<name>.+)$", re.I
)
_PLACES: Final = (NameKind.PLACE, NameKind.FACILITY)
_SURE: Final = 0.9
"""Fit from which on a name is taken for the one that is written otherwise."""
_ID: Final = re.compile(r"[^a-z0-9]+")
_FACILITIES: Final = frozenset(
    "airport station building hall office square bridge port hospital school prison palace plant".split()
)
_ORGANISATIONS: Final = frozenset(
    "ministry party union company agency committee council police army bank university news times post"
    " radio tv television press service court parliament".split()
)


def slug_of(text: str, taken: frozenset[str] = frozenset()) -> str:
    """An id made of a name: lower case, Latin, words joined by hyphens; numbered where it is taken."""
    made = _ID.sub("-", fold(text)).strip("-")[:48].strip("-") or "new"
    slug, number = made, 2
    while slug in taken:
        slug, number = f"{made}-{number}", number + 1
    return slug


@dataclass
class Naming:
    """Finds names for one draft; collects those that are new and what is to be said of them."""

    names: Sequence[Name]
    scope: str
    allow_new: bool
    new: list[Name] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._book = NameBook(self.names)
        self._by_id = {name.id: name for name in self.names}

    def mentioned(self, text: str) -> tuple[NameHit, ...]:
        """Names that a sentence holds, offices aside."""
        return tuple(hit for hit in self._book.find(tokens(text)) if not hit.by_title)

    def listed(self, where: str, text: str, kind: NameKind | None = None) -> tuple[FactName, ...]:
        """The names of a field, with ``;`` between; each may have a role in brackets."""
        found: list[FactName] = []
        for part in text.split(";"):
            typed = " ".join(part.split())
            if not typed:
                continue
            role = "subject"
            if match := _ROLE.match(typed):
                typed, role = match["name"], match["role"].casefold().strip()
            name = self.one(where, typed, kind)
            if name is not None:
                found.append(FactName(name.id, role))
        return tuple(dict.fromkeys(found))

    def one(self, where: str, typed: str, kind: NameKind | None = None) -> Name | None:
        """The name that is meant, or a new one; ``None`` where none may be made."""
        given = kind
        if match := _KIND.match(typed):
            given = NameKind(match["kind"].lower().replace("organization", "organisation"))
            typed = match["name"].strip()
        if (known := self.known(where, typed)) is not None:
            return known
        guessed = given or _guessed(typed)
        if guessed is None:
            told = f"“{typed}” is not known; say what it is, such as “person: {typed}” or “organisation: {typed}”."
            remark = Remark(told, "entry-which-name", name=typed)
            self.findings.append(Finding(Level.WARNING, where, remark, f"person: {typed}"))
            return None
        remark = Remark(
            f"“{typed}” is new: it is added as a {guessed.value}.", "entry-new-name", name=typed
        )
        self.findings.append(Finding(Level.NOTE, where, remark))
        if not self.allow_new:
            return None
        return self._made(typed, guessed)

    def known(self, where: str, typed: str) -> Name | None:
        """The name of this id, alias or spelling; one that is spelled otherwise is said."""
        for name in (*self.names, *self.new):
            if typed == name.id or fold(typed) == fold(name.display):
                return name
        words: tuple[Token, ...] = tokens(typed)
        hits = [hit for hit in self._book.find(words) if hit.fit >= _SURE or hit.by_title]
        if len(hits) != 1 or (hits[0].first, hits[0].last) != (0, len(words) - 1):
            return None
        name = hits[0].name
        told = f"“{typed}” is taken for {name.display}."
        remark = Remark(told, "entry-taken-for", typed=typed, name=name.display)
        self.findings.append(Finding(Level.NOTE, where, remark, name.display))
        return name

    def speaker(self, typed: str) -> str:
        """Id of the name that a speaker's or an outlet's words hold; empty for one not recorded."""
        words = tokens(typed)
        for name in (*self.names, *self.new):
            if fold(typed) == fold(name.display):
                return name.id
        hits = [hit for hit in self._book.find(words) if hit.fit >= _SURE]
        return hits[0].name.id if len(hits) == 1 else ""

    def places_in(self, text: str) -> tuple[str, ...]:
        """Ids of the places that a sentence names."""
        found = (hit.name.id for hit in self.mentioned(text) if hit.name.kind in _PLACES)
        return tuple(dict.fromkeys(found))

    def others_in(self, text: str) -> Iterator[FactName]:
        """Persons, organisations and groups that a sentence names."""
        for hit in self.mentioned(text):
            if hit.name.kind not in _PLACES:
                yield FactName(hit.name.id)

    def display(self, name_id: str) -> str:
        for name in self.new:
            if name.id == name_id:
                return name.display
        return self._by_id[name_id].display if name_id in self._by_id else name_id

    def _made(self, typed: str, kind: NameKind) -> Name:
        taken = frozenset(name.id for name in (*self.names, *self.new))
        made = Name(slug_of(typed, taken), kind, typed, scope=self.scope)
        self.new.append(made)
        return made


def _guessed(typed: str) -> NameKind | None:
    """What a name's own words say it is; ``None`` where they do not."""
    words = {token.folded for token in tokens(typed)}
    if words & _FACILITIES:
        return NameKind.FACILITY
    return NameKind.ORGANISATION if words & _ORGANISATIONS else None
