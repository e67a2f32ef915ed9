"""Follow-up questions: what is taken over from the question before, and only then.

Names, dates, terms and what was asked for are inherited; text never is.
"""

from dataclasses import replace

from knowledge.flow import Asked, Context, NameMatch, Question
from knowledge.models import NameKind
from knowledge.search.glossary import Glossary

__all__ = ["inherit", "is_follow_up"]

_OPENERS = (
    "and ",
    "what about ",
    "how about ",
    "what of ",
    "also ",
    "then ",
    "what then",
    "or ",
    "but ",
    "same for ",
    "ok and ",
    "so ",
)
_ALONE = frozenset(
    "why when where who how which what really source sources else more anything".split()
)
_HE = frozenset("he him his she her hers himself herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_THAT = frozenset("it its that this those these there then afterwards afterward one ones".split())


def is_follow_up(text: str, words: tuple[str, ...], content: int) -> bool:
    """Whether a question leans on the one before.

    ``words`` are its folded words, ``content`` the number of those that say what it is about.
    """
    lowered = text.casefold().lstrip()
    if lowered.startswith(_OPENERS):
        return True
    if not content and words and all(word in _ALONE or len(word) < 4 for word in words):
        return True
    return bool(words) and any(word in _HE | _THEY | _THAT for word in words) and content <= 4


def inherit(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str]
) -> Question:
    """The question completed from ``context``; ``words`` are its own folded words."""
    kept: list[str] = []
    own_terms = [term for term in question.terms if term.weight >= 0.5]
    if not question.when and context.when:
        question = replace(question, when=context.when, date_use=context.date_use)
        kept.append("the same days")
    names = _names(question, context, glossary, words)
    if names:
        question = replace(question, names=(*question.names, *names))
        kept.append(" and ".join(match.name.display for match in names))
    if not own_terms and context.terms:
        question = replace(question, terms=(*question.terms, *context.terms))
        kept.append(" ".join(term.corrected or term.word for term in context.terms))
    if not own_terms or question.asked == (Asked.HOW_MANY,):
        measure = question.measure or context.measure
        asked = context.asked if question.asked == (Asked.WHAT,) else question.asked
        question = replace(question, measure=measure, asked=asked or question.asked)
    if not kept:
        return question
    return replace(question, follow_up=True, assumed=(*question.assumed, _remark(kept)))


def _remark(kept: list[str]) -> str:
    return "from the question before: " + ", ".join(kept)


def _names(
    question: Question, context: Context, glossary: Glossary, words: frozenset[str]
) -> tuple[NameMatch, ...]:
    """Names of the question before that this one does not replace.

    A new place replaces the old place, a new person the old person; "he" takes a person.
    """
    own = {match.name.id for match in question.names}
    kinds = {_slot(match.name.kind) for match in question.names}
    found = []
    for name_id in context.names:
        name = glossary.names.get((glossary.event.slug, name_id))
        if name is None or name_id in own or _slot(name.kind) in kinds:
            continue
        if words & _HE and name.kind is not NameKind.PERSON:
            continue
        found.append(NameMatch(name, name.display, 1.0))
    return tuple(found)


def _slot(kind: NameKind) -> str:
    return "where" if kind in (NameKind.PLACE, NameKind.FACILITY) else "who"
