"""Every error that Bewijsplaats raises on purpose.

BewijsplaatsError
├── InvalidSpan              a span that lies outside its text
├── ReadingError             one file cannot become a document; the build goes on without it
│   ├── UnreadableFile       no permission, vanished, a folder
│   ├── EmptyFile            no words in it
│   ├── NotText              binary where text was expected
│   ├── UnsupportedFormat    a format without a reader
│   ├── DamagedFile          the format's own parser gives up
│   └── TooHeavy             took too long, too much memory, or the parser with it
├── ReaderMissing            the process that reads files does not start
├── StoringError             an upload that cannot be stored, a file that cannot be removed
├── QuestionError            an empty or an over-long question
├── EncoderError             the encoder is missing, damaged or another than expected
├── LanguageModelError       the spaCy pipeline is missing or damaged
├── CalibrationError         the calibration of the confidence is missing or damaged
├── IndexingError
│   ├── IndexMissing         nothing has been built yet
│   ├── IndexDamaged         files are missing or do not fit together
│   ├── IndexOutdated        made by another encoder, other settings or another version
│   ├── IndexNotWritten      a full disk, a folder that may not be written
│   ├── IndexBusy            somebody else is building it
│   └── EmptyCorpus          no readable document in the given folders
└── UsageError               wrong arguments: an unknown document, a broken batch line

The message of each is Dutch, names what was found, and says what to do.
"""


class BewijsplaatsError(Exception):
    """Base of all errors with a message meant for the user."""


class InvalidSpan(BewijsplaatsError, ValueError):
    """A span that lies outside its text."""


class ReadingError(BewijsplaatsError):
    """One file that cannot become a document."""


class UnreadableFile(ReadingError):
    """The file cannot be opened."""


class EmptyFile(ReadingError):
    """The file holds no words."""


class NotText(ReadingError):
    """The file is binary where text was expected."""


class UnsupportedFormat(ReadingError):
    """There is no reader for this format."""


class DamagedFile(ReadingError):
    """The parser of the format gives up on the file."""


class TooHeavy(ReadingError):
    """Reading the file took too long or too much memory, or ended the process that read it."""


class ReaderMissing(BewijsplaatsError):
    """The process that reads files does not start."""


class StoringError(BewijsplaatsError):
    """A document cannot be put into the corpus folder, or not be removed from it."""


class QuestionError(BewijsplaatsError):
    """The question is empty or too long."""


class EncoderError(BewijsplaatsError):
    """The sentence encoder is missing, damaged or not the expected one."""


class LanguageModelError(BewijsplaatsError):
    """The spaCy pipeline is missing or damaged."""


class CalibrationError(BewijsplaatsError):
    """The calibration of the confidence is missing or damaged."""


class IndexingError(BewijsplaatsError):
    """Something about the index as a whole."""


class IndexMissing(IndexingError):
    """No index has been built in this folder."""


class IndexDamaged(IndexingError):
    """Files of the index are missing or contradict each other."""


class IndexOutdated(IndexingError):
    """The index was made by another encoder, other settings or another version."""


class IndexNotWritten(IndexingError):
    """The index cannot be written; the old one stays in use."""


class IndexBusy(IndexingError):
    """Somebody else is building the index."""


class EmptyCorpus(IndexingError):
    """The corpus folders hold no readable document."""


class UsageError(BewijsplaatsError):
    """Wrong arguments."""
