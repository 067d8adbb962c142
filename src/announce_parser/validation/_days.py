"""Days: every one is of the calendar, and no span ends before it begins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from announce_parser.patterns import lazy_regex
from announce_parser.pointers import pointer
from announce_parser.validation._base import Json, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOLDING_PERIODS = ("programs", "schedule", "figures", "categories", "goals", "funding")
_OF_PERIOD = ("interval", "first_day", "last_day", "opens_at", "closes_at")
_DAY = lazy_regex(r"\d{4}-\d{2}-\d{2}")


def days_are_of_the_calendar(record: Json) -> Iterator[Violation]:
    """Yield every day of a period that no calendar has."""
    for where, period in _periods(record):
        for name in _OF_PERIOD:
            for day in _DAY.findall(period.get(name, "")):
                if not _exists(day):
                    message = f"there is no day {day}"
                    yield Violation(pointer((*where, name)), message, "days_are_of_the_calendar")


def days_run_forward(record: Json) -> Iterator[Violation]:
    """Yield every period whose last day lies before its first."""
    for where, period in _periods(record):
        first, last = period.get("first_day"), period.get("last_day")
        if first is not None and last is not None and last < first:
            message = f"{last} lies before the first day, {first}"
            yield Violation(pointer((*where, "last_day")), message, "days_run_forward")


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _periods(record: Json) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    for field in _HOLDING_PERIODS:
        yield from _within(record.get(field, []), (field,))


def _within(
    node: Any, where: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    """Yield the periods at and below a node, each with its steps."""
    if isinstance(node, dict):
        if "interval" in node:
            yield where, node
        for name, child in node.items():
            yield from _within(child, (*where, name))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _within(child, (*where, index))
