"""One document in, its outcome out: a record with what is to be said of it, or a fault. Never both."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.cli._beside import Beside
from announce_parser.cli._faults import Fault, fault_of
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.cli._base import Session
    from announce_parser.cli._jobs import Job
    from announce_parser.record import Record

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, the same for all of one call.

    Attributes:
        tokenizer: Name of a tokenizer.
        published: Day of publication, ISO 8601, for documents that do not say it.
        fail_on: The lowest severity of a failing check that counts as a finding; None counts none.
        beside: What is known of each document beside it.
    """

    tokenizer: str = "mecab"
    published: str | None = None
    fail_on: str | None = None
    beside: Beside = field(default_factory=lambda: Beside({}))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job.

    Attributes:
        record: The record, where there is one.
        content: Its bytes as they are written.
        findings: One line each: parts that could not be read, violations, failing checks.
        fault: Why there is no record.
        sha256: Of the document; None where it could not be opened.
        size_bytes: Of the document.
        milliseconds: From opening to record.
    """

    job: Job
    record: Record | None
    content: bytes
    findings: tuple[str, ...]
    fault: Fault | None
    sha256: str | None
    size_bytes: int | None
    milliseconds: int

    @property
    def code(self) -> ExitCode:
        """What one source with this outcome ends with."""
        if self.fault is not None:
            return self.fault.exit_code
        return ExitCode.FINDINGS if self.findings else ExitCode.DONE

    @property
    def status(self) -> str:
        """The manifest's word: ``ok``, ``partial``, ``refused`` or ``failed``."""
        if self.fault is None:
            return "partial" if self.findings else "ok"
        return "refused" if self.fault.exit_code == ExitCode.REFUSED else "failed"


def attempt(job: Job, reading: Reading, session: Session) -> Outcome:
    """Return the outcome of one job; nothing but an interrupt gets out, so one file stops no other."""
    started = time.perf_counter()
    record: Record | None = None
    document: bytes | None = None
    fault: Fault | None = None
    findings: tuple[str, ...] = ()
    content = b""
    try:
        document = _opened(job)
        record, content = _parsed(document, job, reading)
        findings = tuple(_findings(record, content, reading, session))
    except Exception as error:  # noqa: BLE001 (the trap per file: whatever a document does to the parser)
        fault = fault_of(error, session, job.name)
        record, content = None, b""
    return Outcome(
        job,
        record,
        content,
        findings,
        fault,
        None if document is None else hashlib.sha256(document).hexdigest(),
        None if document is None else len(document),
        round((time.perf_counter() - started) * 1000),
    )


def _opened(job: Job) -> bytes:
    """Return the bytes, read once, so that the ledger and the record speak of the same ones."""
    from announce_parser import readers

    return readers.load(job.path or sys.stdin.buffer.read()).data


def _parsed(document: bytes, job: Job, reading: Reading) -> tuple[Record, bytes]:
    from announce_parser import pipeline, readers

    name = "stdin" if job.path is None else job.path.name
    loaded = readers.load(document, name=name, beside=reading.beside.of(job.relative))
    record = pipeline.parse(loaded, tokenizer=reading.tokenizer, published=reading.published)
    return record, record.to_json()


def _findings(record: Record, content: bytes, reading: Reading, session: Session) -> Iterator[str]:
    """Yield what a person must look at: losses, violations of the contract, failing checks."""
    from announce_parser import validation

    for check in record.checks:
        if check.rule == "unread":
            yield session.say("finding.partial", what=check.message)
    for violation in validation.validate(json.loads(content)):
        yield session.say("finding.invalid", pointer=violation.pointer, what=violation.message)
    if reading.fail_on is None:
        return
    counted = SEVERITIES[: SEVERITIES.index(reading.fail_on) + 1]
    for check in record.checks:
        if check.status == "fails" and check.severity in counted and check.rule != "unread":
            words = {"rule": check.rule, "severity": check.severity, "what": check.message}
            yield session.say("finding.check", **words)
