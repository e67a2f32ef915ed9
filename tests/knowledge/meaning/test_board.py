"""Kept vectors: small, of any number, and near what they were made of."""

import numpy as np

from knowledge.meaning.board import Board, packed, unpacked

SIZE = 16


def drawn(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.random.default_rng(7).normal(size=(count, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def test_a_kept_vector_is_a_byte_a_dimension_and_points_the_same_way() -> None:
    rows = drawn(50)
    bodies = packed(rows)
    assert {len(body) for body in bodies} == {SIZE}
    assert float((unpacked(bodies) * rows).sum(axis=1).min()) > 0.999


def test_a_vector_of_nothing_is_kept_as_nothing() -> None:
    empty = np.zeros((1, SIZE), dtype=np.float32)
    board = Board([(1, 1, packed(empty)[0])], SIZE)
    assert board.cosines(drawn(1)[0]).tolist() == [0.0]


def test_cosines_stand_in_the_order_of_rows() -> None:
    rows = drawn(5000)
    entries = [(9000 - at, 1, body) for at, body in enumerate(packed(rows))]
    board = Board(entries, SIZE)
    assert board.rows.tolist() == [row for row, _, _ in entries]
    assert np.abs(board.cosines(rows[4321]) - rows @ rows[4321]).max() < 0.02
    assert int(board.cosines(rows[4321]).argmax()) == 4321


def test_of_entries_of_one_row_the_last_counts_and_other_sizes_are_left_out() -> None:
    one, other = packed(drawn(2))
    board = Board([(1, 1, one), (2, 1, other[:-1]), (1, 2, other)], SIZE)
    assert list(board.entries()) == [(1, 2, other)]
    assert len(board) == 1
