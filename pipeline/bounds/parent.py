"""Documents read in another process, which is ended and started anew when a file passes a bound."""

import os
from dataclasses import astuple
from typing import Any

from pipeline.bounds.messages import read_document_answer
from pipeline.bounds.process import ReaderProcess, packed_request
from pipeline.bounds.reading import (
    DOCUMENT,
    ReadFile,
    as_reading_error,
    failure,
    limits_of,
    seconds_for,
)
from pipeline.corpus import CorpusFile
from pipeline.settings import Settings


class BoundedReader:
    """A reader of files in a process of its own, until it is closed.

    The process starts with the first file.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = ReaderProcess(settings.read_memory)

    def close(self) -> None:
        """End the process, also while another thread waits for it."""
        self._process.close()

    def __call__(self, item: CorpusFile) -> ReadFile:
        """The document in a file.

        Raises
        ------
        ReadingError
            If it cannot be read, or passes a bound.
        """
        try:
            seconds = seconds_for(item.path.stat().st_size, self._settings)
            before = self._process.answered
            answer = self._ask(item, seconds)
            if isinstance(answer, dict) and answer.get("memory") and before:
                self._process.end()  # what earlier files left behind is not this one's fault
                answer = self._ask(item, seconds)
        except OSError as error:
            raise as_reading_error(error, item.file, self._settings) from error
        if isinstance(answer, ReadFile):
            return answer
        if "error" not in answer:
            self._process.end()
        raise failure(answer, item.file, self._settings, DOCUMENT)

    def _ask(self, item: CorpusFile, seconds: int) -> ReadFile | dict[str, Any]:
        request = packed_request(
            # Bytes of a path that are no text travel as Latin-1 characters.
            path=os.fsencode(item.path).decode("latin-1"),
            file=item.file,
            seconds=seconds,
            ocr=self._settings.ocr,
            limits=astuple(limits_of(self._settings)),
        )
        return self._process.ask(request, seconds, read_document_answer)
