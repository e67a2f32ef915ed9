"""The words of dates by their levelled form: which parts each can play, with the value of each."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from knowledge.dates.holidays import HOLIDAYS
from knowledge.dates.numerals import roman
from knowledge.dates.spellings import other_spellings
from knowledge.dates.words import NAMES, STEMS, WORDS
from knowledge.regex import regex

__all__ = ["ENTRIES", "MONTHS", "PHRASES", "WEAK", "WEEKDAYS", "level", "split_words"]

_WORD: Final = regex(r"[^\W\d_]+|[0-9]+|[^\w\s]")
_ENDINGS: Final = {
    "ru": ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"),
    "ru-soft": ("ь", "я", "ю", "ем", "е"),
    "ru-y": ("й", "я", "ю", "ем", "е"),
    "ru-a": ("а", "ы", "у", "е", "ой", "ам", "ами", "ах", ""),
    "ru-adj": ("ое", "ого", "ому", "ом", "ый", "ой", "ая", "ую", "ые", "ых"),
    "ru-third": ("ье", "ьего", "ьему", "ьем", "ий", "ья", "ьей", "ью", "ьи", "ьих"),
    "de": ("e", "en", "er", "es", "em"),
    "kk-day": tuple(
        own + case
        for own in ("ы", "і", "сы", "сі")
        for case in ("", *"нда нде нан нен на не ның нің н ндағы ндегі".split())
    ),
    "kk-th": ("інші", "ыншы", "нші", "ншы"),
    "ru-e": ("е", "я", "ю", "ем", "ям", "ями", "ях"),
    "kk": (
        *(
            "",
            "да",
            "де",
            "та",
            "те",
            "дан",
            "ден",
            "тан",
            "тен",
            "нан",
            "нен",
            "ға",
            "ге",
            "қа",
            "ке",
        ),
        *(
            "дың",
            "дің",
            "тың",
            "тің",
            "ның",
            "нің",
            "ды",
            "ді",
            "ты",
            "ті",
            "ны",
            "ні",
            "ы",
            "і",
            "сы",
        ),
        *("сі", "ында", "інде", "сында", "сінде", "ынан", "інен", "сынан", "сінен", "ына", "іне"),
        *(
            "сына",
            "сіне",
            "ының",
            "інің",
            "сының",
            "сінің",
            "дағы",
            "дегі",
            "тағы",
            "тегі",
            "ғы",
            "гі",
        ),
        *(
            "қы",
            "кі",
            "лар",
            "лер",
            "дар",
            "дер",
            "тар",
            "тер",
            "лары",
            "лері",
            "дары",
            "дері",
            "ын",
        ),
        *("ін", "сын", "сін", "ындағы", "індегі", "ларда", "лерде", "дарда", "дерде", "дық", "дік"),
    ),
}
_COMMON: Final = tuple(
    " да де та те дан ден тан тен нан нен ға ге қа ке дың дің тың тің ның нің сы сі "
    "ында інде сында сінде".split(" ")
)
"""Endings that other spellings of Kazakh get as well."""
_SHORT_STEM: Final = 3
"""Letters of Kazakh stems that in other letters would be words of other languages ("ai", "kun")."""
_DAYS: Final = 31
_LATE_CENTURIES: Final = (27, 101)
"""Those whose numerals the table leaves out."""
_VAGUE: Final = frozenset("a an few several paar einige quelques пара пару несколько".split())
WEAK: Final = frozenset(
    "may mai march mar mars august set ago jun jan dec mon wed sat sun fri thu tue mi do so fr "
    "di mo sa lu ma mx mer jeu ven sam dim jue vie dom mie sab ср вс пт вт чт пн сб mau мау там нау мар сен "
    "дек жел сау mam мам кар қар кыр қыр каз қаз шіл дс сс бс жм жс avr abr ма ен мая mayo".split()
)
"""Names that are also ordinary words or too short: they need a number, a preposition or a capital."""


_HYPHENS: Final = frozenset("‐‑‒―⁃－﹣˗")
"""Hyphens and bars of Unicode that stand where a dash does; the dashes themselves are kept."""


class _Levels(dict[int, str]):
    """The levelled form of characters by code point, found when first met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if char in _HYPHENS:
            return "-"
        bare = "i" if char == "ı" else unicodedata.normalize("NFD", char)[0].lower()
        levelled = bare if len(bare) == 1 else char
        if len(self) < _KEPT:
            self[point] = levelled
        return levelled


_KEPT: Final = 4096
"""Characters remembered: the letters of a few alphabets."""
_LEVELS: Final = _Levels()


def level(text: str) -> str:
    """``text`` in lower case with accents off, letter for letter: offsets stay true."""
    if text.isascii():
        return text.lower()
    return text.translate(_LEVELS)


def split_words(levelled: str) -> list[str]:
    """The runs of letters, of digits and the single signs of a levelled text."""
    return _WORD.findall(levelled)


_Group = tuple[str, int, Sequence[str]]


def _lines(table: str) -> Iterator[_Group]:
    for line in table.strip().splitlines():
        head, _, words = line.partition(":")
        role, value = head.split()
        yield role.upper(), int(value), [word.strip() for word in words.split(",") if word.strip()]


_CYRILLIC: Final = str.maketrans({"X": "Х"})
_KAZAKH: Final = str.maketrans({"X": "Х", "I": "І"})
"""Letters that look the same and are typed for numerals: "ХХ век", "ХІХ ғасыр"."""


def _numerals() -> Iterator[_Group]:
    for number in range(*_LATE_CENTURIES):
        written = roman(number).lower()
        yield "ROMAN", number, [written, f"{written}e", f"{written}eme"]
    for number in range(1, _LATE_CENTURIES[0]):
        looks = (roman(number).translate(look) for look in (_CYRILLIC, _KAZAKH))
        yield "ROMAN", number, [level(one) for one in looks if one.isalpha() and "X" not in one]


def _groups() -> Iterator[_Group]:
    """Roles with their value and the levelled forms of words that play them."""
    for table in (NAMES, WORDS):
        yield from _lines(level(table))
    yield from _numerals()
    for name, number in HOLIDAYS.items():
        yield "HOLIDAY", number, [level(name)]
    endings = {name: list(map(level, forms)) for name, forms in _ENDINGS.items()}
    for role, value, stems in _lines(level(STEMS)):
        for stem in stems:
            root, _, declension = stem.partition("|")
            yield role, value, [root + ending for ending in endings[declension]]
            if declension == "kk" and len(root) > _SHORT_STEM and root != "жұма":
                yield role, value, other_spellings(root, _COMMON)


def _parts(form: str) -> tuple[str, ...]:
    """The words of a levelled form; a dash inside does not matter."""
    return tuple(part for part in split_words(form) if part != "-")


def _played(role: str, value: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """All roles that come with one: of a word that says how many, and of one that is vague about it."""
    vague = {role: value}
    if role == "ORD" and value <= _DAYS:
        vague["DAYORD"] = value
    return vague | ({"SPELT": value} if role == "NUM" and value <= _DAYS else {}), vague


def _build() -> tuple[dict[str, Mapping[str, int]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    entries: dict[str, Mapping[str, int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, value, forms in _groups():
        sure, vague = _played(role, value)
        for form in forms:
            alone = form.isalpha()
            parts = () if alone else _parts(form)
            key = form if alone else " ".join(parts)
            more = vague if key in _VAGUE else sure
            roles = entries.get(key)
            if roles is not None:
                entries[key] = {**roles, **more, **roles}
                continue
            entries[key] = more
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, key))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return entries, phrases


_BUILT: Final = _build()

ENTRIES: Final[Mapping[str, Mapping[str, int]]] = _BUILT[0]
"""Roles with their values by levelled word; several words are joined by single spaces."""

PHRASES: Final[Mapping[str, list[tuple[tuple[str, ...], str]]]] = _BUILT[1]
"""Phrases by first word, longest first: their words and their key in ``ENTRIES``."""

MONTHS: Final = {key: roles["MONTH"] for key, roles in ENTRIES.items() if "MONTH" in roles}
"""Month number by name, short form or case form, levelled."""

WEEKDAYS: Final = {key: roles["DOW"] for key, roles in ENTRIES.items() if "DOW" in roles}
"""Weekday by name, 0 = Monday, levelled."""
