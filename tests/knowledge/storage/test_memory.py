"""What is remembered stays bounded, and the longest unasked goes first."""

from knowledge.storage.memory import Memory, Standstill


def test_longest_unasked_goes_first() -> None:
    memory: Memory[int, str] = Memory(2)
    memory.put(1, "one")
    memory.put(2, "two")
    assert memory.get(1) == "one"
    memory.put(3, "three")
    assert [memory.get(key) for key in (1, 2, 3)] == ["one", None, "three"]


def test_value_put_again_replaces_the_old() -> None:
    memory: Memory[int, str] = Memory(2)
    memory.put(1, "one")
    assert memory.put(1, "eins") == "eins"
    assert memory.get(1) == "eins"


def test_what_was_read_of_events_is_known_until_one_changes() -> None:
    known: Standstill[str, str] = Standstill(4)
    known.add({1: 5, 2: 6}, {"a": "one"})
    known.add({1: 5, 2: 6}, {"b": "two"})
    assert known.at({1: 5, 2: 6}, "bac") == {"a": "one", "b": "two"}
    assert known.at({1: 5, 2: 6}, "b") == {"b": "two"}
    assert known.at({1: 5, 2: 7}, "ab") == {}
    assert known.at({1: 5}, "ab") == {}


def test_more_than_there_is_room_for_begins_anew() -> None:
    known: Standstill[str, str] = Standstill(2)
    known.add({1: 5}, {"a": "one", "b": "two"})
    known.add({1: 6}, {"c": "three"})
    assert known.at({1: 5}, "ab") == {}
    assert known.at({1: 6}, "c") == {"c": "three"}
    known.add({1: 6}, {"d": "four", "e": "five", "f": "six"})
    assert known.at({1: 6}, "cdef") == {}


def test_what_is_told_stays_as_it_was_while_others_read_more() -> None:
    known: Standstill[int, int] = Standstill(100)
    known.add({1: 1}, {1: 1})
    told = known.at({1: 1}, [1, 2])
    known.add({1: 1}, {2: 2})
    assert told == {1: 1}
