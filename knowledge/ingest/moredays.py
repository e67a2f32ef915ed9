"""Further days of which a sentence tells, beside its own: "announced on 20 July; parliament approved it on 21 July"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.mention import How, Mention, Relation
from knowledge.dates.span import DateSpan
from knowledge.ingest.asides import is_announced
from knowledge.ingest.ownday import is_beside, is_planned, is_quoted, is_remark, is_told_apart
from knowledge.ingest.sentences import sentences_in

__all__ = ["further_days"]

_NEAR: Final = 366
"""Days from its own within which a day without a year may lie."""
_MOST: Final = 6


def further_days(text: str, when: DateSpan | None, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """The days on which something came, but for the one of what the sentence tells, ``when``: none that was planned or only
    says which one of its kind is meant. None of a passage of several sentences."""
    days = dict.fromkeys(
        mention.base.first
        for mention in mentions
        if mention.base.days == 1 and _came(text, mention) and _is_near(mention, when)
    )
    found = [day for day in days if when is None or not when.first <= day <= when.last]
    return tuple(found[:_MOST]) if found and len(sentences_in(text)) == 1 else ()


def _came(text: str, mention: Mention) -> bool:
    """Whether something came on the day, or by then."""
    if mention.relation not in (Relation.ON, Relation.BY) or is_quoted(text, mention):
        return False
    if is_beside(text, mention) and not is_remark(text, mention):
        return False
    if _is_bare_weekday(mention) or is_planned(text, mention) or is_told_apart(text, mention):
        return False
    return not is_announced(text, mention.text)


def _is_bare_weekday(mention: Mention) -> bool:
    """Whether a weekday is all that tells it: which one is told by what stands around."""
    return mention.how is How.DOCUMENT and not any(map(str.isdigit, mention.text))


def _is_near(mention: Mention, when: DateSpan | None) -> bool:
    if mention.how is How.EXPLICIT:
        return True
    return when is not None and abs(mention.base.first - when.first) <= _NEAR
