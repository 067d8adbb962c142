"""The errors a caller may meet, each with its code, exit code and what to do next.

A library error names the file, the reason and the remedy in English; the command line looks the
same code up in ``messages`` to say it in the reader's language. Codes are a closed list.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The closed list of exit codes of the command line (contract ``CLI.md``)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    CANNOT_WRITE = 5
    MISSING = 6
    SOME_FAILED = 7
    TIMED_OUT = 8
    BUG = 70
    INTERRUPTED = 130


class AnnounceError(Exception):
    """Whatever this package raises on purpose.

    Attributes:
        code: The stable word for the fault, one of a closed list; ``messages`` is keyed by it.
        exit_code: What the command line ends with when one source fails this way.
        reason: What was found, in English, without the file's name.
        advice: What a person can do about it, in English.
        file: The source's name as the caller gave it; None for bytes without a name.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    advice: ClassVar[str] = "Report this with the file that caused it."

    def __init__(self, reason: str, *, file: str | None = None) -> None:
        """Keep the reason and the file apart, so that a message can be worded in any language."""
        super().__init__(reason)
        self.reason = reason
        self.file = file

    def __str__(self) -> str:
        """Return ``file: reason``, one line."""
        return f"{self.file}: {self.reason}" if self.file else self.reason


class UsageFault(AnnounceError):
    """The call itself is wrong: options that clash, outputs that collide, an empty folder."""

    code = "usage"
    exit_code = ExitCode.USAGE
    advice = "Correct the command and run it again."


class UnreadableDocument(AnnounceError):
    """The bytes cannot be turned into a document."""

    code = "damaged"
    exit_code = ExitCode.UNREADABLE
    advice = "Open the file in the program that wrote it and save it again."


class SourceNotFound(UnreadableDocument):
    """There is no such file, or it may not be read."""

    code = "not_found"
    advice = "Check the path and the permissions."


class EmptyDocument(UnreadableDocument):
    """The source has no bytes, or no text in its bytes."""

    code = "empty"
    advice = "Get the file again: it is empty."


class ScannedDocument(EmptyDocument):
    """The pages are pictures or drawn letters: nothing in the file says which letters they show."""

    code = "scanned"
    advice = (
        "Get the original file, or run OCR (ocrmypdf -l kor IN.pdf OUT.pdf) and parse its output."
    )


class UnknownEncoding(UnreadableDocument):
    """The text is in none of the encodings that Korean offices use."""

    code = "unknown_encoding"
    advice = "Save the text as UTF-8 and parse that."


class RefusedDocument(AnnounceError):
    """The document may be sound, but it is not read here."""

    code = "refused"
    exit_code = ExitCode.REFUSED
    advice = "See the formats and limits that are supported."


class UnsupportedFormat(RefusedDocument):
    """The bytes are of no format known here, or of two at once."""

    code = "unsupported_format"
    advice = "List the formats that can be read; convert the file to one of them."


class EncryptedDocument(RefusedDocument):
    """The document is protected by a password."""

    code = "encrypted"
    advice = "Save a copy without a password and parse that."


class OverLimit(RefusedDocument):
    """The document is larger or deeper than the stated limits."""

    code = "over_limit"
    advice = "Split the document, or raise it as an issue with the file."


class OutOfMemory(OverLimit):
    """Reading the document took more memory than its worker may hold."""

    code = "out_of_memory"
    advice = "Split the document, or raise it as an issue with the file."


class ReaderCrashed(UnreadableDocument):
    """The worker that read the document died: a library stopped the whole process, or something killed it."""

    code = "crashed"
    advice = (
        "Try again; if it stops once more, open the file in the program that wrote it and save it."
    )


class CannotWrite(AnnounceError):
    """The output cannot be written."""

    code = "cannot_write"
    exit_code = ExitCode.CANNOT_WRITE
    advice = "Check the folder, its permissions and the space left on the disk."


class MissingDependency(AnnounceError):
    """Something that can be installed is not."""

    code = "missing_dependency"
    exit_code = ExitCode.MISSING
    advice = "Install what the message names."


class TimedOut(AnnounceError):
    """The document was not done within its time."""

    code = "timed_out"
    exit_code = ExitCode.TIMED_OUT
    advice = "Increase the timeout, or check whether the file is damaged."


class StaleCorrection(AnnounceError):
    """A correction no longer fits the record that it was made for."""

    code = "stale_correction"
    exit_code = ExitCode.USAGE
    advice = "Check the document again and correct the corrections file."


class InvalidRecord(AnnounceError):
    """A record does not follow its schema or contradicts itself."""

    code = "invalid_record"
    exit_code = ExitCode.FINDINGS
    advice = "Validate the record to see every violation with its place."
