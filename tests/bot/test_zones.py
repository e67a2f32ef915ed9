"""Time zones are found by place, in any script, and offered with their difference from UTC."""

import pytest

from bot.zones import hour_in, known_zone, zone_choices

AT = 1_767_225_600
"""1 January 2026."""


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Almaty", "Asia/Almaty"),
        ("asia/almaty", "Asia/Almaty"),
        ("Almaty", "Asia/Almaty"),
        ("Алматы", "Asia/Almaty"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Nowhere", ""),
        ("../../etc/passwd", ""),
        ("a\0b", ""),
        ("", ""),
    ],
)
def test_zone_is_known_by_its_name_or_its_city(typed: str, zone: str) -> None:
    assert known_zone(typed) == zone


def test_zones_whose_city_begins_so_are_offered_first() -> None:
    assert [each.value for each in zone_choices("alm", "UTC", AT)][:1] == ["Asia/Almaty"]
    assert [each.name for each in zone_choices("Vienna", "UTC", AT)] == [
        "Europe/Vienna (UTC+01:00)"
    ]
    assert zone_choices("zzzz", "UTC", AT) == ()


def test_zone_in_use_is_offered_before_anything_is_typed() -> None:
    found = zone_choices("", "Asia/Almaty", AT)
    assert [each.value for each in found][:2] == ["Asia/Almaty", "UTC"]
    assert len(found) == 25


def test_difference_is_that_of_the_instant() -> None:
    """Almaty changed its clocks on 1 March 2024."""
    (now,) = zone_choices("Almaty", "UTC", AT)
    (then,) = zone_choices("Almaty", "UTC", AT - 3 * 366 * 86_400)
    assert (now.name, then.name) == ("Asia/Almaty (UTC+05:00)", "Asia/Almaty (UTC+06:00)")


def test_old_names_are_offered_as_far_as_they_are_typed() -> None:
    assert "US/Pacific" in [each.value for each in zone_choices("us/pac", "UTC", AT)]
    assert "US/Pacific" not in [each.value for each in zone_choices("", "UTC", AT)]


def test_hour_is_told_with_its_zone() -> None:
    assert hour_in("Asia/Almaty", 8) == "08:00 (Asia/Almaty)"
