"""``parse``: announcements in, their records out, to standard output, a file, or a folder."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.batch import (
    LIMITS,
    Bounds,
    Outcome,
    ReadingOptions,
    Staff,
)
from announce_parser.batch.bounds import MOST_SECONDS
from announce_parser.cli._base import (
    PROGRAM,
    TOKENIZERS,
    Worded,
    links_option,
    printable,
    session_in,
)
from announce_parser.cli._beside import Beside, read_beside
from announce_parser.cli._corrections import correcting_option
from announce_parser.cli._days import day_option
from announce_parser.cli._faults import Fault, as_line
from announce_parser.cli._folder import (
    ParseCall,
    end,
    envelope_of,
    gently,
    outcomes_of,
    processors,
    to_folder,
    told,
)
from announce_parser.cli._jobs import Job, is_many
from announce_parser.cli._profile import profile_option
from announce_parser.cli._progress import Progress
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from announce_parser.corrections import Amendment

_AHEAD = 64  # documents that wait in memory for a slow one, where the order of the input is kept


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
    form: str,
    compact: bool,
    tokenizer: str,
    published: str | None,
    ocr: bool,
    fail_on: str | None,
    metadata: str | None,
    corrections: tuple[Amendment, ...],
) -> int:
    session = session_in(context)
    beside = read_beside(Path(metadata), session) if metadata else Beside({})
    reading = ReadingOptions(tokenizer, published, fail_on, corrections, ocr=ocr)
    bounds = Bounds(seconds=timeout, shows_errors=session.debug)
    staff = None if in_process else Staff(jobs or processors(), bounds)
    with guarded() as stdout:
        resumes = resume or retry_failed
        call = ParseCall(
            sources,
            output,
            reading,
            beside,
            staff,
            resumes,
            retry_failed,
            session,
            stdout,
            form,
            compact,
        )
        many = is_many(sources)
        if resumes and (jsonl or not many or output is None):
            raise UsageFault(session.say("usage.resume_without_folder"))
        if resumes and (form != "record" or compact):
            raise UsageFault(session.say("usage.resume_form"))
        if jsonl:
            return _to_lines(call, many=many)
        if not many:
            return _one(call)
        return end(to_folder(call).progress, call)


def _one(call: ParseCall) -> int:
    """Parse the only source: its record goes to standard output, a file, or into a folder."""
    out = None if call.out is None else Path(call.out)
    is_file = out is not None and _names_file(call.out or "", ".json")
    (job,) = call.jobs(out.parent if is_file and out else out)
    target = out if is_file else job.output
    if target is not None and job.path is not None and target.resolve() == job.path.resolve():
        raise UsageFault(call.session.say("usage.over_source", output=target), file=job.name)
    ((_, outcome),) = outcomes_of((job,), call)
    fault = told(job, outcome, call.session, call.session.tell)
    counts = dict(outcome.checks)
    if counts and (counts["fails"] or call.reading.fail_on is not None):
        words = call.session.say("checks.summary", **counts)
        call.session.tell(printable(f"{PROGRAM}: {job.name}: {words}"))
    if fault is None and target is not None:
        writing.write(target, outcome.content)
    if call.session.envelope:
        call.stdout.write(as_line(envelope_of(outcome, fault, target)))
    elif fault is None and target is None:
        call.stdout.write(outcome.content)
    return outcome.code


def _to_lines(call: ParseCall, *, many: bool) -> int:
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
    return end(progress, call, many=many)


def _write_lines(
    jobs: tuple[Job, ...], call: ParseCall, progress: Progress, write: Callable[[bytes], object]
) -> None:
    if call.staff is not None:
        call.staff.ahead = _AHEAD
    waiting: dict[int, Outcome] = {}
    following = 0
    with closing(gently(jobs, call, progress)) as finished:
        for number, done in finished:
            waiting[number] = done
            while following in waiting:
                job, outcome = jobs[following], waiting.pop(following)
                fault = told(job, outcome, call.session, progress.tell, brief=True)
                write(_line(outcome, fault, envelope=call.session.envelope))
                progress.note(printable(job.name), outcome)
                following += 1


def _line(outcome: Outcome, fault: Fault | None, *, envelope: bool) -> bytes:
    if envelope:
        return as_line(envelope_of(outcome, fault, None))
    return b"" if fault is not None else as_line(json.loads(outcome.content))


def _names_file(out: str, suffix: str) -> bool:
    return out.endswith(suffix) and not Path(out).is_dir()


def reading_options() -> list[click.Parameter]:
    """Return the options that say how text is read, for every command that reads."""
    return [
        day_option("--published"),
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
        links_option(),
        click.Option(["--json"], is_flag=True, expose_value=False),
        click.Option(["--form"], type=click.Choice(["record", "facts"]), default="record"),
        click.Option(["--compact"], is_flag=True),
        *reading_options(),
        click.Option(["--ocr"], is_flag=True),
        click.Option(["--metadata"], metavar="FILE.csv"),
        correcting_option(),
        profile_option(),
        click.Option(["--fail-on"], type=click.Choice(LIMITS)),
        click.Option(["--in-process"], is_flag=True),
    ],
)
