"""Many requests → their outcomes, by so many workers at a time; the parent survives whatever becomes of them.

One thread, no locks: the parent waits for pipes and for deadlines. A worker reads some documents, one after the
other. Where one that has read others gives no record, a new one is asked, which has read nothing; where a worker crashes, its
document gets a second one; a document that takes two down is given up and says so. A worker that something outside kills
(the system, short of memory) may have been in the way of others: its document is read once more, alone.
"""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from announce_parser.batch.attempt import ReadingOptions, Task
from announce_parser.batch.bounds import Bounds
from announce_parser.batch.forked import Forked
from announce_parser.batch.hashing import digest
from announce_parser.batch.outcome import Outcome, from_bytes
from announce_parser.batch.serving import Request
from announce_parser.batch.spawned import Spawned
from announce_parser.batch.warming import warm, warm_for_many
from announce_parser.errors import ReaderCrashed, TimedOut

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from announce_parser.batch.reply import Reply, Worker

MOST_CRASHES = 2
MOST_KILLS = 4  # whatever kills workers at random kills some twice; what itself fills the machine dies each time
_LOOK = 0.2  # seconds between two looks at what no pipe tells: deadlines, memory of kept workers, a wish to stop
_TAGGERS_THAT_FORK = ("mecab", "plain")


@dataclass(slots=True)
class Staff:
    """Who works, and how.

    Attributes:
        count: How many documents are read at a time.
        bounds: Of each worker.
        ahead: By how many documents the answers may overtake the slowest one; None sets no bound. What
            keeps the order of the input holds back as many.
        stopping: Set by a signal's handler: what has begun is finished, nothing else is begun.
        forks: Whether workers are forked; else they are started anew and kept.
    """

    count: int = 1
    bounds: Bounds = field(default_factory=Bounds)
    ahead: int | None = None
    stopping: bool = False
    forks: bool = hasattr(os, "fork")

    def worker(self, reading: ReadingOptions) -> Worker:
        """Return a new worker that suits the tagger: a forked process cannot start a Java machine twice."""
        if self.forks and reading.tokenizer in _TAGGERS_THAT_FORK:
            return Forked(self.bounds)
        return Spawned(self.bounds)


@dataclass(slots=True)
class _Post:
    """One worker and what it is busy with."""

    worker: Worker
    number: int = -1
    request: Request | None = None
    crashes: int = 0
    kills: int = 0

    def begin(self, number: int, request: Request) -> None:
        self.number, self.request = number, request
        self.crashes = self.kills = 0
        self.worker.begin(request)

    def begin_again(self) -> None:
        """Let a new worker read the same."""
        if self.request is not None:
            self.worker.stop()
            self.worker.begin(self.request)


def outcomes(
    tasks: Iterable[Task], reading: ReadingOptions, staff: Staff
) -> Generator[tuple[int, Outcome], None, None]:
    """Yield number and outcome of each task as they are done, not in their order.

    Closing it kills the workers.
    """
    yield from _answered(_requests(tasks, reading, staff), reading, staff)


def _requests(tasks: Iterable[Task], reading: ReadingOptions, staff: Staff) -> Iterator[Request]:
    """Yield the requests; before the first two of them, load what workers are to begin with."""
    loads = staff.forks and reading.tokenizer in _TAGGERS_THAT_FORK
    for number, task in enumerate(tasks):
        if loads and number < 2:
            warm_for_many() if number else warm(reading)
            gc.collect()
            gc.freeze()  # so that no worker's collector copies the pages it shares with the parent
        yield Request("parse", task, reading)


def survey(tasks: Iterable[Task], staff: Staff) -> Iterator[tuple[int, Outcome]]:
    """Yield number and, in place of a record, JSON of whether a file is a document and what it holds."""
    reading = ReadingOptions("plain")
    requests = (Request("survey", task, reading) for task in tasks)
    yield from _answered(requests, reading, staff)


def shown(task: Task, form: str, bounds: Bounds) -> Outcome:
    """Return, in place of a record, what the reader saw of one document, in a form of ``forms``, read in a worker."""
    reading = ReadingOptions("plain")
    ((_, outcome),) = _answered([Request(form, task, reading)], reading, Staff(bounds=bounds))
    return outcome


def reasoned(task: Task, reading: ReadingOptions, bounds: Bounds) -> Outcome:
    """Return, in place of a record, why programs of one document and their terms were taken, read in a worker."""
    ((_, outcome),) = _answered([Request("why", task, reading)], reading, Staff(bounds=bounds))
    return outcome


def isolated(task: Task, reading: ReadingOptions, bounds: Bounds) -> Outcome:
    """Return the outcome of one document, read in a worker of its own."""
    ((_, outcome),) = outcomes([task], reading, Staff(bounds=bounds))
    return outcome


def _answered(
    requests: Iterable[Request], reading: ReadingOptions, staff: Staff
) -> Iterator[tuple[int, Outcome]]:
    queue = _Queue(iter(requests))
    idle = [_Post(staff.worker(reading)) for _ in range(staff.count)]
    busy: list[_Post] = []
    killed: deque[_Post] = deque()
    try:
        while True:
            if killed and not busy:
                busy.append(killed.popleft())
                busy[0].begin_again()
            elif not killed and not any(post.kills for post in busy):
                queue.give(idle, busy, staff)
            if not busy:
                return
            for post, reply in _next_replies(busy):
                if reply.is_killed and post.kills + 1 < MOST_KILLS:
                    post.kills += 1
                    busy.remove(post)
                    killed.append(post)
                elif _is_crash(reply) and post.crashes + 1 < MOST_CRASHES:
                    post.crashes += 1
                    post.begin_again()
                elif not reply.is_first and _is_fault(reply):
                    post.begin_again()
                else:
                    busy.remove(post)
                    yield post.number, _outcome(reply, post)
                    idle.append(post)
    finally:
        for post in (*idle, *busy, *killed):
            post.worker.stop()


@dataclass(slots=True)
class _Queue:
    """The requests in their order, and how far they have been given out."""

    requests: Iterator[Request]
    given: int = 0

    def give(self, idle: list[_Post], busy: list[_Post], staff: Staff) -> None:
        """Let idle workers begin, as long as there is work and nobody wants to stop."""
        while idle and not staff.stopping:
            oldest = min((post.number for post in busy), default=self.given)
            if staff.ahead is not None and self.given - oldest > staff.ahead:
                return
            request = next(self.requests, None)
            if request is None:
                return
            post = idle.pop()
            post.begin(self.given, request)
            busy.append(post)
            self.given += 1


def _next_replies(busy: list[_Post]) -> Iterator[tuple[_Post, Reply]]:
    """Wait for something to happen; yield who is done, one way or another."""
    nearest = min(post.worker.deadline for post in busy) - time.monotonic()
    handles: list[Any] = [post.worker.handle() for post in busy]
    wait(handles, timeout=max(0.0, min(nearest, _LOOK)))
    for post in tuple(busy):
        reply = post.worker.receive()
        if reply is None and time.monotonic() >= post.worker.deadline:
            reply = post.worker.expire()
        if reply is not None:
            yield post, reply


def _is_crash(reply: Reply) -> bool:
    return isinstance(reply.cause, ReaderCrashed) and not reply.is_killed


def _is_fault(reply: Reply) -> bool:
    """Return whether there is no record though time was left: another worker, which has read nothing, is asked."""
    if reply.answer is None:
        return not isinstance(reply.cause, TimedOut)
    return from_bytes(reply.answer).error is not None


def _outcome(reply: Reply, post: _Post) -> Outcome:
    if reply.answer is not None:
        outcome = from_bytes(reply.answer)
    else:
        outcome = replace(Outcome(error=reply.cause), **_facts(post.request))
    return replace(
        outcome,
        peak_mb=reply.peak_mb,
        crashes=post.crashes + _is_crash(reply),
        killed=post.kills + reply.is_killed,
    )


def _facts(request: Request | None) -> dict[str, Any]:
    """Return what the parent itself knows of a document whose worker died, for the ledger."""
    if request is None or request.task.member is not None:
        return {}
    sha256, size = digest(request.task.source)
    return {"sha256": sha256, "size_bytes": size}
