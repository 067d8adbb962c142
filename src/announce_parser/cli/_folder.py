"""Many documents into a folder of records, with a manifest: what ``parse`` and ``year`` have in common."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.batch import Finding, Outcome, ReadingOptions, Staff, attempt, outcomes
from announce_parser.batch.hashing import digest
from announce_parser.cli._base import PROGRAM, Session, printable
from announce_parser.cli._beside import Beside
from announce_parser.cli._faults import Fault, as_line, fault_of
from announce_parser.cli._interrupts import gentle
from announce_parser.cli._jobs import Job, jobs_of
from announce_parser.cli._progress import Progress
from announce_parser.cli._stdout import Output
from announce_parser.errors import ExitCode, UsageFault
from announce_parser.messages import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from announce_parser.batch.ledger import Ledger, LedgerEntry


@dataclass(frozen=True, slots=True)
class ParseCall:
    """One call of ``parse``.

    Attributes:
        sources: As given.
        out: ``-o`` as given; a folder unless one source goes to a file that ends in .json.
        reading: How documents are read.
        beside: What is known of each document beside it.
        staff: Who reads them; None reads in this process.
        resumes: Whether what the folder's ledger holds is not read again.
        retries: Whether what failed is, nevertheless.
        stdout: Where data goes that no file takes.
        form: ``record``, or ``facts``: its values alone.
        compact: Whether JSON is written without indentation.
    """

    sources: tuple[str, ...]
    out: str | None
    reading: ReadingOptions
    beside: Beside
    staff: Staff | None
    resumes: bool
    retries: bool
    session: Session
    stdout: Output
    form: str = "record"
    compact: bool = False

    def shaped(self, outcome: Outcome) -> Outcome:
        """Return an outcome with its record in the form that was asked for."""
        if outcome.error is not None or (self.form == "record" and not self.compact):
            return outcome
        from announce_parser.record import Record

        plain: object = json.loads(outcome.content)
        if self.form == "facts":
            plain = Record.from_json(outcome.content).facts()
        spacing = {"separators": (",", ":")} if self.compact else {"indent": 2}
        text = json.dumps(plain, ensure_ascii=False, **spacing)
        return replace(outcome, content=f"{text}\n".encode())

    def beside_of(self, job: Job) -> tuple[tuple[str, str], ...]:
        """Return what is known of a document beside it."""
        return tuple(self.beside.of(job.relative).items())

    def jobs(self, out: Path | None) -> tuple[Job, ...]:
        """Return what is to be parsed, and say which rows of metadata belong to none of it."""
        jobs = jobs_of(self.sources, out, self.session)
        for path in self.beside.unused(job.relative for job in jobs):
            word = self.session.say("finding.metadata_unused", path=path)
            self.session.tell(printable(f"{PROGRAM}: {word}"))
        return jobs


@dataclass(frozen=True, slots=True)
class FolderRun:
    """What came of a folder: the jobs, in the order of the input, and what they add up to."""

    jobs: tuple[Job, ...]
    progress: Progress


def to_folder(call: ParseCall) -> FolderRun:
    """Parse many sources into a folder, with a manifest; one bad file does not stop the rest."""
    from announce_parser.batch.ledger import Ledger, sweep

    folder = None if call.out is None else Path(call.out)
    jobs = call.jobs(folder)
    if folder is None:
        raise UsageFault(call.session.say("usage.needs_output"))
    progress = Progress(call.session, len(jobs))
    ledger = Ledger(folder, call.reading, resumes=call.resumes)
    with closing(ledger):
        within = {""} | {job.relative.rpartition("/")[0] for job in jobs}
        sweep(folder / each for each in within)
        remaining = _Remaining(jobs, call, ledger, progress)
        with closing(gently(remaining.begun(), call, progress)) as done:
            for number, outcome in done:
                job = remaining.pending.pop(number)
                fault = told(job, outcome, call.session, progress.tell, brief=True)
                if fault is None and job.output is not None:
                    writing.write(job.output, outcome.content)
                archive, beside = remaining.archive_of(job), call.beside_of(job)
                ledger.note(job.relative, outcome, archive, beside=beside)
                if call.session.envelope:
                    call.stdout.write(as_line(envelope_of(outcome, fault, job.output)))
                progress.note(printable(job.name), outcome)
        ledger.settle(job.relative for job in jobs)
    progress.summary()
    return FolderRun(jobs, progress)


class _Remaining:
    """The jobs of a run that its ledger does not know as done, handed out one by one."""

    def __init__(
        self, jobs: tuple[Job, ...], call: ParseCall, ledger: Ledger, progress: Progress
    ) -> None:
        self.pending: dict[int, Job] = {}
        self._jobs, self._call, self._ledger, self._progress = jobs, call, ledger, progress
        self._archives: dict[Path, str | None] = {}

    def begun(self) -> Iterator[Job]:
        """Yield each job that is to be read, in order; it is pending until its outcome is taken."""
        number = 0
        for job in self._jobs:
            entry = self._find_done(job) if self._call.resumes else None
            if entry is not None:
                self._progress.count(entry.status, entry.code, entry.checks)
                continue
            self.pending[number] = job
            number += 1
            yield job

    def archive_of(self, job: Job) -> str | None:
        """Return the digest of the archive that a job is a member of; None where it is not one."""
        if job.member is None or job.path is None:
            return None
        if job.path not in self._archives:
            self._archives = {job.path: digest(job.path)[0]}
        return self._archives[job.path]

    def _find_done(self, job: Job) -> LedgerEntry | None:
        path = job.path
        if path is None:
            return None
        current = self.archive_of(job) if job.member is not None else digest(path)[0]
        beside = self._call.beside_of(job)
        return self._ledger.find_done(job.relative, current, beside, retries=self._call.retries)


def gently(
    jobs: Iterable[Job], call: ParseCall, progress: Progress
) -> Generator[tuple[int, Outcome], None, None]:
    """Yield the outcomes; the first interrupt finishes what has begun."""
    if call.staff is None:
        yield from outcomes_of(jobs, call)
        return
    word = call.session.say("progress.stopping")
    with gentle(call.staff, lambda: progress.tell(f"{PROGRAM}: {word}")):
        yield from outcomes_of(jobs, call)


def outcomes_of(jobs: Iterable[Job], call: ParseCall) -> Iterator[tuple[int, Outcome]]:
    tasks = (job.task(call.beside.of(job.relative)) for job in jobs)
    if call.staff is not None:
        with closing(outcomes(tasks, call.reading, call.staff)) as done:
            for number, outcome in done:
                yield number, call.shaped(outcome)
        return
    for number, task in enumerate(tasks):
        yield number, call.shaped(attempt(task, call.reading))


def end(progress: Progress, call: ParseCall, *, many: bool = True) -> int:
    if call.staff is not None and call.staff.stopping:
        progress.tell(f"{PROGRAM}: {call.session.say('progress.resumable')}")
        return ExitCode.INTERRUPTED
    return progress.code() if many else max(progress.codes)


def told(
    job: Job,
    outcome: Outcome,
    session: Session,
    tell: Callable[[str], None],
    *,
    brief: bool = False,
) -> Fault | None:
    """Say what is to be said of an outcome; return its fault, if it is one.

    With `brief`, findings are named without what they quote of the document.
    """
    for finding in outcome.findings:
        tell(printable(f"{PROGRAM}: {job.name}: {_worded(finding, session, brief=brief)}"))
    if outcome.error is None:
        return None
    if session.debug and outcome.error.exit_code == ExitCode.BUG:
        tell(outcome.trace)
    fault = fault_of(outcome.error, session, job.name)
    tell(fault.line)
    return fault


def _worded(finding: Finding, session: Session, *, brief: bool) -> str:
    short = f"{finding.message}.brief"
    message = short if brief and short in MESSAGES else finding.message
    values = dict(finding.values)
    if session.language == "en":
        values["what"] = values.get("in_english", values.get("what", ""))
    return session.say(message, **values)


def envelope_of(outcome: Outcome, fault: Fault | None, output: Path | None) -> object:
    if fault is not None:
        return fault.envelope
    if output is not None:
        return {"ok": True, "output": str(output)}
    return {"ok": True, "record": json.loads(outcome.content)}


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
