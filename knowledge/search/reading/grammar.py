"""What part a word plays in a question, told without a tagger from where it stands and what it mostly is."""

from collections.abc import Sequence
from itertools import pairwise

from knowledge.lexicon.common import is_place
from knowledge.lexicon.demonyms import SPELLED_OUT, country_in_words, kin_of_country
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Name, NameKind
from knowledge.names.book import NameHit
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.ideas import Idea
from knowledge.search.reading.terms import BARE_SPOTS, KINDS_OF_NAMES, SPECIFIC
from knowledge.text import STOP, Token, fold, tokens

__all__ = [
    "AS_THINGS",
    "OF_ONESELF",
    "SAYING",
    "bare_spots",
    "country_stems",
    "is_noun",
    "kinds_of_hits",
    "numbered",
    "numbers_of_names",
    "of_one_kind",
    "only_verb",
    "priced",
    "said_verb",
    "sorts_kind",
    "speaker",
    "spots",
    "subjects",
    "sufferers",
    "things",
    "types",
]

_PARTLY = 0.3
_MOSTLY = 0.5
"""Least share of a word's uses that makes it a noun, or a verb."""
SAYING = frozenset(
    token.stem
    for token in tokens(
        "say tell claim announce state declare write post tweet warn allege argue remark promise "
        "urge demand think believe call describe stress note comment blame accuse reckon suggest insist admit "
        "characterise characterize advise recommend mention answer reply respond assure pledge vow complain predict recount point"
    )
)
_SUFFERING = frozenset("die perish drown suffer fall collapse survive".split())
_HARMED = frozenset(
    "hurt injured wounded killed shot harmed beaten hit struck poisoned stabbed".split()
)
OF_ONESELF = frozenset("resign quit abdicate retire surrender".split())
"""What people do to themselves, and others are said to make them do: who dismissed somebody did not resign."""
_RARELY = 0.1
_DOING = frozenset("did does do".split())
_OBJECT = 2
_WORDS_SAID = frozenset("statement statements speech comment comments remark remarks".split())
_AT = frozenset("at inside outside near aboard".split())
_TO_A_SPOT = _AT | frozenset("to from on into onto reach reached left leave".split())
_AUXILIARIES = frozenset("did does do was were is are has have had will would".split())
_BEEN = frozenset("was were is been get got".split())
_PARTICIPLES = ("ed", "en", "ot", "ught", "nt")
_FEELINGS = frozenset(
    "worried concerned surprised alarmed pleased involved interested scared frightened shocked annoyed satisfied disappointed confused "
    "married excited tired relieved convinced determined prepared supposed disturbed opposed ashamed amused embarrassed terrified".split()
)
"""Participles that tell how somebody is, not what was done to them."""
_BEFORE_NOUNS = frozenset(
    "the a an his her its their my your our of in at on for with from by".split()
)
_DOERS = ("er", "ers", "or", "ors", "ist", "ists", "tion", "tions", "ment", "ments")
_ARTICLES = frozenset("the a an".split())
AS_THINGS = frozenset("talks report reports".split())
"""Things that are called like what only frames a question: "what did they report"."""
_BESIDE = frozenset(
    "under during after before in on by for with from amid since about over despite because".split()
)
_LONGEST_PHRASE = 4
_ANY = frozenset("any some many other there more".split())
_PRICES = frozenset(
    "price prices cost costs tariff tariffs wage wages salary salaries export exports import imports output".split()
)
"""What tells nothing without what it is of: the price of bread is none of oil."""
_FIRMS = frozenset(
    "firm firms company companies corporation corporations bank banks airline airlines carrier carriers newspaper newspapers "
    "broadcaster broadcasters channel channels outlet outlets university universities".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_MUTE = (NameKind.PLACE, NameKind.FACILITY)
_DID = frozenset("did does do has have had".split())


def numbers_of_names(words: Sequence[Token]) -> frozenset[Token]:
    """Numbers and letters that tell one thing from its like, as in "unit 4", "plan B"; no counts."""
    return frozenset(
        word
        for before, word in pairwise(words)
        if word.folded.startswith("letter_") or _numbers(before, word)
    )


def numbered(words: Sequence[Token]) -> tuple[tuple[str, str], ...]:
    """Stems of things with the number that tells each from its like: ("unit", "4"); letters are none."""
    return tuple(
        (before.stem, word.stem)
        for before, word in pairwise(words)
        if not word.folded.startswith("letter_") and _numbers(before, word)
    )


def _numbers(before: Token, word: Token) -> bool:
    return (
        word.number is not None
        and word.text.isdigit()
        and before.number is None
        and before.folded not in STOP | _MONTHS
        and word.start == before.end + 1
        and dict(kinds(before.stem)).get("noun", 0.0) >= _MOSTLY
    )


def types(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns right after "which" or "what", or of a kind of names after a country or a quality: what kind is asked for."""
    found = set()
    for before, word, after in zip(words, words[1:], (*words[2:], None), strict=False):
        if before.folded in ("which", "what") and word.folded not in STOP:
            found.add(word)
            if after is not None and after.folded in KINDS_OF_NAMES and _tells_kind(word):
                found.add(after)
    return frozenset(found)


def of_one_kind(words: Sequence[Token]) -> frozenset[Token]:
    """What "which" asks one or some of, unless names are of that kind: "hotel" in "which hotel was shut"."""
    return frozenset(
        word
        for before, word in pairwise(words)
        if before.folded == "which"
        and word.folded not in STOP
        and word.folded not in KINDS_OF_NAMES
        and dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY
    )


def _tells_kind(word: Token) -> bool:
    """Whether it tells one kind from others: "Swedish", "foreign"."""
    return (
        bool(kin_of_country(word.stem)) or dict(kinds(word.stem)).get("adjective", 0.0) >= _MOSTLY
    )


def kinds_of_hits(hits: Sequence[NameHit], words: Sequence[Token]) -> frozenset[Token]:
    """Words beside a name that only say of which kind it is: "city" in "the city of Oderby"."""
    found: set[Token] = set()
    for hit in hits:
        before = words[max(0, hit.first - 2) : hit.first]
        if before and before[-1].folded == "of":
            before = before[:-1]
        found.update(
            word
            for word in (*before[-1:], *words[hit.last + 1 : hit.last + 2])
            if word.folded in KINDS_OF_NAMES
        )
    return frozenset(found)


def sorts_kind(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether a country stands between "which" and a kind of firms: "which US company", "what Russian newspaper"."""
    before, after = words[hit.first - 1] if hit.first else None, words[hit.last + 1 : hit.last + 2]
    asks = before is not None and before.folded in ("which", "what")
    return asks and bool(after) and after[0].folded in _FIRMS


def spots(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns that say where: "airport" in "at the airport"."""
    found = set()
    for before, article, word in zip(words, words[1:], words[2:], strict=False):
        noun = dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY
        if before.folded in _AT and article.folded in ("the", "a", "this", "that") and noun:
            found.add(word)
    return frozenset(found)


def bare_spots(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns that only say "there": "site" in "delivered to the site"."""
    return frozenset(
        word
        for before, article, word in zip(words, words[1:], words[2:], strict=False)
        if before.folded in _TO_A_SPOT and article.folded == "the" and word.folded in BARE_SPOTS
    )


def priced(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns that say of what a price is: "bread" in "the price of bread" and in "bread prices"."""
    found = set()
    for at, word in enumerate(words):
        if word.folded not in _PRICES:
            continue
        after = words[at + 1 : at + 4]
        if after and after[0].folded == "of":
            head = _head([each for each in after[1:] if each.folded not in _ARTICLES])
            found.update([head] if head is not None else [])
        elif at and is_noun(words[at - 1]) and words[at - 1].folded not in STOP:
            found.add(words[at - 1])
    return frozenset(found)


def subjects(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns without an article of which a yes-or-no question asks something: "schools" in "were any schools closed",
    and people also one by one: "tourist" in "was any tourist hurt"."""
    if not words or words[0].folded not in _AUXILIARIES | _ANY:
        return frozenset()
    behind = [word for word in words[:4] if word.folded not in _ANY | _AUXILIARIES]
    head = behind[0] if behind else None
    if head is None or head.folded in STOP:
        return frozenset()
    people = are_humans(head.folded)
    one = any(word.folded in _ANY for word in words[:2]) and people
    noun = people or dict(kinds(head.stem)).get("noun", 0.0) >= _MOSTLY
    several = head.folded.endswith("s")
    specific = generic_weight(head.stem) >= SPECIFIC
    return frozenset({head}) if noun and specific and (several or one) else frozenset()


def things(words: Sequence[Token]) -> frozenset[Token]:
    """Nouns that the question takes for known: "palace" in "when did they storm the old palace".

    What only says when or how ("under the decree") is none of them, nor who did it where it is told to what: a
    fact may tell of the deed alone.
    """
    found: list[Token] = []
    actor: Token | None = None
    for at, word in enumerate(words):
        before = words[at - 1].folded if at else ""
        if word.folded not in _ARTICLES or before in _BESIDE:
            continue
        head = _head(words[at + 1 : at + 1 + _LONGEST_PHRASE])
        if head is not None and _is_specific(head):
            found.append(head)
            actor = head if before in _DID else actor
    return frozenset(found) - ({actor} if len(found) > 1 else set())


def _is_specific(head: Token) -> bool:
    """Whether it says what is meant: "talks" and "a report" do behind an article, though their verbs only frame."""
    return head.folded in AS_THINGS or generic_weight(head.stem) >= SPECIFIC


def _head(phrase: Sequence[Token]) -> Token | None:
    """The last noun of what follows an article, up to a function word or a verb; of "state of emergency" the last."""
    head: Token | None = None
    for word in phrase:
        shares = dict(kinds(word.stem))
        verb = shares.get("verb", 0.0) >= _MOSTLY
        goes_on = word.folded == "of" and head is not None and generic_weight(head.stem) < SPECIFIC
        if goes_on:
            continue
        if word.folded in STOP or (verb and head is not None):
            break
        if verb or not shares or shares.get("noun", 0.0) >= _PARTLY:
            head = word
    return head


def only_verb(words: Sequence[Token], content: Sequence[Token]) -> Token | None:
    """The only verb among the telling words after an auxiliary, as "resign" in "did he resign"."""
    aux = next((at for at, word in enumerate(words) if word.folded in _AUXILIARIES), None)
    if aux is None:
        return None
    telling = set(content)
    acts = words[aux].folded in _DOING
    found = [
        word
        for before, word, after in zip(
            words[aux:], words[aux + 1 :], (*words[aux + 2 :], None), strict=False
        )
        if word in telling
        and not _owned(before)
        and (_is_verb(word) or (acts and before in telling and _takes_object(word, after)))
    ]
    return found[0] if len(found) == 1 else None


def said_verb(words: Sequence[Token], said: Sequence[Idea]) -> Token | None:
    """The first word of the only expression that is a verb, behind an auxiliary, where no word is one: "give up"."""
    aux = next((at for at, word in enumerate(words) if word.folded in _AUXILIARIES), None)
    if aux is None:
        return None
    start = words[aux].start
    found = [idea for idea in said if idea.word.start > start and _tells_verb(idea)]
    return found[0].word if len(found) == 1 and found[0].sense else None


def _tells_verb(idea: Idea) -> bool:
    if not idea.sense:
        return _is_verb(idea.word)
    return dict(kinds(idea.sense)).get("verb", 0.0) >= _MOSTLY


def _takes_object(word: Token, after: Token | None) -> bool:
    """Whether it stands where a verb stands, before an article: "storm" in "did they storm the house"."""
    may_be = dict(kinds(word.stem)).get("verb", 0.0) >= _RARELY
    return may_be and after is not None and after.folded in _ARTICLES


def _owned(before: Token) -> bool:
    """Whether what follows is a thing: after an article, an owner or a preposition."""
    return before.folded in _BEFORE_NOUNS or before.text.endswith(("'s", "’s"))


def is_noun(word: Token) -> bool:
    """Whether it is above all a noun."""
    return dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY


def _is_verb(word: Token) -> bool:
    """Whether it is above all a verb, and neither a framing word nor somebody who does it."""
    if generic_weight(word.stem) < SPECIFIC or word.folded.endswith(_DOERS):
        return False
    return dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY


def sufferers(
    hits: Sequence[NameHit], words: Sequence[Token], content: Sequence[Token]
) -> tuple[str, ...]:
    """Persons after the verb of "who removed X", between the parts of "was X removed", or of "did X die"."""
    telling = {word for word in content if generic_weight(word.stem) >= SPECIFIC}
    found = []
    for hit in hits:
        before, after = words[: hit.first], words[hit.last + 1 : hit.last + 2]
        person = hit.name.kind is NameKind.PERSON
        removed = len(before) == 2 and before[0].folded == "who" and before[1] in telling
        passive = (
            bool(before) and before[-1].folded in _BEEN and bool(after) and after[0] in telling
        )
        dies = (
            bool(before)
            and before[-1].folded in _DOING
            and bool(after)
            and after[0].folded in _SUFFERING | OF_ONESELF
        )
        done = (
            passive and after[0].folded.endswith(_PARTICIPLES) and after[0].folded not in _FEELINGS
        )
        harmed = passive and after[0].folded in _HARMED
        if person and (dies or harmed or (not hit.by_title and (removed or done))):
            found.append(hit.name.id)
    return tuple(found)


def country_stems(name: Name) -> frozenset[str]:
    """Stems of a country, of its people and of its things; none of any other name."""
    if name.kind not in (NameKind.PLACE, NameKind.GROUP):
        return frozenset()
    own = [word.stem for word in tokens(name.display)]
    if spelled := next((s for s in SPELLED_OUT if country_in_words(s) == frozenset(own)), ""):
        return frozenset((spelled, *kin_of_country(spelled)))
    if len(own) > 1:
        # "United States" has no word that is only of a country, but "US" and "America" are.
        single = (tokens(alias) for alias in name.aliases)
        own = [words[0].stem for words in single if len(words) == 1]
        own = [stem for stem in own if kin_of_country(stem)]
    kin = frozenset().union(*map(kin_of_country, own))
    return kin.union(own) if kin else kin


def _owns_speaker(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether somebody of theirs speaks, and not they: "Vale's lawyer"."""
    last, after = words[hit.last], words[hit.last + 1 : hit.last + 2]
    bare = last.folded.removesuffix("s")
    whose = last.text.endswith(("'s", "’s")) or (
        bare != last.folded and bare in fold(hit.name.display).split()
    )
    return whose and any(is_office(word.folded) or are_humans(word.folded) for word in after)


def _is_of_country(hit: NameHit, words: Sequence[Token]) -> bool:
    """Whether it is a word for what is of a country, and not its own name: "Russian"."""
    return bool(country_stems(hit.name)) and not is_place(words[hit.last].folded)


def _rings(hit: NameHit, hits: Sequence[NameHit], words: Sequence[Token]) -> bool:
    """Whether somebody calls somebody up, and nothing by another name: "did Vale call Brandt", "when did Vale call 999"."""
    calls = [word.folded for word in words[hit.last + 1 : hit.last + 2]]
    if calls != ["call"] or "what" in (word.folded for word in words[: hit.first]):
        return False
    at = hit.last + 2
    named = next((each.last for each in hits if each.first == at), None)
    if named is None:
        return any(word.number is not None for word in words[at : at + 1])
    behind = words[named + 1 : named + 2]
    return not behind or behind[0].folded in _TO_A_SPOT | _BESIDE


def speaker(hits: Sequence[NameHit], words: Sequence[Token]) -> str:
    """Who is named right before a verb of saying, as in "what did Mr Vale say"; of places only a country, for which
    others speak."""
    for hit in hits:
        before, after = words[max(0, hit.first - 2) : hit.first], words[hit.last + 1 : hit.last + 4]
        # What stands right behind "Russian" is a thing, and nobody says it: "did the Russian state pay".
        verbs = after[_is_of_country(hit, words) : _OBJECT]
        says = any(word.stem in SAYING for word in verbs) or any(
            word.folded in _WORDS_SAID for word in after
        )
        did = any(word.folded in _DID for word in before)
        mute = hit.name.kind in _MUTE and not country_stems(hit.name)
        mute = mute or _owns_speaker(hit, words) or _rings(hit, hits, words)
        if did and says and not mute:
            return hit.name.id
    return ""
