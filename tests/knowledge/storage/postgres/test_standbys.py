"""Standbys that an address names."""

import pytest

from knowledge.errors import BadInput
from knowledge.storage.postgres.address import read_address

TWO = (
    "postgresql://me:hunter2@db-1,db-2:5433/record?target_session_attrs=read-write&sslmode=require"
)


def test_standby_is_the_same_database_elsewhere_whoever_takes_writes() -> None:
    address = read_address(f"{TWO}&standby=db-2:5433,db-3")
    assert address.url == TWO
    assert [each.url for each in address.standbys] == [
        "postgresql://me:hunter2@db-2:5433/record?sslmode=require",
        "postgresql://me:hunter2@db-3/record?sslmode=require",
    ]
    assert [each.place for each in address.standbys] == [
        "The database “record” on db-2:5433",
        "The database “record” on db-3",
    ]
    assert "hunter2" not in repr(address)


def test_address_without_a_standby_is_left_as_it_is() -> None:
    assert read_address(TWO).url == TWO
    assert read_address(TWO).standbys == ()


def test_standby_that_cannot_be_read_is_refused_without_a_password() -> None:
    with pytest.raises(BadInput, match="The standby of the store's address cannot be read") as told:
        read_address(f"{TWO}&standby=db-2:port")
    assert "hunter2" not in str(told.value)
