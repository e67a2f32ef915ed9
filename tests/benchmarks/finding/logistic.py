"""Logistic regression by Newton's method, in plain Python: few signals, some thousand examples.

Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 4.4.1.
"""

from collections.abc import Sequence
from math import exp

__all__ = ["fit_logistic", "share_of"]

_ROUNDS = 25
_ENOUGH = 1e-6


def share_of(weights: Sequence[float], row: Sequence[float]) -> float:
    """The fitted probability of a row; the last weight is the bias."""
    total = weights[-1] + sum(map(float.__mul__, weights, row))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def fit_logistic(
    rows: Sequence[Sequence[float]],
    right: Sequence[bool],
    counts: Sequence[float],
    penalty: float = 0.3,
) -> tuple[float, ...]:
    """Weights of the columns, then the bias; ``counts`` is how often each row counts, ``penalty`` holds weights small."""
    size = len(rows[0]) + 1
    weights = [0.0] * size
    full = [(*row, 1.0) for row in rows]
    for _ in range(_ROUNDS):
        slope = [penalty * weight for weight in weights[:-1]] + [0.0]
        bend = [
            [penalty * (a == b) if a < size - 1 else 0.0 for b in range(size)] for a in range(size)
        ]
        for row, good, count in zip(full, right, counts, strict=True):
            share = share_of(weights, row[:-1])
            off, spread = count * (share - good), count * share * (1.0 - share)
            for a, value in enumerate(row):
                if not value:
                    continue
                slope[a] += off * value
                line, part = bend[a], spread * value
                for b in range(a + 1):
                    line[b] += part * row[b]
        for a in range(size):
            for b in range(a):
                bend[b][a] = bend[a][b]
        step = _solved(bend, slope)
        weights = [weight - move for weight, move in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _ENOUGH:
            break
    return tuple(weights)


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Gaussian elimination with the greatest pivot; both arguments are used up."""
    size = len(values)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(matrix[row][at]))
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        values[at], values[pivot] = values[pivot], values[at]
        for row in range(at + 1, size):
            factor = matrix[row][at] / (matrix[at][at] or 1.0)
            for column in range(at, size):
                matrix[row][column] -= factor * matrix[at][column]
            values[row] -= factor * values[at]
    for at in reversed(range(size)):
        known = sum(matrix[at][column] * values[column] for column in range(at + 1, size))
        values[at] = (values[at] - known) / (matrix[at][at] or 1.0)
    return values
