"""What open dates are seen from: the publication, the year of the notice, or the first day the document writes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from announce_parser.figures._calendar import OpenWhen, Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Found

_HEAD = 300  # characters within which a release names its day


@dataclass(frozen=True, slots=True)
class DateAnchor:
    """What dates are seen from.

    Attributes:
        day: The day of publication; None where it is not known to the day.
        year: The year that holds where nothing else is said; None if the document has none at all.
        month: The month of publication, where known.
        supposed: True where `day` is the first day the document writes, for want of a publication.
    """

    day: date | None
    year: int | None
    month: int | None
    supposed: bool = False


def points(found: tuple[Found, ...]) -> Iterator[Point]:
    """Yield both ends of every calendar expression."""
    for figure in found:
        if isinstance(figure.value, OpenWhen):
            yield from (point for point in (figure.value.start, figure.value.end) if point)


def anchor_of(published: str | None, year: int | None) -> DateAnchor:
    """Return what open dates are seen from; without publication the year of the notice, if there is one."""
    parts = [int(part) for part in re.findall(r"\d+", published or "")[:3]]
    if not parts:
        return DateAnchor(None, year, None)
    try:
        day = date(*parts) if len(parts) == 3 else None
    except ValueError:
        day = None
    return DateAnchor(day, parts[0], parts[1] if len(parts) > 1 else None)


def supposed_anchor(found: tuple[Found, ...], year: int | None) -> DateAnchor:
    """Return the anchor of a document that does not say when it was published: the first day it writes.

    The head of a release names its day before anything else (``2023. 4. 6.(목) 석간용``); a day that the head
    writes gives its year to all that follows, a later one only to what is near it.
    """
    days = (
        (figure.start, point.first_day)
        for figure in found
        for point in points((figure,))
        if point.day is not None and point.first_day is not None
    )
    start, first = next(days, (0, None))
    if first is None or (year is not None and first.year != year):
        return DateAnchor(None, year, None)
    if year is None and start < _HEAD:
        year = first.year
    return DateAnchor(first, year, first.month, supposed=True)


def written_years(found: tuple[Found, ...]) -> tuple[tuple[int, int], ...]:
    """Return where each figure with a written year is, and that year, in reading order."""
    return tuple(
        (figure.start, point.year)
        for figure in found
        if isinstance(figure.value, OpenWhen)
        for point in (figure.value.start, figure.value.end)
        if point is not None and point.year is not None
    )


def anchored(anchor: DateAnchor, figure: Found, years: tuple[tuple[int, int], ...]) -> DateAnchor:
    """Return the anchor with the year written nearest to the figure where it has none of its own."""
    if anchor.year is not None or not years:
        return anchor
    index = bisect_left(years, (figure.start, 0))
    around = years[max(0, index - 1) : index + 1]
    nearest = min(around, key=lambda place: (abs(place[0] - figure.start), place[0] > figure.start))
    return replace(anchor, year=nearest[1])
