"""A word of a question with everything in the record that may stand for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from knowledge.document import measure_token
from knowledge.flow import Asked, Term, Variant
from knowledge.lexicon import measures
from knowledge.lexicon.common import is_place
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.opposites import opposites, presupposes
from knowledge.lexicon.quantities import asks_measure, is_unit, unit_kind
from knowledge.lexicon.spellings import is_written
from knowledge.lexicon.synonyms import synonyms
from knowledge.lexicon.thesaurus import kinds, knows, related
from knowledge.regex import regex
from knowledge.search.reading.amounts import is_move
from knowledge.search.reading.expressions import add_sense
from knowledge.search.reading.framing import GENERIC, frames_as_written, generic_weight
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.ideas import Idea, is_light
from knowledge.search.reading.numerals import nearly
from knowledge.search.reading.spelling import Suggestion
from knowledge.text import STOP, Token, tokens

__all__ = [
    "KINDS_OF_NAMES",
    "SPECIFIC",
    "in_capitals",
    "is_bound",
    "spelled_names",
    "term_of",
    "unknown_words",
]

SPECIFIC: Final = 0.5
"""Least weight of a word that says what a question is about; framing words weigh less."""

_MAX_VARIANTS: Final = 24
_SHOW_CORRECTION: Final = 0.35
_NEARLY: Final = 0.85
"""How well a number near it stands for a round one."""
_NEAR_NUMBERS: Final = 3
_UNIT_WEIGHT: Final = 0.2
_RELATED: Final = 0.8
"""How far the broad thesaurus is believed, beside the hand-made groups."""
_COUNTRY: Final = 0.9
_OPPOSITE: Final = 0.75
"""How well the opposite of what is asked to have happened answers: that they left, where they stayed."""
_DESCRIBED: Final = 0.79
"""How well a name stands for a word that describes it."""
_NAME_LENGTH: Final = 2
_AS_FRAMING: Final = 0.85
_CLOSE: Final = 0.8
_LONG_NAME: Final = 7
"""Letters from which on one slip leaves no doubt which word was meant."""
_SHORTEST_NAME: Final = 3
_SHORTEST_VERB: Final = 3
_SHORTEST_FOREIGN: Final = 6
_PARTICIPLE: Final = ("ed", "en")
_AGENT: Final = regex(r"(?P<deed>[a-z]{5,})(?P<end>er|or)s?")
_OTHER_END: Final = {"er": "or", "or": "er"}
_TWIN: Final = 0.95
"""How well the other spelling of who does something stands for the one that was typed."""
_RANK_WEIGHT: Final = 0.7
_MANY_SIDED: Final = 0.6
_BOUND_WEIGHT: Final = 0.8
_GOING_ON: Final = frozenset(
    token.stem for token in tokens("continue happen occur finish participate manage")
)
"""What "went on", "took place", "ended up", "took part" and "managed to" say: hardly more than that something happened."""
_COMING: Final = frozenset(token.stem for token in tokens("enter"))
"""What "went in" says where nothing follows: hardly more than "came"."""
_SHARPENING: Final = frozenset("right straight".split())
_SHARPENED: Final = frozenset("after before away when as at then there now".split())
"""Words that "right" only sharpens: "right after the vote"."""
_TYPE_WEIGHT: Final = 0.85
_AS_TITLE: Final = 0.75
_TITLE_WEIGHT: Final = 0.4
_OF_EVENT: Final = frozenset({Asked.WHO, Asked.WHO_SAID, Asked.HOW_MANY})
"""Who did what, what was said and how many there were is told without the event; when it ended is not."""
_THE_SAME: Final = 0.9
"""Least weight of a synonym that describes a name as well as the word itself."""
_COMPOUND: Final = 0.9
_PARTICLES: Final = ("up", "out", "off", "down", "over", "away", "back", "in")
"""Second halves of nouns made of a verb: "cleanup", "handover"."""
_NAMED_KIND: Final = 0.3
"""Weight of what only says of which kind a name would be: an answer names the city and need not say so."""
KINDS_OF_NAMES: Final = frozenset(
    "official officials general generals politician politicians statesman statesmen expert experts analyst analysts scholar scholars "
    "commentator commentators lawmaker lawmakers figure figures outlet outlets agency agencies organisation organization organisations organizations body bodies group "
    "groups bloc power powers alliance person man woman leader leaders city cities town towns village villages region regions country countries state states place places area "
    "areas district districts street streets province provinces firm firms company companies corporation corporations "
    "party parties club clubs team teams broadcaster broadcasters newspaper newspapers ministry ministries institution institutions diplomat diplomats".split()
)
_TRAITS: Final = frozenset("colour color colours colors brand make model marque".split())
"""What a line tells without the word: "a white van"."""
BARE_SPOTS: Final = frozenset("site scene spot".split())
"""Places that are known from what was told before."""
_SORTS: Final = frozenset(
    "foreign top senior leading major main key prominent famous world several various different international important big rich wealthy powerful "
    "influential respected renowned celebrated noted distinguished veteran elderly local national regional".split()
)
"""Qualities by which a kind of names is asked for, and which an answer need not repeat: "which foreign leaders"."""
_SIZES: Final = frozenset("big large highest biggest largest huge strong".split())
"""Words that only ask for a number where one is asked for: "how big was the crowd"."""
_RANKS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last final next only youngest oldest "
    "largest biggest smallest".split()
)
_MOSTLY: Final = 0.5
_LYING: Final = frozenset("lie lies lay located situated found".split())
"""Words that only ask where a place is."""
_MONEY: Final = frozenset("money cash".split())
"""What is asked for by "how much money", which a sum need not say again."""
_TALLIES: Final = frozenset(
    "count counts counted tally tallied cite cited register registered".split()
)
"""Words that only say that a number was told: "how many attackers did he count"."""
_BOUNDS: Final = frozenset(
    token.stem
    for token in tokens(
        "start started begin began end ended finish finished stop resume open close arrive leave"
    )
)


def term_of(
    idea: Idea,
    glossary: Glossary,
    *,
    asked: Sequence[Asked],
    history: bool,
    by_form: bool = False,
    at_rest: bool = False,
    is_type: bool = False,
    proper: bool = False,
) -> Term:
    """The term of an idea with all that may stand for it.

    ``history``: the question asks how a number moved. ``by_form``: its form asks for a measure, so
    that a word for that measure ("weigh") says nothing of what is measured, and ``at_rest`` that the word only says
    that it was somewhere. ``is_type``: the word says what kind of thing
    is asked for, as "airline" in "which airline"; an answer names the airline and need not say so. ``proper``: its
    capital says that it is a name.
    """
    word, token = idea.word, idea.sense or idea.word.stem
    variants: dict[str, Variant] = {}
    corrected = ""
    if idea.sense:
        add_sense(variants, idea.words, idea.sense, glossary.vocabulary.frequency, idea.others)
    else:
        _add_synonyms(variants, _one_of(word.stem), 1.0, glossary.vocabulary.frequency)
        _add_family(variants, word, glossary)
        if word.number is None:
            corrected = _add_spellings(variants, word, glossary, proper=proper)
        else:
            _add_numbers(variants, word.number, glossary)
    if Asked.HOW_MANY in asked:
        _add_measure(variants, idea, glossary)
    _add_described(variants, token, glossary)
    _add_compound(variants, word, glossary)
    if Asked.WHETHER in asked:
        _add_opposites(variants, token, glossary)
    weight = _weight(idea, asked, history=history)
    if (
        (by_form and asks_measure(word.folded))
        or at_rest
        or (Asked.HOW_MANY in asked and word.folded in _SIZES)
    ):
        weight = min(weight, _UNIT_WEIGHT)
    if is_type:
        of_names = word.folded in KINDS_OF_NAMES | BARE_SPOTS | _TRAITS or _sorts_names(idea)
        weight = min(weight, _NAMED_KIND if of_names else _TYPE_WEIGHT)
    of_event = not _OF_EVENT.isdisjoint(asked) and not idea.sense
    if word.stem in glossary.title or (of_event and _says_title(word.stem, glossary)):
        weight = min(weight, _TITLE_WEIGHT)
    if weight >= SPECIFIC:
        bounds = Asked.WHEN in asked and word.stem in _BOUNDS
        weight *= _AS_FRAMING if _says_little(variants) and not bounds else 1.0
        variants = _without_framing(variants)
    best = sorted(variants.values(), key=lambda v: (-v.weight, v.token))[:_MAX_VARIANTS]
    return Term(word.text, token, weight, tuple(best), corrected)


def _says_title(stem: str, glossary: Glossary) -> bool:
    """Whether it says in another word what the event is called: the revolt of a mutiny, of which nobody need speak by name."""
    noun = dict(kinds(stem)).get("noun", 0.0) >= _MOSTLY
    return noun and any(
        fit >= _AS_TITLE and other in glossary.title for other, fit in synonyms(stem)
    )


def _add_described(variants: dict[str, Variant], token: str, glossary: Glossary) -> None:
    """Names that the word describes, or a synonym of it: of a ship also by "vessel"."""
    described, known = glossary.described, glossary.vocabulary.frequency
    for mark in described.get(token, ()):
        if mark in known:
            variants.setdefault(mark, Variant(mark, _DESCRIBED, "described"))
    for stem, fit in synonyms(token):
        marks = described.get(stem, ())
        if fit >= _THE_SAME and len(marks) == 1 and marks[0] in known:
            variants.setdefault(marks[0], Variant(marks[0], _DESCRIBED * fit, "described"))


def _add_compound(variants: dict[str, Variant], word: Token, glossary: Glossary) -> None:
    """The verb in a noun that is a verb with its particle: "cleanup" where the record has "clean-up"."""
    for particle in _PARTICLES:
        verb = word.folded.removesuffix(particle)
        if verb != word.folded and len(verb) >= _SHORTEST_VERB:
            stem = tokens(verb)[0].stem
            if stem in glossary.vocabulary.frequency and knows(stem):
                variants[stem] = Variant(stem, _COMPOUND, "inflection")


def _add_opposites(variants: dict[str, Variant], token: str, glossary: Glossary) -> None:
    for stem in () if presupposes(token) else opposites(token):
        if stem in glossary.vocabulary.frequency:
            variants.setdefault(stem, Variant(stem, _OPPOSITE, "opposite"))


def _add_measure(variants: dict[str, Variant], idea: Idea, glossary: Glossary) -> None:
    stems = [word.stem for word in idea.words if word.folded != "life"]
    stems += [idea.sense] if idea.sense else []
    measure = measures.measure_of(stems)
    if measures.are_patients(stems):
        measure = measures.IN_HOSPITAL
    token = measure_token(measure) if measure else ""
    if token in glossary.vocabulary.frequency:
        variants[token] = Variant(token, 1.0, "synonym")


def _is_unit(word: Token, after: Token | None) -> bool:
    """Whether a word only says in what a number is told; "by how much did the euro fall" asks of the euro itself."""
    moved = after is not None and is_move(after.folded) and unit_kind(word.folded) == "money"
    return (is_unit(word.folded) and not moved) or word.folded in _MONEY


def _weight(idea: Idea, asked: Sequence[Asked], *, history: bool) -> float:
    """Importance, 0 to 1. "First" tells which one before a noun; "start" says much in "when did it start"."""
    word, after = idea.word, idea.after
    if idea.sense in _GOING_ON or (idea.sense in _COMING and after is None):
        return _UNIT_WEIGHT
    if idea.sense:
        weight = max(generic_weight(idea.sense, history=history), generic_weight(word.stem))
        return min(weight, _MANY_SIDED) if is_light(idea) else weight
    sharpens = word.folded in _SHARPENING and after is not None and after.folded in _SHARPENED
    if (
        sharpens
        or frames_as_written(word.folded)
        or (
            Asked.HOW_MANY in asked
            and (_is_unit(word, after) or (word.folded in _TALLIES and after is None))
        )
    ):
        return _UNIT_WEIGHT
    if Asked.WHERE in asked and word.folded in _LYING:
        return _UNIT_WEIGHT
    if word.folded in _RANKS and (_is_thing(after) or (after is None and Asked.WHO in asked)):
        return _RANK_WEIGHT
    if Asked.WHEN in asked and word.stem in _BOUNDS:
        return _BOUND_WEIGHT
    weight = generic_weight(word.stem, history=history)
    if SPECIFIC <= weight < 1.0 and word.folded.endswith(_PARTICIPLE):
        return 1.0
    return weight


def is_bound(stem: str) -> bool:
    """Whether a word only says that something begins or ends, by stem."""
    return stem in _BOUNDS or stem in ("first", "erupt", "break", "kick", "happen")


def _sorts_names(idea: Idea) -> bool:
    """Whether it is the quality of a kind of names: "foreign" in "which foreign leaders"."""
    after = idea.after
    return idea.word.folded in _SORTS and after is not None and after.folded in KINDS_OF_NAMES


def _is_thing(after: Token | None) -> bool:
    """Whether the next word is a thing that "first" may tell from others."""
    return after is not None and after.folded not in STOP and generic_weight(after.stem) >= SPECIFIC


def _says_little(variants: Mapping[str, Variant]) -> bool:
    """Whether a framing word says the same, as "come" for "arrive"."""
    return any(
        variant.weight >= _CLOSE and generic_weight(token) < SPECIFIC
        for token, variant in variants.items()
        if variant.why == "synonym"
    )


def _without_framing(variants: Mapping[str, Variant]) -> dict[str, Variant]:
    """A framing word says too little to stand fully for a specific one: "come" for "arrive"."""
    return {
        token: variant
        if generic_weight(token) >= SPECIFIC or variant.why == "spelling"
        else replace(variant, weight=variant.weight * _AS_FRAMING)
        for token, variant in variants.items()
    }


def _one_of(stem: str) -> str:
    """The stem that is known for one that is not: "lawman" of "lawmen", "tight" of "tightest"."""
    if knows(stem):
        return stem
    one = f"{stem[:-3]}man" if stem.endswith("men") else stem.removesuffix("est")
    return one if knows(one) else stem


def _add_numbers(variants: dict[str, Variant], value: float, glossary: Glossary) -> None:
    """What a round number may stand for: "5,969" where some 6,000 are asked for."""
    for token in nearly(value, glossary)[:_NEAR_NUMBERS]:
        variants[token] = Variant(token, _NEARLY, "synonym")


def _add_synonyms(
    variants: dict[str, Variant], stem: str, share: float, known: Mapping[str, int]
) -> None:
    for token, weight in synonyms(stem):
        if token in known:
            variants.setdefault(token, Variant(token, weight * share, "synonym"))


def _add_family(variants: dict[str, Variant], word: Token, glossary: Glossary) -> None:
    """Words of the same stem, of the same country, and related ones."""
    known = glossary.vocabulary.frequency
    # A lifeboat is a boat, but what is airborne was not born.
    shares = dict(kinds(word.stem))
    named = not shares or shares.get("noun", 0.0) >= _MOSTLY
    sorts = glossary.sorts(word.stem) if named else ()
    for token, weight in (*glossary.relatives(word.stem), *sorts):
        variants.setdefault(token, Variant(token, weight, "inflection"))
    for token in _twins(word):
        if token in known:
            variants[token] = Variant(token, _TWIN, "spelling")
    for token in kin_of_country(word.stem):
        if token in known:
            variants.setdefault(token, Variant(token, _COUNTRY, "synonym"))
    for found in related(_one_of(word.stem)):
        if found.stem in known:
            weight = found.weight * _RELATED
            variants.setdefault(found.stem, Variant(found.stem, weight, found.relation))


def _twins(word: Token) -> Iterator[str]:
    """The stem of those who do that, spelled the other way: of "protester" for "protestor". Two words that are both
    written so need not mean the same: "miner" is no "minor"."""
    agent = _AGENT.fullmatch(word.folded)
    if agent is None:
        return
    here, there = (agent["deed"] + end for end in (agent["end"], _OTHER_END[agent["end"]]))
    if not (is_written(here) and is_written(there)):
        yield tokens(there)[0].stem


def _add_spellings(
    variants: dict[str, Variant], word: Token, glossary: Glossary, *, proper: bool
) -> str:
    """Add the record's words that ``word`` may be a slip of; the one to show, empty without one."""
    known = glossary.vocabulary.frequency
    if not word.text.isascii() and len(word.folded) < _SHORTEST_FOREIGN:
        return ""
    suggestions = glossary.speller.suggest(word)
    if proper:
        suggestions = tuple(each for each in suggestions if _may_be_slip_of_name(word, each))
    if is_written(word.folded):
        suggestions = tuple(e for e in suggestions if generic_weight(e.token) >= SPECIFIC)
    weak = not suggestions or suggestions[0].weight < _SHOW_CORRECTION
    if weak and (word.stem in GENERIC or knows(word.stem)):
        return ""
    for found in suggestions:
        variants.setdefault(found.token, Variant(found.token, found.weight, "spelling"))
    if weak or word.stem in known:
        return ""
    best = suggestions[0]
    _add_synonyms(variants, best.token, best.weight, known)
    return best.word


def _may_be_slip_of_name(word: Token, meant: Suggestion) -> bool:
    """Whether one who writes a name may mean that word: not an English one, which is no name, nor one far from it. In
    a long word one slip is surely one: "the State of Emergancy"."""
    if len(word.folded) >= _LONG_NAME:
        return meant.distance == 1 or not knows(meant.token)
    return meant.distance == 1 and not knows(meant.token)


def in_capitals(words: Sequence[Token]) -> frozenset[Token]:
    """Words whose capital says that they are names: none where most words have one."""
    capital = [word for word in words if word.text.istitle()]
    if 2 * len(capital) > len(words):
        return frozenset()
    return frozenset(word for word in capital if word.start > 0)


def unknown_words(
    content: Sequence[Token], terms: Sequence[Term], glossary: Glossary, text: str
) -> tuple[str, ...]:
    """Words and names in capitals that the record and English both lack; it cannot answer on them.

    ``text`` is what the words are of: names are given as they stand there.
    """
    by_word = {term.word: term for term in terms}
    runs = _foreign_names(content, terms, glossary, text)
    single = _foreign_places(content, terms, glossary)
    names = [*runs, *(word for word in single if not any(word in run.split() for run in runs))]
    words = [
        word.text
        for word in content
        if not any(word.text in name.split() for name in names)
        and (term := by_word.get(word.text)) is not None
        and not term.variants
        and not term.corrected
        and term.weight >= SPECIFIC
        and len(word.folded) >= _SHORTEST_NAME
        and glossary.is_strange(word)
        and not knows(_one_of(word.stem))
    ]
    return tuple(dict.fromkeys((*words, *names)))


def _foreign_places(
    content: Sequence[Token], terms: Sequence[Term], glossary: Glossary
) -> list[str]:
    """Words in capitals for which the record has no word at all: countries, great cities, and what no sentence
    begins with, where not every word is in capitals."""
    alone = not all(word.text[:1].isupper() for word in content)
    known = glossary.vocabulary.frequency
    bare = {
        term.word
        for term in terms
        if not term.variants and not term.corrected and term.token not in known
    }
    return [word.text for word in content if word.text in bare and _is_proper(word, alone)]


def _is_proper(word: Token, alone: bool) -> bool:
    if not word.text[:1].isupper():
        return bool(kin_of_country(word.stem)) and is_place(word.folded)
    return is_place(word.folded) or (alone and word.start > 0 and word.text.istitle())


def _foreign_names(
    content: Sequence[Token], terms: Sequence[Term], glossary: Glossary, text: str
) -> list[str]:
    """Runs of two words or more in capitals of which the record lacks one: "Human Rights Watch".

    Where every word begins with a capital, capitals say nothing.
    """
    known = glossary.vocabulary.frequency
    meant = {term.word for term in terms if term.corrected}
    return [
        text[run[0].start : run[-1].end]
        for run in _runs(content)
        if any(
            word.stem not in known
            and word.text not in meant
            and generic_weight(word.stem) >= SPECIFIC
            for word in run
        )
    ]


def spelled_names(content: Sequence[Token], terms: Sequence[Term]) -> tuple[tuple[str, ...], ...]:
    """Stems of each run of two words or more in capitals, as the record spells them: a name, of which a fact needs every
    word."""
    meant = {term.word: tokens(term.corrected)[0].stem for term in terms if term.corrected}
    return tuple(tuple(meant.get(word.text, word.stem) for word in run) for run in _runs(content))


def _runs(content: Sequence[Token]) -> list[list[Token]]:
    """Words in capitals that stand side by side, two or more; none where every word is in capitals."""
    if all(word.text[:1].isupper() for word in content):
        return []
    runs: list[list[Token]] = [[]]
    for word in content:
        joined = runs[-1] and word.start - runs[-1][-1].end <= len(" and ")
        opens = word.start == 0 and generic_weight(word.stem) < SPECIFIC
        if not word.text[:1].isupper() or word.number is not None or opens:
            runs.append([])
        elif joined:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run for run in runs if len(run) >= _NAME_LENGTH]
