"""Two figures on the same items → their difference, and how far chance alone could move it.

The paired bootstrap: items are drawn with replacement, the same for both, and the difference is
computed anew; the middle 95 % of the differences is the interval. The draws are the same every
time. Sources: Efron & Tibshirani (1993), doi:10.1201/9780429246593; for retrieval Sakai (2006),
doi:10.1145/1148170.1148261.
Left out: corrections for skewness (BCa) and for comparing many settings at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.evaluation.figures import Numbers, Statistic

RESAMPLES = 10_000
_SEED = 20_240_229
_AT_ONCE = 500  # resamples in memory
_OUTSIDE = (2.5, 97.5)  # percentiles


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def difference(
    new: Statistic, old: Statistic, items: int, resamples: int = RESAMPLES
) -> Interval | None:
    """How much more `new` is than `old`, or None where one of them is undefined.

    Resamples in which one is undefined (no answered question was drawn) do not count.
    """
    once = np.ones((1, items))
    value = float((new(once) - old(once))[0])
    if np.isnan(value):
        return None
    drawn = [new(counts) - old(counts) for counts in _resampled(items, resamples)]
    low, high = np.nanpercentile(np.concatenate(drawn), _OUTSIDE)
    return Interval(value, float(low), float(high))


def _resampled(items: int, resamples: int) -> Iterator[Numbers]:
    """How often each item is drawn in each resample, some hundreds of resamples at a time."""
    random = np.random.default_rng(_SEED)
    for start in range(0, resamples, _AT_ONCE):
        samples = min(_AT_ONCE, resamples - start)
        drawn = random.integers(0, items, (samples, items))
        cells = drawn + items * np.arange(samples)[:, np.newaxis]
        counts = np.bincount(cells.ravel(), minlength=samples * items)
        yield counts.reshape(samples, items).astype(np.float64)
