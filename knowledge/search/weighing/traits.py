"""What is asked of a thing beside the thing: its colour, its make, that it was so for good. Every line on it tells the thing;
one that says nothing of the trait answers nothing."""

import re
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from knowledge.flow import Question
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["Trait", "lacks_trait", "traits_asked"]

_COLOUR: Final = regex(
    r"\b(?:what|which) colou?rs?\b|\bcolou?rs? (?:of|was|were|is|are|did|does)\b", re.IGNORECASE
)
_COLOURS: Final = regex(
    r"\b(?:colou?r\w*|(?:blu|whit|redd|green|yellow|black|brown|grey|gray|pink)ish|paint\w*|"
    r"(?:white|red|blue|black|green|yellow|orange|pink|brown|gr[ea]y|purple|violet|golden|beige|crimson|scarlet|turquoise|maroon|khaki|bronze|blond|ginger|"
    r"striped|transparent)s?|(?:gold|silver)(?! (?:\w+ )?(?:bars?|coins?|mines?|medals?|price|reserves?|rush|jewel\w*)))\b|"
    r"\A(?:White|Red|Blue|Black|Green|Yellow|Orange|Pink|Brown|Gr[ea]y|Purple) [a-z]"
)
"""In small letters: the Black Sea is none."""
_MADE_OF: Final = regex(
    r"\bwhat(?:['’]?s| (?:is|are|was|were)) .{1,60}? (?:made|composed|constructed|built) (?:out )?(?:of|from)\W*\Z|"
    r"\bwhat (?:do|does|did) .{1,60}? consist of\W*\Z|\bof what (?:is|are|was|were) .{1,60}? (?:made|composed|constructed|built)\W*\Z",
    re.IGNORECASE,
)
_OF_STUFF: Final = regex(
    r"\b(?:made|composed|constructed|built|moulded|cast|carved|woven|knitted|consist\w*|mixture|mix|blend|alloy|compound|pieces|bits|walls?|layers?|clad|"
    r"filled)\b[^.;]{0,40}?\b(?:of|from|with)\b|\b(?:contain\w*|compris\w*|wooden|stone|brick|concrete|steel|iron|metal|plastic|wood|glass|cotton|leather|"
    r"paper|rubber|gold|silver|copper|bronze|alumini?um|clay|ice|rock|dust|wool|silk|tin|marble|granite|timber|oak|bamboo)\b",
    re.IGNORECASE,
)
_FOR_GOOD: Final = regex(
    r"\b(?:for good|permanently|for ?ever|once and for all|fully|completely|entirely|in full)\b",
    re.IGNORECASE,
)
_WHOLLY: Final = regex(
    r"\b(?:for good|permanent\w*|for ?ever|once and for all|ful+y?|complete\w*|entire\w*|whole|wholly|all|total\w*|never|no longer|not? (?:\w+ ){0,3}again|"
    r"last|final\w*|everywhere|every|throughout|nothing|100 (?:per ?cent|%)|decommission\w*|scrap\w*|abandon\w*|demolish\w*|dismantl\w*|"
    r"destroy\w*|abolish\w*|partly|partial\w*|half|temporar\w*|until)\b",
    re.IGNORECASE,
)
"""What tells of the whole or for ever, or that it was not so."""
_BEST: Final = regex(
    r"\b(?:what|which|who)(?:['’]?s)? (?:[\w’'-]+ ){0,4}?(?:is|are|has|have|was|were|had|'s)? ?(?:the )?(?P<best>best|worst|cheapest|nicest|coolest|prettiest|tastiest)\b",
    re.IGNORECASE,
)
_MAKE: Final = regex(
    r"\b(?:what|which) (?P<what>brand|make|model|marque|breed|species|flavou?r)s?\b(?P<of>.*)",
    re.IGNORECASE,
)
_PER: Final = regex(
    r"\b(?:per|(?<=\w\w\w\w )(?<!half )(?:each|every|an?)(?= \w+\W*\Z)) (?P<unit>hour|day|night|week|month|year|person|head|family|household|litre|kilo|tonne|ton|barrel)\b",
    re.IGNORECASE,
)
_ASKS_SUM: Final = regex(r"\b(?:how (?:much|many|often)|what|which)\b", re.IGNORECASE)
_RATE: Final = r"\b(?:per|each|every|an?) {unit}\b|\b{unit}ly\b|\bapiece\b"
_WEIGHS: Final = regex(
    r"\bwhat (?:did|do|does|would|will) (?P<what>[^?]{2,80}?) (?P<deed>weigh|cost|measure)\b",
    re.IGNORECASE,
)
_WEIGHED: Final = {
    "weigh": regex(
        r"\b(?:(?:weigh|heav)\w*|(?:kilo|milli)?grams?|kg|kilos?|tonn?e?s?|tons?|pounds?|lbs?|ounces?)\b",
        re.IGNORECASE,
    ),
    "cost": regex(
        r"[$€£]|\b(?:cost\w*|pric\w*|pa(?:y|id)\w*|worth|free|expens\w*|spen[dt]\w*|charg\w*|fees?|fares?|bill\w*|million|billion|for [0-9][0-9,.]*)\b",
        re.IGNORECASE,
    ),
    "measure": regex(
        r"\b(?:measur\w*|(?:centi|milli|kilo)?met(?:re|er)s?|[ckm]?m|feet|foot|inch\w*|yards?|miles?|hectares?|acres?|by [0-9]\w*)\b",
        re.IGNORECASE,
    ),
}
_HOW_OLD: Final = regex(
    r"\b[Hh]ow old (?:is|was) (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?: ?\?|\s*\Z| (?:when|at|in|then|on)\b)"
)
_AGES: Final = 8
"""Ages that are looked at: no line tells more, but a hostile one."""
_AGE: Final = regex(
    r"\b(?:aged?|is|was|turned|at) (?P<of>[0-9]{1,3})\b(?![:.,]?[0-9]| (?!years?\b|and\b|when\b|the\b|in\b)[a-z])|"
    r", (?P<aside>[0-9]{1,3})(?=[,.;])|\((?P<bare>[0-9]{1,3})\)|\b(?P<old>[0-9]{1,3})(?:[- ]years?[- ]old\b| years? of age\b)",
    re.IGNORECASE,
)
_SAID_SO: Final = regex(
    r"\b(?:brand|make|model|marque|breed|species|flavou?r)s?\b|\b(?:made|built|produced|supplied|manufactured) (?:by|at) [A-Z]",
)
_BY_NAME: Final = frozenset("brand make model marque".split())
_IT: Final = regex(r"(?:it|its|she|he)\b", re.IGNORECASE)
_REACH: Final = 3
_NOUN: Final = 0.5
_LIKE: Final = 0.8
_BEING: Final = frozenset("is was are were a an the".split())


class Trait(NamedTuple):
    """One that is asked for."""

    told: Callable[[str], bool]
    """Whether a statement says it, of whatever."""


def traits_asked(question: Question) -> tuple[Trait, ...]:
    """Those of a question; mostly none."""
    text = question.text
    found = []
    if _COLOUR.search(text):
        found.append(Trait(lambda statement: bool(_COLOURS.search(statement))))
    if _MADE_OF.search(text):
        found.append(Trait(lambda statement: bool(_OF_STUFF.search(statement))))
    if _FOR_GOOD.search(text):
        found.append(Trait(lambda statement: bool(_WHOLLY.search(statement))))
    if best := _BEST.search(text):
        stem = tokens(best["best"])[0].stem
        found.append(Trait(lambda statement: any(w.stem == stem for w in tokens(statement))))
    found += [*_numbers(question)]
    make = _MAKE.search(text)
    if make and (of := _head(tokens(make["of"]))):
        found.append(_make(question, of, by_name=make["what"].casefold() in _BY_NAME))
    return tuple(found)


def _numbers(question: Question) -> Iterator[Trait]:
    """Those of a question for a number, of which it says that it is one of each month, of a weight or of somebody's age."""
    text = question.text
    per = _PER.search(text) if _ASKS_SUM.search(text) else None
    if per:
        rate = re.compile(_RATE.format(unit=per["unit"]), re.IGNORECASE)
        yield Trait(lambda statement: bool(rate.search(statement)))
    weighs = _WEIGHS.search(text)
    weighed = _WEIGHED.get(weighs["deed"].casefold()) if weighs else None
    if weighs and weighed:
        yield _weight(question, weighs["what"], weighed)
    if old := _HOW_OLD.search(text):
        called = (each.name.display for each in question.names)
        who = {word.folded for each in (old["who"], *called) for word in tokens(each)}
        yield Trait(lambda statement: _is_age_of(who, statement))


def _weight(question: Question, what: str, weighed: re.Pattern[str]) -> Trait:
    of = _head(tokens(what))
    ways = _ways(question, of) if of else frozenset()

    def told(statement: str) -> bool:
        if not weighed.search(statement):
            return False
        return not ways or bool(
            _IT.match(statement) or any(word.stem in ways for word in tokens(statement))
        )

    return Trait(told)


def _ways(question: Question, of: Token) -> frozenset[str]:
    """The stems by which the thing may be told."""
    terms = [each for each in question.terms if each.word.casefold() == of.folded]
    others = {v.token for each in terms for v in each.variants if v.weight >= _LIKE}
    return frozenset({of.stem, *filter(_is_noun, others)})


def _is_age_of(who: Container[str], statement: str) -> bool:
    """Whether the name nearest before some number in the form of an age, or right behind it, is theirs; or none has that
    form, and other words may tell it."""
    ages = list(islice(_AGE.finditer(statement), _AGES))
    words = tokens(statement)
    for age in ages:
        before = [word for word in words if word.end <= age.start() and _is_capital(word)]
        behind = [word for word in words if word.start >= age.end()][:_REACH]
        if not before or before[-1].folded in who or any(word.folded in who for word in behind):
            return True
    return not ages


def _is_capital(word: Token) -> bool:
    return word.text[:1].isupper() and word.folded not in STOP


def lacks_trait(traits: Collection[Trait], statement: str) -> bool:
    """Whether a statement does not tell all of them."""
    return not all(trait.told(statement) for trait in traits)


def _head(words: Sequence[Token]) -> Token | None:
    """The noun of which it is asked: "phone" in "brand was the widow's phone that …"."""
    phrase: list[Token] = []
    for word in words:
        if word.folded not in STOP:
            phrase.append(word)
        elif phrase:
            break
    nouns = [each for each in phrase if _is_noun(each.stem)]
    return nouns[-1] if nouns else None


def _is_noun(stem: str) -> bool:
    return dict(kinds(stem)).get("noun", 0.0) >= _NOUN


def _make(question: Question, of: Token, *, by_name: bool) -> Trait:
    own = {word.stem for word in tokens(question.text)}
    ways = _ways(question, of)

    def told(statement: str) -> bool:
        words = tokens(statement)
        said = [at for at, word in enumerate(words) if word.stem in ways]
        return bool(_SAID_SO.search(statement)) or any(
            _told_apart(statement, words, at, own, by_name=by_name) for at in said
        )

    return Trait(told)


def _told_apart(
    statement: str, words: Sequence[Token], at: int, own: Container[str], *, by_name: bool
) -> bool:
    """Whether a new name, or any new word where a breed is asked for, stands right before the thing or is said of it."""
    before = words[max(0, at - _REACH) : at]
    beside = []
    for word, after in zip(reversed(before), (words[at], *reversed(before)), strict=False):
        if word.folded in STOP or re.search(r"[,.;:()]", statement[word.end : after.start]):
            break
        beside.append(word)
    behind = list(words[at + 1 : at + 1 + _REACH])
    while behind and behind[0].folded in _BEING:
        behind.pop(0)
    beside += behind[:1] if by_name else []
    fits = (word for word in beside if word.stem not in own)
    return any(_is_name(word) if by_name else word.number is None for word in fits)


def _is_name(word: Token) -> bool:
    told = word.text
    lettered = any(char.isalpha() for char in told)
    return word.start > 0 and lettered and (told[:1].isupper() or any(map(str.isdigit, told)))
