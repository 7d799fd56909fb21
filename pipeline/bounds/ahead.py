"""Files read one after another, each begun while what was read before is still being worked on."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from pipeline.bounds.here import may_read_here, read_here
from pipeline.bounds.parent import BoundedReader
from pipeline.bounds.reading import Reader, ReadFile
from pipeline.corpus import CorpusFile
from pipeline.settings import Settings

Reading = Iterator[Callable[[], ReadFile]]
"""For each file a function that waits for its document, and raises what a `Reader` raises."""


@contextmanager
def reading(
    items: Sequence[CorpusFile], settings: Settings, reader: Reader | None = None
) -> Iterator[Reading]:
    """The documents in these files, in order, from another process if that is worth it.

    With a `reader` the files are read by that, in this process, when they are asked for. On leaving
    the block, what is still being read is given up.
    """
    if reader is None and may_read_here(items):
        reader = partial(read_here, settings=settings)
    if reader is not None:
        yield (partial(reader, item) for item in items)
        return
    bounded = BoundedReader(settings)
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        yield _ahead(pool, bounded, items)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        bounded.close()
        pool.shutdown()


def _ahead(pool: ThreadPoolExecutor, reader: Reader, items: Sequence[CorpusFile]) -> Reading:
    before = None
    for item in items:
        submitted = pool.submit(reader, item)
        if before:
            yield before.result
        before = submitted
    if before:
        yield before.result
