"""What a question says: its words one by one, and expressions of several that say one thing."""

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from knowledge.lexicon.phrasal import Meanings, senses
from knowledge.lexicon.thesaurus import kinds
from knowledge.text import STOP, Token

__all__ = ["Idea", "ideas", "is_light"]

_MOSTLY: Final = 0.5


class Idea(NamedTuple):
    """One thing that a question says: a word, or an expression such as "called it off".

    ``word`` is the word, or the first telling one of the expression; ``sense`` is the stem of the one
    word that says the same as an expression, else empty, and ``others`` what else it may say; ``after`` is what follows.
    """

    word: Token
    words: tuple[Token, ...]
    sense: str = ""
    after: Token | None = None
    others: Meanings = ()


def ideas(words: Sequence[Token], content: Sequence[Token]) -> tuple[Idea, ...]:
    """The ideas of the ``content`` words, in order; ``words`` are all of the question's."""
    telling = set(content)
    found: dict[Token, Idea] = {}
    taken: set[Token] = set()
    for sense in senses(words):
        between, until = sense.gap
        parts = (*words[sense.first : between], *words[until : sense.last + 1])
        own = tuple(word for word in parts if word in telling)
        if not own and sense.others and not any(map(_is_verb, words[between:until])):
            # "Get out" says what it says though neither of its words does; who "got kicked out" did not get out.
            own = parts[:1] if all(word.folded in STOP for word in parts) else ()
        if own:
            after = words[sense.last + 1] if sense.last + 1 < len(words) else None
            found[own[0]] = Idea(own[0], own, sense.stem, after, sense.others)
            taken.update(own)
    following = dict(pairwise(words))
    return tuple(
        found[word] if word in found else Idea(word, (word,), "", following.get(word))
        for word in sorted(telling | found.keys(), key=attrgetter("start"))
        if word in found or word not in taken
    )


def _is_verb(word: Token) -> bool:
    return dict(kinds(word.stem)).get("verb", 0.0) >= _MOSTLY


def is_light(idea: Idea) -> bool:
    """Whether it means several things and all its words are small: "get out" is told in many ways."""
    return bool(idea.others) and all(word.folded in STOP for word in idea.words)
