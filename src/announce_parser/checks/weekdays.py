"""Days and the weekdays beside them: ``1.9.(월)`` of 2023 holds; ``8월 8일(목)`` of 2025 fails, a Friday.

Where a span names both, both are checked. A day whose year the text leaves out is held against the years that may be
meant: the one it was read with, the nearest to publication, one that the metadata says, the last one written before
it, the year before beside 지난해. Only a weekday that fits none of them contradicts; one that fits another than was read is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from announce_parser.checks._base import passage, skipped
from announce_parser.checks._spans import OPEN, day_of, ends
from announce_parser.record import Check
from announce_parser.values import Period

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Figure, Record

_RULE = "weekday_agrees_with_date"
_WEEKDAYS = "월화수목금토일"  # Monday first, as ``date.weekday`` counts
# 월요일 휴관, 매주 월요일 and 월요일마다 name a day of every week
_EVERY = r"(?!\s?(?:정기|휴|제외|마다|은|는|에는))"
_WEEKDAY = re.compile(
    rf"[(\[（]\s?(?P<weekday>[{_WEEKDAYS}])(?:요일)?\s?[,)\]）]"
    rf"|(?<!매주)(?<!매주\s)(?P<spelt>[{_WEEKDAYS}])요일{_EVERY}"
)
_BEHIND = re.compile(
    rf"\s?[(\[（]\s?[{_WEEKDAYS}](?:요일)?\s?[,)\]）]|\s?[{_WEEKDAYS}]요일{_EVERY}"
)
_LEAD = 300  # characters before a figure in which a year may be said
_REACH = 8  # characters after a figure's text in which its weekday may still stand
_TO = re.compile(r"[~∼～〜–—―-]|부터|에서")
_POINT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?P<midnight>T00:00)?")
_MIDNIGHT = re.compile(
    r"24\s?시|24:00|자정"
)  # the end of the day that is named, the next in ISO 8601
_YEAR = re.compile(
    r"(?<!\d)(?P<full>(?:19|20)\d\d)(?=\s?[년.\-/])|['’‘`´](?P<short>\d\d)(?=\s?[년.])"
)
_GIVEN_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WITH_MONTH = re.compile(r"\d\s?(?:월|[./])\s?\d")
_LAST_YEAR = re.compile(r"(?:지난해|작년|전년)[^.\n]{0,12}$")
_MESSAGE_HOLDS = "{text}: {day}은(는) {weekday}요일이 맞음"
_MESSAGE_FAILS = "{text}: {day}은(는) {weekday}요일이 아니라 {actual}요일임"
_OTHER_YEAR = "연도가 적혀 있지 않고 다른 해의 요일과 맞음"


@dataclass(frozen=True, slots=True)
class _Named:
    """A day and the weekday written beside it."""

    day: date
    weekday: str

    @property
    def fits(self) -> bool:
        return _WEEKDAYS[self.day.weekday()] == self.weekday


def weekdays_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each day of a figure that has its weekday beside it."""
    written: int | None = None  # the year last written before the figure
    for index, figure in enumerate(record.figures):
        if not isinstance(figure.value, Period):
            continue
        named = tuple(_pairs(record, document, index))
        year = _written_year(figure.text)
        if named and all(each.fits for each in named):
            yield from (_finding(figure, index, each) for each in named)
        elif named and year is None:
            start = figure.source.start
            lead = passage(document, figure.source)[max(0, start - _LEAD) : start]
            said = [_written_year(lead) or written]
            if _LAST_YEAR.search(lead) and record.published is not None:
                said.append(int(record.published[:4]) - 1)
            yield from _of_open_year(record, index, named, said)
        else:
            yield from (_finding(figure, index, each) for each in named)
        written = year or written


def _of_open_year(
    record: Record, index: int, named: tuple[_Named, ...], said: list[int | None]
) -> Iterator[Check]:
    """Yield the checks of days whose year is not written, in the year that fits best."""
    figure = record.figures[index]
    readings = [named, *_readings(record, figure, named, said)]
    best = max(readings, key=lambda days: sum(each.fits for each in days))
    for read, meant in zip(named, best, strict=True):
        if meant.fits and not read.fits:
            words = f"{figure.text}: {read.day}, {meant.day} {meant.weekday}요일"
            yield skipped(_RULE, words, _OTHER_YEAR, record, (f"/figures/{index}",))
        else:
            yield _finding(figure, index, meant)


def _readings(
    record: Record, figure: Figure, named: tuple[_Named, ...], said: list[int | None]
) -> Iterator[tuple[_Named, ...]]:
    """Yield the days in the other years, or months where none is written, that may be meant."""
    published = _published(record)
    if published is not None and not _WITH_MONTH.search(figure.text):
        yield tuple(_Named(_nearest_of_month(each.day, published), each.weekday) for each in named)
    first = named[0].day
    years = list(said)
    if published is not None:
        nearest = min(
            (first.year, published.year - 1, published.year, published.year + 1),
            key=lambda year: abs((_moved(first, year) - published).days),
        )
        years.append(nearest)
    years += [
        int(year)
        for value in (record.source.metadata or {}).values()
        for year in _GIVEN_YEAR.findall(value)
    ]
    for year in dict.fromkeys(year for year in years if year):
        apart = year - first.year
        yield tuple(_Named(_moved(each.day, each.day.year + apart), each.weekday) for each in named)


def _published(record: Record) -> date | None:
    return day_of(record.published or "")


def _moved(day: date, year: int) -> date:
    """Return the day in another year, if the calendar has it; 29 February becomes the 28th where there is none."""
    if not MINYEAR <= year <= MAXYEAR:
        return day
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _nearest_of_month(day: date, published: date) -> date:
    """Return the day of that number that lies nearest to publication, in any month."""
    if not MINYEAR < published.year < MAXYEAR:
        return day
    close = (published + timedelta(days=apart) for apart in range(-16, 17))
    return min(
        (one for one in close if one.day == day.day),
        key=lambda one: abs((one - published).days),
        default=day,
    )


def _written_year(text: str) -> int | None:
    """Return the last year that a text writes in digits."""
    found = list(_YEAR.finditer(text))
    if not found:
        return None
    return int(found[-1]["full"] or f"20{found[-1]['short']}")


def _pairs(record: Record, document: Document, index: int) -> Iterator[_Named]:
    """Yield the days of a figure with the weekday written beside each."""
    figure = record.figures[index]
    text = _with_weekday(record, document, index)
    weekdays = [
        (match.start(), match["weekday"] or match["spelt"]) for match in _WEEKDAY.finditer(text)
    ]
    interval = str(getattr(figure.value, "interval", ""))
    to = _TO.search(text)
    days = list(_days(interval, _midnights(text, to)))
    if len(days) == len(weekdays) == 1 and to is not None and OPEN not in ends(interval):
        # 27일 ~ 30일(월) of February: the weekday is that of the day which is not one
        is_of_start = weekdays[0][0] < to.start()
        if is_of_start != (day_of(ends(interval)[0][:10]) is not None):
            return
    if len(days) == len(weekdays):
        for day, (_, weekday) in zip(days, weekdays, strict=True):
            yield _Named(day, weekday)
    elif len(days) == 2 and len(weekdays) == 1:
        is_of_start = to is None or weekdays[0][0] < to.start()
        yield _Named(days[0 if is_of_start else 1], weekdays[0][1])


def _midnights(text: str, to: re.Match[str] | None) -> tuple[bool, bool]:
    """Return whether start and end of a span are the last minute of a day: 16일 24시부터 17일 24시까지."""
    lead, tail = (text, text) if to is None else (text[: to.start()], text[to.end() :])
    return _MIDNIGHT.search(lead) is not None, _MIDNIGHT.search(tail) is not None


def _days(interval: str, midnights: tuple[bool, bool]) -> Iterator[date]:
    """Yield the days of an interval as they are written: 23일 24시 is the next day's first minute."""
    for match in _POINT.finditer(interval):
        day = day_of(match["day"])
        if day is not None:
            is_end = match.end() == len(interval.removesuffix("+09:00"))
            is_last = match["midnight"] is not None and midnights[is_end]
            yield day - timedelta(days=1) if is_last and day > date.min else day


def _with_weekday(record: Record, document: Document, index: int) -> str:
    """Return a figure's text with what is right after it, up to the next figure."""
    source = record.figures[index].source
    text = passage(document, source)
    end = source.end + _REACH
    if index + 1 < len(record.figures):
        following = record.figures[index + 1].source
        same = (following.block, following.cell) == (source.block, source.cell)
        if same and following.start >= source.end:
            end = min(end, following.start)
    behind = _BEHIND.match(text, source.end, end)
    return text[source.start : source.end] + (behind.group() if behind else "")


def _finding(figure: Figure, index: int, named: _Named) -> Check:
    actual = _WEEKDAYS[named.day.weekday()]
    words = {
        "text": figure.text,
        "day": named.day.isoformat(),
        "weekday": named.weekday,
        "actual": actual,
    }
    return Check(
        rule=_RULE,
        severity="info" if named.fits else "warning",
        status="holds" if named.fits else "fails",
        grade="equal" if named.fits else "conflict",
        message=(_MESSAGE_HOLDS if named.fits else _MESSAGE_FAILS).format(**words),
        params={key: word for key, word in words.items() if key != "text"},
        at=(f"/figures/{index}",),
        sources=(figure.source,),
        expected=named.weekday,
        actual=actual,
    )


CHECKS = (weekdays_agree,)
