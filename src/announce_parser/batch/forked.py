"""A worker that is forked for one document and gone with it (POSIX).

It begins with everything loaded, because the parent has it; it has its own session, so that a terminal's
ctrl-C does not reach it and its children die with it; it may hold so much memory, open so many files and
write none. Whatever it does, the parent reads at most one answer from a pipe.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from announce_parser.batch.bounds import GRACE, MOST_ANSWER, MOST_FILES, Bounds
from announce_parser.batch.reply import Reply, killed
from announce_parser.batch.serving import silence
from announce_parser.errors import OutOfMemory, ReaderCrashed, TimedOut

if TYPE_CHECKING:
    from announce_parser.batch.serving import Request
    from announce_parser.errors import AnnounceError

if sys.platform != "win32":
    import resource

_LENGTH = 8  # bytes before the answer
_CHUNK = 1 << 20
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, prctl(2)
# A library that gets no memory stops its process by whatever signal it likes.
_NEARLY_ALL = 0.6


class Forked:
    """One worker."""

    def __init__(self, bounds: Bounds) -> None:
        """Keep the limits; nothing is forked yet."""
        self._bounds = bounds
        self.deadline = 0.0
        self._worker = 0
        self._pipe = -1
        self._answer = bytearray()

    def begin(self, request: Request) -> None:
        """Fork a worker that answers a request."""
        sys.stdout.flush()
        sys.stderr.flush()
        if sys.platform == "linux":
            _system()
        reading, writing = os.pipe()
        parent = os.getpid()
        with warnings.catch_warnings():
            # Threads of linear algebra libraries wait for work that no worker gives them.
            warnings.simplefilter("ignore", DeprecationWarning)
            worker = os.fork()
        if worker == 0:
            _work(request, writing, parent, self._bounds)
        os.close(writing)
        os.set_blocking(reading, False)
        self._worker, self._pipe, self._answer = worker, reading, bytearray()
        self.deadline = time.monotonic() + self._bounds.seconds

    def handle(self) -> int:
        """Return what becomes readable when there is something to receive."""
        return self._pipe

    def receive(self) -> Reply | None:
        """Return the reply if the worker is done, however it is; None while it works."""
        while True:
            try:
                piece = os.read(self._pipe, _CHUNK)
            except BlockingIOError:
                return None
            self._answer += piece
            needed = _LENGTH + int.from_bytes(self._answer[:_LENGTH], "big")
            if len(self._answer) < _LENGTH and piece:
                continue
            if needed > MOST_ANSWER:
                self._end()
                return Reply(None, ReaderCrashed("the worker's answer is garbled"))
            if len(self._answer) >= max(needed, _LENGTH):
                _, peak = self._end()
                return Reply(bytes(self._answer[_LENGTH:needed]), None, peak)
            if not piece:
                status, peak = self._end()
                if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
                    return killed(peak)
                return Reply(None, self._cause(status, peak), peak)

    def expire(self) -> Reply:
        """Kill the worker, whose time is over, with all it started; return that as the reply."""
        _, peak = self._end()
        return Reply(None, TimedOut(f"not done within {self._bounds.seconds:g} seconds"), peak)

    def stop(self) -> None:
        """Kill the worker, if there is one."""
        if self._worker:
            self._end()

    def _end(self) -> tuple[int, int]:
        """Kill what still runs of the worker; return its wait status and the most memory it held, in MB."""
        os.close(self._pipe)
        # Before it is reaped: its number cannot be another's yet, and one that died keeps its own status.
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self._worker, signal.SIGKILL)
        _, status, usage = os.wait4(self._worker, 0)
        self._worker, self._pipe = 0, -1
        return status, round(usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))

    def _cause(self, status: int, peak: int) -> AnnounceError:
        """Return why a worker ended without an answer."""
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if ended_by == signal.SIGXCPU:
            return TimedOut(f"not done within {self._bounds.seconds:g} seconds")
        if ended_by and peak << 20 > _NEARLY_ALL * self._bounds.memory:
            return OutOfMemory("reading it takes more memory than a document may")
        if ended_by:
            name = signal.Signals(ended_by).name
            return ReaderCrashed(f"the worker that read it was stopped by {name}")
        return ReaderCrashed("the worker that read it ended without an answer")


def _work(request: Request, pipe: int, parent: int, bounds: Bounds) -> NoReturn:
    """Be the worker: answer and be gone, without a step of the parent's own way out."""
    try:
        os.setsid()
        _die_with(parent)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if not bounds.shows_errors:
            silence()
        os.closerange(3, pipe)
        os.closerange(pipe + 1, _most_descriptors())
        _limit(bounds)
        content = request.answer()
        _send(pipe, len(content).to_bytes(_LENGTH, "big") + content)
    except BaseException:  # noqa: BLE001 (a worker must never return into the parent's program)
        os._exit(1)
    os._exit(0)


def _send(pipe: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _die_with(parent: int) -> None:
    """Ask the kernel to end this process with its parent; elsewhere than on Linux, the limits end it."""
    if sys.platform == "linux":
        _system().prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


@lru_cache(maxsize=1)
def _system() -> ctypes.CDLL:
    """Return the C library, loaded by the parent: a worker that loaded it would do so for each document."""
    return ctypes.CDLL(None)


def _limit(bounds: Bounds) -> None:
    seconds = int(bounds.seconds + GRACE) + 1
    # One second from SIGXCPU to SIGKILL, or the kernel sends the latter alone, which says nothing of time.
    _lower(resource.RLIMIT_CPU, seconds, seconds + 1)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, MOST_FILES)
    if not bounds.shows_errors:
        _lower(resource.RLIMIT_FSIZE, 0)
    held = _address_space()
    if held is not None:
        _lower(resource.RLIMIT_AS, held + bounds.memory)


def _lower(limit: int, most: int, at_last: int | None = None) -> None:
    """Set a limit for good, a hard one apart if given; the operator's own stays where it is lower already."""
    _, hard = resource.getrlimit(limit)
    if hard == resource.RLIM_INFINITY or hard > most:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, at_last or most))


def _address_space() -> int | None:
    """Return how many bytes are mapped, or None where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 (one read in the life of a worker)
            return int(stream.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return None


def _most_descriptors() -> int:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 65536 if soft == resource.RLIM_INFINITY else min(soft, 65536)
