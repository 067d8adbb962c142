"""``parse``: announcements in, their records out, to standard output, a file, or a folder."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.cli._base import PROGRAM, TOKENIZERS, Session, Worded, session_in
from announce_parser.cli._beside import Beside, read_beside
from announce_parser.cli._faults import as_line
from announce_parser.cli._jobs import is_many, jobs_of
from announce_parser.cli._ledger import Ledger, code_of_many, progress, summary
from announce_parser.cli._outcomes import SEVERITIES, Outcome, Reading, attempt
from announce_parser.cli._stdout import Output, guarded
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.cli._jobs import Job


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of ``parse``.

    Attributes:
        sources: As given.
        out: ``-o`` as given; a folder unless one source goes to a file that ends in .json.
        reading: How documents are read.
        stdout: Where data goes that no file takes.
    """

    sources: tuple[str, ...]
    out: str | None
    reading: Reading
    session: Session
    stdout: Output


@click.pass_context
def _parse(  # noqa: PLR0913 (click hands over every option of the contract by its name)
    context: click.Context,
    /,
    sources: tuple[str, ...],
    output: str | None,
    *,
    jsonl: bool,
    tokenizer: str,
    published: str | None,
    fail_on: str | None,
    metadata: str | None,
) -> int:
    session = session_in(context)
    beside = read_beside(Path(metadata), session) if metadata else Beside({})
    reading = Reading(tokenizer, published, fail_on, beside)
    with guarded() as stdout:
        call = _Call(sources, output, reading, session, stdout)
        if jsonl:
            return _to_lines(call)
        if is_many(sources):
            return _to_folder(call)
        return _one(call)


def _one(call: _Call) -> int:
    """Parse the only source: its record goes to standard output, a file, or into a folder."""
    out = None if call.out is None else Path(call.out)
    is_file = out is not None and _names_file(call.out or "", ".json")
    (job,) = jobs_of(call.sources, out.parent if is_file and out else out, call.session)
    target = out if is_file else job.output
    if target is not None and job.path is not None and target.resolve() == job.path.resolve():
        raise UsageFault(call.session.say("usage.over_source", output=target), file=job.name)
    outcome = attempt(job, call.reading, call.session)
    _tell(outcome, call.session)
    if outcome.fault is None and target is not None:
        writing.write(target, outcome.content)
    if call.session.envelope:
        call.stdout.write(as_line(_envelope(outcome, target)))
    elif outcome.fault is None and target is None:
        call.stdout.write(outcome.content)
    return outcome.code


def _to_folder(call: _Call) -> int:
    """Parse many sources into a folder, with a manifest; one bad file does not stop the rest."""
    folder = None if call.out is None else Path(call.out)
    jobs = jobs_of(call.sources, folder, call.session)
    if folder is None:
        raise UsageFault(call.session.say("usage.needs_output"))
    ledger = Ledger(folder, call.reading)
    outcomes = []
    for outcome in _attempted(jobs, call):
        output = outcome.job.output
        if outcome.fault is None and output is not None:
            writing.write(output, outcome.content)
        ledger.note(outcome)
        if call.session.envelope:
            call.stdout.write(as_line(_envelope(outcome, output)))
        outcomes.append(_without_record(outcome))
    summary(outcomes, call.session)
    return code_of_many(outcomes)


def _to_lines(call: _Call) -> int:
    """Parse into JSON Lines, in the order of the input; with ``--json``, an envelope a line."""
    if call.out is not None and (Path(call.out).is_dir() or call.out.endswith("/")):
        raise UsageFault(call.session.say("usage.folder_for_jsonl", output=call.out))
    jobs = jobs_of(call.sources, None, call.session)
    outcomes, kept = [], []
    for outcome in _attempted(jobs, call):
        line = _line(outcome, envelope=call.session.envelope)
        if call.out is None:
            call.stdout.write(line)
        kept.append(line if call.out is not None else b"")
        outcomes.append(_without_record(outcome))
    if call.out is not None:
        writing.write(Path(call.out), b"".join(kept))
    summary(outcomes, call.session)
    return code_of_many(outcomes) if is_many(call.sources) else outcomes[0].code


def _attempted(jobs: tuple[Job, ...], call: _Call) -> Iterator[Outcome]:
    for path in call.reading.beside.unused(job.relative for job in jobs):
        call.session.tell(f"{PROGRAM}: {call.session.say('finding.metadata_unused', path=path)}")
    for number, job in enumerate(jobs, 1):
        outcome = attempt(job, call.reading, call.session)
        _tell(outcome, call.session)
        progress(outcome, number, len(jobs), call.session)
        yield outcome


def _tell(outcome: Outcome, session: Session) -> None:
    if outcome.fault is not None:
        session.tell(outcome.fault.line)
    for finding in outcome.findings:
        session.tell(f"{PROGRAM}: {outcome.job.name}: {finding}")


def _line(outcome: Outcome, *, envelope: bool) -> bytes:
    if envelope:
        return as_line(_envelope(outcome, None))
    return b"" if outcome.fault is not None else as_line(json.loads(outcome.content))


def _envelope(outcome: Outcome, output: Path | None) -> object:
    if outcome.fault is not None:
        return outcome.fault.envelope
    if output is not None:
        return {"ok": True, "output": str(output)}
    return {"ok": True, "record": json.loads(outcome.content)}


def _without_record(outcome: Outcome) -> Outcome:
    """Return what the end of a long run still needs, so that its memory stays flat."""
    return replace(outcome, record=None, content=b"")


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
    examples=("parse notice.txt > notice.json", "parse notices/ -o records --fail-on error"),
    codes=tuple(ExitCode),
    callback=_parse,
    params=[
        click.Argument(["sources"], metavar="SOURCE…", nargs=-1, required=True),
        click.Option(["-o", "--output"], metavar="OUT"),
        click.Option(["--jsonl"], is_flag=True),
        click.Option(["--json"], is_flag=True, expose_value=False),
        *reading_options(),
        click.Option(["--metadata"], metavar="FILE.csv"),
        click.Option(["--fail-on"], type=click.Choice(SEVERITIES)),
    ],
)
