"""Giving open dates the year that the document means (COUNTING 4).

In order: the words beside the digits (올해, 지난), the same day stated elsewhere with its year, the weekday, the
sense of the sentence, the year stated nearest in it, the publication. An end before its start lies in the
next year. A day of the month alone takes its month in the same way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from announce_parser.figures._anchor import (
    DateAnchor,
    anchor_of,
    anchored,
    points,
    supposed_anchor,
    written_years,
)
from announce_parser.figures._calendar import OpenWhen, Point, Relative, close, kind_of
from announce_parser.figures._tense import tense_after
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.figures._base import Found

_NEAR = 40  # characters within which a stated year holds for what follows
_RELEASE_DAYS = 31  # a day so near to the release is its own, whatever year its sentence is about
_QUARTER_DAYS = 92  # within which a misprinted weekday does not move a day to another year
_UNSURE_DAYS = 4  # a lone 11일 is a day only if the release is that near to it
_WRITTEN_YEAR = lazy_regex(r"(?:19|20)\d\d|['‘’`´′]\d\d")
_LABEL_ENDS = lazy_regex(r"[ ]?\)?[ ]?[:：]|\)")
_TILDES = "~∼～〜"
_HALF_A_YEAR = 6  # months

_YEAR_SHIFTS = {
    Relative.NEXT_YEAR: 1,
    Relative.YEAR_AFTER: 1,
    Relative.LAST_YEAR: -1,
    Relative.YEAR_AFTER_NEXT: 2,
    Relative.YEAR_BEFORE_LAST: -2,
}
_MONTH_SHIFTS = {Relative.NEXT_MONTH: 1, Relative.LAST_MONTH: -1}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a date is.

    Attributes:
        before: The date resolved before it in the same sentence or row.
        said: The date before it in the same sentence whose year is written, however far.
        label: The year that heads its line or row (``'23년: 7.1.~9.30., 10.11.~4.30.``).
        stated: The year of every month and day that the document writes with one year only.
    """

    found: Found
    document: Document
    anchor: DateAnchor
    before: Found | None
    said: Found | None
    label: int | None
    stated: dict[tuple[int, int], int]


def resolve(
    found: tuple[Found, ...], document: Document, published: str | None, year: int | None
) -> tuple[Found, ...]:
    """Return the figures with every calendar expression closed; those that cannot have a year are left out.

    Args:
        found: In reading order, as ``find`` returned them.
        document: The document they are in.
        published: The day (month, year) of publication, ISO 8601.
        year: The year the notice is about, where publication says nothing.
    """
    found = _rejoined(found, document)
    stated, years = _stated_years(found), written_years(found)
    anchor = anchor_of(published, year) if published else supposed_anchor(found, year)
    closed: list[Found] = []
    before: Found | None = None
    said: Found | None = None
    label: Found | None = None
    for figure in found:
        if not isinstance(figure.value, OpenWhen):
            closed.append(figure)
            continue
        place = _Place(
            figure,
            document,
            anchored(anchor, figure, years),
            _in_same_sentence(before, figure, document),
            _in_same_sentence(said, figure, document),
            _label_year(label, figure, document),
            stated,
        )
        when = _resolved(figure.value, place)
        if when is not None:
            when = when.on_the_calendar()
            before = replace(figure, value=when)
            said = before if _WRITTEN_YEAR.search(before.text) else said
            label = before if _is_label(before, document) else label
            closed.append(figure.with_value(close(when), kind_of(when)))
    return tuple(closed)


def _resolved(when: OpenWhen, place: _Place) -> OpenWhen | None:
    """Return the expression with all years filled in, None where there is no evidence of any."""
    if when.single or when.end is None:
        start = _filled(when.start, place) if when.start else None
        if start is None or (when.unsure and not _is_near_publication(start, place.anchor)):
            return None
        return when.with_points(start, start if when.single else None)
    if when.start is None:
        end = _filled(when.end, place)
        return None if end is None else when.with_points(None, end)
    return _resolved_span(when, when.start, when.end, place)


def _resolved_span(when: OpenWhen, start: Point, end: Point, place: _Place) -> OpenWhen | None:
    """Return a span with both ends filled: the end follows the start."""
    if start.needs_month and start.relative is None and end.month is not None:
        start = _with_month_of_end(start, end, place.anchor)
    if start.year is None and start.relative is None and end.year is not None:
        start = replace(start, year=end.year - (_order(start) > _order(end)))
    first = _filled(start, place)
    if first is None:
        return None
    if end.year is None and end.relative is not None:
        last = _relative_end(first, start, end, place)
    else:
        last = _after(first, end)
    return None if last is None else when.with_points(first, last)


def _relative_end(first: Point, start: Point, end: Point, place: _Place) -> Point | None:
    """Return an end with a word such as 익월 with its year: seen from the start, else from the publication.

    A start that is itself seen from the publication (지난달 25일부터 다음 달 5일까지) lends the end its view.
    """
    if end.relative in (Relative.SAME_MONTH, Relative.SAME_YEAR):
        month = end.month if end.month is not None else first.month
        return replace(end, year=first.year, month=month)
    if end.relative is Relative.YEAR_AFTER and end.month is not None and first.year is not None:
        return replace(end, year=first.year + 1)
    is_seen_from_now = start.relative in (Relative.PAST, Relative.LAST_MONTH)
    if end.relative is Relative.NEXT_MONTH and end.needs_month and not is_seen_from_now:
        return _in_month(end, first, 1)
    last = _filled(end, place)
    if last is None or not _ends_before(last, first):
        return last
    return _after(first, replace(end, relative=None))


def _ends_before(last: Point, first: Point) -> bool:
    """True where the last day of the one lies before the first of the other."""
    begins, ends = first.on_the_calendar().first_day, last.on_the_calendar().last_day
    return begins is not None and ends is not None and ends < begins


def _in_month(point: Point, of: Point | date, shift: int) -> Point:
    """Return a lone day in the month that lies `shift` months from that of another."""
    if of.month is None or of.year is None:
        return point
    months = 12 * of.year + of.month - 1 + shift
    return replace(point, year=months // 12, month=months % 12 + 1)


def _with_month_of_end(start: Point, end: Point, anchor: DateAnchor) -> Point:
    """Return a lone first day with its month: the end's or one before it, as the weekday says.

    ``11일(화)부터 9월 19일(화)까지`` in a release of April begins in the April whose 11th is a Tuesday.
    """
    month = end.month or 1
    if (start.day or 0) > (end.day or 31):
        month = (month - 2) % 12 + 1
        if anchor.month is not None and not replace(start, month=month).is_plausible:
            month = anchor.month  # 31일부터 5월 3일까지 in a release of March
    year = end.year or anchor.year
    if start.weekday is None or year is None:
        return replace(start, month=month)
    fits = [
        earlier
        for earlier in range(month, 0, -1)
        if (day := replace(start, month=earlier, year=year).first_day)
        and day.weekday() == start.weekday
    ]
    if anchor.month in fits:
        return replace(start, month=anchor.month)
    return replace(start, month=fits[0] if fits else month)


def _after(first: Point, end: Point) -> Point:
    """Return the end with the year (and month) that puts it after the start."""
    if end.needs_month:
        month = first.month or 1
        later = (end.day or 0) < (first.day or 0)
        end = replace(end, month=month % 12 + 1 if later else month, year=end.year)
    if end.year is not None or first.year is None:
        return end
    return replace(end, year=first.year + (_order(end) < _order(first)))


def _order(point: Point) -> tuple[int, int]:
    """Return month and day for comparing two points within a year, at their coarser precision."""
    return point.month or 0, point.day or (1 if point.month is None else 0)


def _filled(point: Point, place: _Place) -> Point | None:
    """Return the point with month and year, None where nothing tells the year."""
    if point.needs_month:
        point = _with_month(point, place)
        if point.needs_month:
            return None
    if point.year is not None:
        return point
    year = _year(point, place)
    return None if year is None else replace(point, year=year)


def _year(point: Point, place: _Place) -> int | None:
    """Return the year of a point, by the first evidence there is."""
    base = place.anchor.year
    relative = _by_relative(point, place)
    if relative is not None:
        return relative
    if point.month is not None and point.day is not None:
        stated = place.stated.get((point.month, point.day))
        if stated is not None and (base is None or abs(stated - base) <= 1):
            return stated
    near = _near_year(point, place)
    if base is None:
        return near
    base = near or base
    by_weekday = _by_weekday(point, base, place.anchor.day, stated=near is not None)
    if by_weekday is not None:
        return by_weekday
    return base if near else _by_sentence(point, place) or _by_sense(point, place, base)


def _by_sentence(point: Point, place: _Place) -> int | None:
    """Return the year written before in the same sentence, None where the date is the release's own or would lie on the wrong side of it.

    ``2024년 행사는 3월 15일에 열렸다``, but not ``2026년 예산이 12월 2일 의결됐다`` in a release of that December.
    """
    said, notice = _point_of(place.said), place.anchor.day
    if said is None or said.year is None or point.relative is not None:
        return None
    if notice is None:
        return said.year
    there = replace(point, year=said.year)
    here = replace(point, year=_by_sense(point, place, notice.year))
    if _is_near(here, notice, _RELEASE_DAYS) or _is_on_the_wrong_side(
        there, _own_tense(place), notice
    ):
        return None
    return said.year


def _own_tense(place: _Place) -> int:
    """Return whether a date lies ahead or behind: where a bracket holds it, only what the bracket says of it counts.

    ``2025년 평가(10월 14일 실시)에서 받은 등급은 제외한다``: what is excluded from now on was given that October.
    """
    text, start, end = place.document.text, place.found.start, place.found.end
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    is_in_brackets = before.rfind("(") > before.rfind(")") and ")" in behind.partition("(")[0]
    if is_in_brackets:
        text, start, end = text[start:end] + behind.partition(")")[0], 0, end - start
    return tense_after(text, start, end)


def _is_on_the_wrong_side(point: Point, tense: int, notice: date) -> bool:
    """True where what is over would lie ahead of the notice, or what lies ahead be over."""
    first, last = point.on_the_calendar().first_day, point.on_the_calendar().last_day
    if first is None or last is None:
        return False
    return (tense < 0 and first > notice) or (tense > 0 and last < notice)


def _by_relative(point: Point, place: _Place) -> int | None:
    """Return the year that a word before the date gives it, None without such a word."""
    base, day = place.anchor.year, place.anchor.day
    if point.relative is None or base is None:
        return None
    if point.relative in (Relative.SAME_YEAR, Relative.SAME_MONTH):
        start = _point_of(place.before)
        return start.year if start else base
    if point.relative is Relative.YEAR_AFTER:
        start = _point_of(place.before)
        base = start.year if start and start.year else base
    if point.relative in (Relative.PAST, Relative.COMING) and day is not None:
        return base + _turn_of_year(point, day)
    return base + _YEAR_SHIFTS.get(point.relative, 0)


def _turn_of_year(point: Point, day: date) -> int:
    """Return -1 where 지난 means the year before publication, 1 where 오는 means the next, else 0."""
    here = (point.month or 1, point.day or day.day)
    if point.relative is Relative.PAST:
        return -1 if here > (day.month, day.day) else 0
    return 1 if here < (day.month, day.day) else 0


def _by_weekday(point: Point, base: int, notice: date | None, *, stated: bool) -> int | None:
    """Return the year that the weekday written proves, None if not exactly one near `base` fits.

    Near the notice's own day month and day stand, and the weekday is what was misprinted: 1월 21일(금) in a
    notice of January 2021 is that Thursday, not the Friday of 2022.
    """
    if point.weekday is None or point.day is None:
        return None
    years = (base, base + 1, base - 1)
    fits = [
        year
        for year in years
        if (day := replace(point, year=year).first_day) and day.weekday() == point.weekday
    ]
    if base in fits:
        return base
    proved = fits[0] if len(fits) == 1 else None
    for year in years[:1] if stated else years:
        near = replace(point, year=year)
        is_leap_day_to_come = near.first_day is None and proved is not None and proved > year
        if _is_near(near, notice) and not is_leap_day_to_come:
            return year
    return proved


def _is_near(point: Point, notice: date | None, days: int = _QUARTER_DAYS) -> bool:
    """True where a day, or the end of its month if that has no such day, is within some days of the notice."""
    day = point.on_the_calendar().last_day
    return notice is not None and day is not None and abs((day - notice).days) <= days


def _by_sense(point: Point, place: _Place, base: int) -> int:
    """Return the year in which the date makes sense: ahead of the release or after it."""
    day = place.anchor.day
    if day is None or point.month is None:
        return base
    months_ahead = point.month - day.month
    tense = tense_after(place.document.text, place.found.start, place.found.end)
    if tense > 0 and months_ahead <= -6:
        return base + 1
    if tense < 0 and (months_ahead > 0 or (months_ahead == 0 and (point.day or 0) > day.day + 1)):
        return base - 1
    if tense == 0 and months_ahead <= -10:
        return base + 1  # 1월 in a December release is the coming one
    if tense == 0 and months_ahead >= 10:
        return base - 1  # 12월말 in a January release is the one before
    return base


def _with_month(point: Point, place: _Place) -> Point:
    """Return a lone day with its month: by a word, from the date before it, by weekday or publication."""
    day = place.anchor.day
    if point.relative in (Relative.SAME_MONTH, None):
        start = _point_of(place.before)
        if start is not None and start.month is not None and start.year is not None:
            return replace(point, month=start.month, year=start.year)
    if day is None:
        return point
    return _in_month(point, day, _month_shift(point, day))


def _month_shift(point: Point, day: date) -> int:
    """Return how many months from that of publication the lone day lies."""
    number = point.day or 0
    if point.relative is None:
        if point.weekday is not None:
            return _shift_by_weekday(point, day)
        return 1 if day.day - number > 20 else 0  # 1일 in a release of the 30th is the coming one
    if point.relative is Relative.PAST:
        return _first_with_day(point, day, (-1, -2) if number > day.day else (0,))
    if point.relative is Relative.COMING:
        return _first_with_day(point, day, (1, 2) if number < day.day else (0, 1))
    return _MONTH_SHIFTS.get(point.relative, 0)


def _first_with_day(point: Point, day: date, shifts: tuple[int, ...]) -> int:
    """Return the first month that has such a day: 지난 30일 in a release of 5 March is one of January."""
    return next(shift for shift in shifts if _in_month(point, day, shift).first_day is not None)


def _shift_by_weekday(point: Point, day: date) -> int:
    """Return the shift nearest to publication that gives the day its weekday, 0 if none does."""
    for shift in (0, 1, -1):
        candidate = _in_month(point, day, shift).first_day
        if candidate is not None and candidate.weekday() == point.weekday:
            return shift
    return 0


def _near_year(point: Point, place: _Place) -> int | None:
    """Return the year stated shortly before in the same sentence or row, None if there is none."""
    if point.month is None:
        return None
    if place.label is not None or place.before is None:
        return place.label
    start = _point_of(place.before)
    if start is None or start.year is None or start.month is None:
        return None
    gap = place.found.start - place.before.end
    if _WRITTEN_YEAR.search(place.before.text) is None or gap > _NEAR:
        return None
    # A row runs forward: 공고 ’20.11.30. | 평가 1월
    is_cell_behind = place.before.place.cell not in (None, place.found.place.cell)
    return start.year + (is_cell_behind and start.month - point.month >= _HALF_A_YEAR)


def _is_label(figure: Found, document: Document) -> bool:
    """True for a year alone that a colon or bracket sets before what it heads."""
    value = figure.value
    return (
        isinstance(value, OpenWhen)
        and value.single
        and value.start is not None
        and value.start.month is None
        and bool(_LABEL_ENDS.match(document.text, figure.end))
    )


def _label_year(label: Found | None, figure: Found, document: Document) -> int | None:
    """Return the year that heads the line or row of a figure, None if none does."""
    start = _point_of(label)
    if label is None or start is None or "\n" in document.text[label.end : figure.start]:
        return None
    return start.year


def _rejoined(found: tuple[Found, ...], document: Document) -> tuple[Found, ...]:
    """Return the figures with spans made whole that a line's end left in two blocks.

    The first half keeps its own place and text, because a figure's text is in one block.
    """
    joined: list[Found] = []
    for figure in found:
        whole = _whole_span(joined[-1], figure, document) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(figure)
    return tuple(joined)


def _whole_span(first: Found, second: Found, document: Document) -> Found | None:
    """Return the span of two halves, the second of which begins its line with ~."""
    opened, closing = first.value, second.value
    if not isinstance(opened, OpenWhen) or not isinstance(closing, OpenWhen):
        return None
    between = document.text[first.end : second.start]
    if between.strip() or "\n" not in between or not opened.single:
        return None
    if closing.start is not None or second.text.lstrip()[:1] not in _TILDES:
        return None
    value = replace(opened, end=closing.end, single=False)
    return replace(first, kind=kind_of(value), value=value)


def _point_of(figure: Found | None) -> Point | None:
    """Return the last point of a figure resolved before."""
    if figure is None or not isinstance(figure.value, OpenWhen):
        return None
    return figure.value.end or figure.value.start


def _in_same_sentence(before: Found | None, figure: Found, document: Document) -> Found | None:
    """Return the figure before if it is in the same block and sentence, or the same row."""
    if before is None or before.place.block != figure.place.block:
        return None
    here, there = figure.place.cell, before.place.cell
    if here is not None and there is not None:
        return before if here[0] == there[0] else None
    between = document.text[before.end : figure.start]
    return None if re.search(r"다\.|\n", between) else before


def _is_near_publication(point: Point, anchor: DateAnchor) -> bool:
    """True where a lone day is that of the release, or next to it."""
    day = point.first_day
    if day is None or anchor.day is None or anchor.supposed:
        return False
    return abs((day - anchor.day).days) <= _UNSURE_DAYS


def _stated_years(found: tuple[Found, ...]) -> dict[tuple[int, int], int]:
    """Return the year of every month and day that the document writes with one year only."""
    years: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for point in points(found):
        if point.year is not None and point.month is not None and point.day is not None:
            years[point.month, point.day].add(point.year)
    return {day: next(iter(of_day)) for day, of_day in years.items() if len(of_day) == 1}
