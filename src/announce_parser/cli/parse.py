"""``parse``: announcements in, their records out, to standard output, a file, or a folder."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.batch import (
    LIMITS,
    Bounds,
    Finding,
    Outcome,
    Reading,
    Staff,
    attempt,
    outcomes,
)
from announce_parser.batch.bounds import MOST_SECONDS
from announce_parser.batch.hashing import digest
from announce_parser.cli._base import (
    PROGRAM,
    TOKENIZERS,
    Session,
    Worded,
    printable,
    session_in,
)
from announce_parser.cli._beside import Beside, read_beside
from announce_parser.cli._corrections import correcting_option
from announce_parser.cli._faults import Fault, as_line, fault_of
from announce_parser.cli._interrupts import gentle
from announce_parser.cli._jobs import Job, is_many, jobs_of
from announce_parser.cli._progress import Progress
from announce_parser.cli._stdout import Output, guarded
from announce_parser.errors import ExitCode, UsageFault
from announce_parser.messages import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from announce_parser.batch.ledger import Entry, Ledger
    from announce_parser.corrections import Amendment

_AHEAD = 64  # documents that wait in memory for a slow one, where the order of the input is kept


@dataclass(frozen=True, slots=True)
class _Call:
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
    """

    sources: tuple[str, ...]
    out: str | None
    reading: Reading
    beside: Beside
    staff: Staff | None
    resumes: bool
    retries: bool
    session: Session
    stdout: Output

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


@click.pass_context
def _parse(  # noqa: PLR0913 (click hands over every option of the contract by its name)
    context: click.Context,
    /,
    sources: tuple[str, ...],
    output: str | None,
    *,
    jobs: int | None,
    timeout: float,
    resume: bool,
    retry_failed: bool,
    jsonl: bool,
    in_process: bool,
    tokenizer: str,
    published: str | None,
    fail_on: str | None,
    metadata: str | None,
    corrections: tuple[Amendment, ...],
) -> int:
    session = session_in(context)
    beside = read_beside(Path(metadata), session) if metadata else Beside({})
    reading = Reading(tokenizer, published, fail_on, corrections)
    bounds = Bounds(seconds=timeout, shows_errors=session.debug)
    staff = None if in_process else Staff(jobs or _processors(), bounds)
    with guarded() as stdout:
        resumes = resume or retry_failed
        call = _Call(
            sources, output, reading, beside, staff, resumes, retry_failed, session, stdout
        )
        many = is_many(sources)
        if resumes and (jsonl or not many or output is None):
            raise UsageFault(session.say("usage.resume_without_folder"))
        if jsonl:
            return _to_lines(call, many=many)
        return _to_folder(call) if many else _one(call)


def _one(call: _Call) -> int:
    """Parse the only source: its record goes to standard output, a file, or into a folder."""
    out = None if call.out is None else Path(call.out)
    is_file = out is not None and _names_file(call.out or "", ".json")
    (job,) = call.jobs(out.parent if is_file and out else out)
    target = out if is_file else job.output
    if target is not None and job.path is not None and target.resolve() == job.path.resolve():
        raise UsageFault(call.session.say("usage.over_source", output=target), file=job.name)
    ((_, outcome),) = _outcomes((job,), call)
    fault = _told(job, outcome, call.session, call.session.tell)
    counts = dict(outcome.checks)
    if counts and (counts["fails"] or call.reading.fail_on is not None):
        words = call.session.say("checks.summary", **counts)
        call.session.tell(printable(f"{PROGRAM}: {job.name}: {words}"))
    if fault is None and target is not None:
        writing.write(target, outcome.content)
    if call.session.envelope:
        call.stdout.write(as_line(_envelope(outcome, fault, target)))
    elif fault is None and target is None:
        call.stdout.write(outcome.content)
    return outcome.code


def _to_folder(call: _Call) -> int:
    """Parse many sources into a folder, with a manifest; one bad file does not stop the rest."""
    from announce_parser.batch.ledger import Ledger, sweep

    folder = None if call.out is None else Path(call.out)
    jobs = call.jobs(folder)
    if folder is None:
        raise UsageFault(call.session.say("usage.needs_output"))
    progress = Progress(call.session, len(jobs))
    ledger = Ledger(folder, call.reading, resumes=call.resumes)
    with closing(ledger):
        sweep({folder} | {job.output.parent for job in jobs if job.output is not None})
        remaining = _Remaining(jobs, call, ledger, progress)
        with closing(_gently(remaining.begun(), call, progress)) as done:
            for number, outcome in done:
                job = remaining.pending.pop(number)
                fault = _told(job, outcome, call.session, progress.tell, brief=True)
                if fault is None and job.output is not None:
                    writing.write(job.output, outcome.content)
                archive, beside = remaining.archive_of(job), call.beside_of(job)
                ledger.note(job.relative, outcome, archive, beside=beside)
                if call.session.envelope:
                    call.stdout.write(as_line(_envelope(outcome, fault, job.output)))
                progress.note(printable(job.name), outcome)
        ledger.settle(job.relative for job in jobs)
    progress.summary()
    return _end(progress, call)


class _Remaining:
    """The jobs of a run that its ledger does not know as done, handed out one by one."""

    def __init__(
        self, jobs: tuple[Job, ...], call: _Call, ledger: Ledger, progress: Progress
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
        """Return the digest of the archive that a job is a member of; None where it is none."""
        if job.member is None or job.path is None:
            return None
        if job.path not in self._archives:
            self._archives = {job.path: digest(job.path)[0]}
        return self._archives[job.path]

    def _find_done(self, job: Job) -> Entry | None:
        if job.path is None:
            return None
        current = self.archive_of(job) if job.member is not None else digest(job.path)[0]
        beside = self._call.beside_of(job)
        return self._ledger.find_done(job.relative, current, beside, retries=self._call.retries)


def _to_lines(call: _Call, *, many: bool) -> int:
    """Parse into JSON Lines, in the order of the input; with ``--json``, an envelope a line."""
    if call.out is not None and (Path(call.out).is_dir() or call.out.endswith("/")):
        raise UsageFault(call.session.say("usage.folder_for_jsonl", output=call.out))
    jobs = call.jobs(None)
    progress = Progress(call.session, len(jobs))
    if call.out is None:
        _write_lines(jobs, call, progress, call.stdout.write)
    else:
        with writing.streaming(Path(call.out)) as write:
            _write_lines(jobs, call, progress, write)
    progress.summary()
    return _end(progress, call, many=many)


def _write_lines(
    jobs: tuple[Job, ...], call: _Call, progress: Progress, write: Callable[[bytes], object]
) -> None:
    if call.staff is not None:
        call.staff.ahead = _AHEAD
    waiting: dict[int, Outcome] = {}
    following = 0
    with closing(_gently(jobs, call, progress)) as finished:
        for number, done in finished:
            waiting[number] = done
            while following in waiting:
                job, outcome = jobs[following], waiting.pop(following)
                fault = _told(job, outcome, call.session, progress.tell, brief=True)
                write(_line(outcome, fault, envelope=call.session.envelope))
                progress.note(printable(job.name), outcome)
                following += 1


def _gently(
    jobs: Iterable[Job], call: _Call, progress: Progress
) -> Generator[tuple[int, Outcome], None, None]:
    """Yield the outcomes; the first interrupt finishes what has begun."""
    if call.staff is None:
        yield from _outcomes(jobs, call)
        return
    word = call.session.say("progress.stopping")
    with gentle(call.staff, lambda: progress.tell(f"{PROGRAM}: {word}")):
        yield from _outcomes(jobs, call)


def _outcomes(jobs: Iterable[Job], call: _Call) -> Iterator[tuple[int, Outcome]]:
    tasks = (job.task(call.beside.of(job.relative)) for job in jobs)
    if call.staff is not None:
        with closing(outcomes(tasks, call.reading, call.staff)) as done:
            yield from done
        return
    for number, task in enumerate(tasks):
        yield number, attempt(task, call.reading)


def _end(progress: Progress, call: _Call, *, many: bool = True) -> int:
    if call.staff is not None and call.staff.stopping:
        progress.tell(f"{PROGRAM}: {call.session.say('progress.resumable')}")
        return ExitCode.INTERRUPTED
    return progress.code() if many else max(progress.codes)


def _told(
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
    return session.say(message, **dict(finding.values))


def _line(outcome: Outcome, fault: Fault | None, *, envelope: bool) -> bytes:
    if envelope:
        return as_line(_envelope(outcome, fault, None))
    return b"" if fault is not None else as_line(json.loads(outcome.content))


def _envelope(outcome: Outcome, fault: Fault | None, output: Path | None) -> object:
    if fault is not None:
        return fault.envelope
    if output is not None:
        return {"ok": True, "output": str(output)}
    return {"ok": True, "record": json.loads(outcome.content)}


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _names_file(out: str, suffix: str) -> bool:
    return out.endswith(suffix) and not Path(out).is_dir()


def _as_day(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Return a day as the contract writes it."""
    if value is None:
        return None
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(session_in(context).say("usage.day", value=value)) from None
    return day.isoformat()


def reading_options() -> list[click.Parameter]:
    """Return the options that say how text is read, for every command that reads."""
    return [
        click.Option(["--published"], metavar="DATE", callback=_as_day),
        click.Option(
            ["--tokenizer"], type=click.Choice(TOKENIZERS), default="mecab", show_default=True
        ),
    ]


COMMAND = Worded(
    "parse",
    examples=("parse notice.hwp > notice.json", "parse notices/ -o records -j 4 --resume"),
    codes=tuple(ExitCode),
    callback=_parse,
    params=[
        click.Argument(["sources"], metavar="SOURCE…", nargs=-1, required=True),
        click.Option(["-o", "--output"], metavar="OUT"),
        click.Option(["-j", "--jobs"], type=click.IntRange(1, 256), metavar="N"),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0.1, 86400),
            default=MOST_SECONDS,
            show_default=True,
            metavar="SECONDS",
        ),
        click.Option(["--resume"], is_flag=True),
        click.Option(["--retry-failed"], is_flag=True),
        click.Option(["--jsonl"], is_flag=True),
        click.Option(["--json"], is_flag=True, expose_value=False),
        *reading_options(),
        click.Option(["--metadata"], metavar="FILE.csv"),
        correcting_option(),
        click.Option(["--fail-on"], type=click.Choice(LIMITS)),
        click.Option(["--in-process"], is_flag=True),
    ],
)
