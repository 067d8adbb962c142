"""What one document may cost: the limits of a worker, in one place.

The limits of the documents themselves (bytes, parts, depth …) are in ``readers/_limits.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_SECONDS = 60.0
MOST_MEMORY = 1536 << 20  # bytes beyond what the worker held when it began with the document
MOST_DOCUMENTS = 20  # that one worker reads, one after the other
MOST_GROWTH = 256 << 20  # bytes that a worker may have kept of the documents it has read, and go on
MOST_FILES = 64  # open at a time
MOST_ANSWER = 512 << 20  # bytes of a record; the longest of a real notice stays below 10 MB
GRACE = 2.0  # seconds of the processor beyond the deadline, should nobody be there to keep it


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a worker.

    Attributes:
        seconds: From the beginning to the answer, by the clock on the wall.
        memory: Bytes that one document may take beyond what the worker holds when it begins with it.
        documents: How many documents one worker reads before another takes its place.
        shows_errors: Whether what libraries print reaches standard error; else it is dropped, because
            a document can have a part in what they print.
    """

    seconds: float = MOST_SECONDS
    memory: int = MOST_MEMORY
    documents: int = MOST_DOCUMENTS
    shows_errors: bool = False
