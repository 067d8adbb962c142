"""How what a date's pattern matched becomes a ``Point``: which form it was and what is in its slots.

``_forms`` has the ways to write one; ``read_point(match, "start")`` gives the ``Point`` that the groups of a
prefix hold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.figures._calendar import WEEKDAYS, Point
from announce_parser.figures._forms import (
    BARE,
    BEFORE_MONTHS,
    DAY_IN_DIGITS,
    FORMS,
    HALVES,
    ORDINALS,
    RELATIVES,
    SHORT_YEAR,
    SIDES,
    Form,
)
from announce_parser.figures._slots import written as written_in

if TYPE_CHECKING:
    import re

_PLACED = RELATIVES | BEFORE_MONTHS
_EVERY_FORM = (*FORMS, *SIDES)

# Afternoon words turn 2시 into 14시; 낮 12시 stays noon, 밤 12시 is midnight.
_LATE = frozenset({"오후", "저녁", "밤", "PM", "pm"})
_EARLY = frozenset({"오전", "새벽", "아침", "AM", "am"})


def read_point(match: re.Match[str], prefix: str) -> Point:
    """Return the point that the groups of a prefix hold; it may lack year and month."""
    _, digits = _written(match, prefix)
    month = digits.get("month", digits.get("month2"))
    day = digits.get("day", digits.get("day2"))
    written = Point(
        year=_year(digits),
        month=int(month) if month else None,
        day=int(day) if day else None,
        weekday=_weekday(match, prefix),
        relative=_PLACED.get(match[f"{prefix}_relative"] or ""),
    )
    return read_time(match, prefix, _with_week(_with_part_of_year(written, digits), digits))


def bare_number(match: re.Match[str], prefix: str) -> str | None:
    """Return the digits of a side of a span that is a bare number, None where it is a date."""
    form, digits = _written(match, prefix)
    return digits["bare"] if form is BARE else None


def is_short_year(match: re.Match[str], prefix: str) -> bool:
    """True for 24년, which is a year only beside another."""
    return _written(match, prefix)[0] is SHORT_YEAR


def is_certain(match: re.Match[str], prefix: str) -> bool:
    """True where the form, a weekday, a clock time or a word such as 오는 proves a date."""
    return (
        _weekday(match, prefix) is not None
        or bool(match[f"{prefix}_half_day"])
        or bool(match[f"{prefix}_relative"])
        or has_time(match, prefix)
        or _written(match, prefix)[0].certain
    )


def is_a_date(match: re.Match[str], prefix: str, written: Point) -> bool:
    """True where the calendar has such a point, or its form proves that one was meant: 2월 30일, but not 2.30."""
    if _written(match, prefix)[0] is DAY_IN_DIGITS:
        return written.first_day is not None
    return written.is_plausible or (written.is_in_range and is_certain(match, prefix))


def _written(match: re.Match[str], prefix: str) -> tuple[Form, dict[str, str]]:
    """Return the form that matched and what is in its slots."""
    index, digits = written_in(match, prefix)
    return _EVERY_FORM[index], digits


def _year(digits: dict[str, str]) -> int | None:
    """Return the year in four digits; of two digits those up to 50 are of this century."""
    text = digits.get("year") or digits.get("any_year") or digits.get("full")
    text = text or digits.get("short") or digits.get("apostrophe")
    text = (
        text
        or digits.get("far")
        or digits.get("recent")
        or digits.get("nought")
        or digits.get("early")
    )
    if text is None:
        return None
    number = int(text.strip("'"))
    if number >= 100:
        return number
    return number + (2000 if number <= 50 else 1900)


def _with_part_of_year(written: Point, digits: dict[str, str]) -> Point:
    """Return the point as a quarter or half, a decade or century, where the text names one."""
    if "decade" in digits:
        decade = int(digits["decade"])
        decade += 0 if decade >= 100 else 2000 if decade < 30 else 1900  # 20년대, 70년대
        return replace(written, year=decade, years=10)
    if "century" in digits:
        return replace(written, year=100 * int(digits["century"]) - 99, years=100)
    if "quarter" in digits:
        return replace(written, month=3 * int(digits["quarter"]) - 2, months=3)
    if "half" in digits or "sign" in digits:
        half = digits.get("half") or digits["sign"]
        return replace(written, month=HALVES[half], months=12 if len(half) > 1 else 6)
    return written


def _with_week(written: Point, digits: dict[str, str]) -> Point:
    """Return the point as a week or weekday counted within its month or year, or its last day."""
    numbers = [int(digits[name]) for name in ("number", "until") if name in digits]
    if not numbers and "nth" not in digits:
        return written
    first = numbers[0] if numbers else ORDINALS[digits["nth"]]
    named = digits.get("named")
    if named is not None:
        return replace(written, nth=first, weekday=WEEKDAYS.index(named))
    weeks = numbers[-1] - first + 1 if numbers else 1
    return replace(written, nth=first, weeks=weeks if "week" in digits else 0)


def _weekday(match: re.Match[str], prefix: str) -> int | None:
    name = match[f"{prefix}_weekday"] or match[f"{prefix}_weekday2"]
    return WEEKDAYS.index(name) if name else None


def has_time(match: re.Match[str], prefix: str) -> bool:
    """True where a clock time is in the groups of the prefix."""
    return any(match[f"{prefix}_{part}"] for part in ("hour", "hour4", "noon", "midnight"))


def read_time(match: re.Match[str], prefix: str, written: Point) -> Point:
    """Return the point with the clock time of a prefix, unchanged if there is none."""
    if match[f"{prefix}_noon"]:
        return replace(written, hour=12)
    if match[f"{prefix}_midnight"]:
        return replace(written, hour=24)
    if match[f"{prefix}_hour4"]:
        return replace(
            written, hour=int(match[f"{prefix}_hour4"]), minute=int(match[f"{prefix}_minute4"])
        )
    if not match[f"{prefix}_hour"]:
        return written
    hour = int(match[f"{prefix}_hour"])
    behind = match[f"{prefix}_half"]  # 6PM
    half_day = f"{behind.upper()}M" if behind else match[f"{prefix}_half_day"]
    if half_day in _LATE and hour < 12:
        hour += 12
    elif half_day == "밤" and hour == 12:
        hour = 24
    elif half_day in _EARLY and hour == 12:
        hour = 0
    minute = 30 if match[f"{prefix}_thirty"] else 0
    minute = int(match[f"{prefix}_minute"] or match[f"{prefix}_minute2"] or minute)
    second = match[f"{prefix}_second"]
    return replace(written, hour=hour, minute=minute, second=int(second) if second else None)
