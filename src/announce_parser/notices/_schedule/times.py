"""Times of the schedule held against each other: which is part of which, which is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.values import Period

if TYPE_CHECKING:
    from announce_parser.figures._base import Found

OPEN = ".."


def is_over(interval: str, issued: str | None) -> bool:
    """Return whether a time has passed on the day of issue."""
    last = ends_of(interval)[1]
    return issued is not None and last != OPEN and last[: len(issued)] < issued[: len(last)]


def is_rounding(interval: str, *, of: str) -> bool:
    """Return whether one time says what another says, as finely or less: its end alone, its months.

    ``../2025-08-08`` of ``2025-06-23/2025-08-08``, ``2025-06/2025-08`` too; ``2025-06-23/..`` of both.
    """
    one, other = ends_of(interval), ends_of(of)
    if other[0] == OPEN and "/" not in interval:
        return other[1].startswith(interval)  # 신청기한 : 4. 30. ends what is open before
    if other[1] == OPEN and "T" in other[0] and other[0].startswith(interval):
        return True  # 11. 4. 17:00 이후 is on 11. 4.
    pairs = [(mine, known) for mine, known in zip(one, other, strict=True) if mine != OPEN]
    return bool(pairs) and all(known != OPEN and known.startswith(mine) for mine, known in pairs)


def is_an_end(event: str, interval: str, *, of: str) -> bool:
    """Return whether a point is the opening or the close of a known window to apply: 3. 25. of ~3. 25."""
    return event == "application" and "/" not in interval and interval in ends_of(of)


def is_alike(one: str, other: str) -> bool:
    """Return whether of two times one says what the other says, as finely or less."""
    return is_rounding(one, of=other) or is_rounding(other, of=one)


def interval_of(figure: Found) -> str:
    """Return the time of a date."""
    if not isinstance(figure.value, Period):
        raise TypeError(figure)
    return figure.value.interval


def ends_of(interval: str) -> tuple[str, str]:
    """Return first and last of a time; of a point both are the same."""
    start, _, end = interval.partition("/")
    return start, end or start
