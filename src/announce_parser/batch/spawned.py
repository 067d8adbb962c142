"""A worker that is started anew and kept for several documents: where nothing can be forked, and for taggers in Java.

It is recycled on any fault and after so many documents. A Java machine reserves more than it takes, so
memory is looked at from outside, where the system shows it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser.batch.bounds import MOST_ANSWER, Bounds
from announce_parser.batch.reply import Reply, killed
from announce_parser.batch.serving import READY, serve
from announce_parser.errors import OutOfMemory, ReaderCrashed, TimedOut

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from announce_parser.batch.serving import Request

_MOST_DOCUMENTS = 200
_SECONDS_TO_START = 60.0  # before a document's own time begins; a Java machine takes its time
_PATIENCE = 5.0  # seconds for a process that was killed to be gone


class Spawned:
    """One worker."""

    def __init__(self, bounds: Bounds) -> None:
        """Keep the limits; nothing is started yet."""
        self._bounds = bounds
        self.deadline = 0.0
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._done = 0

    def begin(self, request: Request) -> None:
        """Send a request, to a new process if there is none."""
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(
                target=serve, args=(theirs, self._bounds.shows_errors), daemon=True
            )
            self._process.start()
            theirs.close()
        self.deadline = time.monotonic() + _SECONDS_TO_START + self._bounds.seconds
        with contextlib.suppress(OSError):  # a worker that is gone says so when it is asked
            self._connection.send_bytes(request.to_bytes())

    def handle(self) -> Connection | None:
        """Return the connection; None before the first request and after a fault."""
        return self._connection

    def receive(self) -> Reply | None:
        """Return the reply if the worker is done, however it is; None while it works."""
        if self._connection is None:
            return None
        try:
            if not self._connection.poll():
                return self._too_large()
            content = self._connection.recv_bytes(MOST_ANSWER)
        except (EOFError, OSError):
            return self._ended()
        if content == READY:
            self.deadline = time.monotonic() + self._bounds.seconds
            return None
        self._done += 1
        if self._done >= _MOST_DOCUMENTS:
            self.stop()
        return Reply(content, None)

    def expire(self) -> Reply:
        """Kill the worker, whose time is over, with all it started; return that as the reply."""
        self.stop()
        return Reply(None, TimedOut(f"not done within {self._bounds.seconds:g} seconds"))

    def stop(self) -> None:
        """Kill the worker, if there is one, with all it started."""
        if self._process is None or self._connection is None:
            return
        if hasattr(os, "killpg") and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join(_PATIENCE)
        self._connection.close()
        self._process, self._connection, self._done = None, None, 0

    def _too_large(self) -> Reply | None:
        held = _resident(self._process.pid if self._process else None)
        if held is None or held <= self._bounds.memory:
            return None
        self.stop()
        return Reply(
            None, OutOfMemory("reading it takes more memory than a document may"), held >> 20
        )

    def _ended(self) -> Reply:
        """Return why a worker ended without an answer."""
        code = 0
        if self._process is not None:
            self._process.join(_PATIENCE)
            code = self._process.exitcode or 0
            self.stop()
        if sys.platform != "win32" and code == -signal.SIGKILL:
            return killed()
        if code < 0:
            return Reply(None, ReaderCrashed(f"the worker process was stopped by signal {-code}"))
        return Reply(None, ReaderCrashed("the worker process ended without an answer"))


def _resident(process: int | None) -> int | None:
    """Return how many bytes a process holds in memory, or None where the system does not say."""
    try:
        pages = Path(f"/proc/{process}/statm").read_bytes().split()[1]
    except (OSError, IndexError):
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
