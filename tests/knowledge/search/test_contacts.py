"""Links and mentions around a question, which are no part of it."""

import pytest

from knowledge.search.reading.contacts import unlinked

ASKED = "what happened on 5 January?"


@pytest.mark.parametrize(
    "typed",
    [
        f"@everyone {ASKED}",
        f"@Ann, @bob {ASKED}",
        f"{ASKED} @here",
        f"{ASKED} https://evil.example",
        f"{ASKED} <https://evil.example/a?b=c>",
        f"https://evil.example {ASKED}",
        f"<@42> <@!42> <@&7> <#8> {ASKED} <:sad:9> <a:sad:9> <t:1600000000:R> </ask:12>",
        f"{ASKED} www.evil.example/x",
        "what happened on [5 January](https://evil.example/x)?",
        "what happened on 5 January https://evil.example?",
    ],
)
def test_they_are_left_out(typed: str) -> None:
    assert unlinked(typed).replace(" ?", "?") == ASKED


@pytest.mark.parametrize(
    "typed",
    [
        *("who is @bob", "who owns ann@example.org?", "who is ann@everyone.example?", "5 < 6 @ 7"),
        *("https://evil.example", "@everyone", "<@42>", "", "what is example.org?", "a://"),
    ],
)
def test_what_may_be_asked_about_stays(typed: str) -> None:
    assert unlinked(typed) == typed
