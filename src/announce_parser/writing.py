"""Bytes to files: a file is there whole or not at all, and a failure says so in our own words."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEMPORARY = ".announce-*.tmp"
"""The pattern of what a write that was cut off leaves behind."""
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(path: Path, content: bytes) -> None:
    """Write a file atomically: to a new file in the same folder, flushed to the disk, then renamed.

    A reader sees the old content or the new, never a part. What is not a regular file (``/dev/stdout``, a
    named pipe) is written to directly, because renaming would replace it. Missing folders are made.

    Raises:
        CannotWrite: The folder or the file cannot be written; nothing half-written stays after.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            _replace(path, content)
    except OSError as error:
        raise CannotWrite(error.strerror or str(error), file=str(path)) from error


@contextmanager
def streaming(path: Path) -> Iterator[Callable[[bytes], object]]:
    """Lend a function that adds bytes to a file, which is there at the end, whole or not at all.

    Raises:
        CannotWrite: As for ``write``.
    """
    temporary = path.parent / TEMPORARY.replace("*", secrets.token_hex(4))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream.write
            return
        with os.fdopen(os.open(temporary, _NEW_FILE, 0o666), "wb") as stream:
            yield stream.write
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(error.strerror or str(error), file=str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    # A name of its own length: a long Korean file name leaves no room for a suffix in 255 bytes.
    temporary = path.parent / TEMPORARY.replace("*", secrets.token_hex(4))
    descriptor = os.open(temporary, _NEW_FILE, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
