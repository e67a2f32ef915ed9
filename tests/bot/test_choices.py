"""How the events that may be asked are changed, and how choices are told."""

from dataclasses import replace

import pytest

from bot.blocks import Sentence, Table
from bot.choices import LANGUAGE_NAMES, EventChange, choices_reply, events_after
from bot.words import ENGLISH, LANGUAGES, words_for
from knowledge.models import Event
from knowledge.storage.posting import Guild

KNOWN = tuple(
    Event(slug, slug.title(), at, at) for at, slug in enumerate(("flood", "storm", "war"))
)
ALL, ONLY, ALSO, NOT = EventChange.ALL, EventChange.ONLY, EventChange.ALSO, EventChange.NOT


@pytest.mark.parametrize(
    ("held", "change", "slug", "after"),
    [
        ((), ALL, "", ()),
        (("storm",), ALL, "", ()),
        ((), ONLY, "war", ("war",)),
        (("flood", "storm"), ONLY, "war", ("war",)),
        (("war",), ALSO, "flood", ("flood", "war")),
        (("war", "flood"), ALSO, "storm", ()),
        ((), ALSO, "storm", ()),
        ((), NOT, "storm", ("flood", "war")),
        (("storm", "war"), NOT, "storm", ("war",)),
        (("war",), NOT, "storm", ("war",)),
        (("war",), NOT, "war", None),
        (("gone",), NOT, "war", ("flood", "storm")),
        (("gone", "war"), ALSO, "flood", ("flood", "war")),
    ],
)  # fmt: skip
def test_events_change(
    held: tuple[str, ...], change: EventChange, slug: str, after: tuple[str, ...] | None
) -> None:
    assert events_after(Guild(1, events=held), change, slug, KNOWN) == after


def test_every_language_has_its_own_name() -> None:
    assert tuple(LANGUAGE_NAMES) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_told_in_every_language(language: str) -> None:
    words = words_for(language)
    guild = Guild(1, language, "Asia/Almaty", ("storm",), (5, 6), 7, 8, plain=True)
    reply = choices_reply(guild, {5: "#talk", 7: "@Keepers"}, KNOWN, words, ("So be it.",))
    remark, table = reply.blocks
    assert remark == Sentence("So be it.")
    assert isinstance(table, Table)
    values = [row.value for row in table.rows]
    assert values[:3] == [LANGUAGE_NAMES[language], "Asia/Almaty", "Storm"]
    assert values[3].startswith("#talk, ")
    assert "(6)" in values[3]
    assert values[4] == "@Keepers"
    assert "(8)" in values[5]
    assert len(set(values[6:])) == 3


def test_what_was_not_chosen_is_told_too() -> None:
    (table,) = choices_reply(Guild(1), {}, KNOWN, ENGLISH).blocks
    assert isinstance(table, Table)
    assert [row.value for row in table.rows] == [
        "that of each reader",
        "UTC",
        "all",
        "nowhere",
        "only those who manage the server",
        "nowhere",
        "laid out",
        "count at once",
        "welcome",
    ]


def test_what_has_changed_is_told_with_what_stood_there_before() -> None:
    before = Guild(1, zone="UTC", plain=True)
    after = replace(before, zone="Asia/Almaty")
    (table,) = choices_reply(after, {}, KNOWN, ENGLISH, before=before).blocks
    assert isinstance(table, Table)
    told = [row.value for row in table.rows]
    assert "Asia/Almaty (before: UTC)" in told
    assert sum("before" in each for each in told) == 1
