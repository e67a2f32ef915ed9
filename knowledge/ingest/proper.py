"""Names of people, places and bodies in a collection of English texts, from how they are written.

Nothing is looked up: capitals inside sentences, acronyms in brackets, words of office before a name,
words such as "Ministry" within it, and the preposition before it. Where the cues are silent a name
is a ``GROUP``, which claims least.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.ingest.name_words import (
    BODIES,
    CALENDAR,
    CONNECTORS,
    LANDS,
    NUMBERS,
    OFFICES,
    OPENERS,
    SITES,
)
from knowledge.ingest.persons import (
    looks_like_person,
    places,
    tells_person,
    word_before,
)
from knowledge.lexicon.first_names import FIRST_NAMES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import knows
from knowledge.models import Name, NameKind
from knowledge.regex import regex
from knowledge.text import STOP, fold, skeleton, tokens

__all__ = ["Directory", "NameUse", "Run", "Survey", "Surveyor"]

_OWNED: Final = "|".join(
    word.title()
    for word in (SITES | LANDS)
    - set(
        "region city province state county district republic kingdom sea ocean port plant".split()
    )
)
"""What is named after whom or what it belongs to: "St Anne's Hospital", "Dog's Bay"."""
_CAPITAL: Final = (
    r"[A-Z\u00c0-\u00de\u0100-\u017f\u0410-\u042f](?:[\w.]*\w)?(?:['’][A-Za-z]\w+)?(?:-\w+)*"
    rf"(?:['’]s?(?=\s+(?:{_OWNED})(?![\w-])(?!\s+[A-Z])))?"
)
_INITIAL: Final = r"[A-Z]\.(?=\s+[A-Z])"
_RUN: Final = regex(
    rf"(?<![\w-])(?:{_CAPITAL}|{_INITIAL})(?:(?:\s+(?:of(?:\s+the)?|for|&|de|del|da|di|al|el|bin|ibn|van|von|der|la|du))?"
    rf"\s+(?:{_INITIAL}|{_CAPITAL}))*"
)
_BRACKET: Final = regex(r"\s*\(([A-Z][A-Za-z]{1,9})\)")
_SENTENCE_END: Final = regex(
    r"(?:^(?:[\[(]?[0-9]{1,2}[:.][0-9]{2}[\])]?\s)?|[.!?:;…]|[.!?]['\"”’)])[\s\"'“‘«(\[—–-]*\Z"
)
"""What stands before the first word of a sentence; live news begins with the hour."""
_COURTESY: Final = frozenset("mr mrs ms miss dr cllr councillor".split())
"""Titles behind which only a person's own name stands: "Mr Hart of Hart Quarries"."""
_BEFORE_PLACE: Final = regex(
    r"\b(?:in|at|near|into|across|around|outside|throughout|city of|town of|village of|capital)"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_PLACING: Final = frozenset(
    "in at near into across around outside throughout of capital the".split()
)
"""The last words of that."""
_BACK: Final = 20
"""Characters before a name in which it stands."""
_AFTER_PERSON: Final = regex(
    r"\s*,?\s+(?:said|says|told|added|stated|announced|declared|tweeted|wrote|argued|warned|resigned"
    r"|was born|died|who|aged|himself|herself)\b"
)
_LOWER: Final = regex(r"\b[a-z]{2,}\b")
_MAX_WORDS: Final = 7
_LEAST_TITLED: Final = 2
"""Words of a name that may begin with what its bearer is: that, a first name and a last one."""
_ARTICLES: Final = frozenset("the a an this that its his her their our".split())
_MOSTLY: Final = 3
"""How much more often a word is written small than big, from which on it is a common one."""


class NameUse(NamedTuple):
    """A name at ``start:end`` of a text; ``placed`` when a word such as "in" stands before it."""

    name: str
    start: int
    end: int
    placed: bool = False


Run = tuple[str, int, int, bool]
"""Capitalised words that may be a name, where they start and end in their text, and whether "in" or the like is before."""

_KINDS: Final = tuple(NameKind)
_PERSON: Final = _KINDS.index(NameKind.PERSON)
_PLACE: Final = _KINDS.index(NameKind.PLACE)
_FACILITY: Final = _KINDS.index(NameKind.FACILITY)
_ORGANISATION: Final = _KINDS.index(NameKind.ORGANISATION)
_GROUP: Final = _KINDS.index(NameKind.GROUP)
"""Kinds by their place, for an import asks many times."""


def _no_kinds() -> list[int]:
    return [0] * len(_KINDS)


@dataclass(slots=True)
class _Seen:
    inside: int = 0
    opening: int = 0
    kinds: list[int] = field(default_factory=_no_kinds)
    """How often each kind was told, in the order of ``_KINDS``."""
    short: str = ""


class _Found(NamedTuple):
    text: str
    start: int
    end: int
    opens: bool
    office: bool


Survey = tuple[dict[str, tuple[int, int, list[int], str]], dict[str, int]]
"""What was learned from some of the texts, in plain types."""


class Surveyor:
    """Reads every text once to learn which capitalised words are names; then ``directory``.

    Parts of a collection may be read apart and brought together in their order.
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = defaultdict(_Seen)
        self._lower: Counter[str] = Counter()

    def read(self, text: str) -> tuple[Run, ...]:
        """Learn from a text, and tell what may be names in it, for ``Directory.find``."""
        self._lower.update(_LOWER.findall(text))
        runs: list[Run] = []
        for run in _runs(text):
            name, start, end, opens, _ = run
            placed = _is_placed(text, start)
            runs.append((name, start, end, placed))
            seen = self._seen[name]
            if opens:
                seen.opening += 1
            else:
                seen.inside += 1
            for kind in _cues(text, run, placed=placed):
                seen.kinds[kind] += 1
            bracket = _BRACKET.match(text, end)
            if bracket and _abbreviates(bracket.group(1), name):
                seen.short = seen.short or bracket.group(1)
        return tuple(runs)

    def survey(self) -> Survey:
        seen = {
            text: (each.inside, each.opening, each.kinds, each.short)
            for text, each in self._seen.items()
        }
        return seen, dict(self._lower)

    def add(self, survey: Survey) -> None:
        """Take over what was learned from the texts that come next."""
        seen, lower = survey
        self._lower.update(lower)
        for text, (inside, opening, kinds, short) in seen.items():
            held = self._seen.get(text)
            if held is None:
                self._seen[text] = _Seen(inside, opening, kinds, short)
                continue
            held.inside += inside
            held.opening += opening
            held.kinds = _sum(held.kinds, kinds)
            held.short = held.short or short

    def directory(self) -> "Directory":
        lasts = {text.split()[-1] for text in self._seen if " " in text}
        kept = {
            text: seen
            for text, seen in self._seen.items()
            if seen.short or " " in text or self._is_name(text, seen, lasts)
        }
        return Directory(_merged(kept))

    def _is_name(self, text: str, seen: _Seen, lasts: set[str]) -> bool:
        """Whether a single word is a name, and not one that is written big for once: "Miners' Day"."""
        if not seen.inside:
            return self._opens_with_a_name(text, seen, lasts)
        small = self._lower[text.lower()]
        return small < _MOSTLY * seen.inside or text in lasts or text.isupper()

    def _opens_with_a_name(self, text: str, seen: _Seen, lasts: set[str]) -> bool:
        """Whether a word that only opens sentences is a name, and not a word that has to be big."""
        return not self._lower[text.lower()] and (seen.opening > 1 or text in lasts)


class Directory:
    """The names found, each with an id, and where they stand in a text."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names: Final = names
        self._ids: Final = {
            spelling: name.id for name in names for spelling in (name.display, *name.aliases)
        }
        self._kinds: Final = {name.id: name.kind for name in names}
        self._shown: Final = {name.id: name.display for name in names}

    def find(self, text: str, runs: Iterable[Run] | None = None) -> tuple[NameUse, ...]:
        """Uses of known names in ``text``, in order; ``runs`` are what a surveyor told of it, if one did."""
        return tuple(self._uses(_plain_runs(text) if runs is None else runs))

    def kind(self, name_id: str) -> NameKind:
        return self._kinds[name_id]

    def display(self, name_id: str) -> str:
        """The name as it is shown."""
        return self._shown[name_id]

    def id_of(self, words: str) -> str:
        """Id of the name that the words contain, the longest first; empty when there is none."""
        uses = self.find(words)
        return max(uses, key=lambda use: use.end - use.start).name if uses else ""

    def _uses(self, runs: Iterable[Run]) -> Iterator[NameUse]:
        known = self._ids
        for name, start, end, placed in runs:
            if name_id := known.get(name):
                yield NameUse(name_id, start, end, placed)


def _abbreviates(short: str, words: str) -> bool:
    """Whether ``short`` is made of the first letters of the words' capitals."""
    return short.upper() == "".join(w[0] for w in words.split() if w[0].isupper()).upper()


def _is_placed(text: str, at: int) -> bool:
    """Whether a word such as "in" stands before ``at``; mostly the last word there tells that none does."""
    before = text[max(0, at - _BACK) : at]
    last = before.rsplit(maxsplit=1)[-1:]
    if not last or (last[0].isalpha() and last[0].lower() not in _PLACING):
        return False
    return _BEFORE_PLACE.search(before) is not None


def _plain_runs(text: str) -> Iterator[Run]:
    for name, start, end, _, _ in _runs(text):
        yield name, start, end, _is_placed(text, start)


def _runs(text: str) -> Iterator[_Found]:
    """Capitalised runs without the office, article or opening word before the name itself."""
    for match in _RUN.finditer(text):
        at = match.start()
        opens = at == 0 or _SENTENCE_END.search(text[max(0, at - 8) : at]) is not None
        run = _run(match.group(), opens)
        if run is not None:
            name, start, end, opening, office = run
            # Quicker than by name, for an import makes some four for each passage, twice.
            yield tuple.__new__(_Found, (name, at + start, at + end, opening, office))


@lru_cache(maxsize=65536)
def _run(written: str, opens: bool) -> _Found | None:
    """The name in capitalised words that are met again and again, with its place among them."""
    words = list(re.finditer(r"\S+", written))
    first, last, office = 0, len(words), False
    while first < last and _leads(words[first].group(), opens and first == 0):
        if office and _is_first_name(words[first : first + 2]):
            break
        office = office or _plain(words[first].group()) in OFFICES
        first += 1
    if last - first > _LEAST_TITLED and _is_title(words[first].group(), words[first + 1].group()):
        first, office = first + 1, True
    for at in range(first, last - 1):
        following = words[at + 1].group()
        if _plain(words[at].group()) in OFFICES and following[0].isupper():
            first, office = at + 1, True
    if office and _plain(words[first - 1].group().rstrip(".")) in _COURTESY:
        last = next((at for at in range(first, last) if words[at].group() == "of"), last)
    while last > first and _plain(words[last - 1].group()) in _TRAILERS:
        last -= 1
    if not 0 < last - first <= _MAX_WORDS:
        return None
    start = words[first].start()
    name = re.sub(r"['’]s\Z", "", written[start : words[last - 1].end()]).rstrip(".,'’")
    return (
        _Found(name, start, start + len(name), opens and first == 0, office)
        if len(name) > 1
        else None
    )


def _is_first_name(words: Sequence[re.Match[str]]) -> bool:
    """Whether a word behind an office begins a name, for all that it is a function word: "Governor Per Aasen"."""
    first, *behind = [_plain(word.group().rstrip(".,")) for word in words]
    small = {first, *behind} & (OFFICES | CALENDAR | CONNECTORS | NUMBERS)
    return bool(behind) and not small and first in STOP and first not in _ARTICLES


def _is_word(plain: str) -> bool:
    return any(knows(each.stem) for each in tokens(plain))


def _is_title(word: str, following: str) -> bool:
    """Whether a word before a common first name says what its bearer is: "Harbourmaster Theo Blane"."""
    plain = _plain(word)
    return (
        _plain(following) in FIRST_NAMES
        and plain not in FIRST_NAMES
        and (
            is_office(plain)
            or (are_humans(plain) and (_is_word(plain) or _DEMONYM.match(word) is not None))
        )
    )


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """A word folded; the same few begin and end most runs."""
    return fold(word)


def _leads(word: str, opening: bool) -> bool:
    """Whether a word at the front of a run is not part of the name."""
    plain = _plain(word.rstrip(".,"))
    return (
        plain in CALENDAR
        or plain in OFFICES
        or plain in CONNECTORS
        or plain in STOP
        or plain in NUMBERS
        or (opening and plain in OPENERS)
    )


_TRAILERS: Final = CALENDAR | CONNECTORS
"""Words at the end of a run that are not part of the name."""
_DEMONYM: Final = regex(r"\w{3,}(?:ian|ean|ish|ese|ican)s?\Z")


def _cues(text: str, run: _Found, *, placed: bool) -> Sequence[int]:
    """The kinds that the words of a name and those around it tell, by their place."""
    name, start, end, _, office = run
    if sure := _sure_cues(name):
        return sure
    found: list[int] = []
    before = word_before(text, start)
    acts = not (placed or places(before) or _DEMONYM.match(name))
    if office or (acts and (_AFTER_PERSON.match(text, end) or tells_person(text, before, end))):
        found.append(_PERSON)
    if placed:
        found.append(_PLACE)
    if name.isupper() and len(name) <= 6:
        found.append(_ORGANISATION)
    if not found and looks_like_person(before, name):
        found.append(_PERSON)
    return found


@lru_cache(maxsize=65536)
def _sure_cues(name: str) -> tuple[int, ...]:
    """What the words of a name tell by themselves."""
    parts = name.split()
    last = _plain(parts[-1])
    if last in SITES:
        return (_FACILITY,) * 5
    if not BODIES.isdisjoint(map(_plain, parts)):
        return (_ORGANISATION,) * 5
    if last in LANDS:
        return (_PLACE,) * 5
    return (_GROUP,) if _DEMONYM.match(name) else ()


def _merged(seen: dict[str, _Seen]) -> tuple[Name, ...]:
    """One name for a full name, its acronym, and a last word that only this full name has."""
    owners = _owners(seen)
    aliases: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(_no_kinds)
    for text, entry in seen.items():
        owner = owners.get(text, text)
        kinds[owner] = _sum(kinds[owner], entry.kinds)
        if owner != text:
            aliases[owner].append(text)
            if owner.split()[-1] == text:
                kinds[owner][_PERSON] += 1
        if entry.short and entry.short not in seen:
            aliases[owner].append(entry.short)
    ids: set[str] = set()
    names = []
    for text, cues in kinds.items():
        name_id = _fresh(text, ids)
        names.append(Name(name_id, _kind(cues), text, tuple(dict.fromkeys(aliases[text]))))
    return tuple(sorted(names, key=lambda name: name.id))


def _owners(seen: dict[str, _Seen]) -> dict[str, str]:
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    owners: dict[str, str] = {}
    for text, entry in seen.items():
        words = text.split()
        if len(words) in (2, 3) and not CONNECTORS & set(words):
            by_last[words[-1]].append(text)
            by_first[words[0]].append(text)
        if entry.short in seen:
            owners[entry.short] = text
    owners.update(_by_first(seen, by_first))
    for last, fulls in by_last.items():
        spelled = _one_spelling(fulls)
        if spelled and all(_is_person(full, last, seen) for full in fulls):
            owners.update({full: spelled for full in fulls if full != spelled})
            if last in seen:
                owners[last] = spelled
    return owners


def _by_first(seen: Mapping[str, _Seen], by_first: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The full name for the first word of a person's that stands alone, where no other name begins with it: many
    peoples go by it ("Narongsak"). A common one may be another's."""
    return {
        first: fulls[0]
        for first, fulls in by_first.items()
        if len(fulls) == 1
        and first in seen
        and fold(first) not in FIRST_NAMES
        and _kind(_sum(seen[fulls[0]].kinds, seen[first].kinds)) is NameKind.PERSON
    }


def _one_spelling(fulls: list[str]) -> str:
    """The first of full names that differ in spelling only; empty when they differ in more."""
    if len(fulls) == 1:
        return fulls[0]
    keys = {tuple(skeleton(word) for word in fold(full).split()) for full in fulls}
    return fulls[0] if len(keys) == 1 else ""


def _is_person(full: str, last: str, seen: dict[str, _Seen]) -> bool:
    """A name of office or speech, or one whose last word also stands alone and is no place."""
    together = _sum(seen[full].kinds, seen[last].kinds) if last in seen else seen[full].kinds
    if any(together):
        return _kind(together) is NameKind.PERSON
    return last in seen and full.split(maxsplit=1)[0] not in seen


def _kind(cues: list[int]) -> NameKind:
    return _KINDS[cues.index(max(cues))] if any(cues) else NameKind.GROUP


def _sum(one: list[int], other: list[int]) -> list[int]:
    return [mine + theirs for mine, theirs in zip(one, other, strict=True)]


def _fresh(text: str, taken: set[str]) -> str:
    """An id of the name's own letters that is not taken yet."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60] or "name"
    number, name_id = 1, base
    while name_id in taken:
        number += 1
        name_id = f"{base}-{number}"
    taken.add(name_id)
    return name_id
