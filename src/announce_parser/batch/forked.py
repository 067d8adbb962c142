"""A worker that is forked, reads some documents one after the other, and is gone at the first thing out of order (POSIX).

It begins with everything loaded, because the parent has it; it has its own session, so that a terminal's
ctrl-C does not reach it and its children die with it; it may hold so much memory for a document, open so many
files and write none. Whatever it does, the parent reads at most one answer for each request from a pipe. A
worker that has kept memory, files or children of a document reads no other.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
import time
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from announce_parser.batch.bounds import GRACE, MOST_ANSWER, MOST_FILES, MOST_GROWTH, Bounds
from announce_parser.batch.reply import Reply, killed
from announce_parser.batch.serving import COLLECT_AFTER, request_of, silence
from announce_parser.errors import OutOfMemory, ReaderCrashed, TimedOut

if TYPE_CHECKING:
    from announce_parser.batch.serving import Request
    from announce_parser.errors import AnnounceError

if sys.platform != "win32":
    import resource

_LENGTH = 8  # bytes before a request or an answer
_HEAD = _LENGTH + 1  # and before an answer one that says whether the worker reads on
_ON, _DONE = b"\x01", b"\x00"
_LONGEST_REQUEST = (
    32 << 10
)  # that a pipe takes at once, whoever reads it; a longer one goes to a worker of its own
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
        self._pipe = self._requests = -1
        self._answer = bytearray()
        self._done = 0
        # bytes that a worker holds from its first step, because its parent does
        self._inherited = 0

    def begin(self, request: Request) -> None:
        """Hand a request to the worker that waits for one, else to a new one."""
        if not self._handed(request):
            self.stop()
            self._fork(request)
        self._answer = bytearray()
        self.deadline = time.monotonic() + self._bounds.seconds

    def _handed(self, request: Request) -> bool:
        """Return whether the worker that read before has taken the request, and has nothing more to say of the last."""
        if not self._worker or not isinstance(request.task.source, Path):
            return False
        content = request.to_bytes()
        framed = len(content).to_bytes(_LENGTH, "big") + content
        if len(framed) > _LONGEST_REQUEST:
            return False
        try:
            os.read(self._pipe, 1)
        except BlockingIOError:  # as it should be: neither words nor the end
            with contextlib.suppress(OSError):
                return os.write(self._requests, framed) == len(framed)
        return False

    def _fork(self, request: Request) -> None:
        """Fork a worker that begins with a request."""
        sys.stdout.flush()
        sys.stderr.flush()
        if sys.platform == "linux":
            _system()
        (reading, writing), (asked, asking) = os.pipe(), os.pipe()
        parent = os.getpid()
        self._inherited = _own_memory()
        with warnings.catch_warnings():
            # Threads of linear algebra libraries wait for work that no worker gives them.
            warnings.simplefilter("ignore", DeprecationWarning)
            worker = os.fork()
        if worker == 0:
            _work(request, (asked, writing), parent, self._bounds)
        os.close(writing)
        os.close(asked)
        os.set_blocking(reading, False)
        os.set_blocking(asking, False)
        self._worker, self._pipe, self._requests, self._done = worker, reading, asking, 0

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
            needed = _HEAD + int.from_bytes(self._answer[:_LENGTH], "big")
            if len(self._answer) < _HEAD and piece:
                continue
            if needed > MOST_ANSWER:
                self._end()
                return Reply(None, ReaderCrashed("the worker's answer is garbled"))
            if len(self._answer) >= max(needed, _HEAD):
                return self._answered(needed)
            if not piece:
                is_first = self._done == 0
                status, peak = self._end()
                if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
                    return killed(peak, is_first=is_first)
                return Reply(None, self._cause(status, peak), peak, is_first=is_first)

    def _answered(self, needed: int) -> Reply:
        """Return the answer; the worker is kept only if it is in order and has not said a byte too much."""
        is_first = self._done == 0
        self._done += 1
        reads_on = self._answer[_LENGTH:_HEAD] == _ON and len(self._answer) == needed
        if reads_on and self._done < self._bounds.documents:
            peak = _peak(self._worker)
        else:
            _, peak = self._end()
        return Reply(bytes(self._answer[_HEAD:needed]), None, peak, is_first=is_first)

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
        os.close(self._requests)
        # Before it is reaped: its number cannot be another's yet, and one that died keeps its own status.
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self._worker, signal.SIGKILL)
        _, status, usage = os.wait4(self._worker, 0)
        self._worker, self._pipe, self._requests = 0, -1, -1
        return status, round(usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))

    def _cause(self, status: int, peak: int) -> AnnounceError:
        """Return why a worker ended without an answer."""
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if ended_by == signal.SIGXCPU:
            return TimedOut(f"not done within {self._bounds.seconds:g} seconds")
        if ended_by and (peak << 20) - self._inherited > _NEARLY_ALL * self._bounds.memory:
            return OutOfMemory("reading it takes more memory than a document may")
        if ended_by:
            name = signal.Signals(ended_by).name
            return ReaderCrashed(f"the worker process was stopped by {name}")
        return ReaderCrashed("the worker process ended without an answer")


def _peak(worker: int) -> int | None:
    """Return the most memory that a worker has held so far, in MB; None where the system does not say."""
    try:
        with open(f"/proc/{worker}/status", "rb") as stream:  # noqa: PTH123 (one read for each document)
            lines = stream.read().splitlines()
    except OSError:
        return None
    held = next((line.split()[1] for line in lines if line.startswith(b"VmHWM:")), None)
    return None if held is None else int(held) >> 10


def _work(request: Request, pipes: tuple[int, int], parent: int, bounds: Bounds) -> NoReturn:
    """Be the worker: answer and be gone, without a step of the parent's own way out."""
    asked, pipe = pipes
    try:
        os.setsid()
        _die_with(parent)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if not bounds.shows_errors:
            silence()
        gc.set_threshold(COLLECT_AFTER)
        low, high = sorted(pipes)
        os.closerange(3, low)
        os.closerange(low + 1, high)
        os.closerange(high + 1, _most_descriptors())
        _limit(bounds)
        began = _held()
        following: Request | None = request
        while following is not None:
            _allow(bounds)
            content = following.answer()
            is_clean = _is_clean(began)
            _send(pipe, len(content).to_bytes(_LENGTH, "big") + (_ON if is_clean else _DONE))
            _send(pipe, content)
            following = _asked(asked) if is_clean else None
    except BaseException:  # noqa: BLE001 (a worker must never return into the parent's program)
        os._exit(1)
    os._exit(0)


def _send(pipe: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _asked(pipe: int) -> Request | None:
    """Wait for the next request; None where the parent has none or is gone."""
    content = _taken(pipe, _LENGTH)
    return request_of(_taken(pipe, int.from_bytes(content, "big"))) if content else None


def _taken(pipe: int, count: int) -> bytes:
    taken = b""
    while len(taken) < count:
        piece = os.read(pipe, count - len(taken))
        if not piece:
            return b""
        taken += piece
    return taken


def _held() -> tuple[int | None, int | None]:
    """Return how many bytes are mapped and how many files are open; None where the system does not say."""
    try:
        return _address_space(), sum(1 for _ in os.scandir("/proc/self/fd"))
    except OSError:
        return _address_space(), None


def _is_clean(began: tuple[int | None, int | None]) -> bool:
    """Return whether the worker is as it began: no child, no open file more, and hardly more memory."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        memory, files = _held()
        has_grown = memory is not None and memory > (began[0] or 0) + MOST_GROWTH
        return not has_grown and files == began[1]
    return False


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
    _lower(resource.RLIMIT_CPU, seconds, seconds * bounds.documents + 1)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, MOST_FILES)
    if not bounds.shows_errors:
        _lower(resource.RLIMIT_FSIZE, 0)
    held = _address_space()
    if held is not None:
        growth = MOST_GROWTH if bounds.documents > 1 else 0
        _lower(resource.RLIMIT_AS, held + bounds.memory, held + growth + bounds.memory)


def _allow(bounds: Bounds) -> None:
    """Give a document its own time of the processor and its own memory, whatever those before it took."""
    seconds = int(time.process_time() + bounds.seconds + GRACE) + 1
    _set(resource.RLIMIT_CPU, seconds)
    held = _address_space()
    if held is not None:
        _set(resource.RLIMIT_AS, held + bounds.memory)


def _set(limit: int, most: int) -> None:
    """Set a limit below what it can be at most."""
    _, hard = resource.getrlimit(limit)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(
            limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )


def _lower(limit: int, most: int, at_last: int | None = None) -> None:
    """Set a limit for good, a hard one apart if given; the operator's own stays where it is lower already."""
    _, hard = resource.getrlimit(limit)
    if hard == resource.RLIM_INFINITY or hard > most:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, at_last or most))


def _address_space() -> int | None:
    """Return how many bytes this process has mapped, or None where the system does not say."""
    pages = _pages()
    return pages[0] * resource.getpagesize() if pages else None


def _own_memory() -> int:
    """Return how many bytes this process holds in memory that are of no file; 0 where the system does not say."""
    pages = _pages()
    return (pages[1] - pages[2]) * resource.getpagesize() if pages else 0


def _pages() -> list[int]:
    """Return how many pages are mapped, are in memory, and are there of a file, then others; [] if unknown."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 (one read in the life of a worker)
            return [int(each) for each in stream.read().split()]
    except (OSError, ValueError):
        return []


def _most_descriptors() -> int:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 65536 if soft == resource.RLIM_INFINITY else min(soft, 65536)
