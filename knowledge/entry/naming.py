"""Names in a draft: recognised by their aliases and spellings, or new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from knowledge.entry.listing import parts_in
from knowledge.entry.records import Finding, Level
from knowledge.entry.slugs import slug_of
from knowledge.errors import Remark
from knowledge.ingest.name_words import BODIES, LANDS, OFFICES, SITES
from knowledge.ingest.shapes import is_visible
from knowledge.models import FactName, Name, NameKind
from knowledge.names.book import NameBook, NameHit
from knowledge.regex import regex
from knowledge.text import STOP, Token, fold, tokens

__all__ = ["PLACES", "Naming"]

PLACES: Final = (NameKind.PLACE, NameKind.FACILITY)

_ROLE: Final = regex(r"(?P<name>.+?)\s*\((?P<role>[^()]{1,40})\)")
_PREFIX: Final = regex(r"(?P<kind>[^\W\d_]+)\s*:\s*(?P<name>.*)")
_KINDS: Final = {
    **dict.fromkeys(("person", "man", "woman"), NameKind.PERSON),
    **dict.fromkeys(
        ("place", "city", "town", "village", "region", "district", "country"), NameKind.PLACE
    ),
    **dict.fromkeys(
        ("organisation", "organization", "org", "company", "agency", "party", "body", "outlet"),
        NameKind.ORGANISATION,
    ),
    **dict.fromkeys(("facility", "building", "site"), NameKind.FACILITY),
    "group": NameKind.GROUP,
}
_VOICES: Final = frozenset(
    "source sources official officials spokesman spokeswoman spokesperson statement press service".split()
)
"""Words behind a body's name by which it speaks."""
_BETWEEN: Final = regex(r"\s*,\s*|\s+(?:and|&|/)\s+")
_SURE: Final = 0.9
"""Fit from which on a name is surely the one that is written otherwise; below it, it is asked."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class _Names:
    book: NameBook
    by_id: dict[str, Name]
    by_display: dict[str, Name]


@lru_cache(maxsize=8)
def _known_names(names: tuple[Name, ...]) -> _Names:
    """The names, ready to be looked for: kept, as building them takes longer than all else."""
    by_display: dict[str, Name] = {}
    for name in names:
        by_display.setdefault(fold(name.display), name)
    by_display.pop("", None)
    return _Names(NameBook(names), {name.id: name for name in names}, by_display)


@dataclass
class Naming:
    """Finds names for one draft; collects those that are new and what is to be said of them."""

    names: Sequence[Name]
    scope: str
    allow_new: bool
    new: list[Name] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held = _known_names(tuple(self.names))

    def mentioned(self, text: str) -> tuple[NameHit, ...]:
        """Names that a sentence holds, offices aside."""
        found = self._held.book.find(tokens(text))
        return tuple(hit for hit in found if not hit.by_title and hit.fit >= _SURE)

    def found(self, words: Sequence[Token]) -> tuple[NameHit, ...]:
        """Every name that the words may hold, offices and slips among them."""
        return self._held.book.find(words)

    def listed(self, where: str, text: str, kind: NameKind | None = None) -> tuple[FactName, ...]:
        """The names of a field, with ``;`` between; each may have a role in brackets."""
        found: list[FactName] = []
        for typed in parts_in(text):
            for name, role in self._part(where, typed, kind):
                found.append(FactName(name.id, role))
        return tuple(dict.fromkeys(found))

    def _part(self, where: str, typed: str, kind: NameKind | None) -> Iterator[tuple[Name, str]]:
        role = "subject"
        if (match := _ROLE.fullmatch(typed)) and is_visible(match["role"]):
            typed, role = match["name"], " ".join(match["role"].casefold().split())
        if several := self._several(typed):
            for each in several:
                yield each, role
        elif (name := self.one(where, typed, kind)) is not None:
            yield name, role

    def _several(self, typed: str) -> list[Name]:
        """The known names of "Almaty and Aktobe"; of "Almaty, Kazakhstan" only the first, which lies in
        the second. Empty where one of them is not known."""
        parts = [part for part in _BETWEEN.split(typed) if part]
        if len(parts) < 2 or self._exact(typed) is not None:
            return []
        found = [self._exact(part) for part in parts]
        names = [name for name in found if name is not None]
        if len(names) < len(parts):
            return []
        above = self._held.book.ancestors(names[0])
        return [name for at, name in enumerate(names) if not at or name.id not in above]

    def one(self, where: str, typed: str, kind: NameKind | None = None) -> Name | None:
        """The name that is meant, or a new one; ``None`` where none may be made."""
        if not is_visible(typed):
            return None
        if (exact := self._exact(typed)) is not None:
            return exact
        match = _PREFIX.fullmatch(typed)
        if match is None:
            known = self.known(where, typed)
            return known if known is not None else self._fresh(where, typed, _kind(typed, kind))
        given = _KINDS.get(match["kind"].casefold())
        plain = match["name"].strip()
        if not is_visible(plain):
            return None
        return self._exact(plain) or self._fresh(where, plain, given)

    def has_kind(self, typed: str) -> bool:
        """Whether the words say what they name, as "person: Ann Smith" does."""
        match = _PREFIX.fullmatch(typed)
        return match is not None and match["kind"].casefold() in _KINDS

    def _fresh(self, where: str, typed: str, kind: NameKind | None) -> Name | None:
        if kind is None:
            told = f"“{typed}” is not known and is left out; say what it is, such as “person: {typed}” or “organisation: {typed}”."
            remark = Remark(told, "entry-which-name", name=typed)
            self._say(Level.WARNING, where, remark, f"person: {typed}")
            return None
        if not self.allow_new:
            told = f"“{typed}” is not on record and is left out."
            self._say(Level.WARNING, where, Remark(told, "entry-left-out", name=typed))
            return None
        told = f"“{typed}” is new and is added with this fact."
        self._say(Level.NOTE, where, Remark(told, "entry-new-name", name=typed))
        return self._made(typed, kind)

    def known(self, where: str, typed: str) -> Name | None:
        """The name of this id, alias or spelling; that it is spelled otherwise is said."""
        if (exact := self._exact(typed)) is not None:
            return exact
        words = tokens(typed)
        hits = self._held.book.find(words)
        if len(hits) != 1 or not _covers(hits[0], words):
            return None
        (hit,) = hits
        name = hit.name
        if fold(typed) in (f"the {fold(name.display)}", fold(name.display)):
            return name
        told = f"“{typed}” is taken for {name.display}."
        remark = Remark(told, "entry-taken-for", typed=typed, name=name.display)
        doubted = hit.fit < _SURE and not hit.by_title
        self._say(Level.WARNING if doubted else Level.NOTE, where, remark, name.display)
        return name

    def _exact(self, typed: str) -> Name | None:
        """The name of this id or display."""
        if typed in self._held.by_id:
            return self._held.by_id[typed]
        folded = fold(typed)
        if folded in self._held.by_display:
            return self._held.by_display[folded]
        return next((name for name in self.new if fold(name.display) == folded), None)

    def speaker(self, where: str, typed: str) -> tuple[str, str]:
        """A speaker or an outlet as shown, and the id of its name, empty for one that is not recorded.

        "person: Ann Smith" makes a new name. Words that only hold a name, as "an employee of Almaty
        airport" does, are somebody else's.
        """
        match = _PREFIX.fullmatch(typed)
        if match and _KINDS.get(match["kind"].casefold()) and is_visible(match["name"]):
            name = self.one(where, typed)
            return match["name"].strip(), name.id if name else ""
        if (exact := self._exact(typed)) is not None:
            return typed, exact.id
        words = tokens(typed)
        hits = self._held.book.find(words)
        last = hits[-1] if hits else None
        if last is None or last.fit < _SURE or not _speaks(hits, words):
            self._offer(where, typed)
            return typed, ""
        return typed, last.name.id

    def _offer(self, where: str, typed: str) -> None:
        """Offers to record a speaker who is written like a name."""
        words = tokens(typed)
        named = 1 < len(words) <= 4 and all(word.text[:1].isupper() for word in words)
        if named and not self._held.book.find(words):
            kind = _guessed(typed) or NameKind.PERSON
            better = f"{kind.value}: {typed}"
            told = f"“{typed}” is not on record as a name; “{better}” adds it."
            remark = Remark(told, "entry-unrecorded", name=typed, better=better)
            self._say(Level.NOTE, where, remark, better)

    def places_in(self, text: str) -> tuple[str, ...]:
        """Ids of the places that a sentence names."""
        found = (hit.name.id for hit in self.mentioned(text) if hit.name.kind in PLACES)
        return tuple(dict.fromkeys(found))

    def others_in(self, text: str) -> Iterator[FactName]:
        """Persons, organisations and groups that a sentence names."""
        for hit in self.mentioned(text):
            if hit.name.kind not in PLACES:
                yield FactName(hit.name.id)

    def by_id(self, name_id: str) -> Name | None:
        """The name of an id, new ones among them."""
        new = (name for name in self.new if name.id == name_id)
        return next(new, None) or self._held.by_id.get(name_id)

    def display(self, name_id: str) -> str:
        name = self.by_id(name_id)
        return name.display if name else name_id

    def _made(self, typed: str, kind: NameKind) -> Name:
        taken = frozenset((*self._held.by_id, *(name.id for name in self.new)))
        made = Name(slug_of(typed, taken), kind, typed[:_LONGEST], scope=self.scope)
        self.new.append(made)
        return made

    def _say(self, level: Level, where: str, remark: Remark, suggestion: str = "") -> None:
        self.findings.append(Finding(level, where, remark, suggestion))


def _covers(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a name is all that the words say, articles aside."""
    outside = [*words[: hit.first], *words[hit.last + 1 :]]
    return all(word.folded in STOP for word in outside)


def _speaks(hits: Sequence[NameHit], words: Sequence[Token]) -> bool:
    """Whether the words mean the last name in them: it ends them or speaks by its source, and before it
    stand only an office, an article, or the place that it is of."""
    last = hits[-1]
    after = [word.folded for word in words[last.last + 1 :]]
    if after and (last.name.kind in PLACES or not set(after) <= _VOICES):
        return False
    if last.name.kind in PLACES:
        return _covers(last, words)
    told = {at for hit in hits[:-1] for at in range(hit.first, hit.last + 1)}
    before = [word.folded for at, word in enumerate(words[: last.first]) if at not in told]
    if last.name.kind is NameKind.PERSON:
        return not {"of", "from", "in", "at", "for", "to"} & set(before)
    return all(word in STOP and word not in ("of", "from", "in", "at", "for") for word in before)


def _kind(typed: str, usual: NameKind | None) -> NameKind | None:
    """What a new name is by its words, else what stands in that field as a rule."""
    guessed = _guessed(typed)
    return guessed if usual is None or guessed in PLACES else usual


def _guessed(typed: str) -> NameKind | None:
    """What a name's own words say it is; ``None`` where they do not."""
    words = [token.folded for token in tokens(typed)]
    if not words:
        return None
    if words[-1] in SITES or "office" in words[-1:]:
        return NameKind.FACILITY
    if BODIES & set(words):
        return NameKind.ORGANISATION
    if words[-1] in LANDS:
        return NameKind.PLACE
    return NameKind.PERSON if words[0] in OFFICES and len(words) > 1 else None
