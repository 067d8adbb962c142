"""The real standard output, kept for data alone.

While a command works, file descriptor 1 leads to standard error: what a Java virtual machine or a native
library prints cannot get between the bytes of a record.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from announce_parser.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDOUT, _STDERR = 1, 2


class Output:
    """Where data goes."""

    def __init__(self, descriptor: int) -> None:
        """Write to a duplicate of the descriptor that was standard output."""
        self._descriptor = descriptor

    def write(self, content: bytes) -> None:
        """Write all bytes; raises ``CannotWrite`` where the other end is closed or full."""
        rest = memoryview(content)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            raise CannotWrite(error.strerror or str(error), file="stdout") from error


class ReaderGone(CannotWrite):
    """Whoever read the output has had enough, as ``head`` does: no fault, and nothing to say."""

    def __init__(self) -> None:
        """Say what happened, for those who ask."""
        super().__init__("the program that reads the output has ended", file="stdout")


@contextmanager
def guarded() -> Iterator[Output]:
    """Lend the real standard output while everything else that prints reaches standard error.

    Raises:
        CannotWrite: There is no standard output.
    """
    _flush()
    try:
        kept = os.dup(_STDOUT)
    except OSError as error:
        raise CannotWrite(error.strerror or str(error), file="stdout") from error
    try:
        os.dup2(_STDERR, _STDOUT)
        yield Output(kept)
    finally:
        _flush()
        os.dup2(kept, _STDOUT)
        os.close(kept)


def close_to_the_rest() -> None:
    """Lead descriptor 1 to standard error for good: at exit, nothing that prints is data any more."""
    _flush()
    if sys.stdout is not None:
        os.dup2(_STDERR, _STDOUT)


def keep_words_apart() -> None:
    """Give words somewhere to go where standard error is closed: no file may be opened as it and be written into."""
    try:
        os.fstat(_STDERR)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        if nowhere != _STDERR:
            os.dup2(nowhere, _STDERR)
            os.close(nowhere)
        os.set_inheritable(_STDERR, True)  # noqa: FBT003 (the system's own signature)
        sys.stderr = os.fdopen(_STDERR, "w", encoding="utf-8", closefd=False)


def _flush() -> None:
    if sys.stdout is not None:
        with suppress(BrokenPipeError):
            sys.stdout.flush()
