"""A question in another language put into English words: what is asked first, names and dates as they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.flow import Question
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.languages import language_of
from knowledge.lexicon.languages.words import ENDINGS, Meaning, Words, without_ending, words_of
from knowledge.search.reading.glossary import Glossary
from knowledge.text import STOP, Token, tokens

__all__ = ["Abroad", "in_english", "question_in_english"]

_AS_WRITTEN: Final = 0.99
"""Fit from which a name is written as one of its own spellings."""

_BEFORE_DAYS: Final = {
    Relation.ON: "on",
    Relation.BETWEEN: "",
    Relation.BEFORE: "before",
    Relation.AFTER: "after",
    Relation.BY: "by",
    Relation.SINCE: "since",
}
_JOINING: Final = frozenset("before after by since until on in from to between at for of".split())
"""English words that a date has of its own already."""
_SAID: Final = frozenset(
    "said told claimed announced stated warned reported promised wrote demanded urged".split()
)
_SAY: Final = {
    "said": "say",
    "told": "tell",
    "claimed": "claim",
    "announced": "announce",
    "stated": "state",
    "warned": "warn",
    "reported": "report",
    "promised": "promise",
    "wrote": "write",
    "demanded": "demand",
    "urged": "urge",
}
_LYING: Final = ("да", "де", "та", "те")
"""Kazakh endings of where something is."""
_COUNTS: Final = frozenset({"number of", "number of detainees", "death toll"})
"""What asks only where nothing else does."""
_ABOUT: Final = frozenset({"about", "that"})
_OF_YOU: Final = frozenset({"what", "where", "who", "how"})
_HAPPENED: Final = "happened"
_JOINS: Final = frozenset({"when", "who", "where"})
"""Question words that may join a clause: all others are asked but once."""
_ENOUGH: Final = 2
"""Words translated from which a question without question words wants a yes or no."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """A question in English words. ``typed`` holds the words as typed by the index token of the English."""

    text: str
    typed: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    def as_typed(self, question: Question) -> Question:
        """The question with the words that were typed for its terms remembered."""
        if not self.typed:
            return question
        terms = tuple(
            replace(term, word=self.typed[term.token], corrected=term.corrected or term.word)
            if term.token in self.typed
            else term
            for term in question.terms
        )
        return replace(question, terms=terms, abroad=self.language)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some of the question in English, and what was typed for it; empty where it stands as typed."""

    english: str
    typed: str = ""
    asks: bool = False
    dated: bool = False


def _as_it_is(word: Token) -> str:
    return ""


def _not_told(names: Sequence[str]) -> str:
    return ""


def question_in_english(
    text: str,
    glossary: Glossary,
    today: date,
    language: str,
    otherwise: Callable[[Token], str] = _as_it_is,
) -> Abroad:
    """A clean question in English words, against one event's names and days; an English one as it is.

    ``otherwise`` tells what a word says that no list has.
    """
    spoken = language_of(text)
    if not spoken:
        return Abroad(text)
    context = DateContext(today, language=language or spoken, timeline=glossary.timeline)
    words = tokens(text)
    named = [
        (words[hit.first].start, words[hit.last].end)
        for hit in glossary.book.find(words)
        if hit.fit >= _AS_WRITTEN and not hit.by_title and words[hit.first].text[0].isupper()
    ]

    def bare(word: Token) -> str:
        for name in without_ending(word.text) if spoken == "kk" else ():
            if glossary.book.knows(tokens(name)[0]):
                return f"in {name}" if word.text.casefold().endswith(_LYING) else name
        return otherwise(word)

    def told(names: Sequence[str]) -> str:
        return next((name for name in names if _is_told(name, glossary)), "")

    days = find_dates(text, context)
    return in_english(text, spoken, days, named, bare, told)


def _is_told(name: str, glossary: Glossary) -> bool:
    """Whether the record has every telling word of a place's name, or another word for that country."""
    frequency = glossary.vocabulary.frequency
    return all(
        word.stem in frequency
        or glossary.book.knows(word)
        or any(kin in frequency for kin in kin_of_country(word.stem))
        for word in tokens(name)
        if word.folded not in STOP
    )


def in_english(
    text: str,
    language: str,
    days: Sequence[Mention] = (),
    named: Sequence[tuple[int, int]] = (),
    bare: Callable[[Token], str] = _as_it_is,
    told: Callable[[Sequence[str]], str] = _not_told,
) -> Abroad:
    """``text`` of that ``language`` in English words; as it is where no word of it is known.

    ``named`` are half-open offsets of names, which stand as they are, and ``bare`` tells what a word says that no list has,
    such as a name with an ending, if anything. ``told`` picks of a place's English names the one by which the record tells of it, if any; other places
    stand as they are.
    """
    pieces = _joined(_pieces(text, words_of(language), days, named, bare, told))
    if not any(piece.typed for piece in pieces):
        return Abroad(text)
    typed: dict[str, str] = {}
    for piece in pieces:
        if piece.typed:
            for word in tokens(piece.english):
                typed.setdefault(word.stem, piece.typed)
    return Abroad(_sentence(pieces, questions="?" in text), typed, language)


def _pieces(
    text: str,
    known: Words,
    days: Sequence[Mention],
    named: Sequence[tuple[int, int]],
    bare: Callable[[Token], str],
    told: Callable[[Sequence[str]], str],
) -> list[_Piece]:
    """The question piece by piece; words that only join others are left out."""
    words = _words(text)
    kept = {day.start: (day.end, _dated(day)) for day in days}
    kept |= {start: (end, _Piece(text[start:end])) for start, end in named if start not in kept}
    found: list[_Piece] = []
    until, skip = 0, 0
    for at, word in enumerate(words):
        if word.start < until or at < skip:
            continue
        if word.start in kept:
            until, piece = kept[word.start]
            found.append(piece)
            continue
        meaning = _meaning_at(words, at, known, told)
        if meaning is None:
            found += _as_typed(word, at, words, text, bare)
            continue
        skip = at + meaning.length
        found += _meant(meaning, text[word.start : words[skip - 1].end], found)
    return found


def _meaning_at(
    words: Sequence[Token], at: int, known: Words, told: Callable[[Sequence[str]], str]
) -> Meaning | None:
    """The longest phrase of the list or name of a place that begins there; of two as long the place of which the record tells."""
    typed = [word.text for word in words]
    meaning = known.at([word.casefold() for word in typed], at)
    place = known.place_at(typed, at)
    if place is None or (meaning is not None and meaning.length > place.length):
        return meaning
    name = told(place.names)
    return Meaning(name, place.length) if name else meaning


def _as_typed(
    word: Token, at: int, words: Sequence[Token], text: str, bare: Callable[[Token], str]
) -> list[_Piece]:
    """A word that the list lacks; an ending that a hyphen joins to a name or a number says nothing."""
    joined = at > 0 and text[words[at - 1].end : word.start] == "-"
    if joined and word.text.casefold() in ENDINGS:
        return []
    return [_Piece(bare(word) or word.text)]


def _words(text: str) -> list[Token]:
    """The words with what French and hyphens join taken apart: "qu'a", "s'est-il"."""
    return [
        Token(
            part.text,
            part.start + word.start,
            part.end + word.start,
            part.folded,
            part.stem,
            part.number,
        )
        for word in tokens(text)
        for part in _parts(word)
    ]


def _parts(word: Token) -> list[Token]:
    shifted = word.text
    for mark in "’ʼ`´'":
        shifted = shifted.replace(mark, " ")
    if shifted == word.text:
        return [word._replace(start=0, end=len(word.text))]
    return list(tokens(shifted))


def _dated(day: Mention) -> _Piece:
    return _Piece(f"{_BEFORE_DAYS[day.relation]} {day.text}".strip(), dated=True)


def _meant(meaning: Meaning, typed: str, before: Sequence[_Piece]) -> list[_Piece]:
    """The piece for a meaning; a second word that asks only joins a clause."""
    if not meaning.english:
        return []
    asked = any(piece.asks and piece.english not in _COUNTS for piece in before)
    if meaning.asks and asked:
        return [_Piece(meaning.english)] if meaning.english in _JOINS else []
    return [_Piece(meaning.english, typed, meaning.asks)]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces without the "before" and "by" that their dates say already."""
    return [
        piece
        for at, piece in enumerate(pieces)
        if piece.english not in _JOINING
        or not any(near.dated for near in (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2]))
    ]


def _sentence(pieces: Sequence[_Piece], *, questions: bool) -> str:
    """The English words with what is asked first; what came before it comes last."""
    asking = [at for at, piece in enumerate(pieces) if piece.asks]
    surely = [at for at in asking if pieces[at].english not in _COUNTS]
    first = next(iter(surely or asking), None)
    end = "?" if questions else ""
    if first is None:
        said = " ".join(piece.english for piece in pieces)
        told = sum(bool(piece.typed) and piece.english not in _JOINING for piece in pieces)
        whether = questions and told >= _ENOUGH and pieces[0].english != "and"
        return f"{'did ' if whether else ''}{said}{end}"
    opening = ["and"] if first and pieces[0].english == "and" else []
    rest = [piece.english for piece in (*pieces[first + 1 :], *pieces[len(opening) : first])]
    return " ".join((*opening, *_asking(pieces[first].english, rest))) + end


def _asking(question: str, rest: list[str]) -> list[str]:
    """The asking words and the rest, the verb of "what did X say" and "who said" where English has it."""
    said = next((word for word in rest if word in _SAID), None)
    if "you" in rest and question in _OF_YOU:
        rest.remove("you")
        return [question, "are you", *rest]
    if question == "what" and _HAPPENED in rest:
        rest.remove(_HAPPENED)
        return [question, _HAPPENED, *rest]
    if said is None or question not in ("what", "who"):
        return [question, *rest]
    at = rest.index(said)
    others = rest[:at] + rest[at + 1 :]
    if question == "who":
        return [question, said, *others]
    about = next((place for place, word in enumerate(others) if word in _ABOUT), len(others))
    return [question, "did", *others[:about], _SAY[said], *others[about:]]
