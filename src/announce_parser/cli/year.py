"""``year``: this year's notices against last year's, in one pass: records, changes, workbook, calendar, pages, goldens.

``OUT`` holds everything and remembers where its notices lie, so that it is next year's ``--against`` as it is. A
second run reads only what is new, changed or corrected.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.batch import Bounds, ReadingOptions, Staff
from announce_parser.batch.bounds import MOST_SECONDS
from announce_parser.cli._base import Session, Worded, links_option, session_in
from announce_parser.cli._beside import Beside, read_beside
from announce_parser.cli._corrections import correcting_option
from announce_parser.cli._days import day_option
from announce_parser.cli._faults import as_line
from announce_parser.cli._folder import ParseCall, processors, to_folder
from announce_parser.cli._jobs import jobs_of
from announce_parser.cli._profile import profile_option
from announce_parser.cli._progress import Progress
from announce_parser.cli._records import files_of, records_of
from announce_parser.cli._stdout import Output, guarded
from announce_parser.cli.parse import reading_options
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.cli._looks import YearLook
    from announce_parser.corrections import Amendment
    from announce_parser.golden import GoldenFinding
    from announce_parser.record import Record

_KOREA = timezone(timedelta(hours=9))
RECORDS = "records"
AGAIN = "last-year"
MEMORY = "year.json"
CORRECTIONS = "review/corrections.jsonl"


@dataclass(frozen=True, slots=True)
class _Year:
    """One call of ``year``.

    Attributes:
        out: The folder that holds everything.
        day: The day that windows are looked at on.
        reading: How this year's notices are read.
        call: What every run of documents has in common.
    """

    out: Path
    day: date
    reading: ReadingOptions
    call: ParseCall

    @property
    def session(self) -> Session:
        """The session, without an envelope a document."""
        return self.call.session

    def run(
        self, sources: tuple[str, ...], name: str, reading: ReadingOptions, beside: Beside
    ) -> ParseCall:
        """Return the call that reads sources into a folder of the year."""
        folder = str(self.out / name)
        return replace(self.call, sources=sources, out=folder, reading=reading, beside=beside)


@dataclass(frozen=True, slots=True)
class _Former:
    """What is known of last year.

    Attributes:
        records: None without ``--against``.
        findings: How this version reads last year's notices, against those records; None where it is not
            known where they lie.
    """

    records: tuple[Record, ...] | None = None
    findings: tuple[GoldenFinding, ...] | None = None


@click.pass_context
def _year(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    sources: tuple[str, ...],
    output: str,
    *,
    against: str | None,
    on: str | None,
    jobs: int | None,
    timeout: float,
    tokenizer: str,
    published: str | None,
    metadata: str | None,
    corrections: tuple[Amendment, ...],
) -> int:
    asked = session_in(context)
    session = replace(asked, envelope=False)
    out = Path(output)
    _refuse_within(sources, out, session)
    beside = read_beside(Path(metadata), session) if metadata else Beside({})
    reading = ReadingOptions(tokenizer, published, None, corrections or _kept(out))
    staff = Staff(jobs or processors(), Bounds(seconds=timeout, shows_errors=session.debug))
    day = date.fromisoformat(on) if on else datetime.now(_KOREA).date()
    with guarded() as stdout:
        call = ParseCall(
            sources,
            str(out / RECORDS),
            reading,
            beside,
            staff,
            resumes=True,
            retries=False,
            session=session,
            stdout=stdout,
        )
        look, code = _made(_Year(out, day, reading, call), against)
        _tell(look, asked, stdout)
        session.tell(session.say("year.done", name=out / "index.html"))
    return code


def _made(year: _Year, against: str | None) -> tuple[YearLook, int]:
    """Read, compare, write everything; return what there is to say of it, and the exit code."""
    from announce_parser.cli._looks import YearNotice, look_of

    run = to_folder(year.call)
    if year.call.staff is not None and year.call.staff.stopping:
        raise KeyboardInterrupt
    seen = tuple(YearNotice.of(job, year.out / RECORDS, year.session) for job in run.jobs)
    former = _former(year, against) if against else _Former()
    look = look_of(seen, former.records, former.findings, year.day, year.session)
    _write(year, look)
    return look, run.progress.code()


def _former(year: _Year, against: str) -> _Former:
    """Return last year's records, and how this version reads the notices that they were read from.

    Args:
        year: This year.
        against: A folder that ``year`` made, one of records, a record, or one of notices.
    """
    folder = Path(against)
    own = folder / RECORDS
    if own.is_dir() and (folder / MEMORY).is_file():
        records = tuple(records_of([str(own)], year.session))
        return _Former(records, tuple(_drift(year, folder)))
    if folder.is_dir() and not any(folder.rglob("*.json")):
        run = to_folder(
            year.run((against,), AGAIN, replace(year.reading, corrections=()), Beside({}))
        )
        outputs = [job.output for job in run.jobs if job.output is not None]
        names = [str(output) for output in outputs if output.is_file()]
        return _Former(tuple(records_of(names, year.session)))
    files_of(against, year.session)
    return _Former(tuple(records_of([against], year.session)))


def _drift(year: _Year, folder: Path) -> Iterator[GoldenFinding]:
    """Yield how the notices of an earlier year read now, against the records kept of them."""
    from announce_parser import golden
    from announce_parser.corrections import load
    from announce_parser.errors import AnnounceError

    memory = json.loads((folder / MEMORY).read_text("utf-8"))
    places = [folder / one for one in memory["notices"]]
    sources = tuple(os.path.normpath(one) for one in places if one.exists())
    if not sources:
        return
    kept = folder / CORRECTIONS
    reading = replace(year.reading, corrections=load(kept) if kept.is_file() else ())
    run = to_folder(year.run(sources, AGAIN, reading, Beside({})))
    for job, then in zip(run.jobs, jobs_of(sources, folder / RECORDS, year.session), strict=True):
        if job.output is None or then.output is None:
            continue
        output = job.output

        def render(_: Path, output: Path = output) -> bytes:
            if not output.is_file():
                raise AnnounceError(year.session.say("year.unread"))
            return output.read_bytes()

        yield golden.compare(Path(job.name), then.output, render=render)


def _write(year: _Year, look: YearLook) -> None:
    """Write the changes, the pages, the workbook, the calendar, the goldens and the start page."""
    from announce_parser import exporters, golden, review
    from announce_parser.cli._pages import DeskPages
    from announce_parser.compare import as_html

    out, session = year.out, year.session
    if look.comparisons is not None:
        page = as_html(look.changes, session.say, session.language)
        writing.write(out / "changes.html", page.encode())
    if look.findings is not None:
        writing.write(out / "goldens.html", golden.html(look.findings))
    for form, name in (("xlsx", "notices.xlsx"), ("ics", "calendar.ics")):
        exporters.export(look.sound, form, out / name, exporters.Setting(year.day))
    pages = DeskPages(out / "review", out / CORRECTIONS, review.PageSetting(session.language))
    progress = Progress(session, len(look.seen))
    for number, one in enumerate(look.seen):
        if one.record is None:
            pages.fail(number, one.job, one.reason, one.status)
        else:
            pages.against(look.comparison_of(one))
            pages.add(number, one.job, one.job.task({}), one.record, one.status)
        progress.step(session.say("year.page", name=one.job.name))
    pages.desk()
    writing.write(out / "index.html", review.start(look.start(), session.language))
    here = out.resolve()
    places = [Path(os.path.relpath(Path(one).resolve(), here)) for one in year.call.sources]
    memory = {"notices": [one.as_posix() for one in places]}
    writing.write(out / MEMORY, as_line(memory))


def _tell(look: YearLook, session: Session, stdout: Output) -> None:
    """Say what a person has to know: on standard output, as lines or as one envelope."""
    if session.envelope:
        stdout.write(as_line({"ok": True, **look.plain()}))
    else:
        stdout.write("".join(f"{line}\n" for line in look.lines()).encode())


def _kept(out: Path) -> tuple[Amendment, ...]:
    """Return what was corrected on the pages of an earlier run."""
    from announce_parser import corrections

    file = out / CORRECTIONS
    return corrections.load(file) if file.is_file() else ()


def _refuse_within(sources: tuple[str, ...], out: Path, session: Session) -> None:
    """Raise where the output would be among the notices, to be read as notices next time."""
    here = out.resolve()
    for source in sources:
        if Path(source).resolve() in (here, *here.parents):
            raise UsageFault(session.say("usage.within_source", output=out), file=source)


COMMAND = Worded(
    "year",
    examples=(
        "year notices/2024 -o 2024",
        "year notices/2025 --against 2024 -o 2025",
    ),
    codes=tuple(ExitCode),
    callback=_year,
    params=[
        click.Argument(["sources"], metavar="NOTICES…", nargs=-1, required=True),
        click.Option(["--against"], metavar="LAST_YEAR"),
        click.Option(["-o", "--output"], required=True, metavar="OUT"),
        links_option(),
        day_option("--on"),
        click.Option(["-j", "--jobs"], type=click.IntRange(1, 256), metavar="N"),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0.1, 86400),
            default=MOST_SECONDS,
            show_default=True,
            metavar="SECONDS",
        ),
        click.Option(["--json"], is_flag=True, expose_value=False),
        *reading_options(),
        click.Option(["--metadata"], metavar="FILE.csv"),
        correcting_option(),
        profile_option(),
    ],
)
