"""``review``: a page for each notice on which a person checks the record against the source, and an index."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.batch import Bounds, ReadingOptions, Staff, outcomes
from announce_parser.cli._base import Session, Worded, links_option, printable, session_in
from announce_parser.cli._faults import fault_of
from announce_parser.cli._folder import processors
from announce_parser.cli._jobs import jobs_of
from announce_parser.cli._profile import profile_option
from announce_parser.cli._progress import Progress
from announce_parser.cli._records import records_of
from announce_parser.cli._workers import content_of
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from announce_parser.batch import Outcome
    from announce_parser.cli._jobs import Job
    from announce_parser.corrections import Amendment
    from announce_parser.record import Record
    from announce_parser.review import Desk, PageSetting

_INDEX = "index.html"
_CORRECTIONS = "corrections.jsonl"


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of ``review``.

    Attributes:
        folder: Where the pages go.
        file: Of corrections; None where none are applied or made.
        former: An older record that the only notice is compared with.
    """

    folder: Path
    session: Session
    setting: PageSetting
    file: Path | None
    former: Record | None

    def amendments(self) -> tuple[Amendment, ...]:
        """Return what the corrections file holds; nothing where it is not there yet."""
        from announce_parser import corrections

        return corrections.load(self.file) if self.file is not None and self.file.is_file() else ()


@click.pass_context
def _review(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    sources: tuple[str, ...],
    output: str,
    *,
    without_people: bool,
    corrections: str | None,
    against: str | None,
    serve: bool,
    port: int,
    goldens: str | None,
) -> int:
    from announce_parser import review

    session = session_in(context)
    folder = Path(output)
    if corrections is not None and not serve and not Path(corrections).is_file():
        raise UsageFault(session.say("usage.no_such_file"), file=corrections)
    file = Path(corrections) if corrections else folder / _CORRECTIONS if serve else None
    setting = review.PageSetting(session.language, without_people)
    former = _former(against, session) if against else None
    call = _Call(folder, session, setting, file, former)
    jobs = jobs_of(sources, folder, session)
    if former is not None and len(jobs) != 1:
        raise UsageFault(session.say("usage.one_against_one"))
    desk, code = _laid_out(jobs, call)
    count = len(desk.entries)
    session.tell(session.say("review.done", count=count, name=folder / _INDEX))
    if serve:
        desk.goldens = Path(goldens) if goldens else None
        _serve(desk, port, call)
    return code


def _former(name: str, session: Session) -> Record:
    """Return the older record: of a record file, or of a document."""
    from announce_parser.record import Record

    if Path(name).suffix in (".json", ".jsonl"):
        return next(records_of([name], session))
    return Record.from_json(content_of(name, ReadingOptions(), session))


def _laid_out(jobs: tuple[Job, ...], call: _Call) -> tuple[Desk, ExitCode]:
    """Parse every notice and write its page; return the desk they lie on, and the exit code."""
    from announce_parser import compare
    from announce_parser.cli._pages import DeskPages
    from announce_parser.record import Record

    pages = DeskPages(call.folder, call.file or call.folder / _CORRECTIONS, call.setting)
    progress = Progress(call.session, len(jobs))
    codes = [ExitCode.DONE]
    tasks = tuple(job.task({}) for job in jobs)
    staff = Staff(processors(), Bounds(shows_errors=call.session.debug))
    with closing(outcomes(tasks, ReadingOptions(corrections=call.amendments()), staff)) as done:
        for number, outcome in done:
            job = jobs[number]
            if outcome.error is None:
                record = Record.from_json(outcome.content)
                if call.former is not None:
                    pages.against(compare.compare(call.former, record))
                pages.add(number, job, tasks[number], record, outcome.status)
            else:
                pages.fail(number, job, _told(job, outcome, call.session), outcome.status)
                codes.append(outcome.code)
            words = f"{job.name}: {call.session.say(f'status.{outcome.status}')}"
            progress.step(printable(words))
    if len(codes) == 1 or len(jobs) == 1:
        return pages.desk(), codes[-1]
    return pages.desk(), ExitCode.SOME_FAILED


def _told(job: Job, outcome: Outcome, session: Session) -> str:
    """Say why there is no page; what stops every page is raised."""
    error = outcome.error
    if error is None:
        raise ValueError(job.name)
    if error.exit_code in (ExitCode.CANNOT_WRITE, ExitCode.MISSING):
        raise error
    if session.debug and outcome.trace:
        session.tell(outcome.trace)
    line = fault_of(error, session, job.name).line
    session.tell(line)
    return line


def _serve(desk: Desk, port: int, call: _Call) -> None:
    """Serve the desk until interrupted; then write anew the pages of notices that were corrected."""
    from announce_parser import review

    before = {name: notice.revision for name, notice in desk.notices.items()}
    with review.Server(desk, port) as server:
        call.session.tell(call.session.say("review.serving", url=server.url))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            call.session.tell(call.session.say("review.stopped", name=desk.file))
    for name, notice in desk.notices.items():
        if notice.revision != before[name]:
            writing.write(call.folder / name, desk.written(name))
    writing.write(call.folder / _INDEX, desk.index())


COMMAND = Worded(
    "review",
    examples=("review notice.pdf -o review", "review notices -o review --serve"),
    codes=(0, 2, 3, 4, 5, 6, 7, 70, 130),
    callback=_review,
    params=[
        click.Argument(["sources"], metavar="SOURCE…", nargs=-1, required=True),
        click.Option(["-o", "--output"], required=True, metavar="DIR"),
        links_option(),
        click.Option(["--without-people"], is_flag=True),
        click.Option(["--corrections"], metavar="FILE.jsonl"),
        profile_option(),
        click.Option(["--against"], metavar="RECORD"),
        click.Option(["--serve"], is_flag=True),
        click.Option(["--port"], type=click.IntRange(0, 65535), default=0, metavar="N"),
        click.Option(["--goldens"], metavar="DIR"),
    ],
)
