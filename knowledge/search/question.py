"""From typed text to a ``Question``: days, names, terms with their variants, what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from knowledge.dates.mention import Anchors, DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.flow import Asked, Context, DateUse, NameMatch, Question, Term
from knowledge.lexicon import chat, cues, measures, quantities
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import NameKind
from knowledge.names import NameHit
from knowledge.search.asking import asides
from knowledge.search.counting import counted, role_asked
from knowledge.search.framing import GENERIC, generic_weight
from knowledge.search.glossary import Glossary
from knowledge.search.repair import repairs
from knowledge.search.terms import SPECIFIC, ideas, is_bound, term_of, unknown_words
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
_MAX_OTHER_DAYS = 3
_MOSTLY_NOUN = 0.5
_MAIN = 0.1
"""Least share of the facts that hold a word for what the event is about."""
_BOUND_WEIGHT = 0.2
_SAYING = frozenset(
    token.stem
    for token in tokens(
        "say tell claim announce state declare write post tweet warn allege argue remark promise "
        "urge demand think believe call describe stress note comment blame accuse"
    )
)
_EVENTFUL = frozenset({Asked.WHEN, Asked.WHETHER})
_AT = frozenset("at inside outside near aboard".split())
_AUXILIARIES = frozenset("did does do was were is are has have had will would".split())
_BEEN = frozenset("was were is been get got".split())
_PARTICIPLES = ("ed", "en", "ot", "ught", "nt")
_DID = frozenset("did does do has have had".split())
_DURING = ("when ", "while ", "as ", "during ", "amid ", "once ", "at the time ")


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

    def tells(self) -> bool:
        """Whether a name, a day or a number is asked for, in whatever form."""
        counts = "how-many" in cues.asked(self.text, self.words)
        return bool(self.hits or self.mentions or counts)

    def _dated(self, word: Token) -> bool:
        return _within(word, self.mentions)


def _all_known(terms: Sequence[Term], glossary: Glossary) -> bool:
    """Whether these are keywords of the record: two telling words or more, each known to it."""
    telling = [term for term in terms if term.weight >= SPECIFIC]
    known = glossary.vocabulary.frequency
    return len(telling) > 1 and all(
        term.token in known or term.corrected or term.variants for term in telling
    )


def _within(word: Token, mentions: Sequence[Mention]) -> bool:
    """Whether the word is part of a date, or of the happening that stands for one."""
    return any(mention.start <= word.start and word.end <= mention.end for mention in mentions)


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
    plain = _joined(_mended(typed, glossary), glossary)
    words = tokens(plain)
    mentions = _dates(plain, today, glossary, context, anchors)
    hits = tuple(
        hit
        for hit in glossary.book.find(words)
        if not _frames(hit, words)
        and not _within(words[hit.first], mentions)
        and not _of_another(hit, words)
    )
    reading = _Reading(plain, words, mentions, hits)
    asked = tuple(Asked(kind) for kind in cues.asked(plain, words)) or (Asked.WHAT,)
    rest = reading.rest()
    measure = measures.measure_of([word.stem for word in rest]) if _counts(asked) else ""
    beside = asides(plain)
    content = [
        word
        for word in rest
        if word.folded not in STOP and not any(a <= word.start < b for a, b in beside)
    ][:_MAX_TERMS]
    history = cues.wants_history(plain, words)
    head = counted(plain, words) if Asked.HOW_MANY in asked else role_asked(plain, words)
    numbered = _numbers_of_names(words)
    types, spots, verb = _types(words), _spots(words), _verb(words, content)
    quantity = tuple(sorted(quantities.measures_by_form(plain))) if _counts(asked) else ()
    terms = tuple(
        replace(
            term_of(
                idea,
                glossary,
                asked=asked,
                history=history,
                by_form=bool(quantity) and head not in idea.words,
                is_type=not types.isdisjoint(idea.words),
            ),
            counted=head in idea.words or not numbered.isdisjoint(idea.words),
            located=not spots.isdisjoint(idea.words),
            predicate=verb is not None and verb in idea.words and not _EVENTFUL.isdisjoint(asked),
        )
        for idea in ideas(words, content)
    )
    found = Question(
        raw=raw,
        text=text,
        is_question=_asks(typed, plain, words)
        and (reading.tells() or not cues.is_keywords(plain, words) or _all_known(terms, glossary)),
        asked=asked,
        measure=measure,
        quantity=quantity,
        terms=terms,
        names=tuple(_name(hit, words) for hit in reading.hits),
        when=tuple(mention.span for mention in mentions),
        other_days=_other_days(mentions),
        date_use=_USES[mentions[0].relation] if mentions else DateUse.ON,
        date_words=tuple(mention.text for mention in mentions),
        assumed=_assumed(mentions),
        unknown=unknown_words(content, terms, glossary, plain),
        latest=cues.wants_latest(plain, words),
        earliest=cues.wants_earliest(plain, words),
        history=history,
        clock=cues.asks_clock(plain),
        identity=cues.asks_identity(plain),
        definition=bool(hits) and cues.asks_who_is(plain) and _light(terms),
        sufferers=_sufferers(hits, words, content),
        speaker=_speaker(hits, words) if Asked.WHO_SAID in asked else "",
        event=glossary.event.slug,
    )
    if not hits and not mentions:
        found = _at_an_end(found, plain, glossary)
    return _from_its_outbreak(found, plain, glossary)


def _from_its_outbreak(question: Question, text: str, glossary: Glossary) -> Question:
    """Of what most of the record is about, the first fact tells when, where and why it began.

    For anything else the beginning has to be told: a later fact on it says nothing of its start.
    """
    places = {match.name.id for match in question.names} - glossary.default_names
    if places or not cues.asks_outbreak(text):
        return question
    told = [
        term
        for term in question.terms
        if (term.weight >= SPECIFIC or term.token in glossary.title) and not is_bound(term.token)
    ]
    facts = max(1, glossary.vocabulary.facts)
    common = all(
        term.token in glossary.title
        or glossary.vocabulary.frequency.get(term.token, 0) >= _MAIN * facts
        for term in told
    )
    if not told or not common:
        return question
    lighter = tuple(
        replace(term, weight=_BOUND_WEIGHT) if is_bound(term.token) else term
        for term in question.terms
    )
    return replace(question, terms=lighter, earliest=True, latest=False)


def _at_an_end(question: Question, text: str, glossary: Glossary) -> Question:
    """The first or the last day of the event where "what happened first" or "how did it end" asks it."""
    first, last = glossary.timeline
    if cues.asks_start(text):
        day, word = first, "first day"
    elif cues.asks_end(text):
        day, word = last, "last day"
    else:
        return question
    span = DateSpan(day, day)
    assumed = (f"the {word} as {show(span)}",)
    return replace(
        question, when=(span,), date_use=DateUse.ON, assumed=assumed, asked=(Asked.WHAT,)
    )


def _of_another(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a title is that of something else: "the president" in "the president of the US"."""
    after = words[hit.last + 1 : hit.last + 2]
    return hit.by_title and bool(after) and after[0].folded == "of"


def _light(terms: Sequence[Term]) -> bool:
    return all(term.weight < SPECIFIC for term in terms)


def _sufferers(
    hits: Sequence[NameHit], words: Sequence[Token], content: Sequence[Token]
) -> tuple[str, ...]:
    """Persons after the verb of "who removed X", or between the parts of "was X removed"."""
    telling = {word for word in content if generic_weight(word.stem) >= SPECIFIC}
    found = []
    for hit in hits:
        before, after = words[: hit.first], words[hit.last + 1 : hit.last + 2]
        person = hit.name.kind is NameKind.PERSON and not hit.by_title
        removed = len(before) == 2 and before[0].folded == "who" and before[1] in telling
        passive = (
            bool(before) and before[-1].folded in _BEEN and bool(after) and after[0] in telling
        )
        done = passive and after[0].folded.endswith(_PARTICIPLES)
        if person and (removed or done):
            found.append(hit.name.id)
    return tuple(found)


def _speaker(hits: Sequence[NameHit], words: Sequence[Token]) -> str:
    """The person right before a verb of saying, as in "what did Mr Vale say"."""
    for hit in hits:
        before, after = words[max(0, hit.first - 2) : hit.first], words[hit.last + 1 : hit.last + 3]
        says = any(word.stem in _SAYING for word in after)
        did = any(word.folded in _DID for word in before)
        if hit.name.kind is NameKind.PERSON and did and says:
            return hit.name.id
    return ""


def _mended(text: str, glossary: Glossary) -> str:
    """The text with slips in its question and function words put right."""
    for repair in reversed(repairs(tokens(text), glossary)):
        text = f"{text[: repair.start]}{repair.meant}{text[repair.end :]}"
    return text


def _joined(text: str, glossary: Glossary) -> str:
    """The text with words of the record that were typed in two put together: "Dai-ichi"."""
    pairs = [
        (left, right, whole)
        for left, right in pairwise(tokens(text))
        if (whole := glossary.speller.join(left.folded, right.folded))
        and not text[left.end : right.start].strip(" -")
        and (glossary.is_strange(left) or glossary.is_strange(right))
    ]
    for left, right, whole in reversed(pairs):
        text = f"{text[: left.start]}{whole}{text[right.end :]}"
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
    previous = _closed(context.when[0]) if context and context.when else None
    if previous is None and context:
        previous = context.told
    found = find_dates(
        text,
        DateContext(
            reference=today, timeline=glossary.timeline, anchors=anchors, previous=previous
        ),
        mode="question",
    )
    return tuple(mention for mention in found if not _merely_during(mention))


def _numbers_of_names(words: Sequence[Token]) -> frozenset[Token]:
    """Numbers and letters that tell one thing from its like, as in "unit 4", "plan B"; no counts."""
    return frozenset(
        word
        for before, word in pairwise(words)
        if word.folded.startswith("letter_") or _numbers(before, word)
    )


def _types(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns right after "which" or "what": the kind of thing that is asked for."""
    return frozenset(
        word
        for before, word in pairwise(words)
        if before.folded in ("which", "what") and word.folded not in STOP
    )


def _spots(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns that say where: "airport" in "at the airport"."""
    found = set()
    for before, article, word in zip(words, words[1:], words[2:], strict=False):
        noun = dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY_NOUN
        if before.folded in _AT and article.folded in ("the", "a", "this", "that") and noun:
            found.add(word)
    return frozenset(found)


def _verb(words: Sequence[Token], content: Sequence[Token]) -> Token | None:
    """The only verb among the telling words after an auxiliary, as "resign" in "did he resign"."""
    aux = next((at for at, word in enumerate(words) if word.folded in _AUXILIARIES), None)
    if aux is None:
        return None
    telling = set(content)
    found = [word for word in words[aux + 1 :] if word in telling and _is_verb(word)]
    return found[0] if len(found) == 1 else None


def _is_verb(word: Token) -> bool:
    """Whether it is above all a verb, and no framing word."""
    if generic_weight(word.stem) < SPECIFIC:
        return False
    return dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY_NOUN


def _numbers(before: Token, word: Token) -> bool:
    return (
        word.number is not None
        and word.text.isdigit()
        and before.number is None
        and before.folded not in STOP
        and word.start == before.end + 1
        and dict(kinds(before.stem)).get("noun", 0.0) >= _MOSTLY_NOUN
    )


def _frames(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a name's word is but a framing word here: "day" in "what day", where a name is "Day"."""
    alone = hit.first == hit.last
    return alone and words[hit.first].stem in GENERIC and words[hit.first].text.islower()


def _other_days(mentions: Sequence[Mention]) -> tuple[DateSpan, ...]:
    """What a single date could also mean, such as "the 13th" in an event of several months."""
    return mentions[0].alternatives[:_MAX_OTHER_DAYS] if len(mentions) == 1 else ()


def _closed(span: DateSpan) -> DateSpan:
    """The day that an open span was named by: "by 7 January" means the 7th for "the day after"."""
    if span.first == OPEN_START and span.last != OPEN_END:
        return DateSpan(span.last, span.last)
    if span.last == OPEN_END and span.first != OPEN_START:
        return DateSpan(span.first, span.first)
    return span


def _merely_during(mention: Mention) -> bool:
    """Whether it only says "when that happened": the words of the happening say more than its day."""
    during = mention.how is How.ANCHOR and mention.relation is Relation.ON
    return during and mention.text.casefold().startswith(_DURING)


def _counts(asked: Sequence[Asked]) -> bool:
    return Asked.HOW_MANY in asked or Asked.HISTORY in asked


def _name(hit: NameHit, words: Sequence[Token]) -> NameMatch:
    written = " ".join(word.text for word in words[hit.first : hit.last + 1])
    return NameMatch(hit.name, written, hit.fit, hit.by_title)


def _assumed(mentions: Sequence[Mention]) -> tuple[str, ...]:
    guessed = (How.TIMELINE, How.DEFAULT_YEAR, How.ANCHOR, How.RELATIVE, How.CHAINED)
    return tuple(
        f"“{mention.text}” as {show(mention.base)}"
        for mention in mentions
        if mention.how in guessed
    )
