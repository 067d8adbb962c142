"""One document in, its outcome out: the same in a worker, in the caller's process and on any engine."""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser import profiles
from announce_parser.batch.causes import known
from announce_parser.batch.hashing import digest
from announce_parser.batch.outcome import PARTIAL, SEVERITIES, Finding, Outcome
from announce_parser.messages import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.corrections import Amendment
    from announce_parser.profiles import Profile
    from announce_parser.record import Check, Record


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How documents are read, the same for all of one call.

    Attributes:
        tokenizer: Name of a tokenizer.
        published: Day of publication, ISO 8601, for documents that do not say it.
        fail_on: The lowest severity of a failing check that counts as a finding; `conflict` counts every
            contradiction, `rounding` what agrees only when rounded too; None and `never` count none.
        corrections: What a person corrected; each document takes the lines that are about it.
        profile: The words of an office's own; by default those that hold where this is made.
        ocr: Whether letters of pictures are recognised.
    """

    tokenizer: str = "mecab"
    published: str | None = None
    fail_on: str | None = None
    corrections: tuple[Amendment, ...] = ()
    profile: Profile = field(default_factory=profiles.active)
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One document.

    Attributes:
        source: Where its file lies, or its bytes.
        name: The file name that the record states.
        member: Its name within a zip archive of documents, as the archive's directory writes it.
        beside: What a portal knows of the file: pairs such as ``published`` and a day, ``url`` and an address.
    """

    source: Path | bytes
    name: str
    member: str | None = None
    beside: tuple[tuple[str, str], ...] = ()


def attempt(task: Task, reading: ReadingOptions) -> Outcome:
    """Return the outcome of one document; nothing but an interrupt or an exit is raised."""
    started = time.perf_counter()
    outcome = Outcome()
    try:
        data = bytes_of(task)
        outcome = Outcome(sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
        outcome = _read(data, task, reading, outcome)
    except Exception as error:  # noqa: BLE001 (the trap per file: whatever a document does to the parser)
        if outcome.sha256 is None and task.member is None:
            sha256, size = digest(task.source)  # an empty file has one too
            outcome = replace(outcome, sha256=sha256, size_bytes=size)
        outcome = replace(
            outcome, content=b"", findings=(), checks=(), error=known(error), trace=trace_of(error)
        )
    return replace(outcome, milliseconds=round((time.perf_counter() - started) * 1000))


def bytes_of(task: Task) -> bytes:
    """Return the bytes, read once, so that the ledger and the record are about the same ones."""
    from announce_parser import readers

    if task.member is not None and isinstance(task.source, Path):
        from announce_parser.batch.archives import member

        return member(task.source, task.member)
    return readers.load(task.source).data


def _read(data: bytes, task: Task, reading: ReadingOptions, outcome: Outcome) -> Outcome:
    from announce_parser import pipeline, readers

    if isinstance(task.source, Path) and task.member is None:
        _refuse_archive(task.source, data)
    record = pipeline.parse(
        readers.load(data, name=stated_name(task.name), beside=dict(task.beside)),
        tokenizer=reading.tokenizer,
        published=reading.published,
        corrections=reading.corrections,
        profile=reading.profile,
        ocr=reading.ocr,
    )
    content = record.to_json()
    statuses = [check.status for check in record.checks]
    return replace(
        outcome,
        content=content,
        findings=tuple(_findings(record, content, reading)),
        checks=tuple((status, statuses.count(status)) for status in ("holds", "fails", "skipped")),
    )


def _refuse_archive(path: Path, data: bytes) -> None:
    """Raise what is wrong with an archive of documents: to a reader it is but a container of another kind."""
    from announce_parser import readers
    from announce_parser.batch.archives import members

    if data.startswith(b"PK") and not any(reader.matches(data) for reader in readers.members()):
        members(path)


def stated_name(name: str) -> str:
    """Return a file name as text: one whose bytes are not UTF-8 is Korean Windows' CP949 more often than not."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _findings(record: Record, content: bytes, reading: ReadingOptions) -> Iterator[Finding]:
    """Yield what a person must look at: losses, violations of the contract, failing checks."""
    from announce_parser import validation
    from announce_parser.record import UNREAD_RULES

    for check in record.checks:
        if check.rule in UNREAD_RULES:
            words = (("what", check.message), ("in_english", check_words(check, "en")))
            yield Finding(PARTIAL, words)
    for violation in validation.validate(json.loads(content)):
        yield Finding(
            "finding.invalid", (("pointer", violation.pointer), ("what", violation.message))
        )
    for check in record.checks:
        is_lost = "raised" in check.params  # a bug of ours is told whatever the limit
        if check.rule not in UNREAD_RULES and (is_lost or _counts(check, reading.fail_on)):
            said = (("what", check.message), ("in_english", check_words(check, "en")))
            rule = (("rule", check.rule), ("severity", check.severity))
            yield Finding("finding.check", (*rule, *said))


def _counts(check: Check, fail_on: str | None) -> bool:
    """Return whether a check is a finding under a limit."""
    if fail_on in SEVERITIES:
        worse = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return check.status == "fails" and check.severity in worse
    if fail_on in ("conflict", "rounding"):
        grades = ("conflict",) if fail_on == "conflict" else ("conflict", "rounding")
        return check.grade in grades
    return False


def trace_of(error: BaseException) -> str:
    """Return the traceback of what was raised, which can quote the document."""
    import traceback

    return "".join(traceback.format_exception(error)).rstrip()
