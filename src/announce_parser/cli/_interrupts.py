"""Ctrl-C during a run of many: once finishes what has begun, twice ends it at once."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from announce_parser.batch import Staff

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def gentle(staff: Staff, tell: Callable[[], None]) -> Iterator[None]:
    """Let the first interrupt stop the staff, with a word to the person, and the second raise.

    Where signals cannot be handled (not in the main thread) they stay as they are.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if staff.stopping:
            raise KeyboardInterrupt
        staff.stopping = True
        tell()

    try:
        before = {number: signal.signal(number, stop) for number in _SIGNALS}
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
