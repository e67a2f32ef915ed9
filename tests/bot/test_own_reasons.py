"""Reasons that the program gives itself, in the words of each reader."""

from typing import Final

import pytest

from bot.telling import because
from bot.words import ENGLISH, LANGUAGES, texts, words_for
from knowledge.models import Link, LinkKind
from knowledge.storage.reasons import OWN, understood, written

VALUES: Final[dict[str, str | Link]] = {
    "file": "факты a {b}.csv",
    "instant": "2026-11-26 14:30 UTC",
    "link": Link(LinkKind.CONTRADICTS, "RF-0003"),
}
OTHERS: Final = tuple(each for each in LANGUAGES if each != "en")


def reason(code: str) -> str:
    return written(
        code, **{name: each for name, each in VALUES.items() if f"{{{name}}}" in OWN[code]}
    )


@pytest.mark.parametrize("code", sorted(OWN))
def test_english_is_told_as_it_is_kept(code: str) -> None:
    assert texts("en")[f"remark.{code}"] == OWN[code]
    assert because(reason(code), ENGLISH) == reason(code)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", sorted(OWN))
def test_every_reason_is_told_in_the_readers_language(code: str, language: str) -> None:
    kept, words = reason(code), words_for(language)
    told = because(kept, words)
    assert told != kept
    shown = {name: each for name, each in VALUES.items() if name != "link"}
    link = words.say("link.contradicts", fact="RF-0003")
    assert told == words.say(f"remark.{code}", **shown, link=link)


@pytest.mark.parametrize(
    "typed",
    ["the source was corrected", "imported from ", "linked: loves RF-0003", "Pack loaded", ""],
)
def test_what_somebody_typed_is_told_as_it_stands(typed: str) -> None:
    assert understood(typed) == typed
    assert because(typed, words_for("de")) == typed
