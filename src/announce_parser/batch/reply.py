"""What comes back from a worker of any kind: its answer, or the error that says how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from announce_parser.errors import ReaderCrashed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from announce_parser.batch.serving import Request
    from announce_parser.errors import AnnounceError


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply.

    Attributes:
        answer: What the worker sent; None if it did not come to that.
        cause: Why there is no answer.
        peak_mb: The most memory that the worker held; None where the system does not say.
        is_killed: Whether something outside killed the worker: its document may have no part in that.
        is_first: Whether the worker had read nothing before: whatever is wrong is the document's own doing.
    """

    answer: bytes | None
    cause: AnnounceError | None
    peak_mb: int | None = None
    is_killed: bool = False
    is_first: bool = True


def killed(peak_mb: int | None = None, *, is_first: bool = True) -> Reply:
    """Return the reply of a worker that something outside killed: most often the system, short of memory."""
    return Reply(
        None,
        ReaderCrashed("the worker process was killed from outside"),
        peak_mb,
        is_killed=True,
        is_first=is_first,
    )


class Worker(Protocol):
    """A place where one request at a time is answered.

    Attributes:
        deadline: When its time is over, on the monotonic clock; 0 of a worker that never began.
    """

    deadline: float

    def begin(self, request: Request) -> None:
        """Start on a request; the worker is idle."""

    def handle(self) -> int | Connection | None:
        """Return what becomes readable when there may be something to receive; None of an idle worker."""

    def receive(self) -> Reply | None:
        """Return the reply if the worker is done, however it is; None while it works."""

    def expire(self) -> Reply:
        """Kill the worker, whose time is over; return that as the reply."""

    def stop(self) -> None:
        """Kill the worker, if there is one."""
