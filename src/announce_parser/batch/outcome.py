"""What became of one document: a record with what is to be said of it, or the error why there is none.

An outcome travels from worker to parent as JSON and bytes after their lengths. Nothing is unpickled: a
document that takes a worker over can lie about its record, but not run anything in the parent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from announce_parser import errors
from announce_parser.errors import AnnounceError, ExitCode, ReaderCrashed, RefusedDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

SEVERITIES = ("error", "warning", "info")
LIMITS = (*SEVERITIES, "conflict", "rounding", "never")
"""What makes a check a finding: a severity, a grade, or nothing."""
PARTIAL = "finding.partial"
_LENGTH = 8  # bytes, big-endian, before the part that is JSON


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person must look at.

    Attributes:
        message: Id in the catalogue of messages.
        values: What the message is filled in with; they may quote the document.
    """

    message: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        content: The record's bytes as they are written; empty without a record.
        findings: Parts that could not be read, violations of the contract, failing checks.
        error: Why there is no record.
        sha256: Of the document; None where it could not be opened.
        size_bytes: Of the document.
        checks: How many hold, fail and were skipped.
        milliseconds: From opening to record.
        peak_mb: The most memory that its worker held; None where the system does not say.
        crashes: How many workers it took down.
        killed: How many of its workers something outside killed.
        trace: The traceback of a bug.
    """

    content: bytes = b""
    findings: tuple[Finding, ...] = ()
    error: AnnounceError | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    checks: tuple[tuple[str, int], ...] = ()
    milliseconds: int = 0
    peak_mb: int | None = None
    crashes: int = 0
    killed: int = 0
    trace: str = ""

    @property
    def code(self) -> ExitCode:
        """What one source with this outcome ends with."""
        if self.error is not None:
            return self.error.exit_code
        return ExitCode.FINDINGS if self.findings else ExitCode.DONE

    @property
    def status(self) -> str:
        """The ledger's word: ``ok``, ``partial``, ``refused`` or ``failed``."""
        if self.error is None:
            return "partial" if self.findings else "ok"
        return "refused" if isinstance(self.error, RefusedDocument) else "failed"

    @property
    def reason(self) -> str | None:
        """Why there is no record, or what of the source it lacks, in English and without a word of the document."""
        if self.error is not None:
            return self.error.reason
        partial = [dict(one.values) for one in self.findings if one.message == PARTIAL]
        return (
            "; ".join(dict.fromkeys(each["in_english"] for each in partial if "in_english" in each))
            or None
        )

    def without_record(self) -> Outcome:
        """Return what the end of a long run still needs, so that its memory stays flat."""
        return replace(self, content=b"", findings=(), trace="")


def to_bytes(outcome: Outcome) -> bytes:
    """Return an outcome as it travels."""
    error = outcome.error
    head = {
        "findings": [[finding.message, dict(finding.values)] for finding in outcome.findings],
        "error": None if error is None else [error.code, error.reason, error.file],
        "sha256": outcome.sha256,
        "size_bytes": outcome.size_bytes,
        "checks": dict(outcome.checks),
        "milliseconds": outcome.milliseconds,
        "trace": outcome.trace,
    }
    encoded = json.dumps(head).encode("ascii")
    return len(encoded).to_bytes(_LENGTH, "big") + encoded + outcome.content


def from_bytes(answer: bytes) -> Outcome:
    """Return the outcome that a worker sent; one that makes no sense is the outcome of a crash."""
    try:
        end = _LENGTH + int.from_bytes(answer[:_LENGTH], "big")
        return _read(json.loads(answer[_LENGTH:end]), answer[end:])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Outcome(error=ReaderCrashed("the worker's answer is garbled"), crashes=1)


def _read(head: Mapping[str, Any], content: bytes) -> Outcome:
    error = head["error"]
    size = head["size_bytes"]
    return Outcome(
        content=content,
        findings=tuple(
            Finding(str(message), tuple((str(key), str(value)) for key, value in values.items()))
            for message, values in head["findings"]
        ),
        error=None if error is None else error_of(*error),
        sha256=None if head["sha256"] is None else str(head["sha256"]),
        size_bytes=None if size is None else int(size),
        checks=tuple((str(key), int(value)) for key, value in head["checks"].items()),
        milliseconds=int(head["milliseconds"]),
        trace=str(head["trace"]),
    )


def error_of(code: str, reason: str, file: str | None = None) -> AnnounceError:
    """Return the error of a code; a code that is not part of the closed list is a bug."""
    named = {
        member.code: member
        for member in vars(errors).values()
        if isinstance(member, type) and issubclass(member, AnnounceError)
    }
    return named.get(code, AnnounceError)(str(reason), file=file)
