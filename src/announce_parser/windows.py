"""The windows of programs: which are in a record, and which are open on a day.

A window is a program's period of one kind, flat or of one round (contract ``RECORD.md``). A start or end that
the notice leaves open bounds nothing: ``예산 소진 시까지`` is open from its first day on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Program, Record
    from announce_parser.values import Period

KINDS: Final = ("announcement", "application", "evaluation", "agreement", "term")
ROUND_KINDS: Final = ("announcement", "application", "evaluation")


@dataclass(frozen=True, slots=True)
class Window:
    """One period of a program.

    Attributes:
        kind: One of ``KINDS``.
        round: The round's label as written (``1차``); None for a flat window.
        seq: 1 for the first of the program's windows of this kind.
    """

    program: Program
    kind: str
    round: str | None
    seq: int
    period: Period


@dataclass(frozen=True, slots=True)
class Open:
    """An application window that is open on the day asked for.

    Attributes:
        days_left: Days until the last one, 0 on the last; None where no end is stated.
    """

    record: Record
    window: Window
    days_left: int | None


def windows(record: Record) -> Iterator[Window]:
    """Yield every window of every program, in document order, flat ones before those of rounds."""
    for program in record.programs:
        for kind in KINDS:
            yield from of_kind(program, kind)


def of_kind(program: Program, kind: str) -> Iterator[Window]:
    """Yield the windows of one kind of a program, the flat one before those of its rounds."""
    stated: list[tuple[str | None, Period | None]] = [(None, getattr(program, kind))]
    if kind in ROUND_KINDS:
        stated += [(one.label, getattr(one, kind)) for one in program.rounds]
    known = [(label, period) for label, period in stated if period is not None]
    for seq, (label, period) in enumerate(known, 1):
        yield Window(program, kind, label, seq, period)


def open_on(records: Iterable[Record], day: date) -> tuple[Open, ...]:
    """Return the application windows open on a day, soonest to close first, endless ones last."""
    found = [
        Open(record, window, _days_left(window.period, day))
        for record in records
        for window in windows(record)
        if window.kind == "application" and is_open(window.period, day, record.published)
    ]
    return tuple(sorted(found, key=_soonest))


def is_open(period: Period, day: date, published: str | None = None) -> bool:
    """Return whether a window is open on a day; a window without a start opens with the notice.

    Args:
        period: The window.
        day: A day of Korean time.
        published: The notice's date of the contract's precision, where known.
    """
    first = period.first_day or (published if published and len(published) == 10 else None)
    if first is not None and date.fromisoformat(first) > day:
        return False
    if period.last_day is not None:
        return day <= date.fromisoformat(period.last_day)
    return period.interval.endswith("..") or period.interval == ".."


def _days_left(period: Period, day: date) -> int | None:
    return (date.fromisoformat(period.last_day) - day).days if period.last_day else None


def _soonest(found: Open) -> tuple[bool, int, str]:
    left = found.days_left
    return left is None, left or 0, found.window.period.closes_at or "~"
