"""What is to be parsed and where each record goes, settled before the first document is opened.

An output keeps the whole file name, relative to the folder argument: ``parse a -o OUT`` writes
``a/x/notice.hwp`` to ``OUT/x/notice.hwp.json``, so twins in two formats never collide; those that would
are a fault of the call.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser.errors import SourceNotFound, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.cli._base import Session

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """One document and where its record goes.

    Attributes:
        name: As the caller gave it, the folder argument included; for messages.
        path: Of the file; None for standard input.
        relative: The name within the output folder, without the suffix that is added.
        output: Of the record; None where it goes to standard output.
    """

    name: str
    path: Path | None
    relative: str
    output: Path | None = None


def jobs_of(sources: Iterable[str], out: Path | None, session: Session) -> tuple[Job, ...]:
    """Return one job per document, folders walked in order of their names.

    Args:
        sources: Files, folders and ``-``.
        out: The output folder, which is never walked into; None for standard output.
        session: Words the faults.

    Raises:
        UsageFault: A folder holds no document, outputs collide, or one would replace a source.
        SourceNotFound: A folder cannot be listed.
    """
    given = list(sources)
    if given.count(STDIN) > 1:
        raise UsageFault(session.say("usage.stdin_twice"), file=STDIN)
    jobs = tuple(job for source in given for job in _expanded(source, out, session))
    if out is not None:
        _refuse_collisions(jobs, session)
    return jobs


def is_many(sources: tuple[str, ...]) -> bool:
    """A folder is many sources, however few documents it holds."""
    return len(sources) > 1 or any(Path(source).is_dir() for source in sources if source != STDIN)


def _expanded(source: str, out: Path | None, session: Session) -> Iterator[Job]:
    if source == STDIN:
        yield _job(STDIN, None, "stdin", out)
        return
    path = Path(source)
    if not path.is_dir():
        yield _job(source, path, path.name, out)
        return
    files = sorted(_files(path, out), key=lambda file: file.relative_to(path).parts)
    if not _any_is_document(files):
        raise UsageFault(session.say("usage.no_document"), file=source)
    for file in files:
        yield _job(str(file), file, file.relative_to(path).as_posix(), out)


def _job(name: str, path: Path | None, relative: str, out: Path | None) -> Job:
    return Job(name, path, relative, None if out is None else out / f"{relative}.json")


def _files(folder: Path, out: Path | None) -> Iterator[Path]:
    """Yield the files beneath a folder but hidden ones, lock files of offices and earlier output."""

    def refuse(error: OSError) -> None:
        raise SourceNotFound(error.strerror or str(error), file=error.filename) from error

    skipped = None if out is None else out.resolve()
    for parent, folders, names in os.walk(folder, onerror=refuse):
        here = Path(parent)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != skipped
        ]
        yield from (here / name for name in names if not name.startswith((".", "~$")))


def _any_is_document(files: Iterable[Path]) -> bool:
    """Tell by content; a file that cannot be opened is for its own job to report."""
    from announce_parser import readers

    for file in files:
        try:
            content = file.read_bytes()
        except OSError:
            return True
        if content.strip() and any(reader.matches(content) for reader in readers.MEMBERS):
            return True
    return False


def _refuse_collisions(jobs: tuple[Job, ...], session: Session) -> None:
    """Raise for two jobs with one output, an output within another, or one that is a source."""
    sources = {job.path.resolve() for job in jobs if job.path is not None}
    taken: dict[Path, Job] = {}
    for job in jobs:
        if job.output is None:
            continue
        output = job.output.resolve()
        if output in sources:
            raise UsageFault(session.say("usage.over_source", output=job.output), file=job.name)
        if output in taken:
            words = {"first": taken[output].name, "second": job.name, "output": job.output}
            raise UsageFault(session.say("usage.collision", **words))
        taken[output] = job
    for output, job in taken.items():
        for parent in output.parents:
            if parent in taken:
                words = {"first": taken[parent].name, "second": job.name, "output": parent}
                raise UsageFault(session.say("usage.collision", **words))
