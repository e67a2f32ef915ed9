"""Pairs of words that answer a yes-or-no question by saying the opposite: "did they stay", "they left"."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from knowledge.text import tokens

__all__ = ["opposites", "presupposes"]

_PAIRS: Final = """
stay leave|stay left|remain left|stay withdraw|remain leave|remain withdraw|stay flee|accept refuse|accept reject|agree refuse|agree reject|
agree deny|admit deny|confirm deny|acknowledge deny|obey refuse|allow ban|allow forbid|permit ban|permit forbid|
allow block|open close|open shut|open block|reopen close|resume cancel|resume suspend|resume stop|resume halt|restart stop|restart halt|reopen shut|continue stop|continue suspend|continue cancel|continue end|
start stop|start end|begin end|succeed fail|win lose|survive die|live die|damaged intact|damage intact|harm unharmed|
safe unsafe|safe dangerous|arrive depart|rise fall|increase decrease|raise lower|rise cut|raise cut|increase cut|rise drop|increase drop|increase fall|raise reduce|increase reduce|grow shrink|attack defend|
support oppose|back oppose|approve reject|hold overrun|resist surrender|peaceful violent|calm violent|
convict acquit|guilty acquit|jail acquit|imprison acquit|sentence acquit|convict clear|convict innocent|win concede|win beaten|survive killed|survive dead|survive body|
cancel proceed|cancel ahead|postpone proceed|guilty innocent|arrest release|detain release|free detain|available unavailable|possible impossible|
legal illegal|true false|alive dead|cooperate refuse|comply refuse|
approve denounce|welcome denounce|support reject|support criticise|back criticise|approve criticise|support condemn|support denounce|back reject|back condemn|approve oppose|approve condemn|approve veto|welcome condemn|welcome criticise|
praise condemn|praise criticise|agree oppose|accept oppose|attend boycott|attend absent|attend skip|join boycott|grant refuse|grant deny|grant reject|
receive refuse|receive deny|pass veto|pass reject|adopt reject|believe doubt|believe disbelieve|obey defy|obey ignore|obey disobey|comply defy|
comply ignore|heed ignore|listen ignore|remember forget|aware unaware|know unaware|conscious unconscious|insure uninsured|train untrained|arm unarmed|
license unlicensed|authorise unauthorised|prepare unprepared|hurt unhurt|injure unhurt|hurt unscathed|injure unscathed|hurt unharmed|injure unharmed|
damage undamaged|damage unscathed|destroy intact|destroy undamaged|destroy spare|expect unexpected|willing reluctant|willing unwilling|voluntary force|
sober drunk|guard unguarded|lock unlocked|full empty|crowded empty|contain spread|trust distrust|trust mistrust|
largest smallest|biggest smallest|largest tiniest|biggest tiniest|oldest youngest|longest shortest|tallest shortest|highest lowest|fastest slowest|heaviest lightest|
best worst|deepest shallowest|richest poorest|strongest weakest|hottest coldest|nearest farthest|closest farthest|upper lower|top bottom
""".replace("\n", "")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for pair in _PAIRS.split("|"):
        one, other = (token.stem for token in tokens(pair))
        table.setdefault(one, []).append(other)
        table.setdefault(other, []).append(one)
    return {stem: tuple(sorted(set(found))) for stem, found in table.items()}


def opposites(stem: str) -> tuple[str, ...]:
    """Stems of the words that say the opposite; sorted, empty for most words."""
    return _table().get(stem, ())


_UNDOING: Final = frozenset(
    token.stem
    for token in tokens("release free reopen resume restart restore withdraw depart leave lift")
)
"""What can only be done after its opposite: that somebody is held does not tell whether they were released."""


def presupposes(stem: str) -> bool:
    """Whether what the word says can only come after its opposite, which so tells nothing of whether it came."""
    return stem in _UNDOING
