"""How a statement is worded: one neutral sentence that stands by itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark

__all__ = ["claims", "wording"]

_SENTENCE: Final = re.compile(r"[.!?]['”\"’)]?\s+(?=[A-ZА-ЯҚӘІҢҒҮҰӨҺ])")
_ABBREVIATION: Final = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Jr|Sr|No|vs|c|ca)\.$")
_DANGLING: Final = re.compile(
    r"(?:he|she|it|they|his|her|its|their|this|these|that|those|there he|the latter)\b", re.I
)
_NEUTRAL: Final[Mapping[str, str]] = {
    "admitted": "said",
    "admits": "says",
    "conceded": "said",
    "confessed": "said",
    "boasted": "said",
    "bragged": "said",
    "ranted": "said",
    "gloated": "said",
    "lied": "said",
    "pretended": "said",
    "regime": "government",
    "regimes": "governments",
    "junta": "military government",
    "thugs": "people",
    "mob": "crowd",
    "hordes": "crowds",
    "martyr": "victim",
    "martyrs": "victims",
    "martyred": "killed",
    "slaughtered": "killed",
    "massacred": "killed",
    "butchered": "killed",
    "liquidated": "killed",
    "neutralised": "killed",
    "neutralized": "killed",
    "brutally": "",
    "heroic": "",
    "heroically": "",
    "barbaric": "",
    "shameless": "",
    "shamelessly": "",
    "cowardly": "",
    "notorious": "",
    "infamous": "",
    "obviously": "",
    "clearly": "",
    "so-called": "",
}
"""Words that judge, with a neutral one; empty where it is better left out."""
_LOADED: Final = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_NEUTRAL, key=len, reverse=True))})\b", re.IGNORECASE
)
_SAYING: Final = re.compile(
    r"\b(?:said|says|claim(?:s|ed)?|alleg(?:es|ed|edly)|accord(?:s|ing) to|reportedly|denie[sd]|insist(?:s|ed)"
    r"|assert(?:s|ed)|blam(?:es|ed)|accus(?:es|ed))\b",
    re.IGNORECASE,
)
_TOLL: Final = re.compile(
    r"\b(?:killed|dead|died|deaths|injured|wounded|hurt|detained|arrested|missing)\b", re.IGNORECASE
)


def claims(statement: str) -> bool:
    """Whether somebody's words or a toll are told, so that it should be said whose they are."""
    return bool(
        _SAYING.search(statement) or (_TOLL.search(statement) and re.search(r"\d", statement))
    )


def wording(statement: str, *, attributed: bool) -> Iterator[Finding]:
    """Hints at the statement; only an empty one is refused."""
    if not any(char.isalpha() for char in statement):
        told = "Say what happened, in one sentence."
        yield Finding(Level.REFUSAL, "statement", Remark(told, "entry-empty"))
        return
    if _sentences(statement) > 1:
        told = (
            "This is more than one sentence; a fact is one. The others can be facts of their own."
        )
        yield Finding(Level.NOTE, "statement", Remark(told, "entry-sentences"))
    if match := _DANGLING.match(statement):
        told = f"“{match.group()}” leaves open who or what is meant; name it, so that the fact stands alone."
        remark = Remark(told, "entry-dangling", word=match.group())
        yield Finding(Level.WARNING, "statement", remark)
    for match in _LOADED.finditer(statement):
        yield _neutral(statement, match)
    if not attributed and claims(statement):
        told = "This is somebody’s claim or count; say whose in “who says so”."
        yield Finding(Level.WARNING, "who", Remark(told, "entry-unattributed"))


def _sentences(statement: str) -> int:
    ends = [
        match
        for match in _SENTENCE.finditer(statement)
        if not _ABBREVIATION.search(statement[: match.start() + 1])
    ]
    return len(ends) + 1


def _neutral(statement: str, match: "re.Match[str]") -> Finding:
    word = match["word"]
    other = _NEUTRAL[word.lower()]
    better = f"{statement[: match.start()]}{other}{statement[match.end() :]}"
    suggestion = re.sub(r" {2,}", " ", better).strip()
    if not other:
        told = f"“{word}” judges; the sentence says as much without it."
        return Finding(
            Level.NOTE, "statement", Remark(told, "entry-judging", word=word), suggestion
        )
    told = f"“{word}” judges; “{other}” is neutral."
    remark = Remark(told, "entry-loaded", word=word, other=other)
    return Finding(Level.NOTE, "statement", remark, suggestion)
