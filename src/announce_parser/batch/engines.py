"""The same function on somebody else's cluster: a chunk of documents in, their outcomes out.

An engine's own process has threads, so nothing is forked in it: each chunk gets one worker that is kept for
its documents and replaced on any fault. ``docs/engines.md`` shows Ray, Ray Data and Spark.
"""

from __future__ import annotations

from collections import deque
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from announce_parser.batch.attempt import ReadingOptions, Task
from announce_parser.batch.bounds import Bounds
from announce_parser.batch.outcome import Outcome, from_bytes, to_bytes
from announce_parser.batch.staff import Staff, outcomes
from announce_parser.errors import MissingDependency
from announce_parser.installed import absent, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CHUNK = 32  # documents; starting a worker costs as much as a few of them
_AHEAD = 2  # chunks for each processor that are under way or wait


def outcomes_of_chunk(
    tasks: Sequence[Task], reading: ReadingOptions, bounds: Bounds | None = None
) -> tuple[Outcome, ...]:
    """Return the outcome of each task, in their order; pure, and safe in any worker of any engine."""
    staff = Staff(bounds=bounds or Bounds(), forks=False)
    found = dict(outcomes(tasks, reading, staff))
    return tuple(found[number] for number in range(len(tasks)))


def missing() -> str | None:
    """Return what Ray lacks and the line that installs it; None where nothing is missing."""
    return absent(("ray",), line_of("ray"))


def outcomes_on_ray(
    tasks: Iterable[Task],
    reading: ReadingOptions,
    bounds: Bounds | None = None,
    *,
    chunk: int = CHUNK,
) -> Iterator[Outcome]:
    """Yield the outcome of each task in their order, read on the Ray cluster that is connected.

    Tasks are taken as they are needed. A task's path must be one that every node can open; bytes travel.

    Args:
        tasks: Any number.
        reading: How documents are read.
        bounds: Of each document's worker.
        chunk: How many documents one Ray task reads.

    Raises:
        MissingDependency: Ray is not installed.
    """
    lacking = missing()
    if lacking is not None:
        raise MissingDependency(lacking)
    ray: Any = import_module("ray")
    remote = ray.remote(num_cpus=1, max_retries=3)(_travelling)
    rest = iter(tasks)
    most = max(1, int(ray.cluster_resources().get("CPU", 1))) * _AHEAD
    underway: deque[Any] = deque()
    while True:
        while len(underway) < most and (given := list(islice(rest, chunk))):
            underway.append(remote.remote(given, reading, bounds))
        if not underway:
            return
        for answer in ray.get(underway.popleft()):
            yield from_bytes(answer)


def _travelling(tasks: list[Task], reading: ReadingOptions, bounds: Bounds | None) -> list[bytes]:
    return [to_bytes(outcome) for outcome in outcomes_of_chunk(tasks, reading, bounds)]
