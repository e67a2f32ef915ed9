"""What figures measure, and the words by which a question asks for each. General English."""

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Final

from knowledge.text import Token, tokens

__all__ = [
    "IN_HOSPITAL",
    "MEASURES",
    "are_patients",
    "measure_asked",
    "measure_of",
    "measure_words",
    "stems_telling",
]

MEASURES: Final[dict[str, str]] = {
    "detained": "detained arrested jailed custody apprehended imprisoned detainees arrests captured prisoners",
    "killed": "killed dead died deaths fatalities slain casualties toll lives murdered perished victims bodies corpses",
    "injured": "injured wounded hurt injuries wounds casualties",
    "missing": "missing unaccounted disappeared",
    "troops": "troops soldiers peacekeepers contingent servicemen deployed military forces army",
    "protesters": "protesters demonstrators crowd rallied marched protested demonstrated gathered turnout participants participated",
    "attackers": "attackers terrorists militants gunmen extremists bandits rebels insurgents",
    "civilians-attacked": "civilians attacked",
    "evacuated": "evacuated evacuees relocated resettled",
    "rescued": "rescued survivors saved",
    "discharged": "discharged discharge",
    "displaced": "displaced refugees homeless fled",
    "hostages": "hostages",
    "population": "population inhabitants residents populous lived living live",
    "distance": "distance kilometers kilometres miles km",
    "duration": "duration weeks months days hours minutes long lasted",
    "age": "age aged old",
    "cost": "cost damage losses worth budget expense",
    "price": "price prices tariff",
    "buildings": "buildings houses homes structures",
    "vehicles": "vehicles cars trucks buses lorries coaches",
    "flights": "flights planes aircraft",
    "temperature": "temperature degrees",
    "speed": "speed fast",
    "weight": "weight weigh weighed weighs tonnes tons kilograms heavy mass",
    "votes": "votes ballots",
    "waves": "waves",
    "share": "share percent percentage proportion",
    "magnitude": "magnitude richter",
    "height": "height tall high metres meters altitude feet",
    "radiation": "radiation dose roentgen sievert",
}
"""Cue words by measure, most telling first."""


IN_HOSPITAL: Final = "hospitalised"
"""The measure by which patients are counted, where nothing else is told of them."""
_PATIENTS: Final = frozenset(token.stem for token in tokens("patients inpatients"))
_LOST: Final = frozenset(
    "lose loses lost loss losses cost costs claim claimed take taken took".split()
)


def measure_asked(words: Sequence[Token]) -> str:
    """The measure that the words of a question ask for. Of "life" that is how many died only where one is lost: nobody
    is dead who "got life", and nothing is lost with lives but these; nor are those houses who went home."""
    lost = any(word.folded in _LOST for word in words)
    lives = any(word.folded in ("life", "lives") for word in words)
    return measure_of(
        [
            word.stem
            for word in words
            if (lost or word.folded != "life")
            and not (lives and word.folded in _LOST)
            and word.folded != "home"
        ]
    )


@lru_cache(maxsize=1)
def _cues() -> dict[str, tuple[str, int]]:
    """Measure and rank of the word in its list, by stem; a word in two lists asks for the first."""
    cues: dict[str, tuple[str, int]] = {}
    for measure, words in MEASURES.items():
        for rank, token in enumerate(tokens(words)):
            held = cues.get(token.stem)
            if held is None or rank < held[1]:
                cues[token.stem] = (measure, rank)
    return cues


def measure_of(stems: Sequence[str]) -> str:
    """The measure that these words ask for: that of the most telling cue, empty without one.

    Among equally telling cues the later word wins: "how many troops were injured" counts injuries.
    """
    best, best_rank = "", 99
    for stem in stems:
        measure, rank = _cues().get(stem, ("", 99))
        if measure and _class(rank) <= _class(best_rank):
            best, best_rank = measure, rank
    return best


def are_patients(stems: Iterable[str]) -> bool:
    """Whether one of the words is for people who are in hospital."""
    return not _PATIENTS.isdisjoint(stems)


def stems_telling(measures: Container[str]) -> frozenset[str]:
    """The stems that, alone, ask for one of the measures."""
    return frozenset(stem for stem, (measure, _) in _cues().items() if measure in measures)


@lru_cache(maxsize=512)
def measure_words(measure: str) -> tuple[str, ...]:
    """Stems that ask for ``measure``; for an unlisted one the words of its own name."""
    listed = MEASURES.get(measure, measure.replace("-", " "))
    return tuple(dict.fromkeys(token.stem for token in tokens(listed)))


def _class(rank: int) -> int:
    """Ranks are compared coarsely: the first eight words of a list are equally telling."""
    return rank // 8
