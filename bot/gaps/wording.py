"""A gap in the words of its reader's language: what is asked for, how often, when. Knows no Discord."""

from collections.abc import Mapping

from bot.digests.daily import local_day
from bot.wording import day_words, full_day, measure_word
from bot.words import Words
from knowledge.gaps import HIDDEN, Cluster, read
from knowledge.models import Name
from knowledge.storage.keeping import Gap

__all__ = ["counted", "label_of"]

Names = Mapping[tuple[str, str], Name]


def label_of(gap: Gap, names: Names, words: Words) -> str:
    """What a gap asks for; the words of its questions stay in the language in which they were asked."""
    found = read(gap, names)
    if found is None:
        return gap.label
    parts = (
        words.say(f"gaps.kind-{found.kind}"),
        measure_word(found.measure, words) if found.measure else "",
        ", ".join(dict.fromkeys(shown for _, shown in found.names)),
        ", ".join(dict.fromkeys(day_words(day, words) for day in found.days)),
        " ".join(dict(found.words).values()),
        HIDDEN if found.hidden else "",
    )
    return " · ".join(part for part in parts if part)


def counted(cluster: Cluster, words: Words, zone: str) -> str:
    """How often it was asked for or reported, and on which days of a zone first and last."""
    told = words.say(f"gaps.count-{cluster.head.kind}", count=cluster.count)
    first, last = (full_day(local_day(zone, at), words) for at in (cluster.first, cluster.last))
    when = last if first == last else words.say("gaps.between", first=first, last=last)
    return f"{told} · {when}"
