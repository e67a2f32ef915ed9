"""Whether a line tells words of who is asked for: "what did the nurse think" is not answered by what she saw, nor "what
did the warden say" by one who speaks of the warden."""

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question, Term
from knowledge.models import Fact, NameKind
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING
from knowledge.text import STOP, Token, tokens

__all__ = ["RULING", "Speech", "asks_ruling", "lacks_speech", "speech_asked"]

_ASKS: Final = regex(
    r"\bwh?at (?:did|does|do|has|have|had) (?P<who>(?:(?!(?:to|that|about|when|after|before|with)\b)[\w’'.-]+ ){1,6}?)"
    r"(?:(?:first|later|then|also|ever|really|actually) )*(?:say|said|think|thought|claimed?|announced?|tell|told|write|written|wrote|argued?|alleged?|testify|testified|(?P<wills>demand(?:ed)?|want(?:ed)?|offer(?:ed)?|propose[d]?|promise[d]?|"
    r"threaten(?:ed)?|recommend(?:ed)?|suggest(?:ed)?|advise[d]?|urge[d]?|decide[d]?|rule[d]?|conclude[d]?|request(?:ed)?|answer(?:ed)?|repl(?:y|ied)))\b",
    re.IGNORECASE,
)
_RULES: Final = regex(
    r"\bwh?at (?:did|does|has|had) (?:[\w’'.-]+ ){1,6}?(?:decide[ds]?|rule[ds]?|conclude[ds]?|determine[ds]?)\b(?! to\b)",
    re.IGNORECASE,
)
RULING: Final = frozenset(word.stem for word in tokens("decide rule conclude determine"))
"""By stem, the verbs of what is mostly told as what was ordered or found: "the court ordered the firm to pay"."""
_QUOTES: Final = regex('["“«][^"”»]{12,}|\\bin which\\b')
"""Words of somebody, no mere "critical red", or what stands in letters."""
_SAYING: Final = SAYING | {
    word.stem
    for word in tokens(
        "testify explain reveal report confirm deny quote praise apologise apologize thank criticise criticize condemn welcome "
        "joke shout ask demand request dispute question speak talk note find conclude estimate express voice mock dismiss reject "
        "remind preach lament regret boast muse quip remember liken compare"
    )
}
_OF_WILLS: Final = frozenset(
    word.stem
    for word in tokens(
        "want wish hope seek offer propose threaten order decide decision rule choose agree refuse approve vote sentence convict acquit fine "
        "uphold overturn annul insist appeal call ban allow let grant give plan intend set impose declare vow undertake commit"
    )
)
"""How else it is told what somebody wants or decides."""
_OF_TEXTS: Final = frozenset(
    word.stem
    for word in tokens(
        "give put show see indicate suggest contain state read list name oblige require order forbid ban allow grant provide"
    )
)
"""How else it is told what a poll or a report says."""
_TEXTS: Final = frozenset(
    "poll polls survey surveys count recount report reports study studies letter note message audit review inquiry bulletin forecast "
    "article book document sign list leaflet email text analysis census decree law treaty agreement contract clause verdict resolution communique".split()
)
_OWNED: Final = regex(r"\b(?P<owner>[\w-]+)(?:['’]s|(?<=s)['’]) (?P<owned>[\w-]+)")
_IT: Final = regex(r"\W*(?:it|they|this|that|the same)\b", re.IGNORECASE)
_TELLING: Final = 0.5
_NOTHING_SAID: Final = regex(
    r"\b(?:did|does|do|has|have|had|would|could|was|were) (?:not|never) (?:yet |immediately |publicly )?(?:comment|say|respond|reply|answer|react|speak|said|commented)|"
    r"\b(?:declined|refused|unwilling) to (?:comment|say|answer|speak|react)|\b(?:made|gave|had|with) no (?:comment|statement|answer|reply|reaction)|\bsaid nothing\b|\b(?:was|were|stayed|remained|kept) silent\b",
    re.IGNORECASE,
)
"""That somebody said nothing, which answers whether they did."""
_LIKE: Final = 0.7
_REACH: Final = 12
"""Words from who speaks to the verb that says so: "The head of the service, Ada Vale, told the paper"."""


class Speech(NamedTuple):
    """Stems of who is asked for, none where a name or a pronoun says it."""

    asked: bool
    speaker: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    """Stems by which it is told that they say something."""
    whose: str = ""
    """Whose lawyer or the like it is, as folded; empty where they are nobody's."""
    text: bool = False
    """Whether it is a text that says it, such as a report."""
    whether: bool = False
    """Whether it is asked if they said anything."""


def speech_asked(question: Question) -> Speech:
    """Whose words are asked for, if any are."""
    found = _ASKS.search(question.text)
    if found is None:
        return Speech(asked=False)
    undated = {word.folded for word in tokens(question.undated)} - STOP
    who = {word.folded for word in tokens(found["who"])} & undated
    who -= {word.folded for match in question.names for word in tokens(match.written)}
    told = [term for term in question.terms if not term.inherited and _words(term) & who]
    # Of whom it is asked in a word that was read as another ("the prez"), nobody can tell who they are.
    known = who <= {word for term in told for word in _words(term)}
    speaker = frozenset(
        token
        for term in told
        if known and term.weight >= _TELLING
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _LIKE))
    )
    text = found["who"].partition(" of ")[0].split()[-1].casefold() in _TEXTS
    owner = _OWNED.search(found["who"])
    if owner is None and _is_named(question, found["who"]):
        # Whose words they are is known by the name: "she" may have said it for "President Blom".
        speaker = frozenset()
    saying = _SAYING | _OF_TEXTS if text else _SAYING
    return Speech(
        asked=True,
        speaker=speaker,
        saying=saying | _OF_WILLS if found["wills"] else saying,
        whose=owner["owner"].casefold() if owner and not found["wills"] else "",
        text=text,
        whether=Asked.WHETHER in question.asked,
    )


def _is_named(question: Question, who: str) -> bool:
    """Whether those words end with the name of a person, not only with what they are."""
    return any(
        match.name.kind is NameKind.PERSON
        and not match.by_title
        and who.rstrip().endswith(match.written)
        for match in question.names
    )


def asks_ruling(question: Question) -> bool:
    """Whether it is asked what somebody decided."""
    return _RULES.search(question.text) is not None


def _words(term: Term) -> set[str]:
    return {term.word.casefold(), term.typed.casefold()}


def lacks_speech(asked: Speech, fact: Fact) -> bool:
    """Whether it tells nobody's words, or those of others."""
    words = tokens(fact.statement)
    said = [at for at, word in enumerate(words) if word.stem in asked.saying]
    told = fact.attribution
    if not said and not told.who and not _QUOTES.search(fact.statement):
        return not (asked.whether and _NOTHING_SAID.search(fact.statement))
    if asked.text and fact.passage and not _is_of_text(fact):
        return True
    if asked.whose and _is_of_others(asked, fact.statement):
        return True
    # What a curated fact tells is filed under who says it, by whatever name.
    if (
        not asked.speaker
        or not fact.passage
        or any(word.stem in asked.speaker for word in tokens(told.who))
    ):
        return False
    quote = _QUOTES.search(fact.statement)
    if quote and any(word.stem in asked.speaker for word in words if word.end <= quote.start()):
        return False
    return not any(_speaks(words, at, asked.speaker) for at in said)


def _is_of_text(fact: Fact) -> bool:
    """Whether it tells of some text, or goes on from one: "it blamed the owner"."""
    told = tokens(f"{fact.statement} {fact.attribution.who} {' '.join(fact.meant)}")
    return _IT.match(fact.statement) is not None or any(word.folded in _TEXTS for word in told)


def _is_of_others(asked: Speech, statement: str) -> bool:
    """Whether the lawyer of whom it tells is another's, and it tells of none of theirs."""
    owners = [
        match["owner"].casefold()
        for match in _OWNED.finditer(statement)
        if not asked.speaker.isdisjoint(word.stem for word in tokens(match["owned"]))
    ]
    return bool(owners) and asked.whose not in owners


def _speaks(words: Sequence[Token], at: int, speaker: Container[str]) -> bool:
    return any(word.stem in speaker for word in words[max(0, at - _REACH) : at])
