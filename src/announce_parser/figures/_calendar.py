"""Calendar expressions whose year may still be open, and how they become the contract's ``Period``.

``find`` reads ``1.9.(월) ~ 2. 8.(수) 18:00`` into an ``OpenWhen`` of two ``Point``s without a year;
``_resolve`` fills the points in and ``close`` writes them as an ISO 8601 interval with the reduced
precision and open ends of EDTF (ISO 8601-2): ``2023-01-09/2023-02-08T18:00+09:00``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from announce_parser.values import Period

WEEKDAYS = "월화수목금토일"  # Monday first, as ``date.weekday`` counts
LAST = -1  # of a count within a month: 마지막 주
_ZONE = "+09:00"  # all of Korea, all year
_LONGEST = 31  # days of a month
_MIDNIGHT = 24  # the hour that ends a day
_LEAP_YEAR = 2000
_END_OF_TIME = 9999  # of systems that must write some end where there is none


class Relative(StrEnum):
    """What a word before the digits says of their place in time, seen from the publication."""

    COMING = "coming"
    PAST = "past"
    THIS_YEAR = "this year"
    NEXT_YEAR = "next year"
    LAST_YEAR = "last year"
    YEAR_AFTER_NEXT = "year after next"
    YEAR_BEFORE_LAST = "year before last"
    SAME_YEAR = "same year"  # as the date named before
    YEAR_AFTER = "year after"  # the date named before
    THIS_MONTH = "this month"
    NEXT_MONTH = "next month"
    LAST_MONTH = "last month"
    SAME_MONTH = "same month"  # as the date named before


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, day or minute, as precise as the text; what it leaves out is None.

    Attributes:
        months: How many months a quarter (3) or half-year (6) beginning with `month` has; else 1.
        years: How many years a decade (10) or century (100) beginning with `year` has; else 1.
        hour: From 24 on of the next day (22:00~익일 06:00 ends at 30); 24:00 is of the day itself.
        nth: Which week, weekday or (of `LAST`) day of the month or year is meant, from 1; None if none is.
        weeks: How many weeks `nth` begins, 1 for the week that holds `day` (1.18. 주간); 0 where it is not one.
        weekday: From 0, Monday, as written in the text, whether it fits or not.
        relative: The word that places it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    months: int = 1
    years: int = 1
    nth: int | None = None
    weeks: int = 0
    weekday: int | None = None
    relative: Relative | None = None

    @property
    def is_in_range(self) -> bool:
        """True where its numbers are those of a month, a day and a clock: 2월 30일 is, 13월 is not."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.hour is not None and (self.hour > 2 * _MIDNIGHT or self.minute > 59):
            return False
        return self.day is None or 1 <= self.day <= _LONGEST

    @property
    def is_plausible(self) -> bool:
        """True where the calendar and the clock know such a point in some year."""
        if not self.is_in_range or self.day is None or self.month is None:
            return self.is_in_range
        return self.day <= monthrange(_LEAP_YEAR, self.month)[1]

    @property
    def needs_a_unit(self) -> bool:
        """True where the text gives neither year, month nor day."""
        return self.year is None and self.month is None and self.day is None

    @property
    def needs_month(self) -> bool:
        """True for a day of the month that is alone (오는 15일)."""
        return self.day is not None and self.month is None

    @property
    def first_day(self) -> date | None:
        """The first day covered; None while the year is open or if the year has no such day."""
        if self.nth is not None:
            return _counted(self)
        if self.weeks:
            return _monday(self)
        return _day(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date | None:
        """The last day covered, inclusive; None while the year is open or if there is no such day."""
        if self.nth is not None or self.weeks:
            first = self.first_day
            return first and first + timedelta(days=max(0, 7 * self.weeks - 1))
        if self.year is None or self.day is not None:
            day = self.first_day
            runs_over = (self.hour or 0) >= _MIDNIGHT and not self.closes_its_day
            return day + timedelta(days=1) if day and runs_over else day
        if self.years > 1:
            return _day(self.year + self.years - 1, 12, 31)
        month = 12 if self.month is None else self.month + self.months - 1
        return _day(self.year, month, monthrange(self.year, month)[1])

    def on_the_calendar(self) -> Point:
        """Return the point, without its day where its month has none such: what is known of 2023-02-29 is 2023-02."""
        if self.year is None or self.day is None or self.first_day is not None:
            return self
        return replace(self, day=None, hour=None, minute=0, second=None, weekday=None, weeks=0)

    @property
    def closes_its_day(self) -> bool:
        """True for 24:00 and 자정, which end a day and belong to it (COUNTING 18)."""
        return self.hour == _MIDNIGHT and self.minute == 0

    @property
    def begins(self) -> str:
        """The point as a start, ISO 8601."""
        if (self.nth is not None or self.weeks) and self.first_day is not None:
            return self.first_day.isoformat()
        return self._written(self.month)

    @property
    def ends(self) -> str:
        """The point as an end, ISO 8601: a quarter ends with its third month."""
        if (self.nth is not None or self.weeks) and self.last_day is not None:
            return self.last_day.isoformat()
        if self.years > 1:
            return f"{(self.year or 0) + self.years - 1:04d}"
        if self.closes_its_day:
            return replace(self, hour=None).ends
        month = None if self.month is None else self.month + self.months - 1
        return self._written(month)

    def _written(self, month: int | None) -> str:
        if month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{month:02d}"
        if self.hour is None:
            return f"{self.year:04d}-{month:02d}-{self.day:02d}"
        return f"{_clock_day(self, month)}T{_clock(self)}{_ZONE}"


def _counted(point: Point) -> date | None:
    """Return the first day of the week, weekday or day that `nth` counts; None while the year is open.

    A week belongs to the month or year that holds its Thursday (ISO 8601, KS X ISO 8601), so that 11월 둘째
    주 of 2023 is the week of the 6th.
    """
    if point.year is None or point.nth is None:
        return None
    first = date(point.year, point.month or 1, 1)
    last_month = point.month or 12
    last = date(point.year, last_month, monthrange(point.year, last_month)[1])
    if point.weeks == 0 and point.weekday is None:
        return last
    weekday = 3 if point.weekday is None else point.weekday
    if point.nth == LAST:
        found = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (point.nth - 1))
    return found if point.weekday is not None else found - timedelta(days=3)


def _monday(point: Point) -> date | None:
    """Return the first day of the week that holds a day; None while the year is open."""
    held = _day(point.year, point.month or 1, point.day or 1)
    return held - timedelta(days=held.weekday()) if held else None


def _clock(point: Point) -> str:
    """Return the clock time, to the second only where the text is."""
    seconds = "" if point.second is None else f":{point.second:02d}"
    return f"{(point.hour or 0) % 24:02d}:{point.minute:02d}{seconds}"


def _clock_day(point: Point, month: int) -> str:
    """Return the day of a clock time; from 24:00, the midnight that begins the next day, it is the next."""
    written = _day(point.year, month, point.day or 1)
    if written is None:
        return f"{point.year:04d}-{month:02d}-{point.day:02d}"
    return (written + timedelta(days=(point.hour or 0) >= _MIDNIGHT)).isoformat()


def _day(year: int | None, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none (2023-02-29)."""
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class OpenWhen:
    """A date or a span as written, before its years are known.

    Attributes:
        text: The characters it was read from.
        start: None where the start is open (2.28.까지).
        end: None where the end is open ('23.3~); of a single date the same point as `start`.
        single: True for one date, month or year rather than a span.
        daily: Hours within each day of a span, ``12:00/19:00``.
        unsure: True where only the publication day can prove that digits are a date (11일).
    """

    text: str
    start: Point | None = None
    end: Point | None = None
    single: bool = False
    daily: str | None = None
    tentative: bool = False
    until_exhausted: bool = False
    may_close_early: bool = False
    rolling: bool = False
    unsure: bool = False

    def with_points(self, start: Point | None, end: Point | None) -> OpenWhen:
        """Return the same expression with other points."""
        return replace(self, start=start, end=end)

    def on_the_calendar(self) -> OpenWhen:
        """Return the same expression without days that no calendar has; its text keeps them."""
        start, end = (point and point.on_the_calendar() for point in (self.start, self.end))
        return self.with_points(start, end)


def close(when: OpenWhen) -> Period:
    """Return the period of an expression whose points all have their year.

    A span whose end is written before its start stays so in `interval`; which day is its last, nobody knows.
    """
    when = when.on_the_calendar()
    start, end = when.start, when.start if when.single else when.end
    first = start.first_day if start else None
    last = end.last_day if end and end.year != _END_OF_TIME else None
    is_reversed = first is not None and last is not None and last < first
    return Period(
        interval=_interval(start, end, single=when.single),
        text=when.text,
        first_day=first.isoformat() if first else None,
        last_day=last.isoformat() if last and not is_reversed else None,
        opens_at=_minute(start) if start and not when.single else None,
        closes_at=_minute(end) if end and not when.single and not is_reversed else None,
        daily=when.daily,
        tentative=True if when.tentative else None,
        until_exhausted=True if when.until_exhausted else None,
        may_close_early=True if when.may_close_early else None,
        rolling=True if when.rolling else None,
    )


def _minute(point: Point) -> str | None:
    """Return the minute of an end; None where a clock time is without its day: ``2024년 18:00까지``."""
    stated = (
        point.year != _END_OF_TIME
        and point.day is not None
        and point.hour is not None
        and point.second is None
    )
    return point.begins if stated else None


def _interval(start: Point | None, end: Point | None, *, single: bool) -> str:
    if start is None and end is None:
        return ".."
    begins = start.begins if start else ".."
    ends = end.ends if end else ".."
    if single and start is not None and start.closes_its_day:
        return ends
    return begins if single and begins == ends else f"{begins}/{ends}"


def _is_long(point: Point) -> bool:
    """True for what is longer than the month, year or day that a single date is."""
    return point.months > 1 or point.years > 1 or point.weeks > 0


def kind_of(when: OpenWhen) -> str:
    """Return the contract's kind of figure: ``date``, ``datetime`` or ``period``."""
    if not when.single or when.start is None or _is_long(when.start):
        return "period"
    is_timed = when.start.hour is not None and when.start.day is not None
    return "datetime" if is_timed and not when.start.closes_its_day else "date"
