"""Whether it is asked what somebody does or did for a living: who they are, told by what stands beside their name."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["asks_job", "job_words", "tells_of_then"]

_JOB: Final = r"(?:job|profession|occupation|trade|career|line of work)"
_ASKED: Final = regex(
    rf"\bwh?at(?:['’]?s| is| was| were| had been) .{{1,50}}?(?<! the)(?<! a)(?<! an)(?<!this)(?<!that) (?P<whose>(?:(?:old|former|previous|earlier|day|usual|real) )?{_JOB}(?: (?:before|earlier)\b[^?]{{0,30}})?)\W*\Z|"
    rf"\bwh?at (?P<what>{_JOB}) (?:did|does|do|had|has) .{{1,50}}? (?P<has>(?:have|do|hold|held)?(?: ?(?:before|earlier)\b[^?]{{0,30}})?)\W*\Z|"
    r"\bwh?at (?:did|does|do) .{1,50}? (?P<does>(?:work as|do for a living)(?: (?:before|earlier)\b[^?]{0,30})?)\W*\Z",
    re.IGNORECASE,
)
_BEFORE: Final = regex(r"\b(?:before|earlier|old|former|previous)\b", re.IGNORECASE)
_FORMER: Final = regex(
    r"\b(?:former\w*|ex-\w+|retired|once|previous\w*|used to|had been|turned)\b", re.I
)


def asks_job(text: str) -> bool:
    """Whether it is asked of somebody's work, and of nothing else."""
    return _ASKED.search(text) is not None


def job_words(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open ranges of ``text`` that only say so."""
    found = _ASKED.search(text)
    if found is None:
        return ()
    return tuple(found.span(name) for name, said in found.groupdict().items() if said)


def tells_of_then(text: str, statement: str) -> bool:
    """Whether a statement tells what somebody was before, where that is asked."""
    return not _BEFORE.search(text) or _FORMER.search(statement) is not None
