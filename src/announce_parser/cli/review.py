"""``review``: a page for each notice on which a person checks the record against the source, and an index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._faults import fault_of
from announce_parser.cli._jobs import jobs_of
from announce_parser.errors import AnnounceError, ExitCode

if TYPE_CHECKING:
    from announce_parser.cli._jobs import Job
    from announce_parser.review import Entry

_INDEX = "index.html"


@click.pass_context
def _review(
    context: click.Context, /, sources: tuple[str, ...], output: str, *, without_people: bool
) -> int:
    from announce_parser import review

    session = session_in(context)
    folder = Path(output)
    entries: list[Entry] = []
    code = ExitCode.DONE
    for job in jobs_of(sources, folder, session):
        try:
            entries.append(_page(job, folder, session, without_people=without_people))
        except AnnounceError as error:
            if error.exit_code in (ExitCode.CANNOT_WRITE, ExitCode.MISSING):
                raise
            fault = fault_of(error, session, job.name)
            session.tell(fault.line)
            entries.append(review.Entry(job.name, None, None, fault.line))
            code = error.exit_code if len(sources) == 1 else ExitCode.SOME_FAILED
    writing.write(folder / _INDEX, review.index(entries, session.language))
    session.tell(session.say("review.done", count=len(entries), name=folder / _INDEX))
    return code


def _page(job: Job, folder: Path, session: Session, *, without_people: bool) -> Entry:
    """Parse one notice and write its page."""
    from announce_parser import pipeline, review

    if job.path is None or job.output is None:
        raise ValueError(job.name)
    data = job.path.read_bytes()
    record = pipeline.parse(data, name=job.path.name)
    target = job.output.with_name(f"{job.output.name.removesuffix('.json')}.html")
    source = data if record.source.format == "pdf" else None
    content = review.page(record, source, session.language, without_people=without_people)
    writing.write(target, content)
    return review.Entry(job.name, target.relative_to(folder).as_posix(), record)


COMMAND = Worded(
    "review",
    examples=("review notice.pdf -o review", "review notices -o review --without-people"),
    codes=(0, 2, 3, 4, 5, 6, 7, 70, 130),
    callback=_review,
    params=[
        click.Argument(["sources"], metavar="SOURCE…", nargs=-1, required=True),
        click.Option(["-o", "--output"], required=True, metavar="DIR"),
        click.Option(["--without-people"], is_flag=True),
    ],
)
