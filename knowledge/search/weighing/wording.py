"""How well a text's words meet a question's, by BM25 over index documents.

A word counts more for being rare in the record, for being said again, though less each time, and for standing
in a shorter text; see ``storage.impact``. What the asker wrote counts in full; what may stand
for it, a synonym or an inflection, counts beside it at ``STANDING_IN``; where the record lacks the word as written,
as it does a slip, what may stand for it is all there is and counts in full.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from knowledge.flow import IndexDocument, Question, Vocabulary
from knowledge.search.weighing.acting import asks_about
from knowledge.search.weighing.concepts import Concept, meant, rarity
from knowledge.search.weighing.fates import LEADING, asks_fate
from knowledge.storage.impact import IN_OTHER_FIELDS, slack
from knowledge.text import STOP, tokens

__all__ = ["Wording", "text_fit", "wordings", "worth"]

STANDING_IN: Final = 0.4


class Wording(NamedTuple):
    """Ways to say one thing: ``tokens`` with how well each says it; ``weight`` is importance times rarity."""

    tokens: Mapping[str, float]
    weight: float
    dated: bool = False
    """Whether it only names an asked day: what has a day of its own is measured by that instead."""


def wordings(
    question: Question, wanted: Iterable[Concept], vocabulary: Vocabulary
) -> tuple[Wording, ...]:
    """What of the question the record has words for: as written, then what may stand for it."""
    known = vocabulary.frequency
    names = [meant(match) for match in question.names]
    # "Tell me about Ada Vale" asks of her alone, and nobody tells anything.
    told = _known(known, *(() if asks_about(question) else (question.undated,)), *names)
    if asks_fate(question):
        told = {stem: None for stem in told if stem not in LEADING}
    written = told | (_known(known, question.text) if question.date_words else {})
    found = [
        Wording({stem: 1.0}, rarity((stem,), vocabulary), dated=stem not in told)
        for stem in written
    ]
    for concept in wanted:
        others = {
            token: fit
            for token, fit in concept.tokens.items()
            if token in known and token not in written
        }
        if not others:
            continue
        alone = not any(token in written for token in (*concept.tokens, *concept.phrase))
        share = 1.0 if alone else STANDING_IN
        best = max(others.values())
        strong = [token for token, fit in others.items() if fit >= best - _AS_GOOD]
        if alone:
            others = {token: fit / best for token, fit in others.items()}
        found.append(Wording(others, share * rarity(strong, vocabulary)))
    return tuple(found)


def _known(known: Container[str], *texts: str) -> dict[str, None]:
    """The stems of the texts' telling words that the record has, in order."""
    return dict.fromkeys(
        word.stem
        for text in texts
        for word in tokens(text)
        if word.folded not in STOP and word.stem in known
    )


_AS_GOOD: Final = 0.1


def worth(asked: Iterable[Wording]) -> dict[str, float]:
    """What holding a token is worth, by token: what it adds at least when it is said once."""
    found: dict[str, float] = {}
    for wording in asked:
        for token, fit in wording.tokens.items():
            found[token] = max(found.get(token, 0.0), fit * wording.weight)
    return found


def text_fit(document: IndexDocument, asked: Sequence[Wording], mean_length: float) -> float:
    """0 to 1, and never quite 1: the BM25 of a document as a share of the most that any could reach."""
    most = sum(wording.weight for wording in asked)
    counts, length = _counts(document)
    return _gained(asked, counts, length, mean_length) / most if most else 0.0


def _gained(
    asked: Iterable[Wording], counts: Mapping[str, float], length: int, mean_length: float
) -> float:
    """The BM25 of a document by how often it says each token, its statement's ``length`` in tokens."""
    against = slack(length, mean_length)
    found = 0.0
    for wording in asked:
        said = sum(fit * counts[token] for token, fit in wording.tokens.items() if token in counts)
        if said:
            found += wording.weight * said / (said + against)
    return found


def _counts(document: IndexDocument) -> tuple[Mapping[str, float], int]:
    """How often each token is said, and the words of the statement."""
    statement: Sequence[str] = ()
    others: dict[str, float] = {}
    for name, held in document.fields:
        if name == "statement":
            statement = held
        else:
            others |= dict.fromkeys(held, IN_OTHER_FIELDS)
    return {**others, **Counter(statement)}, len(statement)
