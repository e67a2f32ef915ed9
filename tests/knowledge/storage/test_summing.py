"""Sums over postings: the best of very many are found without putting all in order."""

import numpy as np
import pytest

from knowledge.storage.shelf import Read
from knowledge.storage.summing import _are_in, _best, _Desk, _keys, _only, _summed

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


@pytest.mark.parametrize("sizes", [(1,), (40, 1, 60), (3, 3, 3, 3), (900, 700, 70_000)])
@pytest.mark.parametrize("adds", [True, False])
def test_what_a_row_gains_by_each_token_is_added_up(sizes: tuple[int, ...], adds: bool) -> None:
    chance = np.random.default_rng(sum(sizes))
    among = max(9, sum(sizes) // 2, *sizes)
    rows = [np.sort(chance.choice(among, each, replace=False)).astype(np.uint32) for each in sizes]
    impacts = [chance.integers(1, 256, each).astype(np.uint8) for each in sizes]
    worth = [65_535, 3, 700, 1, 12][: len(sizes)]
    expected: dict[int, int] = {}
    for held, said, share in zip(rows, impacts, worth, strict=True):
        for row, impact in zip(held.tolist(), said.tolist(), strict=True):
            before, gained = expected.get(row, 0), share * impact if adds else share
            expected[row] = before + gained if adds else max(before, gained)
    desk = _Desk()
    for _ in range(2):
        read = Read(rows, impacts, list(range(len(sizes))))
        found, sums = _summed(read, worth, desk, adds=adds)
        told = [
            (row, sum_) for row, sum_ in zip(found.tolist(), sums.tolist(), strict=True) if sum_
        ]
        assert told == sorted(expected.items())


def test_sums_of_nothing_are_left_out() -> None:
    rows, sums = np.arange(5, dtype=np.uint64), np.array([0, 4, 0, 9, 4], dtype=np.uint64)
    for limit, best in ((0, [3, 1, 4]), (2, [3, 1]), (4, [3, 1, 4])):
        found = np.sort(_keys(rows, sums, limit))[::-1]
        assert [0xFFFF_FFFF - (int(key) & 0xFFFF_FFFF) for key in found] == best


def test_only_postings_of_wanted_rows_are_summed_up() -> None:
    rows = [np.array(each, dtype=np.uint32) for each in ([1, 4, 7, 90], [2, 3], [7, 8, 4_000_000])]
    impacts = [np.arange(len(each), dtype=np.uint8) for each in rows]
    only = _only(Read(rows, impacts, [0, 0, 3]), np.array([4, 7, 9], dtype=np.uint64))
    assert [each.tolist() for each in only.rows] == [[4, 7], [7]]
    assert [each.tolist() for each in only.impacts] == [[1, 2], [0]]
    assert only.places == [0, 3]


def test_rows_are_looked_for_among_others_in_order() -> None:
    rows = np.array([1, 4, 5, 9, 12], dtype=np.uint64)
    assert _are_in(rows, np.array([4, 4, 9], dtype=np.uint64)).tolist() == [0, 1, 0, 1, 0]
    assert _are_in(rows, np.array([], dtype=np.uint64)).tolist() == [0] * 5


@pytest.mark.parametrize("limit", [1, 7, 96, 2_000])
@pytest.mark.parametrize(
    ("among", "sizes"), [(300, (90, 200, 3)), (90_000, (4_096, 900, 4_096, 1))]
)
@pytest.mark.parametrize("most", [2, 256])
def test_the_best_are_found_by_place_as_they_are_in_order(
    among: int, sizes: tuple[int, ...], limit: int, most: int
) -> None:
    chance = np.random.default_rng(among + limit)
    rows = [np.sort(chance.choice(among, each, replace=False)).astype(np.uint32) for each in sizes]
    impacts = [chance.integers(1, most, each).astype(np.uint8) for each in sizes]
    read = Read(rows, impacts, [0, 1, 1, 3][: len(sizes)])
    worth, masked = [900, 65_535, 0, 900], np.sort(rows[0][:40]).astype(np.uint64)
    desk = _Desk()
    for hidden in (masked[:0], masked, np.arange(among, dtype=np.uint64)):
        found, sums = _summed(read, worth, desk, adds=True)
        sums[_are_in(found, hidden)] = 0
        expected = np.sort(_keys(found, sums, limit)).tolist()
        best = _best(read, worth, desk, hidden, limit)
        assert np.sort(best).tolist() == expected


def test_rows_that_lie_high_have_no_place_of_their_own() -> None:
    rows = [np.array([4, 4_000_000_000], dtype=np.uint32)]
    read = Read(rows, [np.ones(2, dtype=np.uint8)], [0])
    assert _best(read, [9], _Desk(), np.array([], dtype=np.uint64), 2) is None
