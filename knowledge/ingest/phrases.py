"""What a plain English sentence is of: its subject, its object, and the subject of what is said in it.

Reports say who or what, then a verb in the past, so that little grammar is needed. Where no verb is found there is nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.name_words import BODIES
from knowledge.ingest.plainwords import (
    ARTICLES,
    AUXILIARIES,
    BEING,
    ends_in_s,
    is_adverb,
    is_noun,
    is_verb,
    singular,
)
from knowledge.ingest.proper import NameUse
from knowledge.ingest.subjects import subject
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["Clause", "Kinds", "Phrase", "clause_of"]


class Phrase(NamedTuple):
    """Words for a thing or people as they are spoken of again; ``head`` is the noun, folded. ``one`` and
    ``many`` say by which pronouns it may be meant."""

    text: str
    head: str
    one: bool
    many: bool
    human: bool = False
    body: bool = False
    """Whether it may act as people do: a company, a committee."""
    name: str = ""
    """Id of the name that its noun is of."""
    unsure: bool = False
    """Whether it may be a thing or a person, by a name like a person's behind a noun: "the comet Ada Vale"."""
    speaks: bool = False
    """Whether it was meant only because it speaks."""


class Clause(NamedTuple):
    """The phrases of a sentence; ``others`` are those behind prepositions, and beside what they explain."""

    subject: Phrase | None = None
    object: Phrase | None = None
    inner: Phrase | None = None
    """The subject of what is said: of "she said that the mine was closed" the mine."""
    later: Phrase | None = None
    """The subject of a clause behind it: "…, when the drivers stayed at home"."""
    others: tuple[Phrase, ...] = ()
    rivals: tuple[Phrase, ...] = ()
    """What else may be spoken of again, wherever it stands: not when or where, nor why."""
    pronoun: str = ""
    """The pronoun that is the subject."""


Kinds = Sequence[tuple[NameUse, NameKind]]
"""Names of a sentence with what they are."""

_PARTICLES: Final = frozenset("up out off down away back over".split())
"""What belongs to the verb before it: "called off the search"."""
_QUANTITIES: Final = frozenset(
    "about nearly almost over more than at least some around up to dozens hundreds thousands dozen hundred thousand million".split()
)
_BREAK: Final = regex(r"[,;:.!?()“”\"\[\]–—]|\s-\s")
_TIMES: Final = frozenset(
    """
    minute hour day week month year night morning afternoon evening noon midnight dawn time moment end beginning half
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december mile metre meter kilometre kilometer percent cent degree weekend decade century
    """.split()
)
"""What tells when, how long or how far, and is not spoken of again."""
_NO_HEADS: Final = frozenset(
    "one some most many others other none both all each part lot number more rest anyone everybody somebody nobody something nothing everything "
    "fact way place case".split()
)
_MANY: Final = frozenset("people police men women children".split())
_BARE: Final = frozenset("people men women children".split())
"""What tells of whom only with a number or a word more."""
_SEEM_MANY: Final = frozenset("news series species premises headquarters chess".split())
_GROUPS: Final = frozenset(
    "party group team crew family gang band staff squad couple pair delegation majority audience choir column convoy fleet".split()
)
"""What is one, but those in it are many."""
_CRAFT: Final = frozenset(
    "ship boat ferry yacht submarine tanker freighter liner trawler cruiser destroyer frigate steamer schooner barge vessel lifeboat "
    "train tram plane jet airliner helicopter rocket satellite film novel song opera play magazine newspaper hotel restaurant pub".split()
)
"""What is often named like a person: "the ferry Lady Morwen"."""
_PERSONS_IN_ENT: Final = frozenset(
    "president superintendent correspondent parent client opponent dissident incumbent regent adolescent student resident patient "
    "agent recipient respondent".split()
)
_SAYING: Final = frozenset(
    "said announced told warned stated claimed argued added confirmed denied declared reported explained thought believed found wrote "
    "hoped feared insisted admitted ordered ruled decided agreed predicted testified promised".split()
)
_RELATIVE: Final = frozenset("who which whose where".split())
_PRONOUNS: Final = frozenset("he she it they this that there".split())
_JOINING: Final = frozenset("when while because as after before until where".split())
_JOINING_ON: Final = _JOINING | {"but", "so"}
_PREPOSITIONS: Final = frozenset(
    "in on at by from with to into near for after before under over about of".split()
)
_PLACING: Final = frozenset(
    "in on at near into onto over under after before during since until till within inside outside through across along above below "
    "behind between beside beyond past around amid despite among without".split()
)
"""Behind these it is told when or where."""
_WAYS: Final = frozenset("to from toward towards off".split())
"""Behind these it is told where, but of people and those who act."""
_ALIKE: Final = BEING | frozenset("as became remained called named".split())
"""Behind these a thing is told again by another noun."""
_LEADING: Final = _JOINING | frozenset(
    "in on at by since during from for under with within without despite amid if although though shortly soon just late early later "
    "then earlier minutes hours days weeks months years meanwhile however".split()
)
"""What an occasion begins with."""
_LONGEST: Final = 6
"""Words of a phrase, at most."""
_NEAR: Final = 8
"""Words from a verb to what is said."""
_QUOTED: Final = regex(r"“[^”]*”?|\"[^\"]*\"?")


def clause_of(text: str, names: Kinds) -> Clause:
    """The phrases of one sentence, without what is quoted in it; ``names`` are those that stand there."""
    return _Reader(_QUOTED.sub(lambda quote: '"' * len(quote[0]), text), names).clause(0)


class _Reader:
    """A sentence, of which every place is that of a word."""

    def __init__(self, text: str, names: Kinds) -> None:
        self._text = text
        self._words = tokens(text)
        self._names = names

    def clause(self, first: int) -> Clause:
        """The clause that begins with a word."""
        verb = self._verb(first)
        start = self._subject_start(first, verb) if verb is not None else None
        if verb is None or start is None:
            return Clause()
        told = self._words[start].folded
        if start + 1 == verb and told in _PRONOUNS:
            found = Clause(pronoun=told)
        else:
            found = Clause(self._joined(start, verb) or self._explained(start))
        others, rivals = tuple(self._others(verb)), tuple(self._rivals(first, start, verb))
        found = found._replace(later=self._later(verb), others=others, rivals=rivals)
        return self._with_object(found, verb)

    def _with_object(self, told: Clause, verb: int) -> Clause:
        main, passive = self._main(verb)
        at = -1 if main is None or passive else self._behind(main)
        if main is None or not self._goes_on(at):
            return told
        if (that := self._that(at)) is not None:
            return told._replace(inner=self.clause(that + 1).subject)
        if self._words[at].folded in STOP - ARTICLES:
            return told
        phrase, end = self._phrase(at), self._end(at)
        says = self._words[main].folded in _SAYING
        if says and self._goes_on(end) and self._is_verb(end):
            return told._replace(inner=phrase)
        return told._replace(object=phrase)

    def _behind(self, verb: int) -> int:
        """Behind a verb and what belongs to it."""
        at = verb + 1
        while self._goes_on(at) and (
            self._words[at].folded in _PARTICLES or is_adverb(self._words[at])
        ):
            at += 1
        return at

    def _that(self, first: int) -> int | None:
        """Where "that" begins what is said, known or seen, behind to whom and when at most."""
        for at in range(first, first + _NEAR):
            if not self._goes_on(at) or (at > first and self._is_verb(at)):
                return None
            if self._words[at].folded == "that":
                before = self._words[at - 1]
                told = at == first or is_noun(self._words, at - 1) or before.number is not None
                return at if told else None
        return None

    def _main(self, verb: int) -> tuple[int | None, bool]:
        """The verb itself, behind those that help it, and whether it tells what is done to the subject."""
        at, passive = verb, False
        while at == verb or self._goes_on(at):
            word = self._words[at]
            if word.folded in AUXILIARIES:
                passive = word.folded in BEING
            elif not is_adverb(word):
                return at, passive
            at += 1
        return None, passive

    def _verb(self, first: int) -> int | None:
        """The first verb behind a noun or a pronoun; none where an aside comes before it, which has verbs of its own."""
        subject = False
        for at in range(first, len(self._words)):
            word = self._words[at]
            if subject and not self._goes_on(at) and word.folded in _RELATIVE:
                return None
            before = self._words[at - 1].folded if at > first else ""
            if (subject or before in _PRONOUNS) and self._is_verb(at):
                return at
            subject = is_noun(self._words, at) or (subject and word.folded not in ARTICLES)
        return None

    def _is_verb(self, at: int) -> bool:
        return is_verb(self._words, at, goes_on=self._goes_on(at + 1))

    def _goes_on(self, at: int) -> bool:
        """Whether there is such a word, with nothing but space before it."""
        if not 0 < at < len(self._words):
            return at == 0
        return not _BREAK.search(self._text[self._words[at - 1].end : self._words[at].start])

    def _is(self, at: int, word: str) -> bool:
        return self._goes_on(at) and self._words[at].folded == word

    def _subject_start(self, first: int, verb: int) -> int | None:
        """Where the subject begins, behind what tells when or where."""
        for at in range(first + 1, verb):
            # An occasion ends with a comma, who or what it is of begins with none.
            if not self._goes_on(at) and self._is_occasion(first, at):
                first = at
        begin = self._words[first].start
        told = _BREAK.split(self._text[begin : self._words[verb].start].strip(" ,"))[0].strip()
        said = told if told.lower() in _PRONOUNS else subject(told)
        if not said:
            return None
        start = self._text.find(said, begin)
        return next((at for at in range(first, verb) if self._words[at].start >= start), None)

    def _is_occasion(self, first: int, end: int) -> bool:
        if self._words[first].folded in _LEADING:
            return True
        told = self._words[first:end]
        return all(each.number is not None or singular(each.folded) in _TIMES for each in told)

    def _end(self, start: int) -> int:
        """Behind the last word of the phrase that begins with a word."""
        at, noun = start, False
        while at < len(self._words) and (at == start or self._goes_on(at)):
            if (at > start and self._ends(at, noun=noun)) or (noun and self._is_verb(at)):
                break
            noun = noun or is_noun(self._words, at)
            at += 1
        return at

    def _ends(self, at: int, *, noun: bool) -> bool:
        """Whether a word is no part of the phrase before it, which has its ``noun`` or not."""
        word = self._words[at]
        if is_adverb(word) or word.folded in _QUANTITIES:
            return noun
        return word.folded in STOP

    def _phrase(self, start: int) -> Phrase | None:
        end = self._end(start)
        first = next((at for at in range(start, end) if not self._opens(at)), end)
        if first == end or end - first > _LONGEST:
            return None
        head = self._words[end - 1]
        if head.number is not None or head.folded in STOP:
            return None
        if singular(head.folded) in _TIMES or head.folded in _NO_HEADS:
            return None
        if first == end - 1 and head.folded in _BARE:
            first -= 1
            if first < start or self._words[first].number is None:
                return None
        known = any(each.folded in ("the", "a", "an") for each in self._words[start:first])
        made = self._made(first, self._with_of(first, end), head)
        # Told again, it is known, whether it was "a party" or "the party".
        return made._replace(text=f"the {made.text}") if known else made

    def _opens(self, at: int) -> bool:
        """Whether a word stands before what a phrase tells: an article, a number, "about"."""
        word = self._words[at]
        small = word.folded in ARTICLES or word.folded in _QUANTITIES
        return small or word.number is not None or is_adverb(word)

    def _with_of(self, first: int, end: int) -> int:
        """Behind the phrase with what it is of: "a party of nine skiers"."""
        if not self._is(end, "of"):
            return end
        behind = self._end(end + 1)
        return behind if end + 1 < behind and behind - first <= _LONGEST else end

    def _made(self, first: int, end: int, head: Token) -> Phrase:
        text = self._text[self._words[first].start : self._words[end - 1].end]
        named, kind = next(
            (
                (use.name, kind)
                for use, kind in self._names
                if use.start <= head.start and head.end <= use.end
            ),
            ("", None),
        )
        noun = head.folded
        seems = kind is None and ends_in_s(noun) and noun not in _SEEM_MANY
        many = noun in _MANY or seems
        human = kind is NameKind.PERSON or (kind is None and _is_human(noun))
        thing = self._noun_before(first, end, named) if kind is NameKind.PERSON else ""
        human = human and thing not in _CRAFT
        unsure = human and bool(thing)
        acts = kind in (NameKind.ORGANISATION, NameKind.GROUP) or singular(noun) in BODIES
        acts = acts and noun not in _MANY
        text = re.sub(r"['’]s?\Z", "", text)
        return Phrase(text, noun, not many, many or noun in _GROUPS, human, acts, named, unsure)

    def _noun_before(self, first: int, end: int, name: str) -> str:
        """The noun that names no people before a name in a phrase, if there is one."""
        starts = {use.start for use, _ in self._names if use.name == name}
        at = next((at for at in range(first, end) if self._words[at].start in starts), first)
        while at > first and self._words[at - 1].text[:1].isupper():
            at -= 1
        if at == first or not is_noun(self._words, at - 1):
            return ""
        before = self._words[at - 1].folded
        return "" if _is_human(before) else before

    def _joined(self, start: int, verb: int) -> Phrase | None:
        """Two as one: "Quill and Brackley were"."""
        end = self._end(start)
        if not (self._is(end, "and") and end + 1 < self._end(end + 1) <= verb):
            return None
        one, other = self._phrase(start), self._phrase(end + 1)
        if one is None or other is None:
            return None
        both = f"{one.text} and {other.text}"
        return Phrase(both, other.head, one=False, many=True, human=one.human and other.human)

    def _explained(self, start: int) -> Phrase | None:
        """A phrase with the name behind its comma: "the operator, Norrland Lifts,"."""
        phrase, end = self._phrase(start), self._end(start)
        if phrase is None or phrase.name or end >= len(self._words) or self._goes_on(end):
            return phrase
        at = self._words[end].start
        use, kind = next(
            ((use, kind) for use, kind in self._names if use.start == at), (None, None)
        )
        if use is None or kind in (NameKind.PLACE, NameKind.FACILITY):
            return phrase
        person = kind is NameKind.PERSON
        text = f"{phrase.text} {self._text[use.start : use.end]}"
        acts = not person and (phrase.body or phrase.human or phrase.many)
        return phrase._replace(text=text, human=person, body=acts, name=use.name)

    def _others(self, verb: int) -> Iterator[Phrase]:
        for at in range(verb + 1, len(self._words)):
            word = self._words[at].folded
            start = at
            if word in _PREPOSITIONS and self._goes_on(at + 1):
                start = at + 1
            elif word not in ("a", "an", "the") or self._goes_on(at):
                continue
            if (phrase := self._phrase(start)) is not None:
                yield phrase

    def _rivals(self, first: int, start: int, verb: int) -> Iterator[Phrase]:
        """What is told outside the subject, and what the subject is of."""
        behind = self._end(start)
        broken = next((at for at in range(behind, verb) if not self._goes_on(at)), verb)
        hidden = {*range(start, behind), *range(broken, verb + 1)}
        at, aside = first, False
        while at < len(self._words):
            if at in hidden or not self._begins(at):
                at += 1
                continue
            begin, phrase = at, self._phrase(at)
            aside, at = self._is_aside(at, aside=aside), max(self._end(at), at + 1)
            if phrase is not None and not (aside or self._is_goal(begin, at - 1, phrase)):
                yield phrase

    def _begins(self, at: int) -> bool:
        """Whether a phrase begins with a word: with an article, a name, or several of a kind behind a preposition."""
        word = self._words[at]
        if word.folded in ("a", "an", "the") or self._kind_from(word.start) is not None:
            return True
        before = self._words[at - 1].folded if at and self._goes_on(at) else ""
        if before not in _PREPOSITIONS | _PLACING | _WAYS or word.folded in STOP:
            return False
        last = self._words[self._end(at) - 1].folded
        return last in _MANY or ends_in_s(last)

    def _is_aside(self, at: int, *, aside: bool) -> bool:
        """Whether a phrase tells when, where or why, or the thing before it again; ``aside`` is whether the one before it
        does."""
        if not self._goes_on(at):
            return self._words[at].folded in ("a", "an")
        before = self._words[at - 1].folded if at else ""
        if before == "of":
            return aside or self._words[at - 2].folded in ("because", "front", "out")
        if before == "for":
            # "Buses for nurses" are buses; those for the nurses may have been spoken of before.
            things = self._words[at - 2].folded
            bare = self._words[at].folded not in ARTICLES
            return bare and ends_in_s(things) and not _is_human(things)
        return before in _PLACING or before in _ALIKE

    def _is_goal(self, first: int, last: int, phrase: Phrase) -> bool:
        """Whether a phrase between two words is of a place, or is where something goes or comes from."""
        if self._kind_at(self._words[last]) in (NameKind.PLACE, NameKind.FACILITY):
            return True
        way = first > 0 and self._goes_on(first) and self._words[first - 1].folded in _WAYS
        return way and not (phrase.body or phrase.human)

    def _kind_from(self, start: int) -> NameKind | None:
        return next((kind for use, kind in self._names if use.start == start), None)

    def _kind_at(self, word: Token) -> NameKind | None:
        found = (kind for use, kind in self._names if use.start <= word.start < use.end)
        return next(found, None)

    def _later(self, verb: int) -> Phrase | None:
        for at in range(verb + 1, len(self._words) - 1):
            if self._words[at].folded in _JOINING_ON and not self._goes_on(at):
                return self.clause(at + 1).subject
        return None


def _is_human(noun: str) -> bool:
    if singular(noun).endswith("ent"):
        return singular(noun) in _PERSONS_IN_ENT
    return noun in _MANY or are_humans(noun) or is_office(noun)
