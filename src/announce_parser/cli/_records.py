"""Records from the files a command names: single records, JSON Lines, folders of either."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser.cli._base import printable
from announce_parser.cli._faults import told
from announce_parser.cli._jobs import STDIN
from announce_parser.cli._progress import Progress
from announce_parser.errors import SourceNotFound, UnreadableDocument, UsageFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from announce_parser.cli._base import Session
    from announce_parser.record import Record

# What documents of two years are paired by.
_TELLING = ("source", "title", "issuer", "published")
_TELLING_OF_PROGRAM = ("id", "name", "aliases")
# What is beside records in a folder and is not one.
_BESIDE = frozenset({"manifest.jsonl", "corrections.jsonl", "ACCEPTED.jsonl"})


def records_of(names: Sequence[str], session: Session) -> Iterator[Record]:
    """Yield the records of files and folders in the order given, files of a folder by name; say how it goes.

    Raises:
        UsageFault: A folder holds no record.
        SourceNotFound: There is no such file.
        UnreadableDocument: A file is not a record of this schema.
    """
    for record, _, _ in _placed(names, session):
        yield record


def _placed(names: Sequence[str], session: Session) -> Iterator[tuple[Record, str, slice]]:
    """Yield each record with its file and the bytes of it there; say how it goes."""
    files = [
        file for name in names for file in ([name] if name == STDIN else files_of(name, session))
    ]
    progress = Progress(session, len(files))
    for file in files:
        content = sys.stdin.buffer.read() if file == STDIN else _read(Path(file))
        for start, piece in _pieces(content, str(file)):
            yield _record(piece, str(file), session), str(file), slice(start, start + len(piece))
        progress.step(printable(str(file)))


@dataclass(frozen=True, slots=True)
class Shelved:
    """A record by what it is told from others by, and how the whole of it is had.

    Attributes:
        brief: The record, of one that is not held with source, title, issuer, day and the names of its programs alone.
        whole: Returns the record in full, read again if it is not held; raises as ``records_of`` does.
    """

    brief: Record
    whole: Callable[[], Record]


def held(record: Record) -> Shelved:
    """Return a record that is held."""
    return Shelved(record, lambda: record)


def shelved(name: str, session: Session) -> Iterator[Shelved]:
    """Yield the records of a file or folder as ``records_of`` does, none of them held in full."""
    for record, file, span in _placed([name], session):
        yield Shelved(_brief(record), partial(_reread, file, span, session))


def _reread(file: str, span: slice, session: Session) -> Record:
    return _record(_read(Path(file), span.start, span.stop - span.start), file, session)


def _brief(record: Record) -> Record:
    programs = tuple(
        type(one).model_construct(**{name: getattr(one, name) for name in _TELLING_OF_PROGRAM})
        for one in record.programs
    )
    told = {name: getattr(record, name) for name in _TELLING}
    return type(record).model_construct(**told, programs=programs)


def files_of(name: str, session: Session) -> list[Path]:
    """Return a file, or the records of a folder by name; raises ``UsageFault`` where it holds none."""
    path = Path(name)
    if not path.is_dir():
        return [path]
    files = [one for one in sorted(path.rglob("*.json*")) if one.name not in _BESIDE]
    if not files:
        raise UsageFault(session.say("usage.no_record"), file=name)
    return files


def _read(path: Path, start: int = 0, size: int = -1) -> bytes:
    try:
        with path.open("rb") as stream:
            if start:  # a pipe has no other place to read from
                stream.seek(start)
            return stream.read(size)
    except OSError as error:
        raise SourceNotFound(error.strerror or str(error), file=str(path)) from error


def _pieces(content: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a file as they are written, each with the offset of its first byte."""
    if not (name.endswith(".jsonl") or _is_lines(content)):
        yield 0, content
        return
    start = 0
    for line in content.splitlines(keepends=True):
        if line.strip():
            yield start, line
        start += len(line)


def _record(piece: bytes, name: str, session: Session) -> Record:
    from announce_parser.record import Record

    try:
        return Record.from_json(piece)
    except (ValueError, RecursionError) as error:
        reason = told(str(error).partition("\n")[0], session)
        raise UnreadableDocument(
            session.say("fault.no_record", reason=reason), file=name
        ) from error


def _is_lines(content: bytes) -> bool:
    """Return whether a stream holds a record a line: its first line is a whole JSON value."""
    first, newline, rest = content.partition(b"\n")
    if not newline or not rest.strip():
        return False
    try:
        json.loads(first)
    except ValueError:
        return False
    return True
