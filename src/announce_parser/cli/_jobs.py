"""What is to be parsed and where each record goes, settled before the first document is opened.

An output keeps the whole file name, relative to the folder argument: ``parse a -o OUT`` writes
``a/x/notice.hwp`` to ``OUT/x/notice.hwp.json``, so twins in two formats never collide; those that would
are a fault of the call. A zip archive of documents is many: ``a/x.zip`` gives ``OUT/x.zip/notice.hwp.json``.
"""

# Paths are strings: a run of 167,533 sources asks half a million times.
# ruff: noqa: PTH113, PTH114, PTH118, PTH120, PTH123
from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from announce_parser.batch import Outcome, Staff, Task, survey
from announce_parser.cli._base import PROGRAM, printable
from announce_parser.errors import SourceNotFound, UsageFault
from announce_parser.readers._limits import MOST_BYTES_OF_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from announce_parser.cli._base import Session

STDIN = "-"
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Job:
    """One document and where its record goes; a run holds one for each of its sources, so paths are made when asked for.

    Attributes:
        name: As the caller gave it, the folder argument included; for messages.
        file: The path of the file; None for standard input.
        relative: The name within the output folder, without the suffix that is added.
        out: The output folder; None where the record goes to standard output.
        member: Its name within the archive at `file`, as the archive's directory writes it.
    """

    name: str
    file: str | None
    relative: str
    out: Path | None = None
    member: str | None = None

    @property
    def path(self) -> Path | None:
        """Of the file; None for standard input."""
        return None if self.file is None else Path(self.file)

    @property
    def output(self) -> Path | None:
        """Of the record; None where it goes to standard output."""
        return None if self.out is None else self.out / f"{self.relative}.json"

    def task(self, beside: Mapping[str, str]) -> Task:
        """Return the document as workers take it; what only this process can read is read here.

        Args:
            beside: What is known of it beside the file.
        """
        name = "stdin" if self.path is None else PurePosixPath(self.relative).name
        return Task(_piped(self) or self.path or b"", name, self.member, tuple(beside.items()))


def task_of(source: str) -> Task:
    """Return the only document that an argument names, with nothing known beside it."""
    if source == STDIN:
        return Job(source, None, "stdin").task({})
    return Job(source, source, Path(source).name).task({})


def _piped(job: Job) -> bytes | None:
    """Return what comes through standard input or a descriptor, which no worker has; None for a file."""
    if job.path is None:
        return sys.stdin.buffer.read(MOST_BYTES_OF_FILE + 1)
    if not job.name.startswith("/dev/"):
        return None
    try:
        with job.path.open("rb") as stream:
            return stream.read(MOST_BYTES_OF_FILE + 1)
    except OSError as error:
        raise SourceNotFound(error.strerror or str(error), file=job.name) from error


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
    """A folder or an archive is many sources, however few documents it holds."""
    return len(sources) > 1 or any(
        Path(source).is_dir() or _is_archive(source) for source in sources if source != STDIN
    )


def _is_archive(source: str) -> bool:
    job = Job(source, source, source)
    return any(inner.member is not None for inner in _unpacked([job]))


def _expanded(source: str, out: Path | None, session: Session) -> Iterator[Job]:
    if source == STDIN:
        yield Job(STDIN, None, "stdin", out)
        return
    path = Path(source)
    if not path.is_dir():
        yield from _unpacked([Job(source, source, path.name, out)])
        return
    found = _Found(follows_links=session.follows_links)
    above = len(str(path).rstrip(os.sep)) + 1 if path.name else len(path.anchor)
    files = [(file, file[above:].replace(os.sep, "/")) for file in found.files(path, out)]
    files.sort(key=lambda each: each[1].split("/"))
    if found.passed_over:
        counted = {"count": len(found.passed_over), "first": found.passed_over[0]}
        session.tell(
            printable(f"{PROGRAM}: {source}: {session.say('finding.no_files', **counted)}")
        )
    jobs = [Job(file, file, relative, out) for file, relative in files]
    if not _any_is_document(jobs):
        raise UsageFault(session.say("usage.no_document"), file=source)
    yield from _unpacked(jobs)


def _unpacked(jobs: list[Job]) -> Iterator[Job]:
    """Yield the jobs, the members of an archive of documents in its place."""
    for job in jobs:
        outcome = _surveyed(job) if _begins_like_zip(job) else None
        members = json.loads(outcome.content)["members"] if outcome and outcome.content else None
        if not members:
            yield job
            continue
        for name, worded in dict(members).items():
            inner = f"{job.relative}/{worded}"
            yield replace(job, name=f"{job.name}/{worded}", relative=inner, member=name)


def _begins_like_zip(job: Job) -> bool:
    if job.file is None or not os.path.isfile(job.file):
        return False  # a look into a pipe would take from it
    try:
        with open(job.file, "rb", buffering=0) as stream:
            return stream.read(4) in _ZIP_SIGNATURES
    except OSError:
        return False


def _surveyed(job: Job) -> Outcome:
    """Look at a file in a worker: an archive or a compound file can be made to hang who opens it."""
    ((_, outcome),) = survey([job.task({})], Staff())
    return outcome


@dataclass(slots=True)
class _Found:
    """What lies beneath a folder.

    Attributes:
        follows_links: Whether symbolic links are what they point to; else they lead out of the folder and are passed over.
        passed_over: The names that are neither files nor folders: links not followed, pipes, devices.
    """

    follows_links: bool
    passed_over: list[str] = field(default_factory=list)

    def files(self, folder: Path, out: Path | None) -> Iterator[str]:
        """Yield the paths of files beneath a folder but hidden ones, lock files of offices and earlier output."""

        def refuse(error: OSError) -> None:
            raise SourceNotFound(error.strerror or str(error), file=error.filename) from error

        met = set() if out is None else {out.resolve()}
        for parent, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
            here = Path(parent)
            folders[:] = [name for name in folders if self._is_entered(here / name, met)]
            before = str(here / "_")[:-1]
            for name in names:
                if not name.startswith((".", "~$")) and self._is_read(before + name):
                    yield before + name

    def _is_entered(self, folder: Path, met: set[Path]) -> bool:
        """Return whether a folder is walked into: none is twice, however many links lead to it."""
        if folder.name.startswith(".") or not self._is_ours(str(folder)):
            return False
        place = folder.resolve()
        is_new = place not in met
        if self.follows_links:
            met.add(place)
        return is_new

    def _is_read(self, file: str) -> bool:
        if not self._is_ours(file):
            return False
        # a link to nothing is for its own job to report
        if os.path.isfile(file) or os.path.islink(file):
            return True
        self.passed_over.append(file)
        return False

    def _is_ours(self, path: str) -> bool:
        if self.follows_links or not os.path.islink(path):
            return True
        self.passed_over.append(path)
        return False


def _any_is_document(jobs: Iterable[Job]) -> bool:
    """Tell by content; a file that cannot be looked at is for its own job to report."""
    for job in jobs:
        is_file = job.path is not None and job.path.is_file()
        outcome = _surveyed(job) if is_file else Outcome()
        if not outcome.content:
            return True
        seen = json.loads(outcome.content)
        if seen["document"] or seen["members"]:
            return True
    return False


def _refuse_collisions(jobs: tuple[Job, ...], session: Session) -> None:
    """Raise for two jobs with one output, an output within another, or one that is a source."""
    folders: dict[str, str] = {}
    sources = {_resolved(job.file, folders) for job in jobs if job.file is not None}
    taken: dict[str, Job] = {}
    for job in jobs:
        output = _resolved(os.path.join(str(job.out), f"{job.relative}.json"), folders)
        if output in sources:
            raise UsageFault(session.say("usage.over_source", output=job.output), file=job.name)
        if output in taken:
            words = {"first": taken[output].name, "second": job.name, "output": job.output}
            raise UsageFault(session.say("usage.collision", **words))
        taken[output] = job
    looked: set[str] = set()
    for folder, job in {os.path.dirname(output): job for output, job in taken.items()}.items():
        above = folder
        while above not in looked:
            looked.add(above)
            if above in taken:
                words = {"first": taken[above].name, "second": job.name, "output": above}
                raise UsageFault(session.say("usage.collision", **words))
            above = os.path.dirname(above)


def _resolved(path: str, folders: dict[str, str]) -> str:
    """Return where a path leads; where each folder does is found out once."""
    folder, name = os.path.split(path)
    if name in ("", ".", "..") or os.path.islink(path):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)
