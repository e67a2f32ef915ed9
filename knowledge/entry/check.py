"""A draft becomes a checked fact: every field understood, and all that is wrong with it said at once.

Where a fact is corrected, fields whose text was left as ``draft_of`` gave it keep what the fact has, to
the letter: only what was touched is read anew.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Final

from knowledge.entry.draft import draft_of
from knowledge.entry.hostile import clean, hostile
from knowledge.entry.likeness import conflicts, duplicates, repeated
from knowledge.entry.reading import Reading
from knowledge.entry.records import Checked, Draft, Finding, Known, Level
from knowledge.errors import Remark
from knowledge.models import Fact, Name
from knowledge.text import fold

__all__ = ["check"]

_FIELDS: Final = tuple(each.name for each in fields(Draft))
_NEW: Final = Fact("", "")
_LEVELS: Final = {level: at for at, level in enumerate(Level)}


def check(
    draft: Draft,
    known: Known,
    *,
    today: date,
    fact: Fact | None = None,
    new_names: bool = False,
) -> Checked:
    """How a draft is understood, and what is wrong with it. ``fact`` is the one that is corrected.

    ``today`` is the editor's day. With ``new_names`` names that are not on record are made, and else
    left out. Any text is accepted in any field; it is refused in words.
    """
    before = draft_of(fact, known.names, known.sources) if fact else Draft()
    touched = {name for name in _FIELDS if getattr(draft, name) != getattr(before, name)}
    found = [each for name in _FIELDS if name in touched for each in _hostile(name, draft)]
    bad = {each.field for each in found if each.level is Level.REFUSAL}
    typed, held = _cleaned(_without(draft, before, bad)), _cleaned(before)
    reading = Reading(typed, held, known, today, fact or _NEW, new_names)
    if bad:
        return _refused(draft, found, bad, reading)
    made = reading.run()
    told = [*found, *_undoubted(reading), *_repeating(reading, made, known)]
    findings = _ordered(told)
    refused = any(each.level is Level.REFUSAL for each in findings)
    looked = reading.touched("statement", "date", "figures")
    return Checked(
        draft=draft,
        fact=None if refused else made,
        sources=tuple(reading.sources),
        names=_used(reading, made),
        findings=findings,
        shown=tuple(reading.shown(made)),
        duplicates=duplicates(made, known.facts) if looked else (),
        conflicts=conflicts(made, known.facts, known.event) if looked else (),
    )


def _without(draft: Draft, before: Draft, bad: Collection[str]) -> Draft:
    """The draft with some fields as they were before."""
    return replace(draft, **{name: getattr(before, name) for name in bad})


def _refused(
    draft: Draft, found: Sequence[Finding], bad: Collection[str], reading: Reading
) -> Checked:
    """A draft of which some fields are not even read, with what is wrong with the others."""
    reading.run()
    others = [
        each for each in reading.findings if each.level is Level.REFUSAL and each.field not in bad
    ]
    return Checked(draft, None, findings=_ordered([*found, *others]))


def _hostile(name: str, draft: Draft) -> Iterator[Finding]:
    return hostile(name, getattr(draft, name))


def _cleaned(draft: Draft) -> Draft:
    return Draft(**{name: clean(getattr(draft, name)) for name in _FIELDS})


def _repeating(reading: Reading, made: Fact, known: Known) -> Iterator[Finding]:
    """The refusal of a statement that stands on record for the same days, letter by letter."""
    if not reading.touched("statement", "date"):
        return
    same = repeated(made, known.facts)
    if same is not None:
        told = f"{same.id} says just this about the same time; correct that one instead."
        yield Finding(Level.REFUSAL, "statement", Remark(told, "entry-repeated", fact=same.id))


def _undoubted(reading: Reading) -> Iterator[Finding]:
    """What was found, without offers to record what another field makes a name of."""
    new = {fold(name.display) for name in reading.naming.new}
    for each in reading.findings:
        offered = each.remark.code == "entry-unrecorded"
        if not (offered and fold(str(each.remark.values["name"])) in new):
            yield each


def _used(reading: Reading, made: Fact) -> tuple[Name, ...]:
    """The new names that the fact holds in the end."""
    held = {part.name for part in made.names} | set(made.places)
    held |= {made.attribution.who_name, made.attribution.outlet_name}
    held |= {each for figure in made.figures for each in (figure.place, figure.counted_by)}
    return tuple(name for name in reading.naming.new if name.id in held)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, refusals first."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: _LEVELS[each.level]))
