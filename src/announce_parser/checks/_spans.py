"""Two wordings of one window: their ends compared as far as both say them.

``6.23.(월)~8.8.(금)`` and ``8월 8일까지`` share their end; ``~8.14. 17시까지`` is finer than ``~8.14.`` and agrees
with it. A start that only one names says nothing about the other.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.checks._base import Grade

OPEN = ".."
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def ends(interval: str) -> tuple[str, str]:
    """Return start and end of an interval, ``..`` where it is open; one point is both."""
    start, slash, end = interval.partition("/")
    return start, end if slash else start


def day_of(text: str) -> date | None:
    """Return the day of an ISO text; None where it is not a day, or none of the calendar (a person may correct to one)."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def same_span(one: str, other: str) -> Grade | None:
    """Return how two intervals agree; None where they have no end in common."""
    if "/" not in one + other:
        return _grade(one, other, [(one, other)])
    if "/" not in one or "/" not in other:
        point, span = sorted((one, other), key=lambda interval: "/" in interval)
        stated = [end for end in ends(span) if end != OPEN]
        return "rounding" if any(_agree(point, end) for end in stated) else "conflict"
    pairs = [pair for pair in zip(ends(one), ends(other), strict=True) if OPEN not in pair]
    return _grade(one, other, pairs) if pairs else None


def _grade(one: str, other: str, pairs: list[tuple[str, str]]) -> Grade:
    if not all(_agree(*pair) for pair in pairs):
        return "conflict"
    return "equal" if one == other else "rounding"


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
