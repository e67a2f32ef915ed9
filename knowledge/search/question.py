"""From typed text to a ``Question``: days, names, terms with their variants, what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.dates.mention import Anchors, DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.document import measure_token
from knowledge.flow import Asked, Context, DateUse, NameMatch, Question, Term, Variant
from knowledge.lexicon import chat, cues, measures, quantities
from knowledge.lexicon.common import near_common
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.quantities import is_unit
from knowledge.lexicon.synonyms import synonyms
from knowledge.lexicon.thesaurus import knows, related
from knowledge.names import NameHit
from knowledge.search.counting import counted, role_asked
from knowledge.search.framing import GENERIC, generic_weight
from knowledge.search.glossary import Glossary
from knowledge.search.repair import repairs
from knowledge.text import STOP, Token, clean_question, tokens

__all__ = ["understand"]

_USES = {
    Relation.ON: DateUse.ON,
    Relation.BETWEEN: DateUse.BETWEEN,
    Relation.BEFORE: DateUse.BEFORE,
    Relation.AFTER: DateUse.AFTER,
    Relation.BY: DateUse.BY,
    Relation.SINCE: DateUse.SINCE,
}
_MAX_TERMS = 24
_MAX_VARIANTS = 24
_SHOW_CORRECTION = 0.35
_UNIT_WEIGHT = 0.2
_SPECIFIC = 0.5
_DURING = ("when ", "while ", "as ", "during ", "amid ", "once ", "at the time ")
_RELATED = 0.8
_COUNTRY = 0.9
_MENDED = 0.85
"""How far the broad thesaurus is believed, beside the hand-made groups."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The question's words, sorted: those of dates, of names, and the rest."""

    text: str
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    hits: tuple[NameHit, ...]

    def rest(self) -> tuple[Token, ...]:
        named = {at for hit in self.hits for at in range(hit.first, hit.last + 1)}
        return tuple(
            word for at, word in enumerate(self.words) if at not in named and not self._dated(word)
        )

    def _dated(self, word: Token) -> bool:
        return any(m.start <= word.start and word.end <= m.end for m in self.mentions)


def understand(
    raw: str,
    *,
    today: date,
    glossary: Glossary,
    context: Context | None = None,
    anchors: Anchors | None = None,
) -> Question:
    """Read ``raw`` against one event's glossary. Never raises, whatever the text.

    ``today`` matters only for words such as "yesterday"; undated days fall into the event's span.
    Of ``context`` only the day is used, for "the next day"; see ``follow.readings`` for the rest.
    """
    text = clean_question(raw)
    typed = chat.expand(text)
    plain = _mended(typed, glossary)
    words = tokens(plain)
    mentions = _dates(plain, today, glossary, context, anchors)
    hits = tuple(hit for hit in glossary.book.find(words) if not _frames(hit, words))
    reading = _Reading(plain, words, mentions, hits)
    asked = tuple(Asked(kind) for kind in cues.asked(plain, words)) or (Asked.WHAT,)
    rest = reading.rest()
    measure = measures.measure_of([word.stem for word in rest]) if _counts(asked) else ""
    content = [word for word in rest if word.folded not in STOP][:_MAX_TERMS]
    history = cues.wants_history(plain, words)
    head = counted(plain, words) if Asked.HOW_MANY in asked else role_asked(plain, words)
    terms = tuple(
        replace(_term(word, glossary, counts=_counts(asked), history=history), counted=word is head)
        for word in content
    )
    return Question(
        raw=raw,
        text=text,
        is_question=_asks(typed, plain, words),
        asked=asked,
        measure=measure,
        quantity=tuple(sorted(quantities.measures_by_form(plain))) if _counts(asked) else (),
        terms=terms,
        names=tuple(_name(hit, words) for hit in reading.hits),
        when=tuple(mention.span for mention in mentions),
        date_use=_USES[mentions[0].relation] if mentions else DateUse.ON,
        date_words=tuple(mention.text for mention in mentions),
        assumed=_assumed(mentions),
        unknown=_unknown(content, terms, glossary),
        latest=cues.wants_latest(plain, words),
        earliest=cues.wants_earliest(plain, words),
        history=history,
        identity=cues.asks_identity(plain),
        event=glossary.event.slug,
    )


def _mended(text: str, glossary: Glossary) -> str:
    """The text with slips in its question and function words put right."""
    for repair in reversed(repairs(tokens(text), glossary)):
        text = f"{text[: repair.start]}{repair.meant}{text[repair.end :]}"
    return text


def _asks(typed: str, mended: str, words: Sequence[Token]) -> bool:
    """Whether it is a question: a mended word makes none of what was chatter as typed."""
    if not words or not cues.looks_like_question(mended, words):
        return False
    return not cues.is_chatter(typed) or cues.looks_like_question(typed, tokens(typed))


def _dates(
    text: str,
    today: date,
    glossary: Glossary,
    context: Context | None,
    anchors: Anchors | None,
) -> tuple[Mention, ...]:
    previous = context.when[0] if context and context.when else None
    found = find_dates(
        text,
        DateContext(
            reference=today, timeline=glossary.timeline, anchors=anchors, previous=previous
        ),
        mode="question",
    )
    return tuple(mention for mention in found if not _merely_during(mention))


def _frames(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a name's word is but a framing word here: "day" in "what day", where a name is "Day"."""
    alone = hit.first == hit.last
    return alone and words[hit.first].stem in GENERIC and words[hit.first].text.islower()


def _merely_during(mention: Mention) -> bool:
    """Whether it only says "when that happened": the words of the happening say more than its day."""
    during = mention.how is How.ANCHOR and mention.relation is Relation.ON
    return during and mention.text.casefold().startswith(_DURING)


def _counts(asked: Sequence[Asked]) -> bool:
    return Asked.HOW_MANY in asked or Asked.HISTORY in asked


def _name(hit: NameHit, words: Sequence[Token]) -> NameMatch:
    written = " ".join(word.text for word in words[hit.first : hit.last + 1])
    return NameMatch(hit.name, written, hit.fit, hit.by_title)


def _term(word: Token, glossary: Glossary, *, counts: bool, history: bool) -> Term:
    known = glossary.vocabulary.frequency
    variants: dict[str, Variant] = {}
    _add_synonyms(variants, word.stem, 1.0, known)
    for token, weight in glossary.relatives(word.stem):
        variants.setdefault(token, Variant(token, weight, "inflection"))
    for token in kin_of_country(word.stem):
        if token in known:
            variants.setdefault(token, Variant(token, _COUNTRY, "synonym"))
    for found in related(word.stem):
        if found.stem in known:
            variants.setdefault(
                found.stem, Variant(found.stem, found.weight * _RELATED, found.relation)
            )
    corrected = _add_spellings(variants, word, glossary) if word.number is None else ""
    if counts and (measure := measures.measure_of([word.stem])):
        token = measure_token(measure)
        if token in known:
            variants[token] = Variant(token, 1.0, "synonym")
    own = generic_weight(word.stem, history=history)
    if counts and is_unit(word.folded):
        own = _UNIT_WEIGHT
    if own >= _SPECIFIC:
        # A framing word says too little to stand for a specific one: "reported" for "reporter".
        variants = {
            t: v
            for t, v in variants.items()
            if generic_weight(t) >= _SPECIFIC or v.why == "spelling"
        }
    best = sorted(variants.values(), key=lambda v: (-v.weight, v.token))[:_MAX_VARIANTS]
    return Term(word.text, word.stem, own, tuple(best), corrected)


def _add_synonyms(
    variants: dict[str, Variant], stem: str, share: float, known: Mapping[str, int]
) -> None:
    for token, weight in synonyms(stem):
        if token in known:
            variants.setdefault(token, Variant(token, weight * share, "synonym"))


def _add_spellings(variants: dict[str, Variant], word: Token, glossary: Glossary) -> str:
    """Add the record's words that ``word`` may be a slip of; the one to show, empty without one."""
    known = glossary.vocabulary.frequency
    suggestions = glossary.speller.suggest(word)
    weak = not suggestions or suggestions[0].weight < _SHOW_CORRECTION
    if weak and glossary.is_strange(word) and (meant := near_common(word.stem)):
        stem, shown = meant
        _add_synonyms(variants, stem, _MENDED, known)
        if stem in known:
            variants.setdefault(stem, Variant(stem, _MENDED, "spelling"))
        return shown
    for found in suggestions:
        variants.setdefault(found.token, Variant(found.token, found.weight, "spelling"))
    if not suggestions or word.stem in known or suggestions[0].weight < _SHOW_CORRECTION:
        return ""
    best = suggestions[0]
    _add_synonyms(variants, best.token, best.weight, known)
    return best.word


def _unknown(
    content: Sequence[Token], terms: Sequence[Term], glossary: Glossary
) -> tuple[str, ...]:
    """Words that the record and ordinary English both lack: most likely names it does not hold."""
    return tuple(
        word.text
        for word, term in zip(content, terms, strict=True)
        if not term.variants
        and term.weight >= _SPECIFIC
        and glossary.is_strange(word)
        and not knows(word.stem)
    )


def _assumed(mentions: Sequence[Mention]) -> tuple[str, ...]:
    guessed = (How.TIMELINE, How.DEFAULT_YEAR, How.ANCHOR, How.RELATIVE, How.CHAINED)
    return tuple(
        f"“{mention.text}” as {show(mention.base)}"
        for mention in mentions
        if mention.how in guessed
    )
