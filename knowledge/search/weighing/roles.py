"""Whether a statement says beside a name what its bearer is: "the head of the service, Ada Vale, said"."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from knowledge.lexicon.humans import are_humans, is_office
from knowledge.text import Token, tokens

__all__ = ["tells_role"]

_DETERMINERS: Final = frozenset("a an the his her its their our my one another".split())
_BARE: Final = frozenset("former then deputy vice acting chief head retired senior".split())
"""Words with which a part may begin without an article: "Ada Vale, former mayor of …"."""
_OF: Final = frozenset("of for in at from on with".split())
"""What stands behind the noun that says the part: "head of the service"."""
_TITLES: Final = frozenset("sir dame lord lady dr mr mrs ms prof rev gen col capt lt sgt".split())
_LONGEST: Final = 9
"""Words of what somebody is, at most."""
_COMMA: Final = ", "


def tells_role(statement: str, own: Container[str]) -> bool:
    """Whether right before the name, or beside it behind a comma, stands what its bearer is; ``own`` are the name's
    stems."""
    words = tokens(statement)
    return any(
        _is_right_before(words, first)
        or _is_apart_before(statement, words, _with_title(words, first), last)
        or _is_behind(statement, words, last)
        for first, last in _names(words, own)
    )


def _names(words: Sequence[Token], own: Container[str]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each run of words of the name."""
    first = None
    for at, word in enumerate(words):
        is_own = word.stem in own and word.text[:1].isupper()
        joined = first is not None and word.start == words[at - 1].end + 1
        if first is not None and not (is_own and joined):
            yield first, at - 1
            first = None
        if is_own and first is None:
            first = at
    if first is not None:
        yield first, len(words) - 1


def _with_title(words: Sequence[Token], first: int) -> int:
    """Where the name begins with what it is addressed by: "Judge Ada Vale"."""
    while first and _addresses(words[first - 1], words[first]):
        first -= 1
    return first


def _addresses(before: Token, word: Token) -> bool:
    """Whether a word right before a name, with a full stop at most between, is a title."""
    apart = word.start - before.end
    title = before.folded in _TITLES or _is_part(before.folded)
    return title and before.text.istitle() and 0 < apart <= len(". ")


def _is_right_before(words: Sequence[Token], first: int) -> bool:
    """Whether the word right before is a part: "coast guard spokesman Tomas Reil"."""
    if not first:
        return False
    before = words[first - 1]
    return (
        before.text.islower() and before.end + 1 == words[first].start and _is_part(before.folded)
    )


def _is_apart_before(statement: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name stands between commas behind a part: "the bank's chief executive, Ada Vale, said"."""
    if not first or statement[words[first - 1].end : words[first].start] != _COMMA:
        return False
    if statement[words[last].end : words[last].end + 1] not in {",", "."}:
        return False
    begin = first - 1
    while begin > max(0, first - _LONGEST) and not _begins(words, begin):
        if statement[words[begin - 1].end : words[begin].start].strip(" -"):
            return False
        begin -= 1
    return (not begin or _begins(words, begin)) and _holds_part(words[begin:first])


def _is_behind(statement: str, words: Sequence[Token], last: int) -> bool:
    """Whether a part stands behind the name and a comma, or an age: "Ada Vale, 52, a dentist"."""
    at = last + 1
    if at + 1 < len(words) and (words[at].text.isdigit() and _apart(statement, words, at)):
        at += 1
    if at >= len(words) or not _apart(statement, words, at):
        return False
    if words[at].folded not in _DETERMINERS | _BARE:
        return False
    behind = [words[at]]
    for word in words[at + 1 : at + _LONGEST]:
        if statement[behind[-1].end : word.start].strip(" -"):
            break
        behind.append(word)
    return _holds_part(behind)


def _apart(statement: str, words: Sequence[Token], at: int) -> bool:
    return statement[words[at - 1].end : words[at].start] == _COMMA


def _begins(words: Sequence[Token], at: int) -> bool:
    """Whether what somebody is may begin there: with "the", "his", "bank's", but not behind "head of"."""
    word = words[at]
    inside = bool(at) and words[at - 1].folded in _OF
    return not inside and (word.folded in _DETERMINERS or word.text.endswith(("'s", "’s")))


def _holds_part(words: Sequence[Token]) -> bool:
    """Whether a noun for a person stands there before any "of"."""
    for word in words:
        if word.folded in _OF:
            return False
        if word.text[:1].islower() and _is_part(word.folded):
            return True
    return False


def _is_part(folded: str) -> bool:
    return is_office(folded) or are_humans(folded)
