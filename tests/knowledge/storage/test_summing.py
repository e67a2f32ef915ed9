"""Sums over postings: the best of very many are found without putting all in order."""

import numpy as np
import pytest

from knowledge.storage.summing import _are_in, _keys

SIZES = [(1, 1), (90, 96), (2_000, 96), (5_000, 96), (5_000, 400), (9_000, 7), (9_000, 200)]


@pytest.mark.parametrize(("size", "limit"), SIZES)
@pytest.mark.parametrize("most", [3, 900, 10_000_000])
def test_the_greatest_sums_are_kept_of_equal_ones_the_lower_rows(
    size: int, limit: int, most: int
) -> None:
    chance = np.random.default_rng(size + most)
    rows = np.sort(chance.choice(100_000, size, replace=False)).astype(np.uint64)
    sums = chance.integers(1, most, size).astype(np.uint64)
    for each in (sums, np.sort(sums), np.sort(sums)[::-1]):
        found = np.sort(_keys(rows, each, limit))[::-1]
        pairs = [(int(key) >> 32, 0xFFFF_FFFF - (int(key) & 0xFFFF_FFFF)) for key in found]
        order = sorted(zip(each.tolist(), rows.tolist(), strict=True), key=lambda p: (-p[0], p[1]))
        assert pairs == order[:limit]


def test_rows_are_looked_for_among_others_in_order() -> None:
    rows = np.array([1, 4, 5, 9, 12], dtype=np.uint64)
    assert _are_in(rows, np.array([4, 4, 9], dtype=np.uint64)).tolist() == [0, 1, 0, 1, 0]
    assert _are_in(rows, np.array([], dtype=np.uint64)).tolist() == [0] * 5
