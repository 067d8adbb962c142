"""Records from the files a command names: single records, JSON Lines, folders of either."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser.cli._base import printable
from announce_parser.cli._faults import told
from announce_parser.cli._jobs import STDIN
from announce_parser.cli._progress import Progress
from announce_parser.errors import SourceNotFound, UnreadableDocument, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.cli._base import Session
    from announce_parser.record import Record

# What is beside records in a folder and is not one.
_BESIDE = frozenset({"manifest.jsonl", "corrections.jsonl", "ACCEPTED.jsonl"})


def records_of(names: Sequence[str], session: Session) -> Iterator[Record]:
    """Yield the records of files and folders in the order given, files of a folder by name; say how it goes.

    Raises:
        UsageFault: A folder holds no record.
        SourceNotFound: There is no such file.
        UnreadableDocument: A file is not a record of this schema.
    """
    files = [
        file for name in names for file in ([name] if name == STDIN else files_of(name, session))
    ]
    progress = Progress(session, len(files))
    for file in files:
        content = sys.stdin.buffer.read() if file == STDIN else _read(Path(file))
        yield from _parsed(content, str(file), session)
        progress.step(printable(str(file)))


def files_of(name: str, session: Session) -> list[Path]:
    """Return a file, or the records of a folder by name; raises ``UsageFault`` where it holds none."""
    path = Path(name)
    if not path.is_dir():
        return [path]
    files = [one for one in sorted(path.rglob("*.json*")) if one.name not in _BESIDE]
    if not files:
        raise UsageFault(session.say("usage.no_record"), file=name)
    return files


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceNotFound(error.strerror or str(error), file=str(path)) from error


def _parsed(content: bytes, name: str, session: Session) -> Iterator[Record]:
    from announce_parser.record import Record

    pieces = content.splitlines() if name.endswith(".jsonl") or _is_lines(content) else [content]
    for piece in pieces:
        if piece.strip():
            try:
                yield Record.from_json(piece)
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
