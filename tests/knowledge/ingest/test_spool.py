"""Bytes put by: the same pieces come back, from memory and from a file."""

import pytest

from knowledge.ingest.spool import Spool

PIECES = [b"one", b"", b"three" * 40, b"4"]


@pytest.mark.parametrize("held", [0, 10, 1000])
def test_every_piece_comes_back(held: int) -> None:
    spool = Spool(held)
    spool.add(PIECES[:2])
    spool.add(PIECES[2:])
    assert len(spool) == 4
    assert [spool[number] for number in (3, 0, 2, 1)] == [PIECES[at] for at in (3, 0, 2, 1)]
    spool.add([b"later"])
    assert spool[4] == b"later"
    spool.close()
