"""A figure of a set as a function of how often each of its items counts.

With every item once that is the figure itself; with the counts of ten thousand resamples it is what
the bootstrap needs, in a few products of matrices. Left out: weights that are negative.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Statistic = Callable[[Numbers], Numbers]
"""From counts, shape (samples, items), to a figure a sample, shape (samples,); NaN: undefined."""

_ZERO = 1e-12  # of the mean square: a variance below it is rounding


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a set, or of a part of it, by name."""

    items: int
    statistics: Mapping[str, Statistic]

    def figures(self) -> dict[str, float | None]:
        """The figures with every item counted once; None where nothing counts."""
        once = np.ones((1, self.items))
        values = {name: float(of(once)[0]) for name, of in self.statistics.items()}
        return {name: None if np.isnan(value) else value for name, value in values.items()}


def mean(values: Sequence[float | bool | None]) -> Statistic:
    """The mean of the values that are there."""
    known = [value is not None for value in values]
    return ratio([float(value or 0) for value in values], known)


def ratio(numerators: Sequence[float], denominators: Sequence[float]) -> Statistic:
    """The sum of the numerators over that of the denominators."""
    above = np.asarray(numerators, dtype=np.float64)
    below = np.asarray(denominators, dtype=np.float64)

    def statistic(counts: Numbers) -> Numbers:
        return _divided(counts @ above, counts @ below)

    return statistic


def pearson(left: npt.ArrayLike, right: npt.ArrayLike) -> Statistic:
    """The correlation of two rows of numbers."""
    x, y = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    return lambda counts: _correlation(counts, x, y)


def spearman(left: npt.ArrayLike, right: npt.ArrayLike) -> Statistic:
    """The correlation of the ranks of two rows of numbers; equal numbers share their mean rank."""
    x, y = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    return lambda counts: _correlation(counts, _ranks(counts, x), _ranks(counts, y))


def _correlation(counts: Numbers, x: Numbers, y: Numbers) -> Numbers:
    total = counts.sum(axis=1, keepdims=True)
    dx = x - (counts * x).sum(axis=1, keepdims=True) / total
    dy = y - (counts * y).sum(axis=1, keepdims=True) / total
    spread = _variance(counts, x, dx) * _variance(counts, y, dy)
    return _divided((counts * dx * dy).sum(axis=1), np.sqrt(spread))


def _variance(counts: Numbers, values: Numbers, deviations: Numbers) -> Numbers:
    """The sums of squares of the deviations; 0 where rounding is all there is."""
    squares: Numbers = (counts * deviations**2).sum(axis=1)
    return np.where(squares > _ZERO * (counts * values**2).sum(axis=1), squares, 0.0)


def _ranks(counts: Numbers, values: Numbers) -> Numbers:
    """The mean rank of every value in every sample, shape (samples, items)."""
    _, starts, group = np.unique(np.sort(values), return_index=True, return_inverse=True)
    order = np.argsort(values, kind="stable")
    sizes = np.add.reduceat(counts[:, order], starts, axis=1)
    middles = np.cumsum(sizes, axis=1) - (sizes - 1) / 2
    ranks = np.empty_like(counts)
    ranks[:, order] = middles[:, group]
    return ranks


def _divided(above: Numbers, below: Numbers) -> Numbers:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
