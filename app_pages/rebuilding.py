"""The index brought up to date in a thread, while the chat answers from the one before.

One build at a time; a change during a build makes another one follow. The encoder is one of its
own, since a tokenizer must not be used by two threads.
"""

import logging
import threading
from dataclasses import dataclass, replace

from pipeline import assistant, texts_chat
from pipeline.build import BuildReport, build_index
from pipeline.errors import BewijsplaatsError
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a rebuild is: the file in hand and how many are done, or how it ended."""

    running: bool = False
    file: str = ""
    done: int = 0
    total: int = 0
    report: BuildReport | None = None
    error: str = ""


class Rebuild:
    """Rebuilds of one index, one after the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._again: Settings | None = None
        self._thread: threading.Thread | None = None
        self._progress = Progress()

    @property
    def progress(self) -> Progress:
        """Where the rebuild is now."""
        return self._progress

    def start(self, settings: Settings) -> None:
        """Begin a rebuild; if one is running, another follows it."""
        with self._lock:
            if self._progress.running:
                self._again = settings
                return
            self._progress = Progress(running=True)
            self._thread = threading.Thread(target=self._run, args=(settings,), daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until no rebuild is running."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, settings: Settings) -> None:
        following: Settings | None = settings
        while following is not None:
            ended = self._build(following)
            with self._lock:
                following, self._again = self._again, None
                self._progress = replace(ended, running=following is not None)

    def _build(self, settings: Settings) -> Progress:
        try:
            encoder = assistant.make_encoder(settings)
            return Progress(report=build_index(settings, encoder, self._step))
        except BewijsplaatsError as error:
            return Progress(error=str(error))
        except Exception:  # a thread that dies would leave the page waiting for ever
            logging.getLogger(__name__).exception("the rebuild failed")
            return Progress(error=texts_chat.REBUILD_FAILED)

    def _step(self, file: str, done: int, total: int) -> None:
        self._progress = Progress(running=True, file=file, done=done, total=total)
