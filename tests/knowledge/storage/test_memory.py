"""What is remembered stays bounded, and the longest unasked goes first."""

from knowledge.storage.memory import Memory


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
