"""How-many questions: what is counted, and which figure of a fact says it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from knowledge.flow import Question, Term
from knowledge.lexicon.humans import are_any_humans, are_humans
from knowledge.lexicon.measures import IN_HOSPITAL, MEASURES, are_patients, measure_words
from knowledge.lexicon.quantities import has_form, is_unit, kinds_of, unit_kind
from knowledge.models import Fact, Figure, NameKind
from knowledge.regex import regex
from knowledge.search.reading.amounts import is_ahead, is_amount_of, is_change, is_of_another
from knowledge.search.reading.figuredays import is_nearer, of_any_kind, of_asked_days
from knowledge.search.reading.gatherings import is_gathering
from knowledge.search.reading.heads import OF_ANYBODY, asks_what_they_did
from knowledge.search.reading.keywords import by_keyword
from knowledge.search.reading.moments import of_another_hour
from knowledge.search.reading.outcomes import only_brought_out, said_behind
from knowledge.search.reading.perquestion import per_question
from knowledge.search.reading.rates import (
    is_no_head_count,
    is_rate_unasked,
    is_repeated,
    leaves_out,
)
from knowledge.search.reading.written import EXTENTS, SIZE, number_before, written_figure
from knowledge.text import STOP, Token, tokens

__all__ = [
    "SURE_FIT",
    "asked_figure",
    "counts_anybody",
    "counts_others",
    "fates",
]

SURE_FIT: Final = 0.5
"""Least fit of a figure that is shown as the one asked for."""

_CROWDS: Final = frozenset({"troops", "protesters"})
_CLAUSE: Final = regex(
    r"(?<=\w) (?:when|while|after|before|once|as|since|until)\b (?!of\b)", re.IGNORECASE
)
_CUED: Final = 1.0
_GROUPED: Final = 0.8
_KIN_GROUPED: Final = 0.7
"""Where those who are counted are called by another word."""
_FORMED: Final = 0.9
_UNCUED: Final = 0.3
_PLACED: Final = 0.15
_NAMED: Final = 0.5
_PART: Final = 0.15
_PART_OF_NAMED: Final = 0.55
"""Where the whole was named: what was counted in one city is no answer on the country."""
_PART_OF_ALL: Final = 0.3
"""Where everybody is asked for: "how many people died"."""
_HARDLY: Final = 0.3
"""The same where a noun says who they are: visitors are counted of whom nobody died."""
_PLAINLY: Final = 0.8
"""How well what became of people has to be said where a number tells only how many there were."""
_PARTICIPLE: Final = ("ed", "ing")
_ANYBODY: Final = frozenset(
    token.stem for token in tokens("people person persons all total of the in")
)
_DOERS: Final = regex(r"(?:ers|ors|ists|ees|ants|ians)\Z")
"""Endings of measures that count people."""
_OF_THE_WORLD: Final = frozenset(
    token.stem
    for token in tokens("countries nations cities towns villages regions districts places")
)
_SIDE: Final = 0.85
_AGE: Final = "age"
_POSITION: Final = "position"
_OF_PLACES: Final = frozenset({"population", "area"})
"""Measures that say how big a place is."""
_WRITTEN: Final = 0.7
_KIN: Final = 5
_FATES: Final = tuple(
    "killed injured missing detained evacuated rescued discharged displaced hostages".split()
)
_MERE: Final = frozenset({"count", *_FATES})
"""Measures that say nothing of how big anything is."""
_OTHERS: Final = frozenset(
    "hospitalised hospitalized trapped buried stranded rescuers killers".split()
)
"""Measures of those to whom nothing more happened yet, and of who did it to others."""
_THINGS: Final = frozenset({"buildings", "vehicles", "flights"})
"""Measures that count things: what became of people is another matter."""
_PHYSICAL: Final = frozenset({"radiation", "magnitude", "waves"})
"""Measures of how strong something is, whose units say nothing of the form in which is asked."""
_STRONG: Final = 0.8
_DISCHARGED: Final = "discharged"
_WENT_HOME: Final = regex(
    r"\b(?:home from|out of|discharged from|released from|left|leave|leaving) (?:the |a )?(?:hospitals?|clinics?)\b(?! with)|"
    r"\b(?:patients?|hospital)\b.{0,40}\b(?:went|gone|go|going|sent|allowed|let) (?:back )?home\b",
    re.IGNORECASE,
)
"""Asks of patients how many were discharged: those who are in hospital are not."""
_DOING: Final = ("er", "ers")


def fates(content: Sequence[Token]) -> frozenset[Token]:
    """The word for what became of those who are counted, where it is one: "died" in "how many miners died"."""
    found = [word for word in content if _fates_of(word.stem)]
    return frozenset(found) if len(found) == 1 else frozenset()


def asked_figure(
    question: Question, fact: Fact, everywhere: frozenset[str]
) -> tuple[Figure | None, float]:
    """The figure of ``fact`` that fits a how-many question best, and how well, 0 to 1.

    Where no place or group was asked, one that counts only a part is not quite what was asked;
    ``everywhere`` are the places that the whole event is about. A number that stands beside the
    counted noun serves where no recorded figure fits.
    """
    if leaves_out(question, fact.statement):
        return None, 0.0
    told = of_any_kind(question, fact)
    if told is not None:
        return told, _FORMED
    words = _words_of(fact.statement)
    best: Figure | None = None
    best_fit = 0.0
    for figure in of_asked_days(question, fact.figures):
        if is_change(question, figure, fact.statement, words):
            return figure, _FORMED
        if of_another_hour(question, fact, figure) or is_no_head_count(question, figure):
            continue
        if only_brought_out(question.terms, figure.measure, fact.statement):
            continue
        fit = _fit(question, figure, words) - _part_of_it(question, figure, everywhere, words)
        if fit > best_fit or (
            best and fit == best_fit and is_nearer(question, fact, words, (figure, best))
        ):
            best, best_fit = figure, fit
    named = by_keyword(question, fact) if best_fit < SURE_FIT else None
    if named is not None and not _another_fate(question, named):
        fit = _GROUPED - _part_of_it(question, named, everywhere, words)
        best, best_fit = (named, fit) if fit >= SURE_FIT else (best, best_fit)
    written = written_figure(question, words) if best_fit < SURE_FIT else None
    if written is not None and not any(
        figure.best == written.best
        and (_another_fate(question, figure) or _another_size(question, figure))
        for figure in fact.figures
    ):
        late = of_another_hour(question, fact, written)
        return (None, 0.0) if late else (written, _WRITTEN)
    return best, best_fit


def _another_size(question: Question, figure: Figure) -> bool:
    """Whether it is known to be a size that is not asked for: a length, where a depth is or soldiers are."""
    return has_form(figure.measure) and figure.measure not in question.quantity


_words_of: Final = lru_cache(maxsize=4096)(tokens)


def _part_of_it(
    question: Question, figure: Figure, everywhere: frozenset[str], words: Sequence[Token]
) -> float:
    """How far the figure counts a part that was not asked for: a place, a special group."""
    places = {match.name.id for match in question.names}
    elsewhere = bool(figure.place) and figure.place not in everywhere | places
    if elsewhere and not places.isdisjoint(everywhere):
        return _PART_OF_NAMED
    group = _group(figure.group)
    special = bool(group) and not group & (_own(question) | _asked_words(question, _NAMED))
    special = special and not (
        _are_those(question, figure, words)
        or is_repeated(question, figure)
        or _deed_before(question, words)
    )
    whole = all(term.token in measure_words(figure.measure) for term in _telling(question))
    if is_rate_unasked(question, figure):
        whole = special = True
    return _PART * elsewhere + (_PART_OF_ALL if whole else _PART) * special


def _deed_before(question: Question, words: Sequence[Token]) -> bool:
    """Whether no noun is counted and what is asked to have been done stands right before a number: "cancelled 140
    flights"."""
    if question.measure or any(term.counted for term in question.terms):
        return False
    asked = {term.token for term in _telling(question)}
    return any(word.stem in asked and after.number is not None for word, after in pairwise(words))


def _own(question: Question) -> set[str]:
    return {term.token for term in question.terms}


def _main(question: Question) -> set[str]:
    """Tokens of the terms before a clause that only says when: "arrested", where 95 others were injured."""
    clause = _CLAUSE.search(question.text)
    if clause is None:
        return _own(question)
    before = {word.text for word in tokens(question.text[: clause.start()])}
    return {term.token for term in question.terms if term.word in before} or _own(question)


def _telling(question: Question) -> list[Term]:
    return [term for term in question.terms if term.weight >= _NAMED]


@lru_cache(maxsize=1024)
def _group(written: str) -> frozenset[str]:
    """Stems of the nouns that say whom a figure counts: "rioters" of "armed rioters"."""
    nouns = (
        token.stem
        for token in tokens(written)
        if token.folded not in STOP and not token.folded.endswith(_PARTICIPLE)
    )
    return frozenset(nouns) - _ANYBODY


def counts_others(question: Question, figure: Figure, statement: str) -> bool:
    """Whether the figure says that it counts others than those asked for: rioters, not officers.

    Not where the ``statement`` has the number beside the very noun: "60 schools and other institutions".
    """
    group = _group(figure.group)
    heads = [term for term in _telling(question) if term.counted]
    named = {token.stem for token in tokens(figure.group)} & _own(question)
    if not group or not heads or named - _ANYBODY:
        return False
    if _of_humans(heads, figure) or number_before(question, _words_of(statement)) == figure.best:
        return False
    meant = {
        token
        for term in heads
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _NAMED))
    }
    return meant.isdisjoint(group) and meant.isdisjoint(measure_words(figure.measure))


def counts_anybody(question: Question, figure: Figure, held: Mapping[str, float]) -> bool:
    """Whether people are merely counted and nothing plainly says that what is asked became of them: who caught fire was
    not arrested. ``held`` is how well the fact says each word of the question."""
    if figure.measure != "count":
        return False
    least = _HARDLY if any(term.counted for term in question.terms) else _PLAINLY
    became = [term for term in question.terms if _fates_of(term.token) and not term.counted]
    said = (held.get(term.corrected or term.word, 0.0) for term in became)
    return bool(became) and all(each < least for each in said)


def _counts_no_people(question: Question, figure: Figure) -> bool:
    """Whether things are counted where people are asked for: villages in which they died."""
    heads = (term.token for term in question.terms if term.counted)
    things = bool(_group(figure.group)) and not are_humans(figure.group)
    return figure.measure == "count" and things and are_any_humans(heads)


def _became_so(question: Question, words: Sequence[Token]) -> bool:
    """Whether it is asked what became of people, without a noun for them, and told by no word of that measure: with one
    the number would be of that measure, were it of those people. What no measure knows ("swept away") any may be."""
    fate = question.measure in {*_FATES, ""} and OF_ANYBODY.search(question.text) is not None
    return fate and {word.stem for word in words}.isdisjoint(measure_words(question.measure))


def _goes_on(question: Question, figure: Figure) -> bool:
    """Whether no more is asked than "and how many the day after", of those counted before, and people of any kind are."""
    own = question.follow_up and not question.measure
    return own and are_any_humans(token.stem for token in tokens(figure.group))


def _are_those(question: Question, figure: Figure, words: Sequence[Token]) -> bool:
    """Whether people are counted, as the question asks, of whom no more is said than who they are."""
    if figure.measure != "count":
        return False
    heads = [term for term in question.terms if term.counted]
    if not heads:
        human = are_humans(figure.group) if figure.group else said_behind(question, words, figure)
        return human and (_became_so(question, words) or _goes_on(question, figure))
    return _of_humans(heads, figure)


def _of_humans(heads: Sequence[Term], figure: Figure) -> bool:
    """Whether people are counted whom the figure calls by another word: men are miners, and the miners are men."""
    group = {token.stem for token in tokens(figure.group)}
    if are_any_humans(term.token for term in heads):
        return not figure.group or are_humans(figure.group)
    return are_any_humans(group) and any(are_humans(term.word) for term in heads)


def _fit(question: Question, figure: Figure, words: Sequence[Token]) -> float:
    """0 when the form of the question rules the measure out ("how long", a distance), or who is counted did it."""
    if asks_what_they_did(question.text, figure.group):
        return 0.0
    if kinds_of(question.quantity):
        if not _of_form(question.quantity, figure):
            return _named_measure(question, figure)
        fit = _WRITTEN if is_of_another(question, figure) else _FORMED
    elif is_amount_of(question, figure, words):
        fit = _FORMED
    else:
        fit = _cued(question, figure, words)
    if not _counts_places(question, figure, words):
        fit = min(fit, _UNCUED)
    places = {match.name.id for match in question.names}
    return min(1.0, fit + _PLACED * (figure.place in places))


def _counts_places(question: Question, figure: Figure, words: Sequence[Token]) -> bool:
    """Whether it counts places where places are counted: countries, not the troops that they sent."""
    places = {term.token for term in question.terms if term.counted} & _OF_THE_WORLD
    if not places or not places.isdisjoint(measure_words(figure.measure)):
        return True
    return number_before(question, words) == figure.best


def _named_measure(question: Question, figure: Figure) -> float:
    """The fit of a measure without a form of its own that the question names: "how strong was the radiation"."""
    if has_form(figure.measure) or unit_kind(figure.unit) or _AGE in question.quantity:
        return 0.0
    named = not _own(question).isdisjoint(measure_words(figure.measure))
    return _FORMED if named and figure.measure in _PHYSICAL else 0.0


def _of_form(quantity: Sequence[str], figure: Figure) -> bool:
    """Whether the figure is of the asked form: by its measure, or by what its unit measures."""
    if figure.measure in quantity:
        return True
    if has_form(figure.measure) or _AGE in quantity:
        return False
    kind = unit_kind(figure.unit)
    return bool(kind) and kind in kinds_of(quantity)


def _cued(question: Question, figure: Figure, words: Sequence[Token]) -> float:
    """How the question's words meet the figure's measure, and who or what it counts."""
    called = _called(question)
    asked = _asked_words(question) - _times(question) | called
    own = {term.token for term in question.terms} - _times(question) | _repaired(question) | called
    cues = own if figure.measure in MEASURES else asked
    if _asks_size_of_place(question):
        return _CUED if figure.measure in _OF_PLACES else _UNCUED
    if _another_fate(question, figure) or _another_form(question, figure):
        return _UNCUED
    patients = figure.measure == IN_HOSPITAL and are_patients(own)
    if patients or is_repeated(question, figure) or is_gathering(question, figure):
        return _GROUPED
    if cues.intersection(measure_words(figure.measure)) or _kin(asked, figure.measure):
        return _CUED if figure.measure == question.measure or not question.measure else _SIDE
    if is_ahead(question, figure):
        return _GROUPED
    if SIZE.search(question.text) and _is_extent(figure) and not _another_head(question):
        return _GROUPED
    if not (question.measure or figure.unit or _another_head(question)):
        known = _KIN_GROUPED if _are_those(question, figure, words) else _NAMED
        return _UNCUED if _says_no_more(question, figure) else known
    return _grouped(question, figure, words, asked)


def _asks_size_of_place(question: Question) -> bool:
    """Whether it is asked how big a place itself is: a crowd there has another size."""
    places = question.names and all(each.name.kind is NameKind.PLACE for each in question.names)
    return bool(places) and SIZE.search(question.text) is not None and not _telling(question)


def _times(question: Question) -> set[str]:
    """Tokens of units that only say when, where it is asked how a number moved: "over the weeks"."""
    if not question.history or question.quantity:
        return set()
    return {term.token for term in question.terms if is_unit(term.word.casefold())}


def _called(question: Question) -> set[str]:
    """Stems of names that are common nouns: the "trapped miners", who are one by one in the record."""
    written = (match.written for match in question.names if match.written.islower())
    return {token.stem for words in written for token in tokens(words)}


def _says_no_more(question: Question, figure: Figure) -> bool:
    """Whether it is a mere count or a position, where something else is asked: how big, how many."""
    sized = SIZE.search(question.text) is not None and figure.measure in _MERE
    sized = sized and not is_gathering(question, figure)
    return (sized and not is_repeated(question, figure)) or figure.measure == _POSITION


def _grouped(question: Question, figure: Figure, words: Sequence[Token], asked: set[str]) -> float:
    """How the counted noun meets those whom the figure counts; ``asked`` are the tokens of the question."""
    if figure.measure == _POSITION or _counts_no_people(question, figure):
        return _UNCUED
    if _counts_people(question, figure):
        return _GROUPED
    if _are_those(question, figure, words):
        return _KIN_GROUPED
    group = {token.stem for token in tokens(f"{figure.group} {figure.unit}")}
    sized = SIZE.search(question.text) is not None and _is_extent(figure)
    if sized or (asked - _whereabouts(question)) & group:
        return _GROUPED
    number = number_before(question, words)
    return _GROUPED if number is not None and number == figure.best else _UNCUED


def _whereabouts(question: Question) -> set[str]:
    """Words that only say where the counted are: "villages" in "how many people died in the villages"."""
    if not _another_head(question):
        return set()
    return {term.token for term in question.terms if term.located and not term.counted}


def _another_head(question: Question) -> bool:
    """Whether a noun is counted, which then has to be the figure's."""
    return any(term.counted for term in question.terms)


def _is_extent(figure: Figure) -> bool:
    """Whether it says how big something is: an area, or how many people a crowd or a force has."""
    return unit_kind(figure.unit) in EXTENTS or figure.measure in _CROWDS


def _counts_people(question: Question, figure: Figure) -> bool:
    """Whether people are counted of whom only the measure says who they are: "viewers"."""
    heads = {term.token for term in question.terms if term.counted}
    anybody = not heads.isdisjoint(_ANYBODY)
    anybody = anybody or (are_any_humans(heads) and figure.measure not in _OTHERS)
    return anybody and not question.measure and bool(_DOERS.search(figure.measure))


def _another_fate(question: Question, figure: Figure) -> bool:
    """Whether it counts people to whom something else happened: the injured are no answer on the killed."""
    asked = _fates_asked(question)
    if figure.measure in _OTHERS | _THINGS and _counts_these(question, figure):
        return False
    if not asked and question.measure in _CROWDS:
        return figure.measure in _FATES
    if not asked or figure.measure in asked:
        return False
    return figure.measure in MEASURES or figure.measure in _OTHERS or _are_doers(question, figure)


@per_question
def _fates_asked(question: Question) -> frozenset[str]:
    told = [_fates_of(token) for token in _main(question) | _repaired(question)]
    home = (_DISCHARGED,) if _WENT_HOME.search(question.text) else ()
    return frozenset(home).union(*told)


def _are_doers(question: Question, figure: Figure) -> bool:
    """Whether those are counted who did what is asked of others: the rescuers, not the rescued."""
    did = [each for each in tokens(figure.group) if each.folded.endswith(_DOING)]
    return any(_fates_of(each.stem) and each.folded not in question.text.casefold() for each in did)


def _counts_these(question: Question, figure: Figure) -> bool:
    """Whether the counted noun is one of the measure's own words."""
    heads = {term.token for term in question.terms if term.counted}
    return not heads.isdisjoint(measure_words(figure.measure))


def _another_form(question: Question, figure: Figure) -> bool:
    """Whether it is a length, a price, a time, where the words ask for something else."""
    if not has_form(figure.measure) or figure.measure == question.measure:
        return False
    own = _own(question) - _times(question)
    amount = {token.stem for token in tokens(figure.group)} & own
    amount = amount if unit_kind(figure.unit) != "time" else set()
    return not amount and own.isdisjoint(measure_words(figure.measure))


@lru_cache(maxsize=512)
def _fates_of(token: str) -> tuple[str, ...]:
    """The measures of what happened to people that the word asks for: "casualties" two of them."""
    return tuple(fate for fate in _FATES if token in measure_words(fate))


def _kin(asked: Iterable[str], measure: str) -> bool:
    """Whether a measure without cue words of its own shares its beginning with an asked word."""
    starts = {word[:_KIN] for word in measure_words(measure) if len(word) >= _KIN}
    return measure not in MEASURES and any(word[:_KIN] in starts for word in asked)


def _asked_words(question: Question, least: float = 0.0) -> set[str]:
    """Tokens of the terms that weigh ``least`` or more, and of what may surely stand for them."""
    asked: set[str] = set()
    for term in question.terms:
        if term.weight < least:
            continue
        asked.add(term.token)
        asked.update(v.token for v in term.variants if v.weight >= _STRONG)
    return asked


def _repaired(question: Question) -> set[str]:
    """Tokens that slips were mended to; synonyms could ask for another measure."""
    return {
        variant.token
        for term in question.terms
        if term.corrected
        for variant in term.variants
        if variant.why == "spelling"
    }
