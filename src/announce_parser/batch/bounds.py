"""What one document may cost: the limits of a worker, in one place.

The limits of the documents themselves (bytes, parts, depth …) stand in ``readers/_limits.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_SECONDS = 60.0
MOST_MEMORY = 1536 << 20  # bytes beyond what the parent held when the worker was forked
MOST_FILES = 64  # open at a time
MOST_ANSWER = 512 << 20  # bytes of a record; the longest of a real notice stays below 10 MB
GRACE = 2.0  # seconds of the processor beyond the deadline, should nobody be there to keep it


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a worker.

    Attributes:
        seconds: From the beginning to the answer, by the clock on the wall.
        memory: Bytes that it may take beyond what it begins with.
        shows_errors: Whether what libraries print reaches standard error; else it is dropped, because
            a document can have a part in what they print.
    """

    seconds: float = MOST_SECONDS
    memory: int = MOST_MEMORY
    shows_errors: bool = False
