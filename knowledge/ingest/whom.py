"""Whom a passage means by what stands for a person in it: by pronouns, and by the parts that people play in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.ingest.cast import EMPTY, Cast
from knowledge.ingest.pronouns import (
    NOBODY,
    Meant,
    Told,
    about,
    across,
    after,
    called,
    lead_of,
    may_be_person,
    owner,
    without_quotes,
)
from knowledge.ingest.proper import Directory, NameUse, Run
from knowledge.ingest.roles import Part, parts_in
from knowledge.ingest.standins import Human, stand_ins
from knowledge.ingest.voices import Voice, voice_of
from knowledge.lexicon.first_names import Pronoun, pronouns_of
from knowledge.lexicon.humans import pronouns_of_noun
from knowledge.models import Attribution, NameKind
from knowledge.regex import regex

__all__ = ["NOBODY_BEFORE", "Read", "Sentence", "meant_behind", "read_persons"]

_NOBODY: Final = Attribution()
_STANDING_IN: Final = regex(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?)\b")
_BODILESS: Final = regex(r" (?:office|house|palace|residence|party|department|staff|team)\b")
"""What speaks and acts for itself: "the mayor's office"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the sentence before tells of persons: its text and names, who speaks in it or of whom it is, whom its pronouns
    may mean, and all whom it means."""

    text: str = ""
    uses: tuple[NameUse, ...] = ()
    speaker: str = ""
    meant: Meant = NOBODY
    told: tuple[str, ...] = ()
    others: tuple[tuple[str, Pronoun], ...] = ()
    """Those whom pronouns within it mean, with the pronoun."""
    parts: tuple[tuple[Part, str], ...] | None = None
    """The parts that people play in it, with the ids of who does, empty where it is not plain; ``None`` where nobody has looked."""
    cast: Cast = EMPTY
    """Who is in which part in the article up to the sentence."""
    apart: bool = False
    """Whether a new paragraph begins behind it."""


NOBODY_BEFORE: Final = Sentence()


@dataclass(frozen=True, slots=True)
class Read:
    """The names in a passage, who speaks in it, and whom the pronoun means with which it begins, empty where it is
    not plain."""

    uses: tuple[NameUse, ...]
    voice: Voice
    attribution: Attribution
    subject: str
    speaker: str
    """The same of the pronoun that speaks."""
    owner: str
    """The same of "his" and "her"."""
    others: tuple[tuple[str, Pronoun], ...] = ()
    """Ids of those whom other pronouns mean, with the pronoun."""
    players: tuple[str, ...] = ()
    """Ids of those who are told of by the parts that they play."""
    parts: tuple[tuple[Part, str], ...] | None = None

    @property
    def pointed(self) -> tuple[str, ...]:
        """Ids of all those whom pronouns mean."""
        others = (name for name, _ in self.others)
        told = (self.subject, self.speaker, self.owner, *others)
        return tuple(dict.fromkeys(name for name in told if name))

    @property
    def meant(self) -> tuple[str, ...]:
        """Ids of all those who are told of without their names."""
        return tuple(dict.fromkeys((*self.pointed, *self.players)))


def meant_behind(before: Sentence, directory: Directory) -> tuple[Meant, Cast]:
    """Whom "he" and "she" may mean behind a sentence, and who is in which part by then."""
    if not before.text:
        return NOBODY, EMPTY
    persons = _persons(before.uses, directory)
    text = without_quotes(before.text)
    played = before.parts
    if played is None:
        played = _played(text, persons, before.cast)
    parts = [part for part, _ in played]
    named = (*called(before.text, parts, persons, before.meant), *before.others)
    ids = dict.fromkeys((*(use.name for use in persons), *before.told))
    cast = before.cast.with_sentence(text, parts, ids, named)
    known = before.cast._replace(called=cast.called)
    told = Told(before.text, before.uses, played, before.speaker, before.told)
    meant = after(told, directory, before.meant, known)
    if not before.apart:
        return meant, cast
    return across(meant, {before.speaker, *ids}, cast, directory), cast.behind_paragraph()


def read_persons(
    text: str, runs: Sequence[Run] | None, directory: Directory, meant: Meant, cast: Cast
) -> Read:
    """Who is told of in a passage behind what was told before it."""
    uses, voice = directory.find(text, runs), voice_of(text)
    attribution = _attribution(voice, directory)
    subject = about(text, uses, meant, directory)
    if attribution.who_name not in ("", subject):
        # "He was not surprised, Biden said": who speaks may be meant.
        subject = ""
    people = [use.name for use in uses if may_be_person(text, use, directory)]
    speaker = _speaker(voice.pronoun, subject, people, meant)
    owned = "" if subject else owner(text, uses, meant, cast, directory)
    told, persons = without_quotes(text), _persons(uses, directory)
    # What stands alone is not looked through for the one behind it.
    parts = _played(told, persons, cast) if cast.players or meant != NOBODY else None
    named = {name: part for part, name in reversed(parts or ()) if name and _is_meant(told, part)}
    spoken = speaker or next((name for name in named if _speaks(told, named[name], voice)), "")
    if spoken:
        attribution = replace(attribution, who=directory.display(spoken), who_name=spoken)
    others: list[tuple[str, Pronoun]] = []
    if (meant.he or meant.she) and _STANDING_IN.search(told):
        humans = list(_humans(text, uses, parts or (), cast, directory))
        known: dict[Pronoun, str] = {"he": meant.he, "she": meant.she}
        # What begins with "his" may be of who speaks behind it: "His men were patriots, Prigozhin said".
        led = -1 if attribution.who_name and not spoken else lead_of(text)
        others += stand_ins(told, humans, known, led=led)
    return Read(
        uses, voice, attribution, subject, speaker, owned, tuple(others), tuple(named), parts
    )


def _persons(uses: Sequence[NameUse], directory: Directory) -> Sequence[NameUse]:
    return [use for use in uses if directory.kind(use.name) is NameKind.PERSON]


def _played(told: str, persons: Sequence[NameUse], cast: Cast) -> tuple[tuple[Part, str], ...]:
    """The parts in a sentence, with the ids of who plays them."""
    ids = [use.name for use in persons]
    return tuple((part, cast.who(part, ids)) for part in parts_in(told, persons))


def _is_meant(told: str, part: Part) -> bool:
    """Whether a part is told without a name, as that of somebody known."""
    return part.definite and not part.name and not _BODILESS.match(told, part.end)


def _speaks(told: str, part: Part, voice: Voice) -> bool:
    """Whether the words for who speaks are those of a part."""
    return told[part.start : part.end].partition(" ")[2].casefold() == voice.who.casefold()


def _attribution(voice: Voice, directory: Directory) -> Attribution:
    if not voice.who and not voice.outlet:
        return _NOBODY
    return Attribution(
        who=voice.who,
        outlet=voice.outlet,
        who_name=directory.id_of(voice.who) if voice.who else "",
        outlet_name=directory.id_of(voice.outlet) if voice.outlet else "",
    )


def _speaker(pronoun: str, subject: str, people: Sequence[str], meant: Meant) -> str:
    """Id of who speaks by a pronoun; nobody where one of the ``people`` of the passage itself may be meant."""
    if not pronoun:
        return ""
    speaker = meant.he if pronoun == "he" else meant.she
    return "" if people and speaker != subject else speaker


def _humans(
    text: str,
    uses: Sequence[NameUse],
    parts: Sequence[tuple[Part, str]],
    cast: Cast,
    directory: Directory,
) -> Iterator[Human]:
    """Everybody of whom a passage tells but by a pronoun."""
    for use in uses:
        if directory.kind(use.name) is NameKind.PERSON:
            yield Human(use.start, use.end, use.name, _fitting(use.name, cast, directory))
        elif may_be_person(text, use, directory):
            yield Human(use.start, use.end, "", pronouns_of(text[use.start : use.end]))
    for part, name in parts:
        if not part.name:
            fit = _fitting(name, cast, directory) if name else pronouns_of_noun(part.noun)
            yield Human(part.start, part.end, name, fit)


def _fitting(name: str, cast: Cast, directory: Directory) -> frozenset[Pronoun]:
    both: tuple[Pronoun, Pronoun] = ("he", "she")
    return frozenset(each for each in both if cast.fitting(each, (name,), directory.display))
